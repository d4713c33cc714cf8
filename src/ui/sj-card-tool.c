#define G_LOG_DOMAIN "sj-card-tool"

#include "config.h"

#include "ui/sj-card-tool.h"

#include <glib/gi18n-lib.h>

#include "core/sj-editing.h"
#include "ui/sj-canvas-actions.h"
#include "ui/sj-canvas-cells.h"
#include "ui/sj-canvas-keys.h"
#include "ui/sj-canvas-overlay.h"
#include "ui/sj-reordering.h"

/**
 * SjCardTool:
 *
 * Drags cards to other cells, or with Ctrl copies of them. The map changes once, when they are let
 * go.
 */
struct _SjCardTool
{
  SjTool parent_instance;

  char     *card;  /* the id of the one that was taken hold of; NULL while nothing is dragged */
  double    hold_x;  /* where it was taken hold of, from its corner in points */
  double    hold_y;
  double    x;  /* of the pointer, in points */
  double    y;
  gboolean  copies;
  gboolean  has_target;
  SjCell    target;
  char     *above;  /* the id of the card it would be put under */

  GskRenderNode *picture;  /* what is seen under the pointer, from the corner of the card */
  guint          n_cards;
};

/* Of very many cards only so many are seen under the pointer; how many there are is said. */
#define MAX_GHOSTS 120

G_DEFINE_FINAL_TYPE (SjCardTool, sj_card_tool, SJ_TYPE_TOOL)

static const SjSceneItem *
find_card (SjTool *tool,
           double  x,
           double  y)
{
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = sj_canvas_pick (canvas, x, y);

  return item != NULL && item->role == SJ_ROLE_CARD && sj_canvas_get_log (canvas) != NULL ? item
                                                                                         : NULL;
}

static void
append_ghost (GtkSnapshot       *snapshot,
              SjSnapshotPainter *painter,
              const SjSceneItem *item,
              const SjSceneItem *held)
{
  g_autoptr(GskRenderNode) node = sj_snapshot_painter_create_node (painter, item->figure,
                                                                   SJ_DETAIL_FULL);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (item->x - held->x, item->y - held->y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/* The selected cards where they stand to each other, with the held one on top. */
static GskRenderNode *
create_picture (SjCanvas          *canvas,
                const SjSceneItem *held,
                GPtrArray         *cards)
{
  g_autoptr(SjSnapshotPainter) painter = sj_snapshot_painter_new (sj_canvas_get_map (canvas));
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (guint i = 0; i < MIN (cards->len, MAX_GHOSTS); i++)
    {
      const SjSceneItem *item =
        sj_canvas_find (canvas, sj_element_get_id (g_ptr_array_index (cards, i)), NULL);

      if (item != NULL && item != held)
        append_ghost (snapshot, painter, item, held);
    }
  append_ghost (snapshot, painter, held, held);

  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
sj_card_tool_drag_begin (SjTool          *tool,
                         double           x,
                         double           y,
                         GdkModifierType  modifiers)
{
  SjCardTool *self = SJ_CARD_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  SjSelection *selection = sj_canvas_get_selection (canvas);
  const SjSceneItem *item = find_card (tool, x, y);
  g_autoptr(GPtrArray) cards = NULL;

  if (item == NULL)
    return FALSE;

  /* The press with Ctrl or Shift that begins a drag may have taken the card out. */
  if (!sj_selection_contains (selection, item->id, NULL))
    {
      if ((modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
        sj_selection_toggle (selection, item->id, NULL);
      else
        sj_selection_select (selection, item->id, NULL);
    }

  self->card = g_strdup (item->id);
  cards = sj_canvas_actions_list_selected (canvas, SJ_TYPE_CARD);
  self->n_cards = cards->len;
  self->picture = create_picture (canvas, item, cards);
  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &self->x, &self->y);
  self->hold_x = self->x - item->x;
  self->hold_y = self->y - item->y;
  return TRUE;
}

static void
sj_card_tool_drag_update (SjTool          *tool,
                          double           x,
                          double           y,
                          GdkModifierType  modifiers)
{
  SjCardTool *self = SJ_CARD_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  SjCard *above;

  if (self->card == NULL)
    return;

  self->copies = (modifiers & GDK_CONTROL_MASK) != 0;
  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &self->x, &self->y);
  self->has_target = sj_canvas_cells_at (canvas, x, y, &self->target) &&
                     sj_canvas_cells_hold_cards (canvas, &self->target);
  above = self->has_target ? sj_canvas_cells_find_above (canvas, &self->target, self->y) : NULL;
  g_free (self->above);
  self->above = above != NULL ? g_strdup (sj_element_get_id (SJ_ELEMENT (above))) : NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), !self->has_target ? "not-allowed"
                                                        : self->copies ? "copy" : "grabbing");
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
stop (SjCardTool *self)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));

  g_clear_pointer (&self->card, g_free);
  g_clear_pointer (&self->above, g_free);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  self->has_target = FALSE;
  if (canvas != NULL)
    {
      sj_canvas_update_cursor (canvas);
      gtk_widget_queue_draw (GTK_WIDGET (canvas));
    }
}

