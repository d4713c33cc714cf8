#pragma once

#include <adwaita.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_VENDOR_FILTERS (sj_import_vendor_filters_get_type ())
G_DECLARE_FINAL_TYPE (SjImportVendorFilters, sj_import_vendor_filters, SJ, IMPORT_VENDOR_FILTERS,
                      AdwPreferencesGroup)

void sj_import_vendor_filters_show (SjImportVendorFilters *self,
                                    SjImportJob           *job);

G_END_DECLS
