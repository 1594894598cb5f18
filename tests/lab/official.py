# SPDX-License-Identifier: MIT
"""The official importer at work: what it makes of files of ours beside what it makes of WordPress's
own export of the same site.

WordPress's own way loses much by itself; a file of ours may lose nothing more.
"""

import json
import re
import xml.etree.ElementTree

import reachable

# What XML 1.0 has no way to hold (2.2), but WordPress's own exports do all the same. The official
# importer then reads them with a parser of its own, which no other program's reader has.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CARRIER = "_postferry"


class Official:
    """Imports into site B of a lab. All tests of a lab share the one import of its own export."""

    def __init__(self, lab):
        self.lab = lab
        self.folder = lab.folder / "official"
        self.export = self.folder / "export.xml"
        self.baseline = self.folder / "baseline.json"
        if not self.baseline.exists():
            self.folder.mkdir(exist_ok=True)
            lab.run("export", "A", str(self.export))
            self._keep("complaints.json", json.dumps(self.bring(self.export)))
            found = lab.run("diff", "--json", accepted=(0, 1))
            for site in "AB":
                (self.folder / f"{site}.json").write_bytes((lab.folder / f"dump-{site}.json").read_bytes())
            self._keep("baseline.json", found)
        self.complaints = json.loads((self.folder / "complaints.json").read_text())

    def _keep(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    @property
    def reads_xml(self):
        """Whether WordPress's export is XML. If not, the importer reads it, but not a file of ours, with
        its makeshift parser, which takes some values in another way."""
        try:
            xml.etree.ElementTree.parse(self.export)
        except xml.etree.ElementTree.ParseError:
            return False
        return True

    def bring(self, *files):
        """Empties B and imports files in their order; what the importer complained of."""
        self.lab.run("reset", "B")
        complaints = []
        for file in files:
            complaints += json.loads(self.lab.run("import", str(file)))["complaints"]
        return complaints

    def worse(self):
        """What B lacks, holds changed or has too much beside WordPress's own way: Places."""
        found = self.lab.run("diff", "--json", "--baseline", str(self.baseline), accepted=(0, 1))
        places = [(what, where) for what, one in dict(json.loads(found)).items() for where in one["where"]]
        return Places(places, json.loads(self.baseline.read_text(encoding="utf-8")),
                      Dump(self.lab.folder / "dump-A.json"), Dump(self.lab.folder / "dump-B.json"),
                      Dump(self.folder / "B.json"))


class Dump:
    """A dump of wp-lab. Comments are named by moment, author and type, as its diff names them."""

    def __init__(self, path):
        self.all = json.loads(path.read_text(encoding="utf-8"))
        self.posts = self.all["posts"]

    def comments(self, post):
        return {f"{one['date_gmt']}|{one['author']}|{one['type']}": one
                for one in dict(self.posts[post]["comments"]).values()}

    def fields(self):
        """{place: value} of all that it holds but comments' parents."""
        found = {}
        for kind in ("authors", "terms", "posts"):
            for name, one in self.all[kind].items():
                _flatten(found, (kind, name), one)
        for name in self.posts:
            for mark, comment in self.comments(name).items():
                _flatten(found, ("comments", f"{name} {mark}"), comment)
        return found


def _flatten(found, place, owner):
    for key, value in owner.items():
        if key == "meta":
            for name, _ in value:
                found[(*place, key, name)] = _rows(owner, name)
        elif key not in ("comments", "parent") or place[0] == "posts" and key == "parent":
            found[(*place, key)] = value


class Places:
    """Places (what, where) in which an import is worse than WordPress's own way."""

    def __init__(self, places, baseline, source, made, official):
        self.places, self.baseline = places, baseline
        self.source, self.made, self.official = source, made, official
        self.reasons = [self.official_way_lost_all_of_it, self.is_all_of_it_that_xml_holds]

    def unexplained(self, *reasons):
        return [place for place in self.places
                if not any(reason(*place) for reason in (*self.reasons, *reasons))]

    def official_way_lost_all_of_it(self, _, where):
        """A post or a comment that comes by our file alone: what is there of it is a gain."""
        return any(where == lost or where.startswith(lost + " ")
                   for what, one in self.baseline.items() if re.match("(post|comment) lost", what)
                   for lost in one["where"])

    def is_all_of_it_that_xml_holds(self, what, where):
        """An export of ours is XML; characters that XML can't hold are in the carrier."""
        before, after = self.source.posts.get(where), self.made.posts.get(where)
        if before is None or after is None:
            return False
        if what == f"post.meta new [{CARRIER}]":
            return any(NOT_XML.search(text) for text in _texts(before))
        meta = re.fullmatch(r"post\.meta changed \[(.*)\]", what)
        if meta:
            return _rows(after, meta[1]) == [NOT_XML.sub("", row) for row in _rows(before, meta[1])]
        field = what.removeprefix("post.")
        return field in ("title", "content", "excerpt") and after[field] == NOT_XML.sub("", before[field])

    def neither_as_it_was_nor_as_by_the_official_way(self):
        """Places that WordPress's own way changes, and ours in another manner."""
        before, after, official = (dump.fields() for dump in (self.source, self.made, self.official))
        return [place for place, value in official.items()
                if place in before and place in after and not _lies_between(before[place], value, after[place])
                and not _is_moment_of_import(after[place], value)]


def _rows(post, key):
    return [value for name, value in post["meta"] if name == key]


def _texts(post):
    yield from (post["title"], post["content"], post["excerpt"])
    for row in post["meta"]:
        yield from row


def _lies_between(one, other, value):
    """Numbers count things: a post more than by the official way is one less lost."""
    if all(isinstance(x, int) for x in (one, other, value)):
        return min(one, other) <= value <= max(one, other)
    return value in (one, other)


def _is_moment_of_import(*values):
    """Both are times of these days: when it was imported. What the lab is seeded with is older."""
    return all(isinstance(value, str) and re.match(r"20(2[5-9]|[3-8]\d)-\d\d-\d\d \d\d:", value)
               for value in values)


class NotReachable:
    """Reasons for what a pull can't have brought: what reachable.py says of the API, in wp-lab's terms."""

    def __init__(self, places):
        self.source = places.source

    def __call__(self, what, where):
        kind = where.partition("/")[0]
        return (self.is_of_a_hidden_type(what, where, kind) or self.is_a_hidden_field(what, kind)
                or self.is_a_computed_date(what, where) or self.is_what_only_the_api_tells(what))

    def is_of_a_hidden_type(self, what, where, kind):
        if what == "post.terms lost":
            hidden = {term for term in self.source.posts[where]["terms"]
                      if term.partition("/")[0] in reachable.TAXONOMIES_WITHOUT_REST}
            return bool(hidden)
        return (what.startswith("post lost") and kind in reachable.TYPES_WITHOUT_REST
                or what == "term lost" and kind in reachable.TAXONOMIES_WITHOUT_REST)

    @staticmethod
    def is_a_hidden_field(what, kind):
        """Rows that no plugin registered; of single fields the rows behind the first; columns that the
        controller of a type has not."""
        column = re.fullmatch(r"post\.(\w+)", what)
        if column:
            return column[1] in reachable.COLUMNS_WITHOUT_REST.get(kind, ())
        meta = re.fullmatch(r"(post|term|comment)\.meta (lost|other number of values) \[(.*)\]", what, re.S)
        if not meta:
            return False
        shown = {"post": reachable.FIELDS.get(kind, set()), "term": reachable.TERM_FIELDS,
                 "comment": reachable.COMMENT_FIELDS}[meta[1]]  # fmt: skip
        if meta[2] == "lost":  # "" is the API's word for the usual template
            return meta[3] not in shown or meta[3] == "_wp_page_template"
        return meta[3] in reachable.SINGLE_FIELDS

    def is_a_computed_date(self, what, where):
        """Of drafts that never had a day of publication the API computes the GMT date."""
        return (what == "post.date_gmt" and self.source.posts[where]["status"] in ("draft", "pending")
                and self.source.posts[where]["date_gmt"].startswith("0000"))

    @staticmethod
    def is_what_only_the_api_tells(what):
        """Browsers of comments: WXR has no place for them but the carrier."""
        return what == f"post.meta new [{CARRIER}]"


class NamedLinks:
    """Reasons for what pieces made worse: links across pieces that split named.

    report: what `postferry split --report` wrote; export: the file that was split.
    """

    def __init__(self, report, export):
        text = export.read_text(encoding="utf-8", errors="replace")
        known = dict(_item(item) for item in re.findall(r"<item>.*?</item>", text, re.DOTALL))
        notes = json.loads(report.read_text(encoding="utf-8"))["notes"]
        self.links = [note for note in notes if note["code"] == "split.link"]
        self.names = set()
        for link in self.links:
            slug, title = known[link["post"].partition(" ")[0]]
            # wp-lab names menu entries and posts without a slug by their titles.
            self.names |= {"~" + title[:40]} if title else set()
            self.names |= {slug} if slug else set()
            if link["field"] == "_menu_item_object_id":
                self.names.add("nav_menu/")  # the entry is not imported: its menu counts one less

    def __call__(self, _, where):
        return any(name in where for name in self.names)


def _item(text):
    """(id, (slug, title)) of an item as WordPress writes it."""

    def value(name):
        match = re.search(rf"<{name}>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</{name}>", text, re.DOTALL)
        return match[1] if match else ""

    return value("wp:post_id"), (value("wp:post_name"), value("title"))
