#!/bin/sh
# sql.sh: SQL text lives in the engine only. Everyone else asks the engine.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

keywords='SELECT|INSERT|UPDATE|DELETE|REPLACE|PRAGMA|BEGIN|COMMIT|ROLLBACK|VACUUM|ATTACH|CREATE (TABLE|INDEX|TRIGGER|VIEW|VIRTUAL)|DROP (TABLE|INDEX|TRIGGER|VIEW)|ALTER TABLE|WITH [a-z_]+ AS'
files src/paper src/ui src/cli src/main.c -- '*.c' '*.h' | while read -r file; do
    grep -nE "\"[[:space:]]*($keywords)([[:space:]]|\"|;)" "$file" | sed "s|^|$file:|"
done >> "$tmp/findings"
finish "SQL stands under src/engine only"
