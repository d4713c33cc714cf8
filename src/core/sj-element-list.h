#pragma once

#include "core/sj-element.h"

G_BEGIN_DECLS

#define SJ_TYPE_ELEMENT_LIST (sj_element_list_get_type ())
G_DECLARE_FINAL_TYPE (SjElementList, sj_element_list, SJ, ELEMENT_LIST, GObject)

SjElementList *sj_element_list_new    (GType          type);
gboolean       sj_element_list_find   (SjElementList *self,
                                       SjElement     *element,
                                       guint         *position);
void           sj_element_list_insert (SjElementList *self,
                                       SjElement     *element,
                                       guint          position);
void           sj_element_list_remove (SjElementList *self,
                                       SjElement     *element);

G_END_DECLS
