#include "core/sj-element.h"

#include <math.h>
#include <string.h>

#include "core/sj-card.h"
#include "core/sj-edit-log.h"
#include "core/sj-lane.h"
#include "core/sj-map.h"
#include "core/sj-step.h"
#include "sj-random-map.h"

/* Files, undo and inspector follow the declarations: if one is wrong, a property is lost somewhere
 * without anybody having touched that code. */

static void
for_each_class (void (*function) (SjElementClass *klass))
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i <= n_types; i++)
    {
      SjElementClass *klass = g_type_class_ref (i < n_types ? types[i] : SJ_TYPE_MAP);

      function (klass);
      g_type_class_unref (klass);
    }
}

static gboolean
is_member_name (const char *name)
{
  return g_regex_match_simple ("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", name, 0, 0);
}

static void
check_names (SjElementClass *klass)
{
  static const char *const reserved[] = { "format", "version", "assets", NULL };
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_stored, n_types;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);
  const GType *types = sj_map_get_types (&n_types);

  g_assert_cmpuint (n_stored, >, 0);
  for (guint i = 0; i < n_stored; i++)
    {
      g_assert_true (is_member_name (stored[i]->name));
      g_assert_true (g_hash_table_add (names, (char *) stored[i]->name));
      g_assert_cmpstr (stored[i]->name, !=, "id");
      g_assert_false (klass->collection == NULL && g_strv_contains (reserved, stored[i]->name));
      g_assert_true (sj_element_class_find_stored (klass, stored[i]->name) == stored[i]);
    }
  g_assert_null (sj_element_class_find_stored (klass, "id"));

  for (guint i = 0; klass->collection == NULL && i < n_types; i++)
    g_assert_false (g_hash_table_contains (
      names, ((SjElementClass *) g_type_class_peek (types[i]))->collection));
}

static void
check_words (SjElementClass *klass)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);

  for (guint i = 0; i < n_stored; i++)
    if (strlen (g_param_spec_get_nick (stored[i])) == 0 ||
        !g_regex_match_simple ("[.?…]$", g_param_spec_get_blurb (stored[i]), 0, 0) ||
        sj_param_spec_get_group (stored[i]) == NULL)
      g_error ("%s.%s lacks its words", klass->name, stored[i]->name);
}

static void
check_fields (SjElementClass *klass)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);

  for (guint i = 0; i < n_stored; i++)
    {
      const SjRecordType *type = sj_param_spec_get_record_type (stored[i]);

      g_assert_true ((type != NULL) == (stored[i]->value_type == SJ_TYPE_RECORDS));
      for (guint j = 0; type != NULL && j < type->n_fields; j++)
        {
          g_assert_true (is_member_name (type->fields[j].name));
          g_assert_cmpuint (type->fields[j].offset, <, type->size);
          for (guint k = 0; k < j; k++)
            {
              g_assert_cmpstr (type->fields[j].name, !=, type->fields[k].name);
              g_assert_cmpuint (type->fields[j].offset, !=, type->fields[k].offset);
            }
        }
    }
}

static void
check_targets (SjElementClass *klass)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);

  for (guint i = 0; i < n_stored; i++)
    if ((stored[i]->flags & (GParamFlags) SJ_PARAM_REFERENCE) != 0)
      g_assert_true (g_type_is_a (sj_param_spec_get_target (stored[i]), SJ_TYPE_ELEMENT));
    else
      g_assert_cmpuint (sj_param_spec_get_target (stored[i]), ==, G_TYPE_INVALID);
}

static void
check_defaults (SjElementClass *klass)
{
  g_autoptr(SjElement) element = g_object_new (G_TYPE_FROM_CLASS (klass), NULL);
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);

  g_assert_cmpuint (sj_element_get_n_given (element), ==, 0);
  for (guint i = 0; i < n_stored; i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;

      g_assert_true (sj_element_is_default (element, stored[i]));
      g_value_init (&value, stored[i]->value_type);
      sj_element_get_value (element, stored[i], &value);
      g_assert_false (sj_element_set_value (element, stored[i], &value));
      g_assert_true (sj_element_is_default (element, stored[i]));
    }
}

static void
test_declarations (void)
{
  for_each_class (check_names);
  for_each_class (check_words);
  for_each_class (check_fields);
  for_each_class (check_targets);
}

static void
test_defaults (void)
{
  for_each_class (check_defaults);
}

static void
test_set_and_reset (void)
{
  g_autoptr(SjCard) card = sj_card_new ("Video ident", NULL, NULL);
  SjElement *element = SJ_ELEMENT (card);
  const char *const aliases[] = { "Ident", NULL };
  const char *const nothing[] = { NULL };

  g_object_set (card, "span", 3, "valence", 0.5, "aliases", aliases, "type", 1, NULL);
  g_assert_cmpuint (sj_element_get_n_given (element), ==, 5);
  /* In declared order, whatever order they were set in. */
  g_assert_cmpstr (sj_element_get_given (element, 0)->name, ==, "span");
  g_assert_cmpstr (sj_element_get_given (element, 1)->name, ==, "title");

  g_object_set (card, "span", 1, "valence", NAN, "aliases", nothing, "type", 0, "title", NULL,
                NULL);
  g_assert_cmpuint (sj_element_get_n_given (element), ==, 0);
  g_assert_cmpstr (sj_card_get_title (card), ==, "");
  g_assert_cmpuint (g_strv_length ((char **) sj_card_get_aliases (card)), ==, 0);
}

