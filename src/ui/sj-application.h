#pragma once

#include <adwaita.h>

#include "ui/sj-document-registry.h"

G_BEGIN_DECLS

#define SJ_TYPE_APPLICATION (sj_application_get_type ())
G_DECLARE_FINAL_TYPE (SjApplication, sj_application, SJ, APPLICATION, AdwApplication)

SjApplication      *sj_application_new          (void);
SjDocumentRegistry *sj_application_get_registry (SjApplication *self);

G_END_DECLS
