#define G_LOG_DOMAIN "sj-import-column-form"

#include "config.h"

#include "ui/sj-import-column-form.h"

#include <glib/gi18n-lib.h>

#include "core/sj-metric-name.h"
#include "ui/sj-import-column-text.h"
#include "ui/sj-import-use.h"
#include "ui/sj-import-words.h"

/**
 * SjImportColumnForm:
 *
 * Asks what a column is for, on which scale its answers are, and what stands for no answer.
 */
struct _SjImportColumnForm
{
  GtkWidget parent_instance;

  SjImportJob *job;
  guint        column;
  gboolean     showing;

  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *reason;
  GtkWidget *use;
  GtkWidget *scale;
  GtkWidget *metric;
  GtkWidget *low;
  GtkWidget *high;
  GtkWidget *reversed;
  GtkWidget *missing;
  GtkWidget *words;
  GtkWidget *words_state;
  GtkWidget *clear_words;
  GtkWidget *only_words;
  GtkWidget *personal;
  GtkWidget *show_personal;
};

/* In the order of the template's lists. */
static const SjImportUse uses[] = {
  SJ_IMPORT_USE_SCORE, SJ_IMPORT_USE_TOUCHPOINT, SJ_IMPORT_USE_SEGMENT, SJ_IMPORT_USE_WAVE,
  SJ_IMPORT_USE_WEIGHT, SJ_IMPORT_USE_RESPONDENT, SJ_IMPORT_USE_NONE,
};

static const struct
{
  SjMetric metric;
  const char *id;
} metrics[] = {
  { SJ_METRIC_NPS, "nps" },       { SJ_METRIC_CSAT, "csat" },     { SJ_METRIC_PSAT, "psat" },
  { SJ_METRIC_CES2, "ces2" },     { SJ_METRIC_CES1, "ces1" },     { SJ_METRIC_STARS, "stars" },
  { SJ_METRIC_LIKERT, "likert" }, { SJ_METRIC_BINARY, "binary" }, { SJ_METRIC_SMILEY, "smiley" },
  { SJ_METRIC_SUS, "sus" },       { SJ_METRIC_SLIDER, "slider" },
  { SJ_METRIC_SENTIMENT, "sentiment" },
};

G_DEFINE_FINAL_TYPE (SjImportColumnForm, sj_import_column_form, GTK_TYPE_WIDGET)

static void
select_use (SjImportColumnForm *self)
{
  SjImportUse use = sj_import_use_get (self->job, self->column);
  guint selected = G_N_ELEMENTS (uses) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    if (uses[i] == use)
      selected = i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->use), selected);
}

static void
show_words (SjImportColumnForm *self,
            const SjScale      *scale)
{
  g_autofree char *state = sj_import_words_describe (self->job);
  gboolean own = state != NULL;
  gboolean estimate = scale->metric == SJ_METRIC_SENTIMENT;

  /* What a machine estimates has no scale that anybody answered on. */
  gtk_widget_set_sensitive (self->low, !estimate);
  gtk_widget_set_sensitive (self->high, !estimate);
  gtk_widget_set_sensitive (self->reversed, !estimate);
  gtk_widget_set_visible (self->words, estimate);
  gtk_label_set_text (GTK_LABEL (self->words_state),
                      own ? state : _("A machine estimate, from the built-in words"));
  gtk_widget_set_sensitive (self->clear_words, own);
  gtk_widget_set_sensitive (self->only_words, own);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->only_words),
                               own && sj_import_job_get_reading (self->job)->only_words);
}

static void
show_scale (SjImportColumnForm *self)
{
  SjScale scale;
  gboolean is_score = sj_import_use_get (self->job, self->column) == SJ_IMPORT_USE_SCORE &&
                      sj_import_use_get_scale (self->job, self->column, &scale);

  gtk_widget_set_visible (self->scale, is_score);
  if (!is_score)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    if (metrics[i].metric == scale.metric)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->metric), i);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->low), scale.low);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->high), scale.high);
  gtk_switch_set_active (GTK_SWITCH (self->reversed), scale.reversed);
  show_words (self, &scale);
}

static void
show_missing (SjImportColumnForm *self)
{
  GPtrArray *missing = sj_import_job_get_reading (self->job)->missing;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (text, i > 0 ? ", %s" : "%s",
                            (const char *) g_ptr_array_index (missing, i));
  gtk_editable_set_text (GTK_EDITABLE (self->missing), text->str);
  g_string_free (text, TRUE);
}

static void
show (SjImportColumnForm *self)
{
  SjTable *table = sj_import_job_get_table (self->job);
  g_autofree char *reason = NULL;
  gboolean is_personal;

  if (table == NULL || self->column >= sj_table_get_n_columns (table))
    return;

  self->showing = TRUE;
  reason = sj_import_column_text_reason (self->job, self->column);
  is_personal = sj_table_get_role (table, self->column) == SJ_ROLE_PERSONAL;
  gtk_label_set_text (GTK_LABEL (self->name), sj_table_get_column_name (table, self->column));
  gtk_label_set_text (GTK_LABEL (self->reason), reason);
  gtk_widget_set_sensitive (self->use, !is_personal);
  gtk_widget_set_visible (self->personal, is_personal);
  gtk_switch_set_active (GTK_SWITCH (self->show_personal),
                         sj_import_job_shows_personal (self->job, self->column));
  select_use (self);
  show_scale (self);
  self->showing = FALSE;
}

