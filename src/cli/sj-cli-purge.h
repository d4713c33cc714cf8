#pragma once

int sj_cli_purge (int   argc,
                  char *argv[]);
