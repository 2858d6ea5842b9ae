/* test-voter-birth.c: birth dates in one column, in three, beside each other, under Nam and Nữ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/voters/hp-import-voters.h"

#include <glib/gstdio.h>

#define BODIES (HP_BODY_BIT (HP_BODY_QH) | HP_BODY_BIT (HP_BODY_TINH) | HP_BODY_BIT (HP_BODY_XA))
#define PARTED                                                                                     \
  "STT,Họ và tên,\"Ngày, tháng, năm sinh\",,,Giới tính,,ĐBQH,HĐND tỉnh,HĐND xã\n"  \
  ",,Ngày,Tháng,Năm,Nam,Nữ,,,\n(1),(2),(3a),(3b),(3c),(4),(5),(6),(7),(8)\n"

static const struct
{
  const char *sheet;
  const char *birth; /* text */
  const char *male;
  const char *code; /* of the only finding, or NULL */
} cases[] = {
  { PARTED "1,Nông Văn An,1,2,1980,x,,x,x,x\n", "1/2/1980", "x", NULL },
  { PARTED "1,Nông Văn An,01,02,1980,x,,x,x,x\n", "01/02/1980", "x", NULL },
  /* As much as is known. */
  { PARTED "1,Nông Văn An,,2,1961,x,,x,x,x\n", "2/1961", "x", "V03" },
  { PARTED "1,Nông Văn An,,,1957,x,,x,x,x\n", "1957", "x", "V03" },
  { PARTED "1,Nông Văn An,,,03/04/1957,x,,x,x,x\n", "03/04/1957", "x", NULL },
  /* Nothing is guessed. */
  { PARTED "1,Nông Văn An,5,,1980,x,,x,x,x\n", "5//1980", "x", "V02" },
  { PARTED "1,Nông Văn An,5,3,,x,,x,x,x\n", "5/3/", "x", "V02" },
  { PARTED "1,Nông Văn An,5,23,1980,x,,x,x,x\n", "5/23/1980", "x", "V06" },
  { PARTED "1,Nông Văn An,31,2,1980,x,,x,x,x\n", "31/2/1980", "x", "V02" },
  /* In one row of headings, spelt in several ways. */
  { "Họ và tên,Ngày sinh,Tháng sinh,Năm sinh,Nam,Nữ,ĐBQH,HĐND tỉnh,HĐND xã\n"
    "Nông Văn An,1,2,1980,x,,x,x,x\n",
    "1/2/1980", "x", NULL },
  { "Họ và tên,NGÀY,THÁNG,NĂM SINH,Nam,Nữ,ĐBQH,HĐND tỉnh,HĐND xã\nNông Văn "
    "An,1,2,1980,x,,x,x,x\n",
    "1/2/1980", "x", NULL },
  { "Họ và tên,Ngày,Tháng,Năm,Giới tính,ĐBQH,HĐND tỉnh,HĐND xã\nNông Văn An,1,2,1980,Nam,x,x,x\n",
    "1/2/1980", "", NULL },
  /* Two columns that read alike: the year is not taken for a mark. */
  { "Họ và tên,Ngày,Tháng,Năm,Nam,Nữ,ĐBQH,HĐND tỉnh,HĐND xã\nNông Văn An,1,2,1980,x,,x,x,x\n",
    "1/2/1980", "", "V07" },
  /* Grouped, with headings that repeat the group's words. */
  { "Họ và tên,Ngày sinh,,,Nam,Nữ,ĐBQH,HĐND tỉnh,HĐND xã\n,Ngày sinh,Tháng sinh,Năm sinh,,,,,\n"
    "Nông Văn An,1,2,1980,x,,x,x,x\n",
    "1/2/1980", "x", NULL },
  /* What was read before is read as before. */
  { "Họ và tên,Năm sinh,Nam,Nữ,ĐBQH,HĐND tỉnh,HĐND xã\nNông Văn An,1957,x,,x,x,x\n", "1957", "x",
    "V03" },
  { "Họ và tên,Ngày sinh,Năm sinh,Nam,Nữ,ĐBQH,HĐND tỉnh,HĐND xã\n"
    "Nông Văn An,01/02/1980,1980,x,,x,x,x\n",
    "01/02/1980", "x", NULL },
  { "Họ và tên,Ngày sinh,Năm sinh,Nam,Nữ,ĐBQH,HĐND tỉnh,HĐND xã\nNông Văn An,,1957,x,,x,x,x\n",
    "1957", "x", "V03" },
  { "Họ và tên,Năm sinh,,ĐBQH,HĐND tỉnh,HĐND xã\n,Nam,Nữ,,,\nNông Văn An,1957,,x,x,x\n", "1957",
    "x", "V03" },
  { "Họ và tên,Năm sinh,,ĐBQH,HĐND tỉnh,HĐND xã\n,Nam,Nữ,,,\nNông Thị Bé,,1957,x,x,x\n", "1957", "",
    "V03" },
};

/* The first row below the headings: what is read as its birth date and as its sex, and whether it
 * is accepted. */
static void
test_layouts (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hp-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.csv", NULL);
  const HpVoterLimits limits = { { 2026, 3, 15 }, 18, 110, BODIES };
  const HpImportVotersOptions options = { NULL, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpVoterStaging) staging = hp_voter_staging_new (&limits, NULL, 0);
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GError) error = NULL;
      const HpStagedRow *row;

      g_test_message ("%s", cases[i].sheet);
      g_assert_true (g_file_set_contents (path, cases[i].sheet, -1, NULL));
      hp_import_voters_read (path, &options, staging, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hp_voter_staging_n_rows (staging), ==, 1);
      row = hp_voter_staging_row (staging, 0);
      g_assert_cmpstr (row->texts[HP_VOTER_BIRTH], ==, cases[i].birth);
      g_assert_cmpstr (row->texts[HP_VOTER_MALE], ==, cases[i].male);
      findings = hp_voter_staging_findings (staging);
      g_assert_cmpuint (findings->len, ==, cases[i].code != NULL);
      if (cases[i].code != NULL)
        g_assert_cmpstr (((HpFinding *) g_ptr_array_index (findings, 0))->code, ==, cases[i].code);
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voter-birth/layouts", test_layouts);
  return g_test_run ();
}
