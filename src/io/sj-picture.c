#define G_LOG_DOMAIN "sj-picture"

#include "config.h"

#include "io/sj-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/sj-io-error.h"

/*
 * Makes pictures from anywhere fit for a map: small enough to be kept in a text file and sent by
 * mail, in one of the two formats that every program reads.
 */

/* Larger files are no pictures for a map; larger pictures are made to fill the memory. */
#define MAX_BYTES (100 * 1024 * 1024)
#define MAX_PIXELS (200.0 * 1000.0 * 1000.0)

/* Programs may put something behind the end of a picture, but not much. */
#define TAIL (64 * 1024)

/* What is this small is kept as it is. */
#define SMALL_BYTES (512 * 1024)

typedef struct
{
  int width;
  int height;
} Size;

static void
on_size_prepared (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Size            *size)
{
  double scale = MIN (1.0, (double) SJ_PICTURE_MAX_SIDE / MAX (MAX (width, height), 1));

  size->width = width;
  size->height = height;
  if ((double) width * height > MAX_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1.0)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale + 0.5)),
                                MAX (1, (int) (height * scale + 0.5)));
}

static gboolean
feed (GdkPixbufLoader  *loader,
      GBytes           *bytes,
      GError          **error)
{
  /* The loader takes nothing for a mistake of the program. */
  if (g_bytes_get_size (bytes) > 0 && !gdk_pixbuf_loader_write_bytes (loader, bytes, error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return FALSE;
    }

  return gdk_pixbuf_loader_close (loader, error);
}

/* The decoders take half a file for a picture that is grey below: the end has to be looked for. */
static gboolean
is_cut_off (GBytes     *bytes,
            const char *format)
{
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);
  gsize skipped = length > TAIL ? length - TAIL : 0;
  const char *mark = g_str_equal (format, "png") ? "IEND" : "\xff\xd9";

  if (!g_str_equal (format, "png") && !g_str_equal (format, "jpeg"))
    return FALSE;

  return memmem (start + skipped, length - skipped, mark, strlen (mark)) == NULL;
}

static GdkPixbuf *
decode (GBytes   *bytes,
        Size     *size,
        char    **format,
        GError  **error)
{
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr(GError) reason = NULL;
  gboolean complete;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), size);
  complete = feed (loader, bytes, &reason);
  if ((double) size->width * size->height > MAX_PIXELS)
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT,
                   _("The picture has %d × %d pixels, which is too many. Scale it down and choose "
                     "it again."), size->width, size->height);
      return NULL;
    }
  if (!complete || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT,
                   _("This is no picture that can be read (%s). Save it as PNG or JPEG and choose "
                     "it again."), reason != NULL ? reason->message : _("nothing in it"));
      return NULL;
    }

  *format = gdk_pixbuf_format_get_name (gdk_pixbuf_loader_get_format (loader));
  if (is_cut_off (bytes, *format))
    {
      g_set_error_literal (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT,
                           _("The end of the picture is missing. Copy or save it again."));
      return NULL;
    }

  return gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
}

static gboolean
has_transparency (GdkPixbuf *pixbuf)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);

  if (!gdk_pixbuf_get_has_alpha (pixbuf))
    return FALSE;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (pixels[(gsize) y * stride + x * 4 + 3] != 255)
        return TRUE;

  return FALSE;
}

static GBytes *
encode (GdkPixbuf   *pixbuf,
        gboolean     as_png,
        const char **mime_type,
        GError     **error)
{
  char *buffer = NULL;
  gsize length = 0;
  gboolean done = as_png
    ? gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "png", error, "compression", "9", NULL)
    : gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "jpeg", error, "quality", "86", NULL);

  if (!done)
    return NULL;

  *mime_type = as_png ? "image/png" : "image/jpeg";
  return g_bytes_new_take (buffer, length);
}

static gboolean
is_fit (GBytes     *original,
        GdkPixbuf  *pixbuf,
        const Size *size,
        const char *format)
{
  return (g_str_equal (format, "png") || g_str_equal (format, "jpeg")) &&
         g_bytes_get_size (original) <= SMALL_BYTES &&
         gdk_pixbuf_get_width (pixbuf) == size->width &&
         gdk_pixbuf_get_height (pixbuf) == size->height;
}

