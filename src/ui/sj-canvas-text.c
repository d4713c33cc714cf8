#define G_LOG_DOMAIN "sj-canvas-text"

#include "config.h"

#include "ui/sj-canvas-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/sj-canvas-keys.h"
#include "ui/sj-canvas-menu.h"
#include "ui/sj-canvas-title.h"
#include "ui/sj-text-paste.h"
#include "ui/sj-text-place.h"

/**
 * SjCanvasText:
 *
 * One text of the map being typed. Every letter goes into the map at once and all of them together
 * are one step of undo; a card that begins with its first letter belongs to that step too.
 */
struct _SjCanvasText
{
  GObject parent_instance;

  SjCanvas     *canvas;  /* not owned: it owns this */
  SjTextEditor *editor;  /* a child of the canvas; NULL while nothing is typed */
  char         *id;  /* of the element; NULL before the first letter of a new card */
  const char   *property;
  char         *step;
  char         *lane;
  char         *key;
  char         *last_text;
  guint         n_undo_before;
  guint64       last_serial;
  gboolean      created;
  gboolean      from_menu;
  gboolean      typed;  /* since the editor was laid over the map */
  guint         reveal_id;
};

#define PADDING 4.0

G_DEFINE_FINAL_TYPE (SjCanvasText, sj_canvas_text, G_TYPE_OBJECT)

static SjElement *
get_element (SjCanvasText *self)
{
  SjMap *map = sj_canvas_get_map (self->canvas);

  return map != NULL && self->id != NULL ? sj_map_lookup (map, self->id) : NULL;
}

static const SjTransaction *
get_last (SjCanvasText *self)
{
  SjEditLog *log = sj_canvas_get_log (self->canvas);
  guint n_undo = log != NULL ? sj_edit_log_get_n_undo (log) : 0;

  return n_undo > 0 ? sj_edit_log_get_undo (log, n_undo - 1) : NULL;
}

static void
clear (SjCanvasText *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->lane, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->last_text, g_free);
  self->created = FALSE;
  self->last_serial = 0;
}

static void
sj_canvas_text_dispose (GObject *object)
{
  SjCanvasText *self = SJ_CANVAS_TEXT (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      gtk_widget_unparent (GTK_WIDGET (self->editor));
      self->editor = NULL;
    }
  clear (self);

  G_OBJECT_CLASS (sj_canvas_text_parent_class)->dispose (object);
}

static void
sj_canvas_text_class_init (SjCanvasTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sj_canvas_text_dispose;
}

static void
sj_canvas_text_init (SjCanvasText *self)
{
}

/**
 * sj_canvas_text_new:
 * @canvas: the canvas it belongs to
 *
 * Returns: (transfer full): what edits texts on the canvas
 */
SjCanvasText *
sj_canvas_text_new (SjCanvas *canvas)
{
  SjCanvasText *self = g_object_new (SJ_TYPE_CANVAS_TEXT, NULL);

  self->canvas = canvas;
  return self;
}

/* Typing */

static void
create_card (SjCanvasText *self,
             const char   *text)
{
  SjEditLog *log = sj_canvas_get_log (self->canvas);
  SjMap *map = sj_canvas_get_map (self->canvas);
  SjLane *lane = sj_map_lookup_typed (map, self->lane, SJ_TYPE_LANE);
  g_autoptr(GPtrArray) cards = NULL;
  g_autoptr(SjCard) card = sj_card_new (text, self->step, self->lane);
  guint position = G_MAXUINT;
  SjCell cell;

  if (lane == NULL || !sj_canvas_cells_find (self->canvas, self->step, self->lane, &cell))
    return;

  cards = sj_canvas_cells_list (self->canvas, &cell);
  if (cards->len > 0)
    position = sj_map_get_position (map, g_ptr_array_index (cards, cards->len - 1)) + 1;

  self->created = TRUE;
  self->id = g_strdup (sj_element_get_id (SJ_ELEMENT (card)));
  sj_edit_log_begin_merging (log, sj_lane_holds_touchpoints (lane) ? _ ("Add Touchpoint")
                                                                   : _ ("Add Card"), self->key);
  sj_edit_log_insert (log, SJ_ELEMENT (card), position);
  sj_edit_log_commit (log);
  sj_selection_select (sj_canvas_get_selection (self->canvas), self->id, NULL);
}

static void
store (SjCanvasText *self,
       SjElement    *element,
       const char   *text)
{
  SjEditLog *log = sj_canvas_get_log (self->canvas);

  sj_edit_log_begin_merging (log, _ ("Edit Text"), self->key);
  sj_edit_log_set (log, element, self->property, text, NULL);
  sj_edit_log_commit (log);
}

