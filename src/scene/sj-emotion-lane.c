#define G_LOG_DOMAIN "sj-emotion-lane"

#include "config.h"

#include "scene/sj-emotion-plot.h"

#include <glib/gi18n-lib.h>

#include "scene/sj-glyph.h"

/*
 * The emotion lane: the grid with its faces, then for each series band, line, points and callouts,
 * and at last the names.
 */

#define MARGIN_TOP 18.0
#define MARGIN_BOTTOM 38.0
#define COUNT_ROW 13.0
#define PLOT_HEIGHT 176.0

static guint
count_measured (SjMap *map)
{
  GListModel *list = sj_map_get_series (map);
  guint n_series = g_list_model_get_n_items (list), n_measured = 0;

  for (guint i = 0; i < n_series; i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      n_measured += sj_series_is_visible (series) &&
                    sj_series_has_answers (series);
    }

  return n_measured;
}

static double
bottom_margin (SjMap *map)
{
  return MARGIN_BOTTOM + COUNT_ROW * (MAX (count_measured (map), 1) - 1);
}

/**
 * sj_emotion_lane_natural_height:
 * @map: the map
 *
 * Returns: how high the emotion lane wants to be, in points: each measured series has a row of
 *   counts of its own
 */
double
sj_emotion_lane_natural_height (SjMap *map)
{
  return MARGIN_TOP + PLOT_HEIGHT + bottom_margin (map);
}

/**
 * sj_emotion_lane_get_plot:
 * @map: the map
 * @y: upper edge of the lane in points
 * @height: of the lane
 * @top: (out): height of valence +1
 * @bottom: (out): height of valence −1
 */
void
sj_emotion_lane_get_plot (SjMap  *map,
                          double  y,
                          double  height,
                          double *top,
                          double *bottom)
{
  *top = y + MARGIN_TOP;
  *bottom = MAX (y + height - bottom_margin (map), y + MARGIN_TOP + 20.0);
}

static void
add_grid (SjEmotionPlot *plot)
{
  static const double levels[] = { 1.0, 0.5, 0.0, -0.5, -1.0 };
  const SjEmotionFrame *frame = plot->frame;
  double width = frame->width - 12.0;
  SjFigure *figure = sj_emotion_plot_new_figure (plot, width, frame->height);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      gboolean zero = levels[i] == 0.0;
      double thickness = zero ? 1.6 : 1.0;
      SjColour colour = sj_theme_get_colour (frame->theme,
                                             zero ? SJ_COLOUR_GRID_ZERO : SJ_COLOUR_GRID);

      sj_figure_add_rectangle (figure, 0.0,
                               sj_emotion_plot_y (plot, levels[i]) - frame->y - thickness / 2.0,
                               width, thickness, 0.0, sj_paint_fill (colour));
    }

  sj_emotion_plot_add (plot, SJ_ROLE_GRID, figure, frame->x + 6.0, frame->y,
                       SJ_ELEMENT (frame->lane), NULL, "");
}

static void
add_faces (SjEmotionPlot *plot)
{
  static const struct { double valence; SjColourRole colour; } faces[] = {
    { 1.0, SJ_COLOUR_POSITIVE },
    { 0.0, SJ_COLOUR_NEUTRAL },
    { -1.0, SJ_COLOUR_NEGATIVE },
  };
  const SjEmotionFrame *frame = plot->frame;
  SjFigure *figure = sj_emotion_plot_new_figure (plot, 22.0, frame->height);

  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    sj_glyph_add_face (figure, faces[i].valence, 11.0,
                       sj_emotion_plot_y (plot, faces[i].valence) - frame->y, 9.0,
                       sj_theme_get_colour (frame->theme, faces[i].colour));

  sj_emotion_plot_add (plot, SJ_ROLE_GRID, figure, frame->x - 25.0, frame->y,
                       SJ_ELEMENT (frame->lane), NULL, "");
}

static void
add_hint (SjEmotionPlot *plot)
{
  const SjEmotionFrame *frame = plot->frame;
  const char *hint = _("No curve yet: import feedback, or draw what the team assumes.");
  double width = MIN (frame->width - 40.0, 420.0);
  SjText *text = sj_measure_text (frame->measure, hint, SJ_STYLE_CARD_TEXT,
                                  sj_theme_get_colour (frame->theme, SJ_COLOUR_INK_FAINT),
                                  SJ_ALIGN_START, frame->rtl, width, 2);
  SjFigure *figure = sj_emotion_plot_new_figure (plot, width, text->height);

  sj_figure_add_text (figure, text, 0.0, 0.0);
  sj_emotion_plot_add (plot, SJ_ROLE_GRID, figure, frame->x + 20.0,
                       sj_emotion_plot_y (plot, 0.0) - 22.0, SJ_ELEMENT (frame->lane), NULL, "");
}

/**
 * sj_emotion_lane_layout:
 * @frame: where the lane is and what is around it
 * @map: the map
 * @items: (element-type SjSceneItem): where the items are added, in the order they are painted
 *
 * Lays out the emotion lane.
 */
void
sj_emotion_lane_layout (const SjEmotionFrame *frame,
                        SjMap                *map,
                        GPtrArray            *items)
{
  g_autoptr(GPtrArray) series = NULL;
  SjEmotionPlot plot = {
    .frame = frame,
    .map = map,
    .items = items,
  };

  sj_emotion_lane_get_plot (map, frame->y, frame->height, &plot.top, &plot.bottom);
  plot.series = series = sj_emotion_series_collect (frame, map);
  add_grid (&plot);
  add_faces (&plot);
  if (series->len == 0)
    add_hint (&plot);

  for (guint i = 0; i < series->len; i++)
    sj_emotion_plot_add_bands (&plot, g_ptr_array_index (series, i));
  for (guint i = series->len; i > 0; i--)
    sj_emotion_plot_add_line (&plot, g_ptr_array_index (series, i - 1));
  for (guint i = series->len; i > 0; i--)
    sj_emotion_plot_add_points (&plot, g_ptr_array_index (series, i - 1));
  sj_emotion_plot_add_callouts (&plot);
  sj_emotion_plot_add_labels (&plot);
}
