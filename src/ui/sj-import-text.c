#define G_LOG_DOMAIN "sj-import-text"

#include "config.h"

#include "ui/sj-import-text.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-row-notes.h"
#include "feedback/sj-vendor.h"
#include "ui/sj-import-encoding.h"

/*
 * Says in words what was understood of a file with answers.
 */

/**
 * sj_import_text_delimiter:
 * @delimiter: what stands between two cells
 *
 * Returns: (transfer none): what people call it
 */
const char *
sj_import_text_delimiter (char delimiter)
{
  switch (delimiter)
    {
    case ',':
      return _("comma");
    case ';':
      return _("semicolon");
    case '\t':
      return _("tab");
    case '|':
      return _("vertical bar");
    default:
      return _("other separator");
    }
}

/**
 * sj_import_text_form:
 * @table: a table
 *
 * Returns: (transfer full): "UTF-8 · comma · 1 header row", or "Excel workbook · Sheet1 · …"
 */
char *
sj_import_text_form (SjTable *table)
{
  guint n_headers = sj_table_get_header_rows (table);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_autofree char *headers =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u header row", "%u header rows", n_headers),
                     n_headers);
  guint sheet;
  GPtrArray *sheets = sj_table_get_sheets (table, &sheet);

  if (sj_table_get_vendor_name (table) != NULL)
    g_ptr_array_add (words, (char *) sj_table_get_vendor_name (table));
  g_ptr_array_add (words, (char *) (sj_table_get_encoding (table) != NULL
                                      ? sj_import_encoding_get_title (
                                          sj_table_get_encoding (table))
                                      : sj_table_get_format (table)));
  if (sj_table_get_delimiter (table) != '\0')
    g_ptr_array_add (words, (char *) sj_import_text_delimiter (sj_table_get_delimiter (table)));
  if (sheets != NULL)
    g_ptr_array_add (words, g_ptr_array_index (sheets, sheet));
  g_ptr_array_add (words, headers);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" · ", (char **) words->pdata);
}

static void
append_filters (GString             *text,
                const SjTallyResult *result)
{
  for (guint i = 0; i < result->filters->len; i++)
    {
      const SjFilterOutcome *outcome = g_ptr_array_index (result->filters, i);
      gulong n = (gulong) outcome->n_dropped;

      if (!outcome->active || n == 0)
        continue;
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              /* Translators: how many rows, then why they are left out. */
                              g_dngettext (GETTEXT_PACKAGE, "%'lu row is left out: %s",
                                           "%'lu rows are left out: %s", n),
                              n, sj_vendor_filter_get_title (outcome->id));
    }
}

/**
 * sj_import_text_rows:
 * @result: what was read
 *
 * Returns: (transfer full): how many rows were read, and in further lines which could not be, and
 *   why
 */
char *
sj_import_text_rows (const SjTallyResult *result)
{
  gulong n_rows = (gulong) result->counts.rows;
  gulong n_skipped = (gulong) sj_tally_result_get_skipped (result);
  g_autoptr(GPtrArray) notes = sj_row_notes_list (result->table, &result->counts,
                                                  result->n_replaced, result->weighted);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%'lu row", "%'lu rows", n_rows),
                          n_rows);
  if (n_skipped > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%'lu skipped", "%'lu skipped",
                                                 n_skipped),
                              n_skipped);
    }
  append_filters (text, result);
  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (notes, i));

  return g_string_free (text, FALSE);
}

/**
 * sj_import_text_match:
 * @map: the map
 * @match: a name of the file and what it was matched with
 *
 * Returns: (transfer full): how sure that is
 */
char *
sj_import_text_match (SjMap               *map,
                      const SjImportMatch *match)
{
  g_autofree char *title = NULL;

  switch (match->kind)
    {
    case SJ_IMPORT_TAKEN:
      /* Translators: how alike two names are, in per cent. */
      return match->score >= 1.0 ? g_strdup (_("The same name"))
                                 : g_strdup_printf (_("Alike, %.0f %%"), match->score * 100.0);

    case SJ_IMPORT_OFFERED:
      title = sj_feedback_anchor_get_title (map, match->anchor);
      return g_strdup_printf (_("Perhaps “%s”, %.0f %% alike"), title, match->score * 100.0);

    case SJ_IMPORT_KEPT:
      return g_strdup (_("As last time"));

    case SJ_IMPORT_CHOSEN:
      return g_strdup (_("Chosen by you"));

    case SJ_IMPORT_CREATED:
      return g_strdup (_("Becomes a new touchpoint"));

    case SJ_IMPORT_UNMATCHED:
    default:
      return g_strdup (_("Nothing on the map is called like this"));
    }
}

/**
 * sj_import_text_done:
 * @summary: what an import did
 *
 * Returns: (transfer full): that, as a short sentence
 */
char *
sj_import_text_done (const SjImportSummary *summary)
{
  guint n_curves = summary->n_added + summary->n_refreshed;

  if (summary->n_added > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u curve added", "%u curves added",
                                         summary->n_added),
                            summary->n_added);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u curve brought up to date",
                                       "%u curves brought up to date", n_curves),
                          n_curves);
}
