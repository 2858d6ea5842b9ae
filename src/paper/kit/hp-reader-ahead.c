/* hp-reader-ahead.c: rows are read in a thread of their own while those before are worked on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-reader-private.h"

#define BATCHES 4 /* on their way, being filled and being emptied */
#define BATCH_ROWS 256
#define BATCH_BYTES (256 * 1024)

/* Some rows, and all that their cells point to. */
struct _HpReadBatch
{
  GArray *rows;   /* Row */
  GArray *cells;  /* HpCell; text is filled in when they are handed over */
  GArray *starts; /* gsize into text; G_MAXSIZE where the cell points elsewhere */
  GString *text;
  gboolean last;
};

typedef struct
{
  gint64 number;
  gint64 repeat;
  guint end; /* cell behind its last */
} Row;

struct _HpReadAhead
{
  HpRead *read;
  HpReadFunc func;
  const HpSheetInfo *sheet;
  GAsyncQueue *full;
  GAsyncQueue *empty;
  gboolean stopped; /* atomic: the rest is not wanted */
  GError *error;    /* of the reading; the other thread looks once this one has ended */
};

static HpReadBatch *
batch_new (void)
{
  HpReadBatch *batch = g_new0 (HpReadBatch, 1);

  batch->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  batch->cells = g_array_new (FALSE, FALSE, sizeof (HpCell));
  batch->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  batch->text = g_string_new (NULL);
  return batch;
}

static void
batch_free (gpointer data)
{
  HpReadBatch *batch = data;

  g_array_unref (batch->rows);
  g_array_unref (batch->cells);
  g_array_unref (batch->starts);
  g_string_free (batch->text, TRUE);
  g_free (batch);
}

static void
batch_empty (HpReadBatch *batch)
{
  g_array_set_size (batch->rows, 0);
  g_array_set_size (batch->cells, 0);
  g_array_set_size (batch->starts, 0);
  g_string_truncate (batch->text, 0);
  batch->last = FALSE;
}

/* ---- the thread that reads ---- */

void
hp_read_push (HpRead *read, const HpCell *cell, const char *text, gsize len)
{
  HpReadBatch *batch = read->batch;
  gsize start = cell->text != NULL ? G_MAXSIZE : batch->text->len;

  g_array_append_vals (batch->cells, cell, 1);
  g_array_append_val (batch->starts, start);
  if (cell->text == NULL)
    {
      g_string_append_len (batch->text, text, len);
      g_string_append_c (batch->text, '\0');
    }
  read->row_cells++;
}

gboolean
hp_read_end_row (HpRead *read, gint64 repeat, GError **error)
{
  HpReadBatch *batch = read->batch;
  Row row = { read->row, repeat, batch->cells->len };

  read->row_cells = 0;
  g_array_append_val (batch->rows, row);
  if (batch->rows->len < BATCH_ROWS && batch->text->len < BATCH_BYTES)
    return TRUE;
  g_async_queue_push (read->ahead->full, batch);
  read->batch = g_async_queue_pop (read->ahead->empty);
  if (!g_atomic_int_get (&read->ahead->stopped))
    return TRUE;
  g_set_error_literal (error, HP_ERROR, HP_ERROR_CANCELLED, "not wanted");
  return FALSE;
}

static gpointer
read_thread (gpointer data)
{
  HpReadAhead *ahead = data;
  HpRead *read = ahead->read;

  read->batch = g_async_queue_pop (ahead->empty);
  ahead->func (read->reader, read, ahead->sheet, &ahead->error);
  read->batch->last = TRUE;
  g_async_queue_push (ahead->full, read->batch);
  return NULL;
}

/* ---- the thread that asked ---- */

static gboolean
hand_over (HpReadBatch *batch, HpRead *read, HpRowFunc func, gpointer data, GError **error)
{
  HpCell *cells = (HpCell *) (gpointer) batch->cells->data;
  guint begin = 0;

  for (guint i = 0; i < batch->cells->len; i++)
    if (g_array_index (batch->starts, gsize, i) != G_MAXSIZE)
      cells[i].text = batch->text->str + g_array_index (batch->starts, gsize, i);
  for (guint i = 0; i < batch->rows->len; i++)
    {
      const Row *row = &g_array_index (batch->rows, Row, i);

      for (gint64 n = 0; n < row->repeat; n++)
        if (hp_read_is_cancelled (read, error)
            || !func (row->number + n, cells + begin, (int) (row->end - begin), data, error))
          return FALSE;
      begin = row->end;
    }
  return TRUE;
}

/* Until the thread has nothing more; what comes after a row that was refused is thrown away. */
static gboolean
take_all (HpReadAhead *ahead, HpRowFunc func, gpointer data, GError **error)
{
  gboolean ok = TRUE, last = FALSE;

  while (!last)
    {
      HpReadBatch *batch = g_async_queue_pop (ahead->full);

      last = batch->last;
      if (ok && !hand_over (batch, ahead->read, func, data, error))
        {
          ok = FALSE;
          g_atomic_int_set (&ahead->stopped, TRUE);
        }
      batch_empty (batch);
      g_async_queue_push (ahead->empty, batch);
    }
  return ok;
}

gboolean
hp_read_ahead (HpRead *read, HpReadFunc kind, const HpSheetInfo *sheet, HpRowFunc func,
               gpointer data, GError **error)
{
  HpReadAhead ahead = { .read = read, .func = kind, .sheet = sheet };
  GThread *thread;
  gboolean ok;

  ahead.full = g_async_queue_new ();
  ahead.empty = g_async_queue_new_full (batch_free);
  for (int i = 0; i < BATCHES; i++)
    g_async_queue_push (ahead.empty, batch_new ());
  read->ahead = &ahead;
  thread = g_thread_new ("hp-reader", read_thread, &ahead);
  ok = take_all (&ahead, func, data, error);
  g_thread_join (thread);
  g_async_queue_unref (ahead.full);
  g_async_queue_unref (ahead.empty);
  if (ok && ahead.error != NULL)
    {
      ok = FALSE;
      g_propagate_error (error, g_steal_pointer (&ahead.error));
    }
  g_clear_error (&ahead.error);
  return ok;
}
