/* hp-session.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-session.h"

#include "engine/core/hp-util.h"

#include <glib/gi18n-lib.h>

struct _HpSession
{
  GObject parent_instance;
  HpDb *db;
  HpRules *rules;
  HpElection *election;
  char *operator_name;
  char *title;
  gboolean busy;
  gboolean lost;
};

G_DEFINE_FINAL_TYPE (HpSession, hp_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_OPERATOR,
  N_PROPS
};

enum
{
  CHANGED,
  LOST,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
hp_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HpSession *self = HP_SESSION (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_OPERATOR:
      g_value_set_string (value, self->operator_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hp_session_finalize (GObject *object)
{
  HpSession *self = HP_SESSION (object);

  hp_session_close (self);
  g_free (self->operator_name);
  g_free (self->title);

  G_OBJECT_CLASS (hp_session_parent_class)->finalize (object);
}

static void
hp_session_class_init (HpSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hp_session_get_property;
  object_class->finalize = hp_session_finalize;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_OPERATOR] = g_param_spec_string ("operator", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", HP_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LOST] = g_signal_new ("lost", HP_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
hp_session_init (HpSession *self)
{
  self->operator_name = g_strdup ("");
}

/* The name of the ward may have been put right. */
static gboolean
load_election (HpSession *self, GError **error)
{
  g_autofree char *ward = NULL;
  HpElection *election = hp_election_load (self->db, error);

  if (election == NULL)
    return FALSE;
  g_clear_pointer (&self->election, hp_election_free);
  self->election = election;
  if (self->rules == NULL && (self->rules = hp_election_rules (self->db, error)) == NULL)
    return FALSE;
  ward = hp_election_ward_title (self->election, self->rules);
  if (g_utf8_strlen (ward, -1) > 0)
    {
      g_autofree char *first = g_utf8_substring (ward, 0, 1);
      g_autofree char *upper = g_utf8_strup (first, -1);

      g_free (self->title);
      self->title = g_strdup_printf ("%s%s · %s", upper, g_utf8_offset_to_pointer (ward, 1),
                                     self->election->election);
    }
  return TRUE;
}

static void
changed_cb (HpDb *db, guint topics, HpSession *self)
{
  if (topics & HP_TOPIC_SETTING)
    load_election (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0, topics);
}

static void
failed_cb (HpDb *db, const GError *error, HpSession *self)
{
  g_signal_emit (self, signals[LOST], 0, error);
}

static HpSession *
take_db (HpDb *db, const char *operator_name, GError **error)
{
  g_autoptr (HpSession) self = g_object_new (HP_TYPE_SESSION, NULL);
  g_autoptr (GError) local = NULL;

  self->db = db;
  if (!load_election (self, &local))
    {
      const GError *failure = hp_db_get_failure (db);

      g_propagate_error (error, failure != NULL ? g_error_copy (failure) : g_error_copy (local));
      return NULL;
    }
  hp_session_set_operator (self, operator_name);
  g_signal_connect_object (db, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (db, "failed", G_CALLBACK (failed_cb), self, 0);
  return g_steal_pointer (&self);
}

HpSession *
hp_session_open (const char *path, const char *operator_name, GError **error)
{
  HpDb *db = hp_db_open (path, error);

  return db != NULL ? take_db (db, operator_name, error) : NULL;
}

HpSession *
hp_session_create (const char *path, const char *election, const char *ward, const char *province,
                   const char *district, const char *kind, const char *operator_name,
                   GError **error)
{
  g_autoptr (HpDb) db = hp_db_begin (path, error);

  if (db == NULL)
    return NULL;
  hp_db_set_operator (db, operator_name);
  if (!hp_election_create (db, election, ward, province, district, kind, FALSE, error)
      || !hp_db_settle (db, error))
    {
      hp_db_discard (db);
      return NULL;
    }
  return take_db (g_steal_pointer (&db), operator_name, error);
}

HpSession *
hp_session_new_memory (const char *election, GError **error)
{
  g_autoptr (HpDb) db = hp_db_new_memory (error);

  if (db == NULL
      || !hp_election_create (db, election, "Phường Chi Lăng", "tỉnh Lạng Sơn", "Lộc Bình", NULL,
                              FALSE, error))
    return NULL;
  return take_db (g_steal_pointer (&db), "", error);
}

void
hp_session_close (HpSession *self)
{
  g_return_if_fail (HP_IS_SESSION (self));
  if (self->db != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->db, self);
      hp_db_close (self->db);
    }
  g_clear_object (&self->db);
  g_clear_pointer (&self->rules, hp_rules_unref);
  g_clear_pointer (&self->election, hp_election_free);
}

HpDb *
hp_session_get_db (HpSession *self)
{
  return self->db;
}

const HpRules *
hp_session_get_rules (HpSession *self)
{
  return self->rules;
}

const HpElection *
hp_session_get_election (HpSession *self)
{
  return self->election;
}

const char *
hp_session_get_path (HpSession *self)
{
  return self->db != NULL ? hp_db_get_path (self->db) : NULL;
}

const char *
hp_session_get_title (HpSession *self)
{
  return self->title != NULL ? self->title : "";
}

const char *
hp_session_get_operator (HpSession *self)
{
  return self->operator_name;
}

void
hp_session_set_operator (HpSession *self, const char *name)
{
  if (self->db != NULL)
    hp_db_set_operator (self->db, name);
  if (hp_set_str (&self->operator_name, name != NULL ? name : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATOR]);
}

gboolean
hp_session_get_busy (HpSession *self)
{
  return self->busy;
}

void
hp_session_set_busy (HpSession *self, gboolean busy)
{
  if (self->busy == !!busy)
    return;
  self->busy = !!busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
hp_session_refresh (HpSession *self, guint topics)
{
  if (self->db != NULL)
    hp_db_changed_elsewhere (self->db, topics);
}

gboolean
hp_session_check_place (HpSession *self)
{
  g_autoptr (GError) error = NULL;
  const char *path = hp_session_get_path (self);

  if (path == NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!self->lost)
    {
      error = g_error_new (HP_ERROR, HP_ERROR_IO,
                           _ ("“%s” is no longer there: the disk was taken out or the file was "
                              "moved. Put it back, then open it again; all that was entered up to "
                              "then is in it."),
                           path);
      g_signal_emit (self, signals[LOST], 0, error);
    }
  self->lost = TRUE;
  return FALSE;
}

const HpJournalItem *
hp_session_next_undo (HpSession *self)
{
  return self->db != NULL && !self->busy ? hp_journal_next_undo (self->db) : NULL;
}

const HpJournalItem *
hp_session_next_redo (HpSession *self)
{
  return self->db != NULL && !self->busy ? hp_journal_next_redo (self->db) : NULL;
}
