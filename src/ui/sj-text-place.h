#pragma once

#include "core/sj-element.h"
#include "ui/sj-canvas-cells.h"

G_BEGIN_DECLS

/**
 * SjTextPlace:
 * @bounds: where the text is, in points
 * @style: its letters
 * @align: where its lines stand
 */
typedef struct
{
  SjRectangle bounds;
  SjTextStyle style;
  SjAlignment align;
} SjTextPlace;

const char *sj_text_place_get_property (SjElement    *element,
                                        gboolean      below);
gboolean    sj_text_place_find         (SjCanvas     *canvas,
                                        SjElement    *element,
                                        const char   *property,
                                        SjTextPlace  *place);
SjTextPlace sj_text_place_find_new     (SjCanvas     *canvas,
                                        const SjCell *cell);
gboolean    sj_text_place_pick_header  (SjCanvas     *canvas,
                                        double        x,
                                        double        y,
                                        gboolean     *below);

G_END_DECLS
