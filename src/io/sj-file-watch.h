#pragma once

#include "io/sj-file-stamp.h"

G_BEGIN_DECLS

/**
 * SjFileState:
 * @SJ_FILE_AS_KNOWN: it holds what the program last read or wrote
 * @SJ_FILE_CHANGED: somebody else has written something else
 * @SJ_FILE_MISSING: it was moved or deleted
 * @SJ_FILE_UNREADABLE: it is there, but cannot be read
 */
typedef enum
{
  SJ_FILE_AS_KNOWN,
  SJ_FILE_CHANGED,
  SJ_FILE_MISSING,
  SJ_FILE_UNREADABLE,
} SjFileState;

#define SJ_TYPE_FILE_WATCH (sj_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (SjFileWatch, sj_file_watch, SJ, FILE_WATCH, GObject)

SjFileWatch *sj_file_watch_new          (GFile                *file,
                                         const SjFileStamp    *known);
SjFileState  sj_file_watch_get_state    (SjFileWatch          *self);
GBytes      *sj_file_watch_get_found    (SjFileWatch          *self,
                                         SjFileStamp          *stamp);
const char  *sj_file_watch_get_problem  (SjFileWatch          *self);
void         sj_file_watch_check_async  (SjFileWatch          *self,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
SjFileState  sj_file_watch_check_finish (SjFileWatch          *self,
                                         GAsyncResult         *result);
void         sj_file_watch_hold         (SjFileWatch          *self);
void         sj_file_watch_release      (SjFileWatch          *self);
void         sj_file_watch_accept       (SjFileWatch          *self,
                                         const SjFileStamp    *known);

G_END_DECLS
