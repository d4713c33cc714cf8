#define G_LOG_DOMAIN "sj-command"

#include "config.h"

#include "ui/sj-command.h"

#include <string.h>

#include "core/sj-text-fold.h"

/**
 * SjCommand:
 *
 * An action of the program under the name people know it by.
 */
struct _SjCommand
{
  GObject parent_instance;

  char      *action;
  GVariant  *target;
  char      *id;
  char      *name;
  char     **name_words;  /* folded, as those below */
  char     **keywords;
  char      *initials;
};

/* How well a typed word fits; what is found in the name comes before what is found beside it. */
enum {
  SCORE_EVERYTHING = 1,
  SCORE_INSIDE = 5,
  SCORE_KEYWORD = 10,
  SCORE_NAME = 20,
  SCORE_FIRST_WORD = 24,
  SCORE_INITIALS = 40,
  SCORE_WHOLE_NAME = 60,
};

G_DEFINE_FINAL_TYPE (SjCommand, sj_command, G_TYPE_OBJECT)

static void
sj_command_finalize (GObject *object)
{
  SjCommand *self = SJ_COMMAND (object);

  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self->id);
  g_free (self->name);
  g_strfreev (self->name_words);
  g_strfreev (self->keywords);
  g_free (self->initials);

  G_OBJECT_CLASS (sj_command_parent_class)->finalize (object);
}

static void
sj_command_class_init (SjCommandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_command_finalize;
}

static void
sj_command_init (SjCommand *self)
{
}

static char **
split (const char *text)
{
  g_autofree char *folded = sj_text_fold_words (text);

  return g_strsplit (folded, " ", -1);
}

static char *
take_initials (char **words)
{
  GString *initials = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_unichar (initials, g_utf8_get_char (words[i]));

  return g_string_free (initials, FALSE);
}

/**
 * sj_command_new:
 * @action: an action, such as “win.save”
 * @target: (nullable) (transfer floating): what it is told
 * @name: what people call it
 * @keywords: (nullable): other words it may be looked for by
 *
 * Returns: (transfer full): the command
 */
SjCommand *
sj_command_new (const char *action,
                GVariant   *target,
                const char *name,
                const char *keywords)
{
  SjCommand *self;

  g_return_val_if_fail (action != NULL && name != NULL, NULL);

  self = g_object_new (SJ_TYPE_COMMAND, NULL);
  self->action = g_strdup (action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  self->id = g_action_print_detailed_name (action, self->target);
  self->name = g_strdup (name);
  self->name_words = split (name);
  self->keywords = split (keywords != NULL ? keywords : "");
  self->initials = take_initials (self->name_words);

  return self;
}

const char *
sj_command_get_action (SjCommand *self)
{
  g_return_val_if_fail (SJ_IS_COMMAND (self), NULL);

  return self->action;
}

/**
 * sj_command_get_target:
 * @self: a command
 *
 * Returns: (transfer none) (nullable): what the action is told
 */
GVariant *
sj_command_get_target (SjCommand *self)
{
  g_return_val_if_fail (SJ_IS_COMMAND (self), NULL);

  return self->target;
}

const char *
sj_command_get_name (SjCommand *self)
{
  g_return_val_if_fail (SJ_IS_COMMAND (self), NULL);

  return self->name;
}

/**
 * sj_command_get_id:
 * @self: a command
 *
 * Returns: (transfer none): the detailed name of its action, which stays the same in any language
 */
const char *
sj_command_get_id (SjCommand *self)
{
  g_return_val_if_fail (SJ_IS_COMMAND (self), NULL);

  return self->id;
}

/* Finding */

static int
match_word (SjCommand  *self,
            const char *word)
{
  int best = 0;

  for (guint i = 0; self->name_words[i] != NULL; i++)
    {
      if (g_str_has_prefix (self->name_words[i], word))
        best = MAX (best, i == 0 ? SCORE_FIRST_WORD : SCORE_NAME);
      else if (strlen (word) > 2 && strstr (self->name_words[i], word) != NULL)
        best = MAX (best, SCORE_INSIDE);
    }
  for (guint i = 0; self->keywords[i] != NULL; i++)
    if (g_str_has_prefix (self->keywords[i], word))
      best = MAX (best, SCORE_KEYWORD);

  return best;
}

/* Each word counts, in any order; the more words there are, the less each. */
static int
match_words (SjCommand *self,
             char     **words)
{
  guint n_words = g_strv_length (words);
  int sum = 0;

  for (guint i = 0; i < n_words; i++)
    {
      int score = match_word (self, words[i]);

      if (score == 0)
        return 0;
      sum += score;
    }

  return sum / (int) n_words;
}

/**
 * sj_command_match:
 * @self: a command
 * @words: what was typed
 *
 * A command is found by the beginnings of its words in any order, and by its initials.
 *
 * Returns: how well it fits; 0 if it does not
 */
int
sj_command_match (SjCommand  *self,
                  const char *words)
{
  g_autofree char *folded = NULL;
  g_autofree char *own = NULL;
  g_auto(GStrv) list = NULL;
  int score;

  g_return_val_if_fail (SJ_IS_COMMAND (self), 0);
  g_return_val_if_fail (words != NULL, 0);

  folded = sj_text_fold_words (words);
  if (*folded == '\0')
    return SCORE_EVERYTHING;

  own = g_strjoinv (" ", self->name_words);
  if (g_str_equal (own, folded))
    return SCORE_WHOLE_NAME;

  list = g_strsplit (folded, " ", -1);
  score = match_words (self, list);
  if (list[1] == NULL && strlen (folded) > 1 && g_str_has_prefix (self->initials, folded))
    score = MAX (score, SCORE_INITIALS);

  return score;
}
