#define G_LOG_DOMAIN "sj-xml-part"

#include "config.h"

#include "feedback/sj-xml-part.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

/* What a part is read in at a time; between two blocks a reader may stop. */
#define BLOCK_SIZE (64 * 1024)
/* A tag is read as a whole, and its attributes are held against each other: no spreadsheet has one
 * as long as this. */
#define MAX_TAG (256 * 1024)

typedef struct
{
  SjPackagePart *part;
  const char *name; /* of the file */
  const SjXmlReader *reader;
  gpointer user_data;
  double *fraction;
  xmlParserCtxt *parser;
  gboolean stopped;
  gboolean has_declaration; /* of a document type */
  gsize silent;             /* bytes since the parser said anything */
  GError *error;
} Reading;

static void
begin_element (void           *data,
               const xmlChar  *name,
               const xmlChar  *prefix,
               const xmlChar  *uri,
               int             n_namespaces,
               const xmlChar **namespaces,
               int             n_attributes,
               int             n_defaulted,
               const xmlChar **attributes)
{
  Reading *reading = data;
  SjXmlAttributes given = { .n = n_attributes, .values = attributes };

  reading->silent = 0;
  if (reading->reader->begin != NULL)
    reading->reader->begin (reading->user_data, (const char *) name, &given);
}

static void
end_element (void          *data,
             const xmlChar *name,
             const xmlChar *prefix,
             const xmlChar *uri)
{
  Reading *reading = data;

  reading->silent = 0;
  if (reading->reader->end != NULL)
    reading->reader->end (reading->user_data, (const char *) name);
}

static void
take_text (void          *data,
           const xmlChar *text,
           int            length)
{
  Reading *reading = data;

  reading->silent = 0;
  if (reading->reader->text != NULL)
    reading->reader->text (reading->user_data, (const char *) text, length);
}

/* No program that writes spreadsheets declares a document type; those who do mean harm. */
static void
refuse_declaration (void          *data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  Reading *reading = data;

  reading->has_declaration = TRUE;
  xmlStopParser (reading->parser);
}

static void
ignore_problem (void     *data,
                xmlError *problem)
{
}

static int
read_block (void *data,
            char *buffer,
            int   length)
{
  Reading *reading = data;
  gssize n;

  if (reading->stopped || reading->error != NULL)
    return 0;
  if (reading->reader->go_on != NULL &&
      !reading->reader->go_on (reading->user_data, &reading->error))
    {
      reading->stopped = TRUE;
      return 0;
    }

  if (reading->silent > MAX_TAG)
    {
      g_set_error (&reading->error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                   _("“%s” is damaged: one of its tags is longer than any of a spreadsheet"),
                   reading->name);
      return 0;
    }

  n = sj_package_part_read (reading->part, buffer, MIN (length, BLOCK_SIZE), &reading->error);
  reading->silent += (gsize) MAX (0, n);
  if (reading->fraction != NULL)
    *reading->fraction = sj_package_part_get_fraction (reading->part);

  return (int) MAX (0, n);
}

static gboolean
check_end (Reading     *reading,
           SjPackage   *package,
           const char  *part,
           GError     **error)
{
  const xmlError *problem = xmlCtxtGetLastError (reading->parser);

  if (reading->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reading->error));
      return FALSE;
    }
  if (reading->stopped)
    return TRUE;
  if (reading->has_declaration)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   /* Translators: a file name, a part of it */
                   _("The part “%2$s” of “%1$s” declares a document type, as no spreadsheet does; "
                     "it is not read"),
                   sj_package_get_name (package), part);
      return FALSE;
    }
  if (!reading->parser->wellFormed)
    {
      /* The parser quotes names as they stand, which may be no text. */
      g_autofree char *reason = g_strstrip (g_utf8_make_valid (
        problem != NULL && problem->message != NULL ? problem->message : "", -1));

      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   /* Translators: a file name, a part of it, a line, what is wrong */
                   _("The part “%2$s” of “%1$s” is damaged at line %3$d: %4$s"),
                   sj_package_get_name (package), part, problem != NULL ? problem->line : 0,
                   reason);
      return FALSE;
    }

  return TRUE;
}

