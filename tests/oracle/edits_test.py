#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A blog of Markdown files that people edit: every edit changes what it says and nothing else.

    edits_test.py POSTFERRY FIXTURES

The sample blog is written as Markdown once; then each edit is made in a copy of it, with Python, as
an editor or a file manager would, and the copy is read again. All posts but the edited one must be
the same, and of that one all fields but the edited ones. Exit 77 if PyYAML is missing (1 with
POSTFERRY_REQUIRE_SHARED=1).
"""

import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

try:
    import yaml
except ImportError:
    print("PyYAML is missing")
    sys.exit(1 if os.environ.get("POSTFERRY_REQUIRE_SHARED") == "1" else 77)

POST = "2024-05-04-beloved.md"
CLASSIC = "2024-03-01-never-let-me-go.md"  # a body of classic text
TWICE = "I put this one down twice, not because it is slow but because I knew where it was going."
KATHY = "Kathy tells it the way people tell things they have never said aloud: sideways, with excuses."


class Blog:
    """A copy of the folder."""

    def __init__(self, path):
        self.path = path

    def read(self, name):
        with open(os.path.join(self.path, name), encoding="utf-8", newline="") as file:
            return file.read()

    def write(self, name, text):
        with open(os.path.join(self.path, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def names(self):
        return sorted(name for name in os.listdir(self.path) if name.endswith(".md"))

    def replace(self, name, before, after):
        text = self.read(name)
        if before not in text:
            sys.exit("%s does not hold %r" % (name, before))
        self.write(name, text.replace(before, after, 1))

    def parts(self, name):
        """Front matter and body."""
        _, matter, body = self.read(name).split("---\n", 2)
        return matter, body

    def every(self, change):
        for name in self.names():
            self.write(name, change(self.read(name)))


class Checker:
    def __init__(self, tool, folder, source):
        self.tool = tool
        self.folder = folder
        self.failures = []
        self.checked = 0
        self.original = os.path.join(folder, "blog")
        self.convert(source, self.original, "markdown")
        self.posts = self.read(self.original)
        self.source = self.read(source)
        self.number = 0

    def convert(self, source, target, target_format):
        command = [self.tool, "convert", source, "-t", target_format, "-o", target, "--quiet",
                   "--overwrite", "--private-data", "keep"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
        if done.returncode != 0:
            sys.exit("exit %d: %s\n%s" % (done.returncode, command, done.stderr.decode()))

    def read(self, source):
        path = os.path.join(self.folder, "read.jsonl")
        self.convert(source, path, "jsonl")
        with open(path, encoding="utf-8") as file:
            return [post for post in map(json.loads, file) if "postferry" not in post]

    def copy(self):
        self.number += 1
        path = os.path.join(self.folder, "copy%d" % self.number)
        shutil.copytree(self.original, path)
        return Blog(path)

    def equal(self, what, ours, wanted):
        self.checked += 1
        if ours != wanted:
            self.failures.append("%s\n  is     %s\n  wanted %s" % (
                what, json.dumps(ours, ensure_ascii=False)[:700],
                json.dumps(wanted, ensure_ascii=False)[:700]))

    def all_equal(self, what, ours, wanted):
        self.equal(what + ": posts", [post.get("title") for post in ours],
                   [post.get("title") for post in wanted])
        for mine, theirs in zip(ours, wanted):
            for key in {**mine, **theirs}:
                self.equal("%s: %s of %r" % (what, key, theirs.get("title")), mine.get(key),
                           theirs.get(key))

    def edit(self, what, change, expect):
        """`change` edits a copy, `expect` the posts that were read from the original."""
        blog = self.copy()
        change(blog)
        wanted = expect(copy.deepcopy(self.posts)) if expect else self.posts
        found = self.read(blog.path)
        for mine, theirs in zip(found, wanted):
            if "review" in mine and "found" not in theirs.get("review", {}):
                mine["review"].pop("found", None)
        self.all_equal(what, found, wanted)


def one(posts, slug="beloved"):
    return next(post for post in posts if post.get("slug") == slug)


def setting(value, *path):
    """An `expect` that sets one value in the post; None takes it out."""
    def expect(posts):
        place = one(posts)
        for key in path[:-1]:
            place = place[key]
        if value is None:
            del place[path[-1]]
        else:
            place[path[-1]] = value
        return posts
    return expect


def body_with(before, after):
    """The post's body with a piece changed; where in it facts were found is not looked at."""
    def expect(posts):
        post = one(posts, "never-let-me-go")
        old = post["content"]["value"]
        if before not in old:
            sys.exit("the body does not hold %r" % before)
        post["content"]["value"] = old.replace(before, after, 1)
        del post["review"]["found"]
        return posts
    return expect


