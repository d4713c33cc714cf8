#define G_LOG_DOMAIN "sj-choice-list"

#include "config.h"

#include "ui/sj-choice-list.h"

#include "core/sj-lane.h"

/*
 * Drop-downs that fit a narrow panel: long titles are cut, and long lists can be searched.
 */

/* What can be read anyway would only cover the choices below it. */
static gboolean
on_query_tooltip (GtkLabel   *label,
                  int         x,
                  int         y,
                  gboolean    by_keyboard,
                  GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  gtk_list_item_set_child (list_item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  GtkStringObject *text = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (text));
}

/**
 * sj_choice_list_new:
 * @labels: what can be chosen
 *
 * Returns: (transfer floating): a #GtkDropDown
 */
GtkWidget *
sj_choice_list_new (GtkStringList *labels)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (labels)), text);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_widget_add_css_class (drop_down, "property-choice");

  return drop_down;
}

void
sj_choice_list_set_search (GtkWidget *drop_down,
                           gboolean   enable)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), enable);
}

/* A card that is sent to a lane without cells would not be seen any more. */
static gboolean
can_be_chosen (SjElement *element)
{
  return !SJ_IS_LANE (element) || (!sj_lane_is_line (SJ_LANE (element)) &&
                                   sj_lane_get_kind (SJ_LANE (element)) != SJ_LANE_EMOTION);
}

/**
 * sj_choice_list_candidates:
 * @map: a map
 * @type: a type of element
 *
 * Returns: (transfer full) (element-type SjElement): its elements of that type that may be chosen,
 *   in their order
 */
GPtrArray *
sj_choice_list_candidates (SjMap *map,
                           GType  type)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = sj_map_get_list (map, type);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) candidate = g_list_model_get_item (list, i);

      if (can_be_chosen (candidate))
        g_ptr_array_add (candidates, g_steal_pointer (&candidate));
    }

  return candidates;
}
