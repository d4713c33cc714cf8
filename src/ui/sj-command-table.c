#define G_LOG_DOMAIN "sj-command-table"

#include "config.h"

#include "ui/sj-command-table.h"

#include <glib/gi18n-lib.h>

#include "core/sj-enums.h"
#include "core/sj-template.h"

/*
 * Everything the program can be told to do, under the names people know it by. What takes a value
 * stands here once for each value that makes sense.
 */

typedef struct
{
  const char *action;
  const char *target;  /* as text; NULL if it is told nothing */
  const char *name;
  const char *keywords;  /* other words people may look for it by */
} Entry;

static const Entry entries[] = {
  { "win.new-map", NULL, N_("New Map"), N_("create start template") },
  { "win.new-tab", NULL, N_("New Tab"), N_("start page") },
  { "app.new-window", NULL, N_("New Window"), NULL },
  { "win.new-view", NULL, N_("New Window for This Map"), N_("second view twice beside") },
  { "win.open", NULL, N_("Open a Map"), N_("file load") },
  { "win.save", NULL, N_("Save"), N_("file write") },
  { "win.save-as", NULL, N_("Save As"), N_("file copy name") },
  { "win.revert", NULL, N_("Discard Changes"), N_("revert file reload") },
  { "win.close", NULL, N_("Close Tab"), NULL },
  { "win.close-other-tabs", NULL, N_("Close Other Tabs"), NULL },
  { "win.close-window", NULL, N_("Close Window"), NULL },
  { "win.next-tab", NULL, N_("Next Tab"), N_("switch") },
  { "win.previous-tab", NULL, N_("Previous Tab"), N_("switch") },
  { "win.move-to-new-window", NULL, N_("Move Tab to New Window"), N_("detach") },

  { "win.undo", NULL, N_("Undo"), N_("take back") },
  { "win.redo", NULL, N_("Redo"), N_("again") },
  { "win.history", NULL, N_("History"), N_("undo changes list earlier") },
  { "canvas.cut", NULL, N_("Cut"), N_("clipboard") },
  { "canvas.copy", NULL, N_("Copy"), N_("clipboard") },
  { "canvas.paste", NULL, N_("Paste"), N_("clipboard insert") },
  { "canvas.paste-turned", NULL, N_("Paste Transposed"), N_("clipboard rows columns turned") },
  { "canvas.duplicate", NULL, N_("Duplicate"), N_("copy") },
  { "canvas.delete", NULL, N_("Delete"), N_("remove") },
  { "canvas.select-all", NULL, N_("Select All Cards"), NULL },
  { "canvas.select-none", NULL, N_("Select Nothing"), N_("clear selection") },

  { "win.find", NULL, N_("Find in Map"), N_("search text") },
  { "win.find-next", NULL, N_("Find Next"), N_("search") },
  { "win.find-previous", NULL, N_("Find Previous"), N_("search") },
  { "win.replace", NULL, N_("Find and Replace"), N_("search change text") },
  { "win.filter", NULL, N_("Filter Cards"), N_("dim channel persona tag owner status") },

  { "canvas.edit", NULL, N_("Edit Title"), N_("rename label name") },
  { "canvas.edit-text", NULL, N_("Edit Text"), N_("subtitle details body") },
  { "canvas.edit-title", NULL, N_("Edit the Title of the Map"), N_("rename name") },
  { "canvas.add", NULL, N_("Add What Fits Here"), N_("insert new") },
  { "canvas.add-card", NULL, N_("Add Card"), N_("insert new touchpoint") },
  { "canvas.add-step", NULL, N_("Add Step"), N_("insert new column") },
  { "canvas.add-stage", NULL, N_("Add Stage"), N_("insert new phase") },
  { "canvas.shift", "(-1, 0)", N_("Move Left"), N_("order shift card step stage") },
  { "canvas.shift", "(1, 0)", N_("Move Right"), N_("order shift card step stage") },
  { "canvas.shift", "(0, -1)", N_("Move Up"), N_("order shift card lane") },
  { "canvas.shift", "(0, 1)", N_("Move Down"), N_("order shift card lane") },
  { "canvas.resize", "(1, 0)", N_("Wider"), N_("resize span steps grow") },
  { "canvas.resize", "(-1, 0)", N_("Narrower"), N_("resize span steps shrink") },
  { "canvas.resize", "(0, 1)", N_("Taller"), N_("resize height grow") },
  { "canvas.resize", "(0, -1)", N_("Shorter"), N_("resize height shrink") },
  { "canvas.nudge", "1", N_("Raise Point"), N_("emotion curve value up") },
  { "canvas.nudge", "-1", N_("Lower Point"), N_("emotion curve value down") },
  { "canvas.fit", NULL, N_("Fit to Content"), N_("size width height") },
  { "canvas.fold", NULL, N_("Fold or Unfold Lane"), N_("collapse expand hide") },
  { "canvas.add-link", NULL, N_("Link Selected Cards"), N_("connect arrow") },
  { "canvas.reverse-link", NULL, N_("Reverse Link"), N_("direction turn arrow") },
  { "canvas.menu", NULL, N_("Context Menu"), NULL },

  { "win.purge-feedback", NULL, N_("Purge Feedback Data"), N_("delete remove series privacy") },
  { "win.import-feedback", NULL, N_("Import Feedback"), N_("survey answers data csv table") },
  { "win.refresh-feedback", "''", N_("Refresh from a Newer File"),
    N_("survey answers update recipe") },
  { "win.import-database", NULL, N_("Import from a Database"),
    N_("sql sqlite odbc postgresql mariadb mysql survey answers") },
  { "win.export", NULL, N_("Export"), N_("pdf png svg print picture") },
  { "win.make-to-be", NULL, N_("Make To-Be Copy"), N_("future target") },
  { "win.compare", NULL, N_("Compare Maps"), N_("difference changes as-is") },
  { "map.statistics", NULL, N_("Statistics of a Curve"), N_("numbers figures table formula") },
  { "map.script", NULL, N_("Touchpoint Script"), N_("questions answers") },

  { "win.zoom-in", NULL, N_("Zoom In"), N_("larger bigger") },
  { "win.zoom-out", NULL, N_("Zoom Out"), N_("smaller") },
  { "win.zoom-original", NULL, N_("Original Size"), N_("zoom 100") },
  { "win.zoom-fit", NULL, N_("Show the Whole Map"), N_("zoom fit") },
  { "win.show-outline", NULL, N_("Show or Hide Outline"), N_("panel sidebar tree") },
  { "win.show-inspector", NULL, N_("Show or Hide Properties"), N_("panel sidebar inspector") },
  { "map.go-to-pane", "1", N_("Go to Next Panel"), N_("outline map properties focus") },
  { "map.go-to-pane", "-1", N_("Go to Previous Panel"), N_("outline map properties focus") },
  { "app.color-scheme", "'follow'", N_("Appearance: Follow the System"), N_("theme colors") },
  { "app.color-scheme", "'light'", N_("Appearance: Light"), N_("theme colors bright") },
  { "app.color-scheme", "'dark'", N_("Appearance: Dark"), N_("theme colors night") },

  { "win.show-help-overlay", NULL, N_("Keyboard Shortcuts"), N_("help keys") },
  { "app.about", NULL, N_("About Sojourn"), N_("version help") },
  { "app.quit", NULL, N_("Quit"), N_("exit leave") },
};

