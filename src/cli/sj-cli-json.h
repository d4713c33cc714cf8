#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes JSON as it goes, two spaces a level. Numbers are the shortest that read back the same. */
typedef struct
{
  GString *text;
  guint depth;
  gboolean has_member; /* something stands in the open array or object */
} SjCliJson;

void sj_cli_json_init   (SjCliJson  *json);
void sj_cli_json_print  (SjCliJson  *json);
void sj_cli_json_open   (SjCliJson  *json,
                         const char *name,
                         char        bracket);
void sj_cli_json_close  (SjCliJson  *json,
                         char        bracket);
void sj_cli_json_string (SjCliJson  *json,
                         const char *name,
                         const char *value);
void sj_cli_json_count  (SjCliJson  *json,
                         const char *name,
                         guint64     value);
void sj_cli_json_number (SjCliJson  *json,
                         const char *name,
                         double      value);
void sj_cli_json_null   (SjCliJson  *json,
                         const char *name);
char *sj_cli_format_number (double   value);

G_END_DECLS
