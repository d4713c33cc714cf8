#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-doubts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DOUBTS 20 /* more are not read through; --json has them all */

/* What to write for an alternative, or NULL if it is what happens anyway. */
static char *
format_option (const SjDoubt       *doubt,
               const SjAlternative *alternative)
{
  g_auto(GStrv) parts = g_strsplit (alternative->value != NULL ? alternative->value : "", "|", 3);
  guint n_parts = g_strv_length (parts);

  switch (alternative->change)
    {
    case SJ_CHANGE_SCALE:
      if (n_parts > 2)
        return g_strdup_printf ("--scale '#%u:%s' --reverse '#%u'", doubt->column + 1, parts[0],
                                doubt->column + 1);
      if (n_parts > 1)
        return g_strdup_printf ("--scale '#%u:%s' --missing '%s'", doubt->column + 1, parts[0],
                                parts[1]);
      return g_strdup_printf ("--scale '#%u:%s'", doubt->column + 1, parts[0]);
    case SJ_CHANGE_REVERSE:
      return g_strdup_printf ("--reverse '#%u'", doubt->column + 1);
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

static void
print_doubt (const SjDoubt *doubt)
{
  g_print ("\n#%-4u%s\n", doubt->column + 1, doubt->text);
  for (guint i = 0; i < doubt->alternatives->len; i++)
    {
      const SjAlternative *alternative = g_ptr_array_index (doubt->alternatives, i);
      g_autofree char *words = sj_alternative_format (alternative);
      g_autofree char *option = format_option (doubt, alternative);

      g_print ("   %s %s%s%s%s\n", i == doubt->chosen ? "→" : " ", words,
               option != NULL ? "  (" : "", option != NULL ? option : "",
               option != NULL ? ")" : "");
    }
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
write_alternative (SjJsonWriter        *json,
                   const SjDoubt       *doubt,
                   const SjAlternative *alternative)
{
  g_autofree char *option = format_option (doubt, alternative);
  const SjTallySummary *summary = &alternative->figures.summary;

  sj_json_writer_item (json);
  sj_json_writer_begin_object (json);
  sj_json_writer_member_text (json, "id", alternative->id);
  sj_json_writer_member_text (json, "text", alternative->text);
  if (option != NULL)
    sj_json_writer_member_text (json, "options", option);
  if (alternative->has_figures)
    {
      g_autofree char *headline = sj_sample_tally_headline (&alternative->figures);

      sj_json_writer_member_text (json, "headline", headline);
      sj_json_writer_member_number (json, "n", (double) summary->n);
      sj_json_writer_member_number (json, "mean", summary->mean);
      sj_json_writer_member_number (json, "valence", summary->valence);
      if (summary->has_nps)
        sj_json_writer_member_number (json, "nps", summary->nps);
    }
  sj_json_writer_end_object (json);
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
      sj_json_writer_member_text (json, "question", doubt->text);
      sj_json_writer_member_text (json, "chosen", chosen->id);
      sj_json_writer_member (json, "alternatives");
      sj_json_writer_begin_array (json);
      for (guint j = 0; j < doubt->alternatives->len; j++)
        write_alternative (json, doubt, g_ptr_array_index (doubt->alternatives, j));
      sj_json_writer_end_array (json);
      sj_json_writer_end_object (json);
    }
  sj_json_writer_end_array (json);
}
