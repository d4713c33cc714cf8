#define G_LOG_DOMAIN "sj-id"

#include "core/sj-id.h"

/* Without vowels, so that no id spells a word, and without 0, 1 and l, which are misread. */
static const char alphabet[] = "23456789bcdfghjkmnpqrstvwxz";

#define ID_LENGTH 8
#define ID_LENGTH_MAX 64

/**
 * sj_id_new:
 *
 * Makes a short random id, about 38 bits: it stays with its element through renames, moves, copies
 * of the file and merges.
 *
 * Returns: (transfer full): the id
 */
char *
sj_id_new (void)
{
  char id[ID_LENGTH + 1] = "";

  for (guint i = 0; i < ID_LENGTH; i++)
    id[i] = alphabet[g_random_int_range (0, G_N_ELEMENTS (alphabet) - 1)];

  return g_strdup (id);
}

/**
 * sj_id_is_valid:
 * @id: (nullable): a text
 *
 * Returns: whether @id may be an id: 1 to 64 ASCII letters, digits, `-` and `_`
 */
gboolean
sj_id_is_valid (const char *id)
{
  gsize length = 0;

  if (id == NULL)
    return FALSE;

  for (; id[length] != '\0'; length++)
    if (!g_ascii_isalnum (id[length]) && id[length] != '-' && id[length] != '_')
      return FALSE;

  return length > 0 && length <= ID_LENGTH_MAX;
}
