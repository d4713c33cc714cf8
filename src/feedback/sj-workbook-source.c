#define G_LOG_DOMAIN "sj-workbook-source"

#include "config.h"

#include "feedback/sj-workbook-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-row-batcher.h"
#include "feedback/sj-workbook.h"

#define SAMPLE_ROWS 2000
#define MAX_FEW_ROWS 60 /* of a sheet that may hold no answers */
#define MIN_FULL_ROWS 20
#define FULLER 5 /* times as many rows */
#define OLD_MAGIC "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

typedef enum
{
  KIND_XLSX,
  KIND_XLS,
  KIND_ODS,
} Kind;

/* Rows of one sheet of an Excel or OpenDocument workbook. */
typedef struct
{
  SjRowSource parent;
  Kind kind;
  /* Stay open, so that a file that is replaced meanwhile is not mixed up. One of both is NULL. */
  SjPackage *package;
  SjCompoundFile *old;
  GPtrArray *sheets; /* SjSheet */
  SjXlsxStrings *strings; /* NULL until a sheet was read */
} SjWorkbookSource;

static void
sj_workbook_source_free (SjRowSource *source)
{
  SjWorkbookSource *self = (SjWorkbookSource *) source;

  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->strings, sj_xlsx_strings_free);
  g_clear_pointer (&self->package, sj_package_free);
  g_clear_pointer (&self->old, sj_compound_file_free);
  g_free (self);
}

static gboolean
read_sheet (SjWorkbookSource     *self,
            const SjSheetReader  *reader,
            GError              **error)
{
  const SjSheet *sheet = g_ptr_array_index (self->sheets, self->parent.sheet);

  if (self->kind == KIND_XLS)
    return sj_xls_read_sheet (self->old, sheet, reader, error);
  if (self->kind == KIND_ODS)
    return sj_ods_read_sheet (self->package, self->parent.sheet, reader, error);

  return sj_xlsx_read_sheet (self->package, sheet, &self->strings, reader, error);
}

static gboolean
sj_workbook_source_scan (SjRowSource      *source,
                         const SjRowScan  *scan,
                         SjRowCounts      *counts,
                         GError          **error)
{
  SjWorkbookSource *self = (SjWorkbookSource *) source;
  g_autoptr(SjRowBatcher) batcher = NULL;
  SjSheetReader reader = {
    .func = sj_row_batcher_take,
    .cancellable = scan->cancellable,
    .progress = scan->progress,
    .progress_data = scan->progress_data,
  };

  batcher = sj_row_batcher_new (scan);
  reader.user_data = batcher;

  return read_sheet (self, &reader, error) &&
         sj_row_batcher_finish (batcher, counts, error);
}

static const SjRowSourceClass workbook_class = {
  .free = sj_workbook_source_free,
  .scan = sj_workbook_source_scan,
};

/**
 * sj_workbook_source_is_old:
 * @bytes: the first bytes of a file
 * @length: how many
 *
 * Returns: whether a workbook is one of Excel before 2007, or encrypted
 */
gboolean
sj_workbook_source_is_old (const char *bytes,
                           gsize       length)
{
  return length >= 8 && memcmp (bytes, OLD_MAGIC, 8) == 0;
}

/**
 * sj_workbook_source_knows:
 * @bytes: the first bytes of a file
 * @length: how many
 *
 * Returns: whether the file may be a workbook: XLSX and ODS are packed files, and XLS has a
 *   signature that encrypted ones have, too
 */
gboolean
sj_workbook_source_knows (const char *bytes,
                          gsize       length)
{
  return (length >= 4 && memcmp (bytes, "PK\3\4", 4) == 0) ||
         sj_workbook_source_is_old (bytes, length);
}

static gboolean
take_sample_row (gpointer           user_data,
                 const SjSheetRow  *row,
                 GError           **error)
{
  SjTableSample *sample = user_data;

  if (sample->rows->len >= SAMPLE_ROWS)
    {
      sample->whole = FALSE;
      return FALSE;
    }
  g_ptr_array_add (sample->rows, sj_sheet_row_to_texts (row));
  g_array_append_val (sample->numbers, row->number);

  return TRUE;
}

static gboolean
read_sample (SjWorkbookSource  *self,
             GError           **error)
{
  SjSheetReader reader = { .func = take_sample_row };

  g_clear_pointer (&self->parent.sample, sj_table_sample_free);
  self->parent.sample = sj_table_sample_new_empty ();
  self->parent.sample->whole = TRUE;
  reader.user_data = self->parent.sample;

  return read_sheet (self, &reader, error);
}

