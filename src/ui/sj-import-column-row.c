#define G_LOG_DOMAIN "sj-import-column-row"

#include "config.h"

#include "ui/sj-import-column-row.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-import-chip.h"
#include "ui/sj-import-column-text.h"
#include "ui/sj-import-doubts.h"
#include "ui/sj-import-question.h"

/**
 * SjImportColumnRow:
 *
 * A column in the list of columns: its name, some of its answers, what it is for; and where that is
 * not sure, the ways in which it may be read.
 */
struct _SjImportColumnRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *name;
  GtkWidget *values;
  GtkWidget *chip;
  GtkWidget *questions;
};

G_DEFINE_FINAL_TYPE (SjImportColumnRow, sj_import_column_row, GTK_TYPE_WIDGET)

static void
sj_import_column_row_dispose (GObject *object)
{
  g_clear_pointer (&SJ_IMPORT_COLUMN_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_column_row_parent_class)->dispose (object);
}

static void
sj_import_column_row_class_init (SjImportColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_column_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "import-column-row");
}

static GtkWidget *
create_label (const char *css_class,
              int         lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_line (SjImportColumnRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->name = create_label (NULL, 3);
  self->values = create_label ("dim-label", 1);
  gtk_widget_add_css_class (self->values, "caption");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->values);
  self->chip = sj_import_chip_new ();
  gtk_widget_set_valign (self->chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), self->chip);

  return line;
}

static void
sj_import_column_row_init (SjImportColumnRow *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->heading = create_label ("heading", 1);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "column-card");
  gtk_box_append (GTK_BOX (card), create_line (self));
  self->questions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (card), self->questions);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), card);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
sj_import_column_row_new (void)
{
  return g_object_new (SJ_TYPE_IMPORT_COLUMN_ROW, NULL);
}

static void
show_questions (SjImportColumnRow *self,
                SjImportJob       *job,
                guint              column)
{
  GPtrArray *doubts = sj_import_job_get_doubts (job);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->questions)) != NULL)
    gtk_box_remove (GTK_BOX (self->questions), child);
  for (guint i = 0; i < doubts->len; i++)
    {
      const SjDoubt *doubt = g_ptr_array_index (doubts, i);

      if (!sj_import_doubts_ask_at (job, doubt, column))
        continue;
      child = sj_import_question_new ();
      sj_import_question_show (SJ_IMPORT_QUESTION (child), job, i);
      gtk_box_append (GTK_BOX (self->questions), child);
    }
  gtk_widget_set_visible (self->questions,
                          gtk_widget_get_first_child (self->questions) != NULL);
}

/**
 * sj_import_column_row_show:
 * @self: a row
 * @job: a job with a table
 * @column: a column, from 0
 * @heading: (nullable): what stands above the row, if it begins a part of the list
 */
void
sj_import_column_row_show (SjImportColumnRow *self,
                           SjImportJob       *job,
                           guint              column,
                           const char        *heading)
{
  SjTable *table;
  const char *name;
  g_autofree char *values = NULL;
  g_autofree char *number = NULL;

  g_return_if_fail (SJ_IS_IMPORT_COLUMN_ROW (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  table = sj_import_job_get_table (job);
  name = sj_table_get_column_name (table, column);
  number = g_strdup_printf (_("Column %u"), column + 1);
  values = sj_import_column_text_values (job, column);

  gtk_label_set_text (GTK_LABEL (self->heading), heading != NULL ? heading : "");
  gtk_widget_set_visible (self->heading, heading != NULL);
  gtk_label_set_text (GTK_LABEL (self->name), *name != '\0' ? name : number);
  gtk_label_set_text (GTK_LABEL (self->values), values);
  sj_import_chip_set_column (SJ_IMPORT_CHIP (self->chip), job, column);
  show_questions (self, job, column);
}
