# SPDX-License-Identifier: MIT
"""HTML in a normal form: what two spellings of the same elements and text have in common.

Left aside: order of attributes, spelling of references and void tags, percent-encoding of URLs, an
empty alt, white space between blocks and at the edges of lines, whether a blank stands inside or outside
of an inline tag, a line break at the end of <pre>, end tags that
HTML implies or that close nothing, which of b/strong, i/em, s/strike/del is used."""
import re
from html.parser import HTMLParser
from urllib.parse import quote, unquote

BLOCKS = set("""address article aside blockquote body caption center col colgroup dd details dialog
dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe
legend li link main menu nav ol optgroup option p param pre script section style summary table tbody td
tfoot th thead title tr ul""".split())
VOID = set("area base br col embed hr img input link meta param source track wbr".split())
TWINS = {"b": "strong", "i": "em", "s": "del", "strike": "del"}
INLINE = {"a", "em", "strong", "del"}
URLS = {"href", "src", "cite"}


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out = []
        self.stack = []

    def handle_starttag(self, tag, attrs):
        tag = TWINS.get(tag, tag)
        values = {}
        for name, value in attrs:
            value = value or ""
            if name in URLS:
                value = quote(unquote(value, errors="surrogateescape"), safe="/:?#[]@!$&'()*+,;=%",
                              errors="surrogateescape")
            values.setdefault(name, value)
        if values.get("alt") == "":
            del values["alt"]
        if tag in BLOCKS:  # implied end of a paragraph
            if self.stack and self.stack[-1] == "p":
                self._pop("p")
        self.out.append(("open", tag, tuple(sorted(values.items()))))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def _pop(self, tag):
        while self.stack:
            top = self.stack.pop()
            self.out.append(("close", top))
            if top == tag:
                return

    def handle_endtag(self, tag):
        tag = TWINS.get(tag, tag)
        if tag in self.stack:
            self._pop(tag)

    def handle_data(self, data):
        if self.out and self.out[-1][0] == "text":
            self.out[-1] = ("text", self.out[-1][1] + data)
        else:
            self.out.append(("text", data))

    def handle_comment(self, data):
        self.out.append(("comment", " ".join(data.split())))

    def handle_decl(self, decl):
        self.out.append(("declaration", " ".join(decl.split())))

    def unknown_decl(self, data):
        self.out.append(("declaration", " ".join(data.split())))

    def handle_pi(self, data):
        self.out.append(("instruction", " ".join(data.split())))

    def close(self):
        super().close()
        self._pop(None)


def _is_edge(event):
    return event is None or event[0] in ("comment", "declaration", "instruction") or (
        event[0] != "text" and (event[1] in BLOCKS or event[1] in ("br", "input")))


def _blanks_outside(events):
    """`a<b> c</b>` as `a <b>c</b>`, and `<b>a </b>c` as `<b>a</b> c`."""
    out = []
    for event in events:
        if event[0] == "text":
            text = event[1]
            if re.match("[ \t\r\n\f]", text):
                at = len(out)
                while at > 0 and out[at - 1][0] == "open" and out[at - 1][1] in INLINE:
                    at -= 1
                if at < len(out):
                    text = text.lstrip(" \t\r\n\f")
                    if at > 0 and out[at - 1][0] == "text":
                        out[at - 1] = ("text", out[at - 1][1] + " ")
                    else:
                        out.insert(at, ("text", " "))
            if text and out and out[-1][0] == "text":
                out[-1] = ("text", out[-1][1] + text)
            elif text:
                out.append(("text", text))
            continue
        if event[0] == "close" and event[1] in INLINE and out and out[-1][0] == "text":
            text = out[-1][1]
            bare = text.rstrip(" \t\r\n\f")
            if bare != text:
                out[-1:] = [("text", bare)] if bare else []
                out += [event, ("text", " ")]
                continue
        out.append(event)
    return out


def normal(html):
    """A list of events, equal for HTML that says the same."""
    reader = _Reader()
    reader.feed(html.replace("\0", "\ufffd"))
    reader.close()
    reader.out = _blanks_outside(reader.out)
    out = []
    pre = 0
    for i, event in enumerate(reader.out):
        if event[0] != "text":
            if event[1] in ("pre", "script", "style", "textarea"):
                pre += 1 if event[0] == "open" else -1
            out.append(event)
            continue
        text = event[1]
        after = reader.out[i + 1] if i + 1 < len(reader.out) else None
        before = reader.out[i - 1] if i > 0 else None
        if pre > 0:
            if before == ("open", "pre", ()) and text.startswith("\n"):
                text = text[1:]
            if after and after[0] == "close" and after[1] in ("code", "pre") and text.endswith("\n"):
                text = text[:-1]
        else:
            text = re.sub("[ \t\r\n\f]+", " ", text)
            if _is_edge(before):
                text = text.lstrip(" ")
            if _is_edge(after):
                text = text.rstrip(" ")
        if text:
            out.append(("text", text))
    return out
