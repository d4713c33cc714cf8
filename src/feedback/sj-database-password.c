#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-password.h"

#include <glib/gi18n-lib.h>
#ifdef HAVE_SECRET
#include <libsecret/secret.h>
#endif

#include "feedback/sj-connection-text.h"
#include "feedback/sj-feedback-error.h"

/* Passwords live in the environment of one run, or in the desktop's keyring, and nowhere else. In
 * the keyring they are found by the connection string without its secrets, and by the user. */

#ifdef HAVE_SECRET
static const SecretSchema schema = {
  SJ_APPLICATION_ID ".Database",
  SECRET_SCHEMA_NONE,
  {
    { "connection", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static char *
get_user (const char *connection)
{
  static const char *const keys[] = { "UID", "User", "Username" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *user = sj_connection_text_get (connection, keys[i]);

      if (user != NULL)
        return g_steal_pointer (&user);
    }

  return g_strdup ("");
}
#endif

/**
 * sj_database_password_has_keyring:
 *
 * Returns: whether this build can ask the desktop's keyring
 */
gboolean
sj_database_password_has_keyring (void)
{
#ifdef HAVE_SECRET
  return TRUE;
#else
  return FALSE;
#endif
}

static GMutex mutex;
static GHashTable *remembered; /* connection → password */

/**
 * sj_database_password_remember:
 * @connection: a connection string
 * @password: (nullable): its password, or %NULL to forget it
 *
 * Remembers a password until the program ends, in memory only.
 */
void
sj_database_password_remember (const char *connection,
                               const char *password)
{
  g_return_if_fail (connection != NULL);

  g_mutex_lock (&mutex);
  if (remembered == NULL)
    remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) sj_secret_free);
  if (password != NULL)
    g_hash_table_insert (remembered, g_strdup (connection), g_strdup (password));
  else
    g_hash_table_remove (remembered, connection);
  g_mutex_unlock (&mutex);
}

static char *
dup_remembered (const char *connection)
{
  char *password = NULL;

  g_mutex_lock (&mutex);
  if (remembered != NULL)
    password = g_strdup (g_hash_table_lookup (remembered, connection));
  g_mutex_unlock (&mutex);

  return password;
}

/**
 * sj_database_password_find:
 * @connection: a connection string
 * @error: where to put a failure
 *
 * Looks for the password that was typed, in the environment variable SOJOURN_DATABASE_PASSWORD and
 * then in the keyring. Where there is no keyring, there is no password in it.
 *
 * Returns: (transfer full) (nullable): the password, to be freed with sj_secret_free(); %NULL if
 *   there is none
 */
char *
sj_database_password_find (const char  *connection,
                           GError     **error)
{
  const char *given = g_getenv (SJ_DATABASE_PASSWORD_VARIABLE);
  char *typed;

  g_return_val_if_fail (connection != NULL, NULL);

  typed = dup_remembered (connection);
  if (typed != NULL)
    return typed;
  if (given != NULL)
    return g_strdup (given);
#ifdef HAVE_SECRET
  /* Without a bus of the desktop's own, asking would start one. */
  if (g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL)
    {
      g_autofree char *public = sj_connection_text_get_public (connection);
      g_autofree char *user = get_user (connection);
      char *stored = secret_password_lookup_sync (&schema, NULL, NULL, "connection", public, "user",
                                                  user, NULL);
      char *copy = g_strdup (stored);

      if (stored != NULL)
        secret_password_free (stored);
      return copy;
    }
#endif

  return NULL;
}

/**
 * sj_database_password_store:
 * @connection: a connection string
 * @password: its password
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Puts the password into the desktop's keyring.
 *
 * Returns: %FALSE with @error set if there is no keyring, or it is locked
 */
gboolean
sj_database_password_store (const char    *connection,
                            const char    *password,
                            GCancellable  *cancellable,
                            GError       **error)
{
#ifdef HAVE_SECRET
  g_autofree char *public = NULL;
  g_autofree char *user = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (connection != NULL && password != NULL, FALSE);

  public = sj_connection_text_get_public (connection);
  user = get_user (connection);
  name = sj_connection_text_get_name (connection);
  /* Translators: what the keyring calls a password; the name of the program, then of a database. */
  label = g_strdup_printf (_("%s: database %s"), SJ_APPLICATION_NAME, name);

  return secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password,
                                     cancellable, error, "connection", public, "user", user, NULL);
#else
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               _("This build has no keyring; give the password each time"));
  return FALSE;
#endif
}

/**
 * sj_database_password_forget:
 * @connection: a connection string
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Takes the password out of the desktop's keyring.
 *
 * Returns: whether there was one
 */
gboolean
sj_database_password_forget (const char    *connection,
                             GCancellable  *cancellable,
                             GError       **error)
{
#ifdef HAVE_SECRET
  g_autofree char *public = NULL;
  g_autofree char *user = NULL;

  g_return_val_if_fail (connection != NULL, FALSE);

  public = sj_connection_text_get_public (connection);
  user = get_user (connection);

  return secret_password_clear_sync (&schema, cancellable, error, "connection", public, "user",
                                     user, NULL);
#else
  return FALSE;
#endif
}
