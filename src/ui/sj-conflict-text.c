#define G_LOG_DOMAIN "sj-conflict-text"

#include "config.h"

#include "ui/sj-conflict-text.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-element-title.h"
#include "ui/sj-property-text.h"

/* Says in words what two people have made of one thing. */

/**
 * sj_conflict_title:
 * @conflict: a conflict
 *
 * Returns: (transfer full): the element, and its property if it is about one
 */
char *
sj_conflict_title (const SjConflict *conflict)
{
  g_autofree char *title = NULL;
  const char *kind;

  g_return_val_if_fail (conflict != NULL, NULL);

  title = sj_element_title (conflict->element);
  kind = sj_element_kind_title (conflict->element);
  if (conflict->pspec == NULL)
    /* Translators: a kind of element, such as Card, and its title. */
    return g_strdup_printf (_("%s “%s”"), kind, title);

  /* Translators: a kind of element, such as Card, its title, and one of its properties. */
  return g_strdup_printf (_("%s “%s”: %s"), kind, title, g_param_spec_get_nick (conflict->pspec));
}

static char *
reference_text (SjMap        *map,
                const GValue *value)
{
  const char *id = g_value_get_string (value);
  SjElement *target = id != NULL ? sj_map_lookup (map, id) : NULL;

  return target != NULL ? sj_element_title (target) : NULL;
}

/* An element of its own, so that the value is said as it is everywhere else. */
static char *
value_text (const SjConflict *conflict,
            SjMap            *map,
            const GValue     *value)
{
  g_autoptr(SjElement) element = NULL;
  char *text;

  if ((conflict->pspec->flags & (GParamFlags) SJ_PARAM_REFERENCE) != 0 &&
      G_VALUE_HOLDS_STRING (value))
    {
      text = reference_text (map, value);
    }
  else
    {
      element = g_object_new (G_OBJECT_TYPE (conflict->element), NULL);
      sj_element_set_value (element, conflict->pspec, value);
      text = sj_property_text (element, conflict->pspec);
    }

  return text != NULL && *text != '\0' ? text : (g_free (text), g_strdup (_("nothing")));
}

/**
 * sj_conflict_base:
 * @conflict: a conflict
 * @map: the merged map
 *
 * Returns: (transfer full) (nullable): what it was before; %NULL if that is not about a value
 */
char *
sj_conflict_base (const SjConflict *conflict,
                  SjMap            *map)
{
  g_return_val_if_fail (conflict != NULL, NULL);

  return conflict->pspec != NULL ? value_text (conflict, map, &conflict->base) : NULL;
}

/**
 * sj_conflict_side:
 * @conflict: a conflict
 * @map: the merged map
 * @side: whose
 *
 * Returns: (transfer full): what that side made of it
 */
char *
sj_conflict_side (const SjConflict *conflict,
                  SjMap            *map,
                  SjMergeSide       side)
{
  gboolean deleted;

  g_return_val_if_fail (conflict != NULL, NULL);

  if (conflict->kind == SJ_CONFLICT_VALUE)
    return value_text (conflict, map, side == SJ_MERGE_OURS ? &conflict->ours : &conflict->theirs);

  deleted = (conflict->kind == SJ_CONFLICT_DELETED_BY_US) == (side == SJ_MERGE_OURS);
  return g_strdup (deleted ? _("deleted") : _("kept, with changes"));
}
