#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Other people's YAML readers on the front matter that postferry writes.

    yaml_test.py POSTFERRY

Every string must come back as that string and nothing else, from PyYAML and, where Ruby is there,
from Psych. Exit 77 if PyYAML is missing (1 with POSTFERRY_REQUIRE_SHARED=1).
"""

import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print("PyYAML is missing")
    sys.exit(1 if os.environ.get("POSTFERRY_REQUIRE_SHARED") == "1" else 77)

TRAPS = """yes no on off Yes NO y n true False null ~ Null 1984 +1 0x1F 007 0b11 0o17 0156027321
0099267543 9780156027328 080442957X 978-0-099-26754-6 4.5 .5 1. 1e3 12e03 1_000 1,000 12:30 12:30:45
2001-01-01 2001-1-1 2013/7/13 2001-02-30 none 4/5 it's 1.2.3 https://example.org/?a=1&b=2#c = << .inf
.nan @x `x` %x *x &x !x !!int [x] {x} - ? : # | > ' " \\ , ... --- """.split() + [
    "2001-01-01 10:00:00", "C# and F#", "a #b", "key: value", "ends with:", "- item", "? key",
    "  blanks  ", "tab\tinside", "two\nlines", "\n", "trailing\n\n", "a\n---\nb", "\r\n", "\r",
    "quote \" backslash \\ both \\\"", "\\n", "\\x41", "caf\u00e9 \u65e5\u672c", "\U0001f4da",
    "\u2028\u2029\u0085\ufeff\u00a0\u200b\u202e", "\x01\x02\x1b\x7f", "\x00", "\ufffe\uffff",
    "\u0080\u009f", "\u05e9\u05dc\u05d5\u05dd", "#", "%YAML 1.2", "x" * 5000]


def document():
    posts = []
    for number, text in enumerate(TRAPS):
        posts.append({
            "id": number + 1, "slug": "p%d" % number, "title": text, "author": text,
            "date": "2024-03-01T09:30:00+01:00",
            "terms": [{"taxonomy": "post_tag", "name": text}, {"taxonomy": text, "name": text}],
            "meta": [{"key": "k" + text, "value": text}],
            "review": {"works": [{"title": text, "ids": {text: text}, "pages": 7}],
                       "rating": {"value": 4.5, "best": 5, "text": text}},
            "comments": [{"id": 1, "author": text, "content": {"format": "classic", "value": text}}],
            "content": {"format": "markdown", "value": "Body."}})
    return {"postferry": 1, "posts": posts}


def front_matter(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    head, _, rest = text.partition("---\n")
    if head:
        sys.exit("%s does not begin with ---" % path)
    matter, _, body = rest.partition("\n---\n")
    if body != "\nBody.\n":
        sys.exit("%s: front matter ends early: %r" % (path, body[:100]))
    return matter


def check(text, data):
    """What is wrong with front matter as a YAML reader gave it."""
    expected = {"title": text, "author": text, "tags": [text], "slug": data.get("slug")}
    found = {key: data.get(key) for key in expected}
    if data.get("taxonomies") is not None:
        expected["taxonomies"] = {text: [text]}
        found["taxonomies"] = data["taxonomies"]
    review = data["review"]
    expected["work"] = {"title": text, "ids": {text: text}, "pages": 7}
    found["work"] = review["works"][0]
    expected["rating"] = {"value": 4.5, "best": 5, "text": text}
    found["rating"] = review["rating"]
    expected["comment"] = {"id": 1, "author": text, "content": text}
    found["comment"] = data["comments"][0]
    for key, value in expected.items():
        if found[key] != value or type(found[key]) is not type(value):
            return "%s is %r instead of %r" % (key, found[key], value)
    if "postferry" in data and not isinstance(json.loads(data["postferry"]), dict):
        return "the carrier is no JSON object"
    return None


def check_python(matters):
    failures = []
    for number, matter in sorted(matters.items()):
        data = yaml.safe_load(matter)
        problem = check(TRAPS[number], data)
        if problem is None and not isinstance(data["date"], datetime.datetime):
            problem = "the date is %r" % data["date"]
        if problem:
            failures.append("PyYAML: %r: %s" % (TRAPS[number], problem))
    return failures


RUBY = """
require 'date'; require 'json'; require 'yaml'
matters = JSON.parse(STDIN.read)
puts JSON.generate(matters.transform_values { |text|
  data = YAML.safe_load(text, permitted_classes: [Time, Date])
  data['date'] = data['date'].class.name
  data
})
"""


def check_ruby(matters):
    if shutil.which("ruby") is None:
        print("no Ruby here: Psych was not asked")
        return []
    done = subprocess.run(["ruby", "-e", RUBY], input=json.dumps(matters), text=True,
                          encoding="utf-8", capture_output=True, check=False, timeout=120)
    if done.returncode != 0:
        return ["Psych: " + done.stderr[-500:]]
    failures = []
    for number, data in json.loads(done.stdout).items():
        problem = check(TRAPS[int(number)], data)
        if problem is None and data["date"] != "Time":
            problem = "the date is a " + data["date"]
        if problem:
            failures.append("Psych: %r: %s" % (TRAPS[int(number)], problem))
    return failures


def main():
    tool = sys.argv[1]
    matters = {}
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "traps.json")
        with open(source, "w", encoding="utf-8") as file:
            json.dump(document(), file)
        target = os.path.join(folder, "blog")
        done = subprocess.run([tool, "convert", source, "-t", "markdown", "-o", target, "--quiet",
                               "--extract", "off", "--render", "never"],
                              capture_output=True, check=False, timeout=60)
        if done.returncode not in (0, 1):
            sys.exit("exit %d: %s" % (done.returncode, done.stderr.decode()))
        for number in range(len(TRAPS)):
            matters[number] = front_matter(os.path.join(target, "2024-03-01-p%d.md" % number))
    failures = check_python(matters) + check_ruby(matters)
    print("\n".join(failures) or "%d strings stay what they are" % len(TRAPS))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
