#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the official importer makes of files of ours: a site's export that went through a format and
back loses nothing on another site that WordPress's own export does not lose, and a pull only what the
API does not give.

    import_test.py POSTFERRY LAB FOLDER
"""

import hashlib
import sys
import unittest

import lab
from official import NotReachable, Official

LAB = TOOL = None  # set by lab.main_of_tests()

KEPT = ("--private-data", "keep")


class FileOfOurs:
    """An imported file: what of it was worse, and what the importer complained of."""

    known = {}  # by checksum: alike files are imported once

    def __init__(self, official, path):
        self.complaints = official.bring(path)
        self.worse = official.worse()

    @classmethod
    def imported(cls, official, name):
        path = TOOL.folder / name
        mark = hashlib.sha256(path.read_bytes()).digest()
        if mark not in cls.known:
            cls.known[mark] = cls(official, path)
        else:
            print(f"{name}: byte for byte as another one")
        return cls.known[mark]


class Test(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.official = Official(LAB)

    def made(self, *arguments, **options):
        done = TOOL.run(*arguments, *KEPT, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("lost: nothing", done.stderr)

    def judge(self, name, *reasons_of):
        file = FileOfOurs.imported(self.official, name)
        self.assertEqual(set(file.complaints) - set(self.official.complaints), set())
        self.assertEqual(file.worse.unexplained(*(reasons(file.worse) for reasons in reasons_of)), [])
        return file.worse

    def by_way_of(self, output, *options):
        self.made("convert", str(self.official.export), "-o", output, *options)
        self.made("convert", output, "-o", "back.xml", "-t", "wxr", "--overwrite")
        places = self.judge("back.xml")
        if self.official.reads_xml:
            self.assertEqual(places.neither_as_it_was_nor_as_by_the_official_way(), [])


class Converted(Test):
    def test_wxr(self):
        self.made("convert", str(self.official.export), "-o", "wxr.xml", "-t", "wxr")
        self.judge("wxr.xml")

    def test_jsonl(self):
        self.by_way_of("posts.jsonl")

    def test_json(self):
        self.by_way_of("posts.json")

    def test_markdown(self):
        self.by_way_of("posts/", "-t", "markdown")

    def test_goodreads(self):
        self.by_way_of("posts.csv", "-t", "goodreads", "--goodreads.all-posts")


class Pulled(Test):
    def test_pull(self):
        self.made("pull", LAB.url, "--user", "admin", "-o", "pull.xml", "-t", "wxr", password=LAB.password)
        self.judge("pull.xml", NotReachable)


if __name__ == "__main__":
    lab.main_of_tests(sys.modules[__name__])
