#define G_LOG_DOMAIN "sj-persona-use"

#include "config.h"

#include "ui/sj-persona-use.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/sj-editing.h"
#include "core/sj-series.h"
#include "ui/sj-element-title.h"

/**
 * SjPersonaUse:
 *
 * Where a persona is used: whether the map shows its journey, and which curves are its own. Here it
 * is also deleted.
 */
struct _SjPersonaUse
{
  GtkWidget parent_instance;

  SjEditLog *log;
  SjPersona *persona;
  gboolean   showing;
  guint      delete_id;

  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *delete;
};

G_DEFINE_FINAL_TYPE (SjPersonaUse, sj_persona_use, GTK_TYPE_WIDGET)

static const char *
get_id (SjPersonaUse *self)
{
  return sj_element_get_id (SJ_ELEMENT (self->persona));
}

static gboolean
is_viewpoint (SjPersonaUse *self)
{
  g_auto(GStrv) viewpoint = NULL;

  g_object_get (sj_edit_log_get_map (self->log), "viewpoint", &viewpoint, NULL);
  return viewpoint != NULL && g_strv_contains ((const char *const *) viewpoint, get_id (self));
}

static void
set_viewpoint (SjPersonaUse *self,
               gboolean      shown)
{
  SjElement *map = SJ_ELEMENT (sj_edit_log_get_map (self->log));
  g_auto(GStrv) before = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) after = NULL;

  g_object_get (map, "viewpoint", &before, NULL);
  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    if (!g_str_equal (before[i], get_id (self)))
      g_strv_builder_add (builder, before[i]);
  if (shown)
    g_strv_builder_add (builder, get_id (self));
  after = g_strv_builder_end (builder);

  sj_edit_log_begin (self->log, _("Change Personas"));
  sj_edit_log_set (self->log, map, "viewpoint", after, NULL);
  sj_edit_log_commit (self->log);
}

static void
on_toggled (SjPersonaUse *self,
            GParamSpec   *pspec,
            GtkSwitch    *toggle)
{
  SjElement *series = g_object_get_data (G_OBJECT (toggle), "series");
  gboolean active = gtk_switch_get_active (toggle);

  if (self->showing)
    return;
  if (series == NULL)
    {
      set_viewpoint (self, active);
      return;
    }

  sj_edit_log_begin (self->log, _("Change Persona of Curve"));
  sj_edit_log_set (self->log, series, "persona", active ? get_id (self) : "", NULL);
  sj_edit_log_commit (self->log);
}

static gboolean
on_delete_due (gpointer user_data)
{
  SjPersonaUse *self = user_data;
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();

  self->delete_id = 0;
  g_ptr_array_add (elements, self->persona);
  sj_editing_delete (self->log, elements);

  return G_SOURCE_REMOVE;
}

/* The button goes away with the persona, so it is let come to rest first. */
static void
on_delete (SjPersonaUse *self)
{
  if (self->delete_id == 0)
    self->delete_id = g_idle_add (on_delete_due, self);
}

static void
add_switch (SjPersonaUse *self,
            const char   *title,
            const char   *subtitle,
            SjElement    *series)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  if (series != NULL)
    g_object_set_data_full (G_OBJECT (toggle), "series", g_object_ref (series), g_object_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_object_set_data (G_OBJECT (row), "toggle", toggle);
}

static void
build (SjPersonaUse *self)
{
  GListModel *series = sj_map_get_series (sj_edit_log_get_map (self->log));

  add_switch (self, _("Journey shown here"), _("The map is drawn for this persona"), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (series); i++)
    {
      g_autoptr(SjElement) curve = g_list_model_get_item (series, i);
      g_autofree char *title = sj_element_title (curve);

      add_switch (self, title, _("Emotion curve of this persona"), curve);
    }
}

static void
sj_persona_use_dispose (GObject *object)
{
  SjPersonaUse *self = SJ_PERSONA_USE (object);

  g_clear_handle_id (&self->delete_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->log);
  g_clear_object (&self->persona);

  G_OBJECT_CLASS (sj_persona_use_parent_class)->dispose (object);
}

static void
sj_persona_use_class_init (SjPersonaUseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_persona_use_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "persona-use");
}

static void
sj_persona_use_init (SjPersonaUse *self)
{
  GtkWidget *heading = gtk_label_new (_("Where It Is Used"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "section-title");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->delete = gtk_button_new_with_label (_("Delete Persona"));
  gtk_widget_set_halign (self->delete, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->delete, "property-button");
  gtk_widget_add_css_class (self->delete, "quiet-destructive");
  g_signal_connect_object (self->delete, "clicked", G_CALLBACK (on_delete), self,
                           G_CONNECT_SWAPPED);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->delete);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * sj_persona_use_new:
 * @log: the log of a map
 * @read_only: whether nothing may be changed
 * @persona: one of the map's personas
 *
 * Returns: (transfer floating): where it is used
 */
GtkWidget *
sj_persona_use_new (SjEditLog *log,
                    gboolean   read_only,
                    SjPersona *persona)
{
  SjPersonaUse *self;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log) && SJ_IS_PERSONA (persona), NULL);

  self = g_object_new (SJ_TYPE_PERSONA_USE, NULL);
  self->log = g_object_ref (log);
  self->persona = g_object_ref (persona);
  gtk_widget_set_sensitive (self->box, !read_only);
  build (self);
  sj_persona_use_refresh (self);

  return GTK_WIDGET (self);
}

/**
 * sj_persona_use_refresh:
 * @self: where a persona is used
 *
 * Shows where that is now.
 */
void
sj_persona_use_refresh (SjPersonaUse *self)
{
  g_return_if_fail (SJ_IS_PERSONA_USE (self));

  self->showing = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkSwitch *toggle = g_object_get_data (G_OBJECT (row), "toggle");
      SjSeries *series = g_object_get_data (G_OBJECT (toggle), "series");

      gtk_switch_set_active (toggle,
                             series != NULL
                               ? g_str_equal (sj_series_get_persona (series), get_id (self))
                               : is_viewpoint (self));
    }
  self->showing = FALSE;
}
