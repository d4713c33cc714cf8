#define G_LOG_DOMAIN "sj-editing"

#include "config.h"

#include "core/sj-editing.h"

#include <glib/gi18n-lib.h>

#include "core/sj-deletion.h"
#include "core/sj-references.h"

/*
 * What people do to a map, each one transaction with the name the Undo menu shows. Pointer,
 * keyboard and menus all end here.
 */

/* Where an element goes that shall stand after another; at the end if there is none. */
static guint
position_after (SjMap     *map,
                SjElement *after)
{
  return after != NULL ? sj_map_get_position (map, after) + 1 : G_MAXUINT;
}

static SjStep *
last_step_of (SjMap   *map,
              SjStage *stage)
{
  GListModel *steps = sj_map_get_steps (map);

  for (guint i = g_list_model_get_n_items (steps); i > 0; i--)
    {
      g_autoptr(SjStep) step = g_list_model_get_item (steps, i - 1);

      if (g_strcmp0 (sj_step_get_stage (step), sj_element_get_id (SJ_ELEMENT (stage))) == 0)
        return step;
    }

  return NULL;
}

static void
insert_after (SjEditLog *log,
              SjElement *element,
              SjElement *after)
{
  sj_edit_log_insert (log, element, position_after (sj_edit_log_get_map (log), after));
}

/**
 * sj_editing_add_stage:
 * @log: a log without an open transaction
 * @after: (nullable): the stage before it; %NULL for the end
 *
 * Adds a stage with one step, because a stage without one has no place for cards.
 *
 * Returns: (transfer none): the stage
 */
SjStage *
sj_editing_add_stage (SjEditLog *log,
                      SjStage   *after)
{
  g_autoptr(SjStage) stage = sj_stage_new (_("New stage"));
  g_autoptr(SjStep) step = sj_step_new (_("New step"), sj_element_get_id (SJ_ELEMENT (stage)));

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  sj_edit_log_begin (log, _("Add Stage"));
  insert_after (log, SJ_ELEMENT (stage), SJ_ELEMENT (after));
  sj_edit_log_insert (log, SJ_ELEMENT (step), G_MAXUINT);
  sj_edit_log_commit (log);

  return stage;
}

/**
 * sj_editing_add_step:
 * @log: a log without an open transaction
 * @stage: the stage it belongs to
 * @after: (nullable): the step before it; %NULL for the end of the stage
 *
 * Returns: (transfer none): the step
 */
SjStep *
sj_editing_add_step (SjEditLog *log,
                     SjStage   *stage,
                     SjStep    *after)
{
  g_autoptr(SjStep) step = sj_step_new (_("New step"), sj_element_get_id (SJ_ELEMENT (stage)));

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  if (after == NULL)
    after = last_step_of (sj_edit_log_get_map (log), stage);

  sj_edit_log_begin (log, _("Add Step"));
  insert_after (log, SJ_ELEMENT (step), SJ_ELEMENT (after));
  sj_edit_log_commit (log);

  return step;
}

/**
 * sj_editing_add_lane:
 * @log: a log without an open transaction
 * @kind: its kind
 * @after: (nullable): the lane above it; %NULL for the end
 *
 * Returns: (transfer none): the lane; its title is that of its kind until somebody gives it one
 */
SjLane *
sj_editing_add_lane (SjEditLog  *log,
                     SjLaneKind  kind,
                     SjLane     *after)
{
  g_autoptr(SjLane) lane = sj_lane_new (kind, NULL);

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  sj_edit_log_begin (log, _("Add Lane"));
  insert_after (log, SJ_ELEMENT (lane), SJ_ELEMENT (after));
  sj_edit_log_commit (log);

  return lane;
}

/**
 * sj_editing_add_card:
 * @log: a log without an open transaction
 * @step: its column
 * @lane: its row
 * @after: (nullable): the card above it in the cell; %NULL for the end
 *
 * Returns: (transfer none): the card, without a title
 */
SjCard *
sj_editing_add_card (SjEditLog *log,
                     SjStep    *step,
                     SjLane    *lane,
                     SjCard    *after)
{
  g_autoptr(SjCard) card = sj_card_new (NULL, sj_element_get_id (SJ_ELEMENT (step)),
                                        sj_element_get_id (SJ_ELEMENT (lane)));

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  sj_edit_log_begin (log, sj_lane_holds_touchpoints (lane) ? _("Add Touchpoint") : _("Add Card"));
  insert_after (log, SJ_ELEMENT (card), SJ_ELEMENT (after));
  sj_edit_log_commit (log);

  return card;
}

