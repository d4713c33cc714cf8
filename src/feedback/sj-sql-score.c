#define G_LOG_DOMAIN "sj-sql"

#include "feedback/sj-sql-score.h"

#include <math.h>

#include "feedback/sj-answer-reader.h"

#define SEEN_BUT_UNANSWERED -99 /* Qualtrics */

static void
free_word (gpointer data)
{
  SjSqlWord *word = data;

  g_bytes_unref (word->text);
  g_free (word);
}

void
sj_sql_score_clear (SjSqlScore *score)
{
  g_return_if_fail (score != NULL);

  g_clear_pointer (&score->words, g_ptr_array_unref);
  g_clear_pointer (&score->codes, g_array_unref);
}

/**
 * sj_sql_score_add_word:
 * @score: a score
 * @text: what stands in cells
 * @length: its length
 * @kind: %SJ_ANSWER_VALUE or a #SjMissing
 * @value: of an answer: which, before reversal
 */
void
sj_sql_score_add_word (SjSqlScore *score,
                       const char *text,
                       gsize       length,
                       int         kind,
                       double      value)
{
  SjSqlWord *word;

  g_return_if_fail (score != NULL && text != NULL);

  if (score->words == NULL)
    score->words = g_ptr_array_new_with_free_func (free_word);
  word = g_new (SjSqlWord, 1);
  word->text = g_bytes_new (text, length);
  word->kind = kind;
  word->value = value;
  g_ptr_array_add (score->words, word);
}

static gboolean
is_alike (const SjSqlWord *first,
          const SjSqlWord *second)
{
  if (first->kind != SJ_ANSWER_VALUE || second->kind != SJ_ANSWER_VALUE)
    return first->kind == second->kind;

  return first->value == second->value;
}

/* Whether no earlier word means the same. */
static gboolean
is_first (GPtrArray *words,
          guint      position)
{
  for (guint i = 0; i < position; i++)
    if (is_alike (g_ptr_array_index (words, i), g_ptr_array_index (words, position)))
      return FALSE;

  return TRUE;
}

/* " WHEN text IN (?, ?) THEN ": all words that mean the same as one. */
static void
append_words (SjSqlStatement   *statement,
              const SjSqlScore *score,
              guint             position)
{
  const SjSqlWord *first = g_ptr_array_index (score->words, position);
  gboolean begun = FALSE;

  sj_sql_append (statement, " WHEN ");
  sj_sql_append_text (statement, score->column, FALSE);
  sj_sql_append (statement, " IN (");
  for (guint i = position; i < score->words->len; i++)
    {
      const SjSqlWord *word = g_ptr_array_index (score->words, i);
      gsize length;
      const char *text = g_bytes_get_data (word->text, &length);

      if (!is_alike (first, word))
        continue;
      if (begun)
        sj_sql_append (statement, ", ");
      sj_sql_append_value (statement, text != NULL ? text : "", (gssize) length);
      begun = TRUE;
    }
  sj_sql_append (statement, ") THEN ");
}

static void
append_text_answer (SjSqlStatement   *statement,
                    const SjSqlScore *score)
{
  guint n_words = score->words != NULL ? score->words->len : 0;

  if (n_words == 0 && score->words_only)
    {
      sj_sql_append (statement, "CAST(NULL AS INTEGER)");
      return;
    }
  if (n_words > 0)
    sj_sql_append (statement, "CASE");
  for (guint i = 0; i < n_words; i++)
    {
      const SjSqlWord *word = g_ptr_array_index (score->words, i);

      if (!is_first (score->words, i))
        continue;
      append_words (statement, score, i);
      if (word->kind == SJ_ANSWER_VALUE)
        sj_sql_append_number (statement, word->value);
      else
        sj_sql_append (statement, "NULL");
    }
  if (n_words > 0 && !score->words_only)
    sj_sql_append (statement, " ELSE ");
  if (!score->words_only)
    sj_sql_append_guarded (statement, score->column, score->decimal_comma);
  if (n_words > 0)
    sj_sql_append (statement, " END");
}

/**
 * sj_sql_append_answer:
 *
 * Appends the number that a cell stands for, before reversal and whether it is on the scale or not;
 * NULL if it stands for none.
 */
