#define G_LOG_DOMAIN "sj-canvas-paste"

#include "config.h"

#include "ui/sj-canvas-paste.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/sj-cell-filling.h"
#include "core/sj-persona.h"
#include "core/sj-references.h"
#include "io/sj-fragment.h"
#include "ui/sj-canvas-actions.h"
#include "ui/sj-paste-place.h"
#include "ui/sj-file-drop.h"
#include "ui/sj-picture-drop.h"
#include "ui/sj-picture-transfer.h"

/*
 * Takes from the clipboard what it holds: a part of a map, lines of text or cells of a spreadsheet,
 * or a picture. Every paste is one step of undo, and says what it did and what it could not take.
 */

typedef struct
{
  SjCanvas        *canvas;
  SjEditLog       *log;  /* the map may be another one by the time the clipboard answers */
  SjFragmentPlace  place;
  gboolean         turned;
  gboolean         from_table;
} Paste;

static void
paste_free (Paste *self)
{
  g_clear_object (&self->place.step);
  g_clear_object (&self->place.lane);
  g_clear_object (&self->place.series);
  g_clear_object (&self->log);
  g_clear_object (&self->canvas);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
say (Paste      *self,
     const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "win.show-toast", "s", text);
}

/* Meanwhile the map may have been closed, or changed by undo. */
static gboolean
is_current (Paste *self)
{
  SjMap *map = sj_edit_log_get_map (self->log);

  if (sj_canvas_get_log (self->canvas) != self->log || sj_edit_log_is_open (self->log))
    return FALSE;

  if (self->place.step != NULL && sj_element_get_map (SJ_ELEMENT (self->place.step)) != map)
    g_clear_object (&self->place.step);
  if (self->place.lane != NULL && sj_element_get_map (SJ_ELEMENT (self->place.lane)) != map)
    g_clear_object (&self->place.lane);
  if (self->place.series != NULL && sj_element_get_map (SJ_ELEMENT (self->place.series)) != map)
    g_clear_object (&self->place.series);

  return TRUE;
}

static void
select_pasted (Paste     *self,
               GPtrArray *elements)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < elements->len; i++)
    g_ptr_array_add (ids, (char *) sj_element_get_id (g_ptr_array_index (elements, i)));
  sj_selection_select_all (sj_canvas_get_selection (self->canvas),
                           (const char *const *) ids->pdata, ids->len);
  if (ids->len == 0)
    return;

  sj_canvas_reveal (self->canvas, g_ptr_array_index (ids, 0), NULL);
  sj_canvas_focus_selected (self->canvas);
}

/* A part of a map */

typedef struct
{
  GHashTable *ids;
  gboolean    owned;
} Owners;

static void
note_owner (const char *id,
            GType       target,
            gboolean    owner,
            gpointer    user_data)
{
  Owners *owners = user_data;

  owners->owned |= owner && g_hash_table_contains (owners->ids, id);
}

/* Those that do not belong to another one: of a lane with its cards the lane. */
static GPtrArray *
list_outermost (GPtrArray *copies)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *outermost = g_ptr_array_new ();

  for (guint i = 0; i < copies->len; i++)
    g_hash_table_add (ids, (char *) sj_element_get_id (g_ptr_array_index (copies, i)));

  for (guint i = 0; i < copies->len; i++)
    {
      Owners owners = { ids, FALSE };

      /* A curve does not belong to the step that one of its points belongs to. */
      if (!SJ_IS_SERIES (g_ptr_array_index (copies, i)))
        sj_references_foreach (g_ptr_array_index (copies, i), note_owner, &owners);
      if (!owners.owned)
        g_ptr_array_add (outermost, g_ptr_array_index (copies, i));
    }

  return outermost;
}

static gboolean
are_all (GPtrArray *elements,
         GType      type)
{
  for (guint i = 0; i < elements->len; i++)
    if (!g_type_is_a (G_OBJECT_TYPE (g_ptr_array_index (elements, i)), type))
      return FALSE;

  return TRUE;
}

static char *
count_elements (GPtrArray *elements)
{
  guint n = elements->len;

  if (are_all (elements, SJ_TYPE_CARD))
    return g_strdup_printf (ngettext ("%u card pasted.", "%u cards pasted.", n), n);
  if (are_all (elements, SJ_TYPE_STEP))
    return g_strdup_printf (ngettext ("%u step pasted.", "%u steps pasted.", n), n);
  if (are_all (elements, SJ_TYPE_STAGE))
    return g_strdup_printf (ngettext ("%u stage pasted.", "%u stages pasted.", n), n);
  if (are_all (elements, SJ_TYPE_LANE))
    return g_strdup_printf (ngettext ("%u lane pasted.", "%u lanes pasted.", n), n);

  return g_strdup_printf (ngettext ("%u element pasted.", "%u elements pasted.", n), n);
}

