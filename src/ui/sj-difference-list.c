#define G_LOG_DOMAIN "sj-difference-list"

#include "config.h"

#include "ui/sj-difference-list.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-recipe.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "ui/sj-difference-item.h"
#include "ui/sj-difference-row.h"

/**
 * SjDifferenceList:
 *
 * The differences of two maps, grouped by kind of element and in the order in which they stand on
 * the map; how many there are of each kind of difference, and buttons that leave a kind out.
 */
struct _SjDifferenceList
{
  GtkWidget parent_instance;

  const SjComparisonMap *comparison;  /* outlives what the list shows of it */
  SjScene               *scene;
  GListStore            *store;  /* SjDifferenceItem */
  GtkSingleSelection    *rows;
  SjDifferenceKind       shown;
  gboolean               following;

  GtkWidget *box;
  GtkWidget *kinds;
  GtkWidget *stack;
  GtkWidget *view;
};

enum {
  SIGNAL_PICKED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjDifferenceList, sj_difference_list, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const SjDifferenceKind kinds[] = {
  SJ_DIFFERENCE_ADDED, SJ_DIFFERENCE_REMOVED, SJ_DIFFERENCE_MOVED, SJ_DIFFERENCE_CHANGED,
};

/* Filling the list */

static GType
get_type_of (const SjDifference *difference)
{
  return G_OBJECT_TYPE (difference->second != NULL ? difference->second : difference->first);
}

static const SjSceneItem *
find_item (SjDifferenceList   *self,
           const SjDifference *difference)
{
  return sj_scene_find_item (self->scene, sj_comparison_map_get_id (self->comparison, difference));
}

/* From the start to the end of the map, a column from above; what is not drawn comes last. */
static int
compare_places (gconstpointer first,
                gconstpointer second,
                gpointer      user_data)
{
  SjDifferenceList *self = user_data;
  const SjSceneItem *a = find_item (self, *(const SjDifference *const *) first);
  const SjSceneItem *b = find_item (self, *(const SjDifference *const *) second);
  double across;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  across = sj_scene_is_rtl (self->scene) ? (b->x + b->width) - (a->x + a->width)
                                         : (a->x + a->width / 2.0) - (b->x + b->width / 2.0);
  if (across > 1.0 || across < -1.0)
    return across > 0.0 ? 1 : -1;

  return (a->y > b->y) - (a->y < b->y);
}

static void
add_group (SjDifferenceList *self,
           const char       *title,
           GType             type)
{
  GPtrArray *differences = sj_comparison_map_get_differences (self->comparison);
  g_autoptr(GPtrArray) group = g_ptr_array_new ();
  g_autoptr(SjDifferenceItem) heading = NULL;

  for (guint i = 0; i < differences->len; i++)
    {
      const SjDifference *difference = g_ptr_array_index (differences, i);

      if (get_type_of (difference) == type && (difference->kind & self->shown) != 0)
        g_ptr_array_add (group, (gpointer) difference);
    }
  if (group->len == 0)
    return;

  g_ptr_array_sort_with_data (group, compare_places, self);
  heading = sj_difference_item_new_heading (title, group->len);
  g_list_store_append (self->store, heading);
  for (guint i = 0; i < group->len; i++)
    {
      g_autoptr(SjDifferenceItem) item = sj_difference_item_new (g_ptr_array_index (group, i));

      g_list_store_append (self->store, item);
    }
}

static void
fill (SjDifferenceList *self)
{
  const struct
  {
    const char *title;
    GType       type;
  } groups[] = {
    { _("Map"), SJ_TYPE_MAP },
    { _("Stages"), SJ_TYPE_STAGE },
    { _("Steps"), SJ_TYPE_STEP },
    { _("Lanes"), SJ_TYPE_LANE },
    { _("Cards"), SJ_TYPE_CARD },
    { _("Links"), SJ_TYPE_LINK },
    { _("Emotion Curves"), SJ_TYPE_SERIES },
    { _("Personas"), SJ_TYPE_PERSONA },
    { _("Import Recipes"), SJ_TYPE_RECIPE },
  };

  self->following = TRUE;
  g_list_store_remove_all (self->store);
  for (guint i = 0; self->comparison != NULL && i < G_N_ELEMENTS (groups); i++)
    add_group (self, groups[i].title, groups[i].type);
  gtk_single_selection_set_selected (self->rows, GTK_INVALID_LIST_POSITION);
  self->following = FALSE;

  gtk_stack_set_visible_child_name (
    GTK_STACK (self->stack),
    self->comparison != NULL && sj_comparison_map_get_differences (self->comparison)->len == 0
      ? "empty" : "list");
}

/* The buttons, which are a legend too */

static void
on_kind_toggled (SjDifferenceList *self)
{
  guint i = 0;

  self->shown = 0;
  for (GtkWidget *button = gtk_widget_get_first_child (self->kinds); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      self->shown |= kinds[i];

  fill (self);
}

static GtkWidget *
create_kind_button (SjDifferenceKind kind)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (sj_difference_row_get_icon (kind));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (image, "difference-sign");
  gtk_widget_add_css_class (image, sj_difference_row_get_class (kind));
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_widget_set_hexpand (button, TRUE);

  return button;
}

static void
show_counts (SjDifferenceList *self)
{
  GPtrArray *differences = sj_comparison_map_get_differences (self->comparison);
  guint i = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (self->kinds); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    {
      guint n = sj_comparison_count (differences, kinds[i]);
      g_autofree char *count = g_strdup_printf ("%u", n);
      /* Translators: a kind of difference and how many there are: “Added: 3”. */
      g_autofree char *name =
        g_strdup_printf (_("%s: %u"), sj_difference_kind_get_label (kinds[i]), n);
      GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), count);
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_widget_set_sensitive (button, n > 0);
    }
}

