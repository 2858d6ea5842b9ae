# window.py: an election of a small ward in the real window, by hand, from the start page to the minutes.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import glob
import os
import re
import subprocess

from atspi_driver import PROGRAM, wait
from clilib import data, equal, ok, refused, test
from windowlib import document, end_all, go, peek, run_all, start

# Worked out by hand. Station 1: 5 + 10 + 20 + 40 + 300 = 375 valid ballots, which keep
# 1·5 + 2·10 + 3·20 + 4·40 + 5·300 = 1745 names; 400 received = 380 issued + 2 spoiled + 18 unused.
# Station 2: 362 ballots, 1714 names; one voter took the ballot away.
ORDER = ("received", "spoiled", "unused", "listed", "voted", "issued", "collected", "valid", "invalid")
FIRST = {"received": 400, "spoiled": 2, "unused": 18, "listed": 386, "voted": 380, "issued": 380, "collected": 380,
         "valid": 375, "invalid": 5, "kept": [5, 10, 20, 40, 300], "votes": [350, 340, 330, 320, 210, 100, 60, 35]}
SECOND = {"received": 400, "spoiled": 0, "unused": 30, "listed": 388, "voted": 370, "issued": 370, "collected": 369,
          "valid": 362, "invalid": 7, "kept": [2, 8, 12, 40, 300], "votes": [300, 345, 310, 290, 230, 120, 80, 39]}
# 350 + 300 and so on; each of the first five is above half of 375 + 362 = 737 valid ballots.
VOTES = [650, 685, 640, 610, 440, 220, 140, 74]
BODY = "People’s Council of the commune"


def lines(figures):
    return [figures[name] for name in ORDER] + figures["kept"] + figures["votes"]


def new_election(p):
    p.write(p.find("Ward or commune", "text"), "Phường Chi Lăng")
    p.write(p.find("Province or city", "text"), "tỉnh Lạng Sơn")
    p.focus(p.find("Province or city", "text"))
    p.key("Return")
    p.find("HpOverviewPage")


def accept(p, rows):
    """The preview of a sheet."""
    p.press(re.compile(rf"_Accept {rows} rows.*"), "push button")
    wait(lambda: len(p.windows()) == 1, "the preview to close")


def import_stations(p):
    page = go(p, "Stations", "HpStationsPage")
    p.answer(data("stations-2026.csv"))
    p.press(re.compile(".*Import from Excel…"), "push button", page)
    p.read("4 = 3 + 0 + 1 + 0 + 0")
    accept(p, 3)
    wait(lambda: len(peek("list", "stations")) == 3, "three stations")
    # Undo and redo of a whole sheet, by the keyboard.
    p.focus(p.find(re.compile("Stations.*"), "list item", p.main()))
    p.key("ctrl+z")
    wait(lambda: peek("list", "stations") == [], "no station after the undo")
    p.key("ctrl+shift+z")
    wait(lambda: len(peek("list", "stations")) == 3, "three stations again")


def import_candidates(p):
    page = go(p, "Candidates", "HpCandidatesPage")
    p.answer(data("candidates-2026.xlsx"))
    p.press(re.compile(".*Import from Excel…"), "push button", page, last=True)
    accept(p, r"\d+")
    wait(lambda: len(peek("list", "candidates")) == 23, "23 candidates")


def import_voters(p):
    """27 of 1,390 rows cannot be taken as they are; the first has no name, which is put right in the preview."""
    page = go(p, "Voters", "HpVotersPage")
    p.press(re.compile(".*Import from a sheet…"), "push button", page)
    dialog = p.dialog()
    p.answer(data("voters-2026.xlsx"))
    p.press(re.compile(".*Choose a sheet…"), "push button", dialog)
    p.read("1.390 rows = 1.233 accepted + 27 rejected + 114 headings + 12 footers + 4 blank", dialog)
    p.press("Rejected: 27", "push button", dialog)
    p.click(p.find("76", "label", p.find("Rows of the sheet", "table", dialog)))
    p.write(p.find("Name", "text", dialog), "Hoàng Thị Mới")
    p.key("Return")
    p.read("1.390 rows = 1.234 accepted + 26 rejected + 114 headings + 12 footers + 4 blank", dialog)
    p.press(re.compile("_Import 1.234 voters.*"), "push button", dialog)
    wait(lambda: len(p.windows()) == 1, "the preview to close")
    wait(lambda: len(peek("list", "voters")) == 1234, "1,234 voters")


