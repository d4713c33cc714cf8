#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the time of one frame went, in ms. */
typedef struct
{
  double act;  /* answering what the person did: edit, layout, scene */
  double allocate;
  double snapshot;
  double paint;  /* from before-paint to after-paint, with allocation, snapshot and rendering */
  double idle;  /* what was put off until after the frame */
} SjBenchFrame;

#define SJ_TYPE_BENCH_HOST (sj_bench_host_get_type ())
G_DECLARE_FINAL_TYPE (SjBenchHost, sj_bench_host, SJ, BENCH_HOST, GtkWidget)

typedef void (*SjBenchAct) (gpointer user_data,
                            guint    number);

GtkWidget *sj_bench_host_new     (GtkWidget    *child);
void       sj_bench_host_follow  (SjBenchHost  *self);
void       sj_bench_host_measure (SjBenchHost  *self,
                                  SjBenchAct    act,
                                  gpointer      user_data,
                                  guint         number,
                                  SjBenchFrame *wall,
                                  SjBenchFrame *processor);

G_END_DECLS
