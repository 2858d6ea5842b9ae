#!/bin/sh
# shell.sh: every script can be read by its shell.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

{ files tests -- '*.sh'; files dev -- dev; files .ci -- run; } | while read -r file; do
    [ -x "$file" ] || echo "$file: not executable"
    case $(head -n 1 "$file") in
        '#!/bin/sh' | '#!/usr/bin/env sh') shell=sh ;;
        '#!/bin/bash' | '#!/usr/bin/env bash') shell=bash ;;
        *) echo "$file: its first line names no shell"; continue ;;
    esac
    "$shell" -n "$file" 2>&1 || echo "$file: $shell cannot read it"
done >> "$tmp/findings"
[ ! -e dev ] || [ "$(wc -l < dev)" -le 160 ] || found "dev: more than 160 lines"
finish "scripts are executable, name sh or bash, and parse"
