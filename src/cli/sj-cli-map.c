#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-map.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/sj-cli-interrupt.h"
#include "io/sj-atomic-file.h"
#include "io/sj-io-error.h"
#include "io/sj-map-reader.h"
#include "io/sj-map-writer.h"

/* Maps as subcommands take and give them: "-" is standard input or output. */

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr(GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (memory, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                              sj_cli_interrupt_cancellable (), error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
read_file (const char  *path,
           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GError) problem = NULL;
  GBytes *bytes = g_file_load_bytes (file, sj_cli_interrupt_cancellable (), NULL, &problem);

  if (bytes != NULL)
    return bytes;

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_READ, _("“%s” could not be read: %s"), path,
                 problem->message);
  return NULL;
}

/**
 * sj_cli_map_load:
 * @path: a map's file, or "-"
 * @read_only: (out) (optional): whether a later version wrote it
 * @problems: (out) (optional) (transfer full): as for sj_map_read()
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the map
 */
SjMap *
sj_cli_map_load (const char   *path,
                 gboolean     *read_only,
                 char       ***problems,
                 GError      **error)
{
  gboolean standard_input = g_str_equal (path, "-");
  g_autoptr(GBytes) bytes = standard_input ? read_standard_input (error) : read_file (path, error);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown_name = g_filename_display_name (name);

  if (bytes == NULL)
    return NULL;

  return sj_map_read (bytes, standard_input ? _("standard input") : shown_name, read_only, problems,
                      error);
}

/**
 * sj_cli_is_same_file:
 * @first: a path, or "-"
 * @second: another
 *
 * Returns: whether both lead to one file, so that to write the one were to lose the other
 */
gboolean
sj_cli_is_same_file (const char *first,
                     const char *second)
{
  struct stat a, b;

  g_return_val_if_fail (first != NULL && second != NULL, FALSE);

  if (g_str_equal (first, "-") || g_str_equal (second, "-"))
    return FALSE;

  return stat (first, &a) == 0 && stat (second, &b) == 0 && S_ISREG (a.st_mode) &&
         a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/**
 * sj_cli_write_bytes:
 * @bytes: a whole file
 * @path: where to, or "-"
 * @error: return location for a #GError
 *
 * Returns: whether it is written; a file that was there is replaced at once or not at all
 */
gboolean
sj_cli_write_bytes (GBytes      *bytes,
                    const char  *path,
                    GError     **error)
{
  g_autoptr(SjAtomicFile) file = sj_atomic_file_open (path, error);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return file != NULL && sj_atomic_file_write (file, data, length, error) &&
         sj_atomic_file_commit (file, error);
}

gboolean
sj_cli_map_save (SjMap       *map,
                 const char  *path,
                 GError     **error)
{
  g_autoptr(GBytes) bytes = sj_map_write (map);

  return sj_cli_write_bytes (bytes, path, error);
}
