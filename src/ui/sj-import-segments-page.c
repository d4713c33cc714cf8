#define G_LOG_DOMAIN "sj-import-segments-page"

#include "config.h"

#include "ui/sj-import-segments-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/sj-import-use.h"
#include "ui/sj-import-vendor-filters.h"
#include "ui/sj-import-where.h"

/**
 * SjImportSegmentsPage:
 *
 * Whose answers and answers from when are kept apart, and how small a group may be.
 */
struct _SjImportSegmentsPage
{
  GtkWidget parent_instance;

  SjImportJob *job;
  gboolean     showing;

  GtkWidget *page;
  GtkWidget *curves;
  GtkWidget *waves;
  GtkWidget *by;
  GtkWidget *segment;
  GtkWidget *second_segment;
  GtkWidget *wave;
  GtkWidget *period;
  GtkWidget *weight;
  GtkWidget *respondent;
  GtkWidget *minimum;
  GtkWidget *vendor_filters;
  GtkWidget *where;
};

/* The columns that a row offers stand with it; NO_COLUMN is for none. */
#define CHOICES "sj-choices"
#define NO_COLUMN G_MAXUINT
#define MAX_GROUPS 12 /* so many different texts may be groups of people */
#define MAX_TITLE 60

static const SjPeriod periods[] = {
  SJ_PERIOD_NONE, SJ_PERIOD_MONTH, SJ_PERIOD_QUARTER, SJ_PERIOD_YEAR,
};

static void sj_import_segments_page_iface_init (SjImportPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SjImportSegmentsPage, sj_import_segments_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SJ_TYPE_IMPORT_PAGE,
                                                      sj_import_segments_page_iface_init))

/* Showing */

/* Columns that may be used like this, those that look like it first. */
static gboolean
is_likely (SjTable     *table,
           guint        column,
           SjImportUse  use)
{
  SjColumnRole role = sj_table_get_role (table, column);

  switch (use)
    {
    case SJ_IMPORT_USE_TOUCHPOINT:
      return role == SJ_ROLE_TOUCHPOINT;
    case SJ_IMPORT_USE_WAVE:
      return role == SJ_ROLE_DATE;
    case SJ_IMPORT_USE_SEGMENT:
      return role == SJ_ROLE_SEGMENT;
    case SJ_IMPORT_USE_RESPONDENT:
      return role == SJ_ROLE_ID || role == SJ_ROLE_PERSONAL;
    case SJ_IMPORT_USE_NONE:
    case SJ_IMPORT_USE_SCORE:
    case SJ_IMPORT_USE_WEIGHT:
    case SJ_IMPORT_USE_TEXT:
    case SJ_IMPORT_USE_ID:
    case SJ_IMPORT_USE_PERSONAL:
    case SJ_IMPORT_USE_EMPTY:
    case SJ_N_IMPORT_USES:
    default:
      return FALSE;
    }
}

static gboolean
is_possible (SjTable     *table,
             guint        column,
             SjImportUse  use)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  SjColumnRole role = sj_table_get_role (table, column);

  /* Who somebody is tells people apart and is thrown away; a few texts name no people. */
  if (use == SJ_IMPORT_USE_RESPONDENT)
    return role == SJ_ROLE_OTHER && profile->n_distinct > MAX_GROUPS;
  if (role == SJ_ROLE_PERSONAL || role == SJ_ROLE_EMPTY || role == SJ_ROLE_COMMENT)
    return FALSE;
  if (use == SJ_IMPORT_USE_WEIGHT)
    return profile->n_numeric == profile->n && profile->low >= 0.0 && role != SJ_ROLE_DATE;

  return role != SJ_ROLE_ID && profile->n_distinct < SJ_PROFILE_MAX_DISTINCT;
}

static void
add_choice (GtkStringList *names,
            GArray        *choices,
            const char    *title,
            guint          column)
{
  if (g_utf8_strlen (title, -1) > MAX_TITLE)
    {
      g_autofree char *start = g_utf8_substring (title, 0, MAX_TITLE - 1);
      g_autofree char *cut = g_strconcat (start, "…", NULL);

      gtk_string_list_append (names, cut);
    }
  else
    {
      gtk_string_list_append (names, title);
    }
  g_array_append_val (choices, column);
}

