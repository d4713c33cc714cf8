#define G_LOG_DOMAIN "sj-emotion-lane"

#include "config.h"

#include "scene/sj-emotion-plot.h"

#include <glib/gi18n-lib.h>

#include "scene/sj-emotion-sign.h"
#include "scene/sj-glyph.h"

/*
 * The emotion lane: the grid with its faces, then for each series band, line, points and callouts,
 * and at last the names. More than six curves cannot be told apart any more: then each that was
 * measured has a small plot of its own, one below the other on the same scale; what the team
 * assumes, and draws by hand, has the first one.
 */

#define MARGIN_TOP 18.0
#define MARGIN_BOTTOM 38.0
#define COUNT_ROW 13.0
#define PLOT_HEIGHT 176.0
#define MAX_TOGETHER 6
#define PANEL_PITCH 104.0
#define PANEL_TOP 20.0
#define PANEL_BOTTOM 28.0

/* Visible series, and how many of these rest on answers. */
static guint
count_visible (SjMap *map,
               guint *n_measured)
{
  GListModel *list = sj_map_get_series (map);
  guint n_series = g_list_model_get_n_items (list), n_visible = 0;

  *n_measured = 0;
  for (guint i = 0; i < n_series; i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      if (!sj_series_is_visible (series))
        continue;
      n_visible++;
      *n_measured += sj_series_has_answers (series);
    }

  return n_visible;
}

/* How many plots the lane has: one as long as the curves can be told apart. */
static guint
count_panels (SjMap *map)
{
  guint n_measured;
  guint n_visible = count_visible (map, &n_measured);

  return n_visible > MAX_TOGETHER ? n_measured + (n_visible > n_measured) : 1;
}

/**
 * sj_emotion_lane_has_small_plots:
 * @map: the map
 *
 * Returns: whether each measured curve has a plot of its own, and differences are marked by signs
 *   alone
 */
gboolean
sj_emotion_lane_has_small_plots (SjMap *map)
{
  return count_panels (map) > 1;
}

static double
bottom_margin (SjMap *map)
{
  guint n_measured;

  count_visible (map, &n_measured);

  return MARGIN_BOTTOM + COUNT_ROW * (MAX (n_measured, 1) - 1);
}

static void
get_panel (SjMap  *map,
           double  y,
           double  height,
           guint   panel,
           double *top,
           double *bottom)
{
  guint n_panels = count_panels (map);
  double pitch = height / n_panels;

  if (n_panels == 1)
    {
      *top = y + MARGIN_TOP;
      *bottom = MAX (y + height - bottom_margin (map), y + MARGIN_TOP + 20.0);
      return;
    }
  *top = y + panel * pitch + MIN (PANEL_TOP, pitch / 4.0);
  *bottom = MAX (y + (panel + 1) * pitch - MIN (PANEL_BOTTOM, pitch / 3.0), *top + 8.0);
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
  guint n_panels = count_panels (map);

  return n_panels > 1 ? n_panels * PANEL_PITCH : MARGIN_TOP + PLOT_HEIGHT + bottom_margin (map);
}

/**
 * sj_emotion_lane_get_plot:
 * @map: the map
 * @y: upper edge of the lane in points
 * @height: of the lane
 * @top: (out): height of valence +1
 * @bottom: (out): height of valence −1
 *
 * Gives the plot in which curves are drawn by hand; the first, if there are several.
 */
void
sj_emotion_lane_get_plot (SjMap  *map,
                          double  y,
                          double  height,
                          double *top,
                          double *bottom)
{
  get_panel (map, y, height, 0, top, bottom);
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

static void
add_curves (SjEmotionPlot *plot)
{
  GPtrArray *series = plot->series;

  for (guint i = 0; i < series->len; i++)
    sj_emotion_plot_add_bands (plot, g_ptr_array_index (series, i));
  for (guint i = series->len; i > 0; i--)
    sj_emotion_plot_add_line (plot, g_ptr_array_index (series, i - 1));
  for (guint i = series->len; i > 0; i--)
    sj_emotion_plot_add_points (plot, g_ptr_array_index (series, i - 1));
}

/* The curves of one of several plots. */
static GPtrArray *
list_panel (GPtrArray *series,
            guint      panel)
{
  GPtrArray *own = g_ptr_array_new ();
  guint next = 0;

  for (guint i = 0; i < series->len; i++)
    if (!((const SjEmotionSeries *) g_ptr_array_index (series, i))->measured)
      {
        next = 1;
        if (panel == 0)
          g_ptr_array_add (own, g_ptr_array_index (series, i));
      }
  for (guint i = 0; i < series->len; i++)
    if (((const SjEmotionSeries *) g_ptr_array_index (series, i))->measured && next++ == panel)
      g_ptr_array_add (own, g_ptr_array_index (series, i));

  return own;
}

static void
lay_out_panels (SjEmotionPlot *plot,
                guint          n_panels)
{
  const SjEmotionFrame *frame = plot->frame;
  GPtrArray *all = plot->series;

  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr(GPtrArray) own = list_panel (all, i);

      plot->series = own;
      get_panel (plot->map, frame->y, frame->height, i, &plot->top, &plot->bottom);
      add_grid (plot);
      add_faces (plot);
      add_curves (plot);
      sj_emotion_plot_add_signs (plot);
      sj_emotion_plot_add_labels (plot);
    }
  plot->series = all;
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
  guint n_panels = count_panels (map);
  SjEmotionPlot plot = {
    .frame = frame,
    .map = map,
    .items = items,
  };

  sj_emotion_lane_get_plot (map, frame->y, frame->height, &plot.top, &plot.bottom);
  plot.series = series = sj_emotion_series_collect (frame, map);
  if (n_panels > 1)
    {
      lay_out_panels (&plot, n_panels);
      return;
    }
  add_grid (&plot);
  add_faces (&plot);
  if (series->len == 0)
    add_hint (&plot);

  add_curves (&plot);
  sj_emotion_plot_add_callouts (&plot);
  sj_emotion_plot_add_labels (&plot);
}
