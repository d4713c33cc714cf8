#define G_LOG_DOMAIN "sj-statistics-source"

#include "config.h"

#include "feedback/sj-statistics-source.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <readstat.h>
#include <string.h>

#include "feedback/sj-cell-format.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-row-batcher.h"

#define SAMPLE_ROWS 2000
#define MAX_VARIABLES 16384
/* What missing answers that the file declares are written as. */
#define DECLARED_MISSING "N/A"

typedef readstat_error_t (*ParseFunc) (readstat_parser_t *parser,
                                       const char        *path,
                                       void              *user_ctx);

/* The formats, with the beginning of their files. Times count from an epoch, in a unit. */
typedef struct
{
  const char *id;
  const char *name;
  const char *magic;
  gsize length;
  const char *suffix; /* decides where the first bytes do not tell */
  ParseFunc parse;
  int epoch_year, epoch_month, epoch_day;
} Format;

static const Format formats[] = {
  { "sav", N_("SPSS file"), "$FL2", 4, ".sav", readstat_parse_sav, 1582, 10, 14 },
  { "zsav", N_("SPSS file"), "$FL3", 4, ".zsav", readstat_parse_sav, 1582, 10, 14 },
  { "dta", N_("Stata file"), "<stata_dta>", 11, ".dta", readstat_parse_dta, 1960, 1, 1 },
  { "dta", N_("Stata file"), NULL, 0, ".dta", readstat_parse_dta, 1960, 1, 1 },
  { "por", N_("SPSS portable file"), NULL, 0, ".por", readstat_parse_por, 1582, 10, 14 },
  { "sas7bdat", N_("SAS file"), NULL, 0, ".sas7bdat", readstat_parse_sas7bdat, 1960, 1, 1 },
};

/* What the numbers of a variable are. */
typedef enum
{
  VALUE_NUMBER,
  VALUE_DATE,       /* days */
  VALUE_DATE_SECONDS,
  VALUE_DATE_TIME,  /* seconds */
  VALUE_DATE_MILLISECONDS,
  VALUE_TIME,       /* seconds */
} ValueKind;

typedef struct
{
  char *name;
  char *label;
  char *label_set; /* NULL for none */
  ValueKind kind;
  gboolean ordered; /* its labels are steps of a scale: the number is said with them */
} Variable;

/* Rows of a file of SPSS, Stata or SAS. */
typedef struct
{
  SjRowSource parent;
  const Format *format;
  char *path;
  GPtrArray *variables;  /* Variable */
  GHashTable *label_sets; /* name → GHashTable of number or text → label */
  gboolean has_labels;   /* some variable is described by more than its name */
} SjStatisticsSource;

/* One pass over the rows. */
typedef struct
{
  SjStatisticsSource *source;
  SjSheetRowFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  SjProgressFunc progress;
  gpointer progress_data;
  SjSheetRow row;
  GString *text;
  gboolean has_row;
  guint64 n_rows; /* that were given */
  gboolean done;
  gboolean cut_off; /* the file ends too early */
  GError *error;
} Pass;

static void
free_variable (gpointer data)
{
  Variable *variable = data;

  g_free (variable->name);
  g_free (variable->label);
  g_free (variable->label_set);
  g_free (variable);
}

static void
sj_statistics_source_free (SjRowSource *source)
{
  SjStatisticsSource *self = (SjStatisticsSource *) source;

  g_clear_pointer (&self->variables, g_ptr_array_unref);
  g_clear_pointer (&self->label_sets, g_hash_table_unref);
  g_free (self->path);
  g_free (self);
}

/* SPSS writes DATE11 or DATETIME20, Stata %td or %tc, SAS DATE9. */
static ValueKind
find_kind (const Format *format,
           const char   *written)
{
  gboolean spss = g_str_has_suffix (format->id, "sav") || g_str_equal (format->id, "por");

  if (written == NULL)
    return VALUE_NUMBER;
  if (g_str_has_prefix (written, "%tc") || g_str_has_prefix (written, "%tC"))
    return VALUE_DATE_MILLISECONDS;
  if (g_str_has_prefix (written, "%td") || g_str_has_prefix (written, "%d"))
    return VALUE_DATE;
  if (g_str_has_prefix (written, "DATETIME") || g_str_has_prefix (written, "YMDHMS"))
    return VALUE_DATE_TIME;
  if (g_str_has_prefix (written, "DATE") || g_str_has_prefix (written, "ADATE") ||
      g_str_has_prefix (written, "EDATE") || g_str_has_prefix (written, "SDATE") ||
      g_str_has_prefix (written, "JDATE") || g_str_has_prefix (written, "YYMMDD") ||
      g_str_has_prefix (written, "MMDDYY") || g_str_has_prefix (written, "DDMMYY"))
    return spss ? VALUE_DATE_SECONDS : VALUE_DATE;
  if (g_str_has_prefix (written, "TIME") || g_str_has_prefix (written, "DTIME"))
    return VALUE_TIME;

  return VALUE_NUMBER;
}

