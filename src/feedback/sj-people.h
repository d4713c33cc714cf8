#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one person answered in one group: kept in memory while an import is open, so that answers
 * of the same people can be compared with each other; never stored. */
typedef struct
{
  guint64 person; /* 0: nobody knows who */
  guint32 cell;   /* a group of answers */
  float valence;
  float weight;
} SjPersonAnswer;

/* Turns what names people in a file into numbers that say nothing outside of this import. */
typedef struct _SjPersonKey SjPersonKey;

/* The answers of one import by person. */
typedef struct
{
  GArray *answers; /* SjPersonAnswer */
  guint max;       /* how many are kept */
  gboolean full;   /* there were more; they are of no use then */
} SjPeople;

SjPersonKey *sj_person_key_new   (void);
void         sj_person_key_free  (SjPersonKey       *self);
guint64      sj_person_key_hash  (const SjPersonKey *self,
                                  const char        *text,
                                  gsize              length);

void         sj_people_init      (SjPeople          *self,
                                  guint              max);
void         sj_people_clear     (SjPeople          *self);
void         sj_people_add       (SjPeople          *self,
                                  guint64            person,
                                  guint32            cell,
                                  double             valence,
                                  double             weight);
void         sj_people_merge     (SjPeople          *self,
                                  const SjPeople    *more,
                                  const guint32     *cells);
void         sj_people_sort      (SjPeople          *self);
void         sj_people_count     (const SjPeople    *self,
                                  guint64           *n,
                                  guint              n_cells);

G_END_DECLS
