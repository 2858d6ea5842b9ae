# clilib.py: running homphieu-cli, looking into documents and workbooks, and TAP.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
import zipfile

CLI = os.environ.get("HOMPHIEU_CLI", "homphieu-cli")
DATA = os.path.join(os.environ.get("G_TEST_SRCDIR", os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "data")
DONE, ATTENTION, USAGE, FAILED = 0, 1, 2, 3
_tests = []


def data(name):
    return os.path.join(DATA, name)


def test(function):
    _tests.append(function)
    return function


def main():
    """Runs every test in a folder of its own and speaks TAP."""
    print(f"1..{len(_tests)}")
    failed = 0
    for number, function in enumerate(_tests, 1):
        folder = tempfile.mkdtemp(prefix="hp-e2e-")
        back = os.getcwd()
        os.chdir(folder)
        try:
            function()
            print(f"ok {number} {function.__name__}")
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {function.__name__}")
        finally:
            os.chdir(back)
            shutil.rmtree(folder, ignore_errors=True)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


def equal(found, wanted, what=""):
    assert found == wanted, f"{what}: {found!r} is not {wanted!r}"


class Run:
    def __init__(self, args, code, out, err):
        self.args, self.code, self.out, self.err = args, code, out, err

    @property
    def json(self):
        """The one JSON value of the standard output: nothing else may stand there."""
        value, end = json.JSONDecoder().raw_decode(self.out.lstrip())
        rest = self.out.lstrip()[end:]
        assert rest.strip() == "", f"{self.args}: more than one value: {rest[:200]!r}"
        return value


def run(*args, stdout=subprocess.PIPE, limit=None):
    """@limit: no file may grow above so many bytes, as on a full disk."""

    def before():
        if limit is not None:
            import resource
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run([CLI, *map(str, args)], stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE,
                          preexec_fn=before if limit is not None else None, restore_signals=limit is None,
                          timeout=250, check=False)
    assert done.returncode >= 0, f"{args}: killed by signal {-done.returncode}\n{done.stderr.decode()}"
    err = done.stderr.decode("utf-8")
    for word in ("CRITICAL", "WARNING **", "Traceback", "assertion"):
        assert word not in err, f"{args}: {err}"
    return Run(args, done.returncode, (done.stdout or b"").decode("utf-8"), err)


def ok(*args, code=DONE):
    result = run(*args)
    assert result.code == code, f"{args}: exit {result.code}, not {code}\n{result.out}{result.err}"
    return result


def js(*args, code=DONE):
    """The same with --json; gives the value."""
    return ok(*args, "--json", code=code).json


def refused(*args, words=(), code=FAILED):
    """Refused, in a sentence that has all of @words; with --json also an error object or findings."""
    result = run(*args)
    assert result.code == code, f"{args}: exit {result.code}, not {code}\n{result.out}{result.err}"
    equal(result.out, "", f"{args}: on the standard output")
    for word in words:
        assert word in result.err, f"{args}: no {word!r} in {result.err!r}"
    return result


def new(path="ward.homphieu", election="2026", **options):
    args = {"ward": "Phường Chi Lăng", "province": "tỉnh Lạng Sơn", **options}
    if election != "2026":
        args.setdefault("district", "thành phố Lạng Sơn")
    ok("new", path, "--election", election, *(x for k, v in args.items() for x in ("--" + k, v)))
    return path


def state(path):
    """Everything that the lists say, the journal's times and hashes apart."""
    lists = {}
    for name in ("stations", "constituencies", "candidates", "voters", "turnout", "tallies", "movements"):
        lists[name] = js("list", path, name)
    return lists


def journal(path):
    return [(row["seq"], row["action"], row["hash"]) for row in js("list", path, "journal")]


def write(path, text, encoding="utf-8"):
    with open(path, "w", encoding=encoding) as file:
        file.write(text)
    return path


def write_json(path, value):
    return write(path, json.dumps(value, ensure_ascii=False))


def cells(path, part="xl/worksheets/sheet1.xml"):
    """The cells of a worksheet: {"A1": text}. Figures of formulas are their stored values."""
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(part).decode("utf-8")
    found = {}
    for ref, body in re.findall(r'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>(.*?)</c>)', sheet, re.S):
        text = re.search(r"<t[^>]*>(.*?)</t>", body, re.S) or re.search(r"<v>(.*?)</v>", body, re.S)
        if text:
            found[ref] = html.unescape(text.group(1))
    return found


def beside(sheet, label):
    """The figure in the row of the cell whose text begins with @label: the next cell with a number."""
    for ref, text in sheet.items():
        if text.startswith(label):
            row = re.sub("[A-Z]", "", ref)
            for other, value in sheet.items():
                if re.sub("[A-Z]", "", other) == row and other != ref and re.fullmatch(r"[0-9.]+", value):
                    return float(value)
    raise AssertionError(f"no row “{label}”")


def fill(path, rows, out):
    """Fills an empty import sheet: @rows are {caption: text}."""
    heads = {text: ref.rstrip("0123456789") for ref, text in cells(path).items() if ref.endswith("1") and ref[-2:-1].isalpha()}
    lines = []
    for number, row in enumerate(rows, 2):
        put = sorted(((heads[caption], str(text)) for caption, text in row.items()), key=lambda c: (len(c[0]), c[0]))
        lines.append(f'<row r="{number}">' + "".join(
            f'<c r="{column}{number}" t="inlineStr"><is><t>{html.escape(text)}</t></is></c>' for column, text in put) + "</row>")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name).decode("utf-8")
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace("</sheetData>", "".join(lines) + "</sheetData>", 1)
            target.writestr(name, content)
    return out
