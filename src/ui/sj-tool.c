#define G_LOG_DOMAIN "sj-tool"

#include "ui/sj-tool.h"

#include "ui/sj-canvas.h"

/**
 * SjTool:
 *
 * What the pointer does on the canvas in one mode: choosing, moving the view, drawing links. The
 * canvas owns its tools and hands them what happens; a tool changes selection, viewport or, through
 * the edit log, the map.
 */
typedef struct
{
  SjCanvas *canvas;  /* not owned: it owns the tool */
} SjToolPrivate;

enum {
  PROP_0,
  PROP_CANVAS,
  N_PROPS
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SjTool, sj_tool, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];

static void
sj_tool_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  SjToolPrivate *priv = sj_tool_get_instance_private (SJ_TOOL (object));

  if (prop_id == PROP_CANVAS)
    g_set_weak_pointer (&priv->canvas, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sj_tool_dispose (GObject *object)
{
  SjToolPrivate *priv = sj_tool_get_instance_private (SJ_TOOL (object));

  g_clear_weak_pointer (&priv->canvas);

  G_OBJECT_CLASS (sj_tool_parent_class)->dispose (object);
}

static void
sj_tool_class_init (SjToolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = sj_tool_set_property;
  object_class->dispose = sj_tool_dispose;

  props[PROP_CANVAS] =
    g_param_spec_object ("canvas", NULL, NULL, SJ_TYPE_CANVAS,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sj_tool_init (SjTool *self)
{
}

/**
 * sj_tool_get_canvas:
 * @self: a tool
 *
 * Returns: (transfer none): the canvas it works on
 */
SjCanvas *
sj_tool_get_canvas (SjTool *self)
{
  SjToolPrivate *priv = sj_tool_get_instance_private (self);

  g_return_val_if_fail (SJ_IS_TOOL (self), NULL);

  return priv->canvas;
}

/**
 * sj_tool_get_cursor:
 * @self: a tool
 *
 * Returns: (nullable): the name of the cursor that tells the mode
 */
const char *
sj_tool_get_cursor (SjTool *self)
{
  g_return_val_if_fail (SJ_IS_TOOL (self), NULL);

  return SJ_TOOL_GET_CLASS (self)->cursor;
}

void
sj_tool_hover (SjTool *self,
               double  x,
               double  y)
{
  g_return_if_fail (SJ_IS_TOOL (self));

  if (SJ_TOOL_GET_CLASS (self)->hover != NULL)
    SJ_TOOL_GET_CLASS (self)->hover (self, x, y);
}

void
sj_tool_press (SjTool          *self,
               double           x,
               double           y,
               int              n_press,
               GdkModifierType  modifiers)
{
  g_return_if_fail (SJ_IS_TOOL (self));

  if (SJ_TOOL_GET_CLASS (self)->press != NULL)
    SJ_TOOL_GET_CLASS (self)->press (self, x, y, n_press, modifiers);
}

void
sj_tool_release (SjTool *self,
                 double  x,
                 double  y)
{
  g_return_if_fail (SJ_IS_TOOL (self));

  if (SJ_TOOL_GET_CLASS (self)->release != NULL)
    SJ_TOOL_GET_CLASS (self)->release (self, x, y);
}

/**
 * sj_tool_get_cursor_at:
 * @self: a tool
 * @x: a place in pixels of the canvas
 * @y: a place in pixels of the canvas
 *
 * Returns: (nullable): the name of the cursor that says what a drag from there would do
 */
const char *
sj_tool_get_cursor_at (SjTool *self,
                       double  x,
                       double  y)
{
  g_return_val_if_fail (SJ_IS_TOOL (self), NULL);

  if (SJ_TOOL_GET_CLASS (self)->get_cursor_at == NULL)
    return NULL;

  return SJ_TOOL_GET_CLASS (self)->get_cursor_at (self, x, y);
}

/**
 * sj_tool_drag_begin:
 * @self: a tool
 * @x: where the button went down
 * @y: where the button went down
 * @modifiers: the keys held with it
 *
 * Returns: whether the tool does something with the drag
 */
gboolean
sj_tool_drag_begin (SjTool          *self,
                    double           x,
                    double           y,
                    GdkModifierType  modifiers)
{
  g_return_val_if_fail (SJ_IS_TOOL (self), FALSE);

  if (SJ_TOOL_GET_CLASS (self)->drag_begin == NULL)
    return FALSE;

  return SJ_TOOL_GET_CLASS (self)->drag_begin (self, x, y, modifiers);
}

void
sj_tool_drag_update (SjTool          *self,
                     double           x,
                     double           y,
                     GdkModifierType  modifiers)
{
  g_return_if_fail (SJ_IS_TOOL (self));

  if (SJ_TOOL_GET_CLASS (self)->drag_update != NULL)
    SJ_TOOL_GET_CLASS (self)->drag_update (self, x, y, modifiers);
}

void
sj_tool_drag_end (SjTool          *self,
                  double           x,
                  double           y,
                  GdkModifierType  modifiers)
{
  g_return_if_fail (SJ_IS_TOOL (self));

  if (SJ_TOOL_GET_CLASS (self)->drag_end != NULL)
    SJ_TOOL_GET_CLASS (self)->drag_end (self, x, y, modifiers);
}

void
sj_tool_cancel (SjTool *self)
{
  g_return_if_fail (SJ_IS_TOOL (self));

  if (SJ_TOOL_GET_CLASS (self)->cancel != NULL)
    SJ_TOOL_GET_CLASS (self)->cancel (self);
}

void
sj_tool_snapshot (SjTool      *self,
                  GtkSnapshot *snapshot)
{
  g_return_if_fail (SJ_IS_TOOL (self));

  if (SJ_TOOL_GET_CLASS (self)->snapshot != NULL)
    SJ_TOOL_GET_CLASS (self)->snapshot (self, snapshot);
}
