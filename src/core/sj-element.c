#define G_LOG_DOMAIN "sj-element"

#include "core/sj-element-private.h"

#include "core/sj-id.h"
#include "core/sj-map-private.h"

/**
 * SjElement:
 *
 * The one base of everything a map consists of. A subclass only declares what it stores; keeping
 * the values, telling the map of a change and refusing one outside a transaction is done here, from
 * the declarations. Only values that differ from their default take memory, because a touchpoint
 * may say a hundred things and usually says five.
 */

#define VALUES_PER_STEP 6

typedef struct
{
  GParamSpec *pspec;
  union
  {
    char     *text;
    double    number;
    int       integer;
    gpointer  boxed;
  };
} StoredValue;

typedef struct
{
  char *member;
  char *json;
} UnknownMember;

typedef struct
{
  char        *id;
  SjMap       *map;  /* not owned */
  StoredValue *values;  /* those that differ from the default, by param_id */
  guint16      n_values;
  guint16      n_allocated;
  GArray      *unknown;  /* UnknownMember; NULL when there is none */
} SjElementPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SjElement, sj_element, G_TYPE_OBJECT)

enum {
  PROP_ID = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
unknown_member_clear (UnknownMember *unknown)
{
  g_clear_pointer (&unknown->member, g_free);
  g_clear_pointer (&unknown->json, g_free);
}

static guint
find_position (SjElementPrivate *priv,
               GParamSpec       *pspec)
{
  guint position = 0;

  while (position < priv->n_values && priv->values[position].pspec->param_id < pspec->param_id)
    position++;

  return position;
}

static StoredValue *
find_value (SjElement  *self,
            GParamSpec *pspec)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);
  guint position = find_position (priv, pspec);

  if (position < priv->n_values && priv->values[position].pspec == pspec)
    return &priv->values[position];

  return NULL;
}

static void
stored_value_clear (StoredValue *stored)
{
  GType type = stored->pspec->value_type;

  if (type == G_TYPE_STRING)
    g_free (stored->text);
  else if (type == G_TYPE_STRV)
    g_strfreev (stored->boxed);
  else if (type == SJ_TYPE_RECORDS)
    sj_records_unref (stored->boxed);
}

static void
stored_value_fill (StoredValue  *stored,
                   GParamSpec   *pspec,
                   const GValue *value)
{
  stored->pspec = pspec;

  if (pspec->value_type == G_TYPE_STRING)
    stored->text = g_value_dup_string (value);
  else if (pspec->value_type == G_TYPE_DOUBLE)
    stored->number = g_value_get_double (value);
  else if (pspec->value_type == G_TYPE_INT)
    stored->integer = g_value_get_int (value);
  else if (pspec->value_type == G_TYPE_BOOLEAN)
    stored->integer = g_value_get_boolean (value);
  else if (G_TYPE_IS_ENUM (pspec->value_type))
    stored->integer = g_value_get_enum (value);
  else
    stored->boxed = g_value_dup_boxed (value);
}

static void
stored_value_read (const StoredValue *stored,
                   GValue            *value)
{
  GType type = stored->pspec->value_type;

  if (type == G_TYPE_STRING)
    g_value_set_string (value, stored->text);
  else if (type == G_TYPE_DOUBLE)
    g_value_set_double (value, stored->number);
  else if (type == G_TYPE_INT)
    g_value_set_int (value, stored->integer);
  else if (type == G_TYPE_BOOLEAN)
    g_value_set_boolean (value, stored->integer);
  else if (G_TYPE_IS_ENUM (type))
    g_value_set_enum (value, stored->integer);
  else
    g_value_set_boxed (value, stored->boxed);
}

static void
remove_value (SjElement  *self,
              GParamSpec *pspec)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);
  guint position = find_position (priv, pspec);

  if (position >= priv->n_values || priv->values[position].pspec != pspec)
    return;

  stored_value_clear (&priv->values[position]);
  priv->n_values--;
  memmove (&priv->values[position], &priv->values[position + 1],
           (priv->n_values - position) * sizeof (StoredValue));
}

static void
put_value (SjElement    *self,
           GParamSpec   *pspec,
           const GValue *value)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);
  guint position = find_position (priv, pspec);

  if (position < priv->n_values && priv->values[position].pspec == pspec)
    {
      stored_value_clear (&priv->values[position]);
    }
  else
    {
      if (priv->n_values == priv->n_allocated)
        {
          priv->n_allocated += VALUES_PER_STEP;
          priv->values = g_renew (StoredValue, priv->values, priv->n_allocated);
        }
      memmove (&priv->values[position + 1], &priv->values[position],
               (priv->n_values - position) * sizeof (StoredValue));
      priv->n_values++;
    }

  stored_value_fill (&priv->values[position], pspec, value);
}