static int
take_variable (int                  index,
               readstat_variable_t *given,
               const char          *label_set,
               void                *data)
{
  SjStatisticsSource *self = data;
  Variable *variable = g_new0 (Variable, 1);
  const char *label = readstat_variable_get_label (given);
  const char *name = readstat_variable_get_name (given);

  variable->name = g_strdup (name != NULL ? name : "");
  variable->label = g_strdup (label != NULL && *label != '\0' ? label : variable->name);
  variable->label_set = g_strdup (label_set);
  variable->kind = find_kind (self->format, readstat_variable_get_format (given));
  variable->ordered = readstat_variable_get_measure (given) != READSTAT_MEASURE_NOMINAL;
  self->has_labels = self->has_labels || !g_str_equal (variable->label, variable->name);
  g_ptr_array_add (self->variables, variable);

  return self->variables->len < MAX_VARIABLES ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT;
}

/* SPSS keeps in the file which variable its user weighted the cases by. */
static int
take_weight (readstat_variable_t *given,
             void                *data)
{
  SjStatisticsSource *self = data;
  int index = given != NULL ? readstat_variable_get_index (given) : -1;

  if (index >= 0 && (guint) index < self->variables->len)
    self->parent.weight = (guint) index + 1;

  return READSTAT_HANDLER_OK;
}

static void
append_number (readstat_value_t  value,
               GString          *text)
{
  sj_cell_format_append_number (readstat_double_value (value), text);
}

static gboolean
is_text (readstat_value_t value)
{
  readstat_type_t type = readstat_value_type (value);

  return type == READSTAT_TYPE_STRING || type == READSTAT_TYPE_STRING_REF;
}

static int
take_label (const char       *label_set,
            readstat_value_t  value,
            const char       *label,
            void             *data)
{
  SjStatisticsSource *self = data;
  GHashTable *labels = g_hash_table_lookup (self->label_sets, label_set);
  g_autoptr(GString) key = g_string_new (NULL);

  if (labels == NULL)
    {
      labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->label_sets, g_strdup (label_set), labels);
    }
  if (is_text (value))
    g_string_append (key, readstat_string_value (value) != NULL ? readstat_string_value (value)
                                                                 : "");
  else
    append_number (value, key);
  g_hash_table_insert (labels, g_strdup (key->str), g_strdup (label != NULL ? label : ""));

  return READSTAT_HANDLER_OK;
}

static readstat_parser_t *
create_parser (SjStatisticsSource *self)
{
  readstat_parser_t *parser = readstat_parser_init ();

  readstat_set_error_handler (parser, NULL);

  return parser;
}

static void
set_error (SjStatisticsSource  *self,
           readstat_error_t     code,
           GError             **error)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               /* Translators: a file name and the reason */
               _("“%s” is damaged or cut off: %s"), self->parent.name,
               readstat_error_message (code));
}

static gboolean
is_cut_off (readstat_error_t code)
{
  return code == READSTAT_ERROR_READ || code == READSTAT_ERROR_ROW_COUNT_MISMATCH;
}

/* Variables and labels; some formats have the labels behind the rows. */
static gboolean
read_description (SjStatisticsSource  *self,
                  GError             **error)
{
  readstat_parser_t *parser = create_parser (self);
  readstat_error_t code;

  readstat_set_variable_handler (parser, take_variable);
  readstat_set_value_label_handler (parser, take_label);
  readstat_set_fweight_handler (parser, take_weight);
  code = self->format->parse (parser, self->path, self);
  readstat_parser_free (parser);
  if ((code == READSTAT_OK || is_cut_off (code)) && self->variables->len > 0)
    return TRUE;

  if (self->variables->len >= MAX_VARIABLES)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                 _("“%s” has more than %d variables"), self->parent.name, MAX_VARIABLES);
  else if (code != READSTAT_OK)
    set_error (self, code, error);
  else
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_EMPTY, _("“%s” has no variables"),
                 self->parent.name);
  return FALSE;
}

static gboolean
give_row (Pass *pass)
{
  if (!pass->has_row)
    return TRUE;

  pass->has_row = FALSE;
  pass->n_rows++;
  pass->done = !pass->func (pass->user_data, &pass->row, &pass->error);

  return !pass->done;
}

