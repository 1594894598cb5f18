#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An independent reading of WXR files, written from the format's description.

    wxr_reading.py check FILE.xml OUT.jsonl     does postferry's JSON Lines say what the file says?
    wxr_reading.py same A.xml B.xml             do two files say the same? (A -> something -> B)

Prints the differences; exit 1 if there are any, 4 if a file is no well-formed XML.
"""

import datetime
import email.utils
import json
import re
import sys

import wxr_tree
from wxr_tree import strip

NO_DATE = "0000-00-00 00:00:00"


# ---------------------------------------------------------------- values


def civil(text):
    """MySQL's date; None for the zero date and for what is none."""
    try:
        return datetime.datetime.strptime(strip(text), "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None


def unreadable(text):
    text = strip(text)
    return text not in ("", NO_DATE) and civil(text) is None


def joined(local_text, gmt_text, pub_date=""):
    """(date, date_gmt) of the model from two columns, or from pubDate where both lack."""
    local, gmt = civil(local_text), civil(gmt_text)
    if local and gmt:
        seconds = round((local - gmt).total_seconds())
        if seconds % 60 == 0 and abs(seconds) < 86400:
            sign = "-" if seconds < 0 else "+"
            minutes = abs(seconds) // 60
            offset = "%s%02d:%02d" % (sign, minutes // 60, minutes % 60)
            return local.isoformat() + offset, ""
        return local.isoformat(), gmt.isoformat() + "Z"
    if local:
        return local.isoformat(), ""
    if gmt:
        return gmt.isoformat() + "Z", ""
    return from_pub_date(pub_date), ""


def from_pub_date(text):
    if not strip(text) or "-0001" in text:
        return ""
    try:
        parsed = email.utils.parsedate_to_datetime(strip(text))
    except (TypeError, ValueError, IndexError):
        return ""
    if parsed.tzinfo is None:
        return parsed.isoformat()
    iso = parsed.isoformat()
    return iso.replace("+00:00", "Z")


def identifier(text):
    text = strip(text)
    return "" if re.fullmatch(r"0*", text) else text


def approved(text):
    return {"1": "approved", "0": "hold"}.get(strip(text), strip(text))


# ---------------------------------------------------------------- the file's reading


def read_meta(parent, name):
    return [(node.value("wp:meta_key"), node.value("wp:meta_value"))
            for node in parent.find_all(name)]


KNOWN_IN_COMMENT = {
    "wp:comment_" + name
    for name in ("id author author_email author_url author_IP date date_gmt content approved type "
                 "parent user_id").split()
} | {"wp:commentmeta"}

KNOWN_IN_ITEM = set(
    "title link pubDate dc:creator guid content:encoded excerpt:encoded wp:post_id wp:post_date "
    "wp:post_date_gmt wp:post_modified wp:post_modified_gmt wp:comment_status wp:ping_status "
    "wp:post_name wp:status wp:post_parent wp:menu_order wp:post_type wp:post_password "
    "wp:is_sticky wp:attachment_url category wp:postmeta wp:comment".split())

KNOWN_IN_CHANNEL = set(
    "item title link description pubDate language generator wp:wxr_version wp:base_site_url "
    "wp:base_blog_url wp:author wp:wp_author wp:category wp:tag wp:term".split())

REPEATABLE = set(
    "item category wp:postmeta wp:comment wp:commentmeta wp:author wp:wp_author wp:category wp:tag "
    "wp:term".split())


def unknown(node, known):
    """Elements that the format does not have, and those that stand again where once is all. An
    item's description, which WordPress leaves empty, is one of them if it says something."""
    rest = []
    seen = set()
    for child in node.children:
        again = child.name in seen and child.name not in REPEATABLE
        seen.add(child.name)
        if (child.name in known and not again) or "postferry" in child.uri:
            continue
        if child.name != "description" or strip(child.text()):
            rest.append(child)
    return rest


def read_comment(node):
    date, date_gmt = joined(node.value("wp:comment_date"), node.value("wp:comment_date_gmt"))
    return {
        "id": identifier(node.value("wp:comment_id")),
        "parent": identifier(node.value("wp:comment_parent")),
        "author": node.value("wp:comment_author"),
        "email": node.value("wp:comment_author_email"),
        "url": node.word("wp:comment_author_url"),
        "ip": node.value("wp:comment_author_IP"),
        "user_id": identifier(node.value("wp:comment_user_id")),
        "date": date,
        "date_gmt": date_gmt,
        "content": node.value("wp:comment_content"),
        "status": approved(node.value("wp:comment_approved")),
        "type": node.word("wp:comment_type"),
        "meta": read_meta(node, "wp:commentmeta"),
        "unknown": [child.canonical() for child in unknown(node, KNOWN_IN_COMMENT)],
    }


def read_terms(item, before_1_1):
    terms = []
    for node in item.find_all("category"):
        domain = node.attributes.get("domain", "category")
        taxonomy = "post_tag" if domain == "tag" else domain
        terms.append((taxonomy, node.attributes.get("nicename", ""), node.text()))
    if not before_1_1:
        return terms
    with_slug = {(taxonomy, name) for taxonomy, slug, name in terms if slug}
    return [term for term in terms if term[1] or (term[0], term[2]) not in with_slug]


DATES = ("wp:post_date", "wp:post_date_gmt", "wp:post_modified", "wp:post_modified_gmt")


def read_item(item, before_1_1):
    date, date_gmt = joined(*map(item.value, DATES[:2]), item.value("pubDate"))
    modified, modified_gmt = joined(*map(item.value, DATES[2:]))
    guid = item.find("guid")
    return {
        "title": item.value("title"),
        "url": item.word("link"),
        "author": item.value("dc:creator"),
        "guid": item.word("guid"),
        "permalink": guid.attributes.get("isPermaLink", "") if guid else "",
        "content": item.value("content:encoded"),
        "excerpt": item.value("excerpt:encoded"),
        "id": identifier(item.value("wp:post_id")),
        "date": date,
        "date_gmt": date_gmt,
        "modified": modified,
        "modified_gmt": modified_gmt,
        "bad_dates": [name for name in DATES if unreadable(item.value(name))],
        "comment_status": item.word("wp:comment_status"),
        "ping_status": item.word("wp:ping_status"),
        "slug": item.word("wp:post_name"),
        "status": item.word("wp:status"),
        "parent": identifier(item.value("wp:post_parent")),
        "menu_order": identifier(item.value("wp:menu_order")),
        "type": item.word("wp:post_type"),
        "password": item.value("wp:post_password"),
        "sticky": item.word("wp:is_sticky") == "1",
        "attachment_url": item.word("wp:attachment_url"),
        "terms": read_terms(item, before_1_1),
        "meta": [pair for pair in read_meta(item, "wp:postmeta") if pair[0] != "_postferry"],
        "comments": [read_comment(node) for node in item.find_all("wp:comment")],
        "unknown": [child.canonical() for child in unknown(item, KNOWN_IN_ITEM)],
    }


def read_author(node):
    author = {key: node.value("wp:author_" + key)
              for key in ("login", "email", "display_name", "first_name", "last_name")}
    author["id"] = node.word("wp:author_id")
    return author


TERM_NAMES = {  # slug, parent, name, description, taxonomy
    "wp:category": ("wp:category_nicename", "wp:category_parent", "wp:cat_name",
                    "wp:category_description", "category"),
    "wp:tag": ("wp:tag_slug", None, "wp:tag_name", "wp:tag_description", "post_tag"),
    "wp:term": ("wp:term_slug", "wp:term_parent", "wp:term_name", "wp:term_description", None),
}


def read_term(node):
    slug, parent, name, description, taxonomy = TERM_NAMES[node.name]
    return {
        "id": node.word("wp:term_id"),
        "taxonomy": taxonomy or node.value("wp:term_taxonomy"),
        "slug": node.value(slug),
        "parent": node.value(parent) if parent else "",
        "name": node.value(name),
        "description": node.value(description),
        "meta": read_meta(node, "wp:termmeta"),
    }


def resolve_parents(terms):
    """WXR 1.0 gives parents by name."""
    slugs = {(term["taxonomy"], term["slug"]) for term in terms}
    by_name = {}
    for term in terms:
        by_name.setdefault((term["taxonomy"], term["name"]), term["slug"])
    for term in terms:
        key = (term["taxonomy"], term["parent"])
        if term["parent"] and key not in slugs:
            term["parent"] = by_name.get(key, term["parent"])


def read_wxr(path):
    channel = wxr_tree.parse(path)
    if channel.name == "rss":
        channel = channel.find("channel")
    version = channel.word("wp:wxr_version")
    before_1_1 = version in ("", "1.0")
    terms = [read_term(node) for node in channel.children if node.name in TERM_NAMES]
    if before_1_1:
        resolve_parents(terms)
    return {
        "version": version,
        "title": channel.word("title"),
        "url": channel.word("link") or channel.word("wp:base_blog_url"),
        "base_url": channel.word("wp:base_site_url"),
        "description": channel.word("description"),
        "language": channel.word("language"),
        "authors": [read_author(node) for node in channel.children
                    if node.name in ("wp:author", "wp:wp_author")],
        "terms": terms,
        "items": [read_item(node, before_1_1) for node in channel.find_all("item")],
        "unknown": [child.canonical() for child in unknown(channel, KNOWN_IN_CHANNEL)],
    }


def main():
    import wxr_compare

    if len(sys.argv) != 4 or sys.argv[1] not in ("check", "same"):
        sys.exit(__doc__)
    try:
        first = read_wxr(sys.argv[2])
        if sys.argv[1] == "check":
            with open(sys.argv[3], encoding="utf-8") as file:
                lines = [json.loads(line) for line in file if line.strip()]
            differences = wxr_compare.check(first, lines)
        else:
            differences = wxr_compare.same(first, read_wxr(sys.argv[3]))
    except ValueError as error:
        print("no well-formed XML:", error, file=sys.stderr)
        sys.exit(4)
    for difference in differences[:20]:
        print(difference)
    if len(differences) > 20:
        print("... and %d more" % (len(differences) - 20))
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