static gboolean
is_declared_by (SjElement  *self,
                GParamSpec *pspec)
{
  return (pspec->flags & (GParamFlags) SJ_PARAM_STORED) != 0 &&
         g_type_is_a (G_OBJECT_TYPE (self), pspec->owner_type);
}

static void
sj_element_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  SjElement *self = SJ_ELEMENT (object);

  if (pspec == props[PROP_ID])
    g_value_set_string (value, sj_element_get_id (self));
  else if (is_declared_by (self, pspec))
    sj_element_get_value (self, pspec, value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sj_element_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  SjElement *self = SJ_ELEMENT (object);
  SjElementPrivate *priv = sj_element_get_instance_private (self);

  if (pspec == props[PROP_ID])
    priv->id = g_value_dup_string (value);
  else if (is_declared_by (self, pspec))
    sj_element_set_value (self, pspec, value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sj_element_constructed (GObject *object)
{
  SjElement *self = SJ_ELEMENT (object);
  SjElementPrivate *priv = sj_element_get_instance_private (self);

  if (priv->id == NULL)
    priv->id = sj_id_new ();

  G_OBJECT_CLASS (sj_element_parent_class)->constructed (object);
}

static void
sj_element_finalize (GObject *object)
{
  SjElementPrivate *priv = sj_element_get_instance_private (SJ_ELEMENT (object));

  for (guint i = 0; i < priv->n_values; i++)
    stored_value_clear (&priv->values[i]);
  g_clear_pointer (&priv->values, g_free);
  g_clear_pointer (&priv->unknown, g_array_unref);
  g_clear_pointer (&priv->id, g_free);

  G_OBJECT_CLASS (sj_element_parent_class)->finalize (object);
}

static void
sj_element_class_init (SjElementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = sj_element_constructed;
  object_class->finalize = sj_element_finalize;
  object_class->get_property = sj_element_get_property;
  object_class->set_property = sj_element_set_property;

  /**
   * SjElement:id: (attributes)
   *
   * Short, random, stable and unique within its map.
   */
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL,
                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sj_element_init (SjElement *self)
{
}

void
sj_element_set_map (SjElement *self,
                    SjMap     *map)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);

  priv->map = map;
}

const char *
sj_element_get_id (SjElement *self)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);

  g_return_val_if_fail (SJ_IS_ELEMENT (self), NULL);

  return priv->id;
}

/**
 * sj_element_get_map:
 * @self: an element
 *
 * Returns: (transfer none) (nullable): the map it is in; a map is in itself
 */
SjMap *
sj_element_get_map (SjElement *self)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);

  g_return_val_if_fail (SJ_IS_ELEMENT (self), NULL);

  return priv->map;
}

/**
 * sj_element_is_default:
 * @self: an element
 * @pspec: one of its stored properties
 *
 * Returns: whether the property holds its default, so that files leave it out
 */
gboolean
sj_element_is_default (SjElement  *self,
                       GParamSpec *pspec)
{
  g_return_val_if_fail (SJ_IS_ELEMENT (self), TRUE);

  return find_value (self, pspec) == NULL;
}

/**
 * sj_element_get_n_given:
 * @self: an element
 *
 * Returns: how many of its stored properties differ from their default
 */
guint
sj_element_get_n_given (SjElement *self)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);

  g_return_val_if_fail (SJ_IS_ELEMENT (self), 0);

  return priv->n_values;
}

/**
 * sj_element_get_given:
 * @self: an element
 * @position: less than sj_element_get_n_given()
 *
 * Goes through what an element says without asking for all it might say.
 *
 * Returns: (transfer none): a stored property that differs from its default, in declared order
 */
GParamSpec *
sj_element_get_given (SjElement *self,
                      guint      position)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);

  g_return_val_if_fail (SJ_IS_ELEMENT (self), NULL);
  g_return_val_if_fail (position < priv->n_values, NULL);

  return priv->values[position].pspec;
}

/**
 * sj_element_get_value:
 * @self: an element
 * @pspec: one of its stored properties
 * @value: an initialised value of its type
 */
void
sj_element_get_value (SjElement  *self,
                      GParamSpec *pspec,
                      GValue     *value)
{
  StoredValue *stored;

  g_return_if_fail (SJ_IS_ELEMENT (self));

  stored = find_value (self, pspec);
  if (stored != NULL)
    stored_value_read (stored, value);
  else
    g_param_value_set_default (pspec, value);
}

