/* hp-setup-values.h: settings as people type them: 3 % is 300, dates are dd/mm/yyyy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HP_SETUP_TEXT,   /* a name; must not be blank */
  HP_SETUP_DATE,   /* a full date */
  HP_SETUP_SHARE,  /* per cent with at most two decimals, stored in 1/100 % */
  HP_SETUP_NUMBER, /* a whole number, from 1 */
} HpSetupKind;

/* What is stored for what was typed. NULL where it cannot be that; *@why is then a sentence
 * (translated, not owned). Transfer full. */
char *hp_setup_parse (HpSetupKind kind, const char *typed, const char **why);

/* What is shown for what is stored. Transfer full. */
char *hp_setup_show (HpSetupKind kind, const char *stored);

G_END_DECLS
