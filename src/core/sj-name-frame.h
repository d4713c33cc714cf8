#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SjNameFrame:
 * @beginning: bytes that all names begin with
 * @ending: bytes that all names end with
 *
 * What the names of one source have in common, as the questions of one survey have: "How much do
 * you like … ?". Whole words only; every name has something in between.
 */
typedef struct
{
  gsize beginning;
  gsize ending;
} SjNameFrame;

void      sj_name_frame_init    (SjNameFrame       *self,
                                 const char *const *names);
gboolean  sj_name_frame_is_long (const SjNameFrame *self,
                                 const char        *name);
char     *sj_name_frame_strip   (const SjNameFrame *self,
                                 const char        *name);
char     *sj_name_frame_title   (const SjNameFrame *self,
                                 const char        *name);

G_END_DECLS
