#define G_LOG_DOMAIN "sj-import-window"

#include "config.h"

#include "ui/sj-import-window.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-database-source.h"
#include "feedback/sj-recipe-fit.h"
#include "ui/sj-banner.h"
#include "ui/sj-import-chooser.h"
#include "ui/sj-import-columns-page.h"
#include "ui/sj-import-curve.h"
#include "ui/sj-import-file-page.h"
#include "ui/sj-import-matching-page.h"
#include "ui/sj-import-notice.h"
#include "ui/sj-import-quotes-page.h"
#include "ui/sj-import-recipes.h"
#include "ui/sj-import-result-page.h"
#include "ui/sj-import-segments-page.h"
#include "ui/sj-import-summary.h"
#include "ui/sj-import-text.h"
#include "ui/sj-settings.h"

/**
 * SjImportWindow:
 *
 * From a file with answers to curves on the map. Its pages show what was understood and may be
 * visited in any order; beside them is the curve that the choices so far give. Importing is one
 * edit.
 */
struct _SjImportWindow
{
  AdwWindow parent_instance;

  SjWindow    *window;  /* not owned: it may be closed before */
  SjDocument  *document;
  SjImportJob *job;
  guint        progress_source;
  GPtrArray   *pages;  /* of SjImportPage */
  gboolean     low;  /* there is no room for a curve below the pages */
  guint        side_source;

  GtkWidget *title;
  GtkWidget *import_button;
  GtkWidget *banner;
  GtkWidget *toasts;
  GtkWidget *paned;
  GtkWidget *side;
  GtkWidget *curve_button;
  GtkWidget *stack;
  GtkWidget *switcher;
  GtkWidget *curve;
  GtkWidget *summary;
  GtkWidget *reading;
  GtkWidget *progress;
};

/* A file that is read faster than this shows no progress. */
#define PROGRESS_MS 120
/* In a window that is smaller than this the curve has a page only. */
#define LEAST_HEIGHT 620
#define LEAST_WIDTH 560

G_DEFINE_FINAL_TYPE (SjImportWindow, sj_import_window, ADW_TYPE_WINDOW)

/* What is going on */

static gboolean
show_progress (gpointer user_data)
{
  SjImportWindow *self = user_data;

  gtk_widget_set_visible (self->reading, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 sj_import_job_get_progress (self->job));

  return G_SOURCE_CONTINUE;
}

static void
watch_progress (SjImportWindow *self)
{
  gboolean running = sj_import_job_is_running (self->job);

  if (running && self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_MS, show_progress, self);
  if (running)
    return;

  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_widget_set_visible (self->reading, FALSE);
}

static void
show_summary (SjImportWindow *self)
{
  g_autofree char *text = sj_import_summary_text (self->job);

  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->summary)), text) == 0)
    return;

  gtk_label_set_text (GTK_LABEL (self->summary), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->summary), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static void
mark_pages (SjImportWindow *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      SjImportPage *page = g_ptr_array_index (self->pages, i);
      AdwViewStackPage *stack_page = adw_view_stack_get_page (ADW_VIEW_STACK (self->stack),
                                                              GTK_WIDGET (page));
      guint n_open = sj_import_page_count_open (page);

      adw_view_stack_page_set_badge_number (stack_page, n_open);
      adw_view_stack_page_set_needs_attention (stack_page, n_open > 0);
    }
}

/* Counts and figures are of nobody who could be quoted. */
static void
show_pages (SjImportWindow *self)
{
  GtkWidget *page = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->stack), "quotes");
  gboolean answers = sj_import_job_get_reading (self->job)->content == SJ_CONTENT_ANSWERS;

  if (page != NULL)
    adw_view_stack_page_set_visible (
      adw_view_stack_get_page (ADW_VIEW_STACK (self->stack), page), answers);
}

/* What can be pressed does something: not before the answers are read. */
static void
enable_actions (SjImportWindow *self)
{
  gboolean ready = self->job != NULL && sj_import_window_is_ready (self);
  gboolean used = ready && sj_import_job_count_used (self->job) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.create-rest", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save-recipe", used);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", used);
}

