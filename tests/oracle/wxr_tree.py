# SPDX-License-Identifier: MIT
"""A WXR file as ElementTree sees it, its elements named by what their namespace stands for. A file
that is not well-formed raises ValueError."""

import re
import xml.etree.ElementTree as ElementTree

VOCABULARIES = (
    (re.compile(r"https?://wordpress\.org/export/\d+\.\d+/"), "wp:"),
    (re.compile(r"https?://wordpress\.org/export/\d+\.\d+/excerpt/"), "excerpt:"),
    (re.compile(r"http://purl\.org/rss/1\.0/modules/content/"), "content:"),
    (re.compile(r"http://purl\.org/dc/elements/1\.1/"), "dc:"),
    (re.compile(r""), ""),
)
XML_SPACE = " \t\r\n\f\v"


def strip(text):
    """Without ASCII white space at the ends; a no-break space is text."""
    return text.strip(XML_SPACE)


class Node:
    """An element: `name` is "wp:post_id" whatever prefix the file uses, "{uri}x" if foreign."""

    def __init__(self, element):
        self.element = element
        uri, brace, self.local = element.tag.rpartition("}")
        self.uri = uri[1:] if brace else ""
        self.name = element.tag
        for pattern, prefix in VOCABULARIES:
            if pattern.fullmatch(self.uri):
                self.name = prefix + self.local
        self.attributes = {name.rpartition("}")[2]: value for name, value in element.items()}
        self.children = [Node(child) for child in element]

    def text(self):
        return (self.element.text or "") + "".join(child.tail or "" for child in self.element)

    def find_all(self, name):
        return [child for child in self.children if child.name == name]

    def find(self, name):
        return next((child for child in self.children if child.name == name), None)

    def value(self, name):
        child = self.find(name)
        return "" if child is None else child.text()

    def word(self, name):
        return strip(self.value(name))

    def canonical(self):
        """Itself and all it holds, comparable: for elements that nobody knows."""
        return (self.name, tuple(sorted(self.attributes.items())), strip(self.text()),
                tuple(child.canonical() for child in self.children))


def parse(path):
    try:
        return Node(ElementTree.parse(path).getroot())
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
