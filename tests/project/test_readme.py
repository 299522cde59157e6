"""Everything that the READMEs show works, and prints what they say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import httpx
import pytest

from generator.examples.server import ExampleServer
from generator.reading.document import load

ROOT: Final = Path(__file__).parents[2]
FENCE: Final = re.compile(
    r"^```python\n(?P<code>.*?)^```\n(?:\n```output\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)
READMES: Final = (ROOT / "README.md", ROOT / "generated" / "README.md")
SNIPPETS: Final = [
    pytest.param(found["code"], found["output"], id=f"{path.parent.name}:{index}")
    for path in READMES
    for index, found in enumerate(FENCE.finditer(path.read_text(encoding="utf-8")))
]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ExampleServer]:
    """Serve the document's examples to every client, wherever it means to go."""
    with ExampleServer(load(ROOT / "spec" / "interactions.yaml")) as server:
        here = httpx.URL(server.base_url)
        token = {"access_token": "t", "expires_in": 300, "token_type": "Bearer"}
        sync, asynchronous = (
            httpx.HTTPTransport.handle_request,
            httpx.AsyncHTTPTransport.handle_async_request,
        )

        def redirect(request: httpx.Request) -> httpx.Request:
            request.url = request.url.copy_with(
                scheme=here.scheme, host=here.host, port=here.port
            )
            return request

        def handle(
            transport: httpx.HTTPTransport, request: httpx.Request
        ) -> httpx.Response:
            if request.url.host.startswith("auth."):
                return httpx.Response(200, json=token)
            return sync(transport, redirect(request))

        async def handle_async(
            transport: httpx.AsyncHTTPTransport, request: httpx.Request
        ) -> httpx.Response:
            if request.url.host.startswith("auth."):
                return httpx.Response(200, json=token)
            return await asynchronous(transport, redirect(request))

        monkeypatch.setattr(httpx.HTTPTransport, "handle_request", handle)
        monkeypatch.setattr(
            httpx.AsyncHTTPTransport, "handle_async_request", handle_async
        )
        yield server


@pytest.mark.parametrize(("code", "output"), SNIPPETS)
def test_snippet_runs(
    code: str,
    output: str | None,
    server: ExampleServer,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A snippet runs as it stands, and what it sends is what the document allows."""
    exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})  # noqa: S102 - our own README

    assert server.problems == []
    shown = capsys.readouterr().out
    assert shown == output if output else shown or server.requests


def test_commands_are_those_that_ci_runs() -> None:
    """The two commands of the README are the ones that `.ci/run` runs."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```console\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert len(commands) == 2
    assert [command for command in commands if command.strip() not in script] == []


def test_every_dependency_of_users_has_a_reason() -> None:
    """The README gives a reason for each package that installing ours brings."""
    project = (ROOT / "generated" / "pyproject.toml").read_text(encoding="utf-8")
    needed = re.findall(r'"([a-z-]+)[><=]', project.split("dependencies = ", 1)[1])
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert needed
    assert [name for name in needed if f"| {name} " not in readme] == []


def test_links_lead_somewhere() -> None:
    """Every relative link of the README leads to a file."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", readme)

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
