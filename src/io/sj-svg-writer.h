#pragma once

#include "core/sj-map.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

/**
 * SjSvgWriter:
 *
 * Writes the parts of a scene as SVG: text as text, each item a group with a title and a
 * description, so that the picture can be edited, searched and read aloud.
 */
typedef struct _SjSvgWriter SjSvgWriter;

SjSvgWriter *sj_svg_writer_new    (SjScene           *scene,
                                   SjMap             *map);
void         sj_svg_writer_free   (SjSvgWriter       *self);
void         sj_svg_writer_item   (SjSvgWriter       *self,
                                   const SjSceneItem *item);
GBytes      *sj_svg_writer_finish (SjSvgWriter       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjSvgWriter, sj_svg_writer_free)

G_END_DECLS
