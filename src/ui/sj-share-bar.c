#define G_LOG_DOMAIN "sj-share-bar"

#include "ui/sj-share-bar.h"

/**
 * SjShareBar:
 *
 * A bar as long as a share. Its colour says whether the answers it counts are bad or good; the
 * number beside it says the same without colour.
 */
struct _SjShareBar
{
  GtkWidget parent_instance;

  double share;
  double goodness;  /* 0 bad, 1 good */
};

#define HEIGHT 12
#define LEAST_WIDTH 3.0

G_DEFINE_FINAL_TYPE (SjShareBar, sj_share_bar, GTK_TYPE_WIDGET)

static const GdkRGBA bad = { 0.753f, 0.110f, 0.157f, 1.0f };
static const GdkRGBA neutral = { 0.753f, 0.749f, 0.737f, 1.0f };
static const GdkRGBA good = { 0.149f, 0.635f, 0.412f, 1.0f };

static GdkRGBA
mix (const GdkRGBA *first,
     const GdkRGBA *second,
     double         share)
{
  return (GdkRGBA) {
    first->red + (second->red - first->red) * share,
    first->green + (second->green - first->green) * share,
    first->blue + (second->blue - first->blue) * share,
    1.0f,
  };
}

static GdkRGBA
choose_colour (double goodness)
{
  if (goodness < 0.5)
    return mix (&bad, &neutral, goodness * 2.0);

  return mix (&neutral, &good, goodness * 2.0 - 1.0);
}

static void
sj_share_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  SjShareBar *self = SJ_SHARE_BAR (widget);
  double whole = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double width = self->share > 0.0 ? MAX (whole * self->share, LEAST_WIDTH) : 0.0;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (rtl ? whole - width : 0.0, 0.0, width, height);
  GdkRGBA colour = choose_colour (self->goodness);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 3.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
sj_share_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 24;
}

static void
sj_share_bar_class_init (SjShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sj_share_bar_snapshot;
  widget_class->measure = sj_share_bar_measure;

  gtk_widget_class_set_css_name (widget_class, "share-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sj_share_bar_init (SjShareBar *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * sj_share_bar_new:
 * @share: how long it is, 0 … 1 of its room
 * @goodness: 0 for the worst answer, 1 for the best
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
sj_share_bar_new (double share,
                  double goodness)
{
  SjShareBar *self = g_object_new (SJ_TYPE_SHARE_BAR, NULL);

  self->share = CLAMP (share, 0.0, 1.0);
  self->goodness = CLAMP (goodness, 0.0, 1.0);

  return GTK_WIDGET (self);
}
