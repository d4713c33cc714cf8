#define G_LOG_DOMAIN "sj-template"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/sj-template-private.h"

/* The stage models of the specification, §7, with lanes that suit them. */

#define CHANNEL(channel, title, prompt) \
  { title, prompt, SJ_LANE_CHANNEL, channel }
#define LANE(kind, prompt) \
  { NULL, prompt, kind, SJ_CHANNEL_NONE }
#define END_OF_LANES \
  { NULL, NULL, SJ_LANE_TEXT, SJ_CHANNEL_NONE }

#define ASK_ACTIONS N_("What does the person do here?")
#define ASK_THOUGHTS N_("What goes through their mind?")
#define ASK_PAIN N_("What hurts, and how do we know?")
#define ASK_GAINS N_("What pleases them?")
#define ASK_OPPORTUNITIES N_("How might we make it better?")
#define ASK_ADVERTISING N_("Which message reaches them?")
#define ASK_WEB N_("What do they look for on the website?")
#define ASK_APP N_("What do they do in the app?")
#define ASK_STORE N_("What happens on the spot?")
#define ASK_PHONE N_("Why do they call, and who answers?")
#define ASK_EMAIL N_("What do we write, and when?")
#define ASK_SOCIAL N_("What do others say?")
#define ASK_IN_PERSON N_("Whom do they meet?")
#define ASK_OWNER N_("Which team answers for it?")
#define ASK_METRICS N_("How do we measure it?")

#define ADVERTISING CHANNEL (SJ_CHANNEL_ADVERTISING, N_("Advertising"), ASK_ADVERTISING)
#define WEBSITE CHANNEL (SJ_CHANNEL_WEB, N_("Website"), ASK_WEB)
#define APP CHANNEL (SJ_CHANNEL_APP, N_("App"), ASK_APP)
#define STORE CHANNEL (SJ_CHANNEL_STORE, N_("Store or branch"), ASK_STORE)
#define PHONE CHANNEL (SJ_CHANNEL_PHONE, N_("Phone"), ASK_PHONE)
#define EMAIL CHANNEL (SJ_CHANNEL_EMAIL, N_("E-mail"), ASK_EMAIL)
#define SOCIAL CHANNEL (SJ_CHANNEL_SOCIAL, N_("Social media and reviews"), ASK_SOCIAL)

static const SjTemplateLane funnel_lanes[] = {
  LANE (SJ_LANE_ACTIONS, ASK_ACTIONS),
  ADVERTISING,
  WEBSITE,
  APP,
  STORE,
  EMAIL,
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  END_OF_LANES
};

static const SjTemplateLane lifecycle_lanes[] = {
  LANE (SJ_LANE_ACTIONS, ASK_ACTIONS),
  ADVERTISING,
  WEBSITE,
  STORE,
  PHONE,
  SOCIAL,
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  LANE (SJ_LANE_OWNERSHIP, ASK_OWNER),
  LANE (SJ_LANE_METRICS, ASK_METRICS),
  END_OF_LANES
};

static const SjTemplateLane decision_lanes[] = {
  LANE (SJ_LANE_GOALS, N_("What do they want to know or settle?")),
  LANE (SJ_LANE_ACTIONS, ASK_ACTIONS),
  WEBSITE,
  SOCIAL,
  STORE,
  EMAIL,
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, N_("What makes them hesitate?")),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  END_OF_LANES
};

static const SjTemplateLane loyalty_lanes[] = {
  LANE (SJ_LANE_ACTIONS, ASK_ACTIONS),
  SOCIAL,
  APP,
  STORE,
  EMAIL,
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_GAINS, ASK_GAINS),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_OPPORTUNITIES, N_("What would bring them back?")),
  END_OF_LANES
};

static const SjTemplateLane purchase_lanes[] = {
  LANE (SJ_LANE_ACTIONS, ASK_ACTIONS),
  ADVERTISING,
  WEBSITE,
  STORE,
  PHONE,
  CHANNEL (SJ_CHANNEL_PARCEL, N_("Delivery"), N_("What arrives, how and when?")),
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  END_OF_LANES
};

static const SjTemplateLane service_lanes[] = {
  LANE (SJ_LANE_EVIDENCE, N_("What do they see and touch?")),
  LANE (SJ_LANE_ACTIONS, ASK_ACTIONS),
  WEBSITE,
  PHONE,
  CHANNEL (SJ_CHANNEL_IN_PERSON, N_("In person"), ASK_IN_PERSON),
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
  LANE (SJ_LANE_ACTIONS, N_("Who does what: user, buyer, decider?")),
  CHANNEL (SJ_CHANNEL_WEB, N_("Website and content"), N_("What do they read or try?")),
  CHANNEL (SJ_CHANNEL_EVENT, N_("Events"), N_("Where do they meet us?")),
  EMAIL,
  CHANNEL (SJ_CHANNEL_IN_PERSON, N_("Sales and meetings"), N_("Who talks to whom about what?")),
  CHANNEL (SJ_CHANNEL_CHAT, N_("Support"), N_("Which help do they ask for?")),
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  LANE (SJ_LANE_OWNERSHIP, ASK_OWNER),
  LANE (SJ_LANE_METRICS, ASK_METRICS),
  END_OF_LANES
};

