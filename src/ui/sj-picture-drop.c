#define G_LOG_DOMAIN "sj-picture-drop"

#include "config.h"

#include "ui/sj-picture-drop.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "ui/sj-canvas-cells.h"
#include "ui/sj-file-drop.h"
#include "ui/sj-picture-transfer.h"

/*
 * Lets pictures be dropped onto cards, and into cells, where each becomes a card: so a storyboard
 * is laid. A file that is a map is opened as anywhere in the window.
 */

typedef struct
{
  SjCanvas  *canvas;
  SjEditLog *log;
  char      *id;  /* the card under the pointer; NULL for a new one */
  char      *step;  /* where the new one stands */
  char      *lane;
} Drop;

static void
drop_free (Drop *drop)
{
  g_clear_object (&drop->canvas);
  g_clear_object (&drop->log);
  g_clear_pointer (&drop->id, g_free);
  g_clear_pointer (&drop->step, g_free);
  g_clear_pointer (&drop->lane, g_free);
  g_free (drop);
}

static void
set_picture (Drop       *drop,
             const char *hash)
{
  SjElement *card = sj_map_lookup_typed (sj_edit_log_get_map (drop->log), drop->id, SJ_TYPE_CARD);

  if (card == NULL)
    return;

  sj_edit_log_begin (drop->log, _("Set Picture"));
  sj_edit_log_set (drop->log, card, "picture", hash, NULL);
  sj_edit_log_commit (drop->log);
}

static void
add_card (Drop       *drop,
          const char *hash)
{
  SjMap *map = sj_edit_log_get_map (drop->log);
  g_autoptr(SjCard) card = NULL;

  if (sj_map_lookup_typed (map, drop->step, SJ_TYPE_STEP) == NULL ||
      sj_map_lookup_typed (map, drop->lane, SJ_TYPE_LANE) == NULL)
    return;

  card = sj_card_new ("", drop->step, drop->lane);
  g_object_set (card, "picture", hash, NULL);
  drop->id = g_strdup (sj_element_get_id (SJ_ELEMENT (card)));
  sj_edit_log_begin (drop->log, _("Add Picture"));
  sj_edit_log_insert (drop->log, SJ_ELEMENT (card), G_MAXUINT);
  sj_edit_log_commit (drop->log);
}

static void
on_received (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Drop *drop = user_data;
  const char *mime_type = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = sj_picture_transfer_finish (result, &mime_type, &error);

  if (bytes != NULL)
    {
      g_autofree char *hash = sj_map_add_asset (sj_edit_log_get_map (drop->log), bytes, mime_type);

      if (drop->id != NULL)
        set_picture (drop, hash);
      else
        add_card (drop, hash);
      if (drop->id != NULL)
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

/* The card under the pointer, or else the cell. */
static gboolean
find_place (Drop   *drop,
            double  x,
            double  y)
{
  const SjSceneItem *item = sj_canvas_pick (drop->canvas, x, y);
  SjMap *map = sj_edit_log_get_map (drop->log);
  SjCell cell;

  if (item != NULL && sj_map_lookup_typed (map, item->id, SJ_TYPE_CARD) != NULL)
    {
      drop->id = g_strdup (item->id);
      return TRUE;
    }
  if (!sj_canvas_cells_at (drop->canvas, x, y, &cell) ||
      !sj_canvas_cells_hold_cards (drop->canvas, &cell))
    return FALSE;

  drop->step = g_strdup (sj_element_get_id (SJ_ELEMENT (sj_canvas_cells_get_step (drop->canvas,
                                                                                  &cell))));
  drop->lane = g_strdup (sj_element_get_id (SJ_ELEMENT (sj_canvas_cells_get_lane (drop->canvas,
                                                                                  &cell))));
  return TRUE;
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       log)
{
  SjCanvas *canvas = SJ_CANVAS (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  Drop *drop;

  if (!sj_picture_drop_holds_picture (value))
    return sj_file_drop_open (GTK_WIDGET (canvas), value);

  drop = g_new0 (Drop, 1);
  drop->canvas = g_object_ref (canvas);
  drop->log = g_object_ref (log);
  if (!find_place (drop, x, y))
    {
      drop_free (drop);
      return FALSE;
    }

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