/* Days and times from the format's epoch, as in ISO 8601. */
static void
append_date (const Format *format,
             ValueKind     kind,
             double        value,
             GString      *text)
{
  double seconds = kind == VALUE_DATE ? value * 86400.0
                   : kind == VALUE_DATE_MILLISECONDS ? value / 1000.0 : value;
  double day = floor (seconds / 86400.0);
  guint second = (guint) (seconds - day * 86400.0);
  GDate date;

  if (kind != VALUE_TIME)
    {
      double julian;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, format->epoch_day, format->epoch_month, format->epoch_year);
      julian = g_date_get_julian (&date) + day;
      if (!(julian >= 1.0) || julian > 3652059.0)
        {
          sj_cell_format_append_number (value, text);
          return;
        }
      g_date_set_julian (&date, (guint32) julian);
      g_string_append_printf (text, "%04d-%02d-%02d", g_date_get_year (&date),
                              g_date_get_month (&date), g_date_get_day (&date));
    }
  if (kind == VALUE_DATE_TIME || kind == VALUE_DATE_MILLISECONDS)
    g_string_append_c (text, ' ');
  if (kind != VALUE_DATE && kind != VALUE_DATE_SECONDS)
    g_string_append_printf (text, "%02u:%02u:%02u", second / 3600, second / 60 % 60, second % 60);
}

static const char *
find_label (Pass           *pass,
            const Variable *variable,
            const char     *key)
{
  GHashTable *labels = variable->label_set != NULL
                         ? g_hash_table_lookup (pass->source->label_sets, variable->label_set)
                         : NULL;

  return labels != NULL ? g_hash_table_lookup (labels, key) : NULL;
}

/* A step of a scale is written as "4 - Satisfied", so that its number is known; the label of a
 * group stands alone. */
static void
append_value (Pass             *pass,
              const Variable   *variable,
              readstat_value_t  value)
{
  GString *text = pass->text;
  const char *label;

  if (is_text (value))
    {
      const char *written = readstat_string_value (value);

      label = find_label (pass, variable, written != NULL ? written : "");
      g_string_append (text, label != NULL ? label : written != NULL ? written : "");
      return;
    }
  if (variable->kind != VALUE_NUMBER)
    {
      append_date (pass->source->format, variable->kind, readstat_double_value (value), text);
      return;
    }

  append_number (value, text);
  label = find_label (pass, variable, text->str);
  if (label != NULL && *label != '\0' && variable->ordered)
    g_string_append_printf (text, " - %s", label);
  else if (label != NULL && *label != '\0')
    g_string_assign (text, label);
}

static int
take_value (int                  observation,
            readstat_variable_t *given,
            readstat_value_t     value,
            void                *data)
{
  Pass *pass = data;
  guint index = (guint) readstat_variable_get_index (given);

  if (index == 0)
    {
      if (!give_row (pass))
        return READSTAT_HANDLER_ABORT;
      sj_sheet_row_begin (&pass->row, (guint64) observation + 1);
      pass->has_row = TRUE;
    }
  if (index >= pass->source->variables->len || readstat_value_is_system_missing (value))
    return READSTAT_HANDLER_OK;

  g_string_truncate (pass->text, 0);
  if (readstat_value_is_tagged_missing (value) ||
      readstat_value_is_defined_missing (value, given))
    g_string_append (pass->text, DECLARED_MISSING);
  else
    append_value (pass, g_ptr_array_index (pass->source->variables, index), value);
  sj_sheet_row_add (&pass->row, index, pass->text->str, pass->text->len);

  return READSTAT_HANDLER_OK;
}

static int
take_progress (double  fraction,
               void   *data)
{
  Pass *pass = data;

  if (pass->error == NULL &&
      g_cancellable_set_error_if_cancelled (pass->cancellable, &pass->error))
    return READSTAT_HANDLER_ABORT;
  if (pass->progress != NULL)
    pass->progress (fraction, pass->progress_data);

  return READSTAT_HANDLER_OK;
}

/* The library knows variables only where somebody asks for them. */
static int
pass_variable (int                  index,
               readstat_variable_t *given,
               const char          *label_set,
               void                *data)
{
  return READSTAT_HANDLER_OK;
}

static void
give_header (Pass *pass)
{
  SjStatisticsSource *self = pass->source;

  for (int level = 0; level < self->parent.header_rows && !pass->done; level++)
    {
      sj_sheet_row_begin (&pass->row, 0);
      for (guint i = 0; i < self->variables->len; i++)
        {
          const Variable *variable = g_ptr_array_index (self->variables, i);
          const char *text = level == 0 ? variable->name : variable->label;

          sj_sheet_row_add (&pass->row, i, text, strlen (text));
        }
      pass->done = !pass->func (pass->user_data, &pass->row, &pass->error);
    }
}