static void
on_use_selected (SjImportColumnForm *self)
{
  SjImportUse use = uses[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->use)),
                              G_N_ELEMENTS (uses) - 1)];
  SjScale scale;

  if (self->showing)
    return;

  if (!sj_import_use_may_set (self->job, self->column, use))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (use == SJ_IMPORT_USE_SCORE &&
           sj_table_get_role (sj_import_job_get_table (self->job), self->column) == SJ_ROLE_COMMENT)
    sj_import_use_set_scale (self->job, self->column, "sentiment", -1.0, 1.0);
  else if (use == SJ_IMPORT_USE_SCORE &&
           !sj_import_use_get_scale (self->job, self->column, &scale))
    sj_import_use_set_scale (self->job, self->column, "likert", 1.0, 5.0);
  else
    sj_import_use_set (self->job, self->column, use);
  show (self);
}

static void
set_scale (SjImportColumnForm *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->metric));
  double low = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->low));
  double high = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->high));

  if (position < G_N_ELEMENTS (metrics) && low < high)
    sj_import_use_set_scale (self->job, self->column, metrics[position].id, low, high);
}

/* A metric has a scale of its own, unless the present one will do. */
static void
on_metric_selected (SjImportColumnForm *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->metric));
  SjScale scale;

  if (self->showing || position >= G_N_ELEMENTS (metrics) ||
      !sj_scale_parse (&scale, metrics[position].id, NULL, NULL))
    return;

  self->showing = TRUE;
  if (scale.metric != SJ_METRIC_LIKERT && scale.metric != SJ_METRIC_SMILEY)
    {
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->low), scale.low);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->high), scale.high);
    }
  self->showing = FALSE;
  set_scale (self);
  show (self);
}

static void
on_scale_changed (SjImportColumnForm *self)
{
  if (!self->showing)
    set_scale (self);
}

static void
on_reversed (SjImportColumnForm *self)
{
  SjScale scale;
  gboolean low_is_good = gtk_switch_get_active (GTK_SWITCH (self->reversed));

  if (self->showing || !sj_import_use_get_scale (self->job, self->column, &scale) ||
      scale.reversed == low_is_good)
    return;

  sj_import_use_set_reversed (self->job, self->column,
                              !sj_import_use_is_reversed (self->job, self->column));
}

static void
on_missing_entered (SjImportColumnForm *self)
{
  SjReading *reading = sj_import_job_get_reading (self->job);
  g_auto(GStrv) texts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->missing)), ",", -1);

  g_ptr_array_set_size (reading->missing, 0);
  for (gsize i = 0; texts[i] != NULL; i++)
    if (*g_strstrip (texts[i]) != '\0')
      g_ptr_array_add (reading->missing, g_strdup (texts[i]));
  sj_import_job_read_again (self->job, FALSE);
}

static void
on_choose_words (SjImportColumnForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (GTK_IS_WINDOW (root))
    sj_import_words_choose (GTK_WINDOW (root), self->job);
  /* It would lie over the dialog, and tell of the old words afterwards. */
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
on_clear_words (SjImportColumnForm *self)
{
  sj_import_words_clear (self->job);
  show (self);
}

static void
on_only_words (SjImportColumnForm *self)
{
  SjReading *reading = sj_import_job_get_reading (self->job);
  gboolean only = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_words));

  if (self->showing || reading->only_words == only)
    return;
  reading->only_words = only;
  sj_import_job_read_again (self->job, FALSE);
}

static void
on_show_personal (SjImportColumnForm *self)
{
  gboolean show = gtk_switch_get_active (GTK_SWITCH (self->show_personal));

  if (!self->showing && show != sj_import_job_shows_personal (self->job, self->column))
    sj_import_job_show_personal (self->job, self->column, show);
}

static void
sj_import_column_form_dispose (GObject *object)
{
  SjImportColumnForm *self = SJ_IMPORT_COLUMN_FORM (object);

  g_clear_object (&self->job);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_column_form_parent_class)->dispose (object);
}

static void
sj_import_column_form_class_init (SjImportColumnFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_column_form_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-import-column-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, box);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, name);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, reason);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, use);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, scale);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, metric);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, low);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, high);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, reversed);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, missing);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, words);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, words_state);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, clear_words);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, only_words);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, personal);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumnForm, show_personal);
  gtk_widget_class_bind_template_callback (widget_class, on_use_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_metric_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_scale_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_reversed);
  gtk_widget_class_bind_template_callback (widget_class, on_missing_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_words);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_words);
  gtk_widget_class_bind_template_callback (widget_class, on_only_words);
  gtk_widget_class_bind_template_callback (widget_class, on_show_personal);
}

static void
sj_import_column_form_init (SjImportColumnForm *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkStringList *
list_metrics (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    gtk_string_list_append (list, sj_metric_name (metrics[i].id));

  return list;
}

/**
 * sj_import_column_form_new:
 * @job: a job with a table
 * @column: a column, from 0
 *
 * Returns: (transfer floating): a form whose changes hold at once
 */
GtkWidget *
sj_import_column_form_new (SjImportJob *job,
                           guint        column)
{
  SjImportColumnForm *self;
  g_autoptr(GtkStringList) list = NULL;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), NULL);

  self = g_object_new (SJ_TYPE_IMPORT_COLUMN_FORM, NULL);
  self->job = g_object_ref (job);
  self->column = column;
  list = list_metrics ();
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->metric), G_LIST_MODEL (list));
  show_missing (self);
  show (self);

  return GTK_WIDGET (self);
}
