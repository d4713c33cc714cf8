#pragma once

#include "feedback/sj-comment-language.h"
#include "feedback/sj-table.h"

G_BEGIN_DECLS

/* What a person wrote about a score, cut up. */
typedef struct
{
  guint column;
  char *metric; /* NULL or "" to find out */
  char *range;  /* NULL for the metric's own */
  double first; /* what the lowest answer is written as, or NAN */
  double good;  /* the lowest number that is good, or NAN */
} SjScoreChoice;

void sj_score_choice_clear (SjScoreChoice *choice);
gboolean sj_score_choice_names_language (const SjScoreChoice *choice,
                                         SjCommentLanguage   *language);
gboolean sj_score_choice_parse (SjTable        *table,
                                const char     *text,
                                SjScoreChoice  *choice,
                                GError        **error);
gboolean sj_score_choice_has_label (const SjReading       *reading,
                                    const SjColumnProfile *profile);
gboolean sj_score_choice_get_scale (SjTable              *table,
                                    const SjReading      *reading,
                                    const SjScoreChoice  *choice,
                                    SjScale              *scale,
                                    GError              **error);
gboolean sj_score_choice_is_reversed (SjTable          *table,
                                      const SjReading  *reading,
                                      guint             column,
                                      gboolean         *reversed,
                                      GError          **error);
gboolean sj_score_choice_is_none (const SjScoreChoice *choice);
gboolean sj_score_choice_find (SjTable          *table,
                               const SjReading  *reading,
                               guint             column,
                               SjScoreChoice    *choice,
                               GError          **error);
gboolean sj_score_choice_find_scale (SjTable          *table,
                                     const SjReading  *reading,
                                     guint             column,
                                     SjScale          *scale,
                                     gboolean         *said,
                                     GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SjScoreChoice, sj_score_choice_clear)

G_END_DECLS
