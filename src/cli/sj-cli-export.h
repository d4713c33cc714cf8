#pragma once

int sj_cli_export (int   argc,
                   char *argv[]);
