#define G_LOG_DOMAIN "sj-inspector"

#include "config.h"

#include "ui/sj-inspector.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-enums.h"
#include "core/sj-link.h"
#include "core/sj-series.h"
#include "ui/sj-element-title.h"
#include "ui/sj-measurement.h"
#include "ui/sj-property-row.h"
#include "ui/sj-property-text.h"

/**
 * SjInspector:
 *
 * Shows what the selected element says of itself, generated from the declarations, and what was
 * measured there; with nothing selected, the map. Only what was given is shown.
 */
struct _SjInspector
{
  GtkWidget parent_instance;

  SjMap       *map;
  SjSelection *selection;

  GtkWidget *box;
  GtkWidget *kind;
  GtkWidget *title;
  GtkWidget *sections;
};

G_DEFINE_FINAL_TYPE (SjInspector, sj_inspector, GTK_TYPE_WIDGET)

static void
clear_sections (SjInspector *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->sections)) != NULL)
    gtk_box_remove (GTK_BOX (self->sections), child);
}

static void
add_heading (SjInspector *self,
             const char  *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "section-title");
  gtk_box_append (GTK_BOX (self->sections), label);
}

static GtkWidget *
add_list (SjInspector *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (self->sections), list);

  return list;
}

/* Properties */

static void
add_properties (SjInspector *self,
                SjElement   *element)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);
  const char *group = NULL;
  GtkWidget *list = NULL;

  for (guint i = 0; i < n_stored; i++)
    {
      const char *own_group = sj_param_spec_get_group (stored[i]);
      g_autofree char *value = NULL;

      if (sj_param_spec_get_record_type (stored[i]) == &sj_point_record_type ||
          g_strcmp0 (stored[i]->name, sj_element_title_prop (G_OBJECT_TYPE (element))) == 0)
        continue;
      value = sj_property_text (element, stored[i]);
      if (value == NULL)
        continue;

      if (list == NULL || g_strcmp0 (group, own_group) != 0)
        {
          if (own_group != NULL && gtk_widget_get_first_child (self->sections) != NULL)
            add_heading (self, _(own_group));
          list = add_list (self);
          group = own_group;
        }
      gtk_list_box_append (GTK_LIST_BOX (list),
                           sj_property_row_new (_(g_param_spec_get_nick (stored[i])), value,
                                                _(g_param_spec_get_blurb (stored[i]))));
    }
}

/* Measurements */

static void
add_measurements_of (SjInspector    *self,
                     SjElement      *element,
                     SjElement      *only_series,
                     SjSeriesOrigin  origin)
{
  GListModel *list = sj_map_get_series (self->map);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);
      const SjPoint *point = sj_series_find_point (series, sj_element_get_id (element));

      if (point == NULL || !sj_series_is_visible (series) ||
          sj_series_get_origin (series) != origin ||
          (only_series != NULL && SJ_ELEMENT (series) != only_series))
        continue;

      if (gtk_widget_get_first_child (self->sections) == NULL)
        add_heading (self, _("Emotion Here"));
      gtk_box_append (GTK_BOX (self->sections), sj_measurement_new (series, point));
    }
}

/* What was measured comes before what was guessed. */
static void
add_measurements (SjInspector *self,
                  SjElement   *element,
                  SjElement   *only_series)
{
  add_measurements_of (self, element, only_series, SJ_SERIES_MEASURED);
  add_measurements_of (self, element, only_series, SJ_SERIES_ASSUMPTION);
}

/* Links */

static char *
describe_end (SjInspector *self,
              SjLink      *link,
              const char  *card)
{
  SjElement *other = sj_map_lookup (self->map, card);
  g_autofree char *title = other != NULL ? sj_element_title (other) : g_strdup (card);
  const char *label = sj_link_get_label (link);

  if (*label != '\0')
    return g_strdup_printf ("%s (%s)", title, label);
  if (sj_link_get_kind (link) == SJ_LINK_NEXT)
    return g_steal_pointer (&title);

  return g_strdup_printf ("%s (%s)", title,
                          sj_enum_get_label (SJ_TYPE_LINK_KIND, (int) sj_link_get_kind (link)));
}

