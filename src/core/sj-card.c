#define G_LOG_DOMAIN "sj-card"

#include "config.h"

#include "core/sj-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-lane.h"
#include "core/sj-step.h"

/**
 * SjCard:
 *
 * One thing in a cell. In a channel lane it is a touchpoint and may say everything that is asked of
 * one; as a pain point or an opportunity it says that kind's own things. The step and the lane it
 * names are its place, so moving it is setting two properties.
 */
struct _SjCard
{
  SjElement parent_instance;
};

G_DEFINE_FINAL_TYPE (SjCard, sj_card, SJ_TYPE_ELEMENT)

#define FIELD(name, label, type, member, description) \
  { name, type, offsetof (SjKpi, member), description, FALSE, label }

static const SjField kpi_fields[] = {
  FIELD ("name", N_("Name"), SJ_FIELD_TEXT, name, N_("What is measured.")),
  FIELD ("unit", N_("Unit"), SJ_FIELD_TEXT, unit, N_("Its unit.")),
  FIELD ("baseline", N_("Before"), SJ_FIELD_NUMBER, baseline, N_("Where it stood.")),
  FIELD ("target", N_("Target"), SJ_FIELD_NUMBER, target, N_("Where it shall stand.")),
  FIELD ("actual", N_("Now"), SJ_FIELD_NUMBER, actual, N_("Where it stands.")),
  FIELD ("series", N_("Curve"), SJ_FIELD_REFERENCE, series, N_("The series it is read from.")),
};

const SjRecordType sj_kpi_record_type = {
  "kpi", sizeof (SjKpi), kpi_fields, G_N_ELEMENTS (kpi_fields)
};

static GParamSpec *title_spec, *text_spec, *step_spec, *lane_spec, *span_spec, *colour_spec;
static GParamSpec *kpis_spec;
static GParamSpec *picture_spec, *aliases_spec, *moment_spec, *valence_spec, *severity_spec;

#define TEXT(name, label, description) \
  sj_element_class_store_text (klass, name, label, description, 0)
#define LONG_TEXT(name, label, description) \
  sj_element_class_store_text (klass, name, label, description, SJ_PARAM_LONG_TEXT)
#define QUESTION(name, label, description) \
  sj_element_class_store_text (klass, name, label, description, \
                               SJ_PARAM_LONG_TEXT | SJ_PARAM_SCRIPT)
#define LIST(name, label, description) \
  sj_element_class_store_list (klass, name, label, description)
#define SHARE(name, label, description) \
  sj_element_class_store_number (klass, name, label, description, 0.0, 1.0, NAN)
#define MARK(name, label, description) \
  sj_element_class_store_integer (klass, name, label, description, 0, 5, 0)
#define CHOICE(name, label, description, type) \
  sj_element_class_store_enum (klass, name, label, description, type, 0)

static void
declare_card (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Card"));
  step_spec = sj_element_class_store_owner (klass, "step", N_("Step"),
    N_("The column it stands in; the first one if it spans several."), SJ_TYPE_STEP);
  lane_spec = sj_element_class_store_owner (klass, "lane", N_("Lane"),
    N_("The row it stands in."), SJ_TYPE_LANE);
  span_spec = sj_element_class_store_integer (klass, "span", N_("Steps"),
    N_("How many columns it covers."), 1, 1000, 1);
  title_spec = TEXT ("title", N_("Title"), N_("What it is, in a few words."));
  text_spec = LONG_TEXT ("text", N_("Text"), N_("What is written under the title."));
  aliases_spec = LIST ("aliases", N_("Also called"),
                       N_("Other names under which feedback speaks of it."));
  picture_spec = sj_element_class_store_text (klass, "picture", N_("Picture"),
    N_("A picture shown on the card."), SJ_PARAM_ASSET);
  colour_spec = sj_element_class_store_text (klass, "colour", N_("Colour"),
    N_("Colour of its bar; empty for the stage's or the kind's."), SJ_PARAM_COLOUR);
  LIST ("tags", N_("Tags"), N_("Words to find and filter by."));
  TEXT ("status", N_("Status"), N_("Idea, planned, live: the team's own word."));
  LONG_TEXT ("notes", N_("Notes"), N_("Anything else."));
}