/* Rows */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, sj_difference_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  SjDifferenceItem *item = gtk_list_item_get_item (list_item);
  gboolean heading = sj_difference_item_is_heading (item);

  gtk_list_item_set_selectable (list_item, !heading);
  gtk_list_item_set_activatable (list_item, !heading);
  sj_difference_row_set_item (SJ_DIFFERENCE_ROW (gtk_list_item_get_child (list_item)), item);
}

static const SjDifference *
get_difference (SjDifferenceList *self,
                guint             position)
{
  g_autoptr(SjDifferenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return item != NULL ? sj_difference_item_get_difference (item) : NULL;
}

static void
emit_picked (SjDifferenceList *self)
{
  const char *id = sj_difference_list_get_selected (self);

  if (!self->following && id != NULL)
    g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
}

static void
sj_difference_list_dispose (GObject *object)
{
  SjDifferenceList *self = SJ_DIFFERENCE_LIST (object);

  self->following = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->store);
  g_clear_pointer (&self->scene, sj_scene_unref);

  G_OBJECT_CLASS (sj_difference_list_parent_class)->dispose (object);
}

static void
sj_difference_list_class_init (SjDifferenceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_difference_list_dispose;

  /**
   * SjDifferenceList::picked:
   * @id: the id, in the map of the comparison, of what differs
   *
   * Somebody chose a difference: it should be brought into view.
   */
  signals[SIGNAL_PICKED] =
    g_signal_new ("picked", SJ_TYPE_DIFFERENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "difference-list");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-difference-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SjDifferenceList, box);
  gtk_widget_class_bind_template_child (widget_class, SjDifferenceList, kinds);
  gtk_widget_class_bind_template_child (widget_class, SjDifferenceList, stack);
  gtk_widget_class_bind_template_child (widget_class, SjDifferenceList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, emit_picked);
}

static void
sj_difference_list_init (SjDifferenceList *self)
{
  self->shown = SJ_DIFFERENCE_ADDED | SJ_DIFFERENCE_REMOVED | SJ_DIFFERENCE_MOVED |
                SJ_DIFFERENCE_CHANGED;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->store = g_list_store_new (SJ_TYPE_DIFFERENCE_ITEM);
  self->rows = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  gtk_single_selection_set_autoselect (self->rows, FALSE);
  gtk_single_selection_set_can_unselect (self->rows, TRUE);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->rows));
  g_signal_connect_object (self->rows, "notify::selected", G_CALLBACK (emit_picked), self,
                           G_CONNECT_SWAPPED);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *button = create_kind_button (kinds[i]);

      gtk_box_append (GTK_BOX (self->kinds), button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_kind_toggled), self,
                               G_CONNECT_SWAPPED);
    }
}