/* Of the columns that make a segment, the first. */
static guint
get_first_segment (SjImportSegmentsPage *self)
{
  SjTable *table = sj_import_job_get_table (self->job);
  int second = sj_import_use_get_second_segment (self->job);

  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    if ((int) i != second && sj_import_use_get (self->job, i) == SJ_IMPORT_USE_SEGMENT)
      return i;

  return NO_COLUMN;
}

static void
show_columns (SjImportSegmentsPage *self,
              GtkWidget            *row,
              SjImportUse           use,
              const char           *none)
{
  SjTable *table = sj_import_job_get_table (self->job);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (guint));
  guint selected = 0;

  add_choice (names, choices, none, NO_COLUMN);
  for (guint likely = 0; likely < 2; likely++)
    for (guint i = 0; i < sj_table_get_n_columns (table); i++)
      {
        gboolean second = (int) i == sj_import_use_get_second_segment (self->job);
        gboolean in_use = sj_import_use_get (self->job, i) == use && !second;

        if (is_likely (table, i, use) == (likely == 1) ||
            second || (!in_use && likely == 1 && !is_possible (table, i, use)))
          continue;
        if (in_use)
          selected = choices->len;
        add_choice (names, choices, sj_table_get_column_name (table, i), i);
      }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), CHOICES, choices, (GDestroyNotify) g_array_unref);
  gtk_widget_set_sensitive (row, choices->len > 1);
}

/* Only beside a first one, and never the same column twice. */
static void
show_second_segment (SjImportSegmentsPage *self)
{
  SjTable *table = sj_import_job_get_table (self->job);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (guint));
  int second = sj_import_use_get_second_segment (self->job);
  guint first = get_first_segment (self), selected = 0;

  add_choice (names, choices, _("Nothing"), NO_COLUMN);
  for (guint i = 0; first != NO_COLUMN && i < sj_table_get_n_columns (table); i++)
    {
      SjImportUse use = sj_import_use_get (self->job, i);

      if ((int) i == second)
        selected = choices->len;
      else if (i == first || use != SJ_IMPORT_USE_NONE ||
               !is_possible (table, i, SJ_IMPORT_USE_SEGMENT))
        continue;
      add_choice (names, choices, sj_table_get_column_name (table, i), i);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->second_segment), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->second_segment), selected);
  g_object_set_data_full (G_OBJECT (self->second_segment), CHOICES, choices,
                          (GDestroyNotify) g_array_unref);
  gtk_widget_set_visible (self->second_segment, choices->len > 1);
}

static void
show_period (SjImportSegmentsPage *self)
{
  const SjReading *reading = sj_import_job_get_reading (self->job);

  gtk_widget_set_visible (self->period, reading->wave != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (periods[i] == reading->period)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->period), i);
}

/* Counts and figures are of groups that somebody else has made: all that can be said here is how
 * small one may be. */
static void
show_groups (SjImportSegmentsPage *self)
{
  gboolean answers = sj_import_job_get_reading (self->job)->content == SJ_CONTENT_ANSWERS;

  gtk_widget_set_visible (self->curves, answers);
  gtk_widget_set_visible (self->waves, answers);
  gtk_widget_set_visible (self->weight, answers);
  gtk_widget_set_visible (self->respondent, answers);
  gtk_widget_set_visible (self->where, answers);
}

static void
sj_import_segments_page_update (SjImportPage   *page,
                                SjImportJob    *job,
                                SjImportChange  change)
{
  SjImportSegmentsPage *self = SJ_IMPORT_SEGMENTS_PAGE (page);

  g_set_object (&self->job, job);
  if (sj_import_job_get_table (job) == NULL ||
      (change & (SJ_IMPORT_CHANGED_TABLE | SJ_IMPORT_CHANGED_CHOICE)) == 0)
    return;

  self->showing = TRUE;
  gtk_widget_set_sensitive (self->page, TRUE);
  show_columns (self, self->by, SJ_IMPORT_USE_TOUCHPOINT, _("Each score is one"));
  show_columns (self, self->segment, SJ_IMPORT_USE_SEGMENT, _("Nothing"));
  show_second_segment (self);
  show_columns (self, self->wave, SJ_IMPORT_USE_WAVE, _("All together"));
  show_columns (self, self->weight, SJ_IMPORT_USE_WEIGHT, _("All answers alike"));
  show_columns (self, self->respondent, SJ_IMPORT_USE_RESPONDENT, _("Nobody knows"));
  show_period (self);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->minimum),
                             sj_import_job_get_reading (job)->min_n);
  sj_import_vendor_filters_show (SJ_IMPORT_VENDOR_FILTERS (self->vendor_filters), job);
  sj_import_where_show (SJ_IMPORT_WHERE (self->where), job);
  show_groups (self);
  self->showing = FALSE;
}

