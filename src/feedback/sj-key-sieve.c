#define G_LOG_DOMAIN "sj-key-sieve"

#include "feedback/sj-key-sieve.h"

/**
 * sj_key_sieve_init:
 * @self: (out caller-allocates): a sieve that no key passed
 * @n_words: its size, a power of two
 */
void
sj_key_sieve_init (SjKeySieve *self,
                   guint32     n_words)
{
  g_return_if_fail (self != NULL && n_words > 0 && (n_words & (n_words - 1)) == 0);

  self->words = g_new0 (guint64, n_words);
  self->mask = n_words - 1;
}

void
sj_key_sieve_clear (SjKeySieve *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->words, g_free);
}

/**
 * sj_key_sieve_await:
 *
 * Fetches the memory that adding a key will need, so that many are fetched at once.
 */
void
sj_key_sieve_await (const SjKeySieve *self,
                    guint64           key)
{
  __builtin_prefetch (&self->words[key & self->mask], 1);
}

/**
 * sj_key_sieve_add:
 * @self: a sieve
 * @key: a key, evenly distributed over all numbers
 *
 * Returns: %FALSE if the key surely comes for the first time
 */
gboolean
sj_key_sieve_add (SjKeySieve *self,
                  guint64     key)
{
  /* The place takes the lower bits, these are the upper ones. */
  guint64 bits = G_GUINT64_CONSTANT (1) << (key >> 58) |
                 G_GUINT64_CONSTANT (1) << ((key >> 52) & 63);

  return (__atomic_fetch_or (&self->words[key & self->mask], bits, __ATOMIC_RELAXED) & bits) ==
         bits;
}
