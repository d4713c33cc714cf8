#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* A text of at most 16 bytes in two numbers, the first byte lowest, behind its end zeros. Two texts
 * of one length are equal if their numbers are. */
typedef struct
{
  guint64 first;
  guint64 second;
} SjPackedText;

#define SJ_PACKED_TEXT_MOST 16

static inline guint64
sj_load_eight (const char *text)
{
  guint64 word;

  memcpy (&word, text, sizeof word);

  return GUINT64_FROM_LE (word);
}

static inline guint64
sj_load_four (const char *text)
{
  guint32 word;

  memcpy (&word, text, sizeof word);

  return GUINT32_FROM_LE (word);
}

/* At most eight bytes; none behind @length is touched. What is loaded twice meets itself. */
static inline guint64
sj_pack_eight (const char *text,
               gsize       length)
{
  if (length >= 4)
    return sj_load_four (text) | sj_load_four (text + length - 4) << (length - 4) * 8;
  if (length == 0)
    return 0;

  return (guint64) (guchar) text[0] | (guint64) (guchar) text[length / 2] << length / 2 * 8 |
         (guint64) (guchar) text[length - 1] << (length - 1) * 8;
}

/* At most sixteen bytes. */
static inline SjPackedText
sj_pack_text (const char *text,
              gsize       length)
{
  SjPackedText packed = { 0 };

  if (length <= 8)
    {
      packed.first = sj_pack_eight (text, length);
    }
  else
    {
      packed.first = sj_load_eight (text);
      packed.second = sj_load_eight (text + length - 8) >> (16 - length) * 8;
    }

  return packed;
}

/* The same of a text behind which sixteen bytes can be read, without a branch. */
static inline SjPackedText
sj_pack_roomy_text (const char *text,
                    gsize       length)
{
  static const guint8 kept[2 * SJ_PACKED_TEXT_MOST] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  };
  const char *mask = (const char *) kept + SJ_PACKED_TEXT_MOST - length;

  return (SjPackedText) { sj_load_eight (text) & sj_load_eight (mask),
                          sj_load_eight (text + 8) & sj_load_eight (mask + 8) };
}

G_END_DECLS
