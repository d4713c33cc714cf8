#define G_LOG_DOMAIN "sj-recipe"

#include "config.h"

#include "core/sj-recipe.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * SjRecipe:
 *
 * How a table of feedback is read: which column is what, on which scale, and which touchpoint its
 * names stand for. It holds no answers, so it may travel with the map and be run again on the next
 * wave.
 */
struct _SjRecipe
{
  SjElement parent_instance;
};

G_DEFINE_FINAL_TYPE (SjRecipe, sj_recipe, SJ_TYPE_ELEMENT)

static const SjField score_fields[] = {
  { "column", SJ_FIELD_TEXT, offsetof (SjRecipeScore, column), N_("Header of the column.") },
  { "metric", SJ_FIELD_TEXT, offsetof (SjRecipeScore, metric), N_("Id of the metric.") },
  { "low", SJ_FIELD_NUMBER, offsetof (SjRecipeScore, low), N_("Lowest value of the scale.") },
  { "high", SJ_FIELD_NUMBER, offsetof (SjRecipeScore, high), N_("Highest value of the scale.") },
  { "reversed", SJ_FIELD_BOOLEAN, offsetof (SjRecipeScore, reversed),
    N_("Whether a low score is good.") },
  { "first", SJ_FIELD_NUMBER, offsetof (SjRecipeScore, first),
    N_("The number that stands for the lowest value, if another.") },
  { "good", SJ_FIELD_NUMBER, offsetof (SjRecipeScore, good),
    N_("The lowest number that is good, if answers are good or bad.") },
  { "language", SJ_FIELD_TEXT, offsetof (SjRecipeScore, language),
    N_("Of comments, their language: en, de, fr or es; empty to find out.") },
};

const SjRecordType sj_recipe_score_record_type = {
  "score", sizeof (SjRecipeScore), score_fields, G_N_ELEMENTS (score_fields)
};

static const SjField choice_fields[] = {
  { "column", SJ_FIELD_TEXT, offsetof (SjRecipeChoice, column), N_("Header of the column.") },
  { "text", SJ_FIELD_TEXT, offsetof (SjRecipeChoice, text), N_("The text.") },
};

const SjRecordType sj_recipe_choice_record_type = {
  "choice", sizeof (SjRecipeChoice), choice_fields, G_N_ELEMENTS (choice_fields)
};

static const SjField label_fields[] = {
  { "label", SJ_FIELD_TEXT, offsetof (SjRecipeLabel, label), N_("The answer's text.") },
  { "value", SJ_FIELD_NUMBER, offsetof (SjRecipeLabel, value), N_("The score it stands for.") },
};

const SjRecordType sj_recipe_label_record_type = {
  "label", sizeof (SjRecipeLabel), label_fields, G_N_ELEMENTS (label_fields)
};

static const SjField match_fields[] = {
  { "name", SJ_FIELD_TEXT, offsetof (SjRecipeMatch, name), N_("The name in the source.") },
  { "anchor", SJ_FIELD_REFERENCE, offsetof (SjRecipeMatch, anchor),
    N_("The touchpoint, step or stage it stands for."), .owner = TRUE },
};

const SjRecordType sj_recipe_match_record_type = {
  "match", sizeof (SjRecipeMatch), match_fields, G_N_ELEMENTS (match_fields)
};

static void
declare_source (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Source"));
  sj_element_class_store_text (klass, "title", N_("Title"),
    N_("What the recipe is called."), 0);
  sj_element_class_store_text (klass, "file-pattern", N_("File"),
    N_("Name of the file, without its folder; * stands for anything."), 0);
  sj_element_class_store_text (klass, "format", N_("Format"),
    N_("What kind of file it is; empty to detect it."), 0);
  sj_element_class_store_text (klass, "vendor", N_("Vendor"),
    N_("Whose export it is, if a person said so; generic for none."), 0);
  sj_element_class_store_text (klass, "encoding", N_("Encoding"),
    N_("Character encoding; empty to detect it."), 0);
  sj_element_class_store_text (klass, "delimiter", N_("Delimiter"),
    N_("What separates cells; empty to detect it."), 0);
  sj_element_class_store_text (klass, "sheet", N_("Sheet"),
    N_("Which sheet of a workbook; empty for the first that holds something."), 0);
  sj_element_class_store_integer (klass, "header-at", N_("Header begins at"),
    N_("The row of the file that the header begins in; 0 to detect it."), 0, 1000000, 0);
  sj_element_class_store_text (klass, "table", N_("Table"),
    N_("Which table of a database; where the database is and who asks it is not kept."), 0);
  sj_element_class_store_text (klass, "query", N_("Query"),
    N_("The SELECT that gives the rows of a database, instead of a table."), 0);
  sj_element_class_store_integer (klass, "header-rows", N_("Header rows"),
    N_("How many rows are headers; −1 to detect it."), -1, 9, -1);
}

