#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _SjCanvas SjCanvas;

#define SJ_TYPE_TOOL (sj_tool_get_type ())
G_DECLARE_DERIVABLE_TYPE (SjTool, sj_tool, SJ, TOOL, GObject)

/**
 * SjToolClass:
 * @hover: the pointer moves without a button
 * @press: the first button went down; @n_press is 2 for the second of a double click
 * @drag_begin: a drag may begin; whether the tool wants it
 * @drag_update: the pointer is this far from where the drag began
 * @drag_end: the button was let go there
 * @cancel: what has begun is given up, as by Escape
 *
 * All places are in pixels of the canvas. A tool need not implement any of them.
 */
struct _SjToolClass
{
  GObjectClass parent_class;

  const char *cursor;

  void     (*hover)       (SjTool          *self,
                           double           x,
                           double           y);
  void     (*press)       (SjTool          *self,
                           double           x,
                           double           y,
                           int              n_press,
                           GdkModifierType  modifiers);
  gboolean (*drag_begin)  (SjTool          *self,
                           double           x,
                           double           y,
                           GdkModifierType  modifiers);
  void     (*drag_update) (SjTool          *self,
                           double           dx,
                           double           dy);
  void     (*drag_end)    (SjTool          *self,
                           double           dx,
                           double           dy);
  void     (*cancel)      (SjTool          *self);
};

SjCanvas   *sj_tool_get_canvas  (SjTool          *self);
const char *sj_tool_get_cursor  (SjTool          *self);
void        sj_tool_hover       (SjTool          *self,
                                 double           x,
                                 double           y);
void        sj_tool_press       (SjTool          *self,
                                 double           x,
                                 double           y,
                                 int              n_press,
                                 GdkModifierType  modifiers);
gboolean    sj_tool_drag_begin  (SjTool          *self,
                                 double           x,
                                 double           y,
                                 GdkModifierType  modifiers);
void        sj_tool_drag_update (SjTool          *self,
                                 double           dx,
                                 double           dy);
void        sj_tool_drag_end    (SjTool          *self,
                                 double           dx,
                                 double           dy);
void        sj_tool_cancel      (SjTool          *self);

G_END_DECLS
