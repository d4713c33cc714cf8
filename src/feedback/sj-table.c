#define G_LOG_DOMAIN "sj-table"

#include "config.h"

#include "feedback/sj-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-plain-text.h"

#define MAX_QUESTION_COLUMNS 5000

struct _SjTable
{
  SjRowSource *source;
  SjTableHeader header;
  SjColumnProfile **profiles; /* made when asked for */
  SjDetection *detections;
  gint8 *roles; /* −1 until asked for */
  GPtrArray *questions; /* SjQuestion; NULL until asked for */
  SjTableEnd *judge;    /* of the rows behind the sample; NULL until rows are read */
  SjTableNames *names;  /* NULL until asked for */
  SjTableNames *labels; /* so too */
};

static gboolean
check_vendor (SjTable          *self,
              const SjReading  *reading,
              GError          **error)
{
  g_autofree char *ids = NULL;

  if (reading->vendor == NULL || self->header.vendor != NULL ||
      g_ascii_strcasecmp (reading->vendor, "generic") == 0)
    return TRUE;

  ids = sj_vendor_list_ids ();
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               _("There is no vendor “%s”; known are %s, and generic for none"), reading->vendor,
               ids);
  return FALSE;
}

/* A format that has names of its own has them in its first rows. */
static gboolean
find_header (SjTable          *self,
             const SjReading  *reading,
             GError          **error)
{
  SjRowSource *source = self->source;
  guint row = 0;
  gboolean said = reading->header_at > 0;

  if (said && !sj_table_sample_find_row (source->sample, (guint64) reading->header_at, &row))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   /* Translators: a number, a file name */
                   _("There is no row %d near the beginning of “%s”; say where its header is"),
                   reading->header_at, source->name);
      return FALSE;
    }
  sj_table_header_init (&self->header, source->sample,
                        said || source->header_rows >= 0 ? (int) row : -1,
                        reading->header_rows >= 0 ? reading->header_rows
                        : said                    ? -1 : source->header_rows,
                        reading->vendor);

  return TRUE;
}

/**
 * sj_table_new:
 * @source: (transfer full): where its rows come from
 * @reading: what is said about header and vendor
 * @error: where to put a failure
 *
 * Looks at the beginning of a table.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error set
 */
