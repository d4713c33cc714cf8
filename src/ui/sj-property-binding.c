#define G_LOG_DOMAIN "sj-property-binding"

#include "config.h"

#include "ui/sj-property-binding.h"

#include <glib/gi18n-lib.h>

/**
 * SjPropertyBinding:
 *
 * One stored property of one or several elements, as an editor sees it: what they agree on, and how
 * to change it for all of them in one transaction.
 */
struct _SjPropertyBinding
{
  GObject parent_instance;

  SjEditLog  *log;  /* NULL: read only */
  GPtrArray  *elements;
  GParamSpec *pspec;
};

G_DEFINE_FINAL_TYPE (SjPropertyBinding, sj_property_binding, G_TYPE_OBJECT)

static void
sj_property_binding_finalize (GObject *object)
{
  SjPropertyBinding *self = SJ_PROPERTY_BINDING (object);

  g_clear_object (&self->log);
  g_clear_pointer (&self->elements, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_property_binding_parent_class)->finalize (object);
}

static void
sj_property_binding_class_init (SjPropertyBindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_property_binding_finalize;
}

static void
sj_property_binding_init (SjPropertyBinding *self)
{
}

/**
 * sj_property_binding_new:
 * @log: (nullable): where changes go; %NULL if nothing may be changed
 * @elements: (element-type SjElement): one or more elements of a map that store @pspec, each by its
 *   own declaration
 * @pspec: the declaration of the first of them
 *
 * Returns: (transfer full): the property
 */
SjPropertyBinding *
sj_property_binding_new (SjEditLog  *log,
                         GPtrArray  *elements,
                         GParamSpec *pspec)
{
  SjPropertyBinding *self;

  g_return_val_if_fail (log == NULL || SJ_IS_EDIT_LOG (log), NULL);
  g_return_val_if_fail (elements != NULL && elements->len > 0, NULL);
  g_return_val_if_fail (G_IS_PARAM_SPEC (pspec), NULL);

  self = g_object_new (SJ_TYPE_PROPERTY_BINDING, NULL);
  g_set_object (&self->log, log);
  self->elements = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < elements->len; i++)
    g_ptr_array_add (self->elements, g_object_ref (g_ptr_array_index (elements, i)));
  self->pspec = pspec;

  return self;
}

GParamSpec *
sj_property_binding_get_pspec (SjPropertyBinding *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (self), NULL);

  return self->pspec;
}

/**
 * sj_property_binding_get_label:
 * @self: a property
 *
 * Returns: (transfer none): what people call it, in their language
 */
const char *
sj_property_binding_get_label (SjPropertyBinding *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (self), NULL);

  return _(g_param_spec_get_nick (self->pspec));
}

/**
 * sj_property_binding_get_description:
 * @self: a property
 *
 * Returns: (transfer none): a sentence about it
 */
const char *
sj_property_binding_get_description (SjPropertyBinding *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (self), NULL);

  return _(g_param_spec_get_blurb (self->pspec));
}

gboolean
sj_property_binding_has_flag (SjPropertyBinding *self,
                              SjParamFlags       flag)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (self), FALSE);

  return (self->pspec->flags & (GParamFlags) flag) != 0;
}

guint
sj_property_binding_get_n_elements (SjPropertyBinding *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (self), 0);

  return self->elements->len;
}

SjElement *
sj_property_binding_get_element (SjPropertyBinding *self,
                                 guint              position)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (self), NULL);
  g_return_val_if_fail (position < self->elements->len, NULL);

  return g_ptr_array_index (self->elements, position);
}

/**
 * sj_property_binding_get_map:
 * @self: a property
 *
 * Returns: (transfer none) (nullable): the map of its elements
 */
SjMap *
sj_property_binding_get_map (SjPropertyBinding *self)
{
  SjElement *first;

  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (self), NULL);

  first = sj_property_binding_get_element (self, 0);
  return SJ_IS_MAP (first) ? SJ_MAP (first) : sj_element_get_map (first);
}