/* The kind of workbook, by the parts it has. */
static gboolean
find_kind (SjWorkbookSource  *self,
           GError           **error)
{
  SjPackage *package = self->package;

  if (sj_package_has_part (package, "content.xml"))
    self->kind = KIND_ODS;
  else if (sj_package_has_part (package, "xl/workbook.xml") ||
           sj_package_has_part (package, "_rels/.rels"))
    self->kind = KIND_XLSX;
  else
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” is a packed file that holds no spreadsheet; unpack it first"),
                   self->parent.name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
open_file (SjWorkbookSource  *self,
           const char        *path,
           gboolean           is_old,
           GError           **error)
{
  if (is_old)
    {
      self->kind = KIND_XLS;
      self->old = sj_xls_open (path, error);
      return self->old != NULL;
    }

  self->package = sj_package_open (path, error);

  return self->package != NULL && find_kind (self, error);
}

static gboolean
list_sheets (SjWorkbookSource  *self,
             GError           **error)
{
  switch (self->kind)
    {
    case KIND_ODS:
      self->parent.format_id = "ods";
      self->parent.format = g_strdup (_("OpenDocument spreadsheet"));
      self->sheets = sj_ods_list_sheets (self->package, error);
      break;
    case KIND_XLS:
      self->parent.format_id = "xls";
      self->parent.format = g_strdup (_("Excel workbook of the old kind"));
      self->sheets = sj_xls_list_sheets (self->old, error);
      break;
    case KIND_XLSX:
    default:
      self->parent.format_id = "xlsx";
      self->parent.format = g_strdup (_("Excel workbook"));
      self->sheets = sj_xlsx_list_sheets (self->package, error);
      break;
    }

  return self->sheets != NULL;
}

static gboolean
list_names (SjWorkbookSource  *self,
            GError           **error)
{
  if (self->sheets->len == 0)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_EMPTY, _("“%s” has no sheets"),
                   self->parent.name);
      return FALSE;
    }

  self->parent.sheets = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const SjSheet *sheet = g_ptr_array_index (self->sheets, i);

      g_ptr_array_add (self->parent.sheets, g_strdup (sheet->name));
    }

  return TRUE;
}

/* By its name, else by "#" and its number. */
static gboolean
find_sheet (SjWorkbookSource  *self,
            const char        *text,
            GError           **error)
{
  GPtrArray *names = self->parent.sheets;
  g_autofree char *known = NULL;
  guint64 number;

  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (g_ptr_array_index (names, i), text))
      {
        self->parent.sheet = i;
        return TRUE;
      }
  if (*text == '#' && g_ascii_string_to_unsigned (text + 1, 10, 1, names->len, &number, NULL))
    {
      self->parent.sheet = (guint) number - 1;
      return TRUE;
    }

  g_ptr_array_add (names, NULL);
  known = g_strjoinv ("”, “", (char **) names->pdata);
  g_ptr_array_set_size (names, names->len - 1);
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
               /* Translators: a file name, the sheet asked for, the names of all sheets */
               _("“%s” has no sheet “%s”; its sheets are “%s”"), self->parent.name, text, known);
  return FALSE;
}

/* A few rows of notes, of figures or of codes in front of the sheet with the answers. */
static gboolean
is_much_fuller (const SjTableSample *few,
                const SjTableSample *sample)
{
  guint n_full = 0;

  if (sample->rows->len < MIN_FULL_ROWS || sample->rows->len < few->rows->len * FULLER)
    return FALSE;
  for (guint i = 0; i < sample->rows->len; i++)
    n_full += ((GPtrArray *) g_ptr_array_index (sample->rows, i))->len >= 2;

  return n_full * 2 >= sample->rows->len;
}

/* Looks whether the answers are behind the sheet that was chosen because it is the first. One that
 * cannot be read is none. */
static void
find_fuller_sheet (SjWorkbookSource *self)
{
  guint chosen = self->parent.sheet;
  g_autoptr(SjTableSample) sample = NULL;

  self->parent.fuller_sheet = -1;
  if (!self->parent.sample->whole || self->parent.sample->rows->len > MAX_FEW_ROWS)
    return;

  sample = g_steal_pointer (&self->parent.sample);
  for (guint i = chosen + 1; i < self->sheets->len && self->parent.fuller_sheet < 0; i++)
    {
      if (((const SjSheet *) g_ptr_array_index (self->sheets, i))->hidden)
        continue;
      self->parent.sheet = i;
      if (read_sample (self, NULL) && is_much_fuller (sample, self->parent.sample))
        self->parent.fuller_sheet = (int) i;
    }
  g_clear_pointer (&self->parent.sample, sj_table_sample_free);
  self->parent.sample = g_steal_pointer (&sample);
  self->parent.sheet = chosen;
}

/* The sheet that was asked for, else the first that can be seen and holds something. */
static gboolean
choose_sheet (SjWorkbookSource  *self,
              const SjReading   *reading,
              GError           **error)
{
  if (reading->sheet != NULL)
    return find_sheet (self, reading->sheet, error) && read_sample (self, error);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const SjSheet *sheet = g_ptr_array_index (self->sheets, i);

      self->parent.sheet = i;
      if (sheet->hidden)
        continue;
      if (!read_sample (self, error))
        return FALSE;
      if (self->parent.sample->rows->len > 0)
        {
          find_fuller_sheet (self);
          return TRUE;
        }
    }
  self->parent.sheet = 0;

  return read_sample (self, error);
}

/**
 * sj_workbook_source_open:
 * @path: a file; standard input cannot be a workbook, whose parts are read in another order
 * @is_old: whether it is no packed file but one of Excel before 2007
 * @reading: says which sheet, or leaves it open
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set
 */
SjRowSource *
sj_workbook_source_open (const char       *path,
                         gboolean          is_old,
                         const SjReading  *reading,
                         GError          **error)
{
  g_autoptr(SjRowSource) source = NULL;
  SjWorkbookSource *self;

  g_return_val_if_fail (path != NULL && reading != NULL, NULL);

  if (g_str_equal (path, "-"))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("A workbook cannot be read from standard input; name the file"));
      return NULL;
    }
  self = g_new0 (SjWorkbookSource, 1);
  source = &self->parent;
  source->klass = &workbook_class;
  source->name = g_filename_display_basename (path);
  source->header_rows = -1;
  source->fuller_sheet = -1;
  if (!open_file (self, path, is_old, error) || !list_sheets (self, error) ||
      !list_names (self, error) || !choose_sheet (self, reading, error))
    return NULL;

  return g_steal_pointer (&source);
}
