#!/bin/sh
# machine-paths.sh: nothing in the tree names a folder of one machine, and nothing is a secret.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

# Written apart so that this file does not find itself.
homes="/(home|Users)/[A-Za-z0-9_.-]+/|/(root|work|mnt|media)/|[A-Z]:\\\\\\\\?Users"
secrets="BEGIN [A-Z ]*PRIVATE ""KEY|gh[pousr]_[A-Za-z0-9]{30,}|AKIA[0-9A-Z]{16}|(password|passwd|secret|token)[\"']? *[:=] *[\"'][^\"'\$<>{} ]{6,}[\"']"
files src tests data po flatpak .ci dev meson.build meson_options.txt README.md -- '*' |
    grep -vE '\.(xlsx|ods|png|mo)$|^tests/lint/(machine-paths|self-test)\.sh$' | while read -r file; do
    grep -nIE "(^|[\"'(= \t>])($homes)" "$file" | cut -c1-160 | sed "s|^|$file:|"
    grep -nIiE "$secrets" "$file" | cut -c1-160 | sed "s|^|$file:|"
done >> "$tmp/findings"
finish "no path of one machine, no key and no password in the tree"
