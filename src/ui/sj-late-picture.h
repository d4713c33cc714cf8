#pragma once

#include <gtk/gtk.h>

#include "scene/sj-theme.h"
#include "ui/sj-idle-queue.h"

G_BEGIN_DECLS

#define SJ_TYPE_LATE_PICTURE (sj_late_picture_get_type ())
G_DECLARE_FINAL_TYPE (SjLatePicture, sj_late_picture, SJ, LATE_PICTURE, GtkWidget)

/**
 * SjLateMaker:
 * @theme: the colours wanted
 * @width: of the picture in pixels of the screen
 * @height: of the picture in pixels of the screen
 * @user_data: what was given with it
 *
 * Is called in a thread.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL if there is none
 */
typedef GdkTexture *(*SjLateMaker) (SjThemeKind theme,
                                    int         width,
                                    int         height,
                                    gpointer    user_data);

GtkWidget *sj_late_picture_new     (SjIdleQueue    *queue,
                                    SjLateMaker     make,
                                    gpointer        user_data,
                                    GDestroyNotify  destroy);
void       sj_late_picture_renew   (SjLatePicture  *self);

G_END_DECLS
