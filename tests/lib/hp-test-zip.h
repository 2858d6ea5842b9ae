/* hp-test-zip.h: small zip and OLE2 files made while a test runs, right ones and odd ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* NULL ends a list */
  const char *content;
  gssize length; /* 0: up to the NUL */
} HpTestPart;

/* Writes a zip of these parts. */
void hp_test_zip_write (const char *path, const HpTestPart *parts);

/* Writes an OLE2 file with one stream of this name. */
void hp_test_ole_write (const char *path, const char *stream);

/* Changes a file: overwrites @n bytes at @offset, counted from the @nth (from 0) place where
 * @mark stands in it. */
void hp_test_patch (const char *path, const char *mark, gsize mark_len, int nth, gssize offset,
                    const char *bytes, gsize n);

/* A path in a new folder of its own; g_free after hp_test_remove, which removes both. */
char *hp_test_path (const char *name);
void hp_test_remove (char *path);

G_END_DECLS
