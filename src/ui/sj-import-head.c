#define G_LOG_DOMAIN "sj-import-head"

#include "config.h"

#include "ui/sj-import-head.h"

#include <math.h>

#include "ui/sj-import-chip.h"

/**
 * SjImportHead:
 *
 * The heads of the columns of a file: above each its name, and a chip that says what it is for.
 * There are widgets for those in view only, which move on to other columns as the table below is
 * scrolled: a file may have thousands.
 */
struct _SjImportHead
{
  GtkWidget parent_instance;

  SjImportJob   *job;
  GtkAdjustment *hadjustment;
  guint          n_columns;
  int            number_width;
  int            column_width;
  GPtrArray     *cells;  /* of GtkWidget, by their columns */
  GtkWidget     *model_cell;  /* never seen: as high as any */
  guint          update_source;
};

#define COLUMN "sj-column"
/* Beside those in view, for the keyboard to go to. */
#define BESIDE 2
/* Before the next picture is made, but not while this one is laid out. */
#define UPDATE_PRIORITY G_PRIORITY_HIGH_IDLE

G_DEFINE_FINAL_TYPE (SjImportHead, sj_import_head, GTK_TYPE_WIDGET)

static guint
get_column (GtkWidget *cell)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), COLUMN));
}

/* Where things are */

static double
get_total_width (SjImportHead *self)
{
  return MAX (gtk_adjustment_get_upper (self->hadjustment),
              self->number_width + (double) self->n_columns * self->column_width);
}

/* From the left edge of the table, wherever that is scrolled to. */
static double
get_left (SjImportHead *self,
          guint         column)
{
  double start = self->number_width + (double) column * self->column_width;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return get_total_width (self) - start - self->column_width;

  return start;
}

/* FALSE if there is no column in view. */
static gboolean
find_range (SjImportHead *self,
            guint        *first,
            guint        *last)
{
  double from = gtk_adjustment_get_value (self->hadjustment) - self->number_width;
  double width = gtk_adjustment_get_page_size (self->hadjustment);

  if (self->n_columns == 0 || self->column_width <= 0)
    return FALSE;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    from = get_total_width (self) - gtk_adjustment_get_value (self->hadjustment) - width -
           self->number_width;

  *first = (guint) CLAMP (floor (from / self->column_width) - BESIDE, 0.0, self->n_columns - 1.0);
  *last = (guint) CLAMP (floor ((from + width) / self->column_width) + BESIDE, 0.0,
                         self->n_columns - 1.0);

  return TRUE;
}

/* Cells */

static GtkWidget *
create_cell (void)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *chip = sj_import_chip_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_yalign (GTK_LABEL (name), 1.0f);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  /* Questions of one grid begin alike. */
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_width_chars (GTK_LABEL (name), 3);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 4);
  gtk_widget_set_vexpand (name, TRUE);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_add_css_class (cell, "head-cell");
  gtk_box_append (GTK_BOX (cell), name);
  gtk_box_append (GTK_BOX (cell), chip);

  return cell;
}

static void
fill_cell (SjImportHead *self,
           GtkWidget    *cell,
           guint         column)
{
  SjTable *table = sj_import_job_get_table (self->job);
  GtkWidget *name = gtk_widget_get_first_child (cell);
  const char *text = sj_table_get_column_name (table, column);
  gboolean struck = sj_table_get_role (table, column) == SJ_ROLE_PERSONAL &&
                    !sj_import_job_shows_personal (self->job, column);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  if (struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  g_object_set_data (G_OBJECT (cell), COLUMN, GUINT_TO_POINTER (column));
  gtk_label_set_attributes (GTK_LABEL (name), attributes);
  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_widget_set_tooltip_text (name, text);
  sj_import_chip_set_column (SJ_IMPORT_CHIP (gtk_widget_get_last_child (cell)), self->job, column);
}

static void
unparent (gpointer cell,
          gpointer user_data)
{
  gtk_widget_unparent (cell);
}

/* What somebody works at stays where it is, out of view or not. */
static gboolean
is_busy (SjImportHead *self,
         GtkWidget    *cell)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) == cell;
}

