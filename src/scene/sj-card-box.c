#define G_LOG_DOMAIN "sj-card-box"

#include "config.h"

#include "scene/sj-card-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "scene/sj-scene-private.h"

/* Links leave and enter at the height of the first lines, so that the link between two neighbours
 * stays straight when one of them has more to say. */
#define LINK_Y 25.0

SjCardBox *
sj_card_box_new (SjCard *card)
{
  SjCardBox *self = g_new0 (SjCardBox, 1);

  self->card = g_object_ref (card);
  self->row = SJ_NOWHERE;
  self->changed = TRUE;
  return self;
}

void
sj_card_box_free (SjCardBox *self)
{
  g_clear_object (&self->card);
  g_clear_pointer (&self->figure, sj_figure_unref);
  g_clear_pointer (&self->item, sj_scene_item_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self);
}

/**
 * sj_card_box_get_link_y:
 * @self: a card's box
 *
 * Returns: where links meet the card, below the upper edge of its row
 */
double
sj_card_box_get_link_y (const SjCardBox *self)
{
  return self->y + MIN (self->height / 2.0, LINK_Y);
}

/**
 * sj_card_box_set_figure:
 * @self: a card's box
 * @figure: (transfer full): what the card looks like now
 * @text_width: the width its lines were broken for
 */
void
sj_card_box_set_figure (SjCardBox *self,
                        SjFigure  *figure,
                        double     text_width)
{
  g_clear_pointer (&self->figure, sj_figure_unref);
  self->figure = figure;
  self->figure_width = sj_figure_get_width (figure);
  self->text_width = text_width;
  self->height = sj_figure_get_height (figure);
}

void
sj_card_box_set_y (SjCardBox *self,
                   double     y)
{
  if (self->y == y)
    return;

  self->y = y;
  self->shifted = TRUE;
}

static char *
create_description (SjCardBox  *self,
                    SjLane     *lane,
                    const char *step_title)
{
  SjMomentOfTruth moment = sj_card_get_moment_of_truth (self->card);
  GString *description = g_string_new (NULL);
  const char *text = sj_card_get_text (self->card);

  /* Translators: what is written under the title of a card, before where it stands. */
  if (*text != '\0' && *sj_card_get_title (self->card) != '\0')
    g_string_append_printf (description, _("%s. "), text);
  /* Translators: where a card stands: its lane, its step. */
  g_string_append_printf (description, _("%s, %s"), sj_lane_get_title (lane), step_title);
  if (self->n_places > 1)
    {
      g_string_append (description, ", ");
      /* Translators: which card of its cell a card is. */
      g_string_append_printf (description, _("%u of %u"), self->place + 1, self->n_places);
    }
  if (moment != SJ_MOMENT_NONE)
    {
      g_string_append (description, ", ");
      /* Translators: %s says which moment of truth: zero, first, second … */
      g_string_append_printf (description, _("moment of truth: %s"),
                              sj_enum_get_label (SJ_TYPE_MOMENT_OF_TRUTH, moment));
    }

  return g_string_free (description, FALSE);
}

static void
renew_item (SjCardBox  *self,
            SjLane     *lane,
            const char *step_title,
            double      x,
            double      y)
{
  g_autofree char *label = sj_card_figure_create_label (self->card, sj_lane_get_kind (lane));
  g_autofree char *description = create_description (self, lane, step_title);
  SjSceneItem *item;

  self->described = TRUE;
  if (self->item != NULL && self->item->figure == self->figure && self->item->x == x &&
      self->item->y == y && strcmp (self->item->label, label) == 0 &&
      strcmp (self->item->description, description) == 0)
    return;

  item = sj_scene_item_new (SJ_ROLE_CARD, sj_figure_ref (self->figure), x, y,
                            sj_element_get_id (SJ_ELEMENT (self->card)), label);
  sj_scene_item_set_column (item, self->first);
  item->description = g_ref_string_new (description);
  g_clear_pointer (&self->item, sj_scene_item_unref);
  self->item = item;
}

/**
 * sj_card_box_update_item:
 * @self: the box of a card that is drawn and has a figure
 * @lane: its lane
 * @step_title: what its step is called
 * @x: its left edge on the page
 * @y: its upper edge on the page
 *
 * Brings @item up to date; an item that does not change stays the same.
 */
void
sj_card_box_update_item (SjCardBox  *self,
                         SjLane     *lane,
                         const char *step_title,
                         double      x,
                         double      y)
{
  SjSceneItem *item = self->item;

  if (item == NULL || !self->described || item->figure != self->figure)
    {
      renew_item (self, lane, step_title, x, y);
    }
  else if (item->x != x || item->y != y)
    {
      self->item = sj_scene_item_move (item, x, y);
      sj_scene_item_unref (item);
    }
}
