#define G_LOG_DOMAIN "sj-element"

#include "core/sj-element.h"

/* The declaring half of SjElement: what subclasses call in class_init, and what readers ask. */

/**
 * sj_element_class_begin_group:
 * @klass: the class being initialised
 * @heading: the inspector's heading for the properties that follow; static, marked with N_()
 */
void
sj_element_class_begin_group (SjElementClass *klass,
                              const char     *heading)
{
  klass->group = heading;
}

/**
 * sj_element_class_store:
 * @klass: the class being initialised
 * @pspec: (transfer floating): a declaration with %SJ_PARAM_STORED
 *
 * Declares one stored property. The order of the calls is the order in files.
 *
 * Returns: (transfer none): @pspec
 */
GParamSpec *
sj_element_class_store (SjElementClass *klass,
                        GParamSpec     *pspec)
{
  SjElementClass *parent = g_type_class_peek_parent (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_return_val_if_fail ((pspec->flags & (GParamFlags) SJ_PARAM_STORED) != 0, NULL);

  /* GObject does not inherit these two, and a declaration without them is refused. */
  object_class->get_property = G_OBJECT_CLASS (parent)->get_property;
  object_class->set_property = G_OBJECT_CLASS (parent)->set_property;

  if (klass->stored == parent->stored)
    klass->stored = g_ptr_array_new ();

  g_ptr_array_add (klass->stored, pspec);
  sj_param_spec_set_group (pspec, klass->group);
  g_object_class_install_property (object_class, klass->stored->len, pspec);

  return pspec;
}

GParamSpec *
sj_element_class_store_text (SjElementClass *klass,
                             const char     *name,
                             const char     *label,
                             const char     *description,
                             SjParamFlags    flags)
{
  return sj_element_class_store (klass, g_param_spec_string (name, label, description, "",
                                                             SJ_PARAM_FLAGS | (GParamFlags) flags));
}

GParamSpec *
sj_element_class_store_list (SjElementClass *klass,
                             const char     *name,
                             const char     *label,
                             const char     *description)
{
  return sj_element_class_store (klass, g_param_spec_boxed (name, label, description, G_TYPE_STRV,
                                                            SJ_PARAM_FLAGS));
}

GParamSpec *
sj_element_class_store_number (SjElementClass *klass,
                               const char     *name,
                               const char     *label,
                               const char     *description,
                               double          minimum,
                               double          maximum,
                               double          default_value)
{
  return sj_element_class_store (klass, sj_param_spec_number (name, label, description, minimum,
                                                              maximum, default_value));
}

GParamSpec *
sj_element_class_store_integer (SjElementClass *klass,
                                const char     *name,
                                const char     *label,
                                const char     *description,
                                int             minimum,
                                int             maximum,
                                int             default_value)
{
  return sj_element_class_store (klass, g_param_spec_int (name, label, description, minimum,
                                                          maximum, default_value, SJ_PARAM_FLAGS));
}

GParamSpec *
sj_element_class_store_boolean (SjElementClass *klass,
                                const char     *name,
                                const char     *label,
                                const char     *description,
                                gboolean        default_value)
{
  return sj_element_class_store (klass, g_param_spec_boolean (name, label, description,
                                                              default_value, SJ_PARAM_FLAGS));
}

GParamSpec *
sj_element_class_store_enum (SjElementClass *klass,
                             const char     *name,
                             const char     *label,
                             const char     *description,
                             GType           type,
                             int             default_value)
{
  return sj_element_class_store (klass, g_param_spec_enum (name, label, description, type,
                                                           default_value, SJ_PARAM_FLAGS));
}

GParamSpec *
sj_element_class_store_reference (SjElementClass *klass,
                                  const char     *name,
                                  const char     *label,
                                  const char     *description,
                                  GType           target)
{
  return sj_element_class_store (klass, sj_param_spec_reference (name, label, description, target,
                                                                 FALSE));
}

/**
 * sj_element_class_store_owner:
 *
 * Declares a reference to what the element belongs to: it is deleted with it.
 *
 * Returns: (transfer none): the declaration
 */
GParamSpec *
sj_element_class_store_owner (SjElementClass *klass,
                              const char     *name,
                              const char     *label,
                              const char     *description,
                              GType           target)
{
  GParamSpec *pspec = sj_param_spec_reference (name, label, description, target, FALSE);

  pspec->flags |= (GParamFlags) SJ_PARAM_OWNER;
  return sj_element_class_store (klass, pspec);
}

GParamSpec *
sj_element_class_store_references (SjElementClass *klass,
                                   const char     *name,
                                   const char     *label,
                                   const char     *description,
                                   GType           target)
{
  return sj_element_class_store (klass, sj_param_spec_reference (name, label, description, target,
                                                                 TRUE));
}

GParamSpec *
sj_element_class_store_records (SjElementClass     *klass,
                                const char         *name,
                                const char         *label,
                                const char         *description,
                                const SjRecordType *type)
{
  return sj_element_class_store (klass, sj_param_spec_records (name, label, description, type));
}

/**
 * sj_element_class_get_stored:
 * @klass: a class
 * @n_stored: (out): how many
 *
 * Returns: (transfer none) (array length=n_stored): the stored properties in declared order; the id
 *   is not among them
 */
GParamSpec *const *
sj_element_class_get_stored (SjElementClass *klass,
                             guint          *n_stored)
{
  *n_stored = klass->stored != NULL ? klass->stored->len : 0;

  return klass->stored != NULL ? (GParamSpec *const *) klass->stored->pdata : NULL;
}

/**
 * sj_element_class_find_stored:
 * @klass: a class
 * @name: a property's name
 *
 * Returns: (transfer none) (nullable): the declaration, %NULL if the class stores no such thing
 */
GParamSpec *
sj_element_class_find_stored (SjElementClass *klass,
                              const char     *name)
{
  GParamSpec *pspec;

  g_return_val_if_fail (name != NULL, NULL);

  pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), name);
  if (pspec == NULL || (pspec->flags & (GParamFlags) SJ_PARAM_STORED) == 0)
    return NULL;

  return pspec;
}
