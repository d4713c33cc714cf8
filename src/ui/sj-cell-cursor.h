#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SJ_TYPE_CELL_CURSOR (sj_cell_cursor_get_type ())
G_DECLARE_FINAL_TYPE (SjCellCursor, sj_cell_cursor, SJ, CELL_CURSOR, GObject)

SjCellCursor *sj_cell_cursor_new             (void);
gboolean      sj_cell_cursor_is_set          (SjCellCursor *self);
const char   *sj_cell_cursor_get_step        (SjCellCursor *self);
const char   *sj_cell_cursor_get_lane        (SjCellCursor *self);
void          sj_cell_cursor_set             (SjCellCursor *self,
                                              const char   *step,
                                              const char   *lane);
void          sj_cell_cursor_clear           (SjCellCursor *self);

/* Extending a selection with Shift */
void          sj_cell_cursor_extend          (SjCellCursor *self,
                                              const char   *step,
                                              const char   *lane);
gboolean      sj_cell_cursor_is_extended     (SjCellCursor *self);
const char   *sj_cell_cursor_get_anchor_step (SjCellCursor *self);
const char   *sj_cell_cursor_get_anchor_lane (SjCellCursor *self);

G_END_DECLS
