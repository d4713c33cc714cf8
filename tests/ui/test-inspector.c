#include <math.h>

#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "sj-test-inspector.h"
#include "ui/sj-chip.h"
#include "ui/sj-editor-choice.h"
#include "ui/sj-persona-use.h"
#include "ui/sj-point-note.h"
#include "ui/sj-property-group.h"

typedef SjTestInspector Fixture;

static GtkTextBuffer *
text_of (Fixture    *fixture,
         const char *property)
{
  return gtk_text_view_get_buffer (sj_test_inspector_part (fixture, property, GTK_TYPE_TEXT_VIEW));
}

static char *
shown_text (Fixture    *fixture,
            const char *property)
{
  char *text;

  g_object_get (text_of (fixture, property), "text", &text, NULL);
  return text;
}

static void
type (Fixture    *fixture,
      const char *property,
      const char *text)
{
  GtkTextBuffer *buffer = text_of (fixture, property);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    gtk_text_buffer_insert_at_cursor (buffer, c, (int) (g_utf8_next_char (c) - c));
}

/* Whatever an element can say, somebody can write it in the inspector. */
static void
test_everything_has_an_editor (void)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr(GTypeClass) klass = g_type_class_ref (types[i]);
      guint n_stored;
      GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_CLASS (klass), &n_stored);

      for (guint j = 0; j < n_stored; j++)
        if (sj_editor_choice_find (stored[j]) == G_TYPE_INVALID)
          g_assert_true (stored[j]->value_type == SJ_TYPE_RECORDS);
    }
}

/* Somebody types a title and takes it back with one undo, and sees that. */
static void
test_typing_is_one_step_of_undo (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autofree char *after = NULL;
  g_autofree char *before = NULL;

  sj_test_inspector_select (fixture, fixture->first);
  type (fixture, "title", " now");
  g_assert_cmpstr (sj_element_text (fixture->first, "title"), ==, "Sign up now");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 1);
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Change Title");

  sj_edit_log_undo (fixture->log);
  before = shown_text (fixture, "title");
  g_assert_cmpstr (before, ==, "Sign up");
  sj_edit_log_redo (fixture->log);
  after = shown_text (fixture, "title");
  g_assert_cmpstr (after, ==, "Sign up now");
}

static void
test_two_fields_are_two_steps (Fixture       *fixture,
                               gconstpointer  user_data)
{
  sj_test_inspector_select (fixture, fixture->first);
  type (fixture, "title", "x");
  type (fixture, "text", "y");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 2);
}

/* Leaving a field ends the step: what is typed later can be taken back for itself. */
static void
test_leaving_ends_the_step (Fixture       *fixture,
                            gconstpointer  user_data)
{
  sj_test_inspector_select (fixture, fixture->first);
  gtk_widget_grab_focus (GTK_WIDGET (sj_test_inspector_editor (fixture, "title")));
  type (fixture, "title", "x");
  gtk_widget_grab_focus (GTK_WIDGET (sj_test_inspector_editor (fixture, "text")));
  gtk_widget_grab_focus (GTK_WIDGET (sj_test_inspector_editor (fixture, "title")));
  type (fixture, "title", "y");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 2);
}

/* What was pasted from elsewhere stays one line where there is only one. */
static void
test_a_title_has_one_line (Fixture       *fixture,
                           gconstpointer  user_data)
{
  sj_test_inspector_select (fixture, fixture->first);
  gtk_text_buffer_set_text (text_of (fixture, "title"), "one\ntwo", -1);
  g_assert_cmpstr (sj_element_text (fixture->first, "title"), ==, "one two");
  gtk_text_buffer_set_text (text_of (fixture, "text"), "one\ntwo", -1);
  g_assert_cmpstr (sj_element_text (fixture->first, "text"), ==, "one\ntwo");
}

