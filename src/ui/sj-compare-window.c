#define G_LOG_DOMAIN "sj-compare-window"

#include "config.h"

#include "ui/sj-compare-window.h"

#include <glib/gi18n-lib.h>

#include "scene/sj-comparison-scene.h"
#include "scene/sj-layout.h"
#include "ui/sj-compat.h"
#include "ui/sj-export-job.h"
#include "ui/sj-panels.h"
#include "ui/sj-settings.h"
#include "ui/sj-theme-choice.h"

/**
 * SjCompareWindow:
 *
 * Two maps on one canvas, with what differs between them marked there and listed beside it. It
 * follows both maps while they are edited, and changes neither.
 */
struct _SjCompareWindow
{
  AdwWindow parent_instance;

  SjDocument      *documents[2];  /* how things are, and how they shall be */
  SjComparisonMap *comparison;
  SjLayout        *layout;
  gboolean         quiet;
  guint            update;
  gboolean         following;

  GtkWidget *title;
  GtkWidget *place;
  GtkWidget *toasts;
  GtkWidget *panels;
  GtkWidget *list_button;
  GtkWidget *canvas;
  GtkWidget *list;
};

/* While somebody types in one of the maps they are not compared at each letter. */
#define UPDATE_DELAY 300

#define ZOOM_STEP 1.25

G_DEFINE_FINAL_TYPE (SjCompareWindow, sj_compare_window, ADW_TYPE_WINDOW)

static SjScene *
create_scene (SjCompareWindow *self)
{
  g_autoptr(SjScene) scene = sj_layout_run (self->layout);

  return sj_comparison_scene_new (scene, self->comparison, self->quiet);
}

static void
show_scene (SjCompareWindow *self)
{
  g_autoptr(SjScene) scene = create_scene (self);

  sj_canvas_set_scene (SJ_CANVAS (self->canvas), scene);
}

static void
show_place (SjCompareWindow *self)
{
  guint n_differences;
  guint place = sj_difference_list_get_place (SJ_DIFFERENCE_LIST (self->list), &n_differences);
  g_autofree char *text = NULL;

  if (place > 0)
    /* Translators: which difference is shown, of how many. */
    text = g_strdup_printf (_("%u of %u"), place, n_differences);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u difference", "%u differences",
                                         n_differences), n_differences);

  gtk_label_set_text (GTK_LABEL (self->place), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.next", place < n_differences);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.previous",
                                 place > 1 || (place == 0 && n_differences > 0));
}

static void
show_titles (SjCompareWindow *self)
{
  g_autofree char *first = sj_document_get_title (self->documents[0]);
  g_autofree char *second = sj_document_get_title (self->documents[1]);
  const char *first_name = sj_comparison_map_get_first_name (self->comparison);
  const char *second_name = sj_comparison_map_get_second_name (self->comparison);
  /* Translators: what two maps that are compared show: “As-is and To-be”. */
  g_autofree char *title = g_strdup_printf (_("%s and %s"), first_name, second_name);
  g_autofree char *subtitle = g_strdup_printf ("%s → %s", first, second);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Compares anew, and keeps the place and the choice of whoever is looking. */
static void
compare (SjCompareWindow *self)
{
  SjComparisonMap *before = self->comparison;
  g_autoptr(SjLayout) layout_before = g_steal_pointer (&self->layout);
  SjCanvas *canvas = SJ_CANVAS (self->canvas);

  self->following = TRUE;
  self->comparison = sj_comparison_map_new (sj_document_get_map (self->documents[0]),
                                            sj_document_get_map (self->documents[1]));
  self->layout = sj_layout_new (sj_comparison_map_get_map (self->comparison),
                                sj_theme_choice_get ());
  sj_canvas_set_map (canvas, sj_comparison_map_get_map (self->comparison));
  show_scene (self);
  sj_difference_list_set_comparison (SJ_DIFFERENCE_LIST (self->list), self->comparison,
                                     sj_canvas_get_scene (canvas));
  show_titles (self);
  show_place (self);
  self->following = FALSE;
  g_clear_pointer (&before, sj_comparison_map_free);
}

static gboolean
update (gpointer user_data)
{
  SjCompareWindow *self = user_data;

  self->update = 0;
  compare (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (SjCompareWindow *self)
{
  g_clear_handle_id (&self->update, g_source_remove);
  self->update = g_timeout_add (UPDATE_DELAY, update, self);
}

static void
on_theme_changed (SjCompareWindow *self)
{
  sj_layout_set_theme (self->layout, sj_theme_choice_get ());
  show_scene (self);
}

/* List and canvas follow one another */

static void
on_picked (SjCompareWindow *self,
           const char      *id)
{
  SjSelection *selection = sj_canvas_get_selection (SJ_CANVAS (self->canvas));

  self->following = TRUE;
  if (sj_canvas_find (SJ_CANVAS (self->canvas), id, NULL) != NULL)
    {
      sj_selection_select (selection, id, NULL);
      sj_canvas_reveal (SJ_CANVAS (self->canvas), id, NULL);
    }
  else
    {
      sj_selection_clear (selection);
    }
  self->following = FALSE;
  show_place (self);
}

static void
on_selection_changed (SjCompareWindow *self)
{
  const SjPick *pick =
    sj_selection_get_main (sj_canvas_get_selection (SJ_CANVAS (self->canvas)));

  if (self->following)
    return;

  sj_difference_list_select (SJ_DIFFERENCE_LIST (self->list), pick != NULL ? pick->id : NULL);
  show_place (self);
}

/* Actions */

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SjCompareWindow *self = SJ_COMPARE_WINDOW (widget);

  sj_difference_list_step (SJ_DIFFERENCE_LIST (self->list),
                           g_str_equal (name, "compare.next") ? 1 : -1);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SjViewport *viewport = sj_canvas_get_viewport (SJ_CANVAS (SJ_COMPARE_WINDOW (widget)->canvas));
  double zoom = sj_viewport_get_zoom (viewport);

  if (g_str_equal (name, "compare.zoom-in"))
    sj_viewport_set_zoom (viewport, zoom * ZOOM_STEP);
  else if (g_str_equal (name, "compare.zoom-out"))
    sj_viewport_set_zoom (viewport, zoom / ZOOM_STEP);
  else if (g_str_equal (name, "compare.zoom-original"))
    sj_viewport_set_zoom (viewport, 1.0);
  else
    sj_viewport_fit (viewport);
}

static void
swap_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SjCompareWindow *self = SJ_COMPARE_WINDOW (widget);
  SjDocument *first = self->documents[0];

  self->documents[0] = self->documents[1];
  self->documents[1] = first;
  compare (self);
}

/* Exporting, as it is on screen but in the colours of paper */

static void
show_toast (SjCompareWindow *self,
            const char      *text)
{
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (text));
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SjCompareWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (sj_export_job_run_finish (result, &error))
    show_toast (self, _("The comparison is exported"));
  else
    show_toast (self, error->message);
}

