#define G_LOG_DOMAIN "sj-database"

#include "feedback/sj-connection-text.h"

#include <string.h>

/* Connection strings of ODBC: "DSN=survey;UID=anna" or "Driver={PostgreSQL Unicode};Server=…". */

/* One "key=value", borrowed from the text. */
typedef struct
{
  const char *key;
  gsize key_length;
  const char *value; /* with its braces */
  gsize value_length;
} Attribute;

/* Where the value ends: at a semicolon, but not at one in braces. */
static const char *
find_end (const char *value)
{
  if (*value != '{')
    return value + strcspn (value, ";");
  for (value++; *value != '\0'; value++)
    {
      if (*value == '}' && value[1] == '}')
        value++;
      else if (*value == '}')
        return value + 1 + strcspn (value + 1, ";");
    }

  return value;
}

static gboolean
next_attribute (const char **text,
                Attribute   *attribute)
{
  const char *equals, *end;

  *text += strspn (*text, " \t\r\n;");
  if (**text == '\0')
    return FALSE;

  equals = *text + strcspn (*text, "=;");
  attribute->key = *text;
  attribute->key_length = (gsize) (equals - *text);
  while (attribute->key_length > 0 && g_ascii_isspace (attribute->key[attribute->key_length - 1]))
    attribute->key_length--;
  attribute->value = *equals == '=' ? equals + 1 + strspn (equals + 1, " \t") : equals;
  end = *equals == '=' ? find_end (attribute->value) : equals;
  attribute->value_length = (gsize) (end - attribute->value);
  *text = end;

  return TRUE;
}

static gboolean
is_key (const Attribute *attribute,
        const char      *key)
{
  return attribute->key_length == strlen (key) &&
         g_ascii_strncasecmp (attribute->key, key, attribute->key_length) == 0;
}

/* What nobody but the database is to know. Some drivers have names of their own for it. */
static gboolean
is_secret (const Attribute *attribute)
{
  static const char *const keys[] = { "pwd", "password", "passwd", "pass", "token", "secret",
                                      "accesstoken", "access_token", "auth_accesstoken",
                                      "oauthtoken", "privatekey", "priv_key_file_pwd",
                                      "sslpassword",
                                      "sslkeypassword", "sslkey", "priv_key_file",
                                      "keyfilepath", "auth_client_secret", "clientsecret",
                                      "refreshtoken", "auth_refreshtoken", "apikey" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (is_key (attribute, keys[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_user (const Attribute *attribute)
{
  return is_key (attribute, "uid") || is_key (attribute, "user") || is_key (attribute, "username");
}

/**
 * sj_connection_text_has_password:
 *
 * Returns: whether the connection string itself holds a password or another secret
 */
gboolean
sj_connection_text_has_password (const char *text)
{
  Attribute attribute;

  g_return_val_if_fail (text != NULL, FALSE);

  while (next_attribute (&text, &attribute))
    if (is_secret (&attribute))
      return TRUE;

  return FALSE;
}

/* The value without its braces. */
static char *
dup_value (const Attribute *attribute)
{
  GString *value = g_string_new (NULL);
  const char *text = attribute->value;
  gsize length = attribute->value_length;

  if (length < 2 || *text != '{')
    {
      g_string_append_len (value, text, (gssize) length);
      return g_strchomp (g_string_free (value, FALSE));
    }
  for (gsize i = 1; i < length && text[i] != '\0'; i++)
    {
      if (text[i] == '}' && (i + 1 >= length || text[i + 1] != '}'))
        break;
      i += text[i] == '}';
      g_string_append_c (value, text[i]);
    }

  return g_string_free (value, FALSE);
}

/**
 * sj_connection_text_get:
 * @text: a connection string
 * @key: such as "Database", whatever its case
 *
 * Returns: (transfer full) (nullable): the value, %NULL if the string has none
 */
char *
sj_connection_text_get (const char *text,
                        const char *key)
{
  Attribute attribute;

  g_return_val_if_fail (text != NULL && key != NULL, NULL);

  while (next_attribute (&text, &attribute))
    if (is_key (&attribute, key))
      return dup_value (&attribute);

  return NULL;
}

/**
 * sj_connection_text_set_password:
 * @text: a connection string
 * @password: (nullable): a password
 *
 * Returns: (transfer full): the string with the password, to be freed with sj_secret_free()
 */
char *
sj_connection_text_set_password (const char *text,
                                 const char *password)
{
  g_autofree char *start = NULL;
  GString *with;

  g_return_val_if_fail (text != NULL, NULL);

  if (password == NULL)
    return g_strdup (text);

  start = g_strchomp (g_strdup (text));
  with = g_string_sized_new (strlen (text) + 2 * strlen (password) + 16);
  g_string_append (with, start);
  if (with->len > 0 && with->str[with->len - 1] != ';')
    g_string_append_c (with, ';');
  g_string_append (with, "PWD={");
  for (; *password != '\0'; password++)
    {
      if (*password == '}')
        g_string_append_c (with, '}');
      g_string_append_c (with, *password);
    }
  g_string_append (with, "}");

  return g_string_free (with, FALSE);
}

/**
 * sj_connection_text_get_name:
 *
 * Returns: (transfer full): what to call the database: the name of the data source, its own, that
 *   of the server, or of the driver
 */
char *
sj_connection_text_get_name (const char *text)
{
  static const char *const keys[] = { "DSN", "Database", "FILEDSN", "Server", "Driver" };

  g_return_val_if_fail (text != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = sj_connection_text_get (text, keys[i]);

      if (value != NULL && *value != '\0')
        return g_path_get_basename (value);
    }

  return g_strdup ("ODBC");
}

/**
 * sj_connection_text_get_public:
 *
 * Returns: (transfer full): what may be shown and kept: the string without user, password and other
 *   secrets
 */
char *
sj_connection_text_get_public (const char *text)
{
  GString *public = g_string_new (NULL);
  Attribute attribute;

  g_return_val_if_fail (text != NULL, g_string_free (public, FALSE));

  while (next_attribute (&text, &attribute))
    {
      if (is_secret (&attribute) || is_user (&attribute))
        continue;
      if (public->len > 0)
        g_string_append_c (public, ';');
      g_string_append_len (public, attribute.key, (gssize) attribute.key_length);
      g_string_append_c (public, '=');
      g_string_append_len (public, attribute.value, (gssize) attribute.value_length);
    }

  return g_string_free (public, FALSE);
}

/**
 * sj_secret_free:
 * @secret: (nullable) (transfer full): a text
 *
 * Frees the text after overwriting it.
 */
void
sj_secret_free (char *secret)
{
  if (secret == NULL)
    return;

  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
