#define G_LOG_DOMAIN "sj-text-outline"

#include "config.h"

#include "io/sj-text-outline.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-deletion.h"
#include "core/sj-grid.h"
#include "core/sj-persona.h"
#include "core/sj-series-view.h"
#include "core/sj-stage.h"
#include "io/sj-declaration.h"
#include "scene/sj-point-words.h"

/*
 * A map as plain text: stages, their steps, what stands in each lane, and the points of the curves
 * in words. It is what is exported, what lands in a mail when somebody pastes, and what a person
 * who does not see the picture reads.
 */

typedef struct
{
  GString    *text;
  SjMap      *map;
  SjGrid     *grid;
  GHashTable *part;  /* what is wanted; NULL for everything */
} Outline;

static gboolean
is_wanted (Outline *outline,
           gpointer element)
{
  return outline->part == NULL || g_hash_table_contains (outline->part, element);
}

/* A line stays a line whatever somebody typed. */
static void
append_words (GString    *text,
              const char *words)
{
  g_auto(GStrv) parts = g_strsplit_set (words, " \t\r\n", -1);
  gboolean first = TRUE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (!first)
        g_string_append_c (text, ' ');
      g_string_append (text, parts[i]);
      first = FALSE;
    }
}

static void
append_line (Outline    *outline,
             guint       depth,
             const char *words)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (outline->text, "  ");
  append_words (outline->text, words);
  g_string_append_c (outline->text, '\n');
}

static const char *
title_of (SjElement *element)
{
  GParamSpec *title = sj_declaration_find_title (SJ_ELEMENT_GET_CLASS (element));

  if (SJ_IS_LANE (element))
    return sj_lane_get_title (SJ_LANE (element));

  return title != NULL ? sj_element_get_text (element, title) : "";
}

static const char *
shown_title (SjElement *element)
{
  const char *title = title_of (element);

  return *title != '\0' ? title : _("Untitled");
}

static char *
card_words (SjCard *card)
{
  const char *title = sj_card_get_title (card);
  const char *text = sj_card_get_text (card);

  if (*title == '\0' && *text == '\0')
    return g_strdup (_("Untitled"));
  if (*title == '\0' || *text == '\0')
    return g_strconcat (title, text, NULL);

  /* Translators: the title of a card and what is written under it, in one line. */
  return g_strdup_printf (_("%s – %s"), title, text);
}

static void
append_card (Outline *outline,
             SjCard  *card,
             SjLane  *lane)
{
  g_autofree char *words = card_words (card);
  g_autofree char *line = NULL;

  /* Translators: the title of a lane, and a card that stands in it. */
  line = g_strdup_printf (_("%s: %s"), sj_lane_get_title (lane), words);
  append_line (outline, 2, line);
}

static gboolean
column_is_wanted (Outline *outline,
                  guint    column)
{
  if (is_wanted (outline, sj_grid_get_step (outline->grid, column)))
    return TRUE;

  for (guint row = 0; row < sj_grid_get_n_rows (outline->grid); row++)
    {
      GPtrArray *cards = sj_grid_get_cards (outline->grid, column, row);

      for (guint i = 0; cards != NULL && i < cards->len; i++)
        if (is_wanted (outline, g_ptr_array_index (cards, i)))
          return TRUE;
    }

  return FALSE;
}

static void
append_step (Outline *outline,
             guint    column)
{
  SjStep *step = sj_grid_get_step (outline->grid, column);
  g_autofree char *time = sj_step_create_time (step);
  const char *title = shown_title (SJ_ELEMENT (step));
  g_autofree char *line =
    /* Translators: the title of a step, and when it happens. */
    time != NULL ? g_strdup_printf (_("%s (%s)"), title, time) : g_strdup (title);

  append_line (outline, 1, line);

  for (guint row = 0; row < sj_grid_get_n_rows (outline->grid); row++)
    {
      GPtrArray *cards = sj_grid_get_cards (outline->grid, column, row);

      for (guint i = 0; cards != NULL && i < cards->len; i++)
        if (is_wanted (outline, g_ptr_array_index (cards, i)))
          append_card (outline, g_ptr_array_index (cards, i),
                       sj_grid_get_lane (outline->grid, row));
    }
}

static void
append_stage_title (Outline *outline,
                    SjStage *stage)
{
  g_autofree char *line = NULL;

  if (stage == NULL)
    line = g_strdup (_("Without a stage"));
  else if (sj_stage_is_optional (stage))
    /* Translators: the title of a stage that some customers skip. */
    line = g_strdup_printf (_("%s (optional)"), shown_title (SJ_ELEMENT (stage)));
  else
    line = g_strdup (shown_title (SJ_ELEMENT (stage)));

  append_line (outline, 0, line);
}

static SjStage *
stage_of (Outline *outline,
          guint    column)
{
  SjStep *step = sj_grid_get_step (outline->grid, column);

  return sj_map_lookup_typed (outline->map, sj_step_get_stage (step), SJ_TYPE_STAGE);
}

/* Also a stage that has no step yet. */
static void
append_stage (Outline *outline,
              SjStage *stage)
{
  gboolean begun = FALSE;

  for (guint column = 0; column < sj_grid_get_n_columns (outline->grid); column++)
    {
      if (stage_of (outline, column) != stage || !column_is_wanted (outline, column))
        continue;
      if (!begun)
        append_stage_title (outline, stage);
      begun = TRUE;
      append_step (outline, column);
    }

  if (!begun && stage != NULL && is_wanted (outline, stage))
    append_stage_title (outline, stage);
}

