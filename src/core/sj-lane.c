#define G_LOG_DOMAIN "sj-lane"

#include "config.h"

#include "core/sj-lane.h"

#include <glib/gi18n-lib.h>

#include "core/sj-template.h"

/**
 * SjLane:
 *
 * One row. Its kind says what its cells hold and how it is drawn: a channel's touchpoints, the
 * customer's thoughts, the emotion curve, or one of the dashed lines of a service blueprint.
 */
struct _SjLane
{
  SjElement parent_instance;
};

G_DEFINE_FINAL_TYPE (SjLane, sj_lane, SJ_TYPE_ELEMENT)

static GParamSpec *kind_spec, *channel_spec, *title_spec, *prompt_spec, *height_spec,
                  *folded_spec;

static void
sj_lane_class_init (SjLaneClass *klass)
{
  SjElementClass *element_class = SJ_ELEMENT_CLASS (klass);

  element_class->name = "lane";
  element_class->collection = "lanes";

  sj_element_class_begin_group (element_class, N_("Lane"));
  kind_spec = sj_element_class_store_enum (element_class, "kind", N_("Kind"),
    N_("What the cells of the lane hold."), SJ_TYPE_LANE_KIND, SJ_LANE_CHANNEL);
  channel_spec = sj_element_class_store_enum (element_class, "channel", N_("Channel"),
    N_("The channel of a channel lane; it chooses the sign in the header."),
    SJ_TYPE_CHANNEL, SJ_CHANNEL_NONE);
  title_spec = sj_element_class_store_text (element_class, "title", N_("Title"),
    N_("What the header says; empty for the name of the kind."), 0);
  prompt_spec = sj_element_class_store_text (element_class, "prompt", N_("Prompt"),
    N_("What an empty cell asks for."), 0);

  sj_element_class_begin_group (element_class, N_("Appearance"));
  sj_element_class_store_text (element_class, "colour", N_("Colour"),
    N_("Colour of the bar of its cards; empty for the stage's."), SJ_PARAM_COLOUR);
  height_spec = sj_element_class_store_number (element_class, "height", N_("Height"),
    N_("Least height in points; 0 for as high as it needs."), 0.0, 4000.0, 0.0);
  folded_spec = sj_element_class_store_boolean (element_class, "folded", N_("Folded"),
    N_("Whether only its header shows."), FALSE);
  sj_element_class_store_text (element_class, "notes", N_("Notes"),
    N_("Anything else."), SJ_PARAM_LONG_TEXT);
}

static void
sj_lane_init (SjLane *self)
{
}

SjLane *
sj_lane_new (SjLaneKind  kind,
             const char *title)
{
  return g_object_new (SJ_TYPE_LANE, "kind", kind, "title", title, NULL);
}

SjLaneKind
sj_lane_get_kind (SjLane *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), kind_spec);
}

SjChannel
sj_lane_get_channel (SjLane *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), channel_spec);
}

/**
 * sj_lane_get_title:
 * @self: a lane
 *
 * Returns: (transfer none): what its header says, the name of its kind if nobody gave it a title
 */
const char *
sj_lane_get_title (SjLane *self)
{
  const char *title = sj_element_get_text (SJ_ELEMENT (self), title_spec);

  return *title != '\0' ? title : sj_enum_get_label (SJ_TYPE_LANE_KIND, sj_lane_get_kind (self));
}

/**
 * sj_lane_get_prompt:
 * @self: a lane
 *
 * Returns: (transfer none): what an empty cell asks for; empty if it asks for nothing
 */
const char *
sj_lane_get_prompt (SjLane *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), prompt_spec);
}

/**
 * sj_lane_get_default_prompt:
 * @self: a lane
 *
 * Returns: (transfer none): what an empty cell of a lane of this kind asks for if nobody wrote a
 *   prompt, as in templates; empty for kinds whose cells ask for nothing
 */
const char *
sj_lane_get_default_prompt (SjLane *self)
{
  SjLaneKind kind = sj_lane_get_kind (self);
  const char *prompt;

  if (kind != SJ_LANE_CHANNEL && kind != SJ_LANE_TOUCHPOINTS)
    return sj_template_find_prompt (kind, SJ_CHANNEL_NONE);

  prompt = sj_template_find_prompt (SJ_LANE_CHANNEL, sj_lane_get_channel (self));
  return *prompt != '\0' ? prompt : sj_template_find_prompt (SJ_LANE_CHANNEL, SJ_CHANNEL_OTHER);
}

/**
 * sj_lane_get_height:
 * @self: a lane
 *
 * Returns: the least height in points; 0 for as high as its cards need
 */
double
sj_lane_get_height (SjLane *self)
{
  return sj_element_get_number (SJ_ELEMENT (self), height_spec);
}

gboolean
sj_lane_is_folded (SjLane *self)
{
  return sj_element_get_boolean (SJ_ELEMENT (self), folded_spec);
}

/**
 * sj_lane_is_line:
 * @self: a lane
 *
 * Returns: whether it is one of the dashed lines of a service blueprint, which hold no cards
 */
gboolean
sj_lane_is_line (SjLane *self)
{
  SjLaneKind kind = sj_lane_get_kind (self);

  return kind == SJ_LANE_INTERACTION_LINE || kind == SJ_LANE_VISIBILITY_LINE ||
         kind == SJ_LANE_INTERNAL_LINE;
}

/**
 * sj_lane_holds_cards:
 * @self: a lane
 *
 * Returns: whether cards are seen in it when it is not folded: not in a line or an emotion lane
 */
gboolean
sj_lane_holds_cards (SjLane *self)
{
  return !sj_lane_is_line (self) && sj_lane_get_kind (self) != SJ_LANE_EMOTION;
}

/**
 * sj_lane_holds_touchpoints:
 * @self: a lane
 *
 * Returns: whether its cards are touchpoints
 */
gboolean
sj_lane_holds_touchpoints (SjLane *self)
{
  SjLaneKind kind = sj_lane_get_kind (self);

  return kind == SJ_LANE_CHANNEL || kind == SJ_LANE_TOUCHPOINTS;
}
