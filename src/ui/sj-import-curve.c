#define G_LOG_DOMAIN "sj-import-curve"

#include "config.h"

#include "ui/sj-import-curve.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-import-picture.h"
#include "ui/sj-import-preview.h"

/**
 * SjImportCurve:
 *
 * The curves that an import would draw if it was done now, or why there are none.
 */
struct _SjImportCurve
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *scroller;
  GtkWidget *picture;
  GtkWidget *empty;
  GtkWidget *reason;
  GtkWidget *create;
  gboolean   whole;  /* all of its height is to be seen */
  guint      height_source;
};

/* What a curve takes at the usual size of letters. */
#define PANE_HEIGHT 290
/* Before the next picture is made, but not while this one is laid out. */
#define HEIGHT_PRIORITY G_PRIORITY_HIGH_IDLE

G_DEFINE_FINAL_TYPE (SjImportCurve, sj_import_curve, GTK_TYPE_WIDGET)

/* A scrolled window asks how high its content is without saying how wide it will be. */
static gboolean
update_height (gpointer user_data)
{
  SjImportCurve *self = user_data;
  GtkAdjustment *across =
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  int height;

  self->height_source = 0;
  gtk_widget_set_size_request (self->picture, -1, -1);
  gtk_widget_measure (self->picture, GTK_ORIENTATION_VERTICAL,
                      (int) gtk_adjustment_get_upper (across), &height, NULL, NULL, NULL);
  gtk_widget_set_size_request (self->picture, -1, height);

  return G_SOURCE_REMOVE;
}

static void
on_width_changed (SjImportCurve *self)
{
  if (self->height_source == 0)
    self->height_source = g_idle_add_full (HEIGHT_PRIORITY, update_height, self, NULL);
}

static void
sj_import_curve_dispose (GObject *object)
{
  g_clear_handle_id (&SJ_IMPORT_CURVE (object)->height_source, g_source_remove);
  g_clear_pointer (&SJ_IMPORT_CURVE (object)->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_curve_parent_class)->dispose (object);
}

static void
sj_import_curve_class_init (SjImportCurveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_curve_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "import-curve");
}

static void
create_empty (SjImportCurve *self)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("sj-curve-symbolic");
  GtkWidget *label;

  self->empty = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_valign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->empty, "empty");
  gtk_image_set_pixel_size (GTK_IMAGE (image), 48);
  gtk_widget_add_css_class (image, "dim-label");

  self->reason = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->reason), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->reason), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->reason), 36);
  label = gtk_label_new_with_mnemonic (_("Create Touchpoints _for the Names"));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  self->create = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->create), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->create), "import.create-rest");
  gtk_widget_set_halign (self->create, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->create, "pill");

  gtk_box_append (GTK_BOX (self->empty), image);
  gtk_box_append (GTK_BOX (self->empty), self->reason);
  gtk_box_append (GTK_BOX (self->empty), self->create);
}

static void
sj_import_curve_init (SjImportCurve *self)
{
  self->picture = sj_import_picture_new ();
  gtk_widget_set_valign (self->picture, GTK_ALIGN_CENTER);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->picture);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  create_empty (self);

  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  gtk_stack_add_child (GTK_STACK (self->stack), self->scroller);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * sj_import_curve_new:
 * @whole: whether all of its height is to be seen wherever it stands
 *
 * Returns: (transfer floating): a curve without anything
 */
GtkWidget *
sj_import_curve_new (gboolean whole)
{
  SjImportCurve *self = g_object_new (SJ_TYPE_IMPORT_CURVE, NULL);

  self->whole = whole;
  if (whole)
    {
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                      GTK_POLICY_NEVER);
      g_signal_connect_object (
        gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
        G_CALLBACK (on_width_changed), self, G_CONNECT_SWAPPED);
    }
  else
    gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), PANE_HEIGHT);

  return GTK_WIDGET (self);
}

static const char *
explain (SjImportJob *job)
{
  if (sj_import_job_is_running (job))
    return _("The file is being read");
  if (sj_import_job_get_error (job) != NULL)
    return _("There is no curve yet");

  return _("None of the names in the file is on the map yet");
}

/* It begins where the journey does. */
static void
choose_direction (SjImportCurve *self)
{
  GtkTextDirection direction = sj_import_picture_is_rtl (SJ_IMPORT_PICTURE (self->picture))
                                 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;

  gtk_widget_set_direction (self->scroller, direction);
  gtk_widget_set_direction (gtk_widget_get_parent (self->picture), direction);
}

/**
 * sj_import_curve_show:
 * @self: a curve
 * @job: the import
 *
 * Shows what the import would draw.
 */
void
sj_import_curve_show (SjImportCurve *self,
                      SjImportJob   *job)
{
  g_autoptr(SjMap) map = NULL;

  g_return_if_fail (SJ_IS_IMPORT_CURVE (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  map = sj_import_preview_new (job);
  sj_import_picture_show (SJ_IMPORT_PICTURE (self->picture), map);
  choose_direction (self);
  gtk_label_set_text (GTK_LABEL (self->reason), explain (job));
  gtk_widget_set_visible (self->create, sj_import_job_get_import (job) != NULL);
  gtk_stack_set_visible_child (GTK_STACK (self->stack),
                               map != NULL ? self->scroller : self->empty);
  if (self->whole)
    on_width_changed (self);
}
