#pragma once

#include "core/sj-map.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

typedef enum
{
  SJ_EXPORT_PDF,
  SJ_EXPORT_PNG,
  SJ_EXPORT_SVG,
  SJ_EXPORT_TEXT,
} SjExportFormat;

/**
 * SjExportChoice:
 * @format: what is written
 * @theme: the colours
 * @paper: (nullable): PDF: the name of a size of paper; %NULL for a page as large as the map
 * @dpi: PNG: resolution
 * @prompts: whether empty cells say what belongs there
 * @left_out: (nullable): a set of the ids of elements that are pale, not changed any more
 */
typedef struct
{
  SjExportFormat  format;
  SjThemeKind     theme;
  const char     *paper;
  double          dpi;
  gboolean        prompts;
  GHashTable     *left_out;
} SjExportChoice;

const char *sj_export_format_get_suffix (SjExportFormat        format);

void        sj_export_job_run_async     (SjMap                *map,
                                         const SjExportChoice *choice,
                                         GFile                *file,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
void        sj_export_job_write_async   (SjMap                *map,
                                         SjScene              *scene,
                                         const SjExportChoice *choice,
                                         GFile                *file,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean    sj_export_job_run_finish    (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
