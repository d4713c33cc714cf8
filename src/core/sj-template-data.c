#define G_LOG_DOMAIN "sj-template"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/sj-template-private.h"

/* The stage models of the specification, §7, with lanes that suit them. */

#define CHANNEL(channel, title) \
  { title, N_("What happens here?"), SJ_LANE_CHANNEL, channel }
#define LANE(kind, prompt) \
  { NULL, prompt, kind, SJ_CHANNEL_NONE }
#define END_OF_LANES \
  { NULL, NULL, SJ_LANE_TEXT, SJ_CHANNEL_NONE }

#define ASK_ACTIONS N_("What do they do?")
#define ASK_THOUGHTS N_("What goes through their mind?")
#define ASK_PAIN N_("What hurts, and how do we know?")
#define ASK_GAINS N_("What pleases them?")
#define ASK_OPPORTUNITIES N_("How might we make it better?")

static const SjTemplateLane consumer_lanes[] = {
  LANE (SJ_LANE_ACTIONS, ASK_ACTIONS),
  CHANNEL (SJ_CHANNEL_ADVERTISING, N_("Advertising")),
  CHANNEL (SJ_CHANNEL_WEB, N_("Website")),
  CHANNEL (SJ_CHANNEL_APP, N_("App")),
  CHANNEL (SJ_CHANNEL_STORE, N_("Store or branch")),
  CHANNEL (SJ_CHANNEL_PHONE, N_("Phone")),
  CHANNEL (SJ_CHANNEL_EMAIL, N_("E-mail")),
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  END_OF_LANES
};

static const SjTemplateLane service_lanes[] = {
  LANE (SJ_LANE_EVIDENCE, N_("What do they see and touch?")),
  LANE (SJ_LANE_ACTIONS, ASK_ACTIONS),
  CHANNEL (SJ_CHANNEL_WEB, N_("Website")),
  CHANNEL (SJ_CHANNEL_PHONE, N_("Phone")),
  CHANNEL (SJ_CHANNEL_IN_PERSON, N_("In person")),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_INTERACTION_LINE, NULL),
  LANE (SJ_LANE_FRONTSTAGE, N_("What do they see our people do?")),
  LANE (SJ_LANE_VISIBILITY_LINE, NULL),
  LANE (SJ_LANE_BACKSTAGE, N_("What do our people do unseen?")),
  LANE (SJ_LANE_INTERNAL_LINE, NULL),
  LANE (SJ_LANE_SUPPORT, N_("Which systems and partners take part?")),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  END_OF_LANES
};

static const SjTemplateLane business_lanes[] = {
  LANE (SJ_LANE_GOALS, N_("What does the buying team want to know?")),
  LANE (SJ_LANE_ACTIONS, N_("Who does what: user, influencer, decider, buyer, gatekeeper?")),
  CHANNEL (SJ_CHANNEL_WEB, N_("Website and content")),
  CHANNEL (SJ_CHANNEL_EVENT, N_("Events")),
  CHANNEL (SJ_CHANNEL_EMAIL, N_("E-mail")),
  CHANNEL (SJ_CHANNEL_IN_PERSON, N_("Sales and meetings")),
  CHANNEL (SJ_CHANNEL_CHAT, N_("Support")),
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  LANE (SJ_LANE_OWNERSHIP, N_("Who answers for it?")),
  LANE (SJ_LANE_METRICS, N_("How do we measure it?")),
  END_OF_LANES
};

static const SjTemplateLane employee_lanes[] = {
  LANE (SJ_LANE_ACTIONS, ASK_ACTIONS),
  CHANNEL (SJ_CHANNEL_IN_PERSON, N_("Manager and colleagues")),
  CHANNEL (SJ_CHANNEL_WEB, N_("Intranet and tools")),
  CHANNEL (SJ_CHANNEL_EMAIL, N_("E-mail and letters")),
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_GAINS, ASK_GAINS),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  LANE (SJ_LANE_OWNERSHIP, N_("Which team answers for it?")),
  END_OF_LANES
};

static const SjTemplateLane patient_lanes[] = {
  LANE (SJ_LANE_ACTIONS, N_("What do patient and relatives do?")),
  CHANNEL (SJ_CHANNEL_PHONE, N_("Phone")),
  CHANNEL (SJ_CHANNEL_WEB, N_("Portal")),
  CHANNEL (SJ_CHANNEL_IN_PERSON, N_("Practice or hospital")),
  CHANNEL (SJ_CHANNEL_MAIL, N_("Letters and documents")),
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_VISIBILITY_LINE, NULL),
  LANE (SJ_LANE_BACKSTAGE, N_("What does the care team do unseen?")),
  LANE (SJ_LANE_POLICY, N_("Which rules apply?")),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  END_OF_LANES
};

static const SjTemplateLane blank_lanes[] = {
  CHANNEL (SJ_CHANNEL_OTHER, N_("Touchpoints")),
  LANE (SJ_LANE_EMOTION, NULL),
  END_OF_LANES
};

