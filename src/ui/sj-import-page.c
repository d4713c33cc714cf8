#define G_LOG_DOMAIN "sj-import-page"

#include "config.h"

#include "ui/sj-import-page.h"

G_DEFINE_INTERFACE (SjImportPage, sj_import_page, GTK_TYPE_WIDGET)

static void
sj_import_page_default_init (SjImportPageInterface *iface)
{
}

/**
 * sj_import_page_update:
 * @self: a page
 * @job: the import
 * @change: what is different about it
 *
 * Shows it.
 */
void
sj_import_page_update (SjImportPage   *self,
                       SjImportJob    *job,
                       SjImportChange  change)
{
  g_return_if_fail (SJ_IS_IMPORT_PAGE (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  SJ_IMPORT_PAGE_GET_IFACE (self)->update (self, job, change);
}

/**
 * sj_import_page_count_open:
 * @self: a page
 *
 * Returns: how many things on the page wait for a person
 */
guint
sj_import_page_count_open (SjImportPage *self)
{
  SjImportPageInterface *iface;

  g_return_val_if_fail (SJ_IS_IMPORT_PAGE (self), 0);

  iface = SJ_IMPORT_PAGE_GET_IFACE (self);

  return iface->count_open != NULL ? iface->count_open (self) : 0;
}
