# pseudo.py: a language that nobody speaks, to see what is cut or was never translated.
#
# Usage: pseudo.py SOURCE_ROOT WORDS LOCALEDIR. Every text of src/ gets marks over all its letters and grows by
# 40 %. LOCALEDIR then holds the language “xx”; WORDS lists the English words that must not be seen in it.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import os
import re
import subprocess
import sys

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MARKED = "áƀćđéƒǵħíĵķłḿńóṕɋŕśťúṽẃẋýźÁƁĆĐÉƑǴĦÍĴĶŁḾŃÓṔɊŔŚŤÚṼẂẊÝŹ"
MARKS = str.maketrans(PLAIN, MARKED)
# What has to stay as it is: formats, tags and entities, escapes, keys behind an underline.
KEPT = re.compile(r"(%[-+ #0'I]*[0-9]*(?:\.[0-9]+)?(?:hh|h|ll|l|z|j|t)?[diouxXeEfgGcsp%]|%<PRI[a-zA-Z0-9]+>"
                  r"|%[-+]?<PRI[a-zA-Z0-9]+>|</?[a-z][^>]*>|&[a-z#0-9]+;|\\.|https?://\S+)")
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3"]


def extract(root, pot):
    files = [os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(root, "src")) for name in names
             if name.endswith((".c", ".ui"))]
    subprocess.run(["xgettext", "--from-code=UTF-8", "--no-wrap", "-o", pot, *(f"--keyword={k}" for k in KEYWORDS),
                    *sorted(files)], check=True, stderr=subprocess.DEVNULL)


def pseudo(text):
    """Of text as it stands between the quotes of a catalogue."""
    if not text:
        return text
    marked = "".join(part if KEPT.fullmatch(part) else part.translate(MARKS) for part in KEPT.split(text) if part)
    words = "ẍẍẍẍẍ " * -(-len(KEPT.sub("", text)) * 2 // 5 // 6)
    end = re.search(r"(\\n|…|:| )*$", marked).start()
    return marked[:end] + " " + words.strip() + marked[end:] if words else marked


def translate(pot, po):
    """xgettext --no-wrap may still break texts at line ends; they are joined again."""
    with open(pot, encoding="utf-8") as file:
        text = re.sub(r'"\n"', "", file.read())
    words = set()
    out = []
    for entry in text.split("\n\n"):
        found = {key: value for key, value in re.findall(r'^(msgid|msgid_plural) "(.*)"$', entry, re.M)}
        if not found.get("msgid"):
            continue
        words.update(re.findall(r"[A-Za-z]{4,}", KEPT.sub(" ", " ".join(found.values())).replace("_", "")))
        entry = re.sub(r'^msgstr(\[\d\])? ".*"\n?', "", entry, flags=re.M).rstrip()
        if "msgid_plural" in found:
            entry += f'\nmsgstr[0] "{pseudo(found["msgid"])}"\nmsgstr[1] "{pseudo(found["msgid_plural"])}"'
        else:
            entry += f'\nmsgstr "{pseudo(found["msgid"])}"'
        out.append(entry)
    head = ('msgid ""\nmsgstr "Language: xx\\nContent-Type: text/plain; charset=UTF-8\\n'
            'Content-Transfer-Encoding: 8bit\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n')
    with open(po, "w", encoding="utf-8") as file:
        file.write(head + "\n" + "\n\n".join(out) + "\n")
    return words


def main(root, words_path, locale):
    folder = os.path.join(locale, "xx", "LC_MESSAGES")
    os.makedirs(folder, exist_ok=True)
    extract(root, os.path.join(folder, "xx.pot"))
    words = translate(os.path.join(folder, "xx.pot"), os.path.join(folder, "xx.po"))
    subprocess.run(["msgfmt", "--check-format", "-o", os.path.join(folder, "homphieu.mo"),
                    os.path.join(folder, "xx.po")], check=True)
    with open(words_path, "w", encoding="utf-8") as file:
        file.write("\n".join(sorted(words)) + "\n")


main(*sys.argv[1:])
