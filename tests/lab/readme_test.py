#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The screens of README.md's section "Pulling a site" are what a pull of the lab's site shows.

    readme_test.py POSTFERRY LAB FOLDER [--accept]     --accept rewrites README.md
"""

import difflib
import pathlib
import re
import sys
import tempfile
import textwrap

import lab

README = pathlib.Path(__file__).resolve().parents[2] / "README.md"
REGION = re.compile(r"(<!-- begin-lab (\w+) -->\n).*?(<!-- end-lab \2 -->\n)", re.DOTALL)
SITE = "https://shelf.example"  # what stands for the lab's address
COMMANDS = {"visitor": ["-o", "shelf.xml"], "login": ["--user", "admin", "-o", "shelf/"]}
WIDTH = 100


def screen(site, tool, name):
    arguments = COMMANDS[name]
    login = "--user" in arguments
    done = tool.run("pull", site.url, *arguments, password=site.password if login else None)
    said = re.sub(r" in \d+\.\d s\b", " in 0.8 s", done.stderr.replace(site.url, SITE))
    lines = ["$ export POSTFERRY_PASSWORD='abcd efgh ijkl mnop qrst uvwx'"] if login else []
    lines.append(" ".join(["$ postferry pull", SITE, *arguments]))
    for line in said.splitlines():
        lines.append(textwrap.fill(line, WIDTH, subsequent_indent="    ", break_long_words=False,
                                   break_on_hyphens=False))  # fmt: skip
    return "\n" + textwrap.indent("\n".join(lines) + "\n", "    ") + "\n"


def main():
    program, name, folder = sys.argv[1:4]
    site = lab.Lab(name, folder)
    site.skip_without()
    kept = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        tool = lab.Tool(program, scratch)
        today = REGION.sub(lambda match: match[1] + screen(site, tool, match[2]) + match[3], kept)
    names = [match[2] for match in REGION.finditer(kept)]
    if sorted(names) != sorted(COMMANDS):
        sys.exit(f"README.md has the screens {names}, not {sorted(COMMANDS)}")
    if today == kept:
        return
    if "--accept" in sys.argv[4:]:
        README.write_text(today, encoding="utf-8")
        return
    print("README.md is not what a pull shows today (--accept rewrites it):")
    sys.stdout.writelines(difflib.unified_diff(kept.splitlines(True), today.splitlines(True), n=1))
    sys.exit(1)


if __name__ == "__main__":
    main()
