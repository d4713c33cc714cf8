#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * The enumerations of the document. A value's nick is its word in files; its label, translated, is
 * what people read: see sj_enum_get_label().
 */

/* Whose journey a map shows. */
typedef enum
{
  SJ_MAP_KIND_CUSTOMER,
  SJ_MAP_KIND_EMPLOYEE,
  SJ_MAP_KIND_PATIENT,
  SJ_MAP_KIND_PARTNER,
} SjMapKind;

#define SJ_TYPE_MAP_KIND (sj_map_kind_get_type ())
GType sj_map_kind_get_type (void);

/* Whether a map, or a series, shows what is or what shall be. */
typedef enum
{
  SJ_MAP_STATE_AS_IS,
  SJ_MAP_STATE_TO_BE,
  SJ_MAP_STATE_IDEAL,
} SjMapState;

#define SJ_TYPE_MAP_STATE (sj_map_state_get_type ())
GType sj_map_state_get_type (void);

/* How far a statement rests on research. */
typedef enum
{
  SJ_EVIDENCE_ASSUMPTION,
  SJ_EVIDENCE_PARTLY,
  SJ_EVIDENCE_RESEARCHED,
} SjEvidenceLevel;

#define SJ_TYPE_EVIDENCE_LEVEL (sj_evidence_level_get_type ())
GType sj_evidence_level_get_type (void);

/* What the cells of a lane hold. */
typedef enum
{
  SJ_LANE_CHANNEL,
  SJ_LANE_TOUCHPOINTS,
  SJ_LANE_STORYBOARD,
  SJ_LANE_ACTIONS,
  SJ_LANE_GOALS,
  SJ_LANE_THOUGHTS,
  SJ_LANE_EMOTION,
  SJ_LANE_INTENSITY,
  SJ_LANE_PAIN_POINTS,
  SJ_LANE_GAINS,
  SJ_LANE_MOMENTS,
  SJ_LANE_OPPORTUNITIES,
  SJ_LANE_METRICS,
  SJ_LANE_VOLUME,
  SJ_LANE_QUOTES,
  SJ_LANE_EVIDENCE,
  SJ_LANE_FRONTSTAGE,
  SJ_LANE_INTERACTION_LINE,
  SJ_LANE_VISIBILITY_LINE,
  SJ_LANE_INTERNAL_LINE,
  SJ_LANE_BACKSTAGE,
  SJ_LANE_SUPPORT,
  SJ_LANE_OWNERSHIP,
  SJ_LANE_POLICY,
  SJ_LANE_COSTS,
  SJ_LANE_TEXT,
  SJ_LANE_IMAGE,
} SjLaneKind;

#define SJ_TYPE_LANE_KIND (sj_lane_kind_get_type ())
GType sj_lane_kind_get_type (void);

/* Where a touchpoint takes place. */
typedef enum
{
  SJ_CHANNEL_NONE,
  SJ_CHANNEL_WEB,
  SJ_CHANNEL_APP,
  SJ_CHANNEL_PHONE,
  SJ_CHANNEL_MAIL,
  SJ_CHANNEL_EMAIL,
  SJ_CHANNEL_CHAT,
  SJ_CHANNEL_STORE,
  SJ_CHANNEL_SOCIAL,
  SJ_CHANNEL_ADVERTISING,
  SJ_CHANNEL_IN_PERSON,
  SJ_CHANNEL_SELF_SERVICE,
  SJ_CHANNEL_SMS,
  SJ_CHANNEL_PARCEL,
  SJ_CHANNEL_EVENT,
  SJ_CHANNEL_OTHER,
} SjChannel;

#define SJ_TYPE_CHANNEL (sj_channel_get_type ())
GType sj_channel_get_type (void);

/* How one card leads to another. */
typedef enum
{
  SJ_LINK_NEXT,
  SJ_LINK_BRANCH,
  SJ_LINK_LOOP,
  SJ_LINK_SKIP,
} SjLinkKind;

#define SJ_TYPE_LINK_KIND (sj_link_kind_get_type ())
GType sj_link_kind_get_type (void);

/* Whether two parties communicate or one acts alone. */
typedef enum
{
  SJ_TOUCHPOINT_COMMUNICATION,
  SJ_TOUCHPOINT_ACTION,
} SjTouchpointType;

#define SJ_TYPE_TOUCHPOINT_TYPE (sj_touchpoint_type_get_type ())
GType sj_touchpoint_type_get_type (void);

/* In which world a touchpoint takes place. */
typedef enum
{
  SJ_MEDIUM_NONE,
  SJ_MEDIUM_PHYSICAL,
  SJ_MEDIUM_DIGITAL,
  SJ_MEDIUM_HYBRID,
} SjMedium;

#define SJ_TYPE_MEDIUM (sj_medium_get_type ())
GType sj_medium_get_type (void);

/* Who the customer deals with. */
typedef enum
{
  SJ_INTERLOCUTOR_NONE,
  SJ_INTERLOCUTOR_HUMAN,
  SJ_INTERLOCUTOR_BOT,
  SJ_INTERLOCUTOR_ONE_WAY,
  SJ_INTERLOCUTOR_PEER,
  SJ_INTERLOCUTOR_SELF,
} SjInterlocutor;

