#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The sample blog of fixtures/wxr in every other format is what the program makes of it today.

Usage: sample_blog.py POSTFERRY FIXTURES [--accept]      --accept rewrites the fixtures
"""
import difflib
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile

SOURCE = "wxr/sample-blog.xml"
# Fixture: options besides.
MADE = {
    "json/sample-blog.json": [],
    "jsonl/sample-blog.jsonl": [],
    "goodreads/sample-blog.csv": ["--goodreads.all-posts", "--private-data", "keep"],
    "markdown/sample-blog": ["--private-data", "keep"],
}


def files_of(path):
    """The files of a fixture, which may be a directory, as names below it."""
    if not os.path.isdir(path):
        return [""] if os.path.exists(path) else []
    found = []
    for folder, _, names in os.walk(path):
        found += [os.path.relpath(os.path.join(folder, name), path) for name in names]
    return sorted(found)


def show_difference(kept, made, name):
    lines = []
    for path in (kept, made):
        with open(os.path.join(path, name) if name else path, encoding="utf-8") as file:
            lines.append([line[:300] + "\n" for line in file.read().splitlines()])
    for line in list(difflib.unified_diff(*lines, "checked in", "made today", n=0))[:20]:
        print("  " + line, end="")


def same(kept, made):
    if files_of(kept) != files_of(made):
        print(f"{kept}: other files than those made today:",
              sorted(set(files_of(kept)) ^ set(files_of(made))))
        return False
    differing = [name for name in files_of(kept)
                 if not filecmp.cmp(os.path.join(kept, name) if name else kept,
                                    os.path.join(made, name) if name else made, shallow=False)]
    for name in differing:
        print(f"{os.path.join(kept, name)} is not what is made today (--accept rewrites it):")
        show_difference(kept, made, name)
    return not differing


def replace(kept, made):
    if os.path.isdir(kept):
        shutil.rmtree(kept)
    os.makedirs(os.path.dirname(kept), exist_ok=True)
    (shutil.copytree if os.path.isdir(made) else shutil.copyfile)(made, kept)


def main():
    tool, fixtures = sys.argv[1:3]
    accept = "--accept" in sys.argv[3:]
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for fixture, options in MADE.items():
            kept = os.path.join(fixtures, fixture)
            made = os.path.join(folder, os.path.basename(fixture))
            subprocess.run([tool, "convert", "-q", "--no-config", os.path.join(fixtures, SOURCE), "-t",
                            fixture.split("/")[0], "-o", made] + options, check=True)
            if accept:
                replace(kept, made)
            elif not same(kept, made):
                good = False
    sys.exit(0 if good else 1)


main()