SjTable *
sj_table_new (SjRowSource      *source,
              const SjReading  *reading,
              GError          **error)
{
  g_autoptr(SjTable) self = NULL;
  guint n_columns;

  g_return_val_if_fail (source != NULL && reading != NULL, NULL);

  self = g_new0 (SjTable, 1);
  self->source = source;
  if (!find_header (self, reading, error))
    return NULL;
  sj_table_header_decode (&self->header);
  if (self->header.names->len <= MAX_QUESTION_COLUMNS)
    sj_table_header_name_items (&self->header);
  n_columns = self->header.names->len;
  self->profiles = g_new0 (SjColumnProfile *, MAX (1, n_columns));
  self->detections = g_new0 (SjDetection, MAX (1, n_columns));
  self->roles = g_new (gint8, MAX (1, n_columns));
  memset (self->roles, -1, MAX (1, n_columns));
  if (!check_vendor (self, reading, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sj_table_free (SjTable *self)
{
  if (self == NULL)
    return;

  if (self->profiles != NULL)
    for (guint i = 0; i < self->header.names->len; i++)
      sj_column_profile_free (self->profiles[i]);
  g_free (self->profiles);
  g_free (self->detections);
  g_free (self->roles);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->judge, sj_table_end_free);
  g_clear_pointer (&self->names, sj_table_names_free);
  g_clear_pointer (&self->labels, sj_table_names_free);
  sj_table_header_clear (&self->header);
  sj_row_source_free (self->source);
  g_free (self);
}

const char *
sj_table_get_name (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source->name;
}

/**
 * sj_table_get_format_id:
 *
 * Returns: (transfer none): what the file is: "csv", "tsv", "xlsx", "ods", "sav" and so on
 */
const char *
sj_table_get_format_id (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source->format_id;
}

/**
 * sj_table_get_format:
 *
 * Returns: (transfer none): what the file is, as a person calls it
 */
const char *
sj_table_get_format (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source->format;
}

/**
 * sj_table_get_sheets:
 * @self: a table
 * @sheet: (out) (optional): the one that is read
 *
 * Returns: (transfer none) (nullable) (element-type utf8): the names of the sheets of a workbook,
 *   or %NULL for a file without sheets
 */
GPtrArray *
sj_table_get_sheets (SjTable *self,
                     guint   *sheet)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (sheet != NULL)
    *sheet = self->source->sheet;
  return self->source->sheets;
}

/**
 * sj_table_get_encoding:
 *
 * Returns: (transfer none) (nullable): the encoding of a text; %NULL where the format has its own
 */
const char *
sj_table_get_encoding (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source->encoding;
}

/**
 * sj_table_get_repair:
 *
 * Returns: (transfer none) (nullable): another encoding that would repair the text, which was
 *   encoded twice; for a person to choose
 */
const char *
sj_table_get_repair (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source->repair;
}

/**
 * sj_table_get_delimiter:
 *
 * Returns: what stands between two cells of a text; 0 for other formats
 */
char
sj_table_get_delimiter (SjTable *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->source->delimiter;
}

guint
sj_table_get_header_rows (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header.n_rows;
}

/**
 * sj_table_get_header_at:
 *
 * Returns: the row of the file that the header begins in, or the answers where there is none, from
 *   1; as spreadsheets count, so blank rows above are counted
 */
guint64
sj_table_get_header_at (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sj_table_sample_get_number (self->source->sample, self->header.first_row);
}

/**
 * sj_table_get_notes:
 * @self: a table
 * @n_above: (out) (optional): how many rows of titles and notes stand above the header
 * @n_below: (out) (optional): and how many below the answers; those of a long table are not known
 */
void
sj_table_get_notes (SjTable *self,
                    guint   *n_above,
                    guint   *n_below)
{
  g_return_if_fail (self != NULL);

  if (n_above != NULL)
    *n_above = self->header.n_above;
  if (n_below != NULL)
    *n_below = (guint) self->header.below.notes;
}

/**
 * sj_table_get_rows_below:
 *
 * Returns: (transfer none): the rows below the answers that are none, as far as the first rows of
 *   the table are all of it; of a longer one they are known when it was read
 */
const SjRowsBelow *
sj_table_get_rows_below (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->header.below;
}

/**
 * sj_table_get_weight:
 * @self: a table
 * @column: (out) (optional): the column that the file says weighs its rows
 *
 * Whether the weight is used is for a person to say: it may have been set for another question.
 *
 * Returns: whether the file says so
 */
gboolean
sj_table_get_weight (SjTable *self,
                     guint   *column)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->source->weight == 0 || self->source->weight > self->header.names->len)
    return FALSE;
  if (column != NULL)
    *column = self->source->weight - 1;

  return TRUE;
}

/**
 * sj_table_get_vendor:
 *
 * Returns: (transfer none) (nullable): the id of the vendor whose export the table is, if its
 *   header says so
 */
const char *
sj_table_get_vendor (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->header.vendor != NULL ? self->header.vendor->id : NULL;
}

/**
 * sj_table_get_vendor_name:
 *
 * Returns: (transfer none) (nullable): the vendor as it calls itself
 */
const char *
sj_table_get_vendor_name (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->header.vendor != NULL ? self->header.vendor->name : NULL;
}

/**
 * sj_table_get_vendor_score:
 *
 * Returns: how surely the table is the vendor's, 0 to 1
 */
double
sj_table_get_vendor_score (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header.vendor_score;
}

/**
 * sj_table_get_export:
 *
 * Returns: (transfer none) (nullable): what is known about the vendor's exports
 */
const SjVendor *
sj_table_get_export (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->header.vendor;
}

guint
sj_table_get_n_columns (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header.names->len;
}

/**
 * sj_table_get_column_name:
 *
 * Returns: (transfer none): all header rows of a column joined, without markup
 */
const char *
sj_table_get_column_name (SjTable *self,
                          guint    column)
{
  g_return_val_if_fail (self != NULL && column < self->header.names->len, NULL);

  return g_ptr_array_index (self->header.names, column);
}

/**
 * sj_table_get_column_label:
 *
 * Returns: (transfer none): what the column is called as a touchpoint: the row of a grid question,
 *   or the last header row; "#" and its number if it has no name
 */
const char *
sj_table_get_column_label (SjTable *self,
                           guint    column)
{
  g_return_val_if_fail (self != NULL && column < self->header.labels->len, NULL);

  return g_ptr_array_index (self->header.labels, column);
}

/**
 * sj_table_get_names:
 *
 * Returns: (transfer none): the columns by their whole names
 */
const SjTableNames *
sj_table_get_names (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->names == NULL)
    {
      self->names = sj_table_names_new ();
      for (guint column = 0; column < self->header.names->len; column++)
        sj_table_names_add (self->names, g_ptr_array_index (self->header.names, column), column);
    }

  return self->names;
}

