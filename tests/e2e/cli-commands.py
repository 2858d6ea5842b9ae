# cli-commands.py: exit codes, one JSON value, help and messages of every command.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
from clilib import *

COMMANDS = ["new", "demo", "import", "template", "list", "search", "turnout", "tally", "check", "results", "forms", "export",
            "journal", "undo", "backup", "restore", "verify"]


@test
def help_and_version():
    text = ok("--help").out
    for name in COMMANDS:
        assert f"\n  {name} " in text, name
        usage = ok(name, "--help").out
        assert f"homphieu-cli {name}" in usage and "--json" in usage, usage
    for library in ("GLib", "SQLite", "ICU", "libxlsxwriter", "libgsf", "libxml2"):
        assert library in ok("--version").out, library
    refused("no-such-command", words=("no-such-command",), code=USAGE)
    equal(run().code, USAGE)


@test
def bad_usage():
    path = new()
    write("e.json", "{}")
    cases = [
        ("new",), ("new", "a.homphieu"), ("new", "a.homphieu", "--election", "2026"),
        ("new", "a.homphieu", "--election", "1999", "--ward", "A", "--province", "B"),
        ("new", "a.homphieu", "--election", "2026", "--ward", "A", "--province", "B", "--kind", "lâu đài"),
        ("new", "a.homphieu", "b.homphieu", "--election", "2026", "--ward", "A", "--province", "B"),
        ("demo",), ("demo", "a.homphieu", "--stage", "x"), ("demo", "a.homphieu", "--voters", "many"),
        ("demo", "a.homphieu", "--election", "1999"), ("demo", "a.homphieu", "--no-such-option"),
        ("import", path), ("import", path, "voters"), ("import", path, "dogs", "a.csv"),
        ("import", path, "voters", "a.csv", "--replace", "--diff"), ("import", path, "stations", "a.csv", "--diff"),
        ("import", path, "voters", "a.csv", "--station", "x"), ("import", path, "turnout", "a.csv", "--mark", "noon"),
        ("template",), ("template", "dogs", "a.xlsx"), ("template", "voters", "a.xlsx", "--election", "1999"),
        ("list", path), ("list", path, "dogs"), ("search", path), ("search", path, "a", "--limit", "x"),
        ("turnout", path), ("turnout", path, "--station", "1", "--mark", "noon", "--voted", "1"),
        ("turnout", path, "--station", "x", "--mark", "09:00", "--voted", "1"),
        ("turnout", path, "--station", "1", "--mark", "09:00", "--voted", "x"),
        ("turnout", path, "--station", "1", "--mark", "09:00", "--voted", "1", "--body", "x"),
        ("tally", path), ("tally", path, "--station", "1", "--body", "xa", "--entry", "3", "--by", "A", "--from", "e.json"),
        ("tally", path, "--station", "1", "--body", "xa", "--entry", "1", "--from", "e.json"),
        ("tally", path, "--station", "1", "--body", "xa", "--seal"),
        ("tally", path, "--station", "1", "--body", "xa", "--seal", "--by", "A", "--entry", "1"),
        ("tally", path, "--station", "1", "--body", "x", "--seal", "--by", "A"),
        ("check",), ("results", path, "--body", "x"), ("forms",), ("export", path), ("export", path, "--out", "o"),
        ("export", path, "--form", "31"), ("export", path, "--form", "31", "--all", "--out", "o"),
        ("export", path, "--all", "--station", "1", "--out", "o"), ("journal", path), ("journal", path, "burn"),
        ("undo",), ("backup", path), ("restore", path), ("verify",), ("verify", path, "more"),
    ]
    written = journal(path)
    for case in cases:
        refused(*case, code=USAGE)
        equal(set(js(*case, code=USAGE)), {"error"}, case)
    equal(journal(path), written)
    equal(sorted(os.listdir()), ["e.json", "ward.homphieu"])


@test
def one_value_each():
    """With --json each command leaves one value, with the keys that others rely on."""
    path = "ward.homphieu"
    equal(set(js("demo", path, "--voters", 300, "--stations", 3, "--stage", "counted")) >= {"file"}, True)
    keys = {
        "voters": {"id", "station", "card", "name", "birth_date", "sex", "identity", "bodies", "residence", "state"},
        "stations": {"number", "name", "kind", "place", "listed"},
        "constituencies": {"body", "number", "name", "seats", "stations"},
        "candidates": {"body", "constituency", "order", "name", "birth_date", "sex"},
        "turnout": {"station", "mark", "body", "voted", "listed", "percent"},
        "tallies": {"station", "body", "constituency", "state", "entries"},
        "journal": {"seq", "at", "operator", "action", "hash"},
    }
    for name, wanted in keys.items():
        rows = js("list", path, name)
        assert rows and all(wanted <= set(row) for row in rows), name
        assert ok("list", path, name).out.count("\n") == len(rows), name
    equal(js("list", path, "movements"), [])
    equal(set(js("list", path, "stations")[0]["listed"]), {"qh", "tinh", "xa"})
    voter = js("list", path, "voters")[7]
    found = js("search", path, voter["name"])
    assert voter["id"] in {row["id"] for row in found}, found
    equal(len(js("search", path, "a", "--limit", 2)), 2)
    equal(js("search", path, "qqqqqq"), [])
    equal([r["id"] for r in js("search", path, voter["identity"])], [voter["id"]])
    findings = js("check", path, code=run("check", path).code)
    assert all({"code", "severity", "message", "values"} <= set(f) for f in findings)
    result = js("results", path)[0]
    assert set(result) >= {"body", "number", "seats", "stations", "sealed", "complete", "listed", "voted", "issued", "collected",
                           "valid", "invalid", "turnout_valid", "candidates", "elected", "missing", "proposal", "trace"}
    equal({r["body"] for r in js("results", path, "--body", "qh")}, {"qh"})
    forms = js("forms", path)
    assert all({"number", "title", "scope", "ready", "missing"} <= set(form) for form in forms)
    equal([form for form in forms if not form["ready"]], [])
    equal(js("journal", path, "verify")["ok"], True)
    equal(js("verify", path)["ok"], True)
    equal(set(js("backup", path, "copy.homphieu")) >= {"file", "backup"}, True)
    equal(set(js("restore", "copy.homphieu", "again.homphieu")) >= {"file", "aside"}, True)
    equal(js("template", "voters", "t.xlsx")["file"], "t.xlsx")
    equal(set(js("list", "no.homphieu", "voters", code=FAILED)["error"]), {"code", "message"})
    equal(js("list", "no.homphieu", "voters", code=FAILED)["error"]["code"], "not-found")


