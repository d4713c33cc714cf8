#define G_LOG_DOMAIN "sj-theme-choice"

#include "config.h"

#include "ui/sj-theme-choice.h"

#include <adwaita.h>

/* Which colours maps have on screen: those that fit the rest of the desktop. */

/**
 * sj_theme_choice_get:
 *
 * Returns: (transfer none): the theme that fits now
 */
const SjTheme *
sj_theme_choice_get (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    return sj_theme_get (SJ_THEME_HIGH_CONTRAST);

  return sj_theme_get (adw_style_manager_get_dark (manager) ? SJ_THEME_DARK : SJ_THEME_LIGHT);
}

/**
 * sj_theme_choice_follow:
 * @object: a #GObject
 * @callback: called with @object when another theme fits, as long as @object lives
 */
void
sj_theme_choice_follow (gpointer  object,
                        GCallback callback)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_return_if_fail (G_IS_OBJECT (object));

  g_signal_connect_object (manager, "notify::dark", callback, object, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", callback, object, G_CONNECT_SWAPPED);
}
