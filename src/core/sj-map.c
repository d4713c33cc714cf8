#define G_LOG_DOMAIN "sj-map"

#include "config.h"

#include "core/sj-map-private.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-element-list.h"
#include "core/sj-element-private.h"
#include "core/sj-enums.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-recipe.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/**
 * SjMap:
 *
 * The document: one list per type of element, an index of ids, and the pictures. Elements point at
 * one another by id, so no list owns another. Layout, window and journal follow its signals.
 */

typedef struct
{
  GBytes *bytes;
  char   *mime_type;
} Asset;

struct _SjMap
{
  SjElement parent_instance;

  SjElementList **lists;
  GHashTable     *index;  /* id → element, borrowed from the lists */
  GHashTable     *assets;  /* SHA-256 → Asset */
  gboolean        guarded;
  gboolean        writable;
};

G_DEFINE_FINAL_TYPE (SjMap, sj_map, SJ_TYPE_ELEMENT)

enum {
  SIGNAL_ELEMENT_CHANGED,
  SIGNAL_ELEMENT_ADDED,
  SIGNAL_ELEMENT_REMOVED,
  SIGNAL_ELEMENT_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GParamSpec *title_spec;

static void
asset_free (Asset *asset)
{
  g_clear_pointer (&asset->bytes, g_bytes_unref);
  g_clear_pointer (&asset->mime_type, g_free);
  g_free (asset);
}

/**
 * sj_map_get_types:
 * @n_types: (out): how many
 *
 * Returns: (transfer none) (array length=n_types): the types of element a map has lists of, in the
 *   order in which files keep them
 */
const GType *
sj_map_get_types (guint *n_types)
{
  static GType types[8];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      types[0] = SJ_TYPE_PERSONA;
      types[1] = SJ_TYPE_STAGE;
      types[2] = SJ_TYPE_STEP;
      types[3] = SJ_TYPE_LANE;
      types[4] = SJ_TYPE_CARD;
      types[5] = SJ_TYPE_LINK;
      types[6] = SJ_TYPE_RECIPE;
      types[7] = SJ_TYPE_SERIES;
      g_once_init_leave (&ready, 1);
    }

  *n_types = G_N_ELEMENTS (types);
  return types;
}

static SjElementList *
get_store (SjMap *self,
           GType  type)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (types[i] == type)
      return self->lists[i];

  g_return_val_if_reached (NULL);
}

static void
forget_map (GListModel *list)
{
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);

      sj_element_set_map (element, NULL);
    }
}

static void
sj_map_finalize (GObject *object)
{
  SjMap *self = SJ_MAP (object);
  guint n_types;

  sj_map_get_types (&n_types);
  for (guint i = 0; i < n_types; i++)
    {
      forget_map (G_LIST_MODEL (self->lists[i]));
      g_clear_object (&self->lists[i]);
    }
  g_clear_pointer (&self->lists, g_free);
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_clear_pointer (&self->assets, g_hash_table_unref);

  G_OBJECT_CLASS (sj_map_parent_class)->finalize (object);
}

static void
declare_identity (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Map"));
  title_spec = sj_element_class_store_text (klass, "title", N_("Title"),
    N_("What the map is called."), 0);
  sj_element_class_store_text (klass, "subtitle", N_("Subtitle"),
    N_("One line under the title: who, when, in which situation."), 0);
  sj_element_class_store_enum (klass, "kind", N_("Kind"),
    N_("Whose journey it is."), SJ_TYPE_MAP_KIND, SJ_MAP_KIND_CUSTOMER);
  sj_element_class_store_enum (klass, "state", N_("State"),
    N_("Whether the map shows how things are, how they shall be, or an ideal."),
    SJ_TYPE_MAP_STATE, SJ_MAP_STATE_AS_IS);
  sj_element_class_store_text (klass, "counterpart", N_("Counterpart"),
    N_("File name or id of the map that shows the other state."), 0);
  sj_element_class_store_references (klass, "viewpoint", N_("Personas"),
    N_("The personas whose journey the map shows; one is best."), SJ_TYPE_PERSONA);
  sj_element_class_store_text (klass, "language", N_("Language"),
    N_("BCP 47 tag of the language the map is written in; right-to-left languages mirror it."), 0);
}

