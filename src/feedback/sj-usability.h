#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SJ_USABILITY_ITEMS 10

guint    sj_usability_item_number (const char   *name);
double   sj_usability_score       (const double *answers);

G_END_DECLS
