#pragma once

#include <gtk/gtk.h>

#include "scene/sj-theme.h"

G_BEGIN_DECLS

/**
 * SjTextEnd:
 * @SJ_TEXT_END_KEEP: what was typed is kept
 * @SJ_TEXT_END_LEFT: kept, because the focus went elsewhere
 * @SJ_TEXT_END_TAKE_BACK: it is not
 * @SJ_TEXT_END_NEXT: kept, and on to the next cell
 * @SJ_TEXT_END_PREVIOUS: kept, and back to the cell before
 * @SJ_TEXT_END_BELOW: kept, and on to the cell below
 * @SJ_TEXT_END_OTHER: kept, and on to the other text of the same element
 *
 * How somebody leaves a text.
 */
typedef enum
{
  SJ_TEXT_END_KEEP,
  SJ_TEXT_END_LEFT,
  SJ_TEXT_END_TAKE_BACK,
  SJ_TEXT_END_NEXT,
  SJ_TEXT_END_PREVIOUS,
  SJ_TEXT_END_BELOW,
  SJ_TEXT_END_OTHER,
} SjTextEnd;

/* In pixels: nobody can type what they cannot read. */
#define SJ_TEXT_EDITOR_LEAST_SIZE 11.0

#define SJ_TYPE_TEXT_EDITOR (sj_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjTextEditor, sj_text_editor, SJ, TEXT_EDITOR, GtkWidget)

GtkWidget *sj_text_editor_new        (gboolean      many_lines);
GtkWidget *sj_text_editor_get_view   (SjTextEditor *self);
char      *sj_text_editor_get_text   (SjTextEditor *self);
void       sj_text_editor_set_text   (SjTextEditor *self,
                                      const char   *text);
void       sj_text_editor_select_all (SjTextEditor *self);
void       sj_text_editor_set_font   (SjTextEditor *self,
                                      const char   *family,
                                      const SjFont *font,
                                      double        zoom);

G_END_DECLS
