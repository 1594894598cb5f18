# SPDX-License-Identifier: MIT
"""What of a WordPress site its REST API takes: why a site that was pushed to another one is not quite
the same there.

`Pushed.unexplained()` gives what differs for no reason. Each reason stands here; what the API has no
place for when it is read (reachable.py) it has no place for when it is written.
"""

import json
import re

import reachable
from official import Dump

# Types of comments that WP_REST_Comments_Controller makes; "note" from WordPress 6.9.
COMMENT_TYPES = {"comment"}
# What WordPress writes of its own when a post or a comment goes into the trash.
TRASH_FIELDS = {"_wp_trash_meta_status", "_wp_trash_meta_time", "_wp_trash_meta_comments_status",
                "_wp_desired_post_slug"}  # fmt: skip
# Set by WordPress: the number and the day of a post's last change, where and when a file came.
COLUMNS_OF_THE_SITE = {"guid", "modified", "modified_gmt"}
FILE_FIELDS = {"_wp_attached_file", "_wp_attachment_metadata"}
# A WXR file tells of users only login, address and names; the API gives no days of registration, and
# what a user may do there is for the site to say.
USER_FIELDS = {"registered", "roles"}
USER_FIELDS_NOT_IN_AN_EXPORT = {"bio", "url"}


class Pushed:
    """A site A and a site B to which all of A was pushed.

    by_export: the posts went through a WXR file: XML (no CR), no spam, no browsers of comments.
    """

    def __init__(self, lab, by_export):
        self.by_export = by_export
        found = json.loads(lab.run("diff", "--json", accepted=(0, 1)))
        self.places = [(what, where) for what, one in dict(found).items() for where in one["where"]]
        self.source, self.made = Dump(lab.folder / "dump-A.json"), Dump(lab.folder / "dump-B.json")

    def unexplained(self):
        return [place for place in self.places if not self._reason(*place)]

    def _reason(self, what, where):
        if what.startswith("site."):
            return True  # titles and settings are the site's own
        subject = re.match("[a-z]+", what)[0]
        return {"author": self._of_a_user, "term": self._of_a_term, "post": self._of_a_post,
                "comment": self._of_a_comment}[subject](what, where)  # fmt: skip

    def _of_a_user(self, what, where):
        field = what.removeprefix("author.")
        if where in ("admin", "reader"):  # they were on B before
            return field in ("url", "registered")
        return field in USER_FIELDS or self.by_export and field in USER_FIELDS_NOT_IN_AN_EXPORT

    def _of_a_term(self, what, where):
        if where.partition("/")[0] in reachable.TAXONOMIES_WITHOUT_REST:
            return True
        if what == "term.count":
            lost = sum(where in post["terms"] for key, post in self.source.posts.items()
                       if key not in self.made.posts)
            return self._terms(self.source)[where]["count"] - lost == self._terms(self.made)[where]["count"]
        return self._is_hidden_row(what, reachable.TERM_FIELDS)

    @staticmethod
    def _terms(dump):
        return dump.all["terms"]

    def _of_a_post(self, what, where):
        kind = where.partition("/")[0]
        if what.startswith("post lost"):
            return self._is_post_for_no_api(self.source.posts[where])
        if what.startswith("post new (revision"):
            return True  # kept by WordPress whenever a text changes
        before, after = self.source.posts[where], self.made.posts[where]
        if what == "post.terms lost":
            return {term.partition("/")[0] for term in set(before["terms"]) - set(after["terms"])
                    } <= reachable.TAXONOMIES_WITHOUT_REST
        column = re.fullmatch(r"post\.(\w+)", what)
        if column:
            return self._is_column_of_the_site(column[1], kind, before, after)
        if self._row(what) in TRASH_FIELDS:
            return before["status"] == "trash"
        if self._row(what) in FILE_FIELDS:
            return kind == "attachment"
        return self._is_hidden_row(what, reachable.FIELDS.get(kind, set()))

    @staticmethod
    def _is_post_for_no_api(post):
        return (post["type"] in {"revision"} | reachable.TYPES_WITHOUT_REST or post["status"] == "auto-draft"
                # "Content, title, and excerpt are empty."
                or not (post["title"] or post["content"] or post["excerpt"]))

    def _is_column_of_the_site(self, column, kind, before, after):
        if column in COLUMNS_OF_THE_SITE | reachable.COLUMNS_WITHOUT_REST.get(kind, set()):
            return True
        if kind == "nav_menu_item" and column in ("date_gmt", "menu_order"):
            # Menu entries have no dates there; their places count from 1.
            return column == "date_gmt" or (before[column], after[column]) == (0, 1)
        if column == "date_gmt":
            # Drafts that never had a day of publication: the API sets both dates or none.
            return before["status"] in ("draft", "pending") and before["date_gmt"].startswith("0000")
        if column in ("content", "excerpt"):
            return self._text(before[column]) == self._text(after[column])
        if column == "comment_count":
            return before["status"] == "trash" or len(before["comments"]) > len(after["comments"])
        return False

    def _text(self, text):
        """Pictures lead to where B has them: WordPress puts what is uploaded to the month's folder."""
        if self.by_export:
            text = text.replace("\r\n", "\n")
        return re.sub(r"\{[AB]\}/wp-content/uploads/\d{4}/\d\d/", "{uploads}/", text).replace("{A}", "{B}")

    def _of_a_comment(self, what, where):
        post, _, mark = where.partition(" ")
        if what.startswith("comment lost"):
            return self._is_comment_for_no_api(self._comment(self.source, post, mark))
        if what == "comment.agent":
            return self.by_export  # WordPress takes the program for the browser
        if what == "comment.karma":
            return True
        before, after = (self._comment(dump, post, mark) for dump in (self.source, self.made))
        if what == "comment.content":
            return self._said(before) == self._said(after)
        if what == "comment.parent":  # of one that the API does not make
            answered = self.source.posts[post]["comments"].get(before["parent"])
            return answered and self._is_comment_for_no_api(answered)
        if self._row(what) in TRASH_FIELDS:
            return before["approved"] == "trash"
        return self._is_hidden_row(what, reachable.COMMENT_FIELDS)

    @staticmethod
    def _comment(dump, post, mark):
        # Keys have blanks of their own: the mark is what the dump's comments are called.
        return next(one for name in dump.posts for key, one in dump.comments(name).items()
                    if f"{name} {key}" == f"{post} {mark}")

    def _is_comment_for_no_api(self, comment):
        return comment["type"] not in COMMENT_TYPES or self.by_export and comment["approved"] == "spam"

    def _said(self, comment):
        """Comments pass filters: links are marked as foreign, bare ampersands are written out."""
        text = re.sub(' rel="[a-z ]*"', "", comment["content"].replace("&amp;", "&"))
        return text.replace("\r\n", "\n") if self.by_export else text

    @staticmethod
    def _row(what):
        match = re.fullmatch(r"\w+\.meta [a-z ]+ \[(.*)\]", what, re.DOTALL)
        return match[1] if match else None

    def _is_hidden_row(self, what, shown):
        """Rows that no plugin registered; of single fields the rows behind the first."""
        row = self._row(what)
        if row is None:
            return False
        if "meta lost" in what:  # "" is the API's word for the usual template
            return row not in shown or row == "_wp_page_template"
        return "other number" in what and row in reachable.SINGLE_FIELDS
