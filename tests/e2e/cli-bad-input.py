# cli-bad-input.py: whatever is wrong is refused in words that name the file and the remedy, and nothing
# has changed.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import sqlite3
import struct
import threading
import time

from clilib import *


def ole2(path, stream):
    """A compound file with one empty stream: how a protected workbook looks from outside."""
    def entry(name, kind, child, start, size):
        text = (name + "\0").encode("utf-16-le")
        return struct.pack("<64sHBBIII16sIQQIQ", text, len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, b"", 0, 0, 0, start, size)

    header = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0,
                         4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (436 - 4)
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + struct.pack("<8I", *range(3, 10), 0xFFFFFFFE)
    fat += b"\xff" * (512 - len(fat))
    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(stream, 2, 0xFFFFFFFF, 2, 4096) + b"\0" * 256
    with open(path, "wb") as file:
        file.write(header + fat + directory + b"\0" * 4096)
    return path


def xlsx(path, sheet, **more):
    """The least that makes a workbook, with this worksheet."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet.replace("@", main),
        **more,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def binary(path, content):
    with open(path, "wb") as file:
        file.write(content)
    return path


def bad_sheets():
    """Name of each bad sheet, and a word that its refusal must have."""
    with open(data("candidates-2026.xlsx"), "rb") as file:
        good = file.read()
    os.mkdir("folder.xlsx")
    return [
        ("missing.xlsx", "missing.xlsx"),
        ("folder.xlsx", "folder.xlsx"),
        (binary("empty.xlsx", b""), "empty.xlsx"),
        (binary("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 2000), "picture.xlsx"),
        (binary("truncated.xlsx", good[:len(good) // 2]), "truncated.xlsx"),
        (ole2("protected.xlsx", "EncryptedPackage"), "password"),
        (ole2("old.xls", "Workbook"), "old.xls"),
        (xlsx("bomb.xlsx", '<worksheet xmlns="@"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>' + "a" * 80_000_000
              + "</t></is></c></row></sheetData></worksheet>"), "bomb.xlsx"),
        (xlsx("doctype.xlsx", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet xmlns="@">'
              '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'), "doctype.xlsx"),
        (xlsx("entity.xlsx", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet xmlns="@"><sheetData><row r="1">'
              '<c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'), "entity.xlsx"),
        (binary("legacy.csv", "number,name\n1,Nh\xe0 v\xe3n h\xf3a\n".encode("latin-1")), "legacy.csv"),
        (write("headless.csv", "1,2,3\n4,5,6\n"), "headless.csv"),
    ]


@test
def bad_sheets_are_refused():
    path = new()
    ok("import", path, "stations", data("stations-2026.csv"))
    sheets = bad_sheets()
    before, written = state(path), journal(path)
    left = sorted(os.listdir())
    for kind in ("voters", "stations", "candidates", "members", "turnout", "tallies"):
        for name, word in sheets:
            refused("import", path, kind, name, words=(word, name.split(".")[0]))
    equal(state(path), before)
    equal(journal(path), written)
    equal(sorted(os.listdir()), left)


@test
def bad_documents_are_refused():
    """No document, another kind of file, a later version, a damaged one."""
    good = new("good.homphieu")
    shutil.copy(good, "newer.homphieu")
    with sqlite3.connect("newer.homphieu") as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    for name in os.listdir():
        if name.startswith("newer.homphieu-"):
            os.unlink(name)
    with sqlite3.connect("other.homphieu") as db:
        db.execute("CREATE TABLE t (a)")
    db.close()
    write("text.homphieu", "not a document, only text " * 50)
    binary("empty.homphieu", b"")
    with open(good, "rb") as file:
        content = file.read()
    binary("cut.homphieu", content[:len(content) // 2 // 4096 * 4096])
    os.mkdir("folder.homphieu")
    before = {name: os.path.getsize(name) for name in os.listdir()}
    for name in ("missing.homphieu", "text.homphieu", "other.homphieu", "empty.homphieu", "newer.homphieu", "folder.homphieu"):
        for command in (("list", name, "stations"), ("check", name), ("undo", name), ("forms", name),
                        ("import", name, "stations", data("stations-2026.csv"))):
            refused(*command, words=(name,))
    result = run("verify", "cut.homphieu")
    assert result.code in (ATTENTION, FAILED), result.err
    # A damaged document keeps its companions: they may hold what is left of it.
    found = {name: os.path.getsize(name) for name in os.listdir() if not name.startswith("cut.homphieu-")}
    equal(found, before)


@test
def damage_in_plain_words():
    """A page that cannot be read: which file, and the backup; nothing of what the database says, and never half an answer."""
    ok("demo", "good.homphieu", "--voters", 300, "--stations", 2, "--stage", "counted")
    with sqlite3.connect("good.homphieu") as db:
        roots = dict(db.execute("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0"))
    db.close()
    with open("good.homphieu", "rb") as file:
        content = file.read()
    readers = {"voter": ("list", "voters"), "station": ("list", "stations"), "setting": ("results",), "journal": ("list", "journal"),
               "tally": ("check",), "candidate": ("results",), "station_total": ("forms",), "turnout": ("list", "turnout"),
               "voter_index": ("search", "nguyen")}
    for table, (command, *rest) in readers.items():
        at = (roots[table] - 1) * 4096
        for name in os.listdir():
            os.unlink(name) if name.startswith("bad.homphieu") or name == "copy.homphieu" else None
        binary("bad.homphieu", content[:at] + b"Z" * 4096 + content[at + 4096:])
        said = [run(command, "bad.homphieu", *rest), run(command, "bad.homphieu", *rest, "--json"),
                run("backup", "bad.homphieu", "copy.homphieu")]
        equal([result.code for result in said], [FAILED] * 3, table)
        # Long lists are written as they are read: what there was of one before the page.
        if isinstance(said[1].json, dict):
            equal(said[1].json["error"]["code"], "corrupt", table)
        said += [run("verify", "bad.homphieu"), run("undo", "bad.homphieu"), run("journal", "bad.homphieu", "verify")]
        for result in said:
            for word in ("malformed", "btree", "database", "disk image", "not an error", "part”"):
                assert word not in result.err, (table, result.args, result.err)
        for result in said[:4]:
            assert "bad.homphieu" in result.err and "estore the latest backup" in result.err, (table, result.args, result.err)


@test
def existing_files_are_not_written_over():
    good = new("good.homphieu")
    before = journal(good)
    refused("new", good, "--election", "2026", "--ward", "A", "--province", "B", words=("good.homphieu",))
    refused("demo", good, words=("good.homphieu",))
    write("note.txt", "mine")
    refused("backup", good, "note.txt", words=("note.txt",))
    refused("template", "voters", "note.txt", words=("note.txt", "there already", "another name"))
    equal(journal(good), before)
    with open("note.txt", encoding="utf-8") as file:
        equal(file.read(), "mine")


@test
def places_that_cannot_be_written():
    good = new("good.homphieu")
    refused("new", "no/such/folder/a.homphieu", "--election", "2026", "--ward", "A", "--province", "B", words=("no/such/folder",))
    refused("demo", "no/such/folder/a.homphieu", words=("no/such/folder",))
    refused("template", "voters", "no/such/folder/a.xlsx", words=("no/such/folder",))
    refused("backup", good, "no/such/folder/a.homphieu", words=("no/such/folder",))
    # A file system that takes no files even from the superuser.
    refused("new", "/proc/a.homphieu", "--election", "2026", "--ward", "A", "--province", "B", words=("/proc",))
    ok("import", good, "stations", data("stations-2026.csv"))
    ok("import", good, "voters", data("voters-2026.xlsx"), code=ATTENTION)
    written = journal(good)
    refused("export", good, "--form", "31", "--out", "/proc/out", words=("/proc/out",))
    write("out", "a file, no folder")
    refused("export", good, "--form", "31", "--out", "out", words=("out",))
    refused("import", good, "voters", data("voters-2026.xlsx"), "--rejects", "no/such/a.xlsx", words=("no/such",))
    equal(journal(good), written)
    equal(sorted(os.listdir()), ["good.homphieu", "out"])


@test
def full_disk():
    path = new()
    ok("import", path, "stations", data("stations-2026.csv"))
    before, written = state(path), journal(path)
    size = os.path.getsize(path)
    for limit in (size + 8192, size + 100_000):
        result = run("import", path, "voters", data("voters-2026.xlsx"), limit=limit)
        equal(result.code, FAILED, result.err)
        equal(state(path), before)
    result = run("demo", "big.homphieu", "--voters", 2000, limit=300_000)
    equal(result.code, FAILED, result.err)
    result = run("template", "voters", "t.xlsx", limit=1000)
    equal(result.code, FAILED, result.err)
    equal([name for name in os.listdir() if "t.xlsx" in name], [])
    with open("/dev/full", "w", encoding="utf-8") as full:
        equal(run("list", path, "stations", "--json", stdout=full).code, FAILED)
        equal(run("list", path, "stations", stdout=full).code, FAILED)
    equal(journal(path), written)
    equal(sorted(os.listdir()), ["ward.homphieu"])
    ok("verify", path)


@test
def open_elsewhere():
    """Another program has the document: it waits for the figures of a tally."""
    path = new()
    ok("import", path, "stations", data("stations-2026.csv"))
    os.mkfifo("figures.json")
    results = []
    other = threading.Thread(target=lambda: results.append(run(
        "tally", path, "--station", 1, "--body", "xa", "--entry", 1, "--by", "A", "--from", "figures.json")))
    other.start()
    deadline = time.monotonic() + 60
    while not os.path.exists(path + ".lock") and time.monotonic() < deadline:
        time.sleep(0.02)
    for command in (("list", path, "stations"), ("undo", path), ("import", path, "stations", data("stations-2026.csv"))):
        refused(*command, words=(path,))
    ok("new", "copy.homphieu", "--election", "2026", "--ward", "A", "--province", "B")
    refused("restore", "copy.homphieu", path, words=(path,))
    write("figures.json", '{"voted": 5}')
    other.join()
    equal(results[0].code, ATTENTION, results[0].err)
    ok("list", path, "stations")


@test
def bad_figures_are_refused():
    path = new()
    write("s.csv", "number,name,listed,qh,tinh,xa\n1,Một,500,1,1,1\n")
    write("c.csv", "body,constituency,seats,name\nxa,1,1,Vi Văn A\nxa,1,1,Vi Văn B\n")
    ok("import", path, "stations", "s.csv")
    ok("import", path, "candidates", "c.csv")
    before, written = state(path), journal(path)
    place = ("--station", 1, "--mark", "09:00", "--voted")
    for text in ("-1", "1000000000", "99999999999999999999"):
        refused("turnout", path, *place, text, words=("--voted", text))
    refused("turnout", path, "--station", 2, "--mark", "09:00", "--voted", 1, words=("2",))
    refused("turnout", path, "--station", 10000, "--mark", "09:00", "--voted", 1, words=("--station",))
    refused("turnout", path, *place, "1", "--body", "huyen", words=("huyen",))
    entry = ("--station", 1, "--body", "xa", "--entry", 1, "--by", "A", "--from")
    for name, text, word in (("a.json", "{", "a.json"), ("b.json", "[]", "b.json"), ("c.json", '{"voted": -1}', "voted"),
                             ("d.json", '{"voted": 1.5}', "voted"), ("e.json", '{"voted": 1000000000}', "voted"),
                             ("f.json", '{"votd": 1}', "votd"), ("g.json", '{"voted": "7"}', "voted"),
                             ("h.json", '{"voted": 1, "voted": 2}', "voted")):
        refused("tally", path, *entry, write(name, text), words=(name, word))
    refused("tally", path, *entry, "missing.json", words=("missing.json",))
    refused("tally", path, *entry, binary("big.json", b" " * 2_000_000), words=("big.json",))
    refused("tally", path, "--station", 1, "--body", "xa", "--entry", 2, "--by", "A", "--from",
            write("ok.json", '{"voted": 1}'), words=("1",))
    refused("tally", path, "--station", 1, "--body", "xa", "--seal", "--by", "A", words=("1",))
    equal(state(path), before)
    equal(journal(path), written)


@test
def bad_rows_are_rejected():
    """Each with its code, the good ones beside them accepted."""
    path = new()
    cases = [
        ("stations", "number,name,kind,xa,listed\n1,Một,ordinary,1,400\n,Hai,,,\nba,Ba,,,\n10000,Bốn,,,\n1,Năm,,,\n6,Sáu,lâu đài,,\n"
                     "7,Bảy,,1000,\n8,Tám,,,-5\n",
         [(3, "I01", "number"), (4, "I02", "number"), (5, "I05", "number"), (6, "I04", "number"), (7, "I02", "kind"),
          (8, "I05", "xa"), (9, "I02", "listed")]),
        ("candidates", "body,constituency,seats,name,birth_date,sex\nxa,1,2,Vi Văn A,1/2/1980,Nam\nxa,1,2,,,\nxa,1,6,Vi Văn B,,\n"
                       "xa,1,3,Vi Văn C,,\nxa,9,2,Vi Văn D,,\nhuyen,1,2,Vi Văn Đ,,\ntrời,1,2,Vi Văn E,,\nxa,1,2,Vi Văn A,01/02/1980,\n"
                       "xa,1,2,Vi Văn G,31/31/1980,\nxa,1,2,Vi Văn H,,x\n",
         [(3, "I01", "name"), (4, "I05", "seats"), (5, "I07", "seats"), (6, "I03", "constituency"), (7, "I03", "body"),
          (8, "I02", "body"), (9, "I04", "name"), (10, "I02", "birth_date"), (11, "I02", "sex")]),
        ("members", "station,name,role,title\n1,Lộc Thị Bích,head,Bà\n9,Vi Văn B,,\n1,,,\n1,Lộc Thị Bích,,\n1,Vi Văn C,vua,\n1,Vi Văn D,,x\n",
         [(3, "I03", "station"), (4, "I01", "name"), (5, "I04", "name"), (6, "I02", "role"), (7, "I02", "title")]),
        ("turnout", "station,mark,voted\n1,09:00,100\n1,25:00,120\n1,11:00,nhiều\n1,14:00,401\n2,09:00,1\n1,09:00,100\n1,17:00,\n",
         [(3, "I02", "mark"), (4, "I02", "voted"), (5, "U01", None), (6, "I03", "station"), (7, "I04", "station"), (8, "I01", "voted")]),
        ("tallies", "station,body,entry,by,voted,kept1,kept2\n1,xa,1,A,5,3,2\n1,xa,3,A,5,,\n1,,1,A,5,,\n1,xa,2,,5,,\n1,xa,2,a,5,,\n1,qh,1,A,5,,\n",
         [(3, "I05", "entry"), (4, "I01", "body"), (5, "I01", "by"), (6, "I08", None), (7, "I08", None)]),
    ]
    for kind, text, wanted in cases:
        found = js("import", path, kind, write(f"{kind}.csv", text), code=ATTENTION)
        equal((found["accepted"], found["rejected"]), (1, len(wanted)), kind)
        equal(found["rows"], found["accepted"] + found["rejected"] + found["headings"] + found["footers"] + found["blank"])
        rejected = [(f["row"], f["code"], f["field"]) for f in found["findings"] if f["severity"] == "error" and f.get("row", 0) > 2]
        for row, code, field in wanted:
            assert any(r == row and c == code and (field is None or f == field) for r, c, f in rejected), (kind, row, code, field, rejected)
        equal({r for r, _, _ in rejected}, {row for row, _, _ in wanted}, kind)
    equal([s["number"] for s in js("list", path, "stations")], [1])
    equal([c["name"] for c in js("list", path, "candidates")], ["Vi Văn A"])
    equal(len(js("list", path, "turnout")), 1)


main()
