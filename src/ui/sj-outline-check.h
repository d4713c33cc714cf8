#pragma once

#include "core/sj-map-lint.h"

G_BEGIN_DECLS

#define SJ_TYPE_OUTLINE_CHECK (sj_outline_check_get_type ())
G_DECLARE_FINAL_TYPE (SjOutlineCheck, sj_outline_check, SJ, OUTLINE_CHECK, GObject)

SjOutlineCheck   *sj_outline_check_new          (const SjMapFinding *finding);
SjElement        *sj_outline_check_get_element  (SjOutlineCheck     *self);
char             *sj_outline_check_get_text     (SjOutlineCheck     *self);
SjFindingSeverity sj_outline_check_get_severity (SjOutlineCheck     *self);
gboolean          sj_outline_check_is           (SjOutlineCheck     *self,
                                                 const SjMapFinding *finding);

G_END_DECLS
