#define G_LOG_DOMAIN "sj-doubt"

#include "config.h"

#include "feedback/sj-doubt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-doubt-private.h"

static void
free_alternative (gpointer data)
{
  SjAlternative *alternative = data;

  g_free (alternative->id);
  g_free (alternative->text);
  g_free (alternative->value);
  g_free (alternative->headline);
  g_free (alternative);
}

static void
free_doubt (gpointer data)
{
  SjDoubt *doubt = data;

  g_free (doubt->id);
  g_free (doubt->text);
  g_array_unref (doubt->columns);
  g_ptr_array_unref (doubt->others);
  g_ptr_array_unref (doubt->alternatives);
  g_free (doubt);
}

const char *
sj_doubt_kind_get_id (SjDoubtKind kind)
{
  static const char *const ids[] = { "scale", "reversed", "rebase", "missing", "dates", "code" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (ids), NULL);

  return ids[kind];
}

/* Takes @text. */
SjDoubt *
sj_doubt_new (SjDoubtKind  kind,
              guint        column,
              char        *text)
{
  SjDoubt *doubt = g_new0 (SjDoubt, 1);

  doubt->kind = kind;
  doubt->column = doubt->shown = column;
  doubt->id = g_strdup_printf ("%s-%u", sj_doubt_kind_get_id (kind), column + 1);
  doubt->text = text;
  doubt->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (doubt->columns, column);
  doubt->others = g_ptr_array_new_with_free_func (free_doubt);
  doubt->alternatives = g_ptr_array_new_with_free_func (free_alternative);

  return doubt;
}

/* Takes off texts at the places where the function finds the column. */
static void
remove_column (GPtrArray *texts,
               SjTable   *table,
               guint      column)
{
  for (guint i = texts->len; i-- > 0;)
    {
      guint other;

      if (sj_table_find_column (table, g_ptr_array_index (texts, i), &other, NULL) &&
          other == column)
        g_ptr_array_remove_index (texts, i);
    }
}

static void
remove_scale (SjReading *reading,
              guint      column)
{
  g_autofree char *start = g_strdup_printf ("#%u:", column + 1);

  for (guint i = reading->scales->len; i-- > 0;)
    if (g_str_has_prefix (g_ptr_array_index (reading->scales, i), start))
      g_ptr_array_remove_index (reading->scales, i);
}

static void
remove_missing (SjReading  *reading,
                const char *texts)
{
  g_auto(GStrv) list = g_strsplit (texts, ",", -1);

  for (gsize i = 0; list[i] != NULL; i++)
    for (guint j = reading->missing->len; j-- > 0;)
      if (g_str_equal (g_ptr_array_index (reading->missing, j), list[i]))
        g_ptr_array_remove_index (reading->missing, j);
}

/* Forgets what was chosen of a doubt before for a column. */
static void
undo (const SjDoubt *doubt,
      SjTable       *table,
      guint          column,
      SjReading     *reading)
{
  for (guint i = 0; i < doubt->alternatives->len; i++)
    {
      const SjAlternative *alternative = g_ptr_array_index (doubt->alternatives, i);
      g_auto(GStrv) parts = g_strsplit (alternative->value != NULL ? alternative->value : "", "|",
                                        3);
      guint n_parts = g_strv_length (parts);

      if (alternative->change == SJ_CHANGE_SCALE)
        remove_scale (reading, column);
      if (alternative->change == SJ_CHANGE_SCALE && n_parts > 1)
        remove_missing (reading, parts[1]);
      if (alternative->change == SJ_CHANGE_SCALE && n_parts > 2)
        remove_column (reading->reversed, table, column);
      if (alternative->change == SJ_CHANGE_MISSING)
        remove_missing (reading, alternative->value);
      if (alternative->change == SJ_CHANGE_REVERSE)
        remove_column (reading->reversed, table, column);
      if (alternative->change == SJ_CHANGE_DATES)
        reading->date_order = SJ_DATE_ORDER_UNKNOWN;
    }
}

static void
apply_scale (guint       column,
             const char *value,
             SjReading  *reading)
{
  g_autofree char *name = g_strdup_printf ("#%u", column + 1);
  g_auto(GStrv) parts = g_strsplit (value, "|", 3);
  guint n_parts = g_strv_length (parts);

  sj_reading_set_scale (reading, name, parts[0]);
  if (n_parts > 1 && *parts[1] != '\0')
    sj_reading_add_missing (reading, parts[1]);
  if (n_parts > 2)
    g_ptr_array_add (reading->reversed, g_strdup (name));
}

