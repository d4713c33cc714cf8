#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-filters.h"

#include <glib/gi18n-lib.h>

/* What is said about the rows that are left out, and about codes that nobody knows. */

static char *
describe (SjTable               *table,
          const SjFilterOutcome *outcome)
{
  const char *title = sj_vendor_filter_get_title (outcome->id);

  if (outcome->column == SJ_FILTER_NO_COLUMN)
    return g_strdup (title);

  /* Translators: which rows are left out, and the column that tells */
  return g_strdup_printf (_("%s (by “%s”)"), title,
                          sj_table_get_column_name (table, outcome->column));
}

/**
 * sj_cli_print_filters:
 * @table: a table
 * @filters: (element-type SjFilterOutcome): its filters, with what the first rows lose to them
 *
 * Lists the filters for people.
 */
void
sj_cli_print_filters (SjTable   *table,
                      GPtrArray *filters)
{
  for (guint i = 0; i < filters->len; i++)
    {
      const SjFilterOutcome *outcome = g_ptr_array_index (filters, i);
      g_autofree char *words = describe (table, outcome);
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, outcome->n_dropped);

      g_print ("%-12s %-12s  ", i == 0 ? _("Filters:") : "", outcome->id);
      if (outcome->active)
        /* Translators: a number of rows, which rows these are */
        g_print (_("%s of the first rows: %s"), number, words);
      else
        /* Translators: which rows a filter would leave out */
        g_print (_("off: %s"), words);
      g_print ("\n");
    }
}

static void
write_unknown (SjJsonWriter          *json,
               const SjFilterOutcome *outcome)
{
  sj_json_writer_member (json, "unknown");
  sj_json_writer_begin_array (json);
  for (guint i = 0; i < outcome->unknown->len; i++)
    {
      const SjUnknownCode *code = g_ptr_array_index (outcome->unknown, i);

      sj_json_writer_item (json);
      sj_json_writer_begin_object (json);
      sj_json_writer_member_text (json, "text", code->text);
      sj_json_writer_member_number (json, "rows", (double) code->n);
      sj_json_writer_end_object (json);
    }
  sj_json_writer_end_array (json);
}

/**
 * sj_cli_write_filters:
 * @json: a writer in an object
 * @table: a table
 * @filters: (element-type SjFilterOutcome): what its filters did
 *
 * Writes the member "filters" if there are any.
 */
void
sj_cli_write_filters (SjJsonWriter *json,
                      SjTable      *table,
                      GPtrArray    *filters)
{
  if (filters->len == 0)
    return;

  sj_json_writer_member (json, "filters");
  sj_json_writer_begin_array (json);
  for (guint i = 0; i < filters->len; i++)
    {
      const SjFilterOutcome *outcome = g_ptr_array_index (filters, i);

      sj_json_writer_item (json);
      sj_json_writer_begin_object (json);
      sj_json_writer_member_text (json, "filter", outcome->id);
      if (outcome->column != SJ_FILTER_NO_COLUMN)
        sj_json_writer_member_text (json, "column",
                                    sj_table_get_column_name (table, outcome->column));
      sj_json_writer_member_boolean (json, "active", outcome->active);
      sj_json_writer_member_number (json, "rows", (double) outcome->n_dropped);
      if (outcome->unknown->len > 0)
        write_unknown (json, outcome);
      sj_json_writer_end_object (json);
    }
  sj_json_writer_end_array (json);
}

static void
report_unknown (const char            *command,
                SjTable               *table,
                const SjFilterOutcome *outcome)
{
  for (guint i = 0; i < outcome->unknown->len; i++)
    {
      const SjUnknownCode *code = g_ptr_array_index (outcome->unknown, i);
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, code->n);
      g_autofree char *sentence = NULL;

      /* Translators: a column, a text in it, how often it stands there, the short name of a
       * filter, then this name and the text twice */
      sentence = g_strdup_printf (_("Column “%s” holds “%s” %s times, which the filter “%s” does "
                                    "not know; these rows are read. Say --drop '%s=%s' or --keep "
                                    "'%s=%s'"),
                                  sj_table_get_column_name (table, outcome->column), code->text,
                                  number, outcome->id, outcome->id, code->text, outcome->id,
                                  code->text);
      g_printerr ("sojourn-cli %s: %s\n", command, sentence);
    }
}

/**
 * sj_cli_report_filters:
 * @command: the subcommand
 * @table: a table
 * @filters: (element-type SjFilterOutcome): what its filters did
 *
 * Says on standard error how many rows each filter left out, and what it does not know.
 */
void
sj_cli_report_filters (const char *command,
                       SjTable    *table,
                       GPtrArray  *filters)
{
  for (guint i = 0; i < filters->len; i++)
    {
      const SjFilterOutcome *outcome = g_ptr_array_index (filters, i);
      g_autofree char *words = describe (table, outcome);
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, outcome->n_dropped);
      g_autofree char *sentence = NULL;

      if (outcome->n_dropped > 0)
        {
          /* Translators: a number of rows, which rows these are */
          sentence = g_strdup_printf (ngettext ("%s row is left out: %s",
                                                "%s rows are left out: %s", outcome->n_dropped),
                                      number, words);
          g_printerr ("sojourn-cli %s: %s\n", command, sentence);
        }
      report_unknown (command, table, outcome);
    }
}
