#pragma once

#include "ui/sj-start-card.h"

G_BEGIN_DECLS

#define SJ_TYPE_START_SECTION (sj_start_section_get_type ())
G_DECLARE_FINAL_TYPE (SjStartSection, sj_start_section, SJ, START_SECTION, GtkWidget)

void         sj_start_section_add      (SjStartSection *self,
                                        SjStartCard    *card);
void         sj_start_section_clear    (SjStartSection *self);
guint        sj_start_section_get_n    (SjStartSection *self);
SjStartCard *sj_start_section_get_card (SjStartSection *self,
                                        guint           position);

G_END_DECLS
