#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The measure itself: what counts as found and as right."""

import unittest

import score

LABEL = {
    "is_review": True, "rating": {"value": 4, "best": 5, "text": "4/5"},
    "works": [{"title": "The Glass Key", "authors": ["A. B. Carter"], "alt_titles": ["Glass Key"],
               "ids": {"isbn10": "0306406152"}}],
}


def post(rating=None, **work):
    review = {"works": [work]} if work else {}
    return {"review": {**review, **({"rating": rating} if rating else {})}}


def counted(record, found, field):
    count = score.score(record, found).get(field)
    return count and (count.gold, count.found, count.right)


class Scores(unittest.TestCase):
    def check(self, field, wanted, found, **changes):
        self.assertEqual(counted({**LABEL, **changes}, found, field), wanted)

    def test_what_is_not_found_lowers_recall_alone(self):
        for field in ("rating", "title", "authors", "ids"):
            self.check(field, (1, 0, 0), post())

    def test_what_is_wrong_lowers_both(self):
        self.check("title", (1, 1, 0), post(title="The Glass Door"))
        self.check("rating", (1, 1, 0), post({"value": 3, "best": 5}))
        self.check("rating", (1, 1, 0), post({"value": 4, "best": 10}))
        self.check("rating", (1, 1, 0), post({"value": 4}))

    def test_what_is_invented_lowers_precision(self):
        self.check("rating", (0, 1, 0), post({"value": 4, "best": 5}), rating=None)
        self.check("ids", (1, 2, 1), post(ids={"isbn10": "0306406152", "asin": "B000000000"}))

    def test_writing_makes_no_difference(self):
        self.check("title", (1, 1, 1), post(title="the  glass KEY"))
        self.check("title", (1, 1, 1), post(title="Glass Key"))
        self.check("title", (1, 1, 0), post(title="Glass"))
        self.check("authors", (1, 1, 1), post(title="X", authors=["A.B. Carter"]))
        self.check("rating", (1, 1, 1), post({"value": 4.0, "best": "5.0"}))
        self.check("rating.text", (1, 1, 1), post({"value": 4, "best": 5, "text": "4/5 Stars"}))
        self.check("rating.text", (1, 1, 0), post({"value": 4, "best": 5, "text": "four"}))

    def test_ids_of_one_book_are_one(self):
        self.check("ids", (1, 1, 1), post(ids={"isbn13": "9780306406157"}))
        self.check("ids", (1, 1, 1), post(ids={"isbn10": "0306406152", "asin": "0306406152"}))
        self.check("ids", (1, 1, 0), post(ids={"isbn10": "0306406153"}))

    def test_what_the_label_is_not_sure_of_is_not_counted(self):
        right = post({"value": 4, "best": 5, "text": "4/5"}, title="Other")
        self.check("title", None, right, ambiguous=["title"])
        self.check("rating", None, right, ambiguous=["rating.value"])
        self.check("rating", (1, 1, 1), post({"value": 4, "best": 10}), ambiguous=["rating.best"])
        self.check("rating.text", None, right, ambiguous=["rating.text"])
        self.assertEqual(score.score({**LABEL, "ambiguous": ["is_review"]}, right), {})

    def test_only_the_main_work_counts_where_the_rest_is_not_sure(self):
        works = [*LABEL["works"], {"title": "Other"}]
        found = {"review": {"works": [{"title": "Glass Key"}, {"title": "Third"}]}}
        self.check("title", (2, 2, 1), found, works=works)
        self.check("title", (1, 1, 1), found, works=works, ambiguous=["works.rest"])

    def test_lists_are_compared_item_by_item(self):
        lists = {"review": {"subjects": ["Crime", "Noir"], "recommendations": [
            {"works": [{"title": "Red Harvest"}, {"title": "Trouble"}]}]}}
        self.check("subjects", (1, 2, 1), lists, subjects=["crime"])
        self.check("recommendations", (1, 2, 1), lists, recommendations=[{"title": "Red Harvest"}])


if __name__ == "__main__":
    unittest.main()
