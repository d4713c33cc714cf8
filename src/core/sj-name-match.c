#define G_LOG_DOMAIN "sj-name-match"

#include "core/sj-name-match.h"

#include "core/sj-assignment.h"
#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-name-frame.h"
#include "core/sj-name-score.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/*
 * Finds what the names in a source of feedback stand for in a map. Anchors have a rank: if a
 * touchpoint and its stage carry the same name, the name means the touchpoint.
 */

enum { RANK_TOUCHPOINT, RANK_STEP, RANK_STAGE };

typedef struct
{
  char      *id;
  guint      rank;
  GPtrArray *names;  /* SjNameWords */
} Anchor;

struct _SjNameTargets
{
  GPtrArray  *anchors;
  GHashTable *by_id;
};

static void
anchor_free (Anchor *anchor)
{
  g_clear_pointer (&anchor->id, g_free);
  g_clear_pointer (&anchor->names, g_ptr_array_unref);
  g_free (anchor);
}

/**
 * sj_name_match_get_level:
 * @self: a match
 *
 * Returns: what to do with it
 */
SjNameMatchLevel
sj_name_match_get_level (const SjNameMatch *self)
{
  g_return_val_if_fail (self != NULL, SJ_NAME_MATCH_NONE);

  if (self->anchor == NULL || self->score < SJ_NAME_MATCH_POSSIBLE)
    return SJ_NAME_MATCH_NONE;
  if (self->score >= SJ_NAME_MATCH_SURE && self->lead >= SJ_NAME_MATCH_LEAD)
    return SJ_NAME_MATCH_TAKEN;

  return SJ_NAME_MATCH_OFFERED;
}

SjNameTargets *
sj_name_targets_new (void)
{
  SjNameTargets *self = g_new0 (SjNameTargets, 1);

  self->anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) anchor_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
sj_name_targets_free (SjNameTargets *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->anchors);
  g_free (self);
}

/**
 * sj_name_targets_add:
 * @self: targets
 * @anchor: an id; adding a further name to a known one is fine
 * @rank: of two anchors that match alike, the one of the lower rank is meant
 * @name: (nullable): a name of it; nothing happens if it is empty
 */
void
sj_name_targets_add (SjNameTargets *self,
                     const char    *anchor,
                     guint          rank,
                     const char    *name)
{
  Anchor *found;

  g_return_if_fail (self != NULL && anchor != NULL);

  if (name == NULL || *name == '\0')
    return;

  found = g_hash_table_lookup (self->by_id, anchor);
  if (found == NULL)
    {
      found = g_new0 (Anchor, 1);
      found->id = g_strdup (anchor);
      found->rank = rank;
      found->names = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_name_words_free);
      g_ptr_array_add (self->anchors, found);
      g_hash_table_insert (self->by_id, found->id, found);
    }

  g_ptr_array_add (found->names, sj_name_words_new (name));
}

guint
sj_name_targets_get_n_anchors (const SjNameTargets *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->anchors->len;
}

static void
add_names (SjNameTargets *self,
           SjElement     *element,
           guint          rank,
           const char    *title)
{
  GParamSpec *pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), "aliases");
  const char *const *aliases = sj_element_get_list (element, pspec);

  sj_name_targets_add (self, sj_element_get_id (element), rank, title);
  for (guint i = 0; aliases[i] != NULL; i++)
    sj_name_targets_add (self, sj_element_get_id (element), rank, aliases[i]);
}

static void
add_touchpoint (SjNameTargets *self,
                SjMap         *map,
                SjCard        *card)
{
  SjLane *lane = sj_map_lookup_typed (map, sj_card_get_lane (card), SJ_TYPE_LANE);
  SjStep *step = sj_map_lookup_typed (map, sj_card_get_step (card), SJ_TYPE_STEP);
  SjStage *stage = step != NULL
                   ? sj_map_lookup_typed (map, sj_step_get_stage (step), SJ_TYPE_STAGE) : NULL;
  const char *id = sj_element_get_id (SJ_ELEMENT (card));
  const char *title = sj_card_get_title (card);

  if (lane == NULL || !sj_lane_holds_touchpoints (lane))
    return;

  add_names (self, SJ_ELEMENT (card), RANK_TOUCHPOINT, title);
  if (stage != NULL && *title != '\0')
    {
      g_autofree char *both = g_strconcat (sj_stage_get_title (stage), " ", title, NULL);

      sj_name_targets_add (self, id, RANK_TOUCHPOINT, both);
    }
}