static const SjTemplateLane employee_lanes[] = {
  LANE (SJ_LANE_ACTIONS, ASK_ACTIONS),
  CHANNEL (SJ_CHANNEL_IN_PERSON, N_("Manager and colleagues"), ASK_IN_PERSON),
  CHANNEL (SJ_CHANNEL_WEB, N_("Intranet and tools"), N_("Which tool do they work with?")),
  CHANNEL (SJ_CHANNEL_EMAIL, N_("E-mail and letters"), ASK_EMAIL),
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, ASK_PAIN),
  LANE (SJ_LANE_GAINS, ASK_GAINS),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  LANE (SJ_LANE_OWNERSHIP, ASK_OWNER),
  END_OF_LANES
};

static const SjTemplateLane patient_lanes[] = {
  LANE (SJ_LANE_ACTIONS, N_("What do patient and relatives do?")),
  CHANNEL (SJ_CHANNEL_PHONE, N_("Phone"), ASK_PHONE),
  CHANNEL (SJ_CHANNEL_WEB, N_("Portal"), N_("What do they look up or fill in?")),
  CHANNEL (SJ_CHANNEL_IN_PERSON, N_("Practice or hospital"), ASK_IN_PERSON),
  CHANNEL (SJ_CHANNEL_MAIL, N_("Letters and documents"), N_("What do they read or sign?")),
  LANE (SJ_LANE_THOUGHTS, ASK_THOUGHTS),
  LANE (SJ_LANE_EMOTION, NULL),
  LANE (SJ_LANE_PAIN_POINTS, N_("What hurts besides the illness?")),
  LANE (SJ_LANE_VISIBILITY_LINE, NULL),
  LANE (SJ_LANE_BACKSTAGE, N_("What does the care team do unseen?")),
  LANE (SJ_LANE_POLICY, N_("Which rules apply?")),
  LANE (SJ_LANE_OPPORTUNITIES, ASK_OPPORTUNITIES),
  END_OF_LANES
};

static const SjTemplateLane blank_lanes[] = {
  CHANNEL (SJ_CHANNEL_OTHER, N_("Touchpoints"), N_("What happens here?")),
  LANE (SJ_LANE_EMOTION, NULL),
  END_OF_LANES
};

/* Made up, and written so that it is plain what a team's own persona should say. */

static const SjTemplatePersona shopper = {
  N_("Nora, first-time buyer"), N_("34, two children, buys on her phone in the evening"),
  N_("I want to be sure before I spend the money."), SJ_BUYING_ROLE_NONE,
  { N_("Find the right one without reading for hours"), N_("Pay no more than others") },
  { N_("Prices and delivery times she can rely on") },
  { N_("Has to type the same things twice"), N_("Nobody tells her what happens next") },
};

static const SjTemplatePersona regular = {
  N_("Tomas, regular customer"), N_("47, comes back every few weeks"),
  N_("They should know me by now."), SJ_BUYING_ROLE_NONE,
  { N_("Get what he likes without a search"), N_("Feel that loyalty is worth it") },
  { N_("A quick answer from somebody who knows his history") },
  { N_("Better offers for new customers"), N_("Points that run out unnoticed") },
};

static const SjTemplatePersona subscriber = {
  N_("Grace, new subscriber"), N_("29, moved house and needs it to work on day one"),
  N_("I do not want to think about it."), SJ_BUYING_ROLE_NONE,
  { N_("Be up and running in one evening"), N_("Leave as easily as she joined") },
  { N_("One place where everything can be looked up") },
  { N_("Waiting for a technician"), N_("Explaining the problem to a third person") },
};

static const SjTemplatePersona buyer = {
  N_("Martin, head of operations"), N_("51, buys for a company of 200 people"),
  N_("If it goes wrong, it is my name on it."), SJ_BUYING_ROLE_DECIDER,
  { N_("Solve the problem before the season starts"), N_("Bring finance and the users along") },
  { N_("Figures he can show to the board"), N_("A reference from his own trade") },
  { N_("Sales people who have not read his questions"), N_("Prices only on request") },
};

static const SjTemplatePersona newcomer = {
  N_("Aisha, new colleague"), N_("26, second job, moved to the city for it"),
  N_("I would like to be useful from the first week."), SJ_BUYING_ROLE_NONE,
  { N_("Learn the work quickly"), N_("Find people she can ask") },
  { N_("A desk, a laptop and an account that work on the first day") },
  { N_("Forms that ask for what she has already sent"), N_("Nobody has time") },
};

