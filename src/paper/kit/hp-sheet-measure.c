/* hp-sheet-measure.c: how many lines a text takes.
 *
 * Shaping is what costs time, and a voter list has more than a million cells. So every font has a
 * table of advances, and lines are first counted with it twice: once so carefully that Pango
 * cannot need more, once so generously that it cannot need fewer. Only where the two differ is
 * the text laid out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-sheet-private.h"

#include <string.h>

#define TABLE_SIZE 0x2100 /* Latin with all Vietnamese letters, punctuation */
#define TABLE_POINTS 100.0
#define REMEMBERED 8192
#define MAX_PARAGRAPH 8000 /* bytes; far more than a page, and Pango would take seconds */
#define CAREFUL 1.003      /* kerning makes a text shorter, hardly ever longer */
#define GENEROUS 0.97

typedef struct
{
  float advance[TABLE_SIZE]; /* in font sizes; 0 = not known yet, negative = let Pango do it */
  double ascent, descent;    /* in font sizes */
} HpFontTable;

struct _HpMeasure
{
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout;
  HpFontTable *tables[4]; /* upright, bold, italic, both */
  GHashTable *fonts;      /* style and size → PangoFontDescription */
  GHashTable *remembered; /* style, size, width, text → number of lines */
};

HpMeasure *
hp_measure_new (void)
{
  HpMeasure *measure = g_new0 (HpMeasure, 1);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoAttrList *attributes = pango_attr_list_new ();

  /* A map of its own, for a sheet is made in a job's thread and drawn in another. */
  measure->map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (measure->map), 72.0);
  measure->context = pango_font_map_create_context (measure->map);
  /* Without hinting a text is equally long on screen, on paper and here. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (measure->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (measure->context, FALSE);
  pango_context_set_language (measure->context, pango_language_from_string ("vi"));
  measure->layout = pango_layout_new (measure->context);
  /* A word too long for its column is cut without a hyphen, as spreadsheets do. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (measure->layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_wrap (measure->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (measure->layout, FALSE);
  measure->fonts = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                          (GDestroyNotify) pango_font_description_free);
  measure->remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return measure;
}

void
hp_measure_free (HpMeasure *measure)
{
  if (measure == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (measure->tables); i++)
    g_free (measure->tables[i]);
  g_hash_table_unref (measure->remembered);
  g_hash_table_unref (measure->fonts);
  g_object_unref (measure->layout);
  g_object_unref (measure->context);
  g_object_unref (measure->map);
  g_free (measure);
}

PangoContext *
hp_measure_context (HpMeasure *measure)
{
  return measure->context;
}

static guint
font_index (HpStyle style)
{
  return ((style & HP_STYLE_BOLD) != 0 ? 1 : 0) + ((style & HP_STYLE_ITALIC) != 0 ? 2 : 0);
}

static const PangoFontDescription *
get_font (HpMeasure *measure, HpStyle style, double size)
{
  gpointer key = GUINT_TO_POINTER (font_index (style) << 24 | (guint) (size * 64));
  PangoFontDescription *font = g_hash_table_lookup (measure->fonts, key);

  if (font == NULL)
    {
      font = pango_font_description_from_string (HP_SHEET_FONTS);
      pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
      if ((style & HP_STYLE_BOLD) != 0)
        pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
      if ((style & HP_STYLE_ITALIC) != 0)
        pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
      g_hash_table_insert (measure->fonts, key, font);
    }
  return font;
}

static HpFontTable *
get_table (HpMeasure *measure, HpStyle style)
{
  HpFontTable **place = &measure->tables[font_index (style)];

  if (*place == NULL)
    {
      const PangoFontDescription *font = get_font (measure, style, TABLE_POINTS);
      PangoFontMetrics *metrics = pango_context_get_metrics (measure->context, font, NULL);

      *place = g_new0 (HpFontTable, 1);
      (*place)->ascent = pango_font_metrics_get_ascent (metrics) / (PANGO_SCALE * TABLE_POINTS);
      (*place)->descent = pango_font_metrics_get_descent (metrics) / (PANGO_SCALE * TABLE_POINTS);
      pango_font_metrics_unref (metrics);
    }
  return *place;
}

double
hp_measure_baseline (HpMeasure *measure, HpStyle style, double size)
{
  HpFontTable *table = get_table (measure, style);

  return size * (table->ascent + (HP_LINE_PITCH - table->ascent - table->descent) / 2);
}

/* Marks that join the letter before them have no advance of their own to add up. */
static float
advance_of (HpMeasure *measure, HpFontTable *table, HpStyle style, gunichar c)
{
  char utf8[8];
  PangoRectangle logical;

  if (c >= TABLE_SIZE)
    return -1;
  if (table->advance[c] == 0)
    {
      if (g_unichar_ismark (c) || g_unichar_iszerowidth (c) || g_unichar_iscntrl (c))
        table->advance[c] = -1;
      else
        {
          utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
          pango_layout_set_font_description (measure->layout,
                                             get_font (measure, style, TABLE_POINTS));
          pango_layout_set_width (measure->layout, -1);
          pango_layout_set_indent (measure->layout, 0);
          pango_layout_set_text (measure->layout, utf8, -1);
          pango_layout_get_extents (measure->layout, NULL, &logical);
          table->advance[c] = logical.width > 0 ? logical.width / (PANGO_SCALE * TABLE_POINTS) : -1;
        }
    }
  return table->advance[c];
}

typedef struct
{
  double stretch;  /* on every advance */
  double x, since; /* used of this line; and of it, after the last place to break */
  gboolean can_break;
  int lines;
} HpCounter;

