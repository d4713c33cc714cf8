#define G_LOG_DOMAIN "sj-find-bar"

#include "config.h"

#include "ui/sj-find-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-collapsing-box.h"
#include "ui/sj-find-row.h"

/**
 * SjFindBar:
 *
 * Finds words in everything a map says, and replaces them. What was found is marked on the canvas
 * while the bar is open, the hit somebody is at is selected and brought into view.
 */
struct _SjFindBar
{
  GtkWidget parent_instance;

  SjCanvas           *canvas;  /* not owned: it lives beside the bar */
  SjMapSearch        *search;  /* NULL until first opened */
  GtkSingleSelection *rows;
  guint               reveal;
  guint               frames_to_reveal;
  guint               selecting;  /* while somebody types */
  gboolean            match_case;
  gboolean            whole_words;
  gboolean            show_hits;
  gboolean            show_replace;
  gboolean            following;  /* the list is being brought to the current hit */
  gboolean            typing;  /* the current hit comes from what was typed, not from a key */

  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *replace_row;
  GtkWidget *replacement;
  GtkWidget *hits;
  GtkWidget *list;
};

/* After so many frames everything has its place. */
#define FRAMES_TO_ALLOCATE 2

/* All panels show what is selected: that can wait until nobody types, in ms. */
#define TYPING_PAUSE 250

enum {
  PROP_0,
  PROP_MATCH_CASE,
  PROP_WHOLE_WORDS,
  PROP_SHOW_HITS,
  PROP_SHOW_REPLACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SjFindBar, sj_find_bar, GTK_TYPE_WIDGET)

static GParamSpec *props[N_PROPS];

static gboolean
is_open (SjFindBar *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

static const char *
get_words (SjFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
update_rows (SjFindBar *self)
{
  gboolean has_hits = self->search != NULL && sj_map_search_get_n (self->search) > 0;
  gboolean may_change = self->canvas != NULL && sj_canvas_get_log (self->canvas) != NULL;
  /* Nothing is replaced by words that nobody sees. */
  gboolean replaces = self->show_replace && may_change;

  gtk_widget_set_visible (self->hits, self->show_hits && has_hits);
  gtk_widget_set_visible (self->replace_row, replaces);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.next", has_hits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.previous", has_hits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.replace", has_hits && replaces);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.replace-all", has_hits && replaces);
}

static char *
describe_count (SjFindBar *self)
{
  guint n_hits = sj_map_search_get_n (self->search);
  guint current = sj_map_search_get_current (self->search);

  if (*get_words (self) == '\0')
    return g_strdup ("");
  if (n_hits == 0)
    return g_strdup (_("Not found"));

  /* Translators: which of the places where words were found somebody is at: "3 of 17". */
  return g_strdup_printf (_("%'u of %'u"), current + 1, n_hits);
}

static void
update_count (SjFindBar *self)
{
  g_autofree char *count = describe_count (self);
  gboolean in_vain = *get_words (self) != '\0' && sj_map_search_get_n (self->search) == 0;

  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count, -1);
  if (in_vain)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
update_marks (SjFindBar *self)
{
  g_autoptr(GHashTable) ids = NULL;

  if (is_open (self) && sj_map_search_get_n (self->search) > 0)
    ids = sj_map_search_list_ids (self->search);
  sj_canvas_mark (self->canvas, ids);
}

static void
follow_current (SjFindBar *self)
{
  guint current = sj_map_search_get_current (self->search);

  self->following = TRUE;
  gtk_single_selection_set_selected (self->rows, current);
  self->following = FALSE;
  if (current != SJ_NO_HIT && gtk_widget_get_mapped (self->list))
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", current);
}

static gboolean
reveal_current (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  SjFindBar *self = SJ_FIND_BAR (widget);
  SjElement *element = sj_map_search_get_element (self->search);

  if (--self->frames_to_reveal > 0)
    return G_SOURCE_CONTINUE;

  self->reveal = 0;
  if (element != NULL && is_open (self))
    {
      follow_current (self);
      sj_canvas_reveal (self->canvas, sj_element_get_id (element), NULL);
    }

  return G_SOURCE_REMOVE;
}

/* The list may have taken room from the canvas: once that is known, the hit may be out of view. */
static void
queue_reveal (SjFindBar *self)
{
  self->frames_to_reveal = FRAMES_TO_ALLOCATE;
  if (self->reveal == 0)
    self->reveal = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_current, NULL, NULL);
}

