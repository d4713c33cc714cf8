#pragma once

#include <gtk/gtk.h>

#include "scene/sj-scene.h"
#include "ui/sj-viewport.h"

G_BEGIN_DECLS

typedef struct _SjCanvasMarks SjCanvasMarks;

SjCanvasMarks *sj_canvas_marks_new       (void);
void           sj_canvas_marks_free      (SjCanvasMarks *self);
gboolean       sj_canvas_marks_set_ids   (SjCanvasMarks *self,
                                          GHashTable    *ids);
void           sj_canvas_marks_follow    (SjCanvasMarks *self,
                                          SjScene       *scene);
void           sj_canvas_marks_snapshot  (SjCanvasMarks *self,
                                          SjViewport    *viewport,
                                          GtkSnapshot   *snapshot);
guint          sj_canvas_marks_get_n     (SjCanvasMarks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjCanvasMarks, sj_canvas_marks_free)

G_END_DECLS
