#define G_LOG_DOMAIN "sj-to-be"

#include "config.h"

#include "ui/sj-to-be.h"

#include <glib/gi18n-lib.h>

#include "core/sj-counterpart.h"
#include "core/sj-enums.h"
#include "core/sj-map-copy.h"
#include "ui/sj-compat.h"
#include "ui/sj-saving.h"

/*
 * Making a map of how things shall be from one of how they are. Each names the other by its id, so
 * the first one should be kept in a file before the second is worked on.
 */

/* A map that must not be changed does not name its counterpart; the copy still does. */
static SjMap *
create_copy (SjDocument *document)
{
  SjMap *map = sj_document_get_map (document), *copy;

  if (!sj_document_is_read_only (document))
    return sj_map_make_counterpart (sj_document_get_log (document));

  copy = sj_map_copy (map, NULL);
  g_object_set (copy, "state", SJ_MAP_STATE_TO_BE,
                "counterpart", sj_element_get_id (SJ_ELEMENT (map)), NULL);
  return copy;
}

/* The title is an edit of the copy, which is not saved and so must not be closed without asking. */
static void
give_title (SjDocument *document)
{
  SjEditLog *log = sj_document_get_log (document);
  g_autofree char *before = sj_document_get_title (document);
  /* Translators: the title of a map that shows how things shall be. */
  g_autofree char *title = g_strdup_printf (_("%s, to-be"), before);

  sj_edit_log_begin (log, _("Make To-Be Copy"));
  sj_edit_log_set (log, SJ_ELEMENT (sj_document_get_map (document)), "title", title, NULL);
  sj_edit_log_commit (log);
}

static void
make_copy (SjWindow   *window,
           SjDocument *document)
{
  g_autoptr(SjMap) copy = create_copy (document);
  g_autoptr(SjDocument) other = sj_document_new (copy, NULL, FALSE);

  give_title (other);
  sj_window_show_document (window, other);
  sj_window_show_toast (window, _("Both maps know each other. Compare them at any time."),
                        _("_Compare…"), "win.compare");
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SjDocument) document = user_data;
  g_autoptr(GError) error = NULL;

  if (sj_saving_save_finish (result, &error))
    make_copy (SJ_WINDOW (source), document);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sj_window_show_error (SJ_WINDOW (source), _("The Map Could Not Be Saved"), error);
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SjDocument) document = user_data;
  g_autofree char *answer = sj_compat_ask_finish (result);

  if (g_strcmp0 (answer, "copy") == 0)
    make_copy (SJ_WINDOW (source), document);
  else if (g_strcmp0 (answer, "save") == 0)
    sj_saving_save_async (GTK_WINDOW (source), document, FALSE, on_saved, g_object_ref (document));
}

static void
ask_to_save (SjWindow   *window,
             SjDocument *document)
{
  const SjAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "copy", _("Copy _Without Saving"), ADW_RESPONSE_DEFAULT },
    { "save", _("_Save…"), ADW_RESPONSE_SUGGESTED },
  };
  g_autofree char *title = sj_document_get_title (document);
  /* Translators: %s is the title of a map. */
  g_autofree char *body =
    g_strdup_printf (_("“%s” has no file yet. The to-be copy will refer to it, so it is best to "
                       "save it before the copy is made."), title);

  sj_compat_ask (GTK_WINDOW (window), _("Save This Map First?"), body, answers,
                 G_N_ELEMENTS (answers), on_answered, g_object_ref (document));
}

/**
 * sj_to_be_make:
 * @window: a window with a map
 *
 * Makes a copy of the map that shows how things shall be, and opens it in a tab of its own. Asks
 * first if the map itself has never been saved.
 */
void
sj_to_be_make (SjWindow *window)
{
  SjDocument *document;

  g_return_if_fail (SJ_IS_WINDOW (window));

  document = sj_window_get_document (window);
  g_return_if_fail (document != NULL);

  if (sj_document_get_file (document) == NULL)
    ask_to_save (window, document);
  else
    make_copy (window, document);
}
