#define G_LOG_DOMAIN "sj-canvas-menu"

#include "config.h"

#include "ui/sj-canvas-menu.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "ui/sj-canvas-cell.h"
#include "ui/sj-canvas-text.h"
#include "ui/sj-script-list.h"

/*
 * The context menus of the map: what can be done with what the pointer or the keyboard is at.
 */

static void
append_values (GMenu      *menu,
               GType       type,
               const char *action)
{
  GEnumClass *klass = g_type_class_ref (type);

  for (guint i = 0; i < klass->n_values; i++)
    {
      g_autofree char *target = g_strdup_printf ("%s::%s", action, klass->values[i].value_nick);

      g_menu_append (menu, sj_enum_get_label (type, klass->values[i].value), target);
    }
  g_type_class_unref (klass);
}

static GMenuModel *
create_values (GType       type,
               const char *action)
{
  GMenu *menu = g_menu_new ();

  append_values (menu, type, action);
  return G_MENU_MODEL (menu);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
append_submenu (GMenu      *menu,
                const char *label,
                GMenuModel *submenu)
{
  g_menu_append_submenu (menu, label, submenu);
  g_object_unref (submenu);
}

static void
append_adding (GMenu *menu)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("Add _Card"), "canvas.add-card");
  g_menu_append (section, _ ("Add _Step"), "canvas.add-step");
  g_menu_append (section, _ ("Add S_tage"), "canvas.add-stage");
  append_submenu (section, _ ("Add _Lane"), create_values (SJ_TYPE_LANE_KIND, "canvas.add-lane"));
  append_section (menu, section);
}

static void
append_clipboard (GMenu    *menu,
                  gboolean  selected,
                  gboolean  takes_text)
{
  GMenu *section = g_menu_new ();

  if (selected)
    {
      g_menu_append (section, _ ("Cu_t"), "canvas.cut");
      g_menu_append (section, _ ("_Copy"), "canvas.copy");
    }
  g_menu_append (section, _ ("_Paste"), "canvas.paste");
  if (takes_text)
    g_menu_append (section, _ ("Paste T_ransposed"), "canvas.paste-turned");
  append_section (menu, section);
}

static void
append_common (GMenu    *menu,
               gboolean  can_be_copied)
{
  GMenu *section = g_menu_new ();

  if (can_be_copied)
    g_menu_append (section, _ ("D_uplicate"), "canvas.duplicate");
  g_menu_append (section, _ ("_Delete"), "canvas.delete");
  append_section (menu, section);
}

static void
append_selecting (GMenu *menu)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("Select _All Cards"), "canvas.select-all");
  append_section (menu, section);
}

/* To the next place in a direction, as Ctrl with an arrow key does. */
static void
append_shift (GMenu      *section,
              const char *label,
              int         dx,
              int         dy)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "canvas.shift", "(ii)", dx, dy);
  g_menu_append_item (section, item);
}

static void
append_moving (GMenu     *menu,
               SjElement *element,
               gboolean   rtl)
{
  GMenu *section = g_menu_new ();

  if (SJ_IS_LANE (element))
    {
      append_shift (section, _ ("Move _Up"), 0, -1);
      append_shift (section, _ ("Move D_own"), 0, 1);
    }
  else
    {
      append_shift (section, rtl ? _ ("Move _Right") : _ ("Move _Left"), rtl ? 1 : -1, 0);
      append_shift (section, rtl ? _ ("Move _Left") : _ ("Move _Right"), rtl ? -1 : 1, 0);
    }
  append_section (menu, section);
}

