#define G_LOG_DOMAIN "sj-import-matches"

#include "config.h"

#include "ui/sj-import-matches.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "ui/sj-element-title.h"
#include "ui/sj-import-text.h"

/**
 * SjImportMatches:
 *
 * What each name in a file stands for on the map, with how sure that is; the person may choose
 * otherwise.
 */
struct _SjImportMatches
{
  AdwPreferencesGroup parent_instance;

  SjImportJob   *job;
  SjMap         *map;
  GPtrArray     *rows;
  GPtrArray     *anchors;  /* ids, in the order of @titles without its first */
  GtkStringList *titles;
  gboolean       showing;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjImportMatches, sj_import_matches, ADW_TYPE_PREFERENCES_GROUP)

static guint signals[N_SIGNALS];

static void
sj_import_matches_dispose (GObject *object)
{
  SjImportMatches *self = SJ_IMPORT_MATCHES (object);

  g_clear_object (&self->job);
  g_clear_object (&self->map);
  g_clear_object (&self->titles);

  G_OBJECT_CLASS (sj_import_matches_parent_class)->dispose (object);
}

static void
sj_import_matches_finalize (GObject *object)
{
  SjImportMatches *self = SJ_IMPORT_MATCHES (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_import_matches_parent_class)->finalize (object);
}

static void
sj_import_matches_class_init (SjImportMatchesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sj_import_matches_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_import_matches_finalize;

  /**
   * SjImportMatches::changed:
   *
   * Somebody has chosen what a name stands for.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SJ_TYPE_IMPORT_MATCHES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
sj_import_matches_init (SjImportMatches *self)
{
  self->rows = g_ptr_array_new ();
  self->anchors = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Names"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("What each name in the file stands for on the map"));
}

/* What names may stand for */

static gboolean
may_be_measured (SjMap     *map,
                 SjElement *element)
{
  SjLane *lane;

  if (!SJ_IS_CARD (element))
    return TRUE;

  lane = sj_map_lookup_typed (map, sj_card_get_lane (SJ_CARD (element)), SJ_TYPE_LANE);
  return lane != NULL && sj_lane_holds_touchpoints (lane);
}

static void
add_anchors (SjImportMatches *self,
             GListModel      *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);
      g_autofree char *title = sj_element_title (element);
      g_autofree char *entry = NULL;

      if (!may_be_measured (self->map, element))
        continue;
      entry = SJ_IS_CARD (element) ? g_strdup (title)
                                   : g_strdup_printf ("%s (%s)", title,
                                                      sj_element_kind_title (element));
      gtk_string_list_append (self->titles, entry);
      g_ptr_array_add (self->anchors, g_strdup (sj_element_get_id (element)));
    }
}

static void
list_anchors (SjImportMatches *self)
{
  g_clear_object (&self->titles);
  g_ptr_array_set_size (self->anchors, 0);
  self->titles = gtk_string_list_new (NULL);
  gtk_string_list_append (self->titles, _("Leave out"));
  add_anchors (self, sj_map_get_cards (self->map));
  add_anchors (self, sj_map_get_steps (self->map));
  add_anchors (self, sj_map_get_stages (self->map));
}

static guint
find_entry (SjImportMatches     *self,
            const SjImportMatch *match)
{
  if (match->anchor == NULL || match->kind == SJ_IMPORT_OFFERED ||
      match->kind == SJ_IMPORT_UNMATCHED)
    return 0;

  for (guint i = 0; i < self->anchors->len; i++)
    if (g_str_equal (g_ptr_array_index (self->anchors, i), match->anchor))
      return i + 1;

  return 0;
}

/* Rows */

static void
on_selected (AdwComboRow     *row,
             GParamSpec      *pspec,
             SjImportMatches *self)
{
  SjFeedbackImport *import = sj_import_job_get_import (self->job);
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "sj-position"));
  const SjImportMatch *match = sj_feedback_import_get_match (import, position);
  guint entry = adw_combo_row_get_selected (row);
  g_autofree char *text = NULL;

  if (self->showing || entry > self->anchors->len)
    return;

  sj_feedback_import_choose (import, match->name,
                             entry > 0 ? g_ptr_array_index (self->anchors, entry - 1) : NULL,
                             NULL);
  text = entry > 0 ? sj_import_text_match (self->map, match) : g_strdup (_("Left out"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_row (SjImportMatches     *self,
         guint                position,
         const SjImportMatch *match)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *text = sj_import_text_match (self->map, match);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), match->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_entry (self, match));
  g_object_set_data (G_OBJECT (row), "sj-position", GUINT_TO_POINTER (position));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_selected), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (SjImportMatches *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/**
 * sj_import_matches_show:
 * @self: the group
 * @job: a job that has run
 * @map: the map its names were matched with
 *
 * Shows what the names stand for.
 */
void
sj_import_matches_show (SjImportMatches *self,
                        SjImportJob     *job,
                        SjMap           *map)
{
  SjFeedbackImport *import;

  g_return_if_fail (SJ_IS_IMPORT_MATCHES (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && sj_import_job_get_import (job) != NULL);
  g_return_if_fail (SJ_IS_MAP (map));

  g_set_object (&self->job, job);
  g_set_object (&self->map, map);
  import = sj_import_job_get_import (job);

  self->showing = TRUE;
  clear_rows (self);
  list_anchors (self);
  for (guint i = 0; i < sj_feedback_import_get_n_matches (import); i++)
    add_row (self, i, sj_feedback_import_get_match (import, i));
  self->showing = FALSE;
}

/**
 * sj_import_matches_get_n_used:
 * @self: the group
 *
 * Returns: how many names stand for something
 */
guint
sj_import_matches_get_n_used (SjImportMatches *self)
{
  guint n_used = 0;

  g_return_val_if_fail (SJ_IS_IMPORT_MATCHES (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    if (adw_combo_row_get_selected (g_ptr_array_index (self->rows, i)) > 0)
      n_used++;

  return n_used;
}
