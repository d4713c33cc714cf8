#define G_LOG_DOMAIN "sj-layout"

#include "scene/sj-layout-private.h"

#include "core/sj-persona.h"
#include "core/sj-series.h"

/**
 * SjLayout:
 *
 * Turns a map into a scene, and after an edit into the next scene: what the edit did not touch is
 * not measured, not routed and not made again. Belongs to one thread.
 */

G_DEFINE_FINAL_TYPE (SjLayout, sj_layout, G_TYPE_OBJECT)

#define ORDER_GAP ((guint64) 1 << 32)

static const char *const rtl_languages[] = {
  "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ku-Arab", "ps", "sd", "ug", "ur", "yi", NULL
};

static gboolean
is_rtl (SjMap *map)
{
  const char *language = sj_element_text (SJ_ELEMENT (map), "language");

  for (guint i = 0; rtl_languages[i] != NULL; i++)
    {
      gsize length = strlen (rtl_languages[i]);

      if (g_ascii_strncasecmp (language, rtl_languages[i], length) == 0 &&
          (language[length] == '\0' || language[length] == '-' || language[length] == '_'))
        return TRUE;
    }

  return FALSE;
}

/* Everything is measured and made again, as for a new map. */
static void
mark_all_stale (SjLayout *self)
{
  self->stale = TRUE;
  self->grid_stale = TRUE;
  self->places_stale = TRUE;
  self->ends_stale = TRUE;
  self->header_stale = TRUE;
  self->curves_stale = TRUE;
  self->footer_stale = TRUE;
  self->context.rtl = is_rtl (self->map);

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->changed_cards, 0);
  for (guint i = 0; i < self->cards->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->cards, i);

      box->changed = TRUE;
      box->row = SJ_NOWHERE;
      box->settled = FALSE;
      g_ptr_array_add (self->changed_cards, box);
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      SjLinkBox *link = g_ptr_array_index (self->links, i);

      link->routed = FALSE;
      link->drawn = FALSE;
      link->row_stale = NULL;
      link->has_label = FALSE;
    }
}

static void
mark_card_changed (SjLayout  *self,
                   SjCardBox *box)
{
  self->stale = TRUE;
  if (box->changed)
    return;

  box->changed = TRUE;
  g_ptr_array_add (self->changed_cards, box);
}

static void
note_kpis (SjLayout  *self,
           SjCardBox *box)
{
  if (sj_records_get_length (sj_card_get_kpis (box->card)) > 0)
    g_hash_table_add (self->kpi_boxes, box);
  else
    g_hash_table_remove (self->kpi_boxes, box);
}

/* A key figure is read from a curve, at what stands in its step: whatever changes there, it may be
 * another. */
static void
mark_kpis_changed (SjLayout *self)
{
  GHashTableIter iter;
  gpointer box;

  g_hash_table_iter_init (&iter, self->kpi_boxes);
  while (g_hash_table_iter_next (&iter, &box, NULL))
    mark_card_changed (self, box);
}

static void
mark_places_stale (SjLayout *self)
{
  self->stale = TRUE;
  self->places_stale = TRUE;
  self->curves_stale = TRUE;
}

/* The card may belong into another cell, or to another place in its cell. */
static void
mark_card_unsettled (SjLayout  *self,
                     SjCardBox *box)
{
  self->stale = TRUE;
  if (!box->settled)
    return;

  box->settled = FALSE;
  g_ptr_array_add (self->unsettled_cards, box);
}

static gboolean
is_one_of (const char        *name,
           const char *const *names)
{
  return g_strv_contains (names, name);
}

static void
follow_card (SjLayout   *self,
             SjElement  *card,
             const char *name)
{
  static const char *const places[] = { "step", "lane", "span", NULL };
  static const char *const looks[] = {
    "title", "text", "picture", "colour", "moment-of-truth", "severity", "kpis", NULL
  };
  SjCardBox *box = g_hash_table_lookup (self->card_boxes, card);

  g_return_if_fail (box != NULL);

  if (g_str_equal (name, "kpis"))
    note_kpis (self, box);
  if (is_one_of (name, places))
    {
      mark_card_unsettled (self, box);
      mark_kpis_changed (self);
    }
  else if (is_one_of (name, looks))
    mark_card_changed (self, box);
  else if (!g_str_equal (name, "valence"))
    return;

  if (g_str_equal (name, "valence") ||
      g_hash_table_contains (self->anchored, sj_element_get_id (card)))
    self->stale = self->curves_stale = TRUE;
}

