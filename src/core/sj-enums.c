#define G_LOG_DOMAIN "sj-enums"

#include "config.h"

#include "core/sj-enums.h"

#include <glib/gi18n-lib.h>

/*
 * GEnumValue's name field holds the label marked for translation: nothing in the program asks for
 * the C identifier, and so label and nick stand side by side.
 */

static GType
register_enum (const char       *type_name,
               const GEnumValue *values)
{
  return g_enum_register_static (type_name, values);
}

#define DEFINE_ENUM(TypeName, type_name, ...) \
  GType \
  sj_##type_name##_get_type (void) \
  { \
    static gsize type = 0; \
    static const GEnumValue values[] = { __VA_ARGS__, { 0, NULL, NULL } }; \
\
    if (g_once_init_enter (&type)) \
      g_once_init_leave (&type, register_enum (#TypeName, values)); \
\
    return type; \
  }

DEFINE_ENUM (SjMapKind, map_kind,
             { SJ_MAP_KIND_CUSTOMER, N_("Customer"), "customer" },
             { SJ_MAP_KIND_EMPLOYEE, N_("Employee"), "employee" },
             { SJ_MAP_KIND_PATIENT, N_("Patient"), "patient" },
             { SJ_MAP_KIND_PARTNER, N_("Partner"), "partner" })

DEFINE_ENUM (SjMapState, map_state,
             { SJ_MAP_STATE_AS_IS, N_("As-is"), "as-is" },
             { SJ_MAP_STATE_TO_BE, N_("To-be"), "to-be" },
             { SJ_MAP_STATE_IDEAL, N_("Ideal"), "ideal" })

DEFINE_ENUM (SjEvidenceLevel, evidence_level,
             { SJ_EVIDENCE_ASSUMPTION, N_("Assumption"), "assumption" },
             { SJ_EVIDENCE_PARTLY, N_("Partly researched"), "partly" },
             { SJ_EVIDENCE_RESEARCHED, N_("Researched"), "researched" })

DEFINE_ENUM (SjLaneKind, lane_kind,
             { SJ_LANE_CHANNEL, N_("Channel"), "channel" },
             { SJ_LANE_TOUCHPOINTS, N_("Touchpoints"), "touchpoints" },
             { SJ_LANE_STORYBOARD, N_("Storyboard"), "storyboard" },
             { SJ_LANE_ACTIONS, N_("Actions"), "actions" },
             { SJ_LANE_GOALS, N_("Goals"), "goals" },
             { SJ_LANE_THOUGHTS, N_("Thoughts"), "thoughts" },
             { SJ_LANE_EMOTION, N_("Emotion"), "emotion" },
             { SJ_LANE_INTENSITY, N_("Intensity"), "intensity" },
             { SJ_LANE_PAIN_POINTS, N_("Pain points"), "pain-points" },
             { SJ_LANE_GAINS, N_("Gains"), "gains" },
             { SJ_LANE_MOMENTS, N_("Moments of truth"), "moments" },
             { SJ_LANE_OPPORTUNITIES, N_("Opportunities"), "opportunities" },
             { SJ_LANE_METRICS, N_("Metrics"), "metrics" },
             { SJ_LANE_VOLUME, N_("Volume"), "volume" },
             { SJ_LANE_QUOTES, N_("Quotes"), "quotes" },
             { SJ_LANE_EVIDENCE, N_("Physical evidence"), "evidence" },
             { SJ_LANE_FRONTSTAGE, N_("Frontstage"), "frontstage" },
             { SJ_LANE_INTERACTION_LINE, N_("Line of interaction"), "interaction-line" },
             { SJ_LANE_VISIBILITY_LINE, N_("Line of visibility"), "visibility-line" },
             { SJ_LANE_INTERNAL_LINE, N_("Line of internal interaction"), "internal-line" },
             { SJ_LANE_BACKSTAGE, N_("Backstage"), "backstage" },
             { SJ_LANE_SUPPORT, N_("Support and systems"), "support" },
             { SJ_LANE_OWNERSHIP, N_("Ownership"), "ownership" },
             { SJ_LANE_POLICY, N_("Policy"), "policy" },
             { SJ_LANE_COSTS, N_("Costs"), "costs" },
             { SJ_LANE_TEXT, N_("Text"), "text" },
             { SJ_LANE_IMAGE, N_("Pictures"), "image" })

DEFINE_ENUM (SjChannel, channel,
             { SJ_CHANNEL_NONE, N_("None"), "none" },
             { SJ_CHANNEL_WEB, N_("Web"), "web" },
             { SJ_CHANNEL_APP, N_("App"), "app" },
             { SJ_CHANNEL_PHONE, N_("Phone"), "phone" },
             { SJ_CHANNEL_MAIL, N_("Post"), "mail" },
             { SJ_CHANNEL_EMAIL, N_("E-mail"), "email" },
             { SJ_CHANNEL_CHAT, N_("Chat"), "chat" },
             { SJ_CHANNEL_STORE, N_("Store or branch"), "store" },
             { SJ_CHANNEL_SOCIAL, N_("Social media"), "social" },
             { SJ_CHANNEL_ADVERTISING, N_("Advertising"), "advertising" },
             { SJ_CHANNEL_IN_PERSON, N_("In person"), "in-person" },
             { SJ_CHANNEL_SELF_SERVICE, N_("Self-service machine"), "self-service" },
             { SJ_CHANNEL_SMS, N_("Text message"), "sms" },
             { SJ_CHANNEL_PARCEL, N_("Delivery"), "parcel" },
             { SJ_CHANNEL_EVENT, N_("Event"), "event" },
             { SJ_CHANNEL_OTHER, N_("Other"), "other" })

DEFINE_ENUM (SjLinkKind, link_kind,
             { SJ_LINK_NEXT, N_("Next"), "next" },
             { SJ_LINK_BRANCH, N_("Branch"), "branch" },
             { SJ_LINK_LOOP, N_("Loop back"), "loop" },
             { SJ_LINK_SKIP, N_("Skip"), "skip" })

DEFINE_ENUM (SjTouchpointType, touchpoint_type,
             { SJ_TOUCHPOINT_COMMUNICATION, N_("Communication point"), "communication" },
             { SJ_TOUCHPOINT_ACTION, N_("Action"), "action" })

DEFINE_ENUM (SjMedium, medium,
             { SJ_MEDIUM_NONE, N_("Not said"), "none" },
             { SJ_MEDIUM_PHYSICAL, N_("Physical"), "physical" },
             { SJ_MEDIUM_DIGITAL, N_("Digital"), "digital" },
             { SJ_MEDIUM_HYBRID, N_("Both"), "hybrid" })

DEFINE_ENUM (SjInterlocutor, interlocutor,
             { SJ_INTERLOCUTOR_NONE, N_("Not said"), "none" },
             { SJ_INTERLOCUTOR_HUMAN, N_("Human"), "human" },
             { SJ_INTERLOCUTOR_BOT, N_("Bot"), "bot" },
             { SJ_INTERLOCUTOR_ONE_WAY, N_("Ad or other one-way medium"), "one-way" },
             { SJ_INTERLOCUTOR_PEER, N_("Peer"), "peer" },
             { SJ_INTERLOCUTOR_SELF, N_("Self"), "self" })

DEFINE_ENUM (SjController, controller,
             { SJ_CONTROLLER_NONE, N_("Not said"), "none" },
             { SJ_CONTROLLER_BRAND, N_("Brand"), "brand" },
             { SJ_CONTROLLER_PARTNER, N_("Partner"), "partner" },
             { SJ_CONTROLLER_CUSTOMER, N_("Customer"), "customer" },
             { SJ_CONTROLLER_SOCIAL, N_("Social or external"), "social" })

DEFINE_ENUM (SjMomentOfTruth, moment_of_truth,
             { SJ_MOMENT_NONE, N_("None"), "none" },
             { SJ_MOMENT_ZERO, N_("Zero"), "zero" },
             { SJ_MOMENT_FIRST, N_("First"), "first" },
             { SJ_MOMENT_SECOND, N_("Second"), "second" },
             { SJ_MOMENT_ULTIMATE, N_("Ultimate"), "ultimate" },
             { SJ_MOMENT_CUSTOM, N_("Own"), "custom" })

DEFINE_ENUM (SjKanoClass, kano_class,
             { SJ_KANO_NONE, N_("Not said"), "none" },
             { SJ_KANO_MUST_BE, N_("Must-be"), "must-be" },
             { SJ_KANO_PERFORMANCE, N_("Performance"), "performance" },
             { SJ_KANO_ATTRACTIVE, N_("Attractive"), "attractive" },
             { SJ_KANO_INDIFFERENT, N_("Indifferent"), "indifferent" },
             { SJ_KANO_REVERSE, N_("Reverse"), "reverse" })

DEFINE_ENUM (SjBuyingRole, buying_role,
             { SJ_BUYING_ROLE_NONE, N_("None"), "none" },
             { SJ_BUYING_ROLE_USER, N_("User"), "user" },
             { SJ_BUYING_ROLE_INFLUENCER, N_("Influencer"), "influencer" },
             { SJ_BUYING_ROLE_DECIDER, N_("Decider"), "decider" },
             { SJ_BUYING_ROLE_BUYER, N_("Buyer"), "buyer" },
             { SJ_BUYING_ROLE_GATEKEEPER, N_("Gatekeeper"), "gatekeeper" })

DEFINE_ENUM (SjDashStyle, dash_style,
             { SJ_DASH_AUTO, N_("Automatic"), "auto" },
             { SJ_DASH_SOLID, N_("Solid"), "solid" },
             { SJ_DASH_DASHED, N_("Dashed"), "dashed" },
             { SJ_DASH_DOTTED, N_("Dotted"), "dotted" },
             { SJ_DASH_DASH_DOT, N_("Dash and dot"), "dash-dot" })

DEFINE_ENUM (SjMarkerShape, marker_shape,
             { SJ_MARKER_AUTO, N_("Automatic"), "auto" },
             { SJ_MARKER_CIRCLE, N_("Circle"), "circle" },
             { SJ_MARKER_SQUARE, N_("Square"), "square" },
             { SJ_MARKER_DIAMOND, N_("Diamond"), "diamond" },
             { SJ_MARKER_TRIANGLE, N_("Triangle"), "triangle" },
             { SJ_MARKER_CROSS, N_("Cross"), "cross" },
             { SJ_MARKER_STAR, N_("Star"), "star" })

DEFINE_ENUM (SjSeriesOrigin, series_origin,
             { SJ_SERIES_ASSUMPTION, N_("Assumption"), "assumption" },
             { SJ_SERIES_MEASURED, N_("Measured"), "measured" },
             { SJ_SERIES_ESTIMATED, N_("Machine estimate"), "machine-estimate" })

DEFINE_ENUM (SjLineShape, line_shape,
             { SJ_LINE_CURVE, N_("Curve"), "curve" },
             { SJ_LINE_STRAIGHT, N_("Straight"), "straight" },
             { SJ_LINE_STEP, N_("Steps"), "step" })

DEFINE_ENUM (SjStageValues, stage_values,
             { SJ_STAGE_VALUES_NONE, N_("Touchpoints"), "none" },
             { SJ_STAGE_VALUES_EQUAL, N_("Stages, touchpoints alike"), "equal" },
             { SJ_STAGE_VALUES_VOLUME, N_("Stages, by answers"), "volume" })

DEFINE_ENUM (SjValenceMapping, valence_mapping,
             { SJ_MAPPING_LINEAR, N_("Linear"), "linear" },
             { SJ_MAPPING_ANCHORED, N_("Anchored at a neutral score"), "anchored" },
             { SJ_MAPPING_NET, N_("Net score"), "net" },
             { SJ_MAPPING_IDENTITY, N_("Unchanged"), "identity" })

static const GEnumValue *
find_value (GType type,
            int   value)
{
  /* The types are static, so their classes stay once referenced. */
  return g_enum_get_value (g_type_class_ref (type), value);
}

/**
 * sj_enum_get_label:
 * @type: one of the enumerations of the document
 * @value: one of its values
 *
 * Returns: (transfer none): what people call the value, in their language
 */
const char *
sj_enum_get_label (GType type,
                   int   value)
{
  const GEnumValue *found = find_value (type, value);

  g_return_val_if_fail (found != NULL, "");

  return _(found->value_name);
}

/**
 * sj_enum_get_nick:
 * @type: one of the enumerations of the document
 * @value: one of its values
 *
 * Returns: (transfer none): the word for the value in files
 */
const char *
sj_enum_get_nick (GType type,
                  int   value)
{
  const GEnumValue *found = find_value (type, value);

  g_return_val_if_fail (found != NULL, "");

  return found->value_nick;
}