static gboolean
select_current (gpointer user_data)
{
  SjFindBar *self = user_data;
  SjElement *element = sj_map_search_get_element (self->search);

  self->selecting = 0;
  if (element != NULL)
    sj_selection_select (sj_canvas_get_selection (self->canvas), sj_element_get_id (element),
                         NULL);

  return G_SOURCE_REMOVE;
}

static void
on_current_changed (SjFindBar *self,
                    gboolean   goes)
{
  SjElement *element = sj_map_search_get_element (self->search);

  update_count (self);
  follow_current (self);
  if (!goes || element == NULL || !is_open (self))
    return;

  g_clear_handle_id (&self->selecting, g_source_remove);
  if (self->typing)
    self->selecting = g_timeout_add (TYPING_PAUSE, select_current, self);
  else
    select_current (self);
  sj_canvas_reveal (self->canvas, sj_element_get_id (element), NULL);
  queue_reveal (self);
}

static void
on_hits_changed (SjFindBar *self)
{
  update_rows (self);
  update_marks (self);
}

static void
look (SjFindBar *self)
{
  SjSearchFlags flags = (self->match_case ? SJ_SEARCH_MATCH_CASE : 0) |
                        (self->whole_words ? SJ_SEARCH_WHOLE_WORDS : 0);

  if (self->search != NULL)
    sj_map_search_set_words (self->search, get_words (self), flags);
}

static void
on_words_changed (SjFindBar *self)
{
  g_clear_handle_id (&self->selecting, g_source_remove);
  self->typing = TRUE;
  look (self);
}

static void
on_activate (SjFindBar *self)
{
  sj_find_bar_step (self, 1);
}

static void
on_previous (SjFindBar *self)
{
  sj_find_bar_step (self, -1);
}

static void
on_stop (SjFindBar *self)
{
  sj_find_bar_close (self);
}

static gboolean
on_entry_key (SjFindBar       *self,
              guint            key,
              guint            code,
              GdkModifierType  modifiers)
{
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (modifiers & GDK_SHIFT_MASK) != 0)
    {
      sj_find_bar_step (self, -1);
      return TRUE;
    }
  if (key == GDK_KEY_Down && gtk_widget_get_visible (self->hits))
    return gtk_widget_grab_focus (self->list);
  /* From the words straight to those in their stead, and back. */
  if (key == GDK_KEY_Tab && gtk_widget_get_visible (self->replace_row))
    return gtk_widget_grab_focus (self->replacement);

  return FALSE;
}

static gboolean
on_replacement_key (SjFindBar       *self,
                    guint            key,
                    guint            code,
                    GdkModifierType  modifiers)
{
  return key == GDK_KEY_ISO_Left_Tab && gtk_widget_grab_focus (self->entry);
}

/* Replacing */

static const char *
get_replacement (SjFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->replacement));
}

static void
replace_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SjFindBar *self = SJ_FIND_BAR (widget);
  SjEditLog *log = sj_canvas_get_log (self->canvas);

  self->typing = FALSE;
  if (log != NULL)
    sj_map_search_replace (self->search, log, get_replacement (self));
}

static void
on_replace (SjFindBar *self)
{
  replace_action (GTK_WIDGET (self), NULL, NULL);
}

