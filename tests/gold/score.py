# SPDX-License-Identifier: MIT
"""What counts as found and as right: a label compared with a post, field by field."""

import re
import unicodedata
from decimal import Decimal

FIELDS = ["rating", "rating.text", "title", "authors", "ids", "subjects", "recommendations",
          "upcoming", "finished", "aspects"]
QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛`´′", "'"), **dict.fromkeys("“”„‟«»", '"'),
                        "–": "-", "—": "-", "\u00a0": " "})


class Count:
    """Items of one field: those of the labels, those that were found, those that agree."""

    def __init__(self, gold=0, found=0, right=0):
        self.gold, self.found, self.right = gold, found, right

    def add(self, other):
        self.gold += other.gold
        self.found += other.found
        self.right += other.right

    def precision(self):
        return self.right / self.found if self.found else 1.0

    def recall(self):
        return self.right / self.gold if self.gold else 1.0


def plain(text):
    """Case, kinds of quotes and dashes, and white space make no difference."""
    text = unicodedata.normalize("NFC", text).translate(QUOTES)
    return " ".join(text.casefold().split())


def plain_name(name):
    """Nor does white space between initials."""
    return re.sub(r"\b(\w\.) (?=\w\.)", r"\1", plain(name))


def plain_rating(text):
    return re.sub(r"\s*\bstars?\b\.?", "", plain(text)).strip()


def number(value):
    return None if value is None else Decimal(str(value)).normalize()


def isbn13(isbn):
    """Of an ISBN-10 whose check digit is right the ISBN-13, which names the same book."""
    if not re.fullmatch(r"\d{9}[\dXx]", isbn):
        return isbn
    digits = [10 if digit in "Xx" else int(digit) for digit in isbn]
    if sum((10 - place) * digit for place, digit in enumerate(digits)) % 11:
        return isbn
    body = "978" + isbn[:9]
    check = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return body + str(-check % 10)


def books_of(work):
    """Ids of a work; those that say the same are one. An old book's ASIN is its ISBN-10."""
    ids = set()
    for key, value in work.get("ids", {}).items():
        key = {"olid": "openlibrary"}.get(key, key)
        if key in ("isbn10", "isbn13", "asin"):
            value = isbn13(value.replace("-", ""))
            key = "isbn" if re.fullmatch(r"97[89]\d{10}", value) else key
        ids.add((key, value))
    return ids


def titles_of(work):
    """All forms of a work's title that are right."""
    return {plain(title) for title in [work["title"], *work.get("alt_titles", [])]}


def forms_of(work):
    """The title that was found, as it stands and with its subtitle."""
    title = work.get("title", "")
    forms = [title] if title else []
    if title and work.get("subtitle"):
        forms.append(title + ": " + work["subtitle"])
    return {plain(form) for form in forms}


def compare_sets(gold, found):
    return Count(len(gold), len(found), len(gold & found))


def compare_works(gold, found):
    """Each work that was found may be one of the labels', and each of those once."""
    left = [titles_of(work) for work in gold]
    right = 0
    named = [forms for forms in map(forms_of, found) if forms]
    for forms in named:
        hit = next((titles for titles in left if titles & forms), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Count(len(gold), len(named), right)


def compare_rating(gold, found, skip_best):
    found = found if found and found.get("value") is not None else None
    count = Count(int(gold is not None), int(found is not None))
    if gold and found and number(gold["value"]) == number(found["value"]):
        count.right = int(skip_best or number(gold.get("best")) == number(found.get("best")))
    return count


def compare_rating_text(gold, found):
    """Only where both sides have a rating: the rating itself is counted elsewhere."""
    if not gold or not found or found.get("value") is None:
        return Count()
    text = found.get("text")
    right = text is not None and plain_rating(text) == plain_rating(gold["text"])
    return Count(1, int(text is not None), int(right))


def aspects_of(review):
    """Scores besides the one rating: by aspect, and by work where each has its own."""
    ratings = review.get("aspect_ratings", []) + [
        work["rating"] for work in review.get("works", []) if "rating" in work]
    return [(number(one.get("value")), number(one.get("best"))) for one in ratings]


def compare_aspects(gold, found):
    wanted = [(number(one["value"]), number(one.get("best"))) for one in gold]
    right = 0
    left = list(wanted)
    for one in found:
        if one in left:
            left.remove(one)
            right += 1
    return Count(len(wanted), len(found), right)


def plain_set(values, how=plain):
    return {how(value) for value in values}


def recommended(review):
    return [work for group in review.get("recommendations", []) for work in group.get("works", [])]


def score(record, post):
    """Field -> Count for all fields that the label is sure of; {} if it is not sure of the post."""
    unsure = set(record.get("ambiguous", []))
    if "is_review" in unsure:
        return {}
    review = post.get("review", {})
    works, found = record.get("works", []), review.get("works", [])
    if "works.rest" in unsure:
        works, found = works[:1], found[:1]
    gold_rating = record["rating"]
    counts = {
        "title": compare_works(works, found),
        "authors": compare_sets(
            plain_set((name for work in works for name in work.get("authors", [])), plain_name),
            plain_set((name for work in found for name in work.get("authors", [])), plain_name)),
        "ids": compare_sets(set().union(*map(books_of, works)), set().union(*map(books_of, found))),
        "subjects": compare_sets(plain_set(record.get("subjects", [])),
                                 plain_set(review.get("subjects", []))),
        "recommendations": compare_works(record.get("recommendations", []), recommended(review)),
        "upcoming": compare_works(record.get("upcoming", []), review.get("upcoming", [])),
        "finished": compare_sets(plain_set([record.get("finished", "")]) - {""},
                                 plain_set([review.get("finished", "")]) - {""}),
        "aspects": compare_aspects(record.get("subratings", []), aspects_of(review)),
    }
    if not {"rating", "rating.value"} & unsure:
        counts["rating"] = compare_rating(gold_rating, review.get("rating"),
                                          "rating.best" in unsure)
        if "rating.text" not in unsure:
            counts["rating.text"] = compare_rating_text(gold_rating, review.get("rating"))
    else:
        counts.pop("aspects")
    return {field: count for field, count in counts.items() if field not in unsure}
