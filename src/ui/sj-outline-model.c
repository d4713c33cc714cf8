#define G_LOG_DOMAIN "sj-outline-model"

#include "config.h"

#include "ui/sj-outline-model.h"

#include <glib/gi18n-lib.h>

#include "core/sj-lane.h"
#include "core/sj-map-lint.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "ui/sj-outline-check.h"
#include "ui/sj-outline-group.h"

/**
 * SjOutlineModel:
 *
 * The map as a tree of rows: stages with their steps, lanes, feedback, personas, checks. It is the
 * map's own lists, so that an edit changes the rows of what it touched and no others.
 */
struct _SjOutlineModel
{
  GObject parent_instance;

  SjMap            *map;
  GListStore       *checks;
  GtkTreeListModel *tree;
};

enum {
  SIGNAL_STEPS_MOVED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjOutlineModel, sj_outline_model, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gboolean
belongs_to_stage (gpointer item,
                  gpointer stage)
{
  return g_strcmp0 (sj_step_get_stage (SJ_STEP (item)), sj_element_get_id (stage)) == 0;
}

static void
on_steps_moved (GtkFilter *filter)
{
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  SjOutlineModel *self = user_data;
  GtkFilter *filter;

  if (SJ_IS_OUTLINE_GROUP (item))
    return g_object_ref (sj_outline_group_get_items (item));
  if (!SJ_IS_STAGE (item))
    return NULL;

  filter = GTK_FILTER (gtk_custom_filter_new (belongs_to_stage, g_object_ref (item),
                                              g_object_unref));
  g_signal_connect_object (self, "steps-moved", G_CALLBACK (on_steps_moved), filter,
                           G_CONNECT_SWAPPED);
  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (sj_map_get_steps (self->map)),
                                                  filter));
}

static GListModel *
create_groups (SjOutlineModel *self)
{
  const struct
  {
    const char *title;
    GType       type;
    GListModel *items;
  } groups[] = {
    { _("Stages"), SJ_TYPE_STAGE, sj_map_get_stages (self->map) },
    { _("Lanes"), SJ_TYPE_LANE, sj_map_get_lanes (self->map) },
    { _("Feedback"), SJ_TYPE_SERIES, sj_map_get_series (self->map) },
    { _("Personas"), SJ_TYPE_PERSONA, sj_map_get_personas (self->map) },
    { _("Checks"), SJ_TYPE_OUTLINE_CHECK, G_LIST_MODEL (self->checks) },
  };
  GListStore *list = g_list_store_new (SJ_TYPE_OUTLINE_GROUP);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr(SjOutlineGroup) group =
        sj_outline_group_new (groups[i].title, groups[i].type, groups[i].items);

      g_list_store_append (list, group);
    }

  return G_LIST_MODEL (list);
}

/* What one looks at all the time is open; personas and checks are a click away. */
static void
open_groups (SjOutlineModel *self)
{
  GListModel *groups = gtk_tree_list_model_get_model (self->tree);

  for (guint i = g_list_model_get_n_items (groups); i > 0; i--)
    {
      g_autoptr(SjOutlineGroup) group = g_list_model_get_item (groups, i - 1);
      g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i - 1);
      GType type = sj_outline_group_get_item_type (group);

      gtk_tree_list_row_set_expanded (row, type != SJ_TYPE_PERSONA &&
                                           type != SJ_TYPE_OUTLINE_CHECK);
    }
}

static void
sj_outline_model_dispose (GObject *object)
{
  SjOutlineModel *self = SJ_OUTLINE_MODEL (object);

  g_clear_object (&self->tree);
  g_clear_object (&self->checks);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_outline_model_parent_class)->dispose (object);
}