@test
def export_all():
    path = "ward.homphieu"
    ok("demo", path, "--voters", 200, "--stations", 2, "--stage", "counted")
    forms = js("forms", path)
    made = js("export", path, "--all", "--out", "out")
    equal(len(made["files"]), len(forms) + 1)
    equal(sorted(os.listdir("out")), sorted(file["name"] for file in made["files"]))
    index = cells("out/index.xlsx")
    for file in made["files"]:
        if file["form"] is not None:
            assert file["sha256"] in index.values(), file
    with open("out/index.xlsx", "rb") as file:
        before = file.read()
    # One form leaves the list of everything as it is; the same data give the same file.
    ok("export", path, "--form", "31", "--station", 1, "--out", "out")
    with open("out/index.xlsx", "rb") as file:
        equal(file.read(), before)
    again = js("export", path, "--all", "--out", "again")
    equal({f["name"]: f["sha256"] for f in again["files"] if f["form"]}, {f["name"]: f["sha256"] for f in made["files"] if f["form"]})
    refused("export", path, "--form", "99", "--out", "out")
    listed = new("listed.homphieu")
    ok("import", listed, "stations", data("stations-2026.csv"))
    refused("export", listed, "--form", "23", "--out", "out23")
    assert not os.path.exists("out23")


@test
def options_anywhere():
    path = new()
    ok("import", path, "stations", data("stations-2026.csv"))
    for args in (("--json", "list", path, "stations"),):
        equal(run(*args).code, USAGE)
    for args in (("list", "--json", path, "stations"), ("list", path, "--json", "stations"), ("list", path, "stations", "--json")):
        equal(len(ok(*args).json), 3)
    ok("turnout", "--voted", 0, path, "--mark", "09:00", "--station", 1, code=FAILED)
    ok("list", "--", path, "stations")
    ok("import", path, "stations", data("stations-2026.csv"), "--operator", "Nông Thị Ánh")
    write("s.csv", "number,name\n4,Bốn\n")
    ok("import", path, "stations", "s.csv", "--operator", "Nông Thị Ánh")
    rows = js("list", path, "journal")
    equal((rows[0]["operator"], rows[-1]["operator"]), ("cli", "Nông Thị Ánh"))


@test
def in_the_language_of_the_locale():
    """Messages follow the locale; what scripts read does not."""
    path = new()
    os.environ["LANGUAGE"] = "vi"
    try:
        refused("list", "no.homphieu", "voters", words=("Không có “no.homphieu”",))
        equal(js("list", path, "stations"), [])
        equal(js("list", "no.homphieu", "voters", code=FAILED)["error"]["code"], "not-found")
    finally:
        os.environ["LANGUAGE"] = ""
    refused("list", "no.homphieu", "voters", words=("“no.homphieu” is not there",))


@test
def tampering_is_found():
    import sqlite3
    path = new()
    ok("import", path, "stations", data("stations-2026.csv"))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE journal SET operator = 'somebody else' WHERE seq = 2")
    db.close()
    found = js("journal", path, "verify", code=ATTENTION)
    equal((found["ok"], found["bad"]), (False, 2))
    equal(js("verify", path, code=ATTENTION)["ok"], False)
    other = new("other.homphieu")
    ok("import", other, "stations", data("stations-2026.csv"))
    with sqlite3.connect(other) as db:
        db.execute("UPDATE station SET place = 'elsewhere' WHERE number = 1")
    db.close()
    equal(js("journal", other, "verify")["ok"], True)
    equal(js("verify", other, code=ATTENTION)["ok"], False)
    # The last entry gone, with what it did: both find it, at the same place.
    last = new("last.homphieu")
    ok("import", last, "stations", data("stations-2026.csv"))
    with sqlite3.connect(last) as db:
        db.execute("DELETE FROM journal WHERE seq = 2")
    db.close()
    found = js("journal", last, "verify", code=ATTENTION)
    equal((found["ok"], found["bad"]), (False, 2))
    equal(js("verify", last, code=ATTENTION)["message"], found["message"])


main()
