/* hp-blocks.c: head, title, paragraphs, persons and signatures of official forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-blocks.h"

#include <string.h>

#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO "Độc lập - Tự do - Hạnh phúc"
#define ANY_TITLE "Ông/Bà"
#define SIGN "(Ký, ghi rõ họ và tên)"
#define SIGN_AND "(Ký, ghi rõ họ và tên,"
#define SIGN_ROOM 14.0 /* mm between the words and the name */

static void
form_number (HpFormRun *run)
{
  g_autofree char *text = NULL;

  if (*run->form->code == '\0')
    return;
  text = g_strconcat ("Mẫu số ", run->form->code, NULL);
  hp_block_line (run, HP_STYLE_RIGHT | HP_STYLE_BOLD, HP_ROW_PLAIN, text);
}

/* Of the left lines the first stands beside the nation's name, the last below the motto where
 * there are more than two; those between share the motto's row, whose height they need. */
static char *
left_line (const char *const *left, guint n, guint row)
{
  g_autoptr (GString) between = g_string_new (NULL);

  if (n <= 2 || row != 1)
    {
      guint i = n > 2 && row == 2 ? n - 1 : row;

      return g_strdup (i < n ? left[i] : "");
    }
  for (guint i = 1; i < n - 1; i++)
    g_string_append_printf (between, "%s%s", i > 1 ? "\n" : "", left[i]);
  return g_string_free (g_steal_pointer (&between), FALSE);
}

void
hp_block_head (HpFormRun *run, const char *const *left, const char *number, const char *date)
{
  static const char *const right[] = { NATION, MOTTO };
  guint n = g_strv_length ((char **) left);
  guint rows = n > 2 ? 3 : 2;
  int rest = run->n_columns - run->split;

  form_number (run);
  for (guint i = 0; i < rows; i++)
    {
      g_autofree char *line = left_line (left, n, i);
      HpStyle rule = i + 1 == MIN (n, rows) ? HP_STYLE_RULE : 0;

      hp_sheet_row (run->sheet, 0, HP_ROW_KEEP);
      if (*line != '\0')
        hp_sheet_text (run->sheet, 0, run->split,
                       HP_STYLE_CENTRE | HP_STYLE_BOLD | HP_STYLE_TOP | HP_STYLE_SIZE (12) | rule,
                       line);
      if (i < G_N_ELEMENTS (right))
        hp_sheet_text (run->sheet, run->split, rest,
                       HP_STYLE_CENTRE | HP_STYLE_BOLD | HP_STYLE_TOP
                           | (i == 1 ? HP_STYLE_RULE | HP_STYLE_SIZE (13) : HP_STYLE_SIZE (12)),
                       right[i]);
    }
  if (number == NULL && date == NULL)
    return;
  hp_sheet_row (run->sheet, 8, HP_ROW_KEEP);
  if (number != NULL)
    hp_sheet_text (run->sheet, 0, run->split, HP_STYLE_CENTRE, number);
  if (date != NULL)
    hp_sheet_text (run->sheet, run->split, rest, HP_STYLE_CENTRE | HP_STYLE_ITALIC, date);
}

void
hp_block_title (HpFormRun *run, const char *const *lines)
{
  hp_sheet_row (run->sheet, 4, HP_ROW_KEEP);
  for (guint i = 0; lines[i] != NULL; i++)
    hp_block_line (run, HP_STYLE_CENTRE | HP_STYLE_BOLD, HP_ROW_KEEP, lines[i]);
  hp_sheet_row (run->sheet, 4, HP_ROW_KEEP);
}

void
hp_block_line (HpFormRun *run, HpStyle style, HpRowFlags flags, const char *text)
{
  hp_sheet_row (run->sheet, 0, flags);
  hp_sheet_text (run->sheet, 0, run->n_columns, style, text);
}

void
hp_block_paragraph (HpFormRun *run, const char *text)
{
  hp_block_line (run, HP_STYLE_JUSTIFY | HP_STYLE_INDENT, HP_ROW_PLAIN, text);
}

