/* hp-voter-footers.c: the rows of a voter sheet that are not voters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/voters/hp-voter-footers.h"

#include "engine/core/hp-body.h"
#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"

#include <string.h>

static gboolean
begins (const char *fold, const char *const *phrases)
{
  for (; *phrases != NULL; phrases++)
    {
      gsize n = strlen (*phrases);

      if (strncmp (fold, *phrases, n) == 0 && !g_ascii_isalnum (fold[n]))
        return TRUE;
    }
  return FALSE;
}

HpPhrase
hp_voter_phrase (const char *text, gboolean *surely)
{
  static const char *const titles[] = { "danh sach cu tri", "bau cu dai bieu",
                                        "cong hoa xa hoi",  "doc lap",
                                        "uy ban nhan dan",  "ubnd",
                                        "mau so",           NULL };
  static const char *const page_sums[] = { "cong trang", "tong trang", "cong theo trang", NULL };
  static const char *const totals[] = { "tong so", "tong cong", NULL };
  static const char *const footers[] = { "cu tri tham gia",
                                         "so cu tri",
                                         "trong do",
                                         "nguoi lap",
                                         "lap bieu",
                                         "danh sach nay",
                                         "danh sach duoc lap",
                                         "danh sach gom",
                                         "an dinh danh sach",
                                         "tm",
                                         "thay mat",
                                         "kt",
                                         "chu tich",
                                         "pho chu tich",
                                         "to truong",
                                         "thu truong",
                                         "xac nhan",
                                         "ky ten",
                                         "noi nhan",
                                         "nguoi kiem tra",
                                         "can bo",
                                         NULL };
  static const char *const words[] = { "tổng số", "tổng cộng", "cộng", "tổng", NULL };
  g_autofree char *clean = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *fold = NULL;
  gsize n;

  /* Nearly every row of a list begins with its number. */
  *surely = FALSE;
  if (text[strspn (text, "0123456789")] == '\0')
    return HP_PHRASE_NONE;
  clean = hp_text_clean (text);
  lower = g_utf8_strdown (clean, -1);
  fold = hp_text_fold (clean);
  n = strlen (lower);
  while (n > 0 && strchr (" :.", lower[n - 1]) != NULL)
    lower[--n] = '\0';
  /* "Tống Công Minh" is a man, "Tổng cộng" is not. */
  *surely = g_strv_contains (words, lower) || g_str_has_prefix (lower, "tổng số cử tri");
  if (begins (fold, page_sums))
    return HP_PHRASE_PAGE_SUM;
  if (begins (fold, totals) || g_strv_contains (words, lower))
    return HP_PHRASE_TOTAL;
  if (begins (fold, titles))
    return HP_PHRASE_TITLE;
  if (begins (fold, footers))
    return HP_PHRASE_FOOTER;
  if (strstr (fold, "ngay") != NULL && strstr (fold, " thang ") != NULL
      && strstr (fold, " nam") != NULL && strstr (fold, "sinh") == NULL)
    return HP_PHRASE_FOOTER;
  return HP_PHRASE_NONE;
}

/* ---- what a sentence states ---- */

static gboolean
ends_with_word (const char *text, const char *word)
{
  gsize n = strlen (text), w = strlen (word);

  while (n > 0 && strchr (" :=-", text[n - 1]) != NULL)
    n--;
  return n >= w && strncmp (text + n - w, word, w) == 0
         && (n == w || strchr (" :;,.(", text[n - w - 1]) != NULL);
}

/* The body that the words before a number name; the last one counts. */
static const char *
body_in (const char *before)
{
  static const struct
  {
    const char *word;
    HpBody body;
  } places[] = {
    { "tinh", HP_BODY_TINH },  { "thanh pho", HP_BODY_TINH }, { "huyen", HP_BODY_HUYEN },
    { "quan", HP_BODY_HUYEN }, { "thi xa", HP_BODY_HUYEN },   { "xa", HP_BODY_XA },
    { "phuong", HP_BODY_XA },  { "thi tran", HP_BODY_XA },    { "dac khu", HP_BODY_XA },
  };
  const char *council = g_strrstr (before, "hdnd");
  const char *p;

  p = council != NULL ? council + strlen ("hdnd") : NULL;
  council = g_strrstr (before, "hoi dong nhan dan");
  if (p == NULL && council != NULL)
    p = council + strlen ("hoi dong nhan dan");
  if (p == NULL)
    return strstr (before, "dbqh") != NULL || strstr (before, "quoc hoi") != NULL
               ? hp_body_code (HP_BODY_QH)
               : NULL;
  while (*p == ' ')
    p++;
  if (g_str_has_prefix (p, "cap "))
    p += strlen ("cap ");
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (p, places[i].word) && !g_ascii_isalpha (p[strlen (places[i].word)]))
      return hp_body_code (places[i].body);
  return NULL;
}

/* The end of the number at @p: digits, with "." or a blank between groups of three. */
static const char *
number_end (const char *p)
{
  while (g_ascii_isdigit (*p))
    p++;
  while ((*p == '.' || *p == ' ') && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
         && g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]))
    p += 4;
  return p;
}

static gboolean
is_no_figure (const char *before, const char *fold)
{
  return ends_with_word (before, "năm") || ends_with_word (fold, "ngay")
         || ends_with_word (fold, "thang") || ends_with_word (fold, "phieu so")
         || ends_with_word (fold, "kvbp so") || ends_with_word (fold, "to so")
         || ends_with_word (fold, "kvbp");
}

/* The word right behind a number, "nam" or "nữ"; *@end moves past it. */
static const char *
sex_behind (const char **end)
{
  static const char *const words[] = { "nam", "nữ", "nu" };
  const char *p = *end;

  while (*p == ' ')
    p++;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if (strncmp (p, words[i], n) != 0 || g_unichar_isalpha (g_utf8_get_char (p + n)))
        continue;
      *end = p + n;
      return i == 0 ? "men" : "women";
    }
  return NULL;
}

void
hp_voter_stated (const char *text, HpStatedFunc func, gpointer data)
{
  g_autofree char *clean = hp_text_clean (text);
  g_autofree char *lower = g_utf8_strdown (clean, -1);
  const char *from = lower;
  gboolean of_total = FALSE;

  for (const char *p = lower; *p != '\0';)
    {
      g_autofree char *before = NULL, *fold = NULL, *digits = NULL;
      const char *end, *field = NULL;
      gint64 figure;

      if (!g_ascii_isdigit (*p))
        {
          p++;
          continue;
        }
      end = number_end (p);
      before = g_strndup (from, p - from);
      fold = hp_text_fold (before);
      digits = g_strndup (p, end - p);
      if (!hp_parse_count (digits, &figure) || is_no_figure (before, fold))
        field = NULL;
      else if (of_total && ends_with_word (before, "nam"))
        field = "men";
      else if (of_total && (ends_with_word (before, "nữ") || ends_with_word (fold, "nu")))
        field = "women";
      else if (of_total && (field = sex_behind (&end)) != NULL)
        ;
      else if ((field = body_in (fold)) != NULL)
        of_total = FALSE;
      else if (strstr (fold, "tong so") != NULL || strstr (fold, "tong cong") != NULL
               || g_str_has_prefix (fold, "so cu tri"))
        {
          field = "total";
          of_total = TRUE;
        }
      if (field != NULL)
        func (field, figure, data);
      /* A number that is none belongs to the words before the next one. */
      if (field != NULL || !is_no_figure (before, fold))
        from = end;
      p = end;
    }
}
