#define G_LOG_DOMAIN "sj-series-source"

#include "config.h"

#include "ui/sj-series-source.h"

#include <glib/gi18n-lib.h>

#include "core/sj-map.h"
#include "core/sj-recipe.h"

/**
 * SjSeriesSource:
 *
 * Where the answers of a curve come from, and the way to newer ones.
 */
struct _SjSeriesSource
{
  GtkWidget parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (SjSeriesSource, sj_series_source, GTK_TYPE_WIDGET)

static void
sj_series_source_dispose (GObject *object)
{
  g_clear_pointer (&SJ_SERIES_SOURCE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_series_source_parent_class)->dispose (object);
}

static void
sj_series_source_class_init (SjSeriesSourceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_series_source_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "series-source");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
sj_series_source_init (SjSeriesSource *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_file (SjSeriesSource *self,
          SjElement      *series)
{
  const char *file = sj_element_text (series, "source-file");
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_("Answers from “%s”"), file);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_visible (label, *file != '\0');
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
add_button (SjSeriesSource *self,
            SjElement      *series)
{
  GtkWidget *label = gtk_label_new (_("Refresh from a Newer File…"));
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, _("Shows what newer answers change before it is done"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.refresh-feedback");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", sj_element_get_id (series));
  gtk_box_append (GTK_BOX (self->box), button);
}

/* Only what a recipe tells of can be read again. */
static gboolean
has_recipe (SjElement *series)
{
  SjMap *map = sj_element_get_map (series);

  return map != NULL && sj_map_lookup_typed (map, sj_element_text (series, "recipe"),
                                             SJ_TYPE_RECIPE) != NULL;
}

/**
 * sj_series_source_new:
 * @series: a curve of a map
 * @read_only: whether nothing may be changed
 *
 * Returns: (transfer floating): where its answers come from; invisible if nobody answered
 */
GtkWidget *
sj_series_source_new (SjSeries *series,
                      gboolean  read_only)
{
  SjSeriesSource *self;

  g_return_val_if_fail (SJ_IS_SERIES (series), NULL);

  self = g_object_new (SJ_TYPE_SERIES_SOURCE, NULL);
  add_file (self, SJ_ELEMENT (series));
  if (has_recipe (SJ_ELEMENT (series)) && !read_only)
    add_button (self, SJ_ELEMENT (series));
  gtk_widget_set_visible (GTK_WIDGET (self), sj_series_has_answers (series));

  return GTK_WIDGET (self);
}
