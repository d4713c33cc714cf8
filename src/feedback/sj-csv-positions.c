#define G_LOG_DOMAIN "sj-csv"

#include "feedback/sj-csv-positions.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_X86 1
#include <immintrin.h>
#endif

/* How many positions past the last one may be written: a word's, so that no branch has to tell how
 * many there are. */
#define ROOM 64

/* Positions of bits that are written without asking whether they are there. */
#define USUAL_ENDS 8
#define USUAL_BREAKS 2

/**
 * sj_csv_positions_init:
 * @positions: (out caller-allocates): room for the positions of a block
 * @block_size: the bytes of the longest block
 */
void
sj_csv_positions_init (SjCsvPositions *positions,
                       gsize           block_size)
{
  g_return_if_fail (positions != NULL && block_size > 0);

  memset (positions, 0, sizeof *positions);
  positions->ends = g_new (guint32, block_size + ROOM);
  positions->breaks = g_new (guint32, block_size + ROOM);
}

void
sj_csv_positions_clear (SjCsvPositions *positions)
{
  g_return_if_fail (positions != NULL);

  g_clear_pointer (&positions->ends, g_free);
  g_clear_pointer (&positions->breaks, g_free);
}

static guint32 *
put_bits (guint32 *out,
          guint32  position,
          guint64  bits)
{
  for (; bits != 0; bits &= bits - 1)
    *out++ = position + (guint32) __builtin_ctzll (bits);

  return out;
}

static void
find_portable (SjCsvPositions   *positions,
               const SjCsvMasks *masks)
{
  guint32 *ends = positions->ends, *breaks = positions->breaks;

  for (gsize word = 0; word < masks->n_words; word++)
    {
      guint64 outside = ~masks->inside[word];

      ends = put_bits (ends, (guint32) word * 64, masks->ends[word] & outside);
      breaks = put_bits (breaks, (guint32) word * 64, masks->breaks[word] & outside);
    }
  positions->n_ends = (guint) (ends - positions->ends);
  positions->n_breaks = (guint) (breaks - positions->breaks);
}

#ifdef HAVE_X86

/* Writes @usual positions, however many there are, and then the rest: a branch that tells apart 3
 * bits from 4 is guessed wrongly too often. */
__attribute__ ((target ("bmi,popcnt"), always_inline)) static inline guint32 *
put_usual_bits (guint32 *out,
                guint32  position,
                guint64  bits,
                guint    usual)
{
  guint n = (guint) _mm_popcnt_u64 (bits);

  for (guint i = 0; i < usual; i++, bits = _blsr_u64 (bits))
    out[i] = position + (guint32) _tzcnt_u64 (bits);
  for (guint i = usual; G_UNLIKELY (i < n); i++, bits = _blsr_u64 (bits))
    out[i] = position + (guint32) _tzcnt_u64 (bits);

  return out + n;
}

__attribute__ ((target ("bmi,popcnt"))) static void
find_by_bits (SjCsvPositions   *positions,
              const SjCsvMasks *masks)
{
  guint32 *ends = positions->ends, *breaks = positions->breaks;

  for (gsize word = 0; word < masks->n_words; word++)
    {
      guint64 outside = ~masks->inside[word];

      ends = put_usual_bits (ends, (guint32) word * 64, masks->ends[word] & outside, USUAL_ENDS);
      breaks = put_usual_bits (breaks, (guint32) word * 64, masks->breaks[word] & outside,
                               USUAL_BREAKS);
    }
  positions->n_ends = (guint) (ends - positions->ends);
  positions->n_breaks = (guint) (breaks - positions->breaks);
}

#define VECTOR_TARGET "avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,popcnt"

__attribute__ ((target (VECTOR_TARGET), always_inline)) static inline void
put_sixteen (guint32 *out,
             __m128i  offsets,
             __m512i  position)
{
  _mm512_storeu_si512 (out, _mm512_add_epi32 (_mm512_cvtepu8_epi32 (offsets), position));
}

__attribute__ ((target (VECTOR_TARGET), always_inline)) static inline guint32 *
put_vector (guint32 *out,
            __m512i  position,
            guint64  bits,
            __m512i  counting)
{
  guint n = (guint) _mm_popcnt_u64 (bits);
  __m512i offsets = _mm512_maskz_compress_epi8 (bits, counting);

  put_sixteen (out, _mm512_castsi512_si128 (offsets), position);
  if (G_UNLIKELY (n > 16))
    {
      put_sixteen (out + 16, _mm512_extracti32x4_epi32 (offsets, 1), position);
      put_sixteen (out + 32, _mm512_extracti32x4_epi32 (offsets, 2), position);
      put_sixteen (out + 48, _mm512_extracti32x4_epi32 (offsets, 3), position);
    }

  return out + n;
}

__attribute__ ((target (VECTOR_TARGET))) static void
find_by_vector (SjCsvPositions   *positions,
                const SjCsvMasks *masks)
{
  guint32 *ends = positions->ends, *breaks = positions->breaks;
  guint8 bytes[64];
  __m512i counting;

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) i;
  counting = _mm512_loadu_si512 (bytes);
  for (gsize word = 0; word < masks->n_words; word++)
    {
      guint64 outside = ~masks->inside[word];

      ends = put_vector (ends, _mm512_set1_epi32 ((int) word * 64), masks->ends[word] & outside,
                         counting);
      breaks = put_usual_bits (breaks, (guint32) word * 64, masks->breaks[word] & outside,
                               USUAL_BREAKS);
    }
  positions->n_ends = (guint) (ends - positions->ends);
  positions->n_breaks = (guint) (breaks - positions->breaks);
}

#endif

/**
 * sj_csv_flatten_choose:
 *
 * Returns: the fastest way that the processor knows; it knows those before it, too
 */
SjCsvFlatten
sj_csv_flatten_choose (void)
{
#ifdef HAVE_X86
  gboolean counts = __builtin_cpu_supports ("bmi") && __builtin_cpu_supports ("popcnt");

  if (counts && __builtin_cpu_supports ("avx512bw") && __builtin_cpu_supports ("avx512vl") &&
      __builtin_cpu_supports ("avx512vbmi2"))
    return SJ_CSV_FLATTEN_VECTOR;
  if (counts)
    return SJ_CSV_FLATTEN_BITS;
#endif

  return SJ_CSV_FLATTEN_PORTABLE;
}

/**
 * sj_csv_positions_find:
 * @positions: room for them
 * @masks: the settled masks of a block
 * @how: a way that the processor knows
 *
 * Turns masks into positions.
 */
void
sj_csv_positions_find (SjCsvPositions   *positions,
                       const SjCsvMasks *masks,
                       SjCsvFlatten      how)
{
  g_return_if_fail (positions != NULL && masks != NULL);

  switch (how)
    {
#ifdef HAVE_X86
    case SJ_CSV_FLATTEN_VECTOR:
      find_by_vector (positions, masks);
      return;
    case SJ_CSV_FLATTEN_BITS:
      find_by_bits (positions, masks);
      return;
#endif
    case SJ_CSV_FLATTEN_PORTABLE:
    default:
      find_portable (positions, masks);
    }
}
