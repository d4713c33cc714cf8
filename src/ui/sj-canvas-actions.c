#define G_LOG_DOMAIN "sj-canvas-actions"

#include "config.h"

#include "ui/sj-canvas-actions.h"

#include <glib/gi18n-lib.h>

#include "core/sj-deletion.h"
#include "core/sj-editing.h"
#include "core/sj-series.h"
#include "ui/sj-canvas-cells.h"
#include "ui/sj-canvas-points.h"
#include "ui/sj-canvas-text.h"

/*
 * What can be done to the map whatever started it, a key, a menu or the pointer: adding, editing,
 * duplicating, deleting.
 */

static SjElement *
get_main (SjCanvas *canvas)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  SjMap *map = sj_canvas_get_map (canvas);

  return pick != NULL && pick->anchor == NULL && map != NULL ? sj_map_lookup (map, pick->id) : NULL;
}

/**
 * sj_canvas_actions_list_selected:
 * @canvas: a canvas
 * @type: a type of element, or %SJ_TYPE_ELEMENT for any
 *
 * Returns: (transfer full) (element-type SjElement): what is selected, without points and the map
 */
GPtrArray *
sj_canvas_actions_list_selected (SjCanvas *canvas,
                                 GType     type)
{
  SjSelection *selection = sj_canvas_get_selection (canvas);
  SjMap *map = sj_canvas_get_map (canvas);
  GPtrArray *elements = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; map != NULL && i < sj_selection_get_n (selection); i++)
    {
      const SjPick *pick = sj_selection_get (selection, i);
      SjElement *element = pick->anchor == NULL ? sj_map_lookup (map, pick->id) : NULL;

      if (element != NULL && element != SJ_ELEMENT (map) &&
          g_type_is_a (G_OBJECT_TYPE (element), type))
        g_ptr_array_add (elements, g_object_ref (element));
    }

  return elements;
}

static gboolean
get_cursor_cell (SjCanvas *canvas,
                 SjCell   *cell)
{
  SjCellCursor *cursor = sj_canvas_get_cursor (canvas);

  return sj_cell_cursor_is_set (cursor) &&
         sj_canvas_cells_find (canvas, sj_cell_cursor_get_step (cursor),
                               sj_cell_cursor_get_lane (cursor), cell);
}

/**
 * sj_canvas_actions_edit:
 * @canvas: a canvas
 * @below: whether the text under the title is meant
 *
 * Lets somebody type over what is selected, or into the empty cell the cursor is in.
 *
 * Returns: whether there is something to type into
 */
gboolean
sj_canvas_actions_edit (SjCanvas *canvas,
                        gboolean  below)
{
  SjElement *element = get_main (canvas);
  SjCell cell;

  g_return_val_if_fail (SJ_IS_CANVAS (canvas), FALSE);

  if (element != NULL)
    return sj_canvas_text_begin (sj_canvas_get_text (canvas), element, below);
  if (!sj_selection_is_empty (sj_canvas_get_selection (canvas)) ||
      !get_cursor_cell (canvas, &cell))
    return FALSE;

  return sj_canvas_text_begin_card (sj_canvas_get_text (canvas), &cell);
}

/* What is new is selected and waits for its title. */
static void
name_new (SjCanvas  *canvas,
          gpointer   element)
{
  sj_selection_select (sj_canvas_get_selection (canvas), sj_element_get_id (element), NULL);
  sj_canvas_text_begin (sj_canvas_get_text (canvas), element, FALSE);
}

/**
 * sj_canvas_actions_add_stage:
 * @canvas: a canvas of a map that can be edited
 * @after: (nullable): the id of the stage before it; %NULL for the end
 */
void
sj_canvas_actions_add_stage (SjCanvas   *canvas,
                             const char *after)
{
  SjStage *before = after != NULL ? sj_map_lookup_typed (sj_canvas_get_map (canvas), after,
                                                         SJ_TYPE_STAGE) : NULL;

  g_return_if_fail (SJ_IS_CANVAS (canvas) && sj_canvas_get_log (canvas) != NULL);

  name_new (canvas, sj_editing_add_stage (sj_canvas_get_log (canvas), before));
}

/**
 * sj_canvas_actions_add_step:
 * @canvas: a canvas of a map that can be edited
 * @stage: the id of its stage
 * @after: (nullable): the id of the step before it; %NULL for the end of the stage
 */