static gboolean
value_is_default (GParamSpec   *pspec,
                  const GValue *value)
{
  if (pspec->value_type == G_TYPE_STRING)
    return g_strcmp0 (g_value_get_string (value), ((GParamSpecString *) pspec)->default_value) == 0;

  if (G_TYPE_IS_BOXED (pspec->value_type))
    {
      g_auto(GValue) empty = G_VALUE_INIT;

      g_value_init (&empty, pspec->value_type);
      return sj_param_spec_values_equal (pspec, &empty, value);
    }

  return sj_param_spec_values_equal (pspec, g_param_spec_get_default_value (pspec), value);
}

static gboolean
value_is_current (SjElement    *self,
                  GParamSpec   *pspec,
                  const GValue *value)
{
  StoredValue *stored = find_value (self, pspec);
  g_auto(GValue) current = G_VALUE_INIT;

  if (stored == NULL)
    return value_is_default (pspec, value);
  if (pspec->value_type == G_TYPE_STRING)
    return g_str_equal (stored->text, g_value_get_string (value));

  g_value_init (&current, pspec->value_type);
  stored_value_read (stored, &current);
  return sj_param_spec_values_equal (pspec, &current, value);
}

/* Only numbers have bounds; to copy every text of a large file for nothing would double the time it
 * takes to open. */
static const GValue *
validated (GParamSpec   *pspec,
           const GValue *value,
           GValue       *copy)
{
  if (G_TYPE_IS_BOXED (pspec->value_type) ||
      (pspec->value_type == G_TYPE_STRING && g_value_get_string (value) != NULL))
    return value;

  g_value_init (copy, pspec->value_type);
  if (pspec->value_type == G_TYPE_STRING)
    {
      g_value_set_static_string (copy, "");
      return copy;
    }

  g_value_copy (value, copy);
  g_param_value_validate (pspec, copy);
  return copy;
}

static gboolean
may_change (SjElement *self)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);

  return priv->map == NULL || sj_map_is_writable (priv->map);
}

/**
 * sj_element_set_value:
 * @self: an element
 * @pspec: one of its stored properties
 * @value: the new value; numbers outside the declared bounds are clamped, a %NULL text is empty
 *
 * Stores a value and notifies if it differs. In a map with an edit log this is a programmer's error
 * outside a transaction: a critical, and nothing changes.
 *
 * Returns: whether anything changed
 */
gboolean
sj_element_set_value (SjElement    *self,
                      GParamSpec   *pspec,
                      const GValue *value)
{
  g_auto(GValue) copy = G_VALUE_INIT;
  SjElementPrivate *priv = sj_element_get_instance_private (self);
  const GValue *wanted;

  g_return_val_if_fail (SJ_IS_ELEMENT (self), FALSE);
  g_return_val_if_fail (is_declared_by (self, pspec), FALSE);
  g_return_val_if_fail (G_VALUE_HOLDS (value, pspec->value_type), FALSE);
  g_return_val_if_fail (may_change (self), FALSE);

  wanted = validated (pspec, value, &copy);
  if (value_is_current (self, pspec, wanted))
    return FALSE;

  if (value_is_default (pspec, wanted))
    remove_value (self, pspec);
  else
    put_value (self, pspec, wanted);

  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  if (priv->map != NULL)
    sj_map_element_changed (priv->map, self, pspec);
  return TRUE;
}

/**
 * sj_element_get_text:
 * @self: an element
 * @pspec: one of its stored text properties
 *
 * Returns: (transfer none): the text, never %NULL; valid until the property changes
 */
const char *
sj_element_get_text (SjElement  *self,
                     GParamSpec *pspec)
{
  StoredValue *stored = find_value (self, pspec);

  if (stored != NULL)
    return stored->text;

  return ((GParamSpecString *) pspec)->default_value;
}

double
sj_element_get_number (SjElement  *self,
                       GParamSpec *pspec)
{
  StoredValue *stored = find_value (self, pspec);

  return stored != NULL ? stored->number : ((GParamSpecDouble *) pspec)->default_value;
}

/**
 * sj_element_get_integer:
 * @self: an element
 * @pspec: one of its stored integer or enumeration properties
 *
 * Returns: its value
 */
int
sj_element_get_integer (SjElement  *self,
                        GParamSpec *pspec)
{
  StoredValue *stored = find_value (self, pspec);

  if (stored != NULL)
    return stored->integer;

  if (G_TYPE_IS_ENUM (pspec->value_type))
    return ((GParamSpecEnum *) pspec)->default_value;

  return ((GParamSpecInt *) pspec)->default_value;
}

gboolean
sj_element_get_boolean (SjElement  *self,
                        GParamSpec *pspec)
{
  StoredValue *stored = find_value (self, pspec);

  return stored != NULL ? stored->integer : ((GParamSpecBoolean *) pspec)->default_value;
}

