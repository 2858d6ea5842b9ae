# window-files.py: long work that is stopped, a document that cannot be written, and the pages of a form, in the real
# window.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import atexit
import glob
import os
import re
import shutil
import time

from atspi_driver import Atspi, wait
from clilib import equal, js, ok, test
from windowlib import document, end_all, go, peek_at, run_all, start

LONG = 250000
ACCEPT = re.compile("_Import .* voters.*")
CHOOSE = re.compile(".*Choose a sheet…")


def long_sheet(path):
    """Voters enough for work of seconds, each with a name, a birth date and an identity number of its own."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("KHU VỰC BỎ PHIẾU SỐ: 1,,,,,,,,,,,,,,\n"
                   "STT,Số thẻ cử tri,Họ và tên,Ngày sinh,Nam,Nữ,Số CCCD,Dân tộc,Thường trú,Tạm trú,Nơi ở hiện tại,"
                   "QH,Tỉnh,Xã,Ghi chú\n")
        for i in range(1, LONG + 1):
            file.write(f"{i},{i},Nông Văn {i},{i % 28 + 1:02}/{i % 12 + 1:02}/1980,x,,020080{i:06},Tày,x,,Chi Lăng,"
                       "x,x,x,\n")


def stop(p, dialog, words):
    p.read(words, dialog)
    p.press(re.compile("_Stop.*"), "push button", dialog)


def read_again(p, dialog):
    """A sheet is not taken while the one before is still being left."""
    names = [node.get_name() or "" for node in p.walk(dialog)]
    if any(ACCEPT.fullmatch(name) for name in names):
        return True
    if "Reading the sheet…" in names:
        return False
    p.answer(os.path.abspath("long.csv"))
    p.press(CHOOSE, "push button", dialog)
    time.sleep(1)
    return False


@test
def long_work_is_stopped():
    """Nothing is changed, nothing is said to be wrong, and the way on is open."""
    ok("demo", "ward.homphieu", "--voters", 600, "--stations", 2, "--stage", "listed")
    long_sheet("long.csv")
    p = start("ward.homphieu")
    p.find("HpOverviewPage")
    p.press(re.compile("_Import….*"), "push button", go(p, "Voters", "HpVotersPage"))
    dialog = p.dialog()
    p.answer(os.path.abspath("long.csv"))
    p.press(CHOOSE, "push button", dialog)
    stop(p, dialog, "Reading the sheet…")
    wait(lambda: read_again(p, dialog), "the preview of the sheet")
    p.press(ACCEPT, "push button", dialog)
    stop(p, dialog, "Taking the voters in…")
    # The preview is there again: the sheet could be taken in after all.
    accept = p.find(ACCEPT, "push button", dialog)
    wait(lambda: accept.get_state_set().contains(Atspi.StateType.SENSITIVE), "the work to be taken back")
    p.press(re.compile("_Cancel.*"), "push button", dialog)
    wait(lambda: len(p.windows()) == 1, "the preview to close")
    p.close()
    equal(len(js("list", "ward.homphieu", "voters")), 600)
    ok("verify", "ward.homphieu")


def lent(name):
    """A place where the document can be read and nothing be written beside it."""
    if os.geteuid() == 0:
        # No file is closed to root: where a sandbox lends files.
        folder = f"/run/user/0/doc/homphieu-e2e-{os.getpid()}"
        os.makedirs(folder)
        atexit.register(shutil.rmtree, folder)
    else:
        folder = os.path.abspath("lent")
        os.mkdir(folder)
    path = os.path.join(folder, name)
    shutil.move(name, path)
    if os.geteuid() != 0:
        os.chmod(path, 0o444)
        os.chmod(folder, 0o555)
        atexit.register(os.chmod, folder, 0o755)
    return path


@test
def what_cannot_be_written_is_copied():
    """The program says so, works on the copy, and leaves the file as it was."""
    end_all()
    ok("demo", "ward.homphieu", "--voters", 600, "--stations", 2, "--stage", "listed")
    path = lent("ward.homphieu")
    with open(path, "rb") as file:
        before = file.read()
    p = start(path)
    p.read("You are working on a copy")
    p.read("The original stays as it was.")
    p.press(re.compile("_Close.*"), "push button", p.dialog())
    page = go(p, "Election day", "HpTurnoutPage")
    p.focus(p.find("Station 1 at 09:00", "text", page))
    p.type(55)
    copy = document()
    wait(lambda: [t["voted"] for t in js("list", peek_at(copy), "turnout")] == [55], "the figure in the copy")
    p.close()
    with open(path, "rb") as file:
        equal(file.read(), before, "the original")


@test
def the_pages_of_a_form():
    """What is seen before it is printed has the pages that the PDF has; they are turned by button and by key."""
    end_all()
    ok("demo", "ward.homphieu", "--voters", 600, "--stations", 2, "--stage", "listed")
    ok("export", "ward.homphieu", "--form", 31, "--station", 1, "--out", "pdf", "--pdf")
    with open(glob.glob("pdf/**/*.pdf", recursive=True)[0], "rb") as file:
        count = int(re.search(rb"/Type /Pages.*?/Count (\d+)", file.read(), re.S)[1])
    assert count > 5, count
    p = start("ward.homphieu")
    page = go(p, "Forms", "HpFormsPage")
    p.focus(p.find("Search forms", "entry", page))
    p.begin("31/")
    p.read("2 of ", page)
    p.click(p.find("Station 1", "label", page))
    p.read(f"Page 1 of {count}", page)
    p.find(re.compile(rf".+: Page 1 of {count}"), "image", page)
    p.press("Next page (Page Down)", "push button", page)
    p.find(re.compile(rf".+: Page 2 of {count}"), "image", page)
    p.press("Previous page (Page Up)", "push button", page)
    p.find(re.compile(rf".+: Page 1 of {count}"), "image", page)
    p.close()


run_all()
