/* hp-reader-private.h: what the files of the reader share.
 *
 * A reading goes through three layers: HpSource (bytes of the file, counted and vetted), HpPart
 * (one part of the zip as a stream of XML nodes) and HpRead (one reading: place, cells, limits).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-error.h"
#include "paper/kit/hp-reader.h"

#include <gsf/gsf-infile.h>
#include <gsf/gsf-input.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

/* ---- the file ------------------------------------------------------------------------------ */

typedef struct _HpSource HpSource; /* a GsfInput */

/* Opens a regular file of no more than @max_bytes for reading. */
HpSource *hp_source_open (const char *path, gint64 max_bytes, GError **error);
void hp_source_free (HpSource *source);
gint64 hp_source_size (HpSource *source);
/* Bytes from @offset; fewer than @n only at the end of the file; -1 where reading failed. */
gssize hp_source_read (HpSource *source, gint64 offset, void *buffer, gsize n);
/* Bytes handed out so far: what a part has taken from the disk is a difference of two of these. */
gint64 hp_source_taken (HpSource *source);

typedef enum
{
  HP_ZIP_OK,
  HP_ZIP_DAMAGED,
  HP_ZIP_TOO_MUCH, /* more parts, longer names or larger sizes than a workbook has */
} HpZipState;

/* The directory of a zip; NULL, with the reason in @state, where it has none or a hostile one. */
GsfInfile *hp_source_open_zip (HpSource *source, HpZipState *state);
/* A part by its path (upper and lower case alike where the exact name is not there); NULL where
 * it is missing or its header is damaged. Only one part is to be read at a time. */
GsfInput *hp_source_open_part (HpSource *source, GsfInfile *zip, const char *path);

/* ---- the reader ---------------------------------------------------------------------------- */

typedef enum
{
  HP_READER_XLSX,
  HP_READER_ODS,
  HP_READER_CSV,
} HpReaderKind;

typedef struct
{
  char *name;
  char *part; /* .xlsx: path inside the zip */
  gboolean visible;
} HpSheetInfo;

typedef enum
{
  HP_CSV_UTF8,
  HP_CSV_UTF16_LE,
  HP_CSV_UTF16_BE,
} HpCsvEncoding;

/* All shared strings of a workbook: one block of text, each string ended by NUL. */
typedef struct
{
  char *part; /* path inside the zip; NULL: the workbook has none */
  gboolean loaded;
  GString *text;
  GArray *offsets; /* guint32 into text */
} HpSharedStrings;

struct _HpReader
{
  char *name; /* of the file, for people */
  HpReaderKind kind;
  HpReaderLimits limits;
  HpSource *source;
  GsfInfile *zip;
  GPtrArray *sheets; /* HpSheetInfo */
  GPtrArray *names;  /* char *, NULL at the end; owned by sheets */
  /* .xlsx */
  gboolean date_1904;
  GByteArray *date_styles; /* one byte for each cell format: 1 = a date */
  HpSharedStrings shared;
  /* .csv */
  HpCsvEncoding encoding;
  int bom_bytes;
  char separator;
};

void hp_reader_add_sheet (HpReader *reader, const char *name, const char *part, gboolean visible);

/* ---- one reading --------------------------------------------------------------------------- */

typedef struct _HpReadBatch HpReadBatch;
typedef struct _HpReadAhead HpReadAhead;

typedef struct
{
  HpReader *reader;
  const char *sheet; /* where known, for messages */
  gint64 row;        /* where known, for messages; 0 = not */
  gint64 line;       /* of a .csv, likewise */
  int *progress;
  GCancellable *cancellable;
  gint64 done_bytes;  /* of parts already read */
  gint64 all_bytes;   /* of all parts to be read; 0 = not yet known */
  HpReadAhead *ahead; /* where the rows go, NULL while the file is opened */
  HpReadBatch *batch; /* being filled */
  int row_cells;      /* of the row at hand */
  gint64 n_cells;
} HpRead;

