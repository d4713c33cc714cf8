/* Writes a long table of answers to standard output: make-answers ROWS [SEED]. The same arguments
 * give the same bytes. Ten columns, three of them scores; most rows have a comment, many of these
 * in quotation marks with line ends, commas and doubled marks. */

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state;

/* xorshift64* (S. Vigna, 2014) */
static uint32_t
next_random (uint32_t below)
{
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;

  return (uint32_t) (((state * UINT64_C (2685821657736338717)) >> 32) * below >> 32);
}

static const char *const touchpoints[] = {
  "Search engine", "Home page", "Product page", "Size guide", "Live chat", "Basket", "Checkout",
  "Payment", "Confirmation mail", "Store pick-up", "Parcel tracking", "Unboxing", "Set-up guide",
  "First use", "Help centre", "Hotline", "Return label", "Refund", "Newsletter", "Loyalty club",
};
static const char *const channels[] = { "web", "app", "store", "phone", "mail" };
static const char *const countries[] = { "DE", "AT", "CH", "FR", "NL", "ES", "IT", "PL" };
static const char *const comments[] = {
  "Fast and friendly; everything was where I had expected it to be and it took a minute at most",
  "\"Found it at once, thanks\"",
  "\"Took too long.\nNobody answered when I called in the morning, nobody in the afternoon,\n"
  "and on the next day the offer was gone.\"",
  "\"They said \"\"call again\"\", so I did,\nand then once more\"",
  "\"The page jumped, the basket was empty, and I had to begin again from the start.\nNot nice, "
  "because the voucher could be used only once and customer service had to be called about it.\"",
  "Short and sweet",
  "\"The desk was closed, the note said \"\"back in five minutes\"\", and I waited for twenty.\n"
  "Then two people came at once, were very kind, and found my parcel straight away.\"",
};

static void
write_comment (void)
{
  if (next_random (10) < 9)
    fputs (comments[next_random (sizeof comments / sizeof *comments)], stdout);
}

/* Some people skip a question, some say that it does not apply. */
static void
write_score (uint32_t low,
             uint32_t high,
             uint32_t pull)
{
  uint32_t chance = next_random (20);
  uint32_t first = low + next_random (high - low + 1), second = low + next_random (high - low + 1);

  if (chance == 0)
    return;
  if (chance == 1)
    fputs ("N/A", stdout);
  else
    printf ("%" PRIu32, pull % 3 == 0 ? first : first > second ? first : second);
}

static void
write_row (uint64_t number)
{
  uint32_t touchpoint = next_random (20);

  printf ("%" PRIu64 ",2025-%02" PRIu32 "-%02" PRIu32 "T%02" PRIu32 ":%02" PRIu32 ":00Z,%s,%s,%s,",
          number, 1 + next_random (12), 1 + next_random (28), next_random (24), next_random (60),
          touchpoints[touchpoint], channels[next_random (5)], countries[next_random (8)]);
  write_score (0, 10, touchpoint);
  putchar (',');
  write_score (1, 5, touchpoint + 1);
  putchar (',');
  write_score (1, 7, touchpoint + 2);
  printf (",%" PRIu32 ",", 5 + next_random (600));
  write_comment ();
  putchar ('\n');
}

int
main (int   argc,
      char *argv[])
{
  uint64_t n_rows = argc > 1 ? strtoull (argv[1], NULL, 10) : 1000;

  state = argc > 2 ? strtoull (argv[2], NULL, 10) | 1 : 20250101;
  puts ("response_id,answered_at,touchpoint,channel,country,nps,csat,ces,seconds,comment");
  for (uint64_t i = 1; i <= n_rows; i++)
    write_row (i);

  return ferror (stdout) || fflush (stdout) != 0;
}
