#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

/* What a file says of itself, and the members that are no stored property. */
#define SJ_MAP_FORMAT_NAME "sojourn"
#define SJ_MAP_FORMAT_VERSION 1

#define SJ_MAP_MEMBER_FORMAT "format"
#define SJ_MAP_MEMBER_VERSION "version"
#define SJ_MAP_MEMBER_ID "id"
#define SJ_MAP_MEMBER_ASSETS "assets"
#define SJ_MAP_MEMBER_ASSET_TYPE "type"
#define SJ_MAP_MEMBER_ASSET_DATA "data"

G_END_DECLS
