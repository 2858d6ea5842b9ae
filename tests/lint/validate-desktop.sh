#!/bin/sh
# validate-desktop.sh: the menu entry, as it stands and with its translations merged.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

need desktop-file-validate desktop-file-utils
need msgfmt gettext
for file in data/*.desktop.in; do
    made=$tmp/$(basename "$file" .in)
    msgfmt --desktop --template="$file" -d po -o "$made" 2>> "$tmp/findings" || found "$file: translations could not be merged"
    desktop-file-validate "$made" >> "$tmp/findings" 2>&1 || found "$file: not valid"
    icon=$(sed -n 's/^Icon=//p' "$file")
    [ -f "data/icons/hicolor/scalable/apps/$icon.svg" ] || found "$file: there is no icon “$icon”"
    for type in $(sed -n 's/^MimeType=//p' "$file" | tr ';' ' '); do
        grep -q "<mime-type type=\"$type\">" data/*.mime.xml || found "$file: the type $type is not described in data/*.mime.xml"
    done
done
finish "the menu entry passes desktop-file-validate; its icon and document type exist"
