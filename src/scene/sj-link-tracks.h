#pragma once

#include "scene/sj-link-box.h"

G_BEGIN_DECLS

typedef struct _SjLinkTracks SjLinkTracks;

SjLinkTracks *sj_link_tracks_new                (void);
void          sj_link_tracks_free               (SjLinkTracks       *self);
void          sj_link_tracks_reset               (SjLinkTracks       *self,
                                                 guint               n_columns,
                                                 guint               n_rows);
void          sj_link_tracks_add                (SjLinkTracks       *self,
                                                 SjLinkBox          *link);
void          sj_link_tracks_remove             (SjLinkTracks       *self,
                                                 SjLinkBox          *link);
void          sj_link_tracks_assign             (SjLinkTracks       *self);
double        sj_link_tracks_get_gutter_extra   (const SjLinkTracks *self,
                                                 guint               gutter);
double        sj_link_tracks_get_gutter_offset  (const SjLinkTracks *self,
                                                 guint               gutter,
                                                 guint               track);
double        sj_link_tracks_get_corridor_extra (const SjLinkTracks *self,
                                                 guint               corridor);
double        sj_link_tracks_get_corridor_offset (const SjLinkTracks *self,
                                                 guint               corridor,
                                                 guint               track);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjLinkTracks, sj_link_tracks_free)

G_END_DECLS
