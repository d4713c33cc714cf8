#define G_LOG_DOMAIN "sj-database-dialog"

#include "config.h"

#include "ui/sj-database-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "feedback/sj-connection-text.h"
#include "feedback/sj-database-password.h"
#include "feedback/sj-database-plan.h"
#include "feedback/sj-database-sources.h"
#include "ui/sj-compat.h"
#include "ui/sj-import-window.h"
#include "ui/sj-settings.h"

#define PULSE_INTERVAL 120 /* milliseconds */

/**
 * SjDatabaseDialog:
 *
 * Asks where a database is and which of its rows hold the answers, and shows what it will be asked.
 * Databases are spoken to in another thread; what a person typed meanwhile is looked at afterwards.
 */
struct _SjDatabaseDialog
{
  AdwWindow     parent_instance;

  SjWindow     *window;
  GCancellable *cancellable; /* NULL while nothing is asked */
  GtkStringList *tables;
  guint         pulse_source;

  GtkWidget    *location;
  GtkWidget    *sources_button;
  GtkWidget    *password;
  GtkWidget    *keep_row;
  GtkWidget    *keep;
  GtkWidget    *connect_button;
  GtkWidget    *stop_button;
  GtkWidget    *rows_group;
  GtkWidget    *table;
  GtkWidget    *query_row;
  GtkWidget    *query;
  GtkWidget    *sql_group;
  GtkWidget    *sql;
  GtkWidget    *progress;
  GtkWidget    *problem_revealer;
  GtkWidget    *problem;
};

G_DEFINE_FINAL_TYPE (SjDatabaseDialog, sj_database_dialog, ADW_TYPE_WINDOW)

typedef enum
{
  WANTED_TABLES,
  WANTED_SQL,    /* what a tally asks */
  WANTED_FORGET, /* the password is to leave the keyring */
} Wanted;

/* One question to a database, or to the keyring. */
typedef struct
{
  char *location;
  char *password; /* to be put into the keyring, or NULL */
  Wanted wanted;
  SjReading reading;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->location);
  sj_secret_free (question->password);
  sj_reading_clear (&question->reading);
  g_free (question);
}

static char *
get_location (SjDatabaseDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->location))));
}

/* Returns (transfer full): the query, %NULL if a table is chosen instead */
static char *
get_query (SjDatabaseDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->query));
  GtkTextIter start, end;

  if (!adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self->query_row)))
    return NULL;
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Returns (transfer none) (nullable): the table that is chosen */
static const char *
get_table (SjDatabaseDialog *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->table));

  if (adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self->query_row)))
    return NULL;

  return gtk_string_list_get_string (self->tables, selected);
}

static gboolean
is_known (SjDatabaseDialog *self)
{
  return gtk_widget_get_sensitive (self->rows_group);
}

static void
update (SjDatabaseDialog *self)
{
  g_autofree char *location = get_location (self);
  gboolean is_connection = sj_database_is_connection (location);
  gboolean asking = self->cancellable != NULL;
  gboolean chosen = get_table (self) != NULL ||
                    adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self->query_row));
  gboolean ready = is_known (self) && chosen && !asking;

  gtk_widget_set_visible (self->password, is_connection);
  gtk_widget_set_visible (self->keep_row, is_connection && sj_database_password_has_keyring ());
  gtk_widget_set_visible (self->connect_button, !asking);
  gtk_widget_set_visible (self->stop_button, asking);
  gtk_widget_set_visible (self->progress, asking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "database.connect",
                                 *location != '\0' && !asking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "database.forget", is_connection && !asking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "database.stop", asking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "database.show-sql", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "database.continue", ready);
}

static void
show_problem (SjDatabaseDialog *self,
              const char       *message)
{
  gtk_label_set_text (GTK_LABEL (self->problem), message != NULL ? message : "");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->problem_revealer), message != NULL);
}

static void
set_sql (SjDatabaseDialog *self,
         const char       *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->sql)), text, -1);
}

static gboolean
pulse (gpointer data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (SJ_DATABASE_DIALOG (data)->progress));

  return G_SOURCE_CONTINUE;
}

static void
stop (SjDatabaseDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
}

static gpointer
ask_for_tables (Question  *question,
                GError   **error)
{
  g_autoptr(SjDatabase) database = sj_database_open (question->location, error);
  GPtrArray *tables;

  if (database == NULL)
    return NULL;

  tables = sj_database_list_tables (database, error);
  if (tables != NULL && question->password != NULL &&
      !sj_database_password_store (question->location, question->password, NULL, error))
    g_clear_pointer (&tables, g_ptr_array_unref);

  return tables;
}

