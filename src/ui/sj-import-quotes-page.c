#define G_LOG_DOMAIN "sj-import-quotes-page"

#include "config.h"

#include "ui/sj-import-quotes-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "feedback/sj-quote-candidates.h"
#include "feedback/sj-redaction.h"

/**
 * SjImportQuotesPage:
 *
 * Makes one comment of a touchpoint a quote on the map. What points at a person is taken out before
 * a comment is shown; whoever adds one has to say that it was read. Comments are held as long as
 * the page shows them.
 */
struct _SjImportQuotesPage
{
  GtkWidget parent_instance;

  SjImportJob  *job;
  SjEditLog    *log;
  GCancellable *cancellable;
  GArray       *columns;  /* of guint, in the order of the list */
  GPtrArray    *names;    /* of char *, as the file calls the touchpoints */
  GPtrArray    *anchors;  /* of char *, ids of what they stand for */
  GtkStringList *comments;
  gboolean      stale;
  gboolean      showing;

  GtkWidget *page;
  GtkWidget *column;
  GtkWidget *touchpoint;
  GtkWidget *list_scroller;
  GtkWidget *list;
  GtkWidget *status;
  GtkWidget *quote_group;
  GtkWidget *text;
  GtkWidget *warning;
  GtkWidget *read;
  GtkWidget *add;
};

#define MIN_AVERAGE_LENGTH 25 /* characters */

static void sj_import_quotes_page_iface_init (SjImportPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SjImportQuotesPage, sj_import_quotes_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SJ_TYPE_IMPORT_PAGE,
                                                      sj_import_quotes_page_iface_init))

static char *
dup_text (SjImportQuotesPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
say (SjImportQuotesPage *self,
     const char         *text)
{
  gtk_label_set_text (GTK_LABEL (self->status), text);
  gtk_widget_set_visible (self->status, *text != '\0');
}

static void
clear_comments (SjImportQuotesPage *self)
{
  gtk_string_list_splice (self->comments, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->comments)), NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "", -1);
  gtk_widget_set_visible (self->list_scroller, FALSE);
  gtk_widget_set_visible (self->quote_group, FALSE);
}

/* The quote */

static void
update_add (SjImportQuotesPage *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_set_sensitive (self->add, self->log != NULL && *g_strstrip (text) != '\0' &&
                                         gtk_check_button_get_active (
                                           GTK_CHECK_BUTTON (self->read)));
}

static void
highlight (SjImportQuotesPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end, found;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "redacted", &start, &end);
  for (int kind = SJ_REDACTED_EMAIL; kind <= SJ_REDACTED_NAME; kind++)
    {
      const char *placeholder = sj_redaction_get_placeholder ((SjRedactionKind) kind);

      gtk_text_buffer_get_start_iter (buffer, &start);
      while (gtk_text_iter_forward_search (&start, placeholder, 0, &found, &end, NULL))
        {
          gtk_text_buffer_apply_tag_by_name (buffer, "redacted", &found, &end);
          start = end;
        }
    }
}

/* What somebody types is looked at, too; and what was read before is another text now. */
static void
on_text_changed (SjImportQuotesPage *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr(GArray) redactions = NULL;
  g_autofree char *redacted = sj_redact (text, &redactions);

  highlight (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->read), FALSE);
  gtk_widget_set_visible (self->warning, redactions->len > 0);
  if (redactions->len > 0)
    {
      g_autofree char *warning = g_strdup_printf (
        /* Translators: how the text should look. */
        _("This points at a person. Better: “%s”"), redacted);

      gtk_label_set_text (GTK_LABEL (self->warning), warning);
    }
  update_add (self);
}

static void
on_activate (SjImportQuotesPage *self)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (self->list));
  guint position = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (selection));
  const char *comment;

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  comment = gtk_string_list_get_string (self->comments, position);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), comment, -1);
  gtk_widget_set_visible (self->quote_group, TRUE);
  on_text_changed (self);
}

