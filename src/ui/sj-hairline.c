#define G_LOG_DOMAIN "sj-hairline"

#include "ui/sj-hairline.h"

#include <math.h>

/*
 * Lines thinner than a pixel. A graphics card asks at the middle of each pixel whether the side of
 * a box is there, and a thin side may lie between two of them: it must be a pixel wide to be seen
 * everywhere. As much as it is wider it is paler, which is what smoothing would make of it.
 */

/* To a doubling of the zoom. Within a band nodes are kept; lines get a tenth wider than a pixel. */
#define BANDS 8

/* In bands: what is exactly a pixel wide could be lost to rounding. */
#define MARGIN 0.1

/**
 * sj_hairline_choose_band:
 * @zoom: pixels of the screen per point
 *
 * Returns: a number for the zooms at which lines are widened alike; 0 if none is
 */
int
sj_hairline_choose_band (double zoom)
{
  g_return_val_if_fail (zoom > 0.0, 0);

  return zoom < 1.0 ? (int) ceil (-log2 (zoom) * BANDS + MARGIN) : 0;
}

/**
 * sj_hairline_get_pixel:
 * @band: of a zoom
 *
 * Returns: how wide lines are at least, in points; 0 if they may be as thin as they are
 */
double
sj_hairline_get_pixel (int band)
{
  return band > 0 ? exp2 ((double) band / BANDS) : 0.0;
}

/**
 * sj_hairline_fade:
 * @colour: of a line
 * @width: of the line, in points
 * @pixel: how wide it is at least
 *
 * Returns: the colour of the widened line
 */
SjColour
sj_hairline_fade (SjColour colour,
                  double   width,
                  double   pixel)
{
  return width < pixel ? sj_colour_with_alpha (colour, colour.alpha * (float) (width / pixel))
                       : colour;
}

static GskRenderNode *
widen_side (GskRenderNode *node,
            double         pixel)
{
  float width = gsk_inset_shadow_node_get_spread (node);
  GdkRGBA colour = *gsk_inset_shadow_node_get_color (node);

  if (width >= pixel)
    return gsk_render_node_ref (node);

  colour.alpha *= width / (float) pixel;
  return gsk_inset_shadow_node_new (gsk_inset_shadow_node_get_outline (node), &colour, 0.0f, 0.0f,
                                    (float) pixel, 0.0f);
}

static GskRenderNode *
widen_all (GskRenderNode *node,
           double         pixel)
{
  guint n_children = gsk_container_node_get_n_children (node);
  g_autoptr(GPtrArray) children =
    g_ptr_array_new_full (n_children, (GDestroyNotify) gsk_render_node_unref);
  gboolean wider = FALSE;

  for (guint i = 0; i < n_children; i++)
    {
      GskRenderNode *child = gsk_container_node_get_child (node, i);

      g_ptr_array_add (children, sj_hairline_widen (child, pixel));
      wider = wider || g_ptr_array_index (children, i) != child;
    }

  return wider ? gsk_container_node_new ((GskRenderNode **) children->pdata, n_children)
               : gsk_render_node_ref (node);
}

/**
 * sj_hairline_widen:
 * @node: what draws a figure in full
 * @pixel: how wide the sides of its boxes shall be at least, in points
 *
 * Letters and shapes are not made again.
 *
 * Returns: (transfer full): what draws it with wider sides; @node if no side is that thin
 */
GskRenderNode *
sj_hairline_widen (GskRenderNode *node,
                   double         pixel)
{
  GskRenderNodeType type;

  g_return_val_if_fail (node != NULL, NULL);

  type = gsk_render_node_get_node_type (node);
  if (type == GSK_INSET_SHADOW_NODE)
    return widen_side (node, pixel);
  if (type == GSK_CONTAINER_NODE)
    return widen_all (node, pixel);

  return gsk_render_node_ref (node);
}