# ---- edits ------------------------------------------------------------------------------------

def edit_bodies(check):
    def replaced(before, after):
        return lambda blog: blog.replace(CLASSIC, before, after)

    check.edit("a word", replaced("down twice", "down again"),
               body_with("down twice", "down again"))
    check.edit("emphasis", replaced("it is slow", "it **is** *slow*"),
               body_with("it is slow", "it <strong>is</strong> <em>slow</em>"))
    check.edit("a paragraph more", replaced(KATHY, "New, 1 < 2.\n\n" + KATHY),
               body_with(KATHY, "New, 1 &lt; 2.\n\n" + KATHY))
    check.edit("a paragraph less", replaced(KATHY + "\n\n", ""), body_with(KATHY + "\n\n", ""))
    check.edit("a link", replaced("it is slow", "[it is slow](https://x.example/?a=1&b=2)"),
               body_with("it is slow",
                         '<a href="https://x.example/?a=1&amp;b=2">it is slow</a>'))

    def refer(blog):
        blog.replace(CLASSIC, "it is slow", "[it is slow][1]")
        blog.write(CLASSIC, blog.read(CLASSIC) + "\n[1]: https://x.example/\n")

    check.edit("a link by reference", refer,
               body_with("it is slow", '<a href="https://x.example/">it is slow</a>'))
    swapped = TWICE + "\n\n" + KATHY, KATHY + "\n\n" + TWICE
    check.edit("two paragraphs change places", replaced(*swapped), body_with(*swapped))
    check.edit("a line of facts", replaced("Fun Home by Alison Bechdel", "Emma by Jane Austen"),
               body_with("Fun Home by Alison Bechdel", "Emma by Jane Austen"))


def edit_front_matter(check):
    for before, after, value, *path in (
            ('title: "Beloved"', "title: 'Beloved: again'", "Beloved: again", "title"),
            ("draft: false", "draft: true", "draft", "status"),
            ("date: 2024-05-04T09:00:00+01:00", "date: 2024-05-05", "2024-05-05", "date"),
            ('slug: "beloved"', "slug: no", "no", "slug"),
            ('  - "Ghosts"\n', "  - yes\n", "yes", "terms", 2, "name"),
            ("    value: 5\n", "    value: 4.5\n", 4.5, "review", "rating", "value"),
            ('    - "Ohio"\n', "    - 0123\n", "0123", "review", "subjects", 3),
            ('content: "Standing up! Yes."', "content: |-\n      Sitting\n\n      down: no",
             "Sitting\n\ndown: no", "comments", 0, "content", "value"),
            ('author: "Nora Q."', "author: ~x", "~x", "comments", 1, "author"),
            ("parent: 8", "parent: 7", 7, "comments", 2, "parent")):
        def expect(posts, value=value, path=path):
            posts = setting(value, *path)(posts)
            if path[0] == "terms":  # its slug was the old name's
                one(posts)["terms"][2].pop("slug", None)
            return posts
        check.edit("front matter: " + after, lambda blog, b=before, a=after: blog.replace(POST, b, a),
                   expect)

    def less(blog):
        text = blog.read(POST)
        begin = text.index("  - id: 10\n")
        blog.write(POST, text[:begin] + text[text.index("postferry:"):])

    def fewer(posts):
        del one(posts)["comments"][3]
        return posts

    def more(blog):
        blog.replace(POST, "postferry:", "  - author: Zoe\n    content: Me too\npostferry:")

    def another(posts):
        one(posts)["comments"].append({"author": "Zoe", "content": {"format": "classic",
                                                                    "value": "Me too"}})
        return posts

    check.edit("a comment less", less, fewer)
    check.edit("a comment more", more, another)


