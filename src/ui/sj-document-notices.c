#define G_LOG_DOMAIN "sj-document-notices"

#include "config.h"

#include "ui/sj-document-notices.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-compat.h"
#include "ui/sj-merge-dialog.h"
#include "ui/sj-moment-text.h"

/**
 * SjDocumentNotices:
 *
 * Says above a map what may become of its changes: what came back after a crash, that somebody else
 * has changed the file, or that changes are not safe; and does what the person decides.
 */
struct _SjDocumentNotices
{
  GtkWidget parent_instance;

  SjDocument *document;
  guint64     recovered_state;  /* of the log, when changes had come back */
  gboolean    may_discard;  /* those changes and nothing else */
  guint64     taken_state;  /* of the log, when the file's version was taken; 0 if it was not */

  gboolean    warned;  /* that changes are not safe; once is enough */

  GtkWidget *recovered;
  GtkWidget *file;
  GtkWidget *journal;
};

G_DEFINE_FINAL_TYPE (SjDocumentNotices, sj_document_notices, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (SjDocumentNotices *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static guint64
get_state (SjDocumentNotices *self)
{
  return sj_edit_log_get_state (sj_document_get_log (self->document));
}

static void
tell (SjDocumentNotices *self,
      const char        *heading,
      const char        *text)
{
  const SjAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT } };

  sj_compat_ask (get_window (self), heading, text, answers, G_N_ELEMENTS (answers), NULL, NULL);
}

/* What came back after a crash */

static char *
describe_recovered (const SjRecoveredChanges *changes)
{
  g_autofree char *since = changes->since != NULL ? sj_moment_text (changes->since) : NULL;
  guint n_lost = g_strv_length (changes->lost);
  GString *text = g_string_new (NULL);

  if (since != NULL)
    /* Translators: %u is a number, %s a time, or a date and a time. */
    g_string_append_printf (text, ngettext ("Recovered: %u change since %s.",
                                            "Recovered: %u changes since %s.",
                                            changes->n_changes),
                            changes->n_changes, since);
  else
    g_string_append_printf (text, ngettext ("Recovered: %u change.", "Recovered: %u changes.",
                                            changes->n_changes),
                            changes->n_changes);
  if (n_lost > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u change did not fit any more.",
                                              "%u changes did not fit any more.", n_lost),
                              n_lost);
    }

  return g_string_free (text, FALSE);
}

static void
show_recovered (SjDocumentNotices        *self,
                const SjRecoveredChanges *changes)
{
  g_autofree char *text = describe_recovered (changes);
  SjBannerChoice choices[3] = { { _("_Save"), "win.save" } };
  guint n_choices = 1;

  self->may_discard = get_state (self) == self->recovered_state;
  if (self->may_discard)
    choices[n_choices++] = (SjBannerChoice) { _("_Discard"), "notices.discard-recovered" };
  if (*changes->lost != NULL)
    choices[n_choices++] = (SjBannerChoice) { _("D_etails…"), "notices.show-lost" };

  sj_banner_show_choices (SJ_BANNER (self->recovered), text, choices, n_choices);
}

static void
follow_recovered (SjDocumentNotices *self)
{
  const SjRecoveredChanges *changes = sj_document_get_recovered (self->document);

  self->recovered_state = get_state (self);
  if (changes != NULL)
    show_recovered (self, changes);
  else
    sj_banner_hide (SJ_BANNER (self->recovered));
}

/* What was done since is not to go with what came back. */
static void
follow_state (SjDocumentNotices *self)
{
  const SjRecoveredChanges *changes = sj_document_get_recovered (self->document);

  if (changes != NULL && self->may_discard != (get_state (self) == self->recovered_state))
    show_recovered (self, changes);
}

static void
discard_recovered_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  SjDocumentNotices *self = SJ_DOCUMENT_NOTICES (widget);

  if (sj_document_get_recovered (self->document) != NULL && self->may_discard)
    sj_document_discard_recovered (self->document);
}

static void
show_lost_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SjDocumentNotices *self = SJ_DOCUMENT_NOTICES (widget);
  const SjRecoveredChanges *changes = sj_document_get_recovered (self->document);
  g_autofree char *list = NULL;

  if (changes == NULL)
    return;

  list = g_strjoinv ("\n", changes->lost);
  tell (self, _("What Could Not Be Recovered"), list);
}

/* What others did to the file */

static void
show_changed (SjDocumentNotices *self,
              const char        *name)
{
  const SjBannerChoice choices[] = {
    { _("_Reload"), "notices.reload" },
    { _("_Keep Mine"), "notices.keep" },
    { _("_Merge…"), "notices.merge" },
  };
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("“%s” was changed by somebody else."), name);
  sj_banner_show_choices (SJ_BANNER (self->file), text, choices, G_N_ELEMENTS (choices));
}