GtkWidget *
sj_difference_list_new (void)
{
  return g_object_new (SJ_TYPE_DIFFERENCE_LIST, NULL);
}

/**
 * sj_difference_list_set_comparison:
 * @self: a list
 * @comparison: (nullable): what it shows, which must stay until another is set
 * @scene: (nullable): where everything stands
 */
void
sj_difference_list_set_comparison (SjDifferenceList      *self,
                                   const SjComparisonMap *comparison,
                                   SjScene               *scene)
{
  g_autofree char *selected = NULL;

  g_return_if_fail (SJ_IS_DIFFERENCE_LIST (self));

  selected = g_strdup (sj_difference_list_get_selected (self));
  self->comparison = comparison;
  g_clear_pointer (&self->scene, sj_scene_unref);
  self->scene = scene != NULL ? sj_scene_ref (scene) : NULL;
  fill (self);
  if (comparison == NULL)
    return;

  show_counts (self);
  sj_difference_list_select (self, selected);
}

/**
 * sj_difference_list_get_selected:
 * @self: a list
 *
 * Returns: (nullable): the id, in the map of the comparison, of what is chosen
 */
const char *
sj_difference_list_get_selected (SjDifferenceList *self)
{
  SjDifferenceItem *item;
  const SjDifference *difference;

  g_return_val_if_fail (SJ_IS_DIFFERENCE_LIST (self), NULL);

  item = gtk_single_selection_get_selected_item (self->rows);
  difference = item != NULL ? sj_difference_item_get_difference (item) : NULL;
  return difference != NULL ? sj_comparison_map_get_id (self->comparison, difference) : NULL;
}

static void
select_row (SjDifferenceList *self,
            guint             position)
{
  gtk_single_selection_set_selected (self->rows, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

/**
 * sj_difference_list_select:
 * @self: a list
 * @id: (nullable): an id in the map of the comparison, also of a ghost
 *
 * Marks the row of an element without reporting it; none if nothing is different about it.
 */
void
sj_difference_list_select (SjDifferenceList *self,
                           const char       *id)
{
  const SjComparisonMark *mark;
  guint position = GTK_INVALID_LIST_POSITION;
  guint n_rows;

  g_return_if_fail (SJ_IS_DIFFERENCE_LIST (self) && self->comparison != NULL);

  mark = sj_comparison_map_find_mark (self->comparison, id);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  for (guint i = 0; mark != NULL && i < n_rows; i++)
    if (get_difference (self, i) == mark->difference)
      position = i;

  self->following = TRUE;
  select_row (self, position);
  self->following = FALSE;
}

/**
 * sj_difference_list_step:
 * @self: a list
 * @direction: 1 for the next difference, −1 for the one before
 *
 * Returns: whether there is one; at the end it stays
 */
gboolean
sj_difference_list_step (SjDifferenceList *self,
                         int               direction)
{
  gint64 position, n_rows;

  g_return_val_if_fail (SJ_IS_DIFFERENCE_LIST (self), FALSE);

  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  position = gtk_single_selection_get_selected (self->rows);
  if (position == GTK_INVALID_LIST_POSITION)
    position = direction > 0 ? -1 : n_rows;

  for (position += direction; position >= 0 && position < n_rows; position += direction)
    if (get_difference (self, (guint) position) != NULL)
      {
        select_row (self, (guint) position);
        return TRUE;
      }

  return FALSE;
}

/**
 * sj_difference_list_get_place:
 * @self: a list
 * @n_differences: (out) (optional): how many are listed
 *
 * Returns: which of them is chosen, counted from 1; 0 if none is
 */
guint
sj_difference_list_get_place (SjDifferenceList *self,
                              guint            *n_differences)
{
  guint selected, n_rows, place = 0, n = 0;

  g_return_val_if_fail (SJ_IS_DIFFERENCE_LIST (self), 0);

  selected = gtk_single_selection_get_selected (self->rows);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  for (guint i = 0; i < n_rows; i++)
    {
      if (get_difference (self, i) == NULL)
        continue;
      n++;
      if (i == selected)
        place = n;
    }

  if (n_differences != NULL)
    *n_differences = n;
  return place;
}
