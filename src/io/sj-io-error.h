#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SjIoError:
 * @SJ_IO_ERROR_SYNTAX: the bytes are no JSON
 * @SJ_IO_ERROR_NOT_A_MAP: they are JSON, but no map
 * @SJ_IO_ERROR_CONTENT: they are a map with something in it that no map may hold
 * @SJ_IO_ERROR_READ: the file could not be read
 * @SJ_IO_ERROR_WRITE: the file could not be written; what was there before is untouched
 * @SJ_IO_ERROR_EXPORT: the picture could not be made
 * @SJ_IO_ERROR_CHANGED: the file is no longer what it was, so that what belongs to it may not fit
 *
 * What can go wrong between a map and a file. Every message names the file and the place in it.
 */
typedef enum
{
  SJ_IO_ERROR_SYNTAX,
  SJ_IO_ERROR_NOT_A_MAP,
  SJ_IO_ERROR_CONTENT,
  SJ_IO_ERROR_READ,
  SJ_IO_ERROR_WRITE,
  SJ_IO_ERROR_EXPORT,
  SJ_IO_ERROR_CHANGED,
} SjIoError;

#define SJ_IO_ERROR (sj_io_error_quark ())
GQuark sj_io_error_quark (void);

G_END_DECLS