static void
append_texts (GMenu     *menu,
              SjElement *element)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, SJ_IS_LINK (element) ? _ ("Edit _Label") : _ ("Edit _Title"),
                 "canvas.edit");
  if (SJ_IS_MAP (element))
    g_menu_append (section, _ ("Edit Su_btitle"), "canvas.edit-text");
  if (SJ_IS_CARD (element))
    {
      g_menu_append (section, _ ("Edit Te_xt"), "canvas.edit-text");
      if (sj_script_list_has_script (element))
        g_menu_append (section, _ ("Touchpoint _Script"), "map.script");
      g_menu_append (section, _ ("_Link Selected Cards"), "canvas.add-link");
    }
  if (SJ_IS_SERIES (element))
    g_menu_append (section, _ ("_Statistics"), "map.statistics");
  if (SJ_IS_LANE (element))
    g_menu_append (section, sj_lane_is_folded (SJ_LANE (element)) ? _ ("Un_fold") : _ ("_Fold"),
                   "canvas.fold");
  if (SJ_IS_STEP (element) || SJ_IS_LANE (element))
    g_menu_append (section, _ ("F_it to Content"), "canvas.fit");
  append_section (menu, section);
}

static void
append_links (GMenu *menu)
{
  GMenu *section = g_menu_new ();

  append_values (section, SJ_TYPE_LINK_KIND, "link.kind");
  g_menu_append (section, _ ("_Reverse"), "canvas.reverse-link");
  append_section (menu, section);
}

/* In an emotion lane Enter sets a point. */
static gboolean
is_in_emotion_lane (SjCanvas *canvas)
{
  const char *lane = sj_cell_cursor_get_lane (sj_canvas_get_cursor (canvas));
  SjElement *element = lane != NULL ? sj_map_lookup (sj_canvas_get_map (canvas), lane) : NULL;

  return SJ_IS_LANE (element) && sj_lane_get_kind (SJ_LANE (element)) == SJ_LANE_EMOTION;
}

static void
append_point (GMenu *menu)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("Add _Point"), "canvas.edit");
  append_section (menu, section);
}

static gboolean
takes_neighbours (SjElement *element)
{
  return !SJ_IS_LINK (element) && !SJ_IS_SERIES (element);
}

static GMenuModel *
create_menu (SjCanvas *canvas)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  SjElement *element = pick != NULL ? sj_map_lookup (sj_canvas_get_map (canvas), pick->id) : NULL;
  gboolean is_part = element != NULL && !SJ_IS_MAP (element);
  GMenu *menu = g_menu_new ();

  if (element != NULL && pick->anchor == NULL && !SJ_IS_SERIES (element))
    append_texts (menu, element);
  if (SJ_IS_LINK (element))
    append_links (menu);
  if (element == NULL && is_in_emotion_lane (canvas))
    append_point (menu);
  if (!SJ_IS_LINK (element))
    append_clipboard (menu, is_part, takes_neighbours (element));
  if (is_part)
    append_common (menu, pick->anchor == NULL && takes_neighbours (element));
  if (SJ_IS_LANE (element) || SJ_IS_STEP (element) || SJ_IS_STAGE (element))
    append_moving (menu, element, sj_scene_is_rtl (sj_canvas_get_scene (canvas)));
  if (takes_neighbours (element))
    append_adding (menu);
  if (!is_part)
    append_selecting (menu);

  return G_MENU_MODEL (menu);
}

/**
 * sj_canvas_menu_is_there:
 * @canvas: a canvas
 *
 * Returns: whether a menu is shown, or on its way out and may still move the focus
 */
gboolean
sj_canvas_menu_is_there (SjCanvas *canvas)
{
  g_return_val_if_fail (SJ_IS_CANVAS (canvas), FALSE);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      return TRUE;

  return FALSE;
}

/* Not at once: the chosen action is still to be run. What it lets somebody type in gets the focus
 * back that a menu takes along when it goes. */
static gboolean
unparent (gpointer user_data)
{
  GtkWidget *canvas = gtk_widget_get_parent (user_data);
  SjTextEditor *editor;

  if (canvas == NULL)
    return G_SOURCE_REMOVE;

  gtk_widget_unparent (user_data);
  editor = sj_canvas_text_get_editor (sj_canvas_get_text (SJ_CANVAS (canvas)));
  if (editor != NULL)
    gtk_widget_grab_focus (sj_text_editor_get_view (editor));
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkWidget *menu)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (menu), g_object_unref);
}

