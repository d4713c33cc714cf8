#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

/**
 * SjEditKind:
 * @SJ_EDIT_SET: a property was set
 * @SJ_EDIT_INSERT: an element came into the map
 * @SJ_EDIT_REMOVE: an element left the map
 * @SJ_EDIT_MOVE: an element changed its place in its list
 * @SJ_EDIT_REPLACE: a list or list of records was replaced as a whole
 *
 * The five primitives every change of a map consists of.
 */
typedef enum
{
  SJ_EDIT_SET,
  SJ_EDIT_INSERT,
  SJ_EDIT_REMOVE,
  SJ_EDIT_MOVE,
  SJ_EDIT_REPLACE,
} SjEditKind;

/**
 * SjEdit:
 * @kind: which primitive
 * @element: the element
 * @pspec: the property (set and replace)
 * @before: its value before (set and replace)
 * @after: its value after (set and replace)
 * @position_before: the place before (remove and move)
 * @position_after: the place after (insert and move)
 */
typedef struct
{
  SjEditKind  kind;
  SjElement  *element;
  GParamSpec *pspec;
  GValue      before;
  GValue      after;
  guint       position_before;
  guint       position_after;
} SjEdit;

typedef struct _SjTransaction SjTransaction;

const char   *sj_transaction_get_label   (const SjTransaction *self);
guint64       sj_transaction_get_serial  (const SjTransaction *self);
gint64        sj_transaction_get_time    (const SjTransaction *self);
guint         sj_transaction_get_n_edits (const SjTransaction *self);
const SjEdit *sj_transaction_get_edit    (const SjTransaction *self,
                                          guint                position);

G_END_DECLS
