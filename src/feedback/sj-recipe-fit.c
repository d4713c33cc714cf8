#define G_LOG_DOMAIN "sj-feedback"

#include "config.h"

#include "feedback/sj-recipe-fit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

/*
 * Whether next month's file is still what the recipe was made for. Everything that is not is named
 * at once: to learn of one missing column after the other helps nobody.
 */

#define MAX_LISTED 8
#define MIN_SURE 50        /* answers from which on a half of the scale that nobody uses tells */
#define MAX_OFF_SHARE 0.25 /* of the different numbers; fewer are codes for no answer */

typedef struct
{
  SjTable *table;
  gboolean answers;   /* else figures of any size stand in the columns */
  GPtrArray *missing; /* char *: columns */
  GPtrArray *scales;  /* char *: sentences */
} Check;

static const char *const dimensions[] = {
  "touchpoint-column", "segment-column", "second-segment-column", "wave-column", "weight-column",
  "respondent-column",
};

/* The beginning of a name is enough for a person, but "Q1" must not become "Q10". */
static gboolean
is_whole_name (SjTable    *table,
               guint       column,
               const char *text)
{
  const char *name = sj_table_get_column_name (table, column);
  const char *rest;

  if (*text == '#' || !g_str_has_prefix (name, text))
    return TRUE;

  rest = name + strlen (text);
  return *rest == '\0' || !g_unichar_isalnum (g_utf8_get_char (rest));
}

static gboolean
find_column (Check      *check,
             const char *text,
             guint      *column)
{
  g_autofree char *name = NULL;

  if (sj_table_find_column (check->table, text, column, NULL) &&
      is_whole_name (check->table, *column, text))
    return TRUE;

  /* Translators: the quotation marks around the name of a column in a list. */
  name = g_strdup_printf (_("“%s”"), text);
  for (guint i = 0; i < check->missing->len; i++)
    if (g_str_equal (g_ptr_array_index (check->missing, i), name))
      return FALSE;
  g_ptr_array_add (check->missing, g_steal_pointer (&name));

  return FALSE;
}

/* The part of the different numbers of a sample that the scale has no room for. */
static double
off_share (const SjColumnProfile *profile,
           double                 low,
           double                 high)
{
  guint n = 0, n_off = 0;

  for (guint i = 0; i < profile->distinct->len; i++)
    {
      const char *text = g_ptr_array_index (profile->distinct, i);
      char *end;
      double number = g_ascii_strtod (text, &end);

      if (end == text)
        continue;
      n++;
      n_off += number < low || number > high;
    }

  return n > 0 ? (double) n_off / n : 0;
}

/* On another scale: with numbers that this one has not, or of one that is known and shorter. */
static gboolean
is_other_scale (Check               *check,
                const SjRecipeScore *score,
                guint                column)
{
  const SjColumnProfile *profile = sj_table_get_profile (check->table, column);
  const SjDetection *detection = sj_table_get_detection (check->table, column);

  if (!check->answers || profile->n_numeric == 0 || isnan (score->low) || isnan (score->high))
    return FALSE;
  if (off_share (profile, score->low, score->high) > MAX_OFF_SHARE)
    return TRUE;

  return profile->n_numeric >= MIN_SURE && profile->high <= (score->low + score->high) / 2 &&
         detection->state == SJ_DETECTION_ACCEPTED && detection->scale.high < score->high;
}

static void
check_score (Check               *check,
             const SjRecipeScore *score)
{
  const SjColumnProfile *profile;
  guint column;

  if (score->column == NULL || !find_column (check, score->column, &column) ||
      !is_other_scale (check, score, column))
    return;

  profile = sj_table_get_profile (check->table, column);
  g_ptr_array_add (check->scales,
                   /* Translators: a column, what its answers are, and what its scale was. */
                   g_strdup_printf (_("“%s” has answers from %g to %g, not on a scale from %g "
                                      "to %g"),
                                    sj_table_get_column_name (check->table, column), profile->low,
                                    profile->high, score->low, score->high));
}

