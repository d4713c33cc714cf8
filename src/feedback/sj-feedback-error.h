#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be wrong with a feedback file or with what was asked of it. */
typedef enum
{
  SJ_FEEDBACK_ERROR_ENCODING, /* the bytes are not text in the encoding */
  SJ_FEEDBACK_ERROR_FORMAT,   /* not a table this program reads */
  SJ_FEEDBACK_ERROR_EMPTY,    /* nothing to read */
  SJ_FEEDBACK_ERROR_COLUMN,   /* no such column, or more than one */
  SJ_FEEDBACK_ERROR_SCALE,    /* a scale that cannot be, or that cannot be told */
  SJ_FEEDBACK_ERROR_VALUE,    /* a cell that must not hold what it holds */
  SJ_FEEDBACK_ERROR_LIMIT,    /* too long, too many */
} SjFeedbackError;

#define SJ_FEEDBACK_ERROR (sj_feedback_error_quark ())
GQuark sj_feedback_error_quark (void);

G_END_DECLS
