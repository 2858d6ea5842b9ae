#!/bin/sh
# self-test.sh: the checks themselves. A small clean tree passes each of them; with one fault seeded, the
# check that is meant for the fault must fail and name it. A check that cannot fail guards nothing.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "${1:-$here/../..}" && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
count=0
failed=0

spdx='/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The authors
 */'

# The clean tree: real data and packaging, and a source tree of a few lines.
clean=$work/clean
mkdir -p "$clean/src/engine/core" "$clean/src/engine/db" "$clean/src/engine/setup" "$clean/src/engine/day" \
    "$clean/src/paper/kit" "$clean/src/paper/count" "$clean/src/ui/kit" "$clean/src/ui/day" "$clean/src/ui/count" \
    "$clean/src/cli" "$clean/tests/engine" "$clean/po"
cp -R "$root/data" "$root/flatpak" "$clean/"
cp "$root/meson.build" "$clean/"
for file in engine/core/hp-a.c engine/db/hp-db.c engine/setup/hp-b.c engine/day/hp-c.c paper/kit/hp-reader.c \
    paper/count/hp-d.c ui/kit/hp-e.c ui/day/hp-f.c ui/count/hp-g.c cli/main.c; do
    printf '%s\n#include "config.h"\n\nint\nf (void)\n{\n  return 0;\n}\n' "$spdx" > "$clean/src/$file"
done
printf 'const char *t = _("Good day");\n' >> "$clean/src/engine/core/hp-a.c"
printf '#include <sqlite3.h>\nconst char *q = "SELECT 1";\n' >> "$clean/src/engine/db/hp-db.c"
echo vi > "$clean/po/LINGUAS"
printf '# list\n' > "$clean/po/POTFILES.in"
sh "$here/potfiles.sh" "$clean" --write
(cd "$clean" && xgettext --from-code=UTF-8 --keyword=_ -f po/POTFILES.in -o po/x.pot 2> "$work/log" &&
    msgen --lang=vi po/x.pot 2>> "$work/log" | sed 's/charset=CHARSET/charset=UTF-8/; s/nplurals=INTEGER; plural=EXPRESSION/nplurals=1; plural=0/; 1i\
# SPDX-License-Identifier: GPL-3.0-or-later\
# SPDX-FileCopyrightText: 2026 The authors' > po/vi.po && rm po/x.pot)

# expect CODE TEXT LINT TREE
expect() {
    count=$((count + 1))
    sh "$here/$3.sh" "$4" > "$work/out" 2>&1
    code=$?
    if [ "$code" -eq "$1" ] && grep -qF -- "$2" "$work/out" || { [ "$code" -eq 0 ] && [ "$1" -eq 0 ]; }; then
        echo "ok $count - $3: ${2:-clean tree}"
    else
        failed=$((failed + 1))
        echo "not ok $count - $3: ${2:-clean tree} (exit $code)"
        sed 's/^/# /' "$work/out"
    fi
}
# fault LINT WORD-IN-THE-FINDING COMMAND: the command seeds the fault in the current directory.
fault() {
    rm -rf "$work/bad"
    cp -R "$clean" "$work/bad"
    (cd "$work/bad" && eval "$3") || echo "# the fault could not be seeded: $3"
    expect 1 "$2" "$1" "$work/bad"
}

