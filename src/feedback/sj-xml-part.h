#pragma once

#include "feedback/sj-package.h"

G_BEGIN_DECLS

/* The attributes of an element, while it begins. */
typedef struct
{
  int n;
  const unsigned char **values; /* as libxml2 gives them: five pointers each */
} SjXmlAttributes;

/* Who reads the XML of a part. Names come without prefix. Each function may be NULL. */
typedef struct
{
  void (*begin) (gpointer               user_data,
                 const char            *name,
                 const SjXmlAttributes *attributes);
  void (*end) (gpointer    user_data,
               const char *name);
  void (*text) (gpointer    user_data,
                const char *text,
                int         length);
  /* Asked between blocks: whether to go on, or what is wrong. */
  gboolean (*go_on) (gpointer   user_data,
                     GError   **error);
} SjXmlReader;

gboolean    sj_xml_part_read       (SjPackage              *package,
                                    const char             *part,
                                    const SjXmlReader      *reader,
                                    gpointer                user_data,
                                    double                 *fraction,
                                    GError                **error);
const char *sj_xml_attributes_find (const SjXmlAttributes  *attributes,
                                    const char             *name,
                                    int                    *length);
char       *sj_xml_attributes_dup  (const SjXmlAttributes  *attributes,
                                    const char             *name);
guint       sj_xml_attributes_get_number (const SjXmlAttributes *attributes,
                                          const char            *name,
                                          guint                  otherwise);

G_END_DECLS
