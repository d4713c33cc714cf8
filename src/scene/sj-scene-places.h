#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SjScenePlaces:
 * @references: how many hold it
 * @n_columns: how many columns there are
 * @page_width: of the page in points
 * @rtl: whether the first column is the rightmost
 * @x: start edge of each column, from the start side
 * @widths: of the columns
 * @gutters: where the first track of each gutter runs, from the start side; one more than columns
 *
 * Where columns stand in a scene, and the tracks between them. Items that go with a column are kept
 * from one scene to the next; this says how far they went. Immutable once a scene has it.
 */
typedef struct
{
  grefcount  references;
  guint      n_columns;
  double     page_width;
  gboolean   rtl;
  double    *x;
  double    *widths;
  double    *gutters;
} SjScenePlaces;

SjScenePlaces *sj_scene_places_new       (guint                n_columns,
                                          double               page_width,
                                          gboolean             rtl);
SjScenePlaces *sj_scene_places_ref       (SjScenePlaces       *self);
void           sj_scene_places_unref     (SjScenePlaces       *self);
gboolean       sj_scene_places_equal     (const SjScenePlaces *self,
                                          const SjScenePlaces *other);
double         sj_scene_places_to_page   (const SjScenePlaces *before,
                                          const SjScenePlaces *now,
                                          double               shift);
double         sj_scene_places_get_shift (const SjScenePlaces *before,
                                          const SjScenePlaces *now,
                                          guint                column);
void           sj_scene_places_get_range (const SjScenePlaces *before,
                                          const SjScenePlaces *now,
                                          double              *least,
                                          double              *most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjScenePlaces, sj_scene_places_unref)

G_END_DECLS
