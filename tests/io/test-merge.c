#include "core/sj-merge.h"

#include "core/sj-adoption.h"
#include "core/sj-map-copy.h"
#include "core/sj-series.h"
#include "io/sj-map-reader.h"
#include "io/sj-map-writer.h"
#include "sj-random-edits.h"

/* If this fails, somebody's work is gone when two people have changed one map. Maps are compared as
 * they are written. */

typedef struct
{
  SjMap     *base;
  SjMap     *ours;
  SjMap     *theirs;
  SjMap     *merged;
  GPtrArray *conflicts;
  SjEditLog *our_log;
  SjEditLog *their_log;
} Fixture;

static SjMap *
copy_of (SjMap *map)
{
  return sj_map_copy (map, sj_element_get_id (SJ_ELEMENT (map)));
}

static void
part (Fixture *fixture,
      SjMap   *base)
{
  fixture->base = base;
  fixture->ours = copy_of (base);
  fixture->theirs = copy_of (base);
  fixture->our_log = sj_edit_log_new (fixture->ours);
  fixture->their_log = sj_edit_log_new (fixture->theirs);
}

static void
merge (Fixture *fixture)
{
  fixture->merged = sj_merge_run (fixture->base, fixture->ours, fixture->theirs,
                                  &fixture->conflicts);
}

static void
clear (Fixture *fixture)
{
  g_clear_pointer (&fixture->conflicts, g_ptr_array_unref);
  g_assert_finalize_object (g_steal_pointer (&fixture->our_log));
  g_assert_finalize_object (g_steal_pointer (&fixture->their_log));
  g_assert_finalize_object (g_steal_pointer (&fixture->base));
  g_assert_finalize_object (g_steal_pointer (&fixture->ours));
  g_assert_finalize_object (g_steal_pointer (&fixture->theirs));
  if (fixture->merged != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->merged));
}

static void
assert_written_alike (SjMap *first,
                      SjMap *second)
{
  g_autoptr(GBytes) first_bytes = sj_map_write (first);
  g_autoptr(GBytes) second_bytes = sj_map_write (second);

  g_assert_cmpmem (g_bytes_get_data (first_bytes, NULL), g_bytes_get_size (first_bytes),
                   g_bytes_get_data (second_bytes, NULL), g_bytes_get_size (second_bytes));
}

static void
assert_can_be_saved (SjMap *map)
{
  g_autoptr(GBytes) bytes = sj_map_write (map);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) read = sj_map_read (bytes, "merged", NULL, NULL, &error);

  g_assert_no_error (error);
}

/* Small maps with one stage, one step, one lane, two cards. */
static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  SjMap *base = g_object_new (SJ_TYPE_MAP, "id", "map", NULL);
  g_autoptr(SjStage) stage = g_object_new (SJ_TYPE_STAGE, "id", "stage", NULL);
  g_autoptr(SjStep) step = g_object_new (SJ_TYPE_STEP, "id", "step", "stage", "stage", NULL);
  g_autoptr(SjLane) lane = g_object_new (SJ_TYPE_LANE, "id", "lane", NULL);

  sj_map_append (base, SJ_ELEMENT (stage));
  sj_map_append (base, SJ_ELEMENT (step));
  sj_map_append (base, SJ_ELEMENT (lane));
  for (guint i = 0; i < 3; i++)
    {
      const char *id = i == 0 ? "a" : i == 1 ? "b" : "c";
      const char *tags[] = { "first", "second", NULL };
      g_autoptr(SjCard) card = g_object_new (SJ_TYPE_CARD, "id", id, "step", "step",
                                             "lane", "lane", "title", id, "tags", tags, NULL);

      sj_map_append (base, SJ_ELEMENT (card));
    }
  part (fixture, base);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  clear (fixture);
}

static void
set_text (SjEditLog  *log,
          const char *id,
          const char *property,
          const char *text)
{
  sj_edit_log_begin (log, "Set");
  sj_edit_log_set (log, sj_map_lookup (sj_edit_log_get_map (log), id), property, text, NULL);
  sj_edit_log_commit (log);
}

