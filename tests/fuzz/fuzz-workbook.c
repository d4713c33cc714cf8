#include "sj-fuzz-file.h"

#include <zip.h>

/* Arbitrary XML as one part of a workbook, or arbitrary bytes as the whole packed file. The first
 * byte says which. */

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"

typedef struct
{
  const char *name;
  const char *text;
} Part;

static const Part parts[] = {
  { "_rels/.rels",
    "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"r1\" Type=\"" OFFICE
    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"r1\" Type=\"" OFFICE
    "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" OFFICE
    "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"" OFFICE
    "/styles\" Target=\"styles.xml\"/></Relationships>" },
  { "xl/workbook.xml",
    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><workbookPr date1904=\"0\"/><sheets>"
    "<sheet name=\"Answers\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>" },
  { "xl/sharedStrings.xml",
    "<sst xmlns=\"" MAIN "\"><si><t>place</t></si><si><r><t>da</t></r><r><t>te</t></r></si>"
    "<si><t>csat</t></si><si><t>Web</t></si></sst>" },
  { "xl/styles.xml",
    "<styleSheet xmlns=\"" MAIN "\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\"/>"
    "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>"
    "<xf numFmtId=\"9\"/></cellXfs></styleSheet>" },
  { "xl/worksheets/sheet1.xml",
    "<worksheet xmlns=\"" MAIN "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
    "<c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row><row r=\"2\">"
    "<c r=\"A2\" t=\"s\"><v>3</v></c><c r=\"B2\" s=\"1\"><v>45000</v></c><c r=\"C2\"><v>4</v></c>"
    "</row></sheetData></worksheet>" },
};

static void
add_part (zip_t      *zip,
          const char *name,
          const void *bytes,
          gsize       size)
{
  zip_int64_t index =
    zip_file_add (zip, name, zip_source_buffer (zip, bytes, size, 0), ZIP_FL_OVERWRITE);

  g_assert_true (index >= 0);
  zip_set_file_compression (zip, index, ZIP_CM_STORE, 0);
}

/* Packs the parts; the chosen one has the bytes. Number 6 is a sheet of OpenDocument. */
static const char *
pack (guint       chosen,
      const void *bytes,
      gsize       size)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (source, ZIP_TRUNCATE, NULL);
  g_autofree char *packed = NULL;
  zip_stat_t status;
  const char *path;

  g_assert_nonnull (zip);
  zip_source_keep (source);
  if (chosen == G_N_ELEMENTS (parts))
    add_part (zip, "content.xml", bytes, size);
  for (guint i = 0; i < G_N_ELEMENTS (parts) && chosen < G_N_ELEMENTS (parts); i++)
    if (i == chosen)
      add_part (zip, parts[i].name, bytes, size);
    else
      add_part (zip, parts[i].name, parts[i].text, strlen (parts[i].text));
  g_assert_true (zip_close (zip) == 0);
  g_assert_true (zip_source_stat (source, &status) == 0 && zip_source_open (source) == 0);
  packed = g_malloc (status.size);
  g_assert_true (zip_source_read (source, packed, status.size) == (gssize) status.size);
  path = sj_fuzz_write_file (packed, status.size, ".xlsx");
  zip_source_close (source);
  zip_source_free (source);

  return path;
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         size)
{
  guint chosen;
  const char *path;

  if (size < 2)
    return 0;

  /* A packed file begins with "PK", and the numbers of parts are written as digits. */
  chosen = bytes[0] >= '0' && bytes[0] <= '6' ? bytes[0] - '0' : 7;
  path = chosen < 7 ? pack (chosen, bytes + 1, size - 1)
                    : sj_fuzz_write_file (bytes, size, ".xlsx");
  sj_fuzz_read (path);
  sj_fuzz_count (path, "#2");

  return 0;
}