static void
on_changed (SjCanvasText *self)
{
  g_autofree char *text = sj_text_editor_get_text (self->editor);
  SjElement *element = get_element (self);

  if (g_strcmp0 (text, self->last_text) == 0)
    return;

  g_free (self->last_text);
  self->last_text = g_strdup (text);
  self->typed = TRUE;
  if (element != NULL)
    store (self, element, text);
  else if (self->id == NULL && *text != '\0')
    create_card (self, text);

  if (get_last (self) != NULL)
    self->last_serial = sj_transaction_get_serial (get_last (self));
}

/* Ending */

/* Only if nothing else was done since: then there is nothing of it left to take back. */
static void
take_back (SjCanvasText *self)
{
  SjEditLog *log = sj_canvas_get_log (self->canvas);

  if (self->last_serial == 0 || get_last (self) == NULL ||
      sj_transaction_get_serial (get_last (self)) != self->last_serial)
    return;

  while (sj_edit_log_get_n_undo (log) > self->n_undo_before)
    sj_edit_log_undo (log);
}

static gboolean
unparent (gpointer editor)
{
  if (gtk_widget_get_parent (editor) != NULL)
    gtk_widget_unparent (editor);

  return G_SOURCE_REMOVE;
}

/* While the focus is on its way elsewhere GTK must find all it passes in place: then the editor is
 * taken away later, and is only not drawn until then. */
static void
remove_editor (SjCanvasText *self,
               gboolean      focus_moves)
{
  g_autoptr(SjTextEditor) editor = g_object_ref (g_steal_pointer (&self->editor));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (editor));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean has_focus = !focus_moves && focus != NULL &&
                       gtk_widget_is_ancestor (focus, GTK_WIDGET (editor));

  g_signal_handlers_disconnect_by_data (editor, self);
  gtk_widget_set_can_target (GTK_WIDGET (editor), FALSE);
  if (has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  if (focus_moves)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (editor), g_object_unref);
  else
    gtk_widget_unparent (GTK_WIDGET (editor));
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
  if (has_focus)
    sj_canvas_focus_selected (self->canvas);
}

static void
go_on (SjCanvasText *self,
       SjElement    *element,
       SjTextEnd     how)
{
  gboolean was_below = g_str_equal (self->property, "text") ||
                       g_str_equal (self->property, "subtitle");

  if (how == SJ_TEXT_END_OTHER && element != NULL)
    sj_canvas_text_begin (self, element, !was_below);
  else if (how != SJ_TEXT_END_PREVIOUS && SJ_IS_MAP (element))
    sj_canvas_title_leave (self->canvas);
  else if (how == SJ_TEXT_END_NEXT)
    sj_canvas_keys_step (self->canvas, 1);
  else if (how == SJ_TEXT_END_PREVIOUS)
    sj_canvas_keys_step (self->canvas, -1);
  else if (how == SJ_TEXT_END_BELOW)
    sj_canvas_keys_move (self->canvas, 0, 1);
}

/**
 * sj_canvas_text_end:
 * @self: what edits texts
 * @how: whether what was typed is kept, and where to go then
 *
 * Ends typing, if somebody types.
 */
void
sj_canvas_text_end (SjCanvasText *self,
                    SjTextEnd     how)
{
  SjEditLog *log;
  gboolean empty;

  g_return_if_fail (SJ_IS_CANVAS_TEXT (self));

  if (self->editor == NULL)
    return;

  log = sj_canvas_get_log (self->canvas);
  empty = self->last_text == NULL || *self->last_text == '\0';
  remove_editor (self, how == SJ_TEXT_END_LEFT);
  if (how == SJ_TEXT_END_TAKE_BACK || (self->created && empty))
    take_back (self);
  if (log != NULL)
    sj_edit_log_seal (log);

  if (how != SJ_TEXT_END_KEEP && how != SJ_TEXT_END_LEFT && how != SJ_TEXT_END_TAKE_BACK)
    go_on (self, get_element (self), how);
}

/* The menu that began it takes the focus away once more when it goes. */
static void
on_ended (SjCanvasText *self,
          int           how)
{
  if (how == SJ_TEXT_END_LEFT && self->from_menu && sj_canvas_menu_is_there (self->canvas))
    return;

  sj_canvas_text_end (self, (SjTextEnd) how);
}

/* Beginning */

static const char *
get_label (const char *property)
{
  const struct { const char *property, *label; } labels[] = {
    { "text", _ ("Text") },
    { "subtitle", _ ("Subtitle") },
    { "label", _ ("Label") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].property, property))
      return labels[i].label;

  return _ ("Title");
}

