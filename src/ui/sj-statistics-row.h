#pragma once

#include <glib-object.h>

#include "feedback/sj-statistics-table.h"

G_BEGIN_DECLS

#define SJ_TYPE_STATISTICS_ROW (sj_statistics_row_get_type ())
G_DECLARE_FINAL_TYPE (SjStatisticsRow, sj_statistics_row, SJ, STATISTICS_ROW, GObject)

SjStatisticsRow *sj_statistics_row_new          (guint            position);
guint            sj_statistics_row_get_position (SjStatisticsRow *self);

G_END_DECLS
