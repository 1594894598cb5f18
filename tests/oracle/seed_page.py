# SPDX-License-Identifier: MIT
"""A review page of a blog, and the shapes that its text has in the bodies of posts."""

import re


class Page:
    """Its lines by what they are."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        lines = [line.strip() for line in self.text.splitlines() if line.strip()]
        self.title = lines[0]
        self.labels = lines[1:4]
        heading = next(i for i, line in enumerate(lines) if "recommend these" in line)
        coming = lines.index("Coming up:")
        self.prose = lines[4:heading]
        self.heading = lines[heading]
        self.recommended = lines[heading + 1:coming]
        self.upcoming = lines[coming + 1:coming + 5]
        self.rest = lines[coming + 5:]

    def lines(self):
        """All but the title."""
        return (self.labels + self.prose + [self.heading] + self.recommended + ["Coming up:"] +
                self.upcoming + self.rest)


def element(name, text):
    return "<%s>%s</%s>" % (name, text, name)


def paragraphs(lines, between="\n"):
    return between.join(element("p", line) for line in lines)


def classic(page):
    return "\n".join(page.labels) + "\n\n" + "\n\n".join(page.lines()[3:])


def as_on_the_site(page):
    """All of the page's text as it is, the title line, its runs of empty lines and all."""
    return page.text


def entities(page):
    return "".join(c if c < "\x7f" else "&#%d;" % ord(c) for c in classic(page))


def broken_paragraphs(page):
    return paragraphs(["<br />\n".join(page.labels)] + page.lines()[3:])


def one_paragraph_each(page):
    return paragraphs(page.lines())


def broken_lines(page):
    """Few paragraphs of many lines, as people write whose editor knows no paragraphs."""
    return paragraphs(["<br />\n".join(page.labels)] + page.prose +
                      ["<br />".join([page.heading] + page.recommended),
                       "<br>\n".join(["Coming up:"] + page.upcoming)] + page.rest)


def one_line_each(page):
    """Nothing but single line breaks."""
    return "\n".join(page.lines())


def block(name, inner):
    return "<!-- wp:%s -->\n%s\n<!-- /wp:%s -->" % (name, inner, name.split(" ")[0])


def paragraph_blocks(page):
    lines = ["<br>".join(page.labels)] + page.lines()[3:]
    return "\n\n".join(block("paragraph", element("p", line)) for line in lines)


def block_per_line(page):
    return "\n\n".join(block("paragraph", element("p", line)) for line in page.lines())


def list_blocks(page):
    """Headings and lists of the block editor; reasons in paragraphs between them."""
    def items(lines):
        inner = "\n\n".join(block("list-item", element("li", line)) for line in lines)
        return block("list", '<ul class="wp-block-list">' + inner + "</ul>")

    def heading(line):
        return block('heading {"level":3}', '<h3 class="wp-block-heading">%s</h3>' % line)

    out = [block("paragraph", element("p", line)) for line in page.labels + page.prose]
    out.append(heading(page.heading))
    for reason, lines in reasons(page):
        out += [block("paragraph", element("p", reason)), items(lines)]
    out += [heading("Coming up:"), items(page.upcoming)]
    out += [block("paragraph", element("p", line)) for line in page.rest]
    return "\n\n".join(out)


def reasons(page):
    groups = []
    for line in page.recommended:
        if line.startswith("("):
            groups.append((line, []))
        else:
            groups[-1][1].append(line)
    return groups


def bold(line, mark):
    label, text = line.split(":", 1)
    return mark % (label + ":") + text


def bold_labels(page):
    labels = [bold(line, "<strong>%s</strong>") for line in page.labels]
    rest = page.prose + [element("strong", page.heading)] + page.recommended
    rest += ["<b>Coming up:</b>"] + page.upcoming + page.rest
    return "\n".join(labels) + "\n\n" + "\n\n".join(rest)


def bold_before_colon(page):
    labels = [re.sub(r"^([^:]+):", r"<b>\1</b>:", line) for line in page.labels]
    return paragraphs(["<br />".join(labels)] + page.lines()[3:])


def no_break_blanks(page):
    """As editors and French hands leave them, with spacer paragraphs."""
    labels = [line.replace(": ", "&nbsp;:&nbsp;") + "&nbsp;" for line in page.labels]
    lines = [re.sub(r"^([^(].*) by ", r"\1&nbsp;by ", line) + "&nbsp;"
             for line in page.lines()[3:]]
    return paragraphs(["<br />".join(labels), "&nbsp;"] + lines, "\n<p>&nbsp;</p>\n")


def raw_no_break(page):
    return classic(page).replace(": ", ":\u00a0")


def list_of_labels(page):
    items = "".join(element("li", line) + "\n" for line in page.labels)
    return "<ul>\n" + items + "</ul>\n" + "\n\n".join(page.lines()[3:])


def lists(page, name):
    def items(lines):
        return "<%s>\n%s</%s>" % (name, "".join("\t<li>%s</li>\n" % i for i in lines), name)

    out = ["\n".join(page.labels)] + page.prose + [page.heading]
    for reason, lines in reasons(page):
        out += [reason, items(lines)]
    out += ["Coming up:\n" + items(page.upcoming)] + page.rest
    return "\n\n".join(out)


def unordered_lists(page):
    return lists(page, "ul")


def ordered_lists(page):
    return lists(page, "ol")


def italic_titles(page):
    def italic(line):
        title, author = line.rsplit(" by ", 1)
        return "<em>%s</em> by %s" % (title, author)

    recommended = [line if line.startswith("(") else italic(line) for line in page.recommended]
    lines = page.prose + [page.heading] + recommended + ["Coming up:"]
    lines += [italic(line) for line in page.upcoming] + page.rest
    return "\n".join(page.labels) + "\n\n" + "\n\n".join(lines)


def literal_markdown(page):
    """Markdown that a plugin renders, or nobody."""
    labels = [bold(line, "**%s**") for line in page.labels]
    lines = page.prose + ["## " + page.heading] + page.recommended + ["**Coming up:**"]
    return "\n".join(labels) + "\n\n" + "\n\n".join(lines + page.upcoming + page.rest)


def pasted_divs(page):
    return "".join('<div class="x"><span style="y">%s</span></div>' % line
                   for line in page.lines())


SHAPES = [classic, as_on_the_site, entities, broken_paragraphs, broken_lines, one_paragraph_each,
          one_line_each, paragraph_blocks, block_per_line, list_blocks, bold_labels,
          bold_before_colon, no_break_blanks, raw_no_break, list_of_labels, unordered_lists,
          ordered_lists, italic_titles, literal_markdown, pasted_divs]


def hard_breaks(page):
    """A Markdown file of somebody who knows that two blanks break a line."""
    labels = [bold(line, "**%s**") for line in page.labels]
    lines = ["  \n".join(labels)] + page.prose + ["### " + page.heading]
    for reason, works in reasons(page):
        lines += [reason, "\n".join("- " + work for work in works)]
    lines += ["### Coming up:", "\n".join("%d. %s" % (i + 1, work)
                                          for i, work in enumerate(page.upcoming))]
    return "\n\n".join(lines + page.rest) + "\n"


def under(page, kind, heading):
    """Classic text whose list of that kind stands under another heading."""
    recommend = heading if kind == "recommendations" else page.heading
    coming = heading if kind == "upcoming" else "Coming up:"
    lines = page.prose + [recommend] + page.recommended + [coming] + page.upcoming + page.rest
    return "\n".join(page.labels) + "\n\n" + "\n\n".join(lines)
