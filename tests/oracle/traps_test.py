#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Posts that other exporters lose, overwrite, publish by accident or write wrong, as a folder.

    traps_test.py POSTFERRY

A WXR file of them becomes a blog of files in every flavour, on a real file system. All of them must
be there, under names that are safe on every system; PyYAML must read what was meant; what nobody
may see has the draft mark; and back comes the same, field by field. Exit 77 if PyYAML is missing
(1 with POSTFERRY_REQUIRE_SHARED=1).
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from xml.sax.saxutils import escape

try:
    import yaml
except ImportError:
    print("PyYAML is missing")
    sys.exit(1 if os.environ.get("POSTFERRY_REQUIRE_SHARED") == "1" else 77)

FLAVOURS = {"plain": ("draft", True), "hugo": ("draft", True), "jekyll": ("published", False)}
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.I)
LOCAL, GMT = "2020-01-07 01:30:00", "2020-01-06 23:30:00"

# Slugs as they stand in the file. Each makes a post of its own.
SLUGS = ["same", "same", "Same", "SAME-2", "same-2", ".", "..", "...", "../../etc/passwd", "/", "\\",
         "con", "NUL", "aux.md", "Com1.txt", "lpt9", "index", "_index", "readme", "CON.", "nul ",
         "trailing. . ", ".hidden", "-rf", "--", "a:b*c?d\"e<f>g|h", "caf%c3%a9", "CAF%C3%89",
         "%2e%2e%2f", "%00", "%ff%fe", "a%0ab", "%f0%9f%93%9a", "%d7%a9%d7%9c%d7%95%d7%9d",
         "%e2%80%ae%e2%80%8fgpj", "%ef%bb%bfbom", "x" * 300, "x" * 300 + "y",
         "%e6%97%a5" * 100, "%f0%9f%93%9a" * 75, "0123", "2024-01-01", "true", "~", "#x", "a b"]
# Titles, for posts without a slug.
TITLES = ["", " ", "no", "Norway: no", "0123", "1e3", "0x1F", "2024-01-01", "12:30", "=", "~", "null",
          "true", "- a", "? b", "# c", "a: b", "a #b", "'q'", '"q"', "it's \"so\"", "C:\\new",
          "C:\\data\\", "\\", "tab\there", "l\u2028s\u2029p", "nel\u0085x", "\ufeffbom", "nb\u00a0sp",
          "%", "@x", "`x`", "!x", "&x", "*x", "|", ">", "{{ x }}", "{% raw %}", "[x]", "---", "...",
          "\U0001f4da books", "\u05e9\u05dc\u05d5\u05dd", "\u202eevil\u202c", "B|C",
          "<b>bold</b> & <i>", "&lt;b&gt; literal", "&amp;amp;", "long " * 80, "x" * 2000]
BODIES = ["Para one\nline two\n\nPara two", "a &lt;b&gt; literal and 1 < 2 & 3", "B|C\tD",
          "<pre>a\n\n\tb  c\n</pre>", "<ul><li>a\n\nb</li></ul>", "[gallery ids=\"1,2\"] [sic] [[x]]",
          "H<sub>2</sub>O <del>x</del> <img src=\"a.png\" width=\"3\" class=\"wp-image-1\" />",
          "<table><tr><td>a|b<br />c</td></tr></table>", "<details><summary>s</summary>d</details>",
          "<iframe src=\"http://127.0.0.1:9/\"></iframe>", "<b>x\n\ny</b>", "a_b_c http://x.y/a_b_c",
          "<a href=\"?p=12\">x</a> <a href=\"/?p=12&amp;y\">y</a>", "\u202eevil \U0001f4da", "---",
          "---\ntitle: injected\n---\n\ntext", "# not a heading\n1. x\n- y\n> z", "{{ x }} {% raw %}",
          "one\u2028two\u2029three\u0085four", "\ufeffbom", "", "   ", "<!--more-->", "a\\\nb  \nc"]
# Statuses and passwords of posts that nobody may see.
HIDDEN = [("private", ""), ("draft", ""), ("pending", ""), ("future", ""), ("trash", ""),
          ("publish", "secret"), ("archived", "")]


def cdata(text):
    return "<![CDATA[%s]]>" % text.replace("]]>", "]]]]><![CDATA[>")


def item(number, title="T", slug="", body="text", status="publish", password="", dated=True,
         kind="post"):
    date = (LOCAL, GMT) if dated else ("0000-00-00 00:00:00",) * 2
    fields = [("title", title), ("dc:creator", "jo"), ("content:encoded", body),
              ("wp:post_id", str(number)), ("wp:post_date", date[0]), ("wp:post_date_gmt", date[1]),
              ("wp:post_name", slug), ("wp:status", status), ("wp:post_type", kind),
              ("wp:post_password", password)]
    meta = "".join("<wp:postmeta><wp:meta_key>%s</wp:meta_key><wp:meta_value>%s</wp:meta_value>"
                   "</wp:postmeta>" % (cdata(key), cdata("meta")) for key in ("title", "url", "draft"))
    terms = "".join('<category domain="post_tag" nicename="%s">%s</category>' % (
        escape(name.lower()), cdata(name)) for name in ("C#", "no", "a, b", "Gr\u00fc\u00dfe"))
    return "<item>%s%s%s</item>\n" % (
        "".join("<%s>%s</%s>" % (name, cdata(text), name) for name, text in fields), terms, meta)


