#define G_LOG_DOMAIN "sj-statistics"

#include "config.h"

#include "feedback/sj-statistics-working.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "feedback/sj-distribution.h"
#include "feedback/sj-point-comparison.h"
#include "feedback/sj-sentiment-quality.h"
#include "feedback/sj-statistics.h"

/*
 * "How is this worked out?": the formula by its name, the numbers put in, the result, and where the
 * formula comes from.
 */

#define SOURCE_NPS "F. Reichheld, Harvard Business Review 12/2003"
#define SOURCE_ADJUSTED_WALD "measuringu.com/nps-three-confidence-intervals"
#define SOURCE_NPS_TEST "measuringu.com/nps-significance-test"
#define SOURCE_WILSON "E. B. Wilson, JASA 22 (1927)"
#define SOURCE_STUDENT "Student, Biometrika 6 (1908)"
#define SOURCE_KISH "L. Kish, Survey Sampling (1965)"
#define SOURCE_WELCH "B. L. Welch, Biometrika 34 (1947)"
#define SOURCE_HOLM "S. Holm, Scandinavian Journal of Statistics 6 (1979)"
#define SOURCE_SHRINKAGE "R. DerSimonian, N. Laird, Controlled Clinical Trials 7 (1986)"

static gboolean
is_nps (SjSeries *series)
{
  return g_str_equal (sj_series_get_metric (series), "nps");
}

static gboolean
is_share (SjSeries *series)
{
  return g_str_has_prefix (sj_element_text (SJ_ELEMENT (series), "interval"), "wilson");
}

static gboolean
has_interval (SjSeries *series)
{
  return *sj_element_text (SJ_ELEMENT (series), "interval") != '\0';
}

static gboolean
is_anchored (SjSeries *series)
{
  GParamSpec *pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (series), "mapping");

  return sj_element_get_integer (SJ_ELEMENT (series), pspec) == SJ_MAPPING_ANCHORED;
}

static gboolean
is_blended (SjSeries *series)
{
  return *sj_series_get_blend (series) != '\0';
}

static gboolean
is_estimated (SjSeries *series)
{
  return g_str_equal (sj_series_get_metric (series), "sentiment");
}

static const char *
figure_formula (SjSeries *series)
{
  if (sj_series_is_aggregated (series) && has_interval (series) && is_nps (series))
    return _("Taken over as it stands in the file, or where only its parts do, 100 × (promoters − "
             "detractors) ÷ answers: somebody else counted them, and the answers behind them are "
             "not known");
  if (sj_series_is_aggregated (series))
    return _("Taken over as it stands in the file: somebody else worked it out, and the answers "
             "behind it are not known");
  if (is_estimated (series))
    return _("Machine estimate: the mean over comments of s ÷ √(s² + 15). s adds up the scores of "
             "the known words of a comment, turned by negations, weighed by what stands around "
             "them, and made smaller where good and bad meet. Comments with fewer than three known "
             "words are left out");
  if (is_nps (series))
    return _("Net Promoter Score: 100 × (promoters − detractors) ÷ answers");
  if (is_share (series))
    return _("Share of positive answers");

  return _("Mean score: Σ w·x ÷ Σ w; without weights every w is 1");
}

static const char *
interval_formula (SjSeries *series)
{
  if (is_nps (series))
    return _("Adjusted Wald interval of the NPS, 95 %: with n′ = n + 3, p′ = (P + ¾) ÷ n′ and "
             "d′ = (D + ¾) ÷ n′: p′ − d′ ± z √((p′ + d′ − (p′ − d′)²) ÷ n′)");
  if (is_share (series))
    return _("Wilson interval, 95 %: (p + z²÷2n ± z √(p(1 − p)÷n + z²÷4n²)) ÷ (1 + z²÷n)");

  return _("Student’s interval of the mean, 95 %: x̄ ± t(n − 1) · s ÷ √n, within the scale; below "
           "five answers, or when all are alike, Wilson’s");
}

static const char *
valence_formula (SjSeries *series)
{
  if (sj_series_is_aggregated (series) && is_nps (series))
    return _("Net Promoter Score ÷ 100");
  if (is_blended (series))
    return _("Weighted mean of the emotion of several metrics, person by person where the same "
             "people answered them all");
  if (is_anchored (series))
    return _("Mean of v over all answers x: (x − neutral) ÷ (highest − neutral) from the neutral "
             "score on, (x − neutral) ÷ (neutral − lowest) below; Sojourn’s own convention");

  return _("(2 × mean − lowest − highest) ÷ (highest − lowest) of the scale");
}

