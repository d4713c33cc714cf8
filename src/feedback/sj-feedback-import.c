#define G_LOG_DOMAIN "sj-feedback"

#include "config.h"

#include "feedback/sj-feedback-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-blend.h"
#include "feedback/sj-curve-people.h"
#include "feedback/sj-difference-guard.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-import-creation.h"
#include "feedback/sj-import-series.h"
#include "feedback/sj-recipe-reading.h"

static void
free_match (gpointer data)
{
  SjImportMatch *match = data;

  g_free (match->name);
  g_free (match->anchor);
  g_free (match);
}

static SjImportMatch *
find_match (SjFeedbackImport *self,
            const char       *name)
{
  for (guint i = 0; i < self->matches->len; i++)
    {
      SjImportMatch *match = g_ptr_array_index (self->matches, i);

      if (g_str_equal (match->name, name))
        return match;
    }

  return NULL;
}

/* Every name once, in the order of the source. */
static void
collect_names (SjFeedbackImport *self)
{
  for (guint i = 0; i < self->result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (self->result->groups, i);
      SjImportMatch *match;

      if (find_match (self, group->touchpoint) != NULL)
        continue;
      match = g_new0 (SjImportMatch, 1);
      match->name = g_strdup (group->touchpoint);
      g_ptr_array_add (self->matches, match);
    }
}

/* The very name needs no lead over others that are nearly alike, only over its like. */
static gboolean
is_exact (const SjNameMatch *match)
{
  return match->score >= 1 && match->lead > 0.001;
}

/* A column or a figure a touchpoint: no two stand for the same. Names in a column may be spelt in
 * many ways. */
static void
match_names (SjFeedbackImport *self)
{
  g_autoptr(SjNameTargets) targets = sj_name_targets_new_for_map (self->map);
  g_autofree const char **names = g_new0 (const char *, self->matches->len + 1);
  g_autofree SjNameMatch *found = NULL;
  guint n;

  for (guint i = 0; i < self->matches->len; i++)
    names[i] = ((SjImportMatch *) g_ptr_array_index (self->matches, i))->name;
  found = sj_name_match_all (targets, names,
                             self->reading->by == NULL ||
                               self->reading->content != SJ_CONTENT_ANSWERS,
                             &n);
  for (guint i = 0; i < n; i++)
    {
      SjImportMatch *match = g_ptr_array_index (self->matches, i);
      SjNameMatchLevel level = sj_name_match_get_level (&found[i]);
      gboolean taken = level == SJ_NAME_MATCH_TAKEN || is_exact (&found[i]);

      if (level == SJ_NAME_MATCH_NONE)
        continue;
      match->kind = taken ? SJ_IMPORT_TAKEN : SJ_IMPORT_OFFERED;
      match->anchor = g_strdup (found[i].anchor);
      match->score = found[i].score;
    }
}

static SjRecords *
get_records (SjElement  *element,
             const char *property)
{
  return sj_element_get_records (
    element, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), property));
}

static void
set_match (SjImportMatch     *match,
           SjImportMatchKind  kind,
           const char        *anchor)
{
  g_free (match->anchor);
  match->anchor = g_strdup (anchor);
  match->kind = kind;
  match->score = 1;
}

/* What the recipe says holds as long as the map still has the anchor. */
static void
keep_matches (SjFeedbackImport *self)
{
  SjRecords *kept;

  if (self->recipe == NULL)
    return;

  kept = get_records (SJ_ELEMENT (self->recipe), "matches");
  for (guint i = 0; i < sj_records_get_length (kept); i++)
    {
      const SjRecipeMatch *record = sj_records_index (kept, i);
      SjImportMatch *match = find_match (self, record->name != NULL ? record->name : "");

      if (match != NULL && record->anchor != NULL &&
          sj_map_lookup (self->map, record->anchor) != NULL)
        set_match (match, SJ_IMPORT_KEPT, record->anchor);
    }
}

