#define G_LOG_DOMAIN "sj-link"

#include "config.h"

#include "core/sj-link.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-card.h"

/**
 * SjLink:
 *
 * A directed tie between two cards, which it names.
 */
struct _SjLink
{
  SjElement parent_instance;
};

G_DEFINE_FINAL_TYPE (SjLink, sj_link, SJ_TYPE_ELEMENT)

static GParamSpec *from_spec, *to_spec, *kind_spec, *label_spec;

static void
sj_link_class_init (SjLinkClass *klass)
{
  SjElementClass *element_class = SJ_ELEMENT_CLASS (klass);

  element_class->name = "link";
  element_class->collection = "links";

  sj_element_class_begin_group (element_class, N_("Link"));
  from_spec = sj_element_class_store_owner (element_class, "from", N_("From"),
    N_("The card it leaves."), SJ_TYPE_CARD);
  to_spec = sj_element_class_store_owner (element_class, "to", N_("To"),
    N_("The card it leads to."), SJ_TYPE_CARD);
  kind_spec = sj_element_class_store_enum (element_class, "kind", N_("Kind"),
    N_("Whether it goes on, branches off, loops back or skips."), SJ_TYPE_LINK_KIND, SJ_LINK_NEXT);
  label_spec = sj_element_class_store_text (element_class, "label", N_("Label"),
    N_("The condition, or who goes this way."), 0);
  sj_element_class_store_number (element_class, "share", N_("Share"),
    N_("Share of customers who go this way, 0 to 1."), 0.0, 1.0, NAN);
  sj_element_class_store_text (element_class, "notes", N_("Notes"),
    N_("Anything else."), SJ_PARAM_LONG_TEXT);
}

static void
sj_link_init (SjLink *self)
{
}

/**
 * sj_link_new:
 * @from: the id of the card it leaves
 * @to: the id of the card it leads to
 * @kind: its kind
 *
 * Returns: (transfer full): a link that is in no map yet
 */
SjLink *
sj_link_new (const char *from,
             const char *to,
             SjLinkKind  kind)
{
  return g_object_new (SJ_TYPE_LINK, "from", from, "to", to, "kind", kind, NULL);
}

const char *
sj_link_get_from (SjLink *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), from_spec);
}

const char *
sj_link_get_to (SjLink *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), to_spec);
}

SjLinkKind
sj_link_get_kind (SjLink *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), kind_spec);
}

const char *
sj_link_get_label (SjLink *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), label_spec);
}