static void
show_spoilt (SjDocumentNotices *self)
{
  const SjBannerChoice choices[] = {
    { _("_Keep Mine"), "notices.keep" },
    { _("Save _As…"), "win.save-as" },
  };
  const char *problem = sj_document_get_file_problem (self->document);
  /* Translators: %s is a sentence that says why a file cannot be read. */
  g_autofree char *text = g_strdup_printf (_("The file was changed and cannot be opened any more: "
                                             "%s. The map you see is kept."),
                                           problem);

  sj_banner_show_choices (SJ_BANNER (self->file), text, choices, G_N_ELEMENTS (choices));
}

static void
show_missing (SjDocumentNotices *self,
              const char        *name)
{
  const SjBannerChoice choices[] = {
    { _("_Save"), "win.save" },
    { _("Save _As…"), "win.save-as" },
  };
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_("“%s” was moved or deleted. The map you see is all "
                                             "there is, until you save it."),
                                           name);

  sj_banner_show_choices (SJ_BANNER (self->file), text, choices, G_N_ELEMENTS (choices));
}

static void
show_unreadable (SjDocumentNotices *self)
{
  const char *problem = sj_document_get_file_problem (self->document);
  /* Translators: %s is a sentence that says why a file cannot be read. */
  g_autofree char *text = g_strdup_printf (_("%s. The map you see is kept."), problem);

  sj_banner_show (SJ_BANNER (self->file), text, _("Save _As…"), "win.save-as");
}

static void
follow_file (SjDocumentNotices *self)
{
  g_autofree char *name = sj_document_get_file_name (self->document);

  switch (sj_document_get_file_state (self->document))
    {
    case SJ_FILE_AS_KNOWN:
      if (self->taken_state == 0)
        sj_banner_hide (SJ_BANNER (self->file));
      break;

    case SJ_FILE_CHANGED:
      if (sj_document_get_file_problem (self->document) != NULL)
        show_spoilt (self);
      else
        show_changed (self, name);
      break;

    case SJ_FILE_MISSING:
      show_missing (self, name);
      break;

    case SJ_FILE_UNREADABLE:
      show_unreadable (self);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* What was taken over without a question, or with few, can be taken back. */
static void
show_taken (SjDocumentNotices *self,
            const char        *text)
{
  self->taken_state = get_state (self);
  sj_banner_show (SJ_BANNER (self->file), text, _("_Undo"), "notices.undo-taken");
}

static void
on_reloaded (SjDocumentNotices *self)
{
  g_autofree char *name = sj_document_get_file_name (self->document);
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("“%s” was changed by somebody else and has been read again."), name);
  show_taken (self, text);
}

static void
on_edited (SjDocumentNotices *self)
{
  follow_state (self);
  if (self->taken_state == 0 || get_state (self) == self->taken_state)
    return;

  self->taken_state = 0;
  follow_file (self);
}

static void
undo_taken_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SjDocumentNotices *self = SJ_DOCUMENT_NOTICES (widget);
  if (self->taken_state != 0 && get_state (self) == self->taken_state)
    sj_edit_log_undo (sj_document_get_log (self->document));
}

static gboolean
is_changed (SjDocumentNotices *self)
{
  return sj_document_get_file_state (self->document) == SJ_FILE_CHANGED;
}

static void
reload_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SjDocumentNotices *self = SJ_DOCUMENT_NOTICES (widget);
  guint64 before = get_state (self);
  g_autoptr(GError) error = NULL;

  if (!is_changed (self))
    return;

  if (!sj_document_reload (self->document, &error))
    tell (self, _("The Map Could Not Be Read Again"), error->message);
  else if (get_state (self) != before)
    show_taken (self, _("This is what the file says now. What you had done is one undo away."));
}

static void
keep_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SjDocumentNotices *self = SJ_DOCUMENT_NOTICES (widget);

  if (is_changed (self))
    sj_document_keep (self->document);
}

static void
on_merged (SjDocumentNotices *self,
           guint              n_taken)
{
  const char *undo = sj_edit_log_get_undo_label (sj_document_get_log (self->document));
  g_autofree char *text = NULL;

  /* Nothing to take back if everything was here already. */
  if (g_strcmp0 (undo, _("Merge Changes")) != 0)
    return;

  text = g_strdup_printf (ngettext ("Merged with the file, in which %u thing was changed.",
                                    "Merged with the file, in which %u things were changed.",
                                    n_taken),
                          n_taken);
  show_taken (self, text);
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SjDocumentNotices *self = SJ_DOCUMENT_NOTICES (widget);
  g_autoptr(SjDocumentMerge) merge = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *dialog;

  if (!is_changed (self))
    return;

  merge = sj_document_merge_new (self->document, &error);
  if (merge != NULL && sj_document_merge_get_n_conflicts (merge) > 0)
    {
      dialog = sj_merge_dialog_open (get_window (self), g_steal_pointer (&merge));
      g_signal_connect_object (dialog, "merged", G_CALLBACK (on_merged), self, G_CONNECT_SWAPPED);
      return;
    }

  if (merge != NULL && sj_document_merge_perform (merge, &error))
    on_merged (self, sj_document_merge_get_n_theirs (merge));
  else
    tell (self, _("The Changes Could Not Be Merged"), error->message);
}

