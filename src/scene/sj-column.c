#define G_LOG_DOMAIN "sj-column"

#include "scene/sj-column.h"

static void
column_free (SjColumn *self)
{
  g_clear_object (&self->step);
  g_clear_object (&self->stage);
  g_clear_pointer (&self->boxes, g_ptr_array_unref);
  g_free (self);
}

static void
add_column (GPtrArray *columns,
            SjStep    *step,
            SjStage   *stage,
            guint      stage_position)
{
  SjColumn *column = g_new0 (SjColumn, 1);

  g_set_object (&column->step, step);
  g_set_object (&column->stage, stage);
  column->stage_position = stage_position;
  column->wished = step != NULL ? sj_step_get_width (step) : 0.0;
  column->boxes = g_ptr_array_new ();
  g_ptr_array_add (columns, column);
}

static GHashTable *
group_steps (SjMap *map)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GListModel *steps = sj_map_get_steps (map);
  guint n_steps = g_list_model_get_n_items (steps);

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr(SjStep) step = g_list_model_get_item (steps, i);
      SjStage *stage = sj_map_lookup_typed (map, sj_step_get_stage (step), SJ_TYPE_STAGE);
      GPtrArray *group = g_hash_table_lookup (groups, stage);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, stage, group);
        }
      /* The map's list keeps the step alive as long as the groups are needed. */
      g_ptr_array_add (group, step);
    }

  return groups;
}

static void
add_group (GPtrArray *columns,
           GPtrArray *steps,
           SjStage   *stage,
           guint      stage_position)
{
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    add_column (columns, g_ptr_array_index (steps, i), stage, stage_position);

  if (steps == NULL && stage != NULL)
    add_column (columns, NULL, stage, stage_position);
}

/**
 * sj_column_list_new:
 * @map: a map
 *
 * Lists the columns of a map: the steps of each stage together, an empty column for a stage without
 * steps, and at the end the steps that name no stage.
 *
 * Returns: (transfer full) (element-type SjColumn): the columns
 */
GPtrArray *
sj_column_list_new (SjMap *map)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  g_autoptr(GHashTable) groups = group_steps (map);
  GListModel *stages = sj_map_get_stages (map);
  guint n_stages = g_list_model_get_n_items (stages);

  for (guint i = 0; i < n_stages; i++)
    {
      g_autoptr(SjStage) stage = g_list_model_get_item (stages, i);

      add_group (columns, g_hash_table_lookup (groups, stage), stage, i);
    }
  add_group (columns, g_hash_table_lookup (groups, NULL), NULL, n_stages);

  return columns;
}

/**
 * sj_column_choose_width:
 * @self: a column
 * @n_columns: how many columns the map has
 *
 * Returns: how wide it shall be: as somebody wished, else so that a short journey fills a page and
 *   words need not be broken
 */
double
sj_column_choose_width (const SjColumn *self,
                        guint           n_columns)
{
  double share = 1360.0 / MAX (n_columns, 1);

  if (self->wished > 0.0)
    return MAX (self->wished, 60.0);

  return CLAMP (MAX (share, self->need), SJ_COLUMN_MIN_WIDTH, SJ_COLUMN_MAX_WIDTH);
}

/**
 * sj_column_get_card_width:
 * @self: a column
 *
 * Returns: the width of a card that stands in this column alone
 */
double
sj_column_get_card_width (const SjColumn *self)
{
  return self->width - SJ_CELL_BEFORE - SJ_CELL_AFTER;
}

/**
 * sj_column_get_centre:
 * @self: a column that has its place
 *
 * Returns: the middle of its cards
 */
double
sj_column_get_centre (const SjColumn *self)
{
  return self->x + SJ_CELL_BEFORE + sj_column_get_card_width (self) / 2.0;
}

const char *
sj_column_get_title (const SjColumn *self)
{
  if (self->step != NULL)
    return sj_step_get_title (self->step);

  return self->stage != NULL ? sj_stage_get_title (self->stage) : "";
}
