#pragma once

#include <gtk/gtk.h>

static inline gboolean
sj_test_set_flag (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the program do what it has put off, and draw. */
static inline void
sj_test_settle (GtkWidget *window)
{
  gboolean done = FALSE;

  gtk_test_widget_wait_for_draw (window);
  g_timeout_add (50, sj_test_set_flag, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* A window of exactly this size around @child. */
static inline GtkWidget *
sj_test_show (GtkWidget *child,
              int        width,
              int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  sj_test_settle (window);

  return window;
}