gboolean
sj_property_binding_is_editable (SjPropertyBinding *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (self), FALSE);

  return self->log != NULL;
}

static GParamSpec *
pspec_of (SjPropertyBinding *self,
          SjElement         *element)
{
  return sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), self->pspec->name);
}

/**
 * sj_property_binding_is_given:
 * @self: a property
 *
 * Returns: whether any of the elements says something of it
 */
gboolean
sj_property_binding_is_given (SjPropertyBinding *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (self), FALSE);

  for (guint i = 0; i < self->elements->len; i++)
    {
      SjElement *element = g_ptr_array_index (self->elements, i);

      if (!sj_element_is_default (element, pspec_of (self, element)))
        return TRUE;
    }

  return FALSE;
}

/**
 * sj_property_binding_get:
 * @self: a property
 * @value: (out caller-allocates): an empty value; what the first of the elements says
 *
 * Returns: whether all of them say the same
 */
gboolean
sj_property_binding_get (SjPropertyBinding *self,
                         GValue            *value)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (self), FALSE);

  g_value_init (value, self->pspec->value_type);
  sj_element_get_value (sj_property_binding_get_element (self, 0), self->pspec, value);
  for (guint i = 1; i < self->elements->len; i++)
    {
      SjElement *element = g_ptr_array_index (self->elements, i);
      g_auto(GValue) other = G_VALUE_INIT;

      g_value_init (&other, self->pspec->value_type);
      sj_element_get_value (element, pspec_of (self, element), &other);
      if (!sj_param_spec_values_equal (self->pspec, value, &other))
        return FALSE;
    }

  return TRUE;
}

/* Changing */

/* An editor may outlive its element for a moment, and then has nothing to change. */
static gboolean
can_change (SjPropertyBinding *self)
{
  return self->log != NULL && sj_property_binding_get_map (self) != NULL;
}

static char *
transaction_label (SjPropertyBinding *self)
{
  /* Translators: %s is what is changed, such as “Title”; it follows “Undo”. */
  return g_strdup_printf (_("Change %s"), sj_property_binding_get_label (self));
}

/* Typing in one field is one step of undo; in another, or in another element's, a new one. */
static char *
merge_key (SjPropertyBinding *self)
{
  GString *key = g_string_new (self->pspec->name);

  for (guint i = 0; i < self->elements->len; i++)
    g_string_append_printf (key, " %s", sj_element_get_id (g_ptr_array_index (self->elements, i)));

  return g_string_free (key, FALSE);
}

static void
set_all (SjPropertyBinding *self,
         const GValue      *value)
{
  for (guint i = 0; i < self->elements->len; i++)
    sj_edit_log_set_property (self->log, g_ptr_array_index (self->elements, i), self->pspec->name,
                              value);
  sj_edit_log_commit (self->log);
}

/**
 * sj_property_binding_set:
 * @self: a property
 * @value: what all its elements say from now on
 *
 * Changes them in one transaction; does nothing if they cannot be changed.
 */
void
sj_property_binding_set (SjPropertyBinding *self,
                         const GValue      *value)
{
  g_autofree char *label = NULL;

  g_return_if_fail (SJ_IS_PROPERTY_BINDING (self));

  if (!can_change (self))
    return;

  label = transaction_label (self);
  sj_edit_log_begin (self->log, label);
  set_all (self, value);
}

/**
 * sj_property_binding_type:
 * @self: a property
 * @value: what all its elements say from now on
 *
 * As sj_property_binding_set(), but one transaction with what was typed before into the same
 * property, until sj_property_binding_seal().
 */
void
sj_property_binding_type (SjPropertyBinding *self,
                          const GValue      *value)
{
  g_autofree char *label = NULL;
  g_autofree char *key = NULL;

  g_return_if_fail (SJ_IS_PROPERTY_BINDING (self));

  if (!can_change (self))
    return;

  label = transaction_label (self);
  key = merge_key (self);
  sj_edit_log_begin_merging (self->log, label, key);
  set_all (self, value);
}

