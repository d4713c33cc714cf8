#pragma once

#include "core/sj-edit-log.h"
#include "io/sj-file-stamp.h"

G_BEGIN_DECLS

#define SJ_TYPE_JOURNAL (sj_journal_get_type ())
G_DECLARE_FINAL_TYPE (SjJournal, sj_journal, SJ, JOURNAL, GObject)

SjJournal  *sj_journal_new        (SjEditLog         *log,
                                   GFile             *file,
                                   const SjFileStamp *stamp);
void        sj_journal_begin_save (SjJournal         *self,
                                   GFile             *file,
                                   GBytes            *content);
void        sj_journal_end_save   (SjJournal         *self,
                                   gboolean           saved);
void        sj_journal_restart    (SjJournal         *self,
                                   GFile             *file,
                                   const SjFileStamp *stamp);
void        sj_journal_rebase     (SjJournal         *self,
                                   GFile             *file,
                                   const SjFileStamp *stamp);
void        sj_journal_discard    (SjJournal         *self);
const char *sj_journal_get_path   (SjJournal         *self);

G_END_DECLS
