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
 * @release: it went up again where it went down
 * @get_cursor_at: (nullable): the name of the cursor that says what a drag from there would do
 * @drag_begin: a drag begins there; whether the tool wants it
 * @drag_update: the pointer is there
 * @drag_end: the button was let go there
 * @cancel: what has begun is given up, as by Escape
 * @snapshot: draws over the map what the tool has to show
 *
 * All places are in pixels of the canvas. A tool need not implement any of them.
 */
struct _SjToolClass
{
  GObjectClass parent_class;

  const char *cursor;

  void        (*hover)         (SjTool          *self,
                                double           x,
                                double           y);
  void        (*press)         (SjTool          *self,
                                double           x,
                                double           y,
                                int              n_press,
                                GdkModifierType  modifiers);
  void        (*release)       (SjTool          *self,
                                double           x,
                                double           y);
  const char *(*get_cursor_at) (SjTool          *self,
                                double           x,
                                double           y);
  gboolean    (*drag_begin)    (SjTool          *self,
                                double           x,
                                double           y,
                                GdkModifierType  modifiers);
  void        (*drag_update)   (SjTool          *self,
                                double           x,
                                double           y,
                                GdkModifierType  modifiers);
  void        (*drag_end)      (SjTool          *self,
                                double           x,
                                double           y,
                                GdkModifierType  modifiers);
  void        (*cancel)        (SjTool          *self);
  void        (*snapshot)      (SjTool          *self,
                                GtkSnapshot     *snapshot);
};

SjCanvas   *sj_tool_get_canvas    (SjTool          *self);
const char *sj_tool_get_cursor    (SjTool          *self);
void        sj_tool_hover         (SjTool          *self,
                                   double           x,
                                   double           y);
void        sj_tool_press         (SjTool          *self,
                                   double           x,
                                   double           y,
                                   int              n_press,
                                   GdkModifierType  modifiers);
void        sj_tool_release       (SjTool          *self,
                                   double           x,
                                   double           y);
const char *sj_tool_get_cursor_at (SjTool          *self,
                                   double           x,
                                   double           y);
gboolean    sj_tool_drag_begin    (SjTool          *self,
                                   double           x,
                                   double           y,
                                   GdkModifierType  modifiers);
void        sj_tool_drag_update   (SjTool          *self,
                                   double           x,
                                   double           y,
                                   GdkModifierType  modifiers);
void        sj_tool_drag_end      (SjTool          *self,
                                   double           x,
                                   double           y,
                                   GdkModifierType  modifiers);
void        sj_tool_cancel        (SjTool          *self);
void        sj_tool_snapshot      (SjTool          *self,
                                   GtkSnapshot     *snapshot);

G_END_DECLS