/* As far as the held card went, but not off the map nor into what holds no cards. */
static void
find_cell_for (SjCardTool   *self,
               const SjCell *from,
               const SjCell *held,
               SjCell       *to)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));
  const SjSceneGrid *grid = sj_scene_get_grid (sj_canvas_get_scene (canvas));
  int column = (int) (from->column + self->target.column) - (int) held->column;
  int row = (int) (from->row + self->target.row) - (int) held->row;

  to->column = (guint) CLAMP (column, 0, (int) sj_scene_grid_get_n_columns (grid) - 1);
  to->row = (guint) CLAMP (row, 0, (int) sj_scene_grid_get_n_rows (grid) - 1);
  if (!sj_canvas_cells_hold_cards (canvas, to))
    *to = self->target;
}

/* What stands in the cell and stays there: the last of it above the pointer, or else the first. */
static void
find_neighbours (SjCardTool  *self,
                 GPtrArray   *moved,
                 SjElement  **above,
                 SjElement  **below)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));
  g_autoptr(GPtrArray) cards = sj_canvas_cells_list (canvas, &self->target);
  gboolean passed = self->above == NULL;

  *above = *below = NULL;
  for (guint i = 0; i < cards->len; i++)
    {
      SjElement *card = g_ptr_array_index (cards, i);
      gboolean stays = !g_ptr_array_find (moved, card, NULL);

      if (stays && !passed)
        *above = card;
      else if (stays && *below == NULL)
        *below = card;
      passed = passed || g_str_equal (sj_element_get_id (card), self->above);
    }
}

/* Those that come to the cell under the pointer come between the same two cards, one after the
 * other. */
static void
put_in_order (SjCardTool *self,
              SjEditLog  *log,
              GPtrArray  *landed)
{
  SjElement *above, *below;

  find_neighbours (self, landed, &above, &below);
  for (guint i = 0; i < landed->len; i++)
    {
      SjElement *card = g_ptr_array_index (landed, i);

      if (above != NULL)
        sj_reordering_place_after (log, card, above);
      else if (below != NULL)
        sj_reordering_place_before (log, card, below);
      above = card;
    }
}

static int
compare_heights (gconstpointer first,
                 gconstpointer second,
                 gpointer      canvas)
{
  SjElement *one = *(SjElement *const *) first, *other = *(SjElement *const *) second;
  const SjSceneItem *a = sj_canvas_find (canvas, sj_element_get_id (one), NULL);
  const SjSceneItem *b = sj_canvas_find (canvas, sj_element_get_id (other), NULL);

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  if (a->y != b->y)
    return a->y < b->y ? -1 : 1;

  return (a->x > b->x) - (a->x < b->x);
}

/* As they stand on the map, whatever the order in which they were selected. */
static GPtrArray *
list_dragged (SjCanvas *canvas)
{
  GPtrArray *cards = sj_canvas_actions_list_selected (canvas, SJ_TYPE_CARD);

  g_ptr_array_sort_with_data (cards, compare_heights, canvas);
  return cards;
}

static void
put_down (SjCardTool *self,
          SjEditLog  *log,
          GPtrArray  *originals,
          GPtrArray  *cards)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));
  SjMap *map = sj_canvas_get_map (canvas);
  g_autoptr(GPtrArray) landed = g_ptr_array_new ();
  SjCell held, from, to;

  sj_canvas_cells_of_card (canvas, sj_map_lookup_typed (map, self->card, SJ_TYPE_CARD), &held);
  for (guint i = 0; i < cards->len; i++)
    {
      SjElement *card = g_ptr_array_index (cards, i);

      if (!sj_canvas_cells_of_card (canvas, g_ptr_array_index (originals, i), &from))
        continue;

      find_cell_for (self, &from, &held, &to);
      sj_edit_log_set (log, card,
                       "step", sj_element_get_id (SJ_ELEMENT (sj_canvas_cells_get_step (canvas,
                                                                                        &to))),
                       "lane", sj_element_get_id (SJ_ELEMENT (sj_canvas_cells_get_lane (canvas,
                                                                                        &to))),
                       NULL);
      if (to.column == self->target.column && to.row == self->target.row)
        g_ptr_array_add (landed, card);
    }
  put_in_order (self, log, landed);
}

static void
select_cards (SjCanvas  *canvas,
              GPtrArray *cards)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (ids, (char *) sj_element_get_id (g_ptr_array_index (cards, i)));
  sj_selection_select_all (sj_canvas_get_selection (canvas), (const char *const *) ids->pdata,
                           ids->len);
}

