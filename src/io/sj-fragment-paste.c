#define G_LOG_DOMAIN "sj-fragment"

#include "config.h"

#include "io/sj-fragment-paste.h"

#include "core/sj-grid.h"
#include "core/sj-id.h"
#include "core/sj-references.h"

/*
 * Where the elements of a fragment go. Each id of the fragment gets an id of the map: that of its
 * copy if it was chosen; of the same element if the map has it; of the step or lane at the same
 * distance from the target, which is added if the map ends before it; or of a copy that is brought
 * along.
 */

/* No map has as many steps: a fragment that somebody made by hand shall not fill the memory. */
#define MAX_COLUMNS 10000

typedef struct
{
  SjEditLog  *log;
  SjMap      *map;
  SjMap      *part;
  GPtrArray  *chosen;
  GPtrArray  *brought;  /* elements of the fragment that were not chosen but are needed */
  GPtrArray  *added;  /* steps after the last one of the map, for cards that would stand there */
  GHashTable *ids;  /* id in the fragment → id in the map */
  SjGrid     *from;
  SjGrid     *to;
  guint       first_column;  /* of the cards that come alone */
  guint       first_row;
  gboolean    is_card;  /* whether a card is copied */
  gboolean    alone;  /* and comes with neither its step nor its lane */
  SjStep     *step;
  SjLane     *lane;
} Paste;

static void
paste_init (Paste *paste)
{
  paste->map = sj_edit_log_get_map (paste->log);
  paste->brought = g_ptr_array_new ();
  paste->added = g_ptr_array_new_with_free_func (g_object_unref);
  paste->ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  paste->from = sj_grid_new (paste->part);
  paste->to = sj_grid_new (paste->map);
  paste->first_column = paste->first_row = SJ_GRID_NOWHERE;
}

static void
paste_clear (Paste *paste)
{
  g_ptr_array_unref (paste->brought);
  g_ptr_array_unref (paste->added);
  g_hash_table_unref (paste->ids);
  sj_grid_free (paste->from);
  sj_grid_free (paste->to);
}

static const char *
id_of (gpointer element)
{
  return sj_element_get_id (element);
}

static void
give_new_ids (Paste *paste)
{
  for (guint i = 0; i < paste->chosen->len; i++)
    g_hash_table_insert (paste->ids, (char *) id_of (g_ptr_array_index (paste->chosen, i)),
                         sj_id_new ());
}

static gboolean
is_chosen (Paste      *paste,
           const char *id)
{
  return g_hash_table_contains (paste->ids, id);
}

static gboolean
comes_alone (Paste     *paste,
             SjElement *element)
{
  return SJ_IS_CARD (element) &&
         !is_chosen (paste, sj_card_get_step (SJ_CARD (element))) &&
         !is_chosen (paste, sj_card_get_lane (SJ_CARD (element)));
}

static void
find_first_cell (Paste *paste)
{
  for (guint i = 0; i < paste->chosen->len; i++)
    {
      SjCard *card = g_ptr_array_index (paste->chosen, i);

      if (!comes_alone (paste, SJ_ELEMENT (card)))
        continue;
      paste->first_column = MIN (paste->first_column,
                                 sj_grid_find_column (paste->from, sj_card_get_step (card)));
      paste->first_row = MIN (paste->first_row,
                              sj_grid_find_row (paste->from, sj_card_get_lane (card)));
    }
}

/* Without a target the steps of another map are those of the same name or, failing that, place. */
static guint
find_like_step (Paste  *paste,
                SjStep *step,
                guint   column)
{
  for (guint i = 0; i < sj_grid_get_n_columns (paste->to); i++)
    if (g_str_equal (sj_step_get_title (sj_grid_get_step (paste->to, i)), sj_step_get_title (step)))
      return i;

  return column;
}

static guint
find_like_lane (Paste  *paste,
                SjLane *lane,
                guint   row)
{
  guint same_kind = SJ_GRID_NOWHERE;

  for (guint i = 0; i < sj_grid_get_n_rows (paste->to); i++)
    {
      SjLane *other = sj_grid_get_lane (paste->to, i);

      if (sj_lane_get_kind (other) != sj_lane_get_kind (lane))
        continue;
      if (g_str_equal (sj_lane_get_title (other), sj_lane_get_title (lane)))
        return i;
      same_kind = MIN (same_kind, i);
    }

  return same_kind != SJ_GRID_NOWHERE ? same_kind : row;
}

/* What lies between in the fragment gives the names. */
static SjStep *
add_step (Paste *paste,
          guint  column,
          guint  from_column)
{
  guint n_columns = sj_grid_get_n_columns (paste->to);
  SjStep *last = sj_grid_get_step (paste->to, n_columns - 1);

  while (n_columns + paste->added->len <= column)
    {
      guint distance = column - n_columns - paste->added->len;
      SjStep *like = sj_grid_get_step (paste->from, from_column - MIN (distance, from_column));

      g_ptr_array_add (paste->added,
                       sj_step_new (sj_step_get_title (like), sj_step_get_stage (last)));
    }

  return g_ptr_array_index (paste->added, column - n_columns);
}

