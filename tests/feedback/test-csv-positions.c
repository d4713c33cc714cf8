#include "feedback/sj-csv-positions.h"

/* A position that is missing or too many shifts answers into other columns or rows. */

#define N_WORDS 40

/* Random bits, of which about one in 2^@rarity is set. */
static guint64
make_bits (GRand *random,
           int    rarity)
{
  guint64 bits = G_MAXUINT64;

  for (int i = 0; i < rarity; i++)
    bits &= (guint64) g_rand_int (random) << 32 | g_rand_int (random);

  return bits;
}

static void
fill (SjCsvMasks *masks,
      GRand      *random)
{
  int rarity = g_rand_int_range (random, 0, 8);

  masks->n_words = g_rand_int_range (random, 0, N_WORDS + 1);
  for (gsize i = 0; i < masks->n_words; i++)
    {
      masks->ends[i] = make_bits (random, rarity);
      masks->breaks[i] = masks->ends[i] & make_bits (random, g_rand_int_range (random, 0, 5));
      masks->inside[i] = make_bits (random, g_rand_int_range (random, 1, 4));
    }
}

/* Bit by bit. */
static guint
list_positions (const SjCsvMasks *masks,
                const guint64    *bits,
                guint32          *positions)
{
  guint n = 0;

  for (guint32 i = 0; i < masks->n_words * 64; i++)
    if ((bits[i / 64] & ~masks->inside[i / 64]) >> i % 64 & 1)
      positions[n++] = i;

  return n;
}

static void
check (SjCsvPositions   *positions,
       const SjCsvMasks *masks,
       SjCsvFlatten      how)
{
  guint32 wanted[N_WORDS * 64];
  guint n;

  sj_csv_positions_find (positions, masks, how);
  n = list_positions (masks, masks->ends, wanted);
  g_assert_cmpmem (positions->ends, positions->n_ends * sizeof *wanted, wanted, n * sizeof *wanted);
  n = list_positions (masks, masks->breaks, wanted);
  g_assert_cmpmem (positions->breaks, positions->n_breaks * sizeof *wanted, wanted,
                   n * sizeof *wanted);
}

static void
check_rounds (SjCsvFlatten how)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);
  SjCsvPositions positions;
  SjCsvMasks masks;

  if (how > sj_csv_flatten_choose ())
    {
      g_test_skip ("The processor lacks these instructions");
      return;
    }
  sj_csv_positions_init (&positions, N_WORDS * 64);
  sj_csv_masks_init (&masks, N_WORDS * 64);
  for (int round = 0; round < 3000; round++)
    {
      fill (&masks, random);
      check (&positions, &masks, how);
    }

  /* Nothing but ends: there is room for all. */
  masks.n_words = N_WORDS;
  for (gsize i = 0; i < N_WORDS; i++)
    {
      masks.ends[i] = masks.breaks[i] = G_MAXUINT64;
      masks.inside[i] = 0;
    }
  check (&positions, &masks, how);
  sj_csv_positions_clear (&positions);
  sj_csv_masks_clear (&masks);
}

static void
test_portable (void)
{
  check_rounds (SJ_CSV_FLATTEN_PORTABLE);
}

static void
test_bits (void)
{
  check_rounds (SJ_CSV_FLATTEN_BITS);
}

static void
test_vector (void)
{
  check_rounds (SJ_CSV_FLATTEN_VECTOR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-positions/portable", test_portable);
  g_test_add_func ("/csv-positions/bits", test_bits);
  g_test_add_func ("/csv-positions/vector", test_vector);

  return g_test_run ();
}
