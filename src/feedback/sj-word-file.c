#define G_LOG_DOMAIN "sj-sentiment"

#include "config.h"

#include "feedback/sj-word-file.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-word-list.h"

/* Words are kept in the map, which is no place for a dictionary. */
#define MAX_FILE (1024 * 1024)

static char *
read_text (const char  *path,
           GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                 G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info != NULL && g_file_info_get_size (info) > MAX_FILE)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                   _("The word list is larger than 1 MB"));
      return NULL;
    }
  if (info == NULL || !g_file_get_contents (path, &text, NULL, error))
    {
      g_prefix_error (error, "%s", _("The word list cannot be read: "));
      return NULL;
    }

  return g_steal_pointer (&text);
}

/* Only the lines that say something. */
static char *
strip (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text,
                                    "\n", -1);
  GString *words = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchomp (lines[i]);

      if (*line == '\0' || *line == '#' || (i == 0 && g_str_equal (line, "term\tscore")))
        continue;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, line);
    }

  return g_string_free (words, FALSE);
}

/**
 * sj_word_file_read:
 * @path: a file of words and scores; see sj_word_list_new_from_tsv()
 * @n_words: (out) (optional): how many words and phrases it has
 * @error: where to put a failure, with the number of the line
 *
 * Returns: (transfer full) (nullable): its words, as a reading takes them, or %NULL with @error set
 */
char *
sj_word_file_read (const char  *path,
                   guint       *n_words,
                   GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr(SjWordList) list = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  text = read_text (path, error);
  if (text == NULL)
    return NULL;
  list = sj_word_list_new_from_tsv (text, strlen (text), error);
  if (list == NULL)
    return NULL;
  if (n_words != NULL)
    *n_words = sj_word_list_get_size (list);

  return strip (text);
}
