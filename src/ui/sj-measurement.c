#define G_LOG_DOMAIN "sj-measurement"

#include "config.h"

#include "ui/sj-measurement.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-point-note.h"
#include "ui/sj-point-text.h"
#include "ui/sj-share-bar.h"
#include "ui/sj-working-popover.h"

/**
 * SjMeasurement:
 *
 * What one series says about one place: the headline figure, what it rests on, and how the answers
 * are spread.
 */
struct _SjMeasurement
{
  GtkWidget parent_instance;

  SjSeries *series;
  char     *anchor;

  GtkWidget *box;
  GtkWidget *series_label;
  GtkWidget *headline;
  GtkWidget *working;
  GtkWidget *evidence;
  GtkWidget *contrast;
  GtkWidget *note;
  GtkWidget *note_entry;  /* NULL if the map is only looked at */
  GtkWidget *distribution;
  GtkWidget *comparisons;
};

G_DEFINE_FINAL_TYPE (SjMeasurement, sj_measurement, GTK_TYPE_WIDGET)

static void
sj_measurement_dispose (GObject *object)
{
  SjMeasurement *self = SJ_MEASUREMENT (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->series);
  g_clear_pointer (&self->anchor, g_free);

  G_OBJECT_CLASS (sj_measurement_parent_class)->dispose (object);
}

static void
sj_measurement_class_init (SjMeasurementClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_measurement_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "measurement");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-measurement.ui");
  gtk_widget_class_bind_template_child (widget_class, SjMeasurement, box);
  gtk_widget_class_bind_template_child (widget_class, SjMeasurement, series_label);
  gtk_widget_class_bind_template_child (widget_class, SjMeasurement, headline);
  gtk_widget_class_bind_template_child (widget_class, SjMeasurement, working);
  gtk_widget_class_bind_template_child (widget_class, SjMeasurement, evidence);
  gtk_widget_class_bind_template_child (widget_class, SjMeasurement, contrast);
  gtk_widget_class_bind_template_child (widget_class, SjMeasurement, note);
  gtk_widget_class_bind_template_child (widget_class, SjMeasurement, distribution);
  gtk_widget_class_bind_template_child (widget_class, SjMeasurement, comparisons);
}

/* The figure, its interval, what it is worth as emotion, how it stands out and compares; or why it
 * is hidden. */
static void
explain (SjMeasurement *self)
{
  static const SjStatistic statistics[] = {
    SJ_STATISTIC_NATIVE,     SJ_STATISTIC_NATIVE_LOW,   SJ_STATISTIC_VALENCE,
    SJ_STATISTIC_P_ADJUSTED, SJ_STATISTIC_COMPARISONS,  SJ_STATISTIC_REMARKS,
  };
  SjMap *map = sj_element_get_map (SJ_ELEMENT (self->series));
  g_autoptr(SjStatisticsTable) table = NULL;
  guint row;

  if (map == NULL)
    return;

  table = sj_statistics_table_new (map, self->series);
  row = sj_statistics_table_find_row (table, self->anchor);
  if (row < sj_statistics_table_get_n_rows (table))
    sj_working_popover_show (self->working, table, row, statistics, G_N_ELEMENTS (statistics));
}

static void
sj_measurement_init (SjMeasurement *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->working, "clicked", G_CALLBACK (explain), self);
}

static void
show_text (GtkWidget  *label,
           const char *text)
{
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
}

static GtkWidget *
create_figure (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);

  return label;
}

static double
sum_of (GArray *boxes)
{
  double sum = 0.0;

  for (guint i = 0; i < boxes->len; i++)
    sum += g_array_index (boxes, double, i);

  return sum;
}

static double
largest_of (GArray *boxes)
{
  double largest = 0.0;

  for (guint i = 0; i < boxes->len; i++)
    largest = MAX (largest, g_array_index (boxes, double, i));

  return largest;
}

