#pragma once

#include <gtk/gtk.h>

#include "core/sj-card.h"

G_BEGIN_DECLS

#define SJ_TYPE_CARD_LINKS (sj_card_links_get_type ())
G_DECLARE_FINAL_TYPE (SjCardLinks, sj_card_links, SJ, CARD_LINKS, GtkWidget)

GtkWidget  *sj_card_links_new     (SjCard      *card);
void        sj_card_links_refresh (SjCardLinks *self);
const char *sj_card_links_find    (SjCardLinks *self,
                                   const char  *direction);

G_END_DECLS
