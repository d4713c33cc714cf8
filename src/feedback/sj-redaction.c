#define G_LOG_DOMAIN "sj-redaction"

#include "config.h"

#include "feedback/sj-redaction.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-redaction-names.h"

/*
 * Takes out of a comment what points at a person. Whoever quotes a comment reads it afterwards, for
 * no rule finds every name; so rather a word too many is taken out than one too few, and dates,
 * prices and versions stay.
 */

#define MIN_PHONE 7
#define MAX_PHONE 15

/* Whether a match is what its pattern looks for. */
typedef gboolean (*Check) (const char *match);

typedef struct
{
  SjRedactionKind kind;
  const char *pattern;
  GRegexCompileFlags flags;
  Check check;
  int group; /* the part that is taken out */
} Rule;

/* A piece of the original text. */
typedef struct
{
  SjRedactionKind kind;
  int start;
  int end;
} Piece;

static guint
copy_digits (const char *text,
             char        digits[40])
{
  guint n = 0;

  for (; *text != '\0' && n < 39; text++)
    if (g_ascii_isdigit (*text))
      digits[n++] = *text;
  digits[n] = '\0';

  return n;
}

/* ISO/IEC 7812-1, annex B: every second digit from the right counts double. */
static gboolean
is_card (const char *match)
{
  char digits[40];
  guint n = copy_digits (match, digits), sum = 0;

  for (guint i = 0; i < n; i++)
    {
      guint digit = (guint) (digits[n - 1 - i] - '0');

      if (i % 2 == 1)
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }

  return n >= 13 && n <= 19 && sum % 10 == 0;
}

/* ISO 13616: moved around and with letters as numbers from 10, the remainder by 97 is 1. */
static gboolean
is_iban (const char *match)
{
  g_autoptr(GString) compact = g_string_new (NULL);
  guint remainder = 0;

  for (; *match != '\0'; match++)
    if (g_ascii_isalnum (*match))
      g_string_append_c (compact, g_ascii_toupper (*match));
  if (compact->len < 15 || compact->len > 34)
    return FALSE;
  for (gsize i = 0; i < compact->len; i++)
    {
      char c = compact->str[(i + 4) % compact->len];

      remainder = g_ascii_isdigit (c) ? (remainder * 10 + (guint) (c - '0')) % 97
                                      : (remainder * 100 + (guint) (c - 'A') + 10) % 97;
    }

  return remainder == 1;
}

static gboolean
is_network_address (const char *match)
{
  return g_hostname_is_ip_address (match);
}

/* IPv6, also one that was copied badly, and the address of a device. Words and times with colons
 * are none: addresses have long groups, and devices have letters. */
static gboolean
is_long_network_address (const char *match)
{
  g_autofree char *plain = g_strndup (match, strcspn (match, "%"));
  g_auto(GStrv) groups = g_strsplit_set (plain, ":-", -1);
  gboolean has_digit = strpbrk (plain, "0123456789") != NULL;
  gboolean has_letter = strpbrk (plain, "abcdefABCDEF") != NULL;
  guint n = 0, n_pairs = 0, n_long = 0;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      n += *groups[i] != '\0';
      n_pairs += strlen (groups[i]) == 2;
      n_long += strlen (groups[i]) > 2;
    }
  if (g_hostname_is_ip_address (plain))
    return n_long > 0 && (has_digit || n > 2);

  return has_letter ? (n == 6 && n_pairs == 6 && has_digit) || (n > 4 && n_long > 1)
                    : n > 6 && n_long > 1;
}

static gboolean
is_phone (const char *match)
{
  char digits[40];
  guint n = copy_digits (match, digits);
  gboolean is_written_so = strchr ("+(0", *match) != NULL || strlen (match) > n;

  return is_written_so && n >= MIN_PHONE && n <= MAX_PHONE;
}

