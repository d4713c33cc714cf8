#define G_LOG_DOMAIN "sj-swatch"

#include "ui/sj-swatch.h"

/**
 * SjSwatch:
 *
 * A small field of one colour; crossed out when the colour is left to the palette.
 */
struct _SjSwatch
{
  GtkWidget parent_instance;

  gboolean given;
  GdkRGBA  colour;
};

#define SIZE 18
#define RADIUS 4.0f

G_DEFINE_FINAL_TYPE (SjSwatch, sj_swatch, GTK_TYPE_WIDGET)

static void
draw_cross (GtkSnapshot           *snapshot,
            const graphene_rect_t *bounds,
            const GdkRGBA         *ink)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);

  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, 3.0, bounds->size.height - 3.0);
  cairo_line_to (cr, bounds->size.width - 3.0, 3.0);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
sj_swatch_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  SjSwatch *self = SJ_SWATCH (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                               gtk_widget_get_height (widget));
  const float widths[4] = { 1.0f, 1.0f, 1.0f, 1.0f };
  GskRoundedRect outline;
  GdkRGBA ink, border[4];

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  ink.alpha *= 0.4f;
  for (guint i = 0; i < G_N_ELEMENTS (border); i++)
    border[i] = ink;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS);
  if (self->given)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &self->colour, &bounds);
      gtk_snapshot_pop (snapshot);
    }
  else
    draw_cross (snapshot, &bounds, &ink);
  gtk_snapshot_append_border (snapshot, &outline, widths, border);
}

static void
sj_swatch_class_init (SjSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sj_swatch_snapshot;

  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sj_swatch_init (SjSwatch *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), SIZE, SIZE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * sj_swatch_new:
 * @colour: (nullable): `#rrggbb`; anything else for the palette's own
 *
 * Returns: (transfer floating): the swatch
 */
GtkWidget *
sj_swatch_new (const char *colour)
{
  SjSwatch *self = g_object_new (SJ_TYPE_SWATCH, NULL);

  sj_swatch_set_colour (self, colour);
  return GTK_WIDGET (self);
}

void
sj_swatch_set_colour (SjSwatch   *self,
                      const char *colour)
{
  g_return_if_fail (SJ_IS_SWATCH (self));

  self->given = colour != NULL && *colour != '\0' && gdk_rgba_parse (&self->colour, colour);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