static void
delete (SjEditLog  *log,
        const char *id)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();

  g_ptr_array_add (elements, sj_map_lookup (sj_edit_log_get_map (log), id));
  sj_editing_delete (log, elements);
}

static const char *
merged_text (Fixture    *fixture,
             const char *id,
             const char *property)
{
  return sj_element_text (sj_map_lookup (fixture->merged, id), property);
}

static void
test_different_properties (Fixture       *fixture,
                           gconstpointer  user_data)
{
  set_text (fixture->our_log, "a", "title", "Ours");
  set_text (fixture->their_log, "a", "text", "Theirs");
  set_text (fixture->their_log, "map", "title", "Their map");
  merge (fixture);

  g_assert_cmpuint (fixture->conflicts->len, ==, 0);
  g_assert_cmpstr (merged_text (fixture, "a", "title"), ==, "Ours");
  g_assert_cmpstr (merged_text (fixture, "a", "text"), ==, "Theirs");
  g_assert_cmpstr (merged_text (fixture, "map", "title"), ==, "Their map");
}

static void
test_same_property (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr(SjEditLog) log = NULL;
  SjConflict *conflict;

  set_text (fixture->our_log, "a", "title", "Ours");
  set_text (fixture->their_log, "a", "title", "Theirs");
  merge (fixture);

  g_assert_cmpuint (fixture->conflicts->len, ==, 1);
  conflict = g_ptr_array_index (fixture->conflicts, 0);
  g_assert_cmpint (conflict->kind, ==, SJ_CONFLICT_VALUE);
  g_assert_cmpstr (conflict->pspec->name, ==, "title");
  g_assert_cmpstr (g_value_get_string (&conflict->base), ==, "a");
  g_assert_cmpstr (g_value_get_string (&conflict->ours), ==, "Ours");
  g_assert_cmpstr (g_value_get_string (&conflict->theirs), ==, "Theirs");
  g_assert_cmpstr (merged_text (fixture, "a", "title"), ==, "Ours");

  log = sj_edit_log_new (fixture->merged);
  sj_merge_resolve (log, conflict, SJ_MERGE_THEIRS);
  g_assert_cmpstr (merged_text (fixture, "a", "title"), ==, "Theirs");
}

static void
test_deleted_and_changed (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(SjEditLog) log = NULL;
  SjConflict *conflict;

  delete (fixture->our_log, "a");
  set_text (fixture->their_log, "a", "title", "Theirs");
  delete (fixture->their_log, "b");
  merge (fixture);

  g_assert_null (sj_map_lookup (fixture->merged, "b"));
  g_assert_cmpuint (fixture->conflicts->len, ==, 1);
  conflict = g_ptr_array_index (fixture->conflicts, 0);
  g_assert_cmpint (conflict->kind, ==, SJ_CONFLICT_DELETED_BY_US);
  g_assert_cmpstr (merged_text (fixture, "a", "title"), ==, "Theirs");

  log = sj_edit_log_new (fixture->merged);
  sj_merge_resolve (log, conflict, SJ_MERGE_THEIRS);
  g_assert_nonnull (sj_map_lookup (fixture->merged, "a"));
  sj_merge_resolve (log, conflict, SJ_MERGE_OURS);
  g_assert_null (sj_map_lookup (fixture->merged, "a"));
}

/* They delete the lane in which we make a card: card and lane stay until somebody decides. */
static void
test_new_card_in_a_deleted_lane (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  SjStep *step = SJ_STEP (sj_map_lookup (fixture->ours, "step"));
  SjLane *lane = SJ_LANE (sj_map_lookup (fixture->ours, "lane"));
  SjCard *card = sj_editing_add_card (fixture->our_log, step, lane, NULL);
  SjConflict *conflict;

  delete (fixture->their_log, "lane");
  merge (fixture);

  g_assert_nonnull (sj_map_lookup (fixture->merged, sj_element_get_id (SJ_ELEMENT (card))));
  g_assert_nonnull (sj_map_lookup (fixture->merged, "lane"));
  g_assert_null (sj_map_lookup (fixture->merged, "a"));
  g_assert_cmpuint (fixture->conflicts->len, ==, 1);
  conflict = g_ptr_array_index (fixture->conflicts, 0);
  g_assert_cmpint (conflict->kind, ==, SJ_CONFLICT_DELETED_BY_THEM);
  g_assert_cmpstr (sj_element_get_id (conflict->element), ==, "lane");
  assert_can_be_saved (fixture->merged);
}

