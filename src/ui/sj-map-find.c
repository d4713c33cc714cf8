#define G_LOG_DOMAIN "sj-map-find"

#include "config.h"

#include "ui/sj-map-find.h"

#include "ui/sj-map-view.h"

/*
 * The actions of a map's view that find and filter. Those of the window of the same names lead
 * here, so that their keys work wherever the focus is.
 */

/* In a narrow window they would cover what is opened. */
static void
put_sheets_away (SjMapView *view)
{
  SjPanels *panels = sj_map_view_get_panels (view);
  gboolean narrow;

  g_object_get (panels, "narrow", &narrow, NULL);
  if (!narrow)
    return;

  sj_panels_set_show_start (panels, FALSE);
  sj_panels_set_show_end (panels, FALSE);
}

static void
find_action (GtkWidget  *view,
             const char *name,
             GVariant   *parameter)
{
  put_sheets_away (SJ_MAP_VIEW (view));
  sj_find_bar_open (sj_map_view_get_find_bar (SJ_MAP_VIEW (view)),
                    g_str_equal (name, "map.replace"));
}

static void
step_action (GtkWidget  *view,
             const char *name,
             GVariant   *parameter)
{
  sj_find_bar_step (sj_map_view_get_find_bar (SJ_MAP_VIEW (view)),
                    g_str_equal (name, "map.find-next") ? 1 : -1);
}

static void
filter_action (GtkWidget  *view,
               const char *name,
               GVariant   *parameter)
{
  SjFilterBar *bar = sj_map_view_get_filter_bar (SJ_MAP_VIEW (view));

  if (gtk_widget_get_visible (GTK_WIDGET (bar)))
    {
      sj_filter_bar_close (bar);
      gtk_widget_grab_focus (view);
    }
  else
    {
      put_sheets_away (SJ_MAP_VIEW (view));
      sj_filter_bar_open (bar);
    }
}

/**
 * sj_map_find_add_actions:
 * @view_class: the class of the view
 */
void
sj_map_find_add_actions (GtkWidgetClass *view_class)
{
  const struct
  {
    const char                  *name;
    GtkWidgetActionActivateFunc  function;
    guint                        key;
    GdkModifierType              modifiers;
  } actions[] = {
    { "map.find", find_action, GDK_KEY_f, GDK_CONTROL_MASK },
    { "map.replace", find_action, GDK_KEY_h, GDK_CONTROL_MASK },
    { "map.find-next", step_action, GDK_KEY_g, GDK_CONTROL_MASK },
    { "map.find-previous", step_action, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "map.filter", filter_action, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (view_class, actions[i].name, NULL, actions[i].function);
      gtk_widget_class_add_binding_action (view_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
}
