#pragma once

int sj_cli_check (int   argc,
                  char *argv[]);
