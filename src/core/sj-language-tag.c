#define G_LOG_DOMAIN "sj-language-tag"

#include "core/sj-language-tag.h"

#include <string.h>

/* Names of languages: a system says “sr_RS.UTF-8@latin”, a map the BCP 47 tag “sr-Latn-RS”. */

static const char *
find_script (const char *modifier)
{
  static const char *const scripts[][2] = {
    { "@latin", "Latn" }, { "@cyrillic", "Cyrl" }, { "@devanagari", "Deva" },
  };

  for (guint i = 0; modifier != NULL && i < G_N_ELEMENTS (scripts); i++)
    if (g_str_equal (modifier, scripts[i][0]))
      return scripts[i][1];

  return NULL;
}

/**
 * sj_language_tag_from_locale:
 * @locale: the name of a POSIX locale, such as “de_DE.UTF-8”
 *
 * Returns: (transfer full): the BCP 47 tag of its language; empty for “C” and “POSIX”, which are
 *   nobody's language
 */
char *
sj_language_tag_from_locale (const char *locale)
{
  g_autofree char *name = NULL;
  const char *script, *territory;

  g_return_val_if_fail (locale != NULL, NULL);

  name = g_strndup (locale, strcspn (locale, ".@"));
  if (g_str_equal (name, "C") || g_str_equal (name, "POSIX"))
    return g_strdup ("");

  script = find_script (strchr (locale, '@'));
  territory = strchr (name, '_');
  if (script != NULL)
    return g_strdup_printf ("%.*s-%s%s%s", (int) strcspn (name, "_"), name, script,
                            territory != NULL ? "-" : "", territory != NULL ? territory + 1 : "");

  g_strdelimit (name, "_", '-');
  return g_steal_pointer (&name);
}

/**
 * sj_language_tag_of_person:
 *
 * Returns: (transfer full): the BCP 47 tag of the language the program speaks; empty if the system
 *   names none
 */
char *
sj_language_tag_of_person (void)
{
  return sj_language_tag_from_locale (g_get_language_names ()[0]);
}
