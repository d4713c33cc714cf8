#define G_LOG_DOMAIN "sj-start-page"

#include "config.h"

#include "ui/sj-start-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/sj-template.h"
#include "ui/sj-file-drop.h"
#include "ui/sj-late-picture.h"
#include "ui/sj-recent-maps.h"
#include "ui/sj-recent-pictures.h"
#include "ui/sj-samples.h"
#include "ui/sj-start-pictures.h"
#include "ui/sj-start-section.h"

/**
 * SjStartPage:
 *
 * What a window without a map shows: how to come to one. It speaks to the window by the window's
 * actions alone. Its cards come after the first frame, and their pictures after the cards.
 */
struct _SjStartPage
{
  GtkWidget parent_instance;

  SjIdleQueue  *queue;
  GCancellable *cancellable;
  char         *recent_key;  /* what the recent maps are that are shown */
  guint         tick;
  gboolean      filled;

  GtkWidget *page;
  GtkWidget *welcome;
  GtkWidget *icon;
  GtkWidget *recent;
  GtkWidget *templates;
  GtkWidget *samples;
  GtkWidget *menu;  /* NULL until asked for */
};

#define MOST_RECENT 12

G_DEFINE_FINAL_TYPE (SjStartPage, sj_start_page, GTK_TYPE_WIDGET)

/* Templates and samples */

static void
fill_templates (SjStartPage *self)
{
  for (guint i = 0; i < sj_template_get_n (); i++)
    {
      const SjTemplate *template = sj_template_get (i);
      GtkWidget *picture = sj_late_picture_new (self->queue, sj_start_pictures_make_template,
                                                (gpointer) template, NULL);
      GtkWidget *card = sj_start_card_new (picture, sj_template_get_title (template),
                                           sj_template_get_description (template));

      sj_start_card_set_action (SJ_START_CARD (card), "win.new-from-template",
                                sj_template_get_name (template));
      sj_start_section_add (SJ_START_SECTION (self->templates), SJ_START_CARD (card));
    }
}

static void
on_picture_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(SjLatePicture) picture = user_data;

  if (sj_recent_pictures_finish (result, NULL))
    sj_late_picture_renew (picture);
}

static GtkWidget *
create_picture (SjStartPage *self,
                const char  *uri)
{
  return sj_late_picture_new (self->queue, sj_start_pictures_make_recent, g_strdup (uri), g_free);
}

static void
fill_samples (SjStartPage *self)
{
  g_autoptr(GListModel) samples = sj_samples_list ();

  for (guint i = 0; i < g_list_model_get_n_items (samples); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (samples, i);
      g_autofree char *title = sj_samples_title (file);
      g_autofree char *uri = g_file_get_uri (file);
      GtkWidget *picture = create_picture (self, uri);
      GtkWidget *card = sj_start_card_new (picture, title, sj_samples_describe (file));

      sj_start_card_set_action (SJ_START_CARD (card), "win.open-uri", uri);
      sj_start_section_add (SJ_START_SECTION (self->samples), SJ_START_CARD (card));
      sj_recent_pictures_ensure_async (file, on_picture_ready, g_object_ref (picture));
    }

  gtk_widget_set_visible (self->samples, g_list_model_get_n_items (samples) > 0);
}

/* Recent maps */

static void
on_queried (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SjStartCard) card = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    sj_start_card_set_missing (card);
}

static void
add_recent (SjStartPage   *self,
            GtkRecentInfo *info)
{
  const char *uri = gtk_recent_info_get_uri (info);
  g_autoptr(GFile) file = g_file_new_for_uri (uri);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *place = sj_recent_maps_describe_place (uri);
  g_autofree char *date = sj_recent_maps_describe_date (gtk_recent_info_get_modified (info), now);
  g_autofree char *tooltip = g_file_get_parse_name (file);
  GtkWidget *card = sj_start_card_new (create_picture (self, uri),
                                       gtk_recent_info_get_display_name (info), place);

  sj_start_card_set_note (SJ_START_CARD (card), date);
  sj_start_card_set_action (SJ_START_CARD (card), "win.open-uri", uri);
  gtk_widget_set_tooltip_text (card, tooltip);
  sj_start_section_add (SJ_START_SECTION (self->recent), SJ_START_CARD (card));
  /* A place on the network may take its time. */
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_LOW, self->cancellable, on_queried, g_object_ref (card));
}

