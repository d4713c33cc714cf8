#define G_LOG_DOMAIN "sj-selection"

#include "ui/sj-selection.h"

/**
 * SjSelection:
 *
 * What is selected in one view of a map, by id, so that it outlives scenes and undo. Canvas,
 * outline, inspector and status bar share it and follow its “changed”.
 */
struct _SjSelection
{
  GObject parent_instance;

  GArray     *picks;
  GHashTable *names;  /* of the picks, so that asking takes no time however many there are */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjSelection, sj_selection, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static guint
hash_pick (gconstpointer data)
{
  const SjPick *pick = data;

  return g_str_hash (pick->id) * 31 + (pick->anchor != NULL ? g_str_hash (pick->anchor) : 0);
}

static gboolean
equal_picks (gconstpointer first,
             gconstpointer second)
{
  const SjPick *one = first, *other = second;

  return g_str_equal (one->id, other->id) && g_strcmp0 (one->anchor, other->anchor) == 0;
}

static SjPick *
pick_copy (const SjPick *pick)
{
  SjPick *copy = g_new (SjPick, 1);

  *copy = (SjPick) { g_strdup (pick->id), g_strdup (pick->anchor) };
  return copy;
}

static void
pick_clear (SjPick *pick)
{
  g_clear_pointer (&pick->id, g_free);
  g_clear_pointer (&pick->anchor, g_free);
}

static void
pick_free (SjPick *pick)
{
  pick_clear (pick);
  g_free (pick);
}

static void
sj_selection_finalize (GObject *object)
{
  g_clear_pointer (&SJ_SELECTION (object)->names, g_hash_table_unref);
  g_clear_pointer (&SJ_SELECTION (object)->picks, g_array_unref);

  G_OBJECT_CLASS (sj_selection_parent_class)->finalize (object);
}

static void
sj_selection_class_init (SjSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_selection_finalize;

  /**
   * SjSelection::changed:
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SJ_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
sj_selection_init (SjSelection *self)
{
  self->picks = g_array_new (FALSE, FALSE, sizeof (SjPick));
  g_array_set_clear_func (self->picks, (GDestroyNotify) pick_clear);
  self->names = g_hash_table_new_full (hash_pick, equal_picks, (GDestroyNotify) pick_free, NULL);
}

SjSelection *
sj_selection_new (void)
{
  return g_object_new (SJ_TYPE_SELECTION, NULL);
}

static gboolean
contains (SjSelection *self,
          const char  *id,
          const char  *anchor)
{
  const SjPick pick = { (char *) id, (char *) anchor };

  return g_hash_table_contains (self->names, &pick);
}

static guint
find_pick (SjSelection *self,
           const char  *id,
           const char  *anchor)
{
  const SjPick wanted = { (char *) id, (char *) anchor };
  guint position = 0;

  while (!equal_picks (&g_array_index (self->picks, SjPick, position), &wanted))
    position++;

  return position;
}

/* An element is selected once. */
static void
append_pick (SjSelection *self,
             const char  *id,
             const char  *anchor)
{
  SjPick pick = { g_strdup (id), g_strdup (anchor) };

  if (g_hash_table_add (self->names, pick_copy (&pick)))
    g_array_append_val (self->picks, pick);
  else
    pick_clear (&pick);
}

static void
remove_all (SjSelection *self)
{
  g_hash_table_remove_all (self->names);
  g_array_set_size (self->picks, 0);
}

gboolean
sj_selection_is_empty (SjSelection *self)
{
  return sj_selection_get_n (self) == 0;
}

guint
sj_selection_get_n (SjSelection *self)
{
  g_return_val_if_fail (SJ_IS_SELECTION (self), 0);

  return self->picks->len;
}

/**
 * sj_selection_get:
 * @self: a selection
 * @position: less than sj_selection_get_n(), in the order of selecting
 *
 * Returns: (transfer none): what is selected; valid until the selection changes
 */
const SjPick *
sj_selection_get (SjSelection *self,
                  guint        position)
{
  g_return_val_if_fail (SJ_IS_SELECTION (self), NULL);
  g_return_val_if_fail (position < self->picks->len, NULL);

  return &g_array_index (self->picks, SjPick, position);
}

/**
 * sj_selection_get_main:
 * @self: a selection
 *
 * Returns: (transfer none) (nullable): what was selected last, which the inspector shows and the
 *   keyboard moves from
 */
const SjPick *
sj_selection_get_main (SjSelection *self)
{
  g_return_val_if_fail (SJ_IS_SELECTION (self), NULL);

  return self->picks->len > 0 ? sj_selection_get (self, self->picks->len - 1) : NULL;
}

gboolean
sj_selection_contains (SjSelection *self,
                       const char  *id,
                       const char  *anchor)
{
  g_return_val_if_fail (SJ_IS_SELECTION (self), FALSE);

  return id != NULL && contains (self, id, anchor);
}

/**
 * sj_selection_select:
 * @self: a selection
 * @id: the id of an element
 * @anchor: (nullable): with a point of a series: what the point belongs to
 *
 * Selects this alone.
 */
void
sj_selection_select (SjSelection *self,
                     const char  *id,
                     const char  *anchor)
{
  g_autofree char *kept_id = NULL;
  g_autofree char *kept_anchor = NULL;

  g_return_if_fail (SJ_IS_SELECTION (self));
  g_return_if_fail (id != NULL);

  if (self->picks->len == 1 && sj_selection_contains (self, id, anchor))
    return;

  /* They may be those of the pick that is about to be cleared. */
  kept_id = g_strdup (id);
  kept_anchor = g_strdup (anchor);
  remove_all (self);
  append_pick (self, kept_id, kept_anchor);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * sj_selection_toggle:
 * @self: a selection
 * @id: the id of an element
 * @anchor: (nullable): as above
 *
 * Adds this to what is selected, or takes it out.
 */
void
sj_selection_toggle (SjSelection *self,
                     const char  *id,
                     const char  *anchor)
{
  const SjPick pick = { (char *) id, (char *) anchor };

  g_return_if_fail (SJ_IS_SELECTION (self));
  g_return_if_fail (id != NULL);

  if (contains (self, id, anchor))
    {
      guint position = find_pick (self, id, anchor);

      g_hash_table_remove (self->names, &pick);
      g_array_remove_index (self->picks, position);
    }
  else
    append_pick (self, id, anchor);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_selection (SjSelection       *self,
              const char *const *ids,
              guint              n_ids)
{
  if (self->picks->len != n_ids)
    return FALSE;

  for (guint i = 0; i < n_ids; i++)
    {
      const SjPick *pick = sj_selection_get (self, i);

      if (pick->anchor != NULL || !g_str_equal (pick->id, ids[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * sj_selection_select_all:
 * @self: a selection
 * @ids: (array length=n_ids) (nullable): ids of different elements; not those that the picks keep
 * @n_ids: how many, may be 0
 *
 * Selects these and nothing else.
 */
void
sj_selection_select_all (SjSelection       *self,
                         const char *const *ids,
                         guint              n_ids)
{
  g_return_if_fail (SJ_IS_SELECTION (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  if (is_selection (self, ids, n_ids))
    return;

  remove_all (self);
  for (guint i = 0; i < n_ids; i++)
    append_pick (self, ids[i], NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * sj_selection_keep_only:
 * @self: a selection
 * @is_kept: (scope call): says of each whether it stays
 * @user_data: for @is_kept
 *
 * Takes out what is not to be selected any more, all at once.
 */
void
sj_selection_keep_only (SjSelection *self,
                        SjPickFunc   is_kept,
                        gpointer     user_data)
{
  g_autoptr(GArray) before = NULL;
  guint n_before;

  g_return_if_fail (SJ_IS_SELECTION (self));

  n_before = self->picks->len;
  before = g_steal_pointer (&self->picks);
  g_hash_table_remove_all (self->names);
  self->picks = g_array_new (FALSE, FALSE, sizeof (SjPick));
  g_array_set_clear_func (self->picks, (GDestroyNotify) pick_clear);
  for (guint i = 0; i < n_before; i++)
    {
      const SjPick *pick = &g_array_index (before, SjPick, i);

      if (is_kept (pick, user_data))
        append_pick (self, pick->id, pick->anchor);
    }
  if (self->picks->len < n_before)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
sj_selection_clear (SjSelection *self)
{
  g_return_if_fail (SJ_IS_SELECTION (self));

  if (self->picks->len == 0)
    return;

  remove_all (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