static void
show_distribution (SjMeasurement *self,
                   SjSeries      *series,
                   const SjPoint *point)
{
  GtkGrid *grid = GTK_GRID (self->distribution);
  g_autoptr(GString) spoken = g_string_new (NULL);
  double sum = sum_of (point->boxes), largest = largest_of (point->boxes);

  for (guint i = 0; i < point->boxes->len; i++)
    {
      double count = g_array_index (point->boxes, double, i);
      g_autofree char *score = sj_point_text_box (series, point, i);
      g_autofree char *share = g_strdup_printf (_("%.0f %%"), 100.0 * count / sum);

      gtk_grid_attach (grid, create_figure (score), 0, i, 1, 1);
      gtk_grid_attach (grid, sj_share_bar_new (count / largest,
                                               sj_point_text_goodness (series, point, i)),
                       1, i, 1, 1);
      gtk_grid_attach (grid, create_figure (share), 2, i, 1, 1);
      g_string_append_printf (spoken, "%s%s: %s", i > 0 ? ", " : "", score, share);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->str, -1);
}

static void
add_comparison (SjMeasurement           *self,
                SjSeries                *series,
                const SjPointComparison *comparison)
{
  g_autofree char *text = sj_point_text_comparison (series, comparison);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, comparison->direction != 0 ? "caption-heading" : "caption");
  if (comparison->direction != 0)
    gtk_widget_add_css_class (label, comparison->direction > 0 ? "success" : "error");
  gtk_widget_set_tooltip_text (label,
                               _("▲ or ▼ stands only where the difference is significant (p < .05, "
                                 "adjusted for all comparisons of all curves of the map) and at "
                                 "least .10 of the scale of emotion."));
  gtk_box_append (GTK_BOX (self->comparisons), label);
}

static void
show_comparisons (SjMeasurement            *self,
                  SjSeries                 *series,
                  const SjPoint            *point,
                  const SjComparisonFamily *family)
{
  g_autoptr(GHashTable) all = NULL;
  GArray *list = NULL;

  if (family != NULL && point->anchor != NULL)
    {
      all = sj_comparison_family_list (family, series);
      list = g_hash_table_lookup (all, point->anchor);
    }
  for (guint i = 0; list != NULL && i < list->len; i++)
    add_comparison (self, series, &g_array_index (list, SjPointComparison, i));
  gtk_widget_set_visible (self->comparisons, list != NULL && list->len > 0);
}

static void
show_note (SjMeasurement *self,
           SjEditLog     *log,
           SjSeries      *series,
           const SjPoint *point)
{
  show_text (self->note, log == NULL ? point->note : NULL);
  if (log == NULL)
    return;

  self->note_entry = sj_point_note_new (log, series, point);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->note_entry, self->note);
}

static gboolean
is_hidden (const SjPoint *point)
{
  return point->reason != NULL && *point->reason != '\0';
}

/**
 * sj_measurement_new:
 * @log: (nullable): the log through which the note is changed; %NULL if it is only looked at
 * @series: a series
 * @point: one of its points
 * @family: (nullable): the comparisons of the map, if any are to be shown
 *
 * Returns: (transfer floating): what it says
 */
GtkWidget *
sj_measurement_new (SjEditLog                *log,
                    SjSeries                 *series,
                    const SjPoint            *point,
                    const SjComparisonFamily *family)
{
  SjMeasurement *self;
  g_autofree char *headline = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *contrast = NULL;
  gboolean has_boxes;

  g_return_val_if_fail (SJ_IS_SERIES (series), NULL);
  g_return_val_if_fail (point != NULL, NULL);

  self = g_object_new (SJ_TYPE_MEASUREMENT, NULL);
  self->series = g_object_ref (series);
  self->anchor = g_strdup (point->anchor);
  gtk_widget_set_visible (self->working, sj_point_has_figure (point) || is_hidden (point));
  headline = sj_point_text_headline (series, point);
  evidence = sj_point_text_evidence (series, point);
  contrast = sj_point_text_contrast (point);
  has_boxes = point->boxes != NULL && point->boxes->len > 0 && sum_of (point->boxes) > 0.0;

  show_text (self->series_label, sj_series_get_title (series));
  show_text (self->headline, headline);
  show_text (self->evidence, evidence);
  show_text (self->contrast, contrast);
  show_note (self, log, series, point);
  gtk_widget_set_visible (self->distribution, has_boxes);
  if (has_boxes)
    show_distribution (self, series, point);
  show_comparisons (self, series, point, family);

  return GTK_WIDGET (self);
}

/**
 * sj_measurement_get_note:
 * @self: what was measured
 *
 * Returns: (transfer none) (nullable): where its note is typed; %NULL if it is only looked at
 */
GtkWidget *
sj_measurement_get_note (SjMeasurement *self)
{
  g_return_val_if_fail (SJ_IS_MEASUREMENT (self), NULL);

  return self->note_entry;
}
