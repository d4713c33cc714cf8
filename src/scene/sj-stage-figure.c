#define G_LOG_DOMAIN "sj-stage-figure"

#include "config.h"

#include "scene/sj-stage-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define POINT 10.0
#define DASH_INSET 3.0
#define STEP_LINES 3

static SjColour
get_colour (const SjLayoutContext *context,
            SjStage               *stage,
            guint                  position)
{
  SjColour colour = sj_theme_get_stage_colour (context->theme, position);

  sj_colour_parse (&colour, sj_stage_get_colour (stage));
  return colour;
}

/* White, or black where somebody chose a colour too light for it. */
static SjColour
get_ink (const SjLayoutContext *context,
         SjColour               colour)
{
  SjColour white = sj_layout_context_colour (context, SJ_COLOUR_ON_STAGE);
  SjColour black = sj_colour_from_hex (0x000000);

  return sj_colour_contrast (white, colour) >= 4.5 ||
             sj_colour_contrast (white, colour) >= sj_colour_contrast (black, colour)
           ? white : black;
}

static void
add_arrow (SjFigure *figure,
           double    width,
           double    inset,
           gboolean  first,
           SjPaint   paint)
{
  double top = inset, bottom = SJ_STAGE_HEIGHT - inset, middle = SJ_STAGE_HEIGHT / 2.0;
  double start = inset * (first ? 1.0 : 1.6), shoulder = width - POINT - inset * 0.6;

  sj_figure_move_to (figure, start, top);
  sj_figure_line_to (figure, shoulder, top);
  sj_figure_line_to (figure, shoulder + POINT - inset * 0.8, middle);
  sj_figure_line_to (figure, shoulder, bottom);
  sj_figure_line_to (figure, start, bottom);
  if (!first)
    sj_figure_line_to (figure, start + POINT - inset * 0.6, middle);
  sj_figure_close_path (figure);
  sj_figure_end_path (figure, paint);
}

static char *
create_note (SjStage *stage)
{
  double share = sj_element_number (SJ_ELEMENT (stage), "skip-share");

  if (!sj_stage_is_optional (stage))
    return NULL;
  if (isnan (share))
    return g_strdup (_("optional"));

  /* Translators: a stage of the journey that a share of customers, in percent, leave out. */
  return g_strdup_printf (_("optional · %.0f %% skip"), share * 100.0);
}

static void
add_texts (const SjLayoutContext *context,
           SjFigure              *figure,
           SjStage               *stage,
           double                 width,
           SjColour               ink)
{
  g_autofree char *note = create_note (stage);
  double room = MAX (width - 2.0 * POINT - 12.0, 10.0), x = (width - room) / 2.0 + 2.0, y;
  SjText *title = sj_measure_text (context->measure, sj_stage_get_title (stage), SJ_STYLE_STAGE,
                                   ink, SJ_ALIGN_CENTRE, context->rtl, room, note != NULL ? 1 : 2);
  SjText *below = note == NULL ? NULL
                  : sj_measure_text (context->measure, note, SJ_STYLE_COUNT, ink, SJ_ALIGN_CENTRE,
                                     context->rtl, room, 1);

  y = (SJ_STAGE_HEIGHT - title->height - (below != NULL ? below->height - 2.0 : 0.0)) / 2.0;
  if (below != NULL)
    sj_figure_add_text (figure, below, x, y + title->height - 2.0);
  sj_figure_add_text (figure, title, x, y);
}

/**
 * sj_stage_figure_new:
 * @context: what figures are made with
 * @stage: a stage
 * @position: its place in the map
 * @width: from its edge to its point
 * @first: whether it is the first one, which begins flat
 *
 * Returns: (transfer full): the arrow of the stage
 */
SjFigure *
sj_stage_figure_new (const SjLayoutContext *context,
                     SjStage               *stage,
                     guint                  position,
                     double                 width,
                     gboolean               first)
{
  SjFigure *figure = sj_figure_new (width, SJ_STAGE_HEIGHT, context->rtl);
  SjColour colour = get_colour (context, stage, position);
  SjColour ink = get_ink (context, colour);

  add_arrow (figure, width, 0.0, first, sj_paint_fill (colour));
  if (sj_stage_is_optional (stage))
    {
      SjPaint dashed = sj_paint_stroke (sj_colour_with_alpha (ink, 0.85f), 1.2);

      dashed.dash = (SjDash) { { 4.0, 3.0 }, 2 };
      add_arrow (figure, width, DASH_INSET, first, dashed);
    }
  add_texts (context, figure, stage, width, ink);

  return figure;
}

/**
 * sj_stage_figure_create_description:
 * @stage: a stage
 * @position: its place in the map, from 0
 * @n_stages: how many stages the map has
 * @n_steps: how many steps the stage has
 *
 * Returns: (transfer full): what a screen reader says beside the title
 */
char *
sj_stage_figure_create_description (SjStage *stage,
                                    guint    position,
                                    guint    n_stages,
                                    guint    n_steps)
{
  g_autofree char *note = create_note (stage);
  g_autofree char *steps =
    g_strdup_printf (ngettext ("%u step", "%u steps", n_steps), n_steps);

  /* Translators: which stage of the journey it is, and how many steps it has. */
  g_autofree char *place =
    g_strdup_printf (_("stage %u of %u, %s"), position + 1, n_stages, steps);

  return note != NULL ? g_strdup_printf ("%s, %s", place, note) : g_steal_pointer (&place);
}

/**
 * sj_step_figure_create_title:
 * @context: what figures are made with
 * @column: a column with its width
 *
 * Returns: (transfer full) (nullable): the title above the column
 */
SjText *
sj_step_figure_create_title (const SjLayoutContext *context,
                             const SjColumn        *column)
{
  if (column->step == NULL || *sj_step_get_title (column->step) == '\0')
    return NULL;

  return sj_layout_context_text (context, sj_step_get_title (column->step), SJ_STYLE_STEP,
                                 SJ_COLOUR_INK_STRONG, SJ_ALIGN_CENTRE,
                                 sj_column_get_card_width (column) + 12.0, STEP_LINES);
}

/**
 * sj_step_figure_new:
 * @context: what figures are made with
 * @column: the column of a step
 * @height: of the highest title
 *
 * Returns: (transfer full): the title of the step, as wide as the cards below it and a little more
 */
SjFigure *
sj_step_figure_new (const SjLayoutContext *context,
                    const SjColumn        *column,
                    double                 height)
{
  SjFigure *figure = sj_figure_new (sj_column_get_card_width (column) + 12.0, height, context->rtl);
  SjText *title = sj_step_figure_create_title (context, column);

  if (title != NULL)
    sj_figure_add_text (figure, title, 0.0, 0.0);

  return figure;
}
