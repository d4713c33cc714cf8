#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A packed file of parts, as XLSX and ODS are. */
typedef struct _SjPackage SjPackage;

/* One part while it is read. */
typedef struct _SjPackagePart SjPackagePart;

SjPackage     *sj_package_open           (const char     *path,
                                          GError        **error);
void           sj_package_free           (SjPackage      *self);
const char    *sj_package_get_name       (SjPackage      *self);
gboolean       sj_package_has_part       (SjPackage      *self,
                                          const char     *part);
SjPackagePart *sj_package_open_part      (SjPackage      *self,
                                          const char     *part,
                                          GError        **error);

void           sj_package_part_free      (SjPackagePart  *part);
void           sj_package_part_read_ahead (SjPackagePart *part);
gssize         sj_package_part_read      (SjPackagePart  *part,
                                          char           *buffer,
                                          gsize           length,
                                          GError        **error);
double         sj_package_part_get_fraction (SjPackagePart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjPackage, sj_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjPackagePart, sj_package_part_free)

G_END_DECLS
