#define G_LOG_DOMAIN "sj-search-hit"

#include "config.h"

#include "ui/sj-search-hit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "ui/sj-element-path.h"
#include "ui/sj-element-title.h"

/**
 * SjSearchHit:
 *
 * One place where words were found, as a list shows it: the words among their neighbours, and what
 * they stand in.
 */
struct _SjSearchHit
{
  GObject parent_instance;

  SjElement   *element;
  SjTextPlace  place;
  gsize        start;
  gsize        end;
};

/* How many letters before the match are shown; a line has no room for more. */
#define LETTERS_BEFORE 24

/* And after it: the rest is cut off anyway. */
#define LETTERS_AFTER 160

G_DEFINE_FINAL_TYPE (SjSearchHit, sj_search_hit, G_TYPE_OBJECT)

static void
sj_search_hit_finalize (GObject *object)
{
  g_clear_object (&SJ_SEARCH_HIT (object)->element);

  G_OBJECT_CLASS (sj_search_hit_parent_class)->finalize (object);
}

static void
sj_search_hit_class_init (SjSearchHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_search_hit_finalize;
}

static void
sj_search_hit_init (SjSearchHit *self)
{
}

/**
 * sj_search_hit_new:
 * @match: a match
 *
 * Returns: (transfer full): the hit
 */
SjSearchHit *
sj_search_hit_new (const SjSearchMatch *match)
{
  SjSearchHit *self;

  g_return_val_if_fail (match != NULL, NULL);

  self = g_object_new (SJ_TYPE_SEARCH_HIT, NULL);
  self->element = g_object_ref (match->element);
  self->place = match->place;
  self->start = match->start;
  self->end = match->end;

  return self;
}

SjElement *
sj_search_hit_get_element (SjSearchHit *self)
{
  g_return_val_if_fail (SJ_IS_SEARCH_HIT (self), NULL);

  return self->element;
}

/* On one line, with three dots where something is left out. */
static char *
create_line (const char *text,
             gssize      length)
{
  char *line = g_strndup (text, length >= 0 ? (gsize) length : strlen (text));

  return g_strdelimit (line, "\n\t\r", ' ');
}

/* Half a word says nothing; a script without spaces is cut where it is. */
static const char *
skip_part_of_word (const char *from,
                   const char *end)
{
  const char *space = memchr (from, ' ', (gsize) (end - from));

  return space != NULL ? space : from;
}

static char *
create_before (const char *text,
               gsize       start)
{
  const char *from = text + start;
  g_autofree char *line = NULL;

  for (guint i = 0; i < LETTERS_BEFORE && from > text; i++)
    from = g_utf8_prev_char (from);
  if (from > text)
    from = skip_part_of_word (from, text + start);
  line = create_line (from, text + start - from);

  return from > text ? g_strconcat ("…", line, NULL) : g_steal_pointer (&line);
}

static char *
create_after (const char *text,
              gsize       end)
{
  const char *to = text + end;

  for (guint i = 0; i < LETTERS_AFTER && *to != '\0'; i++)
    to = g_utf8_next_char (to);

  return create_line (text + end, to - (text + end));
}

/* The map may have changed a moment ago, before it is searched again. */
static gboolean
is_still_there (SjSearchHit *self,
                const char  *text)
{
  return self->end <= strlen (text) && g_utf8_validate (text + self->start, -1, NULL) &&
         g_utf8_validate (text + self->end, -1, NULL);
}

/**
 * sj_search_hit_create_markup:
 * @self: a hit
 *
 * Returns: (transfer full): the match in bold and underlined among its neighbours, on one line
 */
char *
sj_search_hit_create_markup (SjSearchHit *self)
{
  const char *text;
  g_autofree char *before = NULL;
  g_autofree char *match = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (SJ_IS_SEARCH_HIT (self), NULL);

  text = sj_stored_text_get (self->element, &self->place);
  if (!is_still_there (self, text))
    return g_strdup ("");

  before = create_before (text, self->start);
  match = create_line (text + self->start, (gssize) (self->end - self->start));
  after = create_after (text, self->end);

  return g_markup_printf_escaped ("%s<b><u>%s</u></b>%s", before, match, after);
}

/**
 * sj_search_hit_create_text:
 * @self: a hit
 *
 * Returns: (transfer full): the line without marks, to be read aloud
 */
char *
sj_search_hit_create_text (SjSearchHit *self)
{
  const char *text;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (SJ_IS_SEARCH_HIT (self), NULL);

  text = sj_stored_text_get (self->element, &self->place);
  if (!is_still_there (self, text))
    return g_strdup ("");

  before = create_before (text, self->start);
  after = create_after (text, self->start);

  return g_strconcat (before, after, NULL);
}

static gboolean
is_title (SjSearchHit *self)
{
  return g_strcmp0 (self->place.pspec->name,
                    sj_element_title_prop (G_OBJECT_TYPE (self->element))) == 0;
}

/**
 * sj_search_hit_create_place:
 * @self: a hit
 *
 * Returns: (transfer full): what it stands in: kind, title and where that stands, and which of its
 *   texts it is
 */
char *
sj_search_hit_create_place (SjSearchHit *self)
{
  g_autofree char *path = NULL;
  const char *kind, *text;

  g_return_val_if_fail (SJ_IS_SEARCH_HIT (self), NULL);

  path = sj_element_path (self->element);
  kind = sj_element_kind_title (self->element);
  if (is_title (self))
    /* Translators: a kind of thing, its title and where it stands: "Card: Waits — Application". */
    return g_strdup_printf (_("%s: %s"), kind, path);

  text = _(g_param_spec_get_nick (self->place.pspec));
  /* Translators: a kind of thing, its title and where it stands, then the name of one of its
   * texts: "Card: Waits — Application · Thought". */
  return g_strdup_printf (_("%s: %s · %s"), kind, path, text);
}

/**
 * sj_search_hit_get_icon_name:
 * @self: a hit
 *
 * Returns: (transfer none): the icon of the kind of thing it stands in
 */
const char *
sj_search_hit_get_icon_name (SjSearchHit *self)
{
  GType type;

  g_return_val_if_fail (SJ_IS_SEARCH_HIT (self), NULL);

  type = G_OBJECT_TYPE (self->element);
  if (type == SJ_TYPE_CARD)
    return "sj-card-symbolic";
  if (type == SJ_TYPE_STAGE)
    return "sj-stage-symbolic";
  if (type == SJ_TYPE_STEP)
    return "sj-step-symbolic";
  if (type == SJ_TYPE_LANE)
    return "sj-lane-symbolic";
  if (type == SJ_TYPE_LINK)
    return "sj-link-symbolic";
  if (type == SJ_TYPE_SERIES)
    return "sj-curve-symbolic";

  return type == SJ_TYPE_PERSONA ? "avatar-default-symbolic" : "sj-map-symbolic";
}
