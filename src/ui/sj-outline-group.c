#define G_LOG_DOMAIN "sj-outline-group"

#include "config.h"

#include "ui/sj-outline-group.h"

#include <glib/gi18n-lib.h>

#include "core/sj-lane.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"

/**
 * SjOutlineGroup:
 *
 * A heading of the outline and the elements below it.
 */
struct _SjOutlineGroup
{
  GObject parent_instance;

  char       *title;
  GListModel *items;
};

G_DEFINE_FINAL_TYPE (SjOutlineGroup, sj_outline_group, G_TYPE_OBJECT)

static void
sj_outline_group_finalize (GObject *object)
{
  SjOutlineGroup *self = SJ_OUTLINE_GROUP (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (sj_outline_group_parent_class)->finalize (object);
}

static void
sj_outline_group_class_init (SjOutlineGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_outline_group_finalize;
}

static void
sj_outline_group_init (SjOutlineGroup *self)
{
}

/**
 * sj_outline_group_list:
 * @map: a map
 *
 * Returns: (transfer full): the groups of its outline
 */
GListModel *
sj_outline_group_list (SjMap *map)
{
  const struct
  {
    const char *title;
    GType       type;
  } groups[] = {
    { _("Stages"), SJ_TYPE_STAGE },
    { _("Lanes"), SJ_TYPE_LANE },
    { _("Feedback"), SJ_TYPE_SERIES },
    { _("Personas"), SJ_TYPE_PERSONA },
  };
  GListStore *list;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  list = g_list_store_new (SJ_TYPE_OUTLINE_GROUP);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr(SjOutlineGroup) group = g_object_new (SJ_TYPE_OUTLINE_GROUP, NULL);

      group->title = g_strdup (groups[i].title);
      group->items = g_object_ref (sj_map_get_list (map, groups[i].type));
      g_list_store_append (list, group);
    }

  return G_LIST_MODEL (list);
}

const char *
sj_outline_group_get_title (SjOutlineGroup *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_GROUP (self), NULL);

  return self->title;
}

GListModel *
sj_outline_group_get_items (SjOutlineGroup *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_GROUP (self), NULL);

  return self->items;
}
