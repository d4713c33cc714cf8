#include "sj-fuzz-file.h"

/* Arbitrary bytes as JSON: a list of records, or one record a line. */

int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         size)
{
  sj_fuzz_read (sj_fuzz_write_file (bytes, size, ".json"));

  return 0;
}
