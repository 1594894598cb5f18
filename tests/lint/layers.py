# SPDX-License-Identifier: MIT
"""Checks every #include of src/ and formats/ against src/layers.txt.

Rooms are the folders of src/ and formats/ ("base", "formats/wxr"). A quoted include names a room and
a file ("codec/csv.h", "wxr/parser.h"); an angled one names the standard library, the compiler's
intrinsics, the operating system, or a library that layers.txt gives to one room.
"""

import dataclasses
import re

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
SOURCES = (".h", ".cpp", ".def", ".inc")
# The one file outside the rooms: the list of formats, which the registry is made of.
FORMAT_LIST = "formats.def"
FORMAT_LIST_ROOM = "format"

STANDARD = set(
    """
    algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono
    cinttypes climits clocale cmath compare complex concepts condition_variable coroutine csetjmp
    csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception
    execution expected filesystem format forward_list fstream functional future initializer_list
    iomanip ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource
    mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator
    semaphore set shared_mutex source_location span sstream stack stdexcept stop_token streambuf
    string string_view strstream syncstream system_error thread tuple type_traits typeindex typeinfo
    unordered_map unordered_set utility valarray variant vector version
    """.split()
)
THREADS = set(
    "thread future mutex condition_variable shared_mutex semaphore latch barrier stop_token pthread.h".split()
)
SYSTEM = re.compile(
    r"(dirent|fcntl|fnmatch|glob|locale|poll|pthread|pwd|signal|spawn|termios|unistd)\.h|(sys|arpa|netinet)/\w+\.h"
)
INTRINSICS = re.compile(r"[a-z]mmintrin\.h|arm_neon\.h")


@dataclasses.dataclass
class Layers:
    """src/layers.txt, parsed."""

    rooms: dict = dataclasses.field(default_factory=dict)  # room -> rooms it may include
    libraries: dict = dataclasses.field(default_factory=dict)  # header -> its one room
    threads: set = dataclasses.field(default_factory=set)  # rooms that may use threads
    system: set = dataclasses.field(default_factory=set)  # rooms that may call the operating system

    def allowed(self, room):
        if room in self.rooms:
            return self.rooms[room]
        return self.rooms.get("formats/*") if room.startswith("formats/") else None


def parse(text):
    layers = Layers()
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        head, _, tail = line.partition(":")
        names = tail.split()
        if head.startswith("library "):
            layers.libraries.update({header: names[0] for header in head.split()[1:]})
        elif head in ("threads", "system"):
            getattr(layers, head).update(names)
        else:
            layers.rooms[head] = set(names)
    return layers


def check_table(layers):
    """Violations of the table itself: rooms must be known and must not include in circles."""
    found = []
    done = {}

    def visit(room, trail):
        if room in trail:
            found.append(f"layers.txt: {' -> '.join(trail[trail.index(room):] + [room])} is a circle")
            return
        if room not in done:
            done[room] = True
            for lower in sorted(layers.rooms.get(room, ())):
                if lower == "formats":
                    visit("formats/*", trail + [room])
                elif lower not in layers.rooms:
                    found.append(f"layers.txt: {room} may include {lower}, which has no line")
                else:
                    visit(lower, trail + [room])

    for room in layers.rooms:
        visit(room, [])
    return found


def room_of(path):
    """"src/io/sink.h" -> "io", "formats/wxr/parser.cpp" -> "formats/wxr", else None."""
    parts = path.parts
    if path.suffix not in SOURCES:
        return None
    if parts[0] == "src" and len(parts) >= 3:
        return parts[1]
    if parts[0] == "formats" and len(parts) >= 3:
        return "formats/" + parts[1]
    return None


def check_file(path, text, rooms, layers):
    """Violations in one file; `rooms` are all rooms that exist."""
    room = room_of(path)
    if layers.allowed(room) is None:
        return [f"{path}: the room {room} has no line in src/layers.txt"]
    found = []
    for match in INCLUDE.finditer(text):
        line = text.count("\n", 0, match.start(1) if match.group(1) else match.start(2)) + 1
        quoted, angled = match.groups()
        why = (
            _why_not_quoted(room, quoted, rooms, layers)
            if quoted
            else _why_not_angled(room, path, angled, layers)
        )
        if why:
            found.append(f"{path}:{line}: {match.group(0).strip()}: {why}")
    return found


def _why_not_quoted(room, name, rooms, layers):
    if name == FORMAT_LIST:
        return None if room == FORMAT_LIST_ROOM else f"only {FORMAT_LIST_ROOM} reads the list of formats"
    folder, slash, _ = name.partition("/")
    if not slash:
        return 'own files are included as "room/file.h" too'
    other = folder if folder in rooms else "formats/" + folder
    if other not in rooms:
        return f"there is no room {folder}"
    if other == room:
        return None
    allowed = layers.allowed(room)
    if other in allowed or (other.startswith("formats/") and "formats" in allowed):
        return None
    return f"{room} may not include {other}"


def _why_not_angled(room, path, name, layers):
    if name in THREADS and room not in layers.threads:
        return f"only {', '.join(sorted(layers.threads))} may use threads"
    if name in STANDARD or INTRINSICS.fullmatch(name):
        return None
    if SYSTEM.fullmatch(name):
        return None if room in layers.system else f"{room} may not call the operating system"
    if name not in layers.libraries:
        return "a library that src/layers.txt gives to no room"
    if layers.libraries[name] != room:
        return f"this library belongs to {layers.libraries[name]} alone"
    return None if path.suffix == ".cpp" else "libraries are included by .cpp files only"


def check(files, read, layers):
    """All violations. `files` are project paths, read(path) gives a file's text."""
    sources = [path for path in files if room_of(path)]
    rooms = {room_of(path) for path in sources}
    found = check_table(layers)
    for path in sources:
        found += check_file(path, read(path), rooms, layers)
    return found
