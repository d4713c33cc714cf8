#pragma once

#include <gio/gio.h>

#include "core/sj-comparison.h"

G_BEGIN_DECLS

#define SJ_TYPE_DIFFERENCE_ITEM (sj_difference_item_get_type ())
G_DECLARE_FINAL_TYPE (SjDifferenceItem, sj_difference_item, SJ, DIFFERENCE_ITEM, GObject)

SjDifferenceItem   *sj_difference_item_new_heading    (const char         *title,
                                                       guint               count);
SjDifferenceItem   *sj_difference_item_new            (const SjDifference *difference);
gboolean            sj_difference_item_is_heading     (SjDifferenceItem   *self);
const char         *sj_difference_item_get_title      (SjDifferenceItem   *self);
guint               sj_difference_item_get_count      (SjDifferenceItem   *self);
const SjDifference *sj_difference_item_get_difference (SjDifferenceItem   *self);

G_END_DECLS
