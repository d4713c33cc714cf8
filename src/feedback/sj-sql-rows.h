#pragma once

#include "feedback/sj-sql-tally.h"

G_BEGIN_DECLS

gboolean        sj_sql_tally_has_period    (const SjSqlTally *tally);
void            sj_sql_append_filters      (SjSqlStatement   *statement,
                                            const SjSqlTally *tally,
                                            const char       *word);
gboolean        sj_sql_append_membership   (SjSqlStatement   *statement,
                                            const SjSqlTally *tally,
                                            const char       *word);
void            sj_sql_append_weight       (SjSqlStatement   *statement,
                                            const SjSqlTally *tally);
void            sj_sql_append_rows         (SjSqlStatement   *statement,
                                            const SjSqlTally *tally,
                                            guint             first_score,
                                            guint             n_scores);
SjSqlStatement *sj_sql_tally_write_doubles (const SjSqlTally *tally);

G_END_DECLS