static void
on_changed (SjImportWindow *self,
            guint           change)
{
  for (guint i = 0; i < self->pages->len; i++)
    sj_import_page_update (g_ptr_array_index (self->pages, i), self->job, change);
  if ((change & (SJ_IMPORT_CHANGED_MATCHES | SJ_IMPORT_CHANGED_RESULT)) != 0 ||
      sj_import_job_get_import (self->job) == NULL)
    sj_import_curve_show (SJ_IMPORT_CURVE (self->curve), self->job);
  watch_progress (self);
  sj_import_notice_show (SJ_BANNER (self->banner), self->job);
  show_summary (self);
  show_pages (self);
  mark_pages (self);
  enable_actions (self);
}

/* Writing */

static void
tell_done (SjImportWindow        *self,
           const SjImportSummary *summary)
{
  g_autofree char *text = sj_import_text_done (summary);

  if (self->window != NULL)
    sj_window_show_toast (self->window, text, _("_Undo"), "win.undo");
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SjImportWindow *self = SJ_IMPORT_WINDOW (widget);
  g_autoptr(GError) error = NULL;
  SjImportSummary summary;

  if (!sj_import_window_is_ready (self))
    return;

  sj_import_job_match_again (self->job);
  if (sj_feedback_import_apply (sj_import_job_get_import (self->job),
                                sj_document_get_log (self->document), &summary, &error))
    {
      tell_done (self, &summary);
      if (self->window != NULL)
        gtk_window_present (GTK_WINDOW (self->window));
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    sj_banner_show (SJ_BANNER (self->banner), error->message, _("_Match Names"),
                    "import.match-names");
}

/* The way around */

static void
cancel_reading_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  sj_import_job_cancel (SJ_IMPORT_WINDOW (widget)->job);
}

static void
read_again_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  sj_import_job_read_again (SJ_IMPORT_WINDOW (widget)->job, FALSE);
}

/* What a file of last month was read by. */
static void
use_recipe_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SjImportJob *job = SJ_IMPORT_WINDOW (widget)->job;
  SjTable *table = sj_import_job_get_table (job);
  SjRecipe *recipe = table != NULL ? sj_recipe_find_fitting (sj_import_job_get_map (job), table,
                                                             sj_import_job_get_offer (job))
                                   : NULL;

  if (recipe != NULL)
    sj_import_job_take_recipe (job, recipe);
}

static void
leave_recipe_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  sj_import_job_take_recipe (SJ_IMPORT_WINDOW (widget)->job, NULL);
}

static void
read_content_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SjImportJob *job = SJ_IMPORT_WINDOW (widget)->job;

  sj_import_job_set_content (job, sj_import_job_get_offer (job));
}

static void
read_answers_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  sj_import_job_set_content (SJ_IMPORT_WINDOW (widget)->job, SJ_CONTENT_ANSWERS);
}

static void
choose_columns_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  sj_import_window_go_to (SJ_IMPORT_WINDOW (widget), "columns");
}

static void
match_names_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  sj_import_window_go_to (SJ_IMPORT_WINDOW (widget), "matching");
}

static void
create_rest_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  sj_import_job_create_rest (SJ_IMPORT_WINDOW (widget)->job);
}

static void
choose_file_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SjImportWindow *self = SJ_IMPORT_WINDOW (widget);
  SjWindow *window = self->window;

  if (window == NULL)
    return;

  gtk_window_close (GTK_WINDOW (self));
  sj_import_chooser_choose (window);
}

static void
tell (SjImportWindow *self,
      const char     *words,
      const GError   *error)
{
  if (words != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (words));
  if (error != NULL)
    sj_banner_show (SJ_BANNER (self->banner), error->message, NULL, NULL);
}

static void
on_recipe_saved (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(SjImportWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = sj_import_recipes_save_finish (result, &error);

  tell (self, words, error);
}

static void
on_recipe_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(SjImportWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = sj_import_recipes_load_finish (result, &error);

  tell (self, words, error);
}

static void
save_recipe_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  sj_import_recipes_save (GTK_WINDOW (widget), SJ_IMPORT_WINDOW (widget)->job, on_recipe_saved,
                          g_object_ref (widget));
}

