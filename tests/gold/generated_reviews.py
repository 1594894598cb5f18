#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Posts with known truth, and posts that only look like reviews, through the program.

    generated_reviews.py POSTFERRY [--posts N] [--seed N] [--grades SHARE] [--show FACT]

Half of the posts are reviews: labels, ratings (SHARE of the English ones are letter grades), headed
lists of read-alikes and of what comes next, in eleven languages, five kinds of bodies and many
layouts. Half are near misses: recipes, forms of mail, schedules, shopping lists, other people's
scores, code. Per fact at least 99 % of what is found must be right, and 98 % of what is there be
found. --show prints the posts where a fact is wrong.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from decimal import Decimal

import generated_words as words
from generated_bodies import KINDS, bold, body, italic, link
from near_misses import near_miss

FACTS = ("title", "authors", "subjects", "rating", "recommendations", "upcoming")
PRECISION, RECALL = 0.99, 0.98
LANGUAGES = tuple(words.AUTHOR)
# Letter grades are grade points.
GRADES = {"A+": "4.3", "A": "4", "A-": "3.7", "B+": "3.3", "B": "3", "B-": "2.7", "C+": "2.3",
          "C": "2", "C-": "1.7", "D+": "1.3", "D": "1", "D-": "0.7", "F": "0"}
BEST_GRADE = Decimal("4.3")


def person(rng, language):
    first = rng.choice(words.FIRST[language].replace("J. R.", "J.\u00a0R.").split(" "))
    first = first.replace("\u00a0", " ")
    last = rng.choice(words.LAST[language].split(" "))
    if language == "ja":
        return first + last
    if rng.random() < 0.1 and language in ("de", "nl"):
        last = {"de": "von ", "nl": "van der "}[language] + last
    return first + " " + last


def work(rng, language, used=()):
    while True:
        title = rng.choice(words.TITLES[language])
        if title not in used:
            break
    authors = [person(rng, language)]
    if rng.random() < 0.07 and language == "en":
        authors.append(person(rng, language))
    return {"title": title, "authors": authors}


def works(rng, language, used, least=2, most=4):
    out = []
    for _ in range(rng.randint(least, most)):
        out.append(work(rng, language, [used] + [one["title"] for one in out]))
    return out


def rating(rng, grades):
    if rng.random() < grades:
        grade = rng.choice(list(GRADES))
        return grade, {"value": Decimal(GRADES[grade]), "best": BEST_GRADE, "text": grade}
    value = Decimal(rng.randint(2, 10)) / 2
    shape = rng.randrange(7)
    if shape == 0:
        stars = min(int(value), 4)  # five filled ones do not tell of how many
        return "★" * stars + "☆" * (5 - stars), {"value": Decimal(stars), "best": Decimal(5)}
    if shape == 1:
        return "%s out of 5" % value, {"value": value, "best": Decimal(5)}
    if shape == 2:
        return "%s/10" % (value * 2).quantize(Decimal(1)), {"value": value * 2, "best": Decimal(10)}
    if shape == 3:
        return "%s / 5" % str(value).replace(".", ","), {"value": value, "best": Decimal(5)}
    if shape == 4:
        return "%s/5 stars" % value, {"value": value, "best": Decimal(5)}
    if shape == 5:
        return "⭐" * int(value) + (" (%d/5)" % int(value)), {"value": Decimal(int(value)),
                                                             "best": Decimal(5)}
    return "%s/5" % value, {"value": value, "best": Decimal(5)}


def names(rng, language, authors):
    joint = rng.choice([" %s " % words.AND[language], " & "]) if language == "en" else " & "
    return joint.join(authors)


def label(rng, language, wording, value):
    colon = {"fr": " : ", "ja": rng.choice(["：", ": "])}.get(language, ": ")
    how = rng.randrange(4)
    if how == 0:
        return bold(wording + colon.rstrip()) + " " + value
    if how == 1:
        return bold(wording) + colon + value
    return wording + colon + value


