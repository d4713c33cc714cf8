#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-new.h"

#include <glib/gi18n-lib.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-map.h"
#include "cli/sj-cli-options.h"
#include "core/sj-template.h"

#define COMMAND "new"

static int
list_templates (void)
{
  for (guint i = 0; i < sj_template_get_n (); i++)
    {
      const SjTemplate *template = sj_template_get (i);

      g_print ("%-20s  %s\n", sj_template_get_name (template),
               sj_template_get_description (template));
    }

  return SJ_CLI_OK;
}

static int
make_map (const char *template_name,
          const char *title,
          const char *path,
          gboolean    force)
{
  const SjTemplate *template = sj_template_find (template_name);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = NULL;
  g_autofree char *message = NULL;

  if (template == NULL)
    {
      message = g_strdup_printf (_("There is no template “%s”; --list names those there are"),
                                 template_name);
      return sj_cli_usage (COMMAND, message);
    }
  if (!force && !g_str_equal (path, "-") && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      message = g_strdup_printf (_("“%s” exists already; --force replaces it"), path);
      g_printerr ("sojourn-cli %s: %s\n", COMMAND, message);
      return SJ_CLI_FAILED;
    }

  map = sj_template_make_map (template);
  if (title != NULL)
    g_object_set (map, "title", title, NULL);

  return sj_cli_map_save (map, path, &error) ? SJ_CLI_OK : sj_cli_fail (COMMAND, error);
}

/**
 * sj_cli_new:
 *
 * Writes a map made from a template.
 *
 * Returns: an exit status
 */
int
sj_cli_new (int   argc,
            char *argv[])
{
  g_autofree char *template_name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *path = NULL;
  gboolean list = FALSE, force = FALSE;
  int status;
  const GOptionEntry entries[] = {
    { "template", 't', 0, G_OPTION_ARG_STRING, &template_name, N_("The template to start from"),
      N_("NAME") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("What the map is called"), N_("TITLE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("The file to write"), N_("MAP") },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &list, N_("List the templates"), NULL },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_("Replace a file that exists"), NULL },
    { NULL },
  };

  if (!sj_cli_parse (COMMAND, "", _("Writes a map made from a template."), entries, &argc, &argv,
                     &status))
    return status;

  if (list)
    return list_templates ();
  if (argc > 1)
    return sj_cli_usage (COMMAND, _("Name the file with --output"));
  if (path == NULL)
    return sj_cli_usage (COMMAND, _("No file given: name it with --output"));

  return make_map (template_name != NULL ? template_name : "blank", title, path, force);
}
