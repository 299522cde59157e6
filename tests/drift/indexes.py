"""A package index on this machine, as static as a folder of pages."""

import base64
import hashlib
import json
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final, TypeAlias

from attrs import define, field

from contract.golden import DOCUMENT
from drift.wheels import built

JSON: Final = "application/vnd.pypi.simple.v1+json"
HTML: Final = "text/html"
DISTRIBUTION: Final = "corti-interactions"
PAGE: Final = f"/simple/{DISTRIBUTION}/"
USER: Final = "somebody"
PASSWORD: Final = "pass-1234"  # noqa: S105 - of a server in this process

Answer: TypeAlias = tuple[int, dict[str, str], bytes]


@define
class Index:
    """What it answers, by path."""

    folder: Path
    form: str = HTML
    """The form in which it lists files."""

    is_closed: bool = False
    """Whether it wants a password."""

    needs: str = ">=99"
    """The Python that its files want, which hinders nobody from comparing them."""

    answers: dict[str, Answer] = field(factory=dict[str, Answer])
    asked: list[str] = field(factory=list[str])
    """The paths that it was asked for."""

    address: str = ""
    _files: list[dict[str, object]] = field(factory=list[dict[str, object]])

    def release(self, version: str, *, yanked: bool = False) -> Path:
        """Add a wheel of *version*; return it."""
        path = built(self.folder, version)
        self.add(path.name, path.read_bytes(), yanked=yanked)
        return path

    def add(
        self,
        name: str,
        content: bytes,
        *,
        yanked: bool = False,
        digest: str = "",
        url: str = "",
    ) -> None:
        """Add a file called *name*, listed with its own digest or with another."""
        self.answers[f"/files/{name}"] = (200, {}, content)
        listed = digest or hashlib.sha256(content).hexdigest()
        self._files.append(
            {
                "filename": name,
                "url": url or f"../../files/{name}",
                "hashes": {"sha256": listed},
                "yanked": yanked,
                "requires-python": self.needs,
            }
        )
        page = self._json() if self.form == JSON else self._html()
        self.answers[PAGE] = (200, {"Content-Type": self.form}, page.encode())

    def with_password(self, password: str = PASSWORD) -> str:
        """Return its address with the user and a password in it."""
        return self.address.replace("://", f"://{USER}:{password}@")

    def answer(self, path: str, authorization: str | None) -> Answer:
        """Return what a request for *path* gets."""
        self.asked.append(path)
        given = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.is_closed and authorization != f"Basic {given}":
            return 401, {"WWW-Authenticate": "Basic realm=index"}, b""
        return self.answers.get(path, (404, {"Content-Type": HTML}, b"nothing"))

    def _json(self) -> str:
        return json.dumps(
            {"meta": {"api-version": "1.0"}, "name": DISTRIBUTION, "files": self._files}
        )

    def _html(self) -> str:
        links = [_link(file) for file in self._files]
        return f"<!DOCTYPE html><html><body>{''.join(links)}</body></html>"


def _link(file: dict[str, object]) -> str:
    yanked = " data-yanked='broken'" if file["yanked"] else ""
    hashes = json.loads(json.dumps(file["hashes"]))
    address = f"{file['url']}#sha256={hashes['sha256']}"
    needs = str(file["requires-python"]).replace(">", "&gt;")
    words = f"href='{address}' data-requires-python='{needs}'{yanked}"
    return f"<a {words}>{file['filename']}</a>"


@contextmanager
def serving(index: Index) -> Generator[Index]:
    """Let *index* answer on this machine for a while."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = index.answer(
                self.path, self.headers.get("Authorization")
            )
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    index.address = f"http://127.0.0.1:{server.server_port}/simple/"
    try:
        yield index
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def project(folder: Path) -> Path:
    """Return a project in *folder* that has our document, and so knows its name."""
    path = folder / "spec" / DOCUMENT.name
    path.parent.mkdir(parents=True)
    path.write_bytes(DOCUMENT.read_bytes())
    return folder
