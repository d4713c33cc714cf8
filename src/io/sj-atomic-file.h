#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SjAtomicFile:
 *
 * A file that is written whole or not at all: bytes go to a temporary file in the same folder,
 * which takes the place of the old one when everything is safely on the disk.
 */
typedef struct _SjAtomicFile SjAtomicFile;

SjAtomicFile *sj_atomic_file_open   (const char     *path,
                                     GError        **error);
gboolean      sj_atomic_file_write  (SjAtomicFile   *self,
                                     gconstpointer   bytes,
                                     gsize           length,
                                     GError        **error);
gboolean      sj_atomic_file_commit (SjAtomicFile   *self,
                                     GError        **error);
void          sj_atomic_file_free   (SjAtomicFile   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjAtomicFile, sj_atomic_file_free)

G_END_DECLS
