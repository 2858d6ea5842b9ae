/* hp-test-sheet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-test-sheet.h"

#include <glib/gstdio.h>
#include <gsf/gsf.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

static const char *const namespaces[][2] = {
  { "m", "http://schemas.openxmlformats.org/spreadsheetml/2006/main" },
  { "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships" },
  { "c", "http://schemas.openxmlformats.org/drawingml/2006/chart" },
  { "a", "http://schemas.openxmlformats.org/drawingml/2006/main" },
  { "dc", "http://purl.org/dc/elements/1.1/" },
  { "dcterms", "http://purl.org/dc/terms/" },
};

char *
hp_test_part (const char *path, const char *part)
{
  g_auto (GStrv) names = g_strsplit (part, "/", -1);
  g_autoptr (GError) error = NULL;
  GsfInput *file, *input;
  GsfInfile *zip;
  char *text = NULL;
  gsize size;

  file = gsf_input_stdio_new (path, &error);
  g_assert_no_error (error);
  zip = gsf_infile_zip_new (file, &error);
  g_assert_no_error (error);
  g_object_unref (file);
  input = gsf_infile_child_by_aname (zip, (const char **) names);
  g_object_unref (zip);
  if (input == NULL)
    return NULL;
  size = (gsize) gsf_input_size (input);
  text = g_malloc0 (size + 1);
  g_assert_true (size == 0 || gsf_input_read (input, size, (guint8 *) text) != NULL);
  g_object_unref (input);
  return text;
}

char *
hp_test_xpath (const char *path, const char *part, const char *expression)
{
  g_autofree char *text = hp_test_part (path, part);
  xmlXPathContext *context;
  xmlXPathObject *object;
  xmlDoc *document;
  xmlChar *value;
  char *copy;

  if (text == NULL)
    return g_strdup ("(no part)");
  document = xmlReadMemory (text, (int) strlen (text), part, NULL, XML_PARSE_NONET);
  g_assert_nonnull (document);
  context = xmlXPathNewContext (document);
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    xmlXPathRegisterNs (context, BAD_CAST namespaces[i][0], BAD_CAST namespaces[i][1]);
  object = xmlXPathEval (BAD_CAST expression, context);
  g_assert_nonnull (object);
  value = xmlXPathCastToString (object);
  copy = g_strdup ((const char *) value);
  xmlFree (value);
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);
  xmlFreeDoc (document);
  return copy;
}

static char *
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

char *
hp_test_pdf_text (const char *path, int page)
{
  g_autofree char *number = g_strdup_printf ("%d", page);
  const char *one[] = { "pdftotext", "-layout", "-enc", "UTF-8", "-f", number,
                        "-l",        number,    path,   "-",     NULL };
  const char *all[] = { "pdftotext", "-layout", "-enc", "UTF-8", path, "-", NULL };

  return run (page > 0 ? one : all);
}

char *
hp_test_pdf_info (const char *path, const char *key)
{
  const char *arguments[] = { "pdfinfo", "-isodates", path, NULL };
  g_autofree char *output = run (arguments);
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, key) && (*line)[strlen (key)] == ':')
      return g_strdup (g_strchug (*line + strlen (key) + 1));
  return NULL;
}

int
hp_test_count (const char *text, const char *needle)
{
  int n = 0;

  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + 1, needle))
    n++;
  return n;
}

char *
hp_test_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("hp-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

int
hp_test_folder_remove (const char *folder)
{
  g_autoptr (GError) error = NULL;
  GDir *dir = g_dir_open (folder, 0, &error);
  const char *name;
  int n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
      n++;
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return n;
}