void
sj_sql_append_answer (SjSqlStatement   *statement,
                      const SjSqlScore *score)
{
  if (score->column->kind == SJ_SQL_TEXT)
    {
      append_text_answer (statement, score);
      return;
    }
  if (score->codes == NULL || score->codes->len == 0)
    {
      sj_sql_append_column (statement, score->column);
      return;
    }
  sj_sql_append (statement, "CASE ");
  sj_sql_append_column (statement, score->column);
  for (guint i = 0; i < score->codes->len; i++)
    {
      const SjSqlCode *code = &g_array_index (score->codes, SjSqlCode, i);

      sj_sql_append (statement, " WHEN ");
      sj_sql_append_number (statement, code->number);
      sj_sql_append (statement, " THEN ");
      if (code->kind == SJ_ANSWER_VALUE)
        sj_sql_append_number (statement, code->value);
      else
        sj_sql_append (statement, "NULL");
    }
  sj_sql_append (statement, " ELSE ");
  sj_sql_append_column (statement, score->column);
  sj_sql_append (statement, " END");
}

/**
 * sj_sql_score_has_kind:
 *
 * Returns: whether some text or number is known to stand for that kind of missing answer
 */
gboolean
sj_sql_score_has_kind (const SjSqlScore *score,
                       int               kind)
{
  for (guint i = 0; score->words != NULL && i < score->words->len; i++)
    if (((SjSqlWord *) g_ptr_array_index (score->words, i))->kind == kind)
      return TRUE;
  for (guint i = 0; score->codes != NULL && i < score->codes->len; i++)
    if (g_array_index (score->codes, SjSqlCode, i).kind == kind)
      return TRUE;

  return FALSE;
}

/**
 * sj_sql_score_has_reason:
 *
 * Returns: whether the number of a cell is not enough to know why there is no answer
 */
gboolean
sj_sql_score_has_reason (const SjSqlScore *score)
{
  if (score->column->kind == SJ_SQL_TEXT)
    return TRUE;
  for (int kind = 0; kind < SJ_N_MISSING; kind++)
    if (sj_sql_score_has_kind (score, kind))
      return TRUE;

  return FALSE;
}

/**
 * sj_sql_append_reason:
 *
 * Appends why a cell holds no answer, as the number of a #SjMissing; NULL for answers and for what
 * cannot be one.
 */
void
sj_sql_append_reason (SjSqlStatement   *statement,
                      const SjSqlScore *score)
{
  sj_sql_append (statement, "CASE WHEN NOT (");
  sj_sql_append_filled (statement, score->column);
  sj_sql_append (statement, ") THEN %d", SJ_MISSING_SKIPPED);
  for (guint i = 0; score->words != NULL && i < score->words->len; i++)
    {
      const SjSqlWord *word = g_ptr_array_index (score->words, i);

      if (word->kind == SJ_ANSWER_VALUE || !is_first (score->words, i))
        continue;
      append_words (statement, score, i);
      sj_sql_append (statement, "%d", word->kind);
    }
  for (guint i = 0; score->codes != NULL && i < score->codes->len; i++)
    {
      const SjSqlCode *code = &g_array_index (score->codes, SjSqlCode, i);

      if (code->kind == SJ_ANSWER_VALUE)
        continue;
      sj_sql_append (statement, " WHEN ");
      sj_sql_append_column (statement, score->column);
      sj_sql_append (statement, " = ");
      sj_sql_append_number (statement, code->number);
      sj_sql_append (statement, " THEN %d", code->kind);
    }
  sj_sql_append (statement, " END");
}

static gboolean
takes_whole (const SjScale *scale)
{
  return scale->metric == SJ_METRIC_NPS || scale->metric == SJ_METRIC_BINARY;
}

static gboolean
is_fraction (int    kind,
             double value)
{
  return kind == SJ_ANSWER_VALUE && value != floor (value);
}

/* Whether a number that is no whole one can come up. */
static gboolean
has_fractions (const SjSqlScore *score)
{
  gboolean fractions = score->column->kind == SJ_SQL_TEXT ? !score->words_only
                                                          : score->column->kind != SJ_SQL_INTEGER;

  for (guint i = 0; score->words != NULL && i < score->words->len; i++)
    {
      const SjSqlWord *word = g_ptr_array_index (score->words, i);

      fractions |= is_fraction (word->kind, word->value);
    }
  for (guint i = 0; score->codes != NULL && i < score->codes->len; i++)
    {
      const SjSqlCode *code = &g_array_index (score->codes, SjSqlCode, i);

      fractions |= is_fraction (code->kind, code->value);
    }

  return fractions;
}

/**
 * sj_sql_score_has_rest:
 *
 * Returns: whether there can be answers that have no counter of their own
 */
gboolean
sj_sql_score_has_rest (const SjSqlScore *score)
{
  guint n_slots = sj_scale_slot_count (&score->scale);

  return !takes_whole (&score->scale) && (n_slots == 0 || has_fractions (score));
}

/* "r.q1 * 2 = FLOOR(r.q1 * 2)": the number is a whole multiple. SQLite may be built without FLOOR,
 * its CAST cuts off; numbers below zero come out the same when asked whether they are whole. */
