#pragma once

#include "core/sj-enums.h"
#include "core/sj-template.h"

G_BEGIN_DECLS

#define SJ_TEMPLATE_MAX_STEPS 4
#define SJ_TEMPLATE_MAX_STAGES 8
#define SJ_TEMPLATE_MAX_SENTENCES 3

/* All texts are marked for translation; a list ends where they do. */

typedef struct
{
  const char *title;
  const char *goal;
  const char *steps[SJ_TEMPLATE_MAX_STEPS];
} SjTemplateStage;

typedef struct
{
  const char *title;
  const char *prompt;
  SjLaneKind  kind;
  SjChannel   channel;
} SjTemplateLane;

typedef struct
{
  const char   *name;
  const char   *role;
  const char   *quote;
  SjBuyingRole  buying_role;
  const char   *goals[SJ_TEMPLATE_MAX_SENTENCES];
  const char   *needs[SJ_TEMPLATE_MAX_SENTENCES];
  const char   *frustrations[SJ_TEMPLATE_MAX_SENTENCES];
} SjTemplatePersona;

struct _SjTemplate
{
  const char              *name;
  const char              *title;
  const char              *description;
  SjMapKind                kind;
  SjTemplateStage          stages[SJ_TEMPLATE_MAX_STAGES];
  const SjTemplateLane    *lanes;
  const SjTemplatePersona *persona;  /* NULL for none */
};

extern const SjTemplate sj_templates[];
extern const guint sj_n_templates;

G_END_DECLS
