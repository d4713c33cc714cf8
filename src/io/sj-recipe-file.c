#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-recipe-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/sj-name-match.h"
#include "io/sj-element-reader.h"
#include "io/sj-io-error.h"
#include "io/sj-json-parser.h"
#include "io/sj-value-writer.h"

/*
 * A recipe on its own, to be given to a colleague or kept beside next month's export. It says how a
 * table is read and nothing of what was in it: no answer, no figure, no folder. The places it names
 * go with their titles, so that it fits a map of the same journey with other ids.
 */

#define FORMAT_NAME "sojourn-recipe"
#define FORMAT_VERSION 1

#define MEMBER_FORMAT "format"
#define MEMBER_VERSION "version"
#define MEMBER_RECIPE "recipe"
#define MEMBER_PLACES "places"
#define MEMBER_ID "id"
#define MEMBER_TITLE "title"

#define MAX_FILE_SIZE (16 * 1024 * 1024)

static SjRecords *
get_matches (SjElement *recipe)
{
  return sj_element_get_records (
    recipe, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (recipe), "matches"));
}

/* Somebody may have typed or pasted a path; folders carry names of people. */
static void
leave_out_folder (SjElement  *recipe,
                  const char *property)
{
  const char *text = sj_element_text (recipe, property);
  const char *last = MAX (strrchr (text, '/'), strrchr (text, '\\'));

  if (last != NULL)
    {
      g_autofree char *base = g_strdup (last + 1);

      g_object_set (recipe, property, base, NULL);
    }
}

static void
write_places (SjJsonWriter *json,
              SjMap        *map,
              SjElement    *recipe)
{
  SjRecords *matches = get_matches (recipe);

  sj_json_writer_member (json, MEMBER_PLACES);
  sj_json_writer_begin_array (json);
  for (guint i = 0; i < sj_records_get_length (matches); i++)
    {
      const SjRecipeMatch *match = sj_records_index (matches, i);
      SjElement *place = match->anchor != NULL ? sj_map_lookup (map, match->anchor) : NULL;

      if (place == NULL)
        continue;
      sj_json_writer_item (json);
      sj_json_writer_begin_object (json);
      sj_json_writer_member_text (json, MEMBER_ID, match->anchor);
      sj_json_writer_member_text (json, MEMBER_TITLE, sj_element_text (place, "title"));
      sj_json_writer_end_object (json);
    }
  sj_json_writer_end_array (json);
}

/**
 * sj_recipe_file_write:
 * @map: the map the recipe's places are in
 * @recipe: a recipe
 *
 * Returns: (transfer full): the recipe as a file holds it, UTF-8 JSON
 */
GBytes *
sj_recipe_file_write (SjMap    *map,
                      SjRecipe *recipe)
{
  g_autoptr(SjElement) copy = NULL;
  SjJsonWriter json;

  g_return_val_if_fail (SJ_IS_MAP (map) && SJ_IS_RECIPE (recipe), NULL);

  copy = sj_element_copy (SJ_ELEMENT (recipe), sj_element_get_id (SJ_ELEMENT (recipe)));
  leave_out_folder (copy, "title");
  leave_out_folder (copy, "file-pattern");
  sj_json_writer_init (&json);
  sj_json_writer_begin_object (&json);
  sj_json_writer_member_text (&json, MEMBER_FORMAT, FORMAT_NAME);
  sj_json_writer_member_number (&json, MEMBER_VERSION, FORMAT_VERSION);
  sj_json_writer_member (&json, MEMBER_RECIPE);
  sj_json_writer_begin_object (&json);
  sj_value_writer_write_stored (&json, map, copy);
  sj_json_writer_end_object (&json);
  write_places (&json, map, copy);
  sj_json_writer_end_object (&json);

  return sj_json_writer_finish (&json);
}

static gboolean
check_format (const SjJsonValue  *root,
              const char         *file_name,
              GError            **error)
{
  const SjJsonValue *format = NULL, *version = NULL;

  if (root != NULL && root->type == SJ_JSON_OBJECT)
    {
      format = sj_json_find (root, MEMBER_FORMAT);
      version = sj_json_find (root, MEMBER_VERSION);
    }
  if (!sj_json_is_text (format) || !g_str_equal (format->text, FORMAT_NAME))
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT,
                   _("“%s” is no recipe: “\"format\": \"%s\"” is missing"), file_name, FORMAT_NAME);
      return FALSE;
    }
  if (version == NULL || version->type != SJ_JSON_NUMBER || version->number < 1 ||
      version->number != floor (version->number))
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT,
                   _("“%s” says it is a recipe, but “version” is no whole number"), file_name);
      return FALSE;
    }
  if (version->number > FORMAT_VERSION)
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT,
                   _("“%s” is a recipe of version %g; this program reads version %d. Export it "
                     "again with this version, or use a newer program"),
                   file_name, version->number, FORMAT_VERSION);
      return FALSE;
    }

  return TRUE;
}

static const char *
find_title (const SjJsonValue *places,
            const char        *id)
{
  if (places == NULL || places->type != SJ_JSON_ARRAY)
    return NULL;

  for (const SjJsonValue *place = places->first; place != NULL; place = place->next)
    {
      const SjJsonValue *own = place->type == SJ_JSON_OBJECT ? sj_json_find (place, MEMBER_ID)
                                                             : NULL;
      const SjJsonValue *title = own != NULL ? sj_json_find (place, MEMBER_TITLE) : NULL;

      if (sj_json_is_text (own) && g_str_equal (own->text, id) && sj_json_is_text (title))
        return title->text;
    }

  return NULL;
}

