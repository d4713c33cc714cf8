#define G_LOG_DOMAIN "sj-import-words"

#include "config.h"

#include "ui/sj-import-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-word-file.h"
#include "feedback/sj-word-list.h"
#include "ui/sj-compat.h"

/*
 * Lets a person give words of their own for the mood of comments. The import keeps the words, not
 * where they were read.
 */

/* Where words go that a file is being chosen for. */
typedef struct
{
  SjImportJob *job;
  GWeakRef parent;
} Choosing;

static void
choosing_free (Choosing *choosing)
{
  g_object_unref (choosing->job);
  g_weak_ref_clear (&choosing->parent);
  g_free (choosing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choosing, choosing_free)

static void
on_told (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree char *answer = sj_compat_ask_finish (result);
}

static void
tell (GtkWindow    *parent,
      const GError *error)
{
  const SjAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT } };

  sj_compat_ask (parent, _("The Words Cannot Be Used"), error->message, answers,
                 G_N_ELEMENTS (answers), on_told, NULL);
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Choosing) choosing = user_data;
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  g_autoptr(GtkWindow) parent = g_weak_ref_get (&choosing->parent);
  g_autoptr(GError) error = NULL;
  SjReading *reading;
  char *words;

  if (file == NULL)
    return;
  words = sj_word_file_read (g_file_peek_path (file), NULL, &error);
  if (words == NULL)
    {
      if (parent != NULL)
        tell (parent, error);
      return;
    }

  reading = sj_import_job_get_reading (choosing->job);
  g_free (reading->words);
  reading->words = words;
  sj_import_job_read_again (choosing->job, FALSE);
}

/**
 * sj_import_words_choose:
 * @parent: the window that asks for a file
 * @job: an import
 *
 * Has a file of words and scores chosen, and reads the comments of the import with them.
 */
void
sj_import_words_choose (GtkWindow   *parent,
                        SjImportJob *job)
{
  SjFileChoice choice = {
    .title = _("Choose Words and Scores"),
    .accept_label = _("_Open"),
  };
  Choosing *choosing;

  g_return_if_fail (GTK_IS_WINDOW (parent) && SJ_IS_IMPORT_JOB (job));

  choosing = g_new0 (Choosing, 1);
  choosing->job = g_object_ref (job);
  g_weak_ref_init (&choosing->parent, parent);
  sj_compat_choose_file (parent, &choice, on_chosen, choosing);
}

/**
 * sj_import_words_clear:
 * @job: an import
 *
 * Has the program's words alone again.
 */
void
sj_import_words_clear (SjImportJob *job)
{
  SjReading *reading;

  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  reading = sj_import_job_get_reading (job);
  g_clear_pointer (&reading->words, g_free);
  reading->only_words = FALSE;
  sj_import_job_read_again (job, FALSE);
}

/**
 * sj_import_words_describe:
 * @job: an import
 *
 * Returns: (transfer full) (nullable): how many words of the person's own there are, or %NULL
 *   without any
 */
char *
sj_import_words_describe (SjImportJob *job)
{
  const SjReading *reading;
  g_autoptr(SjWordList) list = NULL;
  guint n;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), NULL);

  reading = sj_import_job_get_reading (job);
  if (reading->words == NULL)
    return NULL;
  list = sj_word_list_new_from_tsv (reading->words, strlen (reading->words), NULL);
  n = list != NULL ? sj_word_list_get_size (list) : 0;

  return g_strdup_printf (ngettext ("%u word of your own", "%u words of your own", n), n);
}
