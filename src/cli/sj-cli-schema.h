#pragma once

int sj_cli_schema (int   argc,
                   char *argv[]);