static SjExportFormat
get_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  for (int format = SJ_EXPORT_PDF; format <= SJ_EXPORT_SVG; format++)
    if (g_str_has_suffix (name, sj_export_format_get_suffix ((SjExportFormat) format)))
      return (SjExportFormat) format;

  return SJ_EXPORT_PDF;
}

static void
on_export_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  SjCompareWindow *self = SJ_COMPARE_WINDOW (source);
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  SjMap *map = sj_comparison_map_get_map (self->comparison);
  g_autoptr(SjLayout) layout = NULL;
  g_autoptr(SjScene) plain = NULL;
  g_autoptr(SjScene) scene = NULL;
  SjExportChoice choice = { .theme = SJ_THEME_LIGHT, .dpi = 144.0 };

  if (file == NULL)
    return;

  sj_settings_set_folder ("last-export-folder", file);
  choice.format = get_format (file);
  layout = sj_layout_new (map, sj_theme_get (choice.theme));
  plain = sj_layout_run (layout);
  scene = sj_comparison_scene_new (plain, self->comparison, self->quiet);
  sj_export_job_write_async (map, scene, &choice, file, NULL, on_exported, g_object_ref (self));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SjCompareWindow *self = SJ_COMPARE_WINDOW (widget);
  g_autoptr(GFile) folder = sj_settings_get_folder ("last-export-folder");
  g_autofree char *title = sj_document_get_title (self->documents[1]);
  const char *format = g_variant_get_string (parameter, NULL);
  g_autofree char *file_name =
    /* Translators: a file name: title of the map, then how the file ends. */
    g_strdelimit (g_strdup_printf (_("%s, compared.%s"), title, format), "/\\\n", '-');
  SjFileChoice choice = {
    .title = _("Export the Comparison"),
    .accept_label = _("_Export"),
    .saving = TRUE,
    .folder = folder,
    .name = file_name,
  };

  sj_compat_choose_file (GTK_WINDOW (self), &choice, on_export_chosen, NULL);
}

static void
sj_compare_window_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  g_value_set_boolean (value, SJ_COMPARE_WINDOW (object)->quiet);
}