/* Drawings with few colours are smaller, and sharper, as PNG. */
static GBytes *
encode_smaller (GdkPixbuf   *pixbuf,
                const char **mime_type,
                GError     **error)
{
  const char *jpeg_type;
  g_autoptr(GBytes) png = encode (pixbuf, TRUE, mime_type, error);
  g_autoptr(GBytes) jpeg = NULL;

  if (png == NULL || has_transparency (pixbuf))
    return g_steal_pointer (&png);

  jpeg = encode (pixbuf, FALSE, &jpeg_type, NULL);
  if (jpeg == NULL || g_bytes_get_size (png) <= g_bytes_get_size (jpeg))
    return g_steal_pointer (&png);

  *mime_type = jpeg_type;
  return g_steal_pointer (&jpeg);
}

/**
 * sj_picture_prepare:
 * @original: the bytes of a picture in any format that gdk-pixbuf reads
 * @mime_type: (out) (transfer none): the MIME type of what is returned
 * @error: what is wrong with the picture
 *
 * Scales a picture down to at most %SJ_PICTURE_MAX_SIDE, the right way up. A small PNG or JPEG is
 * returned as it is.
 *
 * Returns: (transfer full) (nullable): the bytes to be kept with a map
 */
GBytes *
sj_picture_prepare (GBytes      *original,
                    const char **mime_type,
                    GError     **error)
{
  g_autoptr(GdkPixbuf) pixbuf = NULL;
  g_autofree char *format = NULL;
  Size size = { 0 };

  g_return_val_if_fail (original != NULL && mime_type != NULL, NULL);

  pixbuf = decode (original, &size, &format, error);
  if (pixbuf == NULL)
    return NULL;

  if (is_fit (original, pixbuf, &size, format))
    {
      *mime_type = g_str_equal (format, "png") ? "image/png" : "image/jpeg";
      return g_bytes_ref (original);
    }

  return encode_smaller (pixbuf, mime_type, error);
}

static gboolean
check_size (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) <= MAX_BYTES)
    return TRUE;

  g_set_error_literal (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT,
                       _("it is larger than 100 MB. Scale it down and choose it again."));
  return FALSE;
}

/**
 * sj_picture_read:
 * @file: a file with a picture
 * @mime_type: (out) (transfer none): the MIME type of what is returned
 * @cancellable: (nullable): to stop it
 * @error: why it cannot be read, with the name of the file
 *
 * Returns: (transfer full) (nullable): the bytes to be kept with a map, see sj_picture_prepare()
 */
GBytes *
sj_picture_read (GFile         *file,
                 const char   **mime_type,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *name = NULL;
  g_autoptr(GBytes) original = NULL;
  GBytes *prepared = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && mime_type != NULL, NULL);

  name = g_file_get_basename (file);
  if (check_size (file, cancellable, error))
    original = g_file_load_bytes (file, cancellable, NULL, error);
  if (original != NULL)
    prepared = sj_picture_prepare (original, mime_type, error);
  if (prepared == NULL)
    g_prefix_error (error, "%s: ", name);

  return prepared;
}

typedef struct
{
  GBytes     *bytes;
  const char *mime_type;
} Prepared;

static void
prepared_free (Prepared *prepared)
{
  g_clear_pointer (&prepared->bytes, g_bytes_unref);
  g_free (prepared);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      file,
                GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  const char *mime_type = NULL;
  GBytes *bytes = sj_picture_read (file, &mime_type, cancellable, &error);
  Prepared *prepared;

  if (bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  prepared = g_new0 (Prepared, 1);
  prepared->bytes = bytes;
  prepared->mime_type = mime_type;
  g_task_return_pointer (task, prepared, (GDestroyNotify) prepared_free);
}

/**
 * sj_picture_read_async:
 * @file: a file with a picture
 * @cancellable: (nullable): to stop it
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Does what sj_picture_read() does, beside.
 */
void
sj_picture_read_async (GFile               *file,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * sj_picture_read_finish:
 * @result: what the callback got
 * @mime_type: (out) (transfer none): the MIME type of what is returned
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): the bytes to be kept with a map
 */
GBytes *
sj_picture_read_finish (GAsyncResult  *result,
                        const char   **mime_type,
                        GError       **error)
{
  Prepared *prepared = g_task_propagate_pointer (G_TASK (result), error);
  GBytes *bytes;

  if (prepared == NULL)
    return NULL;

  bytes = g_bytes_ref (prepared->bytes);
  *mime_type = prepared->mime_type;
  prepared_free (prepared);

  return bytes;
}
