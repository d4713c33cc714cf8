#include "core/sj-element-list.h"

#include <gio/gio.h>

#include "core/sj-card.h"

/* If this fails, cards change places with others, or a list in the window shows what is gone. */

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  GPtrArray  *copy)
{
  for (guint i = 0; i < n_removed; i++)
    g_ptr_array_remove_index (copy, position);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (copy, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
assert_same (SjElementList *list,
             GPtrArray     *wanted)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, wanted->len);
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (G_LIST_MODEL (list), i);
      guint position;

      g_assert_true (element == g_ptr_array_index (wanted, i));
      g_assert_true (sj_element_list_find (list, element, &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), wanted->len));
}

/* Whatever is put in and taken out in whatever order, and looked at between. */
static void
test_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(SjElementList) list = sj_element_list_new (SJ_TYPE_CARD);
  g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) followed = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), followed);
  for (guint i = 0; i < 2000; i++)
    {
      if (wanted->len == 0 || g_rand_int_range (random, 0, 5) < 3)
        {
          g_autoptr(SjElement) card = g_object_new (SJ_TYPE_CARD, NULL);
          guint position = (guint) g_rand_int_range (random, 0, (int) wanted->len + 1);

          sj_element_list_insert (list, card, position);
          g_ptr_array_insert (wanted, (int) position, g_object_ref (card));
        }
      else
        {
          guint position = (guint) g_rand_int_range (random, 0, (int) wanted->len);

          sj_element_list_remove (list, g_ptr_array_index (wanted, position));
          g_ptr_array_remove_index (wanted, position);
        }
      if (i % 50 == 0)
        assert_same (list, wanted);
    }

  assert_same (list, wanted);
  assert_same (list, followed);
}

static void
test_lets_go (void)
{
  SjElementList *list = sj_element_list_new (SJ_TYPE_CARD);
  SjElement *first = g_object_new (SJ_TYPE_CARD, NULL);
  SjElement *second = g_object_new (SJ_TYPE_CARD, NULL);
  guint position;

  sj_element_list_insert (list, first, 0);
  sj_element_list_insert (list, second, 0);
  sj_element_list_remove (list, first);
  g_assert_false (sj_element_list_find (list, first, &position));
  g_assert_finalize_object (first);
  g_assert_finalize_object (list);
  g_assert_finalize_object (second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/element-list/random", test_random);
  g_test_add_func ("/element-list/lets-go", test_lets_go);

  return g_test_run ();
}