/**
 * sj_xml_part_read:
 * @package: a package
 * @part: the name of a part that is XML
 * @reader: who reads it
 * @user_data: for @reader
 * @fraction: (out) (optional): follows how much was read, 0 to 1
 * @error: where to put a failure
 *
 * Reads a part from beginning to end in blocks; entities are not followed. @reader must not open
 * another part of @package meanwhile.
 *
 * Returns: %FALSE with @error set if the part is missing, damaged, or the reader found it wrong
 */
gboolean
sj_xml_part_read (SjPackage          *package,
                  const char         *part,
                  const SjXmlReader  *reader,
                  gpointer            user_data,
                  double             *fraction,
                  GError            **error)
{
  g_autoptr(SjPackagePart) opened = sj_package_open_part (package, part, error);
  Reading reading = {
    .part = opened,
    .name = sj_package_get_name (package),
    .reader = reader,
    .user_data = user_data,
    .fraction = fraction,
  };
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = begin_element,
    .endElementNs = end_element,
    .characters = take_text,
    .cdataBlock = take_text,
    .internalSubset = refuse_declaration,
    .serror = ignore_problem,
  };
  gboolean fine;

  if (opened == NULL)
    return FALSE;

  sj_package_part_read_ahead (opened);
  reading.parser = xmlCreateIOParserCtxt (&handler, &reading, read_block, NULL, &reading,
                                          XML_CHAR_ENCODING_NONE);
  if (reading.parser == NULL)
    {
      if (reading.error == NULL)
        g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                     _("The part “%2$s” of “%1$s” is empty"), sj_package_get_name (package), part);
      else
        g_propagate_error (error, reading.error);
      return FALSE;
    }
  xmlCtxtUseOptions (reading.parser, XML_PARSE_NONET);
  xmlParseDocument (reading.parser);
  fine = check_end (&reading, package, part, error);
  xmlFreeParserCtxt (reading.parser);

  return fine;
}

/**
 * sj_xml_attributes_find:
 * @attributes: the attributes of an element
 * @name: a name without prefix
 * @length: (out): how long the value is
 *
 * Returns: (transfer none) (nullable): the value, not terminated, or %NULL if there is none
 */
const char *
sj_xml_attributes_find (const SjXmlAttributes *attributes,
                        const char            *name,
                        int                   *length)
{
  for (int i = 0; i < attributes->n; i++)
    {
      const xmlChar **attribute = attributes->values + i * 5;

      if (attribute[0][0] == (xmlChar) name[0] &&
          strcmp ((const char *) attribute[0], name) == 0)
        {
          *length = (int) (attribute[4] - attribute[3]);
          return (const char *) attribute[3];
        }
    }

  return NULL;
}

/**
 * sj_xml_attributes_dup:
 *
 * Returns: (transfer full) (nullable): the value of an attribute
 */
char *
sj_xml_attributes_dup (const SjXmlAttributes *attributes,
                       const char            *name)
{
  int length;
  const char *value = sj_xml_attributes_find (attributes, name, &length);

  GString *text;

  if (value == NULL)
    return NULL;

  /* The parser leaves this one reference in attributes. */
  text = g_string_new_len (value, length);
  g_string_replace (text, "&#38;", "&", 0);

  return g_string_free (text, FALSE);
}

/**
 * sj_xml_attributes_get_number:
 * @attributes: the attributes of an element
 * @name: a name without prefix
 * @otherwise: what to give if there is no such number
 *
 * Returns: a whole number, at most 4,294,967,294
 */
guint
sj_xml_attributes_get_number (const SjXmlAttributes *attributes,
                              const char            *name,
                              guint                  otherwise)
{
  int length;
  const char *value = sj_xml_attributes_find (attributes, name, &length);
  guint64 number = 0;

  if (value == NULL || length == 0 || length > 10)
    return otherwise;
  for (int i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (value[i]))
        return otherwise;
      number = number * 10 + (value[i] - '0');
    }

  return number < G_MAXUINT ? (guint) number : otherwise;
}
