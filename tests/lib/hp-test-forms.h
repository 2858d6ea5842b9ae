/* hp-test-forms.h: a ward with all that its forms need, for tests of forms.
 *
 * Whatever fails here fails the test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/rules/hp-rules.h"
#include "engine/setup/hp-member.h"
#include "paper/kit/hp-form.h"

G_BEGIN_DECLS

typedef struct
{
  HpDb *db;
  HpRules *rules;
} HpTestForms;

/* Phường Chi Lăng, Lạng Sơn, in memory. Stations 1 and 2 state 1250 and 1300 voters, station 3 has
 * a list of seven: see hp_test_forms_voters. All three are in constituency 1 of every body, with
 * three seats and five candidates; station 1 has a team, witnesses and hours. */
HpTestForms *hp_test_forms_new (const char *election, gboolean rehearsal);
void hp_test_forms_free (HpTestForms *ward);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpTestForms, hp_test_forms_free)

/* The list of station 3: five who vote here (3 men, 2 women; 5 for qh and tinh, 4 for xa), one who
 * votes elsewhere, one removed. */
#define HP_TEST_FORMS_LISTED 5

/* forms.md 5.7: V=1250 T=1200 F=1200 I=1198 K=23 H=1175; 100 + 2·375 + 3·700 = 2950. */
#define HP_TEST_FORMS_WORKED                                                                       \
  "{\"listed\":1250,\"voted\":1200,\"issued\":1200,\"collected\":1198,\"valid\":1175,"             \
  "\"invalid\":23,\"kept\":[100,375,700],\"votes\":[820,760,690,400,280],\"received\":1300,"       \
  "\"spoiled\":4,\"unused\":96}"
/* A second box: 100 + 2·500 + 3·680 = 3140; nothing to explain. */
#define HP_TEST_FORMS_SECOND                                                                       \
  "{\"listed\":1300,\"voted\":1290,\"issued\":1290,\"collected\":1290,\"valid\":1280,"             \
  "\"invalid\":10,\"kept\":[100,500,680],\"votes\":[1010,800,700,350,280],\"received\":1310,"      \
  "\"spoiled\":5,\"unused\":15}"
/* The third: the five of the list; 1 + 2·1 + 3·3 = 12. */
#define HP_TEST_FORMS_THIRD                                                                        \
  "{\"listed\":4,\"voted\":4,\"issued\":4,\"collected\":4,\"valid\":4,\"invalid\":0,"              \
  "\"kept\":[1,1,2],\"votes\":[3,3,2,1,0],\"received\":6,\"spoiled\":0,\"unused\":2}"

/* Both entries of a tally by two people; and the seal, with a reason for each warning. */
void hp_test_forms_agree (HpTestForms *ward, int station, HpBody body, const char *json);
void hp_test_forms_seal (HpTestForms *ward, int station, HpBody body, const char *json);
/* All three stations of a body sealed. */
void hp_test_forms_seal_all (HpTestForms *ward, HpBody body);
void hp_test_forms_turnout (HpTestForms *ward, int station, int minute, gint64 voted);

/* The form; it must be there. Transfer full. */
HpFormInstance *hp_test_forms_get (HpTestForms *ward, const char *number, int station, HpBody body);
/* The codes of what it lacks, between blanks. Transfer full. */
char *hp_test_forms_lacks (const HpFormInstance *form);

/* The form as an .xlsx file and as a PDF in @folder: their paths, transfer full. */
char *hp_test_forms_xlsx (HpTestForms *ward, const HpFormInstance *form, const char *folder);
char *hp_test_forms_pdf (HpTestForms *ward, const HpFormInstance *form, const char *folder);

/* A ward and a folder for what is made of it, for g_test_add; @election NULL: 2026. */
typedef struct
{
  HpTestForms *ward;
  char *folder;
} HpFormFixture;
void hp_form_fixture_set_up (HpFormFixture *f, gconstpointer election);
void hp_form_fixture_tear_down (HpFormFixture *f, gconstpointer election);

/* The form as .xlsx, as PDF. Transfer full. */
char *hp_form_fixture_make (HpFormFixture *f, const char *number, int station, HpBody body);
char *hp_form_fixture_make_pdf (HpFormFixture *f, const char *number, int station, HpBody body);

#define HP_TEST_FORMS_SHEET "xl/worksheets/sheet1.xml"

/* All of @texts (NULL-terminated) stand in the first worksheet. */
void hp_test_forms_has (const char *path, const char *const *texts);
/* Cell @n (from 1) with a value in the row whose caption is @caption: its formula; its value as a
 * number (97.65 may be written 97.65000000000001). */
void hp_test_forms_formula (const char *path, const char *caption, int n, const char *wanted);
void hp_test_forms_cell (const char *path, const char *caption, int n, double wanted);

G_END_DECLS
