/* hp-reader-part.c: a part of the zip as a stream of XML nodes, limited while it is unpacked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 100
/* Below this size the ratio of unpacked to packed says nothing. */
#define RATIO_FROM_BYTES (1024 * 1024)

enum
{
  PROLOG_DONE = -1,
  PROLOG_OUTSIDE = 0,
  PROLOG_LESS,
  PROLOG_BANG,
  PROLOG_BANG_DASH,
  PROLOG_COMMENT,
  PROLOG_COMMENT_DASH,
  PROLOG_COMMENT_DASHES,
  PROLOG_INSTRUCTION,
  PROLOG_INSTRUCTION_END,
};

static gboolean
refuse_doctype (HpPart *part, GError **error)
{
  return hp_read_fail (part->read, error, HP_ERROR_LIMIT,
                       _ ("The file declares a document type or entities, which no spreadsheet "
                          "program writes. It was not read further. Ask for it again, from its "
                          "author."));
}

/* One step of the search for "<!DOCTYPE" before the first element: it is refused before libxml2
 * reads what it declares. NUL is passed over, so that UTF-16 is read alike. FALSE: found. */
static gboolean
prolog_step (HpPart *part, guchar c)
{
  int s = part->prolog;

  if (c == '\0')
    return TRUE;
  if (s == PROLOG_OUTSIDE)
    s = c == '<' ? PROLOG_LESS : s;
  else if (s == PROLOG_LESS)
    s = c == '!' ? PROLOG_BANG : c == '?' ? PROLOG_INSTRUCTION : PROLOG_DONE;
  else if (s == PROLOG_BANG && c != '-')
    return FALSE;
  else if (s == PROLOG_BANG)
    s = PROLOG_BANG_DASH;
  else if (s == PROLOG_BANG_DASH)
    s = c == '-' ? PROLOG_COMMENT : PROLOG_DONE;
  else if (s == PROLOG_COMMENT)
    s = c == '-' ? PROLOG_COMMENT_DASH : s;
  else if (s == PROLOG_COMMENT_DASH)
    s = c == '-' ? PROLOG_COMMENT_DASHES : PROLOG_COMMENT;
  else if (s == PROLOG_COMMENT_DASHES)
    s = c == '>' ? PROLOG_OUTSIDE : c == '-' ? s : PROLOG_COMMENT;
  else if (s == PROLOG_INSTRUCTION)
    s = c == '?' ? PROLOG_INSTRUCTION_END : s;
  else
    s = c == '>' ? PROLOG_OUTSIDE : c == '?' ? s : PROLOG_INSTRUCTION;
  part->prolog = s;
  return TRUE;
}

static gboolean
check_unpacked (HpPart *part)
{
  const HpReaderLimits *limits = &part->read->reader->limits;
  gint64 packed = hp_source_taken (part->read->reader->source) - part->taken;

  if (part->produced > limits->max_part_bytes
      || (part->produced > RATIO_FROM_BYTES && part->produced / limits->max_ratio > packed))
    return hp_read_fail (part->read, &part->error, HP_ERROR_LIMIT,
                         _ ("Unpacked, the file is far larger than a spreadsheet can be. It was "
                            "not read further. Ask for it again, from its author."));
  return hp_read_check (part->read, part->produced, &part->error);
}

/* For libxml2. After an error it sees the end of the file: an error of its own would be printed. */
static int
part_read (void *data, char *buffer, int len)
{
  HpPart *part = data;
  gint64 n = MIN (gsf_input_remaining (part->input), (gsf_off_t) len);
  const guint8 *got;

  if (part->error != NULL || n <= 0)
    return 0;
  /* Where the packed data ends too early, the library leaves the rest of the buffer as it was. */
  memset (buffer, 0, n);
  got = gsf_input_read (part->input, n, (guint8 *) buffer);
  if (got == NULL)
    {
      hp_read_fail_damaged (part->read, &part->error, gsf_input_name (part->input));
      return 0;
    }
  part->produced += n;
  if (!check_unpacked (part))
    return 0;
  for (gint64 i = 0; i < n && part->prolog != PROLOG_DONE; i++)
    if (!prolog_step (part, buffer[i]))
      {
        refuse_doctype (part, &part->error);
        return 0;
      }
  return n;
}

static void
keep_problem (void *data, xmlErrorPtr e)
{
  HpPart *part = data;

  if (part == NULL || part->problem != NULL || e == NULL || e->level < XML_ERR_ERROR)
    return;
  part->problem = g_strdup_printf ("%s:%d: %s", gsf_input_name (part->input), e->line,
                                   e->message != NULL ? e->message : "");
  part->problem[strcspn (part->problem, "\n")] = '\0';
}

gboolean
hp_part_exists (HpReader *reader, const char *path)
{
  g_autoptr (GObject) part = (GObject *) hp_source_open_part (reader->source, reader->zip, path);

  return part != NULL;
}

gint64
hp_part_size (HpReader *reader, const char *path)
{
  GsfInput *input = hp_source_open_part (reader->source, reader->zip, path);
  gint64 size = input != NULL ? gsf_input_size (input) : 0;

  g_clear_object (&input);
  return size;
}

