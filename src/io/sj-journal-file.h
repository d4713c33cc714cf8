#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SJ_JOURNAL_FILE_ENDING ".jsonl"

/**
 * SjJournalFile:
 *
 * A file that only grows, locked while the program runs. What is appended is with the system at
 * once, so that it outlives the program, and on the disk within a second, so that it outlives the
 * power.
 */
typedef struct _SjJournalFile SjJournalFile;

SjJournalFile *sj_journal_file_create     (const char     *name,
                                           GError        **error);
gboolean       sj_journal_file_append     (SjJournalFile  *self,
                                           GBytes         *bytes,
                                           GError        **error);
const char    *sj_journal_file_get_path   (SjJournalFile  *self);
void           sj_journal_file_close      (SjJournalFile  *self);
void           sj_journal_file_remove     (SjJournalFile  *self);

char          *sj_journal_file_get_folder (void);
int            sj_journal_file_lock       (const char     *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjJournalFile, sj_journal_file_close)

G_END_DECLS
