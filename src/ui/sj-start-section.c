#define G_LOG_DOMAIN "sj-start-section"

#include "ui/sj-start-section.h"

/**
 * SjStartSection:
 *
 * A heading and the cards under it, as many in a line as there is room for. The arrow keys lead
 * from card to card, and from the last line into the next section.
 */
struct _SjStartSection
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *cards;
};

enum {
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

#define MOST_IN_A_LINE 5

G_DEFINE_FINAL_TYPE (SjStartSection, sj_start_section, GTK_TYPE_WIDGET)

static GParamSpec *props[N_PROPS];

/* Before or after this one, among those that are shown. */
static SjStartSection *
find_next (SjStartSection *self,
           gboolean        forward)
{
  GtkWidget *widget = GTK_WIDGET (self);

  do
    widget = forward ? gtk_widget_get_next_sibling (widget) : gtk_widget_get_prev_sibling (widget);
  while (widget != NULL && !(SJ_IS_START_SECTION (widget) && gtk_widget_get_visible (widget) &&
                             sj_start_section_get_n (SJ_START_SECTION (widget)) > 0));

  return widget != NULL ? SJ_START_SECTION (widget) : NULL;
}

/* How many cards stand in the first line, and so in every full one. */
static guint
count_columns (SjStartSection *self)
{
  SjStartCard *card = sj_start_section_get_card (self, 0);
  guint n_columns = 0;
  graphene_rect_t first, bounds;

  if (card == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (card), self->cards, &first))
    return 1;

  do
    card = sj_start_section_get_card (self, ++n_columns);
  while (card != NULL && gtk_widget_compute_bounds (GTK_WIDGET (card), self->cards, &bounds) &&
         bounds.origin.y <= first.origin.y);

  return n_columns;
}

static int
find_focused (SjStartSection *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (self->cards);

  return SJ_IS_START_CARD (focused) ? gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (focused))
                                    : -1;
}

static void
focus_card (SjStartSection *self,
            guint           position)
{
  guint n_cards = sj_start_section_get_n (self);

  if (n_cards > 0)
    gtk_widget_grab_focus (GTK_WIDGET (
      sj_start_section_get_card (self, MIN (position, n_cards - 1))));
}

/* Into the first line of the next section or the last line of the one before, below or above. */
static void
leave (SjStartSection *self,
       guint           column,
       gboolean        forward)
{
  SjStartSection *next = find_next (self, forward);
  guint n_columns, last_line;

  if (next == NULL)
    return;

  n_columns = count_columns (next);
  last_line = (sj_start_section_get_n (next) - 1) / n_columns;
  column = MIN (column, n_columns - 1);
  focus_card (next, forward ? column : last_line * n_columns + column);
}

static void
move_by_lines (SjStartSection *self,
               guint           position,
               int             n_lines)
{
  guint n_columns = count_columns (self), n_cards = sj_start_section_get_n (self);
  guint line = position / n_columns, last_line = (n_cards - 1) / n_columns;

  if (n_lines < 0 && line == 0)
    leave (self, position % n_columns, FALSE);
  else if (n_lines > 0 && line == last_line)
    leave (self, position % n_columns, TRUE);
  else
    focus_card (self, n_lines > 0 ? position + n_columns : position - n_columns);
}

/* GTK's own way begins at the card that was clicked last, and not at the one that has the focus. */
static gboolean
on_move_cursor (SjStartSection  *self,
                GtkMovementStep  step,
                int              count)
{
  int position = find_focused (self), last = (int) sj_start_section_get_n (self) - 1;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  g_signal_stop_emission_by_name (self->cards, "move-cursor");
  if (position < 0)
    return FALSE;

  if (step == GTK_MOVEMENT_VISUAL_POSITIONS)
    focus_card (self, (guint) CLAMP (position + (rtl ? -count : count), 0, last));
  else if (step == GTK_MOVEMENT_BUFFER_ENDS)
    focus_card (self, count < 0 ? 0 : (guint) last);
  else
    move_by_lines (self, (guint) position, count);

  return TRUE;
}

static void
on_activated (GtkFlowBox      *cards,
              GtkFlowBoxChild *card)
{
  sj_start_card_choose (SJ_START_CARD (card));
}

static void
sj_start_section_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SjStartSection *self = SJ_START_SECTION (object);

  if (prop_id != PROP_TITLE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  gtk_label_set_label (GTK_LABEL (self->heading), g_value_get_string (value));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cards), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_value_get_string (value), -1);
}

static gboolean
sj_start_section_grab_focus (GtkWidget *widget)
{
  SjStartSection *self = SJ_START_SECTION (widget);

  return sj_start_section_get_n (self) > 0 &&
         gtk_widget_grab_focus (GTK_WIDGET (sj_start_section_get_card (self, 0)));
}

static void
sj_start_section_dispose (GObject *object)
{
  g_clear_pointer (&SJ_START_SECTION (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_start_section_parent_class)->dispose (object);
}

static void
sj_start_section_class_init (SjStartSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sj_start_section_set_property;
  object_class->dispose = sj_start_section_dispose;
  widget_class->grab_focus = sj_start_section_grab_focus;

  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "start-section");
}

static void
sj_start_section_init (SjStartSection *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->heading = g_object_new (GTK_TYPE_LABEL,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                "xalign", 0.0f, "wrap", TRUE, NULL);
  self->cards = gtk_flow_box_new ();
  gtk_widget_add_css_class (self->heading, "title-4");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2,
                                  -1);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->cards), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->cards), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->cards), MOST_IN_A_LINE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->cards), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->cards), 12);
  g_signal_connect (self->cards, "child-activated", G_CALLBACK (on_activated), NULL);
  g_signal_connect_swapped (self->cards, "move-cursor", G_CALLBACK (on_move_cursor), self);

  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), self->cards);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * sj_start_section_add:
 * @self: a section
 * @card: (transfer floating): comes after the others
 */
void
sj_start_section_add (SjStartSection *self,
                      SjStartCard    *card)
{
  g_return_if_fail (SJ_IS_START_SECTION (self));

  gtk_flow_box_insert (GTK_FLOW_BOX (self->cards), GTK_WIDGET (card), -1);
}

void
sj_start_section_clear (SjStartSection *self)
{
  g_return_if_fail (SJ_IS_START_SECTION (self));

  while (sj_start_section_get_n (self) > 0)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->cards),
                         GTK_WIDGET (sj_start_section_get_card (self, 0)));
}

guint
sj_start_section_get_n (SjStartSection *self)
{
  guint n = 0;

  g_return_val_if_fail (SJ_IS_START_SECTION (self), 0);

  while (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->cards), (int) n) != NULL)
    n++;

  return n;
}

/**
 * sj_start_section_get_card:
 * @self: a section
 * @position: which of its cards
 *
 * Returns: (transfer none) (nullable): the card there
 */
SjStartCard *
sj_start_section_get_card (SjStartSection *self,
                           guint           position)
{
  g_return_val_if_fail (SJ_IS_START_SECTION (self), NULL);

  return (SjStartCard *) gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->cards),
                                                          (int) position);
}
