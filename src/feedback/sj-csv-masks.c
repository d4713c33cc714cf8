#define G_LOG_DOMAIN "sj-csv"

#include "feedback/sj-csv-masks.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_X86 1
#include <immintrin.h>
#endif

/* What carries over from one word of 64 bytes to the next. */
typedef struct
{
  guint64 inside; /* all bits set within quotation marks */
  guint64 opener; /* 1 if the byte before may stand before an opening mark */
  guint64 stray_plain;
  guint64 stray_quoted;
  guint64 zeros;
} Carry;

void
sj_csv_masks_init (SjCsvMasks *masks,
                   gsize       block_size)
{
  gsize n_words = (block_size + 63) / 64;

  g_return_if_fail (masks != NULL && block_size > 0);

  memset (masks, 0, sizeof *masks);
  masks->ends = g_new (guint64, n_words);
  masks->breaks = g_new (guint64, n_words);
  masks->inside = g_new (guint64, n_words);
}

void
sj_csv_masks_clear (SjCsvMasks *masks)
{
  g_return_if_fail (masks != NULL);

  g_clear_pointer (&masks->ends, g_free);
  g_clear_pointer (&masks->breaks, g_free);
  g_clear_pointer (&masks->inside, g_free);
}

/* Takes the marks of one word into account. A mark opens a quoted cell only at the cell's start or
 * right behind another mark (two marks stand for one); any other opener is a plain character, and
 * then counting marks tells nothing. */
static inline void
put_word (SjCsvMasks *masks,
          Carry      *carry,
          gsize       word,
          guint64     ends,
          guint64     breaks,
          guint64     quotes,
          guint64     inside)
{
  guint64 may_open = (ends | quotes) << 1 | carry->opener;

  inside ^= carry->inside;
  carry->stray_plain |= quotes & inside & ~may_open;
  carry->stray_quoted |= quotes & ~inside & ~may_open;
  carry->inside = (guint64) ((gint64) inside >> 63);
  carry->opener = (ends | quotes) >> 63;
  masks->ends[word] = ends;
  masks->breaks[word] = breaks;
  masks->inside[word] = inside;
}

/* Each bit becomes the parity of itself and all lower bits. */
static inline guint64
prefix_parity (guint64 bits)
{
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;

  return bits;
}

static void
finish (SjCsvMasks  *masks,
        const Carry *carry,
        gsize        length)
{
  gsize rest = length % 64;

  masks->n_words = (length + 63) / 64;
  if (rest > 0)
    {
      guint64 valid = (G_GUINT64_CONSTANT (1) << rest) - 1;

      masks->ends[masks->n_words - 1] &= valid;
      masks->breaks[masks->n_words - 1] &= valid;
    }
  masks->odd = carry->inside != 0;
  masks->stray_plain = carry->stray_plain != 0;
  masks->stray_quoted = carry->stray_quoted != 0;
  masks->has_zeros = carry->zeros != 0;
}

static void
scan_word_portable (SjCsvMasks *masks,
                    Carry      *carry,
                    gsize       word,
                    const char *bytes,
                    gsize       length,
                    char        delimiter)
{
  guint64 delimiters = 0, breaks = 0, quotes = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = bytes[i];

      delimiters |= (guint64) (c == delimiter) << i;
      breaks |= (guint64) (c == '\n' || c == '\r') << i;
      quotes |= (guint64) (c == '"') << i;
      carry->zeros |= c == '\0';
    }
  put_word (masks, carry, word, delimiters | breaks, breaks, quotes, prefix_parity (quotes));
}

/**
 * sj_csv_masks_scan_portable:
 *
 * Does what sj_csv_masks_scan() does, without special instructions of the processor.
 */
void
sj_csv_masks_scan_portable (SjCsvMasks *masks,
                            const char *bytes,
                            gsize       length,
                            char        delimiter)
{
  Carry carry = { .opener = 1 };

  g_return_if_fail (masks != NULL && bytes != NULL);

  for (gsize i = 0; i < length; i += 64)
    scan_word_portable (masks, &carry, i / 64, bytes + i, MIN (64, length - i), delimiter);
  finish (masks, &carry, length);
}

#ifdef HAVE_X86

__attribute__ ((target ("avx2"))) static inline guint64
join_bits (__m256i low,
           __m256i high)
{
  guint32 low_bits = (guint32) _mm256_movemask_epi8 (low);
  guint32 high_bits = (guint32) _mm256_movemask_epi8 (high);

  return low_bits | (guint64) high_bits << 32;
}

__attribute__ ((target ("avx2"))) static inline guint64
equal_bits (__m256i low,
            __m256i high,
            __m256i wanted)
{
  return join_bits (_mm256_cmpeq_epi8 (low, wanted), _mm256_cmpeq_epi8 (high, wanted));
}

/* Bytes equal to one or the other. */
__attribute__ ((target ("avx2"))) static inline __m256i
either (__m256i bytes,
        __m256i first,
        __m256i second)
{
  return _mm256_or_si256 (_mm256_cmpeq_epi8 (bytes, first), _mm256_cmpeq_epi8 (bytes, second));
}