/* Takes the cells out that are needed no more. */
static GPtrArray *
take_spare (SjImportHead *self,
            guint         first,
            guint         last)
{
  GPtrArray *spare = g_ptr_array_new ();

  for (guint i = self->cells->len; i-- > 0;)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      guint column = get_column (cell);

      if ((column >= first && column <= last) ||
          (is_busy (self, cell) && column < self->n_columns))
        continue;
      g_ptr_array_remove_index (self->cells, i);
      g_ptr_array_add (spare, cell);
    }

  return spare;
}

static GtkWidget *
take_cell (SjImportHead *self,
           GPtrArray    *spare)
{
  GtkWidget *cell;

  if (spare->len > 0)
    return g_ptr_array_steal_index (spare, spare->len - 1);

  cell = create_cell ();
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  return cell;
}

static int
compare_cells (gconstpointer first,
               gconstpointer second)
{
  guint a = get_column (*(GtkWidget *const *) first), b = get_column (*(GtkWidget *const *) second);

  return (a > b) - (a < b);
}

/* Whoever reads the screen aloud goes by the order of the children. */
static void
put_in_order (SjImportHead *self)
{
  GtkWidget *before = self->model_cell;

  g_ptr_array_sort (self->cells, compare_cells);
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);

      if (gtk_widget_get_prev_sibling (cell) != before)
        gtk_widget_insert_after (cell, GTK_WIDGET (self), before);
      before = cell;
    }
}

static gboolean
has_cell (SjImportHead *self,
          guint         column)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (get_column (g_ptr_array_index (self->cells, i)) == column)
      return TRUE;

  return FALSE;
}

static void
update (SjImportHead *self)
{
  g_autoptr(GPtrArray) spare = NULL;
  guint first, last;

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->job == NULL || sj_import_job_get_table (self->job) == NULL ||
      !find_range (self, &first, &last))
    return;

  spare = take_spare (self, first, last);
  for (guint column = first; column <= last; column++)
    if (!has_cell (self, column))
      {
        GtkWidget *cell = take_cell (self, spare);

        fill_cell (self, cell, column);
        g_ptr_array_add (self->cells, cell);
      }
  g_ptr_array_foreach (spare, unparent, NULL);
  put_in_order (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
update_late (gpointer user_data)
{
  SjImportHead *self = user_data;

  self->update_source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
on_scrolled (SjImportHead *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (UPDATE_PRIORITY, update_late, self, NULL);
}

/* The widget */

static void
sj_import_head_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  SjImportHead *self = SJ_IMPORT_HEAD (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  gtk_widget_measure (self->model_cell, orientation, self->column_width, NULL, natural, NULL, NULL);
  for (guint i = 0; i < self->cells->len; i++)
    {
      int height;

      gtk_widget_measure (g_ptr_array_index (self->cells, i), orientation, self->column_width,
                          &height, NULL, NULL, NULL);
      *natural = MAX (*natural, height);
    }
  *minimum = *natural;
}

static void
sj_import_head_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  SjImportHead *self = SJ_IMPORT_HEAD (widget);
  double value = gtk_adjustment_get_value (self->hadjustment);

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      GtkAllocation place = { (int) floor (get_left (self, get_column (cell)) - value), 0,
                              self->column_width, height };

      gtk_widget_size_allocate (cell, &place, -1);
    }
}

/* The keyboard may go where nobody looks yet. */
static void
sj_import_head_set_focus_child (GtkWidget *widget,
                                GtkWidget *child)
{
  SjImportHead *self = SJ_IMPORT_HEAD (widget);

  GTK_WIDGET_CLASS (sj_import_head_parent_class)->set_focus_child (widget, child);
  if (child != NULL)
    {
      double left = get_left (self, get_column (child));

      gtk_adjustment_clamp_page (self->hadjustment, left, left + self->column_width);
    }
}

static gboolean
on_wheel (SjImportHead *self,
          double        dx,
          double        dy)
{
  gtk_adjustment_set_value (self->hadjustment, gtk_adjustment_get_value (self->hadjustment) +
                                                 dx * self->column_width / 2);

  return dx != 0.0;
}

