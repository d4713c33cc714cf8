#define G_LOG_DOMAIN "sj-feedback"

#include "feedback/sj-feedback-error.h"

G_DEFINE_QUARK (sj-feedback-error-quark, sj_feedback_error)
