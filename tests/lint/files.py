# SPDX-License-Identifier: MIT
"""Rules for the files of the project: where they may lie, what each must begin with, how long it is."""

import re

TOP_LEVEL_FOLDERS = {".ci", "src", "formats", "fixtures", "tests"}
TOP_LEVEL_FILES = {
    ".clang-format", ".clang-tidy", ".editorconfig", ".gitattributes", ".gitignore", "CMakeLists.txt",
    "CMakePresets.json", "LICENSE", "README.md", "bootstrap.sh",
}  # fmt: skip
OPTIONAL = {".gitattributes"}

CODE = {".h", ".cpp", ".py", ".sh"}
LONGEST = 600  # lines of a file of code: it is read in a sitting
SPDX = "SPDX-License-Identifier: MIT"

# Places of one machine: they say nothing to anybody else. An address (.../work/...) is no such path.
MACHINE_PATHS = re.compile(r"(?<![\w./-])/(work|tmp/build|root)\b")


def check_top_level(files):
    """Only what belongs there lies at the top level, and all of it does."""
    folders = {path.parts[0] for path in files if len(path.parts) > 1}
    names = {path.name for path in files if len(path.parts) == 1}
    found = [f"{name}: does not belong at the top level" for name in sorted(names - TOP_LEVEL_FILES)]
    found += [f"{name}/: does not belong at the top level" for name in sorted(folders - TOP_LEVEL_FOLDERS)]
    missing = TOP_LEVEL_FILES - OPTIONAL - names
    return found + [f"{name}: missing at the top level" for name in sorted(missing)]


def check_text(path, text):
    """Violations in one file."""
    found = []
    for match in MACHINE_PATHS.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        found.append(f"{path}:{line}: {match.group(0)} is a path of one machine")
    if path.suffix in CODE and path.parts[0] != "fixtures":
        found += _check_code(path, text)
    return found


def _check_code(path, text):
    lines = text.split("\n")
    head = lines[1] if lines[0].startswith("#!") and len(lines) > 1 else lines[0]
    found = []
    if SPDX not in head:
        found.append(f"{path}:1: does not begin with the SPDX line")
    if path.suffix == ".h" and "\n#pragma once\n" not in text:
        found.append(f"{path}:1: lacks #pragma once")
    if len(lines) - 1 > LONGEST:
        found.append(f"{path}: {len(lines) - 1} lines; at most {LONGEST} can be read in a sitting")
    if not text.endswith("\n"):
        found.append(f"{path}: does not end with a line end")
    for number, line in enumerate(lines, 1):
        if line != line.rstrip() or "\t" in line:
            found.append(f"{path}:{number}: tab or white space at the end of the line")
    return found


def check_documents(files, read):
    """What must be told is told: each format has its README.md, each note code is given somewhere."""
    formats = {path.parts[1] for path in files if path.parts[0] == "formats" and len(path.parts) > 2}
    names = {str(path) for path in files}
    found = [
        f"formats/{name}: has no README.md with its mapping"
        for name in sorted(formats)
        if f"formats/{name}/README.md" not in names
    ]
    code = "\n".join(
        read(path) for path in files if path.parts[0] in ("src", "formats") and path.suffix in (".h", ".cpp")
    )
    used = set(re.findall(r"\bNoteCode::(\w+)", code))
    table = next(path for path in files if str(path) == "src/base/notes.def")
    declared = re.findall(r"^NOTE\((\w+), \"([\w.-]+)\"", read(table), re.MULTILINE)
    return found + [f"{table}: {name} is documented, but nothing gives it" for code, name in declared if code not in used]
