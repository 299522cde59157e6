"""Say which files make up the distribution, and what each holds."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generator.wording.api import Api
from generator.wording.example_call import Programs
from generator.wording.python import literal

from .metadata import metadata
from .provenance import provenance
from .render import render
from .sbom import sbom

ROOT: Final = Path(__file__).parents[2]
RUNTIME: Final = Path(__file__).parents[1] / "runtime"
LICENSE: Final = ROOT / "LICENSE"
COMMAND: Final = "python -m generator regenerate"


def files(
    api: Api, programs: Programs, contract: str, document: bytes
) -> dict[str, str]:
    """Return the text of every file, by its path below `generated/`, not formatted.

    The README shows *programs* that use the package; *contract* is its contract, and
    *document* what the file holds that all of it is made from.
    """
    package = {
        **dict(_package(api)),
        **dict(_contract(api, contract)),
        **dict(_origin(api, contract, document)),
    }
    around = dict(_around(api, programs, sorted(package), document))
    made = {**around, **package}
    return {path: f"{_header(path, api)}{made[path]}" for path in sorted(made)}


def _around(
    api: Api, programs: Programs, paths: Sequence[str], document: bytes
) -> Iterator[tuple[str, str]]:
    """Yield what stands beside the package, whose files are at *paths*."""
    said = metadata(api)
    yield "pyproject.toml", render("pyproject.toml", api, metadata=said, paths=paths)
    yield "README.md", render("README.md", api, programs=programs)
    yield "LICENSE", LICENSE.read_text(encoding="utf-8")
    yield "sbom.cdx.json", sbom(said, api.package.source, document)


def _package(api: Api) -> Iterator[tuple[str, str]]:
    package = f"src/{api.package.name}"
    yield f"{package}/py.typed", ""
    yield f"{package}/__init__.py", render("init.py", api)
    yield f"{package}/models.py", render("models.py", api)
    yield f"{package}/client.py", _client(api)
    yield f"{package}/resources/__init__.py", RESOURCES
    for resource in api.resources:
        text = render("resource.py", api, resource=resource)
        yield f"{package}/resources/{resource.attribute}.py", text
    for module in RUNTIME.glob("*.py"):
        text = module.read_text(encoding="utf-8")
        yield f"{package}/_runtime/{module.name}", text


def _contract(api: Api, contract: str) -> Iterator[tuple[str, str]]:
    package = f"src/{api.package.name}"
    name = literal(api.package.name)
    yield f"{package}/contract.py", render("contract.py", api, name=name)
    yield f"{package}/contract.json", contract


def _origin(api: Api, contract: str, document: bytes) -> Iterator[tuple[str, str]]:
    package = f"src/{api.package.name}"
    name, version = literal(api.package.name), literal(api.package.version)
    yield f"{package}/__main__.py", render("main.py", api, name=name, version=version)
    yield f"{package}/provenance.json", provenance(api, contract, document)


RESOURCES: Final = '"""One module for each resource."""\n'


def _client(api: Api) -> str:
    sync, asynchronous = api.client.docs
    flavours = [
        ("", "SyncClient", "", "BaseTransport", "Client", sync),
        (
            "Async",
            "AsyncClient",
            "await ",
            "AsyncBaseTransport",
            "AsyncClient",
            asynchronous,
        ),
    ]
    return render("client.py", api, flavours=flavours)


def _header(path: str, api: Api) -> str:
    """Return the line that says where a file comes from, as its kind has comments."""
    name = Path(path).name
    if name.endswith(".json"):
        return ""  # There are no comments in JSON.
    if "/_runtime/" in path:
        source = f"generator/runtime/{name}"
    else:
        source = "LICENSE" if name == "LICENSE" else api.package.source
    line = f'Made from {source} by "{COMMAND}".'
    if name == "LICENSE":
        return f"{line}\n\n"
    return f"<!-- {line} -->\n\n" if name.endswith(".md") else f"# {line}\n"
