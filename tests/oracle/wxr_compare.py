# SPDX-License-Identifier: MIT
"""Compares readings of WXR files with each other and with postferry's JSON Lines, up to the
normalisations that the model names."""

import html
import re

MADE_TITLE = "(no title)"


def shorten(value):
    text = repr(value)
    return text if len(text) <= 150 else text[:150] + "..."


class Differences(list):
    """Collects messages; `where` says which post."""

    def __init__(self):
        super().__init__()
        self.where = ""

    def compare(self, what, expected, found):
        if expected != found:
            self.append("%s%s: %s is %s" % (self.where, what, shorten(expected), shorten(found)))


# ---------------------------------------------------------------- a reading against JSON Lines


def plain(stored):
    """Entities decoded once (only complete ones: a bare & is text), tags stripped."""
    text = re.sub(r"<(?:/?[A-Za-z]|!--)[^>]*>", "", stored)
    entity = r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);"
    return re.sub(entity, lambda match: html.unescape(match.group()), text)


def check_plain(differences, what, stored, entry, key):
    """`key` is the plain text of what is stored, which itself stands in key_raw if it differs."""
    value = entry.get(key, "")
    differences.compare(what, stored, entry.get(key + "_raw", value))
    if value not in (plain(stored), html.unescape(stored), plain(stored).strip()):
        differences.append("%s%s: %s is not the plain text of %s" %
                           (differences.where, what, shorten(value), shorten(stored)))


def restored_crlf(stored, found):
    """A PHP-serialized value whose lengths fit only with CRLF gets its CRLF back."""
    return re.match(r"[aOsbidC]:", stored) is not None and found.replace("\r\n", "\n") == stored


def compare_meta(differences, expected, found):
    if len(expected) == len(found):
        found = [want if want[0] == got[0] and restored_crlf(want[1], got[1]) else got
                 for want, got in zip(expected, found)]
    differences.compare("meta", expected, found)


def check_meta(differences, expected, entries):
    found = [(entry.get("key", ""), entry.get("value", "")) for entry in entries]
    compare_meta(differences, expected, found)


def text_of(entry, key):
    return entry.get(key, {}).get("value", "")


def check_unknown(differences, elements, extras):
    raws = [extra.get("raw", "") for extra in extras]
    for element in elements:
        local = element[0].rpartition("}")[2].rpartition(":")[2]
        if not any(re.match(r"<(?:[\w.-]+:)?%s\b" % re.escape(local), raw) for raw in raws):
            differences.append("%s<%s> is not in extras" % (differences.where, element[0]))


def check_comment(differences, expected, entry):
    for key in ("id", "parent", "user_id"):
        differences.compare(key, expected[key], str(entry.get(key, "")))
    for key in ("email", "url", "ip", "status", "type", "date", "date_gmt"):
        differences.compare(key, expected[key], entry.get(key, ""))
    check_plain(differences, "author", expected["author"], entry, "author")
    differences.compare("content", expected["content"], text_of(entry, "content"))
    check_meta(differences, expected["meta"], entry.get("meta", []))
    check_unknown(differences, expected["unknown"], entry.get("extras", []))


def raw_or_plain(entry, key):
    return entry.get(key + "_raw", entry.get(key, ""))


def check_terms(differences, expected, entries):
    found = [(term.get("taxonomy", ""), term.get("slug", ""), raw_or_plain(term, "name"))
             for term in entries]
    differences.compare("terms", expected, found)


def check_post(differences, expected, post):
    where = differences.where
    # 0 as an id stands for none.
    number = str(post.get("id", ""))
    differences.compare("id", expected["id"], "" if number == "0" else number)
    differences.compare("parent", expected["parent"], str(post.get("parent", "")))
    differences.compare("menu_order", expected["menu_order"], str(post.get("menu_order", "")))
    for key in ("url", "author", "guid", "comment_status", "ping_status", "slug", "status", "type",
                "password", "attachment_url"):
        differences.compare(key, expected[key], post.get(key, ""))
    if expected["bad_dates"]:
        kept = {extra["path"].rpartition(":")[2] for extra in post.get("extras", [])}
        gone = [name for name in expected["bad_dates"] if name.rpartition(":")[2] not in kept]
        differences.compare("unreadable dates that extras lack", [], gone)
    else:
        for key in ("date", "date_gmt", "modified", "modified_gmt"):
            differences.compare(key, expected[key], post.get(key, ""))
    differences.compare("sticky", expected["sticky"], post.get("sticky", False))
    check_plain(differences, "title", expected["title"], post, "title")
    differences.compare("content", expected["content"], text_of(post, "content"))
    differences.compare("excerpt", expected["excerpt"], text_of(post, "excerpt"))
    check_terms(differences, expected["terms"], post.get("terms", []))
    check_meta(differences, expected["meta"], post.get("meta", []))
    check_unknown(differences, expected["unknown"], post.get("extras", []))
    comments = post.get("comments", [])
    differences.compare("number of comments", len(expected["comments"]), len(comments))
    for number, (want, got) in enumerate(zip(expected["comments"], comments)):
        differences.where = "%scomment %d: " % (where, number + 1)
        check_comment(differences, want, got)
    differences.where = where


