#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The page that the program is measured by, through the program, in every shape a blog gives it.

    seed_test.py POSTFERRY SHARED CHECK

CHECK is one of
    shapes    the page in a WXR item (classic text, paragraphs, breaks, blocks, bold labels, lists,
              literal Markdown...), as a Markdown file and as plain text says the whole review, and
              every `body:BEGIN-END` of it is the right bytes
    headings  so does the page with its lists under every wording of headings.def
    X         goodreads, json, jsonl, markdown or markdown.zip: the same after wxr -> X -> wxr ->
              jsonl, bodies byte for byte; after --extract move, then --render always into X; and
              the same without any carrier, where the lines of the body are all there is

SHARED (POSTFERRY_SHARED in the environment comes before it) holds seed/never-let-me-go.txt. If it
is missing: exit 77 (skipped), or 1 if POSTFERRY_REQUIRE_SHARED=1.
"""

import html
import json
import os
import re
import subprocess
import sys
import tempfile

import seed_page
from judge import Judge

HERE = os.path.dirname(os.path.abspath(__file__))
ISHIGURO = "Kazuo Ishiguro"
HEADING = "If you\u2019re an Ishiguro fan, I recommend these books:"
SUBJECTS = ["Women", "England", "Cloning", "Organ donors", "Donation of organs", "Tissues"]
GROUPS = [("for more by Ishiguro", [("The Remains of the Day", ISHIGURO),
                                    ("The Buried Giant", ISHIGURO),
                                    ("When We Were Orphans", ISHIGURO),
                                    ("A Pale View of Hills", ISHIGURO)]),
          ("for eerily relatable despair", [("The Catcher in the Rye", "J. D. Salinger")]),
          ("for female characters in dystopian worlds",
           [("The Handmaid\u2019s Tale", "Margaret Atwood")])]
UPCOMING = [("The Da Vinci Code", "Dan Brown"), ("Fun Home", "Alison Bechdel"),
            ("The Matarese Circle", "Robert Ludlum"), ("Rose Harbor in Bloom", "Debbie Macomber")]
EXTENSIONS = {"goodreads": "csv", "json": "json", "jsonl": "jsonl", "markdown": "blog",
              "markdown.zip": "zip"}
FORMATS = {"xml": "wxr", "csv": "goodreads", "json": "json", "jsonl": "jsonl", "blog": "markdown",
           "zip": "markdown"}
COMMENT = "A comment that follows.\n\nBy: Somebody Else\nRating: 1/5"


def expected(heading=HEADING):
    def works(pairs):
        return [{"title": title, "authors": [author]} for title, author in pairs]

    return {"works": [{"title": "Never Let Me Go", "authors": [ISHIGURO]}],
            "rating": {"value": 4, "best": 5, "text": "4/5"}, "subjects": SUBJECTS,
            "recommendations": [{"heading": heading, "reason": reason, "works": works(pairs)}
                                for reason, pairs in GROUPS],
            "upcoming": works(UPCOMING)}


def found_fields(groups=3):
    return (["works[0].title", "works[0].authors", "subjects", "rating"] +
            ["recommendations[%d]" % i for i in range(groups)] + ["upcoming"])


# ---- files ------------------------------------------------------------------------------------

def cdata(text):
    return "<![CDATA[%s]]>" % text.replace("]]>", "]]]]><![CDATA[>")


def item(number, title, body):
    """A published post with a comment whose words are like a review's."""
    comment = "".join("<wp:comment_%s>%s</wp:comment_%s>" % (name, cdata(text), name)
                      for name, text in (("id", str(number)), ("author", "Eve"),
                                         ("date", "2024-03-02 10:00:00"),
                                         ("date_gmt", "2024-03-02 09:00:00"),
                                         ("content", COMMENT), ("approved", "1"),
                                         ("type", "comment"), ("parent", "0")))
    fields = [("title", title), ("dc:creator", "jo"), ("content:encoded", body),
              ("excerpt:encoded", ""), ("wp:post_id", str(number)),
              ("wp:post_date", "2024-03-01 10:00:00"),
              ("wp:post_date_gmt", "2024-03-01 09:00:00"), ("wp:post_name", "post-%d" % number),
              ("wp:status", "publish"), ("wp:post_type", "post")]
    return "<item>%s<wp:comment>%s</wp:comment></item>\n" % (
        "".join("<%s>%s</%s>" % (name, cdata(text), name) for name, text in fields), comment)


def write_wxr(path, posts):
    """`posts`: pairs of title and body."""
    items = "".join(item(i + 1, title, body) for i, (title, body) in enumerate(posts))
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
                   'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
                   'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
                   'xmlns:dc="http://purl.org/dc/elements/1.1/" '
                   'xmlns:wp="http://wordpress.org/export/1.2/">\n<channel><title>Blog</title>'
                   '<link>https://example.org</link><wp:wxr_version>1.2</wp:wxr_version>\n'
                   '%s</channel></rss>\n' % items)


