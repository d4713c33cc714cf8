#include "sj-bench-host.h"

#include <time.h>

/**
 * SjBenchHost:
 *
 * Stands between a window and what is measured, and takes the time of every part of a frame by two
 * clocks: the one on the wall, and the processor's for this thread, which does not count what else
 * the machine is busy with.
 */
struct _SjBenchHost
{
  GtkWidget parent_instance;

  GtkWidget *child;
  gboolean   painted;
  double     began[2];
  double     updated[2];
  double     allocated[2];
  double     painted_at[2];
  double     snapshot[2];
};

static const clockid_t clocks[2] = { CLOCK_MONOTONIC, CLOCK_THREAD_CPUTIME_ID };

G_DEFINE_FINAL_TYPE (SjBenchHost, sj_bench_host, GTK_TYPE_WIDGET)

static void
take_time (double *times)
{
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      struct timespec time;

      clock_gettime (clocks[i], &time);
      times[i] = (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
    }
}

static void
sj_bench_host_measure_size (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gtk_widget_measure (SJ_BENCH_HOST (widget)->child, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
sj_bench_host_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  gtk_widget_allocate (SJ_BENCH_HOST (widget)->child, width, height, baseline, NULL);
}

static void
sj_bench_host_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  SjBenchHost *self = SJ_BENCH_HOST (widget);
  double before[2], after[2];

  take_time (before);
  gtk_widget_snapshot_child (widget, self->child, snapshot);
  take_time (after);
  for (guint i = 0; i < 2; i++)
    self->snapshot[i] += after[i] - before[i];
}

static void
sj_bench_host_dispose (GObject *object)
{
  g_clear_pointer (&SJ_BENCH_HOST (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_bench_host_parent_class)->dispose (object);
}

static void
sj_bench_host_class_init (SjBenchHostClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_bench_host_dispose;
  widget_class->measure = sj_bench_host_measure_size;
  widget_class->size_allocate = sj_bench_host_size_allocate;
  widget_class->snapshot = sj_bench_host_snapshot;
}

static void
sj_bench_host_init (SjBenchHost *self)
{
}

GtkWidget *
sj_bench_host_new (GtkWidget *child)
{
  SjBenchHost *self = g_object_new (SJ_TYPE_BENCH_HOST, NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

static void
on_before_paint (SjBenchHost *self)
{
  take_time (self->began);
  self->snapshot[0] = self->snapshot[1] = 0.0;
}

static void
on_update (SjBenchHost *self)
{
  take_time (self->updated);
  take_time (self->allocated);
}

static void
on_layout (SjBenchHost *self)
{
  take_time (self->allocated);
}

static void
on_after_paint (SjBenchHost *self)
{
  take_time (self->painted_at);
  self->painted = TRUE;
}

/* Begins to take the time of frames; the window is shown. */
void
sj_bench_host_follow (SjBenchHost *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  GConnectFlags last = G_CONNECT_SWAPPED | G_CONNECT_AFTER;

  g_signal_connect_object (clock, "before-paint", G_CALLBACK (on_before_paint), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "update", G_CALLBACK (on_update), self, last);
  g_signal_connect_object (clock, "layout", G_CALLBACK (on_layout), self, last);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_after_paint), self, last);
}

/* Lets @act do something that needs a frame, waits for the frame that shows it and for what follows
 * that frame. */
void
sj_bench_host_measure (SjBenchHost  *self,
                       SjBenchAct    act,
                       gpointer      user_data,
                       guint         number,
                       SjBenchFrame *wall,
                       SjBenchFrame *processor)
{
  SjBenchFrame *frames[2] = { wall, processor };
  double begun[2], acted[2], rested[2];

  take_time (begun);
  act (user_data, number);
  take_time (acted);

  self->painted = FALSE;
  while (!self->painted)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  take_time (rested);

  for (guint i = 0; i < 2; i++)
    {
      frames[i]->act = acted[i] - begun[i];
      frames[i]->allocate = self->allocated[i] - self->updated[i];
      frames[i]->snapshot = self->snapshot[i];
      frames[i]->paint = self->painted_at[i] - self->began[i];
      frames[i]->idle = rested[i] - self->painted_at[i];
    }
}
