# cli-sealed.py: what is sealed stays, and what rests on it; entries that are not there.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
from clilib import *

# 600 ballots that keep two names each: 1,200 votes.
FIGURES = {"listed": 1000, "voted": 600, "issued": 600, "collected": 600, "valid": 600, "invalid": 0,
           "kept": [0, 600, 0], "votes": [500, 400, 100, 100, 100]}


def candidates(seats, count=5):
    return write("candidates.csv", "body,constituency,seats,order,name,birth_date,sex\n" + "".join(
        f"xa,1,{seats},{i + 1},Nguyễn Văn {chr(65 + i)},{1970 + i}-01-01,Nam\n" for i in range(count)))


def stations(constituency):
    return write("stations.csv", f"number,name,kind,qh,tinh,xa,listed\n1,Một,,1,1,{constituency},1000\n2,Hai,,1,1,1,900\n")


def ward():
    path = new()
    ok("import", path, "stations", stations(1))
    ok("import", path, "candidates", candidates(3))
    return path


def enter(path, entry, by, figures, code=DONE):
    return js("tally", path, "--station", 1, "--body", "xa", "--entry", entry, "--by", by,
              "--from", write_json("entry.json", figures), code=code)


def seal(path, code=DONE):
    return js("tally", path, "--station", 1, "--body", "xa", "--seal", "--by", "Ma Thị Bé", code=code)


def sealed():
    path = ward()
    enter(path, 1, "Lộc Thị Bích", FIGURES)
    enter(path, 2, "Chu Văn Chính", FIGURES)
    seal(path)
    return path


@test
def seats_and_places_stay():
    """No sheet changes the seats, the ballot or the constituency of a sealed tally."""
    path = sealed()
    before = state(path), journal(path)
    refused("import", path, "candidates", candidates(2), words=("constituency 1", "xa", "sealed", "out of it"))
    refused("import", path, "candidates", candidates(3, count=6), words=("constituency 1", "xa", "sealed"))
    refused("import", path, "stations", stations(2), words=("1",))
    equal((state(path), journal(path)), before)
    # The same again, and other facts, are no change of what is sealed.
    ok("import", path, "candidates", candidates(3))
    ok("import", path, "stations", stations(1))
    equal(ok("verify", path).code, DONE)


@test
def why_not_sealed():
    """Where no finding says why a tally cannot be sealed, the error does."""
    path = ward()
    equal(set(seal(path, code=FAILED)), {"error"})
    enter(path, 1, "Lộc Thị Bích", FIGURES)
    equal(set(seal(path, code=FAILED)), {"error"})


@test
def nothing_entered():
    """A blank is missing, not right: an entry without a figure has a finding for each."""
    path = ward()
    for figures in ({}, {"voted": None}, {"reasons": {}}):
        findings = enter(path, 1, "Lộc Thị Bích", figures, code=ATTENTION)
        assert findings and all((f["code"], f["severity"]) == ("T01", "error") for f in findings), findings
    enter(path, 1, "Lộc Thị Bích", dict(FIGURES, voted=0, issued=0, collected=0, valid=0, kept=[0, 0, 0], votes=[0] * 5))


@test
def folders_are_no_files():
    path = ward()
    write("file", "")
    refused("export", path, "--form", "turnout", "--out", "file", words=("file", "folder."))
    os.mkdir("folder.json")
    refused("tally", path, "--station", 1, "--body", "xa", "--entry", 1, "--by", "Lộc Thị Bích", "--from", "folder.json",
            words=("folder.json", "folder."))


main()
