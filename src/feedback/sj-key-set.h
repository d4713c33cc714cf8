#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keys of rows, each with the row it was first met in. Takes a bounded amount of memory: when it is
 * full, it goes on with half of all possible keys, and the other half needs a further pass. */
typedef struct
{
  struct _SjKeySlot *slots;
  guint32 mask;
  guint32 n_keys;
  guint part;    /* keys with this remainder are taken */
  guint n_parts; /* of the keys by this power of two */
  gboolean closed; /* only keys that are awaited are taken */
  GArray *again; /* guint64: the rows whose key another row had first */
} SjKeySet;

/* The memory of the slots, in bytes, is sixteen times this. */
#define SJ_KEY_SET_SLOTS (1u << 21)

void     sj_key_set_init   (SjKeySet       *set,
                            guint32         n_slots);
void     sj_key_set_clear  (SjKeySet       *set);
gboolean sj_key_set_await  (SjKeySet       *set,
                            guint64         key);
void     sj_key_set_close  (SjKeySet       *set);
gboolean sj_key_set_takes  (const SjKeySet *set,
                            guint64         key);
void     sj_key_set_add    (SjKeySet       *set,
                            guint64         key,
                            guint64         row);
gboolean sj_key_set_next   (SjKeySet       *set);
GArray  *sj_key_set_finish (SjKeySet       *set);

G_END_DECLS
