#pragma once

#include "ui/sj-import-job.h"
#include "ui/sj-import-work.h"

G_BEGIN_DECLS

struct _SjImportJob
{
  GObject parent_instance;

  SjMap            *map;
  char             *path;
  SjRecipe         *recipe;  /* NULL: the file itself tells how to read it */
  SjReading         reading;  /* as chosen */
  gboolean          settled;  /* nothing is to be suggested any more */
  SjTable          *table;
  SjContent         offer;  /* what else than answers the table may hold */
  GPtrArray        *doubts;  /* of SjDoubt */
  SjReading         read_reading;  /* as @result was read */
  gboolean          has_read_reading;
  SjTallyResult    *result;
  SjFeedbackImport *import;
  GError           *error;
  GHashTable       *choices;  /* see sj-import-choices.h */
  char             *stage;
  GHashTable       *answered;  /* columns that somebody has decided about */
  GHashTable       *shown;  /* personal columns that somebody wants to see for now */

  SjImportWork     *work;  /* what is being done; NULL for nothing */
  guint             start_source;
  gboolean          open_again;
};

void sj_import_job_emit_changed (SjImportJob    *self,
                                 SjImportChange  change);

G_END_DECLS
