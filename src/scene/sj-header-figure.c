#define G_LOG_DOMAIN "sj-header-figure"

#include "config.h"

#include "scene/sj-header-figure.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/sj-enums.h"
#include "core/sj-metric-name.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"

/*
 * The head of the page: what the map is called and whose journey it shows at the start; its state,
 * where its numbers come from and who answers for it at the end.
 */

#define TITLE_Y 3.0
#define SUBTITLE_GAP 6.0
#define BADGE_Y 10.0
#define BADGE_HEIGHT 24.0
#define BADGE_PADDING 15.0
#define META_Y 14.5
#define META_LINE 18.0
#define META_ROOM 420.0
#define GAP 14.0
#define BOTTOM 23.0

static GParamSpec *
find_declaration (SjElement  *element,
                  const char *name)
{
  return sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), name);
}

static SjPersona *
find_persona (SjMap *map)
{
  GListModel *personas = sj_map_get_personas (map);
  g_autoptr(SjPersona) first = g_list_model_get_item (personas, 0);
  const char *const *viewpoint =
    sj_element_get_list (SJ_ELEMENT (map), find_declaration (SJ_ELEMENT (map), "viewpoint"));

  if (viewpoint != NULL && viewpoint[0] != NULL)
    return sj_map_lookup_typed (map, viewpoint[0], SJ_TYPE_PERSONA);

  /* The map's list keeps it alive. */
  return first;
}

static void
append_part (GString    *line,
             const char *part,
             const char *separator)
{
  const char *end = part + strcspn (part, "\n");

  if (end == part)
    return;
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append_len (line, part, end - part);
}

/**
 * sj_header_figure_create_subtitle:
 * @map: a map
 *
 * Returns: (transfer full): what stands under the title: the map's own subtitle, else the persona
 *   and the scenario; may be empty
 */
char *
sj_header_figure_create_subtitle (SjMap *map)
{
  const char *subtitle = sj_element_text (SJ_ELEMENT (map), "subtitle");
  SjPersona *persona = find_persona (map);
  GString *line;

  if (*subtitle != '\0')
    return g_strdup (subtitle);

  line = g_string_new (NULL);
  if (persona != NULL)
    {
      const char *role = sj_element_text (SJ_ELEMENT (persona), "role");

      append_part (line, sj_persona_get_name (persona), ", ");
      append_part (line, *role != '\0' ? role : sj_element_text (SJ_ELEMENT (persona),
                                                                 "demographics"), ", ");
    }
  append_part (line, sj_element_text (SJ_ELEMENT (map), "scenario"), " · ");

  return g_string_free (line, FALSE);
}

/* ISO 8601, whole or its beginning. */
static GDateTime *
parse_date (const char *text,
            gboolean   *has_day)
{
  int year = 0, month = 1, day = 1;
  int n_parts = sscanf (text, "%4d-%2d-%2d", &year, &month, &day);

  *has_day = n_parts == 3;
  return n_parts >= 1 ? g_date_time_new_utc (year, month, day, 0, 0, 0.0) : NULL;
}

static char *
format_date (const char *text)
{
  gboolean has_day;
  g_autoptr(GDateTime) date = parse_date (text, &has_day);

  if (date == NULL)
    return g_strdup (text);

  /* Translators: formats of a day, and of a month, as g_date_time_format() reads them. */
  return g_date_time_format (date, has_day ? _("%-d %b %Y") : _("%b %Y"));
}

static char *
format_period (const char *from,
               const char *to)
{
  gboolean has_day;
  g_autoptr(GDateTime) start = parse_date (from, &has_day);
  g_autoptr(GDateTime) end = parse_date (to, &has_day);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (start == NULL || end == NULL)
    return start == NULL && end == NULL ? NULL : format_date (start != NULL ? from : to);

  last = g_date_time_format (end, _("%b %Y"));
  if (g_date_time_get_year (start) != g_date_time_get_year (end))
    first = g_date_time_format (start, _("%b %Y"));
  else if (g_date_time_get_month (start) != g_date_time_get_month (end))
    first = g_date_time_format (start, "%b");
  else
    return g_steal_pointer (&last);

  return g_strdup_printf ("%s–%s", first, last);
}