/* Sets an error "FILE, sheet S, row N: SENTENCE"; always FALSE. */
gboolean hp_read_fail (HpRead *read, GError **error, HpError code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
/* The same with the sentence for a damaged file; @detail is for whoever mends it. */
gboolean hp_read_fail_damaged (HpRead *read, GError **error, const char *detail);
/* The same for a cell with too long a text. */
gboolean hp_read_fail_long (HpRead *read, GError **error);

/* To be called often: heeds the user's "stop", and tells how far the reading is (@bytes of the
 * part now read). */
gboolean hp_read_check (HpRead *read, gint64 bytes, GError **error);

/* TRUE with the error set where the user has said "stop". */
gboolean hp_read_is_cancelled (HpRead *read, GError **error);

/* Counts cells against the limit. */
gboolean hp_read_count_cells (HpRead *read, gint64 n, GError **error);
/* Add a cell to the row; blank text adds nothing. @text is copied. */
gboolean hp_read_add_text (HpRead *read, int column, HpCellType type, const char *text, gsize len,
                           GError **error);
/* @text stays where it is as long as the reader. */
gboolean hp_read_add_static (HpRead *read, int column, const char *text, gsize len, GError **error);
/* @digits as in the file. What is no number is added as text. */
gboolean hp_read_add_number (HpRead *read, int column, const char *digits, GError **error);
gboolean hp_read_add_bool (HpRead *read, int column, gboolean value, GError **error);
gboolean hp_read_add_date (HpRead *read, int column, HpDate date, GError **error);
/* Reads a number as a workbook writes it; FALSE where it is none. */
gboolean hp_read_parse_number (const char *digits, double *number);
/* Hands the row over, if it has a cell, as row read->row and the @repeat - 1 after it, and clears
 * the cells. */
gboolean hp_read_flush (HpRead *read, gint64 repeat, GError **error);

/* The rows go by batches from a thread that reads to the one that asked (hp-reader-ahead.c).
 * hp_read_push adds a cell; its text is copied, unless cell->text says where it stays. The row is
 * ended as read->row and the @repeat - 1 after it; FALSE where no more of them are wanted. */
void hp_read_push (HpRead *read, const HpCell *cell, const char *text, gsize len);
gboolean hp_read_end_row (HpRead *read, gint64 repeat, GError **error);

/* Runs @kind in a thread, and @func here for each of its rows. */
typedef gboolean (*HpReadFunc) (HpReader *reader, HpRead *read, const HpSheetInfo *sheet,
                                GError **error);
gboolean hp_read_ahead (HpRead *read, HpReadFunc kind, const HpSheetInfo *sheet, HpRowFunc func,
                        gpointer data, GError **error);

/* ---- parts --------------------------------------------------------------------------------- */

typedef enum
{
  HP_PART_BEGIN, /* of an element; its end comes always */
  HP_PART_END,
  HP_PART_TEXT,
  HP_PART_DOCTYPE, /* or an entity: not to be read */
} HpPartEventType;

typedef struct
{
  HpPartEventType type;
  int depth;        /* of the element, from 0; of a text: of its element, plus 1 */
  const char *name; /* of the element, without its prefix */
  gsize text;       /* where a text begins */
  guint first_attribute;
  guint n_attributes;
} HpPartEvent;

typedef struct
{
  const char *name;  /* without its prefix */
  const char *space; /* address of its namespace, or NULL */
  gsize value;       /* where it begins */
} HpPartAttribute;

/* What the parser found in the last piece. */
typedef struct
{
  xmlParserCtxtPtr parser;
  xmlInputReadCallback read;
  void *read_data;
  xmlStructuredErrorFunc problem;
  void *problem_data;
  GArray *queue;      /* HpPartEvent */
  GArray *attributes; /* HpPartAttribute */
  GString *text;      /* of texts and attributes, each ended by NUL */
  char *piece;
  guint next; /* event */
  int depth;
  gboolean over;   /* the part ends here */
  gboolean broken; /* it is not well-formed: what stands before may still be read */
} HpPartEvents;

void hp_part_events_init (HpPartEvents *events, xmlInputReadCallback read, void *read_data,
                          xmlStructuredErrorFunc problem, void *problem_data);
void hp_part_events_clear (HpPartEvents *events);
/* The next one, valid until the next call; NULL at the end and where the part is broken. */
const HpPartEvent *hp_part_events_next (HpPartEvents *events);

/* A part of the zip as a stream of XML nodes. */
typedef struct
{
  HpRead *read;
  GsfInput *input;
  HpPartEvents events;
  const HpPartEvent *event; /* the node at hand; NULL before the first */
  gint64 size;              /* as the zip declares it */
  gint64 produced;          /* bytes unpacked */
  gint64 taken;             /* bytes of the file when the part was begun */
  int prolog;               /* state of the search for a DOCTYPE; -1 = past it */
  char *problem;            /* what libxml2 found first */
  GError *error;            /* of the unpacking */
  xmlStructuredErrorFunc old_handler;
  void *old_handler_data;
} HpPart;

/* Opens a part; where it is missing, FALSE with HP_ERROR_FORMAT. */
gboolean hp_part_open (HpPart *part, HpRead *read, const char *path, GError **error);
gboolean hp_part_exists (HpReader *reader, const char *path);
/* As the zip declares it; 0 where the part is missing. */
gint64 hp_part_size (HpReader *reader, const char *path);
void hp_part_close (HpPart *part);

/* To the next node: 1, 0 at the end, -1 with @error. */
int hp_part_next (HpPart *part, GError **error);
/* Past the element that the part stands on, with all that is in it. */
gboolean hp_part_skip (HpPart *part, GError **error);
/* All text within the element that the part stands on, appended; no more than the limit of a
 * cell. The part then stands on the element's end. */
gboolean hp_part_text (HpPart *part, GString *text, GError **error);

/* TRUE on the beginning of any element; of an element of this local name; on the end of the one at
 * this depth. */
gboolean hp_part_on_element (HpPart *part);
gboolean hp_part_begins (HpPart *part, const char *name);
gboolean hp_part_ends (HpPart *part, int depth);
int hp_part_depth (HpPart *part);
const char *hp_part_name (HpPart *part);
/* Of a piece of text; NULL on any other node. */
const char *hp_part_value (HpPart *part);
/* Value of an attribute by its local name; the second one only of a namespace whose address holds
 * @space. NULL where it is not there. Valid until the next node. */
const char *hp_part_attribute (HpPart *part, const char *name);
const char *hp_part_attribute_ns (HpPart *part, const char *space, const char *name);
/* The beginning of a part (at most @max bytes) as it is, NUL at the end; NULL where it is missing
 * or damaged. Transfer full. */
char *hp_part_peek (HpReader *reader, const char *path, gsize max, gsize *length);

/* ---- the kinds ----------------------------------------------------------------------------- */

gboolean hp_xlsx_open (HpReader *reader, HpRead *read, GError **error);
gboolean hp_xlsx_read (HpReader *reader, HpRead *read, const HpSheetInfo *sheet, GError **error);
gboolean hp_xlsx_load_shared (HpReader *reader, HpRead *read, GError **error);
/* Text of a <si> or <is>: its runs joined, without phonetic runs, escapes decoded. */
gboolean hp_xlsx_rich_text (HpPart *part, GString *text, GError **error);
/* "_x000D_" and the like, in place from @start. */
void hp_xlsx_unescape (GString *text, gsize start);

gboolean hp_ods_open (HpReader *reader, HpRead *read, GError **error);
gboolean hp_ods_read (HpReader *reader, HpRead *read, const HpSheetInfo *sheet, GError **error);

gboolean hp_csv_open (HpReader *reader, HpRead *read, GError **error);
gboolean hp_csv_read (HpReader *reader, HpRead *read, const HpSheetInfo *sheet, GError **error);

G_END_DECLS
