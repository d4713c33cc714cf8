#define G_LOG_DOMAIN "sj-editor-choice"

#include "config.h"

#include "ui/sj-editor-choice.h"

#include "core/sj-map.h"
#include "ui/sj-choice-editor.h"
#include "ui/sj-colour-editor.h"
#include "ui/sj-counterpart-editor.h"
#include "ui/sj-date-editor.h"
#include "ui/sj-list-editor.h"
#include "ui/sj-number-editor.h"
#include "ui/sj-picture-editor.h"
#include "ui/sj-records-editor.h"
#include "ui/sj-reference-editor.h"
#include "ui/sj-switch-editor.h"
#include "ui/sj-paragraph-editor.h"

/* Which editor fits which declaration; the one place that knows them all. */

static GType
find_for_text (GParamSpec *pspec)
{
  const struct
  {
    SjParamFlags flag;
    GType        type;
  } editors[] = {
    { SJ_PARAM_REFERENCE, SJ_TYPE_REFERENCE_EDITOR },
    { SJ_PARAM_ASSET, SJ_TYPE_PICTURE_EDITOR },
    { SJ_PARAM_COLOUR, SJ_TYPE_COLOUR_EDITOR },
    { SJ_PARAM_DATE, SJ_TYPE_DATE_EDITOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    if ((pspec->flags & (GParamFlags) editors[i].flag) != 0)
      return editors[i].type;

  return pspec->owner_type == SJ_TYPE_MAP && g_str_equal (pspec->name, "counterpart")
           ? SJ_TYPE_COUNTERPART_EDITOR : SJ_TYPE_PARAGRAPH_EDITOR;
}

/**
 * sj_editor_choice_find:
 * @pspec: the declaration of a stored property
 *
 * Returns: the type of editor for it; %G_TYPE_INVALID if it is not edited as a property
 */
GType
sj_editor_choice_find (GParamSpec *pspec)
{
  const SjRecordType *record_type;

  g_return_val_if_fail (G_IS_PARAM_SPEC (pspec), G_TYPE_INVALID);

  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return SJ_TYPE_SWITCH_EDITOR;
  if (G_IS_PARAM_SPEC_ENUM (pspec))
    return SJ_TYPE_CHOICE_EDITOR;
  if (G_IS_PARAM_SPEC_INT (pspec) || pspec->value_type == G_TYPE_DOUBLE)
    return SJ_TYPE_NUMBER_EDITOR;
  if (G_IS_PARAM_SPEC_STRING (pspec))
    return find_for_text (pspec);
  if (pspec->value_type == G_TYPE_STRV)
    return (pspec->flags & (GParamFlags) SJ_PARAM_REFERENCE) != 0 ? SJ_TYPE_REFERENCE_EDITOR
                                                                  : SJ_TYPE_LIST_EDITOR;

  record_type = sj_param_spec_get_record_type (pspec);
  return record_type != NULL && record_type->n_fields > 0 && record_type->fields[0].label != NULL
           ? SJ_TYPE_RECORDS_EDITOR : G_TYPE_INVALID;
}