def items():
    """Pairs of an item and what its file must say: title, and whether anybody may see it."""
    out = []

    def add(title="T", visible=True, **more):
        out.append((item(1 + len(out), title, **more), title, visible))

    for slug in SLUGS:
        add(slug=slug)
        add(slug=slug, dated=False, kind="page")
        add(slug=slug, dated=False)
    for title in TITLES:
        add(title)
    for body in BODIES:
        add(body=body, slug="body")
    for status, password in HIDDEN:
        add(status=status, password=password, visible=False)
    add(slug="dateless", dated=False)
    add(slug="draft", dated=False, status="draft", visible=False)
    return out


def document(made):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
            'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:wp="http://wordpress.org/export/1.2/">\n<channel><title>Blog</title>'
            '<link>https://example.org</link><wp:wxr_version>1.2</wp:wxr_version>\n'
            '%s</channel></rss>\n' % "".join(text for text, _, _ in made))


def convert(tool, source, target, *options):
    command = [tool, "convert", source, "-o", target, "--quiet", "--overwrite", *options]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    if done.returncode != 0:
        sys.exit("exit %d: %s\n%s" % (done.returncode, command, done.stderr.decode()))


def posts(tool, source, folder):
    path = os.path.join(folder, "read.jsonl")
    convert(tool, source, path, "-t", "jsonl")
    with open(path, encoding="utf-8") as file:
        return [post for post in map(json.loads, file) if "postferry" not in post]


def plain_title(title):
    """A title of WordPress is HTML; blanks at its ends don't count."""
    return (re.sub(r"<[^>]*>", "", title).replace("&lt;", "<").replace("&gt;", ">")
            .replace("&amp;", "&"))


def files(folder):
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".postferry"]
        for name in names:
            yield os.path.relpath(os.path.join(root, name), folder)


def check_names(names):
    """What no file system and no shell stumbles over."""
    seen = {}
    for path in names:
        for name in path.split("/"):
            if len(name.encode()) > 255 or DEVICES.match(name) or name[0] in ".-" or \
                    name[-1] in ". " or re.search(r'[\x00-\x1f\x7f-\x9f<>:"\\|?*\s]', name) or \
                    any(unicodedata.category(c) in ("Cf", "Cc", "Zl", "Zp") for c in name):
                yield "%r is no safe name" % path
        key = path.casefold()
        if key in seen:
            yield "%r and %r are one name" % (path, seen[key])
        seen[key] = path


def front_matter(text):
    if not text.startswith("---\n"):
        return None
    return yaml.safe_load(text[4:text.index("\n---\n", 4) + 1])


def check_files(folder, made, mark):
    key, hidden = mark
    found = {}
    for path in files(folder):
        with open(os.path.join(folder, path), encoding="utf-8", newline="") as file:
            matter = front_matter(file.read())
        found[matter["id"]] = (path, matter)
    for number, (_, title, visible) in enumerate(made, 1):
        if number not in found:
            yield "post %d %r has no file" % (number, title)
            continue
        path, matter = found[number]
        if matter.get("title", "").strip() != plain_title(title).strip():
            yield "%s: title is %r, not %r" % (path, matter.get("title"), plain_title(title))
        if (matter[key] == hidden) == visible:
            yield "%s: %s is %r" % (path, key, matter[key])
        if matter.get("tags") != ["C#", "no", "a, b", "Gr\u00fc\u00dfe"]:
            yield "%s: tags are %r" % (path, matter.get("tags"))
        if "date" in matter and str(matter["date"]) != "2020-01-07 01:30:00+02:00":
            yield "%s: date is %r" % (path, str(matter["date"]))
        if ("date" in matter) != ("2020-01-07-" in path):
            yield "%s: the name does not go with the date" % path


def main():
    tool = sys.argv[1]
    failures = []
    made = items()
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "traps.xml")
        with open(source, "w", encoding="utf-8", newline="") as file:
            file.write(document(made))
        original = posts(tool, source, folder)
        if len(original) != len(made):
            sys.exit("%d posts of %d" % (len(original), len(made)))
        for flavour, mark in FLAVOURS.items():
            blog = os.path.join(folder, flavour)
            convert(tool, source, blog, "-t", "markdown", "--markdown.flavor", flavour,
                    "--private-data", "keep")
            names = sorted(files(blog))
            if len(names) != len(made):
                failures.append("%s: %d files for %d posts" % (flavour, len(names), len(made)))
            problems = list(check_names(names)) + list(check_files(blog, made, mark))
            failures += ["%s: %s" % (flavour, problem) for problem in problems]
            back = posts(tool, blog, folder)
            if len(back) != len(original):
                failures.append("%s: %d posts of %d" % (flavour, len(back), len(original)))
            for before, after in zip(original, back):
                for key in {**before, **after}:
                    if before.get(key) != after.get(key):
                        failures.append("%s: %s of post %s is %r, was %r" % (
                            flavour, key, before["id"], after.get(key), before.get(key)))
    print("\n".join(failures[:60]) or "%d traps in %d flavours" % (len(made), len(FLAVOURS)))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
