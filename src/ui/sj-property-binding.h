#pragma once

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

#define SJ_TYPE_PROPERTY_BINDING (sj_property_binding_get_type ())
G_DECLARE_FINAL_TYPE (SjPropertyBinding, sj_property_binding, SJ, PROPERTY_BINDING, GObject)

SjPropertyBinding *sj_property_binding_new           (SjEditLog         *log,
                                                      GPtrArray         *elements,
                                                      GParamSpec        *pspec);
GParamSpec        *sj_property_binding_get_pspec     (SjPropertyBinding *self);
const char        *sj_property_binding_get_label     (SjPropertyBinding *self);
const char        *sj_property_binding_get_description (SjPropertyBinding *self);
gboolean           sj_property_binding_has_flag      (SjPropertyBinding *self,
                                                      SjParamFlags       flag);
SjMap             *sj_property_binding_get_map       (SjPropertyBinding *self);
guint              sj_property_binding_get_n_elements (SjPropertyBinding *self);
SjElement         *sj_property_binding_get_element   (SjPropertyBinding *self,
                                                      guint              position);
gboolean           sj_property_binding_is_editable   (SjPropertyBinding *self);
gboolean           sj_property_binding_is_given      (SjPropertyBinding *self);

gboolean           sj_property_binding_get           (SjPropertyBinding *self,
                                                      GValue            *value);
void               sj_property_binding_set           (SjPropertyBinding *self,
                                                      const GValue      *value);
void               sj_property_binding_type          (SjPropertyBinding *self,
                                                      const GValue      *value);
void               sj_property_binding_reset         (SjPropertyBinding *self);
void               sj_property_binding_set_text      (SjPropertyBinding *self,
                                                      const char        *text);
void               sj_property_binding_type_text     (SjPropertyBinding *self,
                                                      const char        *text);
void               sj_property_binding_add_item      (SjPropertyBinding *self,
                                                      const char        *item);
void               sj_property_binding_replace_item  (SjPropertyBinding *self,
                                                      const char        *item,
                                                      const char        *replacement);
void               sj_property_binding_seal          (SjPropertyBinding *self);

G_END_DECLS
