#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One answer within a record, borrowed for the time of one call. */
typedef struct
{
  const char *path; /* its name, behind the names of what it stands in: "values.Q1" */
  gsize path_length;
  const char *text; /* empty where there is no answer */
  gsize length;
  gboolean is_list; /* the texts of a list, joined */
} SjRecordField;

typedef void (*SjRecordFieldFunc) (gpointer             user_data,
                                   const SjRecordField *field);

/* Takes records of JSON apart, one after the other. */
typedef struct _SjRecordParser SjRecordParser;

SjRecordParser *sj_record_parser_new          (void);
void            sj_record_parser_free         (SjRecordParser    *self);
gboolean        sj_record_parser_run          (SjRecordParser    *self,
                                               const char        *text,
                                               gsize              length,
                                               SjRecordFieldFunc  func,
                                               gpointer           user_data);
const char     *sj_record_parser_get_problem  (SjRecordParser    *self,
                                               guint64           *line);
guint64         sj_record_parser_get_replaced (SjRecordParser    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjRecordParser, sj_record_parser_free)

G_END_DECLS
