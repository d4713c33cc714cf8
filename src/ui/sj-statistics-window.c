#define G_LOG_DOMAIN "sj-statistics-window"

#include "config.h"

#include "ui/sj-statistics-window.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-statistics-working.h"
#include "io/sj-statistics-export.h"
#include "ui/sj-compat.h"
#include "ui/sj-statistics-row.h"
#include "ui/sj-working-popover.h"

/**
 * SjStatisticsWindow:
 *
 * Every number behind a curve, to be sorted, copied and exported. Figures that can be doubted tell
 * how they were worked out.
 */
struct _SjStatisticsWindow
{
  AdwWindow parent_instance;

  SjMap             *map;
  GPtrArray         *series;  /* SjSeries, in the order of the choice */
  SjStatisticsTable *table;
  GListStore        *rows;

  GtkWidget *title;
  GtkWidget *choice;
  GtkWidget *view;
  GtkWidget *summary;
};

G_DEFINE_FINAL_TYPE (SjStatisticsWindow, sj_statistics_window, ADW_TYPE_WINDOW)

/* Whatever is worked out, or says why something is not there. */
static gboolean
is_explained (SjStatisticsWindow *self,
              SjStatistic         statistic)
{
  return *sj_statistic_get_formula (statistic,
                                    sj_statistics_table_get_series (self->table)) != '\0';
}

static void
explain (GtkButton   *button,
         GtkListItem *item)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (button), SJ_TYPE_STATISTICS_WINDOW);
  SjStatisticsRow *row = gtk_list_item_get_item (item);
  SjStatistic statistic =
    GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sj-statistic"));

  if (window != NULL && row != NULL)
    sj_working_popover_show (GTK_WIDGET (button), SJ_STATISTICS_WINDOW (window)->table,
                             sj_statistics_row_get_position (row), &statistic, 1);
}

/* A figure with a button around it, or a text that stands alone. */
static void
set_up_cell (GtkListItemFactory *factory,
             GtkListItem        *item,
             gpointer            data)
{
  SjStatistic statistic = GPOINTER_TO_UINT (data);
  gboolean explained = g_object_get_data (G_OBJECT (factory), "sj-explained") != NULL;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), sj_statistic_is_number (statistic) ? 1.0f : 0.0f);
  gtk_widget_add_css_class (label, "numeric");
  if (!explained)
    {
      gtk_list_item_set_child (item, label);
    }
  else
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "statistic");
      gtk_widget_set_tooltip_text (button, _("How Is This Worked Out?"));
      g_object_set_data (G_OBJECT (button), "sj-statistic", data);
      g_signal_connect (button, "clicked", G_CALLBACK (explain), item);
      gtk_list_item_set_child (item, button);
    }
}

static void
bind_cell (GtkListItemFactory *factory,
           GtkListItem        *item,
           gpointer            data)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *window = gtk_widget_get_ancestor (child, SJ_TYPE_STATISTICS_WINDOW);
  SjStatisticsRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  if (window == NULL)
    window = g_object_get_data (G_OBJECT (factory), "sj-window");
  text = sj_statistics_table_get_text (SJ_STATISTICS_WINDOW (window)->table,
                                       sj_statistics_row_get_position (row),
                                       GPOINTER_TO_UINT (data));
  if (GTK_IS_BUTTON (child))
    {
      gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (child))), text);
      gtk_widget_set_visible (child, *text != '\0');
    }
  else
    {
      gtk_label_set_text (GTK_LABEL (child), text);
    }
}

/* What to sort a column by. */
typedef struct
{
  SjStatisticsWindow *window; /* borrowed: it owns the view */
  SjStatistic statistic;
} Order;

static int
compare_rows (gconstpointer first,
              gconstpointer second,
              gpointer      user_data)
{
  const Order *order = user_data;
  const SjStatisticsTable *table = order->window->table;
  guint a = sj_statistics_row_get_position ((gpointer) first);
  guint b = sj_statistics_row_get_position ((gpointer) second);
  double x, y;
  gboolean has_x, has_y;
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  if (order->statistic == SJ_STATISTIC_PLACE)
    return a < b ? -1 : a > b; /* places have the order of the journey */
  if (!sj_statistic_is_number (order->statistic))
    {
      text_a = sj_statistics_table_get_text (table, a, order->statistic);
      text_b = sj_statistics_table_get_text (table, b, order->statistic);
      return g_utf8_collate (text_a, text_b);
    }

  has_x = sj_statistics_table_get_number (table, a, order->statistic, &x);
  has_y = sj_statistics_table_get_number (table, b, order->statistic, &y);
  if (!has_x || !has_y)
    return has_y - has_x;

  return (x > y) - (x < y);
}

