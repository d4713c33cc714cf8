#include "sj-fuzz-file.h"

/* Arbitrary bytes as a file compressed with gzip. */

int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         size)
{
  sj_fuzz_read (sj_fuzz_write_file (bytes, size, ".csv.gz"));

  return 0;
}
