#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Judges the JSON that the program writes, and its JSON Schema, with the module jsonschema.

  schema_test.py keys                    every key of src/model/members.h is in the schema and back
  schema_test.py validate [FILE...]      documents and JSON Lines, by default from standard input
  schema_test.py convert TOOL [FILE...]  what TOOL makes of the files (default: all fixtures)
"""
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "formats" / "json" / "postferry.schema.json"
TABLE = ROOT / "src" / "model" / "members.h"

# What the schema must refuse: a schema that takes anything would judge nothing.
WRONG = [
    '{"title": 1}', '{"title": null}', '{"id": 1.5}', '{"date": "yesterday"}', '{"sticky": false}',
    '{"meta": [{"key": "k"}]}', '{"terms": {}}', '{"review": {"rating": {"value": "4"}}}',
    '{"comments": [{"content": "x"}]}', '{"postferry": 1, "posts": [{"title": 1}]}',
    '{"postferry": 1, "site": {"authors": [{"login": 7}]}}', '{"postferry": 0}', "[]", '"x"',
]


def validator():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def table_keys():
    """{struct: (keys in order, keys that are always written)} as members.h says it."""
    out = {}
    struct = r'struct Members<\w+> \{.*?name = "(\w+)";(.*?)\n\};'
    for name, body in re.findall(struct, TABLE.read_text(encoding="utf-8"), re.S):
        members = re.findall(r'Member\{Field::\w+, "(\w+)", &\w+::\w+(, Presence::always)?\}', body)
        out[name] = ([key for key, _ in members], [key for key, always in members if always])
    return out


def check_keys():
    table = table_keys()
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    own = {"document", "header", "version", "id", "date"}  # not structs of the model
    problems = [f"{name} is in one of schema and table only" for name in (set(schema) - own) ^ set(table)]
    for name in sorted(set(schema) & set(table)):
        keys, always = table[name]
        if list(schema[name]["properties"]) != keys:
            different = set(schema[name]["properties"]) ^ set(keys)
            problems.append(f"{name}: keys differ: {sorted(different) or 'in order'}")
        if schema[name].get("required", []) != always:
            problems.append(f"{name}: required is not what is always written: {always}")
    if len(table) < 20:
        problems.append(f"only {len(table)} structs found in {TABLE.name}")
    check = validator()
    problems += [f"the schema takes {text}" for text in WRONG if check.is_valid(json.loads(text))]
    return problems


def values(text):
    """A document, or the lines of JSON Lines."""
    try:
        return [json.loads(text)]
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.split("\n") if line.strip()]


def check_text(text, name):
    check = validator()
    problems = []
    for number, value in enumerate(values(text), 1):
        if isinstance(value, list):  # a bare array of posts, which is read but not written
            value = {"postferry": 1, "posts": value}
        # A post of a document is judged by itself: an error then says where it is.
        parts = [({**value, "posts": []}, "document")] if "posts" in value else [(value, "")]
        parts += [(post, f"post {i}") for i, post in enumerate(value.get("posts", []), 1)]
        for part, where in parts:
            error = jsonschema.exceptions.best_match(check.iter_errors(part))
            if error:
                path = "/".join(map(str, error.absolute_path))
                problems.append(f"{name}: value {number} {where}: {path}: {error.message[:200]}")
    return problems


def check_conversions(tool, files):
    problems = []
    files = files or sorted(path for path in (ROOT / "fixtures").glob("*/*") if path.is_file())
    converted = 0
    for path in files:
        for target in ("json", "jsonl"):
            run = subprocess.run([tool, "convert", "-q", "-t", target, str(path)], capture_output=True)
            if run.returncode in (2, 3):  # no input of ours (a hostile fixture)
                continue
            converted += 1
            problems += check_text(run.stdout.decode("utf-8"), f"{path.name} as {target}")
    if converted == 0:
        problems.append("nothing could be converted")
    return problems


def main(mode, *rest):
    if mode == "keys":
        problems = check_keys()
    elif mode == "validate":
        problems = []
        for name in rest or ["-"]:
            text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
            problems += check_text(text, name)
    elif mode == "convert":
        problems = check_conversions(rest[0], rest[1:])
    else:
        sys.exit(__doc__)
    print("\n".join(problems[:50]) or "all is well")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 1 else __doc__)
