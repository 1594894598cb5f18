#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `postferry pull` gets from a real WordPress: with an administrator's login all that the site's
own export says and the API gives; with an author's what that author may see; without one the
public part.

    pull_test.py POSTFERRY LAB FOLDER
"""

import collections
import sys
import unittest

import lab
import reachable

LAB = TOOL = None  # set by lab.main_of_tests()

# The database's words for states of comments, and the API's.
STATES = {"1": "approved", "0": "hold", "spam": "spam", "trash": "trash", "post-trashed": "post-trashed"}
# Of these the API gives no items: revisions and autosaves hang on their posts, styles are the theme's.
NO_POSTS = {"revision", "wp_global_styles", "custom_css", "customize_changeset", "wp_template",
            "wp_template_part"}  # fmt: skip
PUBLIC_TYPES = {"post", "page", "review", "attachment"}


def pull_as(user):
    return TOOL.read("pull", LAB.url, "--user", user,
                     password=LAB.password if user == "admin" else LAB.password_of(user))


def counts(posts):
    return collections.Counter((kind, post["status"]) for (kind, _), post in posts.items())


def states(posts):
    return collections.Counter(comment["status"] for post in posts.values()
                               for comment in post.get("comments", ()))


class Site:
    """What the database holds of what the API may give."""

    def __init__(self):
        self.posts = [post for post in LAB.dump()["posts"].values()
                      if post["type"] not in NO_POSTS | reachable.TYPES_WITHOUT_REST
                      and post["status"] != "auto-draft"]

    def counts(self, wanted=lambda post: True):
        return collections.Counter((post["type"], post["status"]) for post in self.posts if wanted(post))

    def states(self, wanted=lambda post, comment: True):
        return collections.Counter(STATES[comment["approved"]] for post in self.posts
                                   for comment in post["comments"].values() if wanted(post, comment))


def is_public(post):
    return post["type"] in PUBLIC_TYPES and post["status"] in ("publish", "inherit")


def is_public_comment(post, comment):
    """Lists for visitors have comments alone, no pingbacks, and none behind a password."""
    return (is_public(post) and not post["password"] and comment["approved"] == "1"
            and comment["type"] == "comment")  # fmt: skip


class Administrator(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        LAB.run("export", "A", str(TOOL.folder / "export.xml"))
        cls.exported_site, cls.exported = TOOL.read("convert", "export.xml")
        cls.site, cls.pulled = pull_as("admin")
        cls.database = Site()

    def test_posts_are_those_of_the_export(self):
        expected = {key for key in self.exported if key[0] not in reachable.TYPES_WITHOUT_REST}
        self.assertEqual(set(self.pulled), expected)

    def test_every_field_is_what_the_export_says(self):
        self.maxDiff = None
        for key, post in self.pulled.items():
            with self.subTest(post=key):
                self.assertEqual(reachable.told_by_both(post, exported=False),
                                 reachable.told_by_both(self.exported[key], exported=True))

    def test_site_is_what_the_export_says(self):
        self.maxDiff = None
        site = reachable.site_told_by_both(self.site, exported=False)
        expected = reachable.site_told_by_both(self.exported_site, exported=True)
        authors, expected_authors = site.pop("authors"), expected.pop("authors")
        for login, author in expected_authors.items():
            self.assertEqual(authors.get(login), author)
        self.assertEqual(site, expected)
        self.assertEqual(self.site["timezone"], LAB.dump()["site"]["timezone"])

    def test_counts_are_those_of_the_database(self):
        self.assertEqual(counts(self.pulled), self.database.counts())
        self.assertEqual(states(self.pulled), self.database.states())

    def test_browsers_of_comments_come(self):
        agents = {comment.get("agent") for post in self.pulled.values()
                  for comment in post.get("comments", ())}
        self.assertIn("ExampleBrowser/1.0", agents)

    def test_nothing_is_left_unread(self):
        for key, post in self.pulled.items():
            self.assertNotIn("extras", post, key)
            for comment in post.get("comments", ()):
                self.assertNotIn("extras", comment, key)


class Visitor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site, cls.pulled = TOOL.read("pull", LAB.url)
        cls.database = Site()

    def test_posts_are_the_public_ones(self):
        self.assertEqual(counts(self.pulled), self.database.counts(is_public))

    def test_comments_are_the_approved_ones(self):
        self.assertEqual(states(self.pulled), self.database.states(is_public_comment))

    def test_texts_are_as_shown(self):
        protected = [post for post in self.database.posts if is_public(post) and post["password"]]
        for post in self.pulled.values():
            if "content" in post:
                self.assertTrue(post["content"].get("rendered"), post["id"])
        for post in protected:
            (got,) = [one for one in self.pulled.values()
                      if one["type"] == post["type"] and one["slug"] == post["slug"]]
            self.assertNotIn("content", got)
            self.assertNotIn("excerpt", got)

    def test_it_is_the_same_post(self):
        """What visitors are told is what the administrator is told, but for texts and private data."""
        _, full = pull_as("admin")
        for key, post in self.pulled.items():
            for field in ("type", "status", "slug", "url", "date", "modified", "parent", "sticky",
                          "menu_order", "comment_status", "ping_status", "attachment_url"):  # fmt: skip
                self.assertEqual(post.get(field), full[key].get(field), (key, field))
            self.assertEqual(reachable.told_by_both(post, False).get("terms"),
                             reachable.told_by_both(full[key], False).get("terms"), key)
            for part in ("id", "url", "alt"):  # captions are texts
                self.assertEqual(post.get("featured_image", {}).get(part),
                                 full[key].get("featured_image", {}).get(part), key)

    def test_nothing_private_comes(self):
        for post in self.pulled.values():
            self.assertNotIn("password", post)
            for comment in post.get("comments", ()):
                self.assertFalse({"email", "ip", "agent"} & set(comment))
        for author in self.site["authors"]:
            self.assertNotIn("email", author)


class Editor(unittest.TestCase):
    def test_all_posts_and_comments_come(self):
        _, pulled = pull_as("ada.byron")
        database = Site()
        self.assertEqual(counts(pulled), database.counts())
        self.assertEqual(states(pulled), database.states())
        for post in pulled.values():
            self.assertFalse(post.get("content", {}).get("rendered"), post["id"])


class Author(unittest.TestCase):
    LOGIN = "bj0rn"

    @classmethod
    def setUpClass(cls):
        _, cls.pulled = pull_as(cls.LOGIN)
        cls.database = Site()

    def is_readable(self, post):
        """Menus and blocks are for all who write."""
        for_writers = post["type"] in ("wp_block", "nav_menu_item") and post["status"] == "publish"
        return is_public(post) or for_writers or post["author"] == self.LOGIN

    def test_public_posts_and_ones_own_come(self):
        self.assertEqual(counts(self.pulled), self.database.counts(self.is_readable))

    def test_ones_own_texts_are_as_written(self):
        own = [post for post in self.pulled.values() if post.get("author") == self.LOGIN]
        self.assertGreater(len(own), 1)
        for post in own:
            self.assertFalse(post.get("content", {}).get("rendered"), post["id"])

    def test_comments_are_the_approved_ones(self):
        """Who may not moderate sees what visitors see."""
        self.assertEqual(states(self.pulled), self.database.states(is_public_comment))


if __name__ == "__main__":
    lab.main_of_tests(sys.modules[__name__])
