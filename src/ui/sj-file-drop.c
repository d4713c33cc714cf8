#define G_LOG_DOMAIN "sj-file-drop"

#include "config.h"

#include "ui/sj-file-drop.h"

/*
 * Hands files that a widget was given to its window, which knows what to do with each.
 */

/**
 * sj_file_drop_open:
 * @widget: a widget in a window of the program
 * @value: what was dropped or pasted
 *
 * Opens maps, imports tables, or says why they are neither.
 *
 * Returns: whether there were any files
 */
gboolean
sj_file_drop_open (GtkWidget    *widget,
                   const GValue *value)
{
  GSList *files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? g_value_get_boxed (value) : NULL;
  g_autoptr(GStrvBuilder) uris = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  for (GSList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *uri = g_file_get_uri (link->data);

      g_strv_builder_add (uris, uri);
    }
  if (files == NULL)
    return FALSE;

  list = g_strv_builder_end (uris);
  return gtk_widget_activate_action (widget, "win.drop-files", "^as", list);
}
