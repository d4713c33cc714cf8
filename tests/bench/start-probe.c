/* Preloaded by bench-start: says how long a program took from its start to the first frame that
 * shows its content and how long the processor was busy with it, then what it holds in memory once
 * it has come to rest, and ends it.
 *
 * BENCH_BEGAN is the time of the start by the monotonic clock, in µs; BENCH_WIDGET the type of the
 * widget that has to be on screen, empty for any window.
 */

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int g_application_run (GApplication  *application,
                       int            argc,
                       char         **argv);

#define REST 1500  /* ms */

static gboolean painted = FALSE;

static gboolean
shows (GtkWidget  *widget,
       const char *type)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (*type == '\0' || g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, type))
      return TRUE;

  return FALSE;
}

/* Prints one line of the kernel's account of this process, in kB. */
static void
print_memory (const char *path,
              const char *name)
{
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    line = strstr (text, name);
  g_print (" %" G_GINT64_FORMAT, line != NULL ? g_ascii_strtoll (line + strlen (name), NULL, 10)
                                              : 0);
}

static gboolean
on_rest (gpointer user_data)
{
  print_memory ("/proc/self/status", "VmRSS:");
  print_memory ("/proc/self/smaps_rollup", "Pss:");
  g_print ("\n");
  _exit (EXIT_SUCCESS);
}

static gboolean
on_after_paint (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               user_data)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();
  const char *type = g_getenv ("BENCH_WIDGET");
  struct timespec busy;

  for (GList *link = windows; link != NULL && !painted; link = link->next)
    painted = shows (link->data, type != NULL ? type : "");
  if (!painted)
    return TRUE;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &busy);
  g_print ("%.1f %.1f", (g_get_monotonic_time () -
                         g_ascii_strtoll (g_getenv ("BENCH_BEGAN"), NULL, 10)) / 1000.0,
           (double) busy.tv_sec * 1e3 + (double) busy.tv_nsec / 1e6);
  g_timeout_add (REST, on_rest, NULL);
  return FALSE;
}

int
g_application_run (GApplication  *application,
                   int            argc,
                   char         **argv)
{
  int (*run) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");

  g_type_class_unref (g_type_class_ref (GDK_TYPE_FRAME_CLOCK));
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0,
                              on_after_paint, NULL, NULL);

  return run (application, argc, argv);
}
