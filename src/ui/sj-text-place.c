#define G_LOG_DOMAIN "sj-text-place"

#include "ui/sj-text-place.h"

#include "core/sj-link.h"
#include "core/sj-map.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"

/*
 * Where on the map a text of an element stands, so that it can be edited there: where the scene
 * draws it, or where it would if it were not empty.
 */

#define CARD_TEXT_START 12.0
#define CARD_TEXT_END 7.0
#define CARD_TEXT_TOP 8.5
#define LINE_HEIGHT 15.0
#define HEADER_SHARE 0.5
#define HEADER_GAP 6.0

/**
 * sj_text_place_get_property:
 * @element: an element
 * @below: whether the text under the title is meant
 *
 * Returns: (nullable): the property that is written on the map and can be edited there
 */
const char *
sj_text_place_get_property (SjElement *element,
                            gboolean   below)
{
  g_return_val_if_fail (SJ_IS_ELEMENT (element), NULL);

  if (below && SJ_IS_MAP (element))
    return "subtitle";
  if (below)
    return SJ_IS_CARD (element) ? "text" : NULL;
  if (SJ_IS_LINK (element))
    return "label";

  return SJ_IS_MAP (element) || SJ_IS_CARD (element) || SJ_IS_STAGE (element) ||
         SJ_IS_STEP (element) || SJ_IS_LANE (element) || SJ_IS_SERIES (element) ? "title" : NULL;
}

static SjTextStyle
choose_style (const SjSceneItem *item,
              gboolean           below)
{
  switch (item->role)
    {
    case SJ_ROLE_STAGE:
      return SJ_STYLE_STAGE;
    case SJ_ROLE_STEP:
      return SJ_STYLE_STEP;
    case SJ_ROLE_LANE:
      return SJ_STYLE_LANE;
    case SJ_ROLE_LINE:
    case SJ_ROLE_LINK:
      return SJ_STYLE_LINK;
    case SJ_ROLE_SERIES_LABEL:
      return SJ_STYLE_SERIES;
    case SJ_ROLE_CARD:
      return below ? SJ_STYLE_CARD_TEXT : SJ_STYLE_CARD_TITLE;
    case SJ_ROLE_HEADER:
      return below ? SJ_STYLE_SUBTITLE : SJ_STYLE_TITLE;
    case SJ_ROLE_TIME:
    case SJ_ROLE_PROMPT:
    case SJ_ROLE_GRID:
    case SJ_ROLE_BAND:
    case SJ_ROLE_CURVE:
    case SJ_ROLE_POINT:
    case SJ_ROLE_CALLOUT:
    case SJ_ROLE_FOOTER:
    default:
      return SJ_STYLE_CARD_TEXT;
    }
}

/* What is said or thought has letters of its own. */
static const SjOp *
find_text (const SjSceneItem *item,
           SjTextStyle        style)
{
  for (guint i = 0; i < sj_figure_get_n_ops (item->figure); i++)
    {
      const SjOp *op = sj_figure_get_op (item->figure, i);

      if (op->kind == SJ_OP_TEXT &&
          (op->text->style == style ||
           (style == SJ_STYLE_CARD_TITLE && op->text->style == SJ_STYLE_QUOTE)))
        return op;
    }

  return NULL;
}

static void
place_on_card (const SjSceneItem *item,
               SjTextPlace       *place)
{
  gboolean below = place->style == SJ_STYLE_CARD_TEXT;
  const SjOp *title = below ? find_text (item, SJ_STYLE_CARD_TITLE) : NULL;

  place->align = SJ_ALIGN_START;
  place->bounds = (SjRectangle) {
    item->x + CARD_TEXT_START, item->y + CARD_TEXT_TOP,
    item->width - CARD_TEXT_START - CARD_TEXT_END, LINE_HEIGHT,
  };
  if (title != NULL)
    place->bounds.y = item->y + title->y + title->height + 2.0;
}

