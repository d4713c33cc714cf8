#define G_LOG_DOMAIN "sj-map-view"

#include "config.h"

#include "ui/sj-map-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "scene/sj-dimming.h"
#include "scene/sj-layout.h"
#include "ui/sj-map-find.h"
#include "ui/sj-map-panes.h"
#include "ui/sj-history-popover.h"
#include "ui/sj-picture-drop.h"
#include "ui/sj-recent-maps.h"
#include "ui/sj-script-list.h"
#include "ui/sj-script-window.h"
#include "ui/sj-statistics-window.h"

/**
 * SjMapView:
 *
 * Everything the window shows of one document: canvas, outline, inspector and status bar around one
 * selection. It lays the map out again after each edit and hands the scene to the canvas.
 */
struct _SjMapView
{
  GtkWidget parent_instance;

  SjDocument *document;
  SjLayout   *layout;
  SjDimming  *dimming;  /* of what the filter leaves out */
  gboolean    may_change;

  GtkWidget *box;
  GtkWidget *banner;
  GtkWidget *notices;
  GtkWidget *panels;
  GtkWidget *outline;
  GtkWidget *find_bar;
  GtkWidget *filter_bar;
  GtkWidget *canvas;
  GtkWidget *inspector;
  GtkWidget *status_bar;
  GtkWidget *history;  /* a popover; made when asked for */
};

enum {
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SjMapView, sj_map_view, GTK_TYPE_WIDGET)

static GParamSpec *props[N_PROPS];

static const SjTheme *
choose_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    return sj_theme_get (SJ_THEME_HIGH_CONTRAST);

  return sj_theme_get (adw_style_manager_get_dark (manager) ? SJ_THEME_DARK : SJ_THEME_LIGHT);
}

static void
lay_out (SjMapView *self)
{
  g_autoptr(SjScene) whole = sj_layout_run (self->layout);
  g_autoptr(SjScene) scene = sj_dimming_apply (self->dimming, whole);

  sj_canvas_set_scene (SJ_CANVAS (self->canvas), scene);
  sj_status_bar_refresh (SJ_STATUS_BAR (self->status_bar));
}

static void
on_filter_changed (SjMapView *self)
{
  GHashTable *left_out = sj_filter_bar_get_left_out (SJ_FILTER_BAR (self->filter_bar));

  if (sj_dimming_set (self->dimming, left_out))
    lay_out (self);
}

static void
on_style_changed (SjMapView *self)
{
  sj_layout_set_theme (self->layout, choose_theme ());
  lay_out (self);
}

/* What undo has taken away is no longer selected. */
static gboolean
is_on_map (const SjPick *pick,
           gpointer      map)
{
  return sj_map_lookup (map, pick->id) != NULL;
}

static void
on_committed (SjMapView           *self,
              const SjTransaction *transaction,
              gboolean             forward)
{
  sj_outline_follow (SJ_OUTLINE (self->outline), transaction);
  if (sj_edit_log_is_on_the_way (sj_document_get_log (self->document)))
    return;

  lay_out (self);
  sj_selection_keep_only (sj_canvas_get_selection (SJ_CANVAS (self->canvas)), is_on_map,
                          sj_document_get_map (self->document));
  sj_outline_refresh (SJ_OUTLINE (self->outline));
  sj_inspector_queue_refresh (SJ_INSPECTOR (self->inspector));
}

/* The script of the selected touchpoint, else of the first one */

static SjCard *
choose_script (SjMapView *self)
{
  SjSelection *selection = sj_canvas_get_selection (SJ_CANVAS (self->canvas));
  SjMap *map = sj_document_get_map (self->document);
  const SjPick *pick = sj_selection_get_main (selection);
  SjElement *element = NULL;
  g_autoptr(GPtrArray) touchpoints = NULL;

  if (pick != NULL)
    element = sj_map_lookup (map, pick->anchor != NULL ? pick->anchor : pick->id);
  if (sj_script_list_has_script (element))
    return SJ_CARD (element);

  touchpoints = sj_script_list_touchpoints (map);
  return touchpoints->len > 0 ? g_ptr_array_index (touchpoints, 0) : NULL;
}

static void
on_script_changed (SjMapView *self,
                   SjCard    *card)
{
  const char *id = sj_element_get_id (SJ_ELEMENT (card));

  sj_selection_select (sj_canvas_get_selection (SJ_CANVAS (self->canvas)), id, NULL);
  sj_canvas_reveal (SJ_CANVAS (self->canvas), id, NULL);
}