static const char *
place_step (Paste  *paste,
            SjStep *step)
{
  guint from_column = sj_grid_find_column (paste->from, id_of (step));
  guint n_columns = sj_grid_get_n_columns (paste->to);
  guint column = from_column;

  if (paste->alone && paste->step != NULL)
    column += sj_grid_find_column (paste->to, id_of (paste->step)) - paste->first_column;
  else
    column = find_like_step (paste, step, column);
  if (paste->is_card && from_column != SJ_GRID_NOWHERE && n_columns > 0 && column >= n_columns &&
      column < MAX_COLUMNS)
    return id_of (add_step (paste, column, from_column));

  return n_columns > 0 ? id_of (sj_grid_get_step (paste->to, MIN (column, n_columns - 1))) : NULL;
}

/* Lines and emotion lanes have no cells. Up from there is one, or else further down. */
static const char *
place_lane (Paste  *paste,
            SjLane *lane)
{
  guint row = sj_grid_find_row (paste->from, id_of (lane));
  guint n_rows = sj_grid_get_n_rows (paste->to);

  if (n_rows == 0)
    return NULL;
  if (paste->alone && paste->lane != NULL)
    row += sj_grid_find_row (paste->to, id_of (paste->lane)) - paste->first_row;
  else
    row = find_like_lane (paste, lane, row);

  row = MIN (row, n_rows - 1);
  for (guint above = row + 1; above > 0; above--)
    if (sj_lane_holds_cards (sj_grid_get_lane (paste->to, above - 1)))
      return id_of (sj_grid_get_lane (paste->to, above - 1));
  for (guint below = row + 1; below < n_rows; below++)
    if (sj_lane_holds_cards (sj_grid_get_lane (paste->to, below)))
      return id_of (sj_grid_get_lane (paste->to, below));

  return NULL;
}

static const char *
place_stage (Paste *paste)
{
  GListModel *stages = sj_map_get_stages (paste->map);
  guint n_stages = g_list_model_get_n_items (stages);
  g_autoptr(SjStage) last = NULL;

  if (paste->step != NULL &&
      sj_map_lookup_typed (paste->map, sj_step_get_stage (paste->step), SJ_TYPE_STAGE) != NULL)
    return sj_step_get_stage (paste->step);
  if (n_stages == 0)
    return NULL;

  last = g_list_model_get_item (stages, n_stages - 1);
  return id_of (last);
}

/* The place in the map that stands for one in the fragment. */
static const char *
place (Paste     *paste,
       SjElement *element)
{
  if (SJ_IS_STEP (element))
    return place_step (paste, SJ_STEP (element));
  if (SJ_IS_LANE (element))
    return place_lane (paste, SJ_LANE (element));
  if (SJ_IS_STAGE (element))
    return place_stage (paste);

  return NULL;
}

static gboolean
has_target (Paste     *paste,
            SjElement *element)
{
  if (SJ_IS_LANE (element))
    return paste->alone && paste->lane != NULL;
  if (SJ_IS_STEP (element))
    return paste->alone && paste->step != NULL;

  return SJ_IS_STAGE (element) && paste->step != NULL;
}

/* What is no part of the drawing's order can come along; of the order, only where there is none. */
static gboolean
may_be_brought (SjElement *element)
{
  return SJ_IS_STEP (element) || SJ_IS_LANE (element) || SJ_IS_STAGE (element) ||
         !sj_references_are_owned (SJ_ELEMENT_GET_CLASS (element));
}

static const char *
bring (Paste     *paste,
       SjElement *element)
{
  gboolean taken = sj_map_lookup (paste->map, id_of (element)) != NULL;

  g_ptr_array_add (paste->brought, element);
  g_hash_table_insert (paste->ids, (char *) id_of (element),
                       taken ? sj_id_new () : g_strdup (id_of (element)));

  return g_hash_table_lookup (paste->ids, id_of (element));
}

static const char *
map_reference (const char *id,
               GType       target,
               gpointer    user_data)
{
  Paste *paste = user_data;
  const char *known = g_hash_table_lookup (paste->ids, id);
  SjElement *element = sj_map_lookup_typed (paste->part, id, target);
  SjElement *own = NULL;

  if (known != NULL || element == NULL)
    return known;

  own = sj_map_lookup_typed (paste->map, id, G_OBJECT_TYPE (element));
  known = has_target (paste, element) || own == NULL ? place (paste, element) : NULL;
  if (known == NULL && own != NULL)
    known = id_of (own);
  if (known == NULL && may_be_brought (element))
    return bring (paste, element);

  return known;
}

