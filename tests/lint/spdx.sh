#!/bin/sh
# spdx.sh: every source file says its licence and whose it is.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

{
    files src tests data -- '*.c' '*.h' '*.ui' '*.sql' '*.css' '*.sh' '*.py' '*.svg' '*.xml' '*.xml.in'
    files dev .ci/run po/vi.po -- '*'
} | grep -vE '^tests/data/|\.gresource\.xml$' | while read -r file; do
    for tag in 'SPDX-License-Identifier: GPL-3.0-or-later' 'SPDX-FileCopyrightText: '; do
        head -n 40 "$file" | grep -qF -- "$tag" || echo "$file: no “$tag” in its first 40 lines"
    done
done >> "$tmp/findings"
finish "each source file begins with its SPDX licence and copyright lines"