static void
load_recipe_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  sj_import_recipes_load (GTK_WINDOW (widget), SJ_IMPORT_WINDOW (widget)->job, on_recipe_loaded,
                          g_object_ref (widget));
}

static gboolean
is_shown (SjImportWindow *self,
          guint           position)
{
  return adw_view_stack_page_get_visible (adw_view_stack_get_page (
    ADW_VIEW_STACK (self->stack), g_ptr_array_index (self->pages, position)));
}

/* To the next page or the one before, around the corner. */
static void
turn_page (SjImportWindow *self,
           int             step)
{
  GtkWidget *visible = adw_view_stack_get_visible_child (ADW_VIEW_STACK (self->stack));
  guint position = 0;

  if (g_ptr_array_find (self->pages, visible, &position))
    do
      position = (position + self->pages->len + (guint) step) % self->pages->len;
    while (!is_shown (self, position));
  adw_view_stack_set_visible_child (ADW_VIEW_STACK (self->stack),
                                    g_ptr_array_index (self->pages, position));
}

static void
next_page_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  turn_page (SJ_IMPORT_WINDOW (widget), 1);
}

static void
previous_page_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  turn_page (SJ_IMPORT_WINDOW (widget), -1);
}

static void
toggle_curve_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (SJ_IMPORT_WINDOW (widget)->curve_button);

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
sj_import_window_dispose (GObject *object)
{
  SjImportWindow *self = SJ_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_handle_id (&self->side_source, g_source_remove);
  if (self->job != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->job, self);
      sj_import_job_cancel (self->job);
    }
  g_clear_object (&self->job);
  g_clear_object (&self->document);
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->pages, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_import_window_parent_class)->dispose (object);
}

/* The curve has a page of its own, where it need not be seen twice. */
static void
update_side (SjImportWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack));
  gboolean wanted = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->curve_button));
  /* One shows the curve itself, the other changes nothing about it. */
  gboolean alone = g_strcmp0 (name, "result") == 0 || g_strcmp0 (name, "quotes") == 0;

  gtk_widget_set_visible (self->side, wanted && !self->low && !alone);
  gtk_widget_set_sensitive (self->curve_button, !self->low && !alone);
}

static gboolean
update_side_late (gpointer user_data)
{
  SjImportWindow *self = user_data;

  self->side_source = 0;
  update_side (self);

  return G_SOURCE_REMOVE;
}

