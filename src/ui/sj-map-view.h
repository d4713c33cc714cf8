#pragma once

#include "io/sj-document.h"
#include "ui/sj-banner.h"
#include "ui/sj-canvas.h"
#include "ui/sj-document-notices.h"
#include "ui/sj-filter-bar.h"
#include "ui/sj-find-bar.h"
#include "ui/sj-inspector.h"
#include "ui/sj-outline.h"
#include "ui/sj-panels.h"
#include "ui/sj-status-bar.h"

G_BEGIN_DECLS

#define SJ_TYPE_MAP_VIEW (sj_map_view_get_type ())
G_DECLARE_FINAL_TYPE (SjMapView, sj_map_view, SJ, MAP_VIEW, GtkWidget)

GtkWidget   *sj_map_view_new            (SjDocument *document);
SjDocument  *sj_map_view_get_document   (SjMapView  *self);
SjCanvas    *sj_map_view_get_canvas     (SjMapView  *self);
SjPanels    *sj_map_view_get_panels     (SjMapView  *self);
SjInspector *sj_map_view_get_inspector  (SjMapView  *self);
SjOutline   *sj_map_view_get_outline    (SjMapView  *self);
SjStatusBar *sj_map_view_get_status_bar (SjMapView  *self);
SjFindBar   *sj_map_view_get_find_bar   (SjMapView  *self);
SjFilterBar *sj_map_view_get_filter_bar (SjMapView  *self);
SjDocumentNotices *sj_map_view_get_notices (SjMapView *self);

G_END_DECLS
