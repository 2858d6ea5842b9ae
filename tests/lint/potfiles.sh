#!/bin/sh
# potfiles.sh: whatever has text for people is known to the translators. “potfiles.sh TREE --write” writes
# the list anew.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

call='(^|[^A-Za-z0-9_])(_|N_|C_|NC_|Q_|ngettext|gettext|g_dngettext|g_dpgettext2) ?\(("|$)'
{
    files src -- '*.c' '*.h' | while read -r file; do
        grep -qE "$call" "$file" && echo "$file"
    done
    files src data -- '*.ui' | while read -r file; do
        grep -q 'translatable="\(yes\|true\|1\)"' "$file" && echo "$file"
    done
    files data -- '*.desktop.in' '*.metainfo.xml.in'
} | sort -u > "$tmp/needed"
if [ "${2:-}" = --write ]; then
    { grep '^#' po/POTFILES.in; cat "$tmp/needed"; } > "$tmp/new" && cat "$tmp/new" > po/POTFILES.in
    exit
fi
grep -vE '^(#|$)' po/POTFILES.in > "$tmp/listed"
sort -u "$tmp/listed" > "$tmp/sorted"

comm -23 "$tmp/needed" "$tmp/sorted" | sed 's|$|: has text for people and is not in po/POTFILES.in|' >> "$tmp/findings"
comm -13 "$tmp/needed" "$tmp/sorted" | sed 's|$|: is in po/POTFILES.in and has no text for people (or is gone)|' >> "$tmp/findings"
cmp -s "$tmp/listed" "$tmp/sorted" || found "po/POTFILES.in is not in order, or names a file twice: LC_ALL=C.UTF-8 sort -u"
finish "po/POTFILES.in lists every file with text for people, A–Z"