static void
declare_touchpoint (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Touchpoint"));
  CHOICE ("type", N_("Type"), N_("Whether two parties communicate or one acts alone."),
          SJ_TYPE_TOUCHPOINT_TYPE);
  moment_spec = CHOICE ("moment-of-truth", N_("Moment of truth"),
                        N_("Whether it decides what the customer thinks."),
                        SJ_TYPE_MOMENT_OF_TRUTH);
  TEXT ("time-offset", N_("When"),
        N_("Time since the journey began, in words or as an ISO 8601 duration."));
  LIST ("channels", N_("Channels"), N_("Further channels beside the lane's own."));
  TEXT ("device", N_("Device"), N_("What the customer holds or stands at."));
  TEXT ("location", N_("Location"), N_("Where the customer is."));
  CHOICE ("medium", N_("Medium"), N_("In which world it takes place."), SJ_TYPE_MEDIUM);
  CHOICE ("interlocutor", N_("Who speaks"), N_("Who the customer deals with."),
          SJ_TYPE_INTERLOCUTOR);
  CHOICE ("controller", N_("Controlled by"), N_("Who controls it."), SJ_TYPE_CONTROLLER);
  TEXT ("initiating-party", N_("Initiated by"), N_("Who starts it."));
  TEXT ("receiving-party", N_("Received by"), N_("Who it is meant for."));
}

static void
declare_experience (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Experience"));
  LONG_TEXT ("action", N_("What they do"), N_("The customer's action."));
  LONG_TEXT ("goal", N_("Goal"), N_("What the customer wants here."));
  LONG_TEXT ("thought", N_("Thought"), N_("What goes through the customer's mind."));
  LIST ("emotion-words", N_("Emotions"), N_("Words for what the customer feels."));
  valence_spec = sj_element_class_store_number (klass, "valence", N_("Assumed emotion"),
    N_("The team's guess of the emotion, −1 (worst) to +1 (best)."), -1.0, 1.0, NAN);
  MARK ("intensity", N_("Intensity"), N_("How strong the emotion is, 1 to 5; 0 if not said."));
  LIST ("pains", N_("Pain points"), N_("What hurts."));
  LIST ("gains", N_("Gains"), N_("What pleases."));
  LIST ("opportunities", N_("Opportunities"), N_("What could be better."));
  CHOICE ("kano-class", N_("Kano class"),
          N_("What having or lacking it does to satisfaction."), SJ_TYPE_KANO_CLASS);
}

static void
declare_script (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Script"));
  QUESTION ("where", N_("Where"), N_("Where and on which device does this happen?"));
  QUESTION ("led-here", N_("What led here"), N_("What brought the person here?"));
  QUESTION ("next", N_("Next"), N_("What should happen next?"));
  QUESTION ("speaker", N_("Speaker"),
            N_("Who speaks: ad, bot or human, and in which voice?"));
  QUESTION ("initiator", N_("Initiator"), N_("Who initiates?"));
  QUESTION ("expectation", N_("Expectation"), N_("What does the person want and expect?"));
  QUESTION ("exceed", N_("Exceeding it"), N_("How could we exceed it?"));
  QUESTION ("emotion", N_("Emotion"), N_("Which emotion should they leave with?"));
  QUESTION ("principles", N_("Principles"), N_("Which principles must it convey?"));
  QUESTION ("physical", N_("Physical"),
            N_("Physical, digital or both; which objects or evidence?"));
  QUESTION ("difficulties", N_("Difficulties"),
            N_("What will probably go wrong, and how do we recover?"));
  QUESTION ("backstage", N_("Backstage"), N_("What does the organisation do unseen?"));
  QUESTION ("deliverable", N_("Deliverable"), N_("What must be produced?"));
  QUESTION ("measure", N_("Measure"), N_("How will we know it works?"));
  QUESTION ("owner", N_("Owner"), N_("Who owns it?"));
}

static void
declare_operations (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Behind it"));
  LONG_TEXT ("frontstage", N_("Frontstage"), N_("What the customer sees people do."));
  LONG_TEXT ("support-process", N_("Support process"), N_("What supports it."));
  LIST ("systems", N_("Systems"), N_("Which systems take part."));
  LONG_TEXT ("policy", N_("Policy and law"), N_("Which rules apply."));
  LIST ("props", N_("Evidence"), N_("Objects and props the customer meets."));
  LIST ("attachments", N_("Attachments"), N_("Names or addresses of documents that belong to it."));
  CHOICE ("evidence-level", N_("Evidence level"), N_("How far it rests on research."),
          SJ_TYPE_EVIDENCE_LEVEL);
  LONG_TEXT ("risk", N_("Risk"), N_("What could go wrong for the organisation."));

  sj_element_class_begin_group (klass, N_("Measures"));
  kpis_spec = sj_element_class_store_records (klass, "kpis", N_("KPIs"),
    N_("What is measured here, with target and actual value."), &sj_kpi_record_type);
  sj_element_class_store_number (klass, "cost", N_("Cost"),
    N_("Cost of one contact, in the map's currency."), -1e12, 1e12, NAN);
  sj_element_class_store_number (klass, "volume", N_("Volume"),
    N_("Contacts in the map's period."), 0.0, 1e15, NAN);
  MARK ("importance", N_("Importance"), N_("To the customer, 1 to 5; 0 if not said."));
  MARK ("effort", N_("Effort"), N_("For the customer, 1 to 5; 0 if not said."));
  TEXT ("frequency", N_("Frequency"), N_("How often it happens."));
  TEXT ("duration", N_("Duration"), N_("How long it takes."));
  SHARE ("skip-share", N_("Skipped by"), N_("Share of customers who skip it, 0 to 1."));
  SHARE ("drop-off-share", N_("Left by"), N_("Share of customers who leave here, 0 to 1."));
}

