#define G_LOG_DOMAIN "sj-search-run"

#include "core/sj-search-run.h"

#include "core/sj-search-private.h"
#include "core/sj-text-fold.h"

struct _SjSearchRun
{
  SjSearch       *search;
  char           *words;
  char           *needle;
  SjSearchFlags   flags;
  SjSearchCursor  cursor;
  guint           serial;  /* of the map when it began */
  GPtrArray      *matches;
};

static void
begin (SjSearchRun *self)
{
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  self->matches = sj_search_create_matches ();
  self->cursor = (SjSearchCursor) { 0 };
  self->serial = sj_search_get_serial (self->search);
}

/**
 * sj_search_run_new:
 * @search: a search
 * @words: what to look for
 * @flags: how
 *
 * Returns: (transfer full): a run that has not looked yet
 */
SjSearchRun *
sj_search_run_new (SjSearch      *search,
                   const char    *words,
                   SjSearchFlags  flags)
{
  SjSearchRun *self;

  g_return_val_if_fail (SJ_IS_SEARCH (search), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  self = g_new0 (SjSearchRun, 1);
  self->search = g_object_ref (search);
  self->words = g_strdup (words);
  self->needle = sj_text_fold_letters (words);
  self->flags = flags;
  begin (self);

  return self;
}

void
sj_search_run_free (SjSearchRun *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->search);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_free (self->words);
  g_free (self->needle);
  g_free (self);
}

/**
 * sj_search_run_continue:
 * @self: a run
 * @deadline: when to stop, as g_get_monotonic_time() counts; 0 for never
 *
 * Looks further. If the map has changed since the last time, from its beginning.
 *
 * Returns: whether the end is reached
 */
gboolean
sj_search_run_continue (SjSearchRun *self,
                        gint64       deadline)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if (*self->needle == '\0')
    return TRUE;
  if (self->serial != sj_search_get_serial (self->search))
    begin (self);

  return sj_search_prepare_until (self->search, deadline) &&
         sj_search_find_until (self->search, &self->cursor, self->needle, self->words,
                               self->flags, self->matches, deadline);
}

/**
 * sj_search_run_steal_matches:
 * @self: a run
 *
 * Returns: (transfer full) (element-type SjSearchMatch): what was found so far, in reading order
 */
GPtrArray *
sj_search_run_steal_matches (SjSearchRun *self)
{
  GPtrArray *matches;

  g_return_val_if_fail (self != NULL, NULL);

  matches = g_steal_pointer (&self->matches);
  begin (self);

  return matches;
}