static void
on_add (SjImportQuotesPage *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self->touchpoint));
  g_autofree char *text = dup_text (self);
  g_autoptr(GError) error = NULL;

  if (position >= self->anchors->len)
    return;
  if (sj_quote_add (self->log, g_ptr_array_index (self->anchors, position), text, &error) == NULL)
    {
      say (self, error->message);
      return;
    }

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "", -1);
  gtk_widget_set_visible (self->quote_group, FALSE);
  gtk_single_selection_set_selected (
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (self->list))),
    GTK_INVALID_LIST_POSITION);
  say (self, _("The quote is on the map, in the lane of quotes."));
}

/* Reading comments */

typedef struct
{
  char *path;
  SjReading reading;
  guint column;
  char *touchpoint;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  sj_reading_clear (&request->reading);
  g_free (request->touchpoint);
  g_free (request);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Request *request = task_data;
  SjQuoteCandidates *candidates;
  GError *error = NULL;

  candidates = sj_quote_candidates_read (request->path, &request->reading, request->column,
                                         request->touchpoint, cancellable, &error);
  if (candidates != NULL)
    g_task_return_pointer (task, candidates, (GDestroyNotify) sj_quote_candidates_free);
  else
    g_task_return_error (task, error);
}

static void
show_candidates (SjImportQuotesPage      *self,
                 const SjQuoteCandidates *candidates)
{
  g_autofree char *found = NULL;

  for (guint i = 0; i < candidates->comments->len; i++)
    {
      g_autofree char *redacted = sj_redact (g_ptr_array_index (candidates->comments, i), NULL);

      gtk_string_list_append (self->comments, redacted);
    }
  gtk_widget_set_visible (self->list_scroller, candidates->comments->len > 0);
  if (candidates->n_comments < SJ_QUOTES_MIN_N)
    {
      say (self, _("Fewer than 10 people commented here. Their comments are not shown, so that "
                   "nobody can be told apart."));
      return;
    }
  found = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u comment to choose from",
                                        "%u comments to choose from", candidates->comments->len),
                           candidates->comments->len);
  say (self, found);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SjQuoteCandidates) candidates = NULL;
  g_autoptr(GError) error = NULL;
  SjImportQuotesPage *self = SJ_IMPORT_QUOTES_PAGE (source);

  candidates = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (candidates != NULL)
    show_candidates (self, candidates);
  else
    say (self, error->message);
}

static void
stop_reading (SjImportQuotesPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
read_comments (SjImportQuotesPage *self)
{
  guint column = adw_combo_row_get_selected (ADW_COMBO_ROW (self->column));
  guint touchpoint = adw_combo_row_get_selected (ADW_COMBO_ROW (self->touchpoint));
  g_autoptr(GTask) task = NULL;
  Request *request;

  stop_reading (self);
  clear_comments (self);
  self->stale = FALSE;
  if (column >= self->columns->len || touchpoint >= self->names->len)
    {
      say (self, self->columns->len == 0
                   ? _("No column of the file holds comments.")
                   : _("Match names with touchpoints of the map to see the comments on them."));
      return;
    }

  request = g_new0 (Request, 1);
  request->path = g_strdup (sj_import_job_get_path (self->job));
  sj_reading_copy (&request->reading, sj_import_job_get_reading (self->job));
  request->column = g_array_index (self->columns, guint, column);
  request->touchpoint = g_strdup (g_ptr_array_index (self->names, touchpoint));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_read, NULL);
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, read_in_thread);
  say (self, _("Reading…"));
}

/* What can be chosen */

/* Few rows, or answers that many gave alike, do not look like comments yet may be. */
static gboolean
may_hold_comments (SjTable *table,
                   guint    column)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  SjColumnRole role = sj_table_get_role (table, column);

  return role == SJ_ROLE_COMMENT ||
         ((role == SJ_ROLE_OTHER || role == SJ_ROLE_SEGMENT) && profile->n_numeric == 0 &&
          profile->average_length > MIN_AVERAGE_LENGTH);
}

static void
list_columns (SjImportQuotesPage *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  SjTable *table = sj_import_job_get_table (self->job);

  g_array_set_size (self->columns, 0);
  for (guint i = 0; table != NULL && i < sj_table_get_n_columns (table); i++)
    if (may_hold_comments (table, i))
      {
        g_array_append_val (self->columns, i);
        gtk_string_list_append (titles, sj_table_get_column_label (table, i));
      }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->column), G_LIST_MODEL (titles));
}

