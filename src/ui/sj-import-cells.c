#define G_LOG_DOMAIN "sj-import-cells"

#include "config.h"

#include "ui/sj-import-cells.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * SjImportCells:
 *
 * The cells of one row of a file. A widget for each would be thousands, of which a few dozen are
 * ever seen: this one draws those that are in view.
 */
struct _SjImportCells
{
  GtkWidget parent_instance;

  GtkAdjustment *hadjustment;
  SjImportRow   *row;
  PangoLayout   *layout;
  char          *text;  /* what a screen reader says */
  guint          n_columns;
  int            column_width;
};

#define PADDING_X 8
#define PADDING_Y 5
/* A reader is not told more than this of a row. */
#define MAX_TOLD 40

G_DEFINE_FINAL_TYPE (SjImportCells, sj_import_cells, GTK_TYPE_WIDGET)

static PangoLayout *
ensure_layout (SjImportCells *self)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (self->layout, (self->column_width - 2 * PADDING_X) * PANGO_SCALE);
    }

  return self->layout;
}

static void
sj_import_cells_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  SjImportCells *self = SJ_IMPORT_CELLS (widget);
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = (int) self->n_columns * self->column_width;
      return;
    }

  pango_layout_set_text (ensure_layout (self), "Xg", -1);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  *minimum = *natural = height + 2 * PADDING_Y;
}

static void
draw_cell (SjImportCells *self,
           GtkSnapshot   *snapshot,
           guint          column,
           const GdkRGBA *colour)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int start = (int) column * self->column_width;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  float x = (float) (rtl ? width - start - self->column_width : start);
  GdkRGBA line = *colour;

  line.alpha *= 0.12f;
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (x, 0.0f, 1.0f,
                                                  (float) gtk_widget_get_height (
                                                    GTK_WIDGET (self))));
  pango_layout_set_text (self->layout, sj_import_rows_get_text (self->row, column), -1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + PADDING_X, PADDING_Y));
  gtk_snapshot_append_layout (snapshot, self->layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
sj_import_cells_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  SjImportCells *self = SJ_IMPORT_CELLS (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double width = gtk_adjustment_get_page_size (self->hadjustment);
  double left = gtk_adjustment_get_value (self->hadjustment) - 2 * self->column_width;
  GdkRGBA colour;
  guint first, last;

  if (self->row == NULL || self->n_columns == 0)
    return;
  if (rtl)
    left = gtk_widget_get_width (widget) - left - width - 4 * self->column_width;

  first = (guint) CLAMP (floor (left / self->column_width), 0.0, self->n_columns - 1.0);
  last = (guint) CLAMP (ceil ((left + width) / self->column_width) + 3.0, 0.0,
                        self->n_columns - 1.0);
  ensure_layout (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  for (guint column = first; column <= last; column++)
    draw_cell (self, snapshot, column, &colour);
}

/* Letters of another size or face. */
static void
sj_import_cells_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  g_clear_object (&SJ_IMPORT_CELLS (widget)->layout);
  GTK_WIDGET_CLASS (sj_import_cells_parent_class)->css_changed (widget, change);
}

static void
sj_import_cells_dispose (GObject *object)
{
  SjImportCells *self = SJ_IMPORT_CELLS (object);

  g_clear_object (&self->row);
  g_clear_object (&self->layout);
  g_clear_object (&self->hadjustment);

  G_OBJECT_CLASS (sj_import_cells_parent_class)->dispose (object);
}

static void
sj_import_cells_finalize (GObject *object)
{
  g_clear_pointer (&SJ_IMPORT_CELLS (object)->text, g_free);

  G_OBJECT_CLASS (sj_import_cells_parent_class)->finalize (object);
}

static void
sj_import_cells_class_init (SjImportCellsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_cells_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_import_cells_finalize;
  widget_class->measure = sj_import_cells_measure;
  widget_class->snapshot = sj_import_cells_snapshot;
  widget_class->css_changed = sj_import_cells_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "import-cells");
}

static void
sj_import_cells_init (SjImportCells *self)
{
}

/**
 * sj_import_cells_new:
 * @hadjustment: which part of the row is in view
 * @n_columns: how many cells it has
 * @column_width: the width of each in pixels
 *
 * Returns: (transfer floating): cells without a row
 */
GtkWidget *
sj_import_cells_new (GtkAdjustment *hadjustment,
                     guint          n_columns,
                     int            column_width)
{
  SjImportCells *self;

  g_return_val_if_fail (GTK_IS_ADJUSTMENT (hadjustment), NULL);
  g_return_val_if_fail (column_width > 2 * PADDING_X, NULL);

  self = g_object_new (SJ_TYPE_IMPORT_CELLS, NULL);
  self->hadjustment = g_object_ref (hadjustment);
  self->n_columns = n_columns;
  self->column_width = column_width;
  g_signal_connect_object (hadjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

static char *
join_texts (SjImportCells *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->n_columns, MAX_TOLD); i++)
    {
      const char *cell = sj_import_rows_get_text (self->row, i);

      if (*cell != '\0')
        g_string_append_printf (text, text->len > 0 ? ", %s" : "%s", cell);
    }

  return g_string_free (text, FALSE);
}

/**
 * sj_import_cells_show:
 * @self: cells
 * @row: (nullable): the row they are of
 */
void
sj_import_cells_show (SjImportCells *self,
                      SjImportRow   *row)
{
  g_return_if_fail (SJ_IS_IMPORT_CELLS (self));

  g_set_object (&self->row, row);
  g_free (self->text);
  self->text = row != NULL ? join_texts (self) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sj_import_cells_get_text:
 * @self: cells
 *
 * Returns: (transfer none) (nullable): what they say, one after the other
 */
const char *
sj_import_cells_get_text (SjImportCells *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_CELLS (self), NULL);

  return self->text;
}