/**
 * sj_feedback_import_new:
 * @map: the map
 * @result: tallies, which must outlive the import
 * @reading: how they were read, which must outlive the import
 * @recipe: (nullable): the recipe of earlier imports of such a file
 *
 * Matches the names in the source with touchpoints, steps and stages of the map. The map is not
 * changed.
 *
 * Returns: (transfer full): the import
 */
SjFeedbackImport *
sj_feedback_import_new (SjMap               *map,
                        const SjTallyResult *result,
                        const SjReading     *reading,
                        SjRecipe            *recipe)
{
  SjFeedbackImport *self;

  g_return_val_if_fail (SJ_IS_MAP (map) && result != NULL && reading != NULL, NULL);
  g_return_val_if_fail (recipe == NULL || SJ_IS_RECIPE (recipe), NULL);

  self = g_new0 (SjFeedbackImport, 1);
  self->map = g_object_ref (map);
  self->result = result;
  self->reading = reading;
  g_set_object (&self->recipe, recipe);
  self->matches = g_ptr_array_new_with_free_func (free_match);
  collect_names (self);
  match_names (self);
  keep_matches (self);

  return self;
}

void
sj_feedback_import_free (SjFeedbackImport *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->map);
  g_clear_object (&self->recipe);
  g_ptr_array_unref (self->matches);
  g_free (self->stage);
  g_clear_pointer (&self->blocked, g_ptr_array_unref);
  g_free (self);
}

guint
sj_feedback_import_get_n_matches (SjFeedbackImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->matches->len;
}

const SjImportMatch *
sj_feedback_import_get_match (SjFeedbackImport *self,
                              guint             position)
{
  g_return_val_if_fail (self != NULL && position < self->matches->len, NULL);

  return g_ptr_array_index (self->matches, position);
}

/* By id, or by the words of a title. */
static char *
find_anchor (SjMap      *map,
             const char *text)
{
  g_autoptr(SjNameTargets) targets = NULL;
  SjNameMatch match;

  if (sj_map_lookup (map, text) != NULL)
    return g_strdup (text);

  targets = sj_name_targets_new_for_map (map);
  sj_name_match_best (targets, text, &match);

  return sj_name_match_get_level (&match) == SJ_NAME_MATCH_TAKEN ? g_strdup (match.anchor) : NULL;
}

/**
 * sj_feedback_import_choose:
 * @self: an import
 * @name: a name in the source
 * @anchor: (nullable): id or title of a touchpoint, step or stage; %NULL to leave the name out
 * @error: where to put a failure
 *
 * Says what a name stands for.
 *
 * Returns: %FALSE with @error set if there is no such name or anchor
 */
gboolean
sj_feedback_import_choose (SjFeedbackImport  *self,
                           const char        *name,
                           const char        *anchor,
                           GError           **error)
{
  SjImportMatch *match;
  g_autofree char *id = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  match = find_match (self, name);
  if (match == NULL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
                   _("No touchpoint of the file is called “%s”"), name);
      return FALSE;
    }
  if (anchor == NULL)
    {
      set_match (match, SJ_IMPORT_UNMATCHED, NULL);
      return TRUE;
    }
  id = find_anchor (self->map, anchor);
  if (id == NULL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
                   _("The map has no touchpoint, step or stage “%s”"), anchor);
      return FALSE;
    }
  set_match (match, SJ_IMPORT_CHOSEN, id);

  return TRUE;
}

/**
 * sj_feedback_import_create:
 * @self: an import
 * @name: a name in the source
 * @error: where to put a failure
 *
 * Says that the map is to get a touchpoint of that name; applying makes it.
 *
 * Returns: %FALSE with @error set if there is no such name
 */
gboolean
sj_feedback_import_create (SjFeedbackImport  *self,
                           const char        *name,
                           GError           **error)
{
  g_autofree char *anchor = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  if (!sj_feedback_import_choose (self, name, NULL, error))
    return FALSE;

  /* No id is written like this. */
  anchor = g_strdup_printf ("+%s", name);
  set_match (find_match (self, name), SJ_IMPORT_CREATED, anchor);

  return TRUE;
}

/**
 * sj_feedback_import_set_stage:
 * @self: an import
 * @stage: (nullable): id of the stage that touchpoints are made in; %NULL for a new one at the end
 */
