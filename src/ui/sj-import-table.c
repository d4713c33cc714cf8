#define G_LOG_DOMAIN "sj-import-table"

#include "config.h"

#include "ui/sj-import-table.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-import-cells.h"
#include "ui/sj-import-head.h"
#include "ui/sj-import-rows.h"

/**
 * SjImportTable:
 *
 * The first rows of a file as they were decoded. Above each column stands its name and a chip that
 * says what it is for; at the start of each row its number, or that it belongs to the header.
 */
struct _SjImportTable
{
  GtkWidget parent_instance;

  SjImportJob  *job;
  SjImportRows *rows;
  guint         n_shown;  /* columns */
  double        from_start;  /* how far it is scrolled from the first column, from right to left */

  GtkWidget *head;
  GtkWidget *body_scroller;
  GtkWidget *view;
  GtkWidget *more;
};

enum {
  SIGNAL_HEADER_MOVED,
  N_SIGNALS
};

#define COLUMN_CHARS 24
#define NUMBER_CHARS 11
/* Where a widget may be no wider. Whoever has more sees them in the list of columns. */
#define MAX_COLUMNS 10000
/* Headers are no longer than this. */
#define MAX_HEADER 20

G_DEFINE_FINAL_TYPE (SjImportTable, sj_import_table, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static int
get_width (SjImportTable *self,
           int            n_chars)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) * n_chars / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return width;
}

/* Cells */

static void
mark_header (GtkWidget *cell,
             gboolean   is_header)
{
  if (is_header)
    gtk_widget_add_css_class (cell, "header-row");
  else
    gtk_widget_remove_css_class (cell, "header-row");
}

static void
set_up_cells (GtkListItemFactory *factory,
              GtkListItem        *item,
              SjImportTable      *self)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->body_scroller));

  gtk_list_item_set_child (item, sj_import_cells_new (adjustment, self->n_shown,
                                                      get_width (self, COLUMN_CHARS)));
}

static void
bind_cells (GtkListItemFactory *factory,
            GtkListItem        *item,
            SjImportTable      *self)
{
  SjImportRow *row = gtk_list_item_get_item (item);
  GtkWidget *cells = gtk_list_item_get_child (item);

  mark_header (cells, sj_import_rows_is_header (row));
  sj_import_cells_show (SJ_IMPORT_CELLS (cells), row);
}

static void
unbind_cells (GtkListItemFactory *factory,
              GtkListItem        *item,
              SjImportTable      *self)
{
  sj_import_cells_show (SJ_IMPORT_CELLS (gtk_list_item_get_child (item)), NULL);
}

/* A press on a row of the header takes it out; on the row below it, in. */
static void
on_number_pressed (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   GtkListItem     *item)
{
  SjImportRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *table = gtk_widget_get_ancestor (cell, SJ_TYPE_IMPORT_TABLE);
  guint position;

  if (row == NULL || table == NULL)
    return;

  position = sj_import_rows_get_position (row);
  if (position < MAX_HEADER)
    g_signal_emit (table, signals[SIGNAL_HEADER_MOVED], 0,
                   sj_import_rows_is_header (row) ? position : position + 1);
}

static void
set_up_number (GtkListItemFactory *factory,
               GtkListItem        *item,
               SjImportTable      *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_list_item_set_child (item, cell);
  gtk_widget_add_css_class (cell, "row-number");
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1.0f);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_number_pressed), item);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (gesture));
}

static void
bind_number (GtkListItemFactory *factory,
             GtkListItem        *item,
             SjImportTable      *self)
{
  SjImportRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  gboolean is_header = sj_import_rows_is_header (row);
  guint position = sj_import_rows_get_position (row);
  g_autofree char *number = is_header ? g_strdup (_("Header"))
                                      : g_strdup_printf ("%'u", sj_import_rows_get_number (row));

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), number);
  mark_header (cell, is_header);
  if (position >= MAX_HEADER)
    gtk_widget_set_tooltip_text (cell, NULL);
  else
    gtk_widget_set_tooltip_text (cell, is_header ? _("Press: the header ends above this row")
                                                 : _("Press: the header ends with this row"));
}

static GtkListItemFactory *
create_factory (SjImportTable *self,
                GCallback      set_up,
                GCallback      bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", set_up, self, 0);
  g_signal_connect_object (factory, "bind", bind, self, 0);

  return factory;
}

static void
append_column (SjImportTable      *self,
               GtkListItemFactory *factory,
               int                 width,
               gboolean            expand)
{
  g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, factory);

  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

/* The numbers, and all cells together. */
static void
append_columns (SjImportTable *self)
{
  GtkListItemFactory *cells = create_factory (self, G_CALLBACK (set_up_cells),
                                              G_CALLBACK (bind_cells));

  g_signal_connect_object (cells, "unbind", G_CALLBACK (unbind_cells), self, 0);
  append_column (self, create_factory (self, G_CALLBACK (set_up_number), G_CALLBACK (bind_number)),
                 get_width (self, NUMBER_CHARS), FALSE);
  /* A view that is wider than its columns would be taken for one that is scrolled too far. */
  append_column (self, cells, (int) self->n_shown * get_width (self, COLUMN_CHARS), TRUE);
}

static void
clear_columns (SjImportTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
    }
}

/* More columns than can be shown */

