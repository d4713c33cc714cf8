#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A journal has one JSON object a line. The first says what the others are to be done to: a file
 * as it was, or the map itself where there is no file. Then transactions, and where the map was
 * being saved, what the file will hold if that succeeded.
 */
#define SJ_JOURNAL_FORMAT_NAME "sojourn-journal"
#define SJ_JOURNAL_FORMAT_VERSION 1

#define SJ_JOURNAL_MEMBER_FORMAT "format"
#define SJ_JOURNAL_MEMBER_VERSION "version"
#define SJ_JOURNAL_MEMBER_PROGRAM "program"
#define SJ_JOURNAL_MEMBER_TITLE "title"
#define SJ_JOURNAL_MEMBER_FILE "file"
#define SJ_JOURNAL_MEMBER_SIZE "size"
#define SJ_JOURNAL_MEMBER_MODIFIED "modified"
#define SJ_JOURNAL_MEMBER_HASH "sha256"
#define SJ_JOURNAL_MEMBER_MAP "map"
#define SJ_JOURNAL_MEMBER_SAVING "saving"
#define SJ_JOURNAL_MEMBER_SAVED "saved"

#define SJ_JOURNAL_MEMBER_EDITS "edits"
#define SJ_JOURNAL_MEMBER_LABEL "label"
#define SJ_JOURNAL_MEMBER_SERIAL "serial"
#define SJ_JOURNAL_MEMBER_TIME "time"
#define SJ_JOURNAL_MEMBER_UNDONE "undone"
#define SJ_JOURNAL_MEMBER_MERGED "merged"

G_END_DECLS
