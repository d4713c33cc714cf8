#pragma once

#include "core/sj-card.h"
#include "core/sj-edit-log.h"
#include "core/sj-lane.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "sj-test-window.h"
#include "ui/sj-inspector.h"

/* An inspector in a window, beside a small map: two steps, an app lane and a lane of pain points,
 * two touchpoints and one pain point. */
typedef struct
{
  SjMap       *map;
  SjEditLog   *log;
  SjSelection *selection;
  SjInspector *inspector;
  GtkWidget   *window;
  SjElement   *app;
  SjElement   *pains;
  SjElement   *first;
  SjElement   *second;
  SjElement   *pain;
} SjTestInspector;

static inline void
sj_test_inspector_fill (SjTestInspector *self)
{
  g_autoptr(SjStage) stage = sj_stage_new ("Application");
  g_autoptr(SjStep) step = sj_step_new (sj_element_get_id (SJ_ELEMENT (stage)), "Waits");
  g_autoptr(SjLane) app = sj_lane_new (SJ_LANE_CHANNEL, "App");
  g_autoptr(SjLane) pains = sj_lane_new (SJ_LANE_PAIN_POINTS, "Pains");
  const char *step_id = sj_element_get_id (SJ_ELEMENT (step));
  g_autoptr(SjCard) first = sj_card_new ("Sign up", step_id, sj_element_get_id (SJ_ELEMENT (app)));
  g_autoptr(SjCard) second = sj_card_new ("Video", step_id, sj_element_get_id (SJ_ELEMENT (app)));
  g_autoptr(SjCard) pain = sj_card_new ("No word", step_id,
                                        sj_element_get_id (SJ_ELEMENT (pains)));

  sj_map_append (self->map, SJ_ELEMENT (stage));
  sj_map_append (self->map, SJ_ELEMENT (step));
  sj_map_append (self->map, SJ_ELEMENT (app));
  sj_map_append (self->map, SJ_ELEMENT (pains));
  sj_map_append (self->map, SJ_ELEMENT (first));
  sj_map_append (self->map, SJ_ELEMENT (second));
  sj_map_append (self->map, SJ_ELEMENT (pain));
  self->app = SJ_ELEMENT (app);
  self->pains = SJ_ELEMENT (pains);
  self->first = SJ_ELEMENT (first);
  self->second = SJ_ELEMENT (second);
  self->pain = SJ_ELEMENT (pain);
}

static inline void
sj_test_inspector_set_up (SjTestInspector *self,
                          gconstpointer    read_only)
{
  self->map = sj_map_new ();
  sj_test_inspector_fill (self);
  self->log = sj_edit_log_new (self->map);
  self->selection = sj_selection_new ();
  self->inspector = SJ_INSPECTOR (sj_inspector_new ());
  sj_inspector_set_selection (self->inspector, self->selection);
  sj_inspector_set_log (self->inspector, self->log, read_only != NULL);
  g_signal_connect_object (self->log, "committed", G_CALLBACK (sj_inspector_refresh),
                           self->inspector, G_CONNECT_SWAPPED);
  self->window = sj_test_show (GTK_WIDGET (self->inspector), 300, 700);
}

static inline void
sj_test_inspector_tear_down (SjTestInspector *self,
                             gconstpointer    read_only)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->selection);
  g_clear_object (&self->log);
  g_clear_object (&self->map);
}

static inline void
sj_test_inspector_select (SjTestInspector *self,
                          SjElement       *element)
{
  sj_selection_select (self->selection, sj_element_get_id (element), NULL);
}

/* The first widget of a type below @widget. */
static inline gpointer
sj_test_find (gpointer widget,
              GType    type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = sj_test_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline SjPropertyEditor *
sj_test_inspector_editor (SjTestInspector *self,
                          const char      *property)
{
  SjPropertyRow *row = sj_inspector_find_row (self->inspector, property);

  g_assert_nonnull (row);
  return sj_property_row_get_editor (row);
}

/* The part of a property's editor that has this type. */
static inline gpointer
sj_test_inspector_part (SjTestInspector *self,
                        const char      *property,
                        GType            type)
{
  gpointer part = sj_test_find (sj_test_inspector_editor (self, property), type);

  g_assert_nonnull (part);
  return part;
}
