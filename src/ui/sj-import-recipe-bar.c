#define G_LOG_DOMAIN "sj-import-recipe-bar"

#include "config.h"

#include "ui/sj-import-recipe-bar.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-recipe-fit.h"

/**
 * SjImportRecipeBar:
 *
 * Says by which recipe a file is read, which one of the map it could be read by, or what it is read
 * as, and changes that with one press.
 */
struct _SjImportRecipeBar
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (SjImportRecipeBar, sj_import_recipe_bar, GTK_TYPE_WIDGET)

static void
sj_import_recipe_bar_dispose (GObject *object)
{
  SjImportRecipeBar *self = SJ_IMPORT_RECIPE_BAR (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_recipe_bar_parent_class)->dispose (object);
}

static void
sj_import_recipe_bar_class_init (SjImportRecipeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_recipe_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "import-recipe-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sj_import_recipe_bar_init (SjImportRecipeBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0.0f);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
say (SjImportRecipeBar *self,
     const char        *text,
     const char        *button_label,
     const char        *action_name,
     gboolean           suggested)
{
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_button_set_label (GTK_BUTTON (self->button), button_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  if (suggested)
    gtk_widget_add_css_class (self->button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->button, "suggested-action");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* Without a table the page says why there is none. */
static void
show_used (SjImportRecipeBar *self,
           SjRecipe          *recipe,
           SjTable           *table)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean fits = table == NULL || sj_recipe_fits (recipe, table, &error);

  /* Translators: %s is the name of a recipe, which tells how files are read. */
  text = fits ? g_strdup_printf (_("Read by the recipe “%s”"),
                                 sj_element_text (SJ_ELEMENT (recipe), "title"))
              : g_strdup (error->message);
  say (self, text, _("Do _Not Use It"), "import.leave-recipe", !fits);
}

static void
show_offered (SjImportRecipeBar *self,
              SjRecipe          *recipe)
{
  /* Translators: %s is the name of a recipe, which tells how files are read. */
  g_autofree char *text = g_strdup_printf (_("The file fits the recipe “%s” of this map"),
                                           sj_element_text (SJ_ELEMENT (recipe), "title"));

  say (self, text, _("Use _Recipe"), "import.use-recipe", TRUE);
}

static void
show_content (SjImportRecipeBar *self,
              SjContent          content)
{
  say (self,
       content == SJ_CONTENT_COUNTS
         ? _("Read as counts: the file says how many people gave each answer")
         : _("Read as finished figures: the file says what somebody else has worked out"),
       _("Read as _Answers"), "import.read-answers", FALSE);
}

/**
 * sj_import_recipe_bar_show:
 * @self: a bar
 * @job: an import
 *
 * Shows what there is to say about the file as it was opened last; without a recipe, nothing.
 */
void
sj_import_recipe_bar_show (SjImportRecipeBar *self,
                           SjImportJob       *job)
{
  SjRecipe *used, *fitting;
  SjTable *table;
  SjContent content;

  g_return_if_fail (SJ_IS_IMPORT_RECIPE_BAR (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  table = sj_import_job_get_table (job);
  used = sj_import_job_get_recipe (job);
  content = sj_import_job_get_reading (job)->content;
  fitting = table != NULL && used == NULL && content == SJ_CONTENT_ANSWERS
              ? sj_recipe_find_fitting (sj_import_job_get_map (job), table,
                                        sj_import_job_get_offer (job)) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (used != NULL && (table != NULL || sj_import_job_get_error (job) != NULL))
    show_used (self, used, table);
  else if (content != SJ_CONTENT_ANSWERS)
    show_content (self, content);
  else if (fitting != NULL)
    show_offered (self, fitting);
}
