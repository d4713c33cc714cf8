#pragma once

#include "io/sj-json.h"

G_BEGIN_DECLS

/**
 * SjJsonWriter:
 *
 * Writes JSON in its one canonical form: two spaces of indent, a line per member and per item,
 * lists of numbers on one line, nothing escaped that need not be.
 */
typedef struct
{
  GString *text;
  guint    depth;
  gboolean fresh;  /* nothing stands in the open container yet */
  gboolean compact;  /* everything on one line */
} SjJsonWriter;

void    sj_json_writer_init         (SjJsonWriter      *self);
void    sj_json_writer_init_compact (SjJsonWriter      *self);
GBytes *sj_json_writer_finish       (SjJsonWriter      *self);

void    sj_json_writer_begin_object (SjJsonWriter      *self);
void    sj_json_writer_end_object   (SjJsonWriter      *self);
void    sj_json_writer_begin_array  (SjJsonWriter      *self);
void    sj_json_writer_end_array    (SjJsonWriter      *self);
void    sj_json_writer_member       (SjJsonWriter      *self,
                                     const char        *name);
void    sj_json_writer_item         (SjJsonWriter      *self);

void    sj_json_writer_text         (SjJsonWriter      *self,
                                     const char        *text);
void    sj_json_writer_number       (SjJsonWriter      *self,
                                     double             number);
void    sj_json_writer_boolean      (SjJsonWriter      *self,
                                     gboolean           value);
void    sj_json_writer_null         (SjJsonWriter      *self);
void    sj_json_writer_numbers      (SjJsonWriter      *self,
                                     const double      *numbers,
                                     guint              n_numbers);
void    sj_json_writer_source       (SjJsonWriter      *self,
                                     const char        *json);

/* A member and its value at once */
void    sj_json_writer_member_text    (SjJsonWriter    *self,
                                       const char      *name,
                                       const char      *text);
void    sj_json_writer_member_number  (SjJsonWriter    *self,
                                       const char      *name,
                                       double           number);
void    sj_json_writer_member_boolean (SjJsonWriter    *self,
                                       const char      *name,
                                       gboolean         value);

G_END_DECLS
