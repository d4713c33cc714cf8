#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SJ_FILE_STAMP_HASH_LENGTH 64

/**
 * SjFileStamp:
 * @size: bytes
 * @modified: microseconds since 1970, 0 if it is not known
 * @hash: the SHA-256 of the content, empty if there is none
 *
 * What tells one content of a file from another. Whether two contents are the same is said by size
 * and hash alone: a file may be touched without being changed.
 */
typedef struct
{
  goffset size;
  gint64  modified;
  char    hash[SJ_FILE_STAMP_HASH_LENGTH + 1];
} SjFileStamp;

gboolean sj_file_stamp_read      (SjFileStamp        *self,
                                  GFile              *file,
                                  GBytes            **content,
                                  GError            **error);
void     sj_file_stamp_of_bytes  (SjFileStamp        *self,
                                  GBytes             *content);
void     sj_file_stamp_set_time  (SjFileStamp        *self,
                                  GFile              *file);
gboolean sj_file_stamp_equal     (const SjFileStamp  *first,
                                  const SjFileStamp  *second);
gboolean sj_file_stamp_may_differ (const SjFileStamp *self,
                                   GFile             *file);

G_END_DECLS