static gboolean
run_pass (Pass    *pass,
          long     n_rows,
          GError **error)
{
  SjStatisticsSource *self = pass->source;
  readstat_parser_t *parser = create_parser (self);
  readstat_error_t code;

  sj_sheet_row_init (&pass->row);
  pass->text = g_string_new (NULL);
  give_header (pass);
  readstat_set_variable_handler (parser, pass_variable);
  readstat_set_value_handler (parser, take_value);
  readstat_set_progress_handler (parser, take_progress);
  if (n_rows > 0)
    readstat_set_row_limit (parser, n_rows);
  code = self->format->parse (parser, self->path, pass);
  readstat_parser_free (parser);
  /* A file that is cut off is read as far as it goes. */
  pass->cut_off = is_cut_off (code);
  if (code == READSTAT_OK || pass->cut_off)
    give_row (pass);
  sj_sheet_row_clear (&pass->row);
  g_string_free (pass->text, TRUE);

  if (pass->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&pass->error));
      return FALSE;
    }
  if (code != READSTAT_OK && !pass->done && !(pass->cut_off && pass->n_rows > 0))
    {
      set_error (self, code, error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
sj_statistics_source_scan (SjRowSource      *source,
                           const SjRowScan  *scan,
                           SjRowCounts      *counts,
                           GError          **error)
{
  g_autoptr(SjRowBatcher) batcher = sj_row_batcher_new (scan);
  Pass pass = {
    .source = (SjStatisticsSource *) source,
    .func = sj_row_batcher_take,
    .user_data = batcher,
    .cancellable = scan->cancellable,
    .progress = scan->progress,
    .progress_data = scan->progress_data,
  };

  if (!run_pass (&pass, 0, error) || !sj_row_batcher_finish (batcher, counts, error))
    return FALSE;
  counts->cut_off = pass.cut_off;

  return TRUE;
}

static const SjRowSourceClass statistics_class = {
  .free = sj_statistics_source_free,
  .scan = sj_statistics_source_scan,
};

static gboolean
take_sample_row (gpointer           user_data,
                 const SjSheetRow  *row,
                 GError           **error)
{
  SjTableSample *sample = user_data;

  g_ptr_array_add (sample->rows, sj_sheet_row_to_texts (row));

  return TRUE;
}

static const Format *
find_format (const char *path,
             const char *bytes,
             gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const Format *format = &formats[i];

      if (format->magic != NULL ? length >= format->length &&
                                    memcmp (bytes, format->magic, format->length) == 0
                                : g_str_has_suffix (path, format->suffix))
        return format;
    }

  return NULL;
}

/**
 * sj_statistics_source_knows:
 * @path: the path of a file
 * @bytes: its first bytes
 * @length: how many
 *
 * Returns: whether it is a file of SPSS, Stata or SAS
 */
gboolean
sj_statistics_source_knows (const char *path,
                            const char *bytes,
                            gsize       length)
{
  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  return find_format (path, bytes, length) != NULL;
}

static gboolean
read_sample (SjStatisticsSource  *self,
             GError             **error)
{
  Pass pass = { .source = self, .func = take_sample_row };

  self->parent.sample = sj_table_sample_new_empty ();
  pass.user_data = self->parent.sample;

  return run_pass (&pass, SAMPLE_ROWS, error);
}

/**
 * sj_statistics_source_open:
 * @path: a file that sj_statistics_source_knows()
 * @bytes: its first bytes
 * @length: how many
 * @error: where to put a failure
 *
 * The header has the names of the variables and, where there are any, what they are about. Numbers
 * with labels come with them; missing answers that the file declares come as "N/A".
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set
 */
SjRowSource *
sj_statistics_source_open (const char  *path,
                           const char  *bytes,
                           gsize        length,
                           GError     **error)
{
  g_autoptr(SjRowSource) source = NULL;
  SjStatisticsSource *self;

  g_return_val_if_fail (path != NULL && bytes != NULL, NULL);

  if (g_str_equal (path, "-"))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("A file of SPSS cannot be read from standard input; name the file"));
      return NULL;
    }

  self = g_new0 (SjStatisticsSource, 1);
  source = &self->parent;
  source->klass = &statistics_class;
  source->name = g_filename_display_basename (path);
  self->path = g_strdup (path);
  self->variables = g_ptr_array_new_with_free_func (free_variable);
  self->label_sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_hash_table_unref);
  self->format = find_format (path, bytes, length);
  source->format_id = self->format->id;
  source->format = g_strdup (_(self->format->name));
  if (!read_description (self, error))
    return NULL;
  source->header_rows = self->has_labels ? 2 : 1;
  if (!read_sample (self, error))
    return NULL;

  return g_steal_pointer (&source);
}