def edit_files(check):
    def without(posts):
        return [post for post in posts if post.get("slug") != "beloved"]

    check.edit("a file deleted", lambda blog: os.remove(os.path.join(blog.path, POST)), without)

    def rename(blog):
        os.rename(os.path.join(blog.path, POST), os.path.join(blog.path, "2024-05-04-zz top.md"))

    check.edit("a file renamed", rename, lambda posts: without(posts) + [one(posts)])

    def move(blog):
        os.mkdir(os.path.join(blog.path, "older"))
        os.rename(os.path.join(blog.path, POST), os.path.join(blog.path, "older", POST))

    check.edit("a file moved", move, lambda posts: without(posts) + [one(posts)])

    def add(blog):
        blog.write("2024-07-01-a-new-one.md", "# Fresh\n\n**Rating:** 3/5\n\nText.\n")

    new = {"slug": "a-new-one", "title": "Fresh", "date": "2024-07-01",
           "content": {"format": "markdown", "value": "# Fresh\n\n**Rating:** 3/5\n\nText."},
           "review": {"works": [{"title": "Fresh"}],
                      "rating": {"value": 3, "best": 5, "text": "3/5"},
                      "found": [{"field": "works[0].title", "where": "title", "confidence": 0.75},
                                {"field": "rating", "where": "body:9-24", "confidence": 0.98}]}}
    check.edit("a file added", add, lambda posts: posts + [new])
    check.edit("files of others", lambda blog: blog.write("notes.txt", "x"), None)


def edit_like_programs(check):
    """What editors and programs do to all files without being asked: nothing is changed by it."""
    check.edit("nothing", lambda blog: None, None)
    check.edit("line ends", lambda blog: blog.every(lambda text: text.replace("\n", "\r\n")), None)
    check.edit("byte order mark", lambda blog: blog.every(lambda text: "\ufeff" + text), None)
    check.edit("no line end at the end",
               lambda blog: blog.every(lambda text: text.rstrip("\n")), None)
    check.edit("lines at the end", lambda blog: blog.every(lambda text: text + "\n\n\n"), None)

    def dump(blog):
        for name in blog.names():
            matter, body = blog.parts(name)
            data = yaml.load(matter, Loader=yaml.BaseLoader)
            new = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
            blog.write(name, "---\n%s---\n%s" % (new, body))

    check.edit("front matter written by PyYAML", dump, None)

    def jumble(blog):
        for name in blog.names():
            matter, body = blog.parts(name)
            data = yaml.load(matter, Loader=yaml.BaseLoader)
            new = yaml.safe_dump(data, allow_unicode=True, sort_keys=True, width=40)
            blog.write(name, "---\n%s---\n%s" % (new, body))

    check.edit("keys in another order", jumble, None)

    blog = check.copy()
    path = os.path.join(check.folder, "packed.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for root, _, names in os.walk(blog.path):
            for name in names:
                full = os.path.join(root, name)
                pack.write(full, os.path.join("my blog", os.path.relpath(full, blog.path)))
    check.all_equal("packed by another program", check.read(path), check.posts)


def check_rewriting(check):
    """Written again, an edited blog is what it was, in every file but the edited one."""
    blog = check.copy()
    blog.replace(CLASSIC, "down twice", "down again")
    again = os.path.join(check.folder, "again")
    check.convert(blog.path, again, "markdown")
    for name in blog.names():
        if name != CLASSIC:
            check.equal("written again: " + name, Blog(again).read(name), blog.read(name))
    matter, body = blog.parts(CLASSIC)
    check.equal("written again: body", Blog(again).parts(CLASSIC)[1], body)


def main():
    tool, fixtures = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        check = Checker(tool, folder, os.path.join(fixtures, "wxr/sample-blog.xml"))
        check.all_equal("unedited", check.posts, check.source)
        for part in (edit_bodies, edit_front_matter, edit_files, edit_like_programs,
                     check_rewriting):
            part(check)
        print("\n".join(check.failures[:40]) or "%d checks" % check.checked)
        sys.exit(1 if check.failures else 0)


if __name__ == "__main__":
    main()