static void
sj_card_tool_drag_end (SjTool          *tool,
                       double           x,
                       double           y,
                       GdkModifierType  modifiers)
{
  SjCardTool *self = SJ_CARD_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  SjEditLog *log = sj_canvas_get_log (canvas);
  g_autoptr(GPtrArray) originals = list_dragged (canvas);

  if (self->card != NULL)
    sj_card_tool_drag_update (tool, x, y, modifiers);
  if (self->card != NULL && self->has_target && log != NULL && originals->len > 0)
    {
      g_autoptr(GPtrArray) cards = NULL;

      sj_edit_log_begin (log, self->copies ? _ ("Duplicate")
                              : originals->len == 1 ? _ ("Move Card") : _ ("Move Cards"));
      cards = self->copies ? sj_editing_copy (log, originals) : g_ptr_array_ref (originals);
      put_down (self, log, originals, cards);
      sj_edit_log_commit (log);
      if (self->copies)
        select_cards (canvas, cards);
      sj_canvas_keys_follow_selection (canvas);
    }
  stop (self);
}

static void
sj_card_tool_cancel (SjTool *tool)
{
  stop (SJ_CARD_TOOL (tool));
}

static void
append_mark (SjCardTool    *self,
             GtkSnapshot   *snapshot,
             const GdkRGBA *accent)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));
  SjViewport *viewport = sj_canvas_get_viewport (canvas);
  SjRectangle cell = sj_canvas_cells_get_bounds (canvas, &self->target);
  SjRectangle place = sj_viewport_to_view (viewport, &cell);
  const SjSceneItem *above = self->above != NULL ? sj_canvas_find (canvas, self->above, NULL)
                                                 : NULL;

  sj_canvas_overlay_append_box (snapshot, &place, accent);
  if (above != NULL)
    {
      SjRectangle gap = { above->x, above->y + above->height + 4.0, above->width, 0.0 };

      place = sj_viewport_to_view (viewport, &gap);
    }
  else
    {
      SjRectangle gap = { cell.x + 8.0, cell.y + 4.0, cell.width - 22.0, 0.0 };

      place = sj_viewport_to_view (viewport, &gap);
    }
  place.y -= 1.5;
  place.height = 3.0;
  sj_canvas_overlay_append_bar (snapshot, &place, accent);
}

static void
append_picture (SjCardTool        *self,
                GtkSnapshot       *snapshot,
                const SjRectangle *place)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));
  double zoom = sj_viewport_get_zoom (sj_canvas_get_viewport (canvas));

  gtk_snapshot_push_opacity (snapshot, 0.8);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place->x, place->y));
  gtk_snapshot_scale (snapshot, zoom, zoom);
  gtk_snapshot_append_node (snapshot, self->picture);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
append_count (SjCardTool        *self,
              GtkSnapshot       *snapshot,
              const SjRectangle *place)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u card", "%u cards", self->n_cards),
                                           self->n_cards);

  sj_canvas_overlay_append_value (sj_tool_get_canvas (SJ_TOOL (self)), snapshot,
                                  place->x + place->width / 2.0, place->y, text);
}

static void
sj_card_tool_snapshot (SjTool      *tool,
                       GtkSnapshot *snapshot)
{
  SjCardTool *self = SJ_CARD_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = self->card != NULL ? sj_canvas_find (canvas, self->card, NULL) : NULL;
  GdkRGBA accent = sj_canvas_overlay_get_accent (canvas);
  SjRectangle bounds, place;

  if (item == NULL)
    return;

  if (self->has_target)
    append_mark (self, snapshot, &accent);
  bounds = (SjRectangle) { self->x - self->hold_x, self->y - self->hold_y, item->width,
                           item->height };
  place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);
  append_picture (self, snapshot, &place);
  if (self->n_cards > 1)
    append_count (self, snapshot, &place);
}

static const char *
sj_card_tool_get_cursor_at (SjTool *tool,
                            double  x,
                            double  y)
{
  return find_card (tool, x, y) != NULL ? "grab" : NULL;
}

static void
sj_card_tool_finalize (GObject *object)
{
  g_clear_pointer (&SJ_CARD_TOOL (object)->card, g_free);
  g_clear_pointer (&SJ_CARD_TOOL (object)->above, g_free);
  g_clear_pointer (&SJ_CARD_TOOL (object)->picture, gsk_render_node_unref);

  G_OBJECT_CLASS (sj_card_tool_parent_class)->finalize (object);
}

static void
sj_card_tool_class_init (SjCardToolClass *klass)
{
  SjToolClass *tool_class = SJ_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_card_tool_finalize;
  tool_class->get_cursor_at = sj_card_tool_get_cursor_at;
  tool_class->drag_begin = sj_card_tool_drag_begin;
  tool_class->drag_update = sj_card_tool_drag_update;
  tool_class->drag_end = sj_card_tool_drag_end;
  tool_class->cancel = sj_card_tool_cancel;
  tool_class->snapshot = sj_card_tool_snapshot;
}

static void
sj_card_tool_init (SjCardTool *self)
{
}

SjTool *
sj_card_tool_new (SjCanvas *canvas)
{
  return g_object_new (SJ_TYPE_CARD_TOOL, "canvas", canvas, NULL);
}
