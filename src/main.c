/* main.c: locale, resources, run HpApplication.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-util.h"
#include "ui/hp-ui-resources.h"
#include "ui/shell/hp-application.h"

#include <sys/resource.h>

int
main (int argc, char *argv[])
{
  const struct rlimit none = { 0, 0 };
  g_autoptr (HpApplication) application = NULL;

  /* A core file would hold the voter list. */
  setrlimit (RLIMIT_CORE, &none);
  hp_set_up_memory ();
  hp_application_set_language ();
  g_resources_register (hp_ui_get_resource ());
  application = hp_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
