#!/bin/sh
# validate-schema.sh: the settings.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

need glib-compile-schemas libglib2.0-bin
glib-compile-schemas --strict --dry-run data >> "$tmp/findings" 2>&1 || found "data/*.gschema.xml: not valid"
for file in data/*.gschema.xml; do
    keys=$(grep -c '<key ' "$file")
    told=$(grep -c '<summary>' "$file")
    [ "$keys" -eq "$told" ] || found "$file: $keys keys but $told summaries"
done
finish "the settings pass glib-compile-schemas --strict and every key says what it is"