/* A touchpoint's hundred properties do not drown the few it has. */
static void
test_what_was_given_comes_first (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  sj_test_inspector_select (fixture, fixture->first);
  g_assert_nonnull (sj_inspector_find_row (fixture->inspector, "title"));
  g_assert_null (sj_inspector_find_row (fixture->inspector, "device"));

  sj_inspector_open_group (fixture->inspector, "Touchpoint");
  g_assert_nonnull (sj_inspector_find_row (fixture->inspector, "device"));

  /* What comes by another way comes up by itself. */
  sj_edit_log_begin (fixture->log, "Answer");
  sj_edit_log_set (fixture->log, fixture->first, "owner", "Everyday Banking", NULL);
  sj_edit_log_commit (fixture->log);
  g_assert_nonnull (sj_inspector_find_row (fixture->inspector, "owner"));
}

/* Nobody is asked how a pain point exceeds expectations. */
static void
test_only_what_fits_the_lane (Fixture       *fixture,
                              gconstpointer  user_data)
{
  sj_test_inspector_select (fixture, fixture->pain);
  sj_inspector_open_group (fixture->inspector, "Script");
  sj_inspector_open_group (fixture->inspector, "Pain point");
  g_assert_null (sj_inspector_find_row (fixture->inspector, "exceed"));
  g_assert_nonnull (sj_inspector_find_row (fixture->inspector, "root-cause"));

  sj_test_inspector_select (fixture, fixture->first);
  g_assert_null (sj_inspector_find_row (fixture->inspector, "root-cause"));

  /* But nothing that was given is hidden. */
  sj_edit_log_begin (fixture->log, "Say");
  sj_edit_log_set (fixture->log, fixture->first, "severity", 4, NULL);
  sj_edit_log_commit (fixture->log);
  sj_test_settle (fixture->window);
  g_assert_nonnull (sj_inspector_find_row (fixture->inspector, "severity"));
}

static void
select_both (Fixture *fixture)
{
  sj_test_inspector_select (fixture, fixture->first);
  sj_selection_toggle (fixture->selection, sj_element_get_id (fixture->second), NULL);
}

/* Several cards: what they have in common is shown, one change goes to all of them at once. */
static void
test_several_are_changed_in_one_step (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  g_autofree char *text = NULL;

  select_both (fixture);
  text = shown_text (fixture, "title");
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpstr (sj_inspector_find_value (fixture->inspector, "Title"), ==, "Mixed");
  g_assert_cmpstr (sj_inspector_find_value (fixture->inspector, "Lane"), ==, "App");

  type (fixture, "title", "Both");
  g_assert_cmpstr (sj_element_text (fixture->first, "title"), ==, "Both");
  g_assert_cmpstr (sj_element_text (fixture->second, "title"), ==, "Both");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 1);

  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (sj_element_text (fixture->second, "title"), ==, "Video");
  g_assert_cmpstr (sj_inspector_find_value (fixture->inspector, "Title"), ==, "Mixed");
}

static void
test_a_mixed_choice_is_left_alone_until_chosen (Fixture       *fixture,
                                                gconstpointer  user_data)
{
  GtkDropDown *choice;

  sj_edit_log_begin (fixture->log, "Set");
  sj_edit_log_set (fixture->log, fixture->first, "medium", SJ_MEDIUM_DIGITAL, NULL);
  sj_edit_log_commit (fixture->log);
  select_both (fixture);
  choice = sj_test_inspector_part (fixture, "medium", GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 1);

  gtk_drop_down_set_selected (choice, 1 + SJ_MEDIUM_HYBRID);
  sj_test_settle (fixture->window);
  g_assert_cmpstr (sj_inspector_find_value (fixture->inspector, "Medium"), ==, "Both");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, SJ_MEDIUM_HYBRID);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 2);
}

/* Shares are written in per cent, with a comma if one likes, and can be taken away again. */
static void
test_a_number_may_be_absent (Fixture       *fixture,
                             gconstpointer  user_data)
{
  GtkEditable *entry;

  sj_test_inspector_select (fixture, fixture->first);
  sj_inspector_open_group (fixture->inspector, "Measures");
  entry = GTK_EDITABLE (sj_test_inspector_part (fixture, "skip-share", GTK_TYPE_ENTRY));
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (entry)), ==, "Not given");

  gtk_editable_set_text (entry, "12,5");
  g_assert_cmpfloat_with_epsilon (sj_element_number (fixture->first, "skip-share"), 0.125, 1e-12);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "12,5");
  gtk_editable_set_text (entry, "");
  g_assert_true (isnan (sj_element_number (fixture->first, "skip-share")));
}

