#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SJ_DATABASE_PASSWORD_VARIABLE "SOJOURN_DATABASE_PASSWORD"

gboolean sj_database_password_has_keyring (void);
char    *sj_database_password_find        (const char    *connection,
                                           GError       **error);
void     sj_database_password_remember    (const char    *connection,
                                           const char    *password);
gboolean sj_database_password_store       (const char    *connection,
                                           const char    *password,
                                           GCancellable  *cancellable,
                                           GError       **error);
gboolean sj_database_password_forget      (const char    *connection,
                                           GCancellable  *cancellable,
                                           GError       **error);

G_END_DECLS
