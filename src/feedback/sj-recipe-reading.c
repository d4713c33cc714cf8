#define G_LOG_DOMAIN "sj-feedback"

#include "config.h"

#include "feedback/sj-recipe-reading.h"

#include <math.h>
#include <string.h>

/* A reading as a map keeps it, and back. */

static char *
dup_text (SjRecipe   *recipe,
          const char *property)
{
  const char *text = sj_element_text (SJ_ELEMENT (recipe), property);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static SjRecords *
get_records (SjRecipe   *recipe,
             const char *property)
{
  SjElement *element = SJ_ELEMENT (recipe);

  return sj_element_get_records (
    element, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), property));
}

static int
get_integer (SjRecipe   *recipe,
             const char *property)
{
  SjElement *element = SJ_ELEMENT (recipe);

  return sj_element_get_integer (
    element, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), property));
}

static char *
format_score (const SjRecipeScore *score)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  const char *metric = score->metric != NULL ? score->metric : "";

  if (!isnan (score->good))
    return g_strdup_printf ("%s:binary:>=%s", score->column,
                            g_ascii_dtostr (low, sizeof low, score->good));
  if (score->language != NULL && *score->language != '\0')
    return g_strdup_printf ("%s:%s:%s", score->column, metric, score->language);
  if (isnan (score->low) || isnan (score->high))
    return *metric == '\0' ? g_strdup (score->column)
                           : g_strdup_printf ("%s:%s", score->column, metric);

  g_ascii_dtostr (low, sizeof low, score->low);
  g_ascii_dtostr (high, sizeof high, score->high);
  if (!isnan (score->first))
    {
      char first[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_dtostr (first, sizeof first, score->first);
      return g_strdup_printf ("%s:%s:%s-%s@%s", score->column, metric, low, high, first);
    }
  return g_strdup_printf ("%s:%s:%s-%s", score->column, metric, low, high);
}

static void
get_scores (SjRecipe  *recipe,
            SjReading *reading)
{
  SjRecords *scores = get_records (recipe, "scores");
  SjRecords *labels = get_records (recipe, "labels");

  for (guint i = 0; i < sj_records_get_length (scores); i++)
    {
      const SjRecipeScore *score = sj_records_index (scores, i);

      g_ptr_array_add (reading->scores, format_score (score));
      if (score->reversed)
        g_ptr_array_add (reading->reversed, g_strdup (score->column));
    }
  for (guint i = 0; i < sj_records_get_length (labels); i++)
    {
      const SjRecipeLabel *label = sj_records_index (labels, i);

      sj_reading_add_label (reading, label->label, label->value);
    }
}

static void
get_list (SjRecipe   *recipe,
          const char *property,
          GPtrArray  *texts)
{
  SjElement *element = SJ_ELEMENT (recipe);
  const char *const *list = sj_element_get_list (
    element, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), property));

  for (gsize i = 0; list != NULL && list[i] != NULL; i++)
    g_ptr_array_add (texts, g_strdup (list[i]));
}

static void
get_rows (SjRecipe  *recipe,
          SjReading *reading)
{
  SjRecords *choices = get_records (recipe, "choices");

  reading->vendor = dup_text (recipe, "vendor");
  reading->date_column = dup_text (recipe, "date-column");
  reading->from = dup_text (recipe, "from");
  reading->until = dup_text (recipe, "until");
  reading->time_zone = dup_text (recipe, "time-zone");
  sj_date_order_parse (sj_element_text (SJ_ELEMENT (recipe), "date-order"), &reading->date_order);
  get_list (recipe, "filters-off", reading->keeps);
  get_list (recipe, "filters-on", reading->drops);
  for (guint i = 0; i < sj_records_get_length (choices); i++)
    {
      const SjRecipeChoice *choice = sj_records_index (choices, i);

      if (choice->column != NULL && choice->text != NULL)
        sj_reading_add_choice (reading, choice->column, choice->text);
    }
}

static void
get_words (SjRecipe  *recipe,
           SjReading *reading)
{
  SjElement *element = SJ_ELEMENT (recipe);
  SjElementClass *klass = SJ_ELEMENT_GET_CLASS (element);
  const char *const *words =
    sj_element_get_list (element, sj_element_class_find_stored (klass, "words"));

  if (words == NULL || *words == NULL)
    return;
  reading->words = g_strjoinv ("\n", (char **) words);
  reading->only_words = sj_element_get_boolean (
    element, sj_element_class_find_stored (klass, "only-words"));
}

