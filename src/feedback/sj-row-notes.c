#define G_LOG_DOMAIN "sj-table"

#include "config.h"

#include "feedback/sj-row-notes.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* What is odd about the rows of a table, in sentences for people. */

/* "row 7" or "rows 3, 7, 12 …" */
static char *
list_places (const SjRowPlaces places,
             guint64           n)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < SJ_ROW_PLACES && places[i] != 0; i++)
    g_string_append_printf (list, "%s%" G_GUINT64_FORMAT, i > 0 ? ", " : "", places[i]);
  if (n > SJ_ROW_PLACES)
    g_string_append (list, " …");

  /* Translators: numbers of rows of a file */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "row %s", "rows %s", (gulong) n),
                          list->str);
}

/* Takes a sentence with %s for the number. */
static void
add_note (GPtrArray  *notes,
          const char *sentence,
          guint64     n,
          char       *places)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  g_auto(GStrv) parts = g_strsplit (sentence, "%s", 2);
  g_autofree char *whole = g_strjoinv (number, parts);

  if (n > 0)
    g_ptr_array_add (notes, places != NULL ? g_strdup_printf ("%s (%s)", whole, places)
                                           : g_strdup (whole));
  g_free (places);
}

static void
add_row_notes (GPtrArray         *notes,
               const SjRowCounts *counts)
{
  /* Translators: in these sentences %s is a number. */
  add_note (notes,
            ngettext ("%s row has fewer cells than the header; the others are taken as empty",
                      "%s rows have fewer cells than the header; the others are taken as empty",
                      counts->short_rows),
            counts->short_rows, list_places (counts->short_at, counts->short_rows));
  add_note (notes,
            ngettext ("%s row has more cells than the header; the last are left out",
                      "%s rows have more cells than the header; the last are left out",
                      counts->long_rows),
            counts->long_rows, list_places (counts->long_at, counts->long_rows));
  add_note (notes,
            ngettext ("%s row is the header over again; it is left out",
                      "%s rows are the header over again; they are left out",
                      counts->header_rows),
            counts->header_rows, list_places (counts->header_at, counts->header_rows));
  add_note (notes,
            ngettext ("%s row holds bytes of zero, which are taken as spaces",
                      "%s rows hold bytes of zero, which are taken as spaces", counts->zero_rows),
            counts->zero_rows, list_places (counts->zero_at, counts->zero_rows));
}

static void
add_below_notes (GPtrArray         *notes,
                 const SjRowsBelow *below)
{
  add_note (notes,
            ngettext ("%s row of notes below the answers is left out",
                      "%s rows of notes below the answers are left out", below->notes),
            below->notes, list_places (below->notes_at, below->notes));
  add_note (notes,
            ngettext ("%s row below the answers sums them up, as an average or a total does; it is "
                      "left out",
                      "%s rows below the answers sum them up, as averages and totals do; they are "
                      "left out",
                      below->summaries),
            below->summaries, list_places (below->summaries_at, below->summaries));
}

static void
add_end_notes (GPtrArray         *notes,
               const SjRowCounts *counts)
{
  add_note (notes,
            _("A quotation mark that opens in row %s is never closed; all that follows is taken as "
              "part of its cell"),
            counts->unclosed_at, NULL);
  if (counts->cut_off)
    g_ptr_array_add (notes,
                     g_strdup (_("The file is cut off; what came before the cut was read")));
}

static void
add_dates_note (GPtrArray         *notes,
                SjTable           *table,
                const SjRowCounts *counts)
{
  if (counts->unread_dates > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%" PRIu64 " row has no date in “%s” that a "
                                                "database can be asked for; of texts these are "
                                                "dates like 2024-12-31. Write a SELECT that gives "
                                                "real dates",
                                                "%" PRIu64 " rows have no date in “%s” that a "
                                                "database can be asked for; of texts these are "
                                                "dates like 2024-12-31. Write a SELECT that gives "
                                                "real dates",
                                                counts->unread_dates),
                                      counts->unread_dates,
                                      sj_table_get_column_name (table, counts->dates)));
}

static void
add_doubles_note (GPtrArray         *notes,
                  SjUnsoughtDoubles  unsought)
{
  if (unsought == SJ_UNSOUGHT_ONCE)
    g_ptr_array_add (notes,
                     g_strdup (_("Standard input can be read once only, so nobody looked for "
                                 "answers that stand in it twice; name a file to leave such "
                                 "out")));
  else if (unsought == SJ_UNSOUGHT_LONG)
    g_ptr_array_add (notes,
                     g_strdup (_("The table is long and its answers have no ids, so nobody looked "
                                 "for rows that stand in it twice")));
}

static void
add_repair_note (GPtrArray *notes,
                 SjTable   *table)
{
  const char *repair = sj_table_get_repair (table);

  if (repair != NULL)
    g_ptr_array_add (notes,
                     /* Translators: the name of an encoding */
                     g_strdup_printf (_("The text looks as if it had been encoded twice, so that "
                                        "letters with marks stand as two signs; read it as %s to "
                                        "repair it"),
                                      repair));
}

static void
add_sheet_note (GPtrArray *notes,
                SjTable   *table)
{
  guint sheet;
  GPtrArray *sheets = sj_table_get_sheets (table, &sheet);
  int fuller = sj_table_get_source (table)->fuller_sheet;

  if (sheets != NULL && fuller >= 0)
    g_ptr_array_add (notes,
                     /* Translators: the names of two sheets of a workbook */
                     g_strdup_printf (_("The sheet “%s” is read, which has few rows; “%s” has many "
                                        "more. If the answers are there, choose that sheet"),
                                      (char *) g_ptr_array_index (sheets, sheet),
                                      (char *) g_ptr_array_index (sheets, fuller)));
}

static void
add_weight_note (GPtrArray *notes,
                 SjTable   *table)
{
  guint column;

  if (sj_table_get_weight (table, &column))
    g_ptr_array_add (notes,
                     g_strdup_printf (_("The file says that “%s” weighs its answers; they count "
                                        "alike unless you choose it as their weight"),
                                      sj_table_get_column_name (table, column)));
}

/**
 * sj_row_notes_list:
 * @table: a table that was read
 * @counts: what was found out about its rows
 * @n_replaced: how many bad bytes were met
 * @weighted: whether a weight was chosen
 *
 * Returns: (transfer full) (element-type utf8): what was left out or taken otherwise than it
 *   stands, and where; empty if there is nothing to say
 */
GPtrArray *
sj_row_notes_list (SjTable           *table,
                   const SjRowCounts *counts,
                   guint64            n_replaced,
                   gboolean           weighted)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  SjRowsBelow below;
  guint n_above;

  g_return_val_if_fail (table != NULL && counts != NULL, notes);

  add_sheet_note (notes, table);
  sj_table_get_notes (table, &n_above, NULL);
  below = *sj_table_get_rows_below (table);
  sj_rows_below_add (&below, &counts->below);
  add_note (notes,
            ngettext ("%s row of notes above the header is left out",
                      "%s rows of notes above the header are left out", n_above),
            n_above, NULL);
  add_below_notes (notes, &below);
  add_row_notes (notes, counts);
  add_note (notes,
            ngettext ("%s byte is no text in this encoding; � stands for it",
                      "%s bytes are no text in this encoding; � stands for them", n_replaced),
            n_replaced, NULL);
  add_end_notes (notes, counts);
  add_dates_note (notes, table, counts);
  add_doubles_note (notes, counts->unsought);
  add_repair_note (notes, table);
  if (!weighted)
    add_weight_note (notes, table);

  return notes;
}
