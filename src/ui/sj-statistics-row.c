#define G_LOG_DOMAIN "sj-statistics-row"

#include "ui/sj-statistics-row.h"

/**
 * SjStatisticsRow:
 *
 * One line of a table of statistics, as lists want it.
 */
struct _SjStatisticsRow
{
  GObject parent_instance;

  guint position;
};

G_DEFINE_FINAL_TYPE (SjStatisticsRow, sj_statistics_row, G_TYPE_OBJECT)

static void
sj_statistics_row_class_init (SjStatisticsRowClass *klass)
{
}

static void
sj_statistics_row_init (SjStatisticsRow *self)
{
}

/**
 * sj_statistics_row_new:
 * @position: in the table, however it is sorted
 *
 * Returns: (transfer full): the line
 */
SjStatisticsRow *
sj_statistics_row_new (guint position)
{
  SjStatisticsRow *self = g_object_new (SJ_TYPE_STATISTICS_ROW, NULL);

  self->position = position;

  return self;
}

guint
sj_statistics_row_get_position (SjStatisticsRow *self)
{
  g_return_val_if_fail (SJ_IS_STATISTICS_ROW (self), 0);

  return self->position;
}
