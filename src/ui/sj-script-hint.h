#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *sj_script_hint_find (const char *property);

G_END_DECLS
