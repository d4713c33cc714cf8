#define G_LOG_DOMAIN "sj-picture-drop"

#include "config.h"

#include "ui/sj-picture-drop.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "ui/sj-file-drop.h"
#include "ui/sj-picture-transfer.h"

/*
 * Lets pictures be dropped onto cards. A file that is a map, or dropped beside the cards, is opened
 * as anywhere in the window.
 */

typedef struct
{
  SjCanvas  *canvas;
  SjEditLog *log;
  char      *id;  /* the card under the pointer */
} Drop;

static void
drop_free (Drop *drop)
{
  g_clear_object (&drop->canvas);
  g_clear_object (&drop->log);
  g_clear_pointer (&drop->id, g_free);
  g_free (drop);
}

static void
on_received (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Drop *drop = user_data;
  SjMap *map = sj_edit_log_get_map (drop->log);
  SjElement *card = sj_map_lookup_typed (map, drop->id, SJ_TYPE_CARD);
  const char *mime_type = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = sj_picture_transfer_finish (result, &mime_type, &error);

  if (bytes != NULL && card != NULL)
    {
      g_autofree char *hash = sj_map_add_asset (map, bytes, mime_type);

      sj_edit_log_begin (drop->log, _("Set Picture"));
      sj_edit_log_set (drop->log, card, "picture", hash, NULL);
      sj_edit_log_commit (drop->log);
      sj_selection_select (sj_canvas_get_selection (drop->canvas), drop->id, NULL);
    }
  else if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (drop->canvas), "win.show-toast", "s", error->message);
  drop_free (drop);
}

static gboolean
is_picture (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);
  g_autofree char *mime_type = g_content_type_get_mime_type (type);

  return mime_type != NULL && g_str_has_prefix (mime_type, "image/");
}

/**
 * sj_picture_drop_holds_picture:
 * @value: what was dropped or pasted
 *
 * Returns: whether it is a picture, or a file that has the name of one
 */
gboolean
sj_picture_drop_holds_picture (const GValue *value)
{
  GSList *files;

  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    return TRUE;

  files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? g_value_get_boxed (value) : NULL;
  return files != NULL && is_picture (files->data);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       log)
{
  SjCanvas *canvas = SJ_CANVAS (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  const SjSceneItem *item = sj_canvas_pick (canvas, x, y);
  SjMap *map = sj_edit_log_get_map (log);
  Drop *drop;

  if (!sj_picture_drop_holds_picture (value))
    return sj_file_drop_open (GTK_WIDGET (canvas), value);
  if (item == NULL || sj_map_lookup_typed (map, item->id, SJ_TYPE_CARD) == NULL)
    return FALSE;

  drop = g_new0 (Drop, 1);
  drop->canvas = g_object_ref (canvas);
  drop->log = g_object_ref (log);
  drop->id = g_strdup (item->id);
  return sj_picture_transfer_from_value (value, on_received, drop);
}

/**
 * sj_picture_drop_install:
 * @canvas: a canvas that shows the map of @log
 * @log: where the pictures go
 *
 * Lets pictures be dropped onto the cards of a map that may be changed.
 */
void
sj_picture_drop_install (SjCanvas  *canvas,
                         SjEditLog *log)
{
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *target;

  g_return_if_fail (SJ_IS_CANVAS (canvas) && SJ_IS_EDIT_LOG (log));

  target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), log, 0);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (target));
}
