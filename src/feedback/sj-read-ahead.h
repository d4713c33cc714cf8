#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes that a thread of their own gets ready while those before them are worked on. */
typedef struct _SjReadAhead SjReadAhead;

/* Gives the next bytes, 0 at the end, −1 with @error set on a failure. Called from another thread,
 * but never while another call is under way. */
typedef gssize (*SjReadAheadFunc) (gpointer   source,
                                   char      *buffer,
                                   gsize      length,
                                   GError   **error);

SjReadAhead *sj_read_ahead_new  (SjReadAheadFunc   func,
                                 gpointer          source);
void         sj_read_ahead_free (SjReadAhead      *self);
gssize       sj_read_ahead_read (SjReadAhead      *self,
                                 char             *buffer,
                                 gsize             length,
                                 GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjReadAhead, sj_read_ahead_free)

G_END_DECLS
