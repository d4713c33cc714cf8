#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SjTableNames SjTableNames;

SjTableNames *sj_table_names_new  (void);
void          sj_table_names_free (SjTableNames       *self);
void          sj_table_names_add  (SjTableNames       *self,
                                   const char         *text,
                                   guint               column);
guint         sj_table_names_find (const SjTableNames *self,
                                   const char         *text,
                                   guint               found[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjTableNames, sj_table_names_free)

G_END_DECLS