/* FALSE where the line had to end without a known place to break. */
static gboolean
count_char (HpCounter *counter, double advance, double width, gboolean is_space,
            gboolean break_after)
{
  gboolean known = TRUE;

  advance *= counter->stretch;
  /* Blanks may hang over the edge. */
  if (!is_space && counter->x + advance > width)
    {
      known = counter->can_break;
      counter->lines++;
      counter->x = counter->can_break ? counter->since : 0;
      counter->since = counter->x;
      counter->can_break = FALSE;
    }
  counter->x += advance;
  counter->since += advance;
  if (break_after)
    {
      counter->since = 0;
      counter->can_break = TRUE;
    }
  return known;
}

/* Whether a paragraph surely fits one line: most do. */
static gboolean
fits_by_table (HpMeasure *measure, HpStyle style, double width, double indent, const char *text,
               const char *end)
{
  HpFontTable *table = get_table (measure, style);
  double sum = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      float advance = advance_of (measure, table, style, g_utf8_get_char (p));

      if (advance < 0)
        return FALSE;
      sum += advance;
    }
  return indent + sum * CAREFUL <= width;
}

/* Whether any rule of line breaking lets a line end at the blank between these. */
static gboolean
breaks_between (gunichar before, gunichar after)
{
  if (g_unichar_isalnum (before))
    return g_unichar_isalnum (after) || after == '(';
  return before < 0x80 && strchr (",.;:!?)%/-", (int) before) != NULL && g_unichar_isalnum (after);
}

/* Lines of one paragraph; 0 where the table cannot tell. @width and @indent in font sizes. */
static int
count_by_table (HpMeasure *measure, HpStyle style, double width, double indent, const char *text,
                const char *end)
{
  HpFontTable *table = get_table (measure, style);
  HpCounter most = { CAREFUL, indent, indent, FALSE, 1 };
  HpCounter least = { GENEROUS, indent, indent, FALSE, 1 };
  gboolean sure = TRUE;
  gunichar before = ' ';

  for (const char *p = text; p < end;)
    {
      gunichar c = g_utf8_get_char (p);
      float advance = advance_of (measure, table, style, c);
      gboolean is_word = g_unichar_isalnum (c);

      if (advance < 0)
        return 0;
      p = g_utf8_next_char (p);
      count_char (&least, advance, width, c == ' ', !is_word);
      sure &= count_char (&most, advance, width, c == ' ',
                          c == ' ' && p < end && breaks_between (before, g_utf8_get_char (p)));
      before = c;
    }
  if (end - text > MAX_PARAGRAPH)
    return MAX (least.lines, most.lines);
  return sure && least.lines == most.lines ? most.lines : 0;
}

double
hp_measure_longest_word (HpMeasure *measure, HpStyle style, const char *text)
{
  HpFontTable *table = get_table (measure, style);
  double longest = 0, word = 0;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (c == ' ' || c == '\n')
        {
          word = 0;
          continue;
        }
      word += MAX (advance_of (measure, table, style, c), 0) * CAREFUL;
      longest = MAX (longest, word);
      /* "A/B" may be parted, "01/02/1980" may not. */
      if ((c == '/' || c == '-') && g_unichar_isalpha (g_utf8_get_char (p)))
        word = 0;
    }
  return longest;
}

static int
count_by_layout (HpMeasure *measure, HpStyle style, double size, double width, const char *text,
                 gsize length)
{
  g_autofree char *paragraph = g_strndup (text, length);
  g_autofree char *key = NULL;
  gpointer known;
  int lines;

  key = g_strdup_printf ("%x %d %d %s", style & (HP_STYLE_FONT | HP_STYLE_INDENT),
                         (int) (size * 64), (int) (width * 64), paragraph);
  known = g_hash_table_lookup (measure->remembered, key);
  if (known != NULL)
    return GPOINTER_TO_INT (known);
  lines = pango_layout_get_line_count (
      hp_measure_layout (measure, style & ~HP_STYLE_JUSTIFY, size, width, paragraph));
  if (g_hash_table_size (measure->remembered) >= REMEMBERED)
    g_hash_table_remove_all (measure->remembered);
  g_hash_table_insert (measure->remembered, g_steal_pointer (&key), GINT_TO_POINTER (lines));
  return lines;
}

int
hp_measure_lines (HpMeasure *measure, HpStyle style, double size, double width, const char *text)
{
  double indent = (style & HP_STYLE_INDENT) != 0 ? HP_FIRST_LINE : 0;
  int lines = 0;

  width = MAX (width, size);
  for (const char *p = text;;)
    {
      const char *end = strchrnul (p, '\n');
      int n = 1;

      if (!fits_by_table (measure, style, width / size, indent / size, p, end))
        n = count_by_table (measure, style, width / size, indent / size, p, end);
      lines += n > 0 ? n : count_by_layout (measure, style, size, width, p, end - p);
      if (*end == '\0')
        break;
      p = end + 1;
    }
  return lines;
}

PangoLayout *
hp_measure_layout (HpMeasure *measure, HpStyle style, double size, double width, const char *text)
{
  PangoLayout *layout = measure->layout;
  PangoAlignment alignment = PANGO_ALIGN_LEFT;

  if ((style & HP_STYLE_CENTRE) != 0)
    alignment = PANGO_ALIGN_CENTER;
  else if ((style & HP_STYLE_RIGHT) != 0)
    alignment = PANGO_ALIGN_RIGHT;
  pango_layout_set_font_description (layout, get_font (measure, style, size));
  pango_layout_set_width (layout, (int) (MAX (width, size) * PANGO_SCALE));
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_justify (layout, (style & HP_STYLE_JUSTIFY) != 0);
  pango_layout_set_indent (
      layout, (style & HP_STYLE_INDENT) != 0 ? (int) (HP_FIRST_LINE * PANGO_SCALE) : 0);
  pango_layout_set_text (layout, text, -1);
  return layout;
}