/* A map without a title or a subtitle has room for it all the same. */
static void
place_in_header (const SjSceneItem *item,
                 SjTextPlace       *place)
{
  const SjOp *title = place->style == SJ_STYLE_SUBTITLE ? find_text (item, SJ_STYLE_TITLE) : NULL;

  place->align = SJ_ALIGN_START;
  place->bounds = (SjRectangle) { item->x, item->y, item->width * HEADER_SHARE, LINE_HEIGHT };
  if (title != NULL)
    place->bounds.y += title->y + title->height + HEADER_GAP;
}

static void
place_in_middle (const SjSceneItem *item,
                 SjTextPlace       *place)
{
  double width = MAX (item->width - 16.0, 90.0), height = MIN (item->height, LINE_HEIGHT);

  place->align = SJ_ALIGN_CENTRE;
  place->bounds = (SjRectangle) {
    item->x + (item->width - width) / 2.0, item->y + (item->height - height) / 2.0, width, height,
  };
}

/**
 * sj_text_place_find:
 * @canvas: a canvas
 * @element: an element of its map
 * @property: one that sj_text_place_get_property() gives
 * @place: (out): where it stands
 *
 * Returns: whether the element is on the map
 */
gboolean
sj_text_place_find (SjCanvas    *canvas,
                    SjElement   *element,
                    const char  *property,
                    SjTextPlace *place)
{
  const SjSceneItem *item = sj_canvas_find (canvas, sj_element_get_id (element), NULL);
  const SjOp *op;

  g_return_val_if_fail (place != NULL, FALSE);

  if (item == NULL)
    return FALSE;

  place->style = choose_style (item, g_str_equal (property, "text") ||
                                       g_str_equal (property, "subtitle"));
  op = find_text (item, place->style);
  if (op == NULL)
    {
      if (item->role == SJ_ROLE_CARD)
        place_on_card (item, place);
      else if (item->role == SJ_ROLE_HEADER)
        place_in_header (item, place);
      else
        place_in_middle (item, place);
      return TRUE;
    }

  if (op->text->style == SJ_STYLE_QUOTE)
    place->style = SJ_STYLE_QUOTE;
  place->align = op->text->align;
  place->bounds = (SjRectangle) { item->x + op->x, item->y + op->y, op->width, op->height };
  if (item->role == SJ_ROLE_HEADER)
    place->bounds.width = MAX (op->width, item->width * HEADER_SHARE);
  return TRUE;
}

/**
 * sj_text_place_find_new:
 * @canvas: a canvas
 * @cell: a cell that holds cards
 *
 * Returns: where the title of the next card of the cell will stand
 */
SjTextPlace
sj_text_place_find_new (SjCanvas     *canvas,
                        const SjCell *cell)
{
  SjRectangle free = sj_canvas_cells_get_free (canvas, cell);

  return (SjTextPlace) {
    .bounds = { free.x + CARD_TEXT_START, free.y + CARD_TEXT_TOP,
                free.width - CARD_TEXT_START - CARD_TEXT_END,
                MAX (free.height - 2.0 * CARD_TEXT_TOP, LINE_HEIGHT) },
    .style = SJ_STYLE_CARD_TITLE,
    .align = SJ_ALIGN_START,
  };
}

/**
 * sj_text_place_pick_header:
 * @canvas: a canvas
 * @x: in pixels of the canvas
 * @y: in pixels of the canvas
 * @below: (out): whether the subtitle is there, and not the title
 *
 * Returns: whether one of the two is written there, or would be
 */
gboolean
sj_text_place_pick_header (SjCanvas *canvas,
                           double    x,
                           double    y,
                           gboolean *below)
{
  SjElement *map = SJ_ELEMENT (sj_canvas_get_map (canvas));
  double content_x, content_y;

  g_return_val_if_fail (below != NULL, FALSE);

  if (map == NULL || sj_canvas_get_scene (canvas) == NULL)
    return FALSE;

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &content_x, &content_y);
  for (*below = FALSE; *below <= TRUE; (*below)++)
    {
      SjTextPlace place;

      if (sj_text_place_find (canvas, map, sj_text_place_get_property (map, *below), &place) &&
          content_x >= place.bounds.x && content_x <= place.bounds.x + place.bounds.width &&
          content_y >= place.bounds.y && content_y <= place.bounds.y + place.bounds.height)
        return TRUE;
    }

  return FALSE;
}