#define CAPITALISED "\\p{Lu}[\\p{L}'’\\-]+"
#define PARTICLES "(?:(?:v[oa]n(?:\\s+de[rnm])?|de(?:\\s+l(?:a|as|os))?|del|du|zu|dos|da)\\s+)?"
#define FULL_NAME PARTICLES CAPITALISED "(?:\\s+" PARTICLES CAPITALISED "){0,2}"
#define INITIALS "(?:\\p{Lu}\\.\\s*)*"
#define TOP "(?:com|org|net|de|fr|es|eu|uk|co|at|ch|info|me|io|it|nl|biz|app)\\b"
#define DOT "(?:\\s*\\.\\s*|\\s+(?:dot|punkt|point|punto)\\s+)"
#define SIGN "(?:\\s*@\\s*|\\s+(?:at|ät|arroba|arobase|arobas)\\s+)"
#define MARK "#?((?=[\\p{L}\\-/]*\\d)[\\p{L}\\d][\\p{L}\\d\\-/]{2,})\\b"
#define IS "(?:\\s*(?:is|was|ist|war|lautet|est|es|era|:|#|=)\\s*)*\\s*"
#define NO "(?:number|no\\b\\.?|nr\\b\\.?|num\\b\\.?|id\\b|code|ref\\b\\.?|n[°º]|n\\.º|" \
                  "núm\\.?|numéro|número|#|:)"
#define THINGS_EN "order|invoice|booking|reservation|ticket|case|reference|customer|client|" \
                  "account|" \
                  "contract|policy|member(?:ship)?|passport|tracking|claim|card|loyalty|patient"
#define THINGS_DE "bestell|auftrags?|kunden|rechnungs?|vertrags?|vorgangs?|ticket|sendungs|paket|" \
                  "mitglieds?|buchungs?|versicherungs?|personal|ausweis|referenz|konto|" \
                  "steuer|fall|" \
                  "patienten|schadens?|zähler|reservierungs"
#define THINGS_FR "commande|facture|client|dossier|contrat|réservation|compte|billet|colis|" \
                  "référence|réf|adhérent|sinistre|abonné|suivi"
#define THINGS_ES "pedido|factura|cliente|reserva|contrato|cuenta|expediente|socio|referencia|" \
                  "póliza|envío|abonado|billete|incidencia|seguimiento"
#define ARTICLES "(?:(?:de|del|du|des|la|le|les|las|los|el|d['’]|l['’])\\s*)*"
#define CURRENCY "(?:[€$£¥%]|(?:euros?|eur|dollars?|usd|gbp|pounds?|pfund|chf|franken|francs?|" \
                 "pesos?|libras?|cents?)\\b)"
#define UNITS "euro|eur|dollar|pfund|franken|kilometer|meter|meilen|punkte|kunden|stück|schritte|" \
              "mitarbeiter|menschen|leute|personen|seiten|mal|wörter|besucher|km|miles|points|" \
              "people|customers|clients|clientes|kwh|watt|mb|gb"

