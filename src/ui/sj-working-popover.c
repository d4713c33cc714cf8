#define G_LOG_DOMAIN "sj-working-popover"

#include "config.h"

#include "ui/sj-working-popover.h"

#include <glib/gi18n-lib.h>

/**
 * SjWorkingPopover:
 *
 * "How is this worked out?": the formula of a figure, the numbers put in, and where the formula
 * comes from.
 */
struct _SjWorkingPopover
{
  GtkPopover parent_instance;
};

G_DEFINE_FINAL_TYPE (SjWorkingPopover, sj_working_popover, GTK_TYPE_POPOVER)

#define WIDTH_CHARS 46

static gboolean
leave (gpointer popover)
{
  gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* Not at once: whoever closes it is not done with it yet. */
static void
sj_working_popover_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, leave, g_object_ref (popover), g_object_unref);
}

static void
sj_working_popover_class_init (SjWorkingPopoverClass *klass)
{
  GTK_POPOVER_CLASS (klass)->closed = sj_working_popover_closed;
}

static void
sj_working_popover_init (SjWorkingPopover *self)
{
}

static void
add_text (GtkWidget  *box,
          const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* A label that was pressed with Tab must not come up with all its text selected. */
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_statistic (GtkWidget               *box,
               const SjStatisticsTable *table,
               guint                    row,
               SjStatistic              statistic)
{
  g_auto(SjStatisticsWorking) working = { 0 };
  g_autofree char *source = NULL;

  if (!sj_statistics_table_work_out (table, row, statistic, &working))
    return;

  add_text (box, sj_statistic_get_title (statistic), "heading");
  add_text (box, working.formula, "body");
  add_text (box, working.working, "numeric");
  if (*working.source == '\0')
    return;

  /* Translators: where a formula comes from. */
  source = g_strdup_printf (_("Source: %s"), working.source);
  add_text (box, source, "caption");
}

/**
 * sj_working_popover_show:
 * @parent: the widget the figure stands in
 * @table: the figures
 * @row: the row of the one in doubt
 * @statistics: (array length=n_statistics): what is explained
 * @n_statistics: how much
 *
 * Opens a popover that goes by itself once it is closed.
 *
 * Returns: (transfer none) (nullable): the popover; %NULL if there is nothing to be said
 */
GtkWidget *
sj_working_popover_show (GtkWidget               *parent,
                         const SjStatisticsTable *table,
                         guint                    row,
                         const SjStatistic       *statistics,
                         guint                    n_statistics)
{
  GtkWidget *box, *popover;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && table != NULL, NULL);

  box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  for (guint i = 0; i < n_statistics; i++)
    add_statistic (box, table, row, statistics[i]);
  if (gtk_widget_get_first_child (box) == NULL)
    {
      g_object_unref (box);
      return NULL;
    }

  popover = g_object_new (SJ_TYPE_WORKING_POPOVER, NULL);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_object_unref (box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How is this worked out?"), -1);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_popup (GTK_POPOVER (popover));

  return popover;
}
