#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a pull of a big blog costs the site and the machine: requests and memory are judged; time is
told beside that of curl, which fetches the same addresses on one connection.

    budget_test.py POSTFERRY LAB FOLDER
"""

import json
import math
import os
import re
import subprocess
import sys
import time
import unittest

import lab

LAB = TOOL = None  # set by lab.main_of_tests()

PER_PAGE = 100
MOST_MEMORY = 48 << 20
# Requests that do not grow with the site: its front page, the API's index, the login, types,
# statuses, settings, taxonomies; four lists of comments that "all" leaves out; and one each for the
# last, partly filled page of a second type of posts, and for comments on pages and on attachments.
ONCE = 7 + 4 + 3
REQUEST = re.compile(r"^GET (\S+) (\d+), ")
POST_ROUTES = {"posts": "post", "reviews": "review"}
SITE_ROUTES = {"", "users/me", "types", "statuses", "settings", "taxonomies"}


def pages(items):
    return max(1, math.ceil(items / PER_PAGE))


class Budget(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        begin = time.monotonic()
        with open(TOOL.folder / "trace", "wb") as trace:
            child = subprocess.Popen(
                [TOOL.program, "pull", LAB.url, "--no-config", "--user", "admin", "-v", "-o", "posts.jsonl",
                 "--private-data", "keep"],
                cwd=TOOL.folder, env=dict(os.environ, POSTFERRY_PASSWORD=LAB.password), stderr=trace)
            _, status, usage = os.wait4(child.pid, 0)
        cls.status = child.returncode = os.waitstatus_to_exitcode(status)
        cls.seconds = time.monotonic() - begin
        cls.memory = usage.ru_maxrss << 10
        trace = (TOOL.folder / "trace").read_text()
        cls.urls = [match[1] for match in map(REQUEST.match, trace.split("\n")) if match]
        cls.posts, cls.comments = {}, 0
        with open(TOOL.folder / "posts.jsonl", encoding="utf-8") as lines:
            for line in lines:
                post = json.loads(line)
                if "postferry" in post:
                    cls.site = post["site"]
                    continue
                kind = post.get("type", "post")
                cls.posts[kind] = cls.posts.get(kind, 0) + 1
                cls.comments += len(post.get("comments", ()))

    def count_in(self, collection):
        """Items of a collection, by its route."""
        if collection in self.kinds:
            return self.posts.get(self.kinds[collection], 0)
        if collection == "users":
            return len(self.site["authors"])
        taxonomy = self.taxonomies[collection]
        return sum(term["taxonomy"] == taxonomy for term in self.site["terms"])

    @property
    def kinds(self):
        return {kind["rest_base"]: name for name, kind in LAB.ask("wp/v2/types?context=edit").items()}

    @property
    def taxonomies(self):
        return {one["rest_base"]: name for name, one in LAB.ask("wp/v2/taxonomies?context=edit").items()}

    def test_all_came(self):
        self.assertEqual(self.status, 0, (TOOL.folder / "trace").read_text()[-2000:])
        self.assertGreater(sum(self.posts.values()), 3000)

    def test_requests(self):
        root = f"{LAB.url}/wp-json/wp/v2/"
        routes = [url.partition("?")[0].removeprefix(root) for url in self.urls]
        others = {route for route in routes if not route.startswith("http")}
        others -= SITE_ROUTES | set(POST_ROUTES) | {"comments"}
        posts = sum(self.posts[kind] for kind in POST_ROUTES.values())
        allowed = (pages(posts) + pages(self.comments) + posts // PER_PAGE + ONCE
                   + sum(pages(self.count_in(route)) for route in others))
        print(f"{len(routes)} requests for {posts} posts and {self.comments} comments; allowed {allowed}")
        self.assertGreater(len(routes), pages(posts))
        self.assertLessEqual(len(routes), allowed)
        self.assertEqual(len(set(self.urls)), len(self.urls), "something was fetched twice")

    def test_memory(self):
        print(f"{self.memory / (1 << 20):.1f} MiB")
        self.assertLessEqual(self.memory, MOST_MEMORY)

    def test_time_is_told(self):
        """Judged by nobody here: a busy machine makes any figure."""
        lines = [f'user = "admin:{LAB.password}"', "silent", "show-error", "compressed"]
        for url in self.urls:
            lines += [f'url = "{url}"', 'output = "/dev/null"']
        begin = time.monotonic()
        try:
            done = subprocess.run(["curl", "--config", "-"], input="\n".join(lines), text=True)
        except FileNotFoundError:
            self.skipTest("no curl to compare with")
        curl = time.monotonic() - begin
        self.assertEqual(done.returncode, 0)
        print(f"pull {self.seconds:.2f} s, curl {curl:.2f} s: {self.seconds / curl:.2f} times")


if __name__ == "__main__":
    lab.main_of_tests(sys.modules[__name__])