static void
show_editor (SjCanvasText *self,
             const char   *text)
{
  static guint n_sessions = 0;
  gboolean many_lines = g_str_equal (self->property, "text");

  self->key = g_strdup_printf ("type:%u", ++n_sessions);
  self->n_undo_before = sj_edit_log_get_n_undo (sj_canvas_get_log (self->canvas));
  self->last_text = g_strdup (text);
  self->from_menu = sj_canvas_menu_is_there (self->canvas);
  self->editor = SJ_TEXT_EDITOR (sj_text_editor_new (many_lines));
  sj_text_editor_set_text (self->editor, text);
  sj_text_editor_select_all (self->editor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sj_text_editor_get_view (self->editor)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_label (self->property), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self->canvas));
  sj_text_paste_install (self->canvas, sj_text_editor_get_view (self->editor));
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->editor, "ended", G_CALLBACK (on_ended), self);
  sj_canvas_text_allocate (self);
  gtk_widget_grab_focus (sj_text_editor_get_view (self->editor));
}

/**
 * sj_canvas_text_begin:
 * @self: what edits texts
 * @element: an element that is on the map
 * @below: whether the text under the title is meant
 *
 * Lets somebody type over a text of the map; what is there is selected.
 *
 * Returns: whether the element has such a text
 */
gboolean
sj_canvas_text_begin (SjCanvasText *self,
                      SjElement    *element,
                      gboolean      below)
{
  g_autofree char *id = NULL;
  const char *property;
  SjTextPlace place;

  g_return_val_if_fail (SJ_IS_CANVAS_TEXT (self), FALSE);
  g_return_val_if_fail (SJ_IS_ELEMENT (element), FALSE);

  id = g_strdup (sj_element_get_id (element));
  property = sj_text_place_get_property (element, below);
  sj_canvas_text_end (self, SJ_TEXT_END_KEEP);
  if (property == NULL || sj_canvas_get_log (self->canvas) == NULL ||
      !sj_text_place_find (self->canvas, element, property, &place))
    return FALSE;

  sj_canvas_reveal (self->canvas, id, NULL);
  clear (self);
  self->id = g_steal_pointer (&id);
  self->property = property;
  show_editor (self, sj_element_text (element, property));
  return TRUE;
}

/**
 * sj_canvas_text_begin_card:
 * @self: what edits texts
 * @cell: a cell of the scene
 *
 * Lets somebody type the title of a new card. There is none before the first letter.
 *
 * Returns: whether the cell holds cards
 */
gboolean
sj_canvas_text_begin_card (SjCanvasText *self,
                           const SjCell *cell)
{
  g_return_val_if_fail (SJ_IS_CANVAS_TEXT (self), FALSE);
  g_return_val_if_fail (cell != NULL, FALSE);

  sj_canvas_text_end (self, SJ_TEXT_END_KEEP);
  if (sj_canvas_get_log (self->canvas) == NULL || !sj_canvas_cells_hold_cards (self->canvas, cell))
    return FALSE;

  clear (self);
  self->step = g_strdup (sj_element_get_id (
    SJ_ELEMENT (sj_canvas_cells_get_step (self->canvas, cell))));
  self->lane = g_strdup (sj_element_get_id (
    SJ_ELEMENT (sj_canvas_cells_get_lane (self->canvas, cell))));
  self->property = "title";
  sj_cell_cursor_set (sj_canvas_get_cursor (self->canvas), self->step, self->lane);
  show_editor (self, "");
  return TRUE;
}

gboolean
sj_canvas_text_is_active (SjCanvasText *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS_TEXT (self), FALSE);

  return self->editor != NULL;
}

/**
 * sj_canvas_text_is_fresh:
 * @self: what edits texts
 *
 * Returns: whether somebody has begun a new card and not typed anything yet
 */
gboolean
sj_canvas_text_is_fresh (SjCanvasText *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS_TEXT (self), FALSE);

  return self->editor != NULL && self->id == NULL;
}

/**
 * sj_canvas_text_get_editor:
 * @self: what edits texts
 *
 * Returns: (transfer none) (nullable): the widget, while somebody types
 */
SjTextEditor *
sj_canvas_text_get_editor (SjCanvasText *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS_TEXT (self), NULL);

  return self->editor;
}

/**
 * sj_canvas_text_follow:
 * @self: what edits texts
 *
 * Takes over what has become of the text by other means, such as undo. Without the element typing
 * ends.
 */
