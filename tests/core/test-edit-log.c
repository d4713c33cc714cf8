#include "core/sj-edit-log.h"

#include <string.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "io/sj-map-writer.h"
#include "sj-random-map.h"

/* If undo is not exact, people lose what they did before the mistake they take back. */

typedef struct
{
  SjMap     *map;
  SjEditLog *log;
  SjCard    *card;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->map = sj_map_new ();
  fixture->card = sj_card_new ("Video ident", NULL, NULL);
  sj_map_append (fixture->map, SJ_ELEMENT (fixture->card));
  fixture->log = sj_edit_log_new (fixture->map);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->log);
  g_assert_finalize_object (fixture->map);
  g_assert_finalize_object (fixture->card);
}

static void
rename_card (Fixture    *fixture,
             const char *title,
             const char *key)
{
  sj_edit_log_begin_merging (fixture->log, "Rename", key);
  sj_edit_log_set (fixture->log, SJ_ELEMENT (fixture->card), "title", title, NULL);
  sj_edit_log_commit (fixture->log);
}

static guint
count_cards (Fixture *fixture)
{
  return g_list_model_get_n_items (sj_map_get_cards (fixture->map));
}

static void
test_set (Fixture       *fixture,
          gconstpointer  user_data)
{
  rename_card (fixture, "Ident", NULL);
  g_assert_cmpstr (sj_card_get_title (fixture->card), ==, "Ident");
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Rename");

  g_assert_true (sj_edit_log_undo (fixture->log));
  g_assert_cmpstr (sj_card_get_title (fixture->card), ==, "Video ident");
  g_assert_null (sj_edit_log_get_undo_label (fixture->log));
  g_assert_cmpstr (sj_edit_log_get_redo_label (fixture->log), ==, "Rename");

  g_assert_true (sj_edit_log_redo (fixture->log));
  g_assert_cmpstr (sj_card_get_title (fixture->card), ==, "Ident");
  g_assert_false (sj_edit_log_redo (fixture->log));
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  user_data)
{
  const char *const aliases[] = { "Ident", "Check", NULL };
  const SjTransaction *transaction;

  sj_edit_log_begin (fixture->log, "Add Alias");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (fixture->card), "aliases", aliases, NULL);
  sj_edit_log_commit (fixture->log);
  transaction = sj_edit_log_get_undo (fixture->log, 0);
  g_assert_cmpint (sj_transaction_get_edit (transaction, 0)->kind, ==, SJ_EDIT_REPLACE);
  g_assert_cmpuint (g_strv_length ((char **) sj_card_get_aliases (fixture->card)), ==, 2);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (g_strv_length ((char **) sj_card_get_aliases (fixture->card)), ==, 0);
}

static void
test_insert_and_remove (Fixture       *fixture,
                        gconstpointer  user_data)
{
  SjCard *other = sj_card_new ("Other", NULL, NULL);
  g_autofree char *id = g_strdup (sj_element_get_id (SJ_ELEMENT (other)));

  sj_edit_log_begin (fixture->log, "Add Card");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (other), 0);
  sj_edit_log_commit (fixture->log);
  g_object_unref (other);
  g_assert_cmpuint (count_cards (fixture), ==, 2);
  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (fixture->card)), ==, 1);

  sj_edit_log_begin (fixture->log, "Delete Card");
  sj_edit_log_remove (fixture->log, sj_map_lookup (fixture->map, id));
  sj_edit_log_commit (fixture->log);
  g_assert_null (sj_map_lookup (fixture->map, id));

  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (sj_map_get_position (fixture->map, sj_map_lookup (fixture->map, id)), ==, 0);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (count_cards (fixture), ==, 1);
  sj_edit_log_redo (fixture->log);
  g_assert_nonnull (sj_map_lookup (fixture->map, id));
}

