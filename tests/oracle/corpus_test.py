#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""postferry on real exports, judged by other readings of the same bytes.

    corpus_test.py POSTFERRY SHARED CHECK...

CHECK is one of
    wxr-says        wxr -> jsonl says what an independent reading of the file says; of files that
                    are no well-formed XML every complete item is there
    goodreads-says  likewise for rows and cells
    wxr-X           wxr -> X -> wxr: `postferry diff` is empty, the independent comparison too
    goodreads-X     goodreads -> X -> goodreads: likewise, cell by cell

SHARED (POSTFERRY_SHARED in the environment comes before it) holds corpus/ and lab/. If it is
missing: exit 77 (skipped), or 1 if POSTFERRY_REQUIRE_SHARED=1.
"""

import collections
import glob
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
JOBS = 2
EXTENSION = {"wxr": "xml", "goodreads": "csv", "json": "json", "jsonl": "jsonl",
             "markdown": "blog"}
TO = {"goodreads": ["--goodreads.all-posts"]}


class Failure(Exception):
    pass


def run(command, allowed):
    """Runs a command; its exit code must be an allowed one."""
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    if done.returncode not in allowed:
        said = (done.stdout[-1500:] + done.stderr[-1500:]).decode("utf-8", "replace").strip()
        raise Failure("exit %d: %s\n%s" % (done.returncode, " ".join(command[1:]), said))
    return done


class Checker:
    def __init__(self, tool, folder):
        self.tool = tool
        self.folder = folder

    def convert(self, source, source_format, target, target_format):
        command = [self.tool, "convert", source, "-f", source_format, "-t", target_format,
                   "-o", target, "--quiet", "--private-data", "keep"]
        run(command + TO.get(target_format, []), (0, 1))

    def target(self, path, number, target_format):
        name = re.sub(r"\W+", "_", os.path.basename(path))[-60:]
        return os.path.join(self.folder, "%s-%d.%s" % (name, number, EXTENSION[target_format]))

    def reading(self, mode, first, second):
        """The independent comparison; False if the first file is no well-formed XML."""
        script = os.path.join(HERE, "wxr_reading.py")
        return run([sys.executable, "-B", script, mode, first, second], (0, 4)).returncode == 0

    def refused(self, path, source_format):
        """A file without what makes it an export at all must be refused, in so many words."""
        command = [self.tool, "convert", path, "-f", source_format, "-t", "jsonl"]
        done = run(command, (3,))
        if done.stdout or os.path.basename(path).encode() not in done.stderr:
            raise Failure("refused, but not clearly: %r" % done.stderr[:300])
        return "no WXR, refused"

    def rows(self, mode, first, second):
        """The independent comparison of book CSVs."""
        script = os.path.join(HERE, "goodreads_rows.py")
        run([sys.executable, "-B", script, mode, first, second, "--lenient"], (0,))

    def goodreads_says(self, path):
        out = self.target(path, 1, "jsonl")
        self.convert(path, "goodreads", out, "jsonl")
        self.rows("model", path, out)
        return "equal"

    def wxr_says(self, path):
        out = self.target(path, 1, "jsonl")
        self.convert(path, "wxr", out, "jsonl")
        if self.reading("check", path, out):
            return "equal"
        with open(out, "rb") as file:
            posts = sum(not line.startswith(b'{"postferry"') for line in file if line.strip())
        complete = complete_items(path)
        if posts < complete:
            raise Failure("%d posts of %d complete items" % (posts, complete))
        return "damaged, %d of %d items" % (posts, complete)

    def there_and_back(self, path, origin, middle):
        there, back = self.target(path, 1, middle), self.target(path, 2, origin)
        self.convert(path, origin, there, middle)
        self.convert(there, middle, back, origin)
        run([self.tool, "diff", path, back], (0,))
        if origin == "wxr":
            return "equal" if self.reading("same", path, back) else "damaged, equal by diff"
        self.rows("cells", path, back)
        return "equal"

    def check(self, name, path):
        if name.startswith("wxr") and not is_feed(path):
            return self.refused(path, "wxr")
        if name == "wxr-says":
            return self.wxr_says(path)
        if name == "goodreads-says":
            return self.goodreads_says(path)
        return self.there_and_back(path, *name.split("-"))


def is_feed(path):
    with open(path, "rb") as file:
        return re.search(rb"<channel[\s>]", file.read()) is not None


def complete_items(path):
    """How many whole items a file holds, by its text alone."""
    with open(path, "rb") as file:
        data = file.read()
    data = re.sub(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->", b"", data, flags=re.S)
    return len(re.findall(rb"<item[ >](?:(?!<item[ >]).)*?</item>", data, flags=re.S))


def files_for(shared, name):
    if name.startswith("goodreads"):
        patterns = ["corpus/goodreads/*.csv"]
    else:
        patterns = ["corpus/wxr/*", "lab/samples/wxr-*.xml"]
    return sorted(path for pattern in patterns for path in glob.glob(os.path.join(shared, pattern)))


def run_check(tool, shared, name):
    """Prints a summary; the number of failures."""
    paths = files_for(shared, name)
    results = collections.Counter()
    failures = []

    def one(path):
        with tempfile.TemporaryDirectory() as folder:
            try:
                return Checker(tool, folder).check(name, path)
            except (Failure, subprocess.TimeoutExpired) as failure:
                said = str(failure).replace("\n", "\n    ")
                failures.append("%s: %s\n    %s" % (name, os.path.basename(path), said))
                return "FAILED"

    with ThreadPoolExecutor(JOBS) as pool:
        results.update(pool.map(one, paths))
    for failure in sorted(failures):
        print(failure)
    outcomes = ", ".join("%d %s" % (n, what) for what, n in sorted(results.items()))
    print("%s: %d files: %s" % (name, len(paths), outcomes))
    return len(failures) if paths else 1


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    tool = sys.argv[1]
    shared = os.environ.get("POSTFERRY_SHARED") or sys.argv[2]
    if not os.path.isdir(os.path.join(shared, "corpus")):
        required = os.environ.get("POSTFERRY_REQUIRE_SHARED") == "1"
        print("no corpus in %s%s" % (shared, "" if required else ": skipped"))
        sys.exit(1 if required else 77)
    failures = sum(run_check(tool, shared, name) for name in sys.argv[3:])
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
