#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pieces of an export, brought in one after the other by the official importer, make the same site as
the whole export does, but for links across pieces that split named.

    split_test.py POSTFERRY LAB FOLDER
"""

import sys
import unittest

import lab
from official import NamedLinks, Official

LAB = TOOL = None  # set by lab.main_of_tests()

FEW = 200  # posts; of more, pieces of two are too many to import


class Pieces(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.official = Official(LAB)
        cls.posts = cls.official.export.read_bytes().count(b"<item>")

    def split(self, most):
        """The pieces of at most so many posts, and what was told of links."""
        folder, report = TOOL.folder / "pieces", TOOL.folder / "report.json"
        done = TOOL.run("split", str(self.official.export), "--posts", str(most), "-o", str(folder),
                        "--overwrite", "--report", str(report))
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return sorted(folder.glob("*.xml")), NamedLinks(report, self.official.export)

    def judge(self, pieces, named):
        complaints = self.official.bring(*pieces)
        worse = self.official.worse()
        print(f"{self.posts} posts in {len(pieces)} pieces: {len(worse.places)} places are worse, "
              f"{len(named.links)} links were named")
        self.assertEqual(worse.unexplained(named), [])
        self.assertEqual([said for said in complaints
                          if said not in self.official.complaints and not named("complaint", said)], [])

    def test_four_pieces(self):
        most = -(-self.posts // 4)
        pieces, named = self.split(most)
        while len(pieces) > 4:  # families stay together, so pieces are not all full
            most += 1
            pieces, named = self.split(most)
        self.assertEqual(len(pieces), 4)
        self.judge(pieces, named)

    def test_pieces_of_two(self):
        if self.posts >= FEW:
            self.skipTest(f"{self.posts} posts")
        pieces, named = self.split(2)
        self.assertGreaterEqual(len(pieces), self.posts // 2)
        self.judge(pieces, named)


if __name__ == "__main__":
    lab.main_of_tests(sys.modules[__name__])
