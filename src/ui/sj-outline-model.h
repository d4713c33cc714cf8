#pragma once

#include <gtk/gtk.h>

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

#define SJ_TYPE_OUTLINE_MODEL (sj_outline_model_get_type ())
G_DECLARE_FINAL_TYPE (SjOutlineModel, sj_outline_model, SJ, OUTLINE_MODEL, GObject)

SjOutlineModel *sj_outline_model_new           (SjMap               *map);
GListModel     *sj_outline_model_get_rows      (SjOutlineModel      *self);
gboolean        sj_outline_model_follow        (SjOutlineModel      *self,
                                                const SjTransaction *transaction);
void            sj_outline_model_update_checks (SjOutlineModel      *self);
void            sj_outline_model_open_to       (SjOutlineModel      *self,
                                                SjElement           *element);
guint           sj_outline_model_find          (SjOutlineModel      *self,
                                                gpointer             item);

G_END_DECLS
