/* hp-fault-vfs.c: passes everything through to SQLite's own VFS, counting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-fault-vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* behind this struct */
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;

static struct
{
  HpFault fault;
  int countdown; /* 0 = disarmed */
  gboolean lasting;
  gboolean fired;
} state;

void
hp_fault_arm (HpFault fault, int n, gboolean lasting)
{
  state.fault = fault;
  state.countdown = n;
  state.lasting = lasting;
  state.fired = FALSE;
}

void
hp_fault_disarm (void)
{
  state.countdown = 0;
}

gboolean
hp_fault_armed (void)
{
  return state.countdown > 0;
}

gboolean
hp_fault_fired (void)
{
  return state.fired;
}

/* @code is what the call fails with, @needs_room whether a full disk can be why. */
static int
fail (int code, gboolean needs_room)
{
  if (state.countdown == 0 || (state.fault == HP_FAULT_FULL && !needs_room))
    return SQLITE_OK;
  if (state.countdown > 1)
    {
      state.countdown--;
      return SQLITE_OK;
    }
  if (!state.lasting)
    state.countdown = 0;
  state.fired = TRUE;
  if (state.fault != HP_FAULT_FULL)
    return code;
  /* As on a real system: only a write says by itself that the disk is full; of the others the
   * system must be asked. */
  return code == SQLITE_IOERR_WRITE ? SQLITE_FULL : code;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) (gpointer) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  sqlite3_file *real = real_of (file);

  return real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;
}

static int
fault_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  int rc = fail (SQLITE_IOERR_READ, FALSE);

  return rc != SQLITE_OK ? rc
                         : real_of (file)->pMethods->xRead (real_of (file), data, size, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  int rc = fail (SQLITE_IOERR_WRITE, TRUE);

  /* A disk that fails has often written a part. */
  if (rc != SQLITE_OK && size > 1)
    real_of (file)->pMethods->xWrite (real_of (file), data, size / 2, offset);
  return rc != SQLITE_OK ? rc
                         : real_of (file)->pMethods->xWrite (real_of (file), data, size, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int rc = fail (SQLITE_IOERR_TRUNCATE, FALSE);

  return rc != SQLITE_OK ? rc : real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  /* Nobody pulls the plug of this computer: what was written is there without waiting for it. */
  return fail (SQLITE_IOERR_FSYNC, FALSE);
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  int rc = fail (SQLITE_IOERR_FSTAT, FALSE);

  return rc != SQLITE_OK ? rc : real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  int rc = fail (SQLITE_IOERR_LOCK, FALSE);

  return rc != SQLITE_OK ? rc : real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
fault_check_reserved (sqlite3_file *file, int *result)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), result);
}

static int
fault_control (sqlite3_file *file, int op, void *arg)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, arg);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
fault_device (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  int rc = fail (SQLITE_IOERR_SHMMAP, TRUE);

  if (rc == SQLITE_OK)
    return real_of (file)->pMethods->xShmMap (real_of (file), page, size, extend, out);
  *out = NULL;
  return rc;
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int remove)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_device,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) (gpointer) file;
  int rc = fail (SQLITE_CANTOPEN, TRUE);

  memset (self, 0, sizeof *self);
  if (rc != SQLITE_OK)
    return rc;
  self->real = (sqlite3_file *) (gpointer) (self + 1);
  self->real->pMethods = NULL;
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (rc == SQLITE_OK)
    self->base.pMethods = &methods;
  return rc;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  int rc = fail (SQLITE_IOERR_DELETE, FALSE);

  return rc != SQLITE_OK ? rc : real_vfs->xDelete (real_vfs, name, 0);
}

static int
fault_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  int rc = fail (SQLITE_IOERR_ACCESS, FALSE);

  return rc != SQLITE_OK ? rc : real_vfs->xAccess (real_vfs, name, flags, result);
}

static int
fault_full_pathname (sqlite3_vfs *vfs, const char *name, int size, char *out)
{
  int rc = fail (SQLITE_CANTOPEN, FALSE);

  return rc != SQLITE_OK ? rc : real_vfs->xFullPathname (real_vfs, name, size, out);
}

static int
fault_get_last_error (sqlite3_vfs *vfs, int size, char *text)
{
  return state.fired && state.fault == HP_FAULT_FULL
             ? ENOSPC
             : real_vfs->xGetLastError (real_vfs, size, text);
}

void
hp_fault_register (void)
{
  if (real_vfs != NULL)
    return;
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs; /* time, chance and the rest are the real one's */
  fault_vfs.pNext = NULL;
  fault_vfs.zName = HP_FAULT_VFS;
  fault_vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  fault_vfs.xDelete = fault_delete;
  fault_vfs.xAccess = fault_access;
  fault_vfs.xFullPathname = fault_full_pathname;
  fault_vfs.xGetLastError = fault_get_last_error;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 0), ==, SQLITE_OK);
}
