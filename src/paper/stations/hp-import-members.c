/* hp-import-members.c: a sheet of members.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/stations/hp-import-members.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/setup/hp-member.h"
#include "engine/stations/hp-constituency.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  ORGAN,
  STATION,
  BODY,
  CONSTITUENCY,
  NAME,
  TITLE,
  ROLE,
  JOB,
  PHONE,
  NOTE,
  N_FIELDS
} Field;

static const char *const fields[N_FIELDS] = {
  "organ", "station", "body", "constituency", "name", "title", "role", "job", "phone", "note",
};

static const HpColumnAlias aliases[] = {
  { ORGAN, "organ", NULL },
  { ORGAN, "to chuc*", NULL },
  { ORGAN, "uy ban ban to", NULL },
  { STATION, "station", NULL },
  { STATION, "khu vuc bo phieu*", NULL },
  { STATION, "kvbp*", NULL },
  { STATION, "so kvbp", NULL },
  { STATION, "to bau cu*", NULL },
  { BODY, "body", NULL },
  { BODY, "cap", NULL },
  { BODY, "cap bau cu", NULL },
  { CONSTITUENCY, "constituency", NULL },
  { CONSTITUENCY, "don vi bau cu*", NULL },
  { CONSTITUENCY, "dvbc*", NULL },
  { NAME, "name", NULL },
  { NAME, "ho va ten*", NULL },
  { NAME, "ho ten*", NULL },
  { TITLE, "title", NULL },
  { TITLE, "ong ba", NULL },
  { TITLE, "sex", NULL },
  { TITLE, "gioi tinh", NULL },
  { TITLE, "danh xung", NULL },
  { ROLE, "role", NULL },
  { ROLE, "nhiem vu*", NULL },
  { ROLE, "chuc danh*", NULL },
  { ROLE, "vai tro*", NULL },
  { JOB, "job", NULL },
  { JOB, "chuc vu*", NULL },
  { JOB, "nghe nghiep*", NULL },
  { JOB, "don vi cong tac*", NULL },
  { PHONE, "phone", NULL },
  { PHONE, "dien thoai*", NULL },
  { PHONE, "so dien thoai*", NULL },
  { NOTE, "note", NULL },
  { NOTE, "ghi chu*", NULL },
};

static const HpColumnSpec columns = {
  .aliases = aliases,
  .n_aliases = G_N_ELEMENTS (aliases),
  .n_fields = N_FIELDS,
  .key_field = NAME,
  .min_fields = 2,
};

/* Whose list a row belongs to. */
typedef struct
{
  HpOrganKind organ;
  gint64 station_id;
  gint64 constituency_id;
} Owner;

typedef struct
{
  HpDb *db;
  const HpRules *rules;
  const HpImportOptions *options;
  HpEdit *edit;
  GHashTable *owners; /* "organ id": lists that have been emptied */
  GHashTable *names;  /* "organ id name" */
} Import;

static gint64
owner_id (const Owner *owner)
{
  return owner->station_id + owner->constituency_id;
}

static gboolean
take_board (HpImportRow *row, Import *import, Owner *owner)
{
  g_autoptr (HpConstituency) constituency = NULL;
  HpBody body;
  gint64 number;

  if (!hp_import_body (row, BODY, import->rules, &body)
      || !hp_import_number (row, CONSTITUENCY, 1, 999, &number))
    return FALSE;
  if (body == HP_BODY_NONE)
    body = import->options->body;
  if (body == HP_BODY_NONE)
    return hp_import_required (row, BODY);
  constituency = hp_constituency_load (import->db, body, (int) number, NULL);
  if (constituency == NULL)
    {
      hp_import_find (row, "I03", HP_SEVERITY_ERROR, fields[CONSTITUENCY],
                      hp_import_text (row, CONSTITUENCY));
      return FALSE;
    }
  owner->organ = HP_ORGAN_BOARD;
  owner->constituency_id = constituency->id;
  return TRUE;
}

/* What the sheet says in words must fit where it places the row. */
static gboolean
check_organ (HpImportRow *row, const Owner *owner)
{
  static const struct
  {
    const char *word;
    HpOrganKind organ;
  } words[] = {
    { "committee", HP_ORGAN_COMMITTEE }, { "uy ban", HP_ORGAN_COMMITTEE },
    { "ubbc", HP_ORGAN_COMMITTEE },      { "board", HP_ORGAN_BOARD },
    { "ban bau cu", HP_ORGAN_BOARD },    { "ban", HP_ORGAN_BOARD },
    { "team", HP_ORGAN_TEAM },           { "to", HP_ORGAN_TEAM },
  };
  const char *text = hp_import_text (row, ORGAN);
  g_autofree char *fold = hp_columns_fold (text);

  if (*text == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (fold, words[i].word))
      {
        if (words[i].organ == owner->organ)
          return TRUE;
        if (words[i].organ != HP_ORGAN_COMMITTEE)
          return hp_import_required (row, words[i].organ == HP_ORGAN_TEAM ? STATION : CONSTITUENCY);
        break;
      }
  hp_import_find (row, "I02", HP_SEVERITY_ERROR, fields[ORGAN], text);
  return FALSE;
}

