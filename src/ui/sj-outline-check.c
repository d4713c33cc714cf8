#define G_LOG_DOMAIN "sj-outline-check"

#include "config.h"

#include "ui/sj-outline-check.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-element-title.h"

/**
 * SjOutlineCheck:
 *
 * Something about the map that its author will want to look at, as a row of the outline.
 */
struct _SjOutlineCheck
{
  GObject parent_instance;

  SjElement         *element;
  const char        *code;
  char              *message;
  SjFindingSeverity  severity;
};

G_DEFINE_FINAL_TYPE (SjOutlineCheck, sj_outline_check, G_TYPE_OBJECT)

static void
sj_outline_check_finalize (GObject *object)
{
  SjOutlineCheck *self = SJ_OUTLINE_CHECK (object);

  g_clear_object (&self->element);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (sj_outline_check_parent_class)->finalize (object);
}

static void
sj_outline_check_class_init (SjOutlineCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_outline_check_finalize;
}

static void
sj_outline_check_init (SjOutlineCheck *self)
{
}

SjOutlineCheck *
sj_outline_check_new (const SjMapFinding *finding)
{
  SjOutlineCheck *self;

  g_return_val_if_fail (finding != NULL, NULL);

  self = g_object_new (SJ_TYPE_OUTLINE_CHECK, NULL);
  self->element = g_object_ref (finding->element);
  self->code = finding->code;
  self->message = g_strdup (finding->message);
  self->severity = sj_map_finding_get_severity (finding);

  return self;
}

/**
 * sj_outline_check_get_element:
 * @self: a check
 *
 * Returns: (transfer none): what it is about, which may be the map
 */
SjElement *
sj_outline_check_get_element (SjOutlineCheck *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_CHECK (self), NULL);

  return self->element;
}

/**
 * sj_outline_check_get_text:
 * @self: a check
 *
 * Returns: (transfer full): what it is about and what was found
 */
char *
sj_outline_check_get_text (SjOutlineCheck *self)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (SJ_IS_OUTLINE_CHECK (self), NULL);

  title = sj_element_title (self->element);
  /* Translators: kind and title of a thing on the map, and what is to be said about it:
   * “Step Waits: it has no touchpoint”. */
  return g_strdup_printf (_("%s %s: %s"), sj_element_kind_title (self->element), title,
                          self->message);
}

SjFindingSeverity
sj_outline_check_get_severity (SjOutlineCheck *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_CHECK (self), SJ_FINDING_NOTE);

  return self->severity;
}

/**
 * sj_outline_check_is:
 * @self: a check
 * @finding: a finding
 *
 * Returns: whether both say the same about the same
 */
gboolean
sj_outline_check_is (SjOutlineCheck     *self,
                     const SjMapFinding *finding)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_CHECK (self) && finding != NULL, FALSE);

  return self->element == finding->element && g_str_equal (self->code, finding->code) &&
         g_str_equal (self->message, finding->message);
}
