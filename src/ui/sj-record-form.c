#define G_LOG_DOMAIN "sj-record-form"

#include "config.h"

#include "ui/sj-record-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-series.h"
#include "ui/sj-choice-list.h"
#include "ui/sj-element-title.h"
#include "ui/sj-number-text.h"

/**
 * SjRecordForm:
 *
 * One record of a list, its declared fields in three columns.
 */
struct _SjRecordForm
{
  GtkWidget parent_instance;

  const SjRecordType *type;
  SjMap              *map;
  GPtrArray          *fields;      /* the widget of each declared field */
  GPtrArray          *series_ids;  /* of the choices of a reference; "" is none */
  gboolean            showing;

  GtkWidget *grid;
};

enum {
  SIGNAL_EDITED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjRecordForm, sj_record_form, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

#define N_COLUMNS 3

static void
on_edited (SjRecordForm *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
on_number_edited (SjRecordForm *self,
                  GtkWidget    *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  double number;

  if (*text == '\0' || sj_number_text_parse (text, &number))
    {
      gtk_widget_remove_css_class (entry, "error");
      gtk_widget_set_tooltip_text (entry, NULL);
      on_edited (self);
      return;
    }

  gtk_widget_add_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry, _("This is not a number."));
}

static void
on_removed (SjRecordForm *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

/* Widgets of fields */

static GtkWidget *
create_reference (SjRecordForm *self)
{
  g_autoptr(GPtrArray) candidates = sj_choice_list_candidates (self->map, SJ_TYPE_SERIES);
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  g_ptr_array_add (self->series_ids, g_strdup (""));
  gtk_string_list_append (labels, _("None"));
  for (guint i = 0; i < candidates->len; i++)
    {
      SjElement *series = g_ptr_array_index (candidates, i);
      g_autofree char *title = sj_element_title (series);

      g_ptr_array_add (self->series_ids, g_strdup (sj_element_get_id (series)));
      gtk_string_list_append (labels, title);
    }

  drop_down = sj_choice_list_new (labels);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_edited), self,
                           G_CONNECT_SWAPPED);
  return drop_down;
}

static GtkWidget *
create_entry (SjRecordForm *self,
              gboolean      is_number)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "record-entry");
  g_signal_connect_object (entry, "changed",
                           is_number ? G_CALLBACK (on_number_edited) : G_CALLBACK (on_edited),
                           self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
create_field (SjRecordForm  *self,
              const SjField *field)
{
  const char *label = field->label != NULL ? _(field->label) : field->name;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *caption = gtk_label_new (label);
  GtkWidget *widget;

  widget = field->type == SJ_FIELD_REFERENCE ? create_reference (self)
                                             : create_entry (self, field->type != SJ_FIELD_TEXT);
  gtk_label_set_xalign (GTK_LABEL (caption), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_tooltip_text (caption, _(field->description));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(field->description), -1);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), widget);
  g_ptr_array_add (self->fields, widget);

  return box;
}

static GtkWidget *
create_remove_button (SjRecordForm *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "property-button");
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);

  return button;
}

/* The first field is as wide as two; a reference gets a line of its own but for the button. */
static void
build (SjRecordForm *self)
{
  int column = 0, row = 0;

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SjField *field = &self->type->fields[i];
      int span = i == 0 || field->type == SJ_FIELD_REFERENCE ? 2 : 1;

      if (column + span > N_COLUMNS)
        {
          column = 0;
          row++;
        }
      gtk_grid_attach (GTK_GRID (self->grid), create_field (self, field), column, row, span, 1);
      column += span;
    }
  gtk_grid_attach (GTK_GRID (self->grid), create_remove_button (self), column % N_COLUMNS,
                   column < N_COLUMNS ? row : row + 1, 1, 1);
}

static void
sj_record_form_dispose (GObject *object)
{
  SjRecordForm *self = SJ_RECORD_FORM (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_record_form_parent_class)->dispose (object);
}

