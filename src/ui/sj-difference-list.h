#pragma once

#include <gtk/gtk.h>

#include "core/sj-comparison-map.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

#define SJ_TYPE_DIFFERENCE_LIST (sj_difference_list_get_type ())
G_DECLARE_FINAL_TYPE (SjDifferenceList, sj_difference_list, SJ, DIFFERENCE_LIST, GtkWidget)

GtkWidget  *sj_difference_list_new            (void);
void        sj_difference_list_set_comparison (SjDifferenceList      *self,
                                               const SjComparisonMap *comparison,
                                               SjScene               *scene);
const char *sj_difference_list_get_selected   (SjDifferenceList      *self);
void        sj_difference_list_select         (SjDifferenceList      *self,
                                               const char            *id);
gboolean    sj_difference_list_step           (SjDifferenceList      *self,
                                               int                    direction);
guint       sj_difference_list_get_place      (SjDifferenceList      *self,
                                               guint                 *n_differences);

G_END_DECLS