def turnout(p):
    page = go(p, "Election day", "HpTurnoutPage")
    p.focus(p.find("Station 1 at 22:00", "text", page))
    p.type(380, 370, 360)
    p.read("1.110", page)  # 380 + 370 + 360
    wait(lambda: [t["voted"] for t in peek("list", "turnout")] == [380, 370, 360], "three figures")
    p.key("ctrl+z")
    wait(lambda: [t["voted"] for t in peek("list", "turnout")] == [380, 370], "the last figure taken back")
    p.read("750", page)
    p.key("ctrl+y")
    wait(lambda: [t["voted"] for t in peek("list", "turnout")] == [380, 370, 360], "the last figure again")


def open_tally(p, station):
    page = go(p, "Count", "HpCountPage")
    form = p.find("HpTallyForm", "filler", page)

    def opened():
        # The board may stand behind the tally that was open before.
        p.press(re.compile(rf"Station {station}, {BODY}: .*"), "push button", page)
        return any(text.startswith(f"Station {station} · {BODY} · ") for text in p.texts(form) if text)

    wait(opened, f"the tally of station {station}")
    return form


def enter(p, form, by, figures):
    p.write(p.find(re.compile("Typed by.*"), "text", form), by)
    p.focus(p.find("Ballots received", "text", form))
    p.type(*lines(figures))


def state(station):
    return next(t["state"] for t in peek("list", "tallies") if (t["station"], t["body"]) == (station, "xa"))


def seal(p, form):
    p.press(re.compile("_Seal.*"), "push button", form)
    p.press(re.compile("_Seal.*"), "push button", p.dialog())


def second_entry(p, form):
    p.press("Entry 2", "push button", form)
    p.read("candidates · entry 2", form)


def first_tally(p):
    form = open_tally(p, 1)
    # A slip in the fifth candidate, named, found by its words and put right in its field.
    enter(p, form, "Lộc Thị Bích", dict(FIRST, votes=[350, 340, 330, 320, 211, 100, 60, 35]))
    p.read("1.746", form)
    wait(lambda: state(1) == "errors", "the tally with an error")
    # After the last candidate the cursor is at the first reason: four up is the fifth of eight.
    p.key("Up", "Up", "Up", "Up")
    p.type(210)
    wait(lambda: state(1) == "first", "the first entry in order")
    second_entry(p, form)
    enter(p, form, "Chu Văn Chính", dict(FIRST, received=401, unused=19))
    wait(lambda: state(1) == "differs", "entries that differ")
    p.press(re.compile(".*Read the differences again…"), "push button", form)
    dialog = p.dialog()
    p.focus(p.find("Ballots received", "text", dialog))
    p.type(400, 18)
    p.press(re.compile(".*Settle the differences"), "push button", dialog)
    wait(lambda: state(1) == "agreed", "entries that agree")
    seal(p, form)
    wait(lambda: state(1) == "sealed", "the seal")


def second_tally(p):
    form = open_tally(p, 2)
    enter(p, form, "Lộc Thị Bích", SECOND)
    wait(lambda: state(2) == "first", "the first entry")
    second_entry(p, form)
    enter(p, form, "Chu Văn Chính", SECOND)
    wait(lambda: state(2) == "agreed", "entries that agree")
    # A ballot was taken away: a warning that has to be explained first.
    seal(p, form)
    dialog = p.dialog("Why is it so?")
    p.write(p.find(re.compile("Reason.*"), "text", dialog), "Một cử tri mang phiếu về")
    p.press(re.compile("_Store the reason.*"), "push button", dialog)
    wait(lambda: len(p.windows()) == 1, "the question to go")
    seal(p, form)
    wait(lambda: state(2) == "sealed", "the seal")


