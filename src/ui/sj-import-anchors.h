#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"

G_BEGIN_DECLS

/* The places of the list that are not on the map. */
#define SJ_IMPORT_ANCHOR_NONE 0
#define SJ_IMPORT_ANCHOR_NEW 1

#define SJ_TYPE_IMPORT_ANCHORS (sj_import_anchors_get_type ())
G_DECLARE_FINAL_TYPE (SjImportAnchors, sj_import_anchors, SJ, IMPORT_ANCHORS, GObject)

SjImportAnchors *sj_import_anchors_new        (SjMap           *map);
GListModel      *sj_import_anchors_get_titles (SjImportAnchors *self);
const char      *sj_import_anchors_get_id     (SjImportAnchors *self,
                                               guint            position);
guint            sj_import_anchors_find       (SjImportAnchors *self,
                                               const char      *id);

G_END_DECLS
