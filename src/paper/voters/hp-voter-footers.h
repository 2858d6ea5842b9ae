/* hp-voter-footers.h: the rows of a voter sheet that are not voters: titles and footers, and what
 * the footers state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HP_PHRASE_NONE,
  HP_PHRASE_TITLE,    /* "DANH SÁCH CỬ TRI", "Cộng hòa …", "ỦY BAN NHÂN DÂN …" */
  HP_PHRASE_TOTAL,    /* "Tổng số", "Cộng": figures stand in the columns or in the sentence */
  HP_PHRASE_PAGE_SUM, /* "Cộng trang 3": says nothing about the station */
  HP_PHRASE_FOOTER,   /* other sentences and signature lines */
} HpPhrase;

/* What the first text of a row says. *@surely is TRUE where no voter could bear it as a name. */
HpPhrase hp_voter_phrase (const char *text, gboolean *surely);

/* Called for each figure that a sentence states: "total", "men", "women", "qh", "tinh" … */
typedef void (*HpStatedFunc) (const char *field, gint64 figure, gpointer data);

/* "Tổng số cử tri của khu vực bỏ phiếu là: 1.614 người; trong đó có: 800 Nam; 814 Nữ." and
 * "Cử tri tham gia bầu cử đại biểu HĐND xã, phường: 376 người". Dates and numbers of stations in
 * such sentences are no figures. */
void hp_voter_stated (const char *text, HpStatedFunc func, gpointer data);

G_END_DECLS
