# SPDX-License-Identifier: MIT
"""The posts that labels speak of, read by postferry: formats that it knows as files, everything else
as a post of JSON Lines whose body is what the file holds."""

import collections
import html
import json
import os
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor

JOBS = 2
FILES = {"markdown": "markdown", "wxr": "wxr"}  # kind: format that reads the file
KINDS = ["markdown", "hreview", "jsonld", "wxr", "wp-rest"]


def kind_of(record):
    return record["file"].split("/")[0]


def format_of(record):
    """The format that reads the file; None if what it holds is a body. Parsed microformats are a
    JSON document of their own."""
    if kind_of(record) == "hreview" and record["file"].endswith(".json"):
        return "json"
    return FILES.get(kind_of(record))


def key_of(record):
    """What tells one labelled post from all others."""
    return record["file"], record.get("post")


class Failure(Exception):
    pass


def read_all(tool, corpus, records):
    """key_of(record) -> the post as postferry has it."""
    files = collections.defaultdict(list)
    for record in records:
        files[record["file"]].append(record)
    bodies = [record for record in records if format_of(record) is None]
    found = _as_jsonl(tool, corpus, bodies) if bodies else {}
    with ThreadPoolExecutor(JOBS) as pool:
        whole = [labelled for labelled in files.values() if format_of(labelled[0])]
        for part in pool.map(lambda labelled: _of_file(tool, corpus, labelled), whole):
            found.update(part)
    return found


def _convert(tool, path, source_format):
    command = [tool, "convert", path, "-f", source_format, "-t", "jsonl", "--quiet",
               "--jsonl.header", "no", "--render", "never", "--no-config"]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    if done.returncode not in (0, 1):
        raise Failure("exit %d: %s\n%s" % (done.returncode, " ".join(command[1:]),
                                           done.stderr.decode("utf-8", "replace")[-1500:]))
    lines = done.stdout.decode("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def _of_file(tool, corpus, labelled):
    posts = _convert(tool, os.path.join(corpus, labelled[0]["file"]), format_of(labelled[0]))
    return {key_of(record): _pick(posts, record) for record in labelled}


def _pick(posts, record):
    if "post" in record:
        posts = [post for post in posts if str(post.get("id")) == record["post"]]
    if len(posts) > 1:  # an id that a file gives twice
        named = [post for post in posts if post.get("title") == record.get("post_title")]
        posts = named or posts
    if not posts:
        raise Failure("%s has no post %s" % (record["file"], record.get("post")))
    return posts[0]


def _as_jsonl(tool, corpus, records):
    """All bodies in one run."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "bodies.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            out.write('{"postferry": 1}\n')
            for number, record in enumerate(records, 1):
                post = _post_of(corpus, record)
                post["id"] = number
                out.write(json.dumps(post, ensure_ascii=False) + "\n")
        posts = _convert(tool, path, "jsonl")
    if len(posts) != len(records):
        raise Failure("%d of %d bodies were read" % (len(posts), len(records)))
    return {key_of(record): post for record, post in zip(records, posts)}


def _post_of(corpus, record):
    with open(os.path.join(corpus, record["file"]), encoding="utf-8", errors="replace") as file:
        text = file.read()
    if kind_of(record) == "wp-rest":
        return _rest_post(json.loads(text), record["post"])
    if record["file"].endswith((".json", ".jsonld")):
        text = '<script type="application/ld+json">\n%s\n</script>' % _item(text, record.get("post"))
    return {"content": {"format": "html", "value": text}}


def _item(text, name):
    """Of JSON-LD with several reviews, the labelled one ("review[1]: ...") as a page of its own."""
    number = re.match(r"review\[(\d+)\]", name or "")
    if not number:
        return text
    tree = json.loads(text)
    places = [tree, tree.get("mainEntity", {})]
    for place in places:
        if "review" in place:
            place["review"] = [place["review"][int(number.group(1))]]
    return json.dumps(tree, ensure_ascii=False, indent=1)


def _rest_post(tree, wanted):
    """A post of an answer of the REST API, or of a database's table (post_content: unrendered)."""
    posts = tree if isinstance(tree, list) else tree.get("posts", [tree])
    for post in posts:
        if str(post.get("id", post.get("ID"))) == wanted:
            break
    else:
        raise Failure("no post %s in an answer of the API" % wanted)
    raw = "post_content" in post
    title = _rendered(post.get("post_title", post.get("title")))
    made = {"title": title if raw else html.unescape(title),
            "content": {"format": "classic" if raw else "html",
                        "value": _rendered(post.get("post_content", post.get("content"))),
                        "rendered": True}}
    if raw:
        del made["content"]["rendered"]
    terms = _terms(post)
    return {**made, "terms": terms} if terms else made


def _rendered(value):
    return value.get("rendered", "") if isinstance(value, dict) else value or ""


def _terms(post):
    terms = []
    for group, taxonomy in (("categories", "category"), ("tags", "post_tag")):
        given = post.get(group)
        if isinstance(given, dict):  # lists hold only numbers
            terms += [{"taxonomy": taxonomy, "slug": term["slug"], "name": term["name"]}
                      for term in given.values()]
    return terms
