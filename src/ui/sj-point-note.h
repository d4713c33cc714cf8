#pragma once

#include <gtk/gtk.h>

#include "core/sj-edit-log.h"
#include "core/sj-series.h"

G_BEGIN_DECLS

#define SJ_TYPE_POINT_NOTE (sj_point_note_get_type ())

G_DECLARE_FINAL_TYPE (SjPointNote, sj_point_note, SJ, POINT_NOTE, GtkWidget)

GtkWidget *sj_point_note_new        (SjEditLog     *log,
                                     SjSeries      *series,
                                     const SjPoint *point);
SjSeries  *sj_point_note_get_series (SjPointNote   *self);

G_END_DECLS
