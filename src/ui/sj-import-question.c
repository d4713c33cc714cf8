#define G_LOG_DOMAIN "sj-import-question"

#include "config.h"

#include "ui/sj-import-question.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-import-doubts.h"
#include "ui/sj-wrap-layout.h"

/**
 * SjImportQuestion:
 *
 * Asks how a column is to be read: the possible readings side by side, each with its figures.
 */
struct _SjImportQuestion
{
  GtkWidget parent_instance;

  SjImportJob *job;
  GPtrArray   *doubts;  /* the job's, as they were when this was shown */
  guint        position;
  GtkWidget   *box;
  GtkWidget   *text;
  GtkWidget   *answers;
};

G_DEFINE_FINAL_TYPE (SjImportQuestion, sj_import_question, GTK_TYPE_WIDGET)

static void
sj_import_question_dispose (GObject *object)
{
  SjImportQuestion *self = SJ_IMPORT_QUESTION (object);

  g_clear_object (&self->job);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_question_parent_class)->dispose (object);
}

static void
sj_import_question_class_init (SjImportQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_question_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "import-question");
}

static void
sj_import_question_init (SjImportQuestion *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  self->answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->answers, sj_wrap_layout_new (8));
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_box_append (GTK_BOX (self->box), self->answers);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
sj_import_question_new (void)
{
  return g_object_new (SJ_TYPE_IMPORT_QUESTION, NULL);
}

static const SjDoubt *
get_doubt (SjImportQuestion *self)
{
  return g_ptr_array_index (self->doubts, self->position);
}

static void
on_answered (GtkButton        *button,
             SjImportQuestion *self)
{
  guint alternative = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sj-position"));
  g_autoptr(SjImportJob) job = g_object_ref (self->job);
  g_autoptr(GPtrArray) doubts = g_ptr_array_ref (self->doubts);

  sj_import_doubts_dispel (job, g_ptr_array_index (doubts, self->position), alternative);
}

static void
add_answer (SjImportQuestion *self,
            guint             position)
{
  const SjDoubt *doubt = get_doubt (self);
  const SjAlternative *alternative = g_ptr_array_index (doubt->alternatives, position);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (alternative->text);
  g_autofree char *headline = sj_alternative_headline (alternative);
  GtkWidget *figures = gtk_label_new (headline != NULL ? headline : _("Not on the curve"));

  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 28);
  gtk_label_set_xalign (GTK_LABEL (figures), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (figures), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (figures), 28);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (figures, "caption");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), figures);
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "answer");
  if (position == doubt->chosen && !doubt->mixed)
    {
      gtk_widget_add_css_class (button, "now");
      gtk_widget_set_tooltip_text (button, _("Read like this as long as nobody says otherwise"));
    }
  g_object_set_data (G_OBJECT (button), "sj-position", GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_answered), self, 0);
  gtk_box_append (GTK_BOX (self->answers), button);
}

/**
 * sj_import_question_show:
 * @self: a question
 * @job: a job with a table
 * @position: which of its doubts, from 0
 */
void
sj_import_question_show (SjImportQuestion *self,
                         SjImportJob      *job,
                         guint             position)
{
  GtkWidget *child;

  g_return_if_fail (SJ_IS_IMPORT_QUESTION (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job));
  g_return_if_fail (position < sj_import_job_get_doubts (job)->len);

  g_set_object (&self->job, job);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  self->doubts = g_ptr_array_ref (sj_import_job_get_doubts (job));
  self->position = position;
  while ((child = gtk_widget_get_first_child (self->answers)) != NULL)
    gtk_box_remove (GTK_BOX (self->answers), child);
  gtk_label_set_text (GTK_LABEL (self->text), get_doubt (self)->text);
  for (guint i = 0; i < get_doubt (self)->alternatives->len; i++)
    add_answer (self, i);
}
