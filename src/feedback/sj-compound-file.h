#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that holds streams of bytes, as Microsoft Office wrote them before 2007 and still writes
 * encrypted ones ([MS-CFB]). One stream is read at a time, from anywhere. */
typedef struct _SjCompoundFile SjCompoundFile;

SjCompoundFile *sj_compound_file_open        (const char      *path,
                                              GError         **error);
void            sj_compound_file_free        (SjCompoundFile  *self);
const char     *sj_compound_file_get_name    (SjCompoundFile  *self);
gboolean        sj_compound_file_has_stream  (SjCompoundFile  *self,
                                              const char      *name);
gboolean        sj_compound_file_open_stream (SjCompoundFile  *self,
                                              const char      *name,
                                              GError         **error);
guint64         sj_compound_file_get_length  (SjCompoundFile  *self);
gssize          sj_compound_file_read        (SjCompoundFile  *self,
                                              guint64          position,
                                              void            *buffer,
                                              gsize            length,
                                              GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjCompoundFile, sj_compound_file_free)

G_END_DECLS