/* In the order in which they are looked for; what one has found no later one finds again. */
static const Rule rules[] = {
  { SJ_REDACTED_URL, "\\b(?:https?://|ftp://|www\\.)[^\\s<>\"»”]*[^\\s<>\"»”.,;:!?)\\]']",
    G_REGEX_CASELESS, NULL, 0 },
  { SJ_REDACTED_EMAIL, "[\\p{L}\\p{N}._%+\\-]+@[\\p{L}\\p{N}\\-]+(?:\\.[\\p{L}\\p{N}\\-]+)*", 0,
    NULL, 0 },
  /* Before what would take a group of it for a number. */
  { SJ_REDACTED_ADDRESS,
    "(?<!\\w)(?:[0-9a-f]{0,4}:){2,}(?:[0-9a-f]{1,4}(?:(?:\\.\\d{1,3}){3})?|(?<=::))"
    "(?:%[\\w\\-]+)?(?!\\w)",
    G_REGEX_CASELESS, is_long_network_address, 0 },
  { SJ_REDACTED_ADDRESS, "(?<![\\w\\-])[0-9a-f]{2}(?:-[0-9a-f]{2}){5}(?![\\w\\-])",
    G_REGEX_CASELESS, is_long_network_address, 0 },
  { SJ_REDACTED_EMAIL,
    "\\b(?:[\\p{L}\\p{N}_%+\\-]+" DOT ")*[\\p{L}\\p{N}_%+\\-]+" SIGN "[\\p{L}\\p{N}\\-]+"
    "(?:" DOT "[\\p{L}\\p{N}\\-]+)*" DOT TOP, G_REGEX_CASELESS, NULL, 0 },
  { SJ_REDACTED_EMAIL, "(?<!\\S)(?:[\\p{L}\\p{N}._]\\s){2,}@(?:\\s[\\p{L}\\p{N}.])+(?!\\S)", 0,
    NULL, 0 },
  { SJ_REDACTED_EMAIL,
    "\\b[\\p{L}\\p{N}._%+\\-]+\\s*[(\\[]\\s*"
    "(?:at|ät|arroba|arobase)\\s*[)\\]]\\s*[\\p{L}\\p{N}\\-]+"
    "(?:\\s*(?:\\.|[(\\[]\\s*(?:dot|punkt|point|punto)\\s*[)\\]])\\s*[\\p{L}\\p{N}\\-]+)+",
    G_REGEX_CASELESS, NULL, 0 },
  { SJ_REDACTED_URL,
    "\\b[\\p{L}\\p{N}\\-]+(?:\\.[\\p{L}\\p{N}\\-]+)*\\."
    "(?:com|org|net|de|fr|es|eu|io|co|uk|at|ch|info|biz|app|shop|me|it|nl)\\b(?!\\.)"
    "(?:/[^\\s<>\"]*[^\\s<>\".,;:!?)])?",
    0, NULL, 0 },
  { SJ_REDACTED_IBAN, "\\b[A-Z]{2}\\d{2}(?:[ \\-]?[A-Z0-9]){11,30}\\b", 0, is_iban, 0 },
  { SJ_REDACTED_IBAN, "\\b[a-z]{2}\\d{2}[a-z0-9]{11,30}\\b", G_REGEX_CASELESS, is_iban, 0 },
  { SJ_REDACTED_IBAN, "\\b[a-z]{2}\\s?\\d{2}[ \\-]?(?:[a-z]{4}[ \\-]?)?\\d(?:[ \\-]?\\d){9,27}\\b",
    G_REGEX_CASELESS, is_iban, 0 },
  /* Written wrongly, it is somebody's account all the same. */
  { SJ_REDACTED_IBAN, "\\bIBAN\\b[\\s:]*([a-z]{2}\\s?\\d{2}(?:[ \\-]?[a-z0-9]{2,4}\\b){2,9})",
    G_REGEX_CASELESS, NULL, 1 },
  { SJ_REDACTED_IBAN, "\\b(?:sort ?code|BLZ|Bankleitzahl|routing number)" IS ""
    "(\\d[\\d \\-]{4,9}\\d)",
    G_REGEX_CASELESS, NULL, 1 },
  { SJ_REDACTED_NUMBER, /* a day of birth */
    "\\b(?:born|birth|dob|birthday|geboren|geb|geburtsdatum|geburtstag|née?|naissance|nacid[oa]|"
    "nacimiento)\\b\\.?(?:\\s*(?:on|am|le|el|the|date|datum|is|ist|est|es|:))*\\s*"
    "(\\d{1,4}[./\\- ]\\s?\\d{1,2}[./\\- ]\\s?\\d{2,4})(?!\\d)", G_REGEX_CASELESS, NULL, 1 },
  { SJ_REDACTED_NUMBER,
    "\\b(?:" THINGS_EN "|" THINGS_FR "|" THINGS_ES ""
    ")\\b\\s*" NO IS MARK, G_REGEX_CASELESS, NULL, 1 },
  { SJ_REDACTED_NUMBER, "\\b(?:" THINGS_DE ")-?\\s?(?:nummer|nr\\b\\.?|kennung|code|id)" IS MARK,
    G_REGEX_CASELESS, NULL, 1 },
  { SJ_REDACTED_NUMBER,
    "\\b(?:numéro|número|núm\\.?|n[°º])\\s+(?:de\\s+|du\\s+|del\\s+)?"
    "(?:" THINGS_FR "|" THINGS_ES ")" IS MARK, G_REGEX_CASELESS, NULL, 1 },
  { SJ_REDACTED_NUMBER,
    "\\b(?:order|invoice|booking|ticket|bestellung|auftrag|rechnung|vorgang|commande|"
    "facture|dossier|"
    "pedido|factura|expediente)\\s+(?:[\\p{L}]{1,4}[\\-/])?(\\d[\\d\\-/]{3,})\\b(?!\\s*(?:€|"
    "euro|eur))",
    G_REGEX_CASELESS, NULL, 1 },
  { SJ_REDACTED_NUMBER, "\\b(?:invoice|facture|factura|"
    "rechnung)\\s+([A-Z]{2,5}[/\\-][\\d/\\-]{3,})",
    G_REGEX_CASELESS, NULL, 1 },
  { SJ_REDACTED_NUMBER, "(?<!\\w)#\\d{3,}\\b", 0, NULL, 0 },
  { SJ_REDACTED_NUMBER,
    "\\b(?i:kennzeichen|matrícula|number plate|licence plate|license plate|immatriculation)" IS
    "((?=[\\p{Lu}\\d \\-]*\\d)[\\p{Lu}\\d]{1,4}(?:[ \\-][\\p{Lu}\\d]{1,4}){1,2})\\b", 0, NULL, 1 },
  { SJ_REDACTED_PLACE,
    "\\b(?:(?:Flat|Apartment|Apt|Unit)\\.?\\s+\\d+\\w?,?\\s+)?\\d{1,5}[a-zA-Z]?,?\\s+"
    "(?:\\p{Lu}[\\p{L}'’]+\\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|"
    "Court|Ct|Way|"
    "Place|Square|Sq|Terrace|Crescent|Gardens|Boulevard|Blvd|Hill|Row|Mews)\\b\\.?", 0, NULL, 0 },
  { SJ_REDACTED_PLACE,
    "(?:\\b\\p{Lu}[\\p{L}]+(?:er|en)?[ \\-])?\\b\\p{L}[\\p{L}\\-]*(?:straße|strasse|str\\.|"
    "gasse|allee|"
    "chaussee)\\s*\\d{1,4}(?:\\s?[a-h]\\b)?", G_REGEX_CASELESS, NULL, 0 },
  { SJ_REDACTED_PLACE,
    "\\b\\p{Lu}\\p{Ll}+(?:weg|platz|ring|damm|ufer|hof|steig|berg)\\s+\\d{1,3}(?:\\s?[a-h]\\b)?"
    "(?=\\s*(?:[,.;!]|$|in\\b|\\d{5}))", 0, NULL, 0 },
  { SJ_REDACTED_PLACE,
    "\\b(?:Am|An der|An den|Im|In der|Auf dem|Auf der|Zum|Zur|Unter den)\\s+"
    "(?!(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Januar|Februar|März|April|Mai|Juni|Juli|"
    "August|September|Oktober|November|Dezember|Jahr|Schnitt)"
    "(?:\\p{Lu}[\\p{L}\\-]+\\s+){1,2}\\d{1,3}(?:\\s?[a-h]\\b)?(?=\\s*(?:[,.;!]|$|in\\b|\\d{5}))", 0,
    NULL, 0 },
  { SJ_REDACTED_PLACE,
    "\\b\\d{1,4}\\s*(?:bis|ter|quater)?\\s*,?\\s*(?:rue|avenue|av\\.|boulevard|bd|place|"
    "allées?|chemin|"
    "impasse|quai|square|passage)\\s+" ARTICLES "[\\p{L}'’\\-]+(?:\\s+" ARTICLES
    "\\p{Lu}[\\p{L}'’\\-]+)*", 0, NULL, 0 },
  { SJ_REDACTED_PLACE,
    "(?<!\\w)(?i:calle|c/|avda\\.?|avenida|av\\.|plaza|pza\\.?|paseo|ronda|travesía)\\s*" ARTICLES
    "\\p{Lu}\\p{L}+(?:\\s+" ARTICLES "\\p{Lu}\\p{L}+)*\\s*,?\\s*(?:n[º°]\\s*)?\\d{1,4}"
    "(?:\\s*,?\\s*\\d{1,2}\\s?[ºª°]\\s?\\p{Lu}?)?", 0, NULL, 0 },
  { SJ_REDACTED_NOTHING, /* dates, with or without a time */
    "(?<![\\d.])(?:\\d{1,2}[./\\-]\\s?\\d{1,2}[./\\-]\\s?"
    "(?:\\d{4}|\\d{2})|\\d{4}[\\-./]\\d{2}[\\-./]\\d{2})"
    "(?:[T,]?\\s*\\d{1,2}:\\d{2}(?::\\d{2})?)?(?![\\d])(?!\\.\\d)", 0, NULL, 0 },
  { SJ_REDACTED_NOTHING, "(?<!\\d)(?:19|20)\\d{2}\\s?[\\-–/]\\s?(?:19|20)\\d{2}(?!\\d)", 0, NULL,
    0 },
  { SJ_REDACTED_NOTHING, "(?<![\\w:])\\d{1,2}:\\d{2}(?::\\d{2})?(?![\\d:a-f])", 0, NULL, 0 },
  { SJ_REDACTED_NOTHING, "(?<![\\d/])\\d{1,2}(?:[.,]\\d)?\\s?/\\s?(?:5|7|10|100)(?!\\d)", 0, NULL,
    0 },
  { SJ_REDACTED_NOTHING,
    "(?:[€$£¥]|\\b(?:eur|usd|gbp|chf))\\s?\\d+(?:[.,'\\x{202F}\\x{A0} ]\\d{3})*"
    "(?:[.,]\\d{1,2})?(?!\\d)",
    G_REGEX_CASELESS, NULL, 0 },
  { SJ_REDACTED_NOTHING,
    "(?<![\\d+])\\d+(?:[.,'\\x{202F}\\x{A0} ]\\d{3})*(?:[.,]\\d{1,2})?\\s?" CURRENCY,
    G_REGEX_CASELESS, NULL, 0 },
  { SJ_REDACTED_NOTHING, /* versions */
    "\\b(?:v|ver|version|versión|release|build|firmware|ios|android|windows|macos|update)\\.?\\s?"
    "\\d+(?:\\.\\d+)+(?:[\\-+]\\w+)?",
    G_REGEX_CASELESS, NULL, 0 },
  { SJ_REDACTED_CARD, "(?<![\\d.])\\d(?:[ \\-]?\\d){12,18}(?!\\d)", 0, is_card, 0 },
  { SJ_REDACTED_ADDRESS, "(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.]\\d)", 0,
    is_network_address, 0 },
  { SJ_REDACTED_PHONE,
    "(?<![\\w.,@/+])(?<!\\p{L}-)(?:\\+|\\(\\+)?\\(?\\d"
    "(?:[\\s().\\-/\\x{A0}]{0,3}\\d){6,17}(?![\\w@])", 0,
    is_phone, 0 },
  { SJ_REDACTED_NUMBER, "(?<![\\p{L}\\d])(?:\\p{Lu}{1,5}[\\-/]?)?\\d{6,}"
    "(?:[\\-/]?\\w+)?", 0, NULL, 0 },
  { SJ_REDACTED_HANDLE,
    "\\b(?:instagram|insta|twitter|tiktok|snapchat|telegram|skype|facebook|linkedin|discord)"
    "(?:\\s*:\\s*|\\s+(?=[\\w.]*[_\\d]))([\\w.]{3,40})", G_REGEX_CASELESS, NULL, 1 },
  { SJ_REDACTED_HANDLE, "(?<![\\w@.])@[\\p{L}_][\\w.]{0,30}\\w", 0, NULL, 0 },
  { SJ_REDACTED_POSTCODE,
    "\\b(?:PLZ|Postleitzahl|post ?code|zip(?: code)?|code postal|CP|código postal)\\s*:?\\s*"
    "([A-Z0-9][A-Z0-9 \\-]{2,8}[A-Z0-9])\\b", G_REGEX_CASELESS, NULL, 1 },
  { SJ_REDACTED_POSTCODE, "\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b", 0, NULL, 0 },
  { SJ_REDACTED_POSTCODE,
    "(?<![\\w.,])(?:(?:DE|D|F|E|A|CH)-)?\\d{5}(?=\\s+\\p{Lu}\\p{Ll})(?!\\s+(?i:" UNITS ")\\b)", 0,
    NULL, 0 },
  { SJ_REDACTED_POSTCODE, "\\b[A-Z]{2} (\\d{5}(?:-\\d{4})?)\\b", 0, NULL, 1 },
  { SJ_REDACTED_NAME,
    "\\b(?:[Mm]rs?|[Mm]s|[Mm]iss|Mx|Sir|Dr|Prof|[Hh]errn?|[Ff]rau|Fräulein|[Mm]onsieur|[Mm]adame|"
    "[Mm]ademoiselle|[Mm]me|[Mm]lle|M|Docteur|Doctor|Doctora|[Ss]r|[Ss]ra|[Ss]rta|[Ss]eñor|"
    "[Ss]eñora|[Ss]eñorita|[Dd]on|[Dd]oña|D(?=\\.)|Dña|Dra)\\b\\.?\\s+"
    "((?:(?:Dr|Prof|Doktor|Professor)\\b\\.?\\s+)*" FULL_NAME ")", 0, NULL, 1 },
  { SJ_REDACTED_NAME,
    "\\b(?i:mrs?|mme|mlle|sra|srta|sr)\\b\\.?\\s+(?!is\\b|was\\b|a\\b|est\\b|de\\b|que\\b)"
    "(\\p{L}{3,}(?:\\s+(?=\\p{Lu})\\p{L}+)?)", 0, NULL, 1 },
  { SJ_REDACTED_NAME,
    "\\b(?:frau|herrn?)\\s+(?!(?:am?|an|auf|aus|bei|beim|da|das|der|die|dem|den|des|dort|"
    "ein|eine|er|"
    "gab|hat|hatte|hinter|ich|im|in|ist|ja|kam|kann|konnte|meinte|mit|nach|nicht|oder|sagte|"
    "sehr|sich|"
    "sie|so|und|vom|von|vor|war|wie|wir|wird|wollte|zu|zum|zur)\\b)(\\p{Ll}{3,})", 0, NULL, 1 },
  { SJ_REDACTED_NAME,
    "\\b(?:madame|monsieur|señora|señor)\\s+(?!(?:à|a|au|aux|avec|dans|de|del|derrière|du|"
    "en|est|et|"
    "était|la|le|me|mayor|m['’]|muy|ne|n['’]|nous|no|que|qui|s['’]|se|sur|très|un|une|y)\\b)"
    "(\\p{Ll}{3,})", 0, NULL, 1 },
  { SJ_REDACTED_NAME,
    "\\b(?i:my name(?: is|['’]s)|name is|this is|i am called|mein name ist|ich hei(?:ß|ss)e|"
    "je m['’]appelle|mon nom est|moi,? c['’]est|me llamo|mi nombre es|soy|"
    "(?:name|nom|nombre|vorname|nachname|prénom|apellidos?)\\s*:)\\s*(" INITIALS FULL_NAME ")", 0,
    NULL, 1 },
  { SJ_REDACTED_NAME, /* two of them, for a nation or a trade is one word */
    "\\b(?i:i['’]m|i am|ich bin|je suis|c['’]est)\\s+(" CAPITALISED "\\s+" PARTICLES
    CAPITALISED ")",
    0, NULL, 1 },
  { SJ_REDACTED_NAME,
    "\\b(?i:regards|wishes|sincerely|yours|cheers|thanks|thank you|gr(?:ü|ue)(?:ß|ss)en?|"
    "gruß|mfg|lg|"
    "vg|cordialement|salutations|bien à vous|amicalement|bises|saludos?|atentamente|abrazo|"
    "cordialmente|gracias|merci|danke)\\s*[,.!:–\\-]*\\s*(" INITIALS FULL_NAME ")\\s*[.!]?\\s*$",
    G_REGEX_MULTILINE, NULL, 1 },
  { SJ_REDACTED_NAME,
    "\\b(?i:colleague|employee|agent|advis[eo]r|manager|waiter|waitress|nurse|technician|driver|"
    "kolleg(?:en|e|in)|mitarbeiter(?:in)?|verkäufer(?:in)?|berater(?:in)?|techniker(?:in)?|"
    "fahrer(?:in)?|"
    "kellner(?:in)?|collègue|conseill(?:er|ère)|vendeu(?:r|se)|technicien(?:ne)?|serveu(?:r|se)|"
    "emplead[oa]|compañer[oa]|vendedora?|asesora?|técnic[oa]|camarer[oa]|dependient[ea])\\s+"
    "(?i:called\\s+|named\\s+|namens\\s+|nommée?\\s+|llamad[oa]\\s+)?(" FULL_NAME ")", 0, NULL, 1 },
  { SJ_REDACTED_NAME,
    "\\b(?=\\p{Lu})(?i:" SJ_FIRST_NAMES ")\\b(?:[\\- ]" PARTICLES CAPITALISED "){0,2"
    "}", 0, NULL, 0 },
};

