#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

/**
 * SjFindingSeverity:
 * @SJ_FINDING_NOTE: so it is, and it is good to know
 * @SJ_FINDING_GAP: something is not finished
 * @SJ_FINDING_FAULT: something is not drawn, or drawn otherwise than it was meant
 */
typedef enum
{
  SJ_FINDING_NOTE,
  SJ_FINDING_GAP,
  SJ_FINDING_FAULT,
} SjFindingSeverity;

/**
 * SjMapFinding:
 * @code: a short name for the kind of finding, the same in every language: "card-outside"
 * @element: the element it is about, which may be the map
 * @message: what is unfinished, translated, without the element's name
 *
 * Something about a valid map that its author will want to look at.
 */
typedef struct
{
  const char *code;
  SjElement  *element;
  char       *message;
} SjMapFinding;

GPtrArray        *sj_map_lint                 (SjMap              *map);
SjFindingSeverity sj_map_finding_get_severity (const SjMapFinding *self);
char             *sj_map_describe_element     (SjElement          *element);

G_END_DECLS
