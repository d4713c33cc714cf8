#define G_LOG_DOMAIN "sj-io"

#include "io/sj-io-error.h"

G_DEFINE_QUARK (sj-io-error-quark, sj_io_error)
