#define G_LOG_DOMAIN "sj-merge"

#include "core/sj-merge-value.h"

#include "core/sj-merge-records.h"

/* Three versions of one value become one. Lists of texts and ids merge by what was put in and taken
 * out. */

static gboolean
has_repeated (const char *const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    for (guint j = 0; j < i; j++)
      if (g_str_equal (list[i], list[j]))
        return TRUE;

  return FALSE;
}

static guint
find (GPtrArray  *list,
      const char *text)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (g_ptr_array_index (list, i), text))
      return i;

  return G_MAXUINT;
}

/* After what it follows in their list, as far as that is in ours. */
static void
insert_theirs (GPtrArray         *merged,
               const char *const *theirs,
               guint              position)
{
  for (guint i = position; i > 0; i--)
    {
      guint found = find (merged, theirs[i - 1]);

      if (found != G_MAXUINT)
        {
          g_ptr_array_insert (merged, found + 1, g_strdup (theirs[position]));
          return;
        }
    }
  g_ptr_array_insert (merged, 0, g_strdup (theirs[position]));
}

static gboolean
merge_lists (const char *const *base,
             const char *const *ours,
             const char *const *theirs,
             GValue            *value)
{
  GPtrArray *merged;

  if (has_repeated (base) || has_repeated (ours) || has_repeated (theirs))
    return FALSE;

  merged = g_ptr_array_new ();
  for (guint i = 0; ours[i] != NULL; i++)
    if (!g_strv_contains (base, ours[i]) || g_strv_contains (theirs, ours[i]))
      g_ptr_array_add (merged, g_strdup (ours[i]));
  for (guint i = 0; theirs[i] != NULL; i++)
    if (!g_strv_contains (base, theirs[i]) && !g_strv_contains (ours, theirs[i]))
      insert_theirs (merged, theirs, i);

  g_ptr_array_add (merged, NULL);
  g_value_take_boxed (value, g_ptr_array_free (merged, FALSE));
  return TRUE;
}

static const char *const *
list_of (const GValue *value)
{
  static const char *const nothing[] = { NULL };
  const char *const *list = g_value_get_boxed (value);

  return list != NULL ? list : nothing;
}

/**
 * sj_merge_value:
 * @pspec: a stored property
 * @base: what it was
 * @ours: what we made of it
 * @theirs: what they made of it
 * @merged: (out caller-allocates): an initialised value of its type
 *
 * Returns: whether there is one answer; if not, @merged is as much of both as can be had, and where
 *   they contradict ours
 */
gboolean
sj_merge_value (GParamSpec   *pspec,
                const GValue *base,
                const GValue *ours,
                const GValue *theirs,
                GValue       *merged)
{
  gboolean agreed = TRUE;

  if (sj_param_spec_values_equal (pspec, base, ours))
    {
      g_value_copy (theirs, merged);
      return TRUE;
    }

  g_value_copy (ours, merged);
  if (sj_param_spec_values_equal (pspec, base, theirs) ||
      sj_param_spec_values_equal (pspec, ours, theirs))
    return TRUE;

  if (pspec->value_type == G_TYPE_STRV)
    return merge_lists (list_of (base), list_of (ours), list_of (theirs), merged);
  if (pspec->value_type == SJ_TYPE_RECORDS)
    {
      SjRecords *records = sj_merge_records (g_value_get_boxed (base), g_value_get_boxed (ours),
                                             g_value_get_boxed (theirs), &agreed);

      if (records == NULL)
        return FALSE;
      g_value_take_boxed (merged, records);
      return agreed;
    }

  return FALSE;
}