/**
 * sj_property_binding_reset:
 * @self: a property
 *
 * Makes its elements say nothing of it.
 */
void
sj_property_binding_reset (SjPropertyBinding *self)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_return_if_fail (SJ_IS_PROPERTY_BINDING (self));

  g_value_init (&value, self->pspec->value_type);
  g_param_value_set_default (self->pspec, &value);
  sj_property_binding_set (self, &value);
}

void
sj_property_binding_set_text (SjPropertyBinding *self,
                              const char        *text)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  sj_property_binding_set (self, &value);
}

void
sj_property_binding_type_text (SjPropertyBinding *self,
                               const char        *text)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  sj_property_binding_type (self, &value);
}

/* Lists: each element keeps its own other items. */

static void
set_list (SjPropertyBinding *self,
          SjElement         *element,
          GStrvBuilder      *builder)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRV);
  g_value_take_boxed (&value, g_strv_builder_end (builder));
  sj_edit_log_set_property (self->log, element, self->pspec->name, &value);
}

static void
change_list (SjPropertyBinding *self,
             SjElement         *element,
             const char        *item,
             const char        *replacement)
{
  const char *const *list = sj_element_get_list (element, pspec_of (self, element));
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean found = FALSE;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      const char *kept = list[i];

      if (g_strcmp0 (kept, item) == 0)
        kept = found ? NULL : replacement;
      else if (g_strcmp0 (kept, replacement) == 0)
        kept = NULL;
      found = found || g_strcmp0 (list[i], item) == 0;
      if (kept != NULL)
        g_strv_builder_add (builder, kept);
    }
  if (found)
    set_list (self, element, builder);
}

static void
append_to_list (SjPropertyBinding *self,
                SjElement         *element,
                const char        *item)
{
  const char *const *list = sj_element_get_list (element, pspec_of (self, element));
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (list != NULL && g_strv_contains (list, item))
    return;

  if (list != NULL)
    g_strv_builder_addv (builder, (const char **) list);
  g_strv_builder_add (builder, item);
  set_list (self, element, builder);
}

/**
 * sj_property_binding_add_item:
 * @self: a property that is a list
 * @item: what is put at the end of each element's list that does not have it yet
 */
void
sj_property_binding_add_item (SjPropertyBinding *self,
                              const char        *item)
{
  g_autofree char *label = NULL;

  g_return_if_fail (SJ_IS_PROPERTY_BINDING (self));
  g_return_if_fail (self->pspec->value_type == G_TYPE_STRV && item != NULL);

  if (!can_change (self))
    return;

  label = transaction_label (self);
  sj_edit_log_begin (self->log, label);
  for (guint i = 0; i < self->elements->len; i++)
    append_to_list (self, g_ptr_array_index (self->elements, i), item);
  sj_edit_log_commit (self->log);
}

/**
 * sj_property_binding_replace_item:
 * @self: a property that is a list
 * @item: what is in the list of one or more of the elements
 * @replacement: (nullable): what stands there from now on; %NULL to take it out
 */
void
sj_property_binding_replace_item (SjPropertyBinding *self,
                                  const char        *item,
                                  const char        *replacement)
{
  g_autofree char *label = NULL;

  g_return_if_fail (SJ_IS_PROPERTY_BINDING (self));
  g_return_if_fail (self->pspec->value_type == G_TYPE_STRV && item != NULL);

  if (!can_change (self))
    return;

  label = transaction_label (self);
  sj_edit_log_begin (self->log, label);
  for (guint i = 0; i < self->elements->len; i++)
    change_list (self, g_ptr_array_index (self->elements, i), item, replacement);
  sj_edit_log_commit (self->log);
}

/**
 * sj_property_binding_seal:
 * @self: a property
 *
 * Typing is over: what is typed next is a new step of undo.
 */
void
sj_property_binding_seal (SjPropertyBinding *self)
{
  g_return_if_fail (SJ_IS_PROPERTY_BINDING (self));

  if (self->log != NULL)
    sj_edit_log_seal (self->log);
}
