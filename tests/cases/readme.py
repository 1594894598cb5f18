#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""README.md says what the program does.

Usage: readme.py regions|examples POSTFERRY ROOT [--accept]

regions   what stands between <!-- begin NAME --> and <!-- end NAME --> is what is made today:
          the table of fields, a post before and after, its review, a run. --accept rewrites README.md.
examples  the code blocks of the section "Six examples" work when pasted, one after the other, in
          a folder that has the fixtures: they end with 0, print something, complain of nothing.
"""
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import textwrap

BLOG = "fixtures/wxr/sample-blog.xml"
POST = "fixtures/markdown/sample-blog/2024-03-01-never-let-me-go.md"
RUN = f"postferry convert {BLOG} --id 12,33 -o two.csv"
CUT = f"head -c 40000 {BLOG} > cut.xml"
CHECK = "postferry check cut.xml --repair mended.xml"
SPLIT = f"postferry split {BLOG} --size 12K -o pieces"
EXAMPLES = 6
WIDTH = 110
REGION = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->\n)", re.DOTALL)
TIME = re.compile(r" in \d+\.\d s\b")


class Shell:
    """A scratch folder with the fixtures, and the tool in PATH."""

    def __init__(self, tool, root, folder):
        tools = os.path.join(folder, "tools")
        self.folder = os.path.join(folder, "work")
        os.mkdir(tools)
        os.mkdir(self.folder)
        os.symlink(os.path.abspath(tool), os.path.join(tools, "postferry"))
        os.symlink(os.path.abspath(os.path.join(root, "fixtures")),
                   os.path.join(self.folder, "fixtures"))
        self.env = dict(os.environ, PATH=tools + os.pathsep + os.environ["PATH"],
                        LC_ALL="C.UTF-8", XDG_CONFIG_HOME=os.devnull)

    def run(self, lines):
        return subprocess.run(["bash", "-c", "set -e -o pipefail\n" + lines], cwd=self.folder,
                              env=self.env, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=120, encoding="utf-8")


def code(text):
    return "\n" + textwrap.indent(text.strip("\n") + "\n", "    ") + "\n"


def before(shell, root):
    """The text of the first post of the sample blog, up to its second group of works."""
    with open(os.path.join(root, BLOG), encoding="utf-8") as file:
        text = re.search(r"<content:encoded><!\[CDATA\[(.*?)\]\]>", file.read(), re.DOTALL)[1]
    return code("\n(for ".join(text.split("\n(for ")[:2]) + "...")


def found(shell, root):
    """The review of the same post as JSON, one group and four places in full."""
    done = shell.run(f"postferry convert {BLOG} --id 12 -t jsonl --jsonl.header no -q")
    review = json.loads(done.stdout)["review"]
    shown = {"recommendations": 1, "found": 4}  # key: how many of its elements
    lines = []
    for key, value in review.items():
        if key not in shown:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value)},")
            continue
        parts = [json.dumps(element) + "," for element in value[:shown[key]]]
        parts.append("..." if len(value) > len(parts) else "")
        lines += [f"  {json.dumps(key)}: ["] + [f"    {part}" for part in parts if part] + ["  ],"]
    lines[-1] = lines[-1].rstrip(",")
    return code("\n".join(["{"] + [wrapped(line) for line in lines] + ["}"]))


def wrapped(line):
    """A long line goes on further in, broken behind commas between members."""
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    lines = [""]
    for part in re.split(r'(?<=,) (?=["{])', line):
        if lines[-1] and len(lines[-1]) + len(part) >= WIDTH:
            lines.append(indent + part)
        else:
            lines[-1] += (" " if lines[-1] else "") + part
    return "\n".join(lines)


def after(shell, root):
    """Title and most of the review of the same post's front matter, and how its text begins."""
    with open(os.path.join(root, POST), encoding="utf-8") as file:
        head, text = file.read().split("\n---\n", 1)
    title = re.search(r"^title: .*\n", head, re.MULTILINE)[0]
    review = re.search(r"^review:\n(?: .*\n)+", head, re.MULTILINE)[0]
    group = "    - heading:"
    review = group.join(review.split(group)[:2])
    return code(f"---\n{title}{review}...\n---\n" + "".join(text.splitlines(keepends=True)[1:4]) + "...")


def screen(shell, command, first=""):
    """A command and what it prints and says on standard error, and what was typed before it."""
    done = shell.run(f"{first}\n{command}")
    lines = [textwrap.fill(line, 100, subsequent_indent="    ", break_long_words=False,
                           break_on_hyphens=False)
             for line in TIME.sub(" in 0.0 s", done.stdout + done.stderr).splitlines()]
    typed = [f"$ {line}" for line in (first, command) if line]
    return code("\n".join(typed + lines))


def result(shell, root):
    return screen(shell, RUN)


def checked(shell, root):
    return screen(shell, CHECK, CUT)


def pieces(shell, root):
    return screen(shell, SPLIT)


def fidelity(shell, root):
    done = shell.run("postferry formats --table")
    if done.returncode != 0:
        sys.exit(f"postferry formats --table: {done.stderr}")
    return "\n" + done.stdout + "\n"


MADE = {"before": before, "found": found, "after": after, "result": result, "check": checked,
        "pieces": pieces, "fidelity": fidelity}


def check_regions(path, shell, root, accept):
    with open(path, encoding="utf-8") as file:
        kept = file.read()
    names = [match[2] for match in REGION.finditer(kept)]
    if sorted(names) != sorted(MADE):
        print(f"README.md has the regions {names}, not {sorted(MADE)}")
        return False
    today = REGION.sub(lambda match: match[1] + MADE[match[2]](shell, root) + match[3], kept)
    if today == kept:
        return True
    if accept:
        with open(path, "w", encoding="utf-8") as file:
            file.write(today)
        print("README.md: rewritten")
        return True
    print("README.md is not what is made today (--accept rewrites it):")
    sys.stdout.writelines(difflib.unified_diff(kept.splitlines(True), today.splitlines(True),
                                               "README.md", "made today", n=1))
    return False


def examples(path):
    """The code blocks of the section, in order."""
    with open(path, encoding="utf-8") as file:
        section = re.search(r"^## Six examples\n(.*?)^## ", file.read(), re.DOTALL | re.MULTILINE)
    blocks = re.findall(r"(?:^    .*\n)+", section[1] if section else "", re.MULTILINE)
    return [textwrap.dedent(block) for block in blocks]


def check_examples(path, shell):
    blocks = examples(path)
    good = len(blocks) == EXAMPLES
    if not good:
        print(f"README.md has {len(blocks)} examples, not {EXAMPLES}")
    for block in blocks:
        there = set(os.listdir(shell.folder))
        done = shell.run(block)
        made = set(os.listdir(shell.folder)) - there
        complaints = [line for line in done.stderr.splitlines()
                      if re.match(r"postferry: |loss: |warning: |bash: |cat: |jq: ", line)]
        if done.returncode == 0 and not complaints and (done.stdout or made):
            continue
        good = False
        print(f"this example does not work as pasted (exit code {done.returncode}):")
        print(textwrap.indent(block + done.stdout[:1000] + done.stderr[:2000], "  | "))
    return good


def main():
    what, tool, root = sys.argv[1:4]
    accept = "--accept" in sys.argv[4:]
    path = os.path.join(root, "README.md")
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(tool, root, folder)
        if what == "examples":
            good = check_examples(path, shell)
        else:
            good = check_regions(path, shell, root, accept)
    sys.exit(0 if good else 1)


main()
