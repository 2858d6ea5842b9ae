/* hp-reader-source.c: the bytes of the file, and what a zip may ask of them.
 *
 * The zip library trusts the directory of a zip. Here every entry is vetted on its way to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-reader-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-impl.h>
#include <gsf/gsf-utils.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A large workbook has some hundred parts. The library builds a tree of their names, so that the
 * names together are limited too. */
#define MAX_ENTRIES 16384
#define MAX_NAME_BYTES (1024 * 1024)
#define MAX_DECLARED_BYTES (G_GINT64_CONSTANT (1) << 40)

#define ENTRY_BYTES 46
#define LOCAL_HEADER_BYTES 30

typedef enum
{
  VET_NOTHING,
  VET_DIRECTORY,
  VET_LOCAL_HEADER,
} Vetting;

struct _HpSource
{
  GsfInput parent;

  int fd;
  gint64 bytes;
  gint64 taken;
  GByteArray *buffer; /* handed out where the caller has none */
  Vetting vetting;
  HpZipState state;
  int n_entries;
  gsize name_bytes;
  int extra_at;    /* of a large entry: where in the next read its extra fields begin; -1 = none */
  gsize extra_end; /* and end */
  gsize extra_offset; /* and where among its sizes stands its offset */
  gboolean bad_header;
};

typedef struct
{
  GsfInputClass parent_class;
} HpSourceClass;

GType hp_source_get_type (void);
G_DEFINE_TYPE (HpSource, hp_source, GSF_INPUT_TYPE)

/* Where a part begins; the library warns aloud of places that are outside the file. */
static gboolean
vet_offset (HpSource *self, guint64 offset)
{
  if (offset + LOCAL_HEADER_BYTES <= (guint64) self->bytes)
    return TRUE;
  self->state = HP_ZIP_DAMAGED;
  return FALSE;
}

/* An entry of the directory. Its time is wiped: the library stumbles over dates that are none. */
static gboolean
vet_entry (HpSource *self, guint8 *data)
{
  guint16 name_len, extra_len;
  guint32 unpacked, packed, offset;

  memcpy (&name_len, data + 28, sizeof name_len);
  name_len = GUINT16_FROM_LE (name_len);
  memcpy (&packed, data + 20, sizeof packed);
  memcpy (&unpacked, data + 24, sizeof unpacked);
  memcpy (&offset, data + 42, sizeof offset);
  memset (data + 12, 0, 4);
  self->name_bytes += name_len;
  if (++self->n_entries > MAX_ENTRIES || self->name_bytes > MAX_NAME_BYTES)
    {
      self->state = HP_ZIP_TOO_MUCH;
      return FALSE;
    }
  packed = GUINT32_FROM_LE (packed);
  unpacked = GUINT32_FROM_LE (unpacked);
  offset = GUINT32_FROM_LE (offset);
  memcpy (&extra_len, data + 30, sizeof extra_len);
  extra_len = GUINT16_FROM_LE (extra_len);
  self->extra_at = -1;
  if (extra_len > 0 && (packed == G_MAXUINT32 || unpacked == G_MAXUINT32 || offset == G_MAXUINT32))
    {
      self->extra_at = name_len;
      self->extra_end = (gsize) name_len + extra_len;
      self->extra_offset = (packed == G_MAXUINT32 ? 8 : 0) + (unpacked == G_MAXUINT32 ? 8 : 0);
      if (offset == G_MAXUINT32)
        return TRUE;
      self->extra_offset = G_MAXSIZE;
    }
  return vet_offset (self, offset);
}

/* The sizes of a large entry (zip64) stand in its first extra field 1. */
static gboolean
vet_large (HpSource *self, const guint8 *field, gsize len)
{
  gboolean placed = self->extra_offset == G_MAXSIZE;

  for (gsize i = 0; i + 8 <= len && i < 24; i += 8)
    {
      guint64 value;

      memcpy (&value, field + i, sizeof value);
      value = GUINT64_FROM_LE (value);
      if (value > (guint64) MAX_DECLARED_BYTES)
        {
          self->state = HP_ZIP_TOO_MUCH;
          return FALSE;
        }
      if (i == self->extra_offset && !vet_offset (self, value))
        return FALSE;
      placed = placed || i == self->extra_offset;
    }
  return placed || vet_offset (self, G_MAXUINT32);
}

static gboolean
vet_extra (HpSource *self, const guint8 *data, gsize n)
{
  gsize at = self->extra_at;

  self->extra_at = -1;
  n = MIN (n, self->extra_end);
  while (at + 4 <= n)
    {
      gsize id = data[at] | data[at + 1] << 8, len = data[at + 2] | data[at + 3] << 8;

      at += 4;
      if (len > n - at)
        break;
      if (id == 1)
        return vet_large (self, data + at, len);
      at += len;
    }
  return vet_large (self, NULL, 0);
}

static gboolean
vet (HpSource *self, guint8 *data, gsize n)
{
  if (self->vetting == VET_LOCAL_HEADER && n == LOCAL_HEADER_BYTES
      && memcmp (data, "PK\3\4", 4) != 0)
    {
      /* The library would print it; it is told a right one, and the part is not used. */
      memcpy (data, "PK\3\4", 4);
      self->bad_header = TRUE;
    }
  if (self->vetting != VET_DIRECTORY)
    return TRUE;
  if (self->extra_at >= 0)
    return vet_extra (self, data, n);
  if (n == ENTRY_BYTES && memcmp (data, "PK\1\2", 4) == 0)
    return vet_entry (self, data);
  return TRUE;
}