/**
 * sj_name_targets_new_for_map:
 * @map: a map
 *
 * Collects the names of its touchpoints (also as "stage touchpoint"), steps and stages, with their
 * aliases.
 *
 * Returns: (transfer full): the targets; they hold copies and do not follow later edits
 */
SjNameTargets *
sj_name_targets_new_for_map (SjMap *map)
{
  SjNameTargets *self = sj_name_targets_new ();
  GListModel *cards = sj_map_get_cards (map);
  GListModel *steps = sj_map_get_steps (map);
  GListModel *stages = sj_map_get_stages (map);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      add_touchpoint (self, map, card);
    }
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr(SjStep) step = g_list_model_get_item (steps, i);

      add_names (self, SJ_ELEMENT (step), RANK_STEP, sj_step_get_title (step));
    }
  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr(SjStage) stage = g_list_model_get_item (stages, i);

      add_names (self, SJ_ELEMENT (stage), RANK_STAGE, sj_stage_get_title (stage));
    }

  return self;
}

static double
score_anchor (const Anchor      *anchor,
              const SjNameWords *name)
{
  double best = 0.0;

  for (guint i = 0; i < anchor->names->len && best < 1.0; i++)
    best = MAX (best, sj_name_score (g_ptr_array_index (anchor->names, i), name));

  return best;
}

static const Anchor *
get_anchor (const SjNameTargets *targets,
            guint                position)
{
  return g_ptr_array_index (targets->anchors, position);
}

static double *
score_anchors (const SjNameTargets *targets,
               const char          *name)
{
  g_autoptr(SjNameWords) words = sj_name_words_new (name);
  double *scores = g_new (double, MAX (targets->anchors->len, 1));

  for (guint i = 0; i < targets->anchors->len; i++)
    scores[i] = score_anchor (get_anchor (targets, i), words);

  return scores;
}

/* An anchor of a higher rank that scores the same is no rival: it contains the chosen one. */
static double
best_rival (const SjNameTargets *targets,
            const double        *scores,
            guint                chosen,
            const gboolean      *taken)
{
  double best = 0.0;

  for (guint i = 0; i < targets->anchors->len; i++)
    {
      gboolean contains_it = scores[i] == scores[chosen] &&
                             get_anchor (targets, i)->rank > get_anchor (targets, chosen)->rank;

      if (i != chosen && !contains_it && (taken == NULL || !taken[i]))
        best = MAX (best, scores[i]);
    }

  return best;
}

static void
choose (const SjNameTargets *targets,
        const double        *scores,
        int                  chosen,
        const gboolean      *taken,
        SjNameMatch         *match)
{
  *match = (SjNameMatch) { 0 };
  if (chosen < 0 || scores[chosen] <= 0.0)
    return;

  match->anchor = get_anchor (targets, chosen)->id;
  match->score = scores[chosen];
  match->lead = match->score - best_rival (targets, scores, chosen, taken);
}

static int
find_best (const SjNameTargets *targets,
           const double        *scores)
{
  int best = -1;

  for (guint i = 0; i < targets->anchors->len; i++)
    if (best < 0 || scores[i] > scores[best] ||
        (scores[i] == scores[best] &&
         get_anchor (targets, i)->rank < get_anchor (targets, best)->rank))
      best = i;

  return best;
}

/**
 * sj_name_match_best:
 * @targets: what the name may stand for
 * @name: a name from a source of feedback
 * @match: (out caller-allocates): the best match with its score and its lead
 */