void
sj_feedback_import_set_stage (SjFeedbackImport *self,
                              const char       *stage)
{
  g_return_if_fail (self != NULL);

  g_free (self->stage);
  self->stage = g_strdup (stage);
}

static gboolean
is_used (const SjImportMatch *match)
{
  return match->kind >= SJ_IMPORT_TAKEN && match->anchor != NULL;
}

/**
 * sj_feedback_import_build:
 * @self: an import
 * @builder: an initialised builder
 *
 * Puts the groups whose names have a match together to curves, with what is too small hidden.
 */
void
sj_feedback_import_build (SjFeedbackImport *self,
                          SjCurveBuilder   *builder)
{
  for (guint i = 0; i < self->result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (self->result->groups, i);
      const SjImportMatch *match = find_match (self, group->touchpoint);

      if (is_used (match))
        sj_curve_builder_add (builder, group, i, match->anchor);
    }
  sj_curve_people_take (builder, &self->result->people);
  sj_curve_builder_suppress (builder, self->result->min_n);
  g_clear_pointer (&self->blocked, g_ptr_array_unref);
  self->blocked =
    sj_difference_guard_check (builder, self->map, self->recipe, self->result->min_n);
  sj_curve_builder_stabilise (builder);
}

/* A recipe from a file takes the place of the one that it was written from, if that is there. */
static void
ensure_recipe (SjFeedbackImport *self,
               SjEditLog        *log)
{
  SjRecipe *known = NULL;

  if (self->recipe == NULL)
    self->recipe = sj_recipe_new ();
  known = sj_map_lookup_typed (self->map, sj_element_get_id (SJ_ELEMENT (self->recipe)),
                               SJ_TYPE_RECIPE);
  if (known != NULL)
    g_set_object (&self->recipe, known);
  else
    sj_edit_log_insert (log, SJ_ELEMENT (self->recipe),
                        g_list_model_get_n_items (sj_map_get_recipes (self->map)));
}

/* Names of the recipe that this file does not have are kept: the next may have them again. */
static void
store_matches (SjFeedbackImport *self,
               SjEditLog        *log)
{
  SjElement *recipe = SJ_ELEMENT (self->recipe);
  SjRecords *old = get_records (recipe, "matches");
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();
  g_autoptr(SjRecords) records = NULL;
  guint n = 0;

  for (guint i = 0; i < sj_records_get_length (old); i++)
    {
      const SjRecipeMatch *record = sj_records_index (old, i);

      if (record->name != NULL && find_match (self, record->name) == NULL)
        g_ptr_array_add (kept, (gpointer) record);
    }
  for (guint i = 0; i < self->matches->len; i++)
    n += is_used (g_ptr_array_index (self->matches, i));
  records = sj_records_new (&sj_recipe_match_record_type, kept->len + n);
  n = 0;
  for (guint i = 0; i < kept->len; i++, n++)
    {
      const SjRecipeMatch *from = g_ptr_array_index (kept, i);
      SjRecipeMatch *record = sj_records_index (records, n);

      sj_record_set_text (&record->name, from->name);
      sj_record_set_text (&record->anchor, from->anchor);
    }
  for (guint i = 0; i < self->matches->len; i++)
    {
      const SjImportMatch *match = g_ptr_array_index (self->matches, i);
      SjRecipeMatch *record;

      if (!is_used (match))
        continue;
      record = sj_records_index (records, n++);
      sj_record_set_text (&record->name, match->name);
      sj_record_set_text (&record->anchor, match->anchor);
    }
  sj_edit_log_set (log, recipe, "matches", records, NULL);
}