static char *
create_key (GPtrArray *maps)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < maps->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (maps, i);

      g_string_append_printf (key, "%s %s %" G_GINT64_FORMAT "\n", gtk_recent_info_get_uri (info),
                              gtk_recent_info_get_display_name (info),
                              g_date_time_to_unix (gtk_recent_info_get_modified (info)));
    }

  return g_string_free (key, FALSE);
}

/* The place of the card that has the focus, −1 for none. */
static int
find_focused (SjStartPage *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->recent);
  guint n_cards = sj_start_section_get_n (SJ_START_SECTION (self->recent));

  for (guint i = 0; focus != NULL && i < n_cards; i++)
    {
      SjStartCard *card = sj_start_section_get_card (SJ_START_SECTION (self->recent), i);

      if (gtk_widget_is_focus (GTK_WIDGET (card)))
        return (int) i;
    }

  return -1;
}

static void
focus_near (SjStartPage *self,
            int          position)
{
  guint n_cards = sj_start_section_get_n (SJ_START_SECTION (self->recent));

  if (position < 0)
    return;

  if (n_cards > 0)
    gtk_widget_grab_focus (GTK_WIDGET (
      sj_start_section_get_card (SJ_START_SECTION (self->recent),
                                 MIN ((guint) position, n_cards - 1))));
  else
    gtk_widget_grab_focus (self->templates);
}

static void
fill_recent (SjStartPage *self)
{
  g_autoptr(GPtrArray) maps = sj_recent_maps_list (MOST_RECENT);
  g_autofree char *key = create_key (maps);
  int focused;

  if (g_strcmp0 (key, self->recent_key) == 0)
    return;

  focused = find_focused (self);
  g_free (self->recent_key);
  self->recent_key = g_steal_pointer (&key);
  sj_start_section_clear (SJ_START_SECTION (self->recent));
  for (guint i = 0; i < maps->len; i++)
    add_recent (self, g_ptr_array_index (maps, i));
  gtk_widget_set_visible (self->recent, maps->len > 0);
  gtk_widget_set_visible (self->welcome, maps->len == 0);
  focus_near (self, focused);
}

static void
on_recent_changed (SjStartPage *self)
{
  if (self->filled)
    fill_recent (self);
}

/* They may have been made anew while another page was in front. */
static void
renew_pictures (SjStartPage *self)
{
  SjStartSection *section = SJ_START_SECTION (self->recent);
  SjStartCard *card;

  for (guint i = 0; (card = sj_start_section_get_card (section, i)) != NULL; i++)
    sj_late_picture_renew (SJ_LATE_PICTURE (sj_start_card_get_picture (card)));
}

/* Filling after the first frame */

static void
fill (gpointer data)
{
  SjStartPage *self = data;

  fill_recent (self);
  fill_templates (self);
  fill_samples (self);
  self->filled = TRUE;

  /* GTK has put the focus on the first button, for want of anything better. */
  gtk_widget_grab_focus (data);
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  SjStartPage *self = SJ_START_PAGE (widget);

  self->tick = 0;
  sj_idle_queue_add (self->queue, self, fill);
  return G_SOURCE_REMOVE;
}

static void
sj_start_page_map (GtkWidget *widget)
{
  SjStartPage *self = SJ_START_PAGE (widget);

  GTK_WIDGET_CLASS (sj_start_page_parent_class)->map (widget);

  if (self->filled)
    {
      fill_recent (self);
      renew_pictures (self);
    }
  else if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

/* A window that opens a file at once never needs the cards. */
static void
sj_start_page_unmap (GtkWidget *widget)
{
  SjStartPage *self = SJ_START_PAGE (widget);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (widget, self->tick);
  self->tick = 0;
  sj_idle_queue_remove (self->queue, self);

  GTK_WIDGET_CLASS (sj_start_page_parent_class)->unmap (widget);
}

static gboolean
sj_start_page_grab_focus (GtkWidget *widget)
{
  SjStartPage *self = SJ_START_PAGE (widget);

  return (gtk_widget_get_visible (self->recent) && gtk_widget_grab_focus (self->recent)) ||
         gtk_widget_grab_focus (self->templates);
}

/* Taking a map off the list */

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  sj_recent_maps_remove (g_variant_get_string (parameter, NULL));
}

