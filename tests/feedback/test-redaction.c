#include <string.h>

#include "feedback/sj-redaction.h"

/* What a quote must not give away, and what it may keep. */

/* @expected holds a word a kind instead of the placeholder. */
static char *
redact (const char *text)
{
  g_autoptr(GArray) redactions = NULL;
  g_autofree char *redacted = sj_redact (text, &redactions);

  /* The marks stand where the placeholders are. */
  for (guint i = 0; i < redactions->len; i++)
    {
      const SjRedaction *redaction = &g_array_index (redactions, SjRedaction, i);
      const char *placeholder = sj_redaction_get_placeholder (redaction->kind);

      g_assert_cmpuint (redaction->length, ==, strlen (placeholder));
      g_assert_cmpint (memcmp (redacted + redaction->start, placeholder, redaction->length), ==, 0);
    }

  return g_steal_pointer (&redacted);
}

static void
assert_redacted (const char *text,
                 const char *expected)
{
  g_autofree char *redacted = redact (text);

  g_assert_cmpstr (redacted, ==, expected);
}

static void
test_contacts (void)
{
  assert_redacted ("Write to anna.meier+shop@example.co.uk, please.",
                   "Write to ⟨e-mail⟩, please.");
  assert_redacted ("jörg@bücher.example hat recht", "⟨e-mail⟩ hat recht");
  assert_redacted ("anna (at) example (punkt) de", "⟨e-mail⟩");
  assert_redacted ("see https://example.com/u?id=12&mail=a@b.c!", "see ⟨address on the web⟩!");
  assert_redacted ("www.meier-anna.de ist meine Seite", "⟨address on the web⟩ ist meine Seite");
  assert_redacted ("my blog anna-meier.com/about.", "my blog ⟨address on the web⟩.");
  assert_redacted ("Call me on +49 (0)30 123456-78 please", "Call me on ⟨phone⟩ please");
  assert_redacted ("Tel. 0171/2345678", "Tel. ⟨phone⟩");
  assert_redacted ("mi móvil es 612 34 56 78, gracias", "mi móvil es ⟨phone⟩, gracias");
  assert_redacted ("rappelez-moi au 06.12.34.56.78", "rappelez-moi au ⟨phone⟩");
  assert_redacted ("(555) 123-4567 is my cell", "⟨phone⟩ is my cell");
  assert_redacted ("@anna_meier knows, cc @bob", "⟨handle⟩ knows, cc ⟨handle⟩");
  assert_redacted ("from 192.168.17.4 and 2001:db8::1 it works",
                   "from ⟨network address⟩ and ⟨network address⟩ it works");
}

static void
test_numbers (void)
{
  assert_redacted ("IBAN DE89 3704 0044 0532 0130 00 bitte", "IBAN ⟨account⟩ bitte");
  assert_redacted ("ES9121000418450200051332", "⟨account⟩");
  assert_redacted ("my card 4111 1111 1111 1111 was charged", "my card ⟨card⟩ was charged");
  assert_redacted ("Auftrag 4711234 kam nie", "Auftrag ⟨number⟩ kam nie");
  assert_redacted ("order no. 471123 got lost", "order no. ⟨number⟩ got lost");
  assert_redacted ("Kundennummer KD-00471123", "Kundennummer ⟨number⟩");
  assert_redacted ("I live in SW1A 1AA", "I live in ⟨postcode⟩");
  assert_redacted ("Filiale in 10115 Berlin", "Filiale in ⟨postcode⟩ Berlin");
  assert_redacted ("code postal 75011", "code postal ⟨postcode⟩");
  assert_redacted ("in Austin, TX 78701 it was", "in Austin, TX ⟨postcode⟩ it was");
}

static void
test_names (void)
{
  assert_redacted ("Mr Smith was rude", "Mr ⟨name⟩ was rude");
  assert_redacted ("Thanks, Dr. Anna O'Neill!", "Thanks, Dr. ⟨name⟩!");
  assert_redacted ("Frau Müller-Lüdenscheid war nett", "Frau ⟨name⟩ war nett");
  assert_redacted ("Dank an Herrn Dr. von der Heide", "Dank an Herrn ⟨name⟩");
  assert_redacted ("Merci à Mme de La Tour et M. Dupont", "Merci à Mme ⟨name⟩ et M. ⟨name⟩");
  assert_redacted ("La señora García me ayudó", "La señora ⟨name⟩ me ayudó");
  assert_redacted ("Sra. Núñez y don Álvaro", "Sra. ⟨name⟩ y don ⟨name⟩");
  assert_redacted ("ich heiße Anna Meier und warte", "ich heiße ⟨name⟩ und warte");
  assert_redacted ("my name is Bob", "my name is ⟨name⟩");
  assert_redacted ("me llamo Ana", "me llamo ⟨name⟩");
}

/* Dates, prices, versions and times are what a comment is about. */
static void
test_kept (void)
{
  static const char *const kept[] = {
    "Ordered on 12.03.2024, arrived 2024-03-20 14:30.",
    "between 03/12/2024 and 05/12/24",
    "1.234.567,89 € ist zu teuer, 49,99 EUR auch",
    "I paid $1,299.00 and then £ 20",
    "cost 1000000 euros",
    "Seit Version 12.3.4567 und iOS 17.4.1 stürzt es ab",
    "Firmware 1.2.3.4 is worse than v2.0.1234567",
    "from 2019-2023 it was fine",
    "opening hours 9:00-17:30, call at 10:15:30",
    "8/10 for service, 9/10 for food, 10/10 overall",
    "100 % zufrieden, 5 Sterne, 3 Personen, 24/7",
    "20000 Kunden und 15000 Euro",
    "I waited 45 minutes in 2 of 3 shops in 2024",
    "Herr der Lage war niemand, die Frau an der Kasse war nett",
    "La señora de la tienda y el señor mayor",
    "e.g. this, i.e. that... and so on. No way.",
    "I'd give it 4.5 stars @ home",
    "Room 1204, floor 12, gate B32, flight LH 1234",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    assert_redacted (kept[i], kept[i]);
}

/* Bytes that are no text, and texts that have nothing, come through. */
static void
test_odd (void)
{
  g_autofree char *bad = redact ("caf\xE9 a@b.de");
  g_autofree char *empty = redact ("");
  g_autofree char *twice = NULL;
  g_autofree char *once = redact ("Mr Smith, a@b.de, +49 30 1234567");

  g_assert_nonnull (strstr (bad, "⟨e-mail⟩"));
  g_assert_cmpstr (empty, ==, "");
  twice = redact (once);
  g_assert_cmpstr (twice, ==, once);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/redaction/contacts", test_contacts);
  g_test_add_func ("/redaction/numbers", test_numbers);
  g_test_add_func ("/redaction/names", test_names);
  g_test_add_func ("/redaction/kept", test_kept);
  g_test_add_func ("/redaction/odd", test_odd);

  return g_test_run ();
}
