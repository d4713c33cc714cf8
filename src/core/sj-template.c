#define G_LOG_DOMAIN "sj-template"

#include "config.h"

#include "core/sj-template-private.h"

#include <glib/gi18n-lib.h>

#include "core/sj-lane.h"
#include "core/sj-language-tag.h"
#include "core/sj-persona.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/* In a translation the empty text stands for its header. */
static const char *
translated (const char *text)
{
  return text != NULL ? _(text) : NULL;
}

guint
sj_template_get_n (void)
{
  return sj_n_templates;
}

const SjTemplate *
sj_template_get (guint position)
{
  g_return_val_if_fail (position < sj_n_templates, NULL);

  return &sj_templates[position];
}

/**
 * sj_template_find:
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the template of that name
 */
const SjTemplate *
sj_template_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < sj_n_templates; i++)
    if (g_str_equal (sj_templates[i].name, name))
      return &sj_templates[i];

  return NULL;
}

/**
 * sj_template_get_name:
 * @self: a template
 *
 * Returns: (transfer none): the word for it on the command line, the same in every language
 */
const char *
sj_template_get_name (const SjTemplate *self)
{
  return self->name;
}

const char *
sj_template_get_title (const SjTemplate *self)
{
  return _(self->title);
}

const char *
sj_template_get_description (const SjTemplate *self)
{
  return _(self->description);
}

static void
add_stage (SjMap                 *map,
           const SjTemplateStage *template)
{
  g_autoptr(SjStage) stage = g_object_new (SJ_TYPE_STAGE, "title", translated (template->title),
                                           "goal", translated (template->goal), NULL);

  sj_map_append (map, SJ_ELEMENT (stage));
  for (guint i = 0; i < SJ_TEMPLATE_MAX_STEPS && template->steps[i] != NULL; i++)
    {
      g_autoptr(SjStep) step = sj_step_new (translated (template->steps[i]),
                                            sj_element_get_id (SJ_ELEMENT (stage)));

      sj_map_append (map, SJ_ELEMENT (step));
    }
}

static void
add_lane (SjMap                *map,
          const SjTemplateLane *template)
{
  g_autoptr(SjLane) lane = g_object_new (SJ_TYPE_LANE, "kind", template->kind,
                                         "channel", template->channel,
                                         "title", translated (template->title),
                                         "prompt", translated (template->prompt), NULL);

  sj_map_append (map, SJ_ELEMENT (lane));
}

static void
set_sentences (SjPersona         *persona,
               const char        *property,
               const char *const *sentences)
{
  const char *list[SJ_TEMPLATE_MAX_SENTENCES + 1] = { NULL };

  for (guint i = 0; i < SJ_TEMPLATE_MAX_SENTENCES && sentences[i] != NULL; i++)
    list[i] = _(sentences[i]);
  g_object_set (persona, property, list, NULL);
}

/* Whose journey the map shows, until the team writes its own. */
static void
add_persona (SjMap                   *map,
             const SjTemplatePersona *template)
{
  g_autoptr(SjPersona) persona = sj_persona_new (translated (template->name));
  const char *viewpoint[] = { sj_element_get_id (SJ_ELEMENT (persona)), NULL };

  g_object_set (persona, "role", translated (template->role), "quote", translated (template->quote),
                "buying-role", template->buying_role,
                "notes", _("An example from the template. Put in its place what you know about "
                           "your own customers."), NULL);
  set_sentences (persona, "goals", template->goals);
  set_sentences (persona, "needs", template->needs);
  set_sentences (persona, "frustrations", template->frustrations);
  sj_map_append (map, SJ_ELEMENT (persona));
  g_object_set (map, "viewpoint", viewpoint, NULL);
}

static gboolean
is_last_lane (const SjTemplateLane *lane)
{
  return lane->title == NULL && lane->kind == SJ_LANE_TEXT;
}

/**
 * sj_template_make_map:
 * @self: a template
 *
 * Returns: (transfer full): a new map made from it, in the language of the locale
 */
SjMap *
sj_template_make_map (const SjTemplate *self)
{
  g_autofree char *language = NULL;
  SjMap *map;

  g_return_val_if_fail (self != NULL, NULL);

  language = sj_language_tag_of_person ();
  map = g_object_new (SJ_TYPE_MAP, "title", _("New map"), "kind", self->kind,
                      "language", language, NULL);
  for (guint i = 0; i < SJ_TEMPLATE_MAX_STAGES && self->stages[i].title != NULL; i++)
    add_stage (map, &self->stages[i]);
  for (const SjTemplateLane *lane = self->lanes; !is_last_lane (lane); lane++)
    add_lane (map, lane);
  if (self->persona != NULL)
    add_persona (map, self->persona);

  return map;
}

static const char *
find_prompt_in (const SjTemplate *self,
                SjLaneKind        kind,
                SjChannel         channel)
{
  for (const SjTemplateLane *lane = self->lanes; !is_last_lane (lane); lane++)
    if (lane->kind == kind && lane->channel == channel && lane->prompt != NULL)
      return lane->prompt;

  return NULL;
}

/**
 * sj_template_find_prompt:
 * @kind: of a lane
 * @channel: of a channel lane; else %SJ_CHANNEL_NONE
 *
 * Returns: (transfer none): what templates let such a lane ask, in the language of the locale;
 *   empty if none has such a lane
 */
const char *
sj_template_find_prompt (SjLaneKind kind,
                         SjChannel  channel)
{
  const char *prompt = NULL;

  for (guint i = 0; prompt == NULL && i < sj_n_templates; i++)
    prompt = find_prompt_in (&sj_templates[i], kind, channel);

  return prompt != NULL ? _(prompt) : "";
}
