#include "core/sj-name-match.h"

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-name-frame.h"
#include "core/sj-name-score.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/* If matching is wrong, feedback lands on the wrong touchpoint or people match it all by hand. */

static double
score (const char *first,
       const char *second)
{
  g_autoptr(SjNameWords) a = sj_name_words_new (first);
  g_autoptr(SjNameWords) b = sj_name_words_new (second);

  g_assert_cmpfloat_with_epsilon (sj_name_score (a, b), sj_name_score (b, a), 1e-12);
  return sj_name_score (a, b);
}

/* The published examples of Winkler (1990). */
static void
test_jaro_winkler (void)
{
  g_assert_cmpfloat_with_epsilon (sj_name_jaro_winkler ("martha", "marhta"), 0.9611, 5e-5);
  g_assert_cmpfloat_with_epsilon (sj_name_jaro_winkler ("dwayne", "duane"), 0.84, 5e-5);
  g_assert_cmpfloat_with_epsilon (sj_name_jaro_winkler ("dixon", "dicksonx"), 0.8133, 5e-5);
  g_assert_cmpfloat (sj_name_jaro_winkler ("", "abc"), ==, 0.0);
  g_assert_cmpfloat (sj_name_jaro_winkler ("a", "a"), ==, 1.0);
}

static void
test_same_name (void)
{
  g_assert_cmpfloat (score ("Video ident", "VIDEO-IDENT"), ==, 1.0);
  g_assert_cmpfloat (score ("How satisfied were you with the checkout?", "Checkout"), ==, 1.0);
  g_assert_cmpfloat (score ("Wie zufrieden waren Sie mit der Lieferung?", "Lieferung"), ==, 1.0);
  g_assert_cmpfloat (score ("Please rate: Store visit", "Store visit"), ==, 1.0);
  g_assert_cmpfloat (score ("Stage 2: Onboarding", "Onboarding"), ==, 1.0);
  g_assert_cmpfloat (score ("Q12_3 Call centre", "Call centre"), ==, 1.0);
  g_assert_cmpfloat (score ("Überweisung", "Uberweisung"), ==, 1.0);
  g_assert_cmpfloat (score ("checkout_csat", "Checkout"), ==, 1.0);
}

static void
test_likeness (void)
{
  g_assert_cmpfloat (score ("Invoices", "Invoice"), >=, 0.85);
  g_assert_cmpfloat (score ("Invoices", "Invoice"), <, 1.0);
  g_assert_cmpfloat (score ("Online check-in", "Check-in online"), >=, 0.60);
  g_assert_cmpfloat (score ("Call center", "Call centre"), >=, 0.60);
  g_assert_cmpfloat (score ("Checkout", "Boarding"), <, 0.60);
  g_assert_cmpfloat (score ("", ""), ==, 0.0);
  g_assert_cmpfloat (score ("!", "?"), ==, 0.0);
}

static void
test_cjk (void)
{
  g_assert_cmpfloat (score ("お支払い", "お支払い"), ==, 1.0);
  /* Three pairs against four, three of them shared. */
  g_assert_cmpfloat_with_epsilon (score ("在线支付", "在线支付页"), 6.0 / 7.0, 1e-9);
  g_assert_cmpfloat (score ("在线支付", "送货上门"), ==, 0.0);
}

/* The numbering is all there is: it must not vanish. */
static void
test_nothing_left (void)
{
  g_assert_cmpfloat (score ("Step 3", "Step 3"), ==, 1.0);
  g_assert_cmpfloat (score ("Step 3", "Step 4"), <, 1.0);
  g_assert_cmpfloat (score ("Rating", "Score"), <, 0.60);
}

static SjElement *
add (SjMap     *map,
     SjElement *element)
{
  sj_map_append (map, element);
  g_object_unref (element);

  return element;
}

static const char *
add_touchpoint (SjMap      *map,
                const char *title,
                const char *step,
                const char *lane)
{
  return sj_element_get_id (add (map, SJ_ELEMENT (sj_card_new (title, step, lane))));
}

typedef struct
{
  SjMap      *map;
  const char *purchase, *delivery, *email_purchase, *email_delivery, *parcel, *checkout;
} Journey;