static void
declare_columns (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Columns"));
  sj_element_class_store_text (klass, "content", N_("Content"),
    N_("counts if the table says how many people gave each answer, figures if somebody worked out "
       "its figures; empty if its rows are answers."), 0);
  sj_element_class_store_text (klass, "touchpoint-column", N_("Touchpoint"),
    N_("The column that names the touchpoint; empty if each score column is one."), 0);
  sj_element_class_store_text (klass, "segment-column", N_("Segment"),
    N_("The column that divides respondents."), 0);
  sj_element_class_store_text (klass, "second-segment-column", N_("Second segment"),
    N_("A further column that divides them: a segment is then a value of each."), 0);
  sj_element_class_store_text (klass, "wave-column", N_("Wave"),
    N_("The column that holds the date or the wave."), 0);
  sj_element_class_store_text (klass, "wave-unit", N_("Period"),
    N_("month, quarter or year; empty if the column names the wave itself."), 0);
  sj_element_class_store_text (klass, "weight-column", N_("Weight"),
    N_("The column that weights respondents."), 0);
  sj_element_class_store_text (klass, "respondent-column", N_("Respondent"),
    N_("The column that says who answered. Its content is never kept."), 0);
  sj_element_class_store_text (klass, "blend", N_("Blend"),
    N_("Metrics whose emotion is averaged, with their weights: nps=2, csat."), 0);
  sj_element_class_store_records (klass, "scores", N_("Scores"),
    N_("The columns of scores; none for every column recognised as a rating."),
    &sj_recipe_score_record_type);
  sj_element_class_store_records (klass, "labels", N_("Labels"),
    N_("Text answers and the scores they stand for."), &sj_recipe_label_record_type);
  sj_element_class_store_list (klass, "missing", N_("Missing"),
    N_("Further texts that mean no answer."));
  sj_element_class_store_list (klass, "words", N_("Words"),
    N_("Words of a person's own for the mood of comments: a word, a tab and a score from −4 to 4. "
       "They come out of a list, not out of comments."));
  sj_element_class_store_boolean (klass, "only-words", N_("Only these words"),
    N_("Whether they stand instead of the program's words."), FALSE);
  sj_element_class_store_records (klass, "matches", N_("Matches"),
    N_("Names in the source and what they stand for in the map."), &sj_recipe_match_record_type);
  sj_element_class_store_integer (klass, "minimum-n", N_("Smallest group shown"),
    N_("Groups with fewer answers are suppressed."), 0, 1000000, 5);
}

static void
declare_rows (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Rows"));
  sj_element_class_store_list (klass, "filters-off", N_("Filters off"),
    N_("Filters of the vendor whose rows are read, or FILTER=TEXT for rows with a text."));
  sj_element_class_store_list (klass, "filters-on", N_("Filters on"),
    N_("Filters that run only where asked for, or FILTER=TEXT for rows that are left out."));
  sj_element_class_store_records (klass, "choices", N_("Choices"),
    N_("Texts of columns whose rows are read; rows must pass every column that has some."),
    &sj_recipe_choice_record_type);
  sj_element_class_store_text (klass, "date-column", N_("Date"),
    N_("The column that the range of dates is of; empty to detect it."), 0);
  sj_element_class_store_text (klass, "from", N_("From"),
    N_("The first moment that is read, in ISO 8601."), 0);
  sj_element_class_store_text (klass, "until", N_("Until"),
    N_("The first moment that is not read any more, in ISO 8601."), 0);
  sj_element_class_store_text (klass, "date-order", N_("Order of dates"),
    N_("What comes first in dates that could be either: dmy or mdy; empty to find out."), 0);
  sj_element_class_store_text (klass, "time-zone", N_("Time zone"),
    N_("Of the range and of times that do not say theirs, such as Europe/Berlin."), 0);
}

static void
sj_recipe_class_init (SjRecipeClass *klass)
{
  SjElementClass *element_class = SJ_ELEMENT_CLASS (klass);

  element_class->name = "recipe";
  element_class->collection = "recipes";

  declare_source (element_class);
  declare_columns (element_class);
  declare_rows (element_class);
}

static void
sj_recipe_init (SjRecipe *self)
{
}

/**
 * sj_recipe_new:
 *
 * Returns: (transfer full): a recipe that detects everything
 */
SjRecipe *
sj_recipe_new (void)
{
  return g_object_new (SJ_TYPE_RECIPE, NULL);
}