/* Whether changes are safe */

static void
on_journal_failed (SjDocumentNotices *self,
                   const GError      *error)
{
  g_autofree char *text = NULL;

  if (self->warned)
    return;

  self->warned = TRUE;
  /* Translators: %s is a sentence that says why a file cannot be written. */
  text = g_strdup_printf (_("Should the program fail, changes that are not saved would be lost: "
                            "%s."),
                          error->message);
  sj_banner_show (SJ_BANNER (self->journal), text, _("_Save"), "win.save");
}

static void
follow_dirty (SjDocumentNotices *self)
{
  if (!sj_document_is_dirty (self->document))
    sj_banner_hide (SJ_BANNER (self->journal));
}

/* Somebody who comes back to the window may have changed the file elsewhere, where the system does
 * not tell of it. */
static void
on_is_active_changed (SjDocumentNotices *self,
                      GParamSpec        *pspec,
                      GtkWindow         *window)
{
  if (self->document != NULL && gtk_window_is_active (window))
    sj_document_check_async (self->document, NULL, NULL);
}

static void
sj_document_notices_root (GtkWidget *widget)
{
  SjDocumentNotices *self = SJ_DOCUMENT_NOTICES (widget);
  GtkWindow *window;

  GTK_WIDGET_CLASS (sj_document_notices_parent_class)->root (widget);

  window = get_window (self);
  if (window != NULL)
    g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_is_active_changed), self,
                             G_CONNECT_SWAPPED);
}

static void
sj_document_notices_unroot (GtkWidget *widget)
{
  GtkWindow *window = get_window (SJ_DOCUMENT_NOTICES (widget));

  if (window != NULL)
    g_signal_handlers_disconnect_by_func (window, on_is_active_changed, widget);

  GTK_WIDGET_CLASS (sj_document_notices_parent_class)->unroot (widget);
}

static void
sj_document_notices_dispose (GObject *object)
{
  SjDocumentNotices *self = SJ_DOCUMENT_NOTICES (object);

  g_clear_pointer (&self->recovered, gtk_widget_unparent);
  g_clear_pointer (&self->file, gtk_widget_unparent);
  g_clear_pointer (&self->journal, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (sj_document_notices_parent_class)->dispose (object);
}

static void
sj_document_notices_class_init (SjDocumentNoticesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_document_notices_dispose;
  widget_class->root = sj_document_notices_root;
  widget_class->unroot = sj_document_notices_unroot;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "document-notices");
  gtk_widget_class_install_action (widget_class, "notices.discard-recovered", NULL,
                                   discard_recovered_action);
  gtk_widget_class_install_action (widget_class, "notices.show-lost", NULL, show_lost_action);
  gtk_widget_class_install_action (widget_class, "notices.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "notices.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "notices.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "notices.undo-taken", NULL, undo_taken_action);
}

static GtkWidget *
add_banner (SjDocumentNotices *self)
{
  GtkWidget *banner = sj_banner_new ();

  gtk_widget_set_parent (banner, GTK_WIDGET (self));
  return banner;
}

static void
sj_document_notices_init (SjDocumentNotices *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->recovered = add_banner (self);
  self->file = add_banner (self);
  self->journal = add_banner (self);
}

GtkWidget *
sj_document_notices_new (void)
{
  return g_object_new (SJ_TYPE_DOCUMENT_NOTICES, NULL);
}

/**
 * sj_document_notices_set_document:
 * @self: notices that have no document yet
 * @document: what they are about
 */
void
sj_document_notices_set_document (SjDocumentNotices *self,
                                  SjDocument        *document)
{
  g_return_if_fail (SJ_IS_DOCUMENT_NOTICES (self));
  g_return_if_fail (SJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::recovered", G_CALLBACK (follow_recovered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file-state", G_CALLBACK (follow_file), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::dirty", G_CALLBACK (follow_dirty), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "reloaded", G_CALLBACK (on_reloaded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "journal-failed", G_CALLBACK (on_journal_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sj_document_get_log (document), "notify", G_CALLBACK (on_edited), self,
                           G_CONNECT_SWAPPED);
  follow_recovered (self);
  follow_file (self);
}

/**
 * sj_document_notices_get_recovered:
 * @self: notices
 *
 * Returns: (transfer none): the banner about what came back after a crash
 */
SjBanner *
sj_document_notices_get_recovered (SjDocumentNotices *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT_NOTICES (self), NULL);

  return SJ_BANNER (self->recovered);
}

/**
 * sj_document_notices_get_file:
 * @self: notices
 *
 * Returns: (transfer none): the banner about the file
 */
SjBanner *
sj_document_notices_get_file (SjDocumentNotices *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT_NOTICES (self), NULL);

  return SJ_BANNER (self->file);
}

/**
 * sj_document_notices_get_journal:
 * @self: notices
 *
 * Returns: (transfer none): the banner about changes that are not safe
 */
SjBanner *
sj_document_notices_get_journal (SjDocumentNotices *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT_NOTICES (self), NULL);

  return SJ_BANNER (self->journal);
}