static void
add_column (SjStatisticsWindow *self,
            SjStatistic         statistic)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = NULL;
  g_autoptr(GtkSorter) sorter = NULL;
  Order *order = g_new (Order, 1);

  *order = (Order) { self, statistic };
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, order, g_free));
  g_object_set_data (G_OBJECT (factory), "sj-window", self);
  g_object_set_data (G_OBJECT (factory), "sj-explained",
                     GINT_TO_POINTER (is_explained (self, statistic)));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell), GUINT_TO_POINTER (statistic));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), GUINT_TO_POINTER (statistic));
  column = gtk_column_view_column_new (sj_statistic_get_title (statistic), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

static void
remove_columns (SjStatisticsWindow *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
    }
}

static void
show_summary (SjStatisticsWindow *self,
              SjSeries           *series)
{
  g_autofree char *summary = sj_series_describe_summary (self->map, series);
  g_autofree char *view = sj_series_describe_view (series);
  g_autofree char *text = NULL;

  /* Translators: mean, peak and so on of the emotion along the curve. */
  text = g_strdup_printf (_("Emotion: %s"), summary != NULL ? summary : "–");
  if (*view != '\0')
    {
      /* Translators: what is drawn on the map is not what the table has. */
      g_autofree char *drawn = g_strdup_printf (_("The map draws it %s; the table holds what was "
                                                  "measured."), view);
      g_autofree char *both = g_strdup_printf ("%s\n%s", text, drawn);

      gtk_label_set_text (GTK_LABEL (self->summary), both);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->summary), text);
}

static void
show_series (SjStatisticsWindow *self,
             SjSeries           *series)
{
  g_autoptr(SjStatisticsTable) before = g_steal_pointer (&self->table);

  g_list_store_remove_all (self->rows);
  remove_columns (self);
  self->table = sj_statistics_table_new (self->map, series);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), _("Statistics"));
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), sj_series_get_title (series));
  for (int i = 0; i < SJ_N_STATISTICS; i++)
    if (sj_statistics_table_is_used (self->table, i))
      add_column (self, i);
  for (guint i = 0; i < sj_statistics_table_get_n_rows (self->table); i++)
    {
      g_autoptr(SjStatisticsRow) row = sj_statistics_row_new (i);

      g_list_store_append (self->rows, row);
    }
  show_summary (self, series);
}

static void
on_chosen (SjStatisticsWindow *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (position < self->series->len)
    show_series (self, g_ptr_array_index (self->series, position));
}

/* Points are replaced whole by an edit; the table must not look at the old ones any longer. */
static void
on_points_changed (SjStatisticsWindow *self,
                   GParamSpec         *pspec,
                   SjSeries           *series)
{
  if (self->table != NULL && sj_statistics_table_get_series (self->table) == series)
    show_series (self, series);
}

/* Copying and saving */

/**
 * sj_statistics_window_get_text:
 * @self: the window
 *
 * Returns: (transfer full): the table as it is sorted, with tabs, as spreadsheets take it
 */
