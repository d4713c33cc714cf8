#define G_LOG_DOMAIN "sj-inspector"

#include "config.h"

#include "ui/sj-inspector.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-series.h"
#include "ui/sj-card-links.h"
#include "ui/sj-common-properties.h"
#include "ui/sj-element-title.h"
#include "ui/sj-measurement-list.h"
#include "ui/sj-page-button.h"
#include "ui/sj-persona-list.h"
#include "ui/sj-persona-use.h"
#include "ui/sj-property-group.h"
#include "ui/sj-property-relevance.h"
#include "ui/sj-series-source.h"

/**
 * SjInspector:
 *
 * Edits what the selected elements say of themselves, generated from the declarations, and shows
 * what was measured there; with nothing selected, the map. Of several elements it shows what they
 * have in common. As long as the same things are selected, the same editors stay, so that typing
 * goes on while the map changes.
 */
struct _SjInspector
{
  GtkWidget parent_instance;

  SjEditLog   *log;
  gboolean     read_only;
  SjSelection *selection;

  GPtrArray   *elements;  /* what is shown */
  SjElement   *series;    /* the curve whose point is shown; NULL for the elements as a whole */
  GPtrArray   *properties;  /* GParamSpec, borrowed: what is shown of the first of them */
  guint        rebuild_id;
  guint        refresh_id;
  gboolean     behind;  /* whether it has yet to show what has become of the map */
  gint64       cost;  /* in µs, to show the same things again */
  char        *followed;  /* the id of what is to be selected next */
  guint        follow_id;
  gboolean     names_followed;  /* whether its name is typed next */
  GHashTable  *open;      /* the headings under which more is shown */
  gboolean     rebuilding;
  gboolean     stale;
  char        *found;     /* what sj_inspector_find_value() returned last */

  GtkWidget *box;
  GtkWidget *back_button;
  GtkWidget *kind;
  GtkWidget *title;
  GtkWidget *script_button;
  GtkWidget *sections;
};

G_DEFINE_FINAL_TYPE (SjInspector, sj_inspector, GTK_TYPE_WIDGET)

static SjMap *
get_map (SjInspector *self)
{
  return self->log != NULL ? sj_edit_log_get_map (self->log) : NULL;
}

/* What is selected */

static GPtrArray *
list_selected (SjInspector  *self,
               SjElement   **series)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_picks = self->selection != NULL ? sj_selection_get_n (self->selection) : 0;
  const SjPick *main_pick = n_picks > 0 ? sj_selection_get_main (self->selection) : NULL;
  g_autoptr(GHashTable) known = NULL;

  *series = NULL;
  if (main_pick != NULL && main_pick->anchor != NULL)
    {
      SjElement *anchor = sj_map_lookup (get_map (self), main_pick->anchor);

      *series = sj_map_lookup (get_map (self), main_pick->id);
      if (anchor != NULL && SJ_IS_SERIES (*series))
        {
          g_ptr_array_add (elements, g_object_ref (anchor));
          return elements;
        }
      *series = NULL;
    }

  known = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n_picks; i++)
    {
      const SjPick *pick = sj_selection_get (self->selection, i);
      SjElement *element = sj_map_lookup (get_map (self), pick->id);

      if (element != NULL && g_hash_table_add (known, element))
        g_ptr_array_add (elements, g_object_ref (element));
    }
  if (elements->len == 0)
    g_ptr_array_add (elements, g_object_ref (get_map (self)));

  return elements;
}

static gboolean
same_elements (GPtrArray *first,
               GPtrArray *second)
{
  if (first == NULL || first->len != second->len)
    return FALSE;

  return memcmp (first->pdata, second->pdata, first->len * sizeof (gpointer)) == 0;
}

/* Nothing vanishes while it is edited: only what is missing is a reason to begin anew. */
static gboolean
lacks_any (GPtrArray *shown,
           GPtrArray *properties)
{
  for (guint i = 0; i < properties->len; i++)
    if (!g_ptr_array_find (shown, g_ptr_array_index (properties, i), NULL))
      return TRUE;

  return FALSE;
}

