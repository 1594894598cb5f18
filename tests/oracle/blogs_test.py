#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Blogs that postferry writes, built by the engines they are written for.

    blogs_test.py POSTFERRY hugo|jekyll FIXTURES

Every published post must become a page with its title, text, date, tags and address; no draft,
private or protected one may be anywhere in what is built, feeds and lists included. Exit 77 if the engine is not installed (1 with POSTFERRY_REQUIRE_SHARED=1).
"""

import datetime
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

TITLE = "An \"odd\": title # with \\ & <tags>"
HIDDEN = ("draft", "private", "pending", "future", "trash")
TAGS = ["yes", "1984", "C# & co", "sand, dry", "science fiction", "Gr\u00fc\u00dfe"]
LITERAL = "{{ x }} {% if y %} {{< z >}} {{% w %}} {% raw %}"
# Classic text, and what must be on the page, in which entities are decoded.
BODIES = [
    ("Curly {{ braces }} and {% tags %} {{< short >}}.",
     ["Curly {{ braces }} and {% tags %} {{< short >}}."]),
    ("<b>Bold</b> 1 < 2 & 3", ["<strong>Bold</strong> 1 < 2 & 3"]),
    ("one\ntwo<br />three", ["one<br>two<br>three"]),
    ("literal &lt;b&gt; and &amp;amp; &lt;!", ["literal <b> and &amp; <!"]),
    ("Code <code>%s</code>." % LITERAL, ["<code>%s</code>" % LITERAL]),
    ("<pre>a\n\n  %s\n</pre>" % LITERAL, ["a\n\n  " + LITERAL]),
    ("<pre><code>for {{ x }} in {% y %}:\n    pass\n</code></pre>",
     ["for {{ x }} in {% y %}:\n    pass\n"]),
    ("<a href=\"https://x.example/{{a}}?b=1&amp;c={%% d %%}\">%s</a>" % LITERAL,
     [">%s</a>" % LITERAL, "b=1&c="]),
    ("<h2>%s</h2>" % LITERAL, [LITERAL + "</h2>"]),
    ("<ul>\n<li>a</li>\n<li>b\n<ol><li>c</li></ol></li>\n</ul>", ["<li>a</li>", "<ol>"]),
    ("<blockquote>q *r* _s_ 1. t</blockquote>\n# no heading\n- no list\n1. none",
     ["q *r* _s_ 1. t", "# no heading<br>- no list<br>1. none"]),
    ("A &#8220;quote&#8221; &#8211; dash &hellip; \\ back", ["A \u201cquote\u201d \u2013 dash \u2026"]),
    ("a_b_c *d* ~~e~~ [f](g) ![h](i) `j` http://x.example/a_b_c",
     ["a_b_c *d* ~~e~~ [f](g) ![h](i) `j` "]),
    ("<del>gone</del> H<sub>2</sub>O <details><summary>s</summary>d</details>",
     ["<del>gone</del>", "<sub>2</sub>", "<summary>s</summary>"]),
    ("<table><thead><tr><th>h|i</th><th>j</th></tr></thead>"
     "<tbody><tr><td>k</td><td>{{ l }}</td></tr></tbody></table>",
     ["h|i", "<td>k</td>", "<td>{{ l }}</td>"]),
]


def post(number, status, **more):
    text = "body%03d of a post" % number
    return {"id": number, "type": "post", "status": status, "slug": "post-%03d" % number,
            "title": "%s %03d" % (TITLE, number), "date": "2024-03-%02dT01:30:00+02:00" % number,
            "modified": "2024-04-01T00:00:00+02:00", "author": "jo",
            "url": "https://example.org/2024/03/post-%03d/" % number,
            "terms": [{"taxonomy": "category", "name": "Novels"}] +
                     [{"taxonomy": "post_tag", "name": name} for name in TAGS],
            "meta": [{"key": "mood", "value": "calm: very"}],
            "comments": [{"id": number, "author": "Ada", "status": "approved",
                          "content": {"format": "classic", "value": "A \"comment\"\n- of two"}}],
            "review": {"works": [{"title": "Dune", "ids": {"isbn10": "0441172717"}}],
                       "rating": {"value": 4, "best": 5, "text": "4/5"}},
            "content": {"format": "classic",
                        "value": "\n\n".join([text] + [body for body, _ in BODIES])}, **more}


def document():
    posts = [post(1, "publish"), post(2, "publish", excerpt={"format": "classic", "value": "E: x"}),
             post(3, "publish", type="page", slug="about", url="https://example.org/about/"),
             post(4, "publish", password="secret"), post(5, "publish", type="film")]
    posts += [post(10 + i, status) for i, status in enumerate(HIDDEN)]
    return {"postferry": 1, "site": {"title": "Blog", "url": "https://example.org"}, "posts": posts}


def run(command, folder):
    environment = dict(os.environ, LC_ALL="C.UTF-8", HOME=folder)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False,
                          timeout=300)
    if done.returncode != 0:
        sys.exit("%s: exit %d\n%s%s" % (command[0], done.returncode, done.stdout.decode()[-3000:],
                                        done.stderr.decode()[-3000:]))
    return (done.stdout + done.stderr).decode()


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def build_hugo(folder):
    # Raw HTML is left out of pages unless one says so.
    write(folder, "config.toml", 'baseURL = "https://example.org/"\ntitle = "Blog"\n'
                                 "[markup.goldmark.renderer]\nunsafe = true\n")
    page = ('<h1>{{ .Title }}</h1><i>{{ .Date.Unix }}</i>'
            '{{ range .Params.tags }}<u>{{ . }}</u>{{ end }} {{ .Params.review.rating.text }} '
            "{{ .Content }}")
    for layout in ("single", "list"):
        write(folder, "layouts/_default/%s.html" % layout, page)
    write(folder, "layouts/_default/term.html",
          "<h1>{{ .Title }}</h1>{{ range .Pages }}<a href='{{ .RelPermalink }}'></a>{{ end }}")
    return run(["hugo", "--destination", "site"], folder)


def build_jekyll(folder):
    write(folder, "_config.yml", 'title: Blog\nplugins: []\ntimezone: UTC\n')
    page = ("<h1>{{ page.title | escape }}</h1><i>{{ page.date | date: '%s' }}</i>"
            "{% for tag in page.tags %}<u>{{ tag | escape }}</u>{% endfor %} "
            "{{ page.review.rating.text }} {{ content }}")
    for layout in ("post", "page"):
        write(folder, "_layouts/%s.html" % layout, page)
    write(folder, "feed.xml", "---\n---\n{% for post in site.posts %}{{ post.title | escape }}"
                              "{{ post.content }}{{ post.excerpt }}{% endfor %}\n")
    return run(["jekyll", "build", "--destination", "site"], folder)


def built_files(folder):
    """Text of all files that were built, by their path in the site."""
    out = {}
    top = os.path.join(folder, "site")
    for root, _, names in os.walk(top):
        for name in names:
            path = os.path.join(root, name)
            with open(path, encoding="utf-8", errors="replace") as file:
                out[os.path.relpath(path, top)] = file.read()
    return out


def as_written(page):
    """A page without what engines may choose."""
    page = re.sub(r"\s*<br ?/?>\s*", "<br>", page)
    return html.unescape(re.sub(r"(<(h\d|table|li|pre|code)) [^>]*>", r"\1>", page))


def check_post(built, number, address):
    page = next((text for path, text in built.items() if path in address), None)
    if page is None:
        yield "post %d is at none of %s" % (number, address)
        return
    # Angle brackets that were text are no tags.
    for part in ("literal &lt;b", "&lt;tags", "1 &lt; 2"):
        if part not in page:
            yield "post %d lacks %r in its source:\n%s" % (number, part, page[:6000])
    page = as_written(page)
    moment = datetime.datetime(2024, 3, number, 1, 30) - datetime.timedelta(hours=2)
    seconds = int(moment.replace(tzinfo=datetime.timezone.utc).timestamp())
    parts = ["<h1>%s %03d</h1>" % (TITLE, number), "body%03d of a post" % number, "4/5",
             "<i>%d</i>" % seconds] + ["<u>%s</u>" % tag for tag in TAGS]
    for part in parts + [part for _, some in BODIES for part in some]:
        if part not in page:
            yield "post %d lacks %r:\n%s" % (number, part, page[:6000])


def check(built):
    failures = []
    for number in (1, 2, 3, 5):
        path = "about" if number == 3 else "2024/03/post-%03d" % number
        failures += check_post(built, number, (path + "/index.html", path + ".html"))
    for number in [4] + [10 + i for i in range(len(HIDDEN))]:
        for path, text in built.items():
            if "body%03d" % number in text or "tags> %03d" % number in html.unescape(text) or \
                    "post-%03d" % number in text + path:
                failures.append("post %d is in %s" % (number, path))
    return failures


def check_lists(engine, built):
    """The engine's own lists know the posts."""
    if engine == "hugo":
        for tag in ("yes", "1984", "science-fiction"):
            page = built.get("tags/%s/index.html" % tag, "")
            for number in (1, 2, 5):
                if "/2024/03/post-%03d/" % number not in page:
                    yield "the tag %s has no post %d" % (tag, number)
    feed = built.get("index.xml" if engine == "hugo" else "feed.xml", "")
    if "body001" not in feed:
        yield "the feed lacks posts"


