#define G_LOG_DOMAIN "sojourn"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "ui/sj-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SjApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SJ_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name (SJ_APPLICATION_NAME);
  application = sj_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
