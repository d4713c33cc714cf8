#define G_LOG_DOMAIN "sj-keyed-hash"

#include "feedback/sj-keyed-hash.h"

#include <string.h>
#include <sys/random.h>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

#define BLOCK_SIZE 64
#define KEY_SIZE 32
#define LENGTH_SIZE 8 /* the length of the text in bits, at the end of the last block */

typedef void (*CompressFunc) (guint32       state[8],
                              const guint8 *block);

/* FIPS 180-4, 4.2.2: the first 32 bits of the fractions of the cube roots of 64 primes. */
static const guint32 round_constants[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* 5.3.3: those of the square roots of the first eight. */
static const guint32 first_state[8] = {
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static inline guint32
rotate (guint32 word,
        guint   by)
{
  return word >> by | word << (32 - by);
}

/* 6.2.2, step 1 */
static void
schedule (guint32       words[64],
          const guint8 *block)
{
  for (guint i = 0; i < 16; i++)
    {
      guint32 word;

      memcpy (&word, block + 4 * i, sizeof word);
      words[i] = GUINT32_FROM_BE (word);
    }
  for (guint i = 16; i < 64; i++)
    {
      guint32 early = words[i - 15], late = words[i - 2];

      words[i] = words[i - 16] + words[i - 7] +
                 (rotate (early, 7) ^ rotate (early, 18) ^ early >> 3) +
                 (rotate (late, 17) ^ rotate (late, 19) ^ late >> 10);
    }
}

/* 6.2.2, steps 2 to 4; the letters are those of the standard. */
static void
compress_plain (guint32       state[8],
                const guint8 *block)
{
  guint32 words[64];
  guint32 a = state[0], b = state[1], c = state[2], d = state[3];
  guint32 e = state[4], f = state[5], g = state[6], h = state[7];

  schedule (words, block);
  for (guint i = 0; i < 64; i++)
    {
      guint32 first = h + (rotate (e, 6) ^ rotate (e, 11) ^ rotate (e, 25)) +
                      ((e & f) ^ (~e & g)) + round_constants[i] + words[i];
      guint32 second = (rotate (a, 2) ^ rotate (a, 13) ^ rotate (a, 22)) +
                       ((a & b) ^ (a & c) ^ (b & c));

      h = g;
      g = f;
      f = e;
      e = d + first;
      d = c;
      c = b;
      b = a;
      a = first + second;
    }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

#ifdef __x86_64__

/* The same with the instructions that processors have for it, four words and rounds at a time. */
__attribute__ ((target ("sha,sse4.1"))) static void
compress_fast (guint32       state[8],
               const guint8 *block)
{
  const __m128i swap = _mm_set_epi64x (0x0C0D0E0F08090A0B, 0x0405060700010203);
  __m128i words[4];
  __m128i low = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) (void *) state), 0xB1);
  __m128i high = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) (void *) (state + 4)), 0x1B);
  __m128i abef = _mm_alignr_epi8 (low, high, 8);
  __m128i cdgh = _mm_blend_epi16 (high, low, 0xF0);
  const __m128i first_abef = abef, first_cdgh = cdgh;

  for (guint i = 0; i < 16; i++)
    {
      __m128i *word = &words[i % 4];
      __m128i before = words[(i + 3) % 4], round;

      if (i < 4)
        *word = _mm_shuffle_epi8 (
          _mm_loadu_si128 ((const __m128i *) (const void *) (block + 16 * i)), swap);
      else
        *word = _mm_sha256msg2_epu32 (
          _mm_add_epi32 (_mm_sha256msg1_epu32 (*word, words[(i + 1) % 4]),
                         _mm_alignr_epi8 (before, words[(i + 2) % 4], 4)),
          before);
      round = _mm_add_epi32 (*word, _mm_loadu_si128 ((const __m128i *) (const void *)
                                                     (round_constants + 4 * i)));
      cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, round);
      abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (round, 0x0E));
    }
  abef = _mm_shuffle_epi32 (_mm_add_epi32 (abef, first_abef), 0x1B);
  cdgh = _mm_shuffle_epi32 (_mm_add_epi32 (cdgh, first_cdgh), 0xB1);
  _mm_storeu_si128 ((__m128i *) (void *) state, _mm_blend_epi16 (abef, cdgh, 0xF0));
  _mm_storeu_si128 ((__m128i *) (void *) (state + 4), _mm_alignr_epi8 (cdgh, abef, 8));
}

/* Leaf 7 of cpuid, ebx, bit 29: the SHA instructions; leaf 1, ecx, bits 9 and 19: SSSE3, SSE4.1. */
static gboolean
has_instructions (void)
{
  static gsize known;

  if (g_once_init_enter (&known))
    {
      guint a, b, c, d, first_c;
      gboolean found = __get_cpuid (1, &a, &b, &first_c, &d) && (first_c & (1u << 9)) != 0 &&
                       (first_c & (1u << 19)) != 0 && __get_cpuid_count (7, 0, &a, &b, &c, &d) &&
                       (b & (1u << 29)) != 0;

      g_once_init_leave (&known, found ? 2 : 1);
    }

  return known == 2;
}

