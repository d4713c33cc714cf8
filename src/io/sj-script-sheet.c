#define G_LOG_DOMAIN "sj-script-sheet"

#include "config.h"

#include "io/sj-script-sheet.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "core/sj-lane.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "io/sj-atomic-file.h"
#include "io/sj-export-private.h"
#include "io/sj-io-error.h"
#include "io/sj-paper.h"

/**
 * SjScriptSheet:
 *
 * The scripts of touchpoints on paper: each begins on a new page, with its questions and what was
 * answered; questions without an answer leave room for a pen. Lines are broken once, so that the
 * printer and the PDF show the same.
 */
struct _SjScriptSheet
{
  SjMap        *map;
  PangoContext *context;
  GPtrArray    *layouts;
  GArray       *lines;  /* Line */
  GArray       *rings;  /* Ring */
  double        page_width;
  double        page_height;
  double        y;      /* where the next line goes */
  guint         page;   /* on which page */
};

/* A line of text, or a rule for writing on if there is none. */
typedef struct
{
  PangoLayoutLine *text;
  double           x;
  double           baseline;
  double           grey;
  guint            page;
} Line;

/* How much of a script is answered, in the corner of its first page. */
typedef struct
{
  guint  page;
  double share;
} Ring;

#define MARGIN 54.0
#define FOOTER 24.0
#define ANSWER_GAP 2.0
#define QUESTION_GAP 11.0
#define RULE_HEIGHT 20.0
#define INK 0.1
#define SOFT 0.4
#define RULE 0.75
#define RING_RADIUS 13.0
#define RING_WIDTH 4.5
#define RING_ROOM (2.0 * RING_RADIUS + 16.0)

static PangoLayout *
create_layout (SjScriptSheet *self,
               const char    *text,
               const char    *font)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) ((self->page_width - 2.0 * MARGIN) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  g_ptr_array_add (self->layouts, layout);

  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static double
room_left (SjScriptSheet *self)
{
  return self->page_height - MARGIN - FOOTER - self->y;
}

static void
begin_page (SjScriptSheet *self)
{
  self->page++;
  self->y = MARGIN;
}

/* Puts down a text line by line, going on to the next page where it must. */
static void
place_text (SjScriptSheet *self,
            PangoLayout   *layout,
            double         grey)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle extents;
      Line line = { .grey = grey };
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      height = (double) extents.height / PANGO_SCALE;
      if (height > room_left (self))
        begin_page (self);
      line.text = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      line.x = MARGIN + (double) extents.x / PANGO_SCALE;
      line.baseline = self->y + (double) (pango_layout_iter_get_baseline (iter) - extents.y) /
                                  PANGO_SCALE;
      line.page = self->page;
      g_array_append_val (self->lines, line);
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
place_rule (SjScriptSheet *self)
{
  Line line = { NULL, MARGIN, self->y + RULE_HEIGHT, RULE, self->page };

  g_array_append_val (self->lines, line);
  self->y += RULE_HEIGHT;
}

/* A question is never left alone at the foot of a page. */
static void
place_question (SjScriptSheet *self,
                guint          number,
                const char    *question,
                const char    *answer)
{
  g_autofree char *numbered = g_strdup_printf ("%u. %s", number, question);
  PangoLayout *heading = create_layout (self, numbered, "Sans Bold 9");
  PangoLayout *text = create_layout (self, answer, "Sans 10.5");
  double least = height_of (heading) + MIN (height_of (text), 60.0);

  if (*answer == '\0')
    least = height_of (heading) + RULE_HEIGHT;
  self->y += QUESTION_GAP;
  if (least > room_left (self))
    begin_page (self);

  place_text (self, heading, SOFT);
  self->y += ANSWER_GAP;
  if (*answer != '\0')
    place_text (self, text, INK);
  else
    place_rule (self);
}

/* Where the touchpoint is: "Call centre · Application, Waits". */
static char *
describe_place (SjScriptSheet *self,
                SjCard        *card)
{
  SjLane *lane = sj_map_lookup_typed (self->map, sj_card_get_lane (card), SJ_TYPE_LANE);
  SjStep *step = sj_map_lookup_typed (self->map, sj_card_get_step (card), SJ_TYPE_STEP);
  SjStage *stage = step != NULL ? sj_map_lookup_typed (self->map, sj_step_get_stage (step),
                                                       SJ_TYPE_STAGE)
                                : NULL;

  return g_strdup_printf ("%s · %s, %s",
                          lane != NULL ? sj_lane_get_title (lane) : "",
                          stage != NULL ? sj_stage_get_title (stage) : "",
                          step != NULL ? sj_step_get_title (step) : "");
}

/* Beside the ring. */
static void
place_title (SjScriptSheet *self,
             const char    *title)
{
  PangoLayout *layout = create_layout (self, title, "Sans Bold 18");

  pango_layout_set_width (layout, (int) ((self->page_width - 2.0 * MARGIN - RING_ROOM) *
                                         PANGO_SCALE));
  place_text (self, layout, INK);
}

static void
place_heading (SjScriptSheet *self,
               SjCard        *card)
{
  guint n_questions;
  guint n_answers = sj_card_count_script_answers (card, &n_questions);
  const char *title = sj_card_get_title (card);
  g_autofree char *place = describe_place (self, card);
  /* Translators: how many of the questions are answered. */
  g_autofree char *count = g_strdup_printf (_("%u of %u questions answered"), n_answers,
                                            n_questions);
  Ring ring = { self->page, n_questions > 0 ? (double) n_answers / n_questions : 0.0 };

  g_array_append_val (self->rings, ring);
  place_title (self, *title != '\0' ? title : _("Untitled"));
  self->y += 3.0;
  place_text (self, create_layout (self, place, "Sans 10"), SOFT);
  place_text (self, create_layout (self, count, "Sans 10"), SOFT);
  self->y += 6.0;
}

static void
place_card (SjScriptSheet *self,
            SjCard        *card)
{
  guint n_stored, number = 0;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (card), &n_stored);

  place_heading (self, card);
  for (guint i = 0; i < n_stored; i++)
    if ((stored[i]->flags & (GParamFlags) SJ_PARAM_SCRIPT) != 0)
      place_question (self, ++number, _(g_param_spec_get_blurb (stored[i])),
                      sj_element_get_text (SJ_ELEMENT (card), stored[i]));
}