static void
follow_link (SjLayout   *self,
             SjElement  *link,
             const char *name)
{
  static const char *const ends[] = { "from", "to", NULL };
  SjLinkBox *box = g_hash_table_lookup (self->link_boxes, link);

  g_return_if_fail (box != NULL);

  sj_layout_mark_unrouted (self, box);
  sj_link_box_mark_undrawn (box);
  box->has_label = FALSE;
  self->stale = self->labels_stale = TRUE;
  if (is_one_of (name, ends))
    {
      self->ends_stale = TRUE;
      mark_places_stale (self);
    }
}

static void
follow_map (SjLayout   *self,
            const char *name)
{
  static const char *const foot[] = { "legend", "sources", NULL };

  self->stale = TRUE;
  if (g_str_equal (name, "language"))
    mark_all_stale (self);
  else if (is_one_of (name, foot))
    self->footer_stale = TRUE;
  else
    self->header_stale = TRUE;
}

static gboolean
is_of_grid (SjElement *element)
{
  return SJ_IS_STAGE (element) || SJ_IS_STEP (element) || SJ_IS_LANE (element);
}

static void
mark_beside_grid (SjLayout *self)
{
  mark_kpis_changed (self);
  self->stale = TRUE;
  self->header_stale = TRUE;
  self->curves_stale = TRUE;
  self->footer_stale = TRUE;
}

static void
on_element_changed (SjLayout   *self,
                    SjElement  *element,
                    GParamSpec *pspec)
{
  if (SJ_IS_CARD (element))
    follow_card (self, element, pspec->name);
  else if (SJ_IS_LINK (element))
    follow_link (self, element, pspec->name);
  else if (SJ_IS_MAP (element))
    follow_map (self, pspec->name);
  else if (is_of_grid (element))
    mark_all_stale (self);
  else if (SJ_IS_SERIES (element) || SJ_IS_PERSONA (element))
    mark_beside_grid (self);
}

/* Numbers a card between its neighbours, so that none of the others gets another number; now and
 * then there is none left between them. */
static void
number_card (SjLayout *self,
             guint     position)
{
  SjCardBox *box = g_ptr_array_index (self->cards, position);
  guint64 before = 0, after;

  if (position > 0)
    before = ((SjCardBox *) g_ptr_array_index (self->cards, position - 1))->order;
  after = before + 2 * ORDER_GAP;
  if (position + 1 < self->cards->len)
    after = ((SjCardBox *) g_ptr_array_index (self->cards, position + 1))->order;

  box->order = before + (after - before) / 2;
  for (guint i = 0; after - before < 2 && i < self->cards->len; i++)
    ((SjCardBox *) g_ptr_array_index (self->cards, i))->order = (i + 1) * ORDER_GAP;
}

static void
insert_card (SjLayout *self,
             SjCard   *card,
             guint     position)
{
  SjCardBox *box = sj_card_box_new (card);

  position = MIN (position, self->cards->len);
  g_ptr_array_insert (self->cards, (int) position, box);
  number_card (self, position);
  g_hash_table_insert (self->card_boxes, card, box);
  g_ptr_array_add (self->changed_cards, box);
  note_kpis (self, box);
  mark_kpis_changed (self);
}

static void
insert_link (SjLayout *self,
             SjLink   *link,
             guint     position)
{
  SjLinkBox *box = sj_link_box_new (link);

  g_ptr_array_insert (self->links, (int) MIN (position, self->links->len), box);
  g_hash_table_insert (self->link_boxes, link, box);
}

