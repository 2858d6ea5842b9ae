/* hp-settings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-settings.h"

#include "engine/core/hp-text.h"

#include <string.h>

#define RECENT_MAX 8
#define SUFFIX ".homphieu"

GSettings *
hp_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaSource) own = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema == NULL)
    {
      own = g_settings_schema_source_new_from_directory (BUILD_DATADIR, source, TRUE, NULL);
      if (own != NULL)
        schema = g_settings_schema_source_lookup (own, APP_ID, TRUE);
    }
  if (schema == NULL)
    g_error ("The settings schema " APP_ID " is not installed");
  return g_settings_new_full (schema, NULL, NULL);
}

/* NULL where the document is not known; "" where it was taken off the list. */
static char *
known_title (GSettings *settings, const char *path)
{
  g_autoptr (GVariant) known = g_settings_get_value (settings, "known-documents");
  char *title = NULL;

  g_variant_lookup (known, path, "s", &title);
  return title;
}

/* Remembers only files that are still there. */
static void
set_title (GSettings *settings, const char *path, const char *title)
{
  g_autoptr (GVariant) known = g_settings_get_value (settings, "known-documents");
  g_auto (GVariantBuilder) all = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *key, *value;

  g_variant_iter_init (&iter, known);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!g_str_equal (key, path) && g_file_test (key, G_FILE_TEST_EXISTS))
      g_variant_builder_add (&all, "{ss}", key, value);
  g_variant_builder_add (&all, "{ss}", path, title);
  g_settings_set_value (settings, "known-documents", g_variant_builder_end (&all));
}

static void
add_from_folder (GSettings *settings, GPtrArray *list)
{
  g_autofree char *folder = hp_settings_document_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *title = known_title (settings, path);

      if (g_str_has_suffix (name, SUFFIX) && (title == NULL || *title != '\0')
          && !g_ptr_array_find_with_equal_func (list, path, g_str_equal, NULL))
        g_ptr_array_add (list, g_steal_pointer (&path));
    }
}

GStrv
hp_settings_recent (GSettings *settings)
{
  g_auto (GStrv) all = g_settings_get_strv (settings, "recent-documents");
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; all[i] != NULL; i++)
    if (g_file_test (all[i], G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (list, g_strdup (all[i]));
  add_from_folder (settings, list);
  g_ptr_array_add (list, NULL);
  return (GStrv) g_ptr_array_free (list, FALSE);
}

/* @path at the front, or gone. */
static void
put_recent (GSettings *settings, const char *path, gboolean front)
{
  g_auto (GStrv) old = g_settings_get_strv (settings, "recent-documents");
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_auto (GStrv) fresh = NULL;
  int n = front;

  if (front)
    g_strv_builder_add (list, path);
  for (guint i = 0; old[i] != NULL && n < RECENT_MAX; i++)
    if (!g_str_equal (old[i], path))
      {
        g_strv_builder_add (list, old[i]);
        n++;
      }
  fresh = g_strv_builder_end (list);
  g_settings_set_strv (settings, "recent-documents", (const char *const *) fresh);
}

void
hp_settings_add_recent (GSettings *settings, const char *path, const char *title)
{
  put_recent (settings, path, TRUE);
  set_title (settings, path, title);
}

void
hp_settings_remove_recent (GSettings *settings, const char *path)
{
  put_recent (settings, path, FALSE);
  set_title (settings, path, "");
}

char *
hp_settings_title (GSettings *settings, const char *path)
{
  g_autofree char *title = known_title (settings, path);
  char *name;

  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);
  name = g_path_get_basename (path);
  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

char *
hp_settings_document_folder (void)
{
  char *folder = g_build_filename (g_get_user_data_dir (), "homphieu", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

/* Plain small letters, digits and "-" only: such a name survives every disk and every e-mail. */
static char *
plain_name (const char *text)
{
  g_autofree char *fold = hp_text_fold (text);
  GString *plain = g_string_new (NULL);

  for (const char *p = fold; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (plain, *p);
    else if (plain->len > 0 && plain->str[plain->len - 1] != '-')
      g_string_append_c (plain, '-');
  if (plain->len > 0 && plain->str[plain->len - 1] == '-')
    g_string_truncate (plain, plain->len - 1);
  return g_string_free (plain, FALSE);
}

static char *
free_path (const char *name)
{
  g_autofree char *folder = hp_settings_document_folder ();
  g_autofree char *base = g_build_filename (folder, name, NULL);
  char *path = g_strconcat (base, SUFFIX, NULL);

  for (int n = 2; g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      g_free (path);
      path = g_strdup_printf ("%s-%d%s", base, n, SUFFIX);
    }
  return path;
}

char *
hp_settings_new_document (const char *ward, const char *election)
{
  g_autofree char *plain = plain_name (ward);
  g_autofree char *name = g_strdup_printf ("%s-%s", *plain != '\0' ? plain : "ward", election);

  return free_path (name);
}

char *
hp_settings_copy_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *plain = NULL;

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  plain = plain_name (name);
  return free_path (*plain != '\0' ? plain : "election");
}
