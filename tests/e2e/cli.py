# cli.py: an election of a small ward from the empty document to the minutes, over the command line.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import json

from clilib import *

# Worked out by hand. Station 1: 5 + 10 + 20 + 40 + 300 = 375 valid ballots, which keep
# 1·5 + 2·10 + 3·20 + 4·40 + 5·300 = 1745 names. Station 2: 362 ballots, 1714 names.
FIRST = {"listed": 386, "voted": 380, "issued": 380, "collected": 380, "valid": 375, "invalid": 5,
         "kept": [5, 10, 20, 40, 300], "votes": [350, 340, 330, 320, 210, 100, 60, 35],
         "received": 400, "spoiled": 2, "unused": 18, "invalid_reasons": [0, 1, 3, 1, 0]}
SECOND = {"listed": 388, "voted": 370, "issued": 370, "collected": 369, "valid": 362, "invalid": 7,
          "kept": [2, 8, 12, 40, 300], "votes": [300, 345, 310, 290, 230, 120, 80, 39],
          "received": 400, "spoiled": 0, "unused": 30, "reasons": {"T15": "Một cử tri mang phiếu về"}}


def ward():
    path = new()
    ok("import", path, "stations", data("stations-2026.csv"))
    # Constituency 2 of the commune is not in the official order in the sheet.
    findings = js("import", path, "candidates", data("candidates-2026.xlsx"), code=ATTENTION)["findings"]
    equal([(f["code"], f["body"], f["constituency"]) for f in findings], [("S05", "xa", 2)])
    ok("import", path, "voters", data("voters-2026.xlsx"), code=ATTENTION)
    return path


def tally(path, station, entry, by, figures, code):
    return js("tally", path, "--station", station, "--body", "xa", "--entry", entry, "--by", by,
              "--from", write_json("entry.json", figures), code=code)


def states(path):
    return {row["station"]: row["state"] for row in js("list", path, "tallies") if row["body"] == "xa"}


def count(path):
    """Both entries of both tallies of constituency 1, with a slip in each, found and mended."""
    slip = dict(FIRST, votes=[350, 340, 330, 320, 211, 100, 60, 35])
    findings = tally(path, 1, 1, "Lộc Thị Bích", slip, ATTENTION)
    equal([(f["code"], f["severity"], f["station"], f["body"]) for f in findings], [("T08", "error", 1, "xa")])
    equal(findings[0]["values"]["votes_sum"], 1746)
    equal(states(path)[1], "errors")
    equal(tally(path, 1, 1, "Lộc Thị Bích", FIRST, DONE), [])
    equal(states(path)[1], "first")
    refused("tally", path, "--station", 1, "--body", "xa", "--entry", 2, "--by", "LOC THI BICH", "--from",
            "entry.json", words=("LOC THI BICH",))
    tally(path, 1, 2, "Chu Văn Chính", dict(FIRST, received=401, unused=19), ATTENTION)
    equal(states(path)[1], "differs")
    row = [t for t in js("list", path, "tallies") if t["station"] == 1 and t["body"] == "xa"][0]
    equal([(d["field"], d["first"], d["second"]) for d in row["differences"]], [("received", 400, 401), ("unused", 18, 19)])
    refused("tally", path, "--station", 1, "--body", "xa", "--seal", "--by", "Chu Văn Chính", words=("1",))
    equal(tally(path, 1, 2, "Chu Văn Chính", FIRST, DONE), [])
    equal(states(path)[1], "agreed")
    # A ballot taken away is a warning, which has its reason.
    for entry, by in ((1, "Lộc Thị Bích"), (2, "Chu Văn Chính")):
        equal([f["code"] for f in tally(path, 2, entry, by, SECOND, ATTENTION)], ["T15"])
    equal(states(path)[2], "agreed")


def seal(path):
    for station in (1, 2):
        ok("tally", path, "--station", station, "--body", "xa", "--seal", "--by", "Chu Văn Chính")
    equal(states(path), {1: "sealed", 2: "sealed", 3: "empty"})
    refused("tally", path, "--station", 1, "--body", "xa", "--entry", 1, "--by", "Lộc Thị Bích", "--from",
            "entry.json", words=("sealed",))


