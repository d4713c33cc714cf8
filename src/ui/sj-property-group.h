#pragma once

#include "ui/sj-property-row.h"

G_BEGIN_DECLS

#define SJ_TYPE_PROPERTY_GROUP (sj_property_group_get_type ())
G_DECLARE_FINAL_TYPE (SjPropertyGroup, sj_property_group, SJ, PROPERTY_GROUP, GtkWidget)

GtkWidget       *sj_property_group_new        (const char        *title);
void             sj_property_group_add        (SjPropertyGroup   *self,
                                               SjPropertyBinding *binding,
                                               gboolean           essential);
void             sj_property_group_build      (SjPropertyGroup   *self,
                                               gboolean           open);
void             sj_property_group_refresh    (SjPropertyGroup   *self);
const char      *sj_property_group_get_title  (SjPropertyGroup   *self);
void             sj_property_group_show_title (SjPropertyGroup   *self,
                                               gboolean           show);
gboolean         sj_property_group_is_open    (SjPropertyGroup   *self);
void             sj_property_group_set_open   (SjPropertyGroup   *self,
                                               gboolean           open);
SjPropertyGroup *sj_property_group_find       (GtkWidget         *parent,
                                               const char        *title);
SjPropertyRow   *sj_property_group_find_row   (SjPropertyGroup   *self,
                                               const char        *property);
char            *sj_property_group_find_value (SjPropertyGroup   *self,
                                               const char        *name);

G_END_DECLS
