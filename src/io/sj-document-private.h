#pragma once

#include "io/sj-document.h"
#include "io/sj-journal.h"

G_BEGIN_DECLS

struct _SjDocument
{
  GObject parent_instance;

  SjMap     *map;
  SjEditLog *log;
  GFile     *file;  /* NULL until it is saved for the first time */
  gboolean   read_only;

  /* What the file held when it was last read or written: what changes are merged against. */
  GBytes      *content;  /* NULL if that is not known */
  SjFileStamp  stamp;  /* without a hash if nothing is known */

  gboolean     guarded;
  gboolean     apart;  /* the file has another version, and a person chose this one */
  SjJournal   *journal;  /* NULL if the map cannot be changed */
  SjFileWatch *watch;  /* NULL without a file */
  GQueue       saves;  /* GTask; the first one is under way */
  SjMap       *theirs;  /* what somebody else wrote into the file */
  char        *problem;  /* why that is not a map */

  SjRecoveredChanges *recovered;
};

typedef enum
{
  SJ_DOCUMENT_DIRTY = 1,
  SJ_DOCUMENT_FILE,
  SJ_DOCUMENT_TITLE,
  SJ_DOCUMENT_FILE_STATE,
  SJ_DOCUMENT_RECOVERED,
} SjDocumentProperty;

void sj_document_notify        (SjDocument         *self,
                                SjDocumentProperty  property);
void sj_document_tell_failed   (SjDocument         *self,
                                GError             *error);
void sj_document_tell_reloaded (SjDocument         *self);
void sj_document_set_content   (SjDocument         *self,
                                GBytes             *content,
                                const SjFileStamp  *stamp);
void sj_document_set_file      (SjDocument         *self,
                                GFile              *file);
void sj_document_check_dirty   (SjDocument         *self);
void sj_document_start_journal (SjDocument         *self);
void sj_document_set_recovered (SjDocument         *self,
                                SjRecoveredChanges *recovered);
void sj_document_take_version  (SjDocument         *self,
                                GBytes             *content,
                                const SjFileStamp  *stamp,
                                gboolean            apart);
gboolean sj_document_can_take  (SjDocument         *self,
                                GError            **error);
void sj_recovered_changes_free (SjRecoveredChanges *self);

G_END_DECLS
