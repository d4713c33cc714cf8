#pragma once

#include <glib-object.h>

#include "core/sj-records.h"

G_BEGIN_DECLS

/**
 * SjParamFlags:
 * @SJ_PARAM_STORED: the property is part of the document: written, undone, compared, merged
 * @SJ_PARAM_LONG_TEXT: text of several lines
 * @SJ_PARAM_DATE: text holding an ISO 8601 date, `YYYY-MM-DD` or a beginning of it
 * @SJ_PARAM_COLOUR: text holding `#rrggbb`, empty for the palette's own choice
 * @SJ_PARAM_REFERENCE: the id, or the list of ids, of elements of the type named by
 *   sj_param_spec_get_target()
 * @SJ_PARAM_ASSET: the SHA-256 of a picture kept with the map
 * @SJ_PARAM_OWNER: a reference without which the element makes no sense: it is deleted with what
 *   it names
 * @SJ_PARAM_SCRIPT: one of the fifteen answers of the touchpoint script
 *
 * What a declaration says beyond its type. Files, undo, inspector and reference follow it.
 */
typedef enum
{
  SJ_PARAM_STORED = 1 << (G_PARAM_USER_SHIFT + 0),
  SJ_PARAM_LONG_TEXT = 1 << (G_PARAM_USER_SHIFT + 1),
  SJ_PARAM_DATE = 1 << (G_PARAM_USER_SHIFT + 2),
  SJ_PARAM_COLOUR = 1 << (G_PARAM_USER_SHIFT + 3),
  SJ_PARAM_REFERENCE = 1 << (G_PARAM_USER_SHIFT + 4),
  SJ_PARAM_ASSET = 1 << (G_PARAM_USER_SHIFT + 5),
  SJ_PARAM_SCRIPT = 1 << (G_PARAM_USER_SHIFT + 6),
  SJ_PARAM_OWNER = 1 << (G_PARAM_USER_SHIFT + 7),
} SjParamFlags;

#define SJ_PARAM_FLAGS \
  (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS | \
   (GParamFlags) SJ_PARAM_STORED)

#define SJ_TYPE_PARAM_NUMBER (sj_param_number_get_type ())
GType               sj_param_number_get_type      (void);

GParamSpec         *sj_param_spec_number          (const char         *name,
                                                   const char         *label,
                                                   const char         *description,
                                                   double              minimum,
                                                   double              maximum,
                                                   double              default_value);
GParamSpec         *sj_param_spec_reference       (const char         *name,
                                                   const char         *label,
                                                   const char         *description,
                                                   GType               target,
                                                   gboolean            many);
GType               sj_param_spec_get_target      (GParamSpec         *pspec);
GParamSpec         *sj_param_spec_records         (const char         *name,
                                                   const char         *label,
                                                   const char         *description,
                                                   const SjRecordType *type);
const SjRecordType *sj_param_spec_get_record_type (GParamSpec         *pspec);
void                sj_param_spec_set_group       (GParamSpec         *pspec,
                                                   const char         *group);
const char         *sj_param_spec_get_group       (GParamSpec         *pspec);
gboolean            sj_param_spec_values_equal    (GParamSpec         *pspec,
                                                   const GValue       *first,
                                                   const GValue       *second);

G_END_DECLS
