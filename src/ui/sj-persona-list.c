#define G_LOG_DOMAIN "sj-persona-list"

#include "config.h"

#include "ui/sj-persona-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/sj-editing.h"
#include "core/sj-persona.h"
#include "ui/sj-element-title.h"
#include "ui/sj-picture-transfer.h"

/**
 * SjPersonaList:
 *
 * The personas of a map with their portraits; each can be opened, and new ones made.
 */
struct _SjPersonaList
{
  GtkWidget parent_instance;

  SjEditLog *log;
  char      *shown;  /* what the rows say, so that they are not made anew for nothing */

  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *add;
};

enum {
  SIGNAL_ADDED,
  SIGNAL_FOLLOWED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjPersonaList, sj_persona_list, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
on_row_activated (SjPersonaList *self,
                  GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  g_signal_emit (self, signals[SIGNAL_FOLLOWED], 0, id);
}

static void
on_add (SjPersonaList *self)
{
  SjPersona *persona = sj_editing_add_persona (self->log, _("New Persona"));
  g_autofree char *id = g_strdup (sj_element_get_id (SJ_ELEMENT (persona)));

  g_signal_emit (self, signals[SIGNAL_ADDED], 0, id);
}

static void
sj_persona_list_dispose (GObject *object)
{
  SjPersonaList *self = SJ_PERSONA_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->log);

  G_OBJECT_CLASS (sj_persona_list_parent_class)->dispose (object);
}

static void
sj_persona_list_finalize (GObject *object)
{
  g_clear_pointer (&SJ_PERSONA_LIST (object)->shown, g_free);

  G_OBJECT_CLASS (sj_persona_list_parent_class)->finalize (object);
}

static void
sj_persona_list_class_init (SjPersonaListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_persona_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_persona_list_finalize;

  /**
   * SjPersonaList::added:
   * @id: the id of a persona that was just made
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", SJ_TYPE_PERSONA_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * SjPersonaList::followed:
   * @id: the id of the persona that is wanted
   */
  signals[SIGNAL_FOLLOWED] = g_signal_new ("followed", SJ_TYPE_PERSONA_LIST, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "persona-list");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
sj_persona_list_init (SjPersonaList *self)
{
  GtkWidget *heading = gtk_label_new (_("Personas"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "section-title");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  self->add = gtk_button_new_with_label (_("Add Persona"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "property-button");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->add);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * sj_persona_list_new:
 * @log: the log of a map
 * @read_only: whether nothing may be changed
 *
 * Returns: (transfer floating): the personas of the map
 */
GtkWidget *
sj_persona_list_new (SjEditLog *log,
                     gboolean   read_only)
{
  SjPersonaList *self;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  self = g_object_new (SJ_TYPE_PERSONA_LIST, NULL);
  self->log = g_object_ref (log);
  gtk_widget_set_visible (self->add, !read_only);
  sj_persona_list_refresh (self);

  return GTK_WIDGET (self);
}

/* Whether the map is drawn for this persona. */
static gboolean
is_viewpoint (SjMap     *map,
              SjElement *persona)
{
  g_auto(GStrv) viewpoint = NULL;

  g_object_get (map, "viewpoint", &viewpoint, NULL);
  return viewpoint != NULL && g_strv_contains ((const char *const *) viewpoint,
                                               sj_element_get_id (persona));
}

static void
add_suffixes (AdwActionRow *row,
              gboolean      is_shown)
{
  if (is_shown)
    {
      GtkWidget *shown = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_widget_add_css_class (shown, "accent");
      gtk_widget_set_tooltip_text (shown, _("The map is drawn for this persona"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("The map is drawn for this persona"), -1);
      adw_action_row_add_suffix (row, shown);
    }
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static GtkWidget *
create_row (SjMap     *map,
            SjElement *persona)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = sj_element_title (persona);
  GtkWidget *avatar = adw_avatar_new (32, title, TRUE);
  const char *portrait = sj_element_text (persona, "portrait");
  const char *sentence;

  if (*portrait != '\0')
    {
      g_autoptr(GdkTexture) texture = sj_picture_transfer_load (map, portrait, &sentence);

      adw_avatar_set_custom_image (ADW_AVATAR (avatar), GDK_PAINTABLE (texture));
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sj_element_text (persona, "role"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  add_suffixes (ADW_ACTION_ROW (row), is_viewpoint (map, persona));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (sj_element_get_id (persona)), g_free);

  return row;
}

static char *
describe (SjMap      *map,
          GListModel *personas)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr(SjElement) persona = g_list_model_get_item (personas, i);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\t%d\n", sj_element_get_id (persona),
                              sj_element_text (persona, "name"), sj_element_text (persona, "role"),
                              sj_element_text (persona, "portrait"),
                              is_viewpoint (map, persona));
    }

  return g_string_free (text, FALSE);
}

/**
 * sj_persona_list_refresh:
 * @self: the personas of a map
 *
 * Shows which there are now.
 */
void
sj_persona_list_refresh (SjPersonaList *self)
{
  SjMap *map;
  GListModel *personas;
  g_autofree char *described = NULL;
  GtkWidget *child;

  g_return_if_fail (SJ_IS_PERSONA_LIST (self));

  map = sj_edit_log_get_map (self->log);
  personas = sj_map_get_personas (map);
  described = describe (map, personas);
  if (g_strcmp0 (self->shown, described) == 0)
    return;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr(SjElement) persona = g_list_model_get_item (personas, i);

      gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (map, persona));
    }
  gtk_widget_set_visible (self->list, g_list_model_get_n_items (personas) > 0);
  g_free (self->shown);
  self->shown = g_steal_pointer (&described);
}
