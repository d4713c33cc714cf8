#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SJ_TYPE_COMMAND (sj_command_get_type ())
G_DECLARE_FINAL_TYPE (SjCommand, sj_command, SJ, COMMAND, GObject)

SjCommand  *sj_command_new        (const char *action,
                                   GVariant   *target,
                                   const char *name,
                                   const char *keywords);
const char *sj_command_get_action (SjCommand  *self);
GVariant   *sj_command_get_target (SjCommand  *self);
const char *sj_command_get_name   (SjCommand  *self);
const char *sj_command_get_id     (SjCommand  *self);
int         sj_command_match      (SjCommand  *self,
                                   const char *words);

G_END_DECLS
