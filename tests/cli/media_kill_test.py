#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""--media, killed again and again: no file is ever half under its name, what was finished is not
asked again, and in the end all is as without a kill. Usage: media_kill_test.py POSTFERRY"""
import http.server
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time

TOOL = sys.argv[1]
KILLS = 25
FILES = {f"/wp-content/uploads/2024/{i:02}.png":
         b"\x89PNG\r\n\x1a\n" + bytes([i]) * (1000 if i % 3 else 150_000) for i in range(24)}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    asked = 0  # requests
    whole = {}  # how often each file went out to its end


class Handler(http.server.BaseHTTPRequestHandler):
    """Slow, and knows ranges."""
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked += 1
        body = FILES.get(self.path)
        if body is None:
            self.send_error(404)
            return
        begin = 0
        if "Range" in self.headers and self.headers.get("If-Range") == '"one"':
            begin = int(self.headers["Range"][len("bytes="):-1])
        self.send_response(206 if begin else 200)
        if begin:
            self.send_header("Content-Range", f"bytes {begin}-{len(body) - 1}/{len(body)}")
        self.send_header("ETag", '"one"')
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(body) - begin))
        self.end_headers()
        for at in range(begin, len(body), 10_000):
            self.wfile.write(body[at:at + 10_000])
            time.sleep(0.01)
        self.server.whole[self.path] = self.server.whole.get(self.path, 0) + 1

    def log_message(self, *_):
        pass

    def handle(self):
        try:
            super().handle()
        except (ConnectionError, BrokenPipeError):
            pass


def files_of(folder):
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def main():
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_address[1]}"
    with tempfile.TemporaryDirectory() as folder:
        posts = os.path.join(folder, "posts.jsonl")
        with open(posts, "w", encoding="utf-8") as out:
            out.write(json.dumps({"postferry": 1, "site": {"url": site}}) + "\n")
            for i, path in enumerate(FILES):
                out.write(json.dumps({"id": i, "slug": f"p{i}", "content": {
                    "format": "html", "value": f'<p><img src="{site}{path}"></p>'}}) + "\n")
        blog = os.path.join(folder, "blog")
        media = os.path.join(blog, "media")
        command = [TOOL, "convert", posts, "-t", "markdown", "-o", blog, "--media", media, "-q"]
        rng = random.Random(4)
        killed = 0
        while killed < KILLS:
            run = subprocess.Popen(command)
            try:
                run.wait(rng.uniform(0.03, 0.12))
                break
            except subprocess.TimeoutExpired:
                run.kill()
                run.wait()
                killed += 1
            for name, there in files_of(media).items() if os.path.isdir(media) else ():
                if not name.startswith(".postferry/"):
                    assert there == FILES["/wp-content/uploads/" + name], f"{name} is half"
        if killed == KILLS:
            result = subprocess.run(command, check=False)
            assert result.returncode == 0, result.returncode
        found = files_of(media)
        journal = found.pop(".postferry/media.jsonl").decode().splitlines()
        assert found == {path.removeprefix("/wp-content/uploads/"): body
                         for path, body in FILES.items()}, sorted(found)
        assert os.path.isfile(os.path.join(blog, "p3.md")), os.listdir(blog)
        assert killed > 5, killed
        assert len(journal) >= len(FILES), journal
        # A file may go out twice where the kill came before its name, but not once for each kill.
        again = sum(server.whole.values()) - len(FILES)
        assert again <= 4 * killed, (again, killed)
        before = server.asked
        subprocess.run(command + ["--overwrite"], check=True)
        assert server.asked == before, "what is there was asked again"
    print(f"{killed} kills, {again} files went out again")


main()
