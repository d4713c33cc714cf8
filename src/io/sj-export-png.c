#define G_LOG_DOMAIN "sj-export"

#include "config.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <setjmp.h>

#include "io/sj-atomic-file.h"
#include "io/sj-export-private.h"
#include "io/sj-io-error.h"
#include "scene/sj-painter.h"

/*
 * Pixels, drawn in tiles and written row by row, so that a picture of a whole wall takes no more
 * memory than one of a slide.
 */

#define DEFAULT_PIXELS_PER_POINT 2.0
#define POINTS_PER_METRE (72.0 / 0.0254)

/* Sides of a tile; a surface of cairo holds no more than 32,767. */
#define TILE_WIDTH 8192
#define TILE_HEIGHT 256

/* Beyond this most programs refuse to open the picture. */
#define MAX_SIDE 65500

#define CHANNELS 3

typedef struct
{
  SjScene               *scene;
  const SjExportOptions *options;
  SjPainter             *painter;
  SjAtomicFile          *file;
  png_structp            png;
  png_infop              info;
  guint                  width;
  guint                  height;
  double                 scale;
  guint8                *rows;  /* of one band of tiles */
  GError                *problem;
} Export;

/* Called from within libpng, which it leaves only at the next row: see write_band(). */
static void
write_bytes (png_structp png,
             png_bytep   data,
             png_size_t  length)
{
  Export *export = png_get_io_ptr (png);

  if (export->problem == NULL)
    sj_atomic_file_write (export->file, data, length, &export->problem);
}

static void
flush_nothing (png_structp png)
{
}

static G_NORETURN void
on_error (png_structp png,
          const char *message)
{
  Export *export = png_get_error_ptr (png);

  if (export->problem == NULL)
    g_set_error (&export->problem, SJ_IO_ERROR, SJ_IO_ERROR_EXPORT,
                 _("The picture could not be written: %s"), message);
  longjmp (png_jmpbuf (png), 1);
}

static void
on_warning (png_structp png,
            const char *message)
{
  g_debug ("libpng: %s", message);
}

static void
write_texts (Export *export)
{
  const char *title = sj_map_get_title (export->options->map);
  g_autofree char *creator = sj_export_creator ();
  png_text texts[2] = {
    { .compression = PNG_TEXT_COMPRESSION_NONE, .key = (char *) "Software", .text = creator },
    { .compression = PNG_ITXT_COMPRESSION_NONE, .key = (char *) "Title", .text = (char *) title },
  };

  png_set_text (export->png, export->info, texts, *title != '\0' ? 2 : 1);
}