static void
append (GListStore *commands,
        const char *action,
        GVariant   *target,
        const char *name,
        const char *keywords)
{
  g_autoptr(SjCommand) command = sj_command_new (action, target, name, keywords);

  g_list_store_append (commands, command);
}

/* @begin is what stands before the value in the name. */
static void
append_values (GListStore *commands,
               const char *action,
               GType       type,
               const char *begin,
               const char *keywords)
{
  GEnumClass *klass = g_type_class_ref (type);

  for (guint i = 0; i < klass->n_values; i++)
    {
      const char *label = sj_enum_get_label (type, klass->values[i].value);
      g_autofree char *name = g_strconcat (begin, " ", label, NULL);

      append (commands, action, g_variant_new_string (klass->values[i].value_nick), name, keywords);
    }
  g_type_class_unref (klass);
}

static void
append_templates (GListStore *commands)
{
  for (guint i = 0; i < sj_template_get_n (); i++)
    {
      const SjTemplate *template = sj_template_get (i);
      /* Translators: %s is a kind of map, such as “Funnel”. */
      g_autofree char *name = g_strdup_printf (_("New Map: %s"), sj_template_get_title (template));

      append (commands, "win.new-from-template",
              g_variant_new_string (sj_template_get_name (template)), name,
              sj_template_get_description (template));
    }
}

/**
 * sj_command_table_create:
 *
 * Returns: (transfer full): all commands, as #SjCommand, those that belong together side by side
 */
GListModel *
sj_command_table_create (void)
{
  GListStore *commands = g_list_store_new (SJ_TYPE_COMMAND);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const Entry *entry = &entries[i];
      GVariant *target = entry->target != NULL ? g_variant_new_parsed (entry->target) : NULL;

      append (commands, entry->action, target, _(entry->name),
              entry->keywords != NULL ? _(entry->keywords) : NULL);
    }

  /* Translators: what comes before the kind of a lane, as in “Add Lane: Emotion”. */
  append_values (commands, "canvas.add-lane", SJ_TYPE_LANE_KIND, _("Add Lane:"),
                 _("insert new row"));
  /* Translators: what comes before the kind of a link, as in “Kind of Link: Branch”. */
  append_values (commands, "canvas.link-kind", SJ_TYPE_LINK_KIND, _("Kind of Link:"),
                 _("change turn into"));
  append_templates (commands);

  return G_LIST_MODEL (commands);
}