static void
say_outcome (Paste                   *self,
             const SjFragmentOutcome *outcome,
             GPtrArray               *outermost)
{
  GString *text = g_string_new (NULL);

  if (outermost->len > 0)
    {
      g_autofree char *elements = count_elements (outermost);

      g_string_append (text, elements);
    }
  if (outcome->n_points > 0)
    g_string_append_printf (text, ngettext (" %u point pasted.", " %u points pasted.",
                                            outcome->n_points), outcome->n_points);
  if (outcome->n_steps > 0)
    g_string_append_printf (text, ngettext (" %u step was added for them.",
                                            " %u steps were added for them.", outcome->n_steps),
                            outcome->n_steps);
  if (outcome->n_left_out > 0)
    g_string_append_printf (text, ngettext (" %u has no place on this map.",
                                            " %u have no place on this map.",
                                            outcome->n_left_out), outcome->n_left_out);
  if (text->len > 0)
    say (self, g_strchug (text->str));
  g_string_free (text, TRUE);
}

static void
paste_fragment (Paste  *self,
                GBytes *bytes)
{
  g_auto(SjFragmentOutcome) outcome = { NULL };
  g_autoptr(GPtrArray) outermost = NULL;
  g_autoptr(GError) error = NULL;

  if (!sj_fragment_paste (self->log, bytes, &self->place, &outcome, &error))
    {
      say (self, error->message);
      return;
    }

  outermost = list_outermost (outcome.copies);
  if (outermost->len > 0)
    select_pasted (self, outermost);
  say_outcome (self, &outcome, outermost);
}

static void
on_fragment_spliced (GObject      *memory,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(Paste) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (memory), result, &error) < 0)
    {
      say (self, error->message);
      return;
    }

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  if (is_current (self))
    paste_fragment (self, bytes);
}

static void
splice (GInputStream        *stream,
        GAsyncReadyCallback  callback,
        Paste               *self)
{
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, callback, self);
}

static void
on_fragment_offered (GObject      *clipboard,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(Paste) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result,
                                                              NULL, &error);

  if (stream != NULL)
    splice (stream, on_fragment_spliced, g_steal_pointer (&self));
  else
    say (self, error->message);
}

/* Text */

/* What is one column of a spreadsheet stays one; a list of lines is of one kind, as a lane is, and
 * goes along it. */
static SjCellFillingFlags
choose_filling (Paste      *self,
                const char *text)
{
  gboolean is_range = self->from_table || strchr (text, '\t') != NULL;

  return SJ_CELL_FILLING_ADD_STEPS |
         (is_range == self->turned ? SJ_CELL_FILLING_TURN : SJ_CELL_FILLING_PLAIN);
}

static void
say_cards (Paste *self,
           guint  n_cards,
           guint  n_steps,
           guint  n_left_out)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u card pasted.", "%u cards pasted.", n_cards),
                          n_cards);
  if (n_steps > 0)
    g_string_append_printf (text, ngettext (" %u step was added for them.",
                                            " %u steps were added for them.", n_steps), n_steps);
  if (n_left_out > 0)
    g_string_append_printf (text, ngettext (" %u cell was left out: there is no lane for it.",
                                            " %u cells were left out: there is no lane for them.",
                                            n_left_out), n_left_out);
  say (self, text->str);
  g_string_free (text, TRUE);
}

static void
paste_text (Paste      *self,
            const char *text)
{
  GListModel *steps = sj_map_get_steps (sj_edit_log_get_map (self->log));
  guint n_steps = g_list_model_get_n_items (steps), n_left_out = 0;
  g_autoptr(GPtrArray) cards = NULL;

  if (!sj_paste_place_complete (self->canvas, &self->place))
    {
      say (self, _ ("Choose a cell first: the text becomes cards from there on."));
      return;
    }

  cards = sj_cell_filling_perform (self->log, text, self->place.step, self->place.lane,
                                   choose_filling (self, text), &n_left_out);
  if (cards->len > 0)
    select_pasted (self, cards);
  if (cards->len + n_left_out > 0)
    say_cards (self, cards->len, g_list_model_get_n_items (steps) - n_steps, n_left_out);
}

static void
on_text_read (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Paste) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result,
                                                          &error);

  if (text == NULL)
    say (self, error != NULL ? error->message : _ ("There is nothing to paste."));
  else if (is_current (self))
    paste_text (self, text);
}

static void
read_text (Paste *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->canvas)), NULL,
                                 on_text_read, self);
}

/* Spreadsheets offer their cells as a table as well. */
static void
on_html_spliced (GObject      *memory,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Paste *self = user_data;
  g_autoptr(GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (memory), result, NULL) >= 0)
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
      self->from_table = g_strstr_len (g_bytes_get_data (bytes, NULL),
                                       (gssize) g_bytes_get_size (bytes), "<table") != NULL;
    }
  read_text (self);
}

static void
on_html_offered (GObject      *clipboard,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Paste *self = user_data;
  g_autoptr(GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result,
                                                              NULL, NULL);

  if (stream != NULL)
    splice (stream, on_html_spliced, self);
  else
    read_text (self);
}

/* Pictures */