static void
remove_focused_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  SjStartPage *self = SJ_START_PAGE (widget);
  int position = find_focused (self);

  if (position >= 0)
    sj_recent_maps_remove (sj_start_card_get_target (
      sj_start_section_get_card (SJ_START_SECTION (self->recent), (guint) position)));
}

static GMenuModel *
create_menu (SjStartCard *card)
{
  const char *uri = sj_start_card_get_target (card);
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenuItem) open = g_menu_item_new (_("_Open"), NULL);
  g_autoptr(GMenuItem) take_off = g_menu_item_new (_("_Remove From the List"), NULL);

  g_menu_item_set_action_and_target (open, "win.open-uri", "s", uri);
  g_menu_item_set_action_and_target (take_off, "start.remove", "s", uri);
  g_menu_append_item (menu, open);
  g_menu_append_item (menu, take_off);

  return G_MENU_MODEL (menu);
}

static void
popup_menu (SjStartPage *self,
            SjStartCard *card,
            double       x,
            double       y)
{
  g_autoptr(GMenuModel) model = create_menu (card);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_pressed (SjStartPage *self,
            int          n_press,
            double       x,
            double       y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = widget != NULL ? gtk_widget_get_ancestor (widget, SJ_TYPE_START_CARD) : NULL;

  if (card == NULL || !gtk_widget_is_ancestor (card, self->recent))
    return;

  gtk_widget_grab_focus (card);
  popup_menu (self, SJ_START_CARD (card), x, y);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SjStartPage *self = SJ_START_PAGE (widget);
  int position = find_focused (self);
  SjStartCard *card;
  double x, y;

  if (position < 0)
    return;

  card = sj_start_section_get_card (SJ_START_SECTION (self->recent), (guint) position);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (card), widget, 12.0, 12.0, &x, &y))
    popup_menu (self, card, x, y);
}

static gboolean
on_drop (SjStartPage  *self,
         const GValue *value)
{
  return sj_file_drop_open (GTK_WIDGET (self), value);
}

static void
sj_start_page_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  SjStartPage *self = SJ_START_PAGE (widget);

  gtk_widget_size_allocate (self->page, &(GtkAllocation) { 0, 0, width, height }, -1);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
sj_start_page_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  gtk_widget_measure (SJ_START_PAGE (widget)->page, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
sj_start_page_dispose (GObject *object)
{
  SjStartPage *self = SJ_START_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  sj_idle_queue_remove (self->queue, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_start_page_parent_class)->dispose (object);
}

static void
sj_start_page_finalize (GObject *object)
{
  SjStartPage *self = SJ_START_PAGE (object);

  g_clear_object (&self->queue);
  g_clear_object (&self->cancellable);
  g_free (self->recent_key);

  G_OBJECT_CLASS (sj_start_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "start.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "start.remove-focused", NULL,
                                   remove_focused_action);
  gtk_widget_class_install_action (widget_class, "start.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "start.remove-focused",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "start.remove-focused",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "start.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "start.menu", NULL);
}

static void
sj_start_page_class_init (SjStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sj_start_page_dispose;
  object_class->finalize = sj_start_page_finalize;
  widget_class->map = sj_start_page_map;
  widget_class->unmap = sj_start_page_unmap;
  widget_class->grab_focus = sj_start_page_grab_focus;
  widget_class->measure = sj_start_page_measure;
  widget_class->size_allocate = sj_start_page_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "start-page");
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SjStartPage, page);
  gtk_widget_class_bind_template_child (widget_class, SjStartPage, welcome);
  gtk_widget_class_bind_template_child (widget_class, SjStartPage, icon);
  gtk_widget_class_bind_template_child (widget_class, SjStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, SjStartPage, templates);
  gtk_widget_class_bind_template_child (widget_class, SjStartPage, samples);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_drop);
}

static void
sj_start_page_init (SjStartPage *self)
{
  g_type_ensure (SJ_TYPE_START_SECTION);
  self->queue = sj_idle_queue_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), SJ_APPLICATION_ID);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (on_recent_changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
sj_start_page_new (void)
{
  return g_object_new (SJ_TYPE_START_PAGE, NULL);
}
