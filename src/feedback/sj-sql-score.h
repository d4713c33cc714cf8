#pragma once

#include "feedback/sj-sql-tally.h"

G_BEGIN_DECLS

/* Parts of a tally's query about one score; number counts the scores from 1. */
void     sj_sql_append_answer   (SjSqlStatement   *statement,
                                 const SjSqlScore *score);
gboolean sj_sql_score_has_reason (const SjSqlScore *score);
gboolean sj_sql_score_has_kind  (const SjSqlScore *score,
                                 int               kind);
void     sj_sql_append_reason   (SjSqlStatement   *statement,
                                 const SjSqlScore *score);
gboolean sj_sql_score_has_rest  (const SjSqlScore *score);
void     sj_sql_append_n        (SjSqlStatement   *statement,
                                 const SjSqlScore *score,
                                 guint             number);
void     sj_sql_append_people   (SjSqlStatement   *statement,
                                 const SjSqlScore *score,
                                 guint             number);
void     sj_sql_append_figure   (SjSqlStatement    *statement,
                                 const SjSqlScore  *score,
                                 guint              number,
                                 const SjSqlFigure *figure,
                                 gboolean           weighted);

G_END_DECLS
