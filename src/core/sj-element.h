#pragma once

#include <gio/gio.h>

#include "core/sj-param.h"

G_BEGIN_DECLS

typedef struct _SjMap SjMap;

#define SJ_TYPE_ELEMENT (sj_element_get_type ())
G_DECLARE_DERIVABLE_TYPE (SjElement, sj_element, SJ, ELEMENT, GObject)

/**
 * SjElementClass:
 * @name: what one such element is called in files and messages: "card"
 * @collection: the member of the map under which files keep them: "cards"; %NULL for the map
 *
 * A subclass sets both in its class_init and then declares what it stores, one line a property.
 */
struct _SjElementClass
{
  GObjectClass parent_class;

  const char *name;
  const char *collection;

  /*< private >*/
  GPtrArray  *stored;
  const char *group;
};

/* Declaring; all texts are static and marked with N_() */
void               sj_element_class_begin_group       (SjElementClass     *klass,
                                                       const char         *heading);
GParamSpec        *sj_element_class_store             (SjElementClass     *klass,
                                                       GParamSpec         *pspec);
GParamSpec        *sj_element_class_store_text        (SjElementClass     *klass,
                                                       const char         *name,
                                                       const char         *label,
                                                       const char         *description,
                                                       SjParamFlags        flags);
GParamSpec        *sj_element_class_store_list        (SjElementClass     *klass,
                                                       const char         *name,
                                                       const char         *label,
                                                       const char         *description);
GParamSpec        *sj_element_class_store_number      (SjElementClass     *klass,
                                                       const char         *name,
                                                       const char         *label,
                                                       const char         *description,
                                                       double              minimum,
                                                       double              maximum,
                                                       double              default_value);
GParamSpec        *sj_element_class_store_integer     (SjElementClass     *klass,
                                                       const char         *name,
                                                       const char         *label,
                                                       const char         *description,
                                                       int                 minimum,
                                                       int                 maximum,
                                                       int                 default_value);
GParamSpec        *sj_element_class_store_boolean     (SjElementClass     *klass,
                                                       const char         *name,
                                                       const char         *label,
                                                       const char         *description,
                                                       gboolean            default_value);
GParamSpec        *sj_element_class_store_enum        (SjElementClass     *klass,
                                                       const char         *name,
                                                       const char         *label,
                                                       const char         *description,
                                                       GType               type,
                                                       int                 default_value);
GParamSpec        *sj_element_class_store_reference   (SjElementClass     *klass,
                                                       const char         *name,
                                                       const char         *label,
                                                       const char         *description,
                                                       GType               target);
GParamSpec        *sj_element_class_store_owner       (SjElementClass     *klass,
                                                       const char         *name,
                                                       const char         *label,
                                                       const char         *description,
                                                       GType               target);
GParamSpec        *sj_element_class_store_references  (SjElementClass     *klass,
                                                       const char         *name,
                                                       const char         *label,
                                                       const char         *description,
                                                       GType               target);
GParamSpec        *sj_element_class_store_records     (SjElementClass     *klass,
                                                       const char         *name,
                                                       const char         *label,
                                                       const char         *description,
                                                       const SjRecordType *type);
GParamSpec *const *sj_element_class_get_stored        (SjElementClass     *klass,
                                                       guint              *n_stored);
GParamSpec        *sj_element_class_find_stored       (SjElementClass     *klass,
                                                       const char         *name);

const char        *sj_element_get_id                  (SjElement          *self);
SjMap             *sj_element_get_map                 (SjElement          *self);

/* Generic access by declaration; setting a value inside a map needs an open transaction */
gboolean           sj_element_is_default              (SjElement          *self,
                                                       GParamSpec         *pspec);
guint              sj_element_get_n_given             (SjElement          *self);
GParamSpec        *sj_element_get_given               (SjElement          *self,
                                                       guint               position);
void               sj_element_get_value               (SjElement          *self,
                                                       GParamSpec         *pspec,
                                                       GValue             *value);
gboolean           sj_element_set_value               (SjElement          *self,
                                                       GParamSpec         *pspec,
                                                       const GValue       *value);
const char        *sj_element_get_text                (SjElement          *self,
                                                       GParamSpec         *pspec);
double             sj_element_get_number              (SjElement          *self,
                                                       GParamSpec         *pspec);
int                sj_element_get_integer             (SjElement          *self,
                                                       GParamSpec         *pspec);
gboolean           sj_element_get_boolean             (SjElement          *self,
                                                       GParamSpec         *pspec);
const char *const *sj_element_get_list                (SjElement          *self,
                                                       GParamSpec         *pspec);
SjRecords         *sj_element_get_records             (SjElement          *self,
                                                       GParamSpec         *pspec);
const char        *sj_element_text                    (SjElement          *self,
                                                       const char         *name);
double             sj_element_number                  (SjElement          *self,
                                                       const char         *name);
SjElement         *sj_element_copy                    (SjElement          *self,
                                                       const char         *id);

/* Members of a file that this version does not know, as JSON text, kept for the next save */
void               sj_element_set_unknown             (SjElement          *self,
                                                       const char         *member,
                                                       const char         *json);
guint              sj_element_get_n_unknown           (SjElement          *self);
const char        *sj_element_get_unknown             (SjElement          *self,
                                                       guint               position,
                                                       const char        **json);

G_END_DECLS
