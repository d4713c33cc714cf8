#pragma once

#include <gtk/gtk.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "scene/sj-scene.h"

/* A map of one lane and one stage with @n_cards steps, each with a card: "card0", "card1", … */
static inline SjMap *
sj_test_create_map (guint n_cards)
{
  SjMap *map = sj_map_new ();
  g_autoptr(SjStage) stage = sj_stage_new ("Stage");
  g_autoptr(SjLane) lane = sj_lane_new (SJ_LANE_CHANNEL, "Lane");

  sj_map_append (map, SJ_ELEMENT (stage));
  sj_map_append (map, SJ_ELEMENT (lane));
  for (guint i = 0; i < n_cards; i++)
    {
      g_autofree char *id = g_strdup_printf ("card%u", i);
      g_autofree char *title = g_strdup_printf ("Card %u", i);
      g_autoptr(SjStep) step = sj_step_new (title, sj_element_get_id (SJ_ELEMENT (stage)));
      g_autoptr(SjCard) card =
        g_object_new (SJ_TYPE_CARD, "id", id, "title", title,
                      "step", sj_element_get_id (SJ_ELEMENT (step)),
                      "lane", sj_element_get_id (SJ_ELEMENT (lane)), NULL);

      sj_map_append (map, SJ_ELEMENT (step));
      sj_map_append (map, SJ_ELEMENT (card));
    }

  return map;
}

/* What a card of a hand-made scene looks like. */
static inline SjFigure *
sj_test_create_figure (const char *text)
{
  const SjTheme *theme = sj_theme_get (SJ_THEME_LIGHT);
  SjPaint paint = sj_paint_fill (sj_theme_get_colour (theme, SJ_COLOUR_CARD));
  SjFigure *figure = sj_figure_new (90.0, 44.0, FALSE);

  paint.stroke = sj_theme_get_colour (theme, SJ_COLOUR_CARD_BORDER);
  paint.line_width = 1.0;
  sj_figure_add_rectangle (figure, 0.0, 0.0, 90.0, 44.0, 6.0, paint);
  sj_figure_add_text (figure,
                      sj_text_new (text, SJ_STYLE_CARD_TITLE,
                                   sj_theme_get_colour (theme, SJ_COLOUR_INK), SJ_ALIGN_START,
                                   FALSE, 70.0, 14.0, 1),
                      10.0, 8.0);

  return figure;
}

/* The card's place in hand-made scenes: a row, 100 points apart. */
static inline SjSceneItem *
sj_test_create_item (guint     position,
                     SjFigure *figure)
{
  g_autofree char *id = g_strdup_printf ("card%u", position);
  g_autofree char *label = g_strdup_printf ("Card %u", position);

  return sj_scene_item_new (SJ_ROLE_CARD, figure, position * 100.0, 20.0, id, label);
}

/* A scene of @n_cards cards in a row. */
static inline SjScene *
sj_test_create_scene (guint n_cards)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);

  for (guint i = 0; i < n_cards; i++)
    g_ptr_array_add (items, sj_test_create_item (i, sj_test_create_figure ("Card")));

  return sj_scene_new (sj_theme_get (SJ_THEME_LIGHT), n_cards * 100.0, 100.0, FALSE, items);
}
