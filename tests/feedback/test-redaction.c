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

/* Whole, whatever stands around it and however it was copied. */
static void
test_network_addresses (void)
{
  static const char *const addresses[] = {
    "2a02:8108:8140:5c50:e8d4:6a2d:5b3c:9f01",
    "2001:0DB8:85A3:0000:0000:8A2E:0370:7334",
    "1111:2222:3333:4444:5555:6666:7777:8888",
    "2001:db8:85a3::8a2e:370:7334",
    "2001:db8::5",
    "fe80::1ff:fe23:4567:890a%eth0",
    "::ffff:192.168.1.1",
    "64:ff9b::192.0.2.33",
    "2a02:8108:8140:5c50:e8d4:6a2d:5b3c",           /* a group was forgotten */
    "2a02:8108:8140:5c50:e8d4:6a2d:5b3c:9f01:1234", /* one too many */
    "00:1b:44:11:3a:b7",
    "00-1B-44-11-3A-B7",
  };
  static const char *const frames[] = {
    "%s",          "my address is %s.", "from %s: no connection", "IPv6:%s",
    "ip=%s, sorry", "[%s]:8080",        "client id: %s",          "case %s is open",
    "%s/64",       "(%s)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (frames); j++)
      {
        g_auto(GStrv) parts = g_strsplit (frames[j], "%s", 2);
        g_autofree char *text = g_strjoinv (addresses[i], parts);
        g_autofree char *expected = g_strjoinv ("⟨network address⟩", parts);

        assert_redacted (text, expected);
      }
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

/* What people write of themselves and others in four languages, tried to get past. */
static const struct
{
  const char *text, *redacted;
} attempts[] = {
  { "My name's John Smith and I live at 12 Baker Street, London.",
    "My name's ⟨name⟩ and I live at ⟨address⟩, London." },
  { "I'm John Smith, call 0044 20 7946 0958 after 5pm", "I'm ⟨name⟩, call ⟨phone⟩ after 5pm" },
  { "This is Karen from Leeds, my email is karen dot smith at gmail dot com",
    "This is ⟨name⟩ from Leeds, my email is ⟨e-mail⟩" },
  { "karen.smith AT gmail.com", "⟨e-mail⟩" },
  { "Regards, Peter Jones", "Regards, ⟨name⟩" },
  { "Yours sincerely Mary-Ann O'Brien", "Yours sincerely ⟨name⟩" },
  { "I spoke to John Miller in billing, and to Susan.",
    "I spoke to ⟨name⟩ in billing, and to ⟨name⟩." },
  { "Sarah from support was great", "⟨name⟩ from support was great" },
  { "your colleague Thomas Brown promised a refund", "your colleague ⟨name⟩ promised a refund" },
  { "order number AB-12345 never came", "order number ⟨number⟩ never came" },
  { "Order #98765 is missing", "Order #⟨number⟩ is missing" },
  { "my order 4-5-6-7-8-9-0", "my order ⟨number⟩" },
  { "invoice INV/2024/00123", "invoice INV/⟨number⟩" },
  { "call me: 555 0199", "call me: ⟨phone⟩" },
  { "phone 07700900123", "phone ⟨phone⟩" },
  { "ring me on oh seven seven 07700 900 123.", "ring me on oh seven seven ⟨phone⟩." },
  { "tel 020-7946-0958", "tel ⟨phone⟩" },
  { "+1.212.555.0100", "⟨phone⟩" },
  { "00491711234567", "⟨phone⟩" },
  { "iban de 89 3704 0044 0532 0130 00", "iban ⟨account⟩" },
  { "IBAN: GB29 NWBK 6016 1331 9268 19", "IBAN: ⟨account⟩" },
  { "gb29nwbk60161331926819", "⟨account⟩" },
  { "account 12345678 sort code 12-34-56", "account ⟨number⟩ sort code ⟨account⟩" },
  { "my customer id is C12345", "my customer id is ⟨number⟩" },
  { "I live at 221b Baker St, NW1 6XE", "I live at ⟨address⟩, ⟨postcode⟩" },
  { "Flat 4, 17 High Road", "⟨address⟩" },
  { "address: 1600 Pennsylvania Avenue NW, Washington, DC 20500",
    "address: ⟨address⟩ NW, Washington, DC ⟨postcode⟩" },
  { "www.facebook.com/karen.smith.12", "⟨address on the web⟩" },
  { "facebook.com/karen.smith", "⟨address on the web⟩" },
  { "instagram: karen_smith", "instagram: ⟨handle⟩" },
  { "twitter @karen", "twitter ⟨handle⟩" },
  { "born 12.03.1984", "born ⟨number⟩" },
  { "date of birth 12/03/1984", "date of birth ⟨number⟩" },
  { "Ich bin Hans Müller aus Köln", "Ich bin ⟨name⟩ aus Köln" },
  { "Mein Name: Hans Müller", "Mein Name: ⟨name⟩" },
  { "Mit freundlichen Grüßen Hans Müller", "Mit freundlichen Grüßen ⟨name⟩" },
  { "Mit freundlichen Grüßen, H. Müller", "Mit freundlichen Grüßen, ⟨name⟩" },
  { "MfG Sabine Schulz", "MfG ⟨name⟩" },
  { "LG Anna", "LG ⟨name⟩" },
  { "Viele Grüße, Petra", "Viele Grüße, ⟨name⟩" },
  { "Kollegin Sabine Schulz war sehr nett", "Kollegin ⟨name⟩ war sehr nett" },
  { "Ihr Mitarbeiter Müller war unfreundlich", "Ihr Mitarbeiter ⟨name⟩ war unfreundlich" },
  { "Der Herr Müller und die Frau Dr. Schmidt", "Der Herr ⟨name⟩ und die Frau ⟨name⟩" },
  { "frau schmidt hat geholfen", "frau ⟨name⟩ hat geholfen" },
  { "Ich wohne in der Hauptstraße 12, 50667 Köln",
    "Ich wohne in der ⟨address⟩, ⟨postcode⟩ Köln" },
  { "Hauptstr. 12a", "⟨address⟩" },
  { "Am Alten Markt 5", "⟨address⟩" },
  { "Lindenweg 7b, 1. Stock", "⟨address⟩, 1. Stock" },
  { "Kundennr. 12345", "Kundennr. ⟨number⟩" },
  { "Bestellnummer: 4711", "Bestellnummer: ⟨number⟩" },
  { "Auftragsnummer A-4711-22", "Auftragsnummer ⟨number⟩" },
  { "Vertragsnr 998877", "Vertragsnr ⟨number⟩" },
  { "Handy: 0171 23 45 67 8", "Handy: ⟨phone⟩" },
  { "Tel.: 030/123456", "Tel.: ⟨phone⟩" },
  { "0221 - 98 76 54", "⟨phone⟩" },
  { "meine mail ist hans.mueller(at)web.de", "meine mail ist ⟨e-mail⟩" },
  { "hans.mueller at web punkt de", "⟨e-mail⟩" },
  { "hans.mueller @ web.de", "⟨e-mail⟩" },
  { "DE 89370400440532013000", "⟨account⟩" },
  { "Kennzeichen K-AB 1234", "Kennzeichen ⟨number⟩" },
  { "Je m'appelle Jean Dupont", "Je m'appelle ⟨name⟩" },
  { "moi c'est Jean Dupont", "moi c'est ⟨name⟩" },
  { "je suis Mme Dupont", "je suis Mme ⟨name⟩" },
  { "Monsieur Dupont et madame Martin", "Monsieur ⟨name⟩ et madame ⟨name⟩" },
  { "madame martin", "madame ⟨name⟩" },
  { "Cordialement, Jean Dupont", "Cordialement, ⟨name⟩" },
  { "Cordialement Jean", "Cordialement ⟨name⟩" },
  { "votre collègue Sophie Martin", "votre collègue ⟨name⟩" },
  { "Sophie du service client", "⟨name⟩ du service client" },
  { "j'habite 12 rue de la Paix, 75002 Paris", "j'habite ⟨address⟩, ⟨postcode⟩ Paris" },
  { "12 bis, avenue Victor Hugo", "⟨address⟩" },
  { "mon adresse est 5 place de la République", "mon adresse est ⟨address⟩" },
  { "téléphone 06 12 34 56 78", "téléphone ⟨phone⟩" },
  { "+33 (0)6 12 34 56 78", "⟨phone⟩" },
  { "0612345678", "⟨phone⟩" },
  { "commande n° 12345", "commande n° ⟨number⟩" },
  { "numéro de client 98765", "numéro de client ⟨number⟩" },
  { "FR76 3000 6000 0112 3456 7890 189", "⟨account⟩" },
  { "fr76 3000 6000 0112 3456 7890 189", "⟨account⟩" },
  { "jean.dupont arobase orange.fr", "⟨e-mail⟩" },
  { "Me llamo Juan Pérez García", "Me llamo ⟨name⟩" },
  { "Soy Juan Pérez, de Madrid", "Soy ⟨name⟩, de Madrid" },
  { "Mi nombre: Juan", "Mi nombre: ⟨name⟩" },
  { "Un saludo, Juan Pérez", "Un saludo, ⟨name⟩" },
  { "Atentamente, María López", "Atentamente, ⟨name⟩" },
  { "Saludos María", "Saludos ⟨name⟩" },
  { "el señor Pérez", "el señor ⟨name⟩" },
  { "la sra López y D. Juan García", "la sra ⟨name⟩ y D. ⟨name⟩" },
  { "la empleada Carmen López", "la empleada ⟨name⟩" },
  { "Carmen de atención al cliente", "⟨name⟩ de atención al cliente" },
  { "vivo en la calle Mayor 12, 28013 Madrid", "vivo en la ⟨address⟩, ⟨postcode⟩ Madrid" },
  { "C/ Mayor, 12 3º B", "⟨address⟩" },
  { "Avda. de América 45", "⟨address⟩" },
  { "Plaza de España, 3", "⟨address⟩" },
  { "mi DNI es 12345678Z", "mi DNI es ⟨number⟩" },
  { "NIE X1234567L", "NIE ⟨number⟩" },
  { "teléfono 91 123 45 67", "teléfono ⟨phone⟩" },
  { "móvil +34 612 345 678", "móvil ⟨phone⟩" },
  { "612345678", "⟨number⟩" },
  { "pedido nº 12345", "pedido nº ⟨number⟩" },
  { "número de pedido 54321", "número de pedido ⟨number⟩" },
  { "ES91 2100 0418 4502 0005 1332", "⟨account⟩" },
  { "juan (arroba) gmail (punto) com", "⟨e-mail⟩" },
  { "juan arroba gmail punto com", "⟨e-mail⟩" },
  { "matrícula 1234 BCD", "matrícula ⟨number⟩" },
  { "NHS number 943 476 5919", "NHS number ⟨phone⟩" },
  { "SSN 123-45-6789", "SSN ⟨phone⟩" },
  { "passport 123456789", "passport ⟨number⟩" },
  { "192.168.0.1:8080", "⟨network address⟩:8080" },
  { "2001:db8:85a3::8a2e:370:7334", "⟨network address⟩" },
  { "whatsapp 49 171 2345678", "whatsapp ⟨phone⟩" },
  { "k a r e n @ g m a i l . c o m", "⟨e-mail⟩" },
  { "karen@gmail", "⟨e-mail⟩" },
  { "JOHN SMITH was rude", "⟨name⟩ was rude" },
  { "mr. john smith", "mr. ⟨name⟩ smith" },
  { "Dr Smith", "Dr ⟨name⟩" },
  { "Prof. Dr. Hans Meier", "Prof. ⟨name⟩" },
};

static void
test_attempts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    assert_redacted (attempts[i].text, attempts[i].redacted);
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
    "12:30:45: nobody there; 23:59:59, 00:00:00, 10:11:12:13",
    "08:00:12:30:14:00 are the times, 16:9 the picture, 3:2:1 the odds",
    "Note::add, a::b, std::vector, bad:face:cafe, Tip:2:do it",
    "sets 6:4:7:5:6, points 100:98:105:110:99",
    "8/10 for service, 9/10 for food, 10/10 overall",
    "100 % zufrieden, 5 Sterne, 3 Personen, 24/7",
    "20000 Kunden und 15000 Euro",
    "I waited 45 minutes in 2 of 3 shops in 2024",
    "Herr der Lage war niemand, die Frau an der Kasse war nett",
    "La señora de la tienda y el señor mayor",
    "e.g. this, i.e. that... and so on. No way.",
    "I'd give it 4.5 stars @ home",
    "Room 1204, floor 12, gate B32, flight LH 1234",
    "My order took 3 weeks and the case was closed",
    "I am very happy now, thanks for everything",
    "Ich bin Kunde seit 2019 und sehr zufrieden, danke",
    "Die Frau an der Kasse, der Herr am Telefon",
    "Am Freitag 20 Minuten gewartet, am Montag 5",
    "Je suis Cliente depuis 10 ans, merci beaucoup",
    "La madame à la caisse, le monsieur du guichet",
    "El pedido tardó 3 semanas, la factura nunca llegó",
    "Ordered on Amazon, collected at Tesco in Leeds",
    "2 route changes and 5 places to look at",
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
  g_test_add_func ("/redaction/network-addresses", test_network_addresses);
  g_test_add_func ("/redaction/numbers", test_numbers);
  g_test_add_func ("/redaction/names", test_names);
  g_test_add_func ("/redaction/attempts", test_attempts);
  g_test_add_func ("/redaction/kept", test_kept);
  g_test_add_func ("/redaction/odd", test_odd);

  return g_test_run ();
}
