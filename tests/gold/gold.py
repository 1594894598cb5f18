#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How well extraction finds what people say was written: precision and recall against labels made
by hand, over real posts and through the real program.

    gold.py POSTFERRY SHARED [--kind KIND] [--misses FIELD] [--bars]

    --misses FIELD  lists what was found wrong and what was not found (any: every field)
    --kind KIND     only posts of this kind (markdown, hreview, jsonld, wxr, wp-rest)
    --bars          prints today's values as bars.py has them

A table says for each kind and field how many items the labels have, how many were found and how
many of those are right. Kinds that are mostly prose count wrong items on posts that are no reviews
apart, as shares of those posts; all other kinds count them against precision. Exit code 1 if a
value is below its bar of bars.py (REACHED).

SHARED (POSTFERRY_SHARED in the environment comes before it) holds corpus/ and gold/. If they are
missing: exit 77 (skipped), or 1 if POSTFERRY_REQUIRE_SHARED=1.
"""

import argparse
import collections
import json
import math
import os
import sys

import bars
import posts
import score

EPSILON = 1e-9


def labels(shared):
    with open(os.path.join(shared, "gold", "gold.jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


class Tally:
    """All counts of a run."""

    def __init__(self):
        self.fields = collections.defaultdict(score.Count)  # (kind, field)
        self.false = collections.defaultdict(lambda: [0, 0, 0])  # kind: posts, rated, with a work

    def add(self, record, post):
        kind = posts.kind_of(record)
        counts = score.score(record, post)
        if not counts:
            return counts
        if not record["is_review"]:
            review = post.get("review", {})
            row = self.false[kind]
            row[0] += 1
            row[1] += bool(review.get("rating", {}).get("value") is not None and
                           "rating" in counts)
            row[2] += bool(review.get("works"))
        if record["is_review"] or kind not in bars.WANTED_FALSE:
            for field, count in counts.items():
                self.fields[kind, field].add(count)
        return counts


def bar_text(bar):
    return " / ".join("%.3f" % value for value in bar) if bar else ""


def is_below(reached, bar):
    return any(ours < wanted - EPSILON for ours, wanted in zip(reached, bar))


def print_table(tally, kinds):
    """Returns what is below its bar, as lines."""
    below = []
    form = "%-9s %-16s %5s %6s %6s %10s %7s   %-14s %-14s"
    print(form % ("kind", "field", "gold", "found", "right", "precision", "recall", "reached",
                  "wanted"))
    for kind in kinds:
        for field in score.FIELDS:
            count = tally.fields[kind, field]
            if not count.gold and not count.found:
                continue
            ours = count.precision(), count.recall()
            reached = bars.REACHED.get((kind, field))
            wanted = bars.WANTED.get((kind, field))
            print((form % (kind, field, count.gold, count.found, count.right, "%.3f" % ours[0],
                           "%.3f" % ours[1], bar_text(reached), bar_text(wanted)) +
                   ("  missing" if wanted and is_below(ours, wanted) else "")).rstrip())
            if reached and is_below(ours, reached):
                below.append("%s %s: %s is below %s" % (kind, field, bar_text(ours),
                                                        bar_text(reached)))
    return below


def print_false(tally, kinds):
    """What posts that are no reviews get. Returns what is above its bar, as lines."""
    above = []
    for kind in kinds:
        total, rated, named = tally.false[kind]
        if not total:
            continue
        ours = rated / total, named / total
        reached, wanted = bars.REACHED_FALSE.get(kind), bars.WANTED_FALSE.get(kind)
        print("%s: of %d posts that are no reviews %d get a rating (%.1f %%), %d a work (%.1f %%)%s%s%s"
              % (kind, total, rated, 100 * ours[0], named, 100 * ours[1],
                 "; reached %s" % bar_text(reached) if reached else "",
                 "; wanted %s" % bar_text(wanted) if wanted else "",
                 "  missing" if wanted and is_below(wanted, ours) else ""))
        if reached and is_below(reached, ours):
            above.append("%s: shares %s are above %s" % (kind, bar_text(ours), bar_text(reached)))
    return above


def down(value):
    return int(value * 1000 + EPSILON) / 1000


def up(value):
    return math.ceil(value * 1000 - EPSILON) / 1000


def print_bars(tally):
    print("REACHED = {")
    for (kind, field), _ in sorted(bars.WANTED.items()):
        count = tally.fields[kind, field]
        if not count.gold and not count.found:
            continue
        precision = count.precision() if count.found else 0  # nothing found: nothing reached
        print('    ("%s", "%s"): (%.3f, %.3f),' % (kind, field, down(precision),
                                                   down(count.recall())))
    print("}\n\nREACHED_FALSE = {")
    for kind in bars.WANTED_FALSE:
        total, rated, named = tally.false[kind]
        total = total or 1
        print('    "%s": (%.3f, %.3f),' % (kind, up(rated / total), up(named / total)))
    print("}")


SHOWN = {"title": ("works", "title"), "authors": ("works", "authors"), "ids": ("works", "ids")}


def side(holder, field):
    """What a label or a review says of a field, as it stands there."""
    if field in SHOWN:
        return [work.get(SHOWN[field][1]) for work in holder.get("works", [])]
    key = {"rating.text": "rating", "aspects": "subratings"}.get(field, field)
    if field == "aspects" and key not in holder:
        return [holder.get("aspect_ratings"), side(holder, "title")]
    return holder.get(key)


def print_miss(record, post, field, count):
    if count.right == count.gold == count.found:
        return
    review = post.get("review", {})
    found = [one for one in review.get("found", []) if one["field"].startswith(
        {"title": "works", "authors": "works", "ids": "works"}.get(field, field.split(".")[0]))]
    print("%s %s%s: %s" % (record["file"], record.get("post", ""),
                           "" if record["is_review"] else " (no review)", field))
    print("    post   %s" % (record.get("post_title") or post.get("title", "")))
    print("    wanted %s" % json.dumps(side(record, field), ensure_ascii=False))
    print("    is     %s" % json.dumps(side(review, field), ensure_ascii=False))
    for one in found[:4]:
        print("    from   %s" % json.dumps(one, ensure_ascii=False))
    where = record.get("where", {}).get(field.split(".")[0])
    if where:
        print("    stands %s" % where)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, add_help=False,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("shared")
    parser.add_argument("--kind", choices=posts.KINDS)
    parser.add_argument("--misses", choices=[*score.FIELDS, "any"])
    parser.add_argument("--bars", action="store_true")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    shared = os.environ.get("POSTFERRY_SHARED") or arguments.shared
    if not os.path.isfile(os.path.join(shared, "gold", "gold.jsonl")):
        required = os.environ.get("POSTFERRY_REQUIRE_SHARED") == "1"
        print("no labels in %s%s" % (shared, "" if required else ": skipped"))
        sys.exit(1 if required else 77)
    kinds = [arguments.kind] if arguments.kind else posts.KINDS
    records = labels(shared)
    unread = sorted({posts.kind_of(record) for record in records} - set(posts.KINDS))
    records = [record for record in records if posts.kind_of(record) in kinds]
    found = posts.read_all(arguments.tool, os.path.join(shared, "corpus"), records)
    tally = Tally()
    for record in records:
        post = found[posts.key_of(record)]
        for field, count in tally.add(record, post).items():
            if arguments.misses in (field, "any"):
                print_miss(record, post, field, count)
    below = print_table(tally, kinds) + print_false(tally, kinds)
    for kind in unread:
        print("%s: no format reads it; not measured" % kind)
    if arguments.bars:
        print_bars(tally)
    print("\n".join(below))
    sys.exit(1 if below or not records else 0)


if __name__ == "__main__":
    main()
