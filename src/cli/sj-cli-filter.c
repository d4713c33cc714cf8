#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-filter.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/sj-text-fold.h"

/* What --filter says: a facet by its English name, and a value as people write it. */

static const char *const facets[SJ_FILTER_N_FACETS] = {
  "channel", "persona", "tag", "owner", "status",
};

static gboolean
read_facet (const char     *argument,
            SjFilterFacet  *facet,
            const char    **value,
            GError        **error)
{
  const char *sign = strchr (argument, '=');

  for (guint i = 0; sign != NULL && i < SJ_FILTER_N_FACETS; i++)
    if (strlen (facets[i]) == (gsize) (sign - argument) && g_str_has_prefix (argument, facets[i]))
      {
        *facet = (SjFilterFacet) i;
        *value = sign + 1;
        return TRUE;
      }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("“%s” is no filter; write channel=, persona=, tag=, owner= or status= and a "
                 "value"), argument);
  return FALSE;
}

/* By its id, or by how it is written, whatever the case. */
static const SjFilterValue *
find_value (GPtrArray  *values,
            const char *wanted)
{
  g_autofree char *folded = sj_text_fold (wanted);

  for (guint i = 0; i < values->len; i++)
    {
      const SjFilterValue *value = g_ptr_array_index (values, i);
      g_autofree char *label = sj_text_fold (value->label);

      if (g_str_equal (value->key, wanted) || g_str_equal (label, folded))
        return value;
    }

  return NULL;
}

static char *
list_labels (GPtrArray *values)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const SjFilterValue *value = g_ptr_array_index (values, i);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", value->label);
    }

  return g_string_free (list, FALSE);
}

static void
set_unknown (GError        **error,
             SjFilterFacet   facet,
             const char     *value,
             GPtrArray      *values)
{
  g_autofree char *labels = list_labels (values);

  if (values->len == 0)
    /* Translators: %s is one of channel, persona, tag, owner and status. */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("No card of the map has a %s"),
                 facets[facet]);
  else
    /* Translators: a value, then one of channel, persona, tag, owner and status, then a list. */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _("“%s” is no %s of a card in the map; there are: %s"), value, facets[facet],
                 labels);
}

/**
 * sj_cli_filter_read:
 * @filter: what is chosen from
 * @map: the map
 * @arguments: (nullable): what was given, such as "channel=app"
 * @error: return location for a #GError
 *
 * Chooses what the arguments say.
 *
 * Returns: whether all of them are something that cards of the map have
 */
gboolean
sj_cli_filter_read (SjFilter           *filter,
                    SjMap              *map,
                    const char *const  *arguments,
                    GError            **error)
{
  g_return_val_if_fail (filter != NULL && SJ_IS_MAP (map), FALSE);

  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    {
      g_autoptr(GPtrArray) values = NULL;
      const SjFilterValue *value;
      const char *wanted;
      SjFilterFacet facet;

      if (!read_facet (arguments[i], &facet, &wanted, error))
        return FALSE;
      values = sj_filter_collect (map, facet);
      value = find_value (values, wanted);
      if (value == NULL)
        {
          set_unknown (error, facet, wanted, values);
          return FALSE;
        }
      sj_filter_choose (filter, facet, value->key, TRUE);
    }

  return TRUE;
}
