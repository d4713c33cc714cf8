#pragma once

int sj_cli_new (int   argc,
                char *argv[]);