void
hp_block_paragraph_printf (HpFormRun *run, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  hp_block_paragraph (run, text);
}

void
hp_block_closing_printf (HpFormRun *run, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  hp_block_line (run, HP_STYLE_JUSTIFY | HP_STYLE_INDENT, HP_ROW_KEEP, text);
}

void
hp_block_answer (HpFormRun *run, const char *text, int n)
{
  g_auto (GStrv) lines = NULL;

  if (text != NULL && *text != '\0')
    {
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        hp_block_paragraph (run, lines[i]);
      return;
    }
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GString) dots = g_string_new (NULL);

      /* As many as a line of 165 mm holds at 13 points, and no more. */
      for (int j = 0; j < 34; j++)
        g_string_append (dots, "…");
      hp_block_line (run, HP_STYLE_PLAIN, HP_ROW_PLAIN, dots->str);
    }
}

/* ---- persons ---- */

static const char *
role_word (const HpBlockRoles *roles, HpRole role)
{
  const char *word = NULL;

  if (role == HP_ROLE_HEAD)
    word = roles->head;
  else if (role == HP_ROLE_DEPUTY)
    word = roles->deputy;
  else if (role == HP_ROLE_SECRETARY)
    word = roles->secretary;
  return word != NULL ? word : roles->member;
}

static void
person (HpFormRun *run, int n, const char *title, const char *name, const char *role)
{
  g_autofree char *text =
      g_strdup_printf ("%d. %s %s, %s", n, *title != '\0' ? title : ANY_TITLE, name, role);

  hp_block_paragraph (run, text);
}

void
hp_block_members (HpFormRun *run, GPtrArray *members, const HpBlockRoles *roles)
{
  for (guint i = 0; i < members->len; i++)
    {
      const HpMember *member = g_ptr_array_index (members, i);

      person (run, (int) i + 1, member->title, member->name, role_word (roles, member->role));
    }
  for (int i = 0; members->len == 0 && i < roles->n_blanks; i++)
    person (run, i + 1, "", HP_BLANK_LONG, role_word (roles, roles->blanks[i]));
}

void
hp_block_witnesses (HpFormRun *run, const HpWitness witnesses[2])
{
  for (int i = 0; i < 2; i++)
    {
      const char *name = witnesses[i].name;
      const char *home = witnesses[i].home;

      hp_block_paragraph_printf (
          run, "%d. " ANY_TITLE ": %s    Nơi ở hiện nay: %s", i + 1,
          name != NULL && *name != '\0' ? name : HP_BLANK HP_BLANK HP_BLANK_SHORT,
          home != NULL && *home != '\0' ? home : HP_BLANK HP_BLANK HP_BLANK_SHORT);
    }
}

const char *
hp_block_member_name (GPtrArray *members, HpRole role)
{
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const HpMember *member = g_ptr_array_index (members, i);

      if (member->role == role)
        return member->name;
    }
  return NULL;
}

/* ---- signatures ---- */

static const char *
signature_line (const HpBlockSignature *signature, guint i)
{
  return i < G_N_ELEMENTS (signature->lines) ? signature->lines[i] : NULL;
}

void
hp_block_signatures (HpFormRun *run, const HpBlockSignature *signatures, int n)
{
  guint n_lines = 0;

  for (int i = 0; i < n; i++)
    for (guint j = 0; signature_line (&signatures[i], j) != NULL; j++)
      n_lines = MAX (n_lines, j + 1);
  for (guint j = 0; j < n_lines; j++)
    {
      hp_sheet_row (run->sheet, 0, HP_ROW_KEEP);
      for (int i = 0; i < n; i++)
        {
          const char *line = signature_line (&signatures[i], j);
          gboolean note = line != NULL && (*line == '(' || g_str_has_suffix (line, ")"));

          if (line != NULL)
            hp_sheet_text (run->sheet, signatures[i].column, signatures[i].span,
                           HP_STYLE_CENTRE | (note ? HP_STYLE_ITALIC : HP_STYLE_BOLD), line);
        }
    }
  hp_sheet_row (run->sheet, SIGN_ROOM, HP_ROW_KEEP);
  hp_sheet_row (run->sheet, 0, HP_ROW_KEEP);
  for (int i = 0; i < n; i++)
    if (signatures[i].name != NULL && *signatures[i].name != '\0')
      hp_sheet_text (run->sheet, signatures[i].column, signatures[i].span,
                     HP_STYLE_CENTRE | HP_STYLE_BOLD, signatures[i].name);
}