/* Sections */

static void
on_group_toggled (SjInspector     *self,
                  SjPropertyGroup *group)
{
  const char *title = sj_property_group_get_title (group);

  if (sj_property_group_is_open (group))
    g_hash_table_add (self->open, g_strdup (title));
  else
    g_hash_table_remove (self->open, title);
}

static void
build_group (SjInspector     *self,
             SjPropertyGroup *group)
{
  const char *title = sj_property_group_get_title (group);

  sj_property_group_build (group, g_hash_table_contains (self->open, title));
  g_signal_connect_object (group, "toggled", G_CALLBACK (on_group_toggled), self,
                           G_CONNECT_SWAPPED);
}

/* Adds the group that begins at @position; returns where the next one begins. */
static guint
add_group (SjInspector *self,
           guint        position)
{
  const char *heading = sj_param_spec_get_group (g_ptr_array_index (self->properties, position));
  SjPropertyGroup *group = SJ_PROPERTY_GROUP (sj_property_group_new (
    heading != NULL ? _(heading) : ""));

  gtk_box_append (GTK_BOX (self->sections), GTK_WIDGET (group));
  for (; position < self->properties->len; position++)
    {
      GParamSpec *pspec = g_ptr_array_index (self->properties, position);
      g_autoptr(SjPropertyBinding) binding = NULL;

      if (g_strcmp0 (heading, sj_param_spec_get_group (pspec)) != 0)
        break;
      binding = sj_property_binding_new (self->read_only ? NULL : self->log, self->elements, pspec);
      sj_property_group_add (group, binding, sj_property_relevance_is_essential (pspec));
    }
  build_group (self, group);

  return position;
}

static void
focus_name (SjInspector *self)
{
  SjPropertyRow *row = sj_inspector_find_row (self, "name");
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus;

  if (row == NULL || root == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (sj_property_row_get_editor (row)));
  focus = gtk_root_get_focus (root);
  if (GTK_IS_TEXT_VIEW (focus))
    g_signal_emit_by_name (focus, "select-all", TRUE);
}

static gboolean
on_follow_due (gpointer user_data)
{
  SjInspector *self = user_data;
  g_autofree char *id = g_steal_pointer (&self->followed);

  self->follow_id = 0;
  sj_selection_select (self->selection, id, NULL);
  if (self->names_followed)
    focus_name (self);
  self->names_followed = FALSE;

  return G_SOURCE_REMOVE;
}

/* What was pressed goes away with the selection, so it is let come to rest first. */
static void
on_followed (SjInspector *self,
             const char  *id)
{
  g_free (self->followed);
  self->followed = g_strdup (id);
  if (self->follow_id == 0)
    self->follow_id = g_idle_add (on_follow_due, self);
}

/* What is new waits for its name. */
static void
on_persona_added (SjInspector *self,
                  const char  *id)
{
  self->names_followed = TRUE;
  on_followed (self, id);
}

static void
on_back (SjInspector *self)
{
  sj_selection_clear (self->selection);
}

