#!/usr/bin/env python3
# count-tests.py: reads meson's testlog.json and prints "N passed, M failed", counting each TAP line of a
# program that speaks TAP and each other program as one. Exits 1 when anything failed or nothing was run.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import json
import re
import sys

TAP = re.compile(r"^(not )?ok\b(?:\s+\d+)?(.*)$", re.M)
GOOD = ("OK", "EXPECTEDFAIL")


def count(log):
    """The numbers of passed and failed tests in one program's record."""
    passed = failed = 0
    for failure, rest in TAP.findall(log.get("stdout") or ""):
        if re.search(r"#\s*(SKIP|TODO)\b", rest, re.I):
            continue
        if failure:
            failed += 1
        else:
            passed += 1
    if log["result"] not in GOOD + ("SKIP",) and failed == 0:
        failed = 1  # it crashed, ran out of time, or is no TAP program
    if log["result"] in GOOD and passed == 0:
        passed = 1
    return passed, failed


def main():
    passed = failed = 0
    bad = []
    with open(sys.argv[1], encoding="utf-8", errors="replace") as lines:
        for line in lines:
            log = json.loads(line)
            good, wrong = count(log)
            passed += good
            failed += wrong
            if wrong:
                bad.append(f"{log['name']} ({log['result']})")
    if bad:
        print("Failed: " + ", ".join(bad))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
