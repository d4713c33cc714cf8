#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-check.h"

#include <glib/gi18n-lib.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-map.h"
#include "cli/sj-cli-options.h"
#include "core/sj-map-lint.h"
#include "io/sj-json-writer.h"

#define COMMAND "check"

static void
write_problems (SjJsonWriter *json,
                char        **problems)
{
  sj_json_writer_member (json, "errors");
  sj_json_writer_begin_array (json);
  for (guint i = 0; problems[i] != NULL; i++)
    {
      sj_json_writer_item (json);
      sj_json_writer_text (json, problems[i]);
    }
  sj_json_writer_end_array (json);
}

static void
write_findings (SjJsonWriter *json,
                GPtrArray    *findings)
{
  sj_json_writer_member (json, "warnings");
  sj_json_writer_begin_array (json);
  for (guint i = 0; i < findings->len; i++)
    {
      const SjMapFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *name = sj_map_describe_element (finding->element);

      sj_json_writer_item (json);
      sj_json_writer_begin_object (json);
      sj_json_writer_member_text (json, "code", finding->code);
      sj_json_writer_member_text (json, "id", sj_element_get_id (finding->element));
      sj_json_writer_member_text (json, "element", name);
      sj_json_writer_member_text (json, "message", finding->message);
      sj_json_writer_end_object (json);
    }
  sj_json_writer_end_array (json);
}

static void
print_json (gboolean    valid,
            char      **problems,
            GPtrArray  *findings)
{
  SjJsonWriter json;

  sj_json_writer_init (&json);
  sj_json_writer_begin_object (&json);
  sj_json_writer_member_boolean (&json, "valid", valid);
  write_problems (&json, problems);
  write_findings (&json, findings);
  sj_json_writer_end_object (&json);
  sj_cli_print_json (&json);
}

static void
print_findings (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const SjMapFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *name = sj_map_describe_element (finding->element);

      g_print ("%s: %s [%s]\n", name, finding->message, finding->code);
    }

  g_printerr (ngettext ("The map is valid; %u warning\n", "The map is valid; %u warnings\n",
                        findings->len), findings->len);
}

static int
report_invalid (char         **problems,
                const GError  *error,
                gboolean       json)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  char *only[] = { error->message, NULL };

  if (json)
    print_json (FALSE, problems != NULL ? problems : only, none);
  if (problems == NULL || problems[1] == NULL)
    return sj_cli_fail (COMMAND, error);

  for (guint i = 0; problems[i] != NULL; i++)
    g_printerr ("sojourn-cli %s: %s\n", COMMAND, problems[i]);
  return SJ_CLI_FAILED;
}

static int
check (const char *path,
       gboolean    json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_auto(GStrv) problems = NULL;
  gboolean read_only = FALSE;
  g_autoptr(SjMap) map = sj_cli_map_load (path, &read_only, &problems, &error);
  char *nothing[] = { NULL };

  if (map == NULL)
    return report_invalid (problems, error, json);

  if (read_only)
    g_printerr ("sojourn-cli %s: %s\n", COMMAND,
                _("A later version of Sojourn wrote this map: it opens for reading only"));
  findings = sj_map_lint (map);
  if (json)
    print_json (TRUE, nothing, findings);
  else
    print_findings (findings);

  return SJ_CLI_OK;
}

/**
 * sj_cli_check:
 *
 * Says whether a map can be read, and what is unfinished in it.
 *
 * Returns: an exit status; what is unfinished is no failure
 */
int
sj_cli_check (int   argc,
              char *argv[])
{
  gboolean json = FALSE;
  int status;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { NULL },
  };

  if (!sj_cli_parse (COMMAND, _("MAP"),
                     _("Says whether a map can be read and what is unfinished in it."), entries,
                     &argc, &argv, &status))
    return status;
  if (argc != 2)
    return sj_cli_usage (COMMAND, _("Exactly one map is expected"));

  return check (argv[1], json);
}
