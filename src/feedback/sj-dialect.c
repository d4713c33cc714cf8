#define G_LOG_DOMAIN "sj-dialect"

#include "feedback/sj-dialect.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-csv-scan.h"

#define SAMPLE_LENGTH (64 * 1024)
#define MAX_WIDTH 4096

/**
 * sj_dialect_skip_breaks:
 *
 * Returns: the first position from @position on that is no line end
 */
gsize
sj_dialect_skip_breaks (const char *text,
                        gsize       length,
                        gsize       position)
{
  while (position < length && (text[position] == '\n' || text[position] == '\r'))
    position++;

  return position;
}

/* The share of records with the most frequent number of cells, times the logarithm of that number:
 * high when many records are cut into the same, large number of cells. */
static double
rate_delimiter (const char *text,
                gsize       length,
                char        delimiter)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint *seen = g_new0 (guint, MAX_WIDTH + 1);
  guint n_records = 0, mode = 0;

  for (gsize position = sj_dialect_skip_breaks (text, length, 0); position < length;)
    {
      position += sj_csv_split_record (text + position, length - position, delimiter, ends);
      /* The last record may be cut off. */
      if (position >= length && n_records > 0)
        break;
      position = sj_dialect_skip_breaks (text, length, position);
      seen[MIN (ends->len, MAX_WIDTH)]++;
      n_records++;
    }
  for (guint width = 2; width <= MAX_WIDTH; width++)
    if (seen[width] > seen[mode] || mode == 0)
      mode = seen[width] > 0 ? width : mode;

  return mode < 2 ? 0 : (double) seen[mode] / n_records * log (mode);
}

/**
 * sj_dialect_find_delimiter:
 * @text: the beginning of a table as UTF-8
 * @length: its length
 *
 * Returns: what parts its cells; a comma if nothing does
 */
char
sj_dialect_find_delimiter (const char *text,
                           gsize       length)
{
  static const char candidates[] = "\t;,|"; /* the earlier wins a tie */
  char best = ',';
  double best_rating = 0;

  g_return_val_if_fail (text != NULL, ',');

  for (const char *candidate = candidates; *candidate != '\0'; candidate++)
    {
      double rating = rate_delimiter (text, MIN (length, SAMPLE_LENGTH), *candidate);

      if (rating > best_rating)
        {
          best = *candidate;
          best_rating = rating;
        }
    }

  return best;
}

/**
 * sj_dialect_read_sep_line:
 * @text: the beginning of a table
 * @length: its length
 * @delimiter: (out): what the line names
 *
 * Returns: the length of a first line such as "sep=;", with its line end, or 0 if there is none
 */
gsize
sj_dialect_read_sep_line (const char *text,
                          gsize       length,
                          char       *delimiter)
{
  gsize start = length > 0 && text[0] == '"' ? 1 : 0;
  gsize position = start + 5;

  g_return_val_if_fail (text != NULL && delimiter != NULL, 0);

  if (length < start + 6 || g_ascii_strncasecmp (text + start, "sep=", 4) != 0)
    return 0;
  *delimiter = text[start + 4];
  position += position < length && start == 1 && text[position] == '"';
  if (*delimiter == '\n' || *delimiter == '\r' || *delimiter == '"' ||
      (text[position] != '\n' && text[position] != '\r'))
    return 0;

  return sj_dialect_skip_breaks (text, length, position);
}