static void
set_tags (SjEditLog         *log,
          const char *const *tags)
{
  sj_edit_log_begin (log, "Tag");
  sj_edit_log_set (log, sj_map_lookup (sj_edit_log_get_map (log), "a"), "tags", tags, NULL);
  sj_edit_log_commit (log);
}

static void
test_lists (Fixture       *fixture,
            gconstpointer  user_data)
{
  const char *ours[] = { "zero", "first", "second", NULL };
  const char *theirs[] = { "second", "third", NULL };
  g_auto(GStrv) tags = NULL;
  g_autofree char *joined = NULL;

  set_tags (fixture->our_log, ours);
  set_tags (fixture->their_log, theirs);
  merge (fixture);

  g_object_get (sj_map_lookup (fixture->merged, "a"), "tags", &tags, NULL);
  joined = g_strjoinv (",", tags);
  g_assert_cmpstr (joined, ==, "zero,second,third");
  g_assert_cmpuint (fixture->conflicts->len, ==, 0);
}

static SjRecords *
kpis_of (SjMap *map)
{
  SjElement *card = sj_map_lookup (map, "a");

  return sj_element_get_records (card, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (card),
                                                                     "kpis"));
}

static SjKpi *
kpi_at (SjRecords *records,
        guint      position)
{
  return sj_records_index (records, position);
}

static void
set_kpis (SjEditLog *log,
          SjRecords *kpis)
{
  sj_edit_log_begin (log, "Measure");
  sj_edit_log_set (log, sj_map_lookup (sj_edit_log_get_map (log), "a"), "kpis", kpis, NULL);
  sj_edit_log_commit (log);
}

/* One sets a target, the other reads the actual value, both add one of their own. */
static void
test_records (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(SjRecords) base = sj_records_new (&sj_kpi_record_type, 1);
  g_autoptr(SjRecords) ours = sj_records_new (&sj_kpi_record_type, 2);
  g_autoptr(SjRecords) theirs = sj_records_new (&sj_kpi_record_type, 2);
  SjRecords *merged;

  sj_record_set_text (&kpi_at (base, 0)->name, "Time");
  sj_record_set_text (&kpi_at (ours, 0)->name, "Time");
  sj_record_set_text (&kpi_at (theirs, 1)->name, "Time");
  kpi_at (ours, 0)->target = 3.0;
  kpi_at (theirs, 1)->actual = 5.0;
  sj_record_set_text (&kpi_at (ours, 1)->name, "Cost");
  sj_record_set_text (&kpi_at (theirs, 0)->name, "Errors");

  g_object_set (sj_map_lookup (fixture->base, "a"), "kpis", base, NULL);
  set_kpis (fixture->our_log, ours);
  set_kpis (fixture->their_log, theirs);
  merge (fixture);

  merged = kpis_of (fixture->merged);
  g_assert_cmpuint (fixture->conflicts->len, ==, 0);
  g_assert_cmpuint (sj_records_get_length (merged), ==, 3);
  g_assert_cmpstr (kpi_at (merged, 0)->name, ==, "Errors");
  g_assert_cmpstr (kpi_at (merged, 1)->name, ==, "Time");
  g_assert_cmpfloat (kpi_at (merged, 1)->target, ==, 3.0);
  g_assert_cmpfloat (kpi_at (merged, 1)->actual, ==, 5.0);
  g_assert_cmpstr (kpi_at (merged, 2)->name, ==, "Cost");
}

static void
test_records_in_conflict (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(SjRecords) ours = sj_records_new (&sj_kpi_record_type, 1);
  g_autoptr(SjRecords) theirs = sj_records_new (&sj_kpi_record_type, 1);

  sj_record_set_text (&kpi_at (ours, 0)->name, "Time");
  sj_record_set_text (&kpi_at (theirs, 0)->name, "Time");
  kpi_at (ours, 0)->target = 3.0;
  kpi_at (theirs, 0)->target = 5.0;
  set_kpis (fixture->our_log, ours);
  set_kpis (fixture->their_log, theirs);
  merge (fixture);

  g_assert_cmpuint (fixture->conflicts->len, ==, 1);
  g_assert_cmpfloat (kpi_at (kpis_of (fixture->merged), 0)->target, ==, 3.0);
}

