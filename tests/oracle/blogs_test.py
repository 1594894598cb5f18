#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Blogs that postferry writes, built by the engines they are written for.

    blogs_test.py POSTFERRY hugo|jekyll FIXTURES

Every published post must become a page with its title and text; no draft, private or protected one
may. Exit 77 if the engine is not installed (1 with POSTFERRY_REQUIRE_SHARED=1).
"""

import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

TITLE = "An \"odd\": title # with \\ & <tags>"
HIDDEN = ("draft", "private", "pending", "future", "trash")


def post(number, status, **more):
    text = "body%03d of a post" % number
    return {"id": number, "type": "post", "status": status, "slug": "post-%03d" % number,
            "title": "%s %03d" % (TITLE, number), "date": "2024-03-%02dT09:30:00+01:00" % number,
            "modified": "2024-04-01T00:00:00+02:00", "author": "jo",
            "terms": [{"taxonomy": "category", "name": "Novels"},
                      {"taxonomy": "post_tag", "name": "yes"}],
            "meta": [{"key": "mood", "value": "calm: very"}],
            "comments": [{"id": number, "author": "Ada", "status": "approved",
                          "content": {"format": "classic", "value": "A \"comment\"\n- of two"}}],
            "review": {"works": [{"title": "Dune", "ids": {"isbn10": "0441172717"}}],
                       "rating": {"value": 4, "best": 5, "text": "4/5"}},
            "content": {"format": "classic",
                        "value": text + "\n\nCurly {{ braces }} and {% tags %} {{< short >}}.\n\n"
                                        "<b>Bold</b> 1 < 2 & 3"}, **more}


def document():
    posts = [post(1, "publish"), post(2, "publish", excerpt={"format": "classic", "value": "E: x"}),
             post(3, "publish", type="page", slug="about", terms=[]),
             post(4, "publish", password="secret"), post(5, "publish", type="film")]
    posts += [post(10 + i, status) for i, status in enumerate(HIDDEN)]
    return {"postferry": 1, "site": {"title": "Blog", "url": "https://example.org"}, "posts": posts}


def run(command, folder):
    environment = dict(os.environ, LC_ALL="C.UTF-8", HOME=folder)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False,
                          timeout=300)
    if done.returncode != 0:
        sys.exit("%s: exit %d\n%s%s" % (command[0], done.returncode, done.stdout.decode()[-3000:],
                                        done.stderr.decode()[-3000:]))
    return (done.stdout + done.stderr).decode()


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def build_hugo(folder):
    write(folder, "config.toml", 'baseURL = "https://example.org/"\ntitle = "Blog"\n')
    page = "<h1>{{ .Title }}</h1>{{ .Date }} {{ .Params.review.rating.text }} {{ .Content }}"
    for layout in ("single", "list"):
        write(folder, "layouts/_default/%s.html" % layout, page)
    return run(["hugo", "--destination", "site"], folder)


def build_jekyll(folder):
    write(folder, "_config.yml", 'title: Blog\nplugins: []\n')
    page = "<h1>{{ page.title | escape }}</h1>{{ page.date }} {{ page.review.rating.text }} {{ content }}"
    for layout in ("post", "page"):
        write(folder, "_layouts/%s.html" % layout, page)
    return run(["jekyll", "build", "--destination", "site"], folder)


def pages(folder):
    """Text of all pages that were built."""
    out = {}
    for root, _, names in os.walk(os.path.join(folder, "site")):
        for name in names:
            if name.endswith(".html"):
                path = os.path.join(root, name)
                with open(path, encoding="utf-8") as file:
                    out[os.path.relpath(path, folder)] = file.read()
    return out


def check(built):
    failures = []
    everything = "\n".join(built.values())
    for number in (1, 2, 3, 5):
        title = "<h1>%s %03d</h1>" % (html.escape(TITLE), number)
        found = [text for text in built.values()
                 if "body%03d" % number in text and title in text.replace("&#39;", "&#x27;").replace("&#34;", "&quot;")]
        if len(found) < 1:
            failures.append("post %d has no page with its title and text" % number)
            continue
        page = html.unescape(found[0])
        for part in ("Curly {{ braces }} and {% tags %} {{< short >}}.", "<strong>Bold</strong>",
                     "4/5", "2024-03-%02d" % number):
            if part not in page:
                failures.append("post %d lacks %r:\n%s" % (number, part, page[:1500]))
    for number in [4] + [10 + i for i in range(len(HIDDEN))]:
        if "body%03d" % number in everything:
            failures.append("post %d is published" % number)
    return failures


def check_fixture(tool, engine, build, path):
    """A real-shaped export builds at all."""
    with tempfile.TemporaryDirectory() as folder:
        site = os.path.join(folder, "blog")
        convert(tool, engine, path, site)
        build(site)
        if not pages(site):
            sys.exit("%s gives no pages" % path)


def convert(tool, engine, source, target):
    done = subprocess.run([tool, "convert", source, "-t", "markdown", "-o", target,
                           "--markdown.flavor", engine, "--quiet"],
                          capture_output=True, check=False, timeout=60)
    if done.returncode not in (0, 1):
        sys.exit("exit %d: %s" % (done.returncode, done.stderr.decode()))


def main():
    tool, engine, fixtures = sys.argv[1:4]
    if shutil.which(engine) is None:
        required = os.environ.get("POSTFERRY_REQUIRE_SHARED") == "1"
        print("%s is not installed%s" % (engine, "" if required else ": skipped"))
        sys.exit(1 if required else 77)
    build = build_hugo if engine == "hugo" else build_jekyll
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "blog.json")
        with open(source, "w", encoding="utf-8") as file:
            json.dump(document(), file)
        site = os.path.join(folder, "blog")
        convert(tool, engine, source, site)
        said = build(site)
        failures = check(pages(site))
        failures += ["%s says: %s" % (engine, line) for line in said.splitlines()
                     if re.search(r"\b(error|warn(ing)?)\b", line, re.I)]
    check_fixture(tool, engine, build, os.path.join(fixtures, "wxr/sample-blog.xml"))
    print("\n".join(failures) or "%s builds it" % engine)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