static void
sj_import_segments_page_iface_init (SjImportPageInterface *iface)
{
  iface->update = sj_import_segments_page_update;
}

/* Choosing */

static guint
get_used (SjImportSegmentsPage *self,
          SjImportUse           use)
{
  SjTable *table = sj_import_job_get_table (self->job);

  if (use == SJ_IMPORT_USE_SEGMENT)
    return get_first_segment (self);
  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    if (sj_import_use_get (self->job, i) == use)
      return i;

  return NO_COLUMN;
}

static void
choose_column (SjImportSegmentsPage *self,
               GtkWidget            *row,
               SjImportUse           use)
{
  GArray *choices = g_object_get_data (G_OBJECT (row), CHOICES);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  guint column, before;

  if (self->showing || choices == NULL || selected >= choices->len)
    return;

  column = g_array_index (choices, guint, selected);
  before = get_used (self, use);
  if (column == before)
    return;
  if (column == NO_COLUMN)
    sj_import_use_set (self->job, before, SJ_IMPORT_USE_NONE);
  else
    sj_import_use_set (self->job, column, use);
}

static void
on_by_selected (SjImportSegmentsPage *self)
{
  choose_column (self, self->by, SJ_IMPORT_USE_TOUCHPOINT);
}

static void
on_segment_selected (SjImportSegmentsPage *self)
{
  choose_column (self, self->segment, SJ_IMPORT_USE_SEGMENT);
}

static void
on_second_segment_selected (SjImportSegmentsPage *self)
{
  GArray *choices = g_object_get_data (G_OBJECT (self->second_segment), CHOICES);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->second_segment));
  guint column;

  if (self->showing || choices == NULL || selected >= choices->len)
    return;

  column = g_array_index (choices, guint, selected);
  sj_import_use_set_second_segment (self->job, column == NO_COLUMN ? -1 : (int) column);
}

static void
on_wave_selected (SjImportSegmentsPage *self)
{
  choose_column (self, self->wave, SJ_IMPORT_USE_WAVE);
}

static void
on_weight_selected (SjImportSegmentsPage *self)
{
  choose_column (self, self->weight, SJ_IMPORT_USE_WEIGHT);
}

static void
on_respondent_selected (SjImportSegmentsPage *self)
{
  choose_column (self, self->respondent, SJ_IMPORT_USE_RESPONDENT);
}

static void
on_period_selected (SjImportSegmentsPage *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->period));
  SjReading *reading;

  if (self->showing || selected >= G_N_ELEMENTS (periods))
    return;

  reading = sj_import_job_get_reading (self->job);
  if (reading->period == periods[selected])
    return;

  reading->period = periods[selected];
  sj_import_job_read_again (self->job, FALSE);
}

static void
on_minimum_changed (SjImportSegmentsPage *self)
{
  guint minimum = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->minimum));

  if (self->showing || sj_import_job_get_reading (self->job)->min_n == minimum)
    return;

  sj_import_job_get_reading (self->job)->min_n = minimum;
  sj_import_job_read_again (self->job, FALSE);
}

static void
sj_import_segments_page_dispose (GObject *object)
{
  SjImportSegmentsPage *self = SJ_IMPORT_SEGMENTS_PAGE (object);

  g_clear_object (&self->job);
  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_segments_page_parent_class)->dispose (object);
}

static void
sj_import_segments_page_class_init (SjImportSegmentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_segments_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-import-segments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, page);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, curves);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, waves);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, by);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, segment);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, second_segment);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, wave);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, period);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, weight);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, respondent);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, minimum);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, vendor_filters);
  gtk_widget_class_bind_template_child (widget_class, SjImportSegmentsPage, where);
  gtk_widget_class_bind_template_callback (widget_class, on_by_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_segment_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_second_segment_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_wave_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_weight_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_respondent_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_period_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_minimum_changed);
}

static void
sj_import_segments_page_init (SjImportSegmentsPage *self)
{
  g_type_ensure (SJ_TYPE_IMPORT_VENDOR_FILTERS);
  g_type_ensure (SJ_TYPE_IMPORT_WHERE);
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
