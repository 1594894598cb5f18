#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Looks for the password in everything that pull and push write, print, and send to others than the site.

    secrets_test.py POSTFERRY LAB FOLDER
"""

import base64
import http.server
import json
import sys
import threading
import unittest
import urllib.parse

import lab

LAB = TOOL = None  # set by lab.main_of_tests()

WRONG = "wrOng pAss word sEcr et99"


def shapes(password, user="admin"):
    """What a password can look like: as it is, without blanks, in the header, in an address."""
    found = set()
    for text in (password, password.replace(" ", "")):
        header = base64.b64encode(f"{user}:{text}".encode()).decode()
        found |= {text, header, header.rstrip("="), base64.b64encode(text.encode()).decode().rstrip("="),
                  urllib.parse.quote(text), urllib.parse.quote_plus(text)}  # fmt: skip
    return {shape.encode() for shape in found}


class Stranger:
    """A server that keeps what it is sent, and answers as `answer(path)` says: (status, headers, body)."""

    def __init__(self, answer=lambda path: (404, {}, b"")):
        received = self.received = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                received.append(f"{self.requestline}\n{self.headers}")
                status, headers, body = answer(self.path)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_CONNECT = do_POST = do_HEAD = do_GET

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Search(unittest.TestCase):
    def setUp(self):
        self.printed = []

    def assert_nowhere(self, password):
        places = [("what was printed", text) for text in self.printed]
        places += [(str(path.name), path.read_bytes()) for path in TOOL.folder.rglob("*") if path.is_file()]
        places += [(str(path.name), str(path).encode()) for path in TOOL.folder.rglob("*")]
        self.assertTrue(places)
        for place, text in places:
            for shape in shapes(password):
                self.assertFalse(shape in text, f"the password stands in {place}")

    def assert_not_sent(self, stranger, password):
        for request in stranger.received:
            self.assertNotIn("authorization:", request.lower())
            for shape in shapes(password):
                self.assertNotIn(shape.decode(), request)


class Pull(Search):
    def pull(self, *arguments, password=None, url=None, **variables):
        done = TOOL.run("pull", url or LAB.url, "--user", "admin", *arguments,
                        password=LAB.password if password is None else password, **variables)
        self.printed.append((done.stdout + done.stderr).encode())
        return done

    def state(self, name):
        """What a pull that can be resumed writes down, where there is such an option."""
        return ["--state", f"state-{name}"] if "--state" in TOOL.run("help", "pull").stdout else []

    def test_the_search_finds_it(self):
        """Where it was planted."""
        header = base64.b64encode(f"admin:{LAB.password}".encode())
        self.printed = [b"Authorization: Basic " + header]
        with self.assertRaises(AssertionError):
            self.assert_nowhere(LAB.password)

    def test_it_stands_in_no_output(self):
        for target in ("out.xml", "out.jsonl", "out.json", "blog/", "out.zip"):
            name = target.strip("/")
            done = self.pull("-v", "-o", target, "--private-data", "keep", "--report", f"report-{name}.json",
                             *self.state(name))
            self.assertIn(done.returncode, (0, 1), done.stderr)
            self.assertIn("with credentials", done.stderr)
        self.assert_nowhere(LAB.password)

    def test_a_wrong_one_is_not_told(self):
        done = self.pull("-v", "-o", "none.jsonl", password=WRONG)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertFalse((TOOL.folder / "none.jsonl").exists())
        self.assert_nowhere(WRONG)

    def test_a_user_without_a_login_is_no_visitor(self):
        """A header that the site does not understand must not become a pull of the public part."""
        done = self.pull("-o", "none.jsonl", password=WRONG)
        self.assertIn("login", done.stderr)

    def test_it_is_not_sent_where_a_redirect_leads(self):
        index = {"name": "x", "url": "", "home": "", "namespaces": ["wp/v2"], "routes": {"/wp/v2/posts": {}}}
        with Stranger() as stranger:

            def answer(path):
                if path.startswith("/wp-json/wp/"):
                    return 302, {"Location": stranger.url + path}, b""
                if path.startswith("/wp-json"):
                    return 200, {"Content-Type": "application/json"}, json.dumps(index).encode()
                link = f'<{site.url}/wp-json/>; rel="https://api.w.org/"'
                return 200, {"Content-Type": "text/html", "Link": link}, b"<html></html>"

            with Stranger(answer) as site:
                done = self.pull("-v", url=site.url)
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assertTrue(any("authorization:" in one.lower() for one in site.received))
            self.assert_not_sent(stranger, LAB.password)
        self.assert_nowhere(LAB.password)

    def test_it_is_not_sent_to_a_proxy_of_another_machine(self):
        with Stranger() as proxy:
            done = self.pull(http_proxy=proxy.url, all_proxy=proxy.url, https_proxy=proxy.url)
            self.assertIn(done.returncode, (0, 1), done.stderr)
            self.assertEqual(proxy.received, [])

    def test_it_is_sent_to_the_site_alone(self):
        done = self.pull("-v")
        for line in done.stderr.split("\n"):
            if line.endswith("with credentials"):
                self.assertTrue(line.startswith(f"GET {LAB.url}/"), line)


# One pixel.
PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


class Push(Search):
    def setUp(self):
        super().setUp()
        LAB.run("reset", "B")

    def push(self, source, *arguments, password=None):
        done = TOOL.run("push", source, LAB.url_b, "--user", "admin", "-v", *arguments,
                        password=LAB.password_b if password is None else password,
                        XDG_STATE_HOME=str(TOOL.folder / "state"))
        self.printed.append((done.stdout + done.stderr).encode())
        return done

    def test_it_stands_in_no_output(self):
        LAB.run("export", "A", str(TOOL.folder / "export.xml"))
        for number, options in enumerate((["--dry-run"], ["--state", "journal"], [], ["--overwrite"])):
            done = self.push("export.xml", "--create-users", "--media", "files",
                             "--report", f"report-{number}.json", *options)
            self.assertIn(done.returncode, (0, 1), done.stderr)
            self.assertIn("with credentials", done.stderr)
            for line in done.stderr.split("\n"):
                if line.endswith("with credentials"):
                    self.assertIn(f" {LAB.url_b}/", line)
        self.assertTrue((TOOL.folder / "journal").exists())
        self.assertTrue(list((TOOL.folder / "state").rglob("*.journal")))
        self.assert_nowhere(LAB.password_b)

    def test_a_wrong_one_is_not_told(self):
        (TOOL.folder / "one.jsonl").write_text('{"id":"1","title":"One","slug":"one"}\n')
        done = self.push("one.jsonl", password=WRONG)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("login", done.stderr)
        self.assert_nowhere(WRONG)

    def test_it_is_not_sent_where_files_come_from(self):
        """Nor where that host leads to."""
        with Stranger(lambda path: (200, {"Content-Type": "image/png"}, PICTURE)) as other:

            def answer(path):
                return 302, {"Location": other.url + path}, b""

            with Stranger(answer) as host:
                file = {"type": "attachment", "id": "7", "title": "Seven", "slug": "seven", "status": "inherit",
                        "date": "2020-01-01T00:00:00Z", "attachment_url": host.url + "/seven.png"}  # fmt: skip
                (TOOL.folder / "file.jsonl").write_text(json.dumps(file) + "\n")
                done = self.push("file.jsonl", "--media", "pictures", "--allow-private")
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertTrue(host.received)
                self.assertTrue(other.received)
                for stranger in (host, other):
                    self.assert_not_sent(stranger, LAB.password_b)
        self.assert_nowhere(LAB.password_b)


if __name__ == "__main__":
    lab.main_of_tests(sys.modules[__name__])
