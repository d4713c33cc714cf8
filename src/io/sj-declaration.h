#pragma once

#include "core/sj-element.h"

G_BEGIN_DECLS

/**
 * SjDeclaredType:
 *
 * How files hold a stored property. Reader, writer, JSON Schema and reference switch over it, so
 * that they agree.
 */
typedef enum
{
  SJ_DECLARED_TEXT,
  SJ_DECLARED_REFERENCE,
  SJ_DECLARED_INTEGER,
  SJ_DECLARED_NUMBER,
  SJ_DECLARED_BOOLEAN,
  SJ_DECLARED_ENUM,
  SJ_DECLARED_LIST,
  SJ_DECLARED_REFERENCES,
  SJ_DECLARED_RECORDS,
} SjDeclaredType;

SjDeclaredType  sj_declaration_get_type_of (GParamSpec     *pspec);
char           *sj_declaration_describe    (GParamSpec     *pspec);
const char     *sj_declaration_describe_field (SjFieldType  type);
GParamSpec     *sj_declaration_find_title  (SjElementClass *klass);

G_END_DECLS