class Tool:
    def __init__(self, path, folder):
        self.path = path
        self.folder = folder
        self.number = 0

    def file(self, extension):
        self.number += 1
        return os.path.join(self.folder, "%d.%s" % (self.number, extension))

    def convert(self, source, extension, *options):
        """Path of what `source` became; exit 1 (told losses) is allowed without a carrier."""
        target = self.file(extension)
        command = [self.path, "convert", source, "-t", FORMATS[extension], "-o", target,
                   "--quiet", *options]
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        allowed = (0, 1) if "--no-carrier" in options else (0,)
        if done.returncode not in allowed:
            sys.exit("exit %d: %s\n%s" % (done.returncode, command, done.stderr.decode()))
        return target

    def posts(self, source, *options):
        path = self.convert(source, "jsonl", *options)
        with open(path, encoding="utf-8") as file:
            return [post for post in map(json.loads, file) if "postferry" not in post]


# ---- judging ----------------------------------------------------------------------------------

def plain(text):
    """The words of a piece of a body, without any markup."""
    text = re.sub(r"<!--.*?-->|<[^>]*>|^(#+|- |\d\. )|\*", " ", text, flags=re.S | re.M)
    return " ".join(html.unescape(text).split())


def spans(post):
    """field -> words at its bytes, for what was found in the body."""
    body = post["content"]["value"].encode()
    out = {}
    for entry in post["review"]["found"]:
        match = re.fullmatch(r"body:(\d+)-(\d+)", entry["where"])
        if match:
            begin, end = map(int, match.groups())
            out.setdefault(entry["field"], plain(body[begin:end].decode()))
    return out


class PageJudge(Judge):
    def review(self, what, post, heading=HEADING):
        review = dict(post.get("review", {}))
        review.pop("found", None)
        for key, wanted in expected(heading).items():
            self.equal("%s: %s" % (what, key), review.pop(key, None), wanted)
        self.equal(what + ": nothing else", review, {})

    def provenance(self, what, post, heading=HEADING, coming="Coming up:"):
        """What the bytes told say, without markup, is what stands in the page."""
        def listed(pairs):
            return " ".join("%s by %s" % pair for pair in pairs)

        found = post.get("review", {}).get("found", [])
        self.equal(what + ": found", [entry["field"] for entry in found], found_fields())
        said = spans(post) if found else {}
        groups = ["(%s) %s" % (reason, listed(works)) for reason, works in GROUPS]
        wanted = {"works[0].authors": "By: " + ISHIGURO,
                  "subjects": "Subject Matter: " + "; ".join(SUBJECTS), "rating": "Rating: 4/5",
                  "recommendations[0]": heading + " " + groups[0],
                  "recommendations[1]": groups[1], "recommendations[2]": groups[2],
                  "upcoming": coming + " " + listed(UPCOMING)}
        said = {field: text.replace(" :", ":") for field, text in said.items()}
        self.equal(what + ": bytes", said, wanted)


# ---- checks -----------------------------------------------------------------------------------

def check_shapes(tool, page, judge):
    bodies = [shape(page) for shape in seed_page.SHAPES]
    source = tool.file("xml")
    write_wxr(source, [(page.title, body) for body in bodies])
    posts = tool.posts(source)
    judge.equal("posts", len(posts), len(bodies))
    for shape, body, post in zip(seed_page.SHAPES, bodies, posts):
        judge.equal(shape.__name__ + ": body", post["content"]["value"], body)
        judge.equal(shape.__name__ + ": comment", post["comments"][0]["content"]["value"], COMMENT)
        judge.review(shape.__name__, post)
        judge.provenance(shape.__name__, post)
    check_markdown_files(tool, page, judge)
    check_plain_text(tool, page, judge)


