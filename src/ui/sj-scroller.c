#define G_LOG_DOMAIN "sj-scroller"

#include "ui/sj-scroller.h"

/**
 * SjScroller:
 *
 * Keeps the adjustments of a pair of scrollbars and a viewport in agreement.
 */
struct _SjScroller
{
  GObject parent_instance;

  SjViewport    *viewport;
  GtkAdjustment *adjustments[2];  /* by GtkOrientation */
  gboolean       configuring;
};

G_DEFINE_FINAL_TYPE (SjScroller, sj_scroller, G_TYPE_OBJECT)

static void
configure (GtkAdjustment *adjustment,
           double         value,
           double         extent,
           double         page)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, value, 0.0, MAX (extent, page), page * 0.1, page * 0.9,
                              page);
}

static void
on_viewport_changed (SjScroller *self)
{
  self->configuring = TRUE;
  configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
             sj_viewport_get_scroll_x (self->viewport), sj_viewport_get_extent_x (self->viewport),
             sj_viewport_get_width (self->viewport));
  configure (self->adjustments[GTK_ORIENTATION_VERTICAL],
             sj_viewport_get_scroll_y (self->viewport), sj_viewport_get_extent_y (self->viewport),
             sj_viewport_get_height (self->viewport));
  self->configuring = FALSE;
}

static void
on_value_changed (SjScroller *self)
{
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (!self->configuring && across != NULL && down != NULL)
    sj_viewport_scroll_to (self->viewport, gtk_adjustment_get_value (across),
                           gtk_adjustment_get_value (down));
}

static void
sj_scroller_dispose (GObject *object)
{
  SjScroller *self = SJ_SCROLLER (object);

  g_clear_object (&self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  g_clear_object (&self->adjustments[GTK_ORIENTATION_VERTICAL]);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (sj_scroller_parent_class)->dispose (object);
}

static void
sj_scroller_class_init (SjScrollerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sj_scroller_dispose;
}

static void
sj_scroller_init (SjScroller *self)
{
}

/**
 * sj_scroller_new:
 * @viewport: what is scrolled
 *
 * Returns: (transfer full): a scroller without adjustments
 */
SjScroller *
sj_scroller_new (SjViewport *viewport)
{
  SjScroller *self;

  g_return_val_if_fail (SJ_IS_VIEWPORT (viewport), NULL);

  self = g_object_new (SJ_TYPE_SCROLLER, NULL);
  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (viewport, "changed", G_CALLBACK (on_viewport_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

GtkAdjustment *
sj_scroller_get_adjustment (SjScroller     *self,
                            GtkOrientation  orientation)
{
  g_return_val_if_fail (SJ_IS_SCROLLER (self), NULL);

  return self->adjustments[orientation];
}

/**
 * sj_scroller_set_adjustment:
 * @self: a scroller
 * @orientation: which of the two
 * @adjustment: (nullable): the adjustment of the scrollbar
 */
void
sj_scroller_set_adjustment (SjScroller     *self,
                            GtkOrientation  orientation,
                            GtkAdjustment  *adjustment)
{
  g_return_if_fail (SJ_IS_SCROLLER (self));

  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], on_value_changed, self);

  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment == NULL)
    return;

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_value_changed), self,
                           G_CONNECT_SWAPPED);
  on_viewport_changed (self);
}
