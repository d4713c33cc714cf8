#pragma once

#include "core/sj-card.h"
#include "core/sj-map.h"

G_BEGIN_DECLS

/**
 * SjFilterFacet:
 * @SJ_FILTER_CHANNEL: where it takes place: the channel of its lane and its own further ones
 * @SJ_FILTER_PERSONA: whose curve has a point at the card, its step or its stage
 * @SJ_FILTER_TAG: its tags
 * @SJ_FILTER_OWNER: who owns it
 * @SJ_FILTER_STATUS: its status
 *
 * What cards can be chosen by.
 */
typedef enum
{
  SJ_FILTER_CHANNEL,
  SJ_FILTER_PERSONA,
  SJ_FILTER_TAG,
  SJ_FILTER_OWNER,
  SJ_FILTER_STATUS,
  SJ_FILTER_N_FACETS,
} SjFilterFacet;

/**
 * SjFilterValue:
 * @key: what tells it from others: the folded text, or a persona's id
 * @label: how it is written
 * @n_cards: how many cards have it
 *
 * One value that a facet has in a map.
 */
typedef struct
{
  char  *key;
  char  *label;
  guint  n_cards;
} SjFilterValue;

/**
 * SjFilter:
 *
 * Which cards somebody wants to see. Values of one facet add up, facets narrow each other.
 */
typedef struct _SjFilter SjFilter;

SjFilter   *sj_filter_new       (void);
void        sj_filter_free      (SjFilter       *self);
void        sj_filter_choose    (SjFilter       *self,
                                 SjFilterFacet   facet,
                                 const char     *key,
                                 gboolean        chosen);
gboolean    sj_filter_is_chosen (SjFilter       *self,
                                 SjFilterFacet   facet,
                                 const char     *key);
gboolean    sj_filter_is_empty  (SjFilter       *self);
void        sj_filter_clear     (SjFilter       *self);
GHashTable *sj_filter_apply     (SjFilter       *self,
                                 SjMap          *map);
GHashTable *sj_filter_leave_out (SjFilter       *self,
                                 SjMap          *map);
GPtrArray  *sj_filter_collect   (SjMap          *map,
                                 SjFilterFacet   facet);
const char *sj_filter_get_label (SjFilterFacet   facet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjFilter, sj_filter_free)

G_END_DECLS
