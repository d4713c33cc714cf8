#define G_LOG_DOMAIN "sj-xlsx"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-workbook.h"
#include "feedback/sj-xlsx-parts.h"
#include "feedback/sj-xml-part.h"

/* What one part refers to: relationships of a part, by id. */
typedef struct
{
  GHashTable *targets; /* id → part */
  char *folder;        /* of the part that refers */
  char *strings;
  char *styles;
  char *workbook;
} Relations;

/* "../xl/worksheets/sheet1.xml" as seen from a folder. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *whole = *target == '/' ? g_strdup (target)
                                          : g_build_filename ("/", folder, target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (whole, "/");

  return g_strdup (canonical + 1);
}

static void
begin_relation (gpointer               user_data,
                const char            *name,
                const SjXmlAttributes *attributes)
{
  Relations *relations = user_data;
  g_autofree char *id = sj_xml_attributes_dup (attributes, "Id");
  g_autofree char *type = sj_xml_attributes_dup (attributes, "Type");
  g_autofree char *target = sj_xml_attributes_dup (attributes, "Target");
  g_autofree char *part = NULL;

  if (!g_str_equal (name, "Relationship") || id == NULL || type == NULL || target == NULL)
    return;

  part = resolve (relations->folder, target);
  if (g_str_has_suffix (type, "/sharedStrings"))
    relations->strings = g_strdup (part);
  else if (g_str_has_suffix (type, "/styles"))
    relations->styles = g_strdup (part);
  else if (g_str_has_suffix (type, "/officeDocument"))
    relations->workbook = g_strdup (part);
  if (!g_str_has_suffix (type, "/chartsheet"))
    g_hash_table_insert (relations->targets, g_steal_pointer (&id), g_steal_pointer (&part));
}

static void
relations_clear (Relations *relations)
{
  g_clear_pointer (&relations->targets, g_hash_table_unref);
  g_free (relations->folder);
  g_free (relations->strings);
  g_free (relations->styles);
  g_free (relations->workbook);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Relations, relations_clear)

static gboolean
relations_read (Relations    *relations,
                SjPackage    *package,
                const char   *folder,
                const char   *part,
                GError      **error)
{
  const SjXmlReader reader = { .begin = begin_relation };

  relations->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  relations->folder = g_strdup (folder);

  return !sj_package_has_part (package, part) ||
         sj_xml_part_read (package, part, &reader, relations, NULL, error);
}

/* Where the workbook is, and what it refers to. */
static gboolean
find_workbook (SjPackage  *package,
               char      **workbook,
               Relations  *relations,
               GError    **error)
{
  g_auto(Relations) root = { NULL };
  g_autofree char *folder = NULL, *base = NULL, *part = NULL;

  if (!relations_read (&root, package, "", "_rels/.rels", error))
    return FALSE;

  *workbook = g_strdup (root.workbook != NULL ? root.workbook : "xl/workbook.xml");
  folder = g_path_get_dirname (*workbook);
  base = g_path_get_basename (*workbook);
  part = g_strdup_printf ("%s/_rels/%s.rels", folder, base);

  return relations_read (relations, package, folder, part, error);
}

typedef struct
{
  GPtrArray *sheets;
  const Relations *relations;
  gboolean from_1904;
} Workbook;

static void
begin_in_workbook (gpointer               user_data,
                   const char            *name,
                   const SjXmlAttributes *attributes)
{
  Workbook *workbook = user_data;

  if (g_str_equal (name, "workbookPr"))
    {
      g_autofree char *from_1904 = sj_xml_attributes_dup (attributes, "date1904");

      /* Extensions at the end have an element of the same name, which says nothing about days. */
      if (from_1904 != NULL)
        workbook->from_1904 = g_str_equal (from_1904, "1") ||
                              g_ascii_strcasecmp (from_1904, "true") == 0;
    }
  else if (g_str_equal (name, "sheet"))
    {
      /* The id's prefix is gone; a sheet has no other attribute of that name. */
      g_autofree char *id = sj_xml_attributes_dup (attributes, "id");
      g_autofree char *state = sj_xml_attributes_dup (attributes, "state");
      const char *part =
        id != NULL ? g_hash_table_lookup (workbook->relations->targets, id) : NULL;
      SjSheet *sheet;

      if (part == NULL)
        return;

      sheet = g_new0 (SjSheet, 1);
      sheet->name = sj_xml_attributes_dup (attributes, "name");
      if (sheet->name == NULL)
        sheet->name = g_strdup ("");
      sheet->part = g_strdup (part);
      sheet->hidden = state != NULL && !g_str_equal (state, "visible");
      g_ptr_array_add (workbook->sheets, sheet);
    }
}

void
sj_sheet_free (gpointer data)
{
  SjSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

static gboolean
read_workbook (SjPackage  *package,
               Workbook   *workbook,
               Relations  *relations,
               GError    **error)
{
  const SjXmlReader reader = { .begin = begin_in_workbook };
  g_autofree char *part = NULL;

  workbook->relations = relations;

  return find_workbook (package, &part, relations, error) &&
         sj_xml_part_read (package, part, &reader, workbook, NULL, error);
}

/**
 * sj_xlsx_list_sheets:
 * @package: an Excel workbook
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type SjSheet): its sheets of cells in their order,
 *   or %NULL with @error set
 */
GPtrArray *
sj_xlsx_list_sheets (SjPackage  *package,
                     GError    **error)
{
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func (sj_sheet_free);
  g_auto(Relations) relations = { NULL };
  Workbook workbook = { .sheets = sheets };

  g_return_val_if_fail (package != NULL, NULL);

  if (!read_workbook (package, &workbook, &relations, error))
    return NULL;

  return g_steal_pointer (&sheets);
}

/**
 * sj_xlsx_read_sheet:
 * @package: an Excel workbook
 * @sheet: one of its sheets
 * @strings: (inout) (transfer full) (nullable): the texts that the workbook's cells share; read if
 *   %NULL, and left there for the next sheet of the same package
 * @reader: who takes the rows
 * @error: where to put a failure
 *
 * Reads the rows of a sheet in their order. Rows that the sheet does not mention are none. Only the
 * texts that cells share are held in memory.
 *
 * Returns: %FALSE with @error set if the workbook is damaged, the reader found a row wrong, or the
 *   work was cancelled
 */
gboolean
sj_xlsx_read_sheet (SjPackage            *package,
                    const SjSheet        *sheet,
                    SjXlsxStrings       **strings,
                    const SjSheetReader  *reader,
                    GError              **error)
{
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func (sj_sheet_free);
  g_auto(Relations) relations = { NULL };
  g_autoptr(GArray) formats = NULL;
  Workbook workbook = { .sheets = sheets };

  g_return_val_if_fail (package != NULL && sheet != NULL && strings != NULL, FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);

  if (!read_workbook (package, &workbook, &relations, error))
    return FALSE;
  if (*strings == NULL)
    *strings = sj_xlsx_strings_read (package, relations.strings, error);
  if (*strings == NULL)
    return FALSE;
  formats = sj_xlsx_read_formats (package, relations.styles, error);
  if (formats == NULL)
    return FALSE;

  return sj_xlsx_read_cells (package, sheet->part, *strings, formats, workbook.from_1904, reader,
                             error);
}