static void
append_wholeness (SjSqlStatement *statement,
                  guint           number,
                  guint           steps,
                  const char     *comparison)
{
  gboolean casts = statement->dialect.product == SJ_SQL_SQLITE;
  g_autofree char *scaled = steps == 1 ? g_strdup_printf ("r.q%u", number)
                                       : g_strdup_printf ("r.q%u * %u", number, steps);

  if (casts)
    sj_sql_append (statement, "%s %s CAST(%s AS INTEGER)", scaled, comparison, scaled);
  else
    sj_sql_append (statement, "%s %s FLOOR(%s)", scaled, comparison, scaled);
}

static void
append_on_scale (SjSqlStatement   *statement,
                 const SjSqlScore *score,
                 guint             number)
{
  sj_sql_append (statement, "r.q%u BETWEEN ", number);
  sj_sql_append_number (statement, score->scale.low);
  sj_sql_append (statement, " AND ");
  sj_sql_append_number (statement, score->scale.high);
  if (takes_whole (&score->scale) && has_fractions (score))
    {
      sj_sql_append (statement, " AND ");
      append_wholeness (statement, number, 1, "=");
    }
}

/**
 * sj_sql_append_n:
 *
 * Appends the number of answers on the scale.
 */
void
sj_sql_append_n (SjSqlStatement   *statement,
                 const SjSqlScore *score,
                 guint             number)
{
  sj_sql_append (statement, "COUNT(CASE WHEN ");
  append_on_scale (statement, score, number);
  sj_sql_append (statement, " THEN 1 END)");
}

/**
 * sj_sql_append_people:
 *
 * Appends the number of different people r.who whose answers are on the scale.
 */
void
sj_sql_append_people (SjSqlStatement   *statement,
                      const SjSqlScore *score,
                      guint             number)
{
  sj_sql_append (statement, "COUNT(DISTINCT CASE WHEN ");
  append_on_scale (statement, score, number);
  sj_sql_append (statement, " THEN r.who END)");
}

static void
append_in_slot (SjSqlStatement   *statement,
                const SjSqlScore *score,
                guint             number,
                guint             slot)
{
  double value = sj_scale_slot_value (&score->scale, slot);

  if (score->scale.reversed)
    value = score->scale.low + score->scale.high - value;
  sj_sql_append (statement, "r.q%u = ", number);
  sj_sql_append_number (statement, value);
}

static void
append_between_slots (SjSqlStatement   *statement,
                      const SjSqlScore *score,
                      guint             number)
{
  append_on_scale (statement, score, number);
  if (sj_scale_slot_count (&score->scale) == 0)
    return;

  sj_sql_append (statement, " AND ");
  append_wholeness (statement, number, score->scale.steps, "<>");
}

/* The answer counted from the middle of the scale, so that squares do not swamp the differences. */
static void
append_x (SjSqlStatement   *statement,
          const SjSqlScore *score,
          guint             number)
{
  const SjScale *scale = &score->scale;

  if (scale->reversed)
    {
      sj_sql_append (statement, "(");
      sj_sql_append_number (statement, (scale->low + scale->high) / 2);
      sj_sql_append (statement, " - r.q%u)", number);
      return;
    }
  sj_sql_append (statement, "(r.q%u - ", number);
  sj_sql_append_number (statement, (scale->low + scale->high) / 2);
  sj_sql_append (statement, ")");
}

/* The valence on an anchored scale: the distance from the neutral answer, as a share of what there
 * is on its side. By multiplication, for some databases cut the quotient of whole numbers. */
static void
append_v (SjSqlStatement   *statement,
          const SjSqlScore *score,
          guint             number)
{
  const SjScale *scale = &score->scale;
  double offset = scale->neutral - (scale->low + scale->high) / 2;

  sj_sql_append (statement, "(");
  append_x (statement, score, number);
  sj_sql_append (statement, " - ");
  sj_sql_append_number (statement, offset);
  sj_sql_append (statement, ") * CASE WHEN ");
  append_x (statement, score, number);
  sj_sql_append (statement, " >= ");
  sj_sql_append_number (statement, offset);
  sj_sql_append (statement, " THEN ");
  sj_sql_append_number (statement, 1 / (scale->high - scale->neutral));
  sj_sql_append (statement, " ELSE ");
  sj_sql_append_number (statement, 1 / (scale->neutral - scale->low));
  sj_sql_append (statement, " END");
}

