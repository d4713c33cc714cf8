#pragma once

#include "core/sj-element.h"

G_BEGIN_DECLS

#define SJ_TYPE_PERSONA (sj_persona_get_type ())
G_DECLARE_FINAL_TYPE (SjPersona, sj_persona, SJ, PERSONA, SjElement)

SjPersona  *sj_persona_new      (const char *name);
const char *sj_persona_get_name (SjPersona  *self);

G_END_DECLS
