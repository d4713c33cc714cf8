#include <string.h>

#include "feedback/sj-keyed-hash.h"

/* Ids and addresses are compared by HMAC-SHA-256 with a secret nobody keeps. If it were wrong,
 * people would be taken for each other; if it were no HMAC, their addresses could be guessed. */

static char *
write_digest (const guint8 digest[SJ_KEYED_HASH_SIZE])
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < SJ_KEYED_HASH_SIZE; i++)
    g_string_append_printf (text, "%02x", digest[i]);

  return g_string_free (text, FALSE);
}

static void
assert_digest (const SjKeyedHash *hash,
               const char        *text,
               gsize              length,
               const char        *expected)
{
  guint8 digest[SJ_KEYED_HASH_SIZE];
  g_autofree char *found = NULL;

  sj_keyed_hash_digest (hash, text, length, digest);
  found = write_digest (digest);
  g_assert_cmpstr (found, ==, expected);
}

/* RFC 4231, test case 2 */
static void
test_published (void)
{
  SjKeyedHash hash;

  for (int plain = 0; plain < 2; plain++)
    {
      sj_keyed_hash_init_with (&hash, (const guint8 *) "Jefe", 4);
      hash.plain = plain;
      assert_digest (&hash, "what do ya want for nothing?", 28,
                     "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}

/* Every length around the ends of blocks, as another program works it out. */
static void
test_lengths (void)
{
  guint8 key[32];
  char text[300];

  for (guint i = 0; i < sizeof key; i++)
    key[i] = (guint8) (i * 7 + 200);
  for (guint i = 0; i < sizeof text; i++)
    text[i] = (char) (i * 31 + 5);
  for (gsize length = 0; length <= sizeof text; length++)
    {
      g_autofree char *expected = g_compute_hmac_for_data (G_CHECKSUM_SHA256, key, sizeof key,
                                                           (const guchar *) text, length);
      SjKeyedHash hash;

      sj_keyed_hash_init_with (&hash, key, sizeof key);
      assert_digest (&hash, text, length, expected);
      hash.plain = TRUE;
      assert_digest (&hash, text, length, expected);
    }
}

/* What was found out in one import says nothing about the next one, or when it is over. */
static void
test_thrown_away (void)
{
  SjKeyedHash first, second;
  const guint8 nothing[sizeof first] = { 0 };
  guint64 number;

  sj_keyed_hash_init (&first);
  sj_keyed_hash_init (&second);
  number = sj_keyed_hash_number (&first, "anna@example.org", 16);
  g_assert_cmpuint (number, ==, sj_keyed_hash_number (&first, "anna@example.org", 16));
  g_assert_cmpuint (number, !=, sj_keyed_hash_number (&first, "anna@example.com", 16));
  g_assert_cmpuint (number, !=, sj_keyed_hash_number (&second, "anna@example.org", 16));
  sj_keyed_hash_clear (&first);
  g_assert_cmpmem (&first, sizeof first, nothing, sizeof nothing);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyed-hash/published", test_published);
  g_test_add_func ("/keyed-hash/lengths", test_lengths);
  g_test_add_func ("/keyed-hash/thrown-away", test_thrown_away);

  return g_test_run ();
}