static void
journey_set_up (Journey       *journey,
                gconstpointer  user_data)
{
  SjMap *map = journey->map = sj_map_new ();
  const char *lane, *thoughts, *pay, *arrive;
  const char *const aliases[] = { "Postbote", "Courier", NULL };

  lane = sj_element_get_id (add (map, SJ_ELEMENT (sj_lane_new (SJ_LANE_CHANNEL, "Web"))));
  thoughts = sj_element_get_id (add (map, SJ_ELEMENT (sj_lane_new (SJ_LANE_THOUGHTS, ""))));
  journey->purchase = sj_element_get_id (add (map, SJ_ELEMENT (sj_stage_new ("Purchase"))));
  journey->delivery = sj_element_get_id (add (map, SJ_ELEMENT (sj_stage_new ("Delivery"))));
  pay = sj_element_get_id (add (map, SJ_ELEMENT (sj_step_new ("Pay", journey->purchase))));
  arrive = sj_element_get_id (add (map, SJ_ELEMENT (sj_step_new ("", journey->delivery))));
  journey->checkout = add_touchpoint (map, "Checkout page", pay, lane);
  journey->email_purchase = add_touchpoint (map, "E-mail", pay, lane);
  journey->email_delivery = add_touchpoint (map, "E-mail", arrive, lane);
  journey->parcel = add_touchpoint (map, "Delivery", arrive, lane);
  add_touchpoint (map, "Is this safe?", pay, thoughts);
  g_object_set (sj_map_lookup (map, journey->parcel), "aliases", aliases, NULL);
}

static void
journey_tear_down (Journey       *journey,
                   gconstpointer  user_data)
{
  g_assert_finalize_object (journey->map);
}

static void
assert_best (const SjNameTargets *targets,
             const char          *name,
             const char          *anchor,
             SjNameMatchLevel     level)
{
  SjNameMatch match;

  sj_name_match_best (targets, name, &match);
  g_assert_cmpint (sj_name_match_get_level (&match), ==, level);
  if (anchor != NULL)
    g_assert_cmpstr (match.anchor, ==, anchor);
}

static void
test_best (Journey       *journey,
           gconstpointer  user_data)
{
  g_autoptr(SjNameTargets) targets = sj_name_targets_new_for_map (journey->map);

  /* Four touchpoints, one step with a title, two stages; the thought is none. */
  g_assert_cmpuint (sj_name_targets_get_n_anchors (targets), ==, 7);
  assert_best (targets, "checkout PAGE", journey->checkout, SJ_NAME_MATCH_TAKEN);
  assert_best (targets, "postbote", journey->parcel, SJ_NAME_MATCH_TAKEN);
  assert_best (targets, "Purchase", journey->purchase, SJ_NAME_MATCH_TAKEN);
  assert_best (targets, "Purchase e-mail", journey->email_purchase, SJ_NAME_MATCH_TAKEN);
  assert_best (targets, "Delivery: E-Mail", journey->email_delivery, SJ_NAME_MATCH_TAKEN);
  assert_best (targets, "Is this safe?", NULL, SJ_NAME_MATCH_NONE);
  /* The touchpoint of the same name as its stage is meant. */
  assert_best (targets, "Delivery", journey->parcel, SJ_NAME_MATCH_TAKEN);
  /* Two touchpoints are called so: nobody but the person can know. */
  assert_best (targets, "E-mail", NULL, SJ_NAME_MATCH_OFFERED);
}

static void
test_one_to_one (void)
{
  g_autoptr(SjNameTargets) targets = sj_name_targets_new ();
  const char *const names[] = { "Order tracking page", "Order tracking", "Loudspeaker", NULL };
  g_autofree SjNameMatch *strict = NULL;
  g_autofree SjNameMatch *loose = NULL;
  guint n_matches;

  sj_name_targets_add (targets, "tracking", 0, "Order tracking");
  sj_name_targets_add (targets, "details", 0, "Order details page");

  loose = sj_name_match_all (targets, names, FALSE, &n_matches);
  g_assert_cmpuint (n_matches, ==, 3);
  g_assert_cmpstr (loose[0].anchor, ==, "tracking");
  g_assert_cmpstr (loose[1].anchor, ==, "tracking");

  strict = sj_name_match_all (targets, names, TRUE, &n_matches);
  g_assert_cmpstr (strict[0].anchor, ==, "details");
  g_assert_cmpstr (strict[1].anchor, ==, "tracking");
  g_assert_null (strict[2].anchor);
}

static void
test_empty_map (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjNameTargets) targets = sj_name_targets_new_for_map (map);
  const char *const names[] = { "Checkout", NULL };
  g_autofree SjNameMatch *matches = sj_name_match_all (targets, names, TRUE, NULL);

  g_assert_null (matches[0].anchor);
  assert_best (targets, "Checkout", NULL, SJ_NAME_MATCH_NONE);
}

