#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants a secret in every private place of the model and looks for it in a public target.

    privacy_test.py POSTFERRY

By default none of them may be in the output, not even inside a carrier; with --private-data keep
all of them are, so that the search is known to find them. Targets that mark drafts hold the posts
that are not for the public: there only with that mark.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

PUBLIC_TARGETS = {"goodreads": ["--goodreads.all-posts"], "markdown": []}
DRAFT_MARKS = {"markdown": "\ndraft: true\n"}
HIDDEN_POST = re.compile(r"post's (title|content)$")
OPEN = "open-to-all"  # marks what must come through


class Planter:
    """Makes secrets and remembers them."""

    def __init__(self):
        self.secrets = {}

    def __call__(self, place):
        secret = "secret%03d" % len(self.secrets)
        self.secrets[secret] = place
        return secret


def cdata(name, text):
    return "<%s><![CDATA[%s]]></%s>" % (name, text, name)


def comment(number, approved, kind, fields, meta=()):
    fields = {"comment_id": str(number), "comment_approved": approved, "comment_type": kind,
              "comment_date": "2024-03-01 10:00:00", "comment_date_gmt": "2024-03-01 09:00:00",
              "comment_author": OPEN, "comment_content": OPEN, **fields}
    inner = "".join(cdata("wp:" + name, text) for name, text in fields.items())
    for key, value in meta:
        pair = cdata("wp:meta_key", key) + cdata("wp:meta_value", value)
        inner += "<wp:commentmeta>%s</wp:commentmeta>" % pair
    return "<wp:comment>%s</wp:comment>" % inner


def item(number, status, title, content, inner=""):
    fields = {"title": title, "dc:creator": "ada", "content:encoded": content,
              "wp:post_id": str(number), "wp:post_date": "2024-03-01 10:00:00",
              "wp:status": status, "wp:post_type": "post"}
    return "<item>%s%s</item>" % ("".join(cdata(*field) for field in fields.items()), inner)


def wxr_document(plant):
    comments = [
        comment(1, "1", "comment", {
            "comment_author_email": plant("commenter's e-mail") + "@example.org",
            "comment_author_IP": plant("commenter's IP"),
            "comment_agent": plant("commenter's agent in an element nobody knows")},
            [("akismet_as_submitted",
              'a:1:{s:7:"user_ip";s:9:"%s";}' % plant("Akismet's copy of the IP"))]),
        comment(2, "0", "comment", {"comment_content": plant("pending comment"),
                                    "comment_author": plant("its author")}),
        comment(3, "spam", "comment", {"comment_content": plant("spam comment")}),
        comment(4, "trash", "comment", {"comment_content": plant("trashed comment")}),
        comment(5, "1", "note", {"comment_content": plant("editors' note")}),
    ]
    items = [item(10, "publish", OPEN + " title", OPEN + " content", "".join(comments))]
    for number, status in enumerate(("private", "pending", "future", "trash"), 11):
        items.append(item(number, status, plant(status + " post's title"),
                          plant(status + " post's content")))
    items.append(item(20, "publish", plant("protected post's title"),
                      plant("protected post's content"),
                      cdata("wp:post_password", plant("post password"))))
    author = "<wp:author>%s%s</wp:author>" % (
        cdata("wp:author_login", "ada"),
        cdata("wp:author_email", plant("author's e-mail") + "@example.org"))
    return """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Blog</title>
<wp:wxr_version>1.2</wp:wxr_version>%s%s</channel></rss>
""" % (author, "".join(items))


def text(value):
    return {"format": "html", "value": value}


def json_document(plant):
    mail = plant("commenter's e-mail")
    post = {
        "id": 1, "title": OPEN + " title", "status": "publish", "author": "ada",
        "content": text(OPEN + " content"),
        "comments": [
            {"id": 1, "author": OPEN, "email": mail + "@example.org", "ip": plant("commenter's IP"),
             "agent": plant("commenter's agent"), "status": "approved",
             "content": text(OPEN),
             "meta": [{"key": "copy", "value": mail + "@example.org"}]},
            {"id": 2, "status": "hold", "content": text(plant("pending comment"))},
            {"id": 3, "status": "spam", "content": text(plant("spam comment"))},
            {"id": 4, "type": "note", "status": "approved",
             "content": text(plant("editors' note"))},
        ],
        "review": {"works": [{"title": OPEN + " work", "authors": ["Ada"]}],
                   "rating": {"value": 4, "best": 5}, "private_notes": plant("private notes")},
        "extras": [{"format": "goodreads", "path": "Private Notes",
                    "raw": plant("original cell of private notes")}],
    }
    work = {"works": [{"title": "Work", "authors": ["Ada"]}]}
    hidden = [{"id": 10 + number, "status": status, "title": plant(status + " post's title"),
               "content": text(plant(status + " post's content")), "review": work}
              for number, status in enumerate(("private", "pending", "future", "trash"))]
    hidden.append({"id": 20, "status": "publish", "password": plant("post password"),
                   "title": plant("protected post's title"), "review": work})
    author = {"login": "ada", "email": plant("author's e-mail") + "@example.org"}
    site = {"title": "Blog", "authors": [author]}
    return json.dumps({"postferry": 1, "site": site, "posts": [post] + hidden})


def texts_of(folder):
    """All files but those that list the names of others."""
    for root, _, names in os.walk(folder):
        for name in set(names) - {"manifest", "order"}:
            with open(os.path.join(root, name), encoding="utf-8") as file:
                yield file.read()


def converted(tool, path, target, options):
    """The texts that the target is made of."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        command = ([tool, "convert", path, "-t", target, "-o", out, "--quiet"] +
                   PUBLIC_TARGETS[target] + options)
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
        if done.returncode not in (0, 1):
            sys.exit("exit %d: %s\n%s" % (done.returncode, command, done.stderr.decode()))
        return list(texts_of(out if os.path.isdir(out) else folder))


def shown(texts, target, secrets):
    """Places of the secrets that anybody sees."""
    mark = DRAFT_MARKS.get(target)
    for text in texts:
        for secret, place in secrets.items():
            if secret in text and not (mark and mark in text and HIDDEN_POST.search(place)):
                yield place


def check(tool, path, target, secrets):
    name = os.path.basename(path)
    failures = []
    default = converted(tool, path, target, [])
    failures += ["%s -> %s shows the %s" % (name, target, place)
                 for place in shown(default, target, secrets)]
    if not any(OPEN in text for text in default):
        failures.append("%s -> %s shows nothing at all" % (name, target))
    bare = converted(tool, path, target, ["--no-carrier"])
    failures += ["%s -> %s --no-carrier shows the %s" % (name, target, place)
                 for place in shown(bare, target, secrets)]
    kept = "".join(converted(tool, path, target, ["--private-data", "keep"]))
    failures += ["%s -> %s --private-data keep lacks the %s" % (name, target, place)
                 for secret, place in secrets.items() if secret not in kept]
    return failures


def main():
    tool = sys.argv[1]
    failures = []
    checked = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, make in (("planted.xml", wxr_document), ("planted.json", json_document)):
            plant = Planter()
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(make(plant))
            for target in PUBLIC_TARGETS:
                failures += check(tool, path, target, plant.secrets)
                checked += len(plant.secrets)
    print("\n".join(failures) or "%d secrets stay secret" % checked)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