static const char *
valence_interval_formula (SjSeries *series)
{
  if (is_blended (series) || is_anchored (series))
    return _("Student’s interval of the mean emotion, 95 %: v̄ ± t(n − 1) · s ÷ √n");

  return _("The ends of the figure’s interval, put through the formula of emotion");
}

/**
 * sj_statistic_get_formula:
 * @statistic: a statistic
 * @series: a series
 *
 * Returns: (transfer none): how the statistic is worked out for the series
 */
const char *
sj_statistic_get_formula (SjStatistic  statistic,
                          SjSeries    *series)
{
  g_return_val_if_fail (statistic < SJ_N_STATISTICS && SJ_IS_SERIES (series), "");

  switch ((int) statistic)
    {
    case SJ_STATISTIC_N:
      return _("Answers on the scale; those that are missing are left out");
    case SJ_STATISTIC_PEOPLE:
      return _("Different people among those who answered");
    case SJ_STATISTIC_N_EFFECTIVE:
      return _("Kish’s effective number: (Σ w)² ÷ Σ w²");
    case SJ_STATISTIC_NATIVE:
      return figure_formula (series);
    case SJ_STATISTIC_NATIVE_LOW:
    case SJ_STATISTIC_NATIVE_HIGH:
    case SJ_STATISTIC_METHOD:
      return interval_formula (series);
    case SJ_STATISTIC_MEAN:
      return _("Mean score: Σ w·x ÷ Σ w; without weights every w is 1");
    case SJ_STATISTIC_VARIANCE:
      return _("Variance of the sample: Σ w(x − x̄)² ÷ Σ w · n ÷ (n − 1), n being the effective "
               "number");
    case SJ_STATISTIC_NEGATIVE:
    case SJ_STATISTIC_NEUTRAL:
    case SJ_STATISTIC_POSITIVE:
      return is_nps (series) ? _("Detractors 0–6, passives 7–8, promoters 9–10")
                             : _("Emotion of −.2 and less, between, and of .2 and more");
    case SJ_STATISTIC_VALENCE:
      return valence_formula (series);
    case SJ_STATISTIC_VALENCE_LOW:
    case SJ_STATISTIC_VALENCE_HIGH:
      return valence_interval_formula (series);
    case SJ_STATISTIC_STABILISED:
      return _("Empirical Bayes over the segments of the place: μ + τ² ÷ (τ² + σ²) · (v − μ)");
    case SJ_STATISTIC_DIFFERENCE:
      return _("Emotion less the mean of the curve’s other points");
    case SJ_STATISTIC_TEST:
    case SJ_STATISTIC_P_RAW:
      return is_blended (series)
             ? _("Paired t test of the people’s blended answers where most of them rated other "
                 "places, too; else Welch’s t test against the mean of the other points, with the "
                 "standard errors of the blended parts added up")
             : _("Paired t test where most of the people rated other places, too; else Welch’s t "
                 "test against the mean of the other points");
    case SJ_STATISTIC_P_ADJUSTED:
      return _("Holm’s correction over all points of the curve: they are one family of tests");
    case SJ_STATISTIC_MARK:
      return _("▲ or ▼ if the corrected p is below .05 and the difference at least .10");
    case SJ_STATISTIC_COMPARISONS:
      return _("Figure less that of the other curve; z of the adjusted NPS, N−1 for shares, Welch "
               "for means, paired t or McNemar for the same people. Holm’s correction: all "
               "comparisons of all curves of the map are one family, here, in the inspector "
               "and in exports, so that two places have one p. ▲ or ▼ if the corrected p is "
               "below .05 and the difference at least .10 of emotion");
    case SJ_STATISTIC_REMARKS:
      return _("Hidden: fewer answers than the smallest group that is shown, or a value from "
               "which, with the others, such a group could be worked out. Indicative: fewer "
               "than 30 answers. An NPS of fewer than 100 answers moves a lot by chance");
    default:
      return "";
    }
}

/**
 * sj_statistic_get_source:
 * @statistic: a statistic
 * @series: a series
 *
 * Returns: (transfer none): where the formula comes from; "" if it needs none
 */