for lint in "$here"/*.sh; do
    lint=$(basename "$lint" .sh)
    case $lint in lib | self-test) continue ;; esac
    expect 0 '' "$lint" "$clean"
done

add() { printf '%s\n' "$2" >> "$1"; }
fault includes 'sqlite3.h belongs' "add src/engine/setup/hp-b.c '#include <sqlite3.h>'"
fault includes 'earlier rooms only' "add src/engine/setup/hp-b.c '#include \"engine/day/hp-c.h\"'"
fault includes 'earlier rooms only' "add src/engine/core/hp-a.c '#include \"engine/db/hp-db.h\"'"
fault includes 'knows no paper' "add src/engine/day/hp-c.c '#include \"paper/kit/hp-sheet.h\"'"
fault includes 'GTK belongs' "add src/paper/kit/hp-reader.c '#include <gtk/gtk.h>'"
fault includes 'drawing belongs' "add src/engine/day/hp-c.c '#include <cairo.h>'"
fault includes 'hp-sheet-xlsx.c' "add src/paper/count/hp-d.c '#include <xlsxwriter.h>'"
fault includes 'belong to the reader' "add src/paper/count/hp-d.c '#include <gsf/gsf.h>'"
fault includes 'kit knows no phase' "add src/paper/kit/hp-reader.c '#include \"paper/count/hp-d.h\"'"
fault includes 'paper knows no ui' "add src/paper/count/hp-d.c '#include \"ui/kit/hp-e.h\"'"
fault includes 'knows its own folder' "add src/ui/day/hp-f.c '#include \"ui/count/hp-g.h\"'"
fault includes 'kit knows no page' "add src/ui/kit/hp-e.c '#include \"ui/day/hp-f.h\"'"
fault includes 'has no window' "add src/cli/main.c '#include \"ui/kit/hp-e.h\"'"
fault includes 'say it from src/' "add src/engine/day/hp-c.c '#include \"hp-c.h\"'"
fault includes 'tests of the engine' "add tests/engine/test-x.c '#include \"paper/kit/hp-sheet.h\"'"
fault sql 'src/ui/day/hp-f.c' "add src/ui/day/hp-f.c 'const char *q = \"SELECT id FROM voter\";'"
fault sql 'src/cli/main.c' "add src/cli/main.c 'const char *q = \"DELETE FROM voter\";'"
fault sizes '601 lines' "yes '' | head -n 601 > src/engine/day/hp-long.c"
fault sizes 'function of 61' "{ echo 'void f (void)'; echo '{'; yes '  g ();' | head -n 61; echo '}'; } >> src/cli/main.c"
fault spdx 'src/cli/other.c' "echo 'int x;' > src/cli/other.c"
fault potfiles 'is not in po/POTFILES.in' "add src/ui/day/hp-f.c 'const char *t = _ (\"Turnout\");'"
fault potfiles 'is not in po/POTFILES.in' "echo '<x translatable=\"yes\">T</x>' > src/ui/day/hp-f.ui"
fault potfiles 'is gone' "add po/POTFILES.in src/gone.c"
fault po-complete 'untranslated' "add src/engine/core/hp-a.c 'const char *u = _(\"Unheard of\");'"
fault po-complete 'fuzzy' "sed -i 's/^msgid \"Good day\"/#, fuzzy\n&/' po/vi.po"
fault po-complete 'vi.po' "sed -i 's/^msgid \"Good day\"/msgid Good day/' po/vi.po"
fault po-complete 'cut off at a format macro' "add src/engine/core/hp-a.c 'f (_(\"Row %\" G_GINT64_FORMAT \" is odd\"), n);'"
fault network 'g_socket_new' "add src/ui/day/hp-f.c 'void *s = g_socket_new (1, 2, 3, 0);'"
fault network 'libsoup' "add meson.build \"soup = dependency('libsoup-3.0')\""
fault network 'XML_PARSE_NONET' "add src/paper/kit/hp-reader.c 'void *r = xmlReaderForMemory (a, 1, 0, 0, 0);'"
fault machine-paths 'src/cli/main.c' "add src/cli/main.c 'const char *p = \"/home/an/elections/x\";'"
fault machine-paths 'po/vi.po' "add po/vi.po '# /root/x'"
fault machine-paths 'src/cli/main.c' "add src/cli/main.c 'const char *password = \"hunter2hunter2\";'"
fault shell 'cannot read it' "printf '#!/bin/sh\nif true\n' > dev; chmod +x dev"
fault shell 'not executable' "printf '#!/bin/sh\n:\n' > dev; chmod -x dev"
fault validate-desktop 'not valid' "sed -i 's/^Type=.*/Type=Programme/' data/*.desktop.in"
fault validate-desktop 'is not described' "sed -i 's/^MimeType=.*/MimeType=application\/x-none;/' data/*.desktop.in"
fault validate-metainfo 'not valid' "sed -i 's/<project_license>.*/<project_license>nonsense licence<\/project_license>/' data/*.metainfo.xml.in"
fault validate-metainfo 'no release entry' "sed -i 's/<release version=\"[^\"]*\"/<release version=\"9.9\"/' data/*.metainfo.xml.in"
fault validate-schema 'not valid' "sed -i 's/<default>100</<default>500</' data/*.gschema.xml"
fault validate-schema 'summaries' "sed -i '0,/<summary>/{/<summary>/d}' data/*.gschema.xml"
fault validate-xml 'not well formed' "add data/icons/hicolor/symbolic/apps/vn.homphieu.HomPhieu-symbolic.svg '<g>'"
fault validate-xml 'viewBox' "sed -i 's/0 0 128 128/0 0 64 64/' data/icons/hicolor/scalable/apps/*.svg"
fault validate-xml 'from outside' "sed -i 's/<title>/<image href=\"x.png\"\/>&/' data/icons/hicolor/scalable/apps/*.svg"
fault validate-mime 'ward: taken for' "sed -i 's/0x486F6D50/0x486F6D51/' data/*.mime.xml"
fault validate-mime 'empty.homphieu' "sed -i '/<glob/d' data/*.mime.xml"
fault validate-mime 'other SQLite' "sed -i '/0x486F6D50/d' data/*.mime.xml"
fault flatpak 'no sha256' "sed -i 's/\"sha256\": \"./\"sha256\": \"/' flatpak/*.json"
fault flatpak 'opens the sandbox' "sed -i 's/--share=ipc/--share=network/' flatpak/*.json"
fault flatpak 'not https' "sed -i 's|https://|http://|' flatpak/*.json"
fault flatpak 'SQLITE_ENABLE_SESSION' "sed -i 's/-DSQLITE_ENABLE_SESSION//' flatpak/*.json"
echo "1..$count"
[ "$failed" -eq 0 ]
