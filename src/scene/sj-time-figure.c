#define G_LOG_DOMAIN "sj-time-figure"

#include "config.h"

#include "scene/sj-time-figure.h"

#include <glib/gi18n-lib.h>

/*
 * The line of time under the titles of the steps: a dot at each step that says when it happens. It
 * is not to scale, because columns are as wide as their cards; the words say how long it takes.
 */

#define TOP 4.0
#define RADIUS 3.5
#define LINE_Y (TOP + RADIUS + 1.0)
#define LABEL_Y (LINE_Y + RADIUS + 3.0)
#define BOTTOM 2.0
#define LABEL_LINES 2
#define ARROW 6.0
#define NAME_START 16.0

static SjText *
create_label (const SjLayoutContext *context,
              const SjColumn        *column)
{
  g_autofree char *offset = column->step != NULL ? sj_step_create_time (column->step) : NULL;

  if (offset == NULL)
    return NULL;

  return sj_layout_context_text (context, offset, SJ_STYLE_COUNT, SJ_COLOUR_INK_SOFT,
                                 SJ_ALIGN_CENTRE, sj_column_get_card_width (column) + 12.0,
                                 LABEL_LINES);
}

/**
 * sj_time_figure_measure:
 * @context: what figures are made with
 * @columns: (element-type SjColumn): the columns with their widths
 *
 * Returns: how high the line with its words is; 0 if no step says when it happens
 */
double
sj_time_figure_measure (const SjLayoutContext *context,
                        GPtrArray             *columns)
{
  double height = 0.0;

  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr(SjText) label = create_label (context, g_ptr_array_index (columns, i));

      if (label != NULL)
        height = MAX (height, LABEL_Y + label->height + BOTTOM);
    }

  return height;
}

static void
add_line (const SjLayoutContext *context,
          SjFigure              *figure,
          double                 from,
          double                 to)
{
  SjColour colour = sj_layout_context_colour (context, SJ_COLOUR_GRID_ZERO);

  sj_figure_add_line (figure, from, LINE_Y, to - ARROW, LINE_Y, sj_paint_stroke (colour, 1.5));
  sj_figure_move_to (figure, to, LINE_Y);
  sj_figure_line_to (figure, to - ARROW, LINE_Y - ARROW / 2.0);
  sj_figure_line_to (figure, to - ARROW, LINE_Y + ARROW / 2.0);
  sj_figure_close_path (figure);
  sj_figure_end_path (figure, sj_paint_fill (colour));
}

static void
add_moment (const SjLayoutContext *context,
            SjFigure              *figure,
            const SjColumn        *column)
{
  double centre = sj_column_get_centre (column) - SJ_PAGE_MARGIN;
  SjText *label = create_label (context, column);
  SjPaint paint = sj_paint_fill (sj_layout_context_colour (context, SJ_COLOUR_PAPER));

  if (label == NULL)
    return;

  paint.stroke = sj_layout_context_colour (context, SJ_COLOUR_INK_SOFT);
  paint.line_width = 1.5;
  sj_figure_add_circle (figure, centre, LINE_Y, RADIUS, paint);
  sj_figure_add_text (figure, label, centre - label->width / 2.0, LABEL_Y);
}

/**
 * sj_time_figure_new:
 * @context: what figures are made with
 * @columns: (element-type SjColumn): the columns, at their places
 * @width: of the page between its margins
 * @height: as sj_time_figure_measure() found it
 *
 * Returns: (transfer full): the line of time, from the page's margin on
 */
SjFigure *
sj_time_figure_new (const SjLayoutContext *context,
                    GPtrArray             *columns,
                    double                 width,
                    double                 height)
{
  SjFigure *figure = sj_figure_new (width, height, context->rtl);
  const SjColumn *first = g_ptr_array_index (columns, 0);
  const SjColumn *last = g_ptr_array_index (columns, columns->len - 1);
  SjText *name = sj_layout_context_text (context, _("Time"), SJ_STYLE_COUNT, SJ_COLOUR_INK_FAINT,
                                         SJ_ALIGN_START, SJ_LANE_HEADER_WIDTH - NAME_START, 1);

  sj_figure_add_text (figure, name, NAME_START, LINE_Y - name->height / 2.0);
  add_line (context, figure, first->x - SJ_PAGE_MARGIN, last->x + last->width - SJ_PAGE_MARGIN);
  for (guint i = 0; i < columns->len; i++)
    add_moment (context, figure, g_ptr_array_index (columns, i));

  return figure;
}

/**
 * sj_time_figure_describe:
 * @columns: (element-type SjColumn): the columns
 *
 * Returns: (transfer full): the line in words: "Sees an ad: day 0, Waits: 10 days"
 */
char *
sj_time_figure_describe (GPtrArray *columns)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const SjColumn *column = g_ptr_array_index (columns, i);
      g_autofree char *time = column->step != NULL ? sj_step_create_time (column->step) : NULL;

      if (time != NULL)
        g_string_append_printf (words, "%s%s: %s", words->len > 0 ? ", " : "",
                                sj_step_get_title (column->step), time);
    }

  return g_string_free (words, FALSE);
}