static void
add_personas (SjInspector *self,
              SjElement   *element)
{
  GtkWidget *section;

  if (SJ_IS_PERSONA (element))
    section = sj_persona_use_new (self->log, self->read_only, SJ_PERSONA (element));
  else
    {
      section = sj_persona_list_new (self->log, self->read_only);
      g_signal_connect_object (section, "followed", G_CALLBACK (on_followed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (section, "added", G_CALLBACK (on_persona_added), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_box_append (GTK_BOX (self->sections), section);
}

/* What was measured at one place and where its links lead; it is made anew whenever it changes. */
static void
add_surroundings (SjInspector *self)
{
  SjElement *element = g_ptr_array_index (self->elements, 0);
  GtkWidget *links;

  if (self->elements->len > 1)
    return;
  if (SJ_IS_MAP (element) || SJ_IS_PERSONA (element))
    {
      add_personas (self, element);
      return;
    }
  if (SJ_IS_SERIES (element))
    gtk_box_append (GTK_BOX (self->sections),
                    sj_series_source_new (SJ_SERIES (element), self->read_only));

  gtk_box_append (GTK_BOX (self->sections),
                  sj_measurement_list_new (self->log, self->read_only, element,
                                           SJ_SERIES (self->series)));
  if (!SJ_IS_CARD (element))
    return;

  links = sj_card_links_new (SJ_CARD (element));
  g_signal_connect_object (links, "followed", G_CALLBACK (on_followed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->sections), links);
}

static void
clear_sections (SjInspector *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->sections)) != NULL)
    gtk_box_remove (GTK_BOX (self->sections), child);
}

/* A heading says nothing that the panel's own does not say already. */
static void
show_first_title (SjInspector *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->sections);

  if (SJ_IS_PROPERTY_GROUP (first))
    sj_property_group_show_title (SJ_PROPERTY_GROUP (first),
                                  g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->kind)),
                                             sj_property_group_get_title (
                                               SJ_PROPERTY_GROUP (first))) != 0);
}

static void
show_heading (SjInspector *self)
{
  SjElement *first = g_ptr_array_index (self->elements, 0);
  g_autofree char *title = NULL;

  if (self->elements->len > 1)
    title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing selected",
                                          "%u things selected", self->elements->len),
                             self->elements->len);
  else
    title = sj_element_title (first);
  gtk_label_set_text (GTK_LABEL (self->kind), sj_element_kind_title (first));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->title, self->elements->len > 1 || self->series != NULL);
  show_first_title (self);
  gtk_widget_set_visible (self->back_button, self->elements->len == 1 && SJ_IS_PERSONA (first));
  sj_page_button_show (GTK_BUTTON (self->script_button), self->elements->len == 1 ? first : NULL);
}

static gpointer
find_focused (SjInspector *self,
              GType        type)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->sections)
           ? gtk_widget_get_ancestor (focus, type) : NULL;
}

/* A property, or the heading of one group of them, under which more is shown. */
static void
restore_focus (SjInspector *self,
               const char  *property,
               const char  *heading)
{
  SjPropertyRow *row = property != NULL ? sj_inspector_find_row (self, property) : NULL;
  SjPropertyGroup *group = heading != NULL ? sj_property_group_find (self->sections, heading)
                                           : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (sj_property_row_get_editor (row)));
  else if (group != NULL)
    gtk_widget_child_focus (GTK_WIDGET (group), GTK_DIR_TAB_FORWARD);
}

/* First what the thing is, then what was felt there and where it leads, then all else. */
static void
rebuild (SjInspector *self)
{
  SjPropertyRow *row = find_focused (self, SJ_TYPE_PROPERTY_ROW);
  SjPropertyGroup *group = find_focused (self, SJ_TYPE_PROPERTY_GROUP);
  const char *property = row != NULL ? sj_property_binding_get_pspec (
                                         sj_property_row_get_binding (row))->name : NULL;
  g_autofree char *heading = group != NULL ? g_strdup (sj_property_group_get_title (group)) : NULL;
  guint position = 0;

  clear_sections (self);
  if (self->series != NULL)
    add_surroundings (self);
  if (self->properties->len > 0)
    position = add_group (self, 0);
  if (self->series == NULL)
    add_surroundings (self);
  while (position < self->properties->len)
    position = add_group (self, position);
  show_heading (self);

  restore_focus (self, property, heading);
}

static void
refresh_sections (SjInspector *self)
{
  show_heading (self);
  for (GtkWidget *section = gtk_widget_get_first_child (self->sections); section != NULL;
       section = gtk_widget_get_next_sibling (section))
    if (SJ_IS_PROPERTY_GROUP (section))
      sj_property_group_refresh (SJ_PROPERTY_GROUP (section));
    else if (SJ_IS_CARD_LINKS (section))
      sj_card_links_refresh (SJ_CARD_LINKS (section));
    else if (SJ_IS_PERSONA_LIST (section))
      sj_persona_list_refresh (SJ_PERSONA_LIST (section));
    else if (SJ_IS_PERSONA_USE (section))
      sj_persona_use_refresh (SJ_PERSONA_USE (section));
    else if (SJ_IS_MEASUREMENT_LIST (section))
      sj_measurement_list_refresh (SJ_MEASUREMENT_LIST (section));
}