const SjTemplate sj_templates[] = {
  { "funnel", N_("Funnel"),
    N_("Awareness to advocacy: how strangers become customers who recommend"),
    SJ_MAP_KIND_CUSTOMER, {
      { N_("Awareness"), N_("Notice that there is something for me"),
        { N_("Feels a need"), N_("Meets the brand") } },
      { N_("Consideration"), N_("Find out whether it suits me"),
        { N_("Looks around"), N_("Compares") } },
      { N_("Purchase"), N_("Get it without trouble"), { N_("Decides"), N_("Buys") } },
      { N_("Retention"), N_("Get out of it what I hoped for"),
        { N_("Uses it"), N_("Needs help") } },
      { N_("Advocacy"), N_("Let others share in it"), { N_("Tells others") } },
    }, consumer_lanes },
  { "loyalty", N_("Loyalty"), N_("Discovery to loyalty: how interest becomes a habit"),
    SJ_MAP_KIND_CUSTOMER, {
      { N_("Discovery"), N_("Come across something new"), { N_("Comes across it") } },
      { N_("Interest"), N_("See whether it is worth my time"), { N_("Looks closer") } },
      { N_("Consideration"), N_("Be sure it suits me"), { N_("Compares"), N_("Asks others") } },
      { N_("Decision"), N_("Choose without regret"), { N_("Decides"), N_("Buys") } },
      { N_("Loyalty"), N_("Be valued for coming back"), { N_("Comes back"), N_("Is rewarded") } },
    }, consumer_lanes },
  { "before-during-after", N_("Before, during, after"),
    N_("Three stages around a purchase"), SJ_MAP_KIND_CUSTOMER, {
      { N_("Pre-purchase"), N_("Recognise what I need and who has it"),
        { N_("Recognises a need"), N_("Searches"), N_("Considers") } },
      { N_("Purchase"), N_("Choose, order and pay"),
        { N_("Chooses"), N_("Orders"), N_("Pays") } },
      { N_("Post-purchase"), N_("Use it and be looked after"),
        { N_("Uses it"), N_("Engages"), N_("Asks for service") } },
    }, consumer_lanes },
  { "service", N_("Service"), N_("Aware, join, use, develop, leave; with the blueprint's lines"),
    SJ_MAP_KIND_CUSTOMER, {
      { N_("Aware"), N_("Know that the service is there for me"), { N_("Learns of it") } },
      { N_("Join"), N_("Get started without effort"), { N_("Signs up"), N_("Is welcomed") } },
      { N_("Use"), N_("Get things done"), { N_("Uses it"), N_("Has a problem") } },
      { N_("Develop"), N_("Get more out of it"), { N_("Extends it") } },
      { N_("Leave"), N_("Part on good terms"), { N_("Cancels"), N_("Is seen off") } },
    }, service_lanes },
  { "b2b", N_("Business to business"), N_("From a problem to a partner, with a buying team"),
    SJ_MAP_KIND_CUSTOMER, {
      { N_("Problem awareness"), N_("See that we have a problem worth solving"),
        { N_("Feels the problem") } },
      { N_("Category awareness"), N_("Learn which kinds of solutions there are"),
        { N_("Learns of solutions") } },
      { N_("Vendor consideration"), N_("Draw up a short list"), { N_("Searches"), N_("Lists") } },
      { N_("Evaluation"), N_("Prove that it works for us"), { N_("Sees a demo"), N_("Tests") } },
      { N_("Decision"), N_("Agree inside and sign"), { N_("Negotiates"), N_("Signs") } },
      { N_("Onboarding"), N_("Get everybody to work with it"),
        { N_("Sets it up"), N_("Trains people") } },
      { N_("Expansion and advocacy"), N_("Get more value and say so"),
        { N_("Renews"), N_("Recommends") } },
    }, business_lanes },
  { "employee", N_("Employee"), N_("From applicant to former colleague"),
    SJ_MAP_KIND_EMPLOYEE, {
      { N_("Attract"), N_("Find a place I would like to work at"), { N_("Sees the opening") } },
      { N_("Recruit"), N_("Be judged fairly and soon"), { N_("Applies"), N_("Interviews") } },
      { N_("Onboard"), N_("Belong and be useful quickly"),
        { N_("First day"), N_("First months") } },
      { N_("Work and grow"), N_("Do good work and get better at it"),
        { N_("Daily work"), N_("Learning"), N_("Review") } },
      { N_("Leave"), N_("Part on good terms"), { N_("Gives notice"), N_("Last day") } },
    }, employee_lanes },
  { "patient", N_("Patient"), N_("From the first symptom to life afterwards"),
    SJ_MAP_KIND_PATIENT, {
      { N_("Symptoms"), N_("Understand what is wrong with me"),
        { N_("Notices symptoms"), N_("Seeks advice") } },
      { N_("Access"), N_("Be seen soon by the right people"),
        { N_("Makes an appointment"), N_("Arrives and waits") } },
      { N_("Diagnosis"), N_("Know what it is"), { N_("Is examined"), N_("Hears the result") } },
      { N_("Treatment"), N_("Get well, safely and informed"),
        { N_("Decides together"), N_("Is treated") } },
      { N_("Recovery"), N_("Get back to my life"), { N_("Goes home"), N_("Follow-up") } },
      { N_("Living on"), N_("Stay well"), { N_("Lives with it") } },
    }, patient_lanes },
  { "blank", N_("Blank"), N_("One stage with one step, to begin from scratch"),
    SJ_MAP_KIND_CUSTOMER, {
      { N_("Stage 1"), NULL, { N_("Step 1") } },
    }, blank_lanes },
};

const guint sj_n_templates = G_N_ELEMENTS (sj_templates);
