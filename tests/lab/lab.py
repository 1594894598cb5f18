#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""WordPress labs for tests, and postferry run against them.

    lab.py up NAME FOLDER CORE [SEED ARGUMENT...]    brings a fresh lab up and fills site A
    lab.py down NAME FOLDER                          ends it and removes it

FOLDER is where the build keeps its labs; downloads go to FOLDER/cache (or WPLAB_CACHE) and stay.
Exit code 77, which CTest shows as skipped: what a lab needs can't be had here. Tests that need the
lab say so, too, with what was lacking.
"""

import base64
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.request

SKIPPED = 77
WP_LAB = pathlib.Path(__file__).resolve().parent / "wp-lab"
LONGEST_PATH = 80  # behind it the database has no place for its socket's name


class Lab:
    """One lab of a build, by name. It need not be up."""

    def __init__(self, name, folder):
        self.keep = pathlib.Path(folder)
        place = self.keep / name
        if len(str(place)) > LONGEST_PATH:
            mark = hashlib.sha256(str(place).encode()).hexdigest()[:12]
            place = pathlib.Path(tempfile.gettempdir()) / f"postferry-lab-{mark}"
        self.folder = place
        self.lacking = self.keep / f"{name}.lacking"

    def run(self, *arguments, accepted=(0,)):
        """What a command of wp-lab prints. LabError, unless it ends with one of the codes accepted."""
        environment = dict(os.environ)
        environment.setdefault("WPLAB_CACHE", str(self.keep / "cache"))
        done = subprocess.run([WP_LAB, *arguments, "--dir", self.folder], env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode not in accepted:
            raise LabError(done.returncode, f"wp-lab {arguments[0]}: {done.stderr.strip()}")
        return done.stdout

    def up(self, core, seed):
        self.down()
        self.keep.mkdir(parents=True, exist_ok=True)
        self.folder.mkdir(parents=True)
        self.run("up", "--port", "0", "--core", core)
        self.run("seed", *seed)

    def down(self):
        self.lacking.unlink(missing_ok=True)
        if self.folder.is_dir():
            self.run("down", accepted=range(256))
            shutil.rmtree(self.folder)

    def skip_without(self):
        """Ends the run where the lab could not be made."""
        if self.lacking.exists():
            print(f"skipped: there is no lab: {self.lacking.read_text()}")
            sys.exit(SKIPPED)

    @property
    def settings(self):
        """WP_URL, WP_APP_PASSWORD... as `wp-lab env` prints them."""
        lines = (self.folder / "env").read_text().splitlines()
        return {key: value.strip("'") for key, value in (line.split("=", 1) for line in lines)}

    @property
    def url(self):
        return self.settings["WP_URL"]

    @property
    def password(self):
        return self.settings["WP_APP_PASSWORD"]

    @property
    def url_b(self):
        return self.settings["WP_B_URL"]

    @property
    def password_b(self):
        return self.settings["WP_B_APP_PASSWORD"]

    def dump(self, site="A"):
        """What the database of a site holds."""
        return json.loads(self.run("dump", site))

    def ask(self, route, data=None, user="admin", password=None):
        """An answer of site A's REST API; with `data` to a POST."""
        return self._ask(self.url, route, data, user, password or self.password)

    def ask_b(self, route, data=None):
        """The same of site B."""
        return self._ask(self.url_b, route, data, "admin", self.password_b)

    @staticmethod
    def _ask(url, route, data, user, password):
        login = f"{user}:{password}".encode()
        request = urllib.request.Request(
            f"{url}/wp-json/{route}",
            data=None if data is None else json.dumps(data).encode(),
            headers={"Authorization": "Basic " + base64.b64encode(login).decode(),
                     "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def password_of(self, login):
        """A new application password of a user."""
        users = self.ask("wp/v2/users?context=edit&per_page=100")
        number = next(user["id"] for user in users if user["username"] == login)
        name = "test " + os.urandom(4).hex()
        return self.ask(f"wp/v2/users/{number}/application-passwords", {"name": name})["password"]


class LabError(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


class Tool:
    """The program, run in a folder of its own."""

    def __init__(self, program, folder):
        self.program = os.path.abspath(program)
        self.folder = pathlib.Path(folder)

    def run(self, *arguments, password=None, **variables):
        """The finished run. Nothing of the machine's settings is read, none of its folders written."""
        home = str(self.folder)
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": home, "TMPDIR": home,
                       "XDG_CONFIG_HOME": os.devnull, **variables}
        if password is not None:
            environment["POSTFERRY_PASSWORD"] = password
        return subprocess.run([self.program, *arguments], cwd=self.folder, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)

    def read(self, *arguments, password=None):
        """Runs a command that writes JSON Lines: (site, {(type, id): post}), all as it came."""
        done = self.run(*arguments, "-t", "jsonl", "--private-data", "keep", "--extract", "off",
                        password=password)
        if done.returncode not in (0, 1):
            raise AssertionError(f"postferry {' '.join(arguments)}: {done.stderr}")
        site, posts = {}, {}
        for line in filter(None, done.stdout.split("\n")):
            value = json.loads(line)
            if "postferry" in value:
                site = value.get("site", {})
                continue
            key = value.get("type", "post"), value.get("id")
            assert key not in posts, f"{key} came twice"
            posts[key] = value
        return site, posts


def main_of_tests(module):
    """python TEST.py POSTFERRY NAME FOLDER: sets LAB and TOOL of that module, and runs its tests."""
    program, name, folder = sys.argv[1:4]
    lab = Lab(name, folder)
    lab.skip_without()
    with tempfile.TemporaryDirectory() as scratch:
        module.LAB = lab
        module.TOOL = Tool(program, scratch)
        unittest.main(module=module, argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)


def main():
    command, name, folder, *rest = sys.argv[1:]
    lab = Lab(name, folder)
    if command == "down":
        lab.down()
        return
    try:
        lab.up(rest[0], rest[1:])
    except LabError as error:
        print(error)
        lab.down()
        if error.code != SKIPPED:
            sys.exit(1)
        lab.lacking.write_text(str(error))
        sys.exit(SKIPPED)
    print(f"{lab.url}: WordPress {lab.settings['WP_VERSION']}")


if __name__ == "__main__":
    main()
