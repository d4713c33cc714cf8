#include "feedback/sj-text-index.h"

#include <string.h>

#include "feedback/sj-double-answers.h"
#include "feedback/sj-packed-text.h"

/* Two touchpoints that are taken for one share their answers; one that is taken for two loses half
 * of them. */

#define MOST 20000

/* Few different bytes, so that texts differ in their length, in one byte, or in zeros alone. */
static GBytes *
make_text (GRand *random)
{
  static const char alphabet[] = { 'a', 'b', '\0', '\xFF' };
  gsize length = g_rand_int_range (random, 0, 40);
  guint n_letters = g_rand_int_range (random, 1, G_N_ELEMENTS (alphabet) + 1);
  char *text = g_malloc (MAX (1, length));

  for (gsize i = 0; i < length; i++)
    text[i] = alphabet[g_rand_int_range (random, 0, (gint32) n_letters)];

  return g_bytes_new_take (text, length);
}

/* The text with other bytes behind it, which must not count. */
static guint32
lookup_roomy (SjTextIndex *index,
              GRand       *random,
              const char  *text,
              gsize        length,
              gboolean    *is_new)
{
  char roomy[2 * SJ_PACKED_TEXT_MOST];

  for (gsize i = 0; i < sizeof roomy; i++)
    roomy[i] = (char) g_rand_int (random);
  memcpy (roomy, text, length);

  return sj_text_index_lookup_short (index, roomy, length, MOST, is_new);
}

static void
test_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (4);
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                         (GDestroyNotify) g_bytes_unref, NULL);
  SjTextIndex index;

  sj_text_index_init (&index);
  for (int round = 0; round < 60000; round++)
    {
      GBytes *bytes = make_text (random);
      gsize length = g_bytes_get_size (bytes), kept;
      const char *text = length > 0 ? g_bytes_get_data (bytes, NULL) : "";
      guint before = g_hash_table_size (numbers);
      gboolean is_new, known = g_hash_table_contains (numbers, bytes);
      guint32 number;

      if (length <= SJ_PACKED_TEXT_MOST && g_rand_boolean (random))
        number = lookup_roomy (&index, random, text, length, &is_new);
      else
        number = sj_text_index_lookup (&index, text, length, MOST, &is_new);
      if (!known && before == MOST)
        {
          g_assert_cmpuint (number, ==, SJ_TEXT_INDEX_FULL);
          g_bytes_unref (bytes);
          continue;
        }
      g_assert_cmpint (is_new, ==, !known);
      g_assert_cmpuint (number, ==, known ? GPOINTER_TO_UINT (g_hash_table_lookup (numbers, bytes))
                                          : before);
      g_assert_cmpmem (sj_text_index_get (&index, number, &kept), kept, text, length);
      if (known)
        g_bytes_unref (bytes);
      else
        g_hash_table_insert (numbers, bytes, GUINT_TO_POINTER (number));
    }
  g_assert_cmpuint (g_hash_table_size (numbers), ==, MOST);
  sj_text_index_clear (&index);
}

/* A packed text holds its bytes and nothing else, and nothing behind it is read. */
static void
test_packed (void)
{
  for (gsize length = 0; length <= SJ_PACKED_TEXT_MOST; length++)
    {
      g_autofree char *text = g_malloc (MAX (1, length));
      guint8 wanted[SJ_PACKED_TEXT_MOST];
      SjPackedText packed;

      for (gsize i = 0; i < sizeof wanted; i++)
        wanted[i] = i < length ? (guint8) (255 - i) : 0;
      memcpy (text, wanted, length);
      packed = sj_pack_text (text, length);
      packed.first = GUINT64_TO_LE (packed.first);
      packed.second = GUINT64_TO_LE (packed.second);
      g_assert_cmpmem (&packed.first, 8, wanted, 8);
      g_assert_cmpmem (&packed.second, 8, wanted + 8, 8);
    }
}