static void
add_picture_card (Paste      *self,
                  const char *hash)
{
  g_autoptr(SjCard) card = NULL;
  g_autoptr(GPtrArray) cards = g_ptr_array_new ();

  if (!sj_paste_place_complete (self->canvas, &self->place))
    {
      say (self, _ ("Choose a card or a cell first: the picture goes there."));
      return;
    }

  card = sj_card_new ("", sj_element_get_id (SJ_ELEMENT (self->place.step)),
                      sj_element_get_id (SJ_ELEMENT (self->place.lane)));
  g_object_set (card, "picture", hash, NULL);
  sj_edit_log_begin (self->log, _ ("Paste Picture"));
  sj_edit_log_insert (self->log, SJ_ELEMENT (card), G_MAXUINT);
  sj_edit_log_commit (self->log);
  g_ptr_array_add (cards, card);
  select_pasted (self, cards);
}

/* On every selected card and persona, else as a card of its own. */
static void
set_picture (Paste      *self,
             const char *hash)
{
  g_autoptr(GPtrArray) selected = sj_canvas_actions_list_selected (self->canvas,
                                                                   SJ_TYPE_ELEMENT);
  gboolean done = FALSE;

  sj_edit_log_begin (self->log, _ ("Paste Picture"));
  for (guint i = 0; i < selected->len; i++)
    {
      SjElement *element = g_ptr_array_index (selected, i);

      if (SJ_IS_CARD (element))
        sj_edit_log_set (self->log, element, "picture", hash, NULL);
      else if (SJ_IS_PERSONA (element))
        sj_edit_log_set (self->log, element, "portrait", hash, NULL);
      else
        continue;
      done = TRUE;
    }
  sj_edit_log_commit (self->log);

  if (!done)
    add_picture_card (self, hash);
}

static void
on_picture_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(Paste) self = user_data;
  const char *mime_type = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = sj_picture_transfer_finish (result, &mime_type, &error);

  if (bytes == NULL)
    {
      say (self, error->message);
    }
  else if (is_current (self))
    {
      g_autofree char *hash = sj_map_add_asset (sj_edit_log_get_map (self->log), bytes, mime_type);

      set_picture (self, hash);
    }
}

/* Files that were copied in a file manager: pictures, or maps to open. */
static void
on_files_read (GObject      *clipboard,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Paste) self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result,
                                                         &error);

  if (value == NULL)
    say (self, error->message);
  else if (sj_picture_drop_holds_picture (value))
    sj_picture_transfer_from_value (value, on_picture_read, g_steal_pointer (&self));
  else
    sj_file_drop_open (GTK_WIDGET (self->canvas), value);
}

/* Which of the things the clipboard offers is meant */

static gboolean
offers (GdkContentFormats *formats,
        GType              type)
{
  return gdk_content_formats_contain_gtype (formats, type);
}

/* Text comes before pictures: spreadsheets offer a picture of the cells as well. */
static void
read_clipboard (Paste        *self,
                GdkClipboard *clipboard)
{
  const char *fragment[] = { SJ_FRAGMENT_MIME_TYPE, NULL };
  const char *html[] = { "text/html", NULL };
  GdkContentFormats *offered = gdk_clipboard_get_formats (clipboard);
  g_autoptr(GdkContentFormats) formats =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (offered));

  if (gdk_content_formats_contain_mime_type (offered, fragment[0]))
    gdk_clipboard_read_async (clipboard, fragment, G_PRIORITY_DEFAULT, NULL, on_fragment_offered,
                              self);
  else if (offers (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    on_files_read, self);
  else if (offers (formats, G_TYPE_STRING) &&
           gdk_content_formats_contain_mime_type (offered, html[0]))
    gdk_clipboard_read_async (clipboard, html, G_PRIORITY_DEFAULT, NULL, on_html_offered, self);
  else if (offers (formats, G_TYPE_STRING))
    read_text (self);
  else if (offers (formats, GDK_TYPE_TEXTURE))
    sj_picture_transfer_from_clipboard (clipboard, on_picture_read, self);
  else
    {
      say (self, _ ("The clipboard holds nothing that can be pasted into a map."));
      paste_free (self);
    }
}

/**
 * sj_canvas_paste:
 * @canvas: a canvas of a map that can be edited
 * @turned: whether lines go where tabs would, and the other way round
 *
 * Pastes at what is selected, at the cursor, or else where the pointer is. The clipboard may take a
 * while to answer.
 */
void
sj_canvas_paste (SjCanvas *canvas,
                 gboolean  turned)
{
  Paste *self;

  g_return_if_fail (SJ_IS_CANVAS (canvas));
  g_return_if_fail (sj_canvas_get_log (canvas) != NULL);

  self = g_new0 (Paste, 1);
  self->canvas = g_object_ref (canvas);
  self->log = g_object_ref (sj_canvas_get_log (canvas));
  self->place = sj_paste_place_find (canvas);
  self->turned = turned;
  read_clipboard (self, gtk_widget_get_clipboard (GTK_WIDGET (canvas)));
}