#define SJ_TYPE_INTERLOCUTOR (sj_interlocutor_get_type ())
GType sj_interlocutor_get_type (void);

/* Who controls a touchpoint (Lemon and Verhoef, 2016). */
typedef enum
{
  SJ_CONTROLLER_NONE,
  SJ_CONTROLLER_BRAND,
  SJ_CONTROLLER_PARTNER,
  SJ_CONTROLLER_CUSTOMER,
  SJ_CONTROLLER_SOCIAL,
} SjController;

#define SJ_TYPE_CONTROLLER (sj_controller_get_type ())
GType sj_controller_get_type (void);

/* Whether a touchpoint decides what the customer thinks. */
typedef enum
{
  SJ_MOMENT_NONE,
  SJ_MOMENT_ZERO,
  SJ_MOMENT_FIRST,
  SJ_MOMENT_SECOND,
  SJ_MOMENT_ULTIMATE,
  SJ_MOMENT_CUSTOM,
} SjMomentOfTruth;

#define SJ_TYPE_MOMENT_OF_TRUTH (sj_moment_of_truth_get_type ())
GType sj_moment_of_truth_get_type (void);

/* What having or lacking a feature does to satisfaction. */
typedef enum
{
  SJ_KANO_NONE,
  SJ_KANO_MUST_BE,
  SJ_KANO_PERFORMANCE,
  SJ_KANO_ATTRACTIVE,
  SJ_KANO_INDIFFERENT,
  SJ_KANO_REVERSE,
} SjKanoClass;

#define SJ_TYPE_KANO_CLASS (sj_kano_class_get_type ())
GType sj_kano_class_get_type (void);

/* The part a persona plays in a purchase. */
typedef enum
{
  SJ_BUYING_ROLE_NONE,
  SJ_BUYING_ROLE_USER,
  SJ_BUYING_ROLE_INFLUENCER,
  SJ_BUYING_ROLE_DECIDER,
  SJ_BUYING_ROLE_BUYER,
  SJ_BUYING_ROLE_GATEKEEPER,
} SjBuyingRole;

#define SJ_TYPE_BUYING_ROLE (sj_buying_role_get_type ())
GType sj_buying_role_get_type (void);

/* How the line of a series is broken. */
typedef enum
{
  SJ_DASH_AUTO,
  SJ_DASH_SOLID,
  SJ_DASH_DASHED,
  SJ_DASH_DOTTED,
  SJ_DASH_DASH_DOT,
} SjDashStyle;

#define SJ_TYPE_DASH_STYLE (sj_dash_style_get_type ())
GType sj_dash_style_get_type (void);

/* What stands at each point of a series. */
typedef enum
{
  SJ_MARKER_AUTO,
  SJ_MARKER_CIRCLE,
  SJ_MARKER_SQUARE,
  SJ_MARKER_DIAMOND,
  SJ_MARKER_TRIANGLE,
  SJ_MARKER_CROSS,
  SJ_MARKER_STAR,
} SjMarkerShape;

#define SJ_TYPE_MARKER_SHAPE (sj_marker_shape_get_type ())
GType sj_marker_shape_get_type (void);

/* Where the values of a series come from. */
typedef enum
{
  SJ_SERIES_ASSUMPTION,
  SJ_SERIES_MEASURED,
  SJ_SERIES_ESTIMATED, /* by machine, from what people wrote */
} SjSeriesOrigin;

#define SJ_TYPE_SERIES_ORIGIN (sj_series_origin_get_type ())
GType sj_series_origin_get_type (void);

/* How the points of a series are joined. */
typedef enum
{
  SJ_LINE_CURVE,
  SJ_LINE_STRAIGHT,
  SJ_LINE_STEP,
} SjLineShape;

#define SJ_TYPE_LINE_SHAPE (sj_line_shape_get_type ())
GType sj_line_shape_get_type (void);

/* How native scores become valence. */
typedef enum
{
  SJ_MAPPING_LINEAR,
  SJ_MAPPING_ANCHORED,
  SJ_MAPPING_NET,
  SJ_MAPPING_IDENTITY,
} SjValenceMapping;

#define SJ_TYPE_VALENCE_MAPPING (sj_valence_mapping_get_type ())
GType sj_valence_mapping_get_type (void);

/* Which values a series draws. */
typedef enum
{
  SJ_STAGE_VALUES_NONE,   /* its points */
  SJ_STAGE_VALUES_EQUAL,  /* one a stage, the mean of its touchpoints */
  SJ_STAGE_VALUES_VOLUME, /* one a stage, each touchpoint as often as it was answered */
} SjStageValues;

#define SJ_TYPE_STAGE_VALUES (sj_stage_values_get_type ())
GType sj_stage_values_get_type (void);

const char *sj_enum_get_label (GType type,
                               int   value);
const char *sj_enum_get_nick  (GType type,
                               int   value);

G_END_DECLS
