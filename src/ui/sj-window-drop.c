#define G_LOG_DOMAIN "sj-window-drop"

#include "config.h"

#include "ui/sj-window-drop.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-database.h"
#include "feedback/sj-row-source.h"
#include "ui/sj-database-dialog.h"
#include "ui/sj-import-window.h"
#include "ui/sj-window-files.h"

/*
 * What becomes of files that are dropped on the window, pasted, or given to the program: maps are
 * opened, tables are imported into the map they are dropped on.
 */

typedef enum
{
  KIND_MAP,
  KIND_TABLE,
  KIND_PICTURE,
} Kind;

/* By the name alone: what is in the file is found out by whoever reads it. */
static Kind
guess_kind (GFile *file)
{
  const char *const *suffixes = sj_row_source_list_suffixes ();
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");
  g_autofree char *type = g_content_type_guess (folded, NULL, 0, NULL);
  const char *dot = strrchr (folded, '.');

  if (dot != NULL && g_strv_contains (suffixes, dot + 1))
    return KIND_TABLE;

  return g_content_type_is_mime_type (type, "image/*") ? KIND_PICTURE : KIND_MAP;
}

static GFile *
find_table (GSList *files,
            guint  *n_tables)
{
  GFile *first = NULL;

  *n_tables = 0;
  for (GSList *link = files; link != NULL; link = link->next)
    if (guess_kind (link->data) == KIND_TABLE && (*n_tables)++ == 0)
      first = link->data;

  return first;
}

/**
 * sj_window_import_file:
 * @window: a window with a map
 * @file: a file with answers
 *
 * Imports a table; of a database it is asked first which of its tables.
 */
void
sj_window_import_file (SjWindow *window,
                       GFile    *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (SJ_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  path = g_file_get_path (file);
  if (path != NULL && sj_database_is_file (path))
    sj_database_dialog_open (window, path);
  else
    sj_import_window_open (window, file, NULL);
}

static void
import_table (SjWindow *window,
              GSList   *files)
{
  guint n_tables;
  GFile *table = find_table (files, &n_tables);

  if (table == NULL)
    return;

  if (sj_window_get_document (window) == NULL)
    {
      sj_window_show_toast (window,
                            _("First open the map that these answers belong to, then drop the file "
                               "onto it"),
                            NULL, NULL);
      return;
    }

  if (n_tables > 1)
    sj_window_show_toast (window, _("Files with answers are imported one at a time"), NULL, NULL);
  sj_window_import_file (window, table);
}

/**
 * sj_window_drop_files:
 * @window: a window
 * @files: (element-type GFile): what was dropped on it
 *
 * Opens maps as tabs, and imports a table into the map in front. What cannot be used is answered
 * with a sentence.
 */
void
sj_window_drop_files (SjWindow *window,
                      GSList   *files)
{
  g_return_if_fail (SJ_IS_WINDOW (window));

  /* Before another map comes to the front. */
  import_table (window, files);

  for (GSList *link = files; link != NULL; link = link->next)
    {
      Kind kind = guess_kind (link->data);

      if (kind == KIND_MAP)
        sj_window_files_open (window, link->data);
      else if (kind == KIND_PICTURE)
        sj_window_show_toast (window, _("A picture belongs on a card: drop it onto one"), NULL,
                              NULL);
    }
}
