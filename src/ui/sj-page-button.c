#define G_LOG_DOMAIN "sj-page-button"

#include "config.h"

#include "ui/sj-page-button.h"

#include <glib/gi18n-lib.h>

#include "core/sj-series.h"
#include "ui/sj-script-list.h"

/**
 * sj_page_button_show:
 * @button: the button beside the name of what is selected
 * @element: (nullable): what is selected, if it is one thing
 *
 * Makes the button lead to the page that the element has: the script of a touchpoint, the
 * statistics of a curve. What has no page has no button.
 */
void
sj_page_button_show (GtkButton *button,
                     SjElement *element)
{
  gboolean script = element != NULL && sj_script_list_has_script (element);
  gboolean statistics = element != NULL && SJ_IS_SERIES (element) &&
                        sj_series_has_answers (SJ_SERIES (element));

  gtk_widget_set_visible (GTK_WIDGET (button), script || statistics);
  if (script)
    {
      gtk_button_set_label (button, _("Script"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "map.script");
      gtk_widget_set_tooltip_text (GTK_WIDGET (button),
                                   _("The Fifteen Questions of This Touchpoint (F8)"));
    }
  if (statistics)
    {
      gtk_button_set_label (button, _("Statistics"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "map.statistics");
      gtk_widget_set_tooltip_text (GTK_WIDGET (button),
                                   _("Every Number Behind This Curve"));
    }
}
