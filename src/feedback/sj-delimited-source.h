#pragma once

#include "feedback/sj-byte-source.h"
#include "feedback/sj-row-source.h"

G_BEGIN_DECLS

SjRowSource *sj_delimited_source_open (SjByteSource     *bytes,
                                       const SjReading  *reading,
                                       GError          **error);

G_END_DECLS