gssize
hp_source_read (HpSource *source, gint64 offset, void *buffer, gsize n)
{
  gsize got = 0;

  while (got < n)
    {
      gssize r = pread (source->fd, (char *) buffer + got, n - got, offset + got);

      if (r < 0 && errno == EINTR)
        continue;
      if (r < 0)
        return -1;
      if (r == 0)
        break;
      got += r;
    }
  source->taken += got;
  return got;
}

static const guint8 *
source_read (GsfInput *input, size_t n, guint8 *buffer)
{
  HpSource *self = (HpSource *) input;

  if (buffer == NULL)
    {
      if (n > self->buffer->len)
        g_byte_array_set_size (self->buffer, n);
      buffer = self->buffer->data;
    }
  if (hp_source_read (self, gsf_input_tell (input), buffer, n) != (gssize) n)
    return NULL;
  return vet (self, buffer, n) ? buffer : NULL;
}

static gboolean
source_seek (GsfInput *input, gsf_off_t offset, GSeekType whence)
{
  return FALSE; /* the place is told at every read */
}

static void
source_finalize (GObject *object)
{
  HpSource *self = (HpSource *) object;

  if (self->fd >= 0)
    close (self->fd);
  g_byte_array_unref (self->buffer);
  G_OBJECT_CLASS (hp_source_parent_class)->finalize (object);
}

static void
hp_source_class_init (HpSourceClass *klass)
{
  GsfInputClass *input_class = (GsfInputClass *) klass;

  G_OBJECT_CLASS (klass)->finalize = source_finalize;
  input_class->Read = source_read;
  input_class->Seek = source_seek;
}

static void
hp_source_init (HpSource *self)
{
  self->fd = -1;
  self->extra_at = -1;
  self->buffer = g_byte_array_new ();
}

static void
start_libraries (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    {
      gsf_init ();
      xmlInitParser ();
      g_once_init_leave (&started, 1);
    }
}

/* @shown is the name for people. */
static gboolean
check_file (const struct stat *st, const char *shown, gint64 max_bytes, GError **error)
{
  if (!S_ISREG (st->st_mode))
    g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
                 _ ("“%s” is not a file. Choose an .xlsx, .ods or .csv file."), shown);
  else if (st->st_size == 0)
    g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
                 _ ("“%s” is empty. Ask for the file again; it was not copied whole."), shown);
  else if (st->st_size > max_bytes)
    g_set_error (error, HP_ERROR, HP_ERROR_LIMIT,
                 _ ("“%s” is larger than %" PRId64
                    " bytes. Divide it into several files, for example one for each station."),
                 shown, max_bytes);
  else
    return TRUE;
  return FALSE;
}

HpSource *
hp_source_open (const char *path, gint64 max_bytes, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  HpSource *self;
  struct stat st;
  int fd;

  start_libraries ();
  /* Without O_NONBLOCK a pipe of that name would wait for ever. */
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0 || fstat (fd, &st) != 0)
    {
      int code = errno;

      if (fd >= 0)
        close (fd);
      hp_error_take_io (
          error,
          g_error_new_literal (G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code)),
          shown);
      return NULL;
    }
  if (!check_file (&st, shown, max_bytes, error))
    {
      close (fd);
      return NULL;
    }
  self = g_object_new (hp_source_get_type (), NULL);
  self->fd = fd;
  self->bytes = st.st_size;
  gsf_input_set_size (GSF_INPUT (self), st.st_size);
  return self;
}

void
hp_source_free (HpSource *source)
{
  g_object_unref (source);
}

gint64
hp_source_size (HpSource *source)
{
  return source->bytes;
}

gint64
hp_source_taken (HpSource *source)
{
  return source->taken;
}

GsfInfile *
hp_source_open_zip (HpSource *source, HpZipState *state)
{
  GsfInfile *zip;

  source->state = HP_ZIP_OK;
  source->vetting = VET_DIRECTORY;
  zip = gsf_infile_zip_new (GSF_INPUT (source), NULL);
  source->vetting = VET_NOTHING;
  if (zip == NULL && source->state == HP_ZIP_OK)
    source->state = HP_ZIP_DAMAGED;
  *state = source->state;
  return zip;
}

static GsfInput *
child (GsfInfile *folder, const char *name)
{
  int n = gsf_infile_num_children (folder);
  GsfInput *found;

  if (n < 0)
    return NULL;
  found = gsf_infile_child_by_name (folder, name);
  if (found != NULL)
    return found;
  for (int i = 0; i < n; i++)
    {
      const char *other = gsf_infile_name_by_index (folder, i);

      if (other != NULL && g_ascii_strcasecmp (other, name) == 0)
        return gsf_infile_child_by_index (folder, i);
    }
  return NULL;
}

GsfInput *
hp_source_open_part (HpSource *source, GsfInfile *zip, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  GsfInput *at = g_object_ref (GSF_INPUT (zip));

  source->bad_header = FALSE;
  source->vetting = VET_LOCAL_HEADER;
  for (int i = 0; names[i] != NULL && at != NULL; i++)
    {
      GsfInput *next = child (GSF_INFILE (at), names[i]);

      g_object_unref (at);
      at = next;
    }
  source->vetting = VET_NOTHING;
  if (at != NULL && (source->bad_header || gsf_infile_num_children (GSF_INFILE (at)) >= 0))
    g_clear_object (&at); /* damaged, or a folder */
  return at;
}