static void
on_element_added (SjLayout  *self,
                  SjElement *element,
                  guint      position)
{
  if (SJ_IS_CARD (element))
    insert_card (self, SJ_CARD (element), position);
  else if (SJ_IS_LINK (element))
    insert_link (self, SJ_LINK (element), position);

  if (SJ_IS_CARD (element) || SJ_IS_LINK (element))
    {
      self->ends_stale = TRUE;
      mark_places_stale (self);
    }
  else if (is_of_grid (element))
    mark_all_stale (self);
  else
    mark_beside_grid (self);
}

static void
on_element_removed (SjLayout  *self,
                    SjElement *element,
                    guint      position)
{
  if (SJ_IS_CARD (element))
    {
      gpointer box = g_hash_table_lookup (self->card_boxes, element);

      g_hash_table_remove (self->kpi_boxes, box);
      mark_kpis_changed (self);
      g_ptr_array_remove_fast (self->unsettled_cards, box);
      g_ptr_array_remove (self->changed_cards, box);
      g_hash_table_remove (self->card_boxes, element);
      g_ptr_array_remove_index (self->cards, position);
      self->ends_stale = TRUE;
      mark_places_stale (self);
    }
  else if (SJ_IS_LINK (element))
    {
      /* What still points at it is made anew with the places. */
      g_ptr_array_set_size (self->unrouted_links, 0);
      g_ptr_array_set_size (self->labelled_links, 0);
      g_hash_table_remove (self->link_boxes, element);
      g_ptr_array_remove_index (self->links, position);
      mark_places_stale (self);
    }
  else if (is_of_grid (element))
    {
      mark_all_stale (self);
    }
  else
    {
      mark_beside_grid (self);
    }
}

static void
reinsert (GPtrArray *boxes,
          gpointer   box,
          guint      position)
{
  guint before;

  if (!g_ptr_array_find (boxes, box, &before))
    return;

  g_ptr_array_insert (boxes, (int) position, g_ptr_array_steal_index (boxes, before));
}

static void
on_element_moved (SjLayout  *self,
                  SjElement *element,
                  guint      position)
{
  if (SJ_IS_CARD (element))
    {
      reinsert (self->cards, g_hash_table_lookup (self->card_boxes, element), position);
      number_card (self, position);
      mark_card_unsettled (self, g_ptr_array_index (self->cards, position));
    }
  else if (SJ_IS_LINK (element))
    {
      reinsert (self->links, g_hash_table_lookup (self->link_boxes, element), position);
      mark_places_stale (self);
    }
  else if (is_of_grid (element))
    mark_all_stale (self);
  else
    mark_beside_grid (self);
}

static void
read_map (SjLayout *self)
{
  GListModel *cards = sj_map_get_cards (self->map), *links = sj_map_get_links (self->map);
  guint n_cards = g_list_model_get_n_items (cards), n_links = g_list_model_get_n_items (links);

  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      insert_card (self, card, i);
    }
  for (guint i = 0; i < n_links; i++)
    {
      g_autoptr(SjLink) link = g_list_model_get_item (links, i);

      insert_link (self, link, i);
    }
}

static void
sj_layout_finalize (GObject *object)
{
  SjLayout *self = SJ_LAYOUT (object);

  g_clear_pointer (&self->scene, sj_scene_unref);
  g_clear_pointer (&self->ground, sj_scene_chunk_unref);
  g_clear_pointer (&self->header, sj_scene_item_unref);
  g_clear_pointer (&self->footer, sj_scene_item_unref);
  g_clear_pointer (&self->stage_items, g_ptr_array_unref);
  g_clear_pointer (&self->step_items, g_ptr_array_unref);
  g_clear_pointer (&self->unsettled_cards, g_ptr_array_unref);
  g_clear_pointer (&self->unrouted_links, g_ptr_array_unref);
  g_clear_pointer (&self->labelled_links, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->changed_cards, g_ptr_array_unref);
  g_clear_pointer (&self->card_boxes, g_hash_table_unref);
  g_clear_pointer (&self->kpi_boxes, g_hash_table_unref);
  g_clear_pointer (&self->link_boxes, g_hash_table_unref);
  g_clear_pointer (&self->column_places, g_hash_table_unref);
  g_clear_pointer (&self->row_places, g_hash_table_unref);
  g_clear_pointer (&self->anchored, g_hash_table_unref);
  g_clear_pointer (&self->places, sj_scene_places_unref);
  g_clear_pointer (&self->places_before, sj_scene_places_unref);
  g_clear_pointer (&self->tracks, sj_link_tracks_free);
  g_clear_pointer (&self->legs_before, g_array_unref);
  g_clear_pointer (&self->corridors, g_free);
  g_clear_pointer (&self->corridors_moved, g_free);
  g_clear_pointer (&self->measure, sj_measure_free);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_layout_parent_class)->finalize (object);
}

