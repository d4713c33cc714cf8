#pragma once

#include "feedback/sj-vendor.h"

G_BEGIN_DECLS

/* How Google Forms heads the time of an answer, in the language of the form. */
#define SJ_VENDOR_TIMESTAMP \
  "timestamp|zeitstempel|horodateur|marca temporal|marca de tiempo|informazioni cronologiche|" \
  "carimbo de data/hora|tijdstempel|sygnatura czasowa|casova znacka|tidsstampel|tidsstempel|" \
  "tidsmerke|aikaleima|отметка времени|zaman damgasi|タイムスタンフ|时间戳记|时间戳|타임스탬프"

/* All export formats, in the order they are tried; ended by one without an id. */
extern const SjVendor sj_vendors[];

double sj_vendor_test_import_ids   (SjTableSample *sample,
                                    guint          first_row,
                                    guint          width);
double sj_vendor_test_timestamp    (SjTableSample *sample,
                                    guint          first_row,
                                    guint          width);
double sj_vendor_test_form_shape   (SjTableSample *sample,
                                    guint          first_row,
                                    guint          width);
double sj_vendor_test_subquestions (SjTableSample *sample,
                                    guint          first_row,
                                    guint          width);
double sj_vendor_test_ratings      (SjTableSample *sample,
                                    guint          first_row,
                                    guint          width);

G_END_DECLS
