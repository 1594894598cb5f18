#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Judges the goodreads format by Python's csv module, independently of postferry's own code.

    goodreads_rows.py model IN.csv OUT.jsonl
        OUT.jsonl is what `postferry convert -f goodreads -t jsonl IN.csv` gave. Every row must be a
        post whose fields say what the cells say, and from every post each original cell must be
        rebuilt: from its fields, or from the raw cell in its extras.

    goodreads_rows.py cells A.csv B.csv
        Same columns (B may have a last column `postferry`), same rows, same cells, up to dialect:
        separator, encoding, byte order mark, line ends, quoting, padding, blank rows, a missing
        header, and the ="..." around ISBNs.

Options: --limit N (differences shown, 20 by default), --lenient (rows whose quotes are damaged are
not compared: postferry ends such a row at the next sound line, Python's csv does not).
Prints a report; exit code 0 = equal, 1 = differences, 2 = usage.
"""
import csv
import io
import json
import re
import sys

csv.field_size_limit(1 << 30)

HEAD = ("Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,"
        "Publisher,Binding,Number of Pages,Year Published,Original Publication Year,Date Read,"
        "Date Added,Bookshelves,Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,"
        "Private Notes,Read Count,").split(",")[:-1]
HEADERS = {
    31: HEAD + ["Recommended For", "Recommended By", "Owned Copies", "Original Purchase Date",
                "Original Purchase Location", "Condition", "Condition Description", "BCID"],
    24: HEAD + ["Owned Copies"],
    23: [name for name in HEAD if name != "Average Rating"] + ["Owned Copies"],
}
KNOWN = {name.lower(): name for name in HEADERS[31] + ["Date Started"]}
KNOWN.update({"shelves": "Bookshelves", "started": "Date Started"})
FREE = {"Original Purchase Date", "Original Purchase Location", "Condition",
        "Condition Description", "BCID"}
TEXTS = {"Private Notes": "private_notes", "Recommended For": "recommended_for",
         "Recommended By": "recommended_by", "Exclusive Shelf": "shelf"}
COUNTS = {"Read Count": "read_count", "Owned Copies": "owned_copies"}
WORK_COUNTS = {"Number of Pages": "pages", "Year Published": "year",
               "Original Publication Year": "original_year"}
DATES = {"Date Read": "finished", "Date Added": "added", "Date Started": "started"}


# ---- reading a file ---------------------------------------------------------------------------

def decode(cell):
    """A cell's bytes (as latin-1 text) to text: UTF-8, or Windows-1252 if nothing in it is UTF-8."""
    data = cell.encode("latin-1")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        repaired = data.decode("utf-8", "replace")
        if any(c > "\x7f" and c != "\ufffd" for c in repaired) or b"\xef\xbf\xbd" in data:
            text = repaired
        else:
            text = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def to_latin1(data):
    """The file as text of one character a byte, UTF-16 and byte order marks undone."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16").encode("utf-8")
    elif data[1:2] == b"\0" and data[3:4] == b"\0":
        data = data.decode("utf-16-le").encode("utf-8")
    return data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


class Table:
    """A book CSV: `columns` are unique names (known ones as Goodreads writes them), `rows` lists."""

    def __init__(self, path):
        with open(path, "rb") as file:
            text = to_latin1(file.read())
        self.lines = text.count("\n")
        best = None
        for separator in ",;\t":
            names, rows = self.read(text, separator)
            known = [name for name in names if name.strip().lower() in KNOWN]
            if "title" in [name.lower() for name in known] and (not best or len(known) > best[0]):
                best = (len(known), names, rows)
        if best:
            self.names, self.rows = best[1], best[2]
        else:
            rows = [[decode(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline="")) if row]
            self.names, self.rows = HEADERS[len(rows[0])], rows
        self.carrier = None
        self.columns = []
        seen = {}
        for i, name in enumerate(self.names):
            if name.strip().lower() == "postferry" and self.carrier is None:
                self.carrier = i
                continue
            bare = name.strip()
            path = KNOWN.get(bare.lower(), bare) or "column %d" % (len(self.columns) + 1)
            seen[path] = seen.get(path, 0) + 1
            self.columns.append(path if seen[path] == 1 else "%s (%d)" % (path, seen[path]))
        if self.carrier is not None:
            del self.names[self.carrier]
            for row in self.rows:
                del row[self.carrier:self.carrier + 1]
        self.rows = [row for row in self.rows if any(cell.strip() for cell in row)]

    @staticmethod
    def read(text, separator):
        start = text.lstrip("\r\n").split("\n", 1)[0]
        if re.match(r"sep=.\r?$", start):
            text = text.lstrip("\r\n").split("\n", 1)[1]
            start = text.split("\n", 1)[0]
        padded = start.count(separator + " ") * 2 > start.count(separator) > 1
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=padded)
        rows = [[decode(cell).strip(" ") if padded else decode(cell) for cell in row] for row in reader if row]
        return (rows[0], rows[1:]) if rows else ([], [])

    def cells(self, row):
        return {name: row[i] for i, name in enumerate(self.columns) if i < len(row)}


# ---- what cells mean --------------------------------------------------------------------------

def unwrap(cell):
    return re.sub(r'^\s*=?"*|"*\s*$', "", cell).strip()


def book_number(cell):
    """(kind, number) of an ISBN cell, or None."""
    text = re.sub(r"[\s-]", "", unwrap(cell)).upper()
    if re.fullmatch(r"[0-9]{6,8}[0-9X]", text):
        text = text.rjust(10, "0")
    if re.fullmatch(r"[0-9]{9}[0-9X]", text):
        digits = [10 if c == "X" else int(c) for c in text]
        if sum((10 - i) * d for i, d in enumerate(digits)) % 11 == 0:
            return "isbn10", text
    if re.fullmatch(r"97[89][0-9]{10}", text):
        if sum((3 if i % 2 else 1) * int(c) for i, c in enumerate(text)) % 10 == 0:
            return "isbn13", text
    if re.fullmatch(r"B0[0-9A-Z]{8}", text):
        return "asin", text
    return None


def days_in(year, month):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


def day(year, month, date):
    year, month, date = int(year), int(month), int(date)
    if year < 1 or not 1 <= month <= 12 or not 1 <= date <= days_in(year, month):
        return None
    return "%04d-%02d-%02d" % (year, month, date)


def read_date(cell, day_first=False):
    text = re.sub(r"[ T][0-9:. APMapm]*$", "", cell.strip())
    if match := re.fullmatch(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})", text):
        return day(match[1], match[3], match[4])
    if match := re.fullmatch(r"(\d{4})[/.-](\d{1,2})", text):
        return "%s-%02d" % (match[1], int(match[2])) if 1 <= int(match[2]) <= 12 else None
    if match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text):
        return day(match[3], match[2], match[1])
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        by_month, by_day = day(match[3], match[1], match[2]), day(match[3], match[2], match[1])
        return (by_day or by_month) if day_first else (by_month or by_day)
    return text if re.fullmatch(r"\d{4}", text) and int(text) else None


def number(cell):
    text = cell.strip()
    return float(text) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text) else None


def split_title(cell):
    text = cell.strip()
    match = re.fullmatch(r"(.*\S)\s*\(([^()]*)\)", text, re.S)
    if match:
        parts = [re.fullmatch(r"\s*(.+?)\s*,?\s*#(\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?)\s*", part, re.S)
                 for part in match[2].split(";")]
        if all(parts):
            return match[1], [{"name": p[1], "position": p[2]} for p in parts]
    return text, []


def names_in(cell):
    return [name for name in (re.sub(" +", " ", part.strip()) for part in cell.split(",")) if name]


def expected(cells, day_first):
    """The fields that a row's cells stand for, as {path: value}; absent fields are left out."""
    out = {}
    get = lambda name: cells.get(name, "")
    if get("Title"):
        title, series = split_title(get("Title"))
        out.update({"title": get("Title"), "work.title": title, "work.series": series})
    authors = [re.sub(" +", " ", get("Author").strip())] if get("Author").strip() else []
    out["work.authors"] = authors + names_in(get("Additional Authors"))
    ids = {"goodreads": get("Book Id").strip()}
    for column, own in (("ISBN", "isbn10"), ("ISBN13", "isbn13")):
        if (found := book_number(get(column))) and (found[0] == own or not ids.get(found[0])):
            ids[found[0]] = found[1]
    out["work.ids"] = {key: value for key, value in ids.items() if value}
    out["work.publisher"], out["work.binding"] = get("Publisher"), get("Binding")
    out["work.average_rating"] = number(get("Average Rating").replace(",", "."))
    for names, prefix in ((WORK_COUNTS, "work."), (COUNTS, "")):
        for column, key in names.items():
            value = number(get(column))
            out[prefix + key] = int(value) if value is not None and value == int(value) else None
    rating = number(get("My Rating"))
    if rating and 0 < rating <= 5:
        out["rating"] = {"value": rating, "best": 5}
    for column, key in DATES.items():
        out[key] = read_date(get(column), day_first)
    for column, key in TEXTS.items():
        out[key] = get(column)
    listed = [part.strip() for part in get("Bookshelves").split(",") if part.strip()]
    out["shelves"] = [shelf for shelf in listed if shelf != get("Exclusive Shelf")]
    positions = []
    for part in get("Bookshelves with positions").split(","):
        if part.strip():
            match = re.fullmatch(r"(.+) \(#(0|-?[1-9]\d*)\)", part.strip(), re.S)
            positions.append({"shelf": match[1], "position": int(match[2])} if match
                             else {"shelf": part.strip()})
    out["shelf_positions"] = positions
    out["spoiler"] = get("Spoiler").strip().lower() in ("true", "yes", "1")
    if get("My Review"):
        out["content"] = {"format": "html", "value": get("My Review")}
    return {key: value for key, value in out.items() if value is not False and value not in (None, "", [], {})}


def found(post):
    """The same fields as the post says them; others under their own names, so that they show."""
    review = dict(post.get("review", {}))
    works = review.pop("works", [])
    out = {key: value for key, value in post.items() if key not in ("review", "extras")}
    out.update(review)
    for key, value in (works[0] if works else {}).items():
        out["work." + key] = value
    if len(works) > 1:
        out["works"] = works
    return out


# ---- cells from a post ------------------------------------------------------------------------

def rebuilt(column, post):
    """The cell that a post's fields stand for in Goodreads' own forms."""
    review = post.get("review", {})
    work = (review.get("works") or [{}])[0]
    authors = work.get("authors", [])
    plain = lambda value: "" if value is None else str(value)
    if column in TEXTS:
        return review.get(TEXTS[column], "")
    if column in COUNTS:
        return plain(review.get(COUNTS[column]))
    if column in WORK_COUNTS:
        return plain(work.get(WORK_COUNTS[column]))
    if column in DATES:
        iso = review.get(DATES[column], "")
        return iso.replace("-", "/") if len(iso) == 10 else ""
    if column in ("Book Id", "ISBN", "ISBN13"):
        ids = work.get("ids", {})
        key = {"Book Id": "goodreads", "ISBN": "isbn10", "ISBN13": "isbn13"}[column]
        return ids.get(key) or (ids.get("asin", "") if column == "ISBN" else "")
    if column == "Title":
        return post.get("title", "")
    if column == "Author":
        return authors[0] if authors else ""
    if column == "Author l-f":
        words = authors[0].split(" ") if authors else []
        return ", ".join([words[-1], " ".join(words[:-1]) or words[-1]]) if words else ""
    if column == "Additional Authors":
        return ", ".join(authors[1:])
    if column == "My Rating":
        value = review.get("rating", {}).get("value", 0)
        return str(int(value + 0.5))
    if column == "Average Rating":
        value = work.get("average_rating")
        if value is None:
            return ""
        text = repr(value) if isinstance(value, float) else str(value)
        return "0.0" if value == 0 else text if re.search(r"\.\d\d", text) else "%.2f" % value
    if column == "Bookshelves":
        shelf, shelves = review.get("shelf", ""), review.get("shelves", [])
        ranked = [position["shelf"] for position in review.get("shelf_positions", [])]
        if ranked and [name for name in ranked if name != shelf] == shelves:
            return ", ".join(ranked)
        return ", ".join(([shelf] if shelf not in ("", "read") else []) + shelves)
    if column == "Bookshelves with positions":
        return ", ".join(p["shelf"] + (" (#%d)" % p["position"] if "position" in p else "")
                         for p in review.get("shelf_positions", []))
    if column == "My Review":
        return post.get("content", {}).get("value", "")
    if column == "Spoiler":
        return "true" if review.get("spoiler") else ""
    if column == "Publisher":
        return work.get("publisher", "")
    if column == "Binding":
        return work.get("binding", "")
    return ""


def same_cell(column, a, b):
    return a == b or (column in ("ISBN", "ISBN13") and unwrap(a) == unwrap(b))


# ---- the two modes ----------------------------------------------------------------------------

class Report:
    def __init__(self, limit):
        self.limit, self.count = limit, 0

    def differ(self, where, what, a, b):
        self.count += 1
        if self.count <= self.limit:
            print("%s: %s\n  expected %.200r\n  found    %.200r" % (where, what, a, b))

    def close(self, what):
        print("%s: %s" % (what, "equal" if not self.count else "%d differences" % self.count))
        return 1 if self.count else 0


def is_day_first(table):
    proof = set()
    for row in table.rows:
        for name, cell in table.cells(row).items():
            match = name in DATES and re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", cell.strip())
            if match:
                by_month = day(match[3], match[1], match[2])
                by_day = day(match[3], match[2], match[1])
                proof |= {"month"} if by_month and not by_day else set()
                proof |= {"day"} if by_day and not by_month else set()
    return proof == {"day"}


def is_damaged(row, width):
    return len(row) != width and any("\n" in cell or '"' in cell for cell in row)


def compare_model(csv_path, jsonl_path, report, lenient):
    table = Table(csv_path)
    with open(jsonl_path, encoding="utf-8") as file:
        posts = [json.loads(line) for line in file if line.strip()]
    posts = [post for post in posts if "postferry" not in post]
    if len(posts) != len(table.rows):
        report.differ(csv_path, "number of rows", len(table.rows), len(posts))
    day_first = is_day_first(table)
    for index, (row, post) in enumerate(zip(table.rows, posts), 1):
        if lenient and is_damaged(row, len(table.columns)):
            continue
        where = "%s: row %d %.40r" % (csv_path, index, post.get("title", ""))
        want, have = expected(table.cells(row), day_first), found(post)
        for key in sorted(want.keys() | have.keys()):
            if want.get(key) != have.get(key):
                report.differ(where, key, want.get(key), have.get(key))
        raw = {}
        for extra in post.get("extras", []):
            if extra["format"] == "goodreads":
                raw.setdefault(extra["path"], extra["raw"])
        for column, cell in table.cells(row).items():
            again = raw[column] if column in raw else rebuilt(column, post)
            if not same_cell(column, cell, again):
                report.differ(where, "cell of %r rebuilt" % column, cell, again)
        for i in range(len(table.columns), len(row)):
            if row[i] and raw.get("column %d" % (i + 1)) != row[i]:
                report.differ(where, "cell %d" % (i + 1), row[i], raw.get("column %d" % (i + 1)))
    return len(posts)


def compare_cells(a_path, b_path, report, lenient):
    a, b = Table(a_path), Table(b_path)
    if a.names != b.names:
        report.differ(b_path, "header", a.names, b.names)
    if len(a.rows) != len(b.rows):
        report.differ(b_path, "number of rows", len(a.rows), len(b.rows))
    for index, (left, right) in enumerate(zip(a.rows, b.rows), 1):
        if lenient and is_damaged(left, len(a.columns)):
            continue
        left, right = a.cells(left), b.cells(right)
        for column in a.columns:
            x, y = left.get(column, ""), right.get(column, "")
            if not same_cell(column, x, y):
                report.differ("%s: row %d %.40r" % (b_path, index, left.get("Title", "")), column, x, y)
    return len(a.rows)


def main(arguments):
    lenient = "--lenient" in arguments
    arguments = [argument for argument in arguments if argument != "--lenient"]
    limit = 20
    if "--limit" in arguments:
        at = arguments.index("--limit")
        limit = int(arguments[at + 1])
        del arguments[at:at + 2]
    modes = {"model": compare_model, "cells": compare_cells}
    if len(arguments) != 3 or arguments[0] not in modes:
        print(__doc__, file=sys.stderr)
        return 2
    report = Report(limit)
    rows = modes[arguments[0]](arguments[1], arguments[2], report, lenient)
    return report.close("%s, %d rows" % (arguments[1], rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