static gboolean
take_owner (HpImportRow *row, Import *import, Owner *owner)
{
  int number;

  *owner = (Owner){ HP_ORGAN_COMMITTEE, 0, 0 };
  if (*hp_import_text (row, STATION) != '\0' || import->options->station > 0)
    {
      owner->organ = HP_ORGAN_TEAM;
      if (!hp_import_station (row, STATION, import->db, import->options->station, &number,
                              &owner->station_id))
        return FALSE;
    }
  else if (*hp_import_text (row, CONSTITUENCY) != '\0' && !take_board (row, import, owner))
    return FALSE;
  return check_organ (row, owner);
}

static gboolean
take_role (HpImportRow *row, HpRole *role)
{
  static const struct
  {
    const char *word;
    HpRole role;
  } words[] = {
    { "head", HP_ROLE_HEAD },           { "to truong", HP_ROLE_HEAD },
    { "truong ban", HP_ROLE_HEAD },     { "chu tich", HP_ROLE_HEAD },
    { "truong", HP_ROLE_HEAD },         { "deputy", HP_ROLE_DEPUTY },
    { "pho", HP_ROLE_DEPUTY },          { "to pho", HP_ROLE_DEPUTY },
    { "secretary", HP_ROLE_SECRETARY }, { "thu ky", HP_ROLE_SECRETARY },
    { "member", HP_ROLE_MEMBER },       { "uy vien", HP_ROLE_MEMBER },
    { "thanh vien", HP_ROLE_MEMBER },
  };
  const char *text = hp_import_text (row, ROLE);
  g_autofree char *fold = hp_columns_fold (text);

  *role = HP_ROLE_MEMBER;
  if (*text == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (fold, words[i].word))
      {
        *role = words[i].role;
        return TRUE;
      }
  hp_import_find (row, "I02", HP_SEVERITY_ERROR, fields[ROLE], text);
  return FALSE;
}

static gboolean
take_title (HpImportRow *row, const char **title)
{
  const char *text = hp_import_text (row, TITLE);
  g_autofree char *fold = hp_text_fold (text);

  *title = "";
  if (g_str_equal (fold, "ong") || g_str_equal (fold, "nam") || g_str_equal (fold, "male"))
    *title = "Ông";
  else if (g_str_equal (fold, "ba") || g_str_equal (fold, "nu") || g_str_equal (fold, "female"))
    *title = "Bà";
  if (**title != '\0' || *text == '\0')
    return TRUE;
  hp_import_find (row, "I02", HP_SEVERITY_ERROR, fields[TITLE], text);
  return FALSE;
}

static gboolean
add_member (HpImportRow *row, Import *import, const Owner *owner, HpRole role, const char *title,
            GError **error)
{
  g_autofree char *fold = hp_text_fold (hp_import_text (row, NAME));
  char *list = g_strdup_printf ("%d %" G_GINT64_FORMAT, (int) owner->organ, owner_id (owner));
  g_autofree char *person = g_strdup_printf ("%s %s", list, fold);
  HpMember member = { .organ = owner->organ,
                      .station_id = owner->station_id,
                      .constituency_id = owner->constituency_id,
                      .name = (char *) hp_import_text (row, NAME),
                      .title = (char *) title,
                      .role = role,
                      .job = (char *) hp_import_text (row, JOB),
                      .phone = (char *) hp_import_text (row, PHONE),
                      .note = (char *) hp_import_text (row, NOTE) };

  if (g_hash_table_contains (import->names, person))
    {
      g_free (list);
      hp_import_find (row, "I04", HP_SEVERITY_ERROR, fields[NAME], member.name);
      return FALSE;
    }
  g_hash_table_add (import->names, g_steal_pointer (&person));
  if (g_hash_table_add (import->owners, list)
      && !hp_members_clear (import->edit, import->db, owner->organ, owner_id (owner), error))
    return FALSE;
  return hp_member_add (import->edit, import->db, &member, error);
}

static gboolean
on_row (HpImportRow *row, gpointer data, GError **error)
{
  Import *import = data;
  const char *title;
  HpRole role;
  Owner owner;
  gboolean ok = hp_import_required (row, NAME);

  ok = take_owner (row, import, &owner) && ok;
  ok = take_role (row, &role) && ok;
  ok = take_title (row, &title) && ok;
  return ok && add_member (row, import, &owner, role, title, error);
}

HpImportReport *
hp_import_members (HpDb *db, const HpRules *rules, const char *path, const HpImportOptions *options,
                   int *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "members.import", error);
  g_autoptr (HpImportReport) report = hp_import_report_new ();
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Import import = { db, rules, options, edit, owners, names };
  HpImportSheet sheet = { .columns = &columns,
                          .fields = fields,
                          .what = N_ ("members of committees, boards and teams"),
                          .row = on_row,
                          .data = &import,
                          .edit = edit };

  if (edit == NULL || !hp_import_read (path, options, &sheet, report, progress, cancellable, error))
    return NULL;
  return hp_import_finish (edit, g_steal_pointer (&report), options, error);
}