char *
hp_part_peek (HpReader *reader, const char *path, gsize max, gsize *length)
{
  GsfInput *input = hp_source_open_part (reader->source, reader->zip, path);
  char *bytes = NULL;

  *length = 0;
  if (input == NULL)
    return NULL;
  *length = MIN ((gsf_off_t) max, gsf_input_size (input));
  bytes = g_malloc0 (*length + 1);
  if (*length > 0 && gsf_input_read (input, *length, (guint8 *) bytes) == NULL)
    g_clear_pointer (&bytes, g_free);
  g_object_unref (input);
  return bytes;
}

gboolean
hp_part_open (HpPart *part, HpRead *read, const char *path, GError **error)
{
  HpReader *reader = read->reader;

  *part = (HpPart){ .read = read, .taken = hp_source_taken (reader->source) };
  part->input = hp_source_open_part (reader->source, reader->zip, path);
  if (part->input == NULL)
    return hp_read_fail_damaged (read, error, path);
  part->size = gsf_input_size (part->input);
  if (part->size > reader->limits.max_part_bytes)
    {
      part->produced = part->size;
      check_unpacked (part);
      g_propagate_error (error, g_steal_pointer (&part->error));
      g_clear_object (&part->input);
      return FALSE;
    }
  /* Some errors (of encodings) go past the reader's own handler to the thread's. */
  part->old_handler = xmlStructuredError;
  part->old_handler_data = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc (part, keep_problem);
  hp_part_events_init (&part->events, part_read, part, keep_problem, part);
  return TRUE;
}

void
hp_part_close (HpPart *part)
{
  if (part->input == NULL)
    return;
  hp_part_events_clear (&part->events);
  xmlSetStructuredErrorFunc (part->old_handler_data, part->old_handler);
  g_clear_object (&part->input);
  g_clear_pointer (&part->problem, g_free);
  g_clear_error (&part->error);
}

int
hp_part_next (HpPart *part, GError **error)
{
  part->event = hp_part_events_next (&part->events);
  if (part->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&part->error));
      return -1;
    }
  if (part->event == NULL && part->events.broken)
    {
      const char *name = gsf_input_name (part->input);

      hp_read_fail_damaged (part->read, error, part->problem != NULL ? part->problem : name);
      return -1;
    }
  if (part->event == NULL)
    return 0;
  if (part->event->type == HP_PART_DOCTYPE)
    {
      refuse_doctype (part, error);
      return -1;
    }
  if (part->event->type == HP_PART_BEGIN && part->event->depth > MAX_DEPTH)
    {
      hp_read_fail (part->read, error, HP_ERROR_LIMIT,
                    _ ("The file is nested more deeply than any spreadsheet program writes. It was "
                       "not read further. Ask for it again, from its author."));
      return -1;
    }
  return 1;
}

gboolean
hp_part_begins (HpPart *part, const char *name)
{
  return hp_part_on_element (part) && strcmp (part->event->name, name) == 0;
}

gboolean
hp_part_on_element (HpPart *part)
{
  return part->event->type == HP_PART_BEGIN;
}

gboolean
hp_part_ends (HpPart *part, int depth)
{
  return part->event->type == HP_PART_END && part->event->depth == depth;
}

int
hp_part_depth (HpPart *part)
{
  return part->event->depth;
}

const char *
hp_part_name (HpPart *part)
{
  return part->event->name != NULL ? part->event->name : "";
}

const char *
hp_part_attribute_ns (HpPart *part, const char *space, const char *name)
{
  const HpPartEvents *events = &part->events;

  for (guint i = 0; i < part->event->n_attributes; i++)
    {
      const HpPartAttribute *a =
          &g_array_index (events->attributes, HpPartAttribute, part->event->first_attribute + i);

      if (strcmp (a->name, name) == 0
          && (space == NULL || (a->space != NULL && strstr (a->space, space) != NULL)))
        return events->text->str + a->value;
    }
  return NULL;
}

const char *
hp_part_attribute (HpPart *part, const char *name)
{
  return hp_part_attribute_ns (part, NULL, name);
}

const char *
hp_part_value (HpPart *part)
{
  return part->event->type == HP_PART_TEXT ? part->events.text->str + part->event->text : NULL;
}

gboolean
hp_part_skip (HpPart *part, GError **error)
{
  int depth = hp_part_depth (part);
  int r;

  while ((r = hp_part_next (part, error)) > 0)
    if (hp_part_ends (part, depth))
      return TRUE;
  return r == 0;
}

gboolean
hp_part_text (HpPart *part, GString *text, GError **error)
{
  int depth = hp_part_depth (part);
  gsize start = text->len, max = part->read->reader->limits.max_string_bytes;
  int r;

  while ((r = hp_part_next (part, error)) > 0)
    {
      const char *value;

      if (hp_part_ends (part, depth))
        return TRUE;
      value = hp_part_value (part);
      if (value == NULL)
        continue;
      g_string_append (text, value);
      if (text->len - start > max)
        return hp_read_fail_long (part->read, error);
    }
  return r == 0;
}