static void
add_links (SjInspector *self,
           SjElement   *card)
{
  GListModel *links = sj_map_get_links (self->map);
  const char *id = sj_element_get_id (card);
  GtkWidget *list = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr(SjLink) link = g_list_model_get_item (links, i);
      gboolean leads_away = g_strcmp0 (sj_link_get_from (link), id) == 0;
      g_autofree char *value = NULL;

      if (!leads_away && g_strcmp0 (sj_link_get_to (link), id) != 0)
        continue;

      if (list == NULL)
        {
          add_heading (self, _("Links"));
          list = add_list (self);
        }
      value = describe_end (self, link, leads_away ? sj_link_get_to (link)
                                                   : sj_link_get_from (link));
      gtk_list_box_append (GTK_LIST_BOX (list),
                           sj_property_row_new (leads_away ? _("Leads to") : _("Comes from"),
                                                value, NULL));
    }
}

static void
show_element (SjInspector *self,
              SjElement   *element,
              SjElement   *only_series)
{
  g_autofree char *title = sj_element_title (element);

  gtk_label_set_text (GTK_LABEL (self->kind), sj_element_kind_title (element));
  gtk_label_set_text (GTK_LABEL (self->title), title);

  add_measurements (self, element, only_series);
  add_properties (self, element);
  if (SJ_IS_CARD (element))
    add_links (self, element);
}

static void
on_selection_changed (SjInspector *self)
{
  sj_inspector_refresh (self);
}

static void
sj_inspector_dispose (GObject *object)
{
  SjInspector *self = SJ_INSPECTOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, on_selection_changed, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_inspector_parent_class)->dispose (object);
}

static void
sj_inspector_class_init (SjInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_inspector_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, SjInspector, box);
  gtk_widget_class_bind_template_child (widget_class, SjInspector, kind);
  gtk_widget_class_bind_template_child (widget_class, SjInspector, title);
  gtk_widget_class_bind_template_child (widget_class, SjInspector, sections);
}

static void
sj_inspector_init (SjInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Properties"), -1);
}

GtkWidget *
sj_inspector_new (void)
{
  return g_object_new (SJ_TYPE_INSPECTOR, NULL);
}

/**
 * sj_inspector_set_map:
 * @self: an inspector
 * @map: (nullable): the map whose elements it shows
 */
void
sj_inspector_set_map (SjInspector *self,
                      SjMap       *map)
{
  g_return_if_fail (SJ_IS_INSPECTOR (self));

  if (g_set_object (&self->map, map))
    sj_inspector_refresh (self);
}

/**
 * sj_inspector_set_selection:
 * @self: an inspector that has none yet
 * @selection: what is selected, shared with the canvas
 */
void
sj_inspector_set_selection (SjInspector *self,
                            SjSelection *selection)
{
  g_return_if_fail (SJ_IS_INSPECTOR (self));
  g_return_if_fail (SJ_IS_SELECTION (selection) && self->selection == NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sj_inspector_refresh:
 * @self: an inspector
 *
 * Shows what the selected element is now.
 */
void
sj_inspector_refresh (SjInspector *self)
{
  const SjPick *pick;
  SjElement *element, *anchor;

  g_return_if_fail (SJ_IS_INSPECTOR (self));

  clear_sections (self);
  if (self->map == NULL)
    return;

  pick = self->selection != NULL ? sj_selection_get_main (self->selection) : NULL;
  element = pick != NULL ? sj_map_lookup (self->map, pick->id) : NULL;
  anchor = pick != NULL && pick->anchor != NULL ? sj_map_lookup (self->map, pick->anchor) : NULL;
  if (anchor != NULL && SJ_IS_SERIES (element))
    show_element (self, anchor, element);
  else
    show_element (self, element != NULL ? element : SJ_ELEMENT (self->map), NULL);
}

/**
 * sj_inspector_find_value:
 * @self: an inspector
 * @name: what a property is called
 *
 * Returns: (transfer none) (nullable): what is shown for it; %NULL if it is not shown
 */
const char *
sj_inspector_find_value (SjInspector *self,
                         const char  *name)
{
  g_return_val_if_fail (SJ_IS_INSPECTOR (self), NULL);

  for (GtkWidget *section = gtk_widget_get_first_child (self->sections); section != NULL;
       section = gtk_widget_get_next_sibling (section))
    for (GtkWidget *row = gtk_widget_get_first_child (section); row != NULL;
         row = gtk_widget_get_next_sibling (row))
      if (SJ_IS_PROPERTY_ROW (row) &&
          g_str_equal (sj_property_row_get_name (SJ_PROPERTY_ROW (row)), name))
        return sj_property_row_get_value (SJ_PROPERTY_ROW (row));

  return NULL;
}