static void
declare_pain_and_opportunity (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Pain point"));
  severity_spec = MARK ("severity", N_("Severity"),
                        N_("How much it hurts, 1 to 5; 0 if not said."));
  LONG_TEXT ("root-cause", N_("Root cause"), N_("Why it happens."));
  LONG_TEXT ("evidence", N_("Evidence"), N_("How we know."));

  sj_element_class_begin_group (klass, N_("Opportunity"));
  LONG_TEXT ("how-might-we", N_("How might we…"), N_("The question the opportunity answers."));
  sj_element_class_store_references (klass, "touchpoints", N_("Touchpoints"),
    N_("The touchpoints it concerns."), SJ_TYPE_CARD);
  MARK ("value", N_("Value"), N_("To the customer, 1 to 5; 0 if not said."));
  MARK ("build-effort", N_("Effort to build"), N_("For the organisation, 1 to 5; 0 if not said."));
  SHARE ("reach", N_("Reach"), N_("Share of customers it reaches, 0 to 1."));
  SHARE ("confidence", N_("Confidence"), N_("How sure the team is, 0 to 1."));
  sj_element_class_store_text (klass, "due", N_("Due"), N_("When it shall be done."),
                               SJ_PARAM_DATE);
}

static void
sj_card_class_init (SjCardClass *klass)
{
  SjElementClass *element_class = SJ_ELEMENT_CLASS (klass);

  element_class->name = "card";
  element_class->collection = "cards";

  declare_card (element_class);
  declare_touchpoint (element_class);
  declare_experience (element_class);
  declare_script (element_class);
  declare_operations (element_class);
  declare_pain_and_opportunity (element_class);
}

static void
sj_card_init (SjCard *self)
{
}

/**
 * sj_card_new:
 * @title: (nullable): its title
 * @step: (nullable): the id of its step
 * @lane: (nullable): the id of its lane
 *
 * Returns: (transfer full): a card that is in no map yet
 */
SjCard *
sj_card_new (const char *title,
             const char *step,
             const char *lane)
{
  return g_object_new (SJ_TYPE_CARD, "title", title, "step", step, "lane", lane, NULL);
}

const char *
sj_card_get_title (SjCard *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), title_spec);
}

const char *
sj_card_get_text (SjCard *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), text_spec);
}

const char *
sj_card_get_step (SjCard *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), step_spec);
}

const char *
sj_card_get_lane (SjCard *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), lane_spec);
}

int
sj_card_get_span (SjCard *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), span_spec);
}

const char *
sj_card_get_colour (SjCard *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), colour_spec);
}

const char *
sj_card_get_picture (SjCard *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), picture_spec);
}

/**
 * sj_card_get_kpis:
 *
 * Returns: (transfer none) (nullable): what is measured there, each an #SjKpi
 */
SjRecords *
sj_card_get_kpis (SjCard *self)
{
  return sj_element_get_records (SJ_ELEMENT (self), kpis_spec);
}

const char *const *
sj_card_get_aliases (SjCard *self)
{
  return sj_element_get_list (SJ_ELEMENT (self), aliases_spec);
}

SjMomentOfTruth
sj_card_get_moment_of_truth (SjCard *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), moment_spec);
}

/**
 * sj_card_get_valence:
 * @self: a card
 *
 * Returns: the team's guess of the emotion, −1 … +1, `NAN` if there is none
 */
double
sj_card_get_valence (SjCard *self)
{
  return sj_element_get_number (SJ_ELEMENT (self), valence_spec);
}

int
sj_card_get_severity (SjCard *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), severity_spec);
}

/**
 * sj_card_count_script_answers:
 * @self: a card
 * @n_questions: (out) (optional): how many questions the script has
 *
 * Returns: how many of them are answered
 */
guint
sj_card_count_script_answers (SjCard *self,
                              guint  *n_questions)
{
  guint n_stored, asked = 0, answered = 0;
  GParamSpec *const *stored;

  g_return_val_if_fail (SJ_IS_CARD (self), 0);

  stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (self), &n_stored);
  for (guint i = 0; i < n_stored; i++)
    if ((stored[i]->flags & (GParamFlags) SJ_PARAM_SCRIPT) != 0)
      {
        asked++;
        answered += !sj_element_is_default (SJ_ELEMENT (self), stored[i]);
      }

  if (n_questions != NULL)
    *n_questions = asked;
  return answered;
}
