#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The include rules of src/layers.txt hold, and the check that says so sees violations."""

import pathlib
import unittest

import layers
import tree

TABLE = """
base:
codec: base
io: base
format: base io
pipeline: base format
formats/*: base codec format
formats/live: base codec format io
commands: base format pipeline formats
library pugixml.hpp: codec
threads: pipeline
system: io
"""


def violations(files, table=TABLE):
    """What the check says of a small tree of {path: text}, with one file in every room."""
    tree_files = {f"src/{room}/a.h": "" for room in ("base", "codec", "io", "format", "pipeline", "commands")}
    tree_files.update({f"formats/{name}/a.h": "" for name in ("csv", "live")})
    tree_files.update(files)
    paths = {pathlib.PurePosixPath(path): text for path, text in tree_files.items()}
    return layers.check(list(paths), paths.__getitem__, layers.parse(table))


class PlantedViolations(unittest.TestCase):
    def refused(self, path, text, reason, table=TABLE):
        found = violations({path: text}, table)
        self.assertEqual(len(found), 1, found)
        self.assertIn(reason, found[0])

    def accepted(self, path, text):
        self.assertEqual(violations({path: text}), [])

    def test_an_empty_tree_is_clean(self):
        self.assertEqual(violations({}), [])

    def test_own_and_lower_rooms_are_allowed(self):
        self.accepted("src/format/b.cpp", '#include "format/a.h"\n#include "io/a.h"\n#include <vector>\n')

    def test_upward_include(self):
        self.refused("src/base/b.h", '#include "io/a.h"\n', "base may not include io")

    def test_place_is_told(self):
        self.refused("src/base/b.h", '\n\n  #  include "io/a.h"\n', "src/base/b.h:3: ")

    def test_rules_are_not_transitive(self):
        self.refused("src/pipeline/b.h", '#include "io/a.h"\n', "pipeline may not include io")

    def test_format_includes_another(self):
        self.refused("formats/csv/b.cpp", '#include "live/a.h"\n', "formats/csv may not include formats/live")

    def test_format_includes_itself(self):
        self.accepted("formats/csv/b.cpp", '#include "csv/a.h"\n')

    def test_own_line_of_a_format(self):
        self.accepted("formats/live/b.cpp", '#include "io/a.h"\n')
        self.refused("formats/csv/b.cpp", '#include "io/a.h"\n', "formats/csv may not include io")

    def test_format_is_included_from_below(self):
        self.refused("src/format/b.cpp", '#include "csv/a.h"\n', "format may not include formats/csv")

    def test_format_is_included_from_above(self):
        self.accepted("src/commands/b.cpp", '#include "csv/a.h"\n')

    def test_list_of_formats(self):
        self.accepted("src/format/b.cpp", '#include "formats.def"\n')
        self.refused("src/commands/b.cpp", '#include "formats.def"\n', "only format reads")

    def test_include_without_room(self):
        self.refused("src/base/b.cpp", '#include "a.h"\n', '"room/file.h"')
        self.refused("src/base/b.cpp", '#include "../io/a.h"\n', "there is no room ..")

    def test_room_without_line(self):
        self.refused("src/attic/b.h", "", "attic has no line")

    def test_library_in_another_room(self):
        self.refused("src/io/b.cpp", "#include <pugixml.hpp>\n", "belongs to codec")

    def test_library_in_a_header(self):
        self.refused("src/codec/b.h", "#include <pugixml.hpp>\n", ".cpp files only")

    def test_library_in_its_place(self):
        self.accepted("src/codec/b.cpp", "#include <pugixml.hpp>\n")

    def test_unknown_library(self):
        self.refused("src/codec/b.cpp", "#include <boost/any.hpp>\n", "gives to no room")

    def test_threads(self):
        self.refused("src/codec/b.cpp", "#include <mutex>\n", "only pipeline may use threads")
        self.accepted("src/pipeline/b.cpp", "#include <thread>\n")
        self.accepted("src/codec/b.cpp", "#include <atomic>\n")

    def test_operating_system(self):
        self.refused("src/codec/b.cpp", "#include <sys/stat.h>\n", "operating system")
        self.accepted("src/io/b.cpp", "#include <unistd.h>\n")
        self.accepted("src/codec/b.cpp", "#include <emmintrin.h>\n")

    def test_circle_in_the_table(self):
        self.refused("src/base/a.h", "", "base -> codec -> base is a circle", TABLE.replace("base:\n", "base: codec\n", 1))

    def test_table_names_a_room_that_has_no_line(self):
        self.refused("src/base/a.h", "", "which has no line", TABLE.replace("io: base", "io: base loft"))


class Project(unittest.TestCase):
    def test_layers(self):
        table = layers.parse(tree.read("src/layers.txt"))
        files = tree.project_files()
        self.assertGreater(sum(1 for path in files if layers.room_of(path)), 20)
        found = layers.check(files, tree.read, table)
        self.assertFalse(found, "\n" + "\n".join(found))


if __name__ == "__main__":
    unittest.main()