/**
 * sj_recipe_get_reading:
 * @recipe: a recipe
 * @reading: an initialised reading without anything
 *
 * Takes over what the recipe says.
 */
void
sj_recipe_get_reading (SjRecipe  *recipe,
                       SjReading *reading)
{
  g_autofree char *delimiter = NULL;
  g_autofree char *unit = NULL;
  SjElement *element;
  const char *const *missing;

  g_return_if_fail (SJ_IS_RECIPE (recipe) && reading != NULL);

  element = SJ_ELEMENT (recipe);
  delimiter = dup_text (recipe, "delimiter");
  unit = dup_text (recipe, "wave-unit");
  reading->encoding = dup_text (recipe, "encoding");
  reading->delimiter = delimiter != NULL ? *delimiter : '\0';
  reading->header_at = get_integer (recipe, "header-at");
  reading->header_rows = get_integer (recipe, "header-rows");
  reading->sheet = dup_text (recipe, "sheet");
  reading->table = dup_text (recipe, "table");
  reading->query = dup_text (recipe, "query");
  sj_content_parse (sj_element_text (element, "content"), &reading->content);
  reading->by = dup_text (recipe, "touchpoint-column");
  reading->segment = dup_text (recipe, "segment-column");
  reading->second_segment = dup_text (recipe, "second-segment-column");
  reading->wave = dup_text (recipe, "wave-column");
  if (unit == NULL || !sj_period_parse (unit, &reading->period))
    reading->period = SJ_PERIOD_NONE;
  reading->weight = dup_text (recipe, "weight-column");
  reading->respondent = dup_text (recipe, "respondent-column");
  reading->blend = dup_text (recipe, "blend");
  reading->min_n = (guint) get_integer (recipe, "minimum-n");
  missing = sj_element_get_list (
    element, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), "missing"));
  for (gsize i = 0; missing != NULL && missing[i] != NULL; i++)
    g_ptr_array_add (reading->missing, g_strdup (missing[i]));
  get_words (recipe, reading);
  get_scores (recipe, reading);
  get_rows (recipe, reading);
}

static gboolean
is_for_file (SjRecipe   *recipe,
             const char *file_name)
{
  g_autofree char *pattern = dup_text (recipe, "file-pattern");

  if (pattern == NULL)
    return FALSE;
  if (g_pattern_match_simple (pattern, file_name))
    return TRUE;

  /* Of a database of which no table is said: the recipe says which. */
  return g_str_has_prefix (pattern, file_name) &&
         g_str_has_prefix (pattern + strlen (file_name), ": ");
}

/**
 * sj_recipe_find:
 * @map: a map
 * @file_name: the last part of a file's name
 *
 * Returns: (transfer none) (nullable): the newest recipe that such files are read with
 */
SjRecipe *
sj_recipe_find (SjMap      *map,
                const char *file_name)
{
  GListModel *recipes;

  g_return_val_if_fail (SJ_IS_MAP (map) && file_name != NULL, NULL);

  recipes = sj_map_get_recipes (map);
  for (guint i = g_list_model_get_n_items (recipes); i-- > 0;)
    {
      g_autoptr(SjRecipe) recipe = g_list_model_get_item (recipes, i);

      if (is_for_file (recipe, file_name))
        return recipe; /* the map owns it */
    }

  return NULL;
}

/* The full header of a column, or its number if another has the same. */
static char *
name_column (SjTable *table,
             guint    column)
{
  const char *name = sj_table_get_column_name (table, column);
  guint found;

  if (*name != '\0' && sj_table_find_column (table, name, &found, NULL) && found == column)
    return g_strdup (name);

  return g_strdup_printf ("#%u", column + 1);
}

static char *
resolve (SjTable    *table,
         const char *text)
{
  guint column;

  if (text == NULL || !sj_table_find_column (table, text, &column, NULL))
    return g_strdup ("");

  return name_column (table, column);
}

static const char *
get_language (const SjTallyResult *result,
              const SjScale       *scale)
{
  return sj_comment_language_get_id (result->languages[scale - result->scales]);
}