void
hp_block_sign_team (HpFormRun *run, GPtrArray *members, const HpWitness witnesses[2])
{
  const HpBlockSignature first[] = {
    { { "CỬ TRI THỨ NHẤT", "CHỨNG KIẾN", "VIỆC KIỂM PHIẾU", SIGN }, witnesses[0].name, 0, 1 },
    { { "TM. TỔ BẦU CỬ", "TỔ TRƯỞNG", SIGN_AND, "đóng dấu của Tổ bầu cử)" },
      hp_block_member_name (members, HP_ROLE_HEAD),
      1,
      5 },
    { { "THƯ KÝ", "TỔ BẦU CỬ", SIGN }, hp_block_member_name (members, HP_ROLE_SECRETARY), 6, 5 },
  };
  const HpBlockSignature second[] = {
    { { "CỬ TRI THỨ HAI", "CHỨNG KIẾN", "VIỆC KIỂM PHIẾU", SIGN }, witnesses[1].name, 0, 1 },
  };

  hp_sheet_row (run->sheet, 4, HP_ROW_KEEP);
  hp_block_signatures (run, first, G_N_ELEMENTS (first));
  hp_sheet_row (run->sheet, 3, HP_ROW_KEEP);
  hp_block_signatures (run, second, G_N_ELEMENTS (second));
}

void
hp_block_sign_organ (HpFormRun *run, const char *organ, const char *head, const char *stamp,
                     const char *deputies, const char *name)
{
  g_autofree char *of = g_strconcat ("TM. ", organ, NULL);
  g_autofree char *stamped = g_strconcat ("đóng dấu của ", stamp, ")", NULL);
  int half = run->split + 1;
  const HpBlockSignature pair[] = {
    { { of, head, SIGN_AND, stamped }, name, 0, half },
    { { deputies, SIGN }, NULL, half, run->n_columns - half },
  };

  hp_sheet_row (run->sheet, 4, HP_ROW_KEEP);
  hp_block_signatures (run, pair, G_N_ELEMENTS (pair));
}

void
hp_block_sign_right (HpFormRun *run, const char *organ, const char *head, const char *stamp,
                     const char *const *left)
{
  g_autofree char *of = g_strconcat ("TM. ", organ, NULL);
  g_autofree char *stamped = g_strconcat ("đóng dấu của ", stamp, ")", NULL);
  const char *const lines[] = { of, head, SIGN_AND, stamped };
  int rest = run->n_columns - run->split;
  guint n_left = left != NULL ? g_strv_length ((char **) left) : 0;

  for (guint i = 0; i < MAX (G_N_ELEMENTS (lines), n_left); i++)
    {
      hp_sheet_row (run->sheet, 0, HP_ROW_KEEP);
      if (i < n_left)
        hp_sheet_text (run->sheet, 0, run->split,
                       i == 0 ? HP_STYLE_BOLD | HP_STYLE_ITALIC | HP_STYLE_SIZE (12)
                              : HP_STYLE_SIZE (11),
                       left[i]);
      if (i < G_N_ELEMENTS (lines))
        hp_sheet_text (run->sheet, run->split, rest,
                       HP_STYLE_CENTRE | (i < 2 ? HP_STYLE_BOLD : HP_STYLE_ITALIC), lines[i]);
    }
  hp_sheet_row (run->sheet, SIGN_ROOM, HP_ROW_PLAIN);
}
