#define G_LOG_DOMAIN "sj-canvas-clipboard"

#include "config.h"

#include "ui/sj-canvas-clipboard.h"

#include "io/sj-fragment.h"
#include "ui/sj-canvas-actions.h"
#include "ui/sj-canvas-paste.h"
#include "ui/sj-canvas-points.h"
#include "ui/sj-scene-picture.h"

/*
 * Puts what is selected on the clipboard: as a fragment for Sojourn, as an outline for everything
 * that takes text, and as a picture.
 */

static void
add_point_name (SjCanvas     *canvas,
                const SjPick *pick,
                GArray       *names)
{
  SjPointName name = { sj_map_lookup_typed (sj_canvas_get_map (canvas), pick->id, SJ_TYPE_SERIES),
                       pick->anchor };

  if (name.series != NULL)
    g_array_append_val (names, name);
}

static GArray *
list_points (SjCanvas *canvas)
{
  SjSelection *selection = sj_canvas_get_selection (canvas);
  GArray *names = g_array_new (FALSE, FALSE, sizeof (SjPointName));

  for (guint i = 0; i < sj_selection_get_n (selection); i++)
    {
      const SjPick *pick = sj_selection_get (selection, i);

      if (pick->anchor != NULL)
        add_point_name (canvas, pick, names);
    }

  return names;
}

static gboolean
is_point_of (const SjSceneItem *item,
             GArray            *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      const SjPointName *name = &g_array_index (points, SjPointName, i);

      if (g_strcmp0 (name->anchor, item->anchor) == 0 &&
          g_strcmp0 (sj_element_get_id (SJ_ELEMENT (name->series)), item->id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What the scene shows of it, with what belongs to it. */
static GPtrArray *
list_items (SjCanvas  *canvas,
            GPtrArray *elements,
            GArray    *points)
{
  SjScene *scene = sj_canvas_get_scene (canvas);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
  g_autoptr(GPtrArray) closure = sj_editing_copy_closure (sj_canvas_get_map (canvas), elements);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < closure->len; i++)
    g_hash_table_add (ids, (char *) sj_element_get_id (g_ptr_array_index (closure, i)));

  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, i);

      if (item->id != NULL && (g_hash_table_contains (ids, item->id) ||
                               (item->anchor != NULL && is_point_of (item, points))))
        g_ptr_array_add (items, sj_scene_item_ref ((SjSceneItem *) item));
    }

  return items;
}

static GdkContentProvider *
create_provider (SjCanvas   *canvas,
                 GBytes     *fragment,
                 const char *outline,
                 GPtrArray  *items)
{
  GdkContentProvider *providers[3];
  gsize n_providers = 0;

  providers[n_providers++] = gdk_content_provider_new_for_bytes (SJ_FRAGMENT_MIME_TYPE, fragment);
  providers[n_providers++] = gdk_content_provider_new_typed (G_TYPE_STRING, outline);
  if (items->len > 0)
    providers[n_providers++] = sj_scene_picture_new (sj_canvas_get_map (canvas),
                                                     sj_canvas_get_scene (canvas), items);

  return gdk_content_provider_new_union (providers, n_providers);
}

static gboolean
put_on_clipboard (SjCanvas *canvas,
                  gboolean  cuts)
{
  SjMap *map = sj_canvas_get_map (canvas);
  g_autoptr(GPtrArray) elements = sj_canvas_actions_list_selected (canvas, SJ_TYPE_ELEMENT);
  g_autoptr(GArray) points = list_points (canvas);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GBytes) fragment = NULL;
  g_autofree char *outline = NULL;
  g_autoptr(GdkContentProvider) provider = NULL;
  const SjFragmentPart chosen = { elements, (const SjPointName *) (void *) points->data,
                                  points->len };

  if (map == NULL || (elements->len == 0 && points->len == 0))
    return FALSE;

  outline = sj_fragment_outline (map, &chosen);
  items = list_items (canvas, elements, points);
  fragment = sj_fragment_write (map, &chosen);
  provider = create_provider (canvas, fragment, outline, items);
  if (cuts)
    {
      g_autoptr(GBytes) same = sj_fragment_cut (sj_canvas_get_log (canvas), &chosen);
    }

  return gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (canvas)), provider);
}

/**
 * sj_canvas_clipboard_copy:
 * @canvas: a canvas
 *
 * Returns: whether anything is selected that can be copied
 */
gboolean
sj_canvas_clipboard_copy (SjCanvas *canvas)
{
  g_return_val_if_fail (SJ_IS_CANVAS (canvas), FALSE);

  return put_on_clipboard (canvas, FALSE);
}

/* What was measured is not taken away point by point. */
static gboolean
refuse_measured (SjCanvas *canvas)
{
  g_autoptr(GArray) points = list_points (canvas);

  for (guint i = 0; i < points->len; i++)
    if (sj_canvas_points_refuse (canvas, g_array_index (points, SjPointName, i).series))
      return TRUE;

  return FALSE;
}

/**
 * sj_canvas_clipboard_cut:
 * @canvas: a canvas of a map that can be edited
 *
 * Copies what is selected and deletes it; undo brings it back.
 *
 * Returns: whether anything was cut
 */
gboolean
sj_canvas_clipboard_cut (SjCanvas *canvas)
{
  g_return_val_if_fail (SJ_IS_CANVAS (canvas), FALSE);
  g_return_val_if_fail (sj_canvas_get_log (canvas) != NULL, FALSE);

  if (refuse_measured (canvas) || !put_on_clipboard (canvas, TRUE))
    return FALSE;

  sj_selection_clear (sj_canvas_get_selection (canvas));
  if (sj_cell_cursor_is_set (sj_canvas_get_cursor (canvas)))
    sj_canvas_focus_cell (canvas);
  return TRUE;
}

static void
cut_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  sj_canvas_clipboard_cut (SJ_CANVAS (widget));
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sj_canvas_clipboard_copy (SJ_CANVAS (widget));
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  sj_canvas_paste (SJ_CANVAS (widget), FALSE);
}

static void
paste_turned_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  sj_canvas_paste (SJ_CANVAS (widget), TRUE);
}

/**
 * sj_canvas_clipboard_add_bindings:
 * @widget_class: the class of the canvas
 *
 * Declares the actions of the clipboard with their keys.
 */
void
sj_canvas_clipboard_add_bindings (GtkWidgetClass *widget_class)
{
  /* Menus show the last key of an action. */
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_Delete, GDK_SHIFT_MASK, "canvas.cut" },
    { GDK_KEY_x, GDK_CONTROL_MASK, "canvas.cut" },
    { GDK_KEY_Insert, GDK_CONTROL_MASK, "canvas.copy" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "canvas.copy" },
    { GDK_KEY_Insert, GDK_SHIFT_MASK, "canvas.paste" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "canvas.paste" },
    { GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.paste-turned" },
  };

  gtk_widget_class_install_action (widget_class, "canvas.cut", NULL, cut_action);
  gtk_widget_class_install_action (widget_class, "canvas.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "canvas.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "canvas.paste-turned", NULL,
                                   paste_turned_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}