static void
begin_anew (SjInspector *self)
{
  SjElement *series;
  GPtrArray *elements = list_selected (self, &series);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  g_clear_pointer (&self->properties, g_ptr_array_unref);
  self->elements = elements;
  self->properties = sj_common_properties_list (elements);
  g_set_object (&self->series, series);
  rebuild (self);
}

static gboolean
on_rebuild_due (gpointer user_data)
{
  SjInspector *self = user_data;

  self->rebuild_id = 0;
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  sj_inspector_refresh (self);

  return G_SOURCE_REMOVE;
}

/* What takes longer than this in µs waits until nothing has changed for so many ms, so that nobody
 * who types has to wait for it. */
#define LONG_REFRESH 6000
#define PAUSE 200

static gboolean
on_refresh_due (gpointer user_data)
{
  SjInspector *self = user_data;

  self->refresh_id = 0;
  sj_inspector_refresh (self);

  return G_SOURCE_REMOVE;
}

/* Whoever looks at what is shown sees what is true. */
static void
catch_up (SjInspector *self)
{
  if (self->behind)
    sj_inspector_refresh (self);
}

/* The change may come from within an editor, which must not go away under its own hands. */
static void
rebuild_later (SjInspector *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add (on_rebuild_due, self);
}

static void
update (SjInspector *self)
{
  SjElement *series;
  g_autoptr(GPtrArray) elements = list_selected (self, &series);
  g_autoptr(GPtrArray) properties = NULL;
  gint64 start;

  if (!same_elements (self->elements, elements) || self->series != series)
    {
      begin_anew (self);
      return;
    }

  start = g_get_monotonic_time ();
  refresh_sections (self);
  self->cost = g_get_monotonic_time () - start;
  properties = sj_common_properties_list (elements);
  if (lacks_any (self->properties, properties))
    rebuild_later (self);
}

static void
queue_refresh (SjInspector *self,
               guint        pause)
{
  self->behind = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->refresh_id = pause > 0 ? g_timeout_add (pause, on_refresh_due, self)
                               : g_idle_add (on_refresh_due, self);
}

static void
on_selection_changed (SjInspector *self)
{
  queue_refresh (self, 0);
}

static void
sj_inspector_map (GtkWidget *widget)
{
  catch_up (SJ_INSPECTOR (widget));

  GTK_WIDGET_CLASS (sj_inspector_parent_class)->map (widget);
}

/* Keys may come before the panel has followed the selection. */
static gboolean
sj_inspector_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  catch_up (SJ_INSPECTOR (widget));

  return GTK_WIDGET_CLASS (sj_inspector_parent_class)->focus (widget, direction);
}

static void
sj_inspector_dispose (GObject *object)
{
  SjInspector *self = SJ_INSPECTOR (object);

  self->rebuilding = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, on_selection_changed, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->series);
  g_clear_object (&self->log);
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  g_clear_pointer (&self->properties, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_inspector_parent_class)->dispose (object);
}

static void
sj_inspector_finalize (GObject *object)
{
  SjInspector *self = SJ_INSPECTOR (object);

  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->found, g_free);
  g_clear_pointer (&self->followed, g_free);

  G_OBJECT_CLASS (sj_inspector_parent_class)->finalize (object);
}

static void
sj_inspector_class_init (SjInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_inspector_finalize;
  widget_class->map = sj_inspector_map;
  widget_class->focus = sj_inspector_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, SjInspector, box);
  gtk_widget_class_bind_template_child (widget_class, SjInspector, back_button);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_child (widget_class, SjInspector, kind);
  gtk_widget_class_bind_template_child (widget_class, SjInspector, title);
  gtk_widget_class_bind_template_child (widget_class, SjInspector, script_button);
  gtk_widget_class_bind_template_child (widget_class, SjInspector, sections);
}

