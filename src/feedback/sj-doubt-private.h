#pragma once

#include "feedback/sj-doubt.h"

G_BEGIN_DECLS

SjDoubt *sj_doubt_new             (SjDoubtKind      kind,
                                   guint            column,
                                   char            *text);
void     sj_doubt_add             (SjDoubt         *doubt,
                                   SjTable         *table,
                                   const SjReading *reading,
                                   const char      *id,
                                   char            *text,
                                   SjChange         change,
                                   const char      *value);
void     sj_doubt_group            (GPtrArray       *doubts,
                                   SjTable         *table);
guint    sj_doubt_find_score      (SjTable         *table);
void     sj_doubt_add_dates       (GPtrArray       *doubts,
                                   SjTable         *table,
                                   const SjReading *reading);
void     sj_doubt_add_figures     (GPtrArray       *doubts,
                                   SjTable         *table,
                                   const SjReading *reading);
void     sj_doubt_add_scales      (GPtrArray       *doubts,
                                   SjTable         *table,
                                   const SjReading *reading);
void     sj_doubt_add_reversed    (GPtrArray       *doubts,
                                   SjTable         *table,
                                   const SjReading *reading);

G_END_DECLS
