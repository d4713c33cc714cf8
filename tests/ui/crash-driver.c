#include <string.h>
#include <unistd.h>

#include "io/sj-map-writer.h"
#include "sj-random-edits.h"
#include "ui/sj-application.h"
#include "ui/sj-recovery-dialog.h"
#include "ui/sj-recovery-row.h"
#include "ui/sj-window-files.h"

/*
 * The program as it is, with somebody in it who edits and saves at random until the program is
 * killed, or who recovers at the next start. It says on standard output what it has done:
 *
 *   crash-driver edit FILE SEED   a line "NUMBER MICROSECONDS HASH" for each committed edit, and
 *                                 "saving NUMBER" for each save that is asked for
 *   crash-driver recover FILE     one line "recovered|opened NUMBER HASH N-LOST"
 */

#define LABEL "Count"

typedef struct
{
  SjApplication *application;
  GFile         *file;
  gboolean       edits;
  GRand         *random;
  gint64         n_edits;
} Driver;

static void
say (const char *format,
     ...) G_GNUC_PRINTF (1, 2);

/* In one call, so that a line is whole or not there at all when the program is killed. */
static void
say (const char *format,
     ...)
{
  va_list arguments;
  g_autofree char *line = NULL;
  gsize length;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  length = strlen (line);
  if (write (STDOUT_FILENO, line, length) != (ssize_t) length)
    _exit (3);
}

static char *
hash_of (SjMap *map)
{
  g_autoptr(GBytes) bytes = sj_map_write (map);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static SjWindow *
get_window (Driver *driver)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (driver->application));

  while (windows != NULL && !SJ_IS_WINDOW (windows->data))
    windows = windows->next;

  return windows != NULL ? windows->data : NULL;
}

static SjDocument *
get_document (Driver *driver)
{
  SjWindow *window = get_window (driver);

  return window != NULL ? sj_window_get_document (window) : NULL;
}

/* Each edit also counts itself in the map, so that a recovered map says how far it came. */
static void
edit (Driver    *driver,
      SjEditLog *log)
{
  SjMap *map = sj_edit_log_get_map (log);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, driver->n_edits + 1);
  g_autofree char *hash = NULL;

  sj_random_edit (driver->random, log);
  sj_edit_log_begin (log, LABEL);
  sj_edit_log_set (log, SJ_ELEMENT (map), "revision", number, NULL);
  sj_edit_log_commit (log);

  hash = hash_of (map);
  driver->n_edits++;
  say ("%s %" G_GINT64_FORMAT " %s\n", number, g_get_real_time (), hash);
}

static gboolean
edit_and_save (gpointer user_data)
{
  Driver *driver = user_data;
  SjDocument *document = get_document (driver);

  if (document == NULL)
    return G_SOURCE_CONTINUE;

  edit (driver, sj_document_get_log (document));
  if (g_rand_int_range (driver->random, 0, 6) == 0)
    {
      say ("saving %" G_GINT64_FORMAT "\n", driver->n_edits);
      g_action_group_activate_action (G_ACTION_GROUP (get_window (driver)), "save", NULL);
    }

  return G_SOURCE_CONTINUE;
}

/* An edit that was not counted yet may have changed anything, the count too. */
static void
go_back_to_last_count (SjEditLog *log)
{
  while (sj_edit_log_get_undo_label (log) != NULL &&
         g_strcmp0 (sj_edit_log_get_undo_label (log), LABEL) != 0)
    sj_edit_log_undo (log);
}

static void
report (Driver     *driver,
        const char *how)
{
  SjDocument *document = get_document (driver);
  const SjRecoveredChanges *changes = sj_document_get_recovered (document);
  g_autofree char *hash = NULL;

  go_back_to_last_count (sj_document_get_log (document));
  hash = hash_of (sj_document_get_map (document));
  say ("%s %s %s %u\n", how,
       sj_element_text (SJ_ELEMENT (sj_document_get_map (document)), "revision"), hash,
       changes != NULL ? g_strv_length (changes->lost) : 0);
  /* Without closing anything: the next one to look shall find what this one left. */
  sj_document_abandon (document);
  _exit (0);
}

static gboolean
wait_for_document (gpointer user_data)
{
  if (get_document (user_data) == NULL)
    return G_SOURCE_CONTINUE;

  report (user_data, "opened");
  return G_SOURCE_REMOVE;
}

static GtkListBoxRow *
find_offer (void)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (SJ_IS_RECOVERY_DIALOG (window))
        return gtk_list_box_get_row_at_index (
          GTK_LIST_BOX (sj_recovery_dialog_get_list (SJ_RECOVERY_DIALOG (window))), 0);
    }

  return NULL;
}

/* After the program has had its chance to offer something. */
static gboolean
recover (gpointer user_data)
{
  Driver *driver = user_data;
  GtkListBoxRow *row = find_offer ();

  if (row != NULL)
    {
      g_signal_emit_by_name (row, "recover", FALSE);
      if (get_document (driver) == NULL)
        say ("refused\n");
      report (driver, "recovered");
    }

  sj_window_files_open (get_window (driver), driver->file);
  g_idle_add (wait_for_document, driver);
  return G_SOURCE_REMOVE;
}

static void
on_activate (Driver *driver)
{
  if (driver->edits)
    {
      sj_window_files_open (get_window (driver), driver->file);
      g_timeout_add (4, edit_and_save, driver);
    }
  else
    {
      g_idle_add_full (G_PRIORITY_LOW + 100, recover, driver, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SjApplication) application = NULL;
  Driver driver = { 0 };
  char *no_arguments[] = { argv[0], NULL };

  if (argc < 3)
    return 2;

  g_set_application_name ("Sojourn");
  application = sj_application_new ();
  driver.application = application;
  driver.file = g_file_new_for_path (argv[2]);
  driver.edits = g_str_equal (argv[1], "edit");
  driver.random = g_rand_new_with_seed (argc > 3 ? (guint32) g_ascii_strtoull (argv[3], NULL, 10)
                                                 : 0);
  g_signal_connect_data (application, "activate", G_CALLBACK (on_activate), &driver, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return g_application_run (G_APPLICATION (application), 1, no_arguments);
}