static void
append (GtkEditable *entry,
        const char  *text)
{
  int position = -1;

  gtk_editable_insert_text (entry, text, -1, &position);
}

/* A slip of the finger is told, and changes nothing. */
static void
test_what_is_wrong_is_said (Fixture       *fixture,
                            gconstpointer  user_data)
{
  SjPropertyEditor *editor;
  GtkEditable *entry;

  sj_test_inspector_select (fixture, fixture->first);
  sj_inspector_open_group (fixture->inspector, "Measures");
  editor = sj_test_inspector_editor (fixture, "importance");
  entry = GTK_EDITABLE (sj_test_inspector_part (fixture, "importance", GTK_TYPE_ENTRY));

  append (entry, "3");
  append (entry, "x");
  g_assert_cmpstr (sj_property_editor_get_problem (editor), ==, "“3x” is not a number.");
  gtk_editable_delete_text (entry, 1, -1);
  g_assert_null (sj_property_editor_get_problem (editor));
  append (entry, "3");
  g_assert_cmpstr (sj_property_editor_get_problem (editor), ==, "Write a number from 0 to 5.");
  gtk_editable_delete_text (entry, 1, -1);
  append (entry, ".5");
  g_assert_cmpstr (sj_property_editor_get_problem (editor), ==, "Write a whole number.");
  g_assert_cmpstr (sj_inspector_find_value (fixture->inspector, "Importance"), ==, "3");
}

static void
test_dates_are_real_dates (Fixture       *fixture,
                           gconstpointer  user_data)
{
  SjPropertyEditor *editor;
  GtkEditable *entry;

  sj_inspector_open_group (fixture->inspector, "Evidence and ownership");
  editor = sj_test_inspector_editor (fixture, "review-date");
  entry = GTK_EDITABLE (sj_test_inspector_part (fixture, "review-date", GTK_TYPE_ENTRY));

  gtk_editable_set_text (entry, "2026-02-28");
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (fixture->map), "review-date"), ==, "2026-02-28");
  gtk_editable_delete_text (entry, 9, -1);
  append (entry, "9");
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (fixture->map), "review-date"), ==, "2026-02-28");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (sj_property_editor_get_problem (editor));
  gtk_editable_delete_text (entry, 7, -1);
  g_assert_null (sj_property_editor_get_problem (editor));
}

/* Its beginning is a date, too: what is typed must not be taken back to that at every change of the
 * map, as it would while somebody types slowly. */
static void
test_a_date_being_typed_stays (Fixture       *fixture,
                               gconstpointer  user_data)
{
  SjPropertyEditor *editor;
  GtkEditable *entry;

  sj_inspector_open_group (fixture->inspector, "Evidence and ownership");
  editor = sj_test_inspector_editor (fixture, "review-date");
  entry = GTK_EDITABLE (sj_test_inspector_part (fixture, "review-date", GTK_TYPE_ENTRY));

  for (const char *c = "2026-11-02"; *c != '\0'; c++)
    {
      char letter[] = { *c, '\0' };

      append (entry, letter);
      sj_inspector_refresh (fixture->inspector);
    }
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2026-11-02");
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (fixture->map), "review-date"), ==, "2026-11-02");

  gtk_editable_delete_text (entry, 9, -1);
  g_signal_emit_by_name (entry, "activate");
  sj_inspector_refresh (fixture->inspector);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2026-11-0");
  g_assert_nonnull (sj_property_editor_get_problem (editor));

  /* What becomes of the map otherwise is seen. */
  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_null (sj_property_editor_get_problem (editor));
  sj_edit_log_redo (fixture->log);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2026-11-02");
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (focus);
  return focus;
}

