#define G_LOG_DOMAIN "sj-measurement-list"

#include "config.h"

#include "ui/sj-measurement-list.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-measurement.h"
#include "ui/sj-point-note.h"

/**
 * SjMeasurementList:
 *
 * What the curves say about one place: a touchpoint, a step or a stage.
 */
struct _SjMeasurementList
{
  GtkWidget parent_instance;

  SjEditLog *log;
  gboolean   read_only;
  SjElement *place;
  SjSeries  *only;   /* NULL for all that are visible */
  GPtrArray *shown;  /* SjRecords of the series shown, by identity: they are never changed */

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (SjMeasurementList, sj_measurement_list, GTK_TYPE_WIDGET)

static void
sj_measurement_list_dispose (GObject *object)
{
  SjMeasurementList *self = SJ_MEASUREMENT_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->log);
  g_clear_object (&self->place);
  g_clear_object (&self->only);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_measurement_list_parent_class)->dispose (object);
}

static void
sj_measurement_list_class_init (SjMeasurementListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_measurement_list_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "measurement-list");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
sj_measurement_list_init (SjMeasurementList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * sj_measurement_list_new:
 * @log: the log of a map
 * @read_only: whether nothing may be changed
 * @place: one of the map's touchpoints, steps or stages
 * @only: (nullable): the one curve that is asked for
 *
 * Returns: (transfer floating): what was measured there; invisible if nothing was
 */
GtkWidget *
sj_measurement_list_new (SjEditLog *log,
                         gboolean   read_only,
                         SjElement *place,
                         SjSeries  *only)
{
  SjMeasurementList *self;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log) && SJ_IS_ELEMENT (place), NULL);

  self = g_object_new (SJ_TYPE_MEASUREMENT_LIST, NULL);
  self->log = g_object_ref (log);
  self->read_only = read_only;
  self->place = g_object_ref (place);
  g_set_object (&self->only, only);
  sj_measurement_list_refresh (self);

  return GTK_WIDGET (self);
}

static void
add_heading (SjMeasurementList *self)
{
  GtkWidget *heading = gtk_label_new (_("Emotion Here"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "section-title");
  gtk_box_append (GTK_BOX (self->box), heading);
}

static void
add_measurements (SjMeasurementList        *self,
                  SjSeriesOrigin            origin,
                  const SjComparisonFamily *family)
{
  GListModel *list = sj_map_get_series (sj_edit_log_get_map (self->log));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);
      const SjPoint *point = sj_series_find_point (series, sj_element_get_id (self->place));

      if (point == NULL || sj_series_get_origin (series) != origin ||
          (self->only != NULL ? series != self->only : !sj_series_is_visible (series)))
        continue;

      if (gtk_widget_get_first_child (self->box) == NULL)
        add_heading (self);
      gtk_box_append (GTK_BOX (self->box),
                      sj_measurement_new (self->read_only ? NULL : self->log, series, point,
                                          family));
    }
}

static GPtrArray *
list_records (SjMap *map)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_records_unref);
  GListModel *list = sj_map_get_series (map);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      if (sj_series_get_points (series) != NULL)
        g_ptr_array_add (records, sj_records_ref (sj_series_get_points (series)));
    }

  return records;
}

static gboolean
same_records (GPtrArray *first,
              GPtrArray *second)
{
  return first != NULL && first->len == second->len &&
         (first->len == 0 ||
          memcmp (first->pdata, second->pdata, first->len * sizeof (gpointer)) == 0);
}

static SjMeasurement *
find_measurement (SjMeasurementList *self,
                  SjSeries          *series)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (SJ_IS_MEASUREMENT (child) && sj_measurement_get_note (SJ_MEASUREMENT (child)) != NULL &&
        sj_point_note_get_series (SJ_POINT_NOTE (
          sj_measurement_get_note (SJ_MEASUREMENT (child)))) == series)
      return SJ_MEASUREMENT (child);

  return NULL;
}

/* Whoever has just written a note by Enter may go on from there. */
static SjSeries *
find_focused (SjMeasurementList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *note = focus != NULL && gtk_widget_is_ancestor (focus, self->box)
                      ? gtk_widget_get_ancestor (focus, SJ_TYPE_POINT_NOTE) : NULL;

  return note != NULL ? g_object_ref (sj_point_note_get_series (SJ_POINT_NOTE (note))) : NULL;
}

/**
 * sj_measurement_list_refresh:
 * @self: the list of a place
 *
 * Shows what the curves say now.
 */
void
sj_measurement_list_refresh (SjMeasurementList *self)
{
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(SjComparisonFamily) family = NULL;
  g_autoptr(SjSeries) focused = NULL;
  SjMeasurement *measurement;
  GtkWidget *child;

  g_return_if_fail (SJ_IS_MEASUREMENT_LIST (self));

  records = list_records (sj_edit_log_get_map (self->log));
  if (same_records (self->shown, records))
    return;

  focused = find_focused (self);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_steal_pointer (&records);

  /* What was measured comes before what was guessed. */
  family = sj_comparison_family_new (sj_edit_log_get_map (self->log));
  add_measurements (self, SJ_SERIES_MEASURED, family);
  add_measurements (self, SJ_SERIES_ESTIMATED, family);
  add_measurements (self, SJ_SERIES_ASSUMPTION, family);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);

  measurement = focused != NULL ? find_measurement (self, focused) : NULL;
  if (measurement != NULL)
    gtk_widget_grab_focus (sj_measurement_get_note (measurement));
}
