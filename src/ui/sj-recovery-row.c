#define G_LOG_DOMAIN "sj-recovery-row"

#include "config.h"

#include "ui/sj-recovery-row.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-moment-text.h"
#include "ui/sj-wrap-layout.h"

/**
 * SjRecoveryRow:
 *
 * A map with changes that a crash left unsaved: which map, when, what was done, and what is to
 * become of it.
 */
struct _SjRecoveryRow
{
  GtkListBoxRow parent_instance;

  SjRecovery *recovery;
  gboolean    lost;  /* there is nothing left that the changes could be done to */

  GtkWidget *title;
  GtkWidget *place;
  GtkWidget *warning;
  GtkWidget *details;
  GtkWidget *changes;
  GtkWidget *buttons;
  GtkWidget *copy;
  GtkWidget *recover;
};

#define SPACING 6

enum {
  SIGNAL_RECOVER,
  SIGNAL_DISCARD,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjRecoveryRow, sj_recovery_row, GTK_TYPE_LIST_BOX_ROW)

static guint signals[N_SIGNALS];

static void
on_recover_clicked (SjRecoveryRow *self)
{
  g_signal_emit (self, signals[SIGNAL_RECOVER], 0, FALSE);
}

static void
on_copy_clicked (SjRecoveryRow *self)
{
  g_signal_emit (self, signals[SIGNAL_RECOVER], 0, TRUE);
}

static void
on_discard_clicked (SjRecoveryRow *self)
{
  g_signal_emit (self, signals[SIGNAL_DISCARD], 0);
}

static void
append_line (GString    *text,
             const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
list_changes (const SjRecoveryPreview *preview)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; preview->recovered[i] != NULL; i++)
    append_line (text, preview->recovered[i]);
  for (guint i = 0; preview->lost[i] != NULL; i++)
    {
      /* Translators: %s is the name of a change, such as “Move Card”. */
      g_autofree char *line = g_strdup_printf (_("%s — does not fit any more"), preview->lost[i]);

      append_line (text, line);
    }

  return g_string_free (text, FALSE);
}

/* Even if nothing can be done with them, they may be done again by hand. */
static char *
list_names (SjRecovery   *recovery,
            const GError *error)
{
  const char *const *names = sj_recovery_get_names (recovery);
  g_autofree char *list = g_strjoinv ("\n", (char **) names);

  return g_strdup_printf ("%s\n\n%s", list, error->message);
}

/* Only now is it found out what fits, because that takes the map. */
static void
on_expanded (SjRecoveryRow *self)
{
  g_autoptr(SjRecoveryPreview) preview = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!gtk_expander_get_expanded (GTK_EXPANDER (self->details)) ||
      *gtk_label_get_text (GTK_LABEL (self->changes)) != '\0')
    return;

  preview = sj_recovery_preview_new (self->recovery, &error);
  text = preview != NULL ? list_changes (preview) : list_names (self->recovery, error);
  gtk_label_set_text (GTK_LABEL (self->changes), text);
}

static void
sj_recovery_row_finalize (GObject *object)
{
  g_clear_pointer (&SJ_RECOVERY_ROW (object)->recovery, sj_recovery_free);

  G_OBJECT_CLASS (sj_recovery_row_parent_class)->finalize (object);
}

static void
sj_recovery_row_class_init (SjRecoveryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_recovery_row_finalize;

  /**
   * SjRecoveryRow::recover:
   * @as_copy: whether as a map of its own, not as the file's next version
   *
   * The person wants the map back.
   */
  signals[SIGNAL_RECOVER] =
    g_signal_new ("recover", SJ_TYPE_RECOVERY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /**
   * SjRecoveryRow::discard:
   *
   * The person does not want the changes.
   */
  signals[SIGNAL_DISCARD] =
    g_signal_new ("discard", SJ_TYPE_RECOVERY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-recovery-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SjRecoveryRow, title);
  gtk_widget_class_bind_template_child (widget_class, SjRecoveryRow, place);
  gtk_widget_class_bind_template_child (widget_class, SjRecoveryRow, warning);
  gtk_widget_class_bind_template_child (widget_class, SjRecoveryRow, details);
  gtk_widget_class_bind_template_child (widget_class, SjRecoveryRow, changes);
  gtk_widget_class_bind_template_child (widget_class, SjRecoveryRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, SjRecoveryRow, copy);
  gtk_widget_class_bind_template_child (widget_class, SjRecoveryRow, recover);
  gtk_widget_class_bind_template_callback (widget_class, on_recover_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_expanded);
}

static void
sj_recovery_row_init (SjRecoveryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, sj_wrap_layout_new (SPACING));
}

static char *
describe_place (SjRecovery *recovery)
{
  GFile *file = sj_recovery_get_file (recovery);
  GDateTime *time = sj_recovery_get_time (recovery);
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *moment = time != NULL ? sj_moment_text (time) : NULL;
  const char *shown = name != NULL ? name : _("not saved yet");

  return moment != NULL ? g_strdup_printf ("%s · %s", shown, moment) : g_strdup (shown);
}

static char *
describe_changes (SjRecovery *recovery)
{
  guint n_changes = sj_recovery_get_n_changes (recovery);

  return g_strdup_printf (ngettext ("%u unsaved change", "%u unsaved changes", n_changes),
                          n_changes);
}

/* The changes of a map that is not there any more cannot be done to anything. */
static const char *
find_warning (SjRecovery *recovery)
{
  if (!sj_recovery_has_changed (recovery))
    return NULL;
  if (!g_file_query_exists (sj_recovery_get_file (recovery), NULL))
    return _("The file is not there any more. Put it back in its place, and start the program "
             "again to recover the changes.");

  return _("The file was changed since. What still fits can be done to the version it has now.");
}

static char *
get_title (SjRecovery *recovery)
{
  const char *title = sj_recovery_get_title (recovery);
  GFile *file = sj_recovery_get_file (recovery);

  if (*title != '\0')
    return g_strdup (title);

  return file != NULL ? g_file_get_basename (file) : g_strdup (_("Untitled Map"));
}

static void
show (SjRecoveryRow *self)
{
  const char *warning = find_warning (self->recovery);
  gboolean changed = sj_recovery_has_changed (self->recovery);
  g_autofree char *title = get_title (self->recovery);
  g_autofree char *place = describe_place (self->recovery);
  g_autofree char *changes = describe_changes (self->recovery);

  self->lost = changed && !g_file_query_exists (sj_recovery_get_file (self->recovery), NULL);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_label_set_text (GTK_LABEL (self->warning), warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning, warning != NULL);
  gtk_expander_set_label (GTK_EXPANDER (self->details), changes);
  gtk_widget_set_visible (self->copy, changed && !self->lost);
  gtk_widget_set_sensitive (self->recover, !self->lost);
  gtk_button_set_label (GTK_BUTTON (self->recover), changed ? _("_Apply Anyway") : _("_Recover"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * sj_recovery_row_new:
 * @recovery: (transfer full): what a crash left behind
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sj_recovery_row_new (SjRecovery *recovery)
{
  SjRecoveryRow *self;

  g_return_val_if_fail (recovery != NULL, NULL);

  self = g_object_new (SJ_TYPE_RECOVERY_ROW, NULL);
  self->recovery = recovery;
  show (self);

  return GTK_WIDGET (self);
}

SjRecovery *
sj_recovery_row_get_recovery (SjRecoveryRow *self)
{
  g_return_val_if_fail (SJ_IS_RECOVERY_ROW (self), NULL);

  return self->recovery;
}
