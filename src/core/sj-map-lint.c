#define G_LOG_DOMAIN "sj-map-lint"

#include "config.h"

#include "core/sj-map-lint.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/*
 * The map's own lint: what makes a valid map unfinished or hard to believe. One function per kind
 * of element; each only looks.
 */

typedef struct
{
  SjMap      *map;
  GPtrArray  *findings;
  GHashTable *stages_with_steps;  /* ids, borrowed */
  GHashTable *steps_with_touchpoints;
} Lint;

static void
finding_free (SjMapFinding *finding)
{
  g_clear_object (&finding->element);
  g_clear_pointer (&finding->message, g_free);
  g_free (finding);
}

static void
find (Lint       *lint,
      const char *code,
      gpointer    element,
      const char *message)
{
  SjMapFinding *finding = g_new0 (SjMapFinding, 1);

  finding->code = code;
  finding->element = g_object_ref (element);
  finding->message = g_strdup (message);
  g_ptr_array_add (lint->findings, finding);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

static gboolean
is_date (const char *text)
{
  static const char form[] = "dddd-dd-dd";
  gsize length = 0;

  for (; text[length] != '\0' && length < sizeof form - 1; length++)
    if (form[length] == 'd' ? !g_ascii_isdigit (text[length]) : text[length] != form[length])
      return FALSE;

  return text[length] == '\0' && (length == 4 || length == 7 || length == 10);
}

static gboolean
is_colour (const char *text)
{
  gsize length = 1;

  while (text[0] == '#' && g_ascii_isxdigit (text[length]))
    length++;

  return text[0] == '#' && length == 7 && text[length] == '\0';
}

/* What any text may say wrongly, whatever element it belongs to. */
static void
lint_texts (Lint      *lint,
            SjElement *element)
{
  for (guint i = 0; i < sj_element_get_n_given (element); i++)
    {
      GParamSpec *pspec = sj_element_get_given (element, i);
      GParamFlags flags = pspec->flags;
      const char *text;

      if (pspec->value_type != G_TYPE_STRING)
        continue;

      text = sj_element_get_text (element, pspec);
      if ((flags & (GParamFlags) SJ_PARAM_DATE) != 0 && !is_date (text))
        find (lint, "no-date", element, _("a date is not written as YYYY-MM-DD"));
      if ((flags & (GParamFlags) SJ_PARAM_COLOUR) != 0 && !is_colour (text))
        find (lint, "no-colour", element, _("a colour is not written as #rrggbb"));
      if ((flags & (GParamFlags) SJ_PARAM_ASSET) != 0 &&
          sj_map_get_asset (lint->map, text, NULL) == NULL)
        find (lint, "picture-missing", element, _("its picture is not in the file"));
    }
}

static void
lint_persona (Lint      *lint,
              SjElement *element)
{
  if (is_blank (sj_persona_get_name (SJ_PERSONA (element))))
    find (lint, "empty-title", element, _("it has no name"));
}

static void
lint_stage (Lint      *lint,
            SjElement *element)
{
  if (is_blank (sj_stage_get_title (SJ_STAGE (element))))
    find (lint, "empty-title", element, _("it has no title"));
  if (!g_hash_table_contains (lint->stages_with_steps, sj_element_get_id (element)))
    find (lint, "stage-without-step", element, _("it has no step, so nothing can stand in it"));
}

static void
lint_step (Lint      *lint,
           SjElement *element)
{
  if (*sj_step_get_stage (SJ_STEP (element)) == '\0')
    find (lint, "step-outside", element, _("it belongs to no stage, so it is not drawn"));
  if (!g_hash_table_contains (lint->steps_with_touchpoints, sj_element_get_id (element)))
    find (lint, "step-without-touchpoint", element, _("it has no touchpoint"));
}

static guint
count_list (SjElement  *element,
            const char *property)
{
  GParamSpec *pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), property);

  return g_strv_length ((char **) sj_element_get_list (element, pspec));
}

