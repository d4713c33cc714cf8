#define G_LOG_DOMAIN "sj-picture-transfer"

#include "config.h"

#include "ui/sj-picture-transfer.h"

#include <glib/gi18n-lib.h>

#include "io/sj-io-error.h"
#include "io/sj-picture.h"

/*
 * The ways on which pictures come in, from a file, the clipboard or a drop, all ending in bytes
 * that are fit to be kept with a map; and the way on which they are shown.
 */

typedef struct
{
  GBytes     *bytes;
  const char *mime_type;
} Picture;

static void
picture_free (Picture *picture)
{
  g_clear_pointer (&picture->bytes, g_bytes_unref);
  g_free (picture);
}

static void
return_picture (GTask      *task,
                GBytes     *bytes,
                const char *mime_type,
                GError     *error)
{
  Picture *picture;

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  picture = g_new0 (Picture, 1);
  picture->bytes = bytes;
  picture->mime_type = mime_type;
  g_task_return_pointer (task, picture, (GDestroyNotify) picture_free);
}

static void
on_file_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  const char *mime_type = NULL;
  GBytes *bytes = sj_picture_read_finish (result, &mime_type, &error);

  return_picture (task, bytes, mime_type, error);
}

/**
 * sj_picture_transfer_from_file:
 * @file: a file with a picture
 * @callback: called when it is read
 * @user_data: for @callback
 */
void
sj_picture_transfer_from_file (GFile               *file,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (G_IS_FILE (file));

  sj_picture_read_async (file, NULL, on_file_read, g_task_new (NULL, NULL, callback, user_data));
}

static void
take_texture (GTask      *task,
              GdkTexture *texture)
{
  g_autoptr(GBytes) png = gdk_texture_save_to_png_bytes (texture);
  GError *error = NULL;
  const char *mime_type = NULL;
  GBytes *bytes = sj_picture_prepare (png, &mime_type, &error);

  return_picture (task, bytes, mime_type, error);
}

/* The clipboard: a picture, or else a file copied in a file manager. */

static void
return_nothing_to_paste (GTask *task)
{
  g_task_return_new_error (task, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT,
                           _("There is no picture in the clipboard. Copy one and paste again."));
}

static void
on_files_pasted (GObject      *clipboard,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (files == NULL)
    return_nothing_to_paste (task);
  else
    sj_picture_read_async (files->data, NULL, on_file_read, g_steal_pointer (&task));
}

static void
on_texture_pasted (GObject      *clipboard,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GdkTexture) texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard),
                                                                     result, NULL);

  if (texture != NULL)
    take_texture (task, texture);
  else
    gdk_clipboard_read_value_async (GDK_CLIPBOARD (clipboard), GDK_TYPE_FILE_LIST,
                                    G_PRIORITY_DEFAULT, NULL, on_files_pasted,
                                    g_steal_pointer (&task));
}

/**
 * sj_picture_transfer_from_clipboard:
 * @clipboard: the clipboard
 * @callback: called when the picture is there
 * @user_data: for @callback
 */
void
sj_picture_transfer_from_clipboard (GdkClipboard        *clipboard,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  gdk_clipboard_read_texture_async (clipboard, NULL, on_texture_pasted,
                                    g_task_new (NULL, NULL, callback, user_data));
}

/**
 * sj_picture_transfer_from_value:
 * @value: what was dropped
 * @callback: called when the picture is there
 * @user_data: for @callback
 *
 * Returns: whether it is anything that may hold a picture; if not, @callback is called all the same
 */
gboolean
sj_picture_transfer_from_value (const GValue        *value,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  GSList *files;

  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      take_texture (task, g_value_get_object (value));
      return TRUE;
    }

  files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? g_value_get_boxed (value) : NULL;
  if (files == NULL)
    {
      return_nothing_to_paste (task);
      return FALSE;
    }

  sj_picture_read_async (files->data, NULL, on_file_read, g_steal_pointer (&task));
  return TRUE;
}

/**
 * sj_picture_transfer_finish:
 * @result: what the callback got
 * @mime_type: (out) (transfer none): what kind of picture it is
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): bytes for sj_map_add_asset()
 */
GBytes *
sj_picture_transfer_finish (GAsyncResult  *result,
                            const char   **mime_type,
                            GError       **error)
{
  Picture *picture = g_task_propagate_pointer (G_TASK (result), error);
  GBytes *bytes;

  if (picture == NULL)
    return NULL;

  bytes = g_bytes_ref (picture->bytes);
  *mime_type = picture->mime_type;
  picture_free (picture);

  return bytes;
}

/**
 * sj_picture_transfer_create_drop_target:
 * @on_drop: called with @user_data and the value that was dropped; returns whether it was taken
 * @user_data: an object for @on_drop
 *
 * Returns: (transfer full): a controller that accepts pictures and files
 */
GtkEventController *
sj_picture_transfer_create_drop_target (GCallback  on_drop,
                                        GObject   *user_data)
{
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", on_drop, user_data, G_CONNECT_SWAPPED);

  return GTK_EVENT_CONTROLLER (target);
}

/**
 * sj_picture_transfer_load:
 * @map: a map
 * @hash: the name of one of its pictures
 * @sentence: (out) (transfer none): if it cannot be shown: why, and what to do
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
sj_picture_transfer_load (SjMap       *map,
                          const char  *hash,
                          const char **sentence)
{
  GBytes *bytes;
  GdkTexture *texture = NULL;

  g_return_val_if_fail (SJ_IS_MAP (map) && hash != NULL && sentence != NULL, NULL);

  *sentence = NULL;
  bytes = sj_map_get_asset (map, hash, NULL);
  if (bytes != NULL)
    texture = gdk_texture_new_from_bytes (bytes, NULL);
  if (bytes == NULL)
    *sentence = _("The picture is not in the file any more. Choose it again, or remove it.");
  else if (texture == NULL)
    *sentence = _("The picture is damaged and cannot be shown. Choose it again, or remove it.");

  return texture;
}
