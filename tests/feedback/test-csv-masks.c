#include "feedback/sj-csv-masks.h"

#include <string.h>

/* Structure that is found wrongly shifts answers into other columns. */

#define SIZE 4096

static void
fill_random (GRand *random,
             char  *bytes,
             gsize  length)
{
  static const char alphabet[] = "ab,,;\"\"\"\n\r1x\xC3\xA9";

  for (gsize i = 0; i < length; i++)
    bytes[i] = alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)];
}

/* Text as programs write it: no mark amid a cell. */
static gsize
fill_regular (GRand *random,
              char  *bytes,
              gsize  length)
{
  gsize n = 0;

  while (n + 16 < length)
    {
      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          memcpy (bytes + n, "\"a,\"\"b\n\"", 8);
          n += 8;
          break;
        case 1:
          memcpy (bytes + n, "\"\"", 2);
          n += 2;
          break;
        default:
          memcpy (bytes + n, "word", 4);
          n += 4;
          break;
        }
      bytes[n++] = g_rand_int_range (random, 0, 5) == 0 ? '\n' : ',';
    }

  return n;
}

/* The state machine once more, written differently: what is structure and what is not. */
static void
read_plainly (const char *bytes,
              gsize       length,
              gboolean    quoted,
              char       *kinds)
{
  gboolean at_start = !quoted;

  for (gsize i = 0; i < length; i++)
    {
      char c = bytes[i];

      kinds[i] = ' ';
      if (quoted)
        {
          if (c == '"' && i + 1 < length && bytes[i + 1] == '"')
            kinds[++i] = ' ';
          else if (c == '"')
            quoted = at_start = FALSE;
        }
      else if (c == '"' && at_start)
        quoted = TRUE;
      else if (c == ',' || c == '\n' || c == '\r')
        {
          kinds[i] = c == ',' ? ',' : 'n';
          at_start = TRUE;
        }
      else
        at_start = FALSE;
    }
}

static void
assert_masks (SjCsvMasks *masks,
              const char *bytes,
              gsize       length,
              SjCsvState  state)
{
  g_autofree char *kinds = g_malloc (length);

  sj_csv_masks_settle (masks, state, bytes, length, ',');
  read_plainly (bytes, length, state == SJ_CSV_QUOTED, kinds);
  for (gsize i = 0; i < length; i++)
    {
      guint64 bit = (guint64) 1 << i % 64;
      guint64 outside = ~masks->inside[i / 64];

      g_assert_cmpint ((masks->ends[i / 64] & outside & bit) != 0, ==, kinds[i] != ' ');
      g_assert_cmpint ((masks->breaks[i / 64] & outside & bit) != 0, ==, kinds[i] == 'n');
    }
}

static void
assert_same (const SjCsvMasks *first,
             const SjCsvMasks *second)
{
  gsize size = first->n_words * sizeof (guint64);

  g_assert_cmpuint (first->n_words, ==, second->n_words);
  g_assert_cmpmem (first->ends, size, second->ends, size);
  g_assert_cmpmem (first->breaks, size, second->breaks, size);
  g_assert_cmpint (first->odd, ==, second->odd);
  g_assert_cmpint (first->stray_plain, ==, second->stray_plain);
  g_assert_cmpint (first->stray_quoted, ==, second->stray_quoted);
  g_assert_cmpint (first->has_zeros, ==, second->has_zeros);
}

static void
check (const char *bytes,
       gsize       length)
{
  SjCsvMasks fast, portable;
  const SjCsvState states[] = { SJ_CSV_FIELD_START, SJ_CSV_QUOTED };

  sj_csv_masks_init (&fast, SIZE);
  sj_csv_masks_init (&portable, SIZE);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      sj_csv_masks_scan (&fast, bytes, length, ',');
      sj_csv_masks_scan_portable (&portable, bytes, length, ',');
      assert_same (&fast, &portable);
      assert_masks (&fast, bytes, length, states[i]);
      assert_masks (&portable, bytes, length, states[i]);
    }
  sj_csv_masks_clear (&fast);
  sj_csv_masks_clear (&portable);
}

static void
test_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  char bytes[SIZE];

  for (int round = 0; round < 2000; round++)
    {
      gsize length = g_rand_int_range (random, 1, 400);

      fill_random (random, bytes, length);
      check (bytes, length);
    }
}

static void
test_regular (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (2);
  char bytes[SIZE];

  for (int round = 0; round < 300; round++)
    {
      gsize length = fill_regular (random, bytes, SIZE);
      SjCsvMasks masks;

      sj_csv_masks_init (&masks, SIZE);
      sj_csv_masks_scan (&masks, bytes, length, ',');
      g_assert_false (masks.stray_plain); /* the fast way is taken */
      sj_csv_masks_clear (&masks);
      check (bytes, length);
    }
}

/* The state at the end of a block decides how the next is read. */
static void
test_final_state (void)
{
  static const struct
  {
    const char *text;
    SjCsvState state;
  } cases[] = {
    { "a,b", SJ_CSV_UNQUOTED },       { "a,", SJ_CSV_FIELD_START },
    { "a,\"b", SJ_CSV_QUOTED },       { "a,\"b\"", SJ_CSV_QUOTE_IN_QUOTED },
    { "a\r", SJ_CSV_FIELD_START },    { "a,\"b\"\"", SJ_CSV_QUOTED },
    { "5\"", SJ_CSV_UNQUOTED },       { "\"a\"b\"", SJ_CSV_UNQUOTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].text);
      SjCsvMasks masks;
      SjCsvState state;

      sj_csv_masks_init (&masks, 64);
      sj_csv_masks_scan (&masks, cases[i].text, length, ',');
      state = sj_csv_masks_settle (&masks, SJ_CSV_FIELD_START, cases[i].text, length, ',');
      g_assert_cmpint (state, ==, cases[i].state);
      sj_csv_masks_clear (&masks);
    }
}

/* Bytes of zero are found wherever they stand. */
static void
test_zeros (void)
{
  char bytes[300];
  SjCsvMasks masks;

  memset (bytes, 'a', sizeof bytes);
  sj_csv_masks_init (&masks, SIZE);
  sj_csv_masks_scan (&masks, bytes, sizeof bytes, ',');
  g_assert_false (masks.has_zeros);
  for (gsize i = 0; i < sizeof bytes; i++)
    {
      bytes[i] = '\0';
      check (bytes, sizeof bytes);
      sj_csv_masks_scan (&masks, bytes, sizeof bytes, ',');
      g_assert_true (masks.has_zeros);
      sj_csv_masks_scan (&masks, bytes, i + 1, ',');
      g_assert_true (masks.has_zeros);
      bytes[i] = '\xFF';
    }
  sj_csv_masks_scan (&masks, bytes, sizeof bytes, ',');
  g_assert_false (masks.has_zeros);
  sj_csv_masks_clear (&masks);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-masks/random", test_random);
  g_test_add_func ("/csv-masks/regular", test_regular);
  g_test_add_func ("/csv-masks/final-state", test_final_state);
  g_test_add_func ("/csv-masks/zeros", test_zeros);

  return g_test_run ();
}