/* Shift+Tab went to and fro between the entry and its calendar. */
static void
test_the_keyboard_leaves_backwards (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  GtkWidget *editor, *entry;

  sj_inspector_open_group (fixture->inspector, "Evidence and ownership");
  sj_test_settle (fixture->window);
  editor = GTK_WIDGET (sj_test_inspector_editor (fixture, "review-date"));
  entry = sj_test_inspector_part (fixture, "review-date", GTK_TYPE_ENTRY);
  gtk_widget_grab_focus (entry);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), editor));
  g_assert_false (gtk_widget_is_ancestor (get_focus (fixture), entry));
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), entry));
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
  g_assert_false (gtk_widget_is_ancestor (get_focus (fixture), editor));
}

/* Whoever is about to press “More” can do so even if the inspector is built anew just then. */
static void
test_a_heading_keeps_the_focus (Fixture       *fixture,
                                gconstpointer  user_data)
{
  SjPropertyGroup *group;

  sj_inspector_open_group (fixture->inspector, "Evidence and ownership");
  sj_test_settle (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (sj_test_inspector_editor (fixture, "owner")));
  group = SJ_PROPERTY_GROUP (gtk_widget_get_ancestor (get_focus (fixture), SJ_TYPE_PROPERTY_GROUP));
  gtk_widget_grab_focus (sj_test_find (group, GTK_TYPE_TOGGLE_BUTTON));

  sj_inspector_set_log (fixture->inspector, fixture->log, FALSE);
  sj_test_settle (fixture->window);
  g_assert_true (GTK_IS_TOGGLE_BUTTON (get_focus (fixture)));
  group = SJ_PROPERTY_GROUP (gtk_widget_get_ancestor (get_focus (fixture), SJ_TYPE_PROPERTY_GROUP));
  g_assert_cmpstr (sj_property_group_get_title (group), ==, "Evidence and ownership");
}

static void
add_tag (Fixture    *fixture,
         const char *tag)
{
  GtkEntry *entry = sj_test_inspector_part (fixture, "tags", GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), tag);
  g_signal_emit_by_name (entry, "activate");
}

/* A tag is put on many cards, those they had stay. */
static void
test_tags_of_several (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_auto(GStrv) of_first = NULL;
  g_auto(GStrv) of_second = NULL;
  SjChip *chip;

  sj_test_inspector_select (fixture, fixture->first);
  sj_inspector_open_group (fixture->inspector, "Card");
  add_tag (fixture, "legal");
  select_both (fixture);
  add_tag (fixture, "2026");
  g_object_get (fixture->first, "tags", &of_first, NULL);
  g_object_get (fixture->second, "tags", &of_second, NULL);
  g_assert_cmpuint (g_strv_length (of_first), ==, 2);
  g_assert_cmpstr (of_first[0], ==, "legal");
  g_assert_cmpuint (g_strv_length (of_second), ==, 1);
  g_assert_cmpstr (of_second[0], ==, "2026");

  /* What both have is the one chip, and it goes from both. */
  chip = sj_test_inspector_part (fixture, "tags", SJ_TYPE_CHIP);
  g_assert_cmpstr (sj_chip_get_key (chip), ==, "2026");
  g_signal_emit_by_name (chip, "removed");
  g_clear_pointer (&of_second, g_strfreev);
  g_object_get (fixture->second, "tags", &of_second, NULL);
  g_assert_true (of_second == NULL || of_second[0] == NULL);
}

