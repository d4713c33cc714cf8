#define G_LOG_DOMAIN "sj-tab"

#include "config.h"

#include "ui/sj-tab.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-settings.h"
#include "ui/sj-start-page.h"

/**
 * SjTab:
 *
 * One tab of a window: a page to start from, until a map is chosen, then the view of that map. It
 * holds its document in the registry as long as it shows it.
 */
struct _SjTab
{
  GtkWidget parent_instance;

  SjDocumentRegistry *registry;
  GtkWidget          *content;  /* start page, spinner or map; NULL before there is any */
  SjDocument         *document;
  gboolean            settled;
};

enum {
  PROP_0,
  PROP_DIRTY,
  PROP_DOCUMENT,
  PROP_TITLE,
  PROP_TOOLTIP,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SjTab, sj_tab, GTK_TYPE_WIDGET)

static GParamSpec *props[N_PROPS];

static char *
create_title (SjTab *self)
{
  return self->document != NULL ? sj_document_get_title (self->document) : g_strdup (_("New Tab"));
}

/* As markup, which the tab bar expects. */
static char *
create_tooltip (SjTab *self)
{
  GFile *file = self->document != NULL ? sj_document_get_file (self->document) : NULL;
  g_autofree char *title = create_title (self);
  g_autofree char *place = file != NULL ? g_file_get_parse_name (file) : NULL;

  return g_markup_escape_text (place != NULL ? place : title, -1);
}

static void
sj_tab_get_property (GObject    *object,
                     guint       prop_id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  SjTab *self = SJ_TAB (object);

  switch (prop_id)
    {
    case PROP_DIRTY:
      g_value_set_boolean (value, self->document != NULL && sj_document_is_dirty (self->document));
      break;

    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;

    case PROP_TITLE:
      g_value_take_string (value, create_title (self));
      break;

    case PROP_TOOLTIP:
      g_value_take_string (value, create_tooltip (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notify_state (SjTab *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DIRTY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOOLTIP]);
}

/* The old document is closed before the new one opens: both may belong to one file. */
static void
set_document (SjTab      *self,
              SjDocument *document)
{
  if (document == self->document)
    return;

  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->document, notify_state, self);
      sj_document_registry_release (self->registry, self->document);
      g_clear_object (&self->document);
    }
  if (document != NULL)
    {
      self->document = g_object_ref (document);
      sj_document_registry_hold (self->registry, document);
      g_signal_connect_object (document, "notify", G_CALLBACK (notify_state), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
set_content (SjTab      *self,
             GtkWidget  *content,
             SjDocument *document)
{
  GtkWidget *before = self->content;

  self->content = content;
  if (content != NULL)
    gtk_widget_set_parent (content, GTK_WIDGET (self));
  g_clear_pointer (&before, gtk_widget_unparent);
  set_document (self, document);
  self->settled = FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
  notify_state (self);
}

static gboolean
sj_tab_grab_focus (GtkWidget *widget)
{
  SjTab *self = SJ_TAB (widget);

  return self->content != NULL && gtk_widget_grab_focus (self->content);
}

static void
sj_tab_dispose (GObject *object)
{
  SjTab *self = SJ_TAB (object);

  GtkWidget *child;

  /* The command palette may lie over the content. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->content = NULL;
  set_document (self, NULL);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (sj_tab_parent_class)->dispose (object);
}

static void
sj_tab_class_init (SjTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sj_tab_get_property;
  object_class->dispose = sj_tab_dispose;
  widget_class->grab_focus = sj_tab_grab_focus;

  props[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SJ_TYPE_DOCUMENT, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_TOOLTIP] = g_param_spec_string ("tooltip", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "map-tab");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
sj_tab_init (SjTab *self)
{
}

/**
 * sj_tab_new:
 * @registry: where its documents are held
 *
 * Returns: (transfer floating): a tab that shows nothing yet
 */
GtkWidget *
sj_tab_new (SjDocumentRegistry *registry)
{
  SjTab *self;

  g_return_val_if_fail (SJ_IS_DOCUMENT_REGISTRY (registry), NULL);

  self = g_object_new (SJ_TYPE_TAB, NULL);
  self->registry = g_object_ref (registry);

  return GTK_WIDGET (self);
}

/**
 * sj_tab_show_start:
 * @self: a tab
 *
 * Shows the ways to come to a map, in place of what it showed.
 */
void
sj_tab_show_start (SjTab *self)
{
  g_return_if_fail (SJ_IS_TAB (self));

  set_content (self, sj_start_page_new (), NULL);
}

/**
 * sj_tab_show_loading:
 * @self: a tab
 *
 * Shows that a map is on its way.
 */
void
sj_tab_show_loading (SjTab *self)
{
  GtkWidget *spinner;

  g_return_if_fail (SJ_IS_TAB (self));

  spinner = gtk_spinner_new ();
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_spinner_start (GTK_SPINNER (spinner));
  set_content (self, spinner, NULL);
}

/* As the person left the panels of another map. */
static void
restore_panels (SjMapView *view)
{
  SjPanels *panels = sj_map_view_get_panels (view);
  GSettings *settings = sj_settings_get_default ();

  sj_panels_set_show_start (panels, g_settings_get_boolean (settings, "show-outline"));
  sj_panels_set_show_end (panels, g_settings_get_boolean (settings, "show-inspector"));
}

/**
 * sj_tab_show_document:
 * @self: a tab
 * @document: what it shows from now on, in place of what it showed
 */
void
sj_tab_show_document (SjTab      *self,
                      SjDocument *document)
{
  GtkWidget *view;

  g_return_if_fail (SJ_IS_TAB (self));
  g_return_if_fail (SJ_IS_DOCUMENT (document));

  view = sj_map_view_new (document);
  restore_panels (SJ_MAP_VIEW (view));
  set_content (self, view, document);
}

/**
 * sj_tab_is_start:
 * @self: a tab
 *
 * Returns: whether it shows the page to start from, which a map may replace
 */
gboolean
sj_tab_is_start (SjTab *self)
{
  g_return_val_if_fail (SJ_IS_TAB (self), FALSE);

  return SJ_IS_START_PAGE (self->content);
}

/**
 * sj_tab_get_view:
 * @self: a tab
 *
 * Returns: (transfer none) (nullable): its map; %NULL while there is none
 */
SjMapView *
sj_tab_get_view (SjTab *self)
{
  g_return_val_if_fail (SJ_IS_TAB (self), NULL);

  return self->document != NULL ? SJ_MAP_VIEW (self->content) : NULL;
}

/**
 * sj_tab_get_document:
 * @self: a tab
 *
 * Returns: (transfer none) (nullable): the document it shows
 */
SjDocument *
sj_tab_get_document (SjTab *self)
{
  g_return_val_if_fail (SJ_IS_TAB (self), NULL);

  return self->document;
}

gboolean
sj_tab_get_settled (SjTab *self)
{
  g_return_val_if_fail (SJ_IS_TAB (self), FALSE);

  return self->settled;
}

/**
 * sj_tab_set_settled:
 * @self: a tab
 * @settled: whether the person has said what is to become of its changes, so that it may be closed
 *   without a question
 */
void
sj_tab_set_settled (SjTab    *self,
                    gboolean  settled)
{
  g_return_if_fail (SJ_IS_TAB (self));

  self->settled = settled;
}
