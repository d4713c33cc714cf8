#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-doubts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DOUBTS 20 /* more are not read through; --json has them all */

static char *
format_scale_option (guint       column,
                     const char *value)
{
  g_auto(GStrv) parts = g_strsplit (value != NULL ? value : "", "|", 3);
  guint n_parts = g_strv_length (parts);

  if (n_parts > 2)
    return g_strdup_printf ("--scale '#%u:%s' --reverse '#%u'", column + 1, parts[0], column + 1);
  if (n_parts > 1)
    return g_strdup_printf ("--scale '#%u:%s' --missing '%s'", column + 1, parts[0], parts[1]);

  return g_strdup_printf ("--scale '#%u:%s'", column + 1, parts[0]);
}

/* What to write for an alternative, or NULL if it is what happens anyway. */
static char *
format_option (const SjAlternative *alternative,
               guint                column)
{
  switch (alternative->change)
    {
    case SJ_CHANGE_SCALE:
      return format_scale_option (column, alternative->value);
    case SJ_CHANGE_REVERSE:
      return g_strdup_printf ("--reverse '#%u'", column + 1);
    case SJ_CHANGE_MISSING:
      return g_strdup_printf ("--missing '%s'", alternative->value);
    case SJ_CHANGE_DATES:
      return g_strdup_printf ("--date-order %s", alternative->value);
    case SJ_CHANGE_KEEP:
      return g_strdup_printf ("--keep '%s'", alternative->value);
    case SJ_CHANGE_DROP:
      return g_strdup_printf ("--drop '%s'", alternative->value);
    case SJ_CHANGE_NONE:
    default:
      return NULL;
    }
}

/* What to write for all columns; what is said of the whole table is said once. */
static char *
format_options (const SjDoubt *doubt,
                guint          position)
{
  const SjAlternative *own = g_ptr_array_index (doubt->alternatives, position);
  gboolean one = own->change != SJ_CHANGE_SCALE && own->change != SJ_CHANGE_REVERSE;
  g_autoptr(GPtrArray) options = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < (one ? 1 : doubt->columns->len); i++)
    {
      guint column = g_array_index (doubt->columns, guint, i);

      g_ptr_array_add (options, format_option (sj_doubt_get_alternative (doubt, column, position),
                                               column));
    }
  g_ptr_array_add (options, NULL);

  return options->pdata[0] != NULL ? g_strjoinv (" ", (char **) options->pdata) : NULL;
}

/* The other columns of the question, by their numbers. */
static void
print_columns (const SjDoubt *doubt)
{
  if (doubt->columns->len < 2)
    return;

  /* Translators: then numbers of columns */
  g_print ("     %s", _("The same for"));
  for (guint i = 1; i < doubt->columns->len; i++)
    g_print (" #%u", g_array_index (doubt->columns, guint, i) + 1);
  g_print ("\n");
}

static void
print_doubt (const SjDoubt *doubt)
{
  g_print ("\n#%-4u%s\n", doubt->column + 1, doubt->text);
  for (guint i = 0; i < doubt->alternatives->len; i++)
    {
      const SjAlternative *alternative = g_ptr_array_index (doubt->alternatives, i);
      g_autofree char *words = sj_alternative_format (alternative);
      g_autofree char *option = format_option (alternative, doubt->column);
      gboolean done = i == doubt->chosen && !doubt->mixed;

      g_print ("   %s %s%s%s%s\n", done ? "→" : " ", words,
               option != NULL ? "  (" : "", option != NULL ? option : "",
               option != NULL ? ")" : "");
    }
  print_columns (doubt);
}

/**
 * sj_cli_print_doubts:
 * @doubts: (element-type SjDoubt): what is unsure about a table
 *
 * Prints each question with its answers side by side; an arrow marks what is done.
 */
void
sj_cli_print_doubts (GPtrArray *doubts)
{
  guint n_shown = MIN (doubts->len, MAX_DOUBTS);

  if (doubts->len > 0)
    g_print ("\n%s\n", _("Unsure, with figures of the first rows; → is what is done:"));
  for (guint i = 0; i < n_shown; i++)
    print_doubt (g_ptr_array_index (doubts, i));
  if (doubts->len > n_shown)
    g_print (ngettext ("\n…and %u more, see --json\n", "\n…and %u more, see --json\n",
                       doubts->len - n_shown),
             doubts->len - n_shown);
}

static void
write_alternative (SjJsonWriter  *json,
                   const SjDoubt *doubt,
                   guint          position)
{
  const SjAlternative *alternative = g_ptr_array_index (doubt->alternatives, position);
  g_autofree char *option = format_options (doubt, position);
  g_autofree char *headline = sj_alternative_headline (alternative);
  const SjTallySummary *summary = &alternative->figures.summary;

  sj_json_writer_item (json);
  sj_json_writer_begin_object (json);
  sj_json_writer_member_text (json, "id", alternative->id);
  sj_json_writer_member_text (json, "text", alternative->text);
  if (option != NULL)
    sj_json_writer_member_text (json, "options", option);
  if (headline != NULL)
    sj_json_writer_member_text (json, "headline", headline);
  if (alternative->has_figures)
    {
      sj_json_writer_member_number (json, "n", (double) summary->n);
      sj_json_writer_member_number (json, "mean", summary->mean);
      sj_json_writer_member_number (json, "valence", summary->valence);
      if (summary->has_nps)
        sj_json_writer_member_number (json, "nps", summary->nps);
    }
  sj_json_writer_end_object (json);
}

/* All columns that the answer is for, if they are several. */
static void
write_columns (SjJsonWriter  *json,
               const SjDoubt *doubt)
{
  g_autofree double *numbers = g_new (double, doubt->columns->len);

  if (doubt->columns->len < 2)
    return;
  for (guint i = 0; i < doubt->columns->len; i++)
    numbers[i] = g_array_index (doubt->columns, guint, i) + 1;
  sj_json_writer_member (json, "columns");
  sj_json_writer_numbers (json, numbers, doubt->columns->len);
}

/**
 * sj_cli_write_doubts:
 * @json: a writer in an object
 * @doubts: (element-type SjDoubt): what is unsure about a table
 *
 * Writes the member "questions".
 */
void
sj_cli_write_doubts (SjJsonWriter *json,
                     GPtrArray    *doubts)
{
  sj_json_writer_member (json, "questions");
  sj_json_writer_begin_array (json);
  for (guint i = 0; i < doubts->len; i++)
    {
      const SjDoubt *doubt = g_ptr_array_index (doubts, i);
      const SjAlternative *chosen = g_ptr_array_index (doubt->alternatives, doubt->chosen);

      sj_json_writer_item (json);
      sj_json_writer_begin_object (json);
      sj_json_writer_member_text (json, "kind", sj_doubt_kind_get_id (doubt->kind));
      sj_json_writer_member_number (json, "column", doubt->column + 1);
      write_columns (json, doubt);
      sj_json_writer_member_text (json, "question", doubt->text);
      sj_json_writer_member_text (json, "chosen", chosen->id);
      sj_json_writer_member (json, "alternatives");
      sj_json_writer_begin_array (json);
      for (guint j = 0; j < doubt->alternatives->len; j++)
        write_alternative (json, doubt, j);
      sj_json_writer_end_array (json);
      sj_json_writer_end_object (json);
    }
  sj_json_writer_end_array (json);
}