#endif

static CompressFunc
choose_compress (gboolean plain)
{
#ifdef __x86_64__
  if (!plain && has_instructions ())
    return compress_fast;
#endif
  return compress_plain;
}

/* Takes the last bytes of a text of which @n_before were taken already, and ends the hash. */
static void
finish (CompressFunc  compress,
        guint32       state[8],
        const guint8 *bytes,
        gsize         length,
        guint64       n_before)
{
  guint8 block[BLOCK_SIZE] = { 0 };
  guint64 n_bits;

  n_bits = GUINT64_TO_BE ((n_before + length) * 8);
  for (; length >= BLOCK_SIZE; bytes += BLOCK_SIZE, length -= BLOCK_SIZE)
    compress (state, bytes);
  memcpy (block, bytes, length);
  block[length] = 0x80;
  if (length >= BLOCK_SIZE - LENGTH_SIZE)
    {
      compress (state, block);
      memset (block, 0, sizeof block);
    }
  memcpy (block + BLOCK_SIZE - LENGTH_SIZE, &n_bits, LENGTH_SIZE);
  compress (state, block);
}

static void
put_state (const guint32 state[8],
           guint8        digest[SJ_KEYED_HASH_SIZE])
{
  for (guint i = 0; i < 8; i++)
    {
      guint32 word = GUINT32_TO_BE (state[i]);

      memcpy (digest + 4 * i, &word, sizeof word);
    }
}

static void
take_padded_key (guint32       state[8],
                 const guint8 *key,
                 gsize         length,
                 guint8        pad)
{
  guint8 block[BLOCK_SIZE];

  memset (block, pad, sizeof block);
  for (gsize i = 0; i < length; i++)
    block[i] ^= key[i];
  memcpy (state, first_state, sizeof first_state);
  choose_compress (FALSE) (state, block);
  explicit_bzero (block, sizeof block);
}

/**
 * sj_keyed_hash_init_with:
 * @self: (out caller-allocates): a hash
 * @key: a secret
 * @length: its bytes, at most 64
 */
void
sj_keyed_hash_init_with (SjKeyedHash  *self,
                         const guint8 *key,
                         gsize         length)
{
  g_return_if_fail (self != NULL && key != NULL && length <= BLOCK_SIZE);

  self->plain = FALSE;
  take_padded_key (self->inner, key, length, 0x36);
  take_padded_key (self->outer, key, length, 0x5C);
}

/**
 * sj_keyed_hash_init:
 * @self: (out caller-allocates): a hash
 *
 * Takes a key like no other before, which nobody keeps.
 */
void
sj_keyed_hash_init (SjKeyedHash *self)
{
  guint8 key[KEY_SIZE];

  g_return_if_fail (self != NULL);

  /* There is no system on which this fails for so few bytes; without chance there is no privacy. */
  if (getentropy (key, sizeof key) != 0)
    g_error ("no random numbers");
  sj_keyed_hash_init_with (self, key, sizeof key);
  explicit_bzero (key, sizeof key);
}

/**
 * sj_keyed_hash_clear:
 *
 * Forgets the key: nobody can make the same numbers again.
 */
void
sj_keyed_hash_clear (SjKeyedHash *self)
{
  g_return_if_fail (self != NULL);

  explicit_bzero (self, sizeof *self);
}

/**
 * sj_keyed_hash_digest:
 * @self: a hash; may be used by several threads
 * @text: (array length=length): any bytes
 * @length: how many
 * @digest: (out caller-allocates): HMAC-SHA-256 of them
 */
void
sj_keyed_hash_digest (const SjKeyedHash *self,
                      const char        *text,
                      gsize              length,
                      guint8             digest[SJ_KEYED_HASH_SIZE])
{
  CompressFunc compress = choose_compress (self->plain);
  guint32 state[8];
  guint8 inner[SJ_KEYED_HASH_SIZE];

  g_return_if_fail (self != NULL && text != NULL && digest != NULL);

  memcpy (state, self->inner, sizeof state);
  finish (compress, state, (const guint8 *) text, length, BLOCK_SIZE);
  put_state (state, inner);
  memcpy (state, self->outer, sizeof state);
  finish (compress, state, inner, sizeof inner, BLOCK_SIZE);
  put_state (state, digest);
}

/**
 * sj_keyed_hash_number:
 *
 * Returns: the first eight bytes of the digest as a number, which says nothing without the key
 */
guint64
sj_keyed_hash_number (const SjKeyedHash *self,
                      const char        *text,
                      gsize              length)
{
  guint8 digest[SJ_KEYED_HASH_SIZE] = { 0 };
  guint64 number;

  sj_keyed_hash_digest (self, text, length, digest);
  memcpy (&number, digest, sizeof number);

  return number;
}
