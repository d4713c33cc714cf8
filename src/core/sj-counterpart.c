#define G_LOG_DOMAIN "sj-counterpart"

#include "config.h"

#include "core/sj-counterpart.h"

#include <glib/gi18n-lib.h>

#include "core/sj-enums.h"
#include "core/sj-map-copy.h"

/* A second map beside the first: how things shall be, beside how they are. */

/**
 * sj_map_make_counterpart:
 * @log: the log of a map, without an open transaction
 *
 * Makes a copy that shows how things shall be. Its elements have the ids of the originals, so that
 * both can be compared; each map names the other by its id.
 *
 * Returns: (transfer full): the to-be map, which no edit log watches
 */
SjMap *
sj_map_make_counterpart (SjEditLog *log)
{
  SjMap *map, *copy;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  map = sj_edit_log_get_map (log);
  copy = sj_map_copy (map, NULL);
  g_object_set (copy, "state", SJ_MAP_STATE_TO_BE,
                "counterpart", sj_element_get_id (SJ_ELEMENT (map)), NULL);

  sj_edit_log_begin (log, _("Make To-Be Copy"));
  sj_edit_log_set (log, SJ_ELEMENT (map),
                   "counterpart", sj_element_get_id (SJ_ELEMENT (copy)), NULL);
  sj_edit_log_commit (log);

  return copy;
}