static void
line_clear (Line *line)
{
  g_clear_pointer (&line->text, pango_layout_line_unref);
}

/**
 * sj_script_sheet_new:
 * @map: a map
 * @cards: (element-type SjCard): touchpoints of it
 * @page_width: width of the paper in points
 * @page_height: height of the paper in points
 *
 * Returns: (transfer full): their scripts, broken into pages
 */
SjScriptSheet *
sj_script_sheet_new (SjMap     *map,
                     GPtrArray *cards,
                     double     page_width,
                     double     page_height)
{
  SjScriptSheet *self;
  g_autoptr(PangoFontMap) fonts = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  g_return_val_if_fail (SJ_IS_MAP (map) && cards != NULL, NULL);

  self = g_new0 (SjScriptSheet, 1);
  self->map = g_object_ref (map);
  self->page_width = page_width;
  self->page_height = page_height;
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, (GDestroyNotify) line_clear);
  self->rings = g_array_new (FALSE, FALSE, sizeof (Ring));
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72.0);
  self->context = pango_font_map_create_context (fonts);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);

  self->y = MARGIN;
  for (guint i = 0; i < cards->len; i++)
    {
      if (i > 0)
        begin_page (self);
      place_card (self, g_ptr_array_index (cards, i));
    }

  return self;
}

void
sj_script_sheet_free (SjScriptSheet *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->rings, g_array_unref);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->map);
  g_free (self);
}

guint
sj_script_sheet_get_n_pages (SjScriptSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->page + 1;
}

static void
draw_line (SjScriptSheet *self,
           cairo_t       *cr,
           const Line    *line)
{
  cairo_set_source_rgb (cr, line->grey, line->grey, line->grey);
  cairo_move_to (cr, line->x, line->baseline);
  if (line->text != NULL)
    {
      pango_cairo_show_layout_line (cr, line->text);
      return;
    }

  cairo_line_to (cr, self->page_width - MARGIN, line->baseline);
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);
}

