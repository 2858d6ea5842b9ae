#!/bin/sh
# po-complete.sh: every language says everything the sources say now, and every translation is sound.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

need xgettext gettext
root=$(pwd)
if ! xgettext --directory="$root" --files-from=po/POTFILES.in --output="$tmp/now.pot" --from-code=UTF-8 \
    --add-comments --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=Q_:1g --keyword=g_dngettext:2,3 \
    --keyword=g_dpgettext2:2c,3 --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format \
    --flag=g_strdup_printf:1:c-format --flag=g_set_error:4:c-format > "$tmp/log" 2>&1; then
    cat "$tmp/log"
    exit 1
fi
grep -q '^msgid "[^"]' "$tmp/now.pot" || found "nothing to translate was found: the sources were not read"
# xgettext cannot look into G_GINT64_FORMAT and its like: the text breaks off at the "%" and is never found.
msgcat --no-wrap "$tmp/now.pot" | sed -n '/^#:/h; /^msgid\(_plural\)\{0,1\} ".*%"$/{/%%"$/d;x;G;s/\n/ /;p}' |
    sed 's/$/: is cut off at a format macro; write PRId64 or PRIu64 of <inttypes.h>/' >> "$tmp/findings"

for language in $(grep -v '^#' po/LINGUAS); do
    po=po/$language.po
    [ -f "$po" ] || { found "$po: missing"; continue; }
    msgfmt --check -o "$tmp/$language.mo" "$po" > "$tmp/log" 2>&1 || found "$po: $(cat "$tmp/log")"
    msgmerge --quiet --no-fuzzy-matching "$po" "$tmp/now.pot" -o "$tmp/$language.po" 2> "$tmp/log" || found "$po: $(cat "$tmp/log")"
    for kind in untranslated fuzzy; do
        [ "$kind" = fuzzy ] && pick=--only-fuzzy || pick=--untranslated
        msgattrib --no-obsolete "$pick" --no-wrap "$tmp/$language.po" |
            sed -n '/^#:/{s/^#: \([^ ]*\).*/\1/;h}; /^msgid "..*"/{s/^msgid //;x;G;s/\n/: /;p}' |
            sed "s|^|$po: $kind: |" > "$tmp/$kind"
        count=$(wc -l < "$tmp/$kind")
        if [ "$count" -gt 0 ]; then
            head -n 20 "$tmp/$kind" >> "$tmp/findings"
            found "$po: $count $kind"
        fi
    done
done
finish "complete translations, none fuzzy; “meson compile -C _build homphieu-update-po” brings the new texts in"