static void
sj_record_form_finalize (GObject *object)
{
  SjRecordForm *self = SJ_RECORD_FORM (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->series_ids, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_record_form_parent_class)->finalize (object);
}

static void
sj_record_form_class_init (SjRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sj_record_form_dispose;
  object_class->finalize = sj_record_form_finalize;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", SJ_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", SJ_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "record-form");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sj_record_form_init (SjRecordForm *self)
{
  self->fields = g_ptr_array_new ();
  self->series_ids = g_ptr_array_new_with_free_func (g_free);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/**
 * sj_record_form_new:
 * @type: the declaration of the record
 * @map: where its references lead
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
sj_record_form_new (const SjRecordType *type,
                    SjMap              *map)
{
  SjRecordForm *self;

  g_return_val_if_fail (type != NULL && SJ_IS_MAP (map), NULL);

  self = g_object_new (SJ_TYPE_RECORD_FORM, NULL);
  self->type = type;
  self->map = g_object_ref (map);
  build (self);

  return GTK_WIDGET (self);
}

/* Fields and widgets */

static void
show_text (GtkWidget  *entry,
           const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

static void
show_number (GtkWidget *entry,
             double     number)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *new_text = sj_number_text_format (number);
  double shown = NAN;

  if (sj_number_text_parse (text, &shown) && fabs (shown - number) < 1e-12)
    return;

  gtk_widget_remove_css_class (entry, "error");
  show_text (entry, new_text);
}

static void
show_reference (SjRecordForm *self,
                GtkWidget    *drop_down,
                const char   *id)
{
  guint position = 0;

  for (guint i = 0; i < self->series_ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->series_ids, i), id) == 0)
      position = i;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), position);
}

/**
 * sj_record_form_show:
 * @self: a form
 * @record: a record of its type
 */
void
sj_record_form_show (SjRecordForm  *self,
                     gconstpointer  record)
{
  g_return_if_fail (SJ_IS_RECORD_FORM (self) && record != NULL);

  self->showing = TRUE;
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SjField *field = &self->type->fields[i];
      const char *place = (const char *) record + field->offset;
      GtkWidget *widget = g_ptr_array_index (self->fields, i);

      if (field->type == SJ_FIELD_TEXT)
        show_text (widget, *(char *const *) place);
      else if (field->type == SJ_FIELD_REFERENCE)
        show_reference (self, widget, *(char *const *) place);
      else if (field->type == SJ_FIELD_NUMBER)
        show_number (widget, *(const double *) place);
    }
  self->showing = FALSE;
}

static void
store_number (GtkWidget *entry,
              double    *number)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  double written;

  if (*text == '\0')
    *number = NAN;
  else if (sj_number_text_parse (text, &written))
    *number = written;
}

static const char *
chosen_id (SjRecordForm *self,
           GtkWidget    *drop_down)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));

  return selected < self->series_ids->len ? g_ptr_array_index (self->series_ids, selected) : "";
}

/**
 * sj_record_form_store:
 * @self: a form
 * @record: a record of its type, in a list that may be changed; what the form says is put there
 */
void
sj_record_form_store (SjRecordForm *self,
                      gpointer      record)
{
  g_return_if_fail (SJ_IS_RECORD_FORM (self) && record != NULL);

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SjField *field = &self->type->fields[i];
      char *place = (char *) record + field->offset;
      GtkWidget *widget = g_ptr_array_index (self->fields, i);

      if (field->type == SJ_FIELD_TEXT)
        sj_record_set_text ((char **) place, gtk_editable_get_text (GTK_EDITABLE (widget)));
      else if (field->type == SJ_FIELD_REFERENCE)
        sj_record_set_text ((char **) place, chosen_id (self, widget));
      else if (field->type == SJ_FIELD_NUMBER)
        store_number (widget, (double *) place);
    }
}