static void
test_move (Fixture       *fixture,
           gconstpointer  user_data)
{
  sj_edit_log_begin (fixture->log, "Add Cards");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(SjCard) other = sj_card_new ("Other", NULL, NULL);

      sj_edit_log_insert (fixture->log, SJ_ELEMENT (other), G_MAXUINT);
    }
  sj_edit_log_commit (fixture->log);

  sj_edit_log_begin (fixture->log, "Move");
  sj_edit_log_move (fixture->log, SJ_ELEMENT (fixture->card), 2);
  sj_edit_log_commit (fixture->log);
  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (fixture->card)), ==, 2);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (fixture->card)), ==, 0);

  sj_edit_log_begin (fixture->log, "Move Nowhere");
  sj_edit_log_move (fixture->log, SJ_ELEMENT (fixture->card), 0);
  g_assert_false (sj_edit_log_commit (fixture->log));
}

static void
test_merging (Fixture       *fixture,
              gconstpointer  user_data)
{
  rename_card (fixture, "V", "title");
  rename_card (fixture, "Vi", "title");
  rename_card (fixture, "Vid", "title");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 1);

  sj_edit_log_seal (fixture->log);
  rename_card (fixture, "Vide", "title");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 2);
  rename_card (fixture, "Video", "another");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 3);

  sj_edit_log_undo (fixture->log);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (sj_card_get_title (fixture->card), ==, "Vid");
  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (sj_card_get_title (fixture->card), ==, "Video ident");
}

/* What was typed before saving must not merge with what comes after: undo would skip the save. */
static void
test_merging_over_a_save (Fixture       *fixture,
                          gconstpointer  user_data)
{
  rename_card (fixture, "V", "title");
  sj_edit_log_mark_saved (fixture->log);
  rename_card (fixture, "Vi", "title");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 2);
  sj_edit_log_undo (fixture->log);
  g_assert_false (sj_edit_log_is_dirty (fixture->log));
}

static void
test_abort (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr(SjCard) other = sj_card_new ("Other", NULL, NULL);

  sj_edit_log_begin (fixture->log, "Half done");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (other), 0);
  sj_edit_log_set (fixture->log, SJ_ELEMENT (fixture->card), "title", "x", "span", 5, NULL);
  sj_edit_log_abort (fixture->log);
  g_assert_false (sj_edit_log_is_open (fixture->log));
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 0);
  g_assert_cmpuint (count_cards (fixture), ==, 1);
  g_assert_cmpstr (sj_card_get_title (fixture->card), ==, "Video ident");
  g_assert_cmpint (sj_card_get_span (fixture->card), ==, 1);
  g_assert_false (sj_edit_log_is_dirty (fixture->log));
}

static void
test_dirty (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_assert_false (sj_edit_log_is_dirty (fixture->log));
  rename_card (fixture, "a", NULL);
  g_assert_true (sj_edit_log_is_dirty (fixture->log));
  sj_edit_log_mark_saved (fixture->log);
  g_assert_false (sj_edit_log_is_dirty (fixture->log));
  sj_edit_log_undo (fixture->log);
  g_assert_true (sj_edit_log_is_dirty (fixture->log));
  sj_edit_log_redo (fixture->log);
  g_assert_false (sj_edit_log_is_dirty (fixture->log));

  /* Another way on from before the save never comes back to what was saved. */
  sj_edit_log_undo (fixture->log);
  rename_card (fixture, "a", NULL);
  g_assert_true (sj_edit_log_is_dirty (fixture->log));
}

/* What was typed while the disk was written is not saved, and closing must ask. */
static void
test_edits_during_a_save (Fixture       *fixture,
                          gconstpointer  user_data)
{
  guint64 written;

  rename_card (fixture, "Written", "title");
  written = sj_edit_log_get_state (fixture->log);
  sj_edit_log_seal (fixture->log);
  rename_card (fixture, "Written and more", "title");
  sj_edit_log_mark_saved_at (fixture->log, written);
  g_assert_true (sj_edit_log_is_dirty (fixture->log));

  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (sj_edit_log_get_state (fixture->log), ==, written);
  g_assert_false (sj_edit_log_is_dirty (fixture->log));
  sj_edit_log_undo (fixture->log);
  g_assert_true (sj_edit_log_is_dirty (fixture->log));
}

static void
test_nothing_changed (Fixture       *fixture,
                      gconstpointer  user_data)
{
  sj_edit_log_begin (fixture->log, "Rename");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (fixture->card), "title", "Video ident", NULL);
  g_assert_false (sj_edit_log_commit (fixture->log));
  g_assert_false (sj_edit_log_is_dirty (fixture->log));
  g_assert_false (sj_edit_log_undo (fixture->log));
}

