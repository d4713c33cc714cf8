#define G_LOG_DOMAIN "sj-missing"

#include "feedback/sj-missing-token.h"

#include "feedback/sj-plain-text.h"

/* What people and programs write where there is no answer. */

static const struct
{
  const char *text;
  SjMissing state;
} tokens[] = {
  { "-", SJ_MISSING_SKIPPED },
  { "–", SJ_MISSING_SKIPPED },
  { "null", SJ_MISSING_SKIPPED },
  { "none given", SJ_MISSING_SKIPPED },
  { "prefer not to say", SJ_MISSING_SKIPPED },
  { "prefer not to answer", SJ_MISSING_SKIPPED },
  { "no answer", SJ_MISSING_SKIPPED },
  { "offered", SJ_MISSING_SKIPPED },
  { "unoffered", SJ_MISSING_NOT_SHOWN },
  { "{question_not_shown}", SJ_MISSING_NOT_SHOWN },
  { "n/a", SJ_MISSING_NOT_APPLICABLE },
  { "na", SJ_MISSING_NOT_APPLICABLE },
  { "n.a.", SJ_MISSING_NOT_APPLICABLE },
  { "#n/a", SJ_MISSING_NOT_APPLICABLE },
  { "#nv", SJ_MISSING_NOT_APPLICABLE },
  /* What spreadsheets write where a formula fails. */
  { "#div/0!", SJ_MISSING_SKIPPED },
  { "#name?", SJ_MISSING_SKIPPED },
  { "#null!", SJ_MISSING_SKIPPED },
  { "#num!", SJ_MISSING_SKIPPED },
  { "#ref!", SJ_MISSING_SKIPPED },
  { "#value!", SJ_MISSING_SKIPPED },
  { "not applicable", SJ_MISSING_NOT_APPLICABLE },
  { "does not apply", SJ_MISSING_NOT_APPLICABLE },
  { "don't know", SJ_MISSING_DONT_KNOW },
  { "do not know", SJ_MISSING_DONT_KNOW },
  { "i don't know", SJ_MISSING_DONT_KNOW },
  { "dk", SJ_MISSING_DONT_KNOW },
  { "keine angabe", SJ_MISSING_SKIPPED },
  { "k. a.", SJ_MISSING_SKIPPED },
  { "k.a.", SJ_MISSING_SKIPPED },
  { "weiß nicht", SJ_MISSING_DONT_KNOW },
  { "trifft nicht zu", SJ_MISSING_NOT_APPLICABLE },
  { "ne sait pas", SJ_MISSING_DONT_KNOW },
  { "nsp", SJ_MISSING_DONT_KNOW },
  { "sans objet", SJ_MISSING_NOT_APPLICABLE },
  { "no sabe", SJ_MISSING_DONT_KNOW },
  { "ns/nc", SJ_MISSING_DONT_KNOW },
  { "no aplica", SJ_MISSING_NOT_APPLICABLE },
  { "non so", SJ_MISSING_DONT_KNOW },
  { "non applicabile", SJ_MISSING_NOT_APPLICABLE },
  { "não sei", SJ_MISSING_DONT_KNOW },
  { "não se aplica", SJ_MISSING_NOT_APPLICABLE },
  { "weet niet", SJ_MISSING_DONT_KNOW },
  { "n.v.t.", SJ_MISSING_NOT_APPLICABLE },
  { "nie wiem", SJ_MISSING_DONT_KNOW },
  { "nie dotyczy", SJ_MISSING_NOT_APPLICABLE },
  { "vet ej", SJ_MISSING_DONT_KNOW },
  { "ej relevant", SJ_MISSING_NOT_APPLICABLE },
  { "わからない", SJ_MISSING_DONT_KNOW },
  { "不知道", SJ_MISSING_DONT_KNOW },
  { "不适用", SJ_MISSING_NOT_APPLICABLE },
  { "該当なし", SJ_MISSING_NOT_APPLICABLE },
  { "모름", SJ_MISSING_DONT_KNOW },
  { "모르겠음", SJ_MISSING_DONT_KNOW },
  { "해당 없음", SJ_MISSING_NOT_APPLICABLE },
  { "cannot say", SJ_MISSING_DONT_KNOW },
  { "can't say", SJ_MISSING_DONT_KNOW },
  { "did not use", SJ_MISSING_NOT_APPLICABLE },
  { "weiß ich nicht", SJ_MISSING_DONT_KNOW },
  { "ich weiß nicht", SJ_MISSING_DONT_KNOW },
  { "weiß nicht / keine angabe", SJ_MISSING_DONT_KNOW },
  { "kann ich nicht beurteilen", SJ_MISSING_DONT_KNOW },
  { "nicht zutreffend", SJ_MISSING_NOT_APPLICABLE },
  { "nicht anwendbar", SJ_MISSING_NOT_APPLICABLE },
  { "entfällt", SJ_MISSING_NOT_APPLICABLE },
  { "je ne sais pas", SJ_MISSING_DONT_KNOW },
  { "ne se prononce pas", SJ_MISSING_DONT_KNOW },
  { "non concerné", SJ_MISSING_NOT_APPLICABLE },
  { "non applicable", SJ_MISSING_NOT_APPLICABLE },
  { "no lo sé", SJ_MISSING_DONT_KNOW },
  { "no sé", SJ_MISSING_DONT_KNOW },
  { "no contesta", SJ_MISSING_SKIPPED },
  { "weet ik niet", SJ_MISSING_DONT_KNOW },
  { "niet van toepassing", SJ_MISSING_NOT_APPLICABLE },
  { "vet inte", SJ_MISSING_DONT_KNOW },
  { "ved ikke", SJ_MISSING_DONT_KNOW },
  { "vet ikke", SJ_MISSING_DONT_KNOW },
  { "ikke relevant", SJ_MISSING_NOT_APPLICABLE },
  { "en osaa sanoa", SJ_MISSING_DONT_KNOW },
  { "ei koske minua", SJ_MISSING_NOT_APPLICABLE },
  { "nevím", SJ_MISSING_DONT_KNOW },
  { "не знаю", SJ_MISSING_DONT_KNOW },
  { "затрудняюсь ответить", SJ_MISSING_DONT_KNOW },
  { "bilmiyorum", SJ_MISSING_DONT_KNOW },
};

static gpointer
make_table (gpointer user_data)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    g_hash_table_insert (table, sj_plain_text_normalise (tokens[i].text),
                         GINT_TO_POINTER (tokens[i].state));

  return table;
}

/**
 * sj_missing_token_find:
 * @text: a normalised cell
 * @state: (out): why there is no answer
 *
 * Returns: whether the text stands for a missing answer
 */
gboolean
sj_missing_token_find (const char *text,
                       SjMissing  *state)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *table = g_once (&once, make_table, NULL);
  gpointer value;

  g_return_val_if_fail (text != NULL && state != NULL, FALSE);

  if (*text == '\0')
    {
      *state = SJ_MISSING_SKIPPED;
      return TRUE;
    }
  if (!g_hash_table_lookup_extended (table, text, NULL, &value))
    return FALSE;

  *state = GPOINTER_TO_INT (value);
  return TRUE;
}