def label_lines(rng, language, truth, post_title, grades):
    """Labelled lines, and what they say in `truth`."""
    lines = []
    main = work(rng, language)
    if rng.random() < 0.35:
        lines.append(label(rng, language, rng.choice(words.TITLE[language]), main["title"]))
        post_title = rng.choice(["My week", "Books of the month", "Monday", main["title"]])
    lines.append(label(rng, language, rng.choice(words.AUTHOR[language]),
                       names(rng, language, main["authors"])))
    truth["title"], truth["authors"] = main["title"], main["authors"]
    subjects = []
    if rng.random() < 0.6:
        pool = words.SUBJECT_WORDS[language]
        subjects = rng.sample(pool, rng.randint(1, min(3, len(pool))))
        lines.append(label(rng, language, rng.choice(words.SUBJECTS[language]),
                           rng.choice(["; ", ", "]).join(subjects)))
        truth["subjects"] = subjects
    if not subjects or rng.random() < 0.8:
        text, truth["rating"] = rating(rng, grades if language == "en" else 0)
        wording = words.GRADE if truth["rating"]["best"] == BEST_GRADE else words.RATING
        lines.append(label(rng, language, rng.choice(wording[language]), text))
    return lines, main, post_title


def item(rng, language, one, style):
    title, authors = one["title"], names(rng, language, one["authors"])
    by = words.BY.get(language)
    if style == "by":
        return "%s %s %s" % (title, by, authors)
    if style == "linked":
        return "%s %s %s" % (link("https://books.example/%d" % rng.randrange(999), title),
                             by or "–", authors)
    if style == "italic by":
        return "%s %s %s" % (italic(title), by or "–", authors)
    if style == "italic dash":
        return "%s %s %s" % (italic(title), rng.choice("–—-"), authors)
    if style == "italic comma":
        return "%s, %s" % (italic(title), authors)
    if style == "italic bracket":
        return "%s (%s)" % (italic(title), authors)
    if style == "author italic":
        return "%s%s %s" % (authors, rng.choice([",", ":", " –"]), italic(title))
    if style == "quoted":
        marks = {"de": "„%s“", "fr": "«\u00a0%s\u00a0»", "ru": "«%s»", "ja": "『%s』",
                 "en": "“%s”"}.get(language, "«%s»" if language in ("es", "it", "pt") else "“%s”")
        return (marks + "%s%s") % (title, rng.choice([" – ", ", "]), authors)
    if style == "dash":
        return "%s – %s" % (title, authors)
    if style == "author dash":
        return "%s – %s" % (authors, title)
    if style == "author comma":
        return "%s, %s" % (authors, title)
    if style == "author colon":
        return "%s: %s" % (authors, title)
    return title if style == "title" else italic(title)


def style_of(rng, language, kind, bookish, listed):
    """A way to write works that a reader can take apart."""
    styles = ["quoted"]
    if language in words.BY:
        styles += ["by"] * (6 if language == "en" else 2)
    if kind != "text":
        styles += ["italic dash", "italic comma", "italic bracket", "author italic", "italic"]
        if language in words.BY:
            styles += ["linked", "italic by", "italic by"]
    clear = any(len(one["title"].split()) > 2 and ":" not in one["title"] and
                not one["title"].istitle() for one in listed)
    if bookish and clear and len(listed) > 1 and language != "ja":
        styles += ["dash", "author dash", "author colon"]
        if not any("," in one["title"] or len(one["authors"]) > 1 for one in listed):
            styles.append("author comma")
    return rng.choice(styles)


def heading(rng, wording, kind):
    """A heading in one of its dresses; plain ones end in a colon."""
    how = rng.choice(["h", "b", "p", "p"])
    if kind == "text":
        how = "p"
    if how == "p" or rng.random() < 0.3:
        wording += ":"
    return how, wording


def joined(rng, language, items):
    if any(";" in one for one in items):
        return None
    if len(items) > 1 and rng.random() < 0.5:
        return ", ".join(items[:-1]) + " %s " % words.AND[language] + items[-1]
    return rng.choice(["; ", ", "]).join(items)


