#define G_LOG_DOMAIN "sj-vendor"

#include "config.h"

#include "feedback/sj-vendor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-plain-text.h"
#include "feedback/sj-vendor-private.h"

/* Vendors' own columns stand at the ends of a row; the questions in between may be very many. */
#define MAX_AHEAD 1000
#define MAX_BEHIND 50
#define LEVELS 2

/* The headers that signs are looked for in. */
typedef struct
{
  GPtrArray *texts[LEVELS]; /* char *, normalised */
} Headers;

static gboolean
is_alternative (const char *alternative,
                gsize       length,
                const char *normal)
{
  g_autofree char *pattern = NULL;

  if (memchr (alternative, '*', length) == NULL)
    return strlen (normal) == length && strncmp (alternative, normal, length) == 0;

  pattern = g_strndup (alternative, length);

  return g_pattern_match_simple (pattern, normal);
}

/**
 * sj_vendor_is_header:
 * @headers: alternatives parted by "|"; "*" stands for anything
 * @normal: a normalised header
 *
 * Returns: whether the header is one of the alternatives
 */
gboolean
sj_vendor_is_header (const char *headers,
                     const char *normal)
{
  g_return_val_if_fail (headers != NULL && normal != NULL, FALSE);

  while (*headers != '\0')
    {
      gsize length = strcspn (headers, "|");

      if (is_alternative (headers, length, normal))
        return TRUE;
      headers += length + (headers[length] == '|');
    }

  return FALSE;
}

static void
headers_init (Headers       *headers,
              SjTableSample *sample,
              guint          first_row,
              guint          width)
{
  for (guint level = 0; level < LEVELS; level++)
    {
      headers->texts[level] = g_ptr_array_new_with_free_func (g_free);
      if (first_row + level >= sample->rows->len)
        continue;
      for (guint column = 0; column < width; column++)
        {
          if (column == MAX_AHEAD && width > MAX_AHEAD + MAX_BEHIND)
            column = width - MAX_BEHIND;
          g_ptr_array_add (headers->texts[level],
                           sj_plain_text_normalise (
                             sj_table_sample_get_cell (sample, first_row + level, column)));
        }
    }
}

static void
headers_clear (Headers *headers)
{
  for (guint level = 0; level < LEVELS; level++)
    g_ptr_array_unref (headers->texts[level]);
}

static gboolean
has_sign (const Headers      *headers,
          const SjVendorSign *sign)
{
  const GPtrArray *texts = headers->texts[MIN (sign->level, LEVELS - 1)];

  for (guint i = 0; i < texts->len; i++)
    if (sj_vendor_is_header (sign->headers, g_ptr_array_index (texts, i)))
      return TRUE;

  return FALSE;
}

static double
rate_vendor (const SjVendor *vendor,
             const Headers  *headers,
             SjTableSample  *sample,
             guint           first_row,
             guint           width)
{
  double score = 0;

  for (const SjVendorSign *sign = vendor->signs; sign->headers != NULL; sign++)
    if (has_sign (headers, sign))
      score += sign->weight;
  /* What stands in the cells is looked at only where it may decide. */
  if (vendor->test != NULL && score < SJ_VENDOR_ACCEPTED)
    score += vendor->test (sample, first_row, width);

  return CLAMP (score, 0, 1);
}

static gboolean
is_accepted (double score)
{
  return score >= SJ_VENDOR_ACCEPTED - 1e-9;
}

/**
 * sj_vendor_find:
 * @sample: the first rows of a table
 * @first_row: the first row of its header
 * @width: its columns
 * @score: (out): how surely it is the vendor's, 0 to 1
 *
 * Returns: (transfer none) (nullable): whose export the table is, the first of the declared ones
 *   with a score of %SJ_VENDOR_ACCEPTED or more
 */
const SjVendor *
sj_vendor_find (SjTableSample *sample,
                guint          first_row,
                guint          width,
                double        *score)
{
  const SjVendor *found = NULL;
  Headers headers;

  g_return_val_if_fail (sample != NULL && score != NULL, NULL);

  *score = 0;
  headers_init (&headers, sample, first_row, width);
  for (const SjVendor *vendor = sj_vendors; vendor->id != NULL && found == NULL; vendor++)
    {
      *score = rate_vendor (vendor, &headers, sample, first_row, width);
      if (is_accepted (*score))
        found = vendor;
    }
  if (found == NULL)
    *score = 0;
  headers_clear (&headers);

  return found;
}

