#!/bin/sh
# flatpak.sh: the manifest is sound: everything pinned, no network, no folders of the user.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

python3 - flatpak/*.json >> "$tmp/findings" 2>&1 << 'PYTHON' || found "flatpak/*.json: cannot be read"
import json, re, sys

def walk(modules):
    for module in modules:
        yield module
        yield from walk(module.get("modules", []))

for path in sys.argv[1:]:
    manifest = json.load(open(path, encoding="utf-8"))
    def found(text):
        print(f"{path}: {text}")
    for key in ("id", "runtime", "runtime-version", "sdk", "command", "finish-args", "modules"):
        if key not in manifest:
            found(f"no “{key}”")
    for argument in manifest.get("finish-args", []):
        if re.match(r"--(share=network|filesystem|device=all|socket=(system-bus|session-bus|ssh-auth)|talk-name=org\.freedesktop\.Flatpak)", argument):
            found(f"{argument} opens the sandbox")
    names = []
    for module in walk(manifest.get("modules", [])):
        names.append(module["name"])
        if "--share=network" in module.get("build-options", {}).get("build-args", []):
            found(f"{module['name']}: is built with a network")
        for source in module.get("sources", []):
            if source["type"] in ("archive", "file"):
                if not source.get("url", "").startswith("https://"):
                    found(f"{module['name']}: its address is not https")
                if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                    found(f"{module['name']}: no sha256 of 64 digits")
            elif source["type"] == "git" and not re.fullmatch(r"[0-9a-f]{40}", source.get("commit", "")):
                found(f"{module['name']}: not pinned to a commit")
            elif source["type"] not in ("git", "dir"):
                found(f"{module['name']}: a source of type {source['type']}")
    if "homphieu" not in names:
        found("does not build homphieu")
    sqlite = [m for m in walk(manifest.get("modules", [])) if m["name"] == "sqlite"]
    flags = " ".join(m.get("build-options", {}).get("cflags", "") for m in sqlite)
    for wanted in ("SQLITE_ENABLE_SESSION", "SQLITE_ENABLE_PREUPDATE_HOOK", "SQLITE_ENABLE_FTS5"):
        if wanted not in flags:
            found(f"SQLite is built without {wanted}")
PYTHON
finish "pinned sources over https, no network, no folders beyond the portals, SQLite with its session extension"