void
sj_canvas_actions_add_step (SjCanvas   *canvas,
                            const char *stage,
                            const char *after)
{
  SjMap *map = sj_canvas_get_map (canvas);
  SjStage *owner = sj_map_lookup_typed (map, stage, SJ_TYPE_STAGE);
  SjStep *before = after != NULL ? sj_map_lookup_typed (map, after, SJ_TYPE_STEP) : NULL;

  g_return_if_fail (SJ_IS_CANVAS (canvas) && sj_canvas_get_log (canvas) != NULL);

  if (owner != NULL)
    name_new (canvas, sj_editing_add_step (sj_canvas_get_log (canvas), owner, before));
}

/**
 * sj_canvas_actions_add_lane:
 * @canvas: a canvas of a map that can be edited
 * @kind: the word for a kind of lane
 * @after: (nullable): the id of the lane above it; %NULL for the end
 */
void
sj_canvas_actions_add_lane (SjCanvas   *canvas,
                            const char *kind,
                            const char *after)
{
  GEnumValue *value = g_enum_get_value_by_nick (g_type_class_ref (SJ_TYPE_LANE_KIND), kind);
  SjLane *above = after != NULL ? sj_map_lookup_typed (sj_canvas_get_map (canvas), after,
                                                       SJ_TYPE_LANE) : NULL;
  SjLane *lane;

  g_return_if_fail (SJ_IS_CANVAS (canvas) && sj_canvas_get_log (canvas) != NULL);
  g_return_if_fail (value != NULL);

  lane = sj_editing_add_lane (sj_canvas_get_log (canvas), (SjLaneKind) value->value, above);
  name_new (canvas, lane);
}

/* Where new things go that nobody gave a place: beside what is selected. */

static const char *
get_current_step (SjCanvas *canvas)
{
  SjElement *element = get_main (canvas);

  if (SJ_IS_STEP (element))
    return sj_element_get_id (element);

  return sj_cell_cursor_get_step (sj_canvas_get_cursor (canvas));
}

static const char *
get_current_stage (SjCanvas *canvas)
{
  SjElement *element = get_main (canvas);
  const char *step = get_current_step (canvas);
  SjMap *map = sj_canvas_get_map (canvas);
  SjStep *found;

  if (SJ_IS_STAGE (element))
    return sj_element_get_id (element);

  found = step != NULL ? sj_map_lookup_typed (map, step, SJ_TYPE_STEP) : NULL;
  return found != NULL ? sj_step_get_stage (found) : NULL;
}

static const char *
get_current_lane (SjCanvas *canvas)
{
  SjElement *element = get_main (canvas);

  if (SJ_IS_LANE (element))
    return sj_element_get_id (element);

  return sj_cell_cursor_get_lane (sj_canvas_get_cursor (canvas));
}

static void
add_stage_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  sj_canvas_actions_add_stage (SJ_CANVAS (widget), get_current_stage (SJ_CANVAS (widget)));
}

static const char *
get_last_stage (SjMap *map)
{
  GListModel *stages = sj_map_get_stages (map);
  guint n_stages = g_list_model_get_n_items (stages);
  g_autoptr(SjElement) last = n_stages > 0 ? g_list_model_get_item (stages, n_stages - 1) : NULL;

  return last != NULL ? sj_element_get_id (last) : NULL;
}

static void
add_step_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  const char *stage = get_current_stage (canvas);
  gboolean has_stage = stage != NULL;

  if (!has_stage)
    stage = get_last_stage (sj_canvas_get_map (canvas));
  if (stage != NULL)
    sj_canvas_actions_add_step (canvas, stage, has_stage ? get_current_step (canvas) : NULL);
  else
    sj_canvas_actions_add_stage (canvas, NULL);
}

static void
add_lane_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  sj_canvas_actions_add_lane (SJ_CANVAS (widget), g_variant_get_string (parameter, NULL),
                              get_current_lane (SJ_CANVAS (widget)));
}

static void
add_card_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  SjCell cell;

  if (get_cursor_cell (canvas, &cell))
    sj_canvas_text_begin_card (sj_canvas_get_text (canvas), &cell);
}

/* One more of what is selected. */
static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SjElement *element = get_main (SJ_CANVAS (widget));

  if (SJ_IS_STAGE (element))
    add_stage_action (widget, name, NULL);
  else if (SJ_IS_STEP (element))
    add_step_action (widget, name, NULL);
  else if (SJ_IS_LANE (element))
    sj_canvas_actions_add_lane (SJ_CANVAS (widget),
                                sj_enum_get_nick (SJ_TYPE_LANE_KIND,
                                                  sj_lane_get_kind (SJ_LANE (element))),
                                sj_element_get_id (element));
  else
    add_card_action (widget, name, NULL);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));

  if (!sj_canvas_actions_edit (canvas, FALSE) && (pick == NULL || pick->anchor != NULL))
    sj_canvas_points_add_here (canvas);
}