static void
lint_card_of_lane (Lint   *lint,
                   SjCard *card,
                   SjLane *lane)
{
  SjElement *element = SJ_ELEMENT (card);

  if (sj_lane_is_line (lane))
    find (lint, "card-outside", element, _("it stands in a line, which holds no cards"));
  if (sj_lane_holds_touchpoints (lane) && is_blank (sj_card_get_title (card)))
    find (lint, "empty-title", element, _("it has no title, so feedback cannot be matched to it"));
  if (sj_lane_get_kind (lane) == SJ_LANE_OPPORTUNITIES && count_list (element, "touchpoints") == 0)
    find (lint, "orphan-opportunity", element, _("it names no touchpoint that it concerns"));
  if (sj_lane_get_kind (lane) == SJ_LANE_PAIN_POINTS && is_blank (sj_element_text (element,
                                                                                   "evidence")))
    find (lint, "missing-evidence", element, _("it does not say how we know"));
}

static void
lint_card (Lint      *lint,
           SjElement *element)
{
  SjCard *card = SJ_CARD (element);
  SjLane *lane = sj_map_lookup_typed (lint->map, sj_card_get_lane (card), SJ_TYPE_LANE);
  SjStep *step = sj_map_lookup_typed (lint->map, sj_card_get_step (card), SJ_TYPE_STEP);

  if (lane == NULL || step == NULL)
    find (lint, "card-outside", element, lane == NULL ? _("it stands in no lane")
                                                      : _("it stands in no step"));
  if (lane != NULL)
    lint_card_of_lane (lint, card, lane);
}

static void
lint_link (Lint      *lint,
           SjElement *element)
{
  SjLink *link = SJ_LINK (element);

  if (*sj_link_get_from (link) == '\0' || *sj_link_get_to (link) == '\0')
    find (lint, "link-end-missing", element, _("it lacks one of its two cards"));
  else if (g_str_equal (sj_link_get_from (link), sj_link_get_to (link)))
    find (lint, "link-to-itself", element, _("it leads back to the card it leaves"));
}

/* Whether a value and its interval, as far as they are given, lie on the axis in their order. */
static gboolean
is_on_axis (const SjPoint *point)
{
  return !(point->valence < -1 || point->valence > 1) &&
         !(point->valence_low > point->valence) && !(point->valence_high < point->valence);
}

static void
lint_series (Lint      *lint,
             SjElement *element)
{
  SjSeries *series = SJ_SERIES (element);
  guint n_suppressed = 0, n_loose = 0, n_off = 0;
  g_autofree char *message = NULL;

  for (guint i = 0; i < sj_series_get_n_points (series); i++)
    {
      const SjPoint *point = sj_series_get_point (series, i);

      n_suppressed += point->reason != NULL && *point->reason != '\0';
      n_loose += sj_map_lookup (lint->map, point->anchor) == NULL;
      n_off += !is_on_axis (point);
    }

  if (is_blank (sj_series_get_title (series)))
    find (lint, "empty-title", element, _("it has no title"));
  if (sj_series_get_n_points (series) == 0)
    find (lint, "series-without-points", element, _("it has no points"));
  if (n_loose > 0)
    find (lint, "point-without-anchor", element, _("some of its points belong to nothing"));
  if (n_off > 0)
    find (lint, "point-off-axis", element,
          _("some of its values are not from −1 to 1, or not within their interval"));
  if (n_suppressed == 0)
    return;

  message = g_strdup_printf (ngettext ("%u of its points is suppressed, because so few answered",
                                       "%u of its points are suppressed, because so few answered",
                                       n_suppressed), n_suppressed);
  find (lint, "suppressed", element, message);
}

static void
lint_map_itself (Lint *lint)
{
  SjElement *map = SJ_ELEMENT (lint->map);
  GParamSpec *level = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (map), "evidence-level");

  if (is_blank (sj_map_get_title (lint->map)))
    find (lint, "empty-title", map, _("it has no title"));
  if (sj_element_get_integer (map, level) != SJ_EVIDENCE_ASSUMPTION &&
      count_list (map, "sources") == 0)
    find (lint, "missing-evidence", map, _("it claims to rest on research but names no source"));
  if (g_list_model_get_n_items (sj_map_get_stages (lint->map)) == 0)
    find (lint, "map-without-stage", map, _("it has no stage"));
}

typedef void (*LintFunction) (Lint *lint, SjElement *element);

static void
lint_list (Lint         *lint,
           GListModel   *list,
           LintFunction  function)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);

      if (function != NULL)
        function (lint, element);
      lint_texts (lint, element);
    }
}

static void
note_step (Lint      *lint,
           SjElement *element)
{
  g_hash_table_add (lint->stages_with_steps, (char *) sj_step_get_stage (SJ_STEP (element)));
}