static void
append_stages (Outline *outline)
{
  GListModel *stages = sj_map_get_stages (outline->map);
  guint n_stages = g_list_model_get_n_items (stages);

  for (guint i = 0; i < n_stages; i++)
    {
      g_autoptr(SjStage) stage = g_list_model_get_item (stages, i);

      append_stage (outline, stage);
    }
  append_stage (outline, NULL);
}

static char *
point_line (SjSeries      *series,
            const SjPoint *point,
            const char    *anchor)
{
  g_autofree char *words = sj_point_words (series, point);

  /* Translators: a touchpoint and what a curve says of it */
  return g_strdup_printf (_("%s: %s"), anchor, words);
}

/* Where a point stands among the steps; what stands nowhere comes last. */
static guint
column_of (Outline    *outline,
           const char *anchor)
{
  SjElement *element = sj_map_lookup (outline->map, anchor);
  const char *step = SJ_IS_CARD (element) ? sj_card_get_step (SJ_CARD (element)) : anchor;

  for (guint column = 0; column < sj_grid_get_n_columns (outline->grid); column++)
    {
      SjStep *other = sj_grid_get_step (outline->grid, column);

      if (g_strcmp0 (sj_element_get_id (SJ_ELEMENT (other)), step) == 0 ||
          g_strcmp0 (sj_step_get_stage (other), anchor) == 0)
        return column;
    }

  return G_MAXUINT;
}

typedef struct
{
  const SjPoint *point;
  guint          column;
  guint          position;
} Station;

static int
compare_stations (gconstpointer first,
                  gconstpointer second)
{
  const Station *one = first, *other = second;

  if (one->column != other->column)
    return one->column < other->column ? -1 : 1;

  return one->position < other->position ? -1 : 1;
}

/* In the order of the journey, whatever the order in which the answers came. */
static GArray *
list_stations (Outline  *outline,
               SjSeries *series)
{
  GArray *stations = g_array_new (FALSE, FALSE, sizeof (Station));

  for (guint i = 0; i < sj_series_get_n_points (series); i++)
    {
      const SjPoint *point = sj_series_get_point (series, i);
      Station station = { point, column_of (outline, point->anchor), i };

      g_array_append_val (stations, station);
    }
  g_array_sort (stations, compare_stations);

  return stations;
}

static void
append_series (Outline  *outline,
               SjSeries *series)
{
  g_autoptr(GArray) stations = list_stations (outline, series);
  g_autofree char *view = sj_series_describe_view (series);
  g_autofree char *title = sj_series_describe_title (series);
  g_autofree char *line = NULL;

  /* Translators: the title of a curve. */
  line = g_strdup_printf (_("Emotion: %s"),
                          *view != '\0' ? title : shown_title (SJ_ELEMENT (series)));
  append_line (outline, 0, line);

  for (guint i = 0; i < stations->len; i++)
    {
      const SjPoint *point = g_array_index (stations, Station, i).point;
      SjElement *anchor = sj_map_lookup (outline->map, point->anchor);
      g_autofree char *words = NULL;

      if (anchor == NULL)
        continue;
      words = point_line (series, point, shown_title (anchor));
      append_line (outline, 1, words);
    }
}

static void
append_all_series (Outline *outline)
{
  GListModel *list = sj_map_get_series (outline->map);
  guint n_series = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_series; i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      /* Curves that are not shown are not told either, unless somebody chose them. */
      if (outline->part != NULL ? is_wanted (outline, series) : sj_series_is_visible (series))
        append_series (outline, series);
    }
}

static void
append_personas (Outline *outline)
{
  GListModel *personas = sj_map_get_personas (outline->map);
  guint n_personas = g_list_model_get_n_items (personas);

  for (guint i = 0; i < n_personas; i++)
    {
      g_autoptr(SjPersona) persona = g_list_model_get_item (personas, i);
      g_autofree char *line = NULL;

      if (!is_wanted (outline, persona))
        continue;
      /* Translators: the name of a persona. */
      line = g_strdup_printf (_("Persona: %s"), shown_title (SJ_ELEMENT (persona)));
      append_line (outline, 0, line);
    }
}

static void
append_heading (Outline *outline)
{
  const char *subtitle = sj_element_text (SJ_ELEMENT (outline->map), "subtitle");

  append_line (outline, 0, shown_title (SJ_ELEMENT (outline->map)));
  if (*subtitle != '\0')
    append_line (outline, 0, subtitle);
  g_string_append_c (outline->text, '\n');
}

static GHashTable *
part_of (SjMap     *map,
         GPtrArray *elements)
{
  GHashTable *part = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) closure = sj_deletion_closure (map, elements);

  for (guint i = 0; i < closure->len; i++)
    g_hash_table_add (part, sj_map_lookup (map, sj_element_get_id (closure->pdata[i])));

  return part;
}

/**
 * sj_text_outline_from_map:
 * @map: a map
 * @elements: (nullable) (element-type SjElement): elements of the map; %NULL for all of it
 *
 * Writes what the map says as lines of text: the title, personas, stages with their steps, under
 * each step its cards with their lanes, and the points of each curve. Of a part only what was
 * chosen, what belongs to it, and the steps and stages it stands in.
 *
 * Returns: (transfer full): the text, each line with its newline
 */
char *
sj_text_outline_from_map (SjMap     *map,
                          GPtrArray *elements)
{
  g_autoptr(GHashTable) part = NULL;
  g_autoptr(SjGrid) grid = NULL;
  Outline outline = { .map = map };

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  if (elements != NULL)
    part = part_of (map, elements);
  grid = sj_grid_new (map);
  outline.text = g_string_new (NULL);
  outline.grid = grid;
  outline.part = part;

  if (part == NULL)
    append_heading (&outline);
  append_personas (&outline);
  append_stages (&outline);
  append_all_series (&outline);

  return g_string_free (outline.text, FALSE);
}
