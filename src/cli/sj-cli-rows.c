#define G_LOG_DOMAIN "sj-cli"

#include "cli/sj-cli-rows.h"

static void
write_kind (SjJsonWriter      *json,
            const char        *name,
            guint64            n,
            const SjRowPlaces  places)
{
  if (n == 0)
    return;

  sj_json_writer_member (json, name);
  sj_json_writer_begin_object (json);
  sj_json_writer_member_number (json, "n", n);
  sj_json_writer_member (json, "first");
  sj_json_writer_begin_array (json);
  for (guint i = 0; i < SJ_ROW_PLACES && places[i] != 0; i++)
    {
      sj_json_writer_item (json);
      sj_json_writer_number (json, places[i]);
    }
  sj_json_writer_end_array (json);
  sj_json_writer_end_object (json);
}

static gboolean
has_odd_rows (const SjRowCounts *counts)
{
  return counts->short_rows + counts->long_rows + counts->header_rows + counts->zero_rows +
             counts->below.notes + counts->below.summaries + counts->unclosed_at > 0 ||
         counts->cut_off;
}

/**
 * sj_cli_write_odd_rows:
 * @json: a writer in an object
 * @counts: what was found out about the rows of a file
 *
 * Writes the member "odd_rows" if there are any: how many of each kind, and the first of them.
 */
void
sj_cli_write_odd_rows (SjJsonWriter      *json,
                       const SjRowCounts *counts)
{
  if (!has_odd_rows (counts))
    return;

  sj_json_writer_member (json, "odd_rows");
  sj_json_writer_begin_object (json);
  write_kind (json, "short", counts->short_rows, counts->short_at);
  write_kind (json, "long", counts->long_rows, counts->long_at);
  write_kind (json, "header", counts->header_rows, counts->header_at);
  write_kind (json, "zero_bytes", counts->zero_rows, counts->zero_at);
  write_kind (json, "notes_below", counts->below.notes, counts->below.notes_at);
  write_kind (json, "summaries_below", counts->below.summaries, counts->below.summaries_at);
  if (counts->unclosed_at > 0)
    sj_json_writer_member_number (json, "unclosed_quote", counts->unclosed_at);
  if (counts->cut_off)
    sj_json_writer_member_number (json, "cut_off", 1);
  sj_json_writer_end_object (json);
}