static void
test_new_edit_ends_redo (Fixture       *fixture,
                         gconstpointer  user_data)
{
  rename_card (fixture, "a", NULL);
  sj_edit_log_undo (fixture->log);
  rename_card (fixture, "b", NULL);
  g_assert_false (sj_edit_log_redo (fixture->log));
  g_assert_cmpstr (sj_card_get_title (fixture->card), ==, "b");
}

/* The list of what was done shows it in its order, also what was undone, and goes to each state. */
static void
test_history (Fixture       *fixture,
              gconstpointer  user_data)
{
  const char *const titles[] = { "a", "b", "c", "d" };
  guint n_saved = 99;

  g_assert_true (sj_edit_log_find_saved (fixture->log, &n_saved));
  g_assert_cmpuint (n_saved, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      rename_card (fixture, titles[i], NULL);
      if (i == 1)
        sj_edit_log_mark_saved (fixture->log);
    }

  sj_edit_log_go_to (fixture->log, 1);
  g_assert_cmpstr (sj_card_get_title (fixture->card), ==, "a");
  g_assert_cmpuint (sj_edit_log_get_n_history (fixture->log), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const SjTransaction *transaction = sj_edit_log_get_history (fixture->log, i);

      g_assert_cmpstr (g_value_get_string (&sj_transaction_get_edit (transaction, 0)->after), ==,
                       titles[i]);
      g_assert_cmpint (sj_transaction_get_time (transaction), >, 1600000000);
    }
  g_assert_true (sj_edit_log_find_saved (fixture->log, &n_saved));
  g_assert_cmpuint (n_saved, ==, 2);

  sj_edit_log_go_to (fixture->log, 4);
  g_assert_cmpstr (sj_card_get_title (fixture->card), ==, "d");
  sj_edit_log_go_to (fixture->log, 0);
  g_assert_cmpstr (sj_card_get_title (fixture->card), ==, "Video ident");

  /* What was saved cannot be reached after another beginning. */
  rename_card (fixture, "x", NULL);
  g_assert_cmpuint (sj_edit_log_get_n_history (fixture->log), ==, 1);
  g_assert_false (sj_edit_log_find_saved (fixture->log, &n_saved));
}

static void
count_arrivals (SjEditLog *log,
                gpointer   transaction,
                gboolean   forward,
                guint     *counts)
{
  counts[sj_edit_log_is_on_the_way (log) ? 0 : 1]++;
}

/* Views wait for the last one: a long way back is drawn once. */
static void
test_a_long_way_arrives_once (Fixture       *fixture,
                              gconstpointer  user_data)
{
  guint counts[2] = { 0, 0 };

  for (guint i = 0; i < 5; i++)
    rename_card (fixture, i % 2 == 0 ? "a" : "b", NULL);
  g_signal_connect (fixture->log, "committed", G_CALLBACK (count_arrivals), counts);
  sj_edit_log_go_to (fixture->log, 0);
  g_assert_cmpuint (counts[0], ==, 4);
  g_assert_cmpuint (counts[1], ==, 1);
  sj_edit_log_redo (fixture->log);
  g_assert_cmpuint (counts[1], ==, 2);
  sj_edit_log_go_to (fixture->log, 1);
  g_assert_cmpuint (counts[1], ==, 2);
}

typedef struct
{
  guint    n_times;
  gboolean forward;
} Committed;

static void
on_committed (SjEditLog           *log,
              const SjTransaction *transaction,
              gboolean             forward,
              Committed           *committed)
{
  g_assert_cmpuint (sj_transaction_get_n_edits (transaction), ==, 1);
  committed->n_times++;
  committed->forward = forward;
}

static void
test_signal (Fixture       *fixture,
             gconstpointer  user_data)
{
  Committed committed = { 0 };

  g_signal_connect (fixture->log, "committed", G_CALLBACK (on_committed), &committed);
  rename_card (fixture, "a", NULL);
  g_assert_cmpuint (committed.n_times, ==, 1);
  g_assert_true (committed.forward);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (committed.n_times, ==, 2);
  g_assert_false (committed.forward);
}

