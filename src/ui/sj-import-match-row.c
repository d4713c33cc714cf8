#define G_LOG_DOMAIN "sj-import-match-row"

#include "config.h"

#include "ui/sj-import-match-row.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-import-text.h"

/**
 * SjImportMatchRow:
 *
 * A name of the file, and what it stands for on the map.
 */
struct _SjImportMatchRow
{
  GtkWidget parent_instance;

  SjImportJob     *job;
  SjImportAnchors *anchors;
  char            *match;  /* its name */
  char            *offered;  /* the id of what it perhaps is */
  gboolean         showing;

  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *state;
  GtkWidget *icon;
  GtkWidget *accept;
  GtkWidget *choice;
};

G_DEFINE_FINAL_TYPE (SjImportMatchRow, sj_import_match_row, GTK_TYPE_WIDGET)

static void
on_selected (SjImportMatchRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (self->showing || self->match == NULL)
    return;

  if (selected == SJ_IMPORT_ANCHOR_NEW)
    sj_import_job_create (self->job, self->match);
  else
    sj_import_job_choose (self->job, self->match,
                          sj_import_anchors_get_id (self->anchors, selected));
}

/* Names of any length, in buttons of one width. */
static void
set_up_choice (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static void
on_accepted (SjImportMatchRow *self)
{
  g_autofree char *offered = g_strdup (self->offered);

  if (offered != NULL)
    sj_import_job_choose (self->job, self->match, offered);
}

static void
sj_import_match_row_dispose (GObject *object)
{
  SjImportMatchRow *self = SJ_IMPORT_MATCH_ROW (object);

  g_clear_object (&self->job);
  g_clear_object (&self->anchors);
  g_clear_pointer (&self->match, g_free);
  g_clear_pointer (&self->offered, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_match_row_parent_class)->dispose (object);
}

static void
sj_import_match_row_class_init (SjImportMatchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_match_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-import-match-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchRow, box);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchRow, name);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchRow, state);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchRow, accept);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchRow, choice);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_accepted);
}

static void
sj_import_match_row_init (SjImportMatchRow *self)
{
  g_autoptr(GtkExpression) text = NULL;
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (GTK_DROP_DOWN (self->choice), text);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_choice), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->choice), factory);
}

GtkWidget *
sj_import_match_row_new (void)
{
  return g_object_new (SJ_TYPE_IMPORT_MATCH_ROW, NULL);
}

static guint
find_choice (SjImportMatchRow    *self,
             const SjImportMatch *match)
{
  if (match->kind == SJ_IMPORT_CREATED)
    return SJ_IMPORT_ANCHOR_NEW;
  if (match->kind == SJ_IMPORT_OFFERED || match->kind == SJ_IMPORT_UNMATCHED)
    return SJ_IMPORT_ANCHOR_NONE;

  return sj_import_anchors_find (self->anchors, match->anchor);
}

/* What is too small to be shown is not counted here either. */
static char *
describe_answers (SjImportJob *job,
                  const char  *name)
{
  const SjTallyResult *result = sj_import_job_get_result (job);
  gboolean hides = FALSE;
  gulong n = 0;

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);

      if (!g_str_equal (group->touchpoint, name))
        continue;
      if (group->figure != NULL && group->figure->n < 0)
        return g_strdup (_("Number of answers not known"));
      if (group->suppression == SJ_SHOWN)
        n += (gulong) sj_result_group_get_n (group);
      else
        hides = TRUE;
    }
  if (n == 0 && hides)
    return g_strdup (_("Too few answers to be shown"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'lu answer", "%'lu answers", n), n);
}

static char *
describe (SjImportMatchRow    *self,
          const SjImportMatch *match)
{
  g_autofree char *likeness = sj_import_text_match (sj_import_job_get_map (self->job), match);
  g_autofree char *answers = describe_answers (self->job, match->name);

  return g_strdup_printf ("%s · %s", answers, likeness);
}

/**
 * sj_import_match_row_show:
 * @self: a row
 * @job: a job with a result
 * @anchors: what names may stand for
 * @match: the name, and what it stands for
 */
void
sj_import_match_row_show (SjImportMatchRow    *self,
                          SjImportJob         *job,
                          SjImportAnchors     *anchors,
                          const SjImportMatch *match)
{
  g_autofree char *state = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (SJ_IS_IMPORT_MATCH_ROW (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && match != NULL);

  self->showing = TRUE;
  g_set_object (&self->job, job);
  if (g_set_object (&self->anchors, anchors))
    gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), sj_import_anchors_get_titles (anchors));
  g_free (self->match);
  self->match = g_strdup (match->name);
  g_free (self->offered);
  self->offered = match->kind == SJ_IMPORT_OFFERED ? g_strdup (match->anchor) : NULL;

  state = describe (self, match);
  /* Translators: %s is a name in a file. */
  label = g_strdup_printf (_("What “%s” stands for"), match->name);
  gtk_label_set_text (GTK_LABEL (self->name), match->name);
  gtk_label_set_text (GTK_LABEL (self->state), state);
  gtk_widget_set_visible (self->icon, match->kind <= SJ_IMPORT_OFFERED);
  gtk_widget_set_visible (self->accept, self->offered != NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), find_choice (self, match));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);
  self->showing = FALSE;
}