def check_markdown_files(tool, page, judge):
    """As people keep them: no front matter, or some; the title in the text or above."""
    text = seed_page.literal_markdown(page)
    hard = seed_page.hard_breaks(page)
    for name, content in (("heading", "# %s\n\n%s" % (page.title, text)),
                          ("matter", "---\ntitle: %s\n---\n\n%s" % (page.title, hard)),
                          ("toml", "+++\ntitle = \"%s\"\n+++\n%s" % (page.title, hard))):
        path = tool.file("md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        posts = tool.posts(path)
        judge.equal(name + ": posts", len(posts), 1)
        judge.review("file with " + name, posts[0])
        judge.provenance("file with " + name, posts[0])


def check_plain_text(tool, page, judge):
    """Without a title of the post the line above the labels is the work's."""
    path = tool.file("json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"postferry": 1, "posts": [{"content": {"format": "text", "value": page.text}}]},
                  file)
    post = tool.posts(path)[0]
    judge.review("plain text", post)
    judge.equal("plain text: title", spans(post).pop("works[0].title", None), page.title)


def check_headings(tool, page, judge):
    with open(os.path.join(HERE, "../../src/review/headings.def"), encoding="utf-8") as file:
        rows = re.findall(r'^HEADING\(\w+, (\w+), (\w+), "(.*)"\)$', file.read(), re.M)
    rows = [(kind, where, phrase) for kind, where, phrase in rows]
    judge.equal("rows", len(rows) > 50, True)
    cases = []
    for kind, where, phrase in rows:
        text = phrase[0].upper() + phrase[1:].replace("'", "\u2019")
        text += {"front": " Ishiguro", "within": " these", "whole": ""}[where]
        for dress in ("%s:", "<h3>%s</h3>", "<strong>%s</strong>"):
            cases.append((kind, text + (":" if dress == "%s:" else ""), dress.replace("%s:", "%s")))
    source = tool.file("xml")
    write_wxr(source, [(page.title, seed_page.under(page, kind, dress % text))
                       for kind, text, dress in cases])
    for (kind, text, dress), post in zip(cases, tool.posts(source)):
        heading = text if kind == "recommendations" else HEADING
        judge.review(dress % text, post, heading)
        judge.provenance(dress % text, post, heading, text if kind == "upcoming" else "Coming up:")


def check_target(tool, page, judge, target):
    extension = EXTENSIONS[target]
    bodies = [shape(page) for shape in seed_page.SHAPES]
    names = [shape.__name__ for shape in seed_page.SHAPES]
    source = tool.file("xml")
    write_wxr(source, [(page.title, body) for body in bodies])
    first = tool.posts(source)

    way = tool.convert(source, extension)
    last = tool.posts(tool.convert(way, "xml"))
    judge.equal("posts", len(last), len(names))
    for name, before, after in zip(names, first, last):
        judge.review(name, after)
        judge.equal(name + ": the same", after, before)

    check_moved(tool, judge, source, extension, names)
    check_bare(tool, judge, source, extension, names)


def check_moved(tool, judge, source, extension, names):
    """The lines leave the body, the facts go along, and come back into the body."""
    moved = tool.convert(source, "xml", "--extract", "move", "--render", "never")
    bodies = [post["content"]["value"] for post in tool.posts(moved)]
    for name, post in zip(names, tool.posts(moved)):
        judge.review(name + ", moved", post)
        left = plain(post["content"]["value"])
        for line in ("By:", "Subject Matter", "4/5", "Salinger", "Coming up", "(for more"):
            judge.equal("%s, moved: %r" % (name, line), line in left, False)
        for line in ("Rough stuff.", "Leave a Reply", "bottle of wine"):
            judge.equal("%s, moved: %r" % (name, line), line in left, True)
    shown = tool.convert(moved, extension, "--render", "always")
    again = tool.posts(tool.convert(shown, "xml", "--render", "never"))
    for name, body, post in zip(names, bodies, again):
        judge.review(name + ", moved and shown", post)
        if extension not in ("json", "jsonl"):  # these have no carrier: they say what is shown
            judge.equal(name + ", moved and shown: body", post["content"]["value"], body)
    # And into a body that carries nothing: all there is are the lines.
    lines = tool.convert(shown, "xml", "--render", "always", "--no-carrier")
    for name, post in zip(names, tool.posts(lines)):
        judge.review(name + ", moved and shown in the body", post)
        judge.provenance(name + ", moved and shown in the body", post)


def check_bare(tool, judge, source, extension, names):
    posts = tool.posts(tool.convert(source, extension, "--no-carrier"))
    if extension in ("blog", "zip"):  # which then are in the order of their names
        posts.sort(key=lambda post: post["id"])
    judge.equal("posts without carrier", len(posts), len(names))
    for name, post in zip(names, posts):
        if extension == "csv":  # the column of stars has no place for what was written
            post["review"]["rating"]["text"] = "4/5"
        judge.review(name + ", without carrier", post)


def main():
    tool, shared, check = sys.argv[1:4]
    shared = os.environ.get("POSTFERRY_SHARED") or shared
    path = os.path.join(shared, "seed/never-let-me-go.txt")
    if not os.path.exists(path):
        required = os.environ.get("POSTFERRY_REQUIRE_SHARED") == "1"
        print("the page is not there%s" % ("" if required else ": skipped"))
        sys.exit(1 if required else 77)
    judge = PageJudge()
    with tempfile.TemporaryDirectory() as folder:
        files = Tool(tool, folder)
        page = seed_page.Page(path)
        if check == "shapes":
            check_shapes(files, page, judge)
        elif check == "headings":
            check_headings(files, page, judge)
        else:
            check_target(files, page, judge, check)
    judge.finish()


if __name__ == "__main__":
    main()