static void
replace_all_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SjFindBar *self = SJ_FIND_BAR (widget);
  SjEditLog *log = sj_canvas_get_log (self->canvas);
  g_autofree char *text = NULL;
  guint n_replaced;

  if (log == NULL)
    return;

  n_replaced = sj_map_search_replace_all (self->search, log, get_replacement (self));
  text = g_strdup_printf (ngettext ("Replaced in %u place", "Replaced in %u places", n_replaced),
                          n_replaced);
  gtk_widget_activate_action (widget, n_replaced > 0 ? "win.show-undo-toast" : "win.show-toast",
                              "s", text);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sj_find_bar_step (SJ_FIND_BAR (widget), g_str_equal (name, "find.next") ? 1 : -1);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  sj_find_bar_close (SJ_FIND_BAR (widget));
}

/* The list of what was found */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, sj_find_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  sj_find_row_set_hit (SJ_FIND_ROW (gtk_list_item_get_child (list_item)),
                       gtk_list_item_get_item (list_item));
}

static void
on_row_selected (SjFindBar *self)
{
  guint position = gtk_single_selection_get_selected (self->rows);

  if (self->following || position == GTK_INVALID_LIST_POSITION ||
      position == sj_map_search_get_current (self->search))
    return;

  self->typing = FALSE;
  sj_map_search_set_current (self->search, position);
}

static void
on_row_activated (SjFindBar *self,
                  guint      position)
{
  self->typing = FALSE;
  sj_map_search_set_current (self->search, position);
}

static void
sj_find_bar_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SjFindBar *self = SJ_FIND_BAR (object);
  const gboolean values[] = { FALSE, self->match_case, self->whole_words, self->show_hits,
                              self->show_replace };

  if (prop_id > 0 && prop_id < N_PROPS)
    g_value_set_boolean (value, values[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sj_find_bar_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  SjFindBar *self = SJ_FIND_BAR (object);
  gboolean *const values[] = { NULL, &self->match_case, &self->whole_words, &self->show_hits,
                               &self->show_replace };

  if (prop_id == 0 || prop_id >= N_PROPS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (*values[prop_id] == g_value_get_boolean (value))
    return;

  *values[prop_id] = g_value_get_boolean (value);
  look (self);
  update_rows (self);
  if (prop_id == PROP_SHOW_REPLACE && is_open (self))
    gtk_widget_grab_focus (self->show_replace ? self->replacement : self->entry);
  g_object_notify_by_pspec (object, pspec);
}

static gboolean
sj_find_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SJ_FIND_BAR (widget)->entry);
}

static void
sj_find_bar_dispose (GObject *object)
{
  SjFindBar *self = SJ_FIND_BAR (object);

  g_clear_handle_id (&self->selecting, g_source_remove);
  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->search);
  g_clear_weak_pointer (&self->canvas);

  G_OBJECT_CLASS (sj_find_bar_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_MATCH_CASE] = g_param_spec_boolean ("match-case", NULL, NULL, FALSE, flags);
  props[PROP_WHOLE_WORDS] = g_param_spec_boolean ("whole-words", NULL, NULL, FALSE, flags);
  props[PROP_SHOW_HITS] = g_param_spec_boolean ("show-hits", NULL, NULL, TRUE, flags);
  props[PROP_SHOW_REPLACE] = g_param_spec_boolean ("show-replace", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "find.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "find.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "find.replace-all", NULL, replace_all_action);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_action);
  for (guint i = 1; i < N_PROPS; i++)
    {
      g_autofree char *action = g_strconcat ("find.", props[i]->name, NULL);

      gtk_widget_class_install_property_action (widget_class, action, props[i]->name);
    }

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "find.replace-all", NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SjFindBar, box);
  gtk_widget_class_bind_template_child (widget_class, SjFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, SjFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, SjFindBar, replace_row);
  gtk_widget_class_bind_template_child (widget_class, SjFindBar, replacement);
  gtk_widget_class_bind_template_child (widget_class, SjFindBar, hits);
  gtk_widget_class_bind_template_child (widget_class, SjFindBar, list);
  gtk_widget_class_bind_template_callback (widget_class, on_words_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_replacement_key);
  gtk_widget_class_bind_template_callback (widget_class, on_replace);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
