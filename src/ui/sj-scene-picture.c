#define G_LOG_DOMAIN "sj-scene-picture"

#include "config.h"

#include "ui/sj-scene-picture.h"

#include <math.h>

#include "scene/sj-painter.h"

/**
 * SjScenePicture:
 *
 * Offers a part of a scene to the clipboard as a picture. It keeps the scene as it was when
 * somebody copied, and draws only if somebody asks: most never do.
 */
struct _SjScenePicture
{
  GdkContentProvider parent_instance;

  SjMap     *map;
  SjScene   *scene;
  GPtrArray *items;  /* of SjSceneItem, in the order in which they are painted */
};

#define MIME_TYPE "image/png"
#define PIXELS_PER_POINT 2.0
#define MARGIN 12.0

/* Beyond these a picture is made smaller: few programs take larger ones. */
#define MAX_SIDE 16384.0
#define MAX_PIXELS 64e6

G_DEFINE_FINAL_TYPE (SjScenePicture, sj_scene_picture, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
sj_scene_picture_ref_formats (GdkContentProvider *provider)
{
  const char *mime_types[] = { MIME_TYPE };

  return gdk_content_formats_new (mime_types, G_N_ELEMENTS (mime_types));
}

static void
encode (GTask        *task,
        gpointer      source,
        gpointer      texture,
        GCancellable *cancellable)
{
  g_task_return_pointer (task, gdk_texture_save_to_png_bytes (texture),
                         (GDestroyNotify) g_bytes_unref);
}

static void
on_written (GObject      *stream,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_encoded (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GOutputStream *stream = g_task_get_task_data (task);
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), NULL);
  gconstpointer data;
  gsize size;

  g_object_set_data_full (G_OBJECT (task), "bytes", bytes, (GDestroyNotify) g_bytes_unref);
  data = g_bytes_get_data (bytes, &size);
  g_output_stream_write_all_async (stream, data, size, g_task_get_priority (task),
                                   g_task_get_cancellable (task), on_written,
                                   g_object_ref (task));
}

static void
sj_scene_picture_write_async (GdkContentProvider  *provider,
                              const char          *mime_type,
                              GOutputStream       *stream,
                              int                  io_priority,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (provider, cancellable, callback, user_data);
  g_autoptr(GTask) encoding = NULL;

  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  encoding = g_task_new (NULL, NULL, on_encoded, task);
  g_task_set_task_data (encoding, sj_scene_picture_render (SJ_SCENE_PICTURE (provider)),
                        g_object_unref);
  g_task_run_in_thread (encoding, encode);
}

static gboolean
sj_scene_picture_write_finish (GdkContentProvider  *provider,
                               GAsyncResult        *result,
                               GError             **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
sj_scene_picture_finalize (GObject *object)
{
  SjScenePicture *self = SJ_SCENE_PICTURE (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->scene, sj_scene_unref);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_scene_picture_parent_class)->finalize (object);
}

static void
sj_scene_picture_class_init (SjScenePictureClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_scene_picture_finalize;
  provider_class->ref_formats = sj_scene_picture_ref_formats;
  provider_class->write_mime_type_async = sj_scene_picture_write_async;
  provider_class->write_mime_type_finish = sj_scene_picture_write_finish;
}

static void
sj_scene_picture_init (SjScenePicture *self)
{
}

/**
 * sj_scene_picture_new:
 * @map: the map whose pictures the scene shows
 * @scene: a scene of it
 * @items: (element-type SjSceneItem): at least one item of the scene, in its order
 *
 * Returns: (transfer full): what offers them as a picture
 */
GdkContentProvider *
sj_scene_picture_new (SjMap     *map,
                      SjScene   *scene,
                      GPtrArray *items)
{
  SjScenePicture *self;

  g_return_val_if_fail (SJ_IS_MAP (map) && scene != NULL, NULL);
  g_return_val_if_fail (items != NULL && items->len > 0, NULL);

  self = g_object_new (SJ_TYPE_SCENE_PICTURE, NULL);
  self->map = g_object_ref (map);
  self->scene = sj_scene_ref (scene);
  self->items = g_ptr_array_ref (items);

  return GDK_CONTENT_PROVIDER (self);
}

static graphene_rect_t
get_bounds (SjScenePicture *self)
{
  graphene_rect_t bounds;

  for (guint i = 0; i < self->items->len; i++)
    {
      const SjSceneItem *item = g_ptr_array_index (self->items, i);
      graphene_rect_t own = GRAPHENE_RECT_INIT (item->x, item->y, item->width, item->height);

      if (i == 0)
        bounds = own;
      else
        graphene_rect_union (&bounds, &own, &bounds);
    }

  return *graphene_rect_inset (&bounds, -MARGIN, -MARGIN);
}

static double
choose_scale (const graphene_rect_t *bounds)
{
  double width = bounds->size.width, height = bounds->size.height;
  double scale = MIN (PIXELS_PER_POINT, MAX_SIDE / MAX (width, height));

  return MIN (scale, sqrt (MAX_PIXELS / (width * height)));
}

static void
paint (SjScenePicture *self,
       cairo_t        *cr)
{
  g_autoptr(SjPainter) painter = sj_painter_new (self->map);
  SjColour paper = sj_theme_get_colour (sj_scene_get_theme (self->scene), SJ_COLOUR_PAPER);

  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  for (guint i = 0; i < self->items->len; i++)
    sj_painter_paint_item (painter, cr, g_ptr_array_index (self->items, i));
}

/**
 * sj_scene_picture_render:
 * @self: a part of a scene
 *
 * Draws it, two pixels to a point unless that is too large.
 *
 * Returns: (transfer full): the picture
 */
GdkTexture *
sj_scene_picture_render (SjScenePicture *self)
{
  graphene_rect_t bounds;
  cairo_surface_t *surface;
  g_autoptr(GBytes) bytes = NULL;
  double scale;
  int width, height, stride;
  cairo_t *cr;

  g_return_val_if_fail (SJ_IS_SCENE_PICTURE (self), NULL);

  bounds = get_bounds (self);
  scale = choose_scale (&bounds);
  width = MAX ((int) ceil (bounds.size.width * scale), 1);
  height = MAX ((int) ceil (bounds.size.height * scale), 1);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.origin.x, -bounds.origin.y);
  paint (self, cr);
  cairo_destroy (cr);

  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}
