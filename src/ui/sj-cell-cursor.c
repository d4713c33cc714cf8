#define G_LOG_DOMAIN "sj-cell-cursor"

#include "ui/sj-cell-cursor.h"

/**
 * SjCellCursor:
 *
 * The cell the keyboard is at, by the ids of its step and lane, so that it outlives scenes and
 * undo. Unlike the selection it may be where there is nothing.
 */
struct _SjCellCursor
{
  GObject parent_instance;

  char *step;
  char *lane;
  char *anchor_step;  /* where extending began; NULL unless extended */
  char *anchor_lane;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjCellCursor, sj_cell_cursor, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
sj_cell_cursor_finalize (GObject *object)
{
  SjCellCursor *self = SJ_CELL_CURSOR (object);

  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->lane, g_free);
  g_clear_pointer (&self->anchor_step, g_free);
  g_clear_pointer (&self->anchor_lane, g_free);

  G_OBJECT_CLASS (sj_cell_cursor_parent_class)->finalize (object);
}

static void
sj_cell_cursor_class_init (SjCellCursorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_cell_cursor_finalize;

  /**
   * SjCellCursor::changed:
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SJ_TYPE_CELL_CURSOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
sj_cell_cursor_init (SjCellCursor *self)
{
}

SjCellCursor *
sj_cell_cursor_new (void)
{
  return g_object_new (SJ_TYPE_CELL_CURSOR, NULL);
}

gboolean
sj_cell_cursor_is_set (SjCellCursor *self)
{
  g_return_val_if_fail (SJ_IS_CELL_CURSOR (self), FALSE);

  return self->step != NULL && self->lane != NULL;
}

/**
 * sj_cell_cursor_get_step:
 * @self: a cursor
 *
 * Returns: (transfer none) (nullable): the id of the step, %NULL if the cursor is nowhere
 */
const char *
sj_cell_cursor_get_step (SjCellCursor *self)
{
  g_return_val_if_fail (SJ_IS_CELL_CURSOR (self), NULL);

  return self->step;
}

/**
 * sj_cell_cursor_get_lane:
 * @self: a cursor
 *
 * Returns: (transfer none) (nullable): the id of the lane, %NULL if the cursor is nowhere
 */
const char *
sj_cell_cursor_get_lane (SjCellCursor *self)
{
  g_return_val_if_fail (SJ_IS_CELL_CURSOR (self), NULL);

  return self->lane;
}

static void
move (SjCellCursor *self,
      const char   *step,
      const char   *lane)
{
  if (step == NULL || lane == NULL)
    step = lane = NULL;
  if (g_strcmp0 (self->step, step) == 0 && g_strcmp0 (self->lane, lane) == 0)
    return;

  g_free (self->step);
  g_free (self->lane);
  self->step = g_strdup (step);
  self->lane = g_strdup (lane);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * sj_cell_cursor_set:
 * @self: a cursor
 * @step: (nullable): the id of a step
 * @lane: (nullable): the id of a lane
 *
 * Moves the cursor to a cell; without a step or a lane it is nowhere.
 */
void
sj_cell_cursor_set (SjCellCursor *self,
                    const char   *step,
                    const char   *lane)
{
  g_return_if_fail (SJ_IS_CELL_CURSOR (self));

  g_clear_pointer (&self->anchor_step, g_free);
  g_clear_pointer (&self->anchor_lane, g_free);
  move (self, step, lane);
}

void
sj_cell_cursor_clear (SjCellCursor *self)
{
  sj_cell_cursor_set (self, NULL, NULL);
}

/**
 * sj_cell_cursor_extend:
 * @self: a cursor that is somewhere
 * @step: the id of a step
 * @lane: the id of a lane
 *
 * Moves the cursor to a cell and remembers where it was when extending began.
 */
void
sj_cell_cursor_extend (SjCellCursor *self,
                       const char   *step,
                       const char   *lane)
{
  g_return_if_fail (SJ_IS_CELL_CURSOR (self));
  g_return_if_fail (step != NULL && lane != NULL);

  if (self->anchor_step == NULL)
    {
      self->anchor_step = g_strdup (self->step);
      self->anchor_lane = g_strdup (self->lane);
    }
  move (self, step, lane);
}

gboolean
sj_cell_cursor_is_extended (SjCellCursor *self)
{
  g_return_val_if_fail (SJ_IS_CELL_CURSOR (self), FALSE);

  return self->anchor_step != NULL;
}

/**
 * sj_cell_cursor_get_anchor_step:
 * @self: a cursor
 *
 * Returns: (transfer none) (nullable): the id of the step where extending began, or of the cursor's
 */
const char *
sj_cell_cursor_get_anchor_step (SjCellCursor *self)
{
  g_return_val_if_fail (SJ_IS_CELL_CURSOR (self), NULL);

  return self->anchor_step != NULL ? self->anchor_step : self->step;
}

/**
 * sj_cell_cursor_get_anchor_lane:
 * @self: a cursor
 *
 * Returns: (transfer none) (nullable): the id of the lane where extending began, or of the cursor's
 */
const char *
sj_cell_cursor_get_anchor_lane (SjCellCursor *self)
{
  g_return_val_if_fail (SJ_IS_CELL_CURSOR (self), NULL);

  return self->anchor_lane != NULL ? self->anchor_lane : self->lane;
}
