#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SJ_TYPE_START_CARD (sj_start_card_get_type ())
G_DECLARE_FINAL_TYPE (SjStartCard, sj_start_card, SJ, START_CARD, GtkFlowBoxChild)

GtkWidget  *sj_start_card_new         (GtkWidget   *picture,
                                       const char  *title,
                                       const char  *text);
void        sj_start_card_set_note    (SjStartCard *self,
                                       const char  *note);
void        sj_start_card_set_action  (SjStartCard *self,
                                       const char  *name,
                                       const char  *target);
void        sj_start_card_set_missing (SjStartCard *self);
void        sj_start_card_choose      (SjStartCard *self);
const char *sj_start_card_get_title   (SjStartCard *self);
const char *sj_start_card_get_target  (SjStartCard *self);
GtkWidget  *sj_start_card_get_picture (SjStartCard *self);

G_END_DECLS
