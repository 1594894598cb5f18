#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The screens of README.md about live sites are what pull and push show of the lab's sites.

    readme_test.py POSTFERRY LAB FOLDER [--accept]     --accept rewrites README.md
"""

import difflib
import pathlib
import re
import shutil
import sys
import tempfile
import textwrap

import lab

README = pathlib.Path(__file__).resolve().parents[2] / "README.md"
REGION = re.compile(r"(<!-- begin-lab (\w+) -->\n).*?(<!-- end-lab \2 -->\n)", re.DOTALL)
SITE, EMPTY_SITE = "https://shelf.example", "https://new.example"  # stand for the lab's addresses
EXPORT = "blog.xml"  # a copy of BLOG
BLOG = README.parent / "fixtures/wxr/sample-blog.xml"
COMMANDS = {"visitor": ["pull", SITE, "-o", "shelf.xml"],
            "login": ["pull", SITE, "--user", "admin", "-o", "shelf/"],
            "plan": ["push", EXPORT, EMPTY_SITE, "--user", "admin", "--type", "post,page",
                     "--dry-run"],
            "push": ["push", EXPORT, EMPTY_SITE, "--user", "admin", "--type", "post,page",
                     "--create-users", "--state", "push.journal"]}  # fmt: skip
PASSWORD = "$ export POSTFERRY_PASSWORD='abcd efgh ijkl mnop qrst uvwx'"
WIDTH = 100


def screen(site, tool, name):
    """A command and what it says. Site B is empty before the first push."""
    addresses = {SITE: site.url, EMPTY_SITE: site.url_b}
    arguments = COMMANDS[name]
    password = None
    if "--user" in arguments:
        password = site.password_b if EMPTY_SITE in arguments else site.password
    done = tool.run(*[addresses.get(argument, argument) for argument in arguments],
                    password=password)
    said = done.stdout + done.stderr
    for shown, address in addresses.items():
        said = said.replace(address, shown)
    said = re.sub(r" in \d+\.\d s\b", " in 0.8 s", said)
    lines = [PASSWORD] if name == "login" else []
    lines.append(" ".join(["$ postferry", *arguments]))
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
        shutil.copy(BLOG, tool.folder / EXPORT)
        site.run("reset", "B")
        today = REGION.sub(lambda match: match[1] + screen(site, tool, match[2]) + match[3], kept)
    names = [match[2] for match in REGION.finditer(kept)]
    if sorted(names) != sorted(COMMANDS):
        sys.exit(f"README.md has the screens {names}, not {sorted(COMMANDS)}")
    if today == kept:
        return
    if "--accept" in sys.argv[4:]:
        README.write_text(today, encoding="utf-8")
        return
    print("README.md is not what is shown today (--accept rewrites it):")
    sys.stdout.writelines(difflib.unified_diff(kept.splitlines(True), today.splitlines(True), n=1))
    sys.exit(1)


if __name__ == "__main__":
    main()