def check_results(path):
    first = [r for r in js("results", path, "--body", "xa") if r["number"] == 1][0]
    wanted = {"seats": 5, "stations": 2, "sealed": 2, "complete": True, "listed": 774, "voted": 750, "issued": 750,
              "collected": 749, "valid": 737, "invalid": 12, "turnout_valid": True, "elected": 5, "missing": 0,
              "proposal": "none"}
    equal({key: first[key] for key in wanted}, wanted)
    found = [(c["votes"], c["percent"], c["majority"], c["rank"], c["state"]) for c in first["candidates"]]
    equal(found, [(650, "88.20", True, 2, "elected"), (685, "92.94", True, 1, "elected"),
                  (640, "86.84", True, 3, "elected"), (610, "82.77", True, 4, "elected"),
                  (440, "59.70", True, 5, "elected"), (220, "29.85", False, 6, "not-elected"),
                  (140, "19.00", False, 7, "not-elected"), (74, "10.04", False, 8, "not-elected")])
    other = [r for r in js("results", path, "--body", "xa") if r["number"] == 2][0]
    equal({c["state"] for c in other["candidates"]}, {"pending"})


def check_form(path):
    made = js("export", path, "--form", 24, "--constituency", 1, "--out", "out", "--pdf")
    equal([file["form"] for file in made["files"]], ["24", "24"])
    equal(sorted(os.listdir("out")), sorted(file["name"] for file in made["files"]))
    sheet = cells([file["path"] for file in made["files"] if file["path"].endswith(".xlsx")][0])
    for label, figure in (("- Tổng số cử tri", 774), ("- Số cử tri đã tham gia", 750), ("- Tỷ lệ cử tri", 96.90),
                          ("- Số phiếu phát ra", 750), ("- Số phiếu thu vào", 749), ("- Số phiếu hợp lệ", 737),
                          ("- Số phiếu không hợp lệ", 12), ("1. Bà Đặng Thị An", 650), ("5. Ông Nông Văn Long", 440),
                          ("8. Bà Mã Thị Út", 74)):
        equal(beside(sheet, label), figure, label)
    text = "\n".join(sheet.values())
    assert "bầu được 5 đại biểu, còn thiếu 0 đại biểu" in text, text


@test
def whole_election():
    path = ward()
    voters = js("list", path, "voters")
    equal(len(voters), 1233)
    equal(set(voters[0]) >= {"id", "station", "card", "name", "birth_date", "sex", "identity", "bodies", "residence", "state"}, True)
    stations = js("list", path, "stations")
    equal([s["listed"] for s in stations], [{"qh": 410, "tinh": 410, "xa": 386}, {"qh": 410, "tinh": 410, "xa": 388},
                                            {"qh": 410, "tinh": 410, "xa": 376}])
    ok("turnout", path, "--station", 1, "--mark", "11:00", "--voted", 352)
    figure = js("list", path, "turnout")[0]
    # 352 of 410: 85.8536… %
    equal({k: figure[k] for k in ("station", "mark", "body", "voted", "listed", "percent")},
          {"station": 1, "mark": "11:00", "body": "qh", "voted": 352, "listed": 410, "percent": "85.85"})
    equal([f["code"] for f in js("turnout", path, "--station", 1, "--mark", "14:00", "--voted", 351, code=FAILED)], ["U02"])
    equal([f["code"] for f in js("turnout", path, "--station", 1, "--mark", "14:00", "--voted", 411, code=FAILED)], ["U01"])
    equal(len(js("list", path, "turnout")), 1)
    ok("turnout", path, "--station", 1, "--mark", "14:00", "--voted", 351, "--reason", "Đã đếm lại", code=ATTENTION)
    ok("turnout", path, "--station", 1, "--mark", "15:30", "--voted", 360)
    equal([row["mark"] for row in js("list", path, "turnout")], ["11:00", "14:00", "15:30"])
    count(path)
    seal(path)
    check_results(path)
    check_form(path)
    ok("verify", path)
    ok("journal", path, "verify")