static gboolean
rises_in (const char *first,
          const char *second,
          gboolean    roomy)
{
  const char *texts[] = { first, second };
  SjIdOrder order, *orders[] = { &order };
  gboolean is_rising;

  sj_id_order_init (&order);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length = strlen (texts[i]);
      /* Without a byte behind it, or with some that mean nothing. */
      g_autofree char *text = g_malloc0 (length + (roomy ? SJ_CELL_ROOM : 0) + (length == 0));
      SjCell cell = { text, (guint32) length, *texts[i] == '"' };
      SjRowBatch batch = { .cells = &cell, .n_rows = 1, .n_columns = 1, .order = i,
                           .roomy = roomy };

      if (roomy)
        memset (text, i == 0 ? '9' : '\xFF', length + SJ_CELL_ROOM);
      memcpy (text, texts[i], length);
      sj_id_order_take (&order, &batch, 0);
    }
  is_rising = sj_id_order_rises (orders, 1);
  sj_id_order_clear (&order);

  return is_rising;
}

static gboolean
rises (const char *first,
       const char *second)
{
  gboolean is_rising = rises_in (first, second, FALSE);

  g_assert_cmpint (rises_in (first, second, TRUE), ==, is_rising);

  return is_rising;
}

static guint64
make_id (GRand *random)
{
  guint64 id = (guint64) g_rand_int (random) << 32 | g_rand_int (random);

  return id % G_GUINT64_CONSTANT (1000000000000000000) >> g_rand_int_range (random, 0, 60);
}

/* Rows come in batches, and each thread has blocks of its own: the highest id of one has to be
 * below the lowest of the next. */
static void
test_blocks (void)
{
  const SjCell cells[] = { { "3", 1, 0 }, { "4", 1, 0 }, { "7", 1, 0 }, { "8", 1, 0 } };
  SjRowBatch low = { .cells = cells, .n_rows = 2, .n_columns = 1, .order = 5 << 24 };
  SjRowBatch high = { .cells = cells + 2, .n_rows = 2, .n_columns = 1, .order = 6 << 24 };
  SjIdOrder first, second, *orders[] = { &first, &second };

  for (int round = 0; round < 4; round++)
    {
      sj_id_order_init (&first);
      sj_id_order_init (&second);
      sj_id_order_take (round % 2 == 0 ? &first : &second, &low, 0);
      sj_id_order_take (round / 2 == 0 ? &first : &second, &high, 0);
      g_assert_true (sj_id_order_rises (orders, 2));
      high.order += 1 << 24;
      low.order = high.order + (1 << 24);
      sj_id_order_take (&second, &low, 0);
      g_assert_false (sj_id_order_rises (orders, 2));
      low.order = 5 << 24;
      sj_id_order_clear (&first);
      sj_id_order_clear (&second);
    }
}

/* Ids are numbers of up to eighteen digits; with anything else the slower way is taken, which looks
 * at all of them. */
static void
test_ids (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (5);

  g_assert_true (rises ("1", "2"));
  g_assert_true (rises ("9", "10"));
  g_assert_true (rises ("\"99999999\"", "\"100000000\""));
  g_assert_true (rises ("0007", "08"));
  g_assert_true (rises ("999999999999999998", "999999999999999999"));
  g_assert_false (rises ("2", "2"));
  g_assert_false (rises ("10", "9"));
  g_assert_false (rises ("0", "1000000000000000000"));
  g_assert_false (rises ("", "1"));
  for (int round = 0; round < 5000; round++)
    {
      guint64 first = make_id (random), second = make_id (random);
      g_autofree char *first_text = g_strdup_printf ("%" G_GUINT64_FORMAT, first);
      g_autofree char *second_text = g_strdup_printf ("%" G_GUINT64_FORMAT, second);

      g_assert_cmpint (rises (first_text, second_text), ==, first < second);
    }
}

/* No byte but a digit is one, wherever it stands. */
static void
test_other_bytes (void)
{
  for (guint length = 1; length <= 18; length++)
    for (guint place = 0; place < length; place++)
      for (guint byte = 1; byte < 256; byte++)
        {
          char text[19] = "";

          memset (text, '7', length);
          text[place] = (char) byte;
          if (!g_ascii_isdigit ((char) byte) && text[0] != '"')
            g_assert_false (rises ("0", text));
        }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-index/random", test_random);
  g_test_add_func ("/text-index/packed", test_packed);
  g_test_add_func ("/text-index/blocks", test_blocks);
  g_test_add_func ("/text-index/ids", test_ids);
  g_test_add_func ("/text-index/other-bytes", test_other_bytes);

  return g_test_run ();
}