static void
sj_import_head_direction_changed (GtkWidget        *widget,
                                  GtkTextDirection  previous)
{
  on_scrolled (SJ_IMPORT_HEAD (widget));
}

static void
sj_import_head_dispose (GObject *object)
{
  SjImportHead *self = SJ_IMPORT_HEAD (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->cells != NULL)
    g_ptr_array_foreach (self->cells, unparent, NULL);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->model_cell, gtk_widget_unparent);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->job);

  G_OBJECT_CLASS (sj_import_head_parent_class)->dispose (object);
}

static void
sj_import_head_class_init (SjImportHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_head_dispose;
  widget_class->measure = sj_import_head_measure;
  widget_class->size_allocate = sj_import_head_size_allocate;
  widget_class->set_focus_child = sj_import_head_set_focus_child;
  widget_class->direction_changed = sj_import_head_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "import-head");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sj_import_head_init (SjImportHead *self)
{
  GtkEventController *wheel =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL);

  self->cells = g_ptr_array_new ();
  self->model_cell = create_cell ();
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (self->model_cell)), "Xg\nXg");
  gtk_widget_set_child_visible (self->model_cell, FALSE);
  gtk_widget_set_can_focus (self->model_cell, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->model_cell), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE,
                               -1);
  gtk_widget_set_parent (self->model_cell, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (on_wheel), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}

/**
 * sj_import_head_new:
 * @hadjustment: which part of the table is in view
 *
 * Returns: (transfer floating): the head of a table without columns
 */
GtkWidget *
sj_import_head_new (GtkAdjustment *hadjustment)
{
  SjImportHead *self;

  g_return_val_if_fail (GTK_IS_ADJUSTMENT (hadjustment), NULL);

  self = g_object_new (SJ_TYPE_IMPORT_HEAD, NULL);
  self->hadjustment = g_object_ref (hadjustment);
  g_signal_connect_object (hadjustment, "value-changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (hadjustment, "changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * sj_import_head_set_widths:
 * @self: a head
 * @number_width: the width in pixels of what stands before the first column
 * @column_width: that of every column
 */
void
sj_import_head_set_widths (SjImportHead *self,
                           int           number_width,
                           int           column_width)
{
  g_return_if_fail (SJ_IS_IMPORT_HEAD (self));
  g_return_if_fail (number_width >= 0 && column_width > 0);

  self->number_width = number_width;
  self->column_width = column_width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  on_scrolled (self);
}

/**
 * sj_import_head_show:
 * @self: a head
 * @job: a job with a table
 * @n_columns: how many of its columns are shown
 */
void
sj_import_head_show (SjImportHead *self,
                     SjImportJob  *job,
                     guint         n_columns)
{
  g_return_if_fail (SJ_IS_IMPORT_HEAD (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && sj_import_job_get_table (job) != NULL);
  g_return_if_fail (n_columns <= sj_table_get_n_columns (sj_import_job_get_table (job)));

  g_set_object (&self->job, job);
  self->n_columns = n_columns;
  update (self);
  sj_import_head_refresh (self);
}

/**
 * sj_import_head_refresh:
 * @self: a head
 *
 * Shows what the columns are for now.
 */
void
sj_import_head_refresh (SjImportHead *self)
{
  g_return_if_fail (SJ_IS_IMPORT_HEAD (self));

  if (self->job == NULL || sj_import_job_get_table (self->job) == NULL)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);

      if (get_column (cell) < self->n_columns)
        fill_cell (self, cell, get_column (cell));
    }
}

/**
 * sj_import_head_find_chip:
 * @self: a head
 * @column: a column, from 0
 *
 * Returns: (transfer none) (nullable): its chip, if it is in view or beside that
 */
GtkWidget *
sj_import_head_find_chip (SjImportHead *self,
                          guint         column)
{
  g_return_val_if_fail (SJ_IS_IMPORT_HEAD (self), NULL);

  for (guint i = 0; i < self->cells->len; i++)
    if (get_column (g_ptr_array_index (self->cells, i)) == column)
      return gtk_widget_get_last_child (g_ptr_array_index (self->cells, i));

  return NULL;
}
