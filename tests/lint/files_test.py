#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The rules of files.py hold in the project, and the checks see planted violations."""

import pathlib
import unittest

import files
import tree

SPDX = "// " + files.SPDX + "\n"


def paths(*names):
    return [pathlib.PurePosixPath(name) for name in names]


class PlantedViolations(unittest.TestCase):
    def refused(self, path, text, reason):
        found = files.check_text(pathlib.PurePosixPath(path), text)
        self.assertEqual(len(found), 1, found)
        self.assertIn(reason, found[0])

    def accepted(self, path, text):
        self.assertEqual(files.check_text(pathlib.PurePosixPath(path), text), [])

    def test_top_level(self):
        complete = paths(*files.TOP_LEVEL_FILES, "src/base/a.h")
        self.assertEqual(files.check_top_level(complete), [])
        self.assertIn("NOTES.md", files.check_top_level(complete + paths("NOTES.md"))[0])
        self.assertIn("tools/", files.check_top_level(complete + paths("tools/a.py"))[0])
        self.assertIn("missing", files.check_top_level(paths(*files.TOP_LEVEL_FILES - {"LICENSE"}))[0])

    def test_path_of_a_machine(self):
        for place in ("/wo" + "rk/x", "/ro" + "ot/x", "/tmp/bui" + "ld-x"):
            self.refused("tests/a.txt", f"one\nsee {place}\n", "tests/a.txt:2: ")
        self.accepted("tests/a.txt", "https://example.org/work/12\n")

    def test_licence_line(self):
        self.refused("src/base/a.cpp", "int a;\n", "SPDX")
        self.accepted("src/base/a.cpp", SPDX)
        self.accepted("tests/a.sh", "#!/bin/sh\n# " + files.SPDX + "\n")

    def test_include_guard(self):
        self.refused("src/base/a.h", SPDX, "#pragma once")
        self.accepted("src/base/a.h", SPDX + "#pragma once\n")

    def test_long_file(self):
        self.refused("src/base/a.cpp", SPDX + "\n" * files.LONGEST, "601 lines")
        self.accepted("src/base/a.cpp", SPDX + "\n" * (files.LONGEST - 1))
        self.accepted("src/base/a.inc", SPDX + "\n" * files.LONGEST)

    def test_white_space(self):
        self.refused("src/base/a.cpp", SPDX + "int a; \n", "a.cpp:2: ")
        self.refused("src/base/a.cpp", SPDX + "\tint a;\n", "a.cpp:2: ")
        self.refused("src/base/a.cpp", SPDX + "int a;", "line end")

    def test_documents(self):
        texts = {
            "src/base/notes.def": 'NOTE(used, "a.used", info, "")\nNOTE(dead, "a.dead", info, "")\n',
            "src/base/a.cpp": "notes.add(NoteCode::used);\n",
            "formats/wxr/format.cpp": "",
        }
        found = files.check_documents(paths(*texts), lambda path: texts[str(path)])
        self.assertEqual(len(found), 2, found)
        self.assertIn("formats/wxr: has no README.md", found[0])
        self.assertIn("a.dead", found[1])


class Project(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = tree.project_files()

    def clean(self, found):
        self.assertFalse(found, "\n" + "\n".join(found))

    def test_top_level(self):
        self.clean(files.check_top_level(self.files))

    def test_every_file(self):
        self.clean([line for path in self.files for line in files.check_text(path, tree.read(path))])

    def test_documents(self):
        self.clean(files.check_documents(self.files, tree.read))


if __name__ == "__main__":
    unittest.main()
