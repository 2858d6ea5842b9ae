#!/bin/sh
# validate-mime.sh: a document is known by its name, and without a name by its content.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

need update-mime-database shared-mime-info
need gio libglib2.0-bin
type=application/vn.homphieu.election
mkdir -p "$tmp/share/mime/packages"
cp data/*.mime.xml "$tmp/share/mime/packages/"
# The system's own types must be there too: ours has to win against plain SQLite.
[ ! -f /usr/share/mime/packages/freedesktop.org.xml ] || cp /usr/share/mime/packages/freedesktop.org.xml "$tmp/share/mime/packages/"
if ! XDG_DATA_DIRS="$tmp/share" update-mime-database "$tmp/share/mime" > "$tmp/log" 2>&1 || [ -s "$tmp/log" ]; then
    cat "$tmp/log" >> "$tmp/findings"
fi

# database FILE ID: the first 100 bytes of a SQLite database with this application_id.
database() {
    {
        printf 'SQLite format 3\000'
        dd if=/dev/zero bs=1 count=52 2> "$tmp/log"
        # shellcheck disable=SC2059  # the escapes are meant
        printf "$2"
        dd if=/dev/zero bs=1 count=28 2> "$tmp/log"
    } > "$1"
}
type_of() {
    XDG_DATA_HOME="$tmp/none" XDG_DATA_DIRS="$tmp/share" GIO_USE_VFS=local \
        gio info -a standard::content-type "$1" | sed -n 's/ *standard::content-type: //p'
}
database "$tmp/ward.homphieu" HomP
database "$tmp/ward" HomP
database "$tmp/other" '\000\000\000\000'
printf 'not a database' > "$tmp/empty.homphieu"
for case in "ward.homphieu:$type" "ward:$type" "empty.homphieu:$type"; do
    got=$(type_of "$tmp/${case%%:*}")
    [ "$got" = "${case#*:}" ] || found "${case%%:*}: taken for “$got”, not for $type"
done
[ "$(type_of "$tmp/other")" != "$type" ] || found "any other SQLite database is taken for a document"
finish "a .homphieu file, and a nameless one with its mark, is $type; other databases are not"
