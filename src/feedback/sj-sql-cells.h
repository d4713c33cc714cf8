#pragma once

#include "feedback/sj-answer-date.h"
#include "feedback/sj-sql-statement.h"

G_BEGIN_DECLS

void sj_sql_append_column  (SjSqlStatement    *statement,
                            const SjSqlColumn *column);
void sj_sql_append_text    (SjSqlStatement    *statement,
                            const SjSqlColumn *column,
                            gboolean           trimmed);
void sj_sql_append_filled  (SjSqlStatement    *statement,
                            const SjSqlColumn *column);
gboolean sj_sql_has_guard  (SjSqlProduct       product);
void sj_sql_append_guarded (SjSqlStatement    *statement,
                            const SjSqlColumn *column,
                            gboolean           decimal_comma);
gboolean sj_sql_dates_are_text (const SjSqlColumn *column);
void sj_sql_append_year    (SjSqlStatement    *statement,
                            const SjSqlColumn *column);
void sj_sql_append_part    (SjSqlStatement    *statement,
                            const SjSqlColumn *column,
                            SjPeriod           period);
void sj_sql_append_dated   (SjSqlStatement    *statement,
                            const SjSqlColumn *column);
void sj_sql_append_unread_date (SjSqlStatement    *statement,
                                const SjSqlColumn *column);
void sj_sql_append_moment  (SjSqlStatement    *statement,
                            const SjSqlColumn *column,
                            const char        *moment);

G_END_DECLS
