#define G_LOG_DOMAIN "sj-io"

#include "io/sj-paper.h"

#define MM(length) ((length) * 72.0 / 25.4)
#define INCH(length) ((length) * 72.0)

static const SjPaper papers[] = {
  { "a0", MM (841), MM (1189) },
  { "a1", MM (594), MM (841) },
  { "a2", MM (420), MM (594) },
  { "a3", MM (297), MM (420) },
  { "a4", MM (210), MM (297) },
  { "a5", MM (148), MM (210) },
  { "letter", INCH (8.5), INCH (11) },
  { "legal", INCH (8.5), INCH (14) },
  { "tabloid", INCH (11), INCH (17) },
};

/**
 * sj_paper_find:
 * @name: a name, in any letter case
 *
 * Returns: (transfer none) (nullable): the paper of that name
 */
const SjPaper *
sj_paper_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].name, name) == 0)
      return &papers[i];

  return NULL;
}

/**
 * sj_paper_list_names:
 *
 * Returns: (transfer full): all names with commas between them, for messages
 */
char *
sj_paper_list_names (void)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", papers[i].name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}
