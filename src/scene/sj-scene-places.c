#define G_LOG_DOMAIN "sj-scene-places"

#include "scene/sj-scene-places.h"

#include <string.h>

/**
 * sj_scene_places_new:
 * @n_columns: how many columns there are
 * @page_width: of the page in points
 * @rtl: whether the first column is the rightmost
 *
 * Returns: (transfer full): places, to be filled in before a scene gets them
 */
SjScenePlaces *
sj_scene_places_new (guint    n_columns,
                     double   page_width,
                     gboolean rtl)
{
  SjScenePlaces *self = g_new0 (SjScenePlaces, 1);

  g_ref_count_init (&self->references);
  self->n_columns = n_columns;
  self->page_width = page_width;
  self->rtl = rtl;
  self->x = g_new0 (double, 3 * (gsize) n_columns + 1);
  self->widths = self->x + n_columns;
  self->gutters = self->widths + n_columns;

  return self;
}

SjScenePlaces *
sj_scene_places_ref (SjScenePlaces *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->references);
  return self;
}

void
sj_scene_places_unref (SjScenePlaces *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->references))
    return;

  g_free (self->x);
  g_free (self);
}

/**
 * sj_scene_places_equal:
 * @self: (nullable): places
 * @other: (nullable): other ones
 *
 * Returns: whether everything stands in both where it does in the other
 */
gboolean
sj_scene_places_equal (const SjScenePlaces *self,
                       const SjScenePlaces *other)
{
  if (self == other)
    return TRUE;
  if (self == NULL || other == NULL)
    return FALSE;

  return self->n_columns == other->n_columns && self->page_width == other->page_width &&
         self->rtl == other->rtl &&
         memcmp (self->x, other->x, (3 * (gsize) self->n_columns + 1) * sizeof (double)) == 0;
}

/**
 * sj_scene_places_to_page:
 * @before: where columns stood
 * @now: where they stand
 * @shift: how far something moved away from the start side
 *
 * Returns: how far it moved to the right on the page
 */
double
sj_scene_places_to_page (const SjScenePlaces *before,
                         const SjScenePlaces *now,
                         double               shift)
{
  return now->rtl ? now->page_width - before->page_width - shift : shift;
}

/**
 * sj_scene_places_get_shift:
 * @before: where columns stood
 * @now: where they stand, as many
 * @column: one of them
 *
 * Returns: how far to the right on the page a thing moved that stands in the column
 */
double
sj_scene_places_get_shift (const SjScenePlaces *before,
                           const SjScenePlaces *now,
                           guint                column)
{
  g_return_val_if_fail (column < now->n_columns && before->n_columns == now->n_columns, 0.0);

  return sj_scene_places_to_page (before, now, now->x[column] - before->x[column]);
}

/**
 * sj_scene_places_get_range:
 * @before: where columns stood
 * @now: where they stand, as many
 * @least: (out): how far to the right on the page a thing moved at least
 * @most: (out): how far it moved at most
 */
void
sj_scene_places_get_range (const SjScenePlaces *before,
                           const SjScenePlaces *now,
                           double              *least,
                           double              *most)
{
  double low = 0.0, high = 0.0, one, other;

  for (guint i = 0; i < now->n_columns; i++)
    {
      double shift = now->x[i] - before->x[i], end = shift + now->widths[i] - before->widths[i];

      low = MIN (low, MIN (shift, end));
      high = MAX (high, MAX (shift, end));
    }
  for (guint i = 0; i <= now->n_columns; i++)
    {
      low = MIN (low, now->gutters[i] - before->gutters[i]);
      high = MAX (high, now->gutters[i] - before->gutters[i]);
    }

  one = sj_scene_places_to_page (before, now, low);
  other = sj_scene_places_to_page (before, now, high);
  *least = MIN (one, other);
  *most = MAX (one, other);
}
