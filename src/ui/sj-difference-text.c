#define G_LOG_DOMAIN "sj-difference-text"

#include "config.h"

#include "ui/sj-difference-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-card.h"
#include "core/sj-enums.h"
#include "core/sj-series.h"
#include "core/sj-step.h"
#include "core/sj-time-offset.h"
#include "ui/sj-element-title.h"
#include "ui/sj-property-text.h"

/*
 * Says in words what is different about an element: “Title: Sign-up form → Scan the ID”.
 */

static SjElement *
get_element (const SjDifference *difference)
{
  return difference->second != NULL ? difference->second : difference->first;
}

/**
 * sj_difference_text_title:
 * @difference: a difference
 *
 * Returns: (transfer full): what the element is called, as late as possible
 */
char *
sj_difference_text_title (const SjDifference *difference)
{
  g_return_val_if_fail (difference != NULL, NULL);

  return sj_element_title (get_element (difference));
}

/**
 * sj_difference_text_place:
 * @difference: a difference
 *
 * Returns: (transfer full) (nullable): where the element stands: step and lane of a card, stage of
 *   a step
 */
char *
sj_difference_text_place (const SjDifference *difference)
{
  SjElement *element, *places[2] = { NULL, NULL };
  SjMap *map;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (difference != NULL, NULL);

  element = get_element (difference);
  map = sj_element_get_map (element);
  if (map != NULL && SJ_IS_CARD (element))
    {
      places[0] = sj_map_lookup (map, sj_card_get_step (SJ_CARD (element)));
      places[1] = sj_map_lookup (map, sj_card_get_lane (SJ_CARD (element)));
    }
  else if (map != NULL && SJ_IS_STEP (element))
    places[0] = sj_map_lookup (map, sj_step_get_stage (SJ_STEP (element)));

  if (places[0] == NULL)
    return NULL;

  first = sj_element_title (places[0]);
  if (places[1] == NULL)
    return g_steal_pointer (&first);

  second = sj_element_title (places[1]);
  return g_strdup_printf ("%s · %s", first, second);
}

/* Unlike what an inspector leaves blank, a value that was not given is named here. */
static char *
value_text (SjElement  *element,
            GParamSpec *pspec)
{
  char *text = g_str_equal (pspec->name, "time-offset")
                 ? sj_time_offset_format (sj_element_get_text (element, pspec))
                 : sj_property_text (element, pspec);

  if (text != NULL && *text != '\0')
    return text;

  g_free (text);
  if (G_IS_PARAM_SPEC_ENUM (pspec))
    return g_strdup (sj_enum_get_label (pspec->value_type,
                                        sj_element_get_integer (element, pspec)));
  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return g_strdup (sj_element_get_boolean (element, pspec) ? _("Yes") : _("No"));
  if (G_IS_PARAM_SPEC_INT (pspec))
    return g_strdup_printf ("%d", sj_element_get_integer (element, pspec));

  return g_strdup ("—");
}

static char *
change_text (const char *label,
             const char *before,
             const char *after)
{
  /* Translators: what was changed, how it was, how it is: “Title: Form → Sign-up form”. */
  return g_strdup_printf (_("%s: %s → %s"), label, before, after);
}

static void
add_value (GStrvBuilder            *lines,
           const SjDifference      *difference,
           const SjValueDifference *value)
{
  g_autofree char *before = value_text (difference->first, value->pspec);
  g_autofree char *after = value_text (difference->second, value->pspec);
  g_autofree char *line = NULL;

  /* Lists may say more than their text does. */
  line = g_str_equal (before, after)
           /* Translators: what was changed, without saying how. */
           ? g_strdup_printf (_("%s: changed"), _(g_param_spec_get_nick (value->pspec)))
           : change_text (_(g_param_spec_get_nick (value->pspec)), before, after);
  g_strv_builder_add (lines, line);
}

/* Points of a curve, each by what it stands at */

static char *
valence_text (const SjPoint *point)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;

  if (point == NULL || isnan (point->valence))
    return g_strdup ("—");

  text = g_strdup_printf ("%+.2f", point->valence);
  parts = g_strsplit (text, "-", -1);
  return g_strjoinv ("−", parts);
}

static void
add_point (GStrvBuilder  *lines,
           SjElement     *series,
           const char    *anchor,
           const SjPoint *before,
           const SjPoint *after)
{
  SjMap *map = sj_element_get_map (series);
  SjElement *element = map != NULL && anchor != NULL ? sj_map_lookup (map, anchor) : NULL;
  g_autofree char *title = element != NULL ? sj_element_title (element) : g_strdup ("…");
  g_autofree char *from = valence_text (before);
  g_autofree char *to = valence_text (after);
  g_autofree char *line = change_text (title, from, to);

  if (!g_str_equal (from, to))
    g_strv_builder_add (lines, line);
}

static void
add_points (GStrvBuilder       *lines,
            const SjDifference *difference)
{
  SjSeries *first = SJ_SERIES (difference->first), *second = SJ_SERIES (difference->second);

  for (guint i = 0; i < sj_series_get_n_points (first); i++)
    {
      const SjPoint *before = sj_series_get_point (first, i);

      if (before->anchor != NULL)
        add_point (lines, difference->first, before->anchor, before,
                   sj_series_find_point (second, before->anchor));
    }

  for (guint i = 0; i < sj_series_get_n_points (second); i++)
    {
      const SjPoint *after = sj_series_get_point (second, i);

      if (after->anchor != NULL && sj_series_find_point (first, after->anchor) == NULL)
        add_point (lines, difference->second, after->anchor, NULL, after);
    }
}

/**
 * sj_difference_text_lines:
 * @difference: a difference
 *
 * Returns: (transfer full): what was changed, a line each; none for what was added or removed
 */
char **
sj_difference_text_lines (const SjDifference *difference)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  gboolean led = FALSE;

  g_return_val_if_fail (difference != NULL, NULL);

  for (guint i = 0; i < difference->values->len; i++)
    {
      const SjValueDifference *value = g_ptr_array_index (difference->values, i);

      led |= (value->pspec->flags & (GParamFlags) SJ_PARAM_OWNER) != 0;
      if (SJ_IS_SERIES (difference->first) && g_str_equal (value->pspec->name, "points"))
        add_points (lines, difference);
      else
        add_value (lines, difference, value);
    }
  if ((difference->kind & SJ_DIFFERENCE_MOVED) != 0 && !led)
    g_strv_builder_add (lines, _("Stands elsewhere among its neighbours"));

  return g_strv_builder_end (lines);
}
