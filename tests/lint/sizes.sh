#!/bin/sh
# sizes.sh: a file has at most 600 lines, a function at most 60 between its braces.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

# Only functions end with a brace alone at the left edge; structures and tables end with "};".
awk '
FNR == 1 { if (last_lines > 600) printf "%s: %d lines\n", last, last_lines; start = 0 }
{ last = FILENAME; last_lines = FNR }
/^\{/ { start = FNR }
/^\}$/ { if (start && FNR - start - 1 > 60) printf "%s:%d: a function of %d lines\n", FILENAME, start, FNR - start - 1; start = 0 }
END { if (last_lines > 600) printf "%s: %d lines\n", last, last_lines }
' $(files src tests -- '*.c' '*.h') /dev/null >> "$tmp/findings"
finish "files up to 600 lines, functions up to 60; split where the idea splits"
