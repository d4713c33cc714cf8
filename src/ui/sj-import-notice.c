#define G_LOG_DOMAIN "sj-import-window"

#include "config.h"

#include "ui/sj-import-notice.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-feedback-error.h"
#include "ui/sj-import-use.h"

/*
 * Says above the pages of an import why there is no result, and what can be done.
 */

/* A table that holds no answers may be of use as what it is. */
static gboolean
is_offered (SjImportJob  *job,
            const GError *error)
{
  return sj_import_job_get_offer (job) != SJ_CONTENT_ANSWERS &&
         sj_import_job_get_reading (job)->content == SJ_CONTENT_ANSWERS &&
         g_error_matches (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE);
}

static void
show_offer (SjBanner    *banner,
            SjImportJob *job)
{
  if (sj_import_job_get_offer (job) == SJ_CONTENT_COUNTS)
    sj_banner_show (banner,
                    _("The file counts how many people gave each answer; no row is what one person "
                      "said."),
                    _("Read C_ounts"), "import.read-content");
  else
    sj_banner_show (banner,
                    _("The file holds figures that somebody else has worked out; no row is what "
                      "one person said."),
                    _("Use _Figures"), "import.read-content");
}

/* Why the file could not be read as chosen. */
static void
show_reason (SjBanner     *banner,
             SjImportJob  *job,
             const GError *error)
{
  gboolean figures = sj_import_job_get_reading (job)->content == SJ_CONTENT_FIGURES;
  const char *text = error->message;

  if (sj_import_use_count (job, SJ_IMPORT_USE_SCORE) == 0)
    text = figures ? _("The file holds means. Say which scale their column is on.")
                   : _("Nothing in the file is surely a rating. Say which columns are.");
  sj_banner_show (banner, text, _("Choose Col_umns"), "import.choose-columns");
}

/**
 * sj_import_notice_show:
 * @banner: where to say it
 * @job: an import
 *
 * Says why there is no result. Where there is not even a table, the page of the file says it
 * itself.
 */
void
sj_import_notice_show (SjBanner    *banner,
                       SjImportJob *job)
{
  const GError *error;

  g_return_if_fail (SJ_IS_BANNER (banner));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  error = sj_import_job_get_error (job);
  if (error == NULL || sj_import_job_is_running (job))
    sj_banner_hide (banner);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sj_banner_show (banner, error->message, _("Read A_gain"), "import.read-again");
  else if (sj_import_job_get_table (job) == NULL)
    sj_banner_hide (banner);
  else if (is_offered (job, error))
    show_offer (banner, job);
  else
    show_reason (banner, job, error);
}