static gpointer
ask_for_sql (Question      *question,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GPtrArray) statements =
    sj_database_plan_preview (question->location, &question->reading, cancellable, error);
  GPtrArray *texts;

  if (statements == NULL)
    return NULL;

  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < statements->len; i++)
    g_ptr_array_add (texts, sj_sql_statement_show (g_ptr_array_index (statements, i)));

  return texts;
}

/* Returns something if a password was there, and nothing if none was. */
static gpointer
forget_password (Question      *question,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(GPtrArray) forgotten = g_ptr_array_new_with_free_func (g_free);
  GError *local = NULL;

  if (sj_database_password_forget (question->location, cancellable, &local))
    g_ptr_array_add (forgotten, g_strdup (question->location));
  if (local == NULL)
    return g_steal_pointer (&forgotten);

  g_propagate_error (error, local);
  return NULL;
}

static gpointer
answer_question (Question      *question,
                 GCancellable  *cancellable,
                 GError       **error)
{
  switch (question->wanted)
    {
    case WANTED_SQL:
      return ask_for_sql (question, cancellable, error);
    case WANTED_FORGET:
      return forget_password (question, cancellable, error);
    case WANTED_TABLES:
    default:
      return ask_for_tables (question, error);
    }
}

static void
ask_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *answer = answer_question (task_data, cancellable, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
show_tables (SjDatabaseDialog *self,
             GPtrArray        *tables)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tables));

  g_ptr_array_add (tables, NULL);
  gtk_string_list_splice (self->tables, 0, n, (const char *const *) tables->pdata);
  gtk_widget_set_sensitive (self->rows_group, TRUE);
  gtk_widget_set_sensitive (self->sql_group, TRUE);
  if (tables->len > 1)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->table), 0);
  gtk_widget_grab_focus (self->table);
}

static void
show_sql (SjDatabaseDialog *self,
          GPtrArray        *texts)
{
  g_autofree char *joined = NULL;

  g_ptr_array_add (texts, NULL);
  joined = g_strjoinv ("\n", (char **) texts->pdata);
  set_sql (self, joined);
}

static void
show_forgotten (SjDatabaseDialog *self,
                GPtrArray        *forgotten)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->keep_row),
                               forgotten->len > 0
                                 ? _("The keyring has forgotten the password of this connection")
                                 : _("The keyring knows no password of this connection"));
}

static void
on_answered (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  SjDatabaseDialog *self = SJ_DATABASE_DIALOG (object);
  GTask *task = G_TASK (result);
  const Question *question = g_task_get_task_data (task);
  gboolean current = g_task_get_cancellable (task) == self->cancellable;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) answer = g_task_propagate_pointer (task, &error);

  /* Somebody has stopped waiting, or closed the window. */
  if (!current)
    return;
  stop (self);
  if (answer == NULL)
    show_problem (self, error->message);
  else if (question->wanted == WANTED_SQL)
    show_sql (self, answer);
  else if (question->wanted == WANTED_FORGET)
    show_forgotten (self, answer);
  else
    show_tables (self, answer);
  update (self);
}

static void
ask (SjDatabaseDialog *self,
     Wanted            wanted)
{
  Question *question = g_new0 (Question, 1);
  const char *password = gtk_editable_get_text (GTK_EDITABLE (self->password));
  gboolean is_connection;
  g_autoptr(GTask) task = NULL;

  stop (self);
  show_problem (self, NULL);
  question->location = get_location (self);
  question->wanted = wanted;
  sj_reading_init (&question->reading);
  question->reading.table = g_strdup (get_table (self));
  question->reading.query = get_query (self);
  is_connection = wanted != WANTED_FORGET && sj_database_is_connection (question->location);
  if (is_connection)
    sj_database_password_remember (question->location, *password != '\0' ? password : NULL);
  if (is_connection && *password != '\0' && gtk_switch_get_active (GTK_SWITCH (self->keep)))
    question->password = g_strdup (password);
  self->cancellable = g_cancellable_new ();
  self->pulse_source = g_timeout_add (PULSE_INTERVAL, pulse, self);
  task = g_task_new (self, self->cancellable, on_answered, NULL);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_set_task_data (task, question, free_question);
  g_task_run_in_thread (task, ask_in_thread);
  update (self);
}

static void
connect_now (SjDatabaseDialog *self)
{
  g_autofree char *location = get_location (self);

  if (*location != '\0' && self->cancellable == NULL)
    ask (self, WANTED_TABLES);
}

/* Another database: nothing is known of it. */
static void
on_location_changed (SjDatabaseDialog *self)
{
  stop (self);
  gtk_widget_set_sensitive (self->rows_group, FALSE);
  gtk_widget_set_sensitive (self->sql_group, FALSE);
  gtk_string_list_splice (self->tables, 0, g_list_model_get_n_items (G_LIST_MODEL (self->tables)),
                          NULL);
  show_problem (self, NULL);
  set_sql (self, "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->keep_row),
                               _("Otherwise it is forgotten when the program ends"));
  update (self);
}

