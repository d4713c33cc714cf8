#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-export.h"

#include <glib/gi18n-lib.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-filter.h"
#include "cli/sj-cli-interrupt.h"
#include "cli/sj-cli-map.h"
#include "cli/sj-cli-options.h"
#include "cli/sj-cli-progress.h"
#include "io/sj-export.h"
#include "scene/sj-dimming.h"
#include "scene/sj-layout.h"

#define COMMAND "export"

#define MIN_DPI 1.0
#define MAX_DPI 2400.0

/* Of a number: nobody means it. */
#define NOT_GIVEN (-G_MAXDOUBLE)

typedef gboolean (*ExportFunction) (SjScene                *scene,
                                    const SjExportOptions  *options,
                                    const char             *path,
                                    GCancellable           *cancellable,
                                    GError                **error);

typedef struct
{
  const char     *name;
  ExportFunction  function;
} Format;

static const Format formats[] = {
  { "pdf", sj_export_pdf },
  { "png", sj_export_png },
  { "svg", sj_export_svg },
  { "txt", sj_export_text },
};

typedef struct
{
  char      *path;
  char      *format;
  char      *paper;
  char      *theme;
  char      *language;
  char     **filter;
  double     dpi;
  double     scale;
  gboolean   prompts;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->path);
  g_free (options->format);
  g_free (options->paper);
  g_free (options->theme);
  g_free (options->language);
  g_strfreev (options->filter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const Format *
find_format (const Options *options)
{
  const char *dot = strrchr (options->path, '.');
  const char *name = options->format != NULL ? options->format : dot != NULL ? dot + 1 : "";

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].name, name) == 0)
      return &formats[i];

  return NULL;
}

static gboolean
find_theme (const char     *name,
            const SjTheme **theme)
{
  static const char *const names[] = { "light", "dark", "high-contrast" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (name == NULL || g_str_equal (names[i], name))
      {
        *theme = sj_theme_get ((SjThemeKind) i);
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_given (double number)
{
  return !(number <= NOT_GIVEN);
}

static gboolean
is_resolution (double dpi)
{
  return dpi >= MIN_DPI && dpi <= MAX_DPI;
}

/* Gives what is wrong with the options, NULL if nothing is. */
static char *
read_options (const Options   *options,
              SjExportOptions *export,
              const Format   **format,
              const SjTheme  **theme)
{
  g_autofree char *papers = NULL;

  if (options->path == NULL)
    return g_strdup (_("No file given: name it with --output"));
  *format = find_format (options);
  if (*format == NULL)
    return g_strdup (_("The file name must end in .pdf, .png, .svg or .txt, or --format say "
                       "which"));
  if (!find_theme (options->theme, theme))
    return g_strdup_printf (_("“%s” is no theme; light, dark and high-contrast are"),
                            options->theme);
  if (is_given (options->dpi) && is_given (options->scale))
    return g_strdup (_("Only one of --dpi and --scale may be given"));
  if (is_given (options->dpi) && !is_resolution (options->dpi))
    return g_strdup_printf (_("The resolution must be between %g and %g dpi"), MIN_DPI, MAX_DPI);
  if (is_given (options->scale) && !is_resolution (options->scale * 72.0))
    return g_strdup_printf (_("The scale must be between %.2f and %.2f"), MIN_DPI / 72.0,
                            MAX_DPI / 72.0);

  if (is_given (options->dpi))
    export->pixels_per_point = options->dpi / 72.0;
  else if (is_given (options->scale))
    export->pixels_per_point = options->scale;
  export->paper = options->paper != NULL ? sj_paper_find (options->paper) : NULL;
  if (options->paper == NULL || export->paper != NULL)
    return NULL;

  papers = sj_paper_list_names ();
  return g_strdup_printf (_("“%s” is no paper; there are: %s"), options->paper, papers);
}

static SjScene *
create_scene (SjMap         *map,
              const SjTheme *theme,
              gboolean       prompts,
              SjFilter      *filter)
{
  g_autoptr(SjLayout) layout = sj_layout_new (map, theme);
  g_autoptr(SjDimming) dimming = sj_dimming_new ();
  g_autoptr(GHashTable) left_out = sj_filter_leave_out (filter, map);
  g_autoptr(SjScene) scene = NULL;

  sj_layout_show_prompts (layout, prompts);
  scene = sj_layout_run (layout);
  sj_dimming_set (dimming, left_out);
  return sj_dimming_apply (dimming, scene);
}

static int
export_map (const char      *map_path,
            const Options   *options,
            SjExportOptions *export,
            const Format    *format,
            const SjTheme   *theme)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = sj_cli_map_load (map_path, NULL, NULL, &error);
  g_autoptr(SjFilter) filter = sj_filter_new ();
  g_autoptr(SjScene) scene = NULL;
  SjCliProgress progress = { 0 };
  gboolean done;

  if (map == NULL)
    return sj_cli_fail (COMMAND, error);
  if (!sj_cli_filter_read (filter, map, (const char *const *) options->filter, &error))
    return sj_cli_usage (COMMAND, error->message);

  if (options->language != NULL)
    g_object_set (map, "language", options->language, NULL);
  scene = create_scene (map, theme, options->prompts, filter);

  sj_cli_progress_begin (&progress);
  export->map = map;
  export->progress = sj_cli_progress_update;
  export->progress_data = &progress;
  done = format->function (scene, export, options->path, sj_cli_interrupt_cancellable (), &error);
  sj_cli_progress_end (&progress);

  return done ? SJ_CLI_OK : sj_cli_fail (COMMAND, error);
}

/**
 * sj_cli_export:
 *
 * Draws a map into a PDF, PNG or SVG.
 *
 * Returns: an exit status
 */
int
sj_cli_export (int   argc,
               char *argv[])
{
  g_auto(Options) options = { .dpi = NOT_GIVEN, .scale = NOT_GIVEN };
  g_autofree char *problem = NULL;
  SjExportOptions export = { 0 };
  const Format *format = NULL;
  const SjTheme *theme = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.path, N_("The file to write"), N_("OUT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_("pdf, png, svg or txt; without it the ending of the file name says which"), N_("FORMAT") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper,
      N_("PDF: fit the map on this paper; without it the page is as large as the map"),
      N_("PAPER") },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &options.dpi, N_("PNG: resolution in dots per inch (144)"),
      N_("N") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.scale, N_("PNG: pixels to a point (2)"),
      N_("N") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, N_("light, dark or high-contrast"),
      N_("THEME") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language,
      N_("Draw as for a map in this language; right-to-left ones mirror it"), N_("TAG") },
    { "prompts", 0, 0, G_OPTION_ARG_NONE, &options.prompts,
      N_("Write into empty cells what belongs there, for a workshop"), NULL },
    { "filter", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.filter,
      N_("Make pale what has not this channel, persona, tag, owner or status; may be repeated"),
      N_("FACET=VALUE") },
    { NULL },
  };

  if (!sj_cli_parse (COMMAND, _("MAP"), _("Draws a map into a PDF, PNG or SVG."), entries, &argc,
                     &argv, &status))
    return status;
  if (argc != 2)
    return sj_cli_usage (COMMAND, _("Exactly one map is expected"));

  problem = read_options (&options, &export, &format, &theme);
  if (problem == NULL && sj_cli_is_same_file (argv[1], options.path))
    problem = g_strdup_printf (_("“%s” is the map itself; name another file"), options.path);
  if (problem != NULL)
    return sj_cli_usage (COMMAND, problem);

  return export_map (argv[1], &options, &export, format, theme);
}