static void
write_head (Export *export)
{
  guint32 per_metre = (guint32) round (export->scale * POINTS_PER_METRE);

  png_set_write_fn (export->png, export, write_bytes, flush_nothing);
  png_set_IHDR (export->png, export->info, export->width, export->height, 8, PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (export->png, export->info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_set_sRGB (export->png, export->info, PNG_sRGB_INTENT_PERCEPTUAL);
  /* Flat areas repeat from row to row; more effort takes twice the time for some hundredths. */
  png_set_filter (export->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_set_compression_level (export->png, 5);
  write_texts (export);
  png_write_info (export->png, export->info);
}

static void
copy_tile (Export          *export,
           cairo_surface_t *tile,
           guint            left,
           guint            width,
           guint            height)
{
  const guint8 *data = cairo_image_surface_get_data (tile);
  int stride = cairo_image_surface_get_stride (tile);

  for (guint y = 0; y < height; y++)
    {
      const guint32 *from = (const guint32 *) (const void *) (data + y * stride);
      guint8 *to = export->rows + ((gsize) y * export->width + left) * CHANNELS;

      for (guint x = 0; x < width; x++, to += CHANNELS)
        {
          to[0] = from[x] >> 16;
          to[1] = from[x] >> 8;
          to[2] = from[x];
        }
    }
}

static gboolean
paint_tile (Export *export,
            guint   left,
            guint   top,
            guint   width,
            guint   height)
{
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (tile);
  cairo_status_t status;

  cairo_translate (cr, -(double) left, -(double) top);
  cairo_scale (cr, export->scale, export->scale);
  sj_painter_paint_scene (export->painter, cr, export->scene);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (tile);
  if (status == CAIRO_STATUS_SUCCESS)
    copy_tile (export, tile, left, width, height);
  else
    g_set_error (&export->problem, SJ_IO_ERROR, SJ_IO_ERROR_EXPORT,
                 _("The picture could not be drawn: %s"), cairo_status_to_string (status));
  cairo_surface_destroy (tile);

  return status == CAIRO_STATUS_SUCCESS;
}

static gboolean
write_band (Export *export,
            guint   top)
{
  guint height = MIN (TILE_HEIGHT, export->height - top);

  for (guint left = 0; left < export->width; left += TILE_WIDTH)
    if (!paint_tile (export, left, top, MIN (TILE_WIDTH, export->width - left), height))
      return FALSE;

  for (guint y = 0; y < height && export->problem == NULL; y++)
    png_write_row (export->png, export->rows + (gsize) y * export->width * CHANNELS);

  return export->problem == NULL;
}

/* All of libpng's calls that may jump back are below this one. */
static gboolean
write_picture (Export       *export,
               GCancellable *cancellable)
{
  if (setjmp (png_jmpbuf (export->png)) != 0)
    return FALSE;

  write_head (export);
  for (guint top = 0; top < export->height; top += TILE_HEIGHT)
    if (!sj_export_go_on (export->options, (double) top / export->height, cancellable,
                          &export->problem) ||
        !write_band (export, top))
      return FALSE;
  png_write_end (export->png, export->info);

  return export->problem == NULL;
}

static gboolean
fit_size (Export  *export,
          GError **error)
{
  double width, height;

  export->scale = export->options->pixels_per_point > 0.0 ? export->options->pixels_per_point
                                                          : DEFAULT_PIXELS_PER_POINT;
  width = ceil (sj_scene_get_width (export->scene) * export->scale);
  height = ceil (sj_scene_get_height (export->scene) * export->scale);
  if (width > MAX_SIDE || height > MAX_SIDE)
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_EXPORT,
                   _("The picture would be %.0f × %.0f pixels, and no side may have more than %d: "
                     "choose a lower resolution"), width, height, MAX_SIDE);
      return FALSE;
    }

  export->width = (guint) MAX (width, 1.0);
  export->height = (guint) MAX (height, 1.0);
  return TRUE;
}

/**
 * sj_export_png:
 * @scene: what to draw
 * @options: how
 * @path: where to, "-" for standard output
 * @cancellable: (nullable): stops the export
 * @error: return location for a #GError
 *
 * Writes a picture of the asked resolution, which is also written down in it. The file is replaced
 * when it is complete.
 *
 * Returns: whether it is written; if not, an #SjIoError or %G_IO_ERROR_CANCELLED
 */
gboolean
sj_export_png (SjScene                *scene,
               const SjExportOptions  *options,
               const char             *path,
               GCancellable           *cancellable,
               GError                **error)
{
  g_autoptr(SjPainter) painter = NULL;
  g_autoptr(SjAtomicFile) file = NULL;
  g_autofree guint8 *rows = NULL;
  Export export = { scene, options };
  gboolean done;

  g_return_val_if_fail (scene != NULL && options != NULL && path != NULL, FALSE);
  g_return_val_if_fail (SJ_IS_MAP (options->map), FALSE);

  if (!fit_size (&export, error))
    return FALSE;
  export.file = file = sj_atomic_file_open (path, error);
  if (file == NULL)
    return FALSE;

  export.painter = painter = sj_painter_new (options->map);
  export.rows = rows = g_malloc_n ((gsize) export.width * CHANNELS, TILE_HEIGHT);
  export.png = png_create_write_struct (PNG_LIBPNG_VER_STRING, &export, on_error, on_warning);
  export.info = png_create_info_struct (export.png);
  done = write_picture (&export, cancellable);
  png_destroy_write_struct (&export.png, &export.info);
  if (export.problem != NULL)
    g_propagate_error (error, export.problem);

  return done && sj_atomic_file_commit (file, error);
}
