#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

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

GPtrArray *sj_map_lint          (SjMap     *map);
char      *sj_map_describe_element (SjElement *element);

G_END_DECLS
