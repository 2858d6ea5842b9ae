#!/bin/sh
# validate-metainfo.sh: the entry in software catalogues, with its translations merged.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

need appstreamcli appstream
need msgfmt gettext
for file in data/*.metainfo.xml.in; do
    made=$tmp/$(basename "$file" .in)
    msgfmt --xml --template="$file" -d po -o "$made" 2>> "$tmp/findings" || found "$file: translations could not be merged"
    appstreamcli validate --no-net --no-color "$made" > "$tmp/log" 2>&1 || { cat "$tmp/log" >> "$tmp/findings"; found "$file: not valid"; }
    id=$(sed -n 's|.*<id>\(.*\)</id>.*|\1|p' "$file")
    [ -f "data/$id.desktop.in" ] || found "$file: there is no data/$id.desktop.in"
    version=$(sed -n "s/^ *version: '\(.*\)',.*/\1/p" meson.build | head -n 1)
    grep -q "<release version=\"$version\"" "$file" || found "$file: no release entry for version $version of meson.build"
done
finish "the metainfo passes appstreamcli and knows this version"