/* A name that a person has confirmed is an alias from now on. */
static void
store_alias (SjFeedbackImport    *self,
             SjEditLog           *log,
             const SjImportMatch *match)
{
  SjElement *element = sj_map_lookup (self->map, match->anchor);
  GParamSpec *pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), "aliases");
  const char *const *aliases = pspec != NULL ? sj_element_get_list (element, pspec) : NULL;
  g_autoptr(GPtrArray) longer = g_ptr_array_new ();

  if (pspec == NULL || g_str_equal (sj_element_text (element, "title"), match->name) ||
      (aliases != NULL && g_strv_contains (aliases, match->name)))
    return;

  for (gsize i = 0; aliases != NULL && aliases[i] != NULL; i++)
    g_ptr_array_add (longer, (gpointer) aliases[i]);
  g_ptr_array_add (longer, match->name);
  g_ptr_array_add (longer, NULL);
  sj_edit_log_set (log, element, "aliases", longer->pdata, NULL);
}

static void
count_points (SjRecords       *points,
              SjImportSummary *summary)
{
  for (guint i = 0; i < sj_records_get_length (points); i++)
    {
      const SjPoint *point = sj_records_index (points, i);

      summary->n_points++;
      summary->n_suppressed += point->reason != NULL;
    }
}

static void
apply_curve (SjFeedbackImport *self,
             SjEditLog        *log,
             SjCurve          *curve,
             SjImportSummary  *summary)
{
  g_autoptr(SjRecords) points = sj_curve_make_points (curve, self->result->respondents);
  SjSeries *series;

  if (sj_records_get_length (points) == 0)
    return;

  series = sj_import_series_find (self->map, self->recipe, curve);
  if (series != NULL)
    summary->n_refreshed++;
  else
    summary->n_added++;
  curve->series = sj_import_series_store (self, log, series, curve, points);
  count_points (points, summary);
}

/* What a new stage is called: the file, without what tells its format. */
static char *
name_stage (SjFeedbackImport *self)
{
  char *name = g_strdup (sj_table_get_name (self->result->table));
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot > name)
    *dot = '\0';

  return name;
}

/**
 * sj_feedback_import_find_frame:
 * @self: an import
 * @frame: (out caller-allocates): what its names have in common
 *
 * What the questions of a survey have in common tells nothing in the head of a column: new
 * touchpoints are called by sj_name_frame_title() of this.
 */
void
sj_feedback_import_find_frame (SjFeedbackImport *self,
                               SjNameFrame      *frame)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  g_return_if_fail (self != NULL && frame != NULL);

  for (guint i = 0; i < self->matches->len; i++)
    {
      const SjImportMatch *match = g_ptr_array_index (self->matches, i);

      g_ptr_array_add (names, match->name);
    }
  g_ptr_array_add (names, NULL);
  sj_name_frame_init (frame, (const char *const *) names->pdata);
}

/* From here on they are matches like any other. */
static guint
create_touchpoints (SjFeedbackImport *self,
                    SjEditLog        *log)
{
  g_autofree char *stage_title = name_stage (self);
  g_autoptr(GPtrArray) matches = g_ptr_array_new ();
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) ids = NULL;
  SjNameFrame frame;

  sj_feedback_import_find_frame (self, &frame);
  for (guint i = 0; i < self->matches->len; i++)
    {
      SjImportMatch *match = g_ptr_array_index (self->matches, i);

      if (match->kind != SJ_IMPORT_CREATED)
        continue;
      g_ptr_array_add (matches, match);
      g_ptr_array_add (titles, sj_name_frame_title (&frame, match->name));
    }
  g_ptr_array_add (titles, NULL);
  ids = sj_import_creation_add (log, self->stage, stage_title,
                                (const char *const *) titles->pdata);
  for (guint i = 0; i < ids->len; i++)
    set_match (g_ptr_array_index (matches, i), SJ_IMPORT_CHOSEN, g_ptr_array_index (ids, i));

  return ids->len;
}

static gboolean
has_match (SjFeedbackImport *self)
{
  for (guint i = 0; i < self->result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (self->result->groups, i);

      if (is_used (find_match (self, group->touchpoint)))
        return TRUE;
    }

  return FALSE;
}

/**
 * sj_feedback_import_make_series:
 * @self: an import
 *
 * Makes the curves that applying would put into the map, for people to look at beforehand. Points
 * of touchpoints that are still to be made are anchored to the anchors of their matches.
 *
 * Returns: (transfer full) (element-type SjSeries): series that are in no map
 */
