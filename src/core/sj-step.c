#define G_LOG_DOMAIN "sj-step"

#include "config.h"

#include "core/sj-step.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-stage.h"
#include "core/sj-time-offset.h"

/**
 * SjStep:
 *
 * One column: one moment in time inside a stage, which it names. Steps of one stage stand together
 * whatever their places in the map's list, and among themselves in its order.
 */
struct _SjStep
{
  SjElement parent_instance;
};

G_DEFINE_FINAL_TYPE (SjStep, sj_step, SJ_TYPE_ELEMENT)

static GParamSpec *title_spec, *stage_spec, *width_spec, *time_offset_spec;

static void
sj_step_class_init (SjStepClass *klass)
{
  SjElementClass *element_class = SJ_ELEMENT_CLASS (klass);

  element_class->name = "step";
  element_class->collection = "steps";

  sj_element_class_begin_group (element_class, N_("Step"));
  stage_spec = sj_element_class_store_owner (element_class, "stage", N_("Stage"),
    N_("The stage it belongs to."), SJ_TYPE_STAGE);
  title_spec = sj_element_class_store_text (element_class, "title", N_("Title"),
    N_("What happens at this moment."), 0);
  sj_element_class_store_list (element_class, "aliases", N_("Also called"),
    N_("Other names under which feedback speaks of it."));
  width_spec = sj_element_class_store_number (element_class, "width", N_("Width"),
    N_("Width of the column in points; 0 for as wide as it needs."), 0.0, 2000.0, 0.0);

  sj_element_class_begin_group (element_class, N_("Course"));
  time_offset_spec = sj_element_class_store_text (element_class, "time-offset", N_("When"),
    N_("Time since the journey began, in words or as an ISO 8601 duration."), 0);
  sj_element_class_store_text (element_class, "duration", N_("Duration"),
    N_("How long it takes, in words or as an ISO 8601 duration."), 0);
  sj_element_class_store_text (element_class, "notes", N_("Notes"),
    N_("Anything else."), SJ_PARAM_LONG_TEXT);
}

static void
sj_step_init (SjStep *self)
{
}

/**
 * sj_step_new:
 * @title: (nullable): its title
 * @stage: (nullable): the id of its stage
 *
 * Returns: (transfer full): a step that is in no map yet
 */
SjStep *
sj_step_new (const char *title,
             const char *stage)
{
  return g_object_new (SJ_TYPE_STEP, "title", title, "stage", stage, NULL);
}

const char *
sj_step_get_title (SjStep *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), title_spec);
}

const char *
sj_step_get_stage (SjStep *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), stage_spec);
}

/**
 * sj_step_get_width:
 * @self: a step
 *
 * Returns: the width somebody gave the column, in points; 0 for as wide as it needs
 */
double
sj_step_get_width (SjStep *self)
{
  return sj_element_get_number (SJ_ELEMENT (self), width_spec);
}

/**
 * sj_step_create_time:
 * @self: a step
 *
 * Returns: (transfer full) (nullable): when it happens, in few words; %NULL if nobody said so
 */
char *
sj_step_create_time (SjStep *self)
{
  const char *text;

  g_return_val_if_fail (SJ_IS_STEP (self), NULL);

  text = sj_element_get_text (SJ_ELEMENT (self), time_offset_spec);
  return *text != '\0' ? sj_time_offset_format (text) : NULL;
}