/* What stands in a header row of a column. */
static const char *
get_header_cell (SjTable *self,
                 guint    level,
                 guint    column)
{
  return sj_table_sample_get_cell (self->source->sample, self->header.first_row + level, column);
}

static void
add_labels (SjTable *self,
            guint    column)
{
  sj_table_names_add (self->labels, sj_table_get_column_label (self, column), column);
  for (guint level = 0; level < self->header.n_rows; level++)
    {
      const char *cell = get_header_cell (self, level, column);
      g_autofree char *clean = sj_plain_text_clean (cell);

      sj_table_names_add (self->labels, cell, column);
      if (*clean != '\0')
        sj_table_names_add (self->labels, clean, column);
    }
}

/**
 * sj_table_get_labels:
 *
 * Returns: (transfer none): the columns by what one of their header rows says, as it stands there
 *   and without markup, and by their labels
 */
const SjTableNames *
sj_table_get_labels (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->labels == NULL)
    {
      self->labels = sj_table_names_new ();
      for (guint column = 0; column < self->header.names->len; column++)
        add_labels (self, column);
    }

  return self->labels;
}

/* What the vendor says about a column, or NULL. */
static const SjVendorColumn *
find_declared (SjTable *self,
               guint    column)
{
  const SjVendorColumn *declared = NULL;

  if (self->header.vendor == NULL)
    return NULL;
  for (guint level = 0; level < self->header.n_rows && declared == NULL; level++)
    {
      g_autofree char *normal = sj_plain_text_normalise (get_header_cell (self, level, column));

      declared = sj_vendor_find_column (self->header.vendor, normal);
    }

  return declared;
}

/**
 * sj_table_is_declared:
 *
 * Returns: whether the vendor says what a column is
 */
gboolean
sj_table_is_declared (SjTable *self,
                      guint    column)
{
  g_return_val_if_fail (self != NULL && column < self->header.names->len, FALSE);

  return find_declared (self, column) != NULL;
}

/**
 * sj_table_find_declared:
 * @self: a table
 * @headers: alternatives, as vendors' declarations write them
 * @column: (out): the first column with one of the headers
 *
 * Returns: whether there is such a column
 */
gboolean
sj_table_find_declared (SjTable    *self,
                        const char *headers,
                        guint      *column)
{
  g_return_val_if_fail (self != NULL && headers != NULL && column != NULL, FALSE);

  for (*column = 0; *column < self->header.names->len; (*column)++)
    for (guint level = 0; level < self->header.n_rows; level++)
      {
        g_autofree char *normal = sj_plain_text_normalise (get_header_cell (self, level, *column));

        if (sj_vendor_is_header (headers, normal))
          return TRUE;
      }

  return FALSE;
}

/* What all rows of a column that fixes the metric say, or NULL. */
static const char *
find_survey_type (SjTable *self)
{
  const SjColumnProfile *profile;
  guint column;

  if (!sj_table_find_declared (self, "survey_type|survey type", &column))
    return NULL;
  profile = sj_table_get_profile (self, column);

  return profile->n_distinct == 1 ? g_ptr_array_index (profile->distinct, 0) : NULL;
}

/* What the vendor says about a column goes before what its cells look like. */
static void
detect_declared (SjTable *self,
                 guint    column)
{
  const SjVendorColumn *declared = find_declared (self, column);
  SjDetection *detection = &self->detections[column];

  if (declared == NULL)
    return;
  if (declared->role != SJ_ROLE_SCORE)
    detection->state = SJ_DETECTION_NONE;
  else
    sj_scale_detect_declared (self->profiles[column], declared->metric, find_survey_type (self),
                              detection);
}

/**
 * sj_table_get_profile:
 *
 * Returns: (transfer none): what a column looks like
 */
const SjColumnProfile *
sj_table_get_profile (SjTable *self,
                      guint    column)
{
  g_return_val_if_fail (self != NULL && column < self->header.names->len, NULL);

  if (self->profiles[column] == NULL)
    {
      self->profiles[column] =
        sj_column_profile_new (self->source->sample, sj_table_get_n_rows_above (self),
                               self->header.end, column, self->header.vendor);
      if (self->source->answers != NULL && column + 1 == self->header.names->len)
        sj_column_profile_note_answers (self->profiles[column], self->source->answers);
      sj_column_profile_note_header (self->profiles[column],
                                     sj_table_get_column_name (self, column));
      sj_scale_detect (self->profiles[column], sj_table_get_column_name (self, column),
                       &self->detections[column]);
      detect_declared (self, column);
    }

  return self->profiles[column];
}