@test
def voter_accounting():
    """Every row of both sheets, exactly as the accounting beside them says."""
    for year in ("2026", "2021"):
        path = new(f"{year}.homphieu", year)
        write("stations.csv", "number,name\n1,Một\n2,Hai\n3,Ba\n")
        ok("import", path, "stations", "stations.csv")
        found = js("import", path, "voters", data(f"voters-{year}.xlsx"), "--dry-run", code=ATTENTION)
        with open(data(f"voters-{year}.expected.json"), encoding="utf-8") as file:
            wanted = json.load(file)
        for key in ("rows", "accepted", "rejected", "headings", "footers", "blank"):
            equal(found[key], wanted[key], key)
        equal([{k: s[k] for k in w} for s, w in zip(found["stations"], wanted["stations"])], wanted["stations"])
        keys = ("row", "code", "severity", "field")
        equal([tuple(f.get(k) for k in keys) for f in found["findings"]],
              [tuple(f.get(k) for k in keys) for f in wanted["findings"]])
        equal(js("list", path, "voters"), [])


@test
def rejected_rows_come_back():
    path = new()
    ok("import", path, "stations", data("stations-2026.csv"))
    found = js("import", path, "voters", data("voters-2026.xlsx"), "--rejects", "rejects.xlsx", code=ATTENTION)
    again = js("import", path, "voters", "rejects.xlsx", "--dry-run", code=ATTENTION)
    equal((again["accepted"] + again["rejected"], again["rejected"] > 0), (found["rejected"], True))
    equal(sorted(os.listdir()), ["rejects.xlsx", "ward.homphieu"])


@test
def import_again():
    """Nobody is there twice: the same sheet adds nothing, replaces nothing, differs in nothing."""
    path = ward()
    before = state(path)
    for mode in ("--diff", "--replace"):
        found = js("import", path, "voters", data("voters-2026.xlsx"), mode, code=ATTENTION)
        equal((found["added"], found["updated"], found["removed"], found["unchanged"]), (0, 0, 0, 1233), mode)
    ok("import", path, "stations", data("stations-2026.csv"))
    ok("import", path, "candidates", data("candidates-2026.xlsx"), code=ATTENTION)
    equal(state(path), before)


@test
def tally_cases():
    """Each case in a document of its own size: the codes that must come out, and no others."""
    with open(data("tally-cases.json"), encoding="utf-8") as file:
        cases = json.load(file)
    documents = {}
    for case in cases:
        size = case["seats"], case["candidates"]
        if size not in documents:
            path = documents[size] = new("{}-{}.homphieu".format(*size))
            write("s.csv", "number,xa\n1,1\n")
            rows = "".join(f"xa,1,{size[0]},Vi Văn {chr(65 + i)}\n" for i in range(size[1]))
            write("c.csv", "body,constituency,seats,name\n" + rows)
            ok("import", path, "stations", "s.csv")
            assert run("import", path, "candidates", "c.csv").code <= ATTENTION
        wanted = sorted((c, "error") for c in case["errors"]) + sorted((c, "warning") for c in case["warnings"])
        found = js("tally", documents[size], "--station", 1, "--body", "xa", "--entry", 1, "--by", "A", "--from",
                   write_json("e.json", case["entry"]), code=ATTENTION if wanted else DONE)
        equal(sorted({(f["code"], f["severity"]) for f in found}), sorted(wanted), case["name"])


@test
def published_turnout():
    path = new(election="2021", ward="Phường Ngọc Thụy", province="thành phố Hà Nội", district="quận Long Biên")
    write("s.csv", "number,name\n" + "".join(f"{i},Khu vực {i}\n" for i in range(1, 18)))
    ok("import", path, "stations", "s.csv")
    found = js("import", path, "turnout", data("turnout-ngoc-thuy-2021-11h00.csv"), code=ATTENTION)
    equal((found["accepted"], found["rejected"]), (17, 0))
    figures = js("list", path, "turnout")
    equal({f["mark"] for f in figures}, {"11:00"})
    equal((sum(f["voted"] for f in figures), sum(f["listed"] for f in figures)), (21838, 28378))
    # 2380/2544 = 93.553…, published 93,19; 810/860 = 94.186…, published 94,15.
    equal([(f["station"], f["value"]) for f in found["findings"] if f["code"] == "I06"], [(8, "93,19"), (13, "94,15")])
    # The ward stated 21.836/28.388.
    equal([(f["field"], f["value"]) for f in found["findings"] if f["code"] == "I07"], [("voted", "21836"), ("listed", "28388")])
    equal(sum(s["listed"]["qh"] for s in js("list", path, "stations")), 28378)