void
sj_name_match_best (const SjNameTargets *targets,
                    const char          *name,
                    SjNameMatch         *match)
{
  g_autofree double *scores = NULL;

  g_return_if_fail (targets != NULL && name != NULL && match != NULL);

  scores = score_anchors (targets, name);
  choose (targets, scores, find_best (targets, scores), NULL, match);
}

/* What is too unlike to be offered gains nothing, so that it does not push good matches aside; a
 * trace of a bonus prefers the lower rank among equals. */
static int *
assign_one_to_one (const SjNameTargets *targets,
                   double             **scores,
                   guint                n_names)
{
  guint n_anchors = targets->anchors->len;
  g_autofree double *gains = g_new (double, MAX ((gsize) n_names * n_anchors, 1));
  int *columns = g_new (int, MAX (n_names, 1));

  for (guint i = 0; i < n_names; i++)
    for (guint j = 0; j < n_anchors; j++)
      gains[(gsize) i * n_anchors + j] =
        scores[i][j] < SJ_NAME_MATCH_POSSIBLE
        ? 0.0 : scores[i][j] - 1e-6 * get_anchor (targets, j)->rank;

  sj_assignment_solve (gains, n_names, n_anchors, columns);
  for (guint i = 0; i < n_names; i++)
    if (columns[i] >= 0 && scores[i][columns[i]] < SJ_NAME_MATCH_POSSIBLE)
      columns[i] = -1;

  return columns;
}

static void
choose_one_to_one (const SjNameTargets *targets,
                   double             **scores,
                   guint                n_names,
                   SjNameMatch         *matches)
{
  g_autofree int *columns = assign_one_to_one (targets, scores, n_names);
  g_autofree gboolean *taken = g_new0 (gboolean, targets->anchors->len + 1);

  for (guint i = 0; i < n_names; i++)
    if (columns[i] >= 0)
      taken[columns[i]] = TRUE;
  for (guint i = 0; i < n_names; i++)
    choose (targets, scores[i], columns[i], taken, &matches[i]);
}

/* Where long questions differ in a word or two only, these are the names, too. */
static void
score_without_frame (const SjNameTargets *targets,
                     const SjNameFrame   *frame,
                     const char          *name,
                     double              *scores)
{
  g_autofree char *inner = sj_name_frame_strip (frame, name);
  g_autofree double *more = score_anchors (targets, inner);

  for (guint i = 0; i < targets->anchors->len; i++)
    scores[i] = MAX (scores[i], more[i]);
}

/**
 * sj_name_match_all:
 * @targets: what the names may stand for
 * @names: (array zero-terminated=1): names from one source
 * @one_to_one: whether no two names may stand for the same, as with one column per touchpoint;
 *   %FALSE if several may, as with spellings in one column
 * @n_matches: (out) (optional): how many names there are
 *
 * Returns: (transfer full) (array length=n_matches): a match for each name, to be freed with
 *   g_free() before @targets
 */
SjNameMatch *
sj_name_match_all (const SjNameTargets *targets,
                   const char *const   *names,
                   gboolean             one_to_one,
                   guint               *n_matches)
{
  guint n_names;
  SjNameMatch *matches;
  g_autofree double **scores = NULL;
  SjNameFrame frame;

  g_return_val_if_fail (targets != NULL && names != NULL, NULL);

  n_names = g_strv_length ((char **) names);
  matches = g_new0 (SjNameMatch, MAX (n_names, 1));
  scores = g_new0 (double *, MAX (n_names, 1));
  sj_name_frame_init (&frame, names);
  for (guint i = 0; i < n_names; i++)
    {
      scores[i] = score_anchors (targets, names[i]);
      if (sj_name_frame_is_long (&frame, names[i]))
        score_without_frame (targets, &frame, names[i], scores[i]);
    }

  if (one_to_one)
    choose_one_to_one (targets, scores, n_names, matches);
  else
    for (guint i = 0; i < n_names; i++)
      choose (targets, scores[i], find_best (targets, scores[i]), NULL, &matches[i]);

  for (guint i = 0; i < n_names; i++)
    g_free (scores[i]);
  if (n_matches != NULL)
    *n_matches = n_names;
  return matches;
}
