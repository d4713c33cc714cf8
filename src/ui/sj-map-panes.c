#define G_LOG_DOMAIN "sj-map-panes"

#include "config.h"

#include "ui/sj-map-panes.h"

#include "ui/sj-map-view.h"

/*
 * F6 takes the keyboard from the outline to the map, to the properties and round again, so that
 * what is selected on the map is edited beside it without the pointer.
 */

enum {
  PANE_OUTLINE,
  PANE_MAP,
  PANE_INSPECTOR,
  N_PANES
};

static gboolean
is_open (SjMapView *view,
         int        pane)
{
  SjPanels *panels = sj_map_view_get_panels (view);

  if (pane == PANE_MAP)
    return TRUE;

  return pane == PANE_OUTLINE ? sj_panels_get_show_start (panels) : sj_panels_get_show_end (panels);
}

static int
find_focused (GtkWidget *const *panes,
              GtkWidget        *focus)
{
  for (int i = 0; focus != NULL && i < N_PANES; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      return i;

  return PANE_MAP;
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SjMapView *view = SJ_MAP_VIEW (widget);
  GtkWidget *const panes[N_PANES] = {
    [PANE_OUTLINE] = GTK_WIDGET (sj_map_view_get_outline (view)),
    [PANE_MAP] = GTK_WIDGET (sj_map_view_get_canvas (view)),
    [PANE_INSPECTOR] = GTK_WIDGET (sj_map_view_get_inspector (view)),
  };
  int direction = g_variant_get_int32 (parameter);
  int from = find_focused (panes, gtk_root_get_focus (gtk_widget_get_root (widget)));

  for (int i = 1; i < N_PANES; i++)
    {
      int pane = (from + i * direction + N_PANES) % N_PANES;

      if (is_open (view, pane) && gtk_widget_child_focus (panes[pane], GTK_DIR_TAB_FORWARD))
        return;
    }
}

/**
 * sj_map_panes_add_bindings:
 * @view_class: the class of the view of a map
 *
 * Declares the keys that go from one pane to the next.
 */
void
sj_map_panes_add_bindings (GtkWidgetClass *view_class)
{
  gtk_widget_class_install_action (view_class, "map.go-to-pane", "i", go_action);
  gtk_widget_class_add_binding_action (view_class, GDK_KEY_F6, 0, "map.go-to-pane", "i", 1);
  gtk_widget_class_add_binding_action (view_class, GDK_KEY_F6, GDK_SHIFT_MASK, "map.go-to-pane",
                                       "i", -1);
}