static void
apply (guint       column,
       SjChange    change,
       const char *value,
       SjReading  *reading)
{
  const char *equals = value != NULL ? strchr (value, '=') : NULL;
  g_autofree char *filter = equals != NULL ? g_strndup (value, equals - value) : NULL;

  switch (change)
    {
    case SJ_CHANGE_SCALE:
      apply_scale (column, value, reading);
      break;
    case SJ_CHANGE_REVERSE:
      g_ptr_array_add (reading->reversed, g_strdup_printf ("#%u", column + 1));
      break;
    case SJ_CHANGE_MISSING:
      sj_reading_add_missing (reading, value);
      break;
    case SJ_CHANGE_DATES:
      sj_date_order_parse (value, &reading->date_order);
      break;
    case SJ_CHANGE_KEEP:
    case SJ_CHANGE_DROP:
      sj_reading_set_filter (reading, filter, equals + 1, change == SJ_CHANGE_KEEP);
      break;
    case SJ_CHANGE_NONE:
    default:
      break;
    }
}

static gboolean
has_text (GPtrArray  *texts,
          const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

static gboolean
has_column (GPtrArray *texts,
            SjTable   *table,
            guint      column)
{
  for (guint i = 0; i < texts->len; i++)
    {
      guint other;

      if (sj_table_find_column (table, g_ptr_array_index (texts, i), &other, NULL) &&
          other == column)
        return TRUE;
    }

  return FALSE;
}

/* Whether the reading says the same as an alternative. */
static gboolean
is_said (const SjDoubt       *doubt,
         const SjAlternative *alternative,
         SjTable             *table,
         const SjReading     *reading)
{
  g_auto(GStrv) parts = g_strsplit (alternative->value != NULL ? alternative->value : "", "|", 3);
  g_autofree char *scale = g_strdup_printf ("#%u:%s", doubt->column + 1,
                                            parts[0] != NULL ? parts[0] : "");

  switch (alternative->change)
    {
    case SJ_CHANGE_SCALE:
      return has_text (reading->scales, scale) &&
             (g_strv_length (parts) < 3 || has_column (reading->reversed, table, doubt->column));
    case SJ_CHANGE_REVERSE:
      return has_column (reading->reversed, table, doubt->column);
    case SJ_CHANGE_MISSING:
      return has_text (reading->missing, alternative->value);
    case SJ_CHANGE_DATES:
      return g_str_equal (alternative->value, sj_date_order_get_id (reading->date_order));
    case SJ_CHANGE_KEEP:
      return has_text (reading->keeps, alternative->value);
    case SJ_CHANGE_DROP:
      return has_text (reading->drops, alternative->value);
    case SJ_CHANGE_NONE:
    default:
      return FALSE;
    }
}

/* Sees which alternative the reading says already. */
static void
find_chosen (SjDoubt         *doubt,
             SjTable         *table,
             const SjReading *reading)
{
  for (guint i = 0; i < doubt->alternatives->len; i++)
    if (is_said (doubt, g_ptr_array_index (doubt->alternatives, i), table, reading))
      {
        doubt->chosen = i;
        doubt->answered = TRUE;
      }
}

/* Adds an alternative with what it comes to. Takes @text. */
void
sj_doubt_add (SjDoubt         *doubt,
              SjTable         *table,
              const SjReading *reading,
              const char      *id,
              char            *text,
              SjChange         change,
              const char      *value)
{
  SjAlternative *alternative = g_new0 (SjAlternative, 1);
  g_autofree char *score = g_strdup_printf ("#%u", doubt->shown + 1);
  g_auto(SjReading) changed = { 0 };

  alternative->id = g_strdup (id);
  alternative->text = text;
  alternative->change = change;
  alternative->value = g_strdup (value);
  sj_reading_copy (&changed, reading);
  g_ptr_array_add (doubt->alternatives, alternative);
  undo (doubt, table, doubt->column, &changed);
  apply (doubt->column, change, value, &changed);
  alternative->has_figures = sj_sample_tally_init (&alternative->figures, table, &changed, score);
}

/* The first score, or the first column. */
guint
sj_doubt_find_score (SjTable *table)
{
  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    if (sj_table_get_role (table, column) == SJ_ROLE_SCORE)
      return column;

  return 0;
}

/* Codes that no filter knows. What they come to is seen in the first score. */
static void
add_codes (GPtrArray       *doubts,
           SjTable         *table,
           const SjReading *reading)
{
  g_autoptr(GPtrArray) filters = sj_row_filter_list (table, reading, TRUE);

  for (guint i = 0; i < filters->len; i++)
    {
      const SjFilterOutcome *outcome = g_ptr_array_index (filters, i);

      for (guint j = 0; j < outcome->unknown->len; j++)
        {
          const SjUnknownCode *code = g_ptr_array_index (outcome->unknown, j);
          g_autofree char *value = g_strdup_printf ("%s=%s", outcome->id, code->text);
          SjDoubt *doubt;

          /* Translators: a column, a text in it */
          doubt = sj_doubt_new (SJ_DOUBT_CODE, outcome->column,
                                g_strdup_printf (_("“%s” says “%s”. Are these rows answers?"),
                                                 sj_table_get_column_name (table, outcome->column),
                                                 code->text));
          doubt->shown = sj_doubt_find_score (table);
          g_free (doubt->id);
          doubt->id = g_strdup_printf ("code-%u-%s-%u", outcome->column + 1, outcome->id, j + 1);
          sj_doubt_add (doubt, table, reading, "keep", g_strdup (_("Yes, read them")),
                        SJ_CHANGE_KEEP, value);
          sj_doubt_add (doubt, table, reading, "drop",
                        g_strdup_printf (_("No, leave them out: %s"),
                                         sj_vendor_filter_get_title (outcome->id)),
                        SJ_CHANGE_DROP, value);
          g_ptr_array_add (doubts, doubt);
        }
    }
}

/**
 * sj_doubt_list:
 * @table: a table
 * @reading: how it is read so far
 *
 * Lists what is unsure about a table: two or more ways to understand it, each with the figure it
 * comes to in the first rows, and which of them the reading says. Columns with the same labels are
 * one doubt.
 *
 * Returns: (transfer full) (element-type SjDoubt): the doubts
 */
GPtrArray *
sj_doubt_list (SjTable         *table,
               const SjReading *reading)
{
  GPtrArray *doubts = g_ptr_array_new_with_free_func (free_doubt);

  g_return_val_if_fail (table != NULL && reading != NULL, doubts);

  if (reading->content == SJ_CONTENT_FIGURES)
    {
      sj_doubt_add_figures (doubts, table, reading);
      for (guint i = 0; i < doubts->len; i++)
        find_chosen (g_ptr_array_index (doubts, i), table, reading);
      return doubts;
    }
  add_codes (doubts, table, reading);
  sj_doubt_add_scales (doubts, table, reading);
  sj_doubt_add_reversed (doubts, table, reading);
  sj_doubt_add_dates (doubts, table, reading);
  for (guint i = 0; i < doubts->len; i++)
    find_chosen (g_ptr_array_index (doubts, i), table, reading);
  sj_doubt_group (doubts, table);

  return doubts;
}

/**
 * sj_doubt_choose_column:
 * @doubt: a doubt
 * @table: its table
 * @column: one of its columns
 * @alternative: which of its alternatives, from 0
 * @reading: what is read accordingly from now on
 */
void
sj_doubt_choose_column (const SjDoubt *doubt,
                        SjTable       *table,
                        guint          column,
                        guint          alternative,
                        SjReading     *reading)
{
  const SjAlternative *chosen;

  g_return_if_fail (doubt != NULL && reading != NULL && alternative < doubt->alternatives->len);

  chosen = sj_doubt_get_alternative (doubt, column, alternative);
  undo (doubt, table, column, reading);
  apply (column, chosen->change, chosen->value, reading);
}

/**
 * sj_doubt_choose:
 * @doubt: a doubt
 * @table: its table
 * @alternative: which of its alternatives, from 0
 * @reading: how all of its columns are read from now on
 */
void
sj_doubt_choose (const SjDoubt *doubt,
                 SjTable       *table,
                 guint          alternative,
                 SjReading     *reading)
{
  g_return_if_fail (doubt != NULL);

  for (guint i = 0; i < doubt->columns->len; i++)
    sj_doubt_choose_column (doubt, table, g_array_index (doubt->columns, guint, i), alternative,
                            reading);
}

/**
 * sj_alternative_headline:
 *
 * Returns: (transfer full) (nullable): what the alternative comes to, for people; %NULL if nothing
 *   is read then
 */
char *
sj_alternative_headline (const SjAlternative *alternative)
{
  g_return_val_if_fail (alternative != NULL, NULL);

  if (alternative->headline != NULL)
    return g_strdup (alternative->headline);

  return alternative->has_figures ? sj_sample_tally_headline (&alternative->figures) : NULL;
}

/**
 * sj_alternative_format:
 *
 * Returns: (transfer full): what the alternative says and comes to, for people
 */
char *
sj_alternative_format (const SjAlternative *alternative)
{
  g_autofree char *headline = NULL;

  g_return_val_if_fail (alternative != NULL, NULL);

  headline = sj_alternative_headline (alternative);
  if (headline == NULL)
    return g_strdup (alternative->text);

  /* Translators: a way to understand a column, then the figure it comes to */
  return g_strdup_printf (_("%s: %s"), alternative->text, headline);
}