static void
edit_text_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  sj_canvas_actions_edit (SJ_CANVAS (widget), TRUE);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  SjEditLog *log = sj_canvas_get_log (canvas);
  g_autoptr(GPtrArray) elements = sj_canvas_actions_list_selected (canvas, SJ_TYPE_ELEMENT);
  SjCell cell;

  if (sj_canvas_points_delete_selected (canvas) || elements->len == 0)
    return;

  sj_selection_clear (sj_canvas_get_selection (canvas));
  sj_editing_delete (log, elements);
  if (get_cursor_cell (canvas, &cell))
    sj_canvas_focus_cell (canvas);
}

static void
select_elements (SjCanvas  *canvas,
                 GPtrArray *elements)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < elements->len; i++)
    g_ptr_array_add (ids, (char *) sj_element_get_id (g_ptr_array_index (elements, i)));
  sj_selection_select_all (sj_canvas_get_selection (canvas), (const char *const *) ids->pdata,
                           ids->len);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  g_autoptr(GPtrArray) elements = sj_canvas_actions_list_selected (canvas, SJ_TYPE_ELEMENT);
  g_autoptr(GPtrArray) copies = NULL;

  if (elements->len == 0)
    return;

  copies = sj_editing_duplicate (sj_canvas_get_log (canvas), elements);
  select_elements (canvas, copies);
  sj_canvas_focus_selected (canvas);
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  GListModel *cards = sj_map_get_cards (sj_canvas_get_map (canvas));
  guint n_cards = g_list_model_get_n_items (cards);
  g_autoptr(GPtrArray) elements = g_ptr_array_new_full (n_cards, g_object_unref);

  for (guint i = 0; i < n_cards; i++)
    g_ptr_array_add (elements, g_list_model_get_item (cards, i));
  select_elements (canvas, elements);
}

/* Folds all selected lanes, or unfolds them if the first one is folded. */
static void
fold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  SjEditLog *log = sj_canvas_get_log (canvas);
  g_autoptr(GPtrArray) lanes = sj_canvas_actions_list_selected (canvas, SJ_TYPE_LANE);
  gboolean folded;

  if (lanes->len == 0)
    return;

  folded = !sj_lane_is_folded (g_ptr_array_index (lanes, 0));
  sj_edit_log_begin (log, folded ? _ ("Fold Lane") : _ ("Unfold Lane"));
  for (guint i = 0; i < lanes->len; i++)
    sj_edit_log_set (log, g_ptr_array_index (lanes, i), "folded", folded, NULL);
  sj_edit_log_commit (log);
}

/* Steps and lanes as large as their content needs. */
static void
fit_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);
  SjEditLog *log = sj_canvas_get_log (canvas);
  g_autoptr(GPtrArray) elements = sj_canvas_actions_list_selected (canvas, SJ_TYPE_ELEMENT);

  sj_edit_log_begin (log, _ ("Fit to Content"));
  for (guint i = 0; i < elements->len; i++)
    {
      SjElement *element = g_ptr_array_index (elements, i);

      if (SJ_IS_STEP (element))
        sj_edit_log_set (log, element, "width", 0.0, NULL);
      else if (SJ_IS_LANE (element))
        sj_edit_log_set (log, element, "height", 0.0, NULL);
    }
  sj_edit_log_commit (log);
}

/**
 * sj_canvas_actions_update:
 * @canvas: a canvas
 *
 * Lets only those actions be used that would do something now.
 */
