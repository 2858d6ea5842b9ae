# atspi_driver.py: the real window, worked as a person does: by what is on it, by mouse and by keys.
#
# The widgets are found through the accessibility tree, as a screen reader finds them. Keys and
# clicks are real ones of the X server. There is no window manager: keys go to the window below the
# pointer, which is why typing begins with a click.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
import atexit
import os
import re
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PROGRAM = os.environ.get("HOMPHIEU", "homphieu")
# A machine that builds something else besides answers late; only what never comes costs the whole of it.
PATIENCE = 60.0
# GTK 4.8 itself, without a line of ours on the stack: gtkmain.c takes the state “active” off what was pressed when a
# window comes over it (a leave by a grab), and once more when the button is let go.
TOOLKIT = ("Broken accounting of active state for widget",)
BAD = ("CRITICAL", "WARNING **", "Gtk-WARNING", "ERROR:", "runtime error", "AddressSanitizer", "LeakSanitizer")


def own_display():
    """A screen of our own. The server itself picks a free number, so two of them never meet."""
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
                              pass_fds=(write,), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    assert number, "there is no Xvfb"
    os.environ["DISPLAY"] = ":" + number
    os.environ.pop("XAUTHORITY", None)
    atexit.register(server.wait)
    atexit.register(server.terminate)


own_display()


def other_bus():
    """A second session whose programs show themselves in the same accessibility tree."""
    daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL)
    atexit.register(daemon.wait)
    atexit.register(daemon.terminate)
    tree = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1, None)
    return {"DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().decode().strip(),
            "AT_SPI_BUS_ADDRESS": tree.unpack()[0]}


def wait(func, what, patience=PATIENCE):
    """Until @func gives something; it may meet widgets that are going away."""
    end = time.monotonic() + patience
    while True:
        try:
            found = func()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience:g} s for {what}")
        time.sleep(0.03)


def xdotool(*args):
    subprocess.run(["xdotool", *map(str, args)], check=True, stdout=subprocess.DEVNULL)


def fits(name, text):
    return text.fullmatch(name) is not None if isinstance(text, re.Pattern) else name == text


class Program:
    """One running homphieu with homes of its own in @folder."""

    def __init__(self, folder, *args, alone=False, environment=None):
        self.folder = folder
        self.files = os.path.join(folder, "files.txt")
        self.log_path = os.path.join(folder, f"log-{time.monotonic_ns()}.txt")
        env = dict(os.environ)
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            env[f"XDG_{name}_HOME"] = os.path.join(folder, name.lower())
        env.update(HOME=folder, G_DEBUG="gc-friendly", GSETTINGS_BACKEND="keyfile",
                   HOMPHIEU_TEST_FILES=self.files, G_MESSAGES_PREFIXED="all")
        env.update(environment or {})
        if alone:
            # On another session's bus it does not hand over to the instance that runs already.
            env.update(other_bus())
        self.env = env
        self.log = open(self.log_path, "wb")
        self.process = subprocess.Popen([PROGRAM, *args], env=env, stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log)
        self.pid = self.process.pid
        self.app = wait(self._find_app, "the program in the accessibility tree")

    # ---- what is there

    def _find_app(self):
        assert self.process.poll() is None, f"the program ended: {self.read_log()}"
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.pid and app.get_child_count() > 0:
                # What the library remembers is late; each question goes to the program.
                app.set_cache_mask(Atspi.Cache.NONE)
                return app
        return None

    def windows(self):
        """The main window first, then what was opened over it."""
        return [w for w in (self.app.get_child_at_index(i) for i in range(self.app.get_child_count())) if w]

    def main(self):
        return self.windows()[0]

    def dialog(self, title=None):
        """The newest window over the main one."""
        return wait(lambda: next((w for w in self.windows()[:0:-1] if title in (None, w.get_name()) or
                                  title in self.texts(w)), None), f"the dialog {title or ''}")

    def children(self, node):
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
                yield child

    def walk(self, node):
        """Everything visible below @node, in the order of reading; what scrolls is not looked into."""
        for child in self.children(node):
            yield child
            if child.get_role_name() not in ("scroll bar", "image", "separator", "label"):
                yield from self.walk(child)

    def find(self, name, role=None, within=None, patience=PATIENCE, last=False):
        """The first (or @last) widget called @name (a pattern: the whole name fits). What a stack does not show is
        in the tree too: look @within, or for the last."""

        def look():
            assert self.process.poll() is None, f"the program ended: {self.read_log()}"
            for node in [within] if within else self.windows()[::-1]:
                for found in list(self.walk(node))[::-1] if last else self.walk(node):
                    if fits(found.get_name() or "", name) and (role is None or found.get_role_name() == role):
                        return found
            return None

        return wait(look, f"{role or 'widget'} {getattr(name, 'pattern', name)!r}", patience)

    def texts(self, within=None):
        """All words that can be read."""
        return [node.get_name() for top in ([within] if within else self.windows())
                for node in self.walk(top) if node.get_role_name() == "label"]

    def read(self, text, within=None, patience=PATIENCE):
        """Waits until @text stands somewhere, also as a part; gives the whole label."""
        return wait(lambda: next((t for t in self.texts(within) if t and text in t), None), f"the words {text!r}",
                    patience)

    def dump(self, node=None, depth=0):
        for top in [node] if node else self.windows():
            print("#", "  " * depth, top.get_role_name(), repr(top.get_name()), flush=True)
            for child in self.children(top):
                self.dump(child, depth + 1)

    # ---- what a hand does

    def press(self, name, role=None, within=None, last=False):
        node = self.find(name, role, within, last=last)
        wait(lambda: node.get_state_set().contains(Atspi.StateType.SENSITIVE), f"{name!r} to be usable")
        node.do_action(0)
        return node

    def at(self, node):
        """The middle of a widget on the screen; extents are within the window and its frame."""

        def look():
            box = node.get_extents(Atspi.CoordType.WINDOW)
            return box.x + box.width // 2 + 5, box.y + box.height // 2 + 5

        before = look()
        for _ in range(50):
            # What is being laid out or scrolled is not aimed at yet.
            time.sleep(0.06)
            place = look()
            if place == before and min(place) > 5:
                break
            before = place
        return place

    def click(self, node):
        x, y = self.at(node)
        xdotool("mousemove", x, y)
        time.sleep(0.3)
        xdotool("click", 1)
        return node

    def focus(self, node):
        self.click(node)
        return node

    def key(self, *keys):
        xdotool("key", "--delay", 20, *keys)

    def type(self, *lines):
        """Each line, and Enter after it."""
        xdotool(*(word for line in lines for word in ("type", "--delay", 8, "--args", 1, line, "key", "Return")))

    def begin(self, text):
        """A line without its end."""
        xdotool("type", "--delay", 8, text)

    def write(self, node, text):
        """Words with marks over the letters, which an input method would compose."""
        assert node.set_text_contents(text)

    def text_of(self, node):
        return node.get_text(0, node.get_character_count())

    def answer(self, *paths):
        """The next dialogs for files are answered with @paths."""
        with open(self.files, "w", encoding="utf-8") as file:
            file.write("".join(path + "\n" for path in paths))

    # ---- its life

    def read_log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as file:
            return file.read()

    def check_log(self):
        text = "\n".join(line for line in self.read_log().splitlines() if not any(known in line for known in TOOLKIT))
        for word in BAD:
            assert word not in text, f"on the standard error: {text}"

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.check_log()

    def close(self):
        """By the keyboard; the program ends in good order."""
        self.key("ctrl+q")
        self.process.wait(PATIENCE)
        self.check_log()
        assert self.process.returncode == 0, self.process.returncode

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()
