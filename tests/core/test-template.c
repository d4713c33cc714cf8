#include <string.h>

#include "core/sj-lane.h"
#include "core/sj-map-lint.h"
#include "core/sj-persona.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "core/sj-template.h"

/* What somebody starts from: a map that needs filling in and no repair. */

static char *
join_stages (SjMap *map)
{
  GListModel *stages = sj_map_get_stages (map);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr(SjStage) stage = g_list_model_get_item (stages, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", sj_stage_get_title (stage));
    }

  return g_string_free (titles, FALSE);
}

static void
test_stage_models (void)
{
  static const char *const models[][2] = {
    { "funnel", "Awareness, Consideration, Purchase, Retention, Advocacy" },
    { "loyalty", "Discovery, Interest, Consideration, Decision, Loyalty" },
    { "before-during-after", "Pre-purchase, Purchase, Post-purchase" },
    { "service", "Aware, Join, Use, Develop, Leave" },
    { "b2b", "Problem awareness, Category awareness, Vendor consideration, Evaluation, Decision, "
             "Onboarding, Expansion and advocacy" },
    { "decision", "Awareness, Consideration, Decision, Post-purchase" },
    { "lifecycle", "Awareness, Consideration, Purchase, Post-purchase, Advocacy" },
    { "employee", NULL },
    { "patient", NULL },
    { "blank", NULL },
  };

  g_assert_cmpuint (sj_template_get_n (), ==, G_N_ELEMENTS (models));
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      const SjTemplate *template = sj_template_find (models[i][0]);
      g_autoptr(SjMap) map = NULL;
      g_autofree char *stages = NULL;

      g_assert_nonnull (template);
      map = sj_template_make_map (template);
      stages = join_stages (map);
      if (models[i][1] != NULL)
        g_assert_cmpstr (stages, ==, models[i][1]);
    }
}

/* A cell that asks for nothing is a riddle to whoever opens a map for the first time. */
static void
test_lanes_ask (void)
{
  for (guint i = 0; i < sj_template_get_n (); i++)
    {
      g_autoptr(SjMap) map = sj_template_make_map (sj_template_get (i));
      GListModel *lanes = sj_map_get_lanes (map);
      guint n_emotion = 0;

      for (guint j = 0; j < g_list_model_get_n_items (lanes); j++)
        {
          g_autoptr(SjLane) lane = g_list_model_get_item (lanes, j);
          gboolean is_emotion = sj_lane_get_kind (lane) == SJ_LANE_EMOTION;

          n_emotion += is_emotion;
          g_assert_cmpint (*sj_lane_get_prompt (lane) != '\0', ==,
                           !is_emotion && !sj_lane_is_line (lane));
        }
      g_assert_cmpuint (n_emotion, ==, 1);
    }
}

/* What somebody adds by hand asks as well as what came with the template. */
static void
test_default_prompts (void)
{
  g_autoptr(SjLane) pains = sj_lane_new (SJ_LANE_PAIN_POINTS, "Pains");
  g_autoptr(SjLane) curve = sj_lane_new (SJ_LANE_EMOTION, "Curve");
  g_autoptr(SjLane) app = sj_lane_new (SJ_LANE_CHANNEL, "App");
  g_autoptr(SjLane) sms = sj_lane_new (SJ_LANE_CHANNEL, "SMS");

  g_object_set (app, "channel", SJ_CHANNEL_APP, NULL);
  g_object_set (sms, "channel", SJ_CHANNEL_SMS, NULL);
  g_assert_cmpstr (sj_lane_get_default_prompt (pains), ==, "What hurts, and how do we know?");
  g_assert_cmpstr (sj_lane_get_default_prompt (app), ==, "What do they do in the app?");
  g_assert_cmpstr (sj_lane_get_default_prompt (sms), ==, "What happens here?");
  g_assert_cmpstr (sj_lane_get_default_prompt (curve), ==, "");
  g_assert_cmpstr (sj_lane_get_prompt (pains), ==, "");
}

static void
test_persona (void)
{
  for (guint i = 0; i < sj_template_get_n (); i++)
    {
      const SjTemplate *template = sj_template_get (i);
      g_autoptr(SjMap) map = sj_template_make_map (template);
      g_auto(GStrv) viewpoint = NULL;
      g_auto(GStrv) goals = NULL;
      SjElement *persona;

      g_object_get (map, "viewpoint", &viewpoint, NULL);
      if (g_str_equal (sj_template_get_name (template), "blank"))
        {
          g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_personas (map)), ==, 0);
          continue;
        }

      g_assert_cmpuint (g_strv_length (viewpoint), ==, 1);
      persona = sj_map_lookup_typed (map, viewpoint[0], SJ_TYPE_PERSONA);
      g_assert_nonnull (persona);
      g_object_get (persona, "goals", &goals, NULL);
      g_assert_cmpuint (g_strv_length (goals), >, 0);
      g_assert_cmpstr (sj_element_text (persona, "quote"), !=, "");
      g_assert_nonnull (strstr (sj_element_text (persona, "notes"), "example"));
    }
}

/* Two maps from one template are two maps: merging and links between files go by ids. */
static void
test_ids_are_new (void)
{
  const SjTemplate *template = sj_template_find ("funnel");
  g_autoptr(SjMap) one = sj_template_make_map (template);
  g_autoptr(SjMap) other = sj_template_make_map (template);
  g_autoptr(SjElement) lane = g_list_model_get_item (sj_map_get_lanes (one), 0);

  g_assert_null (sj_map_lookup (other, sj_element_get_id (lane)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/template/stage-models", test_stage_models);
  g_test_add_func ("/core/template/lanes-ask", test_lanes_ask);
  g_test_add_func ("/core/template/default-prompts", test_default_prompts);
  g_test_add_func ("/core/template/persona", test_persona);
  g_test_add_func ("/core/template/ids-are-new", test_ids_are_new);

  return g_test_run ();
}