static void
sj_layout_class_init (SjLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_layout_finalize;
}

static void
sj_layout_init (SjLayout *self)
{
  self->columns = g_ptr_array_new ();
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_row_free);
  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_card_box_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_link_box_free);
  self->card_boxes = g_hash_table_new (NULL, NULL);
  self->kpi_boxes = g_hash_table_new (NULL, NULL);
  self->link_boxes = g_hash_table_new (NULL, NULL);
  self->column_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->row_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->anchored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changed_cards = g_ptr_array_new ();
  self->stage_items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
  self->step_items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
  self->unsettled_cards = g_ptr_array_new ();
  self->unrouted_links = g_ptr_array_new ();
  self->labelled_links = g_ptr_array_new ();
  self->tracks = sj_link_tracks_new ();
  self->legs_before = g_array_new (FALSE, FALSE, sizeof (SjLeg));
  self->measure = sj_measure_new ();
}

/**
 * sj_layout_new:
 * @map: the map, which is followed from now on
 * @theme: colours and letters
 *
 * Returns: (transfer full): a layout
 */
SjLayout *
sj_layout_new (SjMap         *map,
               const SjTheme *theme)
{
  SjLayout *self;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);
  g_return_val_if_fail (theme != NULL, NULL);

  self = g_object_new (SJ_TYPE_LAYOUT, NULL);
  self->map = g_object_ref (map);
  self->context = (SjLayoutContext) { .theme = theme, .measure = self->measure };
  read_map (self);
  mark_all_stale (self);

  g_signal_connect_object (map, "element-changed", G_CALLBACK (on_element_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "element-added", G_CALLBACK (on_element_added), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "element-removed", G_CALLBACK (on_element_removed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "element-moved", G_CALLBACK (on_element_moved), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * sj_layout_set_theme:
 * @self: a layout
 * @theme: colours and letters
 *
 * The next run makes everything again.
 */
void
sj_layout_set_theme (SjLayout      *self,
                     const SjTheme *theme)
{
  g_return_if_fail (SJ_IS_LAYOUT (self));
  g_return_if_fail (theme != NULL);

  if (self->context.theme == theme)
    return;

  self->context.theme = theme;
  mark_all_stale (self);
}

/**
 * sj_layout_show_prompts:
 * @self: a layout
 * @show: whether empty cells say what belongs there, as on the screen; not so at first
 */
void
sj_layout_show_prompts (SjLayout *self,
                        gboolean  show)
{
  g_return_if_fail (SJ_IS_LAYOUT (self));

  if (self->shows_prompts == show)
    return;

  self->shows_prompts = show;
  mark_all_stale (self);
}

/**
 * sj_layout_run:
 * @self: a layout
 *
 * Lays the map out as it is now. What did not change since the last run is the very same item in
 * the new scene; what only moved shares its figure. Without a change the last scene is returned.
 *
 * Returns: (transfer full): the scene
 */
SjScene *
sj_layout_run (SjLayout *self)
{
  g_return_val_if_fail (SJ_IS_LAYOUT (self), NULL);

  if (self->stale)
    {
      SjScene *scene;

      sj_layout_update_grid (self);
      sj_layout_place (self);
      scene = sj_layout_create_scene (self);
      g_clear_pointer (&self->scene, sj_scene_unref);
      self->scene = scene;
      self->stale = FALSE;
    }

  return sj_scene_ref (self->scene);
}
