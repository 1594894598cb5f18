#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs *.case files: command lines with their files, stdout, stderr and exit code in one place.

A case file is made of sections; lines before the first are a comment.

    === file NAME     the lines that follow are put into that file first
    === run           shell lines (bash, pipefail), in a fresh folder that keeps between runs
    === stdout        what they must print; a section that is missing means: nothing
    === stderr        the same; "in 0.8 s" stands for any time, $FIXTURES for the fixtures' folder
    === exit N        the exit code; missing means 0

Environment: POSTFERRY = the tool (called `postferry` by the cases), FIXTURES = the folder of
fixtures. `--accept` rewrites what the commands print and return.
"""
import os
import re
import subprocess
import sys
import tempfile

TIME = re.compile(r" in \d+\.\d s\b")
TIME_LIMIT = 60


def sections(text):
    """[(head, body)], the first head empty."""
    parts = [["", []]]
    for line in text.splitlines(keepends=True):
        if line.startswith("=== "):
            parts.append([line[4:].strip(), []])
        else:
            parts[-1][1].append(line)
    return [(head, "".join(body)) for head, body in parts]


def normal(text):
    text = TIME.sub(" in 0.8 s", text)
    fixtures = os.environ.get("FIXTURES")
    return text.replace(fixtures, "$FIXTURES") if fixtures else text


def shell(lines, folder, tools):
    env = dict(os.environ, PATH=tools + os.pathsep + os.environ["PATH"], LC_ALL="C.UTF-8",
               TMPDIR=tools, XDG_CONFIG_HOME=os.devnull)
    done = subprocess.run(["bash", "-c", "set -o pipefail\n" + lines], cwd=folder, env=env,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT)
    decode = lambda data: normal(data.decode("utf-8", "backslashreplace"))
    return decode(done.stdout), decode(done.stderr), done.returncode


def show(what, expected, got):
    print(f"  {what} expected:\n{indent(expected)}  got:\n{indent(got)}", end="")


def indent(text):
    return "".join("    | " + line + "\n" for line in text.splitlines()) or "    (nothing)\n"


def render(head, body):
    if not body.endswith("\n") and body:
        body += "\n"
    return f"=== {head}\n{body}"


def run_case(path, accept):
    with open(path, encoding="utf-8") as file:
        parts = sections(file.read())
    out = [parts[0][1]]
    failed = False
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as tools:
        os.symlink(os.path.abspath(os.environ["POSTFERRY"]), os.path.join(tools, "postferry"))
        at = 1
        while at < len(parts):
            head, body = parts[at]
            at += 1
            if head.startswith("file "):
                with open(os.path.join(folder, head[5:]), "w", encoding="utf-8") as file:
                    file.write(body)
                out.append(render(head, body))
                continue
            if head != "run":
                sys.exit(f"{path}: a section \"{head}\" without a run before it")
            expected = {"stdout": "", "stderr": "", "exit": "0"}
            while at < len(parts) and parts[at][0].split()[0] in expected:
                words = parts[at][0].split()
                expected[words[0]] = words[1] if words[0] == "exit" else parts[at][1]
                at += 1
            stdout, stderr, code = shell(body, folder, tools)
            got = {"stdout": stdout, "stderr": stderr, "exit": str(code)}
            out.append(render("run", body))
            out += [render(key, got[key]) for key in ("stdout", "stderr") if got[key]]
            if code != 0:
                out.append(f"=== exit {code}\n")
            for key in expected:
                if comparable(expected[key]) == comparable(got[key]):
                    continue
                if not failed:
                    print(f"{path}:")
                failed = True
                print("  " + body.strip().replace("\n", "\n  "))
                show(key, expected[key], got[key])
    if accept and failed:
        with open(path, "w", encoding="utf-8") as file:
            file.write("".join(out))
        print(f"{path}: rewritten")
        return True
    return not failed


def comparable(text):
    """Blank lines before the next section are for the eye."""
    return text.rstrip("\n")


def main():
    words = sys.argv[1:]
    accept = "--accept" in words
    paths = [word for word in words if word != "--accept"]
    if not paths:
        here = os.path.dirname(os.path.abspath(__file__))
        paths = sorted(os.path.join(here, name) for name in os.listdir(here) if name.endswith(".case"))
    if "POSTFERRY" not in os.environ:
        sys.exit("run_cases.py: set POSTFERRY to the tool")
    # The cases run elsewhere, where a path from here leads to nothing.
    if "FIXTURES" in os.environ:
        os.environ["FIXTURES"] = os.path.abspath(os.environ["FIXTURES"])
    results = [run_case(path, accept) for path in paths]
    sys.exit(0 if all(results) else 1)


main()
