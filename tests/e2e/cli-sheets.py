# cli-sheets.py: sheets of voters as offices write them.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
from clilib import *


def ward():
    path = new()
    ok("import", path, "stations", write("stations.csv", "number,name,qh,tinh,xa\n1,Một,1,1,1\n2,Hai,1,1,1\n"))
    return path


def workbook(path, day, from_1904):
    """One voter whose birth date is a bare day number, in a workbook that counts from 1900 or from 1904."""
    if not os.path.exists("empty.xlsx"):
        ok("template", "voters", "empty.xlsx")
    voter = {"Họ và tên": "Nguyễn Văn An", "Nam": "x", "Bầu cử ĐBQH": "x", "HĐND tỉnh": "x", "HĐND xã": "x",
             "Ngày tháng năm sinh": str(day)}
    fill("empty.xlsx", [voter], "filled.xlsx")
    with zipfile.ZipFile("filled.xlsx") as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode("utf-8")
            content = content.replace(f' t="inlineStr"><is><t>{day}</t></is>', f"><v>{day}</v>")
            if from_1904:
                content = content.replace("<workbookPr ", '<workbookPr date1904="1" ')
            target.writestr(name, content)
    return path


@test
def bare_day_numbers():
    """1 February 1980 is day 29252 counted from 1900 and 1462 days less counted from 1904."""
    path = ward()
    for day, from_1904 in ((29252, False), (27790, True)):
        ok("import", path, "voters", workbook("days.xlsx", day, from_1904), "--station", 1)
        equal([v["birth_date"] for v in js("list", path, "voters")], ["1980-02-01"], from_1904)
        ok("undo", path)


@test
def headings_without_their_body():
    """A column that is not understood takes nobody's vote away in silence."""
    path = ward()
    row = "1,Nguyễn Văn An,01/02/1980,x,,001080000001,Kinh,Khối 1,x,x,x\n"
    for heads in ("Bầu cử ĐBQH,Cấp tỉnh,Cấp xã", "Quốc hội,Tỉnh,Phường", "ĐB QH,ĐB HĐND tỉnh,ĐB HĐND phường"):
        sheet = write("voters.csv", f"STT,Họ và tên,Ngày sinh,Nam,Nữ,CCCD,Dân tộc,HKTT,{heads}\n{row}")
        found = js("import", path, "voters", sheet, "--station", 1, "--dry-run")
        equal(found["stations"][0]["listed"], {"qh": 1, "tinh": 1, "xa": 1}, heads)
    sheet = write("voters.csv", f"STT,Họ và tên,Ngày sinh,Nam,Nữ,CCCD,Dân tộc,HKTT,QH,Tỉnh,Ô thứ ba\n{row}")
    found = js("import", path, "voters", sheet, "--station", 1, "--dry-run", code=ATTENTION)
    equal([(f["code"], f["severity"], f["field"]) for f in found["findings"]], [("V12", "warning", "xa")])


main()
