#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was taken out of a comment. */
typedef enum
{
  SJ_REDACTED_NOTHING, /* looks like one of the others, but is a date, a price or a version */
  SJ_REDACTED_EMAIL,
  SJ_REDACTED_URL,
  SJ_REDACTED_IBAN,
  SJ_REDACTED_CARD,
  SJ_REDACTED_ADDRESS, /* of a network */
  SJ_REDACTED_PHONE,
  SJ_REDACTED_NUMBER,
  SJ_REDACTED_HANDLE,
  SJ_REDACTED_POSTCODE,
  SJ_REDACTED_NAME,
  SJ_REDACTED_PLACE, /* a street and a number */
} SjRedactionKind;

/* Where a placeholder stands in the redacted text. */
typedef struct
{
  SjRedactionKind kind;
  guint start;  /* in bytes */
  guint length;
} SjRedaction;

char       *sj_redact                    (const char       *text,
                                          GArray          **redactions);
const char *sj_redaction_get_placeholder (SjRedactionKind   kind);

G_END_DECLS