/* What is summed up of an answer between the slots. */
static void
append_term (SjSqlStatement   *statement,
             const SjSqlScore *score,
             guint             number,
             SjSqlFigureKind   kind)
{
  gboolean twice = kind == SJ_SQL_FIGURE_REST_XX || kind == SJ_SQL_FIGURE_REST_VV;

  for (int i = 0; i <= twice; i++)
    {
      if (i > 0)
        sj_sql_append (statement, " * ");
      if (kind == SJ_SQL_FIGURE_REST_X || kind == SJ_SQL_FIGURE_REST_XX)
        append_x (statement, score, number);
      else
        append_v (statement, score, number);
    }
}

static void
append_rest (SjSqlStatement   *statement,
             const SjSqlScore *score,
             guint             number,
             SjSqlFigureKind   kind,
             gboolean          weighted)
{
  double top;

  sj_sql_append (statement, kind == SJ_SQL_FIGURE_REST_N ? "COUNT(CASE WHEN " : "SUM(CASE WHEN ");
  append_between_slots (statement, score, number);
  if (kind == SJ_SQL_FIGURE_REST_TOP && sj_scale_get_top (&score->scale, &top))
    {
      sj_sql_append (statement, " AND ");
      append_x (statement, score, number);
      sj_sql_append (statement, " >= ");
      sj_sql_append_number (statement, top - (score->scale.low + score->scale.high) / 2);
    }
  sj_sql_append (statement, " THEN ");
  if (kind == SJ_SQL_FIGURE_REST_N)
    sj_sql_append (statement, "1");
  else if (kind == SJ_SQL_FIGURE_REST_WW)
    sj_sql_append (statement, weighted ? "1.0 * r.w * r.w" : "1");
  else
    sj_sql_append (statement, weighted ? "1.0 * r.w" : "1.0");
  if (kind >= SJ_SQL_FIGURE_REST_X && kind <= SJ_SQL_FIGURE_REST_VV)
    {
      sj_sql_append (statement, " * ");
      append_term (statement, score, number, kind);
    }
  sj_sql_append (statement, " END)");
}

static void
append_missing (SjSqlStatement   *statement,
                const SjSqlScore *score,
                guint             number,
                guint             which)
{
  gboolean has_reason = sj_sql_score_has_reason (score);

  sj_sql_append (statement, "COUNT(CASE WHEN ");
  if (has_reason)
    sj_sql_append (statement, "r.m%u = %u", number, which);
  else
    sj_sql_append (statement, "r.q%u IS NULL", number);
  if (which == SJ_MISSING_SKIPPED && !sj_scale_accepts (&score->scale, SEEN_BUT_UNANSWERED))
    {
      sj_sql_append (statement, " OR r.q%u = ", number);
      sj_sql_append_number (statement, SEEN_BUT_UNANSWERED);
    }
  sj_sql_append (statement, " THEN 1 END)");
}

/**
 * sj_sql_append_figure:
 * @statement: a query over rows r
 * @score: a score
 * @number: its number, from 1
 * @figure: what is wanted
 * @weighted: whether rows have a weight r.w
 *
 * Appends an aggregate.
 */
void
sj_sql_append_figure (SjSqlStatement    *statement,
                      const SjSqlScore  *score,
                      guint              number,
                      const SjSqlFigure *figure,
                      gboolean           weighted)
{
  switch (figure->kind)
    {
    case SJ_SQL_FIGURE_N:
      sj_sql_append_n (statement, score, number);
      return;
    case SJ_SQL_FIGURE_PEOPLE:
      sj_sql_append_people (statement, score, number);
      return;
    case SJ_SQL_FIGURE_COUNT:
      sj_sql_append (statement, "COUNT(CASE WHEN ");
      append_in_slot (statement, score, number, figure->which);
      sj_sql_append (statement, " THEN 1 END)");
      return;
    case SJ_SQL_FIGURE_WEIGHT:
    case SJ_SQL_FIGURE_SQUARE:
      sj_sql_append (statement, "SUM(CASE WHEN ");
      append_in_slot (statement, score, number, figure->which);
      sj_sql_append (statement, " THEN 1.0 * r.w%s END)",
                     figure->kind == SJ_SQL_FIGURE_SQUARE ? " * r.w" : "");
      return;
    case SJ_SQL_FIGURE_MISSING:
      append_missing (statement, score, number, figure->which);
      return;
    case SJ_SQL_FIGURE_REST_N:
    case SJ_SQL_FIGURE_REST_W:
    case SJ_SQL_FIGURE_REST_WW:
    case SJ_SQL_FIGURE_REST_X:
    case SJ_SQL_FIGURE_REST_XX:
    case SJ_SQL_FIGURE_REST_V:
    case SJ_SQL_FIGURE_REST_VV:
    case SJ_SQL_FIGURE_REST_TOP:
    default:
      append_rest (statement, score, number, figure->kind, weighted);
      return;
    }
}
