#pragma once

int sj_cli_import (int   argc,
                   char *argv[]);
