"""The day on the page, from a fresh clone to a consumer's call, as it is typed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve, frozen

from generator.examples.server import ExampleServer
from generator.reading.document import load
from release.clones import Person, cloned, documented, here
from release.repositories import Repository
from release.servers import PASSWORD, Server, pypi_server

NAME: Final = "corti-interactions"
RELEASE: Final = "python -m generator release"
FINE: Final = 0
REFUSED: Final = 2

PROPERTY: Final = """\
        room:
          type: string
          description: Where the encounter takes place.
          x-phi: true

    InteractionCreate:
"""
EXAMPLE: Final = '                    room: "12"\n'

CALL: Final = """\
from corti_interactions import AccessToken, CortiClient

with CortiClient(base_url={url!r}, tenant="acme", auth=AccessToken("t")) as client:
    print(client.interactions.get("3c90c3cc-0d44-4b50-8888-8dd25736052a").room)
"""


@frozen
class Owner:
    """Somebody with a clone, who releases to one index."""

    clone: Repository
    person: Person
    wheelhouse: Path

    def types(self, words: str) -> str:
        """Type what the page has with these *words* in it; return what it says."""
        return self._run(documented(words))

    def releases(self, status: int = FINE) -> str:
        """Release, as the page says that tox does."""
        return self._run(f"{RELEASE} --wheelhouse {self.wheelhouse}", status)

    def rehearses(self) -> str:
        """Type what the page has for a release without the upload."""
        command = documented("--dry-run").replace("tox run -e release --", RELEASE)
        return self._run(f"{command} --wheelhouse {self.wheelhouse}")

    def is_refused(self) -> str:
        """Return why nothing is released."""
        return self.releases(status=REFUSED)

    def edits(self, name: str, old: str, new: str) -> None:
        """Replace the first *old* in a file."""
        path = self.clone.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def commits(self) -> None:
        """Commit what there is."""
        self.clone.commit({})

    def _run(self, command: str, status: int = FINE) -> str:
        done = self.person.types(command, self.clone.root)
        said = done.stdout + done.stderr
        assert done.returncode == status, said
        assert PASSWORD not in said
        return said


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Serve an empty index that wants a password for everything."""
    with pypi_server(tmp_path / "index", password=PASSWORD, closed=True) as served:
        yield served


@pytest.fixture
def reader(server: Server, tmp_path: Path) -> Person:
    """Return somebody who has the password in a file, for reading."""
    netrc = tmp_path / "netrc"
    netrc.write_text(server.netrc, encoding="utf-8")
    netrc.chmod(0o600)
    return Person(tmp_path, here(), {"NETRC": str(netrc)})


@pytest.fixture
def owner(server: Server, reader: Person, wheelhouse: Path, tmp_path: Path) -> Owner:
    """Return somebody who just cloned the project as it was before any release."""
    index = {"RELEASE_INDEX": server.index}
    person = reader.with_variables({**index, **server.environment})
    owner = Owner(cloned(tmp_path / "clone"), person, wheelhouse)
    rewind(owner)
    return owner


@pytest.fixture
def consumer(reader: Person, wheelhouse: Path) -> Person:
    """Return somebody whose pip finds other packages in a folder."""
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheelhouse)}
    return reader.with_variables(offline)


def rewind(owner: Owner) -> None:
    """Go back to the first version, wherever the project may have come to."""
    root = owner.clone.root
    changelog = root / "CHANGELOG.md"
    head, _, later = changelog.read_text(encoding="utf-8").partition("\n## ")
    _, _, first = f"\n## {later}".partition("\n## 1.0.0 ")
    _, _, words = first.partition("\n")
    entry = f"{head}\n## 1.0.0 (unreleased)\n{words}"
    document = root / "spec" / "interactions.yaml"
    text = document.read_text(encoding="utf-8")
    changed = re.sub(r"^  version: .*$", "  version: 1.0.0", text, flags=re.MULTILINE)
    changelog.write_text(entry, encoding="utf-8")
    document.write_text(changed, encoding="utf-8")
    if changed != text:
        owner.types("generator regenerate")
        owner.types("generator approve")
    owner.commits()


def date(owner: Owner, version: str) -> None:
    """Write the day of the release."""
    owner.edits("CHANGELOG.md", f"{version} (unreleased)", f"{version} (2026-11-23)")


def first_release(owner: Owner) -> None:
    """Release 1.0.0, once somebody has said on which day."""
    assert "1.0.0 is (unreleased): write the day" in owner.is_refused()
    date(owner, "1.0.0")
    owner.commits()
    first = f" has no release of {NAME} yet."
    shown = owner.rehearses()
    assert first in shown
    assert "-py3-none-any.whl would be uploaded to http" in shown
    shown = owner.releases()
    assert first in shown
    assert f"{NAME} 1.0.0: installed from the index, and called:" in shown
    assert "client.interactions.get(" in shown


def second_release(owner: Owner) -> None:
    """Edit the document, forget each step once, and release 1.1.0."""
    document = "spec/interactions.yaml"
    owner.edits(document, "\n    InteractionCreate:\n", PROPERTY)
    address = "                    websocketUrl: <string>\n"
    owner.edits(document, address, address + EXAMPLE)
    assert "the work tree is not clean" in owner.is_refused()
    owner.commits()
    assert "not what the generator would write now" in owner.is_refused()
    owner.types("generator regenerate")
    owner.commits()
    assert "the contract is not approved" in owner.is_refused()
    owner.types("generator approve")
    owner.commits()
    assert "asks for a minor version, 1.1.0" in owner.is_refused()
    assert "info.version: 1.0.0 -> 1.1.0" in owner.types("generator bump")
    owner.types("generator regenerate")
    assert "drafted an entry for 1.1.0" in owner.types("generator changelog")
    date(owner, "1.1.0")
    owner.commits()
    assert f"{NAME} 1.1.0: installed from the index" in owner.releases()


def consumed(server: Server, person: Person, clone: Path, folder: Path) -> str:
    """Install as the page says, and return what a script prints."""
    folder.mkdir()
    inside = evolve(person, scripts=folder / "environment" / "bin")
    with ExampleServer(load(clone / "spec" / "interactions.yaml")) as api:
        (folder / "call.py").write_text(CALL.format(url=api.base_url), "utf-8")
        steps = (
            (person, "python -m venv environment"),
            (inside, documented("--isolated download", server.index)),
            (inside, documented("install wheels/")),
            (inside, documented("corti_interactions --version")),
            (inside, "python -I call.py"),
        )
        done = [who.types(command, folder) for who, command in steps]
    assert api.problems == []
    assert [each.returncode for each in done] == [FINE] * len(done), done
    return "".join(each.stdout for each in done[-2:])


def test_day(owner: Owner, server: Server, consumer: Person, tmp_path: Path) -> None:
    """An edit is released as what it is, and reaches whoever installs it."""
    first_release(owner)
    second_release(owner)
    listed = sorted(path.name for path in (tmp_path / "index").iterdir())
    assert listed == [
        f"corti_interactions-{version}{kind}"
        for version in ("1.0.0", "1.1.0")
        for kind in ("-py3-none-any.whl", ".tar.gz")
    ]
    shown = consumed(server, consumer, owner.clone.root, tmp_path / "elsewhere")
    assert shown == "1.1.0\n12\n"
