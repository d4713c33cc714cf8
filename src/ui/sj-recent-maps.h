#pragma once

#include <gtk/gtk.h>

#include "io/sj-document.h"

G_BEGIN_DECLS

GPtrArray *sj_recent_maps_list           (guint       most);
void       sj_recent_maps_note           (SjDocument *document);
void       sj_recent_maps_remove         (const char *uri);
char      *sj_recent_maps_describe_place (const char *uri);
char      *sj_recent_maps_describe_date  (GDateTime  *date,
                                          GDateTime  *now);

G_END_DECLS
