#define G_LOG_DOMAIN "sj-script-ring"

#include "config.h"

#include "ui/sj-script-ring.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * SjScriptRing:
 *
 * A ring that closes as the questions of a script are answered, with the number beside it.
 */
struct _SjScriptRing
{
  GtkWidget parent_instance;

  guint n_answers;
  guint n_questions;
};

#define SIZE 28
#define LINE_WIDTH 4.0

G_DEFINE_FINAL_TYPE (SjScriptRing, sj_script_ring, GTK_TYPE_WIDGET)

static void
draw_arc (cairo_t       *cr,
          const GdkRGBA *colour,
          double         radius,
          double         share)
{
  if (share <= 0.0)
    return;

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_new_path (cr);
  cairo_arc (cr, 0.0, 0.0, radius, -G_PI_2, -G_PI_2 + 2.0 * G_PI * share);
  cairo_stroke (cr);
}

static void
sj_script_ring_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SjScriptRing *self = SJ_SCRIPT_RING (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double radius = (MIN (width, height) - LINE_WIDTH) / 2.0;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA ink, accent;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                       &accent))
    accent = ink;
  ink.alpha *= 0.2f;

  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_set_line_width (cr, LINE_WIDTH);
  draw_arc (cr, &ink, radius, 1.0);
  draw_arc (cr, &accent, radius,
            self->n_questions > 0 ? (double) self->n_answers / self->n_questions : 0.0);
  cairo_destroy (cr);
}

static void
sj_script_ring_class_init (SjScriptRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sj_script_ring_snapshot;

  gtk_widget_class_set_css_name (widget_class, "script-ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
sj_script_ring_init (SjScriptRing *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), SIZE, SIZE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
sj_script_ring_new (void)
{
  return g_object_new (SJ_TYPE_SCRIPT_RING, NULL);
}

/**
 * sj_script_ring_set:
 * @self: a ring
 * @n_answers: how many questions are answered
 * @n_questions: of how many
 */
void
sj_script_ring_set (SjScriptRing *self,
                    guint         n_answers,
                    guint         n_questions)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SJ_IS_SCRIPT_RING (self));

  self->n_answers = n_answers;
  self->n_questions = n_questions;
  text = g_strdup_printf (_("%u of %u questions answered"), n_answers, n_questions);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) n_answers,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) n_questions,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
