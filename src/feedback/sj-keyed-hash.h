#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SJ_KEYED_HASH_SIZE 32

/* HMAC-SHA-256 (RFC 2104, FIPS 180-4) with one key for many short texts: what the key does to the
 * hash is worked out once. A plain hash of an e-mail address or an id can be guessed, and is
 * personal data; one made with a random key that is thrown away cannot. */
typedef struct
{
  guint32 inner[8]; /* the hash behind the padded key, on the way in */
  guint32 outer[8]; /* and on the way out */
  gboolean plain;   /* do without the processor's instructions for it, to compare both ways */
} SjKeyedHash;

void    sj_keyed_hash_init        (SjKeyedHash       *self);
void    sj_keyed_hash_init_with   (SjKeyedHash       *self,
                                   const guint8      *key,
                                   gsize              length);
void    sj_keyed_hash_clear       (SjKeyedHash       *self);
void    sj_keyed_hash_digest      (const SjKeyedHash *self,
                                   const char        *text,
                                   gsize              length,
                                   guint8             digest[SJ_KEYED_HASH_SIZE]);
guint64 sj_keyed_hash_number      (const SjKeyedHash *self,
                                   const char        *text,
                                   gsize              length);

G_END_DECLS