static void
sj_inspector_init (SjInspector *self)
{
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
 * sj_inspector_set_log:
 * @self: an inspector
 * @log: (nullable): the log of the map whose elements it shows
 * @read_only: whether nothing may be changed
 */
void
sj_inspector_set_log (SjInspector *self,
                      SjEditLog   *log,
                      gboolean     read_only)
{
  g_return_if_fail (SJ_IS_INSPECTOR (self));

  g_set_object (&self->log, log);
  self->read_only = read_only;
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  queue_refresh (self, 0);
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
 * sj_inspector_queue_refresh:
 * @self: an inspector
 *
 * After a change of the map: shows what the selected elements are now once there is time for it,
 * after the next frame or, if it takes long, after a pause; when it is seen again if it is not.
 */
void
sj_inspector_queue_refresh (SjInspector *self)
{
  g_return_if_fail (SJ_IS_INSPECTOR (self));

  queue_refresh (self, self->cost > LONG_REFRESH ? PAUSE : 0);
}

/**
 * sj_inspector_refresh:
 * @self: an inspector
 *
 * Shows what the selected elements are now.
 */
void
sj_inspector_refresh (SjInspector *self)
{
  g_return_if_fail (SJ_IS_INSPECTOR (self));

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->behind = FALSE;
  if (self->rebuilding)
    {
      self->stale = TRUE;
      return;
    }
  if (self->log == NULL)
    {
      clear_sections (self);
      return;
    }

  /* Editors that lose the focus while they are put away may still change the map. */
  self->rebuilding = TRUE;
  do
    {
      self->stale = FALSE;
      update (self);
    }
  while (self->stale);
  self->rebuilding = FALSE;
}

/* Looking */

/**
 * sj_inspector_open_group:
 * @self: an inspector
 * @title: a heading
 *
 * Shows all properties under a heading, if it is there.
 */
void
sj_inspector_open_group (SjInspector *self,
                         const char  *title)
{
  SjPropertyGroup *group;

  g_return_if_fail (SJ_IS_INSPECTOR (self) && title != NULL);

  catch_up (self);
  group = sj_property_group_find (self->sections, title);
  if (group != NULL)
    sj_property_group_set_open (group, TRUE);
}

/**
 * sj_inspector_find_row:
 * @self: an inspector
 * @property: the name of a property
 *
 * Returns: (transfer none) (nullable): its row; %NULL if it is not shown
 */
SjPropertyRow *
sj_inspector_find_row (SjInspector *self,
                       const char  *property)
{
  g_return_val_if_fail (SJ_IS_INSPECTOR (self), NULL);

  catch_up (self);
  for (GtkWidget *section = gtk_widget_get_first_child (self->sections); section != NULL;
       section = gtk_widget_get_next_sibling (section))
    {
      SjPropertyRow *row = SJ_IS_PROPERTY_GROUP (section)
                             ? sj_property_group_find_row (SJ_PROPERTY_GROUP (section), property)
                             : NULL;

      if (row != NULL)
        return row;
    }

  return NULL;
}

/**
 * sj_inspector_find_value:
 * @self: an inspector
 * @name: what people call a property
 *
 * Returns: (transfer none) (nullable): what is shown for it, in words, until the next call; %NULL
 *   if nothing is
 */
const char *
sj_inspector_find_value (SjInspector *self,
                         const char  *name)
{
  g_return_val_if_fail (SJ_IS_INSPECTOR (self), NULL);

  catch_up (self);
  g_clear_pointer (&self->found, g_free);
  for (GtkWidget *section = gtk_widget_get_first_child (self->sections);
       section != NULL && self->found == NULL; section = gtk_widget_get_next_sibling (section))
    if (SJ_IS_PROPERTY_GROUP (section))
      self->found = sj_property_group_find_value (SJ_PROPERTY_GROUP (section), name);
    else if (SJ_IS_CARD_LINKS (section))
      self->found = g_strdup (sj_card_links_find (SJ_CARD_LINKS (section), name));

  return self->found;
}