static void
script_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SjMapView *self = SJ_MAP_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  SjCard *card = choose_script (self);
  GtkWidget *window;

  if (card == NULL)
    return;

  window = sj_script_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 sj_document_get_log (self->document),
                                 sj_document_is_read_only (self->document), card);
  g_signal_connect_object (window, "card-changed", G_CALLBACK (on_script_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* The statistics of the selected curve, else of the first that was measured */

static void
statistics_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SjMapView *self = SJ_MAP_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  SjMap *map = sj_document_get_map (self->document);
  const SjPick *pick =
    sj_selection_get_main (sj_canvas_get_selection (SJ_CANVAS (self->canvas)));
  SjSeries *series =
    sj_statistics_window_choose (map, pick != NULL ? sj_map_lookup (map, pick->id) : NULL);

  if (series != NULL)
    gtk_window_present (GTK_WINDOW (sj_statistics_window_new (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, map, series)));
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SjMapView *self = SJ_MAP_VIEW (widget);

  if (self->history == NULL)
    {
      self->history = sj_history_popover_new ();
      sj_history_popover_set_document (SJ_HISTORY_POPOVER (self->history), self->document);
      gtk_popover_set_position (GTK_POPOVER (self->history), GTK_POS_BOTTOM);
      gtk_widget_set_parent (self->history, widget);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->history),
                               &(GdkRectangle) { gtk_widget_get_width (widget) / 2, 0, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->history));
}

static void
on_row_picked (SjMapView *self,
               SjElement *element)
{
  sj_canvas_reveal (SJ_CANVAS (self->canvas), sj_element_get_id (element), NULL);
}

static void
on_row_opened (SjMapView *self)
{
  sj_panels_set_show_end (SJ_PANELS (self->panels), TRUE);
}

static void
show_read_only (SjMapView *self)
{
  sj_banner_show (SJ_BANNER (self->banner),
                  _("This map was made with a newer version of Sojourn. It can be looked at and "
                     "saved under another name, but things this version does not know may be "
                     "missing."),
                  _("Save As…"), "win.save-as");
}

static void
allow_changes (SjMapView *self)
{
  SjEditLog *log = sj_document_get_log (self->document);

  self->may_change = TRUE;
  sj_canvas_set_log (SJ_CANVAS (self->canvas), log);
  sj_picture_drop_install (SJ_CANVAS (self->canvas), log);
}

/* A map that cannot be changed may be changed once it is saved under another name. */
static void
follow_permission (SjMapView *self)
{
  gboolean read_only = sj_document_is_read_only (self->document);

  if (read_only)
    show_read_only (self);
  else if (!self->may_change)
    {
      sj_banner_hide (SJ_BANNER (self->banner));
      allow_changes (self);
    }
  sj_outline_set_log (SJ_OUTLINE (self->outline),
                      read_only ? NULL : sj_document_get_log (self->document));
  sj_inspector_set_log (SJ_INSPECTOR (self->inspector), sj_document_get_log (self->document),
                        read_only);
}

/* What was just saved, or opened, is among the recent maps with a new picture. */
static void
note_recent (SjMapView *self)
{
  if (self->document != NULL && !sj_document_is_dirty (self->document))
    sj_recent_maps_note (self->document);
}

static gboolean
note_opened (gpointer self)
{
  note_recent (self);
  return G_SOURCE_REMOVE;
}

static void
set_document (SjMapView  *self,
              SjDocument *document)
{
  SjMap *map = sj_document_get_map (document);

  self->document = g_object_ref (document);
  sj_document_notices_set_document (SJ_DOCUMENT_NOTICES (self->notices), document);
  self->layout = sj_layout_new (map, choose_theme ());
  sj_layout_show_prompts (self->layout, TRUE);
  sj_canvas_set_map (SJ_CANVAS (self->canvas), map);
  follow_permission (self);
  lay_out (self);
  sj_filter_bar_set_map (SJ_FILTER_BAR (self->filter_bar), map);
  sj_outline_set_map (SJ_OUTLINE (self->outline), map);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (follow_permission), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (note_recent), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::dirty", G_CALLBACK (note_recent), self,
                           G_CONNECT_SWAPPED);
  /* The first frame comes before the picture. */
  g_idle_add_full (G_PRIORITY_LOW, note_opened, g_object_ref (self), g_object_unref);
  g_signal_connect_object (sj_document_get_log (document), "committed", G_CALLBACK (on_committed),
                           self, G_CONNECT_SWAPPED);
}

static void
sj_map_view_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  if (prop_id == PROP_DOCUMENT)
    set_document (SJ_MAP_VIEW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
sj_map_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SJ_MAP_VIEW (widget)->canvas);
}

static void
sj_map_view_dispose (GObject *object)
{
  SjMapView *self = SJ_MAP_VIEW (object);

  g_clear_pointer (&self->history, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->dimming, sj_dimming_free);
  g_clear_object (&self->layout);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (sj_map_view_parent_class)->dispose (object);
}

/* Where the keyboard focus is beside the map and what has it does not use the key itself, the
 * clipboard is that of the map. */
static gboolean
use_clipboard (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   action)
{
  return gtk_widget_activate_action (SJ_MAP_VIEW (widget)->canvas,
                                     g_variant_get_string (arguments, NULL), NULL);
}

