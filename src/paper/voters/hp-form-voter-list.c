/* hp-form-voter-list.c: the voter list of a station (form 31/HĐBC of resolution 40/NQ-HĐBCQG of
 * 29/9/2025; form 33/HĐBC of 2021). Its columns are data of the election.
 *
 * Voters pass through one by one; of 100,000 only one is in memory at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-percent.h"
#include "engine/voters/hp-voter.h"
#include "paper/kit/hp-blocks.h"

#include <string.h>

#define PRINTED 262.0 /* mm, A4 across */
#define CELL (HP_STYLE_BORDER | HP_STYLE_SIZE (10))
#define CENTRE (CELL | HP_STYLE_CENTRE)
#define CAPTION (CENTRE | HP_STYLE_BOLD)
#define MARK "X"
#define NO_RIGHT "0"
#define GO_ON_EVERY 1024 /* rows */

typedef enum
{
  FIELD_NUMBER,
  FIELD_NAME,
  FIELD_BIRTH,
  FIELD_MALE,
  FIELD_FEMALE,
  FIELD_IDENTITY,
  FIELD_ETHNICITY,
  FIELD_OCCUPATION,
  FIELD_PERMANENT,
  FIELD_TEMPORARY,
  FIELD_CURRENT,
  FIELD_RIGHT, /* of the column's body */
  FIELD_NOTE,
  N_FIELDS
} Field;

/* The width in millimetres that data need, and whether more does a column good. */
static const struct
{
  const char *name;
  double need;
  gboolean takes_more;
} fields[N_FIELDS] = {
  { "number", 10, FALSE },    { "name", 34, TRUE },       { "birth_date", 19, FALSE },
  { "male", 8, FALSE },       { "female", 8, FALSE },     { "identity", 23, FALSE },
  { "ethnicity", 12, FALSE }, { "occupation", 20, TRUE }, { "permanent", 42, TRUE },
  { "temporary", 32, TRUE },  { "current", 16, FALSE },   { "", 12, FALSE },
  { "note", 18, TRUE },
};

typedef struct
{
  HpFormRun *run;
  HpStation *station;
  const HpListColumn *columns;
  int n_columns;
  Field *fields;     /* of the columns */
  int note;          /* column of the notes, -1 = none */
  gboolean by_card;  /* every voter has a card number */
  gint64 rows;       /* printed */
  gint64 *marks;     /* by column: marks that count */
  gint64 counted;    /* voters that count */
  gboolean apart;    /* rows are there that do not count … */
  gboolean disputed; /* … and one that counts bears the same phrase */
  int first;         /* row of the first voter */
} List;