GPtrArray *
sj_feedback_import_make_series (SjFeedbackImport *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  SjCurveBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  sj_curve_builder_init (&builder);
  sj_feedback_import_build (self, &builder);
  for (guint i = 0; i < builder.curves->len; i++)
    {
      const SjCurve *curve = g_ptr_array_index (builder.curves, i);
      g_autoptr(SjRecords) points = sj_curve_make_points (curve, self->result->respondents);
      g_autofree char *title = sj_curve_make_title (curve);
      g_autofree char *metric = sj_scale_get_id (curve->scale);
      SjSeries *series;

      if (sj_records_get_length (points) == 0)
        continue;
      series = sj_series_new (title, sj_import_series_find_origin (curve));
      g_object_set (series, "segment", curve->segment, "wave", curve->wave, "metric", metric,
                    "scale-low", curve->scale->low, "scale-high", curve->scale->high, "reversed",
                    curve->scale->reversed, "aggregated", curve->elsewhere != NULL, "minimum-n",
                    (int) sj_suppression_get_min_n (self->result->min_n, curve->scale), "points",
                    points, NULL);
      g_ptr_array_add (list, series);
    }
  sj_curve_builder_clear (&builder);

  return list;
}

/**
 * sj_feedback_import_apply:
 * @self: an import
 * @log: the edit log of its map
 * @summary: (out): what was done
 * @error: where to put a failure
 *
 * Adds one series for each scale, segment and wave, or refreshes those that the recipe gave
 * earlier, and stores the recipe: all in one transaction. Names without a match are left out.
 * Only figures of groups are stored, never an answer.
 *
 * Returns: %FALSE with @error set and the map unchanged if no name has a match
 */
gboolean
sj_feedback_import_apply (SjFeedbackImport  *self,
                          SjEditLog         *log,
                          SjImportSummary   *summary,
                          GError           **error)
{
  SjCurveBuilder builder;

  g_return_val_if_fail (self != NULL && SJ_IS_EDIT_LOG (log) && summary != NULL, FALSE);

  memset (summary, 0, sizeof *summary);
  if (!has_match (self))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
                   _("Nothing in “%s” is called like a touchpoint, step or stage of the map"),
                   sj_table_get_name (self->result->table));
      return FALSE;
    }

  sj_edit_log_begin (log, _("Import Feedback"));
  summary->n_created = create_touchpoints (self, log);
  ensure_recipe (self, log);
  sj_recipe_store (self->recipe, log, self->reading, self->result);
  store_matches (self, log);
  for (guint i = 0; i < self->matches->len; i++)
    {
      const SjImportMatch *match = g_ptr_array_index (self->matches, i);

      if (match->kind == SJ_IMPORT_CHOSEN)
        store_alias (self, log, match);
    }
  sj_curve_builder_init (&builder);
  sj_feedback_import_build (self, &builder);
  for (guint i = 0; i < builder.curves->len; i++)
    apply_curve (self, log, g_ptr_array_index (builder.curves, i), summary);
  sj_import_pairs_store (self, log, &builder, summary);
  sj_blend_store (self, log, &builder, summary);
  sj_difference_guard_block (self->blocked, log);
  summary->n_blocked = self->blocked->len;
  sj_curve_builder_clear (&builder);
  sj_edit_log_commit (log);

  return TRUE;
}

/**
 * sj_feedback_import_get_recipe:
 *
 * Returns: (transfer none) (nullable): the recipe; after applying there is one
 */
SjRecipe *
sj_feedback_import_get_recipe (SjFeedbackImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->recipe;
}

/**
 * sj_feedback_anchor_get_title:
 * @map: a map
 * @anchor: (nullable): id of a touchpoint, step or stage
 *
 * Returns: (transfer full): what it is called, "" if there is none
 */
char *
sj_feedback_anchor_get_title (SjMap      *map,
                              const char *anchor)
{
  SjElement *element;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  element = anchor != NULL ? sj_map_lookup (map, anchor) : NULL;

  return g_strdup (element != NULL ? sj_element_text (element, "title") : "");
}
