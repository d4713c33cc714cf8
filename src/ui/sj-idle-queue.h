#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SJ_TYPE_IDLE_QUEUE (sj_idle_queue_get_type ())
G_DECLARE_FINAL_TYPE (SjIdleQueue, sj_idle_queue, SJ, IDLE_QUEUE, GObject)

typedef void (*SjIdleWork) (gpointer object);

SjIdleQueue *sj_idle_queue_new    (void);
void         sj_idle_queue_add    (SjIdleQueue *self,
                                   gpointer     object,
                                   SjIdleWork   work);
void         sj_idle_queue_remove (SjIdleQueue *self,
                                   gpointer     object);

void         sj_idle_queue_hold   (SjIdleQueue *self);
void         sj_idle_queue_go_on  (SjIdleQueue *self);

G_END_DECLS
