#define G_LOG_DOMAIN "sj-find-row"

#include "config.h"

#include "ui/sj-find-row.h"

/**
 * SjFindRow:
 *
 * A hit in the list of what was found: the words among their neighbours, and what they stand in. A
 * list keeps two hundred rows of which five are seen, and gets new ones with each letter typed: so
 * a row lays its text out when it is drawn, and not before.
 */
struct _SjFindRow
{
  GtkWidget parent_instance;

  SjSearchHit *hit;
  PangoLayout *text;  /* NULL until drawn */
  PangoLayout *place;
  GtkWidget   *icon;
};

#define SPACING 10
#define LINE_SPACING 1
#define LEAST_WIDTH 60
#define NATURAL_WIDTH 240
#define PLACE_SCALE 0.82
#define PLACE_STRENGTH 0.7f

G_DEFINE_FINAL_TYPE (SjFindRow, sj_find_row, GTK_TYPE_WIDGET)

static void
forget_layouts (SjFindRow *self)
{
  g_clear_object (&self->text);
  g_clear_object (&self->place);
}

static PangoLayout *
create_layout (SjFindRow *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static void
scale_letters (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PLACE_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static void
ensure_layouts (SjFindRow *self)
{
  g_autofree char *markup = NULL;
  g_autofree char *place = NULL;

  if (self->text != NULL)
    return;

  markup = sj_search_hit_create_markup (self->hit);
  place = sj_search_hit_create_place (self->hit);
  self->text = create_layout (self);
  pango_layout_set_markup (self->text, markup, -1);
  self->place = create_layout (self);
  scale_letters (self->place);
  pango_layout_set_text (self->place, place, -1);
}

static int
line_height (SjFindRow *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static void
sj_find_row_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  SjFindRow *self = SJ_FIND_ROW (widget);

  gtk_widget_measure (self->icon, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += SPACING + LEAST_WIDTH;
      *natural += SPACING + NATURAL_WIDTH;
    }
  else
    {
      *minimum = MAX (*minimum, 2 * line_height (self) + LINE_SPACING);
      *natural = MAX (*natural, *minimum);
    }
}

static int
icon_width (SjFindRow *self)
{
  int width;

  gtk_widget_measure (self->icon, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static void
sj_find_row_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  SjFindRow *self = SJ_FIND_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int icon = icon_width (self);
  GtkAllocation place = { rtl ? width - icon : 0, 0, icon, height };

  gtk_widget_size_allocate (self->icon, &place, -1);
}

static void
append_line (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             double         x,
             double         y,
             int            width,
             const GdkRGBA *colour)
{
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
sj_find_row_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  SjFindRow *self = SJ_FIND_ROW (widget);
  int indent = icon_width (self) + SPACING;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget) - indent;
  int text_height;
  GdkRGBA colour;

  gtk_widget_snapshot_child (widget, self->icon, snapshot);
  if (self->hit == NULL)
    return;

  ensure_layouts (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  append_line (snapshot, self->text, rtl ? 0 : indent, 0, width, &colour);
  pango_layout_get_pixel_size (self->text, NULL, &text_height);
  colour.alpha *= PLACE_STRENGTH;
  append_line (snapshot, self->place, rtl ? 0 : indent, text_height + LINE_SPACING, width, &colour);
}

static void
sj_find_row_system_setting_changed (GtkWidget        *widget,
                                    GtkSystemSetting  setting)
{
  forget_layouts (SJ_FIND_ROW (widget));

  GTK_WIDGET_CLASS (sj_find_row_parent_class)->system_setting_changed (widget, setting);
}

static void
sj_find_row_dispose (GObject *object)
{
  SjFindRow *self = SJ_FIND_ROW (object);

  forget_layouts (self);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_object (&self->hit);

  G_OBJECT_CLASS (sj_find_row_parent_class)->dispose (object);
}

static void
sj_find_row_class_init (SjFindRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_find_row_dispose;
  widget_class->measure = sj_find_row_measure;
  widget_class->size_allocate = sj_find_row_size_allocate;
  widget_class->snapshot = sj_find_row_snapshot;
  widget_class->system_setting_changed = sj_find_row_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "find-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sj_find_row_init (SjFindRow *self)
{
  self->icon = gtk_image_new ();
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
}

GtkWidget *
sj_find_row_new (void)
{
  return g_object_new (SJ_TYPE_FIND_ROW, NULL);
}

/**
 * sj_find_row_set_hit:
 * @self: a row
 * @hit: what it shows from now on
 */
void
sj_find_row_set_hit (SjFindRow   *self,
                     SjSearchHit *hit)
{
  g_autofree char *text = NULL;
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (SJ_IS_FIND_ROW (self));
  g_return_if_fail (SJ_IS_SEARCH_HIT (hit));

  g_set_object (&self->hit, hit);
  forget_layouts (self);
  text = sj_search_hit_create_text (hit);
  place = sj_search_hit_create_place (hit);
  name = g_strconcat (text, ", ", place, NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), sj_search_hit_get_icon_name (hit));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