static void
draw_arc (SjScriptSheet *self,
          cairo_t       *cr,
          double         share,
          double         grey)
{
  cairo_new_path (cr);
  cairo_arc (cr, self->page_width - MARGIN - RING_RADIUS, MARGIN + RING_RADIUS,
             RING_RADIUS - RING_WIDTH / 2.0, -G_PI_2, -G_PI_2 + share * 2.0 * G_PI);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_set_line_width (cr, RING_WIDTH);
  cairo_stroke (cr);
}

/* The words below the title say the same. */
static void
draw_ring (SjScriptSheet *self,
           cairo_t       *cr,
           const Ring    *ring)
{
  draw_arc (self, cr, 1.0, 0.87);
  if (ring->share > 0.0)
    draw_arc (self, cr, ring->share, SOFT);
}

static void
draw_footer (SjScriptSheet *self,
             cairo_t       *cr,
             guint          page)
{
  g_autofree char *text = g_strdup_printf (_("%s · page %u of %u"), sj_map_get_title (self->map),
                                           page + 1, sj_script_sheet_get_n_pages (self));
  PangoLayout *layout = create_layout (self, text, "Sans 8");

  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  cairo_set_source_rgb (cr, SOFT, SOFT, SOFT);
  cairo_move_to (cr, MARGIN, self->page_height - MARGIN);
  pango_cairo_show_layout (cr, layout);
}

/**
 * sj_script_sheet_draw_page:
 * @self: scripts on paper
 * @cr: where to draw, in points from the upper left corner of the paper
 * @page: which page, from 0
 */
void
sj_script_sheet_draw_page (SjScriptSheet *self,
                           cairo_t       *cr,
                           guint          page)
{
  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (page < sj_script_sheet_get_n_pages (self));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->page == page)
        draw_line (self, cr, line);
    }
  for (guint i = 0; i < self->rings->len; i++)
    if (g_array_index (self->rings, Ring, i).page == page)
      draw_ring (self, cr, &g_array_index (self->rings, Ring, i));
  draw_footer (self, cr, page);
}

/* PDF */

typedef struct
{
  SjAtomicFile *file;
  GError       *error;
} Output;

static cairo_status_t
write_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  Output *output = closure;

  /* cairo 1.16 crashes over its fonts if it learns of a failure. */
  if (output->error == NULL)
    sj_atomic_file_write (output->file, data, length, &output->error);

  return CAIRO_STATUS_SUCCESS;
}

static void
describe (cairo_surface_t *surface,
          SjMap           *map)
{
  g_autofree char *title = g_strdup_printf (_("%s: script"), sj_map_get_title (map));
  g_autofree char *date = sj_export_date ();
  g_autofree char *creator = sj_export_creator ();

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, creator);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static cairo_status_t
draw_pdf (SjScriptSheet *sheet,
          Output        *output)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, output,
                                                                  sheet->page_width,
                                                                  sheet->page_height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  describe (surface, sheet->map);
  for (guint i = 0; i < sj_script_sheet_get_n_pages (sheet); i++)
    {
      sj_script_sheet_draw_page (sheet, cr, i);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status;
}

/**
 * sj_script_sheet_export_pdf:
 * @map: a map
 * @cards: (element-type SjCard): touchpoints of it, one or more
 * @path: the file, replaced when it is complete
 * @error: why it is not written
 *
 * Writes the scripts of touchpoints as a PDF on A4 paper.
 *
 * Returns: whether it is written
 */
gboolean
sj_script_sheet_export_pdf (SjMap       *map,
                            GPtrArray   *cards,
                            const char  *path,
                            GError     **error)
{
  const SjPaper *paper = sj_paper_find ("a4");
  g_autoptr(SjScriptSheet) sheet = NULL;
  g_autoptr(SjAtomicFile) file = NULL;
  Output output = { 0 };
  cairo_status_t status;

  g_return_val_if_fail (SJ_IS_MAP (map) && cards != NULL && path != NULL, FALSE);

  file = sj_atomic_file_open (path, error);
  if (file == NULL)
    return FALSE;

  output.file = file;
  sheet = sj_script_sheet_new (map, cards, paper->width, paper->height);
  status = draw_pdf (sheet, &output);
  if (output.error != NULL)
    {
      g_propagate_error (error, output.error);
      return FALSE;
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return sj_atomic_file_commit (file, error);

  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_EXPORT, _("“%s” could not be drawn: %s"), path,
               cairo_status_to_string (status));
  return FALSE;
}