char *
sj_statistics_window_get_text (SjStatisticsWindow *self)
{
  GListModel *sorted;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (SJ_IS_STATISTICS_WINDOW (self), NULL);

  sorted = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view)));
  for (int i = 0; i < SJ_N_STATISTICS; i++)
    if (sj_statistics_table_is_used (self->table, i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\t" : "", sj_statistic_get_title (i));
  for (guint i = 0; i < g_list_model_get_n_items (sorted); i++)
    {
      g_autoptr(SjStatisticsRow) row = g_list_model_get_item (sorted, i);
      const char *separator = "\n";

      for (int j = 0; j < SJ_N_STATISTICS; j++)
        if (sj_statistics_table_is_used (self->table, j))
          {
            g_autofree char *cell = sj_statistics_table_get_text (
              self->table, sj_statistics_row_get_position (row), j);

            g_string_append_printf (text, "%s%s", separator, g_strdelimit (cell, "\t\n", ' '));
            separator = "\t";
          }
    }

  return g_string_free (text, FALSE);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *text = sj_statistics_window_get_text (SJ_STATISTICS_WINDOW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
on_file_chosen (GObject      *window,
                GAsyncResult *result,
                gpointer      user_data)
{
  SjStatisticsWindow *self = SJ_STATISTICS_WINDOW (window);
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  g_autoptr(GPtrArray) tables = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  const SjAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT } };

  if (file == NULL)
    return;

  g_ptr_array_add (tables, self->table);
  if (!sj_statistics_export (tables, file, NULL, &error))
    sj_compat_ask (GTK_WINDOW (self), _("The Statistics Were Not Saved"), error->message, answers,
                   G_N_ELEMENTS (answers), NULL, NULL);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SjStatisticsWindow *self = SJ_STATISTICS_WINDOW (widget);
  const char *title = sj_series_get_title (sj_statistics_table_get_series (self->table));
  g_autofree char *plain = g_strdup (*title != '\0' ? title : _("Statistics"));
  gboolean xlsx = sj_statistics_export_xlsx_is_available ();
  g_autofree char *file_name =
    g_strconcat (g_strdelimit (plain, "/\\:*?\"<>|\n", ' '), xlsx ? ".xlsx" : ".csv", NULL);
  SjFileChoice choice = { .title = xlsx ? _("Save Statistics as .xlsx or .csv")
                                        : _("Save Statistics as .csv"),
                          .accept_label = _("_Save"), .saving = TRUE, .name = file_name };

  sj_compat_choose_file (GTK_WINDOW (self), &choice, on_file_chosen, NULL);
}

static void
sj_statistics_window_dispose (GObject *object)
{
  SjStatisticsWindow *self = SJ_STATISTICS_WINDOW (object);

  if (self->rows != NULL)
    g_list_store_remove_all (self->rows);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->series, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_statistics_window_parent_class)->dispose (object);
}

static void
sj_statistics_window_finalize (GObject *object)
{
  SjStatisticsWindow *self = SJ_STATISTICS_WINDOW (object);

  g_clear_pointer (&self->table, sj_statistics_table_free);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_statistics_window_parent_class)->finalize (object);
}

static void
sj_statistics_window_class_init (SjStatisticsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_statistics_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_statistics_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-statistics-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SjStatisticsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SjStatisticsWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, SjStatisticsWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SjStatisticsWindow, summary);
  gtk_widget_class_install_action (widget_class, "statistics.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "statistics.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "statistics.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "statistics.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sj_statistics_window_init (SjStatisticsWindow *self)
{
  GtkSorter *sorter;
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->series = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_list_store_new (SJ_TYPE_STATISTICS_ROW);
  sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                    g_object_ref (sorter));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view),
                             GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted))));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_chosen), self);
}

/**
 * sj_statistics_window_choose:
 * @map: a map
 * @selected: (nullable): what is selected
 *
 * Returns: (transfer none) (nullable): the series whose statistics are meant: the one selected,
 *   else the first that was measured; %NULL if none was
 */
SjSeries *
sj_statistics_window_choose (SjMap     *map,
                             SjElement *selected)
{
  GListModel *list = sj_map_get_series (map);

  if (selected != NULL && SJ_IS_SERIES (selected) &&
      sj_series_has_answers (SJ_SERIES (selected)))
    return SJ_SERIES (selected);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      if (sj_series_has_answers (series))
        return series; /* the map owns it */
    }

  return NULL;
}

static void
list_series (SjStatisticsWindow *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  GListModel *list = sj_map_get_series (self->map);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      if (!sj_series_has_answers (series))
        continue;
      gtk_string_list_append (titles, sj_series_get_title (series));
      g_signal_connect_object (series, "notify::points", G_CALLBACK (on_points_changed), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->series, g_steal_pointer (&series));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (titles));
}

/**
 * sj_statistics_window_new:
 * @parent: (nullable): the window it belongs to
 * @map: a map
 * @series: one of its measured series
 *
 * Returns: (transfer full): the window
 */
GtkWidget *
sj_statistics_window_new (GtkWindow *parent,
                          SjMap     *map,
                          SjSeries  *series)
{
  SjStatisticsWindow *self;
  guint position = 0;

  g_return_val_if_fail (SJ_IS_MAP (map) && SJ_IS_SERIES (series), NULL);

  self = g_object_new (SJ_TYPE_STATISTICS_WINDOW, "transient-for", parent, NULL);
  self->map = g_object_ref (map);
  list_series (self);
  if (g_ptr_array_find (self->series, series, &position))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), position);
  if (self->table == NULL || sj_statistics_table_get_series (self->table) != series)
    show_series (self, series);

  return GTK_WIDGET (self);
}