void
sj_canvas_text_follow (SjCanvasText *self)
{
  SjElement *element;
  const char *text;

  g_return_if_fail (SJ_IS_CANVAS_TEXT (self));

  element = get_element (self);
  if (self->editor == NULL || self->id == NULL)
    return;

  if (element == NULL)
    {
      self->last_serial = 0;
      sj_canvas_text_end (self, SJ_TEXT_END_KEEP);
      return;
    }

  text = sj_element_text (element, self->property);
  if (g_strcmp0 (text, self->last_text) != 0)
    {
      g_free (self->last_text);
      self->last_text = g_strdup (text);
      g_signal_handlers_block_by_func (self->editor, on_changed, self);
      sj_text_editor_set_text (self->editor, self->last_text);
      g_signal_handlers_unblock_by_func (self->editor, on_changed, self);
    }
}

static GtkJustification
get_justification (SjAlignment align)
{
  if (align == SJ_ALIGN_CENTRE)
    return GTK_JUSTIFY_CENTER;

  return align == SJ_ALIGN_END ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT;
}

static gboolean
find_place (SjCanvasText *self,
            SjTextPlace  *place)
{
  SjElement *element = get_element (self);
  SjCell cell;

  if (element != NULL)
    return sj_text_place_find (self->canvas, element, self->property, place);
  if (!sj_canvas_cells_find (self->canvas, self->step, self->lane, &cell))
    return FALSE;

  *place = sj_text_place_find_new (self->canvas, &cell);
  return TRUE;
}

static gboolean
reveal (gpointer user_data)
{
  SjCanvasText *self = user_data;
  SjViewport *viewport = sj_canvas_get_viewport (self->canvas);
  GtkAllocation box;
  double x, y, right, bottom;

  self->reveal_id = 0;
  if (self->editor == NULL)
    return G_SOURCE_REMOVE;

  gtk_widget_get_allocation (GTK_WIDGET (self->editor), &box);
  sj_viewport_to_content (viewport, box.x, box.y, &x, &y);
  sj_viewport_to_content (viewport, box.x + box.width, box.y + box.height, &right, &bottom);
  sj_viewport_reveal (viewport, &(SjRectangle) { x, y, right - x, bottom - y });
  return G_SOURCE_REMOVE;
}

/* A text that grows past the edge while somebody types is followed. */
static void
reveal_later (SjCanvasText        *self,
              const GtkAllocation *box)
{
  if (self->typed && self->reveal_id == 0 &&
      box->y + box->height > gtk_widget_get_height (GTK_WIDGET (self->canvas)))
    self->reveal_id = g_idle_add (reveal, self);
  self->typed = FALSE;
}

/* A text view breaks its lines anew, and so knows its height, only once it has its room; to ask for
 * more from within would come to nothing, since its parent is just giving it. */
static void
allocate_editor (SjCanvasText  *self,
                 GtkAllocation *box)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);
  int height, least = box->height;

  for (int pass = 0; pass < 2; pass++)
    {
      gtk_widget_measure (editor, GTK_ORIENTATION_VERTICAL, box->width, NULL, &height, NULL, NULL);
      if (pass > 0 && MAX (height, least) == box->height)
        return;
      box->height = MAX (height, least);
      gtk_widget_size_allocate (editor, box, -1);
    }
}

/**
 * sj_canvas_text_allocate:
 * @self: what edits texts
 *
 * Lays the editor over the text it edits, at the present zoom.
 */
void
sj_canvas_text_allocate (SjCanvasText *self)
{
  SjViewport *viewport = sj_canvas_get_viewport (self->canvas);
  const SjTheme *theme;
  const SjFont *font;
  SjTextPlace place;
  SjRectangle view;
  GtkAllocation box;
  int width;

  g_return_if_fail (SJ_IS_CANVAS_TEXT (self));

  if (self->editor == NULL || sj_canvas_get_scene (self->canvas) == NULL ||
      !find_place (self, &place))
    return;

  theme = sj_scene_get_theme (sj_canvas_get_scene (self->canvas));
  view = sj_viewport_to_view (viewport, &place.bounds);
  font = sj_theme_get_font (theme, place.style);
  sj_text_editor_set_font (self->editor, sj_theme_get_font_family (theme), font,
                           sj_viewport_get_zoom (viewport));
  gtk_text_view_set_justification (GTK_TEXT_VIEW (sj_text_editor_get_view (self->editor)),
                                   get_justification (place.align));

  /* Where letters would be too small to read they are larger than on the map, and so is their
   * room. */
  view.width *= MAX (1.0, SJ_TEXT_EDITOR_LEAST_SIZE /
                            (font->size * sj_viewport_get_zoom (viewport)));
  width = MAX ((int) ceil (view.width + 2.0 * PADDING), 60);
  box = (GtkAllocation) { (int) floor (view.x - PADDING), (int) floor (view.y - PADDING), width,
                          (int) ceil (view.height + 2.0 * PADDING) };
  allocate_editor (self, &box);
  reveal_later (self, &box);
}