def results(p):
    go(p, "Results", "HpResultsPage")
    result = next(r for r in peek("results") if (r["body"], r["number"]) == ("xa", 1))
    equal([c["votes"] for c in result["candidates"]], VOTES)
    equal([c["state"] for c in result["candidates"]], ["elected"] * 5 + ["not-elected"] * 3)
    equal((result["complete"], result["elected"], result["missing"], result["proposal"]), (True, 5, 0, "none"))
    page = p.find("HpResultsPage", "filler")
    constituency = p.find(re.compile(r".*(Commune|commune).*1.*"), "list item", page)
    p.click(constituency)
    for votes in VOTES:
        p.read(str(votes), page)


def forms(p):
    """Form 24 of the constituency that is complete, as a workbook."""
    page = go(p, "Forms", "HpFormsPage")
    p.focus(p.find("Search forms", "entry", page))
    p.begin("24/")
    p.read("2 of 19 forms shown", page)
    os.mkdir("out")
    p.answer(os.path.abspath("out"))
    p.click(p.find("Constituency 1 – Commune", "label", page))
    # Printing can be asked for once the pages are there to be seen.
    p.find(re.compile("_Print….*"), "push button", page)
    p.press(re.compile("_Export selected….*"), "push button", page)
    wait(lambda: glob.glob("out/**/*.xlsx", recursive=True), "the workbook of form 24")


def typing_is_kept(p):
    """The power fails in the middle of typing: what was finished with Enter is there."""
    p.press(re.compile("Back to the board.*"), "push button", go(p, "Count", "HpCountPage"))
    form = open_tally(p, 3)
    p.write(p.find(re.compile("Typed by.*"), "text", form), "Lộc Thị Bích")
    p.focus(p.find("Ballots received", "text", form))
    p.type(390, 1, 9)
    p.begin(37)
    wait(lambda: p.text_of(p.find("Voters listed", "text", form)) == "37", "half a figure on the screen")
    p.kill()


@test
def the_whole_way():
    p = start()
    new_election(p)
    import_stations(p)
    import_candidates(p)
    import_voters(p)
    p.close()
    p = start()
    p.click(p.find(re.compile(".*Chi Lăng.*"), "list item"))
    p.find("HpOverviewPage")
    turnout(p)
    first_tally(p)
    second_tally(p)
    results(p)
    forms(p)
    typing_is_kept(p)
    tally = next(t for t in peek("list", "tallies") if (t["station"], t["body"]) == (3, "xa"))
    equal(tally["entries"][0]["figures"]["received"], 390)
    equal([state(n) for n in (1, 2)], ["sealed", "sealed"])
    p = start(document())
    form = open_tally(p, 3)
    wait(lambda: p.text_of(p.find("Ballots received", "text", form)) == "390", "the figure typed before")
    p.close()
    ok("verify", document())


@test
def what_may_happen_to_a_document():
    """Opened twice, opened elsewhere, taken away while it is open."""
    end_all()
    ok("demo", "ward.homphieu", "--voters", 600, "--stations", 2, "--stage", "listed")
    p = start("ward.homphieu")
    p.find("HpOverviewPage")
    # A screen reader asks for a window that has gone meanwhile.
    p.app.get_child_at_index(7)
    equal(len(p.windows()), 1)
    # The same program again hands the file over and ends.
    again = subprocess.run([PROGRAM, "ward.homphieu"], env=p.env, timeout=20, check=False)
    equal((again.returncode, len(p.windows())), (0, 1))
    other = start("ward.homphieu", alone=True)
    other.read("is open in another window or program")
    other.kill()
    refused("turnout", "ward.homphieu", "--station", 1, "--mark", "09:00", "--voted", 5, words=("ward.homphieu",))
    os.rename("ward.homphieu", "elsewhere.homphieu")
    p.read("is no longer there")
    p.press(re.compile("_Close the election.*"), "push button")
    p.find("HpStartPage")
    p.close()


run_all()