/* Choosing another lane moves the card, and the inspector asks for what fits there. */
static void
test_a_reference_moves_the_card (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  GtkDropDown *lanes;

  sj_test_inspector_select (fixture, fixture->first);
  sj_inspector_open_group (fixture->inspector, "Pain point");
  lanes = sj_test_inspector_part (fixture, "lane", GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (lanes, 1);
  sj_test_settle (fixture->window);
  g_assert_cmpstr (sj_card_get_lane (SJ_CARD (fixture->first)), ==,
                   sj_element_get_id (fixture->pains));
  sj_inspector_open_group (fixture->inspector, "Pain point");
  g_assert_nonnull (sj_inspector_find_row (fixture->inspector, "root-cause"));

  sj_edit_log_undo (fixture->log);
  sj_test_settle (fixture->window);
  g_assert_cmpstr (sj_inspector_find_value (fixture->inspector, "Lane"), ==, "App");
}

static void
press (Fixture    *fixture,
       const char *property,
       const char *label)
{
  SjPropertyEditor *editor = sj_test_inspector_editor (fixture, property);
  g_autoptr(GQueue) widgets = g_queue_new ();

  g_queue_push_tail (widgets, editor);
  while (!g_queue_is_empty (widgets))
    {
      GtkWidget *widget = g_queue_pop_head (widgets);

      if (GTK_IS_BUTTON (widget) &&
          (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 ||
           g_strcmp0 (gtk_widget_get_tooltip_text (widget), label) == 0))
        {
          g_signal_emit_by_name (widget, "clicked");
          return;
        }
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (widgets, child);
    }
  g_assert_not_reached ();
}

static const SjKpi *
get_kpi (Fixture *fixture,
         guint    position)
{
  g_autoptr(SjRecords) records = NULL;

  g_object_get (fixture->first, "kpis", &records, NULL);
  return sj_records_get_length (records) > position ? sj_records_index (records, position) : NULL;
}

static void
test_kpis_are_a_small_table (Fixture       *fixture,
                             gconstpointer  user_data)
{
  sj_test_inspector_select (fixture, fixture->first);
  sj_inspector_open_group (fixture->inspector, "Measures");
  press (fixture, "kpis", "Add");
  gtk_editable_set_text (sj_test_inspector_part (fixture, "kpis", GTK_TYPE_ENTRY), "Finished");
  press (fixture, "kpis", "Add");
  g_assert_cmpstr (get_kpi (fixture, 0)->name, ==, "Finished");
  g_assert_true (isnan (get_kpi (fixture, 0)->target));
  g_assert_nonnull (get_kpi (fixture, 1));

  press (fixture, "kpis", "Remove");
  g_assert_null (get_kpi (fixture, 0)->name);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (get_kpi (fixture, 0)->name, ==, "Finished");
  sj_edit_log_undo (fixture->log);
  sj_edit_log_undo (fixture->log);
  sj_edit_log_undo (fixture->log);
  g_assert_null (get_kpi (fixture, 0));
}

/* A map that may not be changed can be read and copied from, not written to. */
static gboolean
is_explained_at (GtkWidget *row,
                 int        x,
                 int        y,
                 gboolean   by_keyboard)
{
  g_autoptr(GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean explained;

  g_signal_emit_by_name (row, "query-tooltip", x, y, by_keyboard, tooltip, &explained);
  return explained;
}

/* The list of a drop-down hangs below its row; nothing lies over it while somebody chooses. */
static void
test_a_list_is_not_covered (Fixture       *fixture,
                            gconstpointer  data)
{
  GtkWidget *row;

  sj_test_inspector_select (fixture, fixture->first);
  sj_test_settle (fixture->window);
  row = GTK_WIDGET (sj_inspector_find_row (fixture->inspector, "lane"));
  gtk_widget_set_tooltip_text (row, "Where the card is");

  g_assert_true (is_explained_at (row, 5, 5, FALSE));
  g_assert_true (is_explained_at (row, -1, -1, TRUE));
  g_assert_false (is_explained_at (row, 5, gtk_widget_get_height (row) + 30, FALSE));
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  user_data)
{
  GtkTextView *view;

  sj_test_inspector_select (fixture, fixture->first);
  view = sj_test_inspector_part (fixture, "title", GTK_TYPE_TEXT_VIEW);
  g_assert_false (gtk_text_view_get_editable (view));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (view)));
  type (fixture, "title", "x");
  g_assert_cmpstr (sj_element_text (fixture->first, "title"), ==, "Sign up");
  g_assert_false (gtk_widget_is_sensitive (sj_test_inspector_part (fixture, "lane",
                                                                   GTK_TYPE_DROP_DOWN)));
}

