#define G_LOG_DOMAIN "sj-text-paste"

#include "ui/sj-text-paste.h"

#include <string.h>

#include "io/sj-fragment.h"
#include "ui/sj-canvas-paste.h"
#include "ui/sj-canvas-text.h"

/*
 * Pasting where a new card has been begun and nothing is typed yet, as after a click on the plus
 * sign of an empty cell. A word goes into the text; a list, cells of a spreadsheet, cards or a
 * picture are pasted into the map from that cell on.
 */

static gboolean
is_fresh (SjCanvas  *canvas,
          GtkWidget *view)
{
  SjCanvasText *text = sj_canvas_get_text (canvas);

  return sj_canvas_text_is_fresh (text) &&
         sj_text_editor_get_view (sj_canvas_text_get_editor (text)) == view;
}

static void
paste_into_map (SjCanvas *canvas)
{
  sj_canvas_text_end (sj_canvas_get_text (canvas), SJ_TEXT_END_KEEP);
  sj_canvas_paste (canvas, FALSE);
}

static void
on_text_read (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GtkWidget) view = user_data;
  GtkWidget *canvas = gtk_widget_get_ancestor (view, SJ_TYPE_CANVAS);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text == NULL || canvas == NULL || !is_fresh (SJ_CANVAS (canvas), view))
    return;

  g_strstrip (text);
  if (strpbrk (text, "\t\r\n") != NULL)
    paste_into_map (SJ_CANVAS (canvas));
  else
    gtk_text_buffer_insert_interactive_at_cursor (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1, TRUE);
}

static gboolean
offers_more_than_text (GdkClipboard *clipboard)
{
  GdkContentFormats *offered = gdk_clipboard_get_formats (clipboard);
  g_autoptr(GdkContentFormats) formats =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (offered));

  return gdk_content_formats_contain_mime_type (offered, SJ_FRAGMENT_MIME_TYPE) ||
         gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
         (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) &&
          !gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
}

static void
on_paste (GtkWidget *view,
          SjCanvas  *canvas)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (view);

  if (!is_fresh (canvas, view))
    return;

  g_signal_stop_emission_by_name (view, "paste-clipboard");
  if (offers_more_than_text (clipboard))
    paste_into_map (canvas);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, g_object_ref (view));
}

/**
 * sj_text_paste_install:
 * @canvas: a canvas
 * @view: the text view of its text editor
 */
void
sj_text_paste_install (SjCanvas  *canvas,
                       GtkWidget *view)
{
  g_return_if_fail (SJ_IS_CANVAS (canvas) && GTK_IS_TEXT_VIEW (view));

  g_signal_connect_object (view, "paste-clipboard", G_CALLBACK (on_paste), canvas, 0);
}
