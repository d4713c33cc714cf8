#pragma once

#include "feedback/sj-scale-detector.h"
#include "feedback/sj-table-sample.h"
#include "feedback/sj-tally.h"

G_BEGIN_DECLS

/* A sign of a vendor: a header that only it writes, or writes together with others. */
typedef struct
{
  const char *headers; /* normalised, parted by "|"; "*" at the end stands for anything */
  double weight;
  guint level;         /* the header row it stands in, from 0 */
} SjVendorSign;

/* What a vendor's column is, by its header. */
typedef struct
{
  const char *headers; /* as in SjVendorSign */
  SjColumnRole role;
  const char *metric;  /* of a score; NULL to find out */
} SjVendorColumn;

/* How a filter tells the rows that stay. */
typedef enum
{
  SJ_VENDOR_FILTER_DROP,     /* rows whose text is listed are left out */
  SJ_VENDOR_FILTER_FILLED,   /* rows without a text are left out */
  SJ_VENDOR_FILTER_AT_LEAST, /* rows with a lower number are left out */
} SjVendorFilterKind;

/* Rows that are no answers. */
typedef struct
{
  const char *id;      /* "unfinished", "test", "spam", … */
  const char *headers; /* of the column that tells, as in SjVendorSign */
  SjVendorFilterKind kind;
  const char *drop;    /* texts, normalised, parted by "|" */
  const char *keep;    /* the others that are known; what is neither is asked about */
  double least;
  gboolean off;        /* runs only if somebody asks for it */
} SjVendorFilter;

/* What a vendor writes where there is no answer. */
typedef struct
{
  const char *text; /* normalised */
  SjMissing state;
} SjVendorMissing;

typedef struct _SjVendor SjVendor;

/* Looks at the table itself where headers are not enough. Returns what it adds to the score. */
typedef double (*SjVendorTest) (SjTableSample *sample,
                                guint          first_row,
                                guint          width);

/* One export format of a vendor. */
struct _SjVendor
{
  const char *id;
  const char *name;    /* as the vendor writes it */
  int header_rows;     /* −1 where it varies */
  const SjVendorSign *signs;
  const SjVendorColumn *columns;
  const SjVendorFilter *filters;
  const SjVendorMissing *missing;
  SjVendorTest test;
  const char *choice_delimiter; /* of several choices in one cell, or NULL */
  gboolean utc;          /* times without a zone are in UTC */
  gboolean unsolicited;  /* those who wrote chose to: a review site */
  gboolean braces;       /* cells write "{newline}", "{tab}", "{cr}" and "{lbrace}" */
};

#define SJ_VENDOR_ACCEPTED 0.8

const SjVendor       *sj_vendor_find        (SjTableSample  *sample,
                                             guint           first_row,
                                             guint           width,
                                             double         *score);
const SjVendor       *sj_vendor_lookup      (const char     *id,
                                             SjTableSample  *sample,
                                             guint           first_row,
                                             guint           width);
guint                 sj_vendor_count_header_rows (const SjVendor *self,
                                                   SjTableSample  *sample,
                                                   guint           first_row,
                                                   guint           width);
char                 *sj_vendor_list_ids    (void);
gboolean              sj_vendor_is_header   (const char     *headers,
                                             const char     *normal);
const SjVendorColumn *sj_vendor_find_column (const SjVendor *self,
                                             const char     *normal);
gboolean              sj_vendor_find_missing (const SjVendor *self,
                                              const char     *normal,
                                              SjMissing      *state);
const char           *sj_vendor_filter_get_title (const char *id);

G_END_DECLS