def check_site(differences, reading, site):
    differences.compare("wxr_version", reading["version"], site.get("wxr_version", ""))
    for key in ("title", "url", "base_url", "description", "language"):
        differences.compare("site " + key, reading[key], site.get(key, ""))
    authors = [{key: value for key, value in author.items() if value}
               for author in reading["authors"]]
    found = [{key: str(raw_or_plain(author, key)) for key in author if not key.endswith("_raw")}
             for author in site.get("authors", [])]
    differences.compare("authors", [author for author in authors if author], found)
    differences.compare("number of terms", len(reading["terms"]), len(site.get("terms", [])))
    for want, got in zip(reading["terms"], site.get("terms", [])):
        flat = dict(got, id=str(got.get("id", "")), name=raw_or_plain(got, "name"))
        for key in ("id", "taxonomy", "slug", "parent", "name", "description"):
            differences.compare("term %s %s" % (want["slug"], key), want[key], flat.get(key, ""))
        check_meta(differences, want["meta"], got.get("meta", []))
    check_unknown(differences, reading["unknown"], site.get("extras", []))


def whole_site(headers):
    """The site of all header lines: what stands behind the items comes in a line of its own."""
    site = {}
    for header in headers:
        for key, value in header.get("site", {}).items():
            if isinstance(value, list):
                site[key] = site.get(key, []) + value
            else:
                site.setdefault(key, value)
    return site


def check(reading, lines):
    """What of a reading postferry's JSON Lines do not say, or say otherwise."""
    differences = Differences()
    headers = [line for line in lines if "postferry" in line]
    posts = [line for line in lines if "postferry" not in line]
    check_site(differences, reading, whole_site(headers))
    differences.compare("number of posts", len(reading["items"]), len(posts))
    for number, (item, post) in enumerate(zip(reading["items"], posts)):
        differences.where = "item %d (id %s): " % (number + 1, item["id"] or "none")
        check_post(differences, item, post)
    return differences


# ---------------------------------------------------------------- two readings


def made_up(key, before, after, item):
    """Whether a writer may say `after` where the source says nothing."""
    if before not in ("", []):
        return False
    if key == "title":
        return after == MADE_TITLE and not item["content"] and not item["excerpt"]
    return {
        "id": str(after).isdigit(),
        "type": after == "post",
        "status": after in ("publish", "approved"),
        "permalink": after == "false",
    }.get(key, False)


def same_entry(differences, before, after):
    for key, value in before.items():
        if key in ("comments", "bad_dates", "terms", "meta"):
            continue
        if value != after[key] and not made_up(key, value, after[key], before):
            differences.compare(key, value, after[key])
    compare_meta(differences, before["meta"], after["meta"])


def named(term):
    """The importer refuses a term without a name: it is named by its slug."""
    taxonomy, slug, name = term
    return (taxonomy, slug, name or slug)


def same_item(differences, before, after):
    where = differences.where
    same_entry(differences, before, after)
    if before["terms"] != after["terms"]:
        differences.compare("terms", [named(term) for term in before["terms"]], after["terms"])
    differences.compare("number of comments", len(before["comments"]), len(after["comments"]))
    for number, (want, got) in enumerate(zip(before["comments"], after["comments"])):
        differences.where = "%scomment %d: " % (where, number + 1)
        same_entry(differences, want, got)
    differences.where = where


def same_site(differences, before, after):
    for key in ("title", "base_url", "description", "language"):
        if before[key]:
            differences.compare("site " + key, before[key], after[key])
    creators = {item["author"] for item in after["items"]}
    mine = [author for author in before["authors"] if any(author.values())]
    extra = [author for author in after["authors"] if author not in mine]
    kept = [author for author in after["authors"] if author in mine]
    differences.compare("authors kept", mine, kept)
    invented = [author for author in extra if author["login"] not in creators]
    differences.compare("authors invented", [], invented)
    used = {(term[0], term[2]) for item in after["items"] for term in item["terms"]}
    kept = [term for term in after["terms"] if term in before["terms"]]
    differences.compare("terms kept", before["terms"], kept)
    invented = [term for term in after["terms"]
                if term not in before["terms"] and (term["taxonomy"], term["name"]) not in used]
    differences.compare("terms invented", [], invented)
    differences.compare("unknown in channel", sorted(before["unknown"]), sorted(after["unknown"]))


def with_own_ids(before, after):
    """The items of `before`, those whose id an earlier one has with the id that it has in `after`:
    the importer passes over an item whose id it has met."""
    taken = {item["id"] for item in before["items"]}
    met = set()
    items = []
    for item, other in zip(before["items"], after["items"]):
        if item["id"] in met and other["id"] not in taken:
            taken.add(other["id"])
            item = dict(item, id=other["id"])
        met.add(item["id"])
        items.append(item)
    return items + before["items"][len(items):]


def same(before, after):
    """What the second reading says otherwise than the first."""
    differences = Differences()
    before = dict(before, items=with_own_ids(before, after))
    same_site(differences, before, after)
    differences.compare("number of items", len(before["items"]), len(after["items"]))
    for number, (want, got) in enumerate(zip(before["items"], after["items"])):
        differences.where = "item %d (id %s): " % (number + 1, want["id"] or "none")
        same_item(differences, want, got)
    return differences
