#pragma once

#include "core/sj-enums.h"
#include "core/sj-map.h"

G_BEGIN_DECLS

/**
 * SjTemplate:
 *
 * What a new map starts from: stages with their goals and steps, and lanes with prompts.
 */
typedef struct _SjTemplate SjTemplate;

const SjTemplate *sj_template_get             (guint             position);
guint             sj_template_get_n           (void);
const SjTemplate *sj_template_find            (const char       *name);
const char       *sj_template_get_name        (const SjTemplate *self);
const char       *sj_template_get_title       (const SjTemplate *self);
const char       *sj_template_get_description (const SjTemplate *self);
SjMap            *sj_template_make_map        (const SjTemplate *self);
const char       *sj_template_find_prompt     (SjLaneKind        kind,
                                               SjChannel         channel);

G_END_DECLS