const char *
sj_statistic_get_source (SjStatistic  statistic,
                         SjSeries    *series)
{
  g_return_val_if_fail (statistic < SJ_N_STATISTICS && SJ_IS_SERIES (series), "");

  switch ((int) statistic)
    {
    case SJ_STATISTIC_N_EFFECTIVE:
      return SOURCE_KISH;
    case SJ_STATISTIC_NATIVE:
      return is_nps (series) && !sj_series_is_aggregated (series) ? SOURCE_NPS : "";
    case SJ_STATISTIC_NATIVE_LOW:
    case SJ_STATISTIC_NATIVE_HIGH:
    case SJ_STATISTIC_METHOD:
      return is_nps (series) ? SOURCE_ADJUSTED_WALD
                             : is_share (series) ? SOURCE_WILSON : SOURCE_STUDENT;
    case SJ_STATISTIC_VALENCE_LOW:
    case SJ_STATISTIC_VALENCE_HIGH:
      return is_anchored (series) || is_blended (series) ? SOURCE_STUDENT : "";
    case SJ_STATISTIC_STABILISED:
      return SOURCE_SHRINKAGE;
    case SJ_STATISTIC_TEST:
    case SJ_STATISTIC_P_RAW:
      return SOURCE_STUDENT "; " SOURCE_WELCH;
    case SJ_STATISTIC_P_ADJUSTED:
    case SJ_STATISTIC_MARK:
      return SOURCE_HOLM;
    case SJ_STATISTIC_COMPARISONS:
      return SOURCE_NPS_TEST "; " SOURCE_WELCH "; " SOURCE_HOLM;
    default:
      return "";
    }
}

/* An estimate is worth no more than what it was measured to be, on how many comments. */
static char *
work_out_estimate (SjSeries      *series,
                   const SjPoint *point)
{
  g_autofree char *quality = sj_sentiment_quality_describe ();
  double coverage = sj_element_number (SJ_ELEMENT (series), "coverage");
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%.6g ÷ %" PRId64 " = %.4f", point->native * (double) point->n,
                          point->n, point->native);
  if (!isnan (coverage))
    g_string_append_printf (text, _("\n%.0f %% of the comments could be scored"), 100.0 * coverage);
  /* Translators: shares of comments, language by language. */
  g_string_append_printf (text, _("\nComments judged as their labels say, negative, neutral or "
                                  "positive, out of those written for trying: %s"), quality);

  return g_string_free (text, FALSE);
}

/* What other programs may show instead, and how many answers it would take to be surer. */
static char *
compare_nps_interval (const double counts[3],
                      double       n)
{
  SjInterval plain = sj_nps_interval_wald (counts[0], counts[2], n);
  double p = counts[0] / n, d = counts[2] / n;
  double variance = p + d - (p - d) * (p - d);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("\nWithout the three answers that are added: %.2f … %.2f"),
                          plain.low, plain.high);
  if (variance > 0.0)
    g_string_append_printf (text, _("\nIf others answer alike, ±10 points take n = %.0f, ±5 points "
                                    "n = %.0f"),
                            sj_sample_size (10.0, variance), sj_sample_size (5.0, variance));

  return g_string_free (text, FALSE);
}

static char *
work_out_nps (const SjPoint *point,
              gboolean       interval)
{
  double counts[3];
  double n = sj_point_get_answers (point), p, d, half;
  g_autofree char *others = NULL;

  if (!sj_point_get_nps_counts (point, counts))
    return NULL;
  if (!interval)
    return g_strdup_printf ("100 × (%.4g − %.4g) ÷ %.6g = %.2f", counts[0], counts[2], n,
                            point->native);

  p = (counts[0] + 0.75) / (n + 3.0);
  d = (counts[2] + 0.75) / (n + 3.0);
  half = SJ_Z95 * sqrt ((p + d - (p - d) * (p - d)) / (n + 3.0));
  others = compare_nps_interval (counts, n);

  return g_strdup_printf ("n′ = %.6g, p′ = %.4f, d′ = %.4f\n100 × (%.4f ± %.4f) = %.2f … %.2f%s",
                          n + 3.0, p, d, p - d, half, point->native_low, point->native_high,
                          others);
}

