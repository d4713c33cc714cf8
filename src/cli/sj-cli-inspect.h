#pragma once

int sj_cli_inspect (int   argc,
                    char *argv[]);
