#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Whether all that an import in pieces made worse is about links that split named.

Usage: split_named.py WORSE.json REPORT.json WHOLE.xml

WORSE: `wp-lab diff --json --baseline`; REPORT: `postferry split --report`; WHOLE: what was split.
Prints what is not named and exits with 1 if there is any.
"""
import json
import re
import sys


def items(path):
    """id -> (slug, title) of an export as WordPress writes it."""
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    found = {}
    for item in re.findall(r"<item>.*?</item>", text, re.DOTALL):
        def value(name):
            match = re.search(rf"<{name}>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</{name}>", item, re.DOTALL)
            return match[1] if match else ""
        found[value("wp:post_id")] = (value("wp:post_name"), value("title"))
    return found


def main():
    worse, report, whole = sys.argv[1:4]
    with open(worse, encoding="utf-8") as file:
        worse = json.load(file)
    with open(report, encoding="utf-8") as file:
        notes = json.load(file)["notes"]
    known = items(whole)
    named = set()
    links = [note for note in notes if note["code"] == "split.link"]
    for note in links:
        slug, title = known[note["post"].split(" ")[0]]
        named.add("~" + title)  # what the lab calls menu entries and posts without a slug
        named.add(slug or "~" + title)
        if note["field"] == "_menu_item_object_id":
            named.add("nav_menu/")  # the entry is not imported, so its menu counts one less
    unnamed = [(what, where) for what, places in dict(worse).items() for where in places["where"]
               if not any(name in where for name in named)]
    for what, where in unnamed:
        print(f"worse than the whole export, and not named: {what}: {where}")
    print(f"{sum(len(places['where']) for places in dict(worse).values())} places are worse, "
          f"{len(links)} links were named")
    sys.exit(1 if unnamed else 0)


main()