/* The columns of a survey ask one question of many things; the things are what the map names. */
static void
test_questions (void)
{
  static const char *const names[] = {
    "Please rate how much you like the traditional cuisine of Algeria:",
    "Please rate how much you like the traditional cuisine of the Netherlands.",
    "Please rate how much you like the traditional cuisine of Costa Rica.", NULL
  };
  static const char *const anchors[] = { "dz", "nl", "cr" };
  g_autoptr(SjNameTargets) targets = sj_name_targets_new ();
  g_autofree SjNameMatch *matches = NULL;

  sj_name_targets_add (targets, "cr", 0, "Costa Rica");
  sj_name_targets_add (targets, "nl", 0, "Netherlands");
  sj_name_targets_add (targets, "dz", 0, "Algeria");
  matches = sj_name_match_all (targets, names, TRUE, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      g_assert_cmpstr (matches[i].anchor, ==, anchors[i]);
      g_assert_cmpint (sj_name_match_get_level (&matches[i]), ==, SJ_NAME_MATCH_TAKEN);
    }
}

/* What people and survey tools make of the names of a map. Where the right touchpoint is taken by
 * itself nobody needs to look; where a wrong one is, the curve is wrong. */
static void
test_hard_cases (void)
{
  static const char *const targets_by_title[] = {
    "Checkout", "Delivery", "Customer support", "Store visit", "Überweisung", "Invoice",
    "Order confirmation e-mail", "Product search", "Returns", "Rechnung", "Wait time", "Café",
    "Livraison", "Atención al cliente", "Zahlung per Kreditkarte", "Müllabfuhr",
  };
  static const struct
  {
    const char *name;
    const char *title; /* NULL: no touchpoint may be so much as offered first */
    SjNameMatchLevel level;
  } cases[] = {
    /* Slips of the keyboard */
    { "Chekout", "Checkout", SJ_NAME_MATCH_OFFERED },
    { "Checkuot", "Checkout", SJ_NAME_MATCH_OFFERED },
    { "Delivry", "Delivery", SJ_NAME_MATCH_OFFERED },
    { "Custmer support", "Customer support", SJ_NAME_MATCH_TAKEN },
    { "Custoemr Support", "Customer support", SJ_NAME_MATCH_TAKEN },
    { "Überweisng", "Überweisung", SJ_NAME_MATCH_OFFERED },
    /* Order and joints of words */
    { "Support (customer)", "Customer support", SJ_NAME_MATCH_TAKEN },
    { "Visit to the store", "Store visit", SJ_NAME_MATCH_OFFERED },
    { "CustomerSupport", "Customer support", SJ_NAME_MATCH_TAKEN },
    { "customer_support_csat", "Customer support", SJ_NAME_MATCH_TAKEN },
    { "check-out", "Checkout", SJ_NAME_MATCH_TAKEN },
    { "Check out", "Checkout", SJ_NAME_MATCH_TAKEN },
    { "order-confirmation-email", "Order confirmation e-mail", SJ_NAME_MATCH_TAKEN },
    /* Letters */
    { "Ueberweisung", "Überweisung", SJ_NAME_MATCH_TAKEN },
    { "UBERWEISUNG", "Überweisung", SJ_NAME_MATCH_TAKEN },
    { "Muellabfuhr", "Müllabfuhr", SJ_NAME_MATCH_TAKEN },
    { "Cafe", "Café", SJ_NAME_MATCH_TAKEN },
    { "Atencion al cliente", "Atención al cliente", SJ_NAME_MATCH_TAKEN },
    /* One and many */
    { "Deliveries", "Delivery", SJ_NAME_MATCH_TAKEN },
    { "Rechnungen", "Rechnung", SJ_NAME_MATCH_TAKEN },
    { "Return", "Returns", SJ_NAME_MATCH_TAKEN },
    { "Store visits", "Store visit", SJ_NAME_MATCH_TAKEN },
    { "Livraisons", "Livraison", SJ_NAME_MATCH_TAKEN },
    { "Wait times", "Wait time", SJ_NAME_MATCH_TAKEN },
    /* What questions put around */
    { "How satisfied were you with the checkout?", "Checkout", SJ_NAME_MATCH_TAKEN },
    { "Q7. How satisfied are you with our customer support?", "Customer support",
      SJ_NAME_MATCH_TAKEN },
    { "Overall, how satisfied or dissatisfied were you with your store visit?", "Store visit",
      SJ_NAME_MATCH_TAKEN },
    { "Wie zufrieden waren Sie mit der Überweisung?", "Überweisung", SJ_NAME_MATCH_TAKEN },
    { "Bitte bewerten Sie: Zahlung per Kreditkarte", "Zahlung per Kreditkarte",
      SJ_NAME_MATCH_TAKEN },
    { "Êtes-vous satisfait de la livraison ?", "Livraison", SJ_NAME_MATCH_TAKEN },
    { "¿Qué tan satisfecho está con la atención al cliente?", "Atención al cliente",
      SJ_NAME_MATCH_TAKEN },
    { "Step 3 - Product search", "Product search", SJ_NAME_MATCH_TAKEN },
    { "NPS: Delivery", "Delivery", SJ_NAME_MATCH_TAKEN },
    /* Nearly right is not right */
    { "Returns policy", "Returns", SJ_NAME_MATCH_OFFERED },
    { "Product search results page", "Product search", SJ_NAME_MATCH_OFFERED },
    { "Store", "Store visit", SJ_NAME_MATCH_OFFERED },
    { "Payment", NULL, SJ_NAME_MATCH_NONE },
    { "Warehouse", NULL, SJ_NAME_MATCH_NONE },
    { "Respondent ID", NULL, SJ_NAME_MATCH_NONE },
    { "Age", NULL, SJ_NAME_MATCH_NONE },
  };
  g_autoptr(SjNameTargets) targets = sj_name_targets_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (targets_by_title); i++)
    sj_name_targets_add (targets, targets_by_title[i], 0, targets_by_title[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SjNameMatch match;
      SjNameMatchLevel level;

      sj_name_match_best (targets, cases[i].name, &match);
      level = sj_name_match_get_level (&match);
      if (level == cases[i].level &&
          (cases[i].title == NULL || g_strcmp0 (match.anchor, cases[i].title) == 0))
        continue;
      g_test_message ("“%s”: %s, score %.2f, lead %.2f", cases[i].name,
                      match.anchor != NULL ? match.anchor : "nothing", match.score, match.lead);
      g_test_fail ();
    }
}

