#define G_LOG_DOMAIN "sj-xlsx"

#include "config.h"

#include "feedback/sj-xlsx-parts.h"
#include "feedback/sj-xml-part.h"

/* Only the formats of numbers are read of all that styles say. */
typedef struct
{
  GHashTable *codes; /* number of a format → SjCellFormat */
  GArray *formats;
  gboolean in_cell_styles;
} Styles;

static SjCellFormat
find_format (Styles *styles,
             guint   id)
{
  gpointer format;

  if (g_hash_table_lookup_extended (styles->codes, GUINT_TO_POINTER (id), NULL, &format))
    return GPOINTER_TO_INT (format);

  return sj_cell_format_from_id (id);
}

static void
begin (gpointer               user_data,
       const char            *name,
       const SjXmlAttributes *attributes)
{
  Styles *styles = user_data;

  if (g_str_equal (name, "numFmt"))
    {
      guint id = sj_xml_attributes_get_number (attributes, "numFmtId", 0);
      g_autofree char *code = sj_xml_attributes_dup (attributes, "formatCode");

      if (code != NULL)
        g_hash_table_insert (styles->codes, GUINT_TO_POINTER (id),
                             GINT_TO_POINTER (sj_cell_format_from_code (code)));
    }
  else if (g_str_equal (name, "cellXfs"))
    {
      styles->in_cell_styles = TRUE;
    }
  else if (styles->in_cell_styles && g_str_equal (name, "xf"))
    {
      guint id = sj_xml_attributes_get_number (attributes, "numFmtId", 0);
      SjCellFormat format = find_format (styles, id);

      g_array_append_val (styles->formats, format);
    }
}

static void
end (gpointer    user_data,
     const char *name)
{
  Styles *styles = user_data;

  if (g_str_equal (name, "cellXfs"))
    styles->in_cell_styles = FALSE;
}

/**
 * sj_xlsx_read_formats:
 * @package: an Excel workbook
 * @part: (nullable): where its styles are; %NULL or a missing part for none
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type SjCellFormat): what the numbers of cells stand
 *   for, by their style, or %NULL with @error set
 */
GArray *
sj_xlsx_read_formats (SjPackage   *package,
                      const char  *part,
                      GError     **error)
{
  const SjXmlReader reader = { .begin = begin, .end = end };
  g_autoptr(GHashTable) codes = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) formats = g_array_new (FALSE, FALSE, sizeof (SjCellFormat));
  Styles styles = { .codes = codes, .formats = formats };

  g_return_val_if_fail (package != NULL, NULL);

  if (part != NULL && sj_package_has_part (package, part) &&
      !sj_xml_part_read (package, part, &reader, &styles, NULL, error))
    return NULL;

  return g_steal_pointer (&formats);
}