@test
def unknown_stations_are_rejected():
    path = new()
    found = js("import", path, "turnout", data("turnout-ngoc-thuy-2021-11h00.csv"), code=ATTENTION)
    equal((found["accepted"], found["rejected"]), (0, 17))
    equal({f["code"] for f in found["findings"] if f["severity"] == "error"}, {"I03"})
    equal(js("list", path, "turnout"), [])


@test
def wide_turnout():
    path = new()
    write("s.csv", "number,listed\n1,500\n2,600\n3,700\n")
    ok("import", path, "stations", "s.csv")
    write("w.csv", "Khu vực bỏ phiếu,09:00,11h30,14 giờ\n1,100,200,300\n2,150,140,400\n3,,350,701\nTổng số,250,,\n")
    found = js("import", path, "turnout", "w.csv", code=ATTENTION)
    equal({k: found[k] for k in ("rows", "accepted", "rejected", "headings", "footers", "blank")},
          {"rows": 5, "accepted": 1, "rejected": 2, "headings": 1, "footers": 1, "blank": 0})
    equal([(f["row"], f["code"], f["station"]) for f in found["findings"]], [(3, "U02", 2), (4, "U01", 3)])
    # Of a rejected row nothing is kept, neither the figures before the wrong one.
    equal([(f["station"], f["mark"], f["voted"]) for f in js("list", path, "turnout")],
          [(1, "09:00", 100), (1, "11:30", 200), (1, "14:00", 300)])


@test
def templates_come_back():
    path = new()
    examples = {
        "stations": [{"Số khu vực bỏ phiếu": 1, "Tên khu vực bỏ phiếu": "Khu vực số 1", "Loại khu vực": "Miền núi",
                      "Thôn, khu phố, tổ dân phố": "Khối 1; Khối 2", "ĐVBC ĐBQH": 1, "ĐVBC HĐND tỉnh": 2, "ĐVBC HĐND xã": 3}],
        "candidates": [{"Cấp": "xa", "Đơn vị bầu cử số": 3, "Số đại biểu được bầu": 1, "Họ và tên": "Vi Thị Ánh",
                        "Ngày, tháng, năm sinh": "01/02/1980", "Giới tính": "Nữ", "Tự ứng cử": "x"},
                       {"Cấp": "xa", "Đơn vị bầu cử số": 3, "Số đại biểu được bầu": 1, "Họ và tên": "Vi Văn Bình"}],
        "members": [{"Khu vực bỏ phiếu": 1, "Họ và tên": "Lộc Thị Bích", "Giới tính": "Nữ", "Chức danh": "Tổ trưởng"}],
        "voters": [{"STT": 1, "Họ và tên": "Nông Thị Ánh", "Ngày tháng năm sinh": "01/03/1980", "Nữ": "x",
                    "Thường trú": "Khối 1", "Bầu cử ĐBQH": "x", "HĐND tỉnh": "x", "HĐND xã": "x", "Khu vực bỏ phiếu": 1}],
        "turnout": [{"Khu vực bỏ phiếu": 1, "Mốc giờ": "09:00", "Số cử tri đã bỏ phiếu": 1}],
        "tallies": [{"Khu vực bỏ phiếu": 1, "Cấp": "xa", "Lần nhập": n, "Người nhập": by, "Tổng số cử tri": 1,
                     "Số cử tri đã tham gia bỏ phiếu": 1, "Số phiếu phát ra": 1, "Số phiếu thu vào": 1,
                     "Số phiếu hợp lệ": 1, "Số phiếu không hợp lệ": 0, "Phiếu bầu 1 người": 1, "Người ứng cử 1": 1,
                     "Người ứng cử 2": 0} for n, by in ((1, "A"), (2, "B"))],
    }
    for kind, rows in examples.items():
        ok("template", kind, f"{kind}.xlsx")
        equal(js("import", path, kind, f"{kind}.xlsx")["accepted"], 0, f"an empty sheet of {kind}")
        found = js("import", path, kind, fill(f"{kind}.xlsx", rows, f"{kind}-filled.xlsx"))
        equal((found["accepted"], found["rejected"]), (len(rows), 0), kind)
    station = js("list", path, "stations")[0]
    equal((station["kind"], station["constituencies"], station["voters"]), ("mountain", {"qh": 1, "tinh": 2, "xa": 3}, 1))
    first = js("list", path, "candidates")[0]
    equal((first["name"], first["birth_date"], first["sex"], first["self_nominated"]), ("Vi Thị Ánh", "1980-02-01", "female", True))
    equal([t["state"] for t in js("list", path, "tallies") if t["body"] == "xa"], ["agreed"])
    with zipfile.ZipFile("stations.xlsx") as archive:
        assert b"<dataValidation " in archive.read("xl/worksheets/sheet1.xml")


