/* hp-settings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-settings.h"

#define RECENT_MAX 8

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

GStrv
hp_settings_recent (GSettings *settings)
{
  g_auto (GStrv) all = g_settings_get_strv (settings, "recent-documents");
  g_autoptr (GStrvBuilder) there = g_strv_builder_new ();

  for (guint i = 0; all[i] != NULL; i++)
    if (g_file_test (all[i], G_FILE_TEST_IS_REGULAR))
      g_strv_builder_add (there, all[i]);
  return g_strv_builder_end (there);
}

void
hp_settings_add_recent (GSettings *settings, const char *path)
{
  g_auto (GStrv) old = hp_settings_recent (settings);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_auto (GStrv) fresh = NULL;
  int n = 1;

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

char *
hp_settings_document_folder (void)
{
  char *folder = g_build_filename (g_get_user_data_dir (), "homphieu", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}
