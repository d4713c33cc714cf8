#define G_LOG_DOMAIN "sj-xlsx"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-xlsx-parts.h"
#include "feedback/sj-xml-part.h"

/* A real export has a few million characters; more than this is meant to fill the memory. */
#define MAX_BYTES (256 * 1024 * 1024)
/* Excel holds 32,767 characters a cell. */
#define MAX_CELL (128 * 1024)

struct _SjXlsxStrings
{
  GString *text;  /* all of them */
  GArray *starts; /* gsize; one more than there are */
  char *name;     /* of the file */

  gboolean in_text;
  guint in_phonetic; /* how deep in a note on how to pronounce something */
};

static void
begin (gpointer               user_data,
       const char            *name,
       const SjXmlAttributes *attributes)
{
  SjXlsxStrings *self = user_data;

  if (g_str_equal (name, "t"))
    self->in_text = self->in_phonetic == 0;
  else if (g_str_equal (name, "rPh"))
    self->in_phonetic++;
}

static void
end (gpointer    user_data,
     const char *name)
{
  SjXlsxStrings *self = user_data;

  if (g_str_equal (name, "t"))
    self->in_text = FALSE;
  else if (g_str_equal (name, "rPh") && self->in_phonetic > 0)
    self->in_phonetic--;
  else if (g_str_equal (name, "si"))
    g_array_append_val (self->starts, self->text->len);
}

static void
take_text (gpointer    user_data,
           const char *text,
           int         length)
{
  SjXlsxStrings *self = user_data;
  gsize start = g_array_index (self->starts, gsize, self->starts->len - 1);

  if (self->in_text && self->text->len - start < MAX_CELL)
    g_string_append_len (self->text, text, length);
}

static gboolean
go_on (gpointer   user_data,
       GError   **error)
{
  SjXlsxStrings *self = user_data;

  if (self->text->len < MAX_BYTES)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               _("“%s” holds more text than fits into memory; save the sheet as CSV"), self->name);
  return FALSE;
}

/**
 * sj_xlsx_strings_read:
 * @package: an Excel workbook
 * @part: (nullable): where its shared texts are; %NULL or a missing part for none
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the texts, or %NULL with @error set
 */
SjXlsxStrings *
sj_xlsx_strings_read (SjPackage   *package,
                      const char  *part,
                      GError     **error)
{
  const SjXmlReader reader = { .begin = begin, .end = end, .text = take_text, .go_on = go_on };
  g_autoptr(SjXlsxStrings) self = NULL;
  gsize start = 0;

  g_return_val_if_fail (package != NULL, NULL);

  self = g_new0 (SjXlsxStrings, 1);
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->name = g_strdup (sj_package_get_name (package));
  g_array_append_val (self->starts, start);
  if (part != NULL && sj_package_has_part (package, part) &&
      !sj_xml_part_read (package, part, &reader, self, NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sj_xlsx_strings_free (SjXlsxStrings *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_free (self->name);
  g_free (self);
}

/**
 * sj_xlsx_strings_get:
 * @self: the texts
 * @position: which one
 * @length: (out): its length
 *
 * Returns: (transfer none): the text, not terminated; "" if there is no such one
 */
const char *
sj_xlsx_strings_get (SjXlsxStrings *self,
                     guint          position,
                     gsize         *length)
{
  const gsize *starts = (const gsize *) (void *) self->starts->data;

  if (position + 1 >= self->starts->len)
    {
      *length = 0;
      return "";
    }
  *length = starts[position + 1] - starts[position];

  return self->text->str + starts[position];
}
