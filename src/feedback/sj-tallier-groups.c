#define G_LOG_DOMAIN "sj-tally"

#include "feedback/sj-tallier-groups.h"

#include <string.h>

#define FIRST_SLOTS 256

/**
 * sj_tallier_groups_init:
 * @self: (out caller-allocates): no groups
 * @plan: says which scores each has, and must outlive them
 */
void
sj_tallier_groups_init (SjTallierGroups   *self,
                        const SjTallyPlan *plan)
{
  g_return_if_fail (self != NULL && plan != NULL);

  memset (self, 0, sizeof *self);
  self->plan = plan;
  self->list = g_array_new (FALSE, FALSE, sizeof (SjTallierGroup));
  self->counters = g_ptr_array_new ();
  self->slots = g_new0 (guint32, FIRST_SLOTS);
  self->mask = FIRST_SLOTS - 1;
}

void
sj_tallier_groups_clear (SjTallierGroups *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->list->len; i++)
    {
      SjTallierGroup *group = sj_tallier_groups_get (self, i);

      for (guint j = 0; j < self->plan->n_scores; j++)
        sj_tally_clear (&group->tallies[j]);
      g_free (group->tallies);
    }
  g_clear_pointer (&self->list, g_array_unref);
  g_clear_pointer (&self->counters, g_ptr_array_unref);
  g_clear_pointer (&self->slots, g_free);
}

static guint32
hash_group (const SjTallierGroup *key)
{
  guint64 hash = key->by * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  hash = (hash ^ key->segment) * G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F);
  hash = (hash ^ (guint32) key->wave[0]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  hash = (hash ^ (guint32) key->wave[1]) * G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F);

  return (guint32) (hash >> 32);
}

static void
grow_slots (SjTallierGroups *self)
{
  guint32 size = (self->mask + 1) * 2;

  g_free (self->slots);
  self->slots = g_new0 (guint32, size);
  self->mask = size - 1;
  for (guint i = 0; i < self->list->len; i++)
    {
      guint32 slot = hash_group (sj_tallier_groups_get (self, i)) & self->mask;

      while (self->slots[slot] != 0)
        slot = (slot + 1) & self->mask;
      self->slots[slot] = i + 1;
    }
}

static guint32
add_group (SjTallierGroups      *self,
           const SjTallierGroup *key,
           guint32               slot)
{
  guint n_scores = self->plan->n_scores;
  SjTallierGroup group = *key;

  if (self->list->len >= SJ_MOST_GROUPS)
    return SJ_NO_GROUP;

  group.tallies = g_new (SjTally, MAX (1, n_scores));
  for (guint i = 0; i < n_scores; i++)
    {
      sj_tally_init (&group.tallies[i], &self->plan->scores[i].reader.scale);
      g_ptr_array_add (self->counters, group.tallies[i].counts);
    }
  g_array_append_val (self->list, group);
  self->slots[slot] = self->list->len;
  if (self->list->len * 2 > self->mask)
    grow_slots (self);

  return self->list->len - 1;
}

/**
 * sj_tallier_groups_search:
 * @self: groups
 * @key: what names one; its tallies are not looked at
 *
 * Finds a group, or makes it.
 *
 * Returns: its number in the list, or %SJ_NO_GROUP if there are too many
 */
guint32
sj_tallier_groups_search (SjTallierGroups      *self,
                          const SjTallierGroup *key)
{
  guint32 slot;

  g_return_val_if_fail (self != NULL && key != NULL, SJ_NO_GROUP);

  slot = hash_group (key) & self->mask;
  for (; self->slots[slot] != 0; slot = (slot + 1) & self->mask)
    if (sj_tallier_group_is (sj_tallier_groups_get (self, self->slots[slot] - 1), key))
      return self->slots[slot] - 1;

  return add_group (self, key, slot);
}
