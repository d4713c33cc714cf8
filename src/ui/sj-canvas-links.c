#define G_LOG_DOMAIN "sj-canvas-links"

#include "config.h"

#include "ui/sj-canvas-links.h"

#include <glib/gi18n-lib.h>

#include "core/sj-editing.h"
#include "ui/sj-canvas-actions.h"
#include "ui/sj-canvas-cells.h"

/*
 * Ties cards to each other.
 */

static SjLink *
find_link (SjMap      *map,
           const char *from,
           const char *to)
{
  GListModel *links = sj_map_get_links (map);
  guint n_links = g_list_model_get_n_items (links);

  for (guint i = 0; i < n_links; i++)
    {
      g_autoptr(SjLink) link = g_list_model_get_item (links, i);

      if (g_strcmp0 (sj_link_get_from (link), from) == 0 &&
          g_strcmp0 (sj_link_get_to (link), to) == 0)
        return link;
    }

  return NULL;
}

/* Back to an earlier step is a loop, until somebody says otherwise. */
static SjLinkKind
guess_kind (SjCanvas *canvas,
            SjCard   *from,
            SjCard   *to)
{
  SjCell first, second;

  return sj_canvas_cells_of_card (canvas, from, &first) &&
         sj_canvas_cells_of_card (canvas, to, &second) && second.column < first.column
           ? SJ_LINK_LOOP : SJ_LINK_NEXT;
}

/**
 * sj_canvas_links_add:
 * @canvas: a canvas of a map that can be edited
 * @from: the id of the card the link leaves
 * @to: the id of the card it leads to
 *
 * Ties two cards to each other and selects the link; the one there is, if they are tied already.
 *
 * Returns: whether a link was added
 */
gboolean
sj_canvas_links_add (SjCanvas   *canvas,
                     const char *from,
                     const char *to)
{
  SjMap *map = sj_canvas_get_map (canvas);
  SjCard *first = sj_map_lookup_typed (map, from, SJ_TYPE_CARD);
  SjCard *second = sj_map_lookup_typed (map, to, SJ_TYPE_CARD);
  SjLink *link = find_link (map, from, to);
  gboolean added = link == NULL;

  if (first == NULL || second == NULL || first == second)
    return FALSE;

  if (added)
    link = sj_editing_add_link (sj_canvas_get_log (canvas), first, second,
                                guess_kind (canvas, first, second));
  sj_selection_select (sj_canvas_get_selection (canvas), sj_element_get_id (SJ_ELEMENT (link)),
                       NULL);
  return added;
}

static guint
count_vertices (const SjFigure *figure,
                const SjOp     *op)
{
  const guint8 *verbs = sj_figure_get_verbs (figure, op);
  guint n_vertices = 0;

  for (guint i = 0; i < op->n_verbs; i++)
    n_vertices += verbs[i] == SJ_VERB_CURVE ? 3 : verbs[i] == SJ_VERB_CLOSE ? 0 : 1;

  return n_vertices;
}

/**
 * sj_canvas_links_get_ends:
 * @item: the item of a link
 * @start: (out): where it leaves, from the corner of the item in points
 * @finish: (out): where it arrives
 *
 * Returns: whether it is drawn
 */
gboolean
sj_canvas_links_get_ends (const SjSceneItem *item,
                          SjVertex          *start,
                          SjVertex          *finish)
{
  for (guint i = 0; i < sj_figure_get_n_ops (item->figure); i++)
    {
      const SjOp *op = sj_figure_get_op (item->figure, i);
      guint n_vertices = op->kind == SJ_OP_PATH ? count_vertices (item->figure, op) : 0;

      /* The first path is the way; the arrow comes after it. */
      if (n_vertices >= 2)
        {
          *start = sj_figure_get_vertices (item->figure, op)[0];
          *finish = sj_figure_get_vertices (item->figure, op)[n_vertices - 1];
          return TRUE;
        }
    }

  return FALSE;
}

/* In the order in which they were selected. */
static void
add_link_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  g_autoptr(GPtrArray) cards = sj_canvas_actions_list_selected (canvas, SJ_TYPE_CARD);

  if (cards->len >= 2)
    sj_canvas_links_add (canvas, sj_element_get_id (g_ptr_array_index (cards, 0)),
                         sj_element_get_id (g_ptr_array_index (cards, 1)));
}

static void
link_kind_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  SjEditLog *log = sj_canvas_get_log (canvas);
  const char *nick = g_variant_get_string (parameter, NULL);
  GEnumValue *kind = g_enum_get_value_by_nick (g_type_class_ref (SJ_TYPE_LINK_KIND), nick);
  g_autoptr(GPtrArray) links = sj_canvas_actions_list_selected (canvas, SJ_TYPE_LINK);

  if (log == NULL || kind == NULL)
    return;

  sj_edit_log_begin (log, _ ("Change Link"));
  for (guint i = 0; i < links->len; i++)
    sj_edit_log_set (log, g_ptr_array_index (links, i), "kind", kind->value, NULL);
  sj_edit_log_commit (log);
}

static void
reverse_link_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  SjEditLog *log = sj_canvas_get_log (canvas);
  g_autoptr(GPtrArray) links = sj_canvas_actions_list_selected (canvas, SJ_TYPE_LINK);

  if (log == NULL)
    return;

  sj_edit_log_begin (log, _ ("Reverse Link"));
  for (guint i = 0; i < links->len; i++)
    {
      SjLink *link = g_ptr_array_index (links, i);
      g_autofree char *from = g_strdup (sj_link_get_from (link));
      g_autofree char *to = g_strdup (sj_link_get_to (link));

      sj_edit_log_set (log, SJ_ELEMENT (link), "from", to, "to", from, NULL);
    }
  sj_edit_log_commit (log);
}

/**
 * sj_canvas_links_add_bindings:
 * @widget_class: the class of the canvas
 *
 * Declares what can be done with links, with its keys.
 */
void
sj_canvas_links_add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.add-link", NULL, add_link_action);
  gtk_widget_class_install_action (widget_class, "canvas.link-kind", "s", link_kind_action);
  gtk_widget_class_install_action (widget_class, "canvas.reverse-link", NULL,
                                   reverse_link_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK,
                                       "canvas.add-link", NULL);
}