def check_fixture(tool, engine, build, path):
    """A real-shaped export builds at all."""
    with tempfile.TemporaryDirectory() as folder:
        site = os.path.join(folder, "blog")
        convert(tool, engine, path, site)
        build(site)
        if not any(path.endswith(".html") for path in built_files(site)):
            sys.exit("%s gives no pages" % path)


def convert(tool, engine, source, target):
    done = subprocess.run([tool, "convert", source, "-t", "markdown", "-o", target,
                           "--markdown.flavor", engine, "--quiet"],
                          capture_output=True, check=False, timeout=60)
    if done.returncode not in (0, 1):
        sys.exit("exit %d: %s" % (done.returncode, done.stderr.decode()))


def main():
    tool, engine, fixtures = sys.argv[1:4]
    if shutil.which(engine) is None:
        required = os.environ.get("POSTFERRY_REQUIRE_SHARED") == "1"
        print("%s is not installed%s" % (engine, "" if required else ": skipped"))
        sys.exit(1 if required else 77)
    build = build_hugo if engine == "hugo" else build_jekyll
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "blog.json")
        with open(source, "w", encoding="utf-8") as file:
            json.dump(document(), file)
        site = os.path.join(folder, "blog")
        convert(tool, engine, source, site)
        said = build(site)
        built = built_files(site)
        failures = check(built) + list(check_lists(engine, built))
        failures += ["%s says: %s" % (engine, line) for line in said.splitlines()
                     if re.search(r"\b(error|warn(ing)?)\b", line, re.I)]
    check_fixture(tool, engine, build, os.path.join(fixtures, "wxr/sample-blog.xml"))
    print("\n".join(failures) or "%s builds it" % engine)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