/**
 * sj_vendor_lookup:
 * @id: the id of a vendor
 * @sample: the first rows of a table
 * @first_row: the first row of its header
 * @width: its columns
 *
 * Returns: (transfer none) (nullable): the vendor's export format that is most like the table, or
 *   %NULL if there is no vendor of this id
 */
const SjVendor *
sj_vendor_lookup (const char    *id,
                  SjTableSample *sample,
                  guint          first_row,
                  guint          width)
{
  const SjVendor *found = NULL;
  double best = -1;
  Headers headers;

  g_return_val_if_fail (id != NULL && sample != NULL, NULL);

  headers_init (&headers, sample, first_row, width);
  for (const SjVendor *vendor = sj_vendors; vendor->id != NULL; vendor++)
    {
      double score;

      if (g_ascii_strcasecmp (vendor->id, id) != 0)
        continue;
      score = rate_vendor (vendor, &headers, sample, first_row, width);
      if (score > best)
        {
          best = score;
          found = vendor;
        }
    }
  headers_clear (&headers);

  return found;
}

/**
 * sj_vendor_count_header_rows:
 * @self: a vendor
 * @sample: the first rows of a table
 * @first_row: the first row of its header
 * @width: its columns
 *
 * Where the number of rows varies, a second one has nothing below the header of the answers' ids.
 *
 * Returns: how many rows the header has; 0 if the vendor does not tell
 */
guint
sj_vendor_count_header_rows (const SjVendor *self,
                             SjTableSample  *sample,
                             guint           first_row,
                             guint           width)
{
  g_return_val_if_fail (self != NULL && sample != NULL, 0);

  if (self->header_rows > 0)
    return (guint) self->header_rows;
  if (first_row + 1 >= sample->rows->len)
    return 1;
  for (guint column = 0; column < MIN (width, MAX_AHEAD); column++)
    {
      g_autofree char *header =
        sj_plain_text_normalise (sj_table_sample_get_cell (sample, first_row, column));
      const SjVendorColumn *declared = sj_vendor_find_column (self, header);

      if (declared != NULL && declared->role == SJ_ROLE_ID)
        return *sj_table_sample_get_cell (sample, first_row + 1, column) == '\0' ? 2 : 1;
    }

  return 0;
}

/**
 * sj_vendor_list_ids:
 *
 * Returns: (transfer full): the ids of all vendors, each once, parted by commas
 */
char *
sj_vendor_list_ids (void)
{
  GString *ids = g_string_new (NULL);
  const char *last = "";

  for (const SjVendor *vendor = sj_vendors; vendor->id != NULL; vendor++)
    {
      if (!g_str_equal (vendor->id, last))
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", vendor->id);
      last = vendor->id;
    }

  return g_string_free (ids, FALSE);
}

/**
 * sj_vendor_find_column:
 * @self: a vendor
 * @normal: a normalised header
 *
 * Returns: (transfer none) (nullable): what the vendor writes under this header
 */
const SjVendorColumn *
sj_vendor_find_column (const SjVendor *self,
                       const char     *normal)
{
  g_return_val_if_fail (self != NULL && normal != NULL, NULL);

  for (const SjVendorColumn *column = self->columns; column->headers != NULL; column++)
    if (sj_vendor_is_header (column->headers, normal))
      return column;

  return NULL;
}

/**
 * sj_vendor_find_missing:
 * @self: a vendor
 * @normal: a normalised cell
 * @state: (out): why there is no answer
 *
 * Returns: whether the vendor writes this where there is no answer
 */
gboolean
sj_vendor_find_missing (const SjVendor *self,
                        const char     *normal,
                        SjMissing      *state)
{
  g_return_val_if_fail (self != NULL && normal != NULL && state != NULL, FALSE);

  for (const SjVendorMissing *missing = self->missing; missing != NULL && missing->text != NULL;
       missing++)
    if (g_str_equal (missing->text, normal))
      {
        *state = missing->state;
        return TRUE;
      }

  return FALSE;
}

/**
 * sj_vendor_filter_get_title:
 * @id: the id of a filter
 *
 * Returns: (transfer none): which rows it leaves out, for people
 */
const char *
sj_vendor_filter_get_title (const char *id)
{
  static const struct
  {
    const char *id;
    const char *title;
  } titles[] = {
    { "unfinished", N_("Unfinished answers") },
    { "progress", N_("Answers less than half done") },
    { "test", N_("Test answers and previews") },
    { "spam", N_("Answers marked as spam") },
    { "disqualified", N_("Disqualified respondents") },
    { "double", N_("Double answers") },
    { "dates", N_("Answers outside the dates") },
    { "where", N_("Answers of others than chosen") },
  };

  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (id, titles[i].id))
      return _(titles[i].title);

  return id;
}
