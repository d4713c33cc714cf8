#define G_LOG_DOMAIN "sj-outline-menu"

#include "config.h"

#include "ui/sj-outline-menu.h"

#include <glib/gi18n-lib.h>

#include "core/sj-lane.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "ui/sj-outline-check.h"
#include "ui/sj-outline-group.h"

/* The context menu of the outline: what can be done with one of its rows. */

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
append_adding (GMenu *menu,
               GType  type)
{
  GMenu *section = g_menu_new ();

  if (type == SJ_TYPE_STAGE)
    g_menu_append (section, _("Add S_tage"), "outline.add-stage");
  if (type == SJ_TYPE_STAGE || type == SJ_TYPE_STEP)
    g_menu_append (section, _("Add _Step"), "outline.add-step");
  if (type == SJ_TYPE_LANE)
    g_menu_append (section, _("Add _Lane"), "outline.add-lane");
  if (type == SJ_TYPE_PERSONA)
    g_menu_append (section, _("Add _Persona"), "outline.add-persona");
  if (type == SJ_TYPE_SERIES)
    g_menu_append (section, _("_Import Feedback…"), "win.import-feedback");
  append_section (menu, section);
}

static void
append_editing (GMenu *menu)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _("_Rename"), "outline.rename");
  g_menu_append (section, _("Move _Up"), "outline.move-up");
  g_menu_append (section, _("Move D_own"), "outline.move-down");
  append_section (menu, section);
  section = g_menu_new ();
  g_menu_append (section, _("_Delete"), "outline.delete");
  append_section (menu, section);
}

/* A curve that was imported can be brought up to date from a newer file. */
static void
append_refreshing (GMenu     *menu,
                   SjElement *series)
{
  GMenu *section;
  g_autoptr(GMenuItem) item = NULL;

  if (*sj_element_text (series, "recipe") == '\0')
    return;

  section = g_menu_new ();
  item = g_menu_item_new (_("Re_fresh from a Newer File…"), NULL);
  g_menu_item_set_action_and_target (item, "win.refresh-feedback", "s",
                                     sj_element_get_id (series));
  g_menu_append_item (section, item);
  append_section (menu, section);
}

static void
append_opening (GMenu *menu)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _("_Properties"), "outline.open");
  append_section (menu, section);
}

/**
 * sj_outline_menu_create:
 * @item: an element, a group or a check
 *
 * Returns: (transfer full): its menu
 */
GMenuModel *
sj_outline_menu_create (GObject *item)
{
  GMenu *menu = g_menu_new ();

  if (!SJ_IS_OUTLINE_GROUP (item))
    append_opening (menu);
  if (SJ_IS_SERIES (item))
    append_refreshing (menu, SJ_ELEMENT (item));
  if (SJ_IS_ELEMENT (item))
    append_editing (menu);
  if (SJ_IS_OUTLINE_GROUP (item))
    append_adding (menu, sj_outline_group_get_item_type (SJ_OUTLINE_GROUP (item)));
  else if (!SJ_IS_OUTLINE_CHECK (item))
    append_adding (menu, G_OBJECT_TYPE (item));

  return G_MENU_MODEL (menu);
}
