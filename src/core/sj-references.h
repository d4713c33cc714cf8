#pragma once

#include "core/sj-element.h"

G_BEGIN_DECLS

/**
 * SjReferenceFunc:
 * @id: what an element refers to, not empty
 * @target: the type that may stand there
 * @owner: whether what holds the reference makes no sense without it
 * @user_data: what was passed
 */
typedef void        (*SjReferenceFunc)   (const char *id,
                                          GType       target,
                                          gboolean    owner,
                                          gpointer    user_data);

/**
 * SjReferenceMapper:
 * @id: what an element refers to, not empty
 * @target: the type that may stand there
 * @user_data: what was passed
 *
 * Returns: (nullable): what it shall refer to; %NULL for nothing
 */
typedef const char *(*SjReferenceMapper) (const char *id,
                                          GType       target,
                                          gpointer    user_data);

void     sj_references_foreach   (SjElement         *element,
                                  SjReferenceFunc    function,
                                  gpointer           user_data);
gboolean sj_references_redirect  (SjElement         *element,
                                  SjReferenceMapper  mapper,
                                  gpointer           user_data);
gboolean sj_references_are_owned (SjElementClass    *klass);

G_END_DECLS
