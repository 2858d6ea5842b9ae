#!/bin/sh
# includes.sh: who may include whom, by folder names. The compiler keeps the big walls (the engine has
# no GTK on its command line); this keeps the rest.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

files src tests -- '*.c' '*.h' > "$tmp/list"
awk '
BEGIN {
  n = split ("core db rules setup stations voters candidates readiness day count wrapup session", order, " ")
  for (i = 1; i <= n; i++)
    rank[order[i]] = i
}
function bad (why) { printf "%s:%d: %s: %s\n", FILENAME, FNR, $0, why }
/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
  quoted = $0 ~ /include[ \t]*"/
  target = $0
  sub (/^[^<"]*[<"]/, "", target)
  sub (/[>"].*$/, "", target)
  n_file = split (FILENAME, f, "/")
  n_target = split (target, t, "/")
  storey = f[1] == "src" ? f[2] : "tests"
  room = n_file > 3 ? f[3] : ""

  if (f[1] == "src" && quoted && n_target == 1 && target != "config.h" && target !~ /resources\.h$/)
    bad ("say it from src/: \"storey/room/" target "\"")
  if (target == "sqlite3.h" && FILENAME !~ /^(src\/engine\/db|tests\/crash|tests\/lib|tests\/engine|tests\/fuzz)\//)
    bad ("sqlite3.h belongs to engine/db")
  if (target == "xlsxwriter.h" && FILENAME != "src/paper/kit/hp-sheet-xlsx.c")
    bad ("xlsxwriter.h belongs to paper/kit/hp-sheet-xlsx.c")
  if (target ~ /^(gsf|libxml)\// && f[1] == "src" && FILENAME !~ /^src\/paper\/kit\/hp-[a-z-]*reader[a-z-]*\.[ch]$/)
    bad ("libgsf and libxml2 belong to the reader")
  if (target ~ /^(gtk|gdk|gsk|adwaita\.h|graphene)/ && FILENAME !~ /^(src\/ui\/|src\/main\.c$|tests\/(bench|lib|ui)\/)/)
    bad ("GTK belongs to ui")
  if (target ~ /^(cairo|pango)/ && (storey == "engine" || storey == "cli"))
    bad ("drawing belongs to paper and ui")

  if (storey == "engine") {
    if (t[1] == "paper" || t[1] == "ui" || t[1] == "cli")
      bad ("the engine knows no " t[1])
    if (t[1] == "engine" && n_target == 3) {
      if (!(t[2] in rank))
        bad ("unknown room " t[2])
      else if (!(room in rank) || rank[t[2]] > rank[room])
        bad ("a room uses earlier rooms only")
    }
  }
  if (storey == "paper") {
    if (t[1] == "ui" || t[1] == "cli")
      bad ("paper knows no " t[1])
    if (t[1] == "paper" && n_target == 3 && room == "kit" && t[2] != "kit")
      bad ("the kit knows no phase")
    if (t[1] == "paper" && (room in rank) && (t[2] in rank) && rank[t[2]] > rank[room])
      bad ("a phase uses earlier phases only")
  }
  if (storey == "cli" && t[1] == "ui")
    bad ("the command line has no window")
  if (storey == "ui") {
    if (t[1] == "cli")
      bad ("the window does not use the command line")
    if (t[1] == "ui" && room == "kit" && t[2] != "kit")
      bad ("the kit knows no page")
    if (t[1] == "ui" && room != "" && room != "kit" && room != "shell" && t[2] != room && t[2] != "kit" && target != "ui/shell/hp-phase-page.h")
      bad ("a page knows its own folder, ui/kit and ui/shell/hp-phase-page.h")
  }
  if (FILENAME ~ /^tests\/engine\// && (t[1] == "paper" || t[1] == "ui"))
    bad ("tests of the engine need the engine only")
  if (FILENAME ~ /^tests\/paper\// && t[1] == "ui")
    bad ("tests of paper need no window")
}' $(cat "$tmp/list") /dev/null >> "$tmp/findings"
finish "core < db < rules < phases in their order < session < paper < ui; the command line uses all but ui"