__attribute__ ((target ("avx2,pclmul"))) static void
scan_avx2 (SjCsvMasks *masks,
           const char *bytes,
           gsize       length,
           char        delimiter)
{
  const __m256i delimiter_bytes = _mm256_set1_epi8 (delimiter);
  const __m256i quote_bytes = _mm256_set1_epi8 ('"');
  const __m256i feed_bytes = _mm256_set1_epi8 ('\n');
  const __m256i return_bytes = _mm256_set1_epi8 ('\r');
  const __m128i ones = _mm_set1_epi8 (-1);
  __m256i lowest = _mm256_set1_epi8 (-1);
  Carry carry = { .opener = 1 };
  gsize i;

  for (i = 0; i + 64 <= length; i += 64)
    {
      __m256i low = _mm256_loadu_si256 ((const __m256i *) (bytes + i));
      __m256i high = _mm256_loadu_si256 ((const __m256i *) (bytes + i + 32));
      guint64 quotes = equal_bits (low, high, quote_bytes);
      guint64 breaks = join_bits (either (low, feed_bytes, return_bytes),
                                  either (high, feed_bytes, return_bytes));
      guint64 ends = equal_bits (low, high, delimiter_bytes) | breaks;
      __m128i product = _mm_clmulepi64_si128 (_mm_set_epi64x (0, (gint64) quotes), ones, 0);

      lowest = _mm256_min_epu8 (lowest, _mm256_min_epu8 (low, high));
      put_word (masks, &carry, i / 64, ends, breaks, quotes, (guint64) _mm_cvtsi128_si64 (product));
    }
  carry.zeros = equal_bits (lowest, lowest, _mm256_setzero_si256 ());
  if (i < length)
    scan_word_portable (masks, &carry, i / 64, bytes + i, length - i, delimiter);
  finish (masks, &carry, length);
}

#endif

/**
 * sj_csv_masks_scan:
 * @masks: the masks, initialised for at least @length bytes
 * @bytes: a block of text in an encoding that contains ASCII
 * @length: its length
 * @delimiter: the byte between two cells
 *
 * Finds delimiters, line ends and what lies within quotation marks, by the parity of the marks
 * before (prefix exclusive-or, as in simdjson and its kin). Says for both ways the block may start
 * whether that parity can be trusted.
 */
void
sj_csv_masks_scan (SjCsvMasks *masks,
                   const char *bytes,
                   gsize       length,
                   char        delimiter)
{
  g_return_if_fail (masks != NULL && bytes != NULL);

#ifdef HAVE_X86
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("pclmul"))
    {
      scan_avx2 (masks, bytes, length, delimiter);
      return;
    }
#endif
  sj_csv_masks_scan_portable (masks, bytes, length, delimiter);
}

static inline SjCsvState
next_state (SjCsvState state,
            char       c,
            gboolean   is_end)
{
  switch (state)
    {
    case SJ_CSV_QUOTED:
      return c == '"' ? SJ_CSV_QUOTE_IN_QUOTED : SJ_CSV_QUOTED;
    case SJ_CSV_QUOTE_IN_QUOTED:
      if (c == '"')
        return SJ_CSV_QUOTED;
      return is_end ? SJ_CSV_FIELD_START : SJ_CSV_UNQUOTED;
    case SJ_CSV_FIELD_START:
      if (c == '"')
        return SJ_CSV_QUOTED;
      return is_end ? SJ_CSV_FIELD_START : SJ_CSV_UNQUOTED;
    case SJ_CSV_UNQUOTED:
    default:
      return is_end ? SJ_CSV_FIELD_START : SJ_CSV_UNQUOTED;
    }
}

/* The exact reader: byte by byte, and only structure is left in the masks. */
static SjCsvState
read_exactly (SjCsvMasks *masks,
              SjCsvState  state,
              const char *bytes,
              gsize       length,
              char        delimiter)
{
  for (gsize word = 0; word < masks->n_words; word++)
    {
      gsize count = MIN (64, length - word * 64);
      guint64 ends = 0, breaks = 0;

      for (gsize i = 0; i < count; i++)
        {
          char c = bytes[word * 64 + i];
          gboolean is_break = c == '\n' || c == '\r';
          gboolean is_end = is_break || c == delimiter;
          guint64 bit = (guint64) (state != SJ_CSV_QUOTED) << i;

          ends |= is_end ? bit : 0;
          breaks |= is_break ? bit : 0;
          state = next_state (state, c, is_end);
        }
      masks->ends[word] = ends;
      masks->breaks[word] = breaks;
      masks->inside[word] = 0;
    }

  return state;
}

/* The state at the end of a block whose marks could be trusted. */
static SjCsvState
final_state (const SjCsvMasks *masks,
             gboolean          starts_quoted,
             char              last,
             char              delimiter)
{
  if (masks->odd != starts_quoted)
    return SJ_CSV_QUOTED;
  if (last == '"')
    return SJ_CSV_QUOTE_IN_QUOTED;
  if (last == delimiter || last == '\n' || last == '\r')
    return SJ_CSV_FIELD_START;

  return SJ_CSV_UNQUOTED;
}

/**
 * sj_csv_masks_settle:
 * @masks: the masks of a block
 * @state: where the reader stands at the start of the block
 * @bytes: the block
 * @length: its length
 * @delimiter: the byte between two cells
 *
 * Makes the masks final: afterwards a bit in @ends or @breaks is structure unless its bit in
 * @inside is set. Reads the block again, byte by byte, where a mark stands amid a cell.
 *
 * Returns: where the reader stands at the end of the block
 */
SjCsvState
sj_csv_masks_settle (SjCsvMasks *masks,
                     SjCsvState  state,
                     const char *bytes,
                     gsize       length,
                     char        delimiter)
{
  gboolean quoted = state == SJ_CSV_QUOTED;
  gboolean stray = quoted ? masks->stray_quoted : masks->stray_plain;

  g_return_val_if_fail (masks != NULL && bytes != NULL, state);

  if (length == 0)
    return state;
  if (stray || (state == SJ_CSV_UNQUOTED && bytes[0] == '"'))
    return read_exactly (masks, state, bytes, length, delimiter);
  if (quoted)
    for (gsize word = 0; word < masks->n_words; word++)
      masks->inside[word] = ~masks->inside[word];

  return final_state (masks, quoted, bytes[length - 1], delimiter);
}