/* The months of a wave as imports name them: "2025", "2025-10" or "2025-Q4". */
static gboolean
find_wave_months (const char  *wave,
                  char       **first,
                  char       **last)
{
  int year, part, used = 0;

  if (sscanf (wave, "%4d-Q%1d%n", &year, &part, &used) == 2 && part >= 1 && part <= 4)
    {
      *first = g_strdup_printf ("%04d-%02d", year, 3 * part - 2);
      *last = g_strdup_printf ("%04d-%02d", year, 3 * part);
    }
  else if (sscanf (wave, "%4d-%2d%n", &year, &part, &used) == 2 && part >= 1 && part <= 12)
    {
      *first = g_strdup_printf ("%04d-%02d", year, part);
      *last = g_strdup (*first);
    }
  else if (sscanf (wave, "%4d%n", &year, &used) == 1)
    {
      *first = g_strdup_printf ("%04d-01", year);
      *last = g_strdup_printf ("%04d-12", year);
    }

  return used > 0 && wave[used] == '\0';
}

/* What the curves on the page rest on, not what else was in the file they came from. */
typedef struct
{
  GString  *metrics; /* NULL until there is a curve */
  gint64    n_answers;
  char     *from;
  char     *to;
} Measurement;

static void
measurement_clear (Measurement *self)
{
  if (self->metrics != NULL)
    g_string_free (self->metrics, TRUE);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
}

/* The answers are those of all curves, so all that was asked is named. */
static void
add_metric (Measurement *self,
            SjSeries    *series)
{
  const char *metric = sj_metric_name (sj_series_get_metric (series));
  g_auto(GStrv) known = NULL;

  if (self->metrics == NULL)
    self->metrics = g_string_new (NULL);
  known = g_strsplit (self->metrics->str, " + ", -1);
  if (!g_strv_contains ((const char *const *) known, metric))
    append_part (self->metrics, metric, " + ");
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Measurement, measurement_clear)

static void
widen_period (Measurement *self,
              SjSeries    *series)
{
  SjElement *element = SJ_ELEMENT (series);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!find_wave_months (sj_element_text (element, "wave"), &from, &to))
    {
      g_free (from);
      g_free (to);
      from = g_strdup (sj_element_text (element, "source-from"));
      to = g_strdup (sj_element_text (element, "source-to"));
    }

  if (self->from == NULL || (*from != '\0' && strcmp (from, self->from) < 0))
    {
      g_free (self->from);
      self->from = g_steal_pointer (&from);
    }
  if (self->to == NULL || strcmp (to, self->to) > 0)
    {
      g_free (self->to);
      self->to = g_steal_pointer (&to);
    }
}

/* Whether both come from the same answers, as the two curves of a comparison do. */
static gboolean
rest_on_the_same (SjSeries *first,
                  SjSeries *second)
{
  static const char *const origins[] = {
    "metric", "segment", "wave", "persona", "source-file", "recipe",
  };

  if (*sj_element_text (SJ_ELEMENT (first), "source-file") == '\0')
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    if (!g_str_equal (sj_element_text (SJ_ELEMENT (first), origins[i]),
                      sj_element_text (SJ_ELEMENT (second), origins[i])))
      return FALSE;

  return TRUE;
}

static gboolean
is_counted (GListModel *list,
            guint       position)
{
  g_autoptr(SjSeries) series = g_list_model_get_item (list, position);

  for (guint i = 0; i < position; i++)
    {
      g_autoptr(SjSeries) earlier = g_list_model_get_item (list, i);

      if (sj_series_is_visible (earlier) && rest_on_the_same (earlier, series))
        return TRUE;
    }

  return FALSE;
}

static void
collect_measurement (SjMap       *map,
                     Measurement *self)
{
  GListModel *list = sj_map_get_series (map);
  guint n_series = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_series; i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      if (!sj_series_is_visible (series) || sj_series_get_origin (series) != SJ_SERIES_MEASURED ||
          is_counted (list, i))
        continue;

      add_metric (self, series);
      for (guint j = 0; j < sj_series_get_n_points (series); j++)
        self->n_answers += MAX (sj_series_get_point (series, j)->n, 0);
      widen_period (self, series);
    }
}

/**
 * sj_header_figure_create_measurement:
 * @map: a map
 *
 * Returns: (transfer full) (nullable): the metrics, answers and period of all measured curves that
 *   are shown; %NULL if there is none
 */
char *
sj_header_figure_create_measurement (SjMap *map)
{
  g_auto(Measurement) measured = { 0 };
  GString *line;
  g_autofree char *period = NULL;
  g_autofree char *answers = NULL;

  collect_measurement (map, &measured);
  if (measured.metrics == NULL)
    return NULL;

  period = format_period (measured.from, measured.to);
  answers = g_strdup_printf (ngettext ("%'" PRId64 " answer", "%'" PRId64 " answers",
                                       (gulong) measured.n_answers), measured.n_answers);

  line = g_string_new (NULL);
  append_part (line, measured.metrics->str, ", ");
  if (measured.n_answers > 0)
    append_part (line, answers, ", ");
  append_part (line, period != NULL ? period : "", ", ");

  return g_string_free (line, FALSE);
}