static void
list_clear (List *self)
{
  hp_station_free (self->station);
  g_free (self->fields);
  g_free (self->marks);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

static Field
field_of (const HpListColumn *column)
{
  if (column->body != HP_BODY_NONE)
    return FIELD_RIGHT;
  for (int i = 0; i < N_FIELDS; i++)
    if (g_str_equal (fields[i].name, column->field))
      return (Field) i;
  return N_FIELDS;
}

static gboolean
is_printed (const HpVoter *voter)
{
  return !g_str_equal (voter->state, "removed");
}

/* What the note says of a voter who votes elsewhere; NULL for those who vote here. */
static const char *
phrase_of (const List *self, const HpVoter *voter)
{
  if (g_str_equal (voter->state, "elsewhere"))
    return hp_rules_list_note (self->run->rules, "elsewhere");
  if (g_str_equal (voter->state, "at-residence"))
    return hp_rules_list_note (self->run->rules, "residence");
  return NULL;
}

static gboolean
look_at (const HpVoter *voter, gpointer data, GError **error)
{
  List *self = data;

  if (!is_printed (voter))
    return TRUE;
  if (voter->card == NULL || *voter->card == '\0')
    self->by_card = FALSE;
  if (++self->rows % GO_ON_EVERY == 0)
    return hp_form_go_on (self->run, error);
  return TRUE;
}

static gboolean
load (List *self, GError **error)
{
  HpFormRun *run = self->run;

  self->columns = hp_rules_list_columns (run->rules, &self->n_columns);
  self->fields = g_new0 (Field, self->n_columns);
  self->marks = g_new0 (gint64, self->n_columns);
  self->note = -1;
  for (int i = 0; i < self->n_columns; i++)
    {
      self->fields[i] = field_of (&self->columns[i]);
      if (self->fields[i] == FIELD_NOTE)
        self->note = i;
    }
  self->station = hp_station_load (run->db, run->form->station, error);
  if (self->station == NULL)
    return FALSE;
  self->by_card = TRUE;
  return hp_voters_each (run->db, self->station->id, look_at, self, error);
}

/* What the data do not need is shared out as the official widths are. */
static void
begin (List *self)
{
  const HpSheetSetup paper = { .landscape = self->run->form->landscape,
                               .margin_top = 15,
                               .margin_bottom = 12,
                               .margin_left = 20,
                               .margin_right = 15,
                               .font_size = 13 };
  g_autofree double *widths = g_new0 (double, self->n_columns);
  double used = 0, shares = 0;

  for (int i = 0; i < self->n_columns; i++)
    {
      Field field = self->fields[i];

      widths[i] = field < N_FIELDS ? fields[field].need : 20;
      used += widths[i];
      if (field < N_FIELDS && fields[field].takes_more)
        shares += MAX (self->columns[i].width, 1);
    }
  for (int i = 0; i < self->n_columns && shares > 0; i++)
    if (self->fields[i] < N_FIELDS && fields[self->fields[i]].takes_more)
      widths[i] += (PRINTED - used) * MAX (self->columns[i].width, 1) / shares;
  hp_form_begin (self->run, "Danh sách cử tri", self->n_columns, widths,
                 hp_form_split (widths, self->n_columns, PRINTED * 0.44), &paper, NULL);
}

static void
head (List *self)
{
  HpFormRun *run = self->run;
  g_autofree char *ward = hp_form_upper (run->ward);
  g_autofree char *day = hp_form_day (run, HP_DATE_NONE);
  g_autofree char *date = g_strdup_printf ("%s, %s", run->election->ward, day);
  g_autofree char *second =
      g_strconcat ("BẦU CỬ ĐẠI BIỂU QUỐC HỘI KHÓA ", hp_rules_term_qh (run->rules), NULL);
  g_autofree char *third = g_strconcat ("VÀ BẦU CỬ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN CÁC CẤP NHIỆM KỲ ",
                                        hp_rules_term_hdnd (run->rules), NULL);
  g_autoptr (GString) fourth = g_string_new (NULL);

  g_string_printf (fourth, "Khu vực bỏ phiếu số %d thuộc %s", self->station->number, run->ward);
  if (hp_rules_has_district (run->rules))
    g_string_append_printf (fourth, " %s", run->election->district);
  g_string_append_printf (fourth, " %s", run->province);
  hp_block_head (run, (const char *const[]){ "ỦY BAN NHÂN DÂN", ward, NULL }, NULL, date);
  hp_block_title (run,
                  (const char *const[]){ "DANH SÁCH CỬ TRI", second, third, fourth->str, NULL });
}

static int
group_span (const List *self, int first)
{
  int span = 1;

  while (first + span < self->n_columns
         && g_strcmp0 (self->columns[first].group, self->columns[first + span].group) == 0)
    span++;
  return span;
}

static void
headings (List *self)
{
  HpSheet *sheet = self->run->sheet;
  const HpListColumn *columns = self->columns;

  hp_sheet_row (sheet, 0, HP_ROW_HEADING | HP_ROW_KEEP);
  for (int i = 0; i < self->n_columns;)
    {
      int span = columns[i].group != NULL ? group_span (self, i) : 1;

      if (columns[i].group != NULL)
        hp_sheet_text (sheet, i, span, CAPTION, columns[i].group);
      else
        hp_sheet_text_down (sheet, i, 1, 2, CAPTION, columns[i].caption);
      i += span;
    }
  hp_sheet_row (sheet, 0, HP_ROW_HEADING | HP_ROW_KEEP);
  for (int i = 0; i < self->n_columns; i++)
    if (columns[i].group != NULL)
      hp_sheet_text (sheet, i, 1, CAPTION, columns[i].caption);
  hp_sheet_row (sheet, 0, HP_ROW_HEADING | HP_ROW_KEEP);
  for (int i = 0; i < self->n_columns; i++)
    hp_sheet_text (sheet, i, 1, CENTRE | HP_STYLE_ITALIC, columns[i].index);
}

static void
mark (List *self, int column, gboolean set, gboolean counts, const char *otherwise)
{
  hp_sheet_text (self->run->sheet, column, 1, CENTRE, set ? MARK : otherwise);
  if (set && counts)
    self->marks[column]++;
}

static void
note_cell (List *self, int column, const HpVoter *voter, const char *phrase)
{
  g_autofree char *text = NULL;
  gboolean said = phrase != NULL && g_str_has_prefix (voter->note, phrase);

  if (phrase == NULL || said)
    text = g_strdup (voter->note);
  else
    text = *voter->note != '\0' ? g_strconcat (phrase, "; ", voter->note, NULL) : g_strdup (phrase);
  hp_sheet_text (self->run->sheet, column, 1, CELL, text);
}

/* Fields that are plain text; NULL for the others. */
static const char *
text_of (const HpVoter *voter, Field field)
{
  switch (field)
    {
    case FIELD_NAME:
      return voter->name;
    case FIELD_IDENTITY:
      return voter->identity;
    case FIELD_ETHNICITY:
      return voter->ethnicity;
    case FIELD_OCCUPATION:
      return voter->occupation;
    case FIELD_PERMANENT:
      return voter->permanent;
    case FIELD_TEMPORARY:
      return voter->temporary;
    case FIELD_CURRENT:
      return voter->current;
    case FIELD_NUMBER:
    case FIELD_BIRTH:
    case FIELD_MALE:
    case FIELD_FEMALE:
    case FIELD_RIGHT:
    case FIELD_NOTE:
    case N_FIELDS:
    default:
      return NULL;
    }
}

static void
voter_cell (List *self, int column, const HpVoter *voter, const char *phrase)
{
  HpSheet *sheet = self->run->sheet;
  Field field = self->fields[column];
  gboolean counts = phrase == NULL;
  g_autofree char *made = NULL;

  if (field == FIELD_MALE)
    mark (self, column, voter->sex == HP_SEX_MALE, counts, NULL);
  else if (field == FIELD_FEMALE)
    mark (self, column, voter->sex == HP_SEX_FEMALE, counts, NULL);
  else if (field == FIELD_RIGHT)
    mark (self, column, (voter->bodies & HP_BODY_BIT (self->columns[column].body)) != 0, counts,
          NO_RIGHT);
  else if (field == FIELD_NOTE)
    note_cell (self, column, voter, phrase);
  else if (field == FIELD_NUMBER)
    {
      made = self->by_card ? g_strdup (voter->card)
                           : g_strdup_printf ("%" G_GINT64_FORMAT, self->rows);
      hp_sheet_text (sheet, column, 1, CENTRE, made);
    }
  else if (field == FIELD_BIRTH)
    {
      made = hp_date_to_vi (voter->birth);
      hp_sheet_text (sheet, column, 1, CENTRE, made);
    }
  else
    hp_sheet_text (sheet, column, 1,
                   field == FIELD_IDENTITY || field == FIELD_ETHNICITY ? CENTRE : CELL,
                   text_of (voter, field));
}

/* A row that counts must not look to the formulas like one that does not. */
static void
look_for_dispute (List *self, const HpVoter *voter)
{
  static const char *const codes[] = { "elsewhere", "residence" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const char *phrase = hp_rules_list_note (self->run->rules, codes[i]);

      if (phrase != NULL && g_str_has_prefix (voter->note, phrase))
        self->disputed = TRUE;
    }
}

static gboolean
voter_row (const HpVoter *voter, gpointer data, GError **error)
{
  List *self = data;
  const char *phrase;

  if (!is_printed (voter))
    return TRUE;
  self->rows++;
  phrase = phrase_of (self, voter);
  hp_sheet_row (self->run->sheet, 0, HP_ROW_PLAIN);
  for (int i = 0; i < self->n_columns; i++)
    voter_cell (self, i, voter, phrase);
  if (phrase != NULL)
    self->apart = TRUE;
  else
    {
      self->counted++;
      look_for_dispute (self, voter);
    }
  return self->rows % GO_ON_EVERY != 0 || hp_form_go_on (self->run, error);
}

/* Marks of the column, without the rows whose note says that they vote elsewhere. */
static char *
count_formula (const List *self, int column, int last)
{
  static const char *const codes[] = { "elsewhere", "residence" };
  g_autofree char *from = hp_sheet_ref (column, self->first);
  g_autofree char *to = hp_sheet_ref (column, last);
  g_autoptr (GString) formula = g_string_new (NULL);

  g_string_printf (formula, "COUNTIF(%s:%s,\"" MARK "\")", from, to);
  for (guint i = 0; self->apart && self->note >= 0 && i < G_N_ELEMENTS (codes); i++)
    {
      const char *phrase = hp_rules_list_note (self->run->rules, codes[i]);
      g_autofree char *note_from = hp_sheet_ref (self->note, self->first);
      g_autofree char *note_to = hp_sheet_ref (self->note, last);

      if (phrase != NULL)
        g_string_append_printf (formula, "-COUNTIFS(%s:%s,\"" MARK "\",%s:%s,\"%s*\")", from, to,
                                note_from, note_to, phrase);
    }
  return g_string_free (g_steal_pointer (&formula), FALSE);
}

static void
total_row (List *self)
{
  HpSheet *sheet = self->run->sheet;
  int last = hp_sheet_row_number (sheet);

  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (sheet, 0, 2, CAPTION, "Tổng số");
  for (int i = 2; i < self->n_columns; i++)
    {
      Field field = self->fields[i];
      g_autofree char *formula = NULL;

      if (field != FIELD_MALE && field != FIELD_FEMALE && field != FIELD_RIGHT)
        {
          hp_sheet_blank (sheet, i, 1, CELL);
          continue;
        }
      formula = count_formula (self, i, last);
      if (self->rows == 0 || (self->apart && self->disputed))
        hp_sheet_count (sheet, i, 1, CAPTION, self->marks[i]);
      else
        hp_sheet_formula (sheet, i, 1, CAPTION, formula, self->marks[i]);
    }
}

static gint64
marks_of (const List *self, Field field)
{
  for (int i = 0; i < self->n_columns; i++)
    if (self->fields[i] == field)
      return self->marks[i];
  return 0;
}

/* "ĐBQH", "đại biểu HĐND tỉnh, thành phố", "đại biểu HĐND cấp huyện". */
static char *
right_words (const List *self, const HpListColumn *column)
{
  g_autofree char *lower = g_utf8_strdown (column->caption, -1);
  g_auto (GStrv) kinds = NULL;
  g_autofree char *list = NULL;

  if (column->body == HP_BODY_QH)
    return g_strdup ("ĐBQH");
  if (hp_rules_has_district (self->run->rules))
    return g_strconcat ("đại biểu HĐND cấp ", lower, NULL);
  if (column->body != HP_BODY_XA)
    return g_strconcat ("đại biểu HĐND ", lower, NULL);
  kinds = g_strsplit (self->run->kinds, "/", -1);
  list = g_strjoinv (", ", kinds);
  return g_strconcat ("đại biểu HĐND ", list, NULL);
}

static void
footers (List *self)
{
  HpFormRun *run = self->run;
  const HpStyle style = HP_STYLE_PLAIN;
  g_autofree char *all = hp_count_format (self->counted, '.');
  g_autofree char *men = hp_count_format (marks_of (self, FIELD_MALE), '.');
  g_autofree char *women = hp_count_format (marks_of (self, FIELD_FEMALE), '.');
  g_autofree char *total = g_strdup_printf (
      "Tổng số cử tri của khu vực bỏ phiếu là: %s người; trong đó có: %s Nam; %s Nữ.", all, men,
      women);
  g_autofree char *day = hp_form_day (run, HP_DATE_NONE);
  g_autofree char *made = g_strdup_printf ("Danh sách này được lập tại %s %s.", run->ward, day);

  hp_sheet_row (run->sheet, 3, HP_ROW_KEEP);
  hp_block_line (run, style, HP_ROW_KEEP, total);
  for (int i = 0; i < self->n_columns; i++)
    {
      g_autofree char *words = NULL;
      g_autofree char *number = NULL;
      g_autofree char *line = NULL;

      if (self->fields[i] != FIELD_RIGHT)
        continue;
      words = right_words (self, &self->columns[i]);
      number = hp_count_format (self->marks[i], '.');
      line = g_strdup_printf ("Cử tri tham gia bầu cử %s: %s người;", words, number);
      hp_block_line (run, style, HP_ROW_KEEP, line);
    }
  hp_block_line (run, style, HP_ROW_KEEP, made);
  hp_sheet_row (run->sheet, 4, HP_ROW_KEEP);
  hp_block_sign_right (run, "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Ủy ban nhân dân", NULL);
}

gboolean
hp_form_make_voter_list (HpFormRun *run, GError **error)
{
  g_auto (List) self = { .run = run };

  if (!load (&self, error))
    return FALSE;
  begin (&self);
  head (&self);
  headings (&self);
  self.first = hp_sheet_row_number (run->sheet) + 1;
  self.rows = 0;
  if (!hp_voters_each (run->db, self.station->id, voter_row, &self, error))
    return FALSE;
  total_row (&self);
  footers (&self);
  return hp_form_go_on (run, error);
}
