/* hp-test-zip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-test-zip.h"

#include <glib/gstdio.h>
#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-stdio.h>
#include <gsf/gsf-utils.h>
#include <string.h>

static GsfOutput *
sink (const char *path)
{
  GsfOutput *output;

  gsf_init ();
  output = gsf_output_stdio_new (path, NULL);
  g_assert_nonnull (output);
  return output;
}

static void
write_stream (GsfOutput *stream, const char *content, gsize length)
{
  g_assert_nonnull (stream);
  if (length > 0)
    g_assert_true (gsf_output_write (stream, length, (const guint8 *) content));
  g_assert_true (gsf_output_close (stream));
  g_object_unref (stream);
}

void
hp_test_zip_write (const char *path, const HpTestPart *parts)
{
  GsfOutput *output = sink (path);
  GsfOutfile *zip = gsf_outfile_zip_new (output, NULL);

  g_assert_nonnull (zip);
  for (const HpTestPart *p = parts; p->name != NULL; p++)
    write_stream (gsf_outfile_new_child (zip, p->name, FALSE), p->content,
                  p->length > 0 ? (gsize) p->length : strlen (p->content));
  g_assert_true (gsf_output_close (GSF_OUTPUT (zip)));
  g_object_unref (zip);
  g_object_unref (output);
}

void
hp_test_ole_write (const char *path, const char *stream)
{
  static const char filling[8192] = { 1 };
  GsfOutput *output = sink (path);
  GsfOutfile *ole = gsf_outfile_msole_new (output);

  write_stream (gsf_outfile_new_child (ole, stream, FALSE), filling, sizeof filling);
  g_assert_true (gsf_output_close (GSF_OUTPUT (ole)));
  g_object_unref (ole);
  g_object_unref (output);
}

void
hp_test_patch (const char *path, const char *mark, gsize mark_len, int nth, gssize offset,
               const char *bytes, gsize n)
{
  g_autofree char *content = NULL;
  char *at;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  at = memmem (content, length, mark, mark_len);
  while (at != NULL && nth-- > 0)
    at = memmem (at + 1, length - (at + 1 - content), mark, mark_len);
  g_assert_nonnull (at);
  g_assert_true (at + offset >= content && at + offset + n <= content + length);
  memcpy (at + offset, bytes, n);
  g_assert_true (g_file_set_contents (path, content, length, NULL));
}

char *
hp_test_path (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("hp-test-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}

void
hp_test_remove (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (path);
}
