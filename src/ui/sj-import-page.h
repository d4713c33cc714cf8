#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

/**
 * SjImportPage:
 *
 * A page of the import window: a widget that shows a part of an import and lets it be changed
 * through the import's job.
 */
#define SJ_TYPE_IMPORT_PAGE (sj_import_page_get_type ())
G_DECLARE_INTERFACE (SjImportPage, sj_import_page, SJ, IMPORT_PAGE, GtkWidget)

/**
 * SjImportPageInterface:
 * @update: shows what has changed about the job; the first call tells of everything
 * @count_open: how many things on the page wait for a person; %NULL if none ever do
 */
struct _SjImportPageInterface
{
  GTypeInterface parent_iface;

  void  (*update)     (SjImportPage   *self,
                       SjImportJob    *job,
                       SjImportChange  change);
  guint (*count_open) (SjImportPage   *self);
};

void  sj_import_page_update     (SjImportPage   *self,
                                 SjImportJob    *job,
                                 SjImportChange  change);
guint sj_import_page_count_open (SjImportPage   *self);

G_END_DECLS
