#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

/**
 * SjPairing:
 *
 * Which element of one map is which of another.
 */
typedef struct _SjPairing SjPairing;

SjPairing *sj_pairing_new         (SjMap     *first,
                                   SjMap     *second);
void       sj_pairing_free        (SjPairing *self);
SjElement *sj_pairing_find_second (SjPairing *self,
                                   SjElement *first);
SjElement *sj_pairing_find_first  (SjPairing *self,
                                   SjElement *second);
SjElement *sj_pairing_translate   (SjPairing *self,
                                   SjElement *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjPairing, sj_pairing_free)

G_END_DECLS
