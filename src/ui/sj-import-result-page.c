#define G_LOG_DOMAIN "sj-import-result-page"

#include "config.h"

#include "ui/sj-import-result-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/sj-series.h"
#include "feedback/sj-refresh.h"
#include "scene/sj-point-words.h"
#include "ui/sj-import-curve.h"
#include "ui/sj-import-preview.h"

/**
 * SjImportResultPage:
 *
 * What importing will put on the map: the curves, and every value in words.
 */
struct _SjImportResultPage
{
  GtkWidget parent_instance;

  SjImportJob *job;
  gboolean     stale;

  GtkWidget *scroller;
  GtkWidget *curve;
  GtkWidget *lists;
};

#define MAX_CURVES 12
#define MAX_POINTS 200

static void sj_import_result_page_iface_init (SjImportPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SjImportResultPage, sj_import_result_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SJ_TYPE_IMPORT_PAGE,
                                                      sj_import_result_page_iface_init))

static GtkWidget *
create_point (SjMap         *map,
              SjSeries      *series,
              const SjPoint *point)
{
  SjElement *place = sj_map_lookup (map, point->anchor);
  g_autofree char *words = sj_point_words (series, point);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 place != NULL ? sj_element_text (place, "title") : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);

  return row;
}

static void
add_series (SjImportResultPage *self,
            SjMap              *map,
            SjSeries           *series)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n_points = sj_series_get_n_points (series);
  g_autofree char *description =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u value", "%u values", n_points), n_points);
  g_autofree char *title = g_markup_escape_text (sj_series_get_title (series), -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  for (guint i = 0; i < MIN (n_points, MAX_POINTS); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               create_point (map, series, sj_series_get_point (series, i)));
  gtk_box_append (GTK_BOX (self->lists), group);
}

static void
add_change (GtkWidget            *group,
            SjMap                *map,
            const SjSeriesChange *change,
            guint                 min_n)
{
  g_autofree char *words = sj_series_change_get_words (change, min_n);
  GString *points = g_string_new (NULL);
  GtkWidget *row = adw_action_row_new ();

  for (guint i = 0; i < change->changes->len; i++)
    {
      g_autofree char *point =
        sj_point_change_get_words (&g_array_index (change->changes, SjPointChange, i), map);

      if (point != NULL)
        g_string_append_printf (points, points->len > 0 ? "\n%s" : "%s", point);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), points->str);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_string_free (points, TRUE);
}

/* Only where there is something to be compared with. */
static void
add_changes (SjImportResultPage *self)
{
  g_autoptr(SjRefresh) refresh = sj_refresh_new (sj_import_job_get_import (self->job));
  GtkWidget *group;

  if (refresh->n_refreshed == 0)
    return;

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What Changes"));
  for (guint i = 0; i < refresh->series->len; i++)
    add_change (group, sj_import_job_get_map (self->job),
                g_ptr_array_index (refresh->series, i), refresh->min_n);
  gtk_box_append (GTK_BOX (self->lists), group);
}

static void
show (SjImportResultPage *self)
{
  g_autoptr(SjMap) map = sj_import_preview_new (self->job);
  GtkWidget *child;

  self->stale = FALSE;
  sj_import_curve_show (SJ_IMPORT_CURVE (self->curve), self->job);
  while ((child = gtk_widget_get_first_child (self->lists)) != NULL)
    gtk_box_remove (GTK_BOX (self->lists), child);
  if (map == NULL)
    return;

  add_changes (self);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (sj_map_get_series (map)), MAX_CURVES); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (sj_map_get_series (map), i);

      add_series (self, map, series);
    }
}

static void
sj_import_result_page_update (SjImportPage   *page,
                              SjImportJob    *job,
                              SjImportChange  change)
{
  SjImportResultPage *self = SJ_IMPORT_RESULT_PAGE (page);

  g_set_object (&self->job, job);
  if ((change & (SJ_IMPORT_CHANGED_MATCHES | SJ_IMPORT_CHANGED_RESULT)) == 0)
    return;

  /* Nobody waits for a page that is not seen. */
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
sj_import_result_page_iface_init (SjImportPageInterface *iface)
{
  iface->update = sj_import_result_page_update;
}

static void
sj_import_result_page_map (GtkWidget *widget)
{
  SjImportResultPage *self = SJ_IMPORT_RESULT_PAGE (widget);

  GTK_WIDGET_CLASS (sj_import_result_page_parent_class)->map (widget);
  if (self->stale && self->job != NULL)
    show (self);
}

static void
sj_import_result_page_dispose (GObject *object)
{
  SjImportResultPage *self = SJ_IMPORT_RESULT_PAGE (object);

  g_clear_object (&self->job);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_result_page_parent_class)->dispose (object);
}

static void
sj_import_result_page_class_init (SjImportResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_result_page_dispose;
  widget_class->map = sj_import_result_page_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sj_import_result_page_init (SjImportResultPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->curve = sj_import_curve_new (TRUE);
  self->lists = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (box, "import-result");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->lists);
  gtk_box_append (GTK_BOX (box), self->curve);
  gtk_box_append (GTK_BOX (box), clamp);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