/* The same id is the same place; else it is what bears the title, if it surely does. */
static const char *
find_place (SjMap         *map,
            SjNameTargets *targets,
            const char    *id,
            const char    *title,
            SjNameMatch   *match)
{
  if (sj_map_lookup (map, id) != NULL)
    return id;
  if (title == NULL)
    return NULL;

  sj_name_match_best (targets, title, match);
  return sj_name_match_get_level (match) == SJ_NAME_MATCH_TAKEN ? match->anchor : NULL;
}

/* Names whose place is not in this map are matched anew, like any other name of the file. */
static void
move_matches (SjElement         *recipe,
              SjMap             *map,
              const SjJsonValue *places)
{
  g_autoptr(SjNameTargets) targets = sj_name_targets_new_for_map (map);
  SjRecords *matches = get_matches (recipe);
  g_autoptr(SjRecords) moved = NULL;

  if (matches == NULL)
    return;

  moved = sj_records_copy (matches);
  for (guint i = sj_records_get_length (moved); i-- > 0;)
    {
      SjRecipeMatch *record = sj_records_index (moved, i);
      SjNameMatch match;
      const char *place = NULL;

      if (record->anchor != NULL)
        place = find_place (map, targets, record->anchor, find_title (places, record->anchor),
                            &match);
      if (place == NULL)
        {
          sj_records_remove (moved, i);
        }
      else
        {
          g_autofree char *id = g_strdup (place);

          sj_record_set_text (&record->anchor, id);
        }
    }
  g_object_set (recipe, "matches", moved, NULL);
}

/* A recipe that came from this map takes the place of its earlier self; but no other element's. */
static SjRecipe *
free_id (SjElement *recipe,
         SjMap     *map)
{
  SjElement *taken = sj_map_lookup (map, sj_element_get_id (recipe));

  if (taken == NULL || SJ_IS_RECIPE (taken))
    return SJ_RECIPE (g_object_ref (recipe));

  return SJ_RECIPE (sj_element_copy (recipe, NULL));
}

/**
 * sj_recipe_file_read:
 * @bytes: the content of a recipe's file
 * @file_name: what to call it in messages
 * @map: the map it shall be used with, which is not changed
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the recipe, in no map; it has the id of the map's own recipe
 *   if it is the same one. %NULL with an #SjIoError
 */
SjRecipe *
sj_recipe_file_read (GBytes      *bytes,
                     const char  *file_name,
                     SjMap       *map,
                     GError     **error)
{
  g_autoptr(SjJson) json = NULL;
  g_autoptr(SjElement) recipe = NULL;
  const SjJsonValue *root;
  SjValueReader values;

  g_return_val_if_fail (bytes != NULL && file_name != NULL && SJ_IS_MAP (map), NULL);

  json = sj_json_parse (bytes, file_name, error);
  if (json == NULL)
    return NULL;
  root = sj_json_get_root (json);
  if (!check_format (root, file_name, error))
    return NULL;

  sj_value_reader_init (&values, json, file_name, FALSE);
  recipe = sj_element_reader_read (&values, SJ_TYPE_RECIPE, sj_json_find (root, MEMBER_RECIPE));
  if (recipe == NULL && sj_map_problems_get_n (values.problems) > 0)
    sj_map_problems_set_error (values.problems, error);
  else if (recipe == NULL)
    g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT,
                 _("“%s” holds no recipe: “%s” is missing, or has no “id”"), file_name,
                 MEMBER_RECIPE);
  sj_value_reader_clear (&values);
  if (recipe == NULL)
    return NULL;
  move_matches (recipe, map, sj_json_find (root, MEMBER_PLACES));

  return free_id (recipe, map);
}

/**
 * sj_recipe_file_save:
 * @map: the map the recipe's places are in
 * @recipe: a recipe
 * @file: where to; replaced at once or not at all
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Writes the recipe to a file of its own.
 */
gboolean
sj_recipe_file_save (SjMap         *map,
                     SjRecipe      *recipe,
                     GFile         *file,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GBytes) bytes = sj_recipe_file_write (map, recipe);
  g_autoptr(GError) problem = NULL;
  g_autofree char *name = NULL;
  gsize length;
  const char *text;

  g_return_val_if_fail (bytes != NULL && G_IS_FILE (file), FALSE);

  text = g_bytes_get_data (bytes, &length);
  if (g_file_replace_contents (file, text, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               cancellable, &problem))
    return TRUE;

  name = g_file_get_parse_name (file);
  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE, _("“%s” could not be written: %s"), name,
               problem->message);
  return FALSE;
}

/**
 * sj_recipe_file_load:
 * @file: a recipe's file
 * @map: the map it shall be used with, which is not changed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): as sj_recipe_file_read()
 */
SjRecipe *
sj_recipe_file_load (GFile         *file,
                     SjMap         *map,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) problem = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && SJ_IS_MAP (map), NULL);

  name = g_file_get_parse_name (file);
  bytes = g_file_load_bytes (file, cancellable, NULL, &problem);
  if (bytes == NULL)
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_READ, _("“%s” could not be read: %s"), name,
                   problem->message);
      return NULL;
    }
  if (g_bytes_get_size (bytes) > MAX_FILE_SIZE)
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT, _("“%s” is too large for a recipe"),
                   name);
      return NULL;
    }

  return sj_recipe_file_read (bytes, name, map, error);
}