static char *
order_of_cards (SjMap *map)
{
  GListModel *cards = sj_map_get_cards (map);
  g_autoptr(GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      g_string_append (order, sj_card_get_title (card));
    }

  return g_string_free (g_steal_pointer (&order), FALSE);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr(SjCard) x = g_object_new (SJ_TYPE_CARD, "id", "x", "title", "x", "step", "step",
                                      "lane", "lane", NULL);
  g_autoptr(SjCard) y = g_object_new (SJ_TYPE_CARD, "id", "y", "title", "y", "step", "step",
                                      "lane", "lane", NULL);
  g_autofree char *order = NULL;

  sj_edit_log_begin (fixture->our_log, "Add");
  sj_edit_log_insert (fixture->our_log, SJ_ELEMENT (x), 1);
  sj_edit_log_commit (fixture->our_log);
  sj_edit_log_begin (fixture->their_log, "Add and Move");
  sj_edit_log_insert (fixture->their_log, SJ_ELEMENT (y), 1);
  sj_edit_log_move (fixture->their_log, sj_map_lookup (fixture->theirs, "c"), 0);
  sj_edit_log_commit (fixture->their_log);
  merge (fixture);

  order = order_of_cards (fixture->merged);
  g_assert_cmpstr (order, ==, "caxyb");
}

static void
test_one_side_only (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 60; i++)
    {
      Fixture fixture = { 0 };

      part (&fixture, sj_random_map (random, 4));
      for (guint j = 0; j < 30; j++)
        {
          if (i % 3 != 0)
            sj_random_edit (random, fixture.our_log);
          if (i % 3 == 0)
            sj_random_edit (random, fixture.their_log);
        }
      if (i % 3 == 2)
        sj_adoption_perform (fixture.their_log, fixture.ours, "The Same");

      merge (&fixture);
      g_assert_cmpuint (fixture.conflicts->len, ==, 0);
      assert_written_alike (fixture.merged, i % 3 == 0 ? fixture.theirs : fixture.ours);
      clear (&fixture);
    }
}

static gboolean
is_reference (GParamSpec *pspec)
{
  return (pspec->flags & (GParamFlags) SJ_PARAM_REFERENCE) != 0;
}

/* Sets one property on the side to which that property of that element belongs, and where both
 * sides' edits come together. */
static void
set_on_its_side (GRand     *random,
                 Fixture   *fixture,
                 SjMap     *expected,
                 SjElement *element)
{
  const char *id = sj_element_get_id (element);
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);
  guint position = g_rand_int_range (random, 0, n_stored);
  gboolean ours = (g_str_hash (id) + position) % 2 == 0;
  SjEditLog *log = ours ? fixture->our_log : fixture->their_log;
  g_auto(GValue) value = G_VALUE_INIT;

  if (is_reference (stored[position]))
    return;
  sj_random_value (random, expected, stored[position], &value);
  sj_edit_log_begin (log, "Set");
  sj_edit_log_set_property (log, sj_map_lookup (sj_edit_log_get_map (log), id),
                            stored[position]->name, &value);
  sj_edit_log_commit (log);
  sj_element_set_value (sj_map_lookup (expected, id), stored[position], &value);
}

static void
insert_on_both_sides (GRand   *random,
                      Fixture *fixture,
                      SjMap   *expected)
{
  for (guint i = 0; i < 4; i++)
    {
      SjEditLog *log = i < 2 ? fixture->our_log : fixture->their_log;
      g_autoptr(SjElement) card = g_object_new (SJ_TYPE_CARD, NULL);
      g_autoptr(SjElement) copy = NULL;

      sj_random_fill (random, fixture->base, card, 4);
      copy = sj_element_copy (card, sj_element_get_id (card));
      sj_edit_log_begin (log, "Add");
      sj_edit_log_insert (log, card, G_MAXUINT);
      sj_edit_log_commit (log);
      sj_map_append (expected, copy);
    }
}

