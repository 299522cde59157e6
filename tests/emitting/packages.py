"""Make packages of documents, import them, and call them without a network."""

import importlib
import json
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Final, Self

import httpx
from attrs import define, evolve, field, frozen

from generator.contract import contract_of
from generator.contract.values import pretty
from generator.reading import support
from generator.reading.document import JsonObject
from generator.reading.validation import validate
from generator.wording.api import Api
from generator.wording.build import describe, read
from generator.wording.example_call import programs
from generator.writing.package import files

BASE_URL: Final = "https://depot.example/v1"
TOKEN: Final = "opens-the-depot"  # noqa: S105 - opens nothing
SOURCE: Final = "made.yaml"


@frozen
class Exchange:
    """What a method sent, and what it made of the answer."""

    request: httpx.Request
    result: object

    @property
    def path(self) -> str:
        """The path below that of the server, as it went over the wire."""
        target = self.request.url.raw_path.decode().partition("?")[0]
        return target.removeprefix("/v1")

    @property
    def query(self) -> str:
        """The query as it went over the wire."""
        return self.request.url.query.decode()

    @property
    def sent(self) -> object:
        """The JSON of the body."""
        return json.loads(self.request.content)


@frozen
class Made:
    """A package that was written and imported."""

    api: Api
    folder: Path
    """Where the distribution is."""

    package: ModuleType
    models: ModuleType
    options: Mapping[str, object] = field(factory=dict[str, object])
    """What its clients are made with."""

    answer: httpx.Response | None = None
    """What its calls get, or else a 204."""

    def made_with(self, **options: object) -> Self:
        """Return the same, with clients that are made with *options*."""
        return evolve(self, options=options)

    def answering(self, answer: httpx.Response) -> Self:
        """Return the same, with calls that get *answer*."""
        return evolve(self, answer=answer)

    def text(self, module: str) -> str:
        """Return the code of a module."""
        path = f"src/{self.api.package.name}/{module}.py"
        return (self.folder / path).read_text(encoding="utf-8")

    def client(self, transport: httpx.BaseTransport) -> ModuleType:
        """Return a client that talks to *transport*, as something with attributes."""
        token = self.package.AccessToken(TOKEN)
        auth = {"auth": token} if self.api.client.is_secured else {}
        make = getattr(self.package, f"{self.api.client.name}Client")
        options = {"base_url": BASE_URL, **auth, **self.options}
        client: ModuleType = make(transport=transport, **options)
        return client

    def call(self, target: str, /, *arguments: object, **named: object) -> Exchange:
        """Call `resource.method`."""
        requests: list[httpx.Request] = []

        def handle(request: httpx.Request) -> httpx.Response:
            requests.append(request)
            return self.answer or httpx.Response(204)

        resource, method = target.split(".")
        client = self.client(httpx.MockTransport(handle))
        result: object = getattr(getattr(client, resource), method)(*arguments, **named)
        return Exchange(requests[0], result)


@define
class Workshop:
    """Makes packages below a folder, each once."""

    folder: Path
    _made: dict[str, Made] = field(factory=dict[str, Made])

    def make(self, document: JsonObject) -> Made:
        """Return the package of *document*."""
        key = json.dumps(document)
        if key not in self._made:
            self._made[key] = make(document, self.folder / str(len(self._made)))
        return self._made[key]


def make(document: JsonObject, folder: Path) -> Made:
    """Write the package of *document* into *folder*, and import it."""
    api = write(document, folder)
    name = api.package.name
    with imported(folder / "src", name) as package:
        return Made(api, folder, package, importlib.import_module(f"{name}.models"))


def write(document: JsonObject, folder: Path) -> Api:
    """Write the package of *document* into *folder*, as the templates make it."""
    made, api = rendered(document)
    for path, text in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return api


def rendered(document: JsonObject) -> tuple[dict[str, str], Api]:
    """Return the files of *document*, and what is in them."""
    support.check(document)
    validate(document)
    supported = read(document)
    api = describe(supported, SOURCE)
    shown, contract = programs(api, supported), pretty(contract_of(document))
    return files(api, shown, contract, json.dumps(document).encode()), api


@contextmanager
def imported(source: Path, name: str) -> Generator[ModuleType]:
    """Import the package *name* from *source*, and forget it afterwards."""
    sys.path.insert(0, str(source))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(source))
        for module in [each for each in sys.modules if _is_inside(each, name)]:
            del sys.modules[module]


def _is_inside(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
