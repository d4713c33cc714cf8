#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SjPaper:
 * @name: the word for it on the command line
 * @width: shorter side in points
 * @height: longer side in points
 *
 * A size of paper.
 */
typedef struct
{
  const char *name;
  double      width;
  double      height;
} SjPaper;

const SjPaper *sj_paper_find       (const char *name);
char          *sj_paper_list_names (void);

G_END_DECLS
