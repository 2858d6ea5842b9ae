/* hp-blocks.h: the pieces that official forms are put together from: the head with the Quốc hiệu,
 * titles, paragraphs, lines with figures, lists of persons, signatures.
 *
 * Minutes are laid out on a fixed grid of eleven columns, so that every figure has a cell of its
 * own and a percentage can be a formula over others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/setup/hp-member.h"
#include "engine/stations/hp-station.h"
#include "paper/kit/hp-form-run.h"

G_BEGIN_DECLS

/* Begins the worksheet of minutes: A4 upright, the grid below. */
void hp_block_begin_minutes (HpFormRun *run, const char *name, const char *mark);

/* "Mẫu số 18/HĐBC-QH" at the right, then @left (NULL-terminated, the last line with a short rule)
 * beside the Quốc hiệu. @number and @date stand below, left and right; NULL for none. */
void hp_block_head (HpFormRun *run, const char *const *left, const char *number, const char *date);

/* Centred bold lines, NULL-terminated. */
void hp_block_title (HpFormRun *run, const char *const *lines);

/* A justified paragraph with its first line set in. */
void hp_block_paragraph (HpFormRun *run, const char *text);
void hp_block_paragraph_printf (HpFormRun *run, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The last one of minutes, on one page with the signatures below it. */
void hp_block_closing_printf (HpFormRun *run, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The same in other styles (HpStyle), without the indent, with row flags. */
void hp_block_line (HpFormRun *run, HpStyle style, HpRowFlags flags, const char *text);
/* A text, or @n dotted lines where it is empty. */
void hp_block_answer (HpFormRun *run, const char *text, int n);

/* ---- lines of minutes; they return the number of their row ---- */

/* "- Số phiếu phát ra: | 1.200 | phiếu". */
int hp_block_figure (HpFormRun *run, const char *caption, gint64 figure, const char *unit);
/* The same, set in: a part of the figure above. */
int hp_block_part (HpFormRun *run, const char *caption, gint64 figure, const char *unit);
/* The same as the sum of rows that hp_block_part makes below it; their own number is @count. */
int hp_block_sum (HpFormRun *run, const char *caption, const char *formula, gint64 count,
                  const char *unit);
/* "- Tỷ lệ …: | 96,00 | %", as 100·@part/@whole of the figures in those rows. */
int hp_block_ratio (HpFormRun *run, const char *caption, int part_row, int whole_row, gint64 part,
                    gint64 whole);

typedef struct
{
  gint64 valid, invalid, collected;
  int collected_row; /* where the figure of @collected stands */
} HpBlockShares;
/* The two lines of valid and invalid ballots with their shares of the collected ones, which add
 * up to 100,00 in the figures and in the formulas. Returns the row of the valid ones. */
int hp_block_shares (HpFormRun *run, const HpBlockShares *shares);
/* Reference of the figure in a row of hp_block_figure, and of hp_block_shares' valid ballots. */
char *hp_block_figure_ref (int row);
char *hp_block_valid_ref (int row);

/* "1. Ông A được | 820 | phiếu/ | 1.175 | phiếu hợp lệ", the second a formula on @valid_ref. */
void hp_block_votes (HpFormRun *run, int n, const char *name, gint64 votes, gint64 valid,
                     const char *valid_ref);
/* "1. Ông A số phiếu: | 820 | đạt: | 69,79 | % so với tổng số phiếu hợp lệ." */
void hp_block_elected (HpFormRun *run, int n, const char *name, gint64 votes, gint64 valid,
                       const char *valid_ref);

/* ---- persons ---- */

/* What the members of an organ are called; a role without a word is that of the members. */
typedef struct
{
  const char *head, *deputy, *secretary, *member;
  const HpRole *blanks; /* where nobody is known: the roles of blank lines … */
  int n_blanks;         /* … and how many */
} HpBlockRoles;
/* "1. Ông Nông Văn A, Tổ trưởng" … */
void hp_block_members (HpFormRun *run, GPtrArray *members, const HpBlockRoles *roles);
/* "1. Ông/Bà: …  Nơi ở hiện nay: …" for two witnesses. */
void hp_block_witnesses (HpFormRun *run, const HpWitness witnesses[2]);
/* Name of the head (@role) of an organ, NULL where not known. */
const char *hp_block_member_name (GPtrArray *members, HpRole role);

/* ---- signatures ---- */

typedef struct
{
  const char *lines[6]; /* those in brackets are set in italics, the others bold */
  const char *name;     /* below; NULL = left for the hand */
  int column, span;
} HpBlockSignature;
/* Side by side on one page, with room for stamp and hand; also the row after them. */
void hp_block_signatures (HpFormRun *run, const HpBlockSignature *signatures, int n);

/* S-TO3: two witnesses at the left, head and secretary of the team. */
void hp_block_sign_team (HpFormRun *run, GPtrArray *members, const HpWitness witnesses[2]);
/* Two halves: the head with "TM. @organ" and the stamp's owner, the deputies beside. */
void hp_block_sign_organ (HpFormRun *run, const char *organ, const char *head, const char *stamp,
                          const char *deputies, const char *name);
/* S-UBND, S-UBBC: the right half only; @left (NULL-terminated, may be NULL) beside it. */
void hp_block_sign_right (HpFormRun *run, const char *organ, const char *head, const char *stamp,
                          const char *const *left);

G_END_DECLS