/**
 * sj_editing_add_persona:
 * @log: a log without an open transaction
 * @name: what it is called
 *
 * The first persona of a map is also the one whose journey it shows.
 *
 * Returns: (transfer none): the persona
 */
SjPersona *
sj_editing_add_persona (SjEditLog  *log,
                        const char *name)
{
  g_autoptr(SjPersona) persona = sj_persona_new (name);
  SjMap *map;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  map = sj_edit_log_get_map (log);
  sj_edit_log_begin (log, _("Add Persona"));
  if (g_list_model_get_n_items (sj_map_get_personas (map)) == 0)
    {
      const char *viewpoint[] = { sj_element_get_id (SJ_ELEMENT (persona)), NULL };

      sj_edit_log_set (log, SJ_ELEMENT (map), "viewpoint", viewpoint, NULL);
    }
  sj_edit_log_insert (log, SJ_ELEMENT (persona), G_MAXUINT);
  sj_edit_log_commit (log);

  return persona;
}

/**
 * sj_editing_add_link:
 * @log: a log without an open transaction
 * @from: the card it leaves
 * @to: the card it leads to, another one
 * @kind: its kind
 *
 * Returns: (transfer none): the link
 */
SjLink *
sj_editing_add_link (SjEditLog  *log,
                     SjCard     *from,
                     SjCard     *to,
                     SjLinkKind  kind)
{
  g_autoptr(SjLink) link = NULL;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);
  g_return_val_if_fail (from != to, NULL);

  link = sj_link_new (sj_element_get_id (SJ_ELEMENT (from)), sj_element_get_id (SJ_ELEMENT (to)),
                      kind);
  sj_edit_log_begin (log, _("Add Link"));
  sj_edit_log_insert (log, SJ_ELEMENT (link), G_MAXUINT);
  sj_edit_log_commit (log);

  return link;
}

/* The new place counted without the element itself, as the log wants it. */
static void
place_after (SjEditLog *log,
             SjElement *element,
             SjElement *after)
{
  SjMap *map = sj_edit_log_get_map (log);
  guint position = position_after (map, after);

  if (element == after)
    return;
  if (position != G_MAXUINT && sj_map_get_position (map, element) < position)
    position--;

  sj_edit_log_move (log, element, position);
}

/**
 * sj_editing_move_card:
 * @log: a log without an open transaction
 * @card: a card
 * @step: its new column
 * @lane: its new row
 * @after: (nullable): the card above it in the new cell; %NULL for the end
 */
void
sj_editing_move_card (SjEditLog *log,
                      SjCard    *card,
                      SjStep    *step,
                      SjLane    *lane,
                      SjCard    *after)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (log));

  sj_edit_log_begin (log, _("Move Card"));
  sj_edit_log_set (log, SJ_ELEMENT (card),
                   "step", sj_element_get_id (SJ_ELEMENT (step)),
                   "lane", sj_element_get_id (SJ_ELEMENT (lane)),
                   NULL);
  place_after (log, SJ_ELEMENT (card), SJ_ELEMENT (after));
  sj_edit_log_commit (log);
}

/**
 * sj_editing_move_step:
 * @log: a log without an open transaction
 * @step: a step; its cards go with it, because they name it
 * @stage: its new stage
 * @after: (nullable): the step before it; %NULL for the end of the stage
 */
void
sj_editing_move_step (SjEditLog *log,
                      SjStep    *step,
                      SjStage   *stage,
                      SjStep    *after)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (log));

  if (after == NULL)
    after = last_step_of (sj_edit_log_get_map (log), stage);

  sj_edit_log_begin (log, _("Move Step"));
  sj_edit_log_set (log, SJ_ELEMENT (step), "stage", sj_element_get_id (SJ_ELEMENT (stage)), NULL);
  place_after (log, SJ_ELEMENT (step), SJ_ELEMENT (after));
  sj_edit_log_commit (log);
}

/**
 * sj_editing_move_after:
 * @log: a log without an open transaction
 * @element: a stage, lane, persona or series
 * @after: (nullable): an element of the same type; %NULL for the beginning
 *
 * Reorders; what belongs to the element goes with it.
 */