static void
declare_scope (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Scope"));
  sj_element_class_store_text (klass, "scenario", N_("Scenario"),
    N_("The situation in which the journey takes place."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_text (klass, "scope-in", N_("In scope"),
    N_("What the map covers."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_text (klass, "scope-out", N_("Out of scope"),
    N_("What the map leaves out."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_text (klass, "trigger", N_("Trigger"),
    N_("What starts the journey."), 0);
  sj_element_class_store_text (klass, "end-state", N_("End state"),
    N_("What is true when the journey is over."), 0);
  sj_element_class_store_text (klass, "expectations", N_("Expectations"),
    N_("What customers expect before they start."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_text (klass, "goal", N_("Goal or job to be done"),
    N_("What the customer wants to achieve."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_text (klass, "vision", N_("Vision"),
    N_("The organisation's vision statement."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_text (klass, "mission", N_("Mission"),
    N_("The organisation's mission statement."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_list (klass, "principles", N_("Principles"),
    N_("Brand and experience principles every touchpoint must convey."));
}

static void
declare_stewardship (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Evidence and ownership"));
  sj_element_class_store_enum (klass, "evidence-level", N_("Evidence"),
    N_("How far the map rests on research."), SJ_TYPE_EVIDENCE_LEVEL, SJ_EVIDENCE_ASSUMPTION);
  sj_element_class_store_list (klass, "sources", N_("Sources"),
    N_("Where the content comes from."));
  sj_element_class_store_text (klass, "owner", N_("Owner"),
    N_("Who answers for the map."), 0);
  sj_element_class_store_list (klass, "contributors", N_("Contributors"),
    N_("Who worked on it."));
  sj_element_class_store_text (klass, "status", N_("Status"),
    N_("Draft, in review, agreed: the team's own word."), 0);
  sj_element_class_store_text (klass, "revision", N_("Version"),
    N_("The team's own version of the map."), 0);
  sj_element_class_store_text (klass, "review-date", N_("Reviewed"),
    N_("When the map was last reviewed."), SJ_PARAM_DATE);
  sj_element_class_store_text (klass, "currency", N_("Currency"),
    N_("ISO 4217 code of the currency of costs."), 0);
  sj_element_class_store_list (klass, "tags", N_("Tags"),
    N_("Words to find and filter by."));
  sj_element_class_store_text (klass, "legend", N_("Legend"),
    N_("What the footer says beside the signs in use."), SJ_PARAM_LONG_TEXT);
  sj_element_class_store_text (klass, "notes", N_("Notes"),
    N_("Anything else."), SJ_PARAM_LONG_TEXT);
}

static void
sj_map_class_init (SjMapClass *klass)
{
  SjElementClass *element_class = SJ_ELEMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_map_finalize;
  element_class->name = "map";

  declare_identity (element_class);
  declare_scope (element_class);
  declare_stewardship (element_class);

  /**
   * SjMap::element-changed:
   * @element: the element, which may be the map
   * @pspec: the declaration of the stored property that changed
   */
  signals[SIGNAL_ELEMENT_CHANGED] =
    g_signal_new ("element-changed", SJ_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, SJ_TYPE_ELEMENT, G_TYPE_PARAM);

  /**
   * SjMap::element-added:
   * @element: the element
   * @position: its place in the list of its type
   */
  signals[SIGNAL_ELEMENT_ADDED] =
    g_signal_new ("element-added", SJ_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, SJ_TYPE_ELEMENT, G_TYPE_UINT);

  /**
   * SjMap::element-removed:
   * @element: the element, no longer in the map
   * @position: the place it had
   */
  signals[SIGNAL_ELEMENT_REMOVED] =
    g_signal_new ("element-removed", SJ_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, SJ_TYPE_ELEMENT, G_TYPE_UINT);

  /**
   * SjMap::element-moved:
   * @element: the element
   * @position: its new place
   */
  signals[SIGNAL_ELEMENT_MOVED] =
    g_signal_new ("element-moved", SJ_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, SJ_TYPE_ELEMENT, G_TYPE_UINT);
}

static void
sj_map_init (SjMap *self)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  self->lists = g_new0 (SjElementList *, n_types);
  for (guint i = 0; i < n_types; i++)
    self->lists[i] = sj_element_list_new (types[i]);

  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->assets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) asset_free);
  self->writable = TRUE;
  sj_element_set_map (SJ_ELEMENT (self), self);
}

/**
 * sj_map_new:
 *
 * Returns: (transfer full): a map without stages, steps, lanes or cards
 */
SjMap *
sj_map_new (void)
{
  return g_object_new (SJ_TYPE_MAP, NULL);
}

const char *
sj_map_get_title (SjMap *self)
{
  g_return_val_if_fail (SJ_IS_MAP (self), NULL);

  return sj_element_get_text (SJ_ELEMENT (self), title_spec);
}

/**
 * sj_map_get_list:
 * @self: a map
 * @type: a type of element
 *
 * Returns: (transfer none): the elements of that type in their order
 */
GListModel *
sj_map_get_list (SjMap *self,
                 GType  type)
{
  g_return_val_if_fail (SJ_IS_MAP (self), NULL);

  return G_LIST_MODEL (get_store (self, type));
}

GListModel *
sj_map_get_stages (SjMap *self)
{
  return sj_map_get_list (self, SJ_TYPE_STAGE);
}

GListModel *
sj_map_get_steps (SjMap *self)
{
  return sj_map_get_list (self, SJ_TYPE_STEP);
}

GListModel *
sj_map_get_lanes (SjMap *self)
{
  return sj_map_get_list (self, SJ_TYPE_LANE);
}

GListModel *
sj_map_get_cards (SjMap *self)
{
  return sj_map_get_list (self, SJ_TYPE_CARD);
}

GListModel *
sj_map_get_links (SjMap *self)
{
  return sj_map_get_list (self, SJ_TYPE_LINK);
}

GListModel *
sj_map_get_personas (SjMap *self)
{
  return sj_map_get_list (self, SJ_TYPE_PERSONA);
}

GListModel *
sj_map_get_series (SjMap *self)
{
  return sj_map_get_list (self, SJ_TYPE_SERIES);
}

GListModel *
sj_map_get_recipes (SjMap *self)
{
  return sj_map_get_list (self, SJ_TYPE_RECIPE);
}

/**
 * sj_map_lookup:
 * @self: a map
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the element of that id; the map itself for its own
 */
SjElement *
sj_map_lookup (SjMap      *self,
               const char *id)
{
  g_return_val_if_fail (SJ_IS_MAP (self), NULL);

  if (id == NULL)
    return NULL;
  if (g_strcmp0 (id, sj_element_get_id (SJ_ELEMENT (self))) == 0)
    return SJ_ELEMENT (self);

  return g_hash_table_lookup (self->index, id);
}

/**
 * sj_map_lookup_typed:
 * @self: a map
 * @id: (nullable): an id
 * @type: the type wanted
 *
 * Returns: (transfer none) (nullable): the element of that id, %NULL if it is of another type
 */
gpointer
sj_map_lookup_typed (SjMap      *self,
                     const char *id,
                     GType       type)
{
  SjElement *element = sj_map_lookup (self, id);

  return element != NULL && G_TYPE_CHECK_INSTANCE_TYPE (element, type) ? element : NULL;
}

/**
 * sj_map_get_position:
 * @self: a map
 * @element: one of its elements
 *
 * Returns: its place in the list of its type, %G_MAXUINT if it is in none
 */
guint
sj_map_get_position (SjMap     *self,
                     SjElement *element)
{
  guint position;

  g_return_val_if_fail (SJ_IS_MAP (self), G_MAXUINT);
  g_return_val_if_fail (SJ_IS_ELEMENT (element), G_MAXUINT);

  if (element == SJ_ELEMENT (self) ||
      !sj_element_list_find (get_store (self, G_OBJECT_TYPE (element)), element, &position))
    return G_MAXUINT;

  return position;
}

void
sj_map_set_guarded (SjMap    *self,
                    gboolean  guarded)
{
  self->guarded = guarded;
}

void
sj_map_set_writable (SjMap    *self,
                     gboolean  writable)
{
  self->writable = writable;
}

/* A map is free to change until an edit log watches it, and then only inside a transaction. */
gboolean
sj_map_is_writable (SjMap *self)
{
  return !self->guarded || self->writable;
}

void
sj_map_element_changed (SjMap      *self,
                        SjElement  *element,
                        GParamSpec *pspec)
{
  if ((pspec->flags & (GParamFlags) SJ_PARAM_STORED) != 0)
    g_signal_emit (self, signals[SIGNAL_ELEMENT_CHANGED], 0, element, pspec);
}

void
sj_map_insert (SjMap     *self,
               SjElement *element,
               guint      position)
{
  SjElementList *store = get_store (self, G_OBJECT_TYPE (element));
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (store));

  g_return_if_fail (sj_map_is_writable (self));
  g_return_if_fail (sj_element_get_map (element) == NULL);
  g_return_if_fail (sj_map_lookup (self, sj_element_get_id (element)) == NULL);

  position = MIN (position, n_items);
  sj_element_set_map (element, self);
  g_hash_table_insert (self->index, (char *) sj_element_get_id (element), element);
  sj_element_list_insert (store, element, position);
  g_signal_emit (self, signals[SIGNAL_ELEMENT_ADDED], 0, element, position);
}

void
sj_map_remove (SjMap     *self,
               SjElement *element)
{
  G_GNUC_UNUSED g_autoptr(SjElement) kept = g_object_ref (element);
  guint position = sj_map_get_position (self, element);

  g_return_if_fail (sj_map_is_writable (self));
  g_return_if_fail (position != G_MAXUINT);

  g_hash_table_remove (self->index, sj_element_get_id (element));
  sj_element_set_map (element, NULL);
  sj_element_list_remove (get_store (self, G_OBJECT_TYPE (element)), element);
  g_signal_emit (self, signals[SIGNAL_ELEMENT_REMOVED], 0, element, position);
}

void
sj_map_move (SjMap     *self,
             SjElement *element,
             guint      position)
{
  SjElementList *store = get_store (self, G_OBJECT_TYPE (element));
  G_GNUC_UNUSED g_autoptr(SjElement) kept = g_object_ref (element);
  guint before = sj_map_get_position (self, element);

  g_return_if_fail (sj_map_is_writable (self));
  g_return_if_fail (before != G_MAXUINT);

  if (before == position)
    return;

  sj_element_list_remove (store, element);
  sj_element_list_insert (store, element, position);
  g_signal_emit (self, signals[SIGNAL_ELEMENT_MOVED], 0, element, position);
}

/**
 * sj_map_append:
 * @self: a map that no edit log watches
 * @element: (transfer none): an element that is in no map, with an id the map does not have
 *
 * Adds an element at the end of its list. Only for building a map; edits go through #SjEditLog.
 */
void
sj_map_append (SjMap     *self,
               SjElement *element)
{
  g_return_if_fail (SJ_IS_MAP (self));
  g_return_if_fail (SJ_IS_ELEMENT (element));

  sj_map_insert (self, element, G_MAXUINT);
}

/**
 * sj_map_add_asset:
 * @self: a map
 * @bytes: a picture
 * @mime_type: its type
 *
 * Keeps a picture once, however often it is added. That is no edit: what no element refers to is
 * left out of files.
 *
 * Returns: (transfer full): the hash to refer to it by
 */
char *
sj_map_add_asset (SjMap      *self,
                  GBytes     *bytes,
                  const char *mime_type)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (SJ_IS_MAP (self), NULL);
  g_return_val_if_fail (bytes != NULL && mime_type != NULL, NULL);

  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_hash_table_contains (self->assets, hash))
    {
      Asset *asset = g_new0 (Asset, 1);

      asset->bytes = g_bytes_ref (bytes);
      asset->mime_type = g_strdup (mime_type);
      g_hash_table_insert (self->assets, g_strdup (hash), asset);
    }

  return g_steal_pointer (&hash);
}

/**
 * sj_map_get_asset:
 * @self: a map
 * @hash: (nullable): the SHA-256 of a picture
 * @mime_type: (out) (optional) (transfer none): its type
 *
 * Returns: (transfer none) (nullable): the picture
 */
GBytes *
sj_map_get_asset (SjMap       *self,
                  const char  *hash,
                  const char **mime_type)
{
  Asset *asset;

  g_return_val_if_fail (SJ_IS_MAP (self), NULL);

  asset = hash != NULL ? g_hash_table_lookup (self->assets, hash) : NULL;
  if (asset == NULL)
    return NULL;

  if (mime_type != NULL)
    *mime_type = asset->mime_type;
  return asset->bytes;
}

static int
compare_texts (gconstpointer first,
               gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

/**
 * sj_map_list_assets:
 * @self: a map
 *
 * Returns: (transfer full): the hashes of all pictures, sorted
 */
char **
sj_map_list_assets (SjMap *self)
{
  g_autoptr(GPtrArray) hashes = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer hash;

  g_return_val_if_fail (SJ_IS_MAP (self), NULL);

  g_hash_table_iter_init (&iter, self->assets);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    g_ptr_array_add (hashes, g_strdup (hash));
  g_ptr_array_sort (hashes, compare_texts);
  g_ptr_array_add (hashes, NULL);

  return (char **) g_ptr_array_steal (hashes, NULL);
}

static gboolean
element_refers_to_asset (SjElement  *element,
                         const char *hash)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);

  for (guint i = 0; i < n_stored; i++)
    if ((stored[i]->flags & (GParamFlags) SJ_PARAM_ASSET) != 0)
      {
        if (stored[i]->value_type == G_TYPE_STRV
            ? g_strv_contains (sj_element_get_list (element, stored[i]), hash)
            : g_strcmp0 (sj_element_get_text (element, stored[i]), hash) == 0)
          return TRUE;
      }

  return FALSE;
}

/**
 * sj_map_refers_to_asset:
 * @self: a map
 * @hash: the SHA-256 of a picture
 *
 * Returns: whether any element shows that picture
 */
gboolean
sj_map_refers_to_asset (SjMap      *self,
                        const char *hash)
{
  guint n_types;

  g_return_val_if_fail (SJ_IS_MAP (self), FALSE);

  sj_map_get_types (&n_types);
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = G_LIST_MODEL (self->lists[i]);
      guint n_items = g_list_model_get_n_items (list);

      for (guint j = 0; j < n_items; j++)
        {
          g_autoptr(SjElement) element = g_list_model_get_item (list, j);

          if (element_refers_to_asset (element, hash))
            return TRUE;
        }
    }

  return FALSE;
}