static void
show_more (SjImportTable *self,
           guint          n_columns)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->more, n_columns > self->n_shown);
  if (n_columns <= self->n_shown)
    return;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u more column is on the page of columns",
                                       "%u more columns are on the page of columns",
                                       n_columns - self->n_shown),
                          n_columns - self->n_shown);
  gtk_label_set_text (GTK_LABEL (self->more), text);
}

static void
forget_rows (SjImportTable *self)
{
  if (self->rows != NULL)
    sj_import_rows_stop (self->rows);
  g_clear_object (&self->rows);
}

static void
sj_import_table_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &least, &wanted, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_VERTICAL ? *minimum + least : MAX (*minimum, least);
      *natural = orientation == GTK_ORIENTATION_VERTICAL ? *natural + wanted
                                                         : MAX (*natural, wanted);
    }
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int height = 0;

  if (gtk_widget_should_layout (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);

  return height;
}

/* The body first: where it is scrolled to tells what stands in the head. */
static void
sj_import_table_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  SjImportTable *self = SJ_IMPORT_TABLE (widget);
  int head = get_height (self->head, width);
  int more = get_height (self->more, width);
  GtkAllocation body = { 0, head, width, MAX (0, height - head - more) };

  gtk_widget_size_allocate (self->body_scroller, &body, -1);
  gtk_widget_size_allocate (self->head, &(GtkAllocation) { 0, 0, width, head }, -1);
  if (more > 0)
    gtk_widget_size_allocate (self->more, &(GtkAllocation) { 0, height - more, width, more }, -1);
}

static void
sj_import_table_dispose (GObject *object)
{
  SjImportTable *self = SJ_IMPORT_TABLE (object);

  forget_rows (self);
  g_clear_object (&self->job);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->body_scroller, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_table_parent_class)->dispose (object);
}

static void
sj_import_table_class_init (SjImportTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_table_dispose;
  widget_class->measure = sj_import_table_measure;
  widget_class->size_allocate = sj_import_table_size_allocate;

  /**
   * SjImportTable::header-moved:
   * @self: the table
   * @n_rows: how many rows from the top belong to the header or stand above it
   */
  signals[SIGNAL_HEADER_MOVED] =
    g_signal_new ("header-moved", SJ_TYPE_IMPORT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "import-table");
}

static void
create_body (SjImportTable *self)
{
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "data-table");
  /* Its own titles have no room for chips. */
  gtk_widget_set_visible (gtk_widget_get_first_child (self->view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("First rows of the file"), -1);

  self->body_scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->body_scroller), self->view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->body_scroller), 120);
}

/* An adjustment begins at the left, where the last column stands from right to left. */
static void
on_extent_changed (SjImportTable *self,
                   GtkAdjustment *adjustment)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) -
                                            gtk_adjustment_get_page_size (adjustment) -
                                            self->from_start);
}

static void
on_scrolled (SjImportTable *self,
             GtkAdjustment *adjustment)
{
  self->from_start = gtk_adjustment_get_upper (adjustment) -
                     gtk_adjustment_get_page_size (adjustment) -
                     gtk_adjustment_get_value (adjustment);
}

static void
follow_scrolling (SjImportTable *self)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->body_scroller));

  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_extent_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
}

static void
sj_import_table_init (SjImportTable *self)
{
  create_body (self);
  follow_scrolling (self);
  self->head = sj_import_head_new (
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->body_scroller)));
  self->more = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->more), TRUE);
  gtk_widget_add_css_class (self->more, "more");
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->body_scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * sj_import_table_show:
 * @self: a table
 * @job: a job that has opened a file
 *
 * Shows the file's first rows.
 */
void
sj_import_table_show (SjImportTable *self,
                      SjImportJob   *job)
{
  g_autoptr(GtkSelectionModel) selection = NULL;
  SjTable *table;
  guint n_columns;

  g_return_if_fail (SJ_IS_IMPORT_TABLE (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && sj_import_job_get_table (job) != NULL);

  g_set_object (&self->job, job);
  table = sj_import_job_get_table (job);
  n_columns = sj_table_get_n_columns (table);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  forget_rows (self);
  if (self->n_shown != MIN (n_columns, MAX_COLUMNS))
    {
      clear_columns (self);
      self->n_shown = MIN (n_columns, MAX_COLUMNS);
      append_columns (self);
    }
  sj_import_head_set_widths (SJ_IMPORT_HEAD (self->head), get_width (self, NUMBER_CHARS),
                             get_width (self, COLUMN_CHARS));
  sj_import_head_show (SJ_IMPORT_HEAD (self->head), job, self->n_shown);
  show_more (self, n_columns);
  self->rows = sj_import_rows_new (job);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), selection);
}

/**
 * sj_import_table_refresh:
 * @self: a table that shows a file
 *
 * Shows what the columns are for now.
 */
void
sj_import_table_refresh (SjImportTable *self)
{
  g_return_if_fail (SJ_IS_IMPORT_TABLE (self));

  if (self->rows != NULL)
    sj_import_head_refresh (SJ_IMPORT_HEAD (self->head));
}

GtkSelectionModel *
sj_import_table_get_rows (SjImportTable *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_TABLE (self), NULL);

  return gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view));
}

GtkAdjustment *
sj_import_table_get_vadjustment (SjImportTable *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_TABLE (self), NULL);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->body_scroller));
}