static char *
create_stewardship (SjMap *map)
{
  const char *owner = sj_element_text (SJ_ELEMENT (map), "owner");
  const char *review_date = sj_element_text (SJ_ELEMENT (map), "review-date");
  GString *line = g_string_new (NULL);

  if (*owner != '\0')
    {
      /* Translators: who answers for the map. */
      g_autofree char *part = g_strdup_printf (_("owner: %s"), owner);

      append_part (line, part, " · ");
    }
  if (*review_date != '\0')
    {
      g_autofree char *date = format_date (review_date);
      /* Translators: when the map was last reviewed. */
      g_autofree char *part = g_strdup_printf (_("reviewed %s"), date);

      append_part (line, part, " · ");
    }

  return g_string_free (line, FALSE);
}

static void
add_badge (const SjLayoutContext *context,
           SjFigure              *figure,
           SjText                *text,
           double                 end)
{
  double width = text->width + 2.0 * BADGE_PADDING;
  SjColour colour = sj_layout_context_colour (context, SJ_COLOUR_BADGE);

  sj_figure_add_rectangle (figure, end - width, BADGE_Y, width, BADGE_HEIGHT, BADGE_HEIGHT / 2.0,
                           sj_paint_fill (colour));
  sj_figure_add_text (figure, text, end - width + BADGE_PADDING,
                      BADGE_Y + (BADGE_HEIGHT - text->height) / 2.0);
}

/* Returns how much of the width the lines at the end take. */
static double
add_meta (const SjLayoutContext *context,
          SjFigure              *figure,
          SjMap                 *map,
          double                 width)
{
  double room = MIN (META_ROOM, width * 0.45);
  g_autofree char *measurement = sj_header_figure_create_measurement (map);
  g_autofree char *stewardship = create_stewardship (map);
  SjElement *element = SJ_ELEMENT (map);
  const char *state =
    sj_enum_get_label (SJ_TYPE_MAP_STATE,
                       sj_element_get_integer (element, find_declaration (element, "state")));
  SjText *badge = sj_layout_context_text (context, state, SJ_STYLE_BADGE, SJ_COLOUR_BADGE_INK,
                                          SJ_ALIGN_START, 200.0, 1);
  SjText *steward = sj_layout_context_text (context, stewardship, SJ_STYLE_META,
                                            SJ_COLOUR_INK_FAINT, SJ_ALIGN_START, room, 1);
  double end = width, used = badge->width + 2.0 * BADGE_PADDING;
  double steward_width = *stewardship != '\0' ? steward->width : 0.0;

  if (measurement != NULL && *measurement != '\0')
    {
      SjText *text = sj_layout_context_text (context, measurement, SJ_STYLE_META,
                                             SJ_COLOUR_INK_SOFT, SJ_ALIGN_START, room, 1);

      end = width - text->width - GAP;
      used += text->width + GAP;
      sj_figure_add_text (figure, text, width - text->width, META_Y);
    }
  add_badge (context, figure, badge, end);
  sj_figure_add_text (figure, steward, width - steward->width, BADGE_Y + BADGE_HEIGHT + 3.0);

  return MAX (used, steward_width) + GAP;
}

/**
 * sj_header_figure_new:
 * @context: what figures are made with
 * @map: the map
 * @width: of the page between its margins
 *
 * Returns: (transfer full): the head of the page, as high as it needs
 */
SjFigure *
sj_header_figure_new (const SjLayoutContext *context,
                      SjMap                 *map,
                      double                 width)
{
  g_autofree char *subtitle = sj_header_figure_create_subtitle (map);
  g_autoptr(SjFigure) sketch = sj_figure_new (width, 0.0, context->rtl);
  double room = MAX (width - add_meta (context, sketch, map, width), width * 0.3);
  SjText *title = sj_layout_context_text (context, sj_map_get_title (map), SJ_STYLE_TITLE,
                                          SJ_COLOUR_INK, SJ_ALIGN_START, room, 2);
  SjText *below = sj_layout_context_text (context, subtitle, SJ_STYLE_SUBTITLE, SJ_COLOUR_INK_SOFT,
                                          SJ_ALIGN_START, room, 2);
  double y = TITLE_Y + title->height + SUBTITLE_GAP;
  SjFigure *figure = sj_figure_new (width, y + below->height + BOTTOM, context->rtl);

  add_meta (context, figure, map, width);
  sj_figure_add_text (figure, below, 0.0, y);
  sj_figure_add_text (figure, title, 0.0, TITLE_Y);

  return figure;
}