def layout(rng, language, listed, items, how, wording):
    """Blocks of a heading and its works."""
    shape = rng.choice(["ul", "ul", "ol", "lines", "paragraphs", "one line", "one paragraph"])
    plain = all("," not in one["title"] and "&" not in one["title"] and
                len(one["authors"]) == 1 and " and " not in one["title"].lower() and
                not one["title"].endswith(("?", "!")) for one in listed)
    commas = any(", " in one for one in items) and not any("\x01" in one for one in items)
    if shape.startswith("one") and (not plain or commas):
        shape = "ul"
    if shape in ("ul", "ol"):
        return [(how, [wording]), (shape, items)]
    if shape == "lines":
        return [("p", [wording if wording.endswith(":") else wording + ":"] + items)] \
            if how == "p" else [(how, [wording]), ("p", items)]
    if shape == "paragraphs":
        return [(how, [wording])] + [("p", [one]) for one in items]
    if shape == "one line":
        return [("p", [wording.rstrip(":") + ": " + joined(rng, language, items)])]
    return [(how, [wording]), ("p", [joined(rng, language, items)])]


def work_list(rng, language, kind, table, main):
    wording, bookish = rng.choice(table[language])
    wording = wording.format(t=main["title"].rstrip("?!"), a=main["authors"][0])
    listed = works(rng, language, main["title"])
    how, wording = heading(rng, wording, kind)
    style = style_of(rng, language, kind, bookish, listed)
    items = [item(rng, language, one, style) for one in listed]
    if style == "italic":
        listed = [{"title": one["title"], "authors": []} for one in listed]
    return listed, items, how, wording


def alike(rng, language, kind, main, truth):
    if language in words.SENTENCES and rng.random() < 0.12:
        listed = [one for one in works(rng, language, main["title"], 2, 3)
                  if len(one["authors"]) == 1 and "," not in one["title"] and
                  not one["title"].endswith(("?", "!"))]
        style = rng.choice(["by", "italic by"]) if kind != "text" else "by"
        if len(listed) > 1:
            items = [item(rng, language, one, style) for one in listed]
            text = ", ".join(items[:-1]) + " %s " % words.AND[language] + items[-1]
            truth["recommendations"] = listed
            return [("p", [rng.choice(words.SENTENCES[language]).format(
                l=text, t=main["title"].rstrip("?!"), a=main["authors"][0])])]
    listed, items, how, wording = work_list(rng, language, kind, words.ALIKE, main)
    truth["recommendations"] = listed
    if len(items) > 2 and words.REASONS[language] and rng.random() < 0.2:
        reasons = rng.sample(words.REASONS[language], 2)
        reasons = [one.format(a=main["authors"][0]) for one in reasons]
        if rng.random() < 0.5:
            heads = [("p", ["(%s)" % one]) for one in reasons]
        else:
            head = "b" if kind != "text" and rng.random() < 0.5 else "p"
            heads = [(head, [one[0].upper() + one[1:] + ":"]) for one in reasons]
        list_kind = rng.choice(["ul", "p"])
        return [(how, [wording]), heads[0], (list_kind, items[:1]), heads[1],
                (list_kind, items[1:])]
    return layout(rng, language, listed, items, how, wording)


def upcoming(rng, language, kind, main, truth):
    listed, items, how, wording = work_list(rng, language, kind, words.UPCOMING, main)
    truth["upcoming"] = listed
    return layout(rng, language, listed, items, how, wording)


