#!/bin/sh
# validate-xml.sh: icons, interface files and descriptions are well formed; icons keep to the rules.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

need xmllint libxml2-utils
files src data -- '*.svg' '*.xml' '*.xml.in' '*.ui' | while read -r file; do
    xmllint --noout --nonet "$file" 2>&1 || echo "$file: not well formed"
done >> "$tmp/findings"
files src data -- '*.svg' | while read -r file; do
    grep -qE '<(image|script|foreignObject)|href="(http|file|data)' "$file" && echo "$file: takes in something from outside"
    case $file in
        *-symbolic.svg) side=16 ;;
        */scalable/apps/* | */scalable/mimetypes/*) side=128 ;;
        *) continue ;;
    esac
    grep -q "viewBox=\"0 0 $side $side\"" "$file" || echo "$file: its viewBox is not 0 0 $side $side"
done >> "$tmp/findings"
finish "well-formed XML; icons of 128 (symbolic: 16) that stand alone"
