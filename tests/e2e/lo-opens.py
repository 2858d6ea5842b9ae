#!/usr/bin/env python3
# Every workbook of a ward that has counted opens in LibreOffice, which makes pages of it: with its
# title, and without a formula that does not work out.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import os
import re
import shutil
import subprocess
import unicodedata

from clilib import DONE, ATTENTION, equal, main, run, test

OFFICE = os.environ.get("SOFFICE", "soffice")
LIMIT = 240  # seconds

# The titles of the forms of resolution 40/NQ-HĐBCQG and of the reports beside them.
TITLES = {
    "18": "Biên bản kết quả kiểm phiếu bầu cử đại biểu Quốc hội",
    "23": "Biên bản kết quả kiểm phiếu bầu cử đại biểu Hội đồng nhân dân",
    "24": "Biên bản xác định kết quả bầu cử đại biểu Hội đồng nhân dân",
    "25": "Biên bản tổng kết cuộc bầu cử",
    "31": "Danh sách cử tri",
    "32": "Biên bản kiểm kê việc sử dụng phiếu bầu cử",
    "index": "Danh mục biểu mẫu",
    "turnout": "Tiến độ cử tri tham gia bỏ phiếu",
}
BROKEN = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!")


def plain(text):
    """Without case and blanks: a title runs over lines and stands in capitals."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text)).casefold()


def convert(names):
    """All files in one call, with a profile of its own: another office may be open."""
    profile = "file://" + os.path.abspath("profile")
    done = subprocess.run([OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
                           "--outdir", "pdf", *names], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=LIMIT, check=False)
    equal(done.returncode, 0, done.stderr.decode(errors="replace"))


def pages_of(path):
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)$", info, re.MULTILINE).group(1))


def text_of(path):
    return subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, text=True, check=True).stdout


@test
def every_form_opens():
    assert run("demo", "ward.homphieu", "--voters", 300, "--stations", 2, "--stage", "counted").code == DONE
    assert run("export", "ward.homphieu", "--all", "--out", "forms").code in (DONE, ATTENTION)
    names = sorted(os.listdir("forms"))
    kinds = {name.removesuffix(".xlsx").split("-")[0] for name in names}
    equal(kinds, set(TITLES), "forms of a ward that has counted")
    convert([os.path.join("forms", name) for name in names])
    equal(sorted(os.listdir("pdf")), sorted(name.replace(".xlsx", ".pdf") for name in names))
    for name in sorted(os.listdir("pdf")):
        path = os.path.join("pdf", name)
        text = text_of(path)
        title = TITLES[name.removesuffix(".pdf").split("-")[0]]
        assert pages_of(path) > 0, name
        assert plain(title) in plain(text), f"{name}: no “{title}”"
        for word in BROKEN:
            assert word not in text, f"{name}: {word}"
        assert not re.search(r"\bErr:\d{3}\b", text), name


assert shutil.which(OFFICE), "LibreOffice (soffice) is not installed: ./dev test installs it"
main()
