#define G_LOG_DOMAIN "sj-scene-dump"

#include "scene/sj-scene.h"

#include <math.h>

static const char *const role_names[] = {
  [SJ_ROLE_HEADER] = "header",
  [SJ_ROLE_STAGE] = "stage",
  [SJ_ROLE_STEP] = "step",
  [SJ_ROLE_TIME] = "time",
  [SJ_ROLE_LANE] = "lane",
  [SJ_ROLE_LINE] = "line",
  [SJ_ROLE_PROMPT] = "prompt",
  [SJ_ROLE_GRID] = "grid",
  [SJ_ROLE_BAND] = "band",
  [SJ_ROLE_CURVE] = "curve",
  [SJ_ROLE_LINK] = "link",
  [SJ_ROLE_CARD] = "card",
  [SJ_ROLE_POINT] = "point",
  [SJ_ROLE_CALLOUT] = "callout",
  [SJ_ROLE_SERIES_LABEL] = "series-label",
  [SJ_ROLE_FOOTER] = "footer",
};

/* Half points: finer than anybody sees, coarser than two versions of a font library differ. */
static double
round_half (double value)
{
  double rounded = round (value * 2.0) / 2.0;

  return rounded == 0.0 ? 0.0 : rounded;
}

static void
dump_colour (GString  *dump,
             SjColour  colour)
{
  g_string_append_printf (dump, "#%02x%02x%02x", (guint) lround (colour.red * 255.0),
                          (guint) lround (colour.green * 255.0),
                          (guint) lround (colour.blue * 255.0));
  if (colour.alpha < 1.0f)
    g_string_append_printf (dump, "/%.2f", colour.alpha);
}

static void
dump_paint (GString       *dump,
            const SjPaint *paint)
{
  if (paint->fill.alpha > 0.0f)
    {
      g_string_append (dump, " fill ");
      dump_colour (dump, paint->fill);
    }
  if (paint->stroke.alpha > 0.0f && paint->line_width > 0.0)
    {
      g_string_append (dump, " stroke ");
      dump_colour (dump, paint->stroke);
      g_string_append_printf (dump, " %g%s", paint->line_width,
                              paint->dash.n > 0 ? " dashed" : "");
    }
}

static void
dump_path (GString        *dump,
           const SjFigure *figure,
           const SjOp     *op)
{
  static const guint n_points[] = { 1, 1, 3, 0 };
  static const char letters[] = "MLCZ";
  const guint8 *verbs = sj_figure_get_verbs (figure, op);
  const SjVertex *vertex = sj_figure_get_vertices (figure, op);

  g_string_append (dump, "path");
  for (guint i = 0; i < op->n_verbs; i++)
    {
      g_string_append_printf (dump, " %c", letters[verbs[i]]);
      vertex += n_points[verbs[i]];
      if (n_points[verbs[i]] > 0)
        g_string_append_printf (dump, "%g,%g", round_half (vertex[-1].x),
                                round_half (vertex[-1].y));
    }
}

static void
dump_op (GString        *dump,
         const SjFigure *figure,
         const SjOp     *op)
{
  g_string_append (dump, "  ");

  if (op->kind == SJ_OP_PATH)
    {
      dump_path (dump, figure, op);
    }
  else
    {
      static const char *const names[] = { "rectangle", "path", "text", "picture" };

      g_string_append_printf (dump, "%s %g,%g %gx%g", names[op->kind], round_half (op->x),
                              round_half (op->y), round_half (op->width), round_half (op->height));
    }

  if (op->kind == SJ_OP_TEXT)
    {
      g_auto(GStrv) lines = g_strsplit (op->text->string, "\n", -1);
      g_autofree char *joined = g_strjoinv (" / ", lines);

      g_string_append_printf (dump, " “%s” ", joined);
      dump_colour (dump, op->text->colour);
    }
  else
    {
      dump_paint (dump, &op->paint);
    }

  g_string_append_c (dump, '\n');
}

static void
dump_item (GString           *dump,
           const SjSceneItem *item)
{
  g_string_append_printf (dump, "%s “%s” %g,%g %gx%g\n", role_names[item->role], item->label,
                          round_half (item->x), round_half (item->y), round_half (item->width),
                          round_half (item->height));
  if (item->description != NULL)
    g_string_append_printf (dump, "  says “%s”\n", item->description);

  for (guint i = 0; i < sj_figure_get_n_ops (item->figure); i++)
    dump_op (dump, item->figure, sj_figure_get_op (item->figure, i));
}

/**
 * sj_scene_dump:
 * @self: a scene
 *
 * Writes a scene down as text for tests: role, label and bounds of every item in paint order, and
 * under it what it draws. Numbers are rounded to half points; ids, which are random, are left out.
 *
 * Returns: (transfer full): the text
 */
char *
sj_scene_dump (SjScene *self)
{
  GString *dump;

  g_return_val_if_fail (self != NULL, NULL);

  dump = g_string_new (NULL);
  g_string_append_printf (dump, "scene %gx%g%s\n", round_half (sj_scene_get_width (self)),
                          round_half (sj_scene_get_height (self)),
                          sj_scene_is_rtl (self) ? " right to left" : "");
  if (sj_scene_get_n_unplaced (self) > 0)
    g_string_append_printf (dump, "cards without a place: %u\n", sj_scene_get_n_unplaced (self));
  for (guint i = 0; i < sj_scene_get_n_items (self); i++)
    dump_item (dump, sj_scene_get_item (self, i));

  return g_string_free (dump, FALSE);
}
