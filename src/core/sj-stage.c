#define G_LOG_DOMAIN "sj-stage"

#include "config.h"

#include "core/sj-stage.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * SjStage:
 *
 * A phase of the journey: a group of columns. Its steps name it, so it knows nothing of them.
 */
struct _SjStage
{
  SjElement parent_instance;
};

G_DEFINE_FINAL_TYPE (SjStage, sj_stage, SJ_TYPE_ELEMENT)

static GParamSpec *title_spec, *colour_spec, *optional_spec;

static void
sj_stage_class_init (SjStageClass *klass)
{
  SjElementClass *element_class = SJ_ELEMENT_CLASS (klass);

  element_class->name = "stage";
  element_class->collection = "stages";

  sj_element_class_begin_group (element_class, N_("Stage"));
  title_spec = sj_element_class_store_text (element_class, "title", N_("Title"),
    N_("What the stage is called."), 0);
  sj_element_class_store_list (element_class, "aliases", N_("Also called"),
    N_("Other names under which feedback speaks of it."));
  sj_element_class_store_text (element_class, "goal", N_("Goal"),
    N_("What the customer wants in this stage."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_text (element_class, "phase", N_("Phase"),
    N_("The larger phase it is part of, if stages are grouped."), 0);
  colour_spec = sj_element_class_store_text (element_class, "colour", N_("Colour"),
    N_("Colour of its arrow; empty for the palette's own."), SJ_PARAM_COLOUR);

  sj_element_class_begin_group (element_class, N_("Course"));
  sj_element_class_store_text (element_class, "entry-condition", N_("Entered when"),
    N_("What is true when customers enter."), 0);
  sj_element_class_store_text (element_class, "exit-condition", N_("Left when"),
    N_("What is true when customers leave."), 0);
  sj_element_class_store_text (element_class, "duration", N_("Duration"),
    N_("How long it takes, in words or as an ISO 8601 duration."), 0);
  optional_spec = sj_element_class_store_boolean (element_class, "optional", N_("Optional"),
    N_("Whether some customers skip it."), FALSE);
  sj_element_class_store_number (element_class, "skip-share", N_("Skipped by"),
    N_("Share of customers who skip it, 0 to 1."), 0.0, 1.0, NAN);
  sj_element_class_store_text (element_class, "notes", N_("Notes"),
    N_("Anything else."), SJ_PARAM_LONG_TEXT);
}

static void
sj_stage_init (SjStage *self)
{
}

SjStage *
sj_stage_new (const char *title)
{
  return g_object_new (SJ_TYPE_STAGE, "title", title, NULL);
}

const char *
sj_stage_get_title (SjStage *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), title_spec);
}

/**
 * sj_stage_get_colour:
 * @self: a stage
 *
 * Returns: (transfer none): `#rrggbb`, or "" for the palette's own choice
 */
const char *
sj_stage_get_colour (SjStage *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), colour_spec);
}

gboolean
sj_stage_is_optional (SjStage *self)
{
  return sj_element_get_boolean (SJ_ELEMENT (self), optional_spec);
}
