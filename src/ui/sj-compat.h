#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SjFileChoice:
 * @title: of the dialog
 * @accept_label: of the button
 * @saving: whether a new name is chosen, not a file that is there
 * @filters: (nullable): a list of #GtkFileFilter
 * @folder: (nullable): where to begin
 * @name: (nullable): the name proposed when saving
 */
typedef struct
{
  const char *title;
  const char *accept_label;
  gboolean    saving;
  GListModel *filters;
  GFile      *folder;
  const char *name;
} SjFileChoice;

/* A button of a question; what it is asked for by is @id. */
typedef struct
{
  const char            *id;
  const char            *label;
  AdwResponseAppearance  appearance;
} SjAnswer;

void   sj_compat_choose_file        (GtkWindow            *parent,
                                     const SjFileChoice   *choice,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
GFile *sj_compat_choose_file_finish (GAsyncResult         *result);
void   sj_compat_ask                (GtkWindow            *parent,
                                     const char           *heading,
                                     const char           *body,
                                     const SjAnswer       *answers,
                                     guint                 n_answers,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
void   sj_compat_ask_with           (GtkWindow            *parent,
                                     const char           *heading,
                                     const char           *body,
                                     GtkWidget            *extra,
                                     const SjAnswer       *answers,
                                     guint                 n_answers,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
char  *sj_compat_ask_finish         (GAsyncResult         *result);
void   sj_compat_show_about         (GtkWindow            *parent);
double sj_compat_get_scale          (GtkWidget            *widget);

G_END_DECLS