static const SjTemplatePersona patient = {
  N_("Peter, newly diagnosed"), N_("62, lives alone, his daughter looks after his papers"),
  N_("I only understood half of it."), SJ_BUYING_ROLE_NONE,
  { N_("Know what he has and what comes next"), N_("Get back to his garden") },
  { N_("Plain words, and somebody to ask afterwards") },
  { N_("Telling the story again to every doctor"), N_("Waiting without knowing how long") },
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
    }, funnel_lanes, &shopper },
  { "lifecycle", N_("Customer lifecycle"),
    N_("Awareness, consideration, purchase, post-purchase, advocacy"),
    SJ_MAP_KIND_CUSTOMER, {
      { N_("Awareness"), N_("Notice that there is something for me"),
        { N_("Hears of it"), N_("Takes notice") } },
      { N_("Consideration"), N_("Find out whether it suits me"),
        { N_("Looks around"), N_("Compares") } },
      { N_("Purchase"), N_("Get it without trouble"), { N_("Decides"), N_("Buys") } },
      { N_("Post-purchase"), N_("Use it and be looked after"),
        { N_("Receives it"), N_("Uses it"), N_("Needs help") } },
      { N_("Advocacy"), N_("Let others share in it"),
        { N_("Buys again"), N_("Recommends") } },
    }, lifecycle_lanes, &shopper },
  { "decision", N_("Decision"), N_("Awareness, consideration, decision, post-purchase"),
    SJ_MAP_KIND_CUSTOMER, {
      { N_("Awareness"), N_("Recognise what I need and who has it"),
        { N_("Recognises a need"), N_("Searches") } },
      { N_("Consideration"), N_("Be sure it suits me"), { N_("Compares"), N_("Asks others") } },
      { N_("Decision"), N_("Choose without regret"), { N_("Decides"), N_("Orders"), N_("Pays") } },
      { N_("Post-purchase"), N_("Use it and be looked after"),
        { N_("Receives it"), N_("Uses it"), N_("Asks for service") } },
    }, decision_lanes, &shopper },
  { "loyalty", N_("Loyalty"), N_("Discovery to loyalty: how interest becomes a habit"),
    SJ_MAP_KIND_CUSTOMER, {
      { N_("Discovery"), N_("Come across something new"), { N_("Comes across it") } },
      { N_("Interest"), N_("See whether it is worth my time"), { N_("Looks closer") } },
      { N_("Consideration"), N_("Be sure it suits me"), { N_("Compares"), N_("Asks others") } },
      { N_("Decision"), N_("Choose without regret"), { N_("Decides"), N_("Buys") } },
      { N_("Loyalty"), N_("Be valued for coming back"), { N_("Comes back"), N_("Is rewarded") } },
    }, loyalty_lanes, &regular },
  { "before-during-after", N_("Before, during, after"),
    N_("Three stages around a purchase"), SJ_MAP_KIND_CUSTOMER, {
      { N_("Pre-purchase"), N_("Recognise what I need and who has it"),
        { N_("Recognises a need"), N_("Searches"), N_("Considers") } },
      { N_("Purchase"), N_("Choose, order and pay"),
        { N_("Chooses"), N_("Orders"), N_("Pays") } },
      { N_("Post-purchase"), N_("Use it and be looked after"),
        { N_("Uses it"), N_("Engages"), N_("Asks for service") } },
    }, purchase_lanes, &shopper },
  { "service", N_("Service"), N_("Aware, join, use, develop, leave; with the blueprint's lines"),
    SJ_MAP_KIND_CUSTOMER, {
      { N_("Aware"), N_("Know that the service is there for me"), { N_("Learns of it") } },
      { N_("Join"), N_("Get started without effort"), { N_("Signs up"), N_("Is welcomed") } },
      { N_("Use"), N_("Get things done"), { N_("Uses it"), N_("Has a problem") } },
      { N_("Develop"), N_("Get more out of it"), { N_("Extends it") } },
      { N_("Leave"), N_("Part on good terms"), { N_("Cancels"), N_("Is seen off") } },
    }, service_lanes, &subscriber },
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
    }, business_lanes, &buyer },
  { "employee", N_("Employee"), N_("From applicant to former colleague"),
    SJ_MAP_KIND_EMPLOYEE, {
      { N_("Attract"), N_("Find a place I would like to work at"), { N_("Sees the opening") } },
      { N_("Recruit"), N_("Be judged fairly and soon"), { N_("Applies"), N_("Interviews") } },
      { N_("Onboard"), N_("Belong and be useful quickly"),
        { N_("First day"), N_("First months") } },
      { N_("Work and grow"), N_("Do good work and get better at it"),
        { N_("Daily work"), N_("Learning"), N_("Review") } },
      { N_("Leave"), N_("Part on good terms"), { N_("Gives notice"), N_("Last day") } },
    }, employee_lanes, &newcomer },
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
    }, patient_lanes, &patient },
  { "blank", N_("Blank"), N_("One stage with one step, to begin from scratch"),
    SJ_MAP_KIND_CUSTOMER, {
      { N_("Stage 1"), NULL, { N_("Step 1") } },
    }, blank_lanes, NULL },
};

const guint sj_n_templates = G_N_ELEMENTS (sj_templates);