/**
 * sj_table_get_detection:
 *
 * Returns: (transfer none): whether a column is a rating, and on which scale
 */
const SjDetection *
sj_table_get_detection (SjTable *self,
                        guint    column)
{
  if (sj_table_get_profile (self, column) == NULL)
    return NULL;

  return &self->detections[column];
}

/**
 * sj_table_get_questions:
 *
 * Returns: (transfer none) (element-type SjQuestion): which columns are one question together
 */
GPtrArray *
sj_table_get_questions (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->questions != NULL)
    return self->questions;

  /* So many columns are no survey, and their names would be compared for long. */
  if (self->header.names->len > MAX_QUESTION_COLUMNS)
    return self->questions = g_ptr_array_new ();
  for (guint column = 0; column < self->header.names->len; column++)
    sj_table_get_profile (self, column);
  self->questions = sj_question_list (&self->header, self->source->sample, self->profiles);

  return self->questions;
}

/* What a question of many parts makes of a column: nothing is a rating that was ticked or put in
 * order. */
static gboolean
find_question_role (SjTable      *self,
                    guint         column,
                    SjColumnRole *role)
{
  const SjQuestion *question = sj_question_find (sj_table_get_questions (self), column);

  return question != NULL &&
         sj_question_get_role (question, column, role, &self->detections[column]);
}

static SjColumnRole
find_role (SjTable *self,
           guint    column)
{
  SjColumnRole role;
  const SjVendorColumn *declared = find_declared (self, column);
  const SjColumnProfile *profile = sj_table_get_profile (self, column);
  const SjDetection *detection = &self->detections[column];

  if (declared != NULL && declared->role == SJ_ROLE_PERSONAL)
    return SJ_ROLE_PERSONAL;
  if (profile->n == 0)
    return SJ_ROLE_EMPTY;
  if (self->source->weight == column + 1)
    return SJ_ROLE_WEIGHT;
  if (declared != NULL && declared->role == SJ_ROLE_SCORE)
    return detection->state == SJ_DETECTION_ACCEPTED ? SJ_ROLE_SCORE : SJ_ROLE_OTHER;
  if (declared != NULL)
    return declared->role;
  role = sj_column_role_detect (profile, sj_table_get_column_name (self, column), detection);
  if (role != SJ_ROLE_PERSONAL && role != SJ_ROLE_DATE && role != SJ_ROLE_ID)
    find_question_role (self, column, &role);

  return role;
}

/**
 * sj_table_get_role:
 *
 * Returns: what a column is for, as its vendor says or as its header and its cells tell
 */
SjColumnRole
sj_table_get_role (SjTable *self,
                   guint    column)
{
  g_return_val_if_fail (self != NULL && column < self->header.names->len, SJ_ROLE_OTHER);

  if (self->roles[column] < 0)
    self->roles[column] = (gint8) find_role (self, column);

  return (SjColumnRole) self->roles[column];
}

SjRowSource *
sj_table_get_source (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/* Who judges the last rows of a table that is longer than its sample. Only files that people or
 * spreadsheets end with notes have such rows. */
static SjTableEnd *
get_judge (SjTable *self)
{
  static const char *const formats[] = { "csv", "tsv", "xlsx", "ods", "xls", NULL };

  if (self->source->sample->whole || self->source->answers != NULL || self->header.n_rows == 0 ||
      !g_strv_contains (formats, self->source->format_id))
    return NULL;
  if (self->judge == NULL)
    self->judge = sj_table_end_new (self->source->sample, sj_table_get_n_rows_above (self), TRUE);

  return self->judge;
}

/**
 * sj_table_begin_scan:
 * @self: a table
 * @scan: (out): where to say which rows are answers; all else is left to the caller
 */
void
sj_table_begin_scan (SjTable   *self,
                     SjRowScan *scan)
{
  const SjTableHeader *header;

  g_return_if_fail (self != NULL && scan != NULL);

  header = &self->header;
  scan->skip = sj_table_get_n_rows_above (self);
  scan->end = header->end < self->source->sample->rows->len ? header->end : 0;
  scan->width = header->width;
  scan->header = header->first_row;
  scan->n_headers = header->width > 1 ? header->n_rows : 0;
  scan->judge = get_judge (self);
}

/**
 * sj_table_get_width:
 *
 * Returns: the cells of a full row, with the columns at the end that are left out for being empty
 */
guint
sj_table_get_width (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header.width;
}

/**
 * sj_table_get_n_rows_above:
 *
 * Returns: how many rows of the source stand above the answers: blank ones and the header
 */
guint
sj_table_get_n_rows_above (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header.first_row + self->header.n_rows;
}
