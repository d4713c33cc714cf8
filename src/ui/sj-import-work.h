#pragma once

#include "feedback/sj-doubt.h"
#include "feedback/sj-tally-result.h"

G_BEGIN_DECLS

/* One run of the thread that reads a file for an import: all that the thread touches. */
typedef struct
{
  char         *path;
  SjReading     reading;
  gboolean      settled; /* nothing is to be suggested any more */
  gboolean      opens;
  SjContent     offer;  /* what else than answers the table may hold, once it was opened */
  GPtrArray    *doubts; /* SjDoubt, of the columns as read; NULL until they are known */
  GCancellable *cancellable;
  int           permille; /* atomic: written by the thread */
} SjImportWork;

SjImportWork *sj_import_work_new   (const char      *path,
                                    const SjReading *reading,
                                    gboolean         settled);
SjImportWork *sj_import_work_ref   (SjImportWork    *self);
void          sj_import_work_unref (SjImportWork    *self);
void          sj_import_work_open  (GTask           *task,
                                    gpointer         source,
                                    gpointer         task_data,
                                    GCancellable    *cancellable);
void          sj_import_work_tally (GTask           *task,
                                    gpointer         source,
                                    gpointer         task_data,
                                    GCancellable    *cancellable);

G_END_DECLS
