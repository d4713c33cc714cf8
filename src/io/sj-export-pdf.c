#define G_LOG_DOMAIN "sj-export"

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "io/sj-atomic-file.h"
#include "io/sj-export-private.h"
#include "io/sj-io-error.h"
#include "scene/sj-painter.h"
#include "scene/sj-text.h"

/* A page of vectors: text stays text, with the outline of the stages beside it. */

/* PDF's own limit for a page, 200 inches. */
#define MAX_PAGE 14400.0

#define MARGIN 12.0

/* Items between two looks at the cancellable. */
#define BATCH 64

typedef struct
{
  SjScene                *scene;
  const SjExportOptions  *options;
  SjAtomicFile           *file;
  cairo_surface_t        *surface;
  cairo_t                *cr;
  double                  page_width;
  double                  page_height;
  double                  scale;
  double                  left;
  double                  top;
  GError                **error;
} Export;

static cairo_status_t
write_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  Export *export = closure;

  /* cairo 1.16 crashes over its fonts if it learns of a failure: it is told of none, and what it
   * still writes goes nowhere. */
  if (*export->error == NULL)
    sj_atomic_file_write (export->file, data, length, export->error);

  return CAIRO_STATUS_SUCCESS;
}

static void
fit_page (Export *export)
{
  double width = MAX (sj_scene_get_width (export->scene), 1.0);
  double height = MAX (sj_scene_get_height (export->scene), 1.0);
  const SjPaper *paper = export->options->paper;

  if (paper == NULL)
    {
      export->scale = MIN (1.0, MAX_PAGE / MAX (width, height));
      export->page_width = width * export->scale;
      export->page_height = height * export->scale;
      return;
    }

  export->page_width = width > height ? paper->height : paper->width;
  export->page_height = width > height ? paper->width : paper->height;
  export->scale = MIN ((export->page_width - 2.0 * MARGIN) / width,
                       (export->page_height - 2.0 * MARGIN) / height);
  export->left = (export->page_width - width * export->scale) / 2.0;
  export->top = (export->page_height - height * export->scale) / 2.0;
}

static void
set_metadata (Export               *export,
              cairo_pdf_metadata_t  key,
              const char           *value)
{
  g_autofree char *drawable = sj_text_get_drawable (value);

  if (*drawable != '\0')
    cairo_pdf_surface_set_metadata (export->surface, key, drawable);
}