static void
sj_map_view_class_init (SjMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sj_map_view_set_property;
  object_class->dispose = sj_map_view_dispose;
  widget_class->grab_focus = sj_map_view_grab_focus;

  props[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, SJ_TYPE_DOCUMENT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "map-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_install_action (widget_class, "map.script", NULL, script_action);
  gtk_widget_class_install_action (widget_class, "map.statistics", NULL, statistics_action);
  gtk_widget_class_install_action (widget_class, "map.history", NULL, history_action);
  sj_map_panes_add_bindings (widget_class);
  sj_map_find_add_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "map.script", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_x, GDK_CONTROL_MASK, use_clipboard, "s",
                                "canvas.cut");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, use_clipboard, "s",
                                "canvas.copy");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, use_clipboard, "s",
                                "canvas.paste");
  gtk_widget_class_set_template_from_resource (widget_class, SJ_RESOURCE_PATH "/ui/sj-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SjMapView, box);
  gtk_widget_class_bind_template_child (widget_class, SjMapView, banner);
  gtk_widget_class_bind_template_child (widget_class, SjMapView, notices);
  gtk_widget_class_bind_template_child (widget_class, SjMapView, panels);
  gtk_widget_class_bind_template_child (widget_class, SjMapView, status_bar);
}

/* What finds and filters stands over the canvas, as wide as that is. */
static GtkWidget *
create_content (SjMapView *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->canvas = sj_canvas_new ();
  self->find_bar = g_object_new (SJ_TYPE_FIND_BAR, "visible", FALSE, NULL);
  self->filter_bar = g_object_new (SJ_TYPE_FILTER_BAR, "visible", FALSE, NULL);
  sj_find_bar_set_canvas (SJ_FIND_BAR (self->find_bar), SJ_CANVAS (self->canvas));
  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->canvas);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), self->find_bar);
  gtk_box_append (GTK_BOX (content), self->filter_bar);
  gtk_box_append (GTK_BOX (content), scrolled);

  return content;
}

static void
sj_map_view_init (SjMapView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  SjSelection *selection;

  g_type_ensure (SJ_TYPE_BANNER);
  g_type_ensure (SJ_TYPE_DOCUMENT_NOTICES);
  g_type_ensure (SJ_TYPE_PANELS);
  g_type_ensure (SJ_TYPE_STATUS_BAR);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->dimming = sj_dimming_new ();
  self->outline = sj_outline_new ();
  self->inspector = sj_inspector_new ();
  sj_panels_set_content (SJ_PANELS (self->panels), create_content (self));
  sj_panels_set_start (SJ_PANELS (self->panels), self->outline);
  sj_panels_set_end (SJ_PANELS (self->panels), self->inspector);

  selection = sj_canvas_get_selection (SJ_CANVAS (self->canvas));
  sj_outline_set_selection (SJ_OUTLINE (self->outline), selection);
  sj_inspector_set_selection (SJ_INSPECTOR (self->inspector), selection);
  sj_status_bar_set_canvas (SJ_STATUS_BAR (self->status_bar), SJ_CANVAS (self->canvas));

  g_signal_connect_object (self->outline, "picked", G_CALLBACK (on_row_picked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "opened", G_CALLBACK (on_row_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sj_map_view_new:
 * @document: what it shows
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
sj_map_view_new (SjDocument *document)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT (document), NULL);

  return g_object_new (SJ_TYPE_MAP_VIEW, "document", document, NULL);
}

SjDocument *
sj_map_view_get_document (SjMapView *self)
{
  g_return_val_if_fail (SJ_IS_MAP_VIEW (self), NULL);

  return self->document;
}

SjCanvas *
sj_map_view_get_canvas (SjMapView *self)
{
  g_return_val_if_fail (SJ_IS_MAP_VIEW (self), NULL);

  return SJ_CANVAS (self->canvas);
}

SjPanels *
sj_map_view_get_panels (SjMapView *self)
{
  g_return_val_if_fail (SJ_IS_MAP_VIEW (self), NULL);

  return SJ_PANELS (self->panels);
}

SjInspector *
sj_map_view_get_inspector (SjMapView *self)
{
  g_return_val_if_fail (SJ_IS_MAP_VIEW (self), NULL);

  return SJ_INSPECTOR (self->inspector);
}

SjOutline *
sj_map_view_get_outline (SjMapView *self)
{
  g_return_val_if_fail (SJ_IS_MAP_VIEW (self), NULL);

  return SJ_OUTLINE (self->outline);
}

SjStatusBar *
sj_map_view_get_status_bar (SjMapView *self)
{
  g_return_val_if_fail (SJ_IS_MAP_VIEW (self), NULL);

  return SJ_STATUS_BAR (self->status_bar);
}

SjFindBar *
sj_map_view_get_find_bar (SjMapView *self)
{
  g_return_val_if_fail (SJ_IS_MAP_VIEW (self), NULL);

  return SJ_FIND_BAR (self->find_bar);
}

SjFilterBar *
sj_map_view_get_filter_bar (SjMapView *self)
{
  g_return_val_if_fail (SJ_IS_MAP_VIEW (self), NULL);

  return SJ_FILTER_BAR (self->filter_bar);
}

/**
 * sj_map_view_get_notices:
 * @self: a view
 *
 * Returns: (transfer none): where something is said about the safety of its changes
 */
SjDocumentNotices *
sj_map_view_get_notices (SjMapView *self)
{
  g_return_val_if_fail (SJ_IS_MAP_VIEW (self), NULL);

  return SJ_DOCUMENT_NOTICES (self->notices);
}