static void
on_kind_chosen (GSimpleAction *action,
                GVariant      *kind,
                gpointer       canvas)
{
  gtk_widget_activate_action_variant (canvas, "canvas.link-kind", kind);
}

/* An action of the menu alone, whose state is the kind the link has. */
static void
add_link_kind (SjCanvas  *canvas,
               GtkWidget *menu)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  SjElement *element = pick != NULL ? sj_map_lookup (sj_canvas_get_map (canvas), pick->id) : NULL;
  g_autoptr(GSimpleActionGroup) group = NULL;
  g_autoptr(GSimpleAction) action = NULL;
  GVariant *kind;

  if (!SJ_IS_LINK (element))
    return;

  kind = g_variant_new_string (sj_enum_get_nick (SJ_TYPE_LINK_KIND,
                                                 sj_link_get_kind (SJ_LINK (element))));
  action = g_simple_action_new_stateful ("kind", G_VARIANT_TYPE_STRING, kind);
  g_simple_action_set_enabled (action, sj_canvas_get_log (canvas) != NULL);
  g_signal_connect_object (action, "activate", G_CALLBACK (on_kind_chosen), canvas, 0);
  group = g_simple_action_group_new ();
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (menu, "link", G_ACTION_GROUP (group));
}

static void
show (SjCanvas   *canvas,
      GMenuModel *model,
      double      x,
      double      y)
{
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_popover_set_position (GTK_POPOVER (menu), GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_widget_set_parent (menu, GTK_WIDGET (canvas));
  add_link_kind (canvas, menu);
  g_signal_connect (menu, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (menu));
  g_object_unref (model);
}

/**
 * sj_canvas_menu_popup:
 * @canvas: a canvas
 * @x: where, in pixels of the canvas
 * @y: where
 *
 * Shows the menu of what is selected, or of the cell the cursor is in.
 */
void
sj_canvas_menu_popup (SjCanvas *canvas,
                      double    x,
                      double    y)
{
  g_return_if_fail (SJ_IS_CANVAS (canvas));

  if (sj_canvas_get_scene (canvas) != NULL)
    show (canvas, create_menu (canvas), x, y);
}

/**
 * sj_canvas_menu_popup_lanes:
 * @canvas: a canvas
 * @x: where, in pixels of the canvas
 * @y: where
 *
 * Asks which kind of lane shall be added.
 */
void
sj_canvas_menu_popup_lanes (SjCanvas *canvas,
                            double    x,
                            double    y)
{
  g_return_if_fail (SJ_IS_CANVAS (canvas));

  show (canvas, create_values (SJ_TYPE_LANE_KIND, "canvas.add-lane"), x, y);
}

/**
 * sj_canvas_menu_popup_links:
 * @canvas: a canvas with a selected link
 * @x: where, in pixels of the canvas
 * @y: where
 *
 * Asks of which kind the link is.
 */
void
sj_canvas_menu_popup_links (SjCanvas *canvas,
                            double    x,
                            double    y)
{
  g_return_if_fail (SJ_IS_CANVAS (canvas));

  show (canvas, create_values (SJ_TYPE_LINK_KIND, "link.kind"), x, y);
}

/* By the keyboard: at what is selected. */
static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  const SjSceneItem *item = pick != NULL ? sj_canvas_find (canvas, pick->id, pick->anchor) : NULL;
  SjRectangle place = { 20.0, 20.0, 0.0, 0.0 };

  if (item != NULL)
    {
      SjRectangle bounds = { item->x, item->y, MIN (item->width, 140.0), item->height };

      place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);
    }
  else
    {
      sj_canvas_cell_get_place (canvas, &place);
    }
  sj_canvas_menu_popup (canvas, place.x + place.width / 2.0, place.y + place.height / 2.0);
}

/**
 * sj_canvas_menu_add_bindings:
 * @widget_class: the class of the canvas
 *
 * Declares the key of the context menu.
 */
void
sj_canvas_menu_add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "canvas.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "canvas.menu", NULL);
}
