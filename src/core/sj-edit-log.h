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
guint         sj_transaction_get_n_edits (const SjTransaction *self);
const SjEdit *sj_transaction_get_edit    (const SjTransaction *self,
                                          guint                position);

#define SJ_TYPE_EDIT_LOG (sj_edit_log_get_type ())
G_DECLARE_FINAL_TYPE (SjEditLog, sj_edit_log, SJ, EDIT_LOG, GObject)

SjEditLog           *sj_edit_log_new           (SjMap        *map);
SjMap               *sj_edit_log_get_map       (SjEditLog    *self);

void                 sj_edit_log_begin         (SjEditLog    *self,
                                                const char   *label);
void                 sj_edit_log_begin_merging (SjEditLog    *self,
                                                const char   *label,
                                                const char   *key);
gboolean             sj_edit_log_commit        (SjEditLog    *self);
void                 sj_edit_log_abort         (SjEditLog    *self);
void                 sj_edit_log_seal          (SjEditLog    *self);
gboolean             sj_edit_log_is_open       (SjEditLog    *self);

void                 sj_edit_log_set           (SjEditLog    *self,
                                                SjElement    *element,
                                                const char   *first_property,
                                                ...) G_GNUC_NULL_TERMINATED;
void                 sj_edit_log_set_property  (SjEditLog    *self,
                                                SjElement    *element,
                                                const char   *property,
                                                const GValue *value);
void                 sj_edit_log_insert        (SjEditLog    *self,
                                                SjElement    *element,
                                                guint         position);
void                 sj_edit_log_remove        (SjEditLog    *self,
                                                SjElement    *element);
void                 sj_edit_log_move          (SjEditLog    *self,
                                                SjElement    *element,
                                                guint         position);

gboolean             sj_edit_log_undo          (SjEditLog    *self);
gboolean             sj_edit_log_redo          (SjEditLog    *self);
const char          *sj_edit_log_get_undo_label (SjEditLog   *self);
const char          *sj_edit_log_get_redo_label (SjEditLog   *self);
guint                sj_edit_log_get_n_undo    (SjEditLog    *self);
const SjTransaction *sj_edit_log_get_undo      (SjEditLog    *self,
                                                guint         position);

gboolean             sj_edit_log_is_dirty      (SjEditLog    *self);
void                 sj_edit_log_mark_saved    (SjEditLog    *self);

G_END_DECLS
