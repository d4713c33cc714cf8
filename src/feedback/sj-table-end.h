#pragma once

#include "feedback/sj-sheet-row.h"
#include "feedback/sj-table-rows.h"
#include "feedback/sj-table-sample.h"

G_BEGIN_DECLS

/* Tells rows at the end of a table that are no answers: notes ("n = 20", "Source: …") and summaries
 * ("Average", "Total"). It knows what the columns hold from the first answers. */
typedef struct _SjTableEnd SjTableEnd;

typedef enum
{
  SJ_END_ANSWER,
  SJ_END_NEUTRAL, /* a short row of which nothing is an answer for sure */
  SJ_END_NOTE,
  SJ_END_SUMMARY,
} SjEndKind;

#define SJ_END_MAX_ROWS 40

/* The last rows so far, behind the last one that is an answer for sure. Only when the table ends is
 * it known what they are. */
typedef struct
{
  guint n_rows;
  gboolean too_many; /* no table has so many notes; these are answers */
  SjEndKind kinds[SJ_END_MAX_ROWS];
  guint64 numbers[SJ_END_MAX_ROWS];
  guint64 last; /* the number of the last row of all */
  gboolean gaps[SJ_END_MAX_ROWS]; /* blank rows stand right above the row */
} SjEndRun;

SjTableEnd *sj_table_end_new      (SjTableSample    *sample,
                                   guint             first_answer,
                                   gboolean          goes_on);
gboolean    sj_table_end_is_summary (const char      *text);
void        sj_table_end_free     (SjTableEnd       *self);
SjEndKind   sj_table_end_judge    (SjTableEnd       *self,
                                   GPtrArray        *cells);
gboolean    sj_table_end_suspects (SjTableEnd       *self,
                                   const SjSheetRow *row);
guint       sj_table_end_find     (SjTableEnd       *self,
                                   SjTableSample    *sample,
                                   guint             first_answer,
                                   SjRowsBelow      *below);

void        sj_end_run_add        (SjEndRun         *run,
                                   SjEndKind         kind,
                                   guint64           number);
guint       sj_end_run_settle     (const SjEndRun   *run,
                                   SjRowsBelow      *below);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjTableEnd, sj_table_end_free)

G_END_DECLS
