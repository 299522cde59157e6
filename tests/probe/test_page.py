"""What `docs/probe.md` shows works, and prints what it says."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Final

import httpx
import pytest

from generator.commands.places import DOCUMENT
from generator.examples.server import ExampleServer
from generator.reading.document import load

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "docs" / "probe.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """Return the page's blocks of *language*."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ExampleServer]:
    """Serve the document's examples, wherever a client means to go."""
    with ExampleServer(load(DOCUMENT)) as server:
        here, send = httpx.URL(server.base_url), httpx.HTTPTransport.handle_request

        def handle(
            transport: httpx.HTTPTransport, request: httpx.Request
        ) -> httpx.Response:
            request.url = request.url.copy_with(
                scheme=here.scheme, host=here.host, port=here.port
            )
            return send(transport, request)

        monkeypatch.setattr(httpx.HTTPTransport, "handle_request", handle)
        yield server


def test_page(server: ExampleServer, tmp_path: Path) -> None:
    """Record with its hook, then run its commands on that and on its example."""
    (hook,), (drifted,) = blocks("python"), blocks("json")
    with chdir(tmp_path):
        exec(compile(hook, "probe.md", "exec"), {"__name__": "__main__"})  # noqa: S102 - our own page
    (tmp_path / "drifted.jsonl").write_text(drifted, encoding="utf-8")
    recording = tmp_path / "answers.jsonl"

    assert server.problems == []
    assert recording.stat().st_mode & 0o777 == 0o600
    assert "my-token" not in recording.read_text("utf-8")
    commands, outputs = blocks("console"), blocks("output")
    assert len(commands) == len(outputs) == 2
    for command, output, status in zip(commands, outputs, (0, 1), strict=True):
        done = subprocess.run(  # noqa: S603 - our own page
            [sys.executable, *command.split()[1:]],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
            text=True,
        )
        assert (done.stdout, done.stderr, done.returncode) == (output, "", status)
