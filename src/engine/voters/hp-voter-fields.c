/* hp-voter-fields.c: the fields of a voter's row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-voter-fields.h"

#include "engine/core/hp-text.h"

#include <string.h>

static const char *const keys[HP_N_VOTER_FIELDS] = {
  "number",   "card",      "name",       "birth_date", "male",      "female",  "sex",
  "identity", "ethnicity", "occupation", "permanent",  "temporary", "current", "qh",
  "tinh",     "huyen",     "xa",         "note",       "station",
};

const char *
hp_voter_field_key (HpVoterField field)
{
  g_return_val_if_fail (field < HP_N_VOTER_FIELDS, NULL);
  return keys[field];
}

HpVoterField
hp_voter_field_from_key (const char *key)
{
  for (int i = 0; i < HP_N_VOTER_FIELDS; i++)
    if (g_strcmp0 (key, keys[i]) == 0)
      return (HpVoterField) i;
  return g_strcmp0 (key, "bodies") == 0 ? HP_VOTER_QH : HP_N_VOTER_FIELDS;
}

const char *
hp_sex_code (HpSex sex)
{
  return sex == HP_SEX_MALE ? "male" : sex == HP_SEX_FEMALE ? "female" : "";
}

HpSex
hp_sex_from_code (const char *code)
{
  if (g_strcmp0 (code, "male") == 0)
    return HP_SEX_MALE;
  return g_strcmp0 (code, "female") == 0 ? HP_SEX_FEMALE : HP_SEX_UNKNOWN;
}

HpMark
hp_mark_read (const char *text)
{
  /* The heavy tick and the long dashes are what office programs make of ✓ and -. */
  static const char *const yes[] = { "x", "X", "✓", "✔", "1" };
  static const char *const no[] = { "", "0", "o", "O", "-", "–", "—" };

  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    if (strcmp (text, no[i]) == 0)
      return HP_MARK_NO;
  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    if (strcmp (text, yes[i]) == 0)
      return HP_MARK_YES;
  return HP_MARK_UNREADABLE;
}

G_STATIC_ASSERT ((HP_SEX_MALE | HP_SEX_FEMALE) == HP_SEX_BOTH);

static void
read_sex (const char *const texts[HP_N_VOTER_FIELDS], HpVoterData *data)
{
  HpMark male = hp_mark_read (texts[HP_VOTER_MALE]);
  HpMark female = hp_mark_read (texts[HP_VOTER_FEMALE]);
  g_autofree char *word = NULL;

  if (male == HP_MARK_UNREADABLE || female == HP_MARK_UNREADABLE)
    {
      data->sex_unreadable = texts[male == HP_MARK_UNREADABLE ? HP_VOTER_MALE : HP_VOTER_FEMALE];
      return;
    }
  if (male == HP_MARK_YES)
    data->sex |= HP_SEX_MALE;
  if (female == HP_MARK_YES)
    data->sex |= HP_SEX_FEMALE;
  if (*texts[HP_VOTER_SEX] == '\0')
    return;
  word = hp_text_fold (texts[HP_VOTER_SEX]);
  if (strcmp (word, "nam") == 0 || strcmp (word, "male") == 0)
    data->sex |= HP_SEX_MALE;
  else if (strcmp (word, "nu") == 0 || strcmp (word, "female") == 0)
    data->sex |= HP_SEX_FEMALE;
  else
    data->sex_unreadable = texts[HP_VOTER_SEX];
}

void
hp_voter_data_read (const char *const texts[HP_N_VOTER_FIELDS], HpVoterData *data)
{
  memset (data, 0, sizeof *data);
  data->card = texts[HP_VOTER_CARD];
  data->name = texts[HP_VOTER_NAME];
  data->birth_text = texts[HP_VOTER_BIRTH];
  data->birth_result = hp_date_read (data->birth_text, &data->birth);
  data->identity = texts[HP_VOTER_IDENTITY];
  data->ethnicity = texts[HP_VOTER_ETHNICITY];
  data->occupation = texts[HP_VOTER_OCCUPATION];
  data->permanent = texts[HP_VOTER_PERMANENT];
  data->temporary = texts[HP_VOTER_TEMPORARY];
  data->current = texts[HP_VOTER_CURRENT];
  data->note = texts[HP_VOTER_NOTE];
  read_sex (texts, data);
  for (int body = 0; body < HP_N_BODIES; body++)
    switch (hp_mark_read (texts[HP_VOTER_QH + body]))
      {
      case HP_MARK_YES:
        data->bodies |= HP_BODY_BIT (body);
        break;
      case HP_MARK_UNREADABLE:
        if (data->mark_unreadable == NULL)
          data->mark_unreadable = texts[HP_VOTER_QH + body];
        break;
      case HP_MARK_NO:
      default:
        break;
      }
}

char *
hp_identity_clean (const char *text)
{
  GString *out = g_string_sized_new (16);

  for (; *text != '\0'; text++)
    if (strchr (" .'", *text) == NULL)
      g_string_append_c (out, *text);
  return g_string_free (out, FALSE);
}

static gboolean
skip_word (const char **p, const char *word)
{
  gsize n = strlen (word);

  if (strncmp (*p, word, n) != 0 || g_ascii_isalpha ((*p)[n]))
    return FALSE;
  *p += n;
  while (**p != '\0' && strchr (" :.,-", **p) != NULL)
    (*p)++;
  return TRUE;
}

int
hp_station_number_read (const char *text, gboolean titled)
{
  /* The last two also name neighbourhoods, so that a title must say more. */
  static const char *const words[] = { "khu vuc bo phieu", "kvbp", "to bau cu", "khu vuc", "kv" };
  g_autofree char *fold = hp_text_fold (text);
  const char *p = fold;
  gboolean named = FALSE;
  gsize n_words = G_N_ELEMENTS (words) - (titled ? 2 : 0), digits = 0;
  int number = 0;

  skip_word (&p, "danh sach cu tri");
  for (gsize i = 0; i < n_words && !named; i++)
    named = skip_word (&p, words[i]);
  if (titled && !named)
    return 0;
  skip_word (&p, "so");
  for (; g_ascii_isdigit (*p) && digits < 5; p++, digits++)
    number = number * 10 + (*p - '0');
  if (digits == 0 || digits > 4 || g_ascii_isalnum (*p))
    return 0;
  return named || *p == '\0' ? number : 0;
}