static char *
join (GPtrArray *parts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (parts->len, MAX_LISTED); i++)
    {
      if (i > 0)
        g_string_append (list, ", ");
      g_string_append (list, g_ptr_array_index (parts, i));
    }
  if (parts->len > MAX_LISTED)
    {
      g_string_append (list, ", ");
      g_string_append_printf (list, ngettext ("and %u more", "and %u more",
                                              parts->len - MAX_LISTED),
                              parts->len - MAX_LISTED);
    }

  return g_string_free (list, FALSE);
}

static void
set_error (const Check  *check,
           const char   *title,
           GError      **error)
{
  g_autofree char *missing = join (check->missing);
  g_autofree char *scales = join (check->scales);
  GString *sentence = g_string_new (NULL);

  /* Translators: a file and a recipe; the sentence goes on with what does not fit. */
  g_string_printf (sentence, _("“%s” does not fit the recipe “%s”: "),
                   sj_table_get_name (check->table), title);
  if (check->missing->len > 0)
    g_string_append_printf (sentence, ngettext ("it has no column %s", "it has no columns %s",
                                                check->missing->len),
                            missing);
  if (check->missing->len > 0 && check->scales->len > 0)
    g_string_append (sentence, "; ");
  g_string_append (sentence, scales);
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN, _("%s. Nothing was changed"),
               sentence->str);
  g_string_free (sentence, TRUE);
}

static SjContent
get_content (SjRecipe *recipe)
{
  SjContent content;

  sj_content_parse (sj_element_text (SJ_ELEMENT (recipe), "content"), &content);

  return content;
}

static SjRecords *
get_scores (SjRecipe *recipe)
{
  SjElement *element = SJ_ELEMENT (recipe);

  return sj_element_get_records (
    element, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), "scores"));
}

/**
 * sj_recipe_fits:
 * @recipe: a recipe
 * @table: a table that was opened with the recipe's reading
 * @error: return location for a #GError
 *
 * Checks that the table has every column that the recipe names, each on the scale it was on. Looks
 * at the header and the sample only.
 *
 * Returns: %FALSE with one sentence in @error that lists all that is missing
 */
gboolean
sj_recipe_fits (SjRecipe  *recipe,
                SjTable   *table,
                GError   **error)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) scales = g_ptr_array_new_with_free_func (g_free);
  Check check = { table, TRUE, missing, scales };
  SjElement *element;
  SjRecords *scores;

  g_return_val_if_fail (SJ_IS_RECIPE (recipe) && table != NULL, FALSE);

  element = SJ_ELEMENT (recipe);
  check.answers = get_content (recipe) != SJ_CONTENT_FIGURES;
  scores = get_scores (recipe);
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      const char *name = sj_element_text (element, dimensions[i]);
      guint column;

      if (*name != '\0')
        find_column (&check, name, &column);
    }
  for (guint i = 0; i < sj_records_get_length (scores); i++)
    check_score (&check, sj_records_index (scores, i));

  if (missing->len == 0 && scales->len == 0)
    return TRUE;

  set_error (&check, sj_element_text (element, "title"), error);
  return FALSE;
}

/**
 * sj_recipe_find_fitting:
 * @map: a map
 * @table: a table that was opened as one of answers
 * @content: what it holds
 *
 * Looks for what a file of another name may be read by, such as that of the next month. A recipe
 * that names no score tells too little; that of counts names columns which the table has only when
 * it is opened by it.
 *
 * Returns: (transfer none) (nullable): the newest recipe of the map that the table fits
 */
SjRecipe *
sj_recipe_find_fitting (SjMap     *map,
                        SjTable   *table,
                        SjContent  content)
{
  GListModel *recipes;

  g_return_val_if_fail (SJ_IS_MAP (map) && table != NULL, NULL);

  recipes = sj_map_get_recipes (map);
  for (guint i = g_list_model_get_n_items (recipes); i-- > 0;)
    {
      g_autoptr(SjRecipe) recipe = g_list_model_get_item (recipes, i);

      if (content != SJ_CONTENT_COUNTS && get_content (recipe) == content &&
          sj_records_get_length (get_scores (recipe)) > 0 && sj_recipe_fits (recipe, table, NULL))
        return recipe; /* the map owns it */
    }

  return NULL;
}