@test
def undo_each():
    """Each kind of action, then undo: what was there before is there again."""
    path = new()
    write("m.csv", "station,name,role\n1,Lộc Thị Bích,head\n")
    write("t.csv", "station,mark,voted\n2,09:00,5\n")
    write("y.csv", "station,body,entry,by,voted\n2,xa,1,A,5\n")
    write_json("e.json", FIRST)
    steps = [("import", path, "stations", data("stations-2026.csv")),
             ("import", path, "candidates", data("candidates-2026.xlsx")),
             ("import", path, "members", "m.csv"),
             ("import", path, "voters", data("voters-2026.xlsx")),
             ("turnout", path, "--station", 1, "--mark", "09:00", "--voted", 5),
             ("import", path, "turnout", "t.csv"),
             ("tally", path, "--station", 1, "--body", "xa", "--entry", 1, "--by", "A", "--from", "e.json"),
             ("import", path, "tallies", "y.csv")]
    for step in steps:
        before, written = state(path), len(journal(path))
        assert run(*step).code <= ATTENTION, step
        equal(len(journal(path)), written + 1, step)
        undone = js("undo", path)["undone"]
        equal(undone["seq"], written + 1)
        assert undone["label"] and undone["label"] != undone["action"], undone
        equal(state(path), before, f"undo of {step}")
        assert run(*step).code <= ATTENTION, step
    ok("verify", path)


@test
def demo_is_the_same():
    args = ("--voters", 600, "--stations", 5, "--stage", "counted")
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        ok("demo", f"{name}.homphieu", "--seed", seed, *args)
    a, b, c = (state(f"{name}.homphieu") for name in "abc")
    equal(a, b)
    assert a["voters"] != c["voters"]
    equal(js("results", "a.homphieu"), js("results", "b.homphieu"))
    for result in js("results", "a.homphieu"):
        equal((result["complete"], result["elected"]), (True, result["seats"]))
    equal({f["severity"] for f in js("check", "a.homphieu", code=run("check", "a.homphieu").code)} - {"warning"}, set())
    ok("verify", "a.homphieu")


@test
def demo_of_each_election():
    for year in ("2016", "2021", "2026"):
        for stage in ("listed", "voted", "counted"):
            path = f"{year}-{stage}.homphieu"
            ok("demo", path, "--election", year, "--voters", 200, "--stations", 2, "--stage", stage)
            found = state(path)
            equal((len(found["voters"]), len(found["stations"])), (200, 2))
            equal((found["turnout"] != [], {t["state"] for t in found["tallies"]}),
                  (stage != "listed", {"sealed"} if stage == "counted" else {"empty"}))


@test
def backup_and_restore():
    path = new()
    ok("import", path, "stations", data("stations-2026.csv"))
    ok("backup", path, "copy.homphieu")
    refused("backup", path, "copy.homphieu", words=("copy.homphieu",))
    before = state(path)
    ok("undo", path)
    assert state(path) != before
    aside = js("restore", "copy.homphieu", path)["aside"]
    equal(state(path), before)
    assert os.path.exists(aside), aside
    write("bad.homphieu", "SQLite format 3\0 not at all")
    refused("restore", "bad.homphieu", path, words=("bad.homphieu",))
    equal(state(path), before)


main()
