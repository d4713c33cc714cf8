#define G_LOG_DOMAIN "sj-property-text"

#include "config.h"

#include "ui/sj-property-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-card.h"
#include "core/sj-enums.h"
#include "core/sj-series.h"
#include "ui/sj-element-title.h"

/*
 * Says a stored property in words. It follows the declaration only, so that a new property is shown
 * without a line being written for it.
 */

static gboolean
is_share (GParamSpec *pspec)
{
  GParamSpecDouble *number = (GParamSpecDouble *) pspec;

  return pspec->value_type == G_TYPE_DOUBLE && number->minimum == 0.0 && number->maximum == 1.0;
}

static char *
number_text (GParamSpec *pspec,
             double      number)
{
  if (is_share (pspec))
    /* Translators: a share, such as 12 %; keep the space your language sets before the sign. */
    return g_strdup_printf (_("%.4g %%"), number * 100.0);

  return g_strdup_printf ("%.6g", number);
}

static char *
reference_title (SjElement  *element,
                 const char *id)
{
  SjMap *map = SJ_IS_MAP (element) ? SJ_MAP (element) : sj_element_get_map (element);
  SjElement *target = map != NULL ? sj_map_lookup (map, id) : NULL;

  return target != NULL ? sj_element_title (target) : g_strdup (id);
}

static char *
list_text (SjElement  *element,
           GParamSpec *pspec)
{
  const char *const *list = sj_element_get_list (element, pspec);
  gboolean refers = (pspec->flags & (GParamFlags) SJ_PARAM_REFERENCE) != 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      g_autofree char *title = refers ? reference_title (element, list[i]) : g_strdup (list[i]);

      if (text->len > 0)
        g_string_append (text, "\n");
      g_string_append (text, title);
    }

  return g_string_free (text, FALSE);
}

static void
append_kpi (GString     *text,
            const SjKpi *kpi)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, kpi->name != NULL ? kpi->name : "");
  if (!isnan (kpi->actual))
    g_string_append_printf (text, " %.6g", kpi->actual);
  if (kpi->unit != NULL && *kpi->unit != '\0')
    g_string_append_printf (text, " %s", kpi->unit);
  if (!isnan (kpi->target))
    /* Translators: after the actual value of a measure: what it shall be. */
    g_string_append_printf (text, _(" (target %.6g)"), kpi->target);
}

static char *
records_text (SjElement  *element,
              GParamSpec *pspec)
{
  SjRecords *records = sj_element_get_records (element, pspec);
  guint length = records != NULL ? sj_records_get_length (records) : 0;
  GString *text;

  if (sj_param_spec_get_record_type (pspec) != &sj_kpi_record_type)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", length),
                            length);

  text = g_string_new (NULL);
  for (guint i = 0; i < length; i++)
    append_kpi (text, sj_records_index (records, i));
  return g_string_free (text, FALSE);
}

static char *
text_text (SjElement  *element,
           GParamSpec *pspec)
{
  const char *text = sj_element_get_text (element, pspec);

  if ((pspec->flags & (GParamFlags) SJ_PARAM_REFERENCE) != 0)
    return reference_title (element, text);
  if ((pspec->flags & (GParamFlags) SJ_PARAM_ASSET) != 0)
    return g_strdup (_("Kept with the map"));

  return g_strdup (text);
}

/**
 * sj_property_text:
 * @element: an element
 * @pspec: one of its stored properties
 *
 * Returns: (transfer full) (nullable): the value in words; %NULL if it was not given
 */
char *
sj_property_text (SjElement  *element,
                  GParamSpec *pspec)
{
  g_return_val_if_fail (SJ_IS_ELEMENT (element), NULL);
  g_return_val_if_fail (pspec != NULL, NULL);

  if (sj_element_is_default (element, pspec))
    return NULL;
  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return g_strdup (sj_element_get_boolean (element, pspec) ? _("Yes") : _("No"));
  if (G_IS_PARAM_SPEC_ENUM (pspec))
    return g_strdup (sj_enum_get_label (pspec->value_type,
                                        sj_element_get_integer (element, pspec)));
  if (G_IS_PARAM_SPEC_INT (pspec))
    return g_strdup_printf ("%d", sj_element_get_integer (element, pspec));
  if (G_IS_PARAM_SPEC_STRING (pspec))
    return text_text (element, pspec);
  if (pspec->value_type == G_TYPE_DOUBLE)
    return number_text (pspec, sj_element_get_number (element, pspec));
  if (pspec->value_type == G_TYPE_STRV)
    return list_text (element, pspec);

  return records_text (element, pspec);
}
