#define G_LOG_DOMAIN "sj-script-output"

#include "config.h"

#include "ui/sj-script-output.h"

#include <glib/gi18n-lib.h>

#include "io/sj-script-sheet.h"
#include "ui/sj-compat.h"

/*
 * Brings scripts onto paper, or into a PDF.
 */

typedef struct
{
  SjMap         *map;
  GPtrArray     *cards;
  SjScriptSheet *sheet;
} Job;

static Job *
job_new (SjMap     *map,
         GPtrArray *cards)
{
  Job *job = g_new0 (Job, 1);

  job->map = g_object_ref (map);
  job->cards = g_ptr_array_ref (cards);
  return job;
}

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  g_clear_pointer (&job->sheet, sj_script_sheet_free);
  g_clear_pointer (&job->cards, g_ptr_array_unref);
  g_clear_object (&job->map);
  g_free (job);
}

static void
say (GtkWindow  *parent,
     const char *heading,
     const char *text)
{
  const SjAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT } };

  sj_compat_ask (parent, heading, text, answers, G_N_ELEMENTS (answers), NULL, NULL);
}

/* The paper may be any that the printer has. */
static void
on_begin_print (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Job               *job)
{
  g_clear_pointer (&job->sheet, sj_script_sheet_free);
  job->sheet = sj_script_sheet_new (job->map, job->cards, gtk_print_context_get_width (context),
                                    gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int) sj_script_sheet_get_n_pages (job->sheet));
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Job               *job)
{
  sj_script_sheet_draw_page (job->sheet, gtk_print_context_get_cairo_context (context),
                             (guint) page);
}

/**
 * sj_script_output_print:
 * @parent: the window that asks
 * @map: a map
 * @cards: (element-type SjCard): its touchpoints to be printed
 *
 * Asks for a printer and prints.
 */
void
sj_script_output_print (GtkWindow *parent,
                        SjMap     *map,
                        GPtrArray *cards)
{
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr(GError) error = NULL;
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  Job *job = job_new (map, cards);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, sj_map_get_title (map));
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), job);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), job,
                         (GClosureNotify) (GCallback) job_free, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent,
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    say (parent, _("The Script Was Not Printed"), error->message);
}

static void
on_file_chosen (GObject      *parent,
                GAsyncResult *result,
                gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  g_autoptr(GError) error = NULL;

  if (file != NULL && g_file_peek_path (file) == NULL)
    say (GTK_WINDOW (parent), _("The Script Was Not Saved"),
         _("It can be saved only in a folder of this computer."));
  else if (file != NULL &&
           !sj_script_sheet_export_pdf (job->map, job->cards, g_file_peek_path (file), &error))
    say (GTK_WINDOW (parent), _("The Script Was Not Saved"), error->message);
  job_free (job);
}

static char *
propose_name (SjMap     *map,
              GPtrArray *cards)
{
  const char *title = cards->len == 1 ? sj_card_get_title (g_ptr_array_index (cards, 0))
                                      : sj_map_get_title (map);
  g_autofree char *plain = g_strdup (*title != '\0' ? title : _("Script"));

  return g_strconcat (g_strdelimit (plain, "/\\:*?\"<>|\n", ' '), ".pdf", NULL);
}

/**
 * sj_script_output_export:
 * @parent: the window that asks
 * @map: a map
 * @cards: (element-type SjCard): its touchpoints to be saved
 *
 * Asks for a name and writes a PDF.
 */
void
sj_script_output_export (GtkWindow *parent,
                         SjMap     *map,
                         GPtrArray *cards)
{
  g_autofree char *name = propose_name (map, cards);
  SjFileChoice choice = { .title = _("Save Script as PDF"), .accept_label = _("_Save"),
                          .saving = TRUE, .name = name };

  sj_compat_choose_file (parent, &choice, on_file_chosen, job_new (map, cards));
}
