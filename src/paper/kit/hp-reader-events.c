/* hp-reader-events.c: the events of a piece of XML, kept until they are asked for.
 *
 * libxml2's parser calls back for every element and text; a tree of nodes, as its own reader builds
 * one for each, takes twice the time of parsing. What came of one piece of the file waits here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-reader-private.h"

#include <libxml/SAX2.h>
#include <string.h>

#define PIECE_BYTES (16 * 1024)
#define TEXT_BYTES (64 * 1024) /* a text longer than this comes in several events */

static HpPartEvent *
event_at (HpPartEvents *events, guint i)
{
  return &g_array_index (events->queue, HpPartEvent, i);
}

static void
push (HpPartEvents *events, HpPartEventType type, int depth, const xmlChar *name)
{
  HpPartEvent event = { .type = type,
                        .depth = depth,
                        .name = (const char *) name,
                        .text = events->text->len,
                        .first_attribute = events->attributes->len };

  g_array_append_val (events->queue, event);
}

/* ---- what the parser calls ---- */

/* Each attribute is five pointers: local name, prefix, namespace, value and its end. */
static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
          int n_spaces, const xmlChar **spaces, int n, int n_defaulted, const xmlChar **given)
{
  HpPartEvents *events = data;

  push (events, HP_PART_BEGIN, events->depth++, name);
  for (int i = 0; i < n; i++, given += 5)
    {
      HpPartAttribute attribute = { .name = (const char *) given[0],
                                    .space = (const char *) given[2],
                                    .value = events->text->len };

      g_string_append_len (events->text, (const char *) given[3], given[4] - given[3]);
      g_string_append_c (events->text, '\0');
      g_array_append_val (events->attributes, attribute);
    }
  event_at (events, events->queue->len - 1)->n_attributes = n;
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
  HpPartEvents *events = data;

  push (events, HP_PART_END, --events->depth, name);
}

/* Pieces of one text become one. */
static void
text_cb (void *data, const xmlChar *text, int len)
{
  HpPartEvents *events = data;
  const HpPartEvent *last =
      events->queue->len > 0 ? event_at (events, events->queue->len - 1) : NULL;

  if (last != NULL && last->type == HP_PART_TEXT && events->text->len - last->text < TEXT_BYTES)
    g_string_truncate (events->text, events->text->len - 1);
  else
    push (events, HP_PART_TEXT, events->depth, NULL);
  g_string_append_len (events->text, (const char *) text, len);
  g_string_append_c (events->text, '\0');
}

static void
doctype_cb (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  push (data, HP_PART_DOCTYPE, 0, NULL);
}

static void
reference_cb (void *data, const xmlChar *name)
{
  push (data, HP_PART_DOCTYPE, 0, NULL);
}

static void
error_cb (void *data, xmlErrorPtr error)
{
  HpPartEvents *events = data;

  events->problem (events->problem_data, error);
}

/* ---- filling and reading ---- */

void
hp_part_events_init (HpPartEvents *events, xmlInputReadCallback read, void *read_data,
                     xmlStructuredErrorFunc problem, void *problem_data)
{
  *events = (HpPartEvents){ .read = read,
                            .read_data = read_data,
                            .problem = problem,
                            .problem_data = problem_data,
                            .next = 0 };
  events->queue = g_array_new (FALSE, FALSE, sizeof (HpPartEvent));
  events->attributes = g_array_new (FALSE, FALSE, sizeof (HpPartAttribute));
  events->text = g_string_new (NULL);
  events->piece = g_malloc (PIECE_BYTES);
}

void
hp_part_events_clear (HpPartEvents *events)
{
  if (events->parser != NULL && events->parser->myDoc != NULL)
    xmlFreeDoc (events->parser->myDoc);
  g_clear_pointer (&events->parser, xmlFreeParserCtxt);
  g_clear_pointer (&events->queue, g_array_unref);
  g_clear_pointer (&events->attributes, g_array_unref);
  if (events->text != NULL)
    g_string_free (events->text, TRUE);
  events->text = NULL;
  g_clear_pointer (&events->piece, g_free);
}

/* The first bytes tell the encoding. */
static gboolean
begin (HpPartEvents *events, int n)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .startElementNs = start_cb,
                        .endElementNs = end_cb,
                        .characters = text_cb,
                        .ignorableWhitespace = text_cb,
                        .cdataBlock = text_cb,
                        .internalSubset = doctype_cb,
                        .reference = reference_cb,
                        .serror = error_cb };

  events->parser = xmlCreatePushParserCtxt (&sax, events, events->piece, MIN (n, 4), NULL);
  if (events->parser == NULL)
    return FALSE;
  /* The five entities of XML itself are to come as what they stand for; a part that declares others
   * is refused before it comes here. */
  xmlCtxtUseOptions (events->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  return n <= 4 || xmlParseChunk (events->parser, events->piece + 4, n - 4, 0) == 0
         || events->parser->wellFormed;
}

static gboolean
feed (HpPartEvents *events)
{
  int n = events->read (events->read_data, events->piece, PIECE_BYTES);

  if (n <= 0)
    {
      events->over = TRUE;
      if (events->parser == NULL)
        return FALSE;
      xmlParseChunk (events->parser, events->piece, 0, 1);
      return events->parser->wellFormed;
    }
  if (events->parser == NULL)
    return begin (events, n);
  return xmlParseChunk (events->parser, events->piece, n, 0) == 0 || events->parser->wellFormed;
}

/* A text at the very end may go on in the next piece. */
static gboolean
is_ready (HpPartEvents *events)
{
  const HpPartEvent *last;

  if (events->queue->len == events->next)
    return FALSE;
  last = event_at (events, events->queue->len - 1);
  return events->over || events->broken || events->queue->len - events->next > 1
         || last->type != HP_PART_TEXT || events->text->len - last->text >= TEXT_BYTES;
}

/* Drops what has been read; a text that waits moves to the front. */
static void
drop_read (HpPartEvents *events)
{
  gsize from = events->text->len;

  if (events->next == 0)
    return;
  if (events->queue->len > events->next)
    {
      from = event_at (events, events->next)->text;
      event_at (events, events->next)->text = 0;
    }
  g_string_erase (events->text, 0, (gssize) from);
  g_array_remove_range (events->queue, 0, events->next);
  g_array_set_size (events->attributes, 0);
  events->next = 0;
}

const HpPartEvent *
hp_part_events_next (HpPartEvents *events)
{
  while (!is_ready (events) && !events->over && !events->broken)
    {
      drop_read (events);
      if (!feed (events))
        events->broken = TRUE;
    }
  if (events->next == events->queue->len)
    return NULL;
  return event_at (events, events->next++);
}