static void
note_card (Lint   *lint,
           SjCard *card)
{
  GListModel *steps = sj_map_get_steps (lint->map);
  SjLane *lane = sj_map_lookup_typed (lint->map, sj_card_get_lane (card), SJ_TYPE_LANE);
  SjElement *step = sj_map_lookup_typed (lint->map, sj_card_get_step (card), SJ_TYPE_STEP);
  guint first;

  if (lane == NULL || step == NULL || !sj_lane_holds_touchpoints (lane))
    return;

  g_hash_table_add (lint->steps_with_touchpoints, (char *) sj_element_get_id (step));
  if (sj_card_get_span (card) == 1)
    return;

  first = sj_map_get_position (lint->map, step);
  for (int i = 1; i < sj_card_get_span (card); i++)
    {
      g_autoptr(SjElement) next = g_list_model_get_item (steps, first + i);

      if (next == NULL)
        break;
      g_hash_table_add (lint->steps_with_touchpoints, (char *) sj_element_get_id (next));
    }
}

static void
note_what_is_used (Lint *lint)
{
  GListModel *steps = sj_map_get_steps (lint->map);
  GListModel *cards = sj_map_get_cards (lint->map);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr(SjElement) step = g_list_model_get_item (steps, i);

      note_step (lint, step);
    }
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      note_card (lint, card);
    }
}

/**
 * sj_map_lint:
 * @map: a map
 *
 * Looks for what is unfinished: what cannot be drawn, what feedback cannot reach, what nobody would
 * believe.
 *
 * Returns: (transfer full) (element-type SjMapFinding): the findings, by kind of element in the
 *   order of the file
 */
GPtrArray *
sj_map_lint (SjMap *map)
{
  g_autoptr(GHashTable) stages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) steps = g_hash_table_new (g_str_hash, g_str_equal);
  Lint lint = { map, NULL, stages, steps };

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  lint.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  note_what_is_used (&lint);

  lint_map_itself (&lint);
  lint_texts (&lint, SJ_ELEMENT (map));
  lint_list (&lint, sj_map_get_personas (map), lint_persona);
  lint_list (&lint, sj_map_get_stages (map), lint_stage);
  lint_list (&lint, sj_map_get_steps (map), lint_step);
  lint_list (&lint, sj_map_get_lanes (map), NULL);
  lint_list (&lint, sj_map_get_cards (map), lint_card);
  lint_list (&lint, sj_map_get_links (map), lint_link);
  lint_list (&lint, sj_map_get_series (map), lint_series);

  return lint.findings;
}

/**
 * sj_map_finding_get_severity:
 * @self: a finding
 *
 * Returns: how much it matters
 */
SjFindingSeverity
sj_map_finding_get_severity (const SjMapFinding *self)
{
  static const char *const faults[] = {
    "card-outside", "step-outside", "link-end-missing", "link-to-itself", "point-without-anchor",
    "point-off-axis", "picture-missing", "no-date", "no-colour", NULL
  };

  g_return_val_if_fail (self != NULL, SJ_FINDING_NOTE);

  if (g_strv_contains (faults, self->code))
    return SJ_FINDING_FAULT;

  return g_str_equal (self->code, "suppressed") ? SJ_FINDING_NOTE : SJ_FINDING_GAP;
}

/**
 * sj_map_describe_element:
 * @element: an element
 *
 * Returns: (transfer full): what a message calls it: card “Video ident” (id k3j…)
 */
char *
sj_map_describe_element (SjElement *element)
{
  SjElementClass *klass;
  GParamSpec *title;
  const char *text = "";

  g_return_val_if_fail (SJ_IS_ELEMENT (element), NULL);

  klass = SJ_ELEMENT_GET_CLASS (element);
  title = sj_element_class_find_stored (klass, SJ_IS_PERSONA (element) ? "name" : "title");
  if (title != NULL)
    text = sj_element_get_text (element, title);
  if (is_blank (text))
    /* Translators: kind of element as files call it, its id. */
    return g_strdup_printf (_("%s (id %s)"), klass->name, sj_element_get_id (element));

  /* Translators: kind of element as files call it, its title, its id. */
  return g_strdup_printf (_("%s “%s” (id %s)"), klass->name, text, sj_element_get_id (element));
}
