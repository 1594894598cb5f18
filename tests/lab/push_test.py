#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `postferry push` makes of an empty WordPress: all of another site but for what the API does not
take (settable.py), once, however often it is run and wherever it was killed.

    push_test.py POSTFERRY LAB FOLDER
"""

import os
import random
import re
import subprocess
import sys
import time
import unittest
import urllib.parse

import lab
from settable import Pushed

LAB = TOOL = None  # set by lab.main_of_tests()

KILLS = 20
WRITES = re.compile("^(POST|PUT|PATCH|DELETE) ", re.MULTILINE)


def setUpModule():
    """B is empty and in A's zone: a push sets moments, not what clocks said."""
    LAB.run("export", "A", str(TOOL.folder / "export.xml"))
    LAB.ask_b("wp/v2/settings", {"timezone": LAB.ask("wp/v2/settings")["timezone"]})


def tearDownModule():
    LAB.ask_b("wp/v2/settings", {"timezone": "UTC"})


def arguments(source, journal, *options):
    return ["push", source, LAB.url_b, "--user", "admin", "--create-users", "--state", journal, "-v", *options]


class Test(unittest.TestCase):
    maxDiff = None

    def push(self, source, journal, *options):
        """Runs to the end; something has no place in any API, so 1 is as good as it gets."""
        done = TOOL.run(*arguments(source, journal, *options), password=LAB.password_b)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done

    def check_all_is_there(self, by_export=True):
        self.assertEqual(Pushed(LAB, by_export).unexplained(), [])


class Whole(Test):
    """One push after the other; their names are their order."""

    @classmethod
    def setUpClass(cls):
        LAB.run("reset", "B")

    def test_1_dry_run_changes_nothing(self):
        before = LAB.dump("B")
        done = self.push("export.xml", "journal", "--dry-run")
        self.assertEqual(WRITES.findall(done.stderr), [])
        self.assertFalse((TOOL.folder / "journal").exists())
        self.assertEqual(LAB.dump("B"), before)

    def test_2_all_is_there(self):
        self.push("export.xml", "journal")
        type(self).pushed = LAB.dump("B")
        self.check_all_is_there()

    def test_3_second_push_changes_nothing(self):
        done = self.push("export.xml", "journal")
        self.assertEqual(LAB.dump("B"), self.pushed)
        self.assertEqual(WRITES.findall(done.stderr), [])

    def test_4_nor_does_one_without_the_journal(self):
        self.push("export.xml", "another journal")
        self.assertEqual(LAB.dump("B"), self.pushed)


    def test_5_the_url_map_leads_from_one_site_to_the_other(self):
        done = self.push("export.xml", "journal", "--url-map", "urls.tsv")
        self.assertEqual(WRITES.findall(done.stderr), [])
        lines = (TOOL.folder / "urls.tsv").read_text(encoding="utf-8").splitlines()
        told = dict(line.split("\t") for line in lines)
        self.assertEqual(len(told), len(lines))
        old, new = links(LAB.ask), links(LAB.ask_b)
        both = old.keys() & new.keys()
        self.assertGreater(len(both), 0.9 * len(old))
        self.assertEqual({old[key]: told.get(old[key]) for key in both},
                         {old[key]: new[key] for key in both})


def links(ask):
    """Addresses of what visitors see, by type and slug; of files those of the files themselves, too."""
    out = {}
    for route in ("posts", "pages", "media"):
        for item in ask("wp/v2/%s?per_page=100&_fields=slug,link,source_url" % route):
            for member in ("link", "source_url"):
                if member in item:
                    out[route, member, item["slug"]] = urllib.parse.quote(item[member], safe=":/?=&%")
    return out


class Killed(Test):
    """Killed wherever: a push that goes on makes no post twice and leaves none out."""

    def setUp(self):
        LAB.run("reset", "B")

    def push_until(self, writes, delay, journal):
        """Kills a push some moments behind so many requests that write; False if it came to its end."""
        environment = dict(os.environ, POSTFERRY_PASSWORD=LAB.password_b, HOME=str(TOOL.folder))
        with subprocess.Popen([TOOL.program, *arguments("export.xml", journal, "--no-config")], cwd=TOOL.folder, text=True,
                              env=environment, stderr=subprocess.PIPE) as child:
            for line in child.stderr:
                writes -= bool(WRITES.match(line))
                if writes == 0:
                    time.sleep(delay)
                    child.kill()
                    return True
        return False

    def kill_often(self, times, most, forget):
        chance = random.Random(times)
        killed = 0
        for _ in range(times):
            killed += self.push_until(chance.randint(1, most), chance.uniform(0, 0.06), "killed")
            if forget:
                (TOOL.folder / "killed").unlink(missing_ok=True)
        self.assertEqual(killed, times)
        self.push("export.xml", "killed")
        (TOOL.folder / "killed").unlink()
        self.check_all_is_there()

    def test_with_the_journal(self):
        self.kill_often(KILLS, most=18, forget=False)

    def test_without_the_journal(self):
        self.kill_often(4, most=80, forget=True)


class OtherSources(Test):
    def setUp(self):
        LAB.run("reset", "B")

    def test_pulled(self):
        done = TOOL.run("pull", LAB.url, "--user", "admin", "-o", "pulled.jsonl", password=LAB.password)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.push("pulled.jsonl", "pulled")
        self.check_all_is_there(by_export=False)

    def test_markdown(self):
        done = TOOL.run("convert", "export.xml", "-o", "posts/", "-t", "markdown", "--private-data", "keep")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.push("posts/", "markdown")
        self.check_all_is_there()


if __name__ == "__main__":
    lab.main_of_tests(sys.modules[__name__])