/* The scores that were read, once each, with the scales they turned out to be on. */
static SjRecords *
make_scores (const SjTallyResult *result)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new ();
  SjRecords *scores;

  for (guint i = 0; i < result->groups->len; i++)
    {
      SjResultGroup *group = g_ptr_array_index (result->groups, i);
      gboolean known = FALSE;

      for (guint j = 0; j < groups->len; j++)
        {
          const SjResultGroup *other = g_ptr_array_index (groups, j);

          known |= other->tally.scale == group->tally.scale;
        }
      if (!known)
        g_ptr_array_add (groups, group);
    }
  scores = sj_records_new (&sj_recipe_score_record_type, groups->len);
  for (guint i = 0; i < groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (groups, i);
      const SjScale *scale = group->tally.scale;
      SjRecipeScore *score = sj_records_index (scores, i);
      g_autofree char *column = name_column (result->table, group->column);
      g_autofree char *metric = sj_scale_get_id (scale);

      sj_record_set_text (&score->column, column);
      sj_record_set_text (&score->metric, metric);
      sj_record_set_text (&score->language, get_language (result, scale));
      score->low = scale->low;
      score->high = scale->high;
      score->first = result->codes[scale - result->scales].first;
      score->good = result->codes[scale - result->scales].good;
      /* An effort score is reversed by what it is. */
      score->reversed = scale->reversed != (scale->metric == SJ_METRIC_CES1);
    }

  return scores;
}

static gboolean
has_columns (SjRecipe            *recipe,
             const SjReading     *reading,
             const SjTallyResult *result)
{
  SjElement *element = SJ_ELEMENT (recipe);
  g_autofree char *by = resolve (result->table, reading->by);
  g_autofree char *segment = resolve (result->table, reading->segment);
  g_autofree char *second_segment = resolve (result->table, reading->second_segment);
  g_autofree char *wave = resolve (result->table, reading->wave);
  g_autoptr(SjRecords) scores = make_scores (result);

  return g_str_equal (sj_element_text (element, "content"), sj_content_get_id (reading->content)) &&
         g_str_equal (sj_element_text (element, "touchpoint-column"), by) &&
         g_str_equal (sj_element_text (element, "segment-column"), segment) &&
         g_str_equal (sj_element_text (element, "second-segment-column"), second_segment) &&
         g_str_equal (sj_element_text (element, "wave-column"), wave) &&
         g_str_equal (sj_element_text (element, "wave-unit"),
                      sj_period_get_name (reading->period)) &&
         sj_records_equal (get_records (recipe, "scores"), scores);
}

/**
 * sj_recipe_find_alike:
 * @map: a map
 * @reading: how a table was read
 * @result: what came out
 *
 * Returns: (transfer none) (nullable): the recipe by which such a file was read like this before
 */
SjRecipe *
sj_recipe_find_alike (SjMap               *map,
                      const SjReading     *reading,
                      const SjTallyResult *result)
{
  GListModel *recipes;

  g_return_val_if_fail (SJ_IS_MAP (map) && reading != NULL && result != NULL, NULL);

  recipes = sj_map_get_recipes (map);
  for (guint i = g_list_model_get_n_items (recipes); i-- > 0;)
    {
      g_autoptr(SjRecipe) recipe = g_list_model_get_item (recipes, i);

      if (is_for_file (recipe, sj_table_get_name (result->table)) &&
          has_columns (recipe, reading, result))
        return recipe; /* the map owns it */
    }

  return NULL;
}

static SjRecords *
make_labels (const SjReading *reading)
{
  SjRecords *labels = sj_records_new (&sj_recipe_label_record_type, reading->labels->len);

  for (guint i = 0; i < reading->labels->len; i++)
    {
      const SjReadingLabel *from = g_ptr_array_index (reading->labels, i);
      SjRecipeLabel *label = sj_records_index (labels, i);

      sj_record_set_text (&label->label, from->label);
      label->value = from->value;
    }

  return labels;
}

static void
store_columns (SjRecipe            *recipe,
               SjEditLog           *log,
               const SjReading     *reading,
               const SjTallyResult *result)
{
  SjElement *element = SJ_ELEMENT (recipe);
  g_autofree char *by = resolve (result->table, reading->by);
  g_autofree char *segment = resolve (result->table, reading->segment);
  g_autofree char *second_segment = resolve (result->table, reading->second_segment);
  g_autofree char *wave = resolve (result->table, reading->wave);
  g_autofree char *weight = resolve (result->table, reading->weight);
  g_autofree char *respondent = resolve (result->table, reading->respondent);
  g_autoptr(SjRecords) scores = make_scores (result);
  g_autoptr(SjRecords) labels = make_labels (reading);
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();

  for (guint i = 0; i < reading->missing->len; i++)
    g_ptr_array_add (missing, g_ptr_array_index (reading->missing, i));
  g_ptr_array_add (missing, NULL);
  sj_edit_log_set (log, element, "content", sj_content_get_id (reading->content),
                   "touchpoint-column", by, "segment-column", segment,
                   "second-segment-column", second_segment, "wave-column", wave, "wave-unit",
                   sj_period_get_name (reading->period), "weight-column", weight,
                   "respondent-column", respondent, "blend",
                   reading->blend != NULL ? reading->blend : "",
                   "minimum-n", (int) reading->min_n, "scores", scores, "labels", labels, "missing",
                   missing->pdata, NULL);
}