static void
on_rows_changed (SjDatabaseDialog *self)
{
  show_problem (self, NULL);
  set_sql (self, "");
  update (self);
}

static void
connect_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  connect_now (SJ_DATABASE_DIALOG (widget));
}

static void
stop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SjDatabaseDialog *self = SJ_DATABASE_DIALOG (widget);

  stop (self);
  update (self);
}

static void
show_sql_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  ask (SJ_DATABASE_DIALOG (widget), WANTED_SQL);
}

static void
forget_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  ask (SJ_DATABASE_DIALOG (widget), WANTED_FORGET);
}

static void
continue_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SjDatabaseDialog *self = SJ_DATABASE_DIALOG (widget);
  g_autofree char *location = get_location (self);
  g_autofree char *query = get_query (self);

  if (self->window != NULL)
    sj_import_window_open_source (self->window, location, get_table (self), query);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  SjDatabaseDialog *self = SJ_DATABASE_DIALOG (source);
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->location), path);
  connect_now (self);
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) databases = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (databases, _("SQLite databases"));
  gtk_file_filter_add_suffix (databases, "sqlite");
  gtk_file_filter_add_suffix (databases, "sqlite3");
  gtk_file_filter_add_suffix (databases, "db");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, databases);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
choose_file_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  g_autoptr(GFile) folder = sj_settings_get_folder ("last-import-folder");
  g_autoptr(GListModel) filters = create_filters ();
  SjFileChoice choice = {
    .title = _("Choose a Database"),
    .accept_label = _("_Open"),
    .folder = folder,
    .filters = filters,
  };

  sj_compat_choose_file (GTK_WINDOW (widget), &choice, on_file_chosen, NULL);
}

static void
choose_source_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  SjDatabaseDialog *self = SJ_DATABASE_DIALOG (widget);
  g_autofree char *connection = g_strdup_printf ("DSN=%s", g_variant_get_string (parameter, NULL));

  gtk_editable_set_text (GTK_EDITABLE (self->location), connection);
  connect_now (self);
}

static void
list_sources (SjDatabaseDialog *self)
{
  g_autoptr(GPtrArray) names = sj_database_list_sources ();
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "database.choose-source", "s", name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->sources_button), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->sources_button, names->len > 0);
}

static void
sj_database_dialog_dispose (GObject *object)
{
  SjDatabaseDialog *self = SJ_DATABASE_DIALOG (object);

  stop (self);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->tables);

  G_OBJECT_CLASS (sj_database_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define bind(child) gtk_widget_class_bind_template_child (widget_class, SjDatabaseDialog, child)
  bind (location);
  bind (sources_button);
  bind (password);
  bind (keep_row);
  bind (keep);
  bind (connect_button);
  bind (stop_button);
  bind (rows_group);
  bind (table);
  bind (query_row);
  bind (query);
  bind (sql_group);
  bind (sql);
  bind (progress);
  bind (problem_revealer);
  bind (problem);
#undef bind
  gtk_widget_class_bind_template_callback (widget_class, on_location_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_rows_changed);
  gtk_widget_class_bind_template_callback (widget_class, connect_now);
}

static void
sj_database_dialog_class_init (SjDatabaseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_database_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-database-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "database.connect", NULL, connect_action);
  gtk_widget_class_install_action (widget_class, "database.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "database.forget", NULL, forget_action);
  gtk_widget_class_install_action (widget_class, "database.show-sql", NULL, show_sql_action);
  gtk_widget_class_install_action (widget_class, "database.continue", NULL, continue_action);
  gtk_widget_class_install_action (widget_class, "database.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "database.choose-source", "s",
                                   choose_source_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sj_database_dialog_init (SjDatabaseDialog *self)
{
  self->tables = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->table), G_LIST_MODEL (self->tables));
  list_sources (self);
  update (self);
}

/**
 * sj_database_dialog_open:
 * @window: a window with a map
 * @path: (nullable): a file of SQLite, whose tables are listed at once
 *
 * Asks for a database, and then opens an import of its answers.
 */
void
sj_database_dialog_open (SjWindow   *window,
                         const char *path)
{
  SjDatabaseDialog *self;

  g_return_if_fail (SJ_IS_WINDOW (window));

  self = g_object_new (SJ_TYPE_DATABASE_DIALOG, "transient-for", window, "destroy-with-parent",
                       TRUE, NULL);
  g_set_weak_pointer (&self->window, window);
  gtk_widget_grab_focus (self->location);
  gtk_window_present (GTK_WINDOW (self));
  if (path == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->location), path);
  connect_now (self);
}
