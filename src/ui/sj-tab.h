#pragma once

#include "ui/sj-document-registry.h"
#include "ui/sj-map-view.h"

G_BEGIN_DECLS

#define SJ_TYPE_TAB (sj_tab_get_type ())
G_DECLARE_FINAL_TYPE (SjTab, sj_tab, SJ, TAB, GtkWidget)

GtkWidget  *sj_tab_new           (SjDocumentRegistry *registry);
void        sj_tab_show_start    (SjTab              *self);
void        sj_tab_show_loading  (SjTab              *self);
void        sj_tab_show_document (SjTab              *self,
                                  SjDocument         *document);
gboolean    sj_tab_is_start      (SjTab              *self);
SjMapView  *sj_tab_get_view      (SjTab              *self);
SjDocument *sj_tab_get_document  (SjTab              *self);
gboolean    sj_tab_get_settled   (SjTab              *self);
void        sj_tab_set_settled   (SjTab              *self,
                                  gboolean            settled);

G_END_DECLS