void
sj_editing_move_after (SjEditLog *log,
                       SjElement *element,
                       SjElement *after)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (log));

  sj_edit_log_begin (log, SJ_IS_STAGE (element) ? _("Move Stage")
                          : SJ_IS_LANE (element) ? _("Move Lane") : _("Reorder"));
  if (after != NULL)
    place_after (log, element, after);
  else
    sj_edit_log_move (log, element, 0);
  sj_edit_log_commit (log);
}

/* Copies name copies where both ends were copied, and else what the originals name. */
static const char *
copied_id (const char *id,
           GType       target,
           gpointer    user_data)
{
  const char *copy = g_hash_table_lookup (user_data, id);

  return copy != NULL ? copy : id;
}

/* A link is copied only with both its cards: a copied card starts without ties. */
static void
drop_loose_links (GPtrArray *originals,
                  guint      n_chosen)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < originals->len; i++)
    g_hash_table_add (ids, (char *) sj_element_get_id (g_ptr_array_index (originals, i)));

  for (guint i = originals->len; i > n_chosen; i--)
    {
      SjElement *element = g_ptr_array_index (originals, i - 1);

      if (SJ_IS_LINK (element) &&
          (!g_hash_table_contains (ids, sj_link_get_from (SJ_LINK (element))) ||
           !g_hash_table_contains (ids, sj_link_get_to (SJ_LINK (element)))))
        g_ptr_array_remove_index (originals, i - 1);
    }
}

/**
 * sj_editing_copy_closure:
 * @map: a map
 * @elements: (element-type SjElement): elements of the map, not the map itself
 *
 * Finds everything that is copied when @elements are: what belongs to them, but a link that was not
 * chosen itself only with both its cards.
 *
 * Returns: (transfer full) (element-type SjElement): @elements, then what is copied with them
 */
GPtrArray *
sj_editing_copy_closure (SjMap     *map,
                         GPtrArray *elements)
{
  GPtrArray *closure = sj_deletion_closure (map, elements);

  drop_loose_links (closure, elements->len);
  return closure;
}

/**
 * sj_editing_copy:
 * @log: a log with an open transaction
 * @elements: (element-type SjElement): elements of the map, not the map itself
 *
 * Copies elements with what belongs to them; each copy stands after its original.
 *
 * Returns: (transfer full) (element-type SjElement): the copies of @elements, in their order
 */
GPtrArray *
sj_editing_copy (SjEditLog *log,
                 GPtrArray *elements)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) new_ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) originals = NULL;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), copies);

  originals = sj_editing_copy_closure (sj_edit_log_get_map (log), elements);
  for (guint i = 0; i < originals->len; i++)
    {
      SjElement *original = g_ptr_array_index (originals, i);
      SjElement *copy = sj_element_copy (original, NULL);

      g_hash_table_insert (new_ids, (char *) sj_element_get_id (original),
                           (char *) sj_element_get_id (copy));
      g_ptr_array_add (copies, copy);
    }

  for (guint i = 0; i < copies->len; i++)
    {
      SjElement *original = g_ptr_array_index (originals, i);

      sj_references_redirect (g_ptr_array_index (copies, i), copied_id, new_ids);
      insert_after (log, g_ptr_array_index (copies, i), original);
    }

  g_ptr_array_set_size (copies, MIN (elements->len, copies->len));
  return copies;
}

/**
 * sj_editing_duplicate:
 * @log: a log without an open transaction
 * @elements: (element-type SjElement): elements of the map, not the map itself
 *
 * As sj_editing_copy(), in a transaction of its own.
 *
 * Returns: (transfer full) (element-type SjElement): the copies of @elements, in their order
 */
GPtrArray *
sj_editing_duplicate (SjEditLog *log,
                      GPtrArray *elements)
{
  GPtrArray *copies;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  sj_edit_log_begin (log, _("Duplicate"));
  copies = sj_editing_copy (log, elements);
  sj_edit_log_commit (log);

  return copies;
}

/**
 * sj_editing_delete:
 * @log: a log without an open transaction
 * @elements: (element-type SjElement): elements of the map, not the map itself
 *
 * Deletes elements and what belongs to them, and leaves no reference to any.
 */
void
sj_editing_delete (SjEditLog *log,
                   GPtrArray *elements)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (log));

  sj_edit_log_begin (log, _("Delete"));
  sj_deletion_perform (log, elements);
  sj_edit_log_commit (log);
}
