#pragma once

#include <gio/gio.h>
#include <glob.h>
#include <signal.h>
#include <unistd.h>

#include "sj-test-folder.h"

/* Servers that a test starts for itself in a folder of its own, reached through a socket in it. */

typedef struct
{
  char *folder;
  char *bin;            /* where the programs are, "" for the usual path */
  GSubprocess *process; /* NULL when it is not there */
} SjTestServer;

/* Neither server runs as root. */
static inline void
sj_test_server_add_user (GPtrArray *arguments)
{
  static const char *const words[] = { "setpriv", "--reuid=nobody", "--regid=nogroup",
                                       "--clear-groups", "--pdeathsig=TERM", NULL };

  for (guint i = 0; geteuid () == 0 && words[i] != NULL; i++)
    g_ptr_array_add (arguments, g_strdup (words[i]));
}

static inline GSubprocess *
sj_test_server_spawn (const char *command,
                      gboolean    as_user,
                      const char *output)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) words = NULL;
  GSubprocess *process;

  if (as_user)
    sj_test_server_add_user (arguments);
  g_assert_true (g_shell_parse_argv (command, NULL, &words, &error));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, g_strdup (words[i]));
  g_ptr_array_add (arguments, NULL);
  launcher = g_subprocess_launcher_new (output == NULL ? G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                                           G_SUBPROCESS_FLAGS_STDERR_SILENCE
                                                       : G_SUBPROCESS_FLAGS_NONE);
  g_subprocess_launcher_unsetenv (launcher, "LD_PRELOAD");
  if (output != NULL)
    {
      g_subprocess_launcher_set_stdout_file_path (launcher, output);
      g_subprocess_launcher_set_flags (launcher, G_SUBPROCESS_FLAGS_STDERR_SILENCE);
    }
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  if (process == NULL)
    g_test_message ("%s", error->message);

  return process;
}

static inline gboolean G_GNUC_PRINTF (2, 3)
sj_test_server_run (gboolean    as_user,
                    const char *format,
                    ...)
{
  g_autofree char *command = NULL;
  g_autoptr(GSubprocess) process = NULL;
  va_list list;

  va_start (list, format);
  command = g_strdup_vprintf (format, list);
  va_end (list);
  process = sj_test_server_spawn (command, as_user, NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

static inline void
sj_test_server_clear (SjTestServer *server)
{
  if (server->process != NULL)
    {
      g_subprocess_send_signal (server->process, SIGTERM);
      g_subprocess_wait (server->process, NULL, NULL);
    }
  g_clear_object (&server->process);
  if (server->folder != NULL)
    sj_test_remove_tree (server->folder);
  g_clear_pointer (&server->folder, g_free);
  g_clear_pointer (&server->bin, g_free);
}

/* Waits until a command succeeds. */
static inline gboolean
sj_test_server_wait (const char *command)
{
  for (guint i = 0; i < 300; i++)
    {
      if (sj_test_server_run (FALSE, "%s", command))
        return TRUE;
      g_usleep (100 * 1000);
    }

  return FALSE;
}

static inline char *
sj_test_server_find (const char *pattern)
{
  glob_t found = { 0 };
  char *path = NULL;

  if (glob (pattern, 0, NULL, &found) == 0 && found.gl_pathc > 0)
    path = g_path_get_dirname (found.gl_pathv[found.gl_pathc - 1]);
  globfree (&found);

  return path;
}

static inline void
sj_test_server_make_folder (SjTestServer *server)
{
  server->folder = g_dir_make_tmp ("sj-server-XXXXXX", NULL);
  if (geteuid () == 0)
    g_assert_true (sj_test_server_run (FALSE, "chown nobody '%s'", server->folder));
}

static inline gboolean
sj_test_server_start_postgresql (SjTestServer *server)
{
  g_autofree char *command = NULL;
  g_autofree char *check = NULL;

  server->bin = sj_test_server_find ("/usr/lib/postgresql/*/bin/initdb");
  if (server->bin == NULL)
    server->bin = sj_test_server_find ("/usr/bin/initdb");
  if (server->bin == NULL)
    return FALSE;

  sj_test_server_make_folder (server);
  if (!sj_test_server_run (TRUE, "'%s/initdb' -D '%s/data' -A trust -U sojourn -E UTF8 "
                                 "--locale=C.UTF-8 --no-sync", server->bin, server->folder))
    return FALSE;
  command = g_strdup_printf ("'%s/postgres' -D '%s/data' -k '%s' -p 5432 -c listen_addresses= "
                             "-c fsync=off -c enable_partitionwise_aggregate=on",
                             server->bin, server->folder, server->folder);
  server->process = sj_test_server_spawn (command, TRUE, NULL);
  check = g_strdup_printf ("psql -h '%s' -U sojourn -d postgres -c 'SELECT 1'", server->folder);

  return server->process != NULL && sj_test_server_wait (check);
}

static inline gboolean
sj_test_server_start_mariadb (SjTestServer *server)
{
  g_autofree char *command = NULL;
  g_autofree char *check = NULL;
  g_autofree char *program = g_find_program_in_path ("mariadbd");

  if (program == NULL)
    program = g_strdup ("/usr/sbin/mariadbd");
  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    return FALSE;

  sj_test_server_make_folder (server);
  if (!sj_test_server_run (TRUE, "mariadb-install-db --no-defaults --datadir='%s/data' "
                                 "--auth-root-authentication-method=normal --skip-test-db",
                           server->folder))
    return FALSE;
  command = g_strdup_printf ("'%s' --no-defaults --datadir='%s/data' --socket='%s/s.sock' "
                             "--pid-file='%s/pid' --skip-networking "
                             "--innodb-flush-log-at-trx-commit=0",
                             program, server->folder, server->folder, server->folder);
  server->process = sj_test_server_spawn (command, TRUE, NULL);
  check = g_strdup_printf ("mariadb --no-defaults -u root -S '%s/s.sock' -e 'SELECT 1'",
                           server->folder);

  return server->process != NULL && sj_test_server_wait (check);
}
