#include "sj-fuzz-file.h"

/* Arbitrary bytes as a file of SPSS, Stata or SAS; the first byte says what the file is called. */

int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         size)
{
  static const char *const endings[] = { ".sav", ".por", ".dta", ".sas7bdat" };

  if (size < 2)
    return 0;

  sj_fuzz_read (sj_fuzz_write_file (bytes + 1, size - 1,
                                    endings[bytes[0] % G_N_ELEMENTS (endings)]));

  return 0;
}