static char *
work_out_mean_interval (const SjPoint *point)
{
  double n = sj_point_get_answers (point);

  if (isnan (point->variance) || point->variance <= 0.0 || n < 5.0)
    return g_strdup_printf (_("Wilson for n = %.4g: %.3f … %.3f"), n, point->native_low,
                            point->native_high);

  return g_strdup_printf ("%.4f ± %.4f × √%.4f ÷ √%.6g = %.3f … %.3f", point->mean,
                          sj_student_deviate (n - 1.0), point->variance, n, point->native_low,
                          point->native_high);
}

static char *
work_out_share_interval (const SjPoint *point)
{
  return g_strdup_printf ("p = %.4f, n = %.6g, z = 1.96: %.4f … %.4f", point->native,
                          sj_point_get_answers (point), point->native_low, point->native_high);
}

/* Whether the figure is what the groups beside it make, to the last digit that is shown. */
static gboolean
is_made_of_groups (SjSeries      *series,
                   const SjPoint *point)
{
  double counts[3];

  return is_nps (series) && sj_point_get_nps_counts (point, counts) &&
         fabs (sj_nps (counts[0], counts[2], sj_point_get_answers (point)) - point->native) <
           0.005;
}

static char *
work_out_figure (SjSeries      *series,
                 const SjPoint *point)
{
  if (sj_series_is_aggregated (series) && !is_made_of_groups (series, point))
    /* Translators: a file, and the figure that it holds. */
    return g_strdup_printf (_("“%s”: %.6g"), sj_element_text (SJ_ELEMENT (series), "source-file"),
                            point->native);
  if (is_nps (series))
    return work_out_nps (point, FALSE);
  if (is_estimated (series))
    return work_out_estimate (series, point);
  if (!isnan (point->n_effective))
    return g_strdup_printf (_("%.4f, from %" PRId64 " weighted answers worth %.1f"), point->native,
                            point->n, point->n_effective);

  return g_strdup_printf ("%.6g ÷ %" PRId64 " = %.4f", point->native * (double) point->n, point->n,
                          point->native);
}

static char *
work_out_valence (SjSeries      *series,
                  const SjPoint *point)
{
  SjElement *element = SJ_ELEMENT (series);
  double low = sj_element_number (element, "scale-low");
  double high = sj_element_number (element, "scale-high");

  if (sj_series_is_aggregated (series) && is_nps (series))
    return g_strdup_printf ("%.6g ÷ 100 = %+.4f", point->native, point->valence);
  if (is_blended (series))
    return g_strdup_printf (_("%s: %+.4f"), sj_series_get_blend (series), point->valence);
  if (is_anchored (series))
    return g_strdup_printf (_("scale %g … %g … %g, n = %" PRId64 ": mean v = %+.4f"), low,
                            sj_element_number (element, "neutral"), high, point->n,
                            point->valence);

  return g_strdup_printf ("(2 × %.4f − %g − %g) ÷ (%g − %g) = %+.4f", point->mean, low, high, high,
                          low, point->valence);
}

static char *
work_out_interval (SjSeries      *series,
                   const SjPoint *point)
{
  if (isnan (point->native_low))
    return NULL;
  if (is_nps (series))
    return work_out_nps (point, TRUE);

  return is_share (series) ? work_out_share_interval (point) : work_out_mean_interval (point);
}

static char *
work_out_difference (const SjStatisticsTable *self,
                     guint                    row,
                     const SjPoint           *point)
{
  guint n;
  double others = sj_statistics_table_get_others (self, row, &n);

  if (n == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%+.4f − (%+.4f), the mean of %u other point = %+.4f",
                                    "%+.4f − (%+.4f), the mean of %u other points = %+.4f", n),
                          point->valence, others, n, point->valence - others);
}

static char *
work_out_p (const SjPoint *point,
            SjStatistic    statistic)
{
  if (isnan (point->p_value))
    return NULL;
  if (statistic == SJ_STATISTIC_P_RAW || statistic == SJ_STATISTIC_TEST)
    return g_strdup_printf ("%s: p = %.6g", sj_test_method_get_name (
                                              sj_test_method_find (point->test)), point->p_raw);

  return g_strdup_printf (_("p = %.6g before, %.6g after the correction"), point->p_raw,
                          point->p_value);
}

