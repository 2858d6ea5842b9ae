#!/usr/bin/env python3
# A voter list of so many rows written plainly with openpyxl: the yardstick for our own writing.
# The cells are of the kind and length that form 31 has: 14 columns, no borders, nothing measured.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import sys

from openpyxl import Workbook

FAMILY = ["Nguyễn", "Trần", "Hoàng", "Lương", "Đinh", "Vi", "Nông", "Triệu"]
MIDDLE = ["Thị Hồng", "Văn", "Đình", "Thị Kim", "Quốc", "Xuân"]
GIVEN = ["Ánh", "Bình", "Cường", "Dũng", "Hạnh", "Khánh", "Phượng", "Quỳnh", "Tuấn", "Yến"]


def row(i):
    man = i % 2 == 0
    name = f"{FAMILY[i % 8]} {MIDDLE[i % 6]} {GIVEN[i % 10]}"
    home = f"Số {i % 299 + 1}, tổ {i % 12 + 1}, Khối {i % 9 + 1}, phường Chi Lăng"
    lodger = i % 6 == 0
    return [
        str(i + 1), name, f"{i % 28 + 1:02d}/{i % 12 + 1:02d}/{1940 + i % 68}",
        "X" if man else None, None if man else "X", f"020{i:09d}", "Kinh",
        None if lodger else home, home if lodger else None, None,
        "X", "X", "0" if lodger else "X", "Tạm trú từ 08/2025" if lodger else None,
    ]


def main():
    book = Workbook()
    sheet = book.active
    for i in range(int(sys.argv[2])):
        sheet.append(row(i))
    book.save(sys.argv[1])


if __name__ == "__main__":
    main()
