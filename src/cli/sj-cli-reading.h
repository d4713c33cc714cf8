#pragma once

#include "feedback/sj-reading.h"
#include "feedback/sj-tally-result.h"
#include "io/sj-json-writer.h"

G_BEGIN_DECLS

/* The options that say how a table is read, as strings; shared by the subcommands that read one. */
typedef struct
{
  char *database;
  char *table;
  char *query;
  gboolean counts;
  gboolean figures;
  char *by;
  char **segments;
  char *wave;
  char **scores;
  char **scales;
  char **labels;
  char **missing;
  char **reversed;
  char *header_rows;
  char *header_at;
  char *encoding;
  char *delimiter;
  char *sheet;
  char *vendor;
  char **keeps;
  char **drops;
  char **where;
  char *date_column;
  char *from;
  char *until;
  char *date_order;
  char *time_zone;
  char *weight;
  char *respondent;
  char *words;
  gboolean only_words;
  char *min_n;
} SjCliReading;

GOptionEntry *sj_cli_reading_entries     (SjCliReading        *options,
                                          const GOptionEntry  *more);
gboolean      sj_cli_reading_get         (const SjCliReading  *options,
                                          SjReading           *reading,
                                          GError             **error);
const char   *sj_cli_reading_get_data    (const SjCliReading  *options,
                                          int                  argc,
                                          char               **argv,
                                          int                  position);
void          sj_cli_reading_clear       (SjCliReading        *options);
void          sj_cli_print_form          (SjTable             *table);
void          sj_cli_write_form          (SjJsonWriter        *json,
                                          SjTable             *table);
void          sj_cli_write_source        (SjJsonWriter        *json,
                                          const SjTallyResult *result);
void          sj_cli_report_notes        (const char          *command,
                                          const SjTallyResult *result);
void          sj_cli_report_columns      (const char          *command,
                                          const SjReading     *reading,
                                          SjTable             *table);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SjCliReading, sj_cli_reading_clear)

G_END_DECLS
