# SPDX-License-Identifier: MIT
"""Blocks of text as bodies: classic, html, blocks, markdown and text.

A block is (kind, lines): p, h (a heading), b (a bold paragraph), ul, ol, pre, quote. In lines
italic(), bold() and link() set marks that each kind of body writes in its own way.
"""

import html
import re

KINDS = ("classic", "html", "blocks", "markdown", "text")
MARK = re.compile("\x01(.*?)\x02|\x03(.*?)\x04|\x05(.*?)\x06(.*?)\x07")


def italic(text):
    return "\x01%s\x02" % text


def bold(text):
    return "\x03%s\x04" % text


def link(url, text):
    return "\x05%s\x06%s\x07" % (url, text)


def marked(text, how):
    """The text with its marks written by `how`, a function of (italic, bold, url, text)."""
    out, at = [], 0
    for hit in MARK.finditer(text):
        out.append(how(None, text[at:hit.start()]))
        kind = "i" if hit.group(1) is not None else "b" if hit.group(2) is not None else hit.group(3)
        out.append(how(kind, marked(hit.group(1) or hit.group(2) or hit.group(4), how), True))
        at = hit.end()
    out.append(how(None, text[at:]))
    return "".join(out)


def as_html(text):
    def how(kind, text, done=False):
        if kind is None:
            return html.escape(text, quote=False)
        if kind in "ib":
            tag = {"i": "em", "b": "strong"}[kind]
            return "<%s>%s</%s>" % (tag, text, tag)
        return '<a href="%s">%s</a>' % (html.escape(kind), text)
    return marked(text, how)


def as_markdown(text):
    def how(kind, text, done=False):
        if kind is None:
            return re.sub(r"([*_\[\]<>`])", r"\\\1", text)
        if kind in "ib":
            return ("*%s*" if kind == "i" else "**%s**") % text
        return "[%s](%s)" % (text, kind)
    return marked(text, how)


def as_text(text):
    return marked(text, lambda kind, text, done=False: text)


def html_block(kind, lines, rng):
    lines = [as_html(line) for line in lines]
    if kind == "p":
        return "<p>%s</p>" % rng.choice(["<br />\n", "<br>"]).join(lines)
    if kind == "h":
        return "<h3>%s</h3>" % lines[0]
    if kind == "b":
        return "<p><strong>%s</strong></p>" % lines[0]
    if kind in ("ul", "ol"):
        return "<%s>\n%s\n</%s>" % (kind, "\n".join("<li>%s</li>" % line for line in lines), kind)
    if kind == "pre":
        return "<pre>%s</pre>" % "\n".join(lines)
    return "<blockquote><p>%s</p></blockquote>" % "<br />".join(lines)


NAMES = {"p": "paragraph", "b": "paragraph", "h": "heading", "ul": "list", "ol": "list",
         "pre": "preformatted", "quote": "quote"}


def wp_block(kind, lines, rng):
    inner = html_block(kind, lines, rng)
    attributes = {"ol": ' {"ordered":true}', "h": ' {"level":3}'}.get(kind, "")
    if kind in ("ul", "ol"):
        inner = re.sub(r"(<li>.*?</li>)", r"<!-- wp:list-item -->\n\1\n<!-- /wp:list-item -->", inner)
    return "<!-- wp:%s%s -->\n%s\n<!-- /wp:%s -->" % (NAMES[kind], attributes, inner, NAMES[kind])


def classic_block(kind, lines, rng):
    if kind == "p":
        return "\n".join(as_html(line) for line in lines)
    if kind == "b":
        return "<strong>%s</strong>" % as_html(lines[0])
    return html_block(kind, lines, rng)


def markdown_block(kind, lines, rng):
    lines = [as_markdown(line) for line in lines]
    if kind == "p":
        return rng.choice(["  \n", "\n", "\\\n"]).join(lines)
    if kind == "h":
        return "## " + lines[0]
    if kind == "b":
        return "**%s**" % lines[0]
    if kind == "ul":
        bullet = rng.choice(["- ", "* "])
        return "\n".join(bullet + line for line in lines)
    if kind == "ol":
        return "\n".join("%d. %s" % pair for pair in enumerate(lines, 1))
    if kind == "pre":
        return "```\n%s\n```" % "\n".join(lines)
    return "\n".join("> " + line for line in lines)


def text_block(kind, lines, rng):
    lines = [as_text(line) for line in lines]
    if kind == "ul":
        bullet = rng.choice(["- ", "* ", "• "])
        return "\n".join(bullet + line for line in lines)
    if kind == "ol":
        return "\n".join("%d. %s" % pair for pair in enumerate(lines, 1))
    return "\n".join(lines)


WRITERS = {"classic": classic_block, "html": html_block, "blocks": wp_block,
           "markdown": markdown_block, "text": text_block}


def body(kind, blocks, rng):
    parts = [WRITERS[kind](what, lines, rng) for what, lines in blocks]
    return ("\n" if kind == "html" else "\n\n").join(parts)
