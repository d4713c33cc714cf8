#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SJ_TYPE_BANNER (sj_banner_get_type ())
G_DECLARE_FINAL_TYPE (SjBanner, sj_banner, SJ, BANNER, GtkWidget)

/* A button with its mnemonic. */
typedef struct
{
  const char *label;
  const char *action_name;
} SjBannerChoice;

GtkWidget  *sj_banner_new          (void);
void        sj_banner_show         (SjBanner             *self,
                                    const char           *text,
                                    const char           *button_label,
                                    const char           *action_name);
void        sj_banner_show_choices (SjBanner             *self,
                                    const char           *text,
                                    const SjBannerChoice *choices,
                                    guint                 n_choices);
const char *sj_banner_get_text     (SjBanner             *self);
void        sj_banner_hide         (SjBanner             *self);

G_END_DECLS