void
sj_canvas_actions_update (SjCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  SjSelection *selection = sj_canvas_get_selection (canvas);
  gboolean editable = sj_canvas_get_log (canvas) != NULL;
  gboolean selected = !sj_selection_is_empty (selection);
  gboolean in_cell = sj_cell_cursor_is_set (sj_canvas_get_cursor (canvas));
  SjElement *element = get_main (canvas);
  SjCell cell;
  gboolean holds = in_cell && get_cursor_cell (canvas, &cell) &&
                   sj_canvas_cells_hold_cards (canvas, &cell);

  gtk_widget_action_set_enabled (widget, "canvas.select-none", selected || in_cell);
  gtk_widget_action_set_enabled (widget, "canvas.edit",
                                 editable && (element != NULL || in_cell || selected));
  gtk_widget_action_set_enabled (widget, "canvas.edit-text", editable && (SJ_IS_CARD (element) ||
                                                                           SJ_IS_MAP (element)));
  gtk_widget_action_set_enabled (widget, "canvas.delete",
                                 editable && selected && !SJ_IS_MAP (element));
  gtk_widget_action_set_enabled (widget, "canvas.cut",
                                 editable && selected && !SJ_IS_MAP (element));
  gtk_widget_action_set_enabled (widget, "canvas.copy", selected && !SJ_IS_MAP (element));
  gtk_widget_action_set_enabled (widget, "canvas.paste", editable);
  gtk_widget_action_set_enabled (widget, "canvas.paste-turned", editable);
  gtk_widget_action_set_enabled (widget, "canvas.duplicate",
                                 editable && element != NULL && !SJ_IS_MAP (element));
  gtk_widget_action_set_enabled (widget, "canvas.shift", editable && selected);
  gtk_widget_action_set_enabled (widget, "canvas.resize", editable && selected);
  gtk_widget_action_set_enabled (widget, "canvas.fold", editable && SJ_IS_LANE (element));
  gtk_widget_action_set_enabled (widget, "canvas.fit", editable && (SJ_IS_LANE (element) ||
                                                                    SJ_IS_STEP (element)));
  gtk_widget_action_set_enabled (widget, "canvas.add-link", editable && SJ_IS_CARD (element) &&
                                                            sj_selection_get_n (selection) > 1);
  gtk_widget_action_set_enabled (widget, "canvas.link-kind", editable && SJ_IS_LINK (element));
  gtk_widget_action_set_enabled (widget, "canvas.reverse-link", editable && SJ_IS_LINK (element));
  gtk_widget_action_set_enabled (widget, "canvas.add", editable && (selected || holds));
  gtk_widget_action_set_enabled (widget, "canvas.add-card", editable && holds);
  gtk_widget_action_set_enabled (widget, "canvas.add-step", editable);
  gtk_widget_action_set_enabled (widget, "canvas.add-stage", editable);
  gtk_widget_action_set_enabled (widget, "canvas.add-lane", editable);
  gtk_widget_action_set_enabled (widget, "canvas.select-all", sj_canvas_get_map (canvas) != NULL);
}

/**
 * sj_canvas_actions_add_bindings:
 * @widget_class: the class of the canvas
 *
 * Declares what can be done to the map, with its keys.
 */
void
sj_canvas_actions_add_bindings (GtkWidgetClass *widget_class)
{
  const GdkModifierType add = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  static const struct {
    const char *name, *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "canvas.edit", NULL, edit_action },
    { "canvas.edit-text", NULL, edit_text_action },
    { "canvas.add", NULL, add_action },
    { "canvas.add-card", NULL, add_card_action },
    { "canvas.add-step", NULL, add_step_action },
    { "canvas.add-stage", NULL, add_stage_action },
    { "canvas.add-lane", "s", add_lane_action },
    { "canvas.delete", NULL, delete_action },
    { "canvas.duplicate", NULL, duplicate_action },
    { "canvas.select-all", NULL, select_all_action },
    { "canvas.fold", NULL, fold_action },
    { "canvas.fit", NULL, fit_action },
  };
  /* Menus show the last key of an action. */
  const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_KP_Enter, 0, "canvas.edit" },
    { GDK_KEY_Return, 0, "canvas.edit" },
    { GDK_KEY_F2, 0, "canvas.edit" },
    { GDK_KEY_Return, GDK_SHIFT_MASK, "canvas.edit-text" },
    { GDK_KEY_Insert, 0, "canvas.add" },
    { GDK_KEY_KP_Insert, 0, "canvas.add" },
    { GDK_KEY_k, add, "canvas.add-card" },
    { GDK_KEY_p, add, "canvas.add-step" },
    { GDK_KEY_t, add, "canvas.add-stage" },
    { GDK_KEY_BackSpace, 0, "canvas.delete" },
    { GDK_KEY_KP_Delete, 0, "canvas.delete" },
    { GDK_KEY_Delete, 0, "canvas.delete" },
    { GDK_KEY_d, GDK_CONTROL_MASK, "canvas.duplicate" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all" },
    { GDK_KEY_period, GDK_CONTROL_MASK | GDK_ALT_MASK, "canvas.fold" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, add, "canvas.add-lane", "s",
                                       "channel");
}
