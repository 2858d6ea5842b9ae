/* hp-application.h: the program: one instance, its windows, language and appearance.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HP_TYPE_APPLICATION (hp_application_get_type ())
G_DECLARE_FINAL_TYPE (HpApplication, hp_application, HP, APPLICATION, AdwApplication)

/* Sets the language from the settings; call before anything is translated. */
void hp_application_set_language (void);

HpApplication *hp_application_new (void);

GSettings *hp_application_get_settings (HpApplication *application);

/* Light, dark and size of text as the settings say. */
void hp_application_apply_appearance (HpApplication *application);

/* The same without an application object, for tests and screenshots. */
void hp_appearance_apply (const char *appearance, int text_scale);

G_END_DECLS