static GRegex *
get_regex (gsize number)
{
  static GRegex *regexes[G_N_ELEMENTS (rules)];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
        {
          g_autoptr(GError) error = NULL;

          regexes[i] = g_regex_new (rules[i].pattern, rules[i].flags, 0, &error);
          if (regexes[i] == NULL)
            g_error ("Pattern %" G_GSIZE_FORMAT ": %s", i, error->message);
        }
      g_once_init_leave (&ready, 1);
    }

  return regexes[number];
}

static gboolean
overlaps (GArray *pieces,
          int     start,
          int     end)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (start < piece->end && end > piece->start)
        return TRUE;
    }

  return FALSE;
}

static void
apply_rule (const char *text,
            gsize       number,
            GArray     *pieces)
{
  const Rule *rule = &rules[number];
  g_autoptr(GMatchInfo) info = NULL;

  g_regex_match (get_regex (number), text, 0, &info);
  while (g_match_info_matches (info))
    {
      g_autofree char *match = g_match_info_fetch (info, rule->group);
      Piece piece = { .kind = rule->kind };

      if (g_match_info_fetch_pos (info, rule->group, &piece.start, &piece.end) &&
          piece.start < piece.end && !overlaps (pieces, piece.start, piece.end) &&
          (rule->check == NULL || rule->check (match)))
        g_array_append_val (pieces, piece);
      if (!g_match_info_next (info, NULL))
        break;
    }
}

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  return ((const Piece *) a)->start - ((const Piece *) b)->start;
}