static void
move_on_each_side (GRand   *random,
                   Fixture *fixture,
                   SjMap   *expected)
{
  const GType types[] = { SJ_TYPE_STAGE, SJ_TYPE_LANE };
  g_autoptr(SjEditLog) log = sj_edit_log_new (expected);

  for (guint i = 0; i < 6; i++)
    {
      SjEditLog *side = i % 2 == 0 ? fixture->our_log : fixture->their_log;
      const char *id = sj_random_id (random, fixture->base, types[i % 2]);
      guint position = g_rand_int_range (random, 0, 6);

      for (guint j = 0; j < 2; j++)
        {
          SjEditLog *one = j == 0 ? side : log;

          sj_edit_log_begin (one, "Move");
          sj_edit_log_move (one, sj_map_lookup (sj_edit_log_get_map (one), id), position);
          sj_edit_log_commit (one);
        }
    }
}

/* Edits that have nothing to do with one another: all are in the result, and nobody is asked. */
static void
test_disjoint_edits (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 60; i++)
    {
      Fixture fixture = { 0 };
      g_autoptr(SjMap) expected = NULL;

      part (&fixture, sj_random_map (random, 6));
      expected = copy_of (fixture.base);
      for (guint j = 0; j < 150; j++)
        {
          SjElement *element = sj_random_any (random, fixture.base);

          set_on_its_side (random, &fixture, expected,
                           j % 10 == 0 ? SJ_ELEMENT (fixture.base) : element);
        }
      insert_on_both_sides (random, &fixture, expected);
      move_on_each_side (random, &fixture, expected);

      merge (&fixture);
      g_assert_cmpuint (fixture.conflicts->len, ==, 0);
      assert_written_alike (fixture.merged, expected);
      clear (&fixture);
    }
}

/* Whatever two people do, the result can be saved. */
static void
test_anything (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 60; i++)
    {
      Fixture fixture = { 0 };

      part (&fixture, sj_random_map (random, 4));
      for (guint j = 0; j < 20; j++)
        {
          sj_random_edit (random, fixture.our_log);
          sj_random_edit (random, fixture.their_log);
        }
      merge (&fixture);
      assert_can_be_saved (fixture.merged);

      sj_adoption_perform (fixture.our_log, fixture.merged, "Merge");
      assert_written_alike (fixture.ours, fixture.merged);
      for (guint j = 0; j < fixture.conflicts->len; j++)
        sj_merge_resolve (fixture.our_log, fixture.conflicts->pdata[j],
                          g_rand_int_range (random, 0, 2));
      assert_can_be_saved (fixture.ours);
      clear (&fixture);
    }
}

/* Reloading a file is an edit: it can be undone. */
static void
test_adoption (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 60; i++)
    {
      Fixture fixture = { 0 };

      part (&fixture, sj_random_map (random, 4));
      for (guint j = 0; j < 30; j++)
        sj_random_edit (random, fixture.their_log);

      sj_adoption_perform (fixture.our_log, fixture.theirs, "Reload");
      assert_written_alike (fixture.ours, fixture.theirs);
      g_assert_false (sj_adoption_perform (fixture.our_log, fixture.theirs, "Reload"));
      sj_edit_log_undo (fixture.our_log);
      assert_written_alike (fixture.ours, fixture.base);
      clear (&fixture);
    }
}

#define ADD(name, test) g_test_add ("/merge/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("different-properties", test_different_properties);
  ADD ("same-property", test_same_property);
  ADD ("deleted-and-changed", test_deleted_and_changed);
  ADD ("new-card-in-a-deleted-lane", test_new_card_in_a_deleted_lane);
  ADD ("lists", test_lists);
  ADD ("records", test_records);
  ADD ("records-in-conflict", test_records_in_conflict);
  ADD ("order", test_order);
  g_test_add_func ("/merge/one-side-only", test_one_side_only);
  g_test_add_func ("/merge/disjoint-edits", test_disjoint_edits);
  g_test_add_func ("/merge/anything", test_anything);
  g_test_add_func ("/adoption/as-wanted-and-back", test_adoption);

  return g_test_run ();
}
