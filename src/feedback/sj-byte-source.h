#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of a file or of standard input as UTF-8. Nothing is kept but a sample of the beginning.
 * A regular UTF-8 file can be read anywhere by any thread; everything else in order only. */
typedef struct _SjByteSource SjByteSource;

SjByteSource *sj_byte_source_open          (const char    *path,
                                            GError       **error);
void          sj_byte_source_free          (SjByteSource  *self);
const char   *sj_byte_source_get_name      (SjByteSource  *self);
const char   *sj_byte_source_get_sample    (SjByteSource  *self,
                                            gsize         *length,
                                            gboolean      *whole);
gboolean      sj_byte_source_set_encoding  (SjByteSource  *self,
                                            const char    *encoding,
                                            GError       **error);
GString      *sj_byte_source_decode_sample (SjByteSource  *self);
gboolean      sj_byte_source_start         (SjByteSource  *self,
                                            gsize          offset,
                                            GError       **error);
gboolean      sj_byte_source_is_random     (SjByteSource  *self);
gssize        sj_byte_source_read_at       (SjByteSource  *self,
                                            char          *buffer,
                                            gsize          length,
                                            guint64        position,
                                            GError       **error);
gssize        sj_byte_source_read_next     (SjByteSource  *self,
                                            char          *buffer,
                                            gsize          length,
                                            GError       **error);
guint64       sj_byte_source_get_size      (SjByteSource  *self);
double        sj_byte_source_get_fraction  (SjByteSource  *self,
                                            guint64        position);
guint64       sj_byte_source_get_replaced  (SjByteSource  *self);
gboolean      sj_byte_source_is_cut_off    (SjByteSource  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjByteSource, sj_byte_source_free)

G_END_DECLS
