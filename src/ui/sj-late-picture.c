#define G_LOG_DOMAIN "sj-late-picture"

#include "ui/sj-late-picture.h"

#include <adwaita.h>

/**
 * SjLatePicture:
 *
 * A picture that is made when there is time, in the pixels and the colours of the screen it is on,
 * and again when those change. Until then, and where there is none, a sign stands in its place.
 */
struct _SjLatePicture
{
  GtkWidget parent_instance;

  SjIdleQueue    *queue;
  SjLateMaker     make;
  gpointer        user_data;
  GDestroyNotify  destroy;

  GtkWidget  *sign;
  GdkTexture *texture;
  gboolean    made;  /* for what follows, even if there is no picture */
  SjThemeKind theme;
  int         width;
  int         height;
};

/* Width to height. */
#define RATIO 1.6
#define NATURAL_WIDTH 150

G_DEFINE_FINAL_TYPE (SjLatePicture, sj_late_picture, GTK_TYPE_WIDGET)

static SjThemeKind
choose_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    return SJ_THEME_HIGH_CONTRAST;

  return adw_style_manager_get_dark (manager) ? SJ_THEME_DARK : SJ_THEME_LIGHT;
}

static gboolean
is_up_to_date (SjLatePicture *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return self->made && self->theme == choose_theme () &&
         self->width == gtk_widget_get_width (GTK_WIDGET (self)) * scale &&
         self->height == gtk_widget_get_height (GTK_WIDGET (self)) * scale;
}

static void make (gpointer data);

static void
want (SjLatePicture *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !is_up_to_date (self))
    sj_idle_queue_add (self->queue, self, make);
}

/* What one picture is made from; the widget lives as long as the task. */
typedef struct
{
  SjThemeKind theme;
  int         width;
  int         height;
} Wish;

static void
run (GTask        *task,
     gpointer      source,
     gpointer      task_data,
     GCancellable *cancellable)
{
  SjLatePicture *self = source;
  const Wish *wish = task_data;

  g_task_return_pointer (task,
                         self->make (wish->theme, wish->width, wish->height, self->user_data),
                         g_object_unref);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SjLatePicture *self = SJ_LATE_PICTURE (source);
  g_autoptr(SjIdleQueue) queue = user_data;

  g_clear_object (&self->texture);
  self->texture = g_task_propagate_pointer (G_TASK (result), NULL);
  sj_idle_queue_go_on (queue);
  if (self->sign == NULL)
    return;

  gtk_widget_set_child_visible (self->sign, self->texture == NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  want (self);
}

/* In a thread, for it may take longer than a frame. */
static void
make (gpointer data)
{
  SjLatePicture *self = data;
  int scale = gtk_widget_get_scale_factor (data);
  g_autoptr(GTask) task = NULL;
  Wish *wish;

  if (is_up_to_date (self))
    return;

  self->theme = choose_theme ();
  self->width = gtk_widget_get_width (data) * scale;
  self->height = gtk_widget_get_height (data) * scale;
  self->made = TRUE;
  if (self->width <= 0 || self->height <= 0)
    return;

  wish = g_new (Wish, 1);
  *wish = (Wish) { self->theme, self->width, self->height };
  task = g_task_new (self, NULL, on_made, g_object_ref (self->queue));
  g_task_set_task_data (task, wish, g_free);
  sj_idle_queue_hold (self->queue);
  g_task_run_in_thread (task, run);
}

static GtkSizeRequestMode
sj_late_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sj_late_picture_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = NATURAL_WIDTH;
  else
    *minimum = *natural = (int) ((for_size > 0 ? for_size : NATURAL_WIDTH) / RATIO);
}

static void
sj_late_picture_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  SjLatePicture *self = SJ_LATE_PICTURE (widget);

  gtk_widget_size_allocate (self->sign, &(GtkAllocation) { 0, 0, width, height }, -1);
  want (self);
}

static void
sj_late_picture_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sj_late_picture_parent_class)->map (widget);

  want (SJ_LATE_PICTURE (widget));
}

static void
sj_late_picture_unmap (GtkWidget *widget)
{
  sj_idle_queue_remove (SJ_LATE_PICTURE (widget)->queue, widget);

  GTK_WIDGET_CLASS (sj_late_picture_parent_class)->unmap (widget);
}

/* While the window is being resized the picture is stretched, until there is time for another. */
static void
sj_late_picture_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  SjLatePicture *self = SJ_LATE_PICTURE (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);

  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture,
                                 &GRAPHENE_RECT_INIT (0.0f, 0.0f, width, height));
  else
    gtk_widget_snapshot_child (widget, self->sign, snapshot);
}

static void
sj_late_picture_dispose (GObject *object)
{
  SjLatePicture *self = SJ_LATE_PICTURE (object);

  if (self->queue != NULL)
    sj_idle_queue_remove (self->queue, self);
  g_clear_object (&self->queue);
  g_clear_pointer (&self->sign, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_late_picture_parent_class)->dispose (object);
}

/* Not earlier: a thread may still make a picture from it. */
static void
sj_late_picture_finalize (GObject *object)
{
  SjLatePicture *self = SJ_LATE_PICTURE (object);

  g_clear_object (&self->texture);
  if (self->destroy != NULL)
    g_clear_pointer (&self->user_data, self->destroy);

  G_OBJECT_CLASS (sj_late_picture_parent_class)->finalize (object);
}

static void
sj_late_picture_class_init (SjLatePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_late_picture_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_late_picture_finalize;
  widget_class->get_request_mode = sj_late_picture_get_request_mode;
  widget_class->measure = sj_late_picture_measure;
  widget_class->size_allocate = sj_late_picture_size_allocate;
  widget_class->map = sj_late_picture_map;
  widget_class->unmap = sj_late_picture_unmap;
  widget_class->snapshot = sj_late_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "late-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sj_late_picture_init (SjLatePicture *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->sign = gtk_image_new_from_icon_name ("image-x-generic-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->sign), 32);
  gtk_widget_add_css_class (self->sign, "dim-label");
  gtk_widget_set_parent (self->sign, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (want), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (want), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (want), NULL);
}

/**
 * sj_late_picture_new:
 * @queue: when the picture is made
 * @make_picture: makes it
 * @user_data: (transfer full) (nullable): for @make_picture
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer floating): a picture that is not there yet
 */
GtkWidget *
sj_late_picture_new (SjIdleQueue    *queue,
                     SjLateMaker     make_picture,
                     gpointer        user_data,
                     GDestroyNotify  destroy)
{
  SjLatePicture *self = g_object_new (SJ_TYPE_LATE_PICTURE, NULL);

  self->queue = g_object_ref (queue);
  self->make = make_picture;
  self->user_data = user_data;
  self->destroy = destroy;

  return GTK_WIDGET (self);
}

/**
 * sj_late_picture_renew:
 * @self: a picture
 *
 * Makes the picture again, because what it shows has changed.
 */
void
sj_late_picture_renew (SjLatePicture *self)
{
  g_return_if_fail (SJ_IS_LATE_PICTURE (self));

  self->made = FALSE;
  want (self);
}