/* Each comparison with its p before and after, and how many stood beside it. */
static char *
work_out_comparisons (const SjStatisticsTable *self,
                      guint                    row)
{
  const GArray *comparisons = sj_statistics_table_get_comparisons (self, row);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < comparisons->len; i++)
    {
      const SjPointComparison *comparison = &g_array_index (comparisons, SjPointComparison, i);
      const char *title = sj_series_get_title (comparison->series);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (isnan (comparison->p))
        /* Translators: a curve and the difference from it. */
        g_string_append_printf (text, _("%s: %+.4f, not tested: the variance is not known"), title,
                                comparison->difference);
      else
        /* Translators: a curve, the difference from it, the test, p before and after. */
        g_string_append_printf (text, ngettext ("%s: %+.4f, %s, p = %.4g before, %.4g after the "
                                                "correction for %u comparison",
                                                "%s: %+.4f, %s, p = %.4g before, %.4g after the "
                                                "correction for %u comparisons",
                                                comparison->n_family),
                                title, comparison->difference,
                                sj_test_method_get_name (comparison->method), comparison->p_raw,
                                comparison->p, comparison->n_family);
    }

  return g_string_free (text, text->len == 0);
}

/* A curve whose parts came without what tests need says so, instead of leaving a gap. */
static char *
explain_untested (SjSeries *series)
{
  if (sj_series_is_aggregated (series))
    return g_strdup (_("Not tested: the answers behind the figures are not known"));
  return g_strdup (is_blended (series)
                   ? _("Not tested: the blend has too few places, or was imported before blends "
                       "kept their variance. Refresh it from its file")
                   : _("Not tested: a test needs two places with a value"));
}

static char *
put_in (const SjStatisticsTable *self,
        guint                    row,
        SjStatistic              statistic)
{
  const SjPoint *point = sj_statistics_table_get_point (self, row);
  SjSeries *series = sj_statistics_table_get_series (self);

  switch ((int) statistic)
    {
    case SJ_STATISTIC_NATIVE:
      return isnan (point->native) ? NULL : work_out_figure (series, point);
    case SJ_STATISTIC_NATIVE_LOW:
    case SJ_STATISTIC_NATIVE_HIGH:
    case SJ_STATISTIC_METHOD:
      return work_out_interval (series, point);
    case SJ_STATISTIC_VALENCE:
      return isnan (point->valence) ? NULL : work_out_valence (series, point);
    case SJ_STATISTIC_VALENCE_LOW:
    case SJ_STATISTIC_VALENCE_HIGH:
      return isnan (point->valence_low) ? NULL
             : g_strdup_printf ("%+.4f … %+.4f", point->valence_low, point->valence_high);
    case SJ_STATISTIC_DIFFERENCE:
      return isnan (point->valence) ? NULL : work_out_difference (self, row, point);
    case SJ_STATISTIC_TEST:
    case SJ_STATISTIC_P_RAW:
    case SJ_STATISTIC_P_ADJUSTED:
    case SJ_STATISTIC_MARK:
      return work_out_p (point, statistic);
    case SJ_STATISTIC_COMPARISONS:
      return work_out_comparisons (self, row);
    default:
      return NULL;
    }
}

/**
 * sj_statistics_table_work_out:
 * @self: a table
 * @row: a row
 * @statistic: the figure in doubt
 * @working: (out caller-allocates): how it came about; to be cleared
 *
 * Returns: %FALSE if there is no figure, or nothing to be said about it
 */
gboolean
sj_statistics_table_work_out (const SjStatisticsTable *self,
                              guint                    row,
                              SjStatistic              statistic,
                              SjStatisticsWorking     *working)
{
  SjSeries *series;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && working != NULL, FALSE);
  g_return_val_if_fail (row < sj_statistics_table_get_n_rows (self), FALSE);

  series = sj_statistics_table_get_series (self);
  *working = (SjStatisticsWorking) {
    .formula = sj_statistic_get_formula (statistic, series),
    .source = sj_statistic_get_source (statistic, series),
  };
  text = sj_statistics_table_get_text (self, row, statistic);
  if (*text == '\0' && statistic == SJ_STATISTIC_P_ADJUSTED &&
      !isnan (sj_statistics_table_get_point (self, row)->valence))
    {
      g_free (text);
      text = explain_untested (series);
    }
  if (*working->formula == '\0' || *text == '\0')
    return FALSE;

  working->working = put_in (self, row, statistic);
  if (working->working == NULL)
    working->working = g_steal_pointer (&text);

  return TRUE;
}

void
sj_statistics_working_clear (SjStatisticsWorking *working)
{
  g_return_if_fail (working != NULL);

  g_clear_pointer (&working->working, g_free);
}
