#pragma once

#include <gtk/gtk.h>

#include "feedback/sj-statistics-working.h"

G_BEGIN_DECLS

#define SJ_TYPE_WORKING_POPOVER (sj_working_popover_get_type ())
G_DECLARE_FINAL_TYPE (SjWorkingPopover, sj_working_popover, SJ, WORKING_POPOVER, GtkPopover)

GtkWidget *sj_working_popover_show (GtkWidget               *parent,
                                    const SjStatisticsTable *table,
                                    guint                    row,
                                    const SjStatistic       *statistics,
                                    guint                    n_statistics);

G_END_DECLS
