#define G_LOG_DOMAIN "sj-script-hint"

#include "config.h"

#include "ui/sj-script-hint.h"

#include <glib/gi18n-lib.h>

/*
 * What an answer to each question of a touchpoint's script may sound like. Shown where nothing has
 * been answered yet, and nowhere else.
 */

static const struct
{
  const char *property;
  const char *hint;
} hints[] = {
  { "where", N_("On the phone, on the train; at the counter of the branch") },
  { "led-here", N_("A letter, a friend's advice, the step before") },
  { "next", N_("The one thing that moves the journey on") },
  { "speaker", N_("A bot, brief and friendly; somebody with a name") },
  { "initiator", N_("The person, or the organisation") },
  { "expectation", N_("An answer before the lunch break is over") },
  { "exceed", N_("Something small that nobody would have asked for") },
  { "emotion", N_("Relieved; in control; looked after") },
  { "principles", N_("Say what happens next; ask only once") },
  { "physical", N_("A form, a card, a receipt; a screen and nothing else") },
  { "difficulties", N_("The connection drops: keep what was typed, and say so") },
  { "backstage", N_("A check of the address while the person types") },
  { "deliverable", N_("A text, a screen, a leaflet, a training") },
  { "measure", N_("A question, a count, a time") },
  { "owner", N_("A team, or somebody's name") },
};

/**
 * sj_script_hint_find:
 * @property: the name of a property
 *
 * Returns: (transfer none) (nullable): an example of an answer; %NULL if it is no question
 */
const char *
sj_script_hint_find (const char *property)
{
  g_return_val_if_fail (property != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (g_str_equal (hints[i].property, property))
      return _(hints[i].hint);

  return NULL;
}