/* Screen readers say what a field is for. */
static void
test_editors_have_names (Fixture       *fixture,
                         gconstpointer  user_data)
{
  sj_test_inspector_select (fixture, fixture->first);
  gtk_test_accessible_assert_property (sj_test_inspector_part (fixture, "title",
                                                               GTK_TYPE_TEXT_VIEW),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Title");
  gtk_test_accessible_assert_property (sj_test_inspector_part (fixture, "lane",
                                                               GTK_TYPE_DROP_DOWN),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Lane");
}

/* A picture whose bytes are damaged is told in a sentence and can be removed. */
static void
test_a_broken_picture_is_a_sentence (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("no picture", 10);
  g_autofree char *hash = sj_map_add_asset (fixture->map, bytes, "image/png");
  GtkPicture *picture;

  sj_edit_log_begin (fixture->log, "Set");
  sj_edit_log_set (fixture->log, fixture->first, "picture", hash, NULL);
  sj_edit_log_commit (fixture->log);
  sj_test_inspector_select (fixture, fixture->first);
  picture = sj_test_inspector_part (fixture, "picture", GTK_TYPE_PICTURE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (picture)));
  g_assert_cmpstr (gtk_label_get_text (sj_test_inspector_part (fixture, "picture", GTK_TYPE_LABEL)),
                   ==,
                   "The picture is damaged and cannot be shown. Choose it again, or remove it.");
  press (fixture, "picture", "Remove");
  g_assert_cmpstr (sj_element_text (fixture->first, "picture"), ==, "");
}

static GtkWidget *
find_button (gpointer    widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (widget), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static SjElement *
get_persona (Fixture *fixture)
{
  GListModel *personas = sj_map_get_personas (fixture->map);
  g_autoptr(SjElement) persona = g_list_model_get_item (personas, 0);

  return persona;
}

/* A persona is made, named, given curves, and deleted without a trace, each in a step of undo. */
static void
test_personas (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(SjSeries) series = sj_series_new ("Measured", SJ_SERIES_MEASURED);
  g_auto(GStrv) viewpoint = NULL;
  GtkWidget *use;

  sj_edit_log_begin (fixture->log, "Add");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (series), G_MAXUINT);
  sj_edit_log_commit (fixture->log);
  g_signal_emit_by_name (find_button (fixture->inspector, "Add Persona"), "clicked");
  sj_test_settle (fixture->window);
  g_assert_nonnull (get_persona (fixture));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (sj_inspector_find_row (fixture->inspector,
                                                                            "name"))));
  /* Whoever types at once types over the name it was given. */
  gtk_text_buffer_delete_selection (text_of (fixture, "name"), TRUE, TRUE);
  type (fixture, "name", "Ada");
  g_assert_cmpstr (sj_element_text (get_persona (fixture), "name"), ==, "Ada");
  g_object_get (fixture->map, "viewpoint", &viewpoint, NULL);
  g_assert_cmpstr (viewpoint[0], ==, sj_element_get_id (get_persona (fixture)));

  use = sj_test_find (fixture->inspector, SJ_TYPE_PERSONA_USE);
  g_assert_nonnull (use);
  gtk_switch_set_active (sj_test_find (gtk_widget_get_last_child (
    sj_test_find (use, GTK_TYPE_LIST_BOX)), GTK_TYPE_SWITCH), TRUE);
  g_assert_cmpstr (sj_series_get_persona (series), ==, viewpoint[0]);

  g_signal_emit_by_name (find_button (use, "Delete Persona"), "clicked");
  sj_test_settle (fixture->window);
  g_assert_null (get_persona (fixture));
  g_assert_cmpstr (sj_series_get_persona (series), ==, "");
  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (sj_series_get_persona (series), ==, viewpoint[0]);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (sj_series_get_persona (series), ==, "");
}