/* The words themselves, not where they were read: a recipe goes to other people and machines. */
static void
store_words (SjElement       *element,
             SjEditLog       *log,
             const SjReading *reading)
{
  g_auto(GStrv) lines = g_strsplit (reading->words != NULL ? reading->words : "", "\n", -1);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (words, lines[i]);
  g_ptr_array_add (words, NULL);
  sj_edit_log_set (log, element, "words", words->pdata, "only-words",
                   reading->words != NULL && reading->only_words, NULL);
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static SjRecords *
make_choices (const SjReading *reading)
{
  SjRecords *choices;
  guint n = 0;

  for (guint i = 0; i < reading->where->len; i++)
    n += ((SjReadingChoice *) g_ptr_array_index (reading->where, i))->texts->len;
  choices = sj_records_new (&sj_recipe_choice_record_type, n);
  n = 0;
  for (guint i = 0; i < reading->where->len; i++)
    {
      const SjReadingChoice *from = g_ptr_array_index (reading->where, i);

      for (guint j = 0; j < from->texts->len; j++)
        {
          SjRecipeChoice *choice = sj_records_index (choices, n++);

          sj_record_set_text (&choice->column, from->column);
          sj_record_set_text (&choice->text, g_ptr_array_index (from->texts, j));
        }
    }

  return choices;
}

static void
store_list (SjElement  *element,
            SjEditLog  *log,
            const char *property,
            GPtrArray  *texts)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (texts, i));
  g_ptr_array_add (list, NULL);
  sj_edit_log_set (log, element, property, list->pdata, NULL);
}

static void
store_rows (SjRecipe        *recipe,
            SjEditLog       *log,
            const SjReading *reading)
{
  SjElement *element = SJ_ELEMENT (recipe);
  g_autoptr(SjRecords) choices = make_choices (reading);

  store_list (element, log, "filters-off", reading->keeps);
  store_list (element, log, "filters-on", reading->drops);
  sj_edit_log_set (log, element, "vendor", text_or_empty (reading->vendor), "choices", choices,
                   "date-column", text_or_empty (reading->date_column), "from",
                   text_or_empty (reading->from), "until", text_or_empty (reading->until),
                   "date-order", sj_date_order_get_id (reading->date_order), "time-zone",
                   text_or_empty (reading->time_zone), NULL);
}

/**
 * sj_recipe_store:
 * @recipe: a recipe that is in the log's map
 * @log: the log, with an open transaction
 * @reading: how the table was read
 * @result: what came out
 *
 * Writes the reading into the recipe: what was found out about columns and scales, so that the next
 * wave is read alike, but of the file's form only what was said by hand.
 */
void
sj_recipe_store (SjRecipe            *recipe,
                 SjEditLog           *log,
                 const SjReading     *reading,
                 const SjTallyResult *result)
{
  SjElement *element;
  const char *vendor, *name;
  char delimiter[2] = { '\0', '\0' };

  g_return_if_fail (SJ_IS_RECIPE (recipe) && log != NULL && reading != NULL && result != NULL);

  element = SJ_ELEMENT (recipe);
  vendor = sj_table_get_vendor (result->table);
  name = sj_table_get_name (result->table);
  delimiter[0] = reading->delimiter;
  if (*sj_element_text (element, "title") == '\0')
    sj_edit_log_set (log, element, "title", name, NULL);
  if (*sj_element_text (element, "file-pattern") == '\0')
    sj_edit_log_set (log, element, "file-pattern", name, NULL);
  sj_edit_log_set (log, element,
                   "format", vendor != NULL ? vendor : sj_table_get_format_id (result->table),
                   "encoding", reading->encoding != NULL ? reading->encoding : "",
                   "delimiter", delimiter,
                   "sheet", reading->sheet != NULL ? reading->sheet : "",
                   "table", reading->table != NULL ? reading->table : "",
                   "query", reading->query != NULL ? reading->query : "",
                   "header-at", reading->header_at, "header-rows", reading->header_rows, NULL);
  store_columns (recipe, log, reading, result);
  store_words (element, log, reading);
  store_rows (recipe, log, reading);
}
