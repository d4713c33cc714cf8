#define G_LOG_DOMAIN "sj-emotion-plot"

#include "scene/sj-emotion-plot.h"

/* What the parts of the emotion lane are drawn with. */

/**
 * sj_emotion_plot_y:
 * @self: the plot
 * @valence: −1 … +1
 *
 * Returns: its height on the page in points
 */
double
sj_emotion_plot_y (const SjEmotionPlot *self,
                   double               valence)
{
  return self->top + (1.0 - CLAMP (valence, -1.0, 1.0)) / 2.0 * (self->bottom - self->top);
}

SjFigure *
sj_emotion_plot_new_figure (const SjEmotionPlot *self,
                            double               width,
                            double               height)
{
  return sj_figure_new (width, height, self->frame->rtl);
}

/**
 * sj_emotion_plot_add:
 * @self: the plot
 * @role: what is added
 * @figure: (transfer full): what it looks like
 * @x: its left edge, from the start side
 * @y: its upper edge
 * @element: whom it belongs to
 * @anchor: (nullable): the touchpoint, step or stage it stands for
 * @label: its name
 *
 * Returns: (transfer none): the item, which the plot's list of items owns
 */
SjSceneItem *
sj_emotion_plot_add (SjEmotionPlot *self,
                     SjRole         role,
                     SjFigure      *figure,
                     double         x,
                     double         y,
                     SjElement     *element,
                     const char    *anchor,
                     const char    *label)
{
  double width = sj_figure_get_width (figure);
  double page_x = self->frame->rtl ? self->frame->page_width - x - width : x;
  SjSceneItem *item = sj_scene_item_new (role, figure, page_x, y, sj_element_get_id (element),
                                         label);

  if (anchor != NULL)
    item->anchor = g_ref_string_new (anchor);
  g_ptr_array_add (self->items, item);

  return item;
}
