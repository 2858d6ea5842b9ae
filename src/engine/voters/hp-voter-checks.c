/* hp-voter-checks.c: may this row go into the list of voters?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-voter-checks.h"

#include <string.h>

static HpFinding *
add (GPtrArray *findings, const char *code, HpSeverity severity, const char *field,
     const char *value)
{
  HpFinding *finding = hp_finding_new (code, severity);

  hp_finding_in_field (finding, field, -1);
  finding->value = g_strdup (value);
  g_ptr_array_add (findings, finding);
  return finding;
}

static HpFinding *
error (GPtrArray *findings, const char *code, const char *field, const char *value)
{
  return add (findings, code, HP_SEVERITY_ERROR, field, value);
}

static HpFinding *
warning (GPtrArray *findings, const char *code, const char *field, const char *value)
{
  return add (findings, code, HP_SEVERITY_WARNING, field, value);
}

/* A name has a letter in it; "#N/A", which a broken formula leaves, is none. */
static gboolean
is_name (const char *text)
{
  if (*text == '#')
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
check_birth (const HpVoterData *data, const HpVoterLimits *limits, GPtrArray *findings)
{
  g_autofree char *suggestion = NULL;
  int age;

  switch (data->birth_result)
    {
    case HP_DATE_OK:
      break;
    case HP_DATE_SWAPPED:
      suggestion = hp_date_to_vi (data->birth);
      hp_finding_text (error (findings, "V06", "birth_date", data->birth_text), "suggestion",
                       suggestion);
      return;
    case HP_DATE_EMPTY:
    case HP_DATE_UNREADABLE:
    default:
      error (findings, "V02", "birth_date", data->birth_text);
      return;
    }
  if (!hp_date_is_full (data->birth))
    warning (findings, "V03", "birth_date", data->birth_text);
  age = hp_date_age (data->birth, limits->election_day);
  if (age < limits->voter_age)
    hp_finding_number (error (findings, "V04", "birth_date", data->birth_text), "age", age);
  else if (age > limits->oldest_age)
    hp_finding_number (warning (findings, "V05", "birth_date", data->birth_text), "age", age);
}

static void
check_sex (const HpVoterData *data, GPtrArray *findings)
{
  if (data->sex_unreadable != NULL)
    error (findings, "V07", "sex", data->sex_unreadable);
  else if (data->sex == HP_SEX_BOTH)
    hp_finding_number (error (findings, "V07", "sex", NULL), "both", 1);
  else if (data->sex == HP_SEX_UNKNOWN)
    error (findings, "V07", "sex", NULL);
}

static void
check_identity (const HpVoterData *data, GPtrArray *findings)
{
  g_autofree char *number = hp_identity_clean (data->identity);
  gsize n = strlen (number);

  if (n == 0)
    return;
  if (strspn (number, "0123456789") < n)
    error (findings, "V08", "identity", data->identity);
  else if (n != 9 && n != 12)
    hp_finding_number (warning (findings, "V08", "identity", data->identity), "digits", n);
}

static void
check_bodies (const HpVoterData *data, const HpVoterLimits *limits, GPtrArray *findings)
{
  HpBodies bodies = data->bodies & limits->bodies;
  HpBodies low = HP_BODY_BIT (HP_BODY_HUYEN) | HP_BODY_BIT (HP_BODY_XA);
  HpBodies high = (HP_BODY_BIT (HP_BODY_QH) | HP_BODY_BIT (HP_BODY_TINH)) & limits->bodies;

  if (data->mark_unreadable != NULL)
    error (findings, "V12", "bodies", data->mark_unreadable);
  else if (bodies == 0)
    error (findings, "V12", "bodies", NULL);
  else if ((bodies & low) != 0 && (bodies & high) != high)
    warning (findings, "V13", "bodies", NULL);
}

/* Digit 4 of a twelve-digit number gives the century and the sex (0, 1: 1900s man, woman; 2, 3:
 * 2000s …), digits 5 and 6 the year. Only what is known on both sides is compared. */
static void
check_digits (const HpVoterData *data, GPtrArray *findings)
{
  g_autofree char *number = hp_identity_clean (data->identity);
  HpFinding *finding = NULL;
  HpSex sex;
  int year;

  if (strlen (number) != 12 || strspn (number, "0123456789") != 12)
    return;
  sex = (number[3] - '0') % 2 == 0 ? HP_SEX_MALE : HP_SEX_FEMALE;
  year = 1900 + (number[3] - '0') / 2 * 100 + (number[4] - '0') * 10 + (number[5] - '0');
  if (data->birth_result == HP_DATE_OK && data->birth.year != year)
    {
      finding = warning (findings, "V16", "identity", data->identity);
      hp_finding_number (finding, "year", year);
    }
  if ((data->sex == HP_SEX_MALE || data->sex == HP_SEX_FEMALE) && data->sex_unreadable == NULL
      && data->sex != sex)
    {
      if (finding == NULL)
        finding = warning (findings, "V16", "identity", data->identity);
      hp_finding_text (finding, "sex", hp_sex_code (sex));
    }
}

gboolean
hp_voter_check (const HpVoterData *data, const HpVoterLimits *limits, GPtrArray *findings)
{
  guint first = findings->len;

  if (!is_name (data->name))
    error (findings, "V01", "name", *data->name != '\0' ? data->name : NULL);
  check_birth (data, limits, findings);
  check_sex (data, findings);
  check_identity (data, findings);
  check_bodies (data, limits, findings);
  check_digits (data, findings);
  for (guint i = first; i < findings->len; i++)
    if (((HpFinding *) g_ptr_array_index (findings, i))->severity == HP_SEVERITY_ERROR)
      return FALSE;
  return TRUE;
}

int
hp_voter_code_number (const char *code)
{
  if (code[0] != 'V' || !g_ascii_isdigit (code[1]) || !g_ascii_isdigit (code[2]) || code[3] != '\0')
    return 0;
  return (code[1] - '0') * 10 + (code[2] - '0');
}
