#pragma once

#include "core/sj-transaction.h"

G_BEGIN_DECLS

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

/* The history: what was done, then what was undone, each oldest first */
guint                sj_edit_log_get_n_history (SjEditLog    *self);
const SjTransaction *sj_edit_log_get_history   (SjEditLog    *self,
                                                guint         position);
gboolean             sj_edit_log_find_saved    (SjEditLog    *self,
                                                guint        *n_done);
void                 sj_edit_log_go_to         (SjEditLog    *self,
                                                guint         n_done);
gboolean             sj_edit_log_is_on_the_way (SjEditLog    *self);

gboolean             sj_edit_log_is_dirty      (SjEditLog    *self);
guint64              sj_edit_log_get_state     (SjEditLog    *self);
void                 sj_edit_log_mark_saved    (SjEditLog    *self);
void                 sj_edit_log_mark_saved_at (SjEditLog    *self,
                                                guint64       state);

G_END_DECLS
