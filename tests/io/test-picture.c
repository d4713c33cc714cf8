#include <gdk-pixbuf/gdk-pixbuf.h>

#include "io/sj-io-error.h"
#include "io/sj-picture.h"

/* A photograph as far as compression can tell: no two pixels alike. */
static GdkPixbuf *
create_pixbuf (int      width,
               int      height,
               gboolean alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  gsize length = gdk_pixbuf_get_byte_length (pixbuf);
  guint32 state = 12345;

  for (gsize i = 0; i < length; i++)
    {
      state = state * 1664525u + 1013904223u;
      pixels[i] = (guint8) (state >> 24);
    }

  return pixbuf;
}

static GBytes *
create_picture (int         width,
                int         height,
                gboolean    alpha,
                const char *format)
{
  g_autoptr(GdkPixbuf) pixbuf = create_pixbuf (width, height, alpha);
  char *buffer;
  gsize length;

  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, format, NULL, NULL));
  return g_bytes_new_take (buffer, length);
}

static void
assert_size (GBytes *bytes,
             int     width,
             int     height)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);

  g_assert_nonnull (pixbuf);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, height);
}

/* A map with a phone's photographs in it can still be mailed. */
static void
test_large_pictures_are_scaled (void)
{
  g_autoptr(GBytes) original = create_picture (3200, 1000, FALSE, "jpeg");
  const char *mime_type = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) prepared = sj_picture_prepare (original, &mime_type, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mime_type, ==, "image/jpeg");
  assert_size (prepared, 1600, 500);
}

static void
test_small_pictures_stay_as_they_are (void)
{
  g_autoptr(GBytes) original = create_picture (60, 40, FALSE, "png");
  const char *mime_type = NULL;
  g_autoptr(GBytes) prepared = sj_picture_prepare (original, &mime_type, NULL);

  g_assert_true (g_bytes_equal (original, prepared));
  g_assert_cmpstr (mime_type, ==, "image/png");
}

/* A logo keeps the holes in it. */
static void
test_transparency_is_kept (void)
{
  g_autoptr(GBytes) original = create_picture (1800, 90, TRUE, "png");
  const char *mime_type = NULL;
  g_autoptr(GBytes) prepared = sj_picture_prepare (original, &mime_type, NULL);

  g_assert_cmpstr (mime_type, ==, "image/png");
  assert_size (prepared, 1600, 80);
}

/* Formats that others may not read become one that all do. */
static void
test_other_formats_are_converted (void)
{
  g_autoptr(GBytes) original = create_picture (50, 50, FALSE, "bmp");
  const char *mime_type = NULL;
  g_autoptr(GBytes) prepared = sj_picture_prepare (original, &mime_type, NULL);

  g_assert_nonnull (prepared);
  g_assert_true (g_str_equal (mime_type, "image/png") || g_str_equal (mime_type, "image/jpeg"));
  assert_size (prepared, 50, 50);
}

static void
test_what_is_no_picture_is_a_sentence (void)
{
  const char *texts[] = { "", "no picture at all, but a text", "\x89PNG\r\n\x1a\n broken" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) original = g_bytes_new (texts[i], strlen (texts[i]));
      const char *mime_type = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_null (sj_picture_prepare (original, &mime_type, &error));
      g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT);
      g_assert_nonnull (strstr (error->message, "Save it as PNG or JPEG"));
    }
}

/* A picture cut off in the middle is not taken for a whole one. */
static void
test_a_truncated_picture_is_refused (void)
{
  g_autoptr(GBytes) original = create_picture (200, 200, FALSE, "png");
  g_autoptr(GBytes) half = g_bytes_new_from_bytes (original, 0, g_bytes_get_size (original) / 2);
  const char *mime_type = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (sj_picture_prepare (half, &mime_type, &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT);
}

/* A few bytes that claim to be a picture of a thousand megapixels do not eat the memory. */
static void
test_bombs_are_refused (void)
{
  guint8 header[] = {
    0x42, 0x4d, 0x36, 0x00, 0x00, 0x00, 0, 0, 0, 0, 0x36, 0, 0, 0, 0x28, 0, 0, 0,
    0x00, 0x7d, 0x00, 0x00, /* 32,000 wide */
    0x00, 0x7d, 0x00, 0x00, /* and high */
    1, 0, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
  };
  g_autoptr(GBytes) original = g_bytes_new (header, sizeof header);
  const char *mime_type = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (sj_picture_prepare (original, &mime_type, &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT);
  g_assert_nonnull (strstr (error->message, "32000"));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/* The file's name is in the sentence, so that one knows which of ten it was. */
static void
test_reading_a_file_names_it (void)
{
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere/portrait.png");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const char *mime_type = NULL;

  sj_picture_read_async (file, NULL, on_read, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (sj_picture_read_finish (result, &mime_type, &error));
  g_assert_true (g_str_has_prefix (error->message, "portrait.png: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/large", test_large_pictures_are_scaled);
  g_test_add_func ("/picture/small", test_small_pictures_stay_as_they_are);
  g_test_add_func ("/picture/transparency", test_transparency_is_kept);
  g_test_add_func ("/picture/other-formats", test_other_formats_are_converted);
  g_test_add_func ("/picture/no-picture", test_what_is_no_picture_is_a_sentence);
  g_test_add_func ("/picture/truncated", test_a_truncated_picture_is_refused);
  g_test_add_func ("/picture/bomb", test_bombs_are_refused);
  g_test_add_func ("/picture/read", test_reading_a_file_names_it);

  return g_test_run ();
}
