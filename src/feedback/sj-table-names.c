#define G_LOG_DOMAIN "sj-table-names"

#include "feedback/sj-table-names.h"

/**
 * SjTableNames:
 *
 * Which columns a text names. A table may have thousands of columns, and what is said of one of
 * them names it by its number or its header: nobody wants to compare it with all of them each time.
 */
struct _SjTableNames
{
  GHashTable *columns;  /* text → Named */
};

typedef struct
{
  guint n;  /* at most 2 */
  guint columns[2];
} Named;

/**
 * sj_table_names_new:
 *
 * Returns: (transfer full): no names
 */
SjTableNames *
sj_table_names_new (void)
{
  SjTableNames *self = g_new0 (SjTableNames, 1);

  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
sj_table_names_free (SjTableNames *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->columns);
  g_free (self);
}

/**
 * sj_table_names_add:
 * @self: names
 * @text: a name
 * @column: the column it names, not before those added
 *
 * Adds a name of a column. Several columns may have one name, and a column several.
 */
void
sj_table_names_add (SjTableNames *self,
                    const char   *text,
                    guint         column)
{
  Named *named;

  g_return_if_fail (self != NULL && text != NULL);

  named = g_hash_table_lookup (self->columns, text);
  if (named == NULL)
    {
      named = g_new0 (Named, 1);
      g_hash_table_insert (self->columns, g_strdup (text), named);
    }
  if (named->n < 2 && (named->n == 0 || named->columns[0] != column))
    named->columns[named->n++] = column;
}

/**
 * sj_table_names_find:
 * @self: names
 * @text: a name
 * @found: (out): the first two columns with that name, as many as there are
 *
 * Returns: how many columns have that name, at most 2
 */
guint
sj_table_names_find (const SjTableNames *self,
                     const char         *text,
                     guint               found[2])
{
  const Named *named;

  g_return_val_if_fail (self != NULL && text != NULL && found != NULL, 0);

  named = g_hash_table_lookup (self->columns, text);
  if (named == NULL)
    return 0;
  found[0] = named->columns[0];
  found[1] = named->columns[1];

  return named->n;
}
