#pragma once

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

gboolean   sj_outline_editing_can_rename (SjElement  *element);
void       sj_outline_editing_rename     (SjEditLog  *log,
                                          SjElement  *element,
                                          const char *title);
gboolean   sj_outline_editing_can_drop   (SjElement  *element,
                                          SjElement  *target);
void       sj_outline_editing_drop       (SjEditLog  *log,
                                          SjElement  *element,
                                          SjElement  *target,
                                          gboolean    after);
gboolean   sj_outline_editing_move       (SjEditLog  *log,
                                          SjElement  *element,
                                          int         direction);
SjElement *sj_outline_editing_add        (SjEditLog  *log,
                                          GType       type,
                                          SjElement  *after);
void       sj_outline_editing_delete     (SjEditLog  *log,
                                          SjElement  *element);

G_END_DECLS