static SjElement *
random_element (GRand *random,
                SjMap *map)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);
  const char *id = sj_random_id (random, map, types[g_rand_int_range (random, 0, n_types)]);

  return id != NULL ? sj_map_lookup (map, id) : SJ_ELEMENT (map);
}

static void
random_edit (GRand     *random,
             SjEditLog *log)
{
  SjMap *map = sj_edit_log_get_map (log);
  SjElement *element = random_element (random, map);
  guint n_stored, n_types;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);
  GParamSpec *pspec = stored[g_rand_int_range (random, 0, n_stored)];
  const GType *types = sj_map_get_types (&n_types);
  g_autoptr(SjElement) fresh = NULL;
  g_auto(GValue) value = G_VALUE_INIT;

  switch (g_rand_int_range (random, 0, 10))
    {
    case 0:
      fresh = g_object_new (types[g_rand_int_range (random, 0, n_types)], NULL);
      sj_edit_log_insert (log, fresh, g_rand_int_range (random, 0, 20));
      break;

    case 1:
      if (element != SJ_ELEMENT (map))
        sj_edit_log_remove (log, element);
      break;

    case 2:
      if (element != SJ_ELEMENT (map))
        sj_edit_log_move (log, element, g_rand_int_range (random, 0, 20));
      break;

    default:
      sj_random_value (random, map, pspec, &value);
      sj_edit_log_set_property (log, element, pspec->name, &value);
      break;
    }
}

static void
assert_written (SjMap  *map,
                GBytes *expected)
{
  g_autoptr(GBytes) written = sj_map_write (map);

  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

/* Two thousand edits of every kind, back to the first byte and forward to the last, twice. */
static void
test_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (2026);
  g_autoptr(SjMap) map = sj_random_map (random, 8);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(GBytes) before = sj_map_write (map);
  g_autoptr(GBytes) after = NULL;

  for (guint n_edits = 0; n_edits < 2000;)
    {
      guint n_together = g_rand_int_range (random, 1, 6);

      sj_edit_log_begin_merging (log, "Edit", g_rand_boolean (random) ? "key" : NULL);
      for (guint i = 0; i < n_together; i++, n_edits++)
        random_edit (random, log);
      if (g_rand_int_range (random, 0, 10) == 0)
        sj_edit_log_abort (log);
      else
        sj_edit_log_commit (log);
    }
  after = sj_map_write (map);
  g_assert_false (g_bytes_equal (before, after));
  g_assert_cmpuint (sj_edit_log_get_n_undo (log), >, 100);

  for (guint i = 0; i < 2; i++)
    {
      while (sj_edit_log_undo (log))
        ;
      assert_written (map, before);
      while (sj_edit_log_redo (log))
        ;
      assert_written (map, after);
    }
}

static void
test_log_lets_go (void)
{
  SjMap *map = sj_map_new ();
  SjEditLog *log = sj_edit_log_new (map);
  g_autoptr(SjCard) card = sj_card_new ("", NULL, NULL);

  g_assert_finalize_object (log);
  /* Nobody watches any more: the map may be built on. */
  sj_map_append (map, SJ_ELEMENT (card));
  g_assert_finalize_object (map);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/core/edit-log/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("set", test_set);
  ADD ("replace", test_replace);
  ADD ("insert-and-remove", test_insert_and_remove);
  ADD ("move", test_move);
  ADD ("merging", test_merging);
  ADD ("merging-over-a-save", test_merging_over_a_save);
  ADD ("abort", test_abort);
  ADD ("dirty", test_dirty);
  ADD ("edits-during-a-save", test_edits_during_a_save);
  ADD ("nothing-changed", test_nothing_changed);
  ADD ("new-edit-ends-redo", test_new_edit_ends_redo);
  ADD ("history", test_history);
  ADD ("a-long-way-arrives-once", test_a_long_way_arrives_once);
  ADD ("signal", test_signal);
  g_test_add_func ("/core/edit-log/random", test_random);
  g_test_add_func ("/core/edit-log/log-lets-go", test_log_lets_go);

  return g_test_run ();
}