/* The words beside a value are typed where the value is shown, and the focus stays there. */
static void
test_a_point_has_a_note (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(SjSeries) series = sj_series_new ("Hoped for", SJ_SERIES_ASSUMPTION);
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 1);
  SjPoint *point = sj_records_index (points, 0);
  const char *anchor = sj_element_get_id (fixture->first);
  GtkWidget *note, *focus;

  sj_record_set_text (&point->anchor, anchor);
  point->valence = -0.5;
  sj_edit_log_begin (fixture->log, "Add");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (series), G_MAXUINT);
  sj_edit_log_set (fixture->log, SJ_ELEMENT (series), "points", points, NULL);
  sj_edit_log_commit (fixture->log);
  sj_test_inspector_select (fixture, fixture->first);
  sj_test_settle (fixture->window);

  note = sj_test_find (fixture->inspector, SJ_TYPE_POINT_NOTE);
  g_assert_nonnull (note);
  gtk_widget_grab_focus (note);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (note)), "“ten days”");
  g_signal_emit_by_name (gtk_widget_get_first_child (note), "activate");
  sj_test_settle (fixture->window);
  g_assert_cmpstr (sj_series_find_point (series, anchor)->note, ==, "“ten days”");
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Change Note");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, SJ_TYPE_POINT_NOTE));

  sj_edit_log_undo (fixture->log);
  sj_test_settle (fixture->window);
  g_assert_null (sj_series_find_point (series, anchor)->note);
}

static void
test_a_closed_inspector_leaves_nothing_behind (void)
{
  Fixture fixture;
  SjMap *map;
  SjEditLog *log;

  sj_test_inspector_set_up (&fixture, NULL);
  sj_test_inspector_select (&fixture, fixture.first);
  sj_inspector_open_group (fixture.inspector, "Measures");
  sj_inspector_open_group (fixture.inspector, "Card");
  sj_test_settle (fixture.window);
  map = g_steal_pointer (&fixture.map);
  log = g_steal_pointer (&fixture.log);
  sj_test_inspector_tear_down (&fixture, NULL);

  g_assert_finalize_object (log);
  g_assert_finalize_object (map);
}

#define ADD(name, function) \
  g_test_add ("/inspector/" name, Fixture, NULL, sj_test_inspector_set_up, function, \
              sj_test_inspector_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/inspector/everything-has-an-editor", test_everything_has_an_editor);
  ADD ("typing-is-one-step", test_typing_is_one_step_of_undo);
  ADD ("two-fields-are-two-steps", test_two_fields_are_two_steps);
  ADD ("leaving-ends-the-step", test_leaving_ends_the_step);
  ADD ("note", test_a_point_has_a_note);
  ADD ("one-line", test_a_title_has_one_line);
  ADD ("given-first", test_what_was_given_comes_first);
  ADD ("fits-the-lane", test_only_what_fits_the_lane);
  ADD ("several", test_several_are_changed_in_one_step);
  ADD ("mixed-choice", test_a_mixed_choice_is_left_alone_until_chosen);
  ADD ("absent-number", test_a_number_may_be_absent);
  ADD ("problems", test_what_is_wrong_is_said);
  ADD ("dates", test_dates_are_real_dates);
  ADD ("date-being-typed", test_a_date_being_typed_stays);
  ADD ("backwards", test_the_keyboard_leaves_backwards);
  ADD ("heading-keeps-focus", test_a_heading_keeps_the_focus);
  ADD ("tags", test_tags_of_several);
  ADD ("reference", test_a_reference_moves_the_card);
  ADD ("kpis", test_kpis_are_a_small_table);
  ADD ("accessible-names", test_editors_have_names);
  ADD ("personas", test_personas);
  ADD ("broken-picture", test_a_broken_picture_is_a_sentence);
  g_test_add ("/inspector/a-list-is-not-covered", Fixture, NULL, sj_test_inspector_set_up,
              test_a_list_is_not_covered, sj_test_inspector_tear_down);
  g_test_add ("/inspector/read-only", Fixture, "", sj_test_inspector_set_up, test_read_only,
              sj_test_inspector_tear_down);
  g_test_add_func ("/inspector/ownership", test_a_closed_inspector_leaves_nothing_behind);

  return g_test_run ();
}