/**
 * sj_redaction_get_placeholder:
 *
 * Returns: (transfer none): what stands in the text instead
 */
const char *
sj_redaction_get_placeholder (SjRedactionKind kind)
{
  switch (kind)
    {
    case SJ_REDACTED_EMAIL:
      return _("⟨e-mail⟩");
    case SJ_REDACTED_URL:
      return _("⟨address on the web⟩");
    case SJ_REDACTED_IBAN:
      return _("⟨account⟩");
    case SJ_REDACTED_CARD:
      return _("⟨card⟩");
    case SJ_REDACTED_ADDRESS:
      return _("⟨network address⟩");
    case SJ_REDACTED_PHONE:
      return _("⟨phone⟩");
    case SJ_REDACTED_NUMBER:
      return _("⟨number⟩");
    case SJ_REDACTED_HANDLE:
      return _("⟨handle⟩");
    case SJ_REDACTED_POSTCODE:
      return _("⟨postcode⟩");
    case SJ_REDACTED_NAME:
      return _("⟨name⟩");
    case SJ_REDACTED_PLACE:
      return _("⟨address⟩");
    case SJ_REDACTED_NOTHING:
    default:
      return "";
    }
}

/**
 * sj_redact:
 * @text: a comment
 * @redactions: (out) (optional) (transfer full) (element-type SjRedaction): where the placeholders
 *   stand
 *
 * Takes out e-mail, web and network addresses, telephone, account and card numbers, other numbers
 * of six digits and more or that are said to be one, days of birth, handles, postcodes, streets
 * with their numbers, common first names, and names behind a form of address, a trade or a
 * greeting. It does not find every name: somebody has to read the text.
 *
 * Returns: (transfer full): the text with placeholders
 */
char *
sj_redact (const char  *text,
           GArray     **redactions)
{
  g_autoptr(GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autofree char *valid = NULL;
  GString *result;
  int done = 0;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  result = g_string_new (NULL);
  if (redactions != NULL)
    *redactions = g_array_new (FALSE, FALSE, sizeof (SjRedaction));
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    apply_rule (valid, i, pieces);
  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      const char *placeholder = sj_redaction_get_placeholder (piece->kind);
      SjRedaction redaction = { .kind = piece->kind, .length = (guint) strlen (placeholder) };

      if (piece->kind == SJ_REDACTED_NOTHING)
        continue;
      g_string_append_len (result, valid + done, piece->start - done);
      redaction.start = (guint) result->len;
      g_string_append (result, placeholder);
      done = piece->end;
      if (redactions != NULL)
        g_array_append_val (*redactions, redaction);
    }
  g_string_append (result, valid + done);

  return g_string_free (result, FALSE);
}
