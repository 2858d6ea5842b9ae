/* hp-test-sheet.h: looks into an .xlsx file and a PDF as others see them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The value of an XPath expression in a part of the file ("xl/worksheets/sheet1.xml"), as text:
 * a node set gives its first node's text, a number or boolean its usual writing. Elements of the
 * main namespace are "m:", relations' "r:", a drawing's chart "c:", core properties' "dc:",
 * "dcterms:". A part that is not there is "(no part)". Transfer full. */
char *hp_test_xpath (const char *path, const char *part, const char *expression);

/* The same, which must be @wanted. */
#define hp_test_assert_xpath(path, part, expression, wanted)                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *hp_test_found = hp_test_xpath (path, part, expression);                       \
    g_assert_cmpstr (hp_test_found, ==, wanted);                                                   \
  }                                                                                                \
  G_STMT_END

/* A part's bytes as text; NULL where it is not there. Transfer full. */
char *hp_test_part (const char *path, const char *part);

/* What pdftotext -layout reads on page @page (from 1; 0 = all), and the last word pdfinfo says
 * after @key ("Pages"). Transfer full. */
char *hp_test_pdf_text (const char *path, int page);
char *hp_test_pdf_info (const char *path, const char *key);

/* How often @needle stands in @text. */
int hp_test_count (const char *text, const char *needle);

/* A new folder; and its removal with all in it, giving the number of files there were. */
char *hp_test_folder (void);
int hp_test_folder_remove (const char *folder);

G_END_DECLS
