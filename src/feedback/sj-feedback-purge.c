#define G_LOG_DOMAIN "sj-feedback"

#include "config.h"

#include "feedback/sj-feedback-purge.h"

#include <glib/gi18n-lib.h>

#include "core/sj-map.h"
#include "core/sj-series.h"

/**
 * sj_feedback_purge:
 * @log: a log without an open transaction
 *
 * Removes every curve that rests on answers, measured or estimated, in one edit. What the team
 * assumes stays, and so do the recipes: they say how a file is read and hold no figure of it. The
 * file has the figures until the map is saved.
 *
 * Returns: how many curves were removed; with none there is no edit
 */
guint
sj_feedback_purge (SjEditLog *log)
{
  g_autoptr(GPtrArray) purged = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), 0);

  list = sj_map_get_series (sj_edit_log_get_map (log));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      if (sj_series_has_answers (series))
        g_ptr_array_add (purged, g_steal_pointer (&series));
    }
  if (purged->len == 0)
    return 0;

  sj_edit_log_begin (log, _("Purge Feedback Data"));
  for (guint i = 0; i < purged->len; i++)
    sj_edit_log_remove (log, g_ptr_array_index (purged, i));
  sj_edit_log_commit (log);

  return purged->len;
}
