#pragma once

#include "core/sj-element.h"
#include "core/sj-enums.h"

G_BEGIN_DECLS

/**
 * SjKpi:
 *
 * One measure of how well a touchpoint does: its name, unit, and three values of which any may be
 * absent (`NAN`).
 */
typedef struct
{
  char   *name;
  char   *unit;
  double  baseline;
  double  target;
  double  actual;
  char   *series;
} SjKpi;

extern const SjRecordType sj_kpi_record_type;

#define SJ_TYPE_CARD (sj_card_get_type ())
G_DECLARE_FINAL_TYPE (SjCard, sj_card, SJ, CARD, SjElement)

SjCard            *sj_card_new                 (const char *title,
                                                const char *step,
                                                const char *lane);
const char        *sj_card_get_title           (SjCard     *self);
const char        *sj_card_get_text            (SjCard     *self);
const char        *sj_card_get_step            (SjCard     *self);
const char        *sj_card_get_lane            (SjCard     *self);
int                sj_card_get_span            (SjCard     *self);
const char        *sj_card_get_colour          (SjCard     *self);
const char        *sj_card_get_picture         (SjCard     *self);
SjRecords         *sj_card_get_kpis            (SjCard     *self);
const char *const *sj_card_get_aliases         (SjCard     *self);
SjMomentOfTruth    sj_card_get_moment_of_truth (SjCard     *self);
double             sj_card_get_valence         (SjCard     *self);
int                sj_card_get_severity        (SjCard     *self);
guint              sj_card_count_script_answers (SjCard    *self,
                                                guint      *n_questions);

G_END_DECLS