static void
test_bounds (void)
{
  g_autoptr(SjCard) card = sj_card_new ("", NULL, NULL);
  GParamSpec *pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (card), "valence");
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_DOUBLE);
  g_value_set_double (&value, 7.0);
  g_assert_true (sj_element_set_value (SJ_ELEMENT (card), pspec, &value));
  g_assert_cmpfloat (sj_card_get_valence (card), ==, 1.0);
  g_value_set_double (&value, -7.0);
  g_assert_true (sj_element_set_value (SJ_ELEMENT (card), pspec, &value));
  g_assert_cmpfloat (sj_card_get_valence (card), ==, -1.0);
}

static void
count (guint *n_times)
{
  (*n_times)++;
}

static void
test_notify (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjCard) card = sj_card_new ("a", NULL, NULL);
  guint n_notified = 0, n_changed = 0;

  sj_map_append (map, SJ_ELEMENT (card));
  g_signal_connect_swapped (card, "notify::title", G_CALLBACK (count), &n_notified);
  g_signal_connect_swapped (map, "element-changed", G_CALLBACK (count), &n_changed);
  g_object_set (card, "title", "b", NULL);
  g_object_set (card, "title", "b", NULL);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  g_object_set (map, "title", "The map itself", NULL);
  g_assert_cmpuint (n_changed, ==, 2);
}

static void
test_copy (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  g_autoptr(SjMap) map = sj_random_map (random, 2);
  g_autoptr(SjElement) original = g_list_model_get_item (sj_map_get_cards (map), 0);
  g_autoptr(SjElement) copy = NULL;
  const char *json;

  sj_element_set_unknown (original, "later", "[1]");
  copy = sj_element_copy (original, NULL);
  g_assert_cmpstr (sj_element_get_id (copy), !=, sj_element_get_id (original));
  g_assert_null (sj_element_get_map (copy));
  g_assert_cmpuint (sj_element_get_n_given (copy), ==, sj_element_get_n_given (original));
  for (guint i = 0; i < sj_element_get_n_given (original); i++)
    {
      GParamSpec *pspec = sj_element_get_given (original, i);
      g_auto(GValue) a = G_VALUE_INIT;
      g_auto(GValue) b = G_VALUE_INIT;

      g_value_init (&a, pspec->value_type);
      g_value_init (&b, pspec->value_type);
      sj_element_get_value (original, pspec, &a);
      sj_element_get_value (copy, pspec, &b);
      g_assert_true (sj_param_spec_values_equal (pspec, &a, &b));
    }
  g_assert_cmpstr (sj_element_get_unknown (copy, 0, &json), ==, "later");
  g_assert_cmpstr (json, ==, "[1]");
}

static void
test_ids (void)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr(SjStep) step = sj_step_new ("", NULL);

      g_hash_table_add (ids, g_strdup (sj_element_get_id (SJ_ELEMENT (step))));
    }
  g_assert_cmpuint (g_hash_table_size (ids), ==, 5000);
}

/* A map that people work on changes only inside transactions. */
static void
test_outside_transaction (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr(SjMap) map = sj_map_new ();
      g_autoptr(SjCard) card = sj_card_new ("before", NULL, NULL);
      g_autoptr(SjEditLog) log = NULL;

      sj_map_append (map, SJ_ELEMENT (card));
      log = sj_edit_log_new (map);
      g_object_set (card, "title", "behind its back", NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*CRITICAL*may_change*");
}

static void
test_outside_transaction_nothing_happens (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjCard) card = sj_card_new ("before", NULL, NULL);
  g_autoptr(SjCard) other = sj_card_new ("other", NULL, NULL);
  g_autoptr(SjEditLog) log = NULL;

  sj_map_append (map, SJ_ELEMENT (card));
  log = sj_edit_log_new (map);

  g_test_expect_message ("sj-element", G_LOG_LEVEL_CRITICAL, "*may_change*");
  g_object_set (card, "title", "behind its back", NULL);
  g_test_assert_expected_messages ();
  g_assert_cmpstr (sj_card_get_title (card), ==, "before");

  g_test_expect_message ("sj-map", G_LOG_LEVEL_CRITICAL, "*is_writable*");
  sj_map_append (map, SJ_ELEMENT (other));
  g_test_assert_expected_messages ();
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (map)), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/element/declarations", test_declarations);
  g_test_add_func ("/core/element/defaults", test_defaults);
  g_test_add_func ("/core/element/set-and-reset", test_set_and_reset);
  g_test_add_func ("/core/element/bounds", test_bounds);
  g_test_add_func ("/core/element/notify", test_notify);
  g_test_add_func ("/core/element/copy", test_copy);
  g_test_add_func ("/core/element/ids", test_ids);
  g_test_add_func ("/core/element/outside-transaction", test_outside_transaction);
  g_test_add_func ("/core/element/outside-transaction-nothing-happens",
                   test_outside_transaction_nothing_happens);

  return g_test_run ();
}
