#pragma once

int sj_cli_tally (int   argc,
                  char *argv[]);