sj_find_bar_class_init (SjFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sj_find_bar_dispose;
  object_class->get_property = sj_find_bar_get_property;
  object_class->set_property = sj_find_bar_set_property;
  widget_class->grab_focus = sj_find_bar_grab_focus;
  install_properties (object_class);

  g_type_ensure (SJ_TYPE_COLLAPSING_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "find-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class, SJ_RESOURCE_PATH "/ui/sj-find-bar.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
sj_find_bar_init (SjFindBar *self)
{
  self->show_hits = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->rows, FALSE);
  gtk_single_selection_set_can_unselect (self->rows, TRUE);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->rows));
  g_signal_connect_object (self->rows, "notify::selected", G_CALLBACK (on_row_selected), self,
                           G_CONNECT_SWAPPED);
  update_rows (self);
}

/**
 * sj_find_bar_set_canvas:
 * @self: a bar that has none yet
 * @canvas: where the map is shown
 */
void
sj_find_bar_set_canvas (SjFindBar *self,
                        SjCanvas  *canvas)
{
  g_return_if_fail (SJ_IS_FIND_BAR (self));
  g_return_if_fail (SJ_IS_CANVAS (canvas) && self->canvas == NULL);

  g_set_weak_pointer (&self->canvas, canvas);
}

static void
ensure_search (SjFindBar *self)
{
  if (self->search != NULL)
    return;

  self->search = sj_map_search_new (sj_canvas_get_map (self->canvas));
  g_signal_connect_object (self->search, "items-changed", G_CALLBACK (on_hits_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->search, "current-changed", G_CALLBACK (on_current_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->rows, G_LIST_MODEL (self->search));
}

/**
 * sj_find_bar_open:
 * @self: a bar with a canvas that shows a map
 * @replacing: whether to show what replaces as well
 *
 * Shows the bar, ready to be typed in.
 */
void
sj_find_bar_open (SjFindBar *self,
                  gboolean   replacing)
{
  const SjPick *pick;

  g_return_if_fail (SJ_IS_FIND_BAR (self));
  g_return_if_fail (self->canvas != NULL && sj_canvas_get_map (self->canvas) != NULL);

  ensure_search (self);
  pick = sj_selection_get_main (sj_canvas_get_selection (self->canvas));
  sj_map_search_prefer (self->search, pick != NULL ? pick->id : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  sj_map_search_set_active (self->search, TRUE);
  look (self);
  update_marks (self);
  if (replacing)
    g_object_set (self, "show-replace", TRUE, NULL);
  update_rows (self);

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * sj_find_bar_close:
 * @self: a bar
 *
 * Hides it and takes the marks away. What was found last stays selected.
 */
void
sj_find_bar_close (SjFindBar *self)
{
  g_return_if_fail (SJ_IS_FIND_BAR (self));

  if (!is_open (self))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->selecting != 0)
    {
      g_source_remove (self->selecting);
      select_current (self);
    }
  if (self->search != NULL)
    sj_map_search_set_active (self->search, FALSE);
  sj_canvas_mark (self->canvas, NULL);
  if (sj_selection_is_empty (sj_canvas_get_selection (self->canvas)))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  else
    sj_canvas_focus_selected (self->canvas);
}

/**
 * sj_find_bar_step:
 * @self: a bar
 * @direction: 1 for the next hit, −1 for the one before
 *
 * Opens the bar if it is not.
 */
void
sj_find_bar_step (SjFindBar *self,
                  int        direction)
{
  g_return_if_fail (SJ_IS_FIND_BAR (self));

  if (is_open (self))
    {
      self->typing = self->typing && sj_map_search_is_busy (self->search);
      sj_map_search_step (self->search, direction);
    }
  else
    sj_find_bar_open (self, FALSE);
}

/**
 * sj_find_bar_get_search:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable): what it looks for; %NULL until it is opened
 */
SjMapSearch *
sj_find_bar_get_search (SjFindBar *self)
{
  g_return_val_if_fail (SJ_IS_FIND_BAR (self), NULL);

  return self->search;
}

GtkWidget *
sj_find_bar_get_entry (SjFindBar *self)
{
  g_return_val_if_fail (SJ_IS_FIND_BAR (self), NULL);

  return self->entry;
}
