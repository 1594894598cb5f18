#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rows of a Goodreads library as posts of a blog, and back, judged by Python's csv and XML readers.

    shelf_test.py POSTFERRY

The post shows the row's facts in the model post's layout above the review; the row's own cells come
back to the letter; what is edited in the post between changes its own cell and no other.
"""

import csv
import html
import os
import re
import subprocess
import sys
import tempfile

import wxr_tree
from judge import Judge

HEAD = ("Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,"
        "Publisher,Binding,Number of Pages,Year Published,Original Publication Year,Date Read,"
        "Date Added,Bookshelves,Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,"
        "Private Notes,Read Count,Owned Copies").split(",")
REVIEW = ('A <i>quiet</i> book.<br/><br/>It ends: "so" &amp; thus, 3 &lt; 4.<br/>'
          '<a href="https://example.org/?a=1&amp;b=2">here</a>')
USUAL = {"Book Id": "1", "Title": "Dune (Dune, #1)", "Author": "Frank Herbert",
         "Author l-f": "Herbert, Frank", "ISBN": '="0441172717"', "ISBN13": '="9780441172719"',
         "My Rating": "4", "Average Rating": "4.26", "Publisher": "Ace", "Binding": "Paperback",
         "Number of Pages": "658", "Year Published": "2019", "Original Publication Year": "1965",
         "Date Read": "2024/02/28", "Date Added": "2024/02/01",
         "Bookshelves": "sf, deserts", "Bookshelves with positions": "sf (#3), deserts (#12)",
         "Exclusive Shelf": "read", "My Review": REVIEW, "Spoiler": "", "Private Notes": "lent; to K.",
         "Read Count": "2", "Owned Copies": "1"}
# What differs from the usual row, and the lines and status that the post must have.
ROWS = [
    ({}, ["By: Frank Herbert", "Rating: 4/5"], "publish"),
    ({"Additional Authors": "Jon Ax, Li Wei"}, ["By: Frank Herbert; Jon Ax; Li Wei",
                                                "Rating: 4/5"], "publish"),
    ({"My Review": ""}, ["By: Frank Herbert", "Rating: 4/5"], "publish"),
    ({"My Rating": "0"}, ["Book author: Frank Herbert"], "publish"),
    ({"My Rating": "0", "My Review": ""}, ["Book author: Frank Herbert"], "draft"),
    ({"My Rating": "0", "My Review": "", "Exclusive Shelf": "to-read", "Bookshelves": "to-read",
      "Bookshelves with positions": "to-read (#1)", "Date Read": "", "Read Count": "0"},
     ["Book author: Frank Herbert"], "draft"),
    # The review says it itself: nothing is said twice.
    ({"My Review": "By: Frank Herbert<br/>Rating: 4/5<br/><br/>Sand."}, [], "publish"),
    ({"My Review": "Rating: 4/5<br/><br/>Sand."}, ["By: Frank Herbert"], "publish"),
    # Or something else: then the body is not contradicted.
    ({"My Review": "Rating: 9/10<br/><br/>Sand."}, ["Book author: Frank Herbert"], "publish"),
    ({"My Review": "]]> <!-- open, [caption] and \\ back, <b>unclosed"}, None, "publish"),
    ({"My Review": "One\nTwo", "Title": 'A "Title", with; signs \\ & <tags>'},
     ["By: Frank Herbert", "Rating: 4/5"], "publish"),
    ({"Author": "O\u2019Brian", "Author l-f": "O\u2019Brian (Patrick)"}, None, "publish"),
    ({"Title": "\u6d77\u8fba\u306e\u30ab\u30d5\u30ab", "Author": "\u6751\u4e0a \u6625\u6a39",
      "Author l-f": "\u6625\u6a39, \u6751\u4e0a"},
     ["By: \u6751\u4e0a \u6625\u6a39", "Rating: 4/5"], "publish"),
    ({name: "" for name in USUAL if name not in ("Title", "Author", "My Rating")} |
     {"My Rating": "5", "ISBN": '=""', "ISBN13": '=""'}, ["By: Frank Herbert", "Rating: 5/5"], "publish"),
]


def row(changes, number):
    return {name: "" for name in HEAD} | USUAL | {"Book Id": str(number)} | changes


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEAD, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [{name: text for name, text in line.items() if name != "postferry"}
                for line in csv.DictReader(file)]


def convert(tool, source, target, *options):
    command = [tool, "convert", source, "-o", target, "--overwrite", "--quiet",
               "--private-data", "keep", *options]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    if done.returncode not in ((0, 1) if "--no-carrier" in options else (0,)):
        sys.exit("exit %d: %s\n%s" % (done.returncode, command, done.stderr.decode()))


def lines_of(body):
    text = re.sub(r"<br ?/?>\s*|</p>\s*|\n", "\n", body)
    return [html.unescape(re.sub(r"<[^>]*>", "", line)) for line in text.split("\n")]


def posts(path):
    channel = wxr_tree.parse(path).find("channel")
    return [(item.value("content:encoded"), item.word("wp:status"), item.value("title"))
            for item in channel.find_all("item")]


class ShelfJudge(Judge):
    def cells(self, what, ours, wanted):
        self.equal(what + ": rows", len(ours), len(wanted))
        for number, (mine, theirs) in enumerate(zip(ours, wanted)):
            for name in HEAD:
                self.equal("%s: row %d, %s" % (what, number, name), mine.get(name), theirs[name])


def check_layout(judge, blog, rows):
    shown = posts(blog)
    judge.equal("posts", len(shown), len(rows))
    for number, ((body, status, title), cells) in enumerate(zip(shown, rows)):
        _, wanted, wanted_status = ROWS[number]
        what = "row %d" % number
        judge.equal(what + ": status", status, wanted_status)
        judge.equal(what + ": title", html.unescape(title), cells["Title"])
        judge.equal(what + ": review", body.endswith(cells["My Review"]), True)
        if wanted is not None:
            above = body[:len(body) - len(cells["My Review"])]
            judge.equal(what + ": facts", [line for line in lines_of(above) if line], wanted)


def check_edits(tool, judge, folder, blog, rows):
    """Each in the first post alone, as an editor would leave it. A body that was edited is taken as
    it is, with the lines above."""
    with open(blog, encoding="utf-8") as file:
        text = file.read()
    for before, after, cell, wanted in (
            ("Rating: 4/5", "Rating: 2/5", "My Rating", "2"),
            ("By: Frank Herbert<", "By: Brian Herbert<", "Author", "Brian Herbert"),
            ("A <i>quiet</i> book.", "A loud book.", "My Review",
             REVIEW.replace("A <i>quiet</i> book.", "A loud book."))):
        edited = os.path.join(folder, "edited.xml")
        judge.equal("edit " + after, before in text, True)
        with open(edited, "w", encoding="utf-8") as file:
            file.write(text.replace(before, after, 1))
        back = os.path.join(folder, "edited.csv")
        convert(tool, edited, back)
        expected = [dict(cells) for cells in rows]
        expected[0][cell] = wanted
        if cell == "Author":
            expected[0]["Author l-f"] = "Herbert, Brian"
        found = read_csv(back)
        review = found[0]["My Review"]
        judge.equal("edit %s: review" % after, review.endswith(expected[0]["My Review"]), True)
        judge.equal("edit %s: its word" % after, after in review, True)
        expected[0]["My Review"] = review
        judge.cells("edit " + after, found, expected)


def main():
    tool = sys.argv[1]
    judge = ShelfJudge()
    with tempfile.TemporaryDirectory() as folder:
        library, blog, back = (os.path.join(folder, name)
                               for name in ("library.csv", "blog.xml", "back.csv"))
        rows = [row(changes, 1 + number) for number, (changes, _, _) in enumerate(ROWS)]
        write_csv(library, rows)
        convert(tool, library, blog)
        check_layout(judge, blog, rows)
        for source, ways in ((blog, ()), (blog, ("--extract", "off"))):
            convert(tool, source, back, *ways)
            judge.cells(" ".join(("back", *ways)), read_csv(back), rows)
        convert(tool, blog, back, "--no-carrier")
        with open(back, "rb") as ours, open(library, "rb") as theirs:
            mine, wanted = ours.read(), theirs.read()
        judge.equal("without the last column", len(mine.splitlines()), len(wanted.splitlines()))
        judge.cells("without the last column", read_csv(back), rows)
        check_edits(tool, judge, folder, blog, rows)
    judge.finish()


if __name__ == "__main__":
    main()
