#pragma once

#include "io/sj-json.h"

G_BEGIN_DECLS

/**
 * SjMapPlace:
 * @json: the document
 * @collection: (nullable): the member of the map that lists the element; %NULL in the map itself
 * @index: its place in that list
 * @element: (nullable): the element's object
 * @title_name: (nullable): the member people know such elements by
 * @member: (nullable): the member at fault
 * @item: the item of the member's list, −1 for the member itself
 * @field: (nullable): the field of that item
 *
 * A place in a map's file, for messages.
 */
typedef struct
{
  SjJson            *json;
  const char        *collection;
  guint              index;
  const SjJsonValue *element;
  const char        *title_name;
  const char        *member;
  int                item;
  const char        *field;
} SjMapPlace;

/**
 * SjMapProblems:
 *
 * What is wrong with the content of a file, a sentence each, so that a person who repairs it by
 * hand sees more than the first thing.
 */
typedef struct _SjMapProblems SjMapProblems;

SjMapProblems *sj_map_problems_new       (const char        *file_name);
void           sj_map_problems_free      (SjMapProblems     *self);
void           sj_map_problems_add       (SjMapProblems     *self,
                                          const SjMapPlace  *place,
                                          const char        *sentence);
void           sj_map_problems_expect    (SjMapProblems     *self,
                                          const SjMapPlace  *place,
                                          const SjJsonValue *value,
                                          const char        *expected);
guint          sj_map_problems_get_n     (SjMapProblems     *self);
char         **sj_map_problems_list      (SjMapProblems     *self);
void           sj_map_problems_set_error (SjMapProblems     *self,
                                          GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjMapProblems, sj_map_problems_free)

G_END_DECLS
