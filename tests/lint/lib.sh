#!/bin/sh
# lib.sh: what every lint script begins with. A script takes the source tree as its argument (without
# one: the tree it lies in), prints each finding with its place, and exits 1 when there was any.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

set -u
LC_ALL=C.UTF-8
export LC_ALL
cd "${1:-$(dirname "$0")/../..}" || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
: > "$tmp/findings"

# found TEXT…: one finding.
found() {
    printf '%s\n' "$*" >> "$tmp/findings"
}

# need PROGRAM PACKAGE: a check that cannot run is a finding, never a silent pass.
need() {
    command -v "$1" > "$tmp/which" 2>&1 || { echo "$1 is missing (package $2)"; exit 1; }
}

# files DIRS… -- PATTERNS…: source files below the folders, sorted, without generated ones.
files() {
    dirs= names=
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        [ -e "$1" ] && dirs="$dirs $1"
        shift
    done
    shift
    for pattern; do
        names="$names${names:+ -o }-name $pattern"
    done
    [ -n "$dirs" ] || return 0
    set -f
    # shellcheck disable=SC2086  # the words are meant to be split
    find $dirs -type f \( $names \) ! -path '*/__pycache__/*' | sort
    set +f
}

# finish RULE: ends the script; RULE says what was asked for.
finish() {
    if [ -s "$tmp/findings" ]; then
        cat "$tmp/findings"
        echo "Rule: $1"
        exit 1
    fi
    exit 0
}
