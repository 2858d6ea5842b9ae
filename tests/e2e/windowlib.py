# windowlib.py: what the tests of the real window share beside its driver: programs started, the document, the pages.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import glob
import os
import re
import shutil

from atspi_driver import Program
from clilib import equal, js, main

_log = []


def document():
    """The one document of the program's own folder."""
    found = glob.glob("data/homphieu/*.homphieu")
    equal(len(found), 1, found)
    return found[0]


def peek_at(path):
    """A copy of the document, taken as the file lies there, which the other program may open."""
    for ending in ("", "-wal"):
        if os.path.exists("peek.homphieu" + ending):
            os.remove("peek.homphieu" + ending)
        if os.path.exists(path + ending):
            shutil.copyfile(path + ending, "peek.homphieu" + ending)
    return "peek.homphieu"


def peek(*args):
    """What the other program reads in the document."""
    return js(args[0], peek_at(document()), *args[1:])


def go(p, title, page):
    p.click(p.find(re.compile(re.escape(title) + r"(, .*)?", re.S), "list item", p.main()))
    return p.find(page, "filler", p.main())


def start(*args, **options):
    p = Program(os.getcwd(), *args, **options)
    _log.append(p)
    return p


def end_all():
    for program in _log:
        program.end()


def run_all():
    try:
        main()
    finally:
        end_all()
