#define G_LOG_DOMAIN "sj-moment-text"

#include "config.h"

#include "ui/sj-moment-text.h"

#include <glib/gi18n-lib.h>

/* Says when something was, as people say it. */

/**
 * sj_moment_text:
 * @moment: a time, in whatever time zone
 *
 * Returns: (transfer full): the time where the person is, with the day unless it is today
 */
char *
sj_moment_text (GDateTime *moment)
{
  g_autoptr(GDateTime) local = NULL;
  g_autoptr(GDateTime) now = NULL;

  g_return_val_if_fail (moment != NULL, NULL);

  local = g_date_time_to_local (moment);
  now = g_date_time_new_now_local ();
  if (g_date_time_get_year (local) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now))
    /* Translators: format of a time of day, as g_date_time_format() reads it. */
    return g_date_time_format (local, _("%H:%M"));

  /* Translators: format of a day with a time, as g_date_time_format() reads it. */
  return g_date_time_format (local, _("%-d %b %Y, %H:%M"));
}
