#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The progress bar on a terminal (a pseudo-terminal) and off it. Usage: progress_test.py POSTFERRY"""
import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import threading
import time

TOOL = sys.argv[1]
HEAD = b'{"postferry":1,"site":{"title":"Blog"}}\n'
ENV = dict(os.environ, NO_COLOR="1", LC_ALL="C.UTF-8", TERM="xterm-256color")
failures = []


def check(what, holds, shown=""):
    if not holds:
        failures.append(f"{what}\n    {shown!r}")


def posts(start, n):
    """Every thousandth has something to note."""
    return b"".join(b'{"id":%d,"title":"Title %d"%s}\n' %
                    (i, i, b',"nobody":"knows"' if i % 1000 == 0 else b"")
                    for i in range(start, start + n))


class Reader(threading.Thread):
    """Reads a terminal until its other side is gone."""

    def __init__(self, fd):
        super().__init__()
        self.fd, self.parts = fd, []
        self.start()

    def run(self):
        while True:
            try:
                part = os.read(self.fd, 65536)
            except OSError:
                return
            if not part:
                return
            self.parts.append(part)

    def text(self):
        self.join()
        os.close(self.fd)
        return b"".join(self.parts).decode()


def feed(tool, steps, halfway=lambda: None):
    tool.stdin.write(HEAD)
    for step in range(steps):
        # More than a chunk, so that something arrives.
        tool.stdin.write(posts(step * 20000, 20000))
        tool.stdin.flush()
        if step == steps // 2:
            halfway()
        time.sleep(0.12)
    tool.stdin.close()


def set_width(fd, columns):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


def run(words, columns=80, resize=None, env=ENV):
    """Feeds posts slowly; returns what came on a terminal that is standard error."""
    master, slave = pty.openpty()
    set_width(slave, columns)
    tool = subprocess.Popen([TOOL] + words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                            stderr=slave, env=env, start_new_session=True)
    os.close(slave)
    reader = Reader(master)
    feed(tool, 8, lambda: resize and set_width(master, resize))
    text = reader.text()
    tool.wait()
    return text


def drawn(text):
    """The lines that were drawn, without escape sequences."""
    return [re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", part) for part in text.split("\r")]


def on_a_terminal():
    out = run(["convert", "-f", "jsonl", "-t", "jsonl"])
    bars = [line for line in drawn(out) if "posts" in line and "->" not in line]
    check("a bar is drawn", len(bars) >= 2, out)
    check("it says bytes, posts and speed", all("MB" in b for b in bars) and "MB/s" in bars[-1], bars)
    last = out.rindex("posts  ")
    check("it is wiped before the notes", "\r\x1b[K" in out[last:], out[last:])
    check("notes stand on lines of their own", "\r\x1b[Kinfo: extras.unknown" in out, out[last:])
    check("the summary ends the run", " ".join(out.split()).endswith("lost: nothing"), out[-200:])


def when_narrow():
    out = run(["convert", "-f", "jsonl", "-t", "jsonl"], columns=30)
    bars = [line for line in drawn(out) if "posts" in line and "->" not in line and "(" not in line]
    check("a narrow bar is drawn", len(bars) >= 2, out)
    check("it fits 29 columns", all(len(bar.strip("\n")) < 30 for bar in bars), bars)


def when_resized():
    out = run(["convert", "-f", "jsonl", "-t", "jsonl"], columns=80, resize=20)
    check("rows that a narrower window made are taken away", re.search("\x1b\\[[12]A\r\x1b\\[J", out),
          out)


def with_notes():
    out = run(["convert", "-f", "jsonl", "-t", "jsonl", "-v"])
    torn = [line for line in re.split("[\r\n]+", out) if "extras.unknown" in line
            and not re.sub(r"^\x1b\[K", "", line).startswith("info: extras.unknown")]
    check("notes never stand behind a bar", not torn, torn[:3])


def without():
    for words, env in ((["--progress", "never"], ENV), (["--quiet"], ENV),
                       ([], dict(ENV, TERM="dumb"))):
        out = run(["convert", "-f", "jsonl", "-t", "jsonl"] + words, env=env)
        check(f"no bar with {words} {env['TERM']}", "\x1b[K" not in out and "MB/s" not in out, out)


def in_pipes():
    for words, wanted in (([], False), (["--progress", "always"], True)):
        tool = subprocess.Popen([TOOL, "convert", "-f", "jsonl", "-t", "jsonl"] + words,
                                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, env=ENV)
        feed(tool, 6)
        err = tool.stderr.read().decode()
        tool.wait()
        check(f"in a pipe, {words}", ("\x1b" in err) == wanted, err)


def when_stdout_is_the_terminal():
    master, slave = pty.openpty()
    tool = subprocess.Popen([TOOL, "convert", "-f", "jsonl", "-t", "jsonl"], stdin=subprocess.PIPE,
                            stdout=slave, stderr=slave, env=ENV)
    os.close(slave)
    reader = Reader(master)
    feed(tool, 6)
    out = reader.text()
    tool.wait()
    check("data and bar never share a terminal", "MB/s" not in out and "Title 100" in out, out[-200:])


signal.alarm(60)
for test in (on_a_terminal, when_narrow, when_resized, with_notes, without, in_pipes,
             when_stdout_is_the_terminal):
    test()
for failure in failures:
    print(failure[:2000])
sys.exit(1 if failures else 0)