static void
describe (Export *export)
{
  SjElement *map = SJ_ELEMENT (export->options->map);
  GParamSpec *tags = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (map), "tags");
  g_autofree char *keywords = g_strjoinv (", ", (char **) sj_element_get_list (map, tags));
  g_autofree char *date = sj_export_date ();
  g_autofree char *creator = sj_export_creator ();

  set_metadata (export, CAIRO_PDF_METADATA_TITLE, sj_map_get_title (export->options->map));
  set_metadata (export, CAIRO_PDF_METADATA_SUBJECT, sj_element_text (map, "subtitle"));
  set_metadata (export, CAIRO_PDF_METADATA_AUTHOR, sj_element_text (map, "owner"));
  set_metadata (export, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  set_metadata (export, CAIRO_PDF_METADATA_CREATOR, creator);
  set_metadata (export, CAIRO_PDF_METADATA_CREATE_DATE, date);
  set_metadata (export, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
outline_stage (Export            *export,
               const SjSceneItem *item)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *label = sj_text_get_drawable (item->label);
  g_autofree char *place = NULL;

  g_ascii_formatd (x, sizeof x, "%.2f", export->left + item->x * export->scale);
  g_ascii_formatd (y, sizeof y, "%.2f", export->top + item->y * export->scale);
  place = g_strdup_printf ("page=1 pos=[%s %s]", x, y);
  cairo_pdf_surface_add_outline (export->surface, CAIRO_PDF_OUTLINE_ROOT, label, place, 0);
}

/* How a reader of structure takes an item; NULL for what is decoration. */
static const char *
structure_of (SjRole role)
{
  switch (role)
    {
    case SJ_ROLE_HEADER:
      return "H1";
    case SJ_ROLE_STAGE:
      return "H2";
    case SJ_ROLE_STEP:
    case SJ_ROLE_LANE:
    case SJ_ROLE_LINE:
      return "H3";
    case SJ_ROLE_CARD:
    case SJ_ROLE_POINT:
    case SJ_ROLE_CALLOUT:
    case SJ_ROLE_SERIES_LABEL:
    case SJ_ROLE_LINK:
    case SJ_ROLE_PROMPT:
    case SJ_ROLE_TIME:
    case SJ_ROLE_FOOTER:
      return "P";
    case SJ_ROLE_GRID:
    case SJ_ROLE_BAND:
    case SJ_ROLE_CURVE:
    default:
      return NULL;
    }
}

static void
paint_item (Export            *export,
            SjPainter         *painter,
            const SjSceneItem *item)
{
  const char *structure = structure_of (item->role);

  if (item->role == SJ_ROLE_STAGE)
    outline_stage (export, item);

  if (structure != NULL)
    cairo_tag_begin (export->cr, structure, NULL);
  sj_painter_paint_item (painter, export->cr, item);
  if (structure != NULL)
    cairo_tag_end (export->cr, structure);
}

static void
paint_paper (Export *export)
{
  SjColour paper = sj_theme_get_colour (sj_scene_get_theme (export->scene), SJ_COLOUR_PAPER);

  cairo_set_source_rgb (export->cr, paper.red, paper.green, paper.blue);
  cairo_paint (export->cr);
}

static gboolean
paint_page (Export       *export,
            GCancellable *cancellable)
{
  g_autoptr(SjPainter) painter = sj_painter_new (export->options->map);
  guint n_items = sj_scene_get_n_items (export->scene);

  paint_paper (export);
  cairo_translate (export->cr, export->left, export->top);
  cairo_scale (export->cr, export->scale, export->scale);
  cairo_tag_begin (export->cr, "Document", NULL);
  for (guint i = 0; i < n_items; i++)
    {
      if (i % BATCH == 0 &&
          !sj_export_go_on (export->options, (double) i / n_items, cancellable, export->error))
        return FALSE;
      paint_item (export, painter, sj_scene_get_item (export->scene, i));
    }
  cairo_tag_end (export->cr, "Document");
  cairo_show_page (export->cr);

  return TRUE;
}

static gboolean
finish (Export     *export,
        const char *path,
        gboolean    painted)
{
  cairo_status_t status = cairo_status (export->cr);

  cairo_destroy (export->cr);
  cairo_surface_finish (export->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (export->surface);
  cairo_surface_destroy (export->surface);

  if (!painted || *export->error != NULL)
    return FALSE;
  if (status == CAIRO_STATUS_SUCCESS)
    return sj_atomic_file_commit (export->file, export->error);

  g_set_error (export->error, SJ_IO_ERROR, SJ_IO_ERROR_EXPORT, _("“%s” could not be drawn: %s"),
               path, cairo_status_to_string (status));
  return FALSE;
}

/**
 * sj_export_pdf:
 * @scene: what to draw
 * @options: how
 * @path: where to, "-" for standard output
 * @cancellable: (nullable): stops the export
 * @error: return location for a #GError
 *
 * Writes one page of vectors with selectable text, embedded fonts, an outline of the stages and the
 * map's title and owner. The file is replaced when it is complete.
 *
 * Returns: whether it is written; if not, an #SjIoError or %G_IO_ERROR_CANCELLED
 */
gboolean
sj_export_pdf (SjScene                *scene,
               const SjExportOptions  *options,
               const char             *path,
               GCancellable           *cancellable,
               GError                **error)
{
  g_autoptr(SjAtomicFile) file = NULL;
  GError *problem = NULL;
  Export export = { scene, options };
  gboolean done;

  g_return_val_if_fail (scene != NULL && options != NULL && path != NULL, FALSE);
  g_return_val_if_fail (SJ_IS_MAP (options->map), FALSE);

  file = sj_atomic_file_open (path, error);
  if (file == NULL)
    return FALSE;

  export.file = file;
  export.error = &problem;
  fit_page (&export);
  export.surface = cairo_pdf_surface_create_for_stream (write_bytes, &export, export.page_width,
                                                        export.page_height);
  cairo_pdf_surface_restrict_to_version (export.surface, CAIRO_PDF_VERSION_1_5);
  describe (&export);
  export.cr = cairo_create (export.surface);
  done = finish (&export, path, paint_page (&export, cancellable));
  if (problem != NULL)
    g_propagate_error (error, problem);

  return done;
}
