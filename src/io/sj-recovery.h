#pragma once

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

/**
 * SjRecovery:
 *
 * A journal that a program left behind: what was done to which map. While it is held no other
 * program offers it.
 */
typedef struct _SjRecovery SjRecovery;

GPtrArray  *sj_recovery_list          (void);
SjRecovery *sj_recovery_open          (const char   *path,
                                       GError      **error);
void        sj_recovery_free          (SjRecovery   *self);

const char *sj_recovery_get_title     (SjRecovery   *self);
GFile      *sj_recovery_get_file      (SjRecovery   *self);
GDateTime  *sj_recovery_get_time      (SjRecovery   *self);
const char *const *sj_recovery_get_names (SjRecovery *self);
GDateTime  *sj_recovery_get_since     (SjRecovery   *self);
gboolean    sj_recovery_is_whole      (SjRecovery   *self);
gboolean    sj_recovery_has_changed   (SjRecovery   *self);
guint       sj_recovery_get_n_changes (SjRecovery   *self);

SjMap      *sj_recovery_load_map      (SjRecovery   *self,
                                       GError      **error);
gboolean    sj_recovery_replay        (SjRecovery   *self,
                                       SjEditLog    *log,
                                       gboolean      anyway,
                                       char       ***recovered,
                                       char       ***lost,
                                       GError      **error);
void        sj_recovery_discard       (SjRecovery   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjRecovery, sj_recovery_free)

G_END_DECLS