static void
sj_import_window_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  SjImportWindow *self = SJ_IMPORT_WINDOW (widget);
  gboolean low = height < LEAST_HEIGHT || width < LEAST_WIDTH;

  GTK_WIDGET_CLASS (sj_import_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (low == self->low)
    return;

  self->low = low;
  if (self->side_source == 0)
    self->side_source = g_idle_add (update_side_late, self);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.cancel-reading", NULL,
                                   cancel_reading_action);
  gtk_widget_class_install_action (widget_class, "import.read-again", NULL, read_again_action);
  gtk_widget_class_install_action (widget_class, "import.use-recipe", NULL, use_recipe_action);
  gtk_widget_class_install_action (widget_class, "import.leave-recipe", NULL, leave_recipe_action);
  gtk_widget_class_install_action (widget_class, "import.read-content", NULL, read_content_action);
  gtk_widget_class_install_action (widget_class, "import.read-answers", NULL, read_answers_action);
  gtk_widget_class_install_action (widget_class, "import.choose-columns", NULL,
                                   choose_columns_action);
  gtk_widget_class_install_action (widget_class, "import.match-names", NULL, match_names_action);
  gtk_widget_class_install_action (widget_class, "import.create-rest", NULL, create_rest_action);
  gtk_widget_class_install_action (widget_class, "import.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "import.next-page", NULL, next_page_action);
  gtk_widget_class_install_action (widget_class, "import.previous-page", NULL,
                                   previous_page_action);
  gtk_widget_class_install_action (widget_class, "import.save-recipe", NULL, save_recipe_action);
  gtk_widget_class_install_action (widget_class, "import.load-recipe", NULL, load_recipe_action);
  gtk_widget_class_install_action (widget_class, "import.toggle-curve", NULL, toggle_curve_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "import.toggle-curve", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sj_import_window_class_init (SjImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_window_dispose;
  widget_class->size_allocate = sj_import_window_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SjImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SjImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, SjImportWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, SjImportWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SjImportWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, SjImportWindow, curve_button);
  gtk_widget_class_bind_template_child (widget_class, SjImportWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, SjImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SjImportWindow, reading);
  gtk_widget_class_bind_template_child (widget_class, SjImportWindow, progress);
  gtk_widget_class_bind_template_callback (widget_class, update_side);
  install_actions (widget_class);
}

static GtkWidget *
create_side (SjImportWindow *self)
{
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->curve = sj_import_curve_new (FALSE);
  gtk_widget_set_vexpand (self->curve, TRUE);
  gtk_widget_add_css_class (self->side, "import-side");
  gtk_box_append (GTK_BOX (self->side), self->curve);

  return self->side;
}

/* Before the lists, which have a use of their own for these keys. */
static void
add_page_keys (SjImportWindow *self)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Down, "import.next-page" },
    { GDK_KEY_Page_Up, "import.previous-page" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                        gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
sj_import_window_init (SjImportWindow *self)
{
  g_type_ensure (SJ_TYPE_BANNER);
  self->pages = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  enable_actions (self);
  add_page_keys (self);
  self->stack = adw_view_stack_new ();
  adw_view_switcher_title_set_stack (ADW_VIEW_SWITCHER_TITLE (self->title),
                                     ADW_VIEW_STACK (self->stack));
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->switcher),
                                   ADW_VIEW_STACK (self->stack));
  gtk_paned_set_start_child (GTK_PANED (self->paned), self->stack);
  gtk_paned_set_end_child (GTK_PANED (self->paned), create_side (self));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (update_side), self,
                           G_CONNECT_SWAPPED);
}

static void
add_pages (SjImportWindow *self)
{
  sj_import_window_add_page (self, g_object_new (SJ_TYPE_IMPORT_FILE_PAGE, NULL), "file",
                             _("File"), "x-office-spreadsheet-symbolic");
  sj_import_window_add_page (self, g_object_new (SJ_TYPE_IMPORT_COLUMNS_PAGE, NULL), "columns",
                             _("Columns"), "view-list-symbolic");
  sj_import_window_add_page (self, g_object_new (SJ_TYPE_IMPORT_MATCHING_PAGE, NULL), "matching",
                             _("Matching"), "sj-link-symbolic");
  sj_import_window_add_page (self, g_object_new (SJ_TYPE_IMPORT_SEGMENTS_PAGE, NULL), "segments",
                             _("Segments"), "system-users-symbolic");
  sj_import_window_add_page (self,
                             SJ_IMPORT_PAGE (sj_import_quotes_page_new (
                               sj_document_get_log (self->document))),
                             "quotes", _("Quotes"), "sj-quote-symbolic");
  sj_import_window_add_page (self, g_object_new (SJ_TYPE_IMPORT_RESULT_PAGE, NULL), "result",
                             _("Result"), "sj-curve-symbolic");
}

static void
refuse (SjWindow *window)
{
  g_autoptr(GError) error =
    g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _("The file is not on this computer. Copy it here first."));

  sj_window_show_error (window, _("The File Could Not Be Read"), error);
}

