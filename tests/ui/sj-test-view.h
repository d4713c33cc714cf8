#pragma once

#include <adwaita.h>

#include "core/sj-card.h"
#include "core/sj-editing.h"
#include "core/sj-lane.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "io/sj-document.h"
#include "ui/sj-canvas-text.h"
#include "ui/sj-map-view.h"

#include "sj-test-window.h"

/* A map in its view: stages a and b with the steps s0, s1 and s2, s3, and the lanes l0, l1, l2. */
typedef struct
{
  SjDocument *document;
  SjMap      *map;
  SjEditLog  *log;
  SjCanvas   *canvas;
  GtkWidget  *window;
} Fixture;

static inline void
sj_test_append (SjMap      *map,
                GType       type,
                const char *id,
                const char *title,
                const char *reference,
                const char *owner)
{
  g_autoptr(SjElement) element = g_object_new (type, "id", id, "title", title, NULL);

  if (reference != NULL)
    g_object_set (element, reference, owner, NULL);
  sj_map_append (map, element);
}

static inline SjMap *
sj_test_create_grid (void)
{
  SjMap *map = sj_map_new ();

  sj_test_append (map, SJ_TYPE_STAGE, "a", "First", NULL, NULL);
  sj_test_append (map, SJ_TYPE_STAGE, "b", "Second", NULL, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);

      sj_test_append (map, SJ_TYPE_STEP, id, id, "stage", i < 2 ? "a" : "b");
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("l%u", i);

      sj_test_append (map, SJ_TYPE_LANE, id, id, NULL, NULL);
    }

  return map;
}

static inline void
sj_test_add_card (SjMap      *map,
                  const char *id,
                  const char *step,
                  const char *lane)
{
  g_autoptr(SjCard) card = g_object_new (SJ_TYPE_CARD, "id", id, "title", id, "step", step,
                                         "lane", lane, NULL);

  sj_map_append (map, SJ_ELEMENT (card));
}

/* Cards “c” in the first cell, “d” and “e” in the cell of s2 and l1. */
static inline void
sj_test_view_set_up (Fixture       *fixture,
                     gconstpointer  user_data)
{
  GtkWidget *view;

  fixture->map = sj_test_create_grid ();
  sj_test_add_card (fixture->map, "c", "s0", "l0");
  sj_test_add_card (fixture->map, "d", "s2", "l1");
  sj_test_add_card (fixture->map, "e", "s2", "l1");
  fixture->document = sj_document_new (fixture->map, NULL, FALSE);
  fixture->log = sj_document_get_log (fixture->document);
  view = sj_map_view_new (fixture->document);
  fixture->canvas = sj_map_view_get_canvas (SJ_MAP_VIEW (view));
  sj_panels_set_show_start (sj_map_view_get_panels (SJ_MAP_VIEW (view)), FALSE);
  sj_panels_set_show_end (sj_map_view_get_panels (SJ_MAP_VIEW (view)), FALSE);
  fixture->window = sj_test_show (view, 1200, 800);
  sj_viewport_set_zoom (sj_canvas_get_viewport (fixture->canvas), 1.0);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  sj_test_settle (fixture->window);
}

static inline void
sj_test_view_tear_down (Fixture       *fixture,
                        gconstpointer  user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->map);
}

static inline SjCard *
sj_test_get_card (Fixture    *fixture,
                  const char *id)
{
  return sj_map_lookup_typed (fixture->map, id, SJ_TYPE_CARD);
}

static inline void
sj_test_select (Fixture    *fixture,
                const char *id)
{
  sj_selection_select (sj_canvas_get_selection (fixture->canvas), id, NULL);
}

static inline const char *
sj_test_get_selected (Fixture *fixture)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (fixture->canvas));

  return pick != NULL ? pick->id : NULL;
}

static inline void
sj_test_act (Fixture    *fixture,
             const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL));
}

static inline void
sj_test_arrow (Fixture    *fixture,
               const char *action,
               int         dx,
               int         dy)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, "(ii)", dx,
                                             dy));
}

static inline void
sj_test_go_to_cell (Fixture    *fixture,
                    const char *step,
                    const char *lane)
{
  sj_selection_clear (sj_canvas_get_selection (fixture->canvas));
  sj_cell_cursor_set (sj_canvas_get_cursor (fixture->canvas), step, lane);
}

/* The text that is being typed. */
static inline GtkTextBuffer *
sj_test_get_buffer (Fixture *fixture)
{
  SjTextEditor *editor = sj_canvas_text_get_editor (sj_canvas_get_text (fixture->canvas));

  g_assert_nonnull (editor);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (sj_text_editor_get_view (editor)));
}

/* Letter by letter, over what is selected, as the keyboard does. */
static inline void
sj_test_type (Fixture    *fixture,
              const char *text)
{
  GtkTextBuffer *buffer = sj_test_get_buffer (fixture);

  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  for (const char *letter = text; *letter != '\0'; letter = g_utf8_next_char (letter))
    gtk_text_buffer_insert_interactive_at_cursor (buffer, letter,
                                                  (int) (g_utf8_next_char (letter) - letter), TRUE);
}

static inline void
sj_test_end_text (Fixture   *fixture,
                  SjTextEnd  how)
{
  sj_canvas_text_end (sj_canvas_get_text (fixture->canvas), how);
}
