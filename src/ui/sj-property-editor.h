#pragma once

#include <gtk/gtk.h>

#include "ui/sj-property-binding.h"

G_BEGIN_DECLS

#define SJ_TYPE_PROPERTY_EDITOR (sj_property_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (SjPropertyEditor, sj_property_editor, SJ, PROPERTY_EDITOR, GtkWidget)

/**
 * SjPropertyEditorClass:
 * @build: makes the child, once
 * @show: shows what the elements say now; @mixed: they do not agree, and @value is the first one's
 * @leave: (nullable): the focus has left it: what is wrong with what was typed is to be said now
 * @beside: whether it stands beside its name rather than below it
 * @copyable: whether it stays usable when nothing may be changed, so that text can be copied
 */
struct _SjPropertyEditorClass
{
  GtkWidgetClass parent_class;

  void     (*build) (SjPropertyEditor *self);
  void     (*show)  (SjPropertyEditor *self,
                     const GValue     *value,
                     gboolean          mixed);
  void     (*leave) (SjPropertyEditor *self);
  gboolean   beside;
  gboolean   copyable;
};

/* Changes what the elements say; @choice is what was chosen. */
typedef void (*SjPropertyChange) (SjPropertyBinding *binding,
                                  const char        *choice);

GtkWidget         *sj_property_editor_new         (GType              type,
                                                   SjPropertyBinding *binding);
SjPropertyBinding *sj_property_editor_get_binding (SjPropertyEditor  *self);
gboolean           sj_property_editor_is_beside   (SjPropertyEditor  *self);
void               sj_property_editor_refresh     (SjPropertyEditor  *self);
const char        *sj_property_editor_get_problem (SjPropertyEditor  *self);

/* For subclasses */
void               sj_property_editor_set_child   (SjPropertyEditor  *self,
                                                   GtkWidget         *child);
void               sj_property_editor_name_widget (SjPropertyEditor  *self,
                                                   GtkWidget         *widget);
gboolean           sj_property_editor_is_showing  (SjPropertyEditor  *self);
void               sj_property_editor_change_later (SjPropertyEditor *self,
                                                   SjPropertyChange   change,
                                                   const char        *choice);
void               sj_property_editor_set_problem (SjPropertyEditor  *self,
                                                   const char        *problem);

G_END_DECLS