static void
list_touchpoints (SjImportQuotesPage *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  SjFeedbackImport *import = sj_import_job_get_import (self->job);
  SjMap *map = sj_import_job_get_map (self->job);

  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->anchors, 0);
  for (guint i = 0; import != NULL && i < sj_feedback_import_get_n_matches (import); i++)
    {
      const SjImportMatch *match = sj_feedback_import_get_match (import, i);
      g_autofree char *title = NULL;

      if (match->kind <= SJ_IMPORT_OFFERED || match->anchor == NULL ||
          sj_map_lookup (map, match->anchor) == NULL)
        continue;
      title = sj_feedback_anchor_get_title (map, match->anchor);
      g_ptr_array_add (self->names, g_strdup (match->name));
      g_ptr_array_add (self->anchors, g_strdup (match->anchor));
      gtk_string_list_append (titles, title);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->touchpoint), G_LIST_MODEL (titles));
}

static void
show (SjImportQuotesPage *self)
{
  self->showing = TRUE;
  list_columns (self);
  list_touchpoints (self);
  self->showing = FALSE;
  read_comments (self);
}

static void
on_choice (SjImportQuotesPage *self)
{
  if (!self->showing && self->job != NULL && !self->stale)
    read_comments (self);
}

/* Comments are read when somebody looks at the page, and not before. */
static void
sj_import_quotes_page_update (SjImportPage   *page,
                              SjImportJob    *job,
                              SjImportChange  change)
{
  SjImportQuotesPage *self = SJ_IMPORT_QUOTES_PAGE (page);

  g_set_object (&self->job, job);
  if ((change & (SJ_IMPORT_CHANGED_TABLE | SJ_IMPORT_CHANGED_RESULT | SJ_IMPORT_CHANGED_MATCHES)) ==
      0)
    return;

  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
sj_import_quotes_page_iface_init (SjImportPageInterface *iface)
{
  iface->update = sj_import_quotes_page_update;
}

static void
sj_import_quotes_page_map (GtkWidget *widget)
{
  SjImportQuotesPage *self = SJ_IMPORT_QUOTES_PAGE (widget);

  GTK_WIDGET_CLASS (sj_import_quotes_page_parent_class)->map (widget);
  if (self->stale && self->job != NULL)
    show (self);
}

static void
set_up_comment (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
bind_comment (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkStringObject *comment = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (comment));
}

static void
sj_import_quotes_page_dispose (GObject *object)
{
  SjImportQuotesPage *self = SJ_IMPORT_QUOTES_PAGE (object);

  stop_reading (self);
  if (self->text != NULL)
    g_signal_handlers_disconnect_by_data (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), self);
  g_clear_object (&self->job);
  g_clear_object (&self->log);
  g_clear_object (&self->comments);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  self->text = NULL;
  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_quotes_page_parent_class)->dispose (object);
}

static void
sj_import_quotes_page_class_init (SjImportQuotesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_quotes_page_dispose;
  widget_class->map = sj_import_quotes_page_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-import-quotes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, page);
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, column);
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, touchpoint);
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, list_scroller);
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, list);
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, status);
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, quote_group);
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, text);
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, warning);
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, read);
  gtk_widget_class_bind_template_child (widget_class, SjImportQuotesPage, add);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, update_add);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
sj_import_quotes_page_init (SjImportQuotesPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection;
  GtkTextBuffer *buffer;

  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->anchors = g_ptr_array_new_with_free_func (g_free);
  self->comments = gtk_string_list_new (NULL);
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_comment), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_comment), NULL);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->comments)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
  g_object_unref (selection);
  g_object_unref (factory);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  gtk_text_buffer_create_tag (buffer, "redacted", "background", "#f5c211", "foreground", "#000000",
                              NULL);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (on_text_changed), self);
}

/**
 * sj_import_quotes_page_new:
 * @log: the log that quotes are added with
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
sj_import_quotes_page_new (SjEditLog *log)
{
  SjImportQuotesPage *self = g_object_new (SJ_TYPE_IMPORT_QUOTES_PAGE, NULL);

  self->log = g_object_ref (log);

  return GTK_WIDGET (self);
}