/* Of a database, a table or a query is said, too. */
static GtkWidget *
open_source (SjWindow   *window,
             const char *path,
             SjRecipe   *recipe,
             const char *table,
             const char *query)
{
  g_autofree char *name = sj_database_source_make_name (path, table, query);
  SjImportWindow *self;

  self = g_object_new (SJ_TYPE_IMPORT_WINDOW, "transient-for", window, "destroy-with-parent", TRUE,
                       NULL);
  g_set_weak_pointer (&self->window, window);
  self->document = g_object_ref (sj_window_get_document (window));
  self->job = sj_import_job_new (sj_document_get_map (self->document), path);
  if (recipe != NULL)
    sj_import_job_take_recipe (self->job, recipe);
  if (table != NULL || query != NULL)
    sj_reading_set_source (sj_import_job_get_reading (self->job), table, query);
  if (sj_import_job_get_recipe (self->job) == NULL)
    sj_import_job_get_reading (self->job)->min_n =
      (guint) g_settings_get_int (sj_settings_get_default (), "minimum-cell");
  adw_view_switcher_title_set_subtitle (ADW_VIEW_SWITCHER_TITLE (self->title), name);
  add_pages (self);
  g_signal_connect_object (self->job, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self, SJ_IMPORT_CHANGED_TABLE | SJ_IMPORT_CHANGED_MATCHES);
  sj_import_job_start (self->job);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}

/**
 * sj_import_window_open_source:
 * @window: a window with a map
 * @path: a file of SQLite, or a connection string of ODBC
 * @table: (nullable): a table of it
 * @query: (nullable): a query, instead of a table
 *
 * Lets a database tally and shows what was understood.
 *
 * Returns: (transfer none): the import's window
 */
GtkWidget *
sj_import_window_open_source (SjWindow   *window,
                              const char *path,
                              const char *table,
                              const char *query)
{
  g_return_val_if_fail (SJ_IS_WINDOW (window) && path != NULL, NULL);
  g_return_val_if_fail (sj_window_get_document (window) != NULL, NULL);

  return open_source (window, path, NULL, table, query);
}

/**
 * sj_import_window_open:
 * @window: a window with a map
 * @file: a file with answers
 * @recipe: (nullable): how it is read; %NULL for the recipe of the map for such files, or to find
 *   out
 *
 * Reads a file and shows what was understood.
 *
 * Returns: (transfer none) (nullable): the import's window; %NULL if the file is not on this
 *   computer
 */
GtkWidget *
sj_import_window_open (SjWindow *window,
                       GFile    *file,
                       SjRecipe *recipe)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (SJ_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (sj_window_get_document (window) != NULL, NULL);

  path = g_file_get_path (file);
  if (path != NULL)
    return open_source (window, path, recipe, NULL, NULL);

  refuse (window);
  return NULL;
}

/**
 * sj_import_window_add_page:
 * @self: an import's window
 * @page: (transfer floating): the page
 * @name: what it is called in the program
 * @title: what people call it
 * @icon_name: its icon
 *
 * Adds a page behind the others.
 */
void
sj_import_window_add_page (SjImportWindow *self,
                           SjImportPage   *page,
                           const char     *name,
                           const char     *title,
                           const char     *icon_name)
{
  AdwViewStackPage *stack_page;

  g_return_if_fail (SJ_IS_IMPORT_WINDOW (self));
  g_return_if_fail (SJ_IS_IMPORT_PAGE (page));

  stack_page = adw_view_stack_add_titled (ADW_VIEW_STACK (self->stack), GTK_WIDGET (page), name,
                                          title);
  adw_view_stack_page_set_icon_name (stack_page, icon_name);
  g_ptr_array_add (self->pages, page);
}

SjImportJob *
sj_import_window_get_job (SjImportWindow *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_WINDOW (self), NULL);

  return self->job;
}

/**
 * sj_import_window_is_ready:
 * @self: an import's window
 *
 * Returns: whether the file has been read as chosen
 */
gboolean
sj_import_window_is_ready (SjImportWindow *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_WINDOW (self), FALSE);

  return sj_import_job_get_import (self->job) != NULL && !sj_import_job_is_running (self->job);
}

/**
 * sj_import_window_go_to:
 * @self: an import's window
 * @name: "file", "columns", "matching", "segments", "result", or the name of another page
 */
void
sj_import_window_go_to (SjImportWindow *self,
                        const char     *name)
{
  g_return_if_fail (SJ_IS_IMPORT_WINDOW (self));

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), name);
}
