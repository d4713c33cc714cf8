#define G_LOG_DOMAIN "sj-import-picture"

#include "config.h"

#include "ui/sj-import-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-series.h"
#include "scene/sj-layout.h"
#include "scene/sj-point-words.h"
#include "ui/sj-snapshot-painter.h"
#include "ui/sj-theme-choice.h"

/**
 * SjImportPicture:
 *
 * Draws the curves of a map without what stands around them, as wide as there is room for or as
 * wide as they must be to be read.
 */
struct _SjImportPicture
{
  GtkWidget parent_instance;

  SjMap     *map;
  SjScene   *scene;
  GPtrArray *nodes;  /* of GskRenderNode */
  double     left;  /* of what is drawn, in points */
  double     right;
  double     top;
  double     bottom;
};

#define EDGE 6.0
/* The faces stand at the end of the lane's header. */
#define FACES 34.0
#define LEAST_SCALE 0.8
#define MOST_SCALE 1.25

G_DEFINE_FINAL_TYPE (SjImportPicture, sj_import_picture, GTK_TYPE_WIDGET)

static void
forget_scene (SjImportPicture *self)
{
  g_clear_pointer (&self->scene, sj_scene_unref);
  g_ptr_array_set_size (self->nodes, 0);
}

static gboolean
is_shown (const SjSceneItem *item)
{
  return item->role != SJ_ROLE_HEADER && item->role != SJ_ROLE_FOOTER;
}

static void
choose_sides (SjImportPicture *self)
{
  const SjSceneHeads *heads = sj_scene_grid_get_heads (sj_scene_get_grid (self->scene));

  self->left = heads->rtl ? 0.0 : heads->lanes_x + heads->lanes_width - FACES;
  self->right = heads->rtl ? heads->lanes_x + FACES : sj_scene_get_width (self->scene);
  self->top = self->bottom = heads->stages_y - EDGE;
}

static void
draw (SjImportPicture *self)
{
  g_autoptr(SjLayout) layout = NULL;
  g_autoptr(SjSnapshotPainter) painter = NULL;

  forget_scene (self);
  if (self->map == NULL)
    return;

  layout = sj_layout_new (self->map, sj_theme_choice_get ());
  self->scene = sj_layout_run (layout);
  painter = sj_snapshot_painter_new (self->map);
  choose_sides (self);
  for (guint i = 0; i < sj_scene_get_n_items (self->scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (self->scene, i);
      GskRenderNode *node;

      if (!is_shown (item))
        continue;
      self->bottom = MAX (self->bottom, item->y + item->height);
      node = sj_snapshot_painter_create_node_at (painter, item->figure, SJ_DETAIL_FULL, item->x,
                                                 item->y);
      if (node != NULL)
        g_ptr_array_add (self->nodes, node);
    }
  self->bottom += EDGE;
}

static double
get_text_scale (SjImportPicture *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? MAX (1.0, dpi / 1024.0 / 96.0) : 1.0;
}

static double
choose_scale (SjImportPicture *self,
              int              width)
{
  double text_scale = get_text_scale (self);

  return CLAMP (width / (self->right - self->left), LEAST_SCALE * text_scale,
                MOST_SCALE * text_scale);
}

static void
sj_import_picture_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  SjImportPicture *self = SJ_IMPORT_PICTURE (widget);

  *minimum = *natural = 0;
  if (self->scene == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) ceil ((self->right - self->left) * LEAST_SCALE *
                                      get_text_scale (self));
  else
    *minimum = *natural = (int) ceil ((self->bottom - self->top) *
                                      choose_scale (self, MAX (for_size, 0)));
}

static GtkSizeRequestMode
sj_import_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The ink of high contrast is for its own paper, whatever colour the window has. */
static void
append_paper (SjImportPicture *self,
              GtkSnapshot     *snapshot)
{
  const SjTheme *theme = sj_scene_get_theme (self->scene);
  SjColour paper = sj_theme_get_colour (theme, SJ_COLOUR_PAPER);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (sj_theme_get_kind (theme) == SJ_THEME_HIGH_CONTRAST)
    gtk_snapshot_append_color (snapshot,
                               &(GdkRGBA) { paper.red, paper.green, paper.blue, paper.alpha },
                               &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static void
sj_import_picture_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SjImportPicture *self = SJ_IMPORT_PICTURE (widget);
  double scale;

  if (self->scene == NULL)
    return;

  append_paper (self, snapshot);
  /* Rather smaller than cut off. */
  scale = MIN (choose_scale (self, gtk_widget_get_width (widget)),
               gtk_widget_get_height (widget) / (self->bottom - self->top));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -self->left,
                                                          (float) -self->top));
  for (guint i = 0; i < self->nodes->len; i++)
    gtk_snapshot_append_node (snapshot, g_ptr_array_index (self->nodes, i));
  gtk_snapshot_restore (snapshot);
}

static void
on_theme_changed (SjImportPicture *self)
{
  draw (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
sj_import_picture_finalize (GObject *object)
{
  SjImportPicture *self = SJ_IMPORT_PICTURE (object);

  forget_scene (self);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_import_picture_parent_class)->finalize (object);
}

static void
sj_import_picture_class_init (SjImportPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_import_picture_finalize;
  widget_class->measure = sj_import_picture_measure;
  widget_class->get_request_mode = sj_import_picture_get_request_mode;
  widget_class->snapshot = sj_import_picture_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sj_import_picture_init (SjImportPicture *self)
{
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  sj_theme_choice_follow (self, G_CALLBACK (on_theme_changed));
}

GtkWidget *
sj_import_picture_new (void)
{
  return g_object_new (SJ_TYPE_IMPORT_PICTURE, NULL);
}

/* Every value in words, for those who do not see the picture. */
static char *
describe (SjMap *map)
{
  GListModel *list = sj_map_get_series (map);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      g_string_append_printf (text, "%s: ", sj_series_get_title (series));
      for (guint j = 0; j < sj_series_get_n_points (series); j++)
        {
          const SjPoint *point = sj_series_get_point (series, j);
          SjElement *place = sj_map_lookup (map, point->anchor);
          g_autofree char *words = sj_point_words (series, point);

          g_string_append_printf (text, "%s, %s. ",
                                  place != NULL ? sj_element_text (place, "title") : "", words);
        }
    }

  return g_string_free (text, FALSE);
}

/**
 * sj_import_picture_show:
 * @self: a picture
 * @map: (nullable): what it shows
 */
void
sj_import_picture_show (SjImportPicture *self,
                        SjMap           *map)
{
  g_autofree char *description = NULL;

  g_return_if_fail (SJ_IS_IMPORT_PICTURE (self));
  g_return_if_fail (map == NULL || SJ_IS_MAP (map));

  g_set_object (&self->map, map);
  draw (self);
  description = map != NULL ? describe (map) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Emotion curve"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * sj_import_picture_is_rtl:
 * @self: a picture
 *
 * Returns: whether the journey that it shows runs from right to left, whatever the program does
 */
gboolean
sj_import_picture_is_rtl (SjImportPicture *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_PICTURE (self), FALSE);

  return self->scene != NULL && sj_scene_is_rtl (self->scene);
}
