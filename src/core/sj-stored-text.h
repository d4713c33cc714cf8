#pragma once

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

/**
 * SjTextPlace:
 * @pspec: which of an element's stored properties
 * @item: which text of a list, or which record; 0 for a single text
 * @field: (nullable): which field of the record
 *
 * Where an element keeps a text.
 */
typedef struct
{
  GParamSpec    *pspec;
  guint          item;
  const SjField *field;
} SjTextPlace;

typedef void (*SjStoredTextFunc) (const SjTextPlace *place,
                                  const char        *text,
                                  gpointer           user_data);

void        sj_stored_text_foreach (SjElement         *element,
                                    SjStoredTextFunc   function,
                                    gpointer           user_data);
const char *sj_stored_text_get     (SjElement         *element,
                                    const SjTextPlace *place);
void        sj_stored_text_set     (SjEditLog         *log,
                                    SjElement         *element,
                                    const SjTextPlace *place,
                                    const char        *text);

G_END_DECLS
