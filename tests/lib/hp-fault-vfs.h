/* hp-fault-vfs.h: a disk that fails when it is told to, between SQLite and the real one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_FAULT_VFS "hp-fault"

typedef enum
{
  HP_FAULT_IO,   /* any call fails with its SQLITE_IOERR_… */
  HP_FAULT_FULL, /* calls that need room fail with SQLITE_FULL */
} HpFault;

/* Registers the VFS; for hp_db_set_vfs (HP_FAULT_VFS). Nothing fails until it is armed. */
void hp_fault_register (void);

/* From now on the @n-th call (from 1) fails, and with @lasting every call after it. */
void hp_fault_arm (HpFault fault, int n, gboolean lasting);
void hp_fault_disarm (void);
gboolean hp_fault_armed (void);

/* Whether anything has failed since it was armed. */
gboolean hp_fault_fired (void);

G_END_DECLS
