#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells keys that surely come for the first time from those that may have come before (a Bloom
 * filter, with the bits of a key in one word). Its memory does not grow with the keys; the more
 * there are, the more seem to have come before. May be used by several threads. */
typedef struct
{
  guint64 *words;
  guint64 mask;
} SjKeySieve;

/* The memory is eight bytes a word: 16 MiB. Of ten million keys one in a hundred seems to come
 * again. */
#define SJ_KEY_SIEVE_WORDS (1u << 21)

void     sj_key_sieve_init  (SjKeySieve       *self,
                             guint32           n_words);
void     sj_key_sieve_clear (SjKeySieve       *self);
void     sj_key_sieve_await (const SjKeySieve *self,
                             guint64           key);
gboolean sj_key_sieve_add   (SjKeySieve       *self,
                             guint64           key);

G_END_DECLS
