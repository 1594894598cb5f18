#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where --url-map says that posts are, there they are when the engine has built the blog.

    addresses_test.py POSTFERRY hugo|jekyll

Each new address that begins with "/" must be a page with the text of that post. Exit 77 if the
engine is not installed (1 with POSTFERRY_REQUIRE_SHARED=1).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from urllib.parse import unquote

from blogs_test import build_hugo, build_jekyll, built_files, write

SITE = "https://old.example"
# Slug, old address, type. Without a path of its own an address follows from slug or name.
POSTS = [
    ("on-dune", "/2024/03/on-dune/", "post"), ("on-dune-2", "/2024/03/on-dune-2", "post"),
    ("file", "/2024/03/file.html", "post"), ("capitals", "/2024/03/Capitals/", "post"),
    ("marks", "/2024/03/a-b_c.d/", "post"), ("letters", "/2024/03/\u672c/", "post"),
    ("plain", "/?p=7", "post"), ("UPPER_case.1", "/?p=8", "post"), ("12", "/?p=9", "post"),
    ("", "/?p=10", "post"), ("%e6%9c%ac", "/%e6%9c%ac/", "post"), ("dashes--two", "/?p=12", "post"),
    ("about", "/about/", "page"), ("contact", "/?page_id=14", "page"), ("", "/?page_id=15", "page"),
    ("solaris", "/?film=16", "film"), ("stalker", "/film/stalker/", "film"),
]
KNOWN = {"hugo": 16, "jekyll": 10}  # how many addresses are told


def document():
    lines = ['{"postferry":1,"site":{"title":"Blog","url":"%s"}}' % SITE]
    for number, (slug, path, kind) in enumerate(POSTS, 1):
        lines.append('{"id":%d,"type":"%s","status":"publish","slug":"%s","title":"Title %d",'
                     '"date":"2024-03-01T09:30:00+01:00","url":"%s",'
                     '"content":{"format":"html","value":"<p>body%03d</p>"}}'
                     % (number, kind, slug, number, SITE + path, number))
    return "\n".join(lines) + "\n"


def page_at(built, address):
    """The text of what a web server gives for an address."""
    path = address.strip("/")
    names = [path + "/index.html"] if address.endswith("/") else [path, path + ".html"]
    return next((built[name.lstrip("/")] for name in names if name.lstrip("/") in built), None)


def main():
    tool, engine = sys.argv[1:3]
    if shutil.which(engine) is None:
        print("%s is not installed" % engine)
        sys.exit(1 if os.environ.get("POSTFERRY_REQUIRE_SHARED") == "1" else 77)
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "posts.jsonl", document())
        site, table = os.path.join(folder, "blog"), os.path.join(folder, "urls.tsv")
        done = subprocess.run([tool, "convert", "posts.jsonl", "-t", "markdown", "-o", site,
                               "--markdown.flavor", engine, "--url-map", table, "--quiet"],
                              cwd=folder, check=False, timeout=60)
        if done.returncode not in (0, 1):
            sys.exit("exit %d" % done.returncode)
        (build_hugo if engine == "hugo" else build_jekyll)(site)
        built = built_files(site)
        failures, known = [], 0
        with open(table, encoding="utf-8") as file:
            lines = [line.rstrip("\n").split("\t") for line in file]
        if len(lines) != len(POSTS):
            failures.append("%d lines for %d posts" % (len(lines), len(POSTS)))
        for number, (old, new, name) in enumerate(lines, 1):
            if not os.path.exists(os.path.join(site, name)):
                failures.append("%s: there is no file %s" % (old, name))
            if not new.startswith("/"):
                continue
            known += 1
            page = page_at(built, unquote(new))
            if page is None or "body%03d" % number not in page:
                failures.append("%s: %s is not its page" % (old, new))
        if known != KNOWN[engine]:
            failures.append("%d addresses are told, not %d" % (known, KNOWN[engine]))
        if failures:
            sys.exit("\n".join(failures + sorted(built)))


if __name__ == "__main__":
    main()