def review(rng, grades):
    language = rng.choice(LANGUAGES + ("en",) * 6)
    kind = rng.choice(KINDS)
    truth = {}
    lines, main, title = label_lines(rng, language, truth, None, grades)
    if title is None:
        title = main["title"] if rng.random() < 0.6 or language != "en" else rng.choice(
            ["Review: %s", "Book Review: %s", "Review: “%s”"]) % main["title"]
    labels = [("p", lines)] if rng.random() < 0.7 else [("p", [line]) for line in lines]
    if rng.random() < 0.1:
        labels = [("ul", lines)]
    text = [("p", [one]) for one in rng.sample(words.PROSE[language],
                                               rng.randint(1, len(words.PROSE[language])))]
    blocks = labels + text if rng.random() < 0.6 else text + labels
    if rng.random() < 0.75:
        blocks += alike(rng, language, kind, main, truth)
    if rng.random() < 0.5:
        blocks += [text[0]] if rng.random() < 0.5 else []
        blocks += upcoming(rng, language, kind, main, truth)
    return title, kind, blocks, truth


def posts(seed, count, grades):
    rng = random.Random(seed)
    for number in range(count):
        if number % 2:
            title, kind, blocks = near_miss(rng, KINDS)
            truth = {}
        else:
            title, kind, blocks, truth = review(rng, grades)
        yield title, kind, body(kind, blocks, rng), truth


def found(post):
    said = post.get("review", {})
    main = (said.get("works") or [{}])[0]
    out = {"title": main.get("title"), "authors": main.get("authors"),
           "subjects": said.get("subjects"), "rating": said.get("rating"),
           "recommendations": [one for group in said.get("recommendations", [])
                               for one in group["works"]],
           "upcoming": said.get("upcoming")}
    return {fact: value for fact, value in out.items() if value}


def members(fact, value):
    """The things that are counted: works of lists one by one, everything else whole."""
    if value is None:
        return []
    if fact in ("recommendations", "upcoming"):
        return [(one["title"], tuple(one.get("authors", ()))) for one in value]
    if fact == "rating":
        if "value" not in value or "best" not in value:
            return [value.get("text")]
        return [(Decimal(str(value["value"])), Decimal(str(value["best"])))]
    return [json.dumps(value, ensure_ascii=False)]


def convert(tool, made, folder):
    source, target = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
    with open(source, "w", encoding="utf-8") as out:
        for title, kind, text, _ in made:
            out.write(json.dumps({"title": title, "content": {"format": kind, "value": text}},
                                 ensure_ascii=False) + "\n")
    subprocess.run([tool, "convert", "--no-config", source, "-o", target], check=True, timeout=120,
                   stdout=subprocess.DEVNULL)
    with open(target, encoding="utf-8") as lines:
        return [post for post in map(json.loads, lines) if "postferry" not in post]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("postferry")
    parser.add_argument("--posts", type=int, default=12000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--grades", type=float, default=0.2)
    parser.add_argument("--show")
    parser.add_argument("--most", type=int, default=20)
    parser.add_argument("--length", type=int, default=2000)
    options = parser.parse_args()
    made = list(posts(options.seed, options.posts, options.grades))
    with tempfile.TemporaryDirectory() as folder:
        read = convert(options.postferry, made, folder)
    if len(read) != len(made) or not made:
        sys.exit("%d posts of %d came back" % (len(read), len(made)))
    right, said, there, shown = ({fact: 0 for fact in FACTS} for _ in range(4))
    for (title, kind, text, truth), post in zip(made, read):
        got = found(post)
        for fact in FACTS:
            wanted, given = members(fact, truth.get(fact)), members(fact, got.get(fact))
            hits = sum(1 for one in given if one in wanted)
            right[fact] += hits
            said[fact] += len(given)
            there[fact] += len(wanted)
            if options.show == fact and (hits < len(given) or hits < len(wanted)) and \
                    shown[fact] < options.most:
                shown[fact] += 1
                print("---- %s (%s)\n%s\n  is     %s\n  wanted %s" % (title, kind, text[-options.length:], given,
                                                               wanted))
    failed = False
    print("%-16s %9s %9s %9s" % ("fact", "there", "precision", "recall"))
    for fact in FACTS:
        precision = right[fact] / said[fact] if said[fact] else 0
        recall = right[fact] / there[fact] if there[fact] else 0
        failed = failed or precision < PRECISION or recall < RECALL
        print("%-16s %9d %9.4f %9.4f" % (fact, there[fact], precision, recall))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
