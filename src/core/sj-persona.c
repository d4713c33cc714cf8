#define G_LOG_DOMAIN "sj-persona"

#include "config.h"

#include "core/sj-persona.h"

#include <glib/gi18n-lib.h>

#include "core/sj-enums.h"

/**
 * SjPersona:
 *
 * Whose journey it is: a made-up customer who stands for a segment of real ones.
 */
struct _SjPersona
{
  SjElement parent_instance;
};

G_DEFINE_FINAL_TYPE (SjPersona, sj_persona, SJ_TYPE_ELEMENT)

static GParamSpec *name_spec;

static void
declare_person (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Persona"));
  name_spec = sj_element_class_store_text (klass, "name", N_("Name"),
    N_("A made-up name, never a real customer's."), 0);
  sj_element_class_store_list (klass, "aliases", N_("Also called"),
    N_("Other names under which feedback speaks of the segment."));
  sj_element_class_store_text (klass, "portrait", N_("Portrait"),
    N_("A picture."), SJ_PARAM_ASSET);
  sj_element_class_store_text (klass, "role", N_("Role"),
    N_("Age, work, situation in a few words."), 0);
  sj_element_class_store_text (klass, "segment-rule", N_("Segment"),
    N_("Which respondents belong to it, for example: persona = first-salary."), 0);
  sj_element_class_store_text (klass, "demographics", N_("Demographics"),
    N_("Age, place, household, income."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_text (klass, "quote", N_("Quote"),
    N_("A sentence in which the persona is recognised."), 0);
  sj_element_class_store_enum (klass, "buying-role", N_("Buying role"),
    N_("The part it plays in a purchase."), SJ_TYPE_BUYING_ROLE, SJ_BUYING_ROLE_NONE);
}

static void
declare_mind (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("What moves them"));
  sj_element_class_store_list (klass, "goals", N_("Goals"), N_("What they want to achieve."));
  sj_element_class_store_list (klass, "needs", N_("Needs"), N_("What they cannot do without."));
  sj_element_class_store_list (klass, "frustrations", N_("Frustrations"), N_("What annoys them."));
  sj_element_class_store_list (klass, "motivations", N_("Motivations"), N_("What drives them."));
  sj_element_class_store_text (klass, "context", N_("Context"),
    N_("Where and how they live and work."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_text (klass, "skills", N_("Skills"),
    N_("What they are good at, and not."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_list (klass, "channels", N_("Channels"), N_("Where they are met."));
  sj_element_class_store_text (klass, "accessibility-needs", N_("Accessibility needs"),
    N_("What they need in order to take part."), SJ_PARAM_LONG_TEXT);
}

static void
sj_persona_class_init (SjPersonaClass *klass)
{
  SjElementClass *element_class = SJ_ELEMENT_CLASS (klass);

  element_class->name = "persona";
  element_class->collection = "personas";

  declare_person (element_class);
  declare_mind (element_class);

  sj_element_class_begin_group (element_class, N_("Appearance"));
  sj_element_class_store_text (element_class, "colour", N_("Colour"),
    N_("Colour of its curves; empty for the palette's own."), SJ_PARAM_COLOUR);
  sj_element_class_store_enum (element_class, "dash", N_("Line"),
    N_("How its curves are broken."), SJ_TYPE_DASH_STYLE, SJ_DASH_AUTO);
  sj_element_class_store_enum (element_class, "marker", N_("Marker"),
    N_("What stands at the points of its curves."), SJ_TYPE_MARKER_SHAPE, SJ_MARKER_AUTO);
  sj_element_class_store_text (element_class, "notes", N_("Notes"),
    N_("Anything else."), SJ_PARAM_LONG_TEXT);
}

static void
sj_persona_init (SjPersona *self)
{
}

SjPersona *
sj_persona_new (const char *name)
{
  return g_object_new (SJ_TYPE_PERSONA, "name", name, NULL);
}

const char *
sj_persona_get_name (SjPersona *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), name_spec);
}
