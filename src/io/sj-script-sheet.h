#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "core/sj-card.h"
#include "core/sj-map.h"

G_BEGIN_DECLS

typedef struct _SjScriptSheet SjScriptSheet;

SjScriptSheet *sj_script_sheet_new         (SjMap          *map,
                                            GPtrArray      *cards,
                                            double          page_width,
                                            double          page_height);
void           sj_script_sheet_free        (SjScriptSheet  *self);
guint          sj_script_sheet_get_n_pages (SjScriptSheet  *self);
void           sj_script_sheet_draw_page   (SjScriptSheet  *self,
                                            cairo_t        *cr,
                                            guint           page);
gboolean       sj_script_sheet_export_pdf  (SjMap          *map,
                                            GPtrArray      *cards,
                                            const char     *path,
                                            GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjScriptSheet, sj_script_sheet_free)

G_END_DECLS