static SjElement *
copy_for (Paste     *paste,
          SjElement *element)
{
  const char *id = g_hash_table_lookup (paste->ids, id_of (element));
  g_autoptr(SjElement) copy = sj_element_copy (element, id);

  paste->is_card = SJ_IS_CARD (element);
  paste->alone = comes_alone (paste, element);
  if (!sj_references_redirect (copy, map_reference, paste))
    return NULL;

  return g_steal_pointer (&copy);
}

/* Steps go after the step that is pasted at, lanes after the lane, everything else to the end. */
static guint
choose_position (Paste     *paste,
                 SjElement *copy,
                 SjElement *last)
{
  SjElement *after = last;

  if (after == NULL && SJ_IS_STEP (copy))
    after = SJ_ELEMENT (paste->step);
  else if (after == NULL && SJ_IS_LANE (copy))
    after = SJ_ELEMENT (paste->lane);
  else if (after == NULL && SJ_IS_STAGE (copy) && paste->step != NULL)
    after = sj_map_lookup (paste->map, sj_step_get_stage (paste->step));

  return after != NULL ? sj_map_get_position (paste->map, after) + 1 : G_MAXUINT;
}

static void
insert_all (Paste     *paste,
            GPtrArray *copies)
{
  g_autoptr(GHashTable) lasts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < copies->len; i++)
    {
      SjElement *copy = g_ptr_array_index (copies, i);
      gpointer type = GSIZE_TO_POINTER (G_OBJECT_TYPE (copy));
      guint position = G_MAXUINT;

      if (SJ_IS_STEP (copy) || SJ_IS_LANE (copy) || SJ_IS_STAGE (copy))
        position = choose_position (paste, copy, g_hash_table_lookup (lasts, type));
      sj_edit_log_insert (paste->log, copy, position);
      g_hash_table_insert (lasts, type, copy);
    }
}

static void
insert_added (Paste *paste)
{
  guint n_columns = sj_grid_get_n_columns (paste->to);
  SjElement *last = n_columns > 0 ? SJ_ELEMENT (sj_grid_get_step (paste->to, n_columns - 1)) : NULL;

  for (guint i = 0; i < paste->added->len; i++)
    {
      SjElement *step = g_ptr_array_index (paste->added, i);

      sj_edit_log_insert (paste->log, step, sj_map_get_position (paste->map, last) + 1);
      last = step;
    }
}

/* In the order of the map, not in that in which somebody clicked. */
static int
compare_places (gconstpointer first,
                gconstpointer second,
                gpointer      user_data)
{
  SjElement *a = *(SjElement *const *) first;
  SjElement *b = *(SjElement *const *) second;
  GHashTable *order = user_data;
  guint place_a = GPOINTER_TO_UINT (g_hash_table_lookup (order, a));
  guint place_b = GPOINTER_TO_UINT (g_hash_table_lookup (order, b));

  return (place_a > place_b) - (place_a < place_b);
}

static void
sort_chosen (Paste *paste)
{
  g_autoptr(GHashTable) order = g_hash_table_new (NULL, NULL);
  guint n_types, n = 0;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = sj_map_get_list (paste->part, types[i]);
      guint n_items = g_list_model_get_n_items (list);

      for (guint j = 0; j < n_items; j++)
        {
          g_autoptr(SjElement) element = g_list_model_get_item (list, j);

          g_hash_table_insert (order, element, GUINT_TO_POINTER (++n));
        }
    }
  g_ptr_array_sort_with_data (paste->chosen, compare_places, order);
}

/* What is brought may itself need something, so that the list grows. */
static void
copy_all (Paste     *paste,
          GPtrArray *elements,
          GPtrArray *copies)
{
  for (guint i = 0; i < elements->len; i++)
    {
      SjElement *copy = copy_for (paste, g_ptr_array_index (elements, i));

      if (copy != NULL)
        g_ptr_array_add (copies, copy);
    }
}

/**
 * sj_fragment_paste_elements:
 * @log: a log with an open transaction
 * @part: a fragment as a map
 * @chosen: (element-type SjElement): the elements of @part that shall be copied
 * @step: (nullable): as for sj_fragment_paste()
 * @lane: (nullable): as for sj_fragment_paste()
 *
 * Returns: (transfer full) (element-type SjElement): the copies of @chosen, in the order of the map
 */
GPtrArray *
sj_fragment_paste_elements (SjEditLog *log,
                            SjMap     *part,
                            GPtrArray *chosen,
                            SjStep    *step,
                            SjLane    *lane)
{
  Paste paste = { .log = log, .part = part, .chosen = chosen, .step = step, .lane = lane };
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) brought = g_ptr_array_new_with_free_func (g_object_unref);

  paste_init (&paste);
  sort_chosen (&paste);
  give_new_ids (&paste);
  find_first_cell (&paste);
  copy_all (&paste, chosen, copies);
  copy_all (&paste, paste.brought, brought);

  insert_added (&paste);
  insert_all (&paste, brought);
  insert_all (&paste, copies);
  paste_clear (&paste);

  return copies;
}