static void
assert_frame (const char *first,
              const char *second,
              gboolean    is_long,
              const char *inner)
{
  const char *const names[] = { first, second, NULL };
  g_autofree char *stripped = NULL;
  SjNameFrame frame;

  sj_name_frame_init (&frame, names);
  stripped = sj_name_frame_strip (&frame, first);
  g_assert_cmpstr (stripped, ==, inner);
  g_assert_cmpint (sj_name_frame_is_long (&frame, first), ==, is_long);
}

static void
assert_title (const char *first,
              const char *second,
              const char *title)
{
  const char *const names[] = { first, second, NULL };
  g_autofree char *found = NULL;
  SjNameFrame frame;

  sj_name_frame_init (&frame, names);
  found = sj_name_frame_title (&frame, first);
  g_assert_cmpstr (found, ==, title);
}

/* Forty touchpoints that begin alike and are cut alike cannot be told apart on a map. */
static void
test_frame_title (void)
{
  assert_title ("Please rate the traditional cuisine of Algeria:",
                "Please rate the traditional cuisine of Argentina.", "Algeria");
  assert_title ("How was the shop for you?", "How was the basket for you?", "Shop");
  assert_title ("How do you like – the app?", "How do you like – the shop (in town)?", "App");
  assert_title ("How do you like the app (old)?", "How do you like the shop?", "App (old)");
  assert_title ("Wie war die öffentliche Seite?", "Wie war die App?", "Öffentliche Seite");
  assert_title ("How do you like the iPhone app?", "How do you like the shop?", "iPhone app");
  assert_title ("How do you like ?", "How do you like …", "How do you like ?");
  assert_title ("Store visit", "Store staff", "Store visit");
}

static void
test_frame (void)
{
  assert_frame ("How was the shop for you?", "How was the basket for you?", TRUE, "shop");
  assert_frame ("Basket", "Basket page", FALSE, "Basket");
  assert_frame ("Store visit", "Store staff", FALSE, "visit");
  assert_frame ("Wie war das Fräulein", "Wie war das Früstück", TRUE, "Fräulein");
  assert_frame ("a a a a", "a a a a a", TRUE, "a");
  assert_frame ("Only one", NULL, FALSE, "Only one");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/name-match/jaro-winkler", test_jaro_winkler);
  g_test_add_func ("/core/name-match/same-name", test_same_name);
  g_test_add_func ("/core/name-match/likeness", test_likeness);
  g_test_add_func ("/core/name-match/cjk", test_cjk);
  g_test_add_func ("/core/name-match/nothing-left", test_nothing_left);
  g_test_add ("/core/name-match/best", Journey, NULL, journey_set_up, test_best, journey_tear_down);
  g_test_add_func ("/core/name-match/one-to-one", test_one_to_one);
  g_test_add_func ("/core/name-match/empty-map", test_empty_map);
  g_test_add_func ("/core/name-match/questions", test_questions);
  g_test_add_func ("/core/name-match/frame", test_frame);
  g_test_add_func ("/core/name-match/frame-title", test_frame_title);
  g_test_add_func ("/core/name-match/hard-cases", test_hard_cases);

  return g_test_run ();
}