/**
 * sj_element_get_list:
 * @self: an element
 * @pspec: one of its stored list properties
 *
 * Returns: (transfer none) (array zero-terminated=1): the texts, never %NULL
 */
const char *const *
sj_element_get_list (SjElement  *self,
                     GParamSpec *pspec)
{
  static const char *const nothing[] = { NULL };
  StoredValue *stored = find_value (self, pspec);

  return stored != NULL ? stored->boxed : nothing;
}

/**
 * sj_element_get_records:
 * @self: an element
 * @pspec: one of its stored lists of records
 *
 * Returns: (transfer none) (nullable): the records, %NULL when there is none; read only
 */
SjRecords *
sj_element_get_records (SjElement  *self,
                        GParamSpec *pspec)
{
  StoredValue *stored = find_value (self, pspec);

  return stored != NULL ? stored->boxed : NULL;
}

/**
 * sj_element_text:
 * @self: an element
 * @name: the name of one of its stored text properties
 *
 * Slower than sj_element_get_text(); for places that are not on a hot path.
 *
 * Returns: (transfer none): the text, never %NULL
 */
const char *
sj_element_text (SjElement  *self,
                 const char *name)
{
  GParamSpec *pspec;

  g_return_val_if_fail (SJ_IS_ELEMENT (self), "");

  pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (self), name);
  g_return_val_if_fail (pspec != NULL && pspec->value_type == G_TYPE_STRING, "");

  return sj_element_get_text (self, pspec);
}

/**
 * sj_element_number:
 * @self: an element
 * @name: the name of one of its stored number properties
 *
 * Returns: the number, `NAN` when it was not given
 */
double
sj_element_number (SjElement  *self,
                   const char *name)
{
  GParamSpec *pspec;

  g_return_val_if_fail (SJ_IS_ELEMENT (self), 0.0);

  pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (self), name);
  g_return_val_if_fail (pspec != NULL && pspec->value_type == G_TYPE_DOUBLE, 0.0);

  return sj_element_get_number (self, pspec);
}

/**
 * sj_element_copy:
 * @self: an element that is no map
 * @id: (nullable): the id of the copy; %NULL for a new one
 *
 * Copies everything the element stores, also what this version does not know.
 *
 * Returns: (transfer full): an element that is in no map
 */
SjElement *
sj_element_copy (SjElement  *self,
                 const char *id)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);
  g_autoptr(SjElement) copy = NULL;

  g_return_val_if_fail (SJ_IS_ELEMENT (self), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), "id", id, NULL);
  for (guint i = 0; i < priv->n_values; i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;

      g_value_init (&value, priv->values[i].pspec->value_type);
      stored_value_read (&priv->values[i], &value);
      put_value (copy, priv->values[i].pspec, &value);
    }

  for (guint i = 0; i < sj_element_get_n_unknown (self); i++)
    {
      const char *json;
      const char *member = sj_element_get_unknown (self, i, &json);

      sj_element_set_unknown (copy, member, json);
    }

  return g_steal_pointer (&copy);
}

/**
 * sj_element_set_unknown:
 * @self: an element
 * @member: the name of a member that no property is declared for
 * @json: its value, as JSON text
 *
 * Keeps what a later version, or somebody's own tool, wrote into the file.
 */
void
sj_element_set_unknown (SjElement  *self,
                        const char *member,
                        const char *json)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);
  UnknownMember unknown;

  g_return_if_fail (SJ_IS_ELEMENT (self));
  g_return_if_fail (member != NULL && json != NULL);

  if (priv->unknown == NULL)
    {
      priv->unknown = g_array_new (FALSE, FALSE, sizeof (UnknownMember));
      g_array_set_clear_func (priv->unknown, (GDestroyNotify) unknown_member_clear);
    }

  unknown.member = g_strdup (member);
  unknown.json = g_strdup (json);
  g_array_append_val (priv->unknown, unknown);
}

guint
sj_element_get_n_unknown (SjElement *self)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);

  g_return_val_if_fail (SJ_IS_ELEMENT (self), 0);

  return priv->unknown != NULL ? priv->unknown->len : 0;
}

/**
 * sj_element_get_unknown:
 * @self: an element
 * @position: less than sj_element_get_n_unknown()
 * @json: (out) (transfer none): the value as JSON text
 *
 * Returns: (transfer none): the member's name
 */
const char *
sj_element_get_unknown (SjElement   *self,
                        guint        position,
                        const char **json)
{
  SjElementPrivate *priv = sj_element_get_instance_private (self);
  UnknownMember *unknown;

  g_return_val_if_fail (position < sj_element_get_n_unknown (self), NULL);

  unknown = &g_array_index (priv->unknown, UnknownMember, position);
  *json = unknown->json;
  return unknown->member;
}