static void
sj_compare_window_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SjCompareWindow *self = SJ_COMPARE_WINDOW (object);

  if (self->quiet == g_value_get_boolean (value))
    return;

  self->quiet = g_value_get_boolean (value);
  if (self->layout != NULL)
    show_scene (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
sj_compare_window_dispose (GObject *object)
{
  SjCompareWindow *self = SJ_COMPARE_WINDOW (object);

  g_clear_handle_id (&self->update, g_source_remove);
  self->following = TRUE;

  /* The list shows what belongs to the comparison. */
  G_OBJECT_CLASS (sj_compare_window_parent_class)->dispose (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->comparison, sj_comparison_map_free);
  g_clear_object (&self->documents[0]);
  g_clear_object (&self->documents[1]);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char      *name;
    guint            key;
    GdkModifierType  modifiers;
  } keys[] = {
    { "compare.zoom-in", GDK_KEY_plus, GDK_CONTROL_MASK },
    { "compare.zoom-in", GDK_KEY_equal, GDK_CONTROL_MASK },
    { "compare.zoom-in", GDK_KEY_KP_Add, GDK_CONTROL_MASK },
    { "compare.zoom-out", GDK_KEY_minus, GDK_CONTROL_MASK },
    { "compare.zoom-out", GDK_KEY_KP_Subtract, GDK_CONTROL_MASK },
    { "compare.zoom-original", GDK_KEY_1, GDK_CONTROL_MASK },
    { "compare.zoom-original", GDK_KEY_0, GDK_CONTROL_MASK },
    { "compare.zoom-fit", GDK_KEY_9, GDK_CONTROL_MASK },
    { "compare.quiet", GDK_KEY_d, GDK_CONTROL_MASK },
    { "compare.show-list", GDK_KEY_F9, 0 },
    { "window.close", GDK_KEY_w, GDK_CONTROL_MASK },
    { "window.close", GDK_KEY_Escape, 0 },
  };

  gtk_widget_class_install_action (widget_class, "compare.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "compare.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "compare.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "compare.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "compare.zoom-original", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "compare.zoom-fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "compare.swap", NULL, swap_action);
  gtk_widget_class_install_action (widget_class, "compare.export", "s", export_action);
  gtk_widget_class_install_property_action (widget_class, "compare.quiet", "quiet");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].name,
                                         NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "compare.export",
                                       "s", "pdf");
}

static void
show_list_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SjPanels *panels = SJ_PANELS (SJ_COMPARE_WINDOW (widget)->panels);

  sj_panels_set_show_end (panels, !sj_panels_get_show_end (panels));
}

static void
sj_compare_window_class_init (SjCompareWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sj_compare_window_get_property;
  object_class->set_property = sj_compare_window_set_property;
  object_class->dispose = sj_compare_window_dispose;

  /**
   * SjCompareWindow:quiet:
   *
   * Whether what is the same in both maps is drawn pale.
   */
  g_object_class_install_property (object_class, 1,
    g_param_spec_boolean ("quiet", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "compare.show-list", NULL, show_list_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SjCompareWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SjCompareWindow, place);
  gtk_widget_class_bind_template_child (widget_class, SjCompareWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SjCompareWindow, panels);
  gtk_widget_class_bind_template_child (widget_class, SjCompareWindow, list_button);
}

static GtkWidget *
create_scrolled (GtkWidget *canvas)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), canvas);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

/* Before the canvas, which has a use of its own for these keys. */
static void
add_step_keys (SjCompareWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  const struct
  {
    guint       key;
    const char *name;
  } keys[] = {
    { GDK_KEY_Down, "compare.next" },
    { GDK_KEY_Up, "compare.previous" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK),
                        gtk_named_action_new (keys[i].name)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
sj_compare_window_init (SjCompareWindow *self)
{
  self->quiet = TRUE;
  g_type_ensure (SJ_TYPE_PANELS);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->canvas = sj_canvas_new ();
  self->list = sj_difference_list_new ();
  sj_panels_set_content (SJ_PANELS (self->panels), create_scrolled (self->canvas));
  sj_panels_set_end (SJ_PANELS (self->panels), self->list);
  sj_panels_set_show_end (SJ_PANELS (self->panels), TRUE);
  g_object_bind_property (self->panels, "show-end", self->list_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);

  g_signal_connect_object (self->list, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sj_canvas_get_selection (SJ_CANVAS (self->canvas)), "changed",
                           G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  sj_theme_choice_follow (self, G_CALLBACK (on_theme_changed));
  add_step_keys (self);
}

/**
 * sj_compare_window_new:
 * @application: (nullable): the program, which goes on while the window is open
 * @first: a map, such as how things are
 * @second: another one, such as how they shall be
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sj_compare_window_new (GtkApplication *application,
                       SjDocument     *first,
                       SjDocument     *second)
{
  SjCompareWindow *self;
  SjDocument *documents[] = { first, second };

  g_return_val_if_fail (SJ_IS_DOCUMENT (first) && SJ_IS_DOCUMENT (second), NULL);

  self = g_object_new (SJ_TYPE_COMPARE_WINDOW, "application", application, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      self->documents[i] = g_object_ref (documents[i]);
      g_signal_connect_object (sj_document_get_log (documents[i]), "committed",
                               G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
    }
  compare (self);
  gtk_widget_grab_focus (self->canvas);

  return GTK_WIDGET (self);
}

/**
 * sj_compare_window_get_comparison:
 * @self: a window
 *
 * Returns: (transfer none): what it shows, until a map changes
 */
const SjComparisonMap *
sj_compare_window_get_comparison (SjCompareWindow *self)
{
  g_return_val_if_fail (SJ_IS_COMPARE_WINDOW (self), NULL);

  return self->comparison;
}

SjCanvas *
sj_compare_window_get_canvas (SjCompareWindow *self)
{
  g_return_val_if_fail (SJ_IS_COMPARE_WINDOW (self), NULL);

  return SJ_CANVAS (self->canvas);
}

SjDifferenceList *
sj_compare_window_get_list (SjCompareWindow *self)
{
  g_return_val_if_fail (SJ_IS_COMPARE_WINDOW (self), NULL);

  return SJ_DIFFERENCE_LIST (self->list);
}