static void
sj_outline_model_class_init (SjOutlineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sj_outline_model_dispose;

  /* Steps went to other stages, which lists of steps cannot see by themselves. */
  signals[SIGNAL_STEPS_MOVED] =
    g_signal_new ("steps-moved", SJ_TYPE_OUTLINE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
sj_outline_model_init (SjOutlineModel *self)
{
  self->checks = g_list_store_new (SJ_TYPE_OUTLINE_CHECK);
}

/**
 * sj_outline_model_new:
 * @map: a map
 *
 * Returns: (transfer full): its outline, not checked yet
 */
SjOutlineModel *
sj_outline_model_new (SjMap *map)
{
  SjOutlineModel *self;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  self = g_object_new (SJ_TYPE_OUTLINE_MODEL, NULL);
  self->map = g_object_ref (map);
  self->tree = gtk_tree_list_model_new (create_groups (self), FALSE, FALSE, create_children, self,
                                        NULL);
  open_groups (self);

  return self;
}

/**
 * sj_outline_model_get_rows:
 * @self: an outline
 *
 * Returns: (transfer none): a list of #GtkTreeListRow, which must not be used after @self
 */
GListModel *
sj_outline_model_get_rows (SjOutlineModel *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_MODEL (self), NULL);

  return G_LIST_MODEL (self->tree);
}

/**
 * sj_outline_model_follow:
 * @self: an outline
 * @transaction: what was done to the map
 *
 * Returns: whether steps went to other stages
 */
gboolean
sj_outline_model_follow (SjOutlineModel      *self,
                         const SjTransaction *transaction)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_MODEL (self) && transaction != NULL, FALSE);

  for (guint i = 0; i < sj_transaction_get_n_edits (transaction); i++)
    {
      const SjEdit *edit = sj_transaction_get_edit (transaction, i);

      if (edit->kind == SJ_EDIT_SET && SJ_IS_STEP (edit->element) &&
          g_str_equal (edit->pspec->name, "stage"))
        {
          g_signal_emit (self, signals[SIGNAL_STEPS_MOVED], 0);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
are_same (GListStore *checks,
          GPtrArray  *findings)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (checks)) != findings->len)
    return FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr(SjOutlineCheck) check = g_list_model_get_item (G_LIST_MODEL (checks), i);

      if (!sj_outline_check_is (check, g_ptr_array_index (findings, i)))
        return FALSE;
    }

  return TRUE;
}

/* What matters most comes first; among equals the order of the map stays. */
static GPtrArray *
sort_findings (GPtrArray *findings)
{
  GPtrArray *sorted = g_ptr_array_sized_new (findings->len);

  for (int severity = SJ_FINDING_FAULT; severity >= SJ_FINDING_NOTE; severity--)
    for (guint i = 0; i < findings->len; i++)
      if ((int) sj_map_finding_get_severity (g_ptr_array_index (findings, i)) == severity)
        g_ptr_array_add (sorted, g_ptr_array_index (findings, i));

  return sorted;
}

/**
 * sj_outline_model_update_checks:
 * @self: an outline
 *
 * Looks over the whole map again.
 */
void
sj_outline_model_update_checks (SjOutlineModel *self)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) sorted = NULL;
  g_autoptr(GPtrArray) checks = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (SJ_IS_OUTLINE_MODEL (self));

  findings = sj_map_lint (self->map);
  sorted = sort_findings (findings);
  if (are_same (self->checks, sorted))
    return;

  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (checks, sj_outline_check_new (g_ptr_array_index (sorted, i)));
  g_list_store_splice (self->checks, 0, g_list_model_get_n_items (G_LIST_MODEL (self->checks)),
                       checks->pdata, checks->len);
}

static GtkTreeListRow *
find_row (SjOutlineModel *self,
          gpointer        item,
          guint          *position)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; item != NULL && i < n_rows; i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), i);
      g_autoptr(GObject) own = gtk_tree_list_row_get_item (row);

      *position = i;
      if (own == item)
        return g_steal_pointer (&row);
    }

  *position = GTK_INVALID_LIST_POSITION;
  return NULL;
}

static void
open_group_of (SjOutlineModel *self,
               GType           type)
{
  GListModel *groups = gtk_tree_list_model_get_model (self->tree);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr(SjOutlineGroup) group = g_list_model_get_item (groups, i);
      g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i);

      if (sj_outline_group_get_item_type (group) == type)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

/**
 * sj_outline_model_open_to:
 * @self: an outline
 * @element: (nullable): an element of the map
 *
 * Opens what an element stands below, so that it has a row.
 */
void
sj_outline_model_open_to (SjOutlineModel *self,
                          SjElement      *element)
{
  g_autoptr(GtkTreeListRow) row = NULL;
  guint position;

  g_return_if_fail (SJ_IS_OUTLINE_MODEL (self));

  if (element == NULL)
    return;

  open_group_of (self, SJ_IS_STEP (element) ? SJ_TYPE_STAGE : G_OBJECT_TYPE (element));
  if (!SJ_IS_STEP (element))
    return;

  row = find_row (self, sj_map_lookup (self->map, sj_step_get_stage (SJ_STEP (element))),
                  &position);
  if (row != NULL)
    gtk_tree_list_row_set_expanded (row, TRUE);
}

/**
 * sj_outline_model_find:
 * @self: an outline
 * @item: (nullable): an element or another item
 *
 * Returns: the position of its row, or %GTK_INVALID_LIST_POSITION
 */
guint
sj_outline_model_find (SjOutlineModel *self,
                       gpointer        item)
{
  g_autoptr(GtkTreeListRow) row = NULL;
  guint position;

  g_return_val_if_fail (SJ_IS_OUTLINE_MODEL (self), GTK_INVALID_LIST_POSITION);

  row = find_row (self, item, &position);
  return position;
}
