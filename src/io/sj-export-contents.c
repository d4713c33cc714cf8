#define G_LOG_DOMAIN "sj-export"

#include "config.h"

#include "io/sj-export-contents.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-series.h"

/* What of people's answers an exported map gives away. */
typedef struct
{
  guint n_curves;
  guint n_values;
  guint n_hidden; /* places where too few answered to be shown */
  guint n_quotes;
} Contents;

static void
count_points (SjSeries *series,
              Contents *contents)
{
  for (guint i = 0; i < sj_series_get_n_points (series); i++)
    {
      const SjPoint *point = sj_series_get_point (series, i);

      contents->n_values += !isnan (point->valence);
      contents->n_hidden += point->reason != NULL;
    }
}

static void
count_contents (SjMap    *map,
                Contents *contents)
{
  GListModel *all = sj_map_get_series (map), *cards = sj_map_get_cards (map);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (all, i);

      if (!sj_series_is_visible (series) || !sj_series_has_answers (series))
        continue;
      contents->n_curves++;
      count_points (series, contents);
    }
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);
      SjElement *lane = sj_map_lookup_typed (map, sj_card_get_lane (card), SJ_TYPE_LANE);

      contents->n_quotes += lane != NULL && sj_lane_get_kind (SJ_LANE (lane)) == SJ_LANE_QUOTES;
    }
}

static void
add_sentence (GString *text,
              char    *sentence)
{
  g_string_append_printf (text, " %s", sentence);
  g_free (sentence);
}

/**
 * sj_export_contents_describe:
 * @map: a map
 *
 * Returns: (transfer full): what leaves with an export of the map, in sentences: its texts, how
 *   many values of curves, how many places stay hidden, and how many quotes
 */
char *
sj_export_contents_describe (SjMap *map)
{
  GString *text = g_string_new (_("The file holds all texts of the map."));
  Contents contents = { 0 };

  g_return_val_if_fail (SJ_IS_MAP (map), g_string_free (text, FALSE));

  count_contents (map, &contents);
  if (contents.n_curves > 0)
    {
      g_autofree char *values =
        g_strdup_printf (ngettext ("%u value", "%u values", contents.n_values), contents.n_values);

      /* Translators: a number of curves, and "12 values" */
      add_sentence (text, g_strdup_printf (ngettext ("Of people’s answers, %u curve with %s leaves "
                                                     "with it, each of many answers; no single "
                                                     "answer does.",
                                                     "Of people’s answers, %u curves with %s leave "
                                                     "with it, each of many answers; no single "
                                                     "answer does.",
                                                     contents.n_curves),
                                           contents.n_curves, values));
    }
  if (contents.n_hidden > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u place where too few answered stays hidden.",
                                                   "%u places where too few answered stay hidden.",
                                                   contents.n_hidden),
                                         contents.n_hidden));
  if (contents.n_quotes > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u quote is somebody’s own words.",
                                                   "%u quotes are people’s own words.",
                                                   contents.n_quotes),
                                         contents.n_quotes));

  return g_string_free (text, FALSE);
}
