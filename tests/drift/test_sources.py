"""Either side of a comparison is found by whatever names it."""

import json
from pathlib import Path
from typing import Final

import pytest

from contract.golden import CONTRACT, DOCUMENT
from generator.contract import load
from generator.drift.sources import RELEASE_INDEX, Side, SourceError, opened
from generator.errors import OutputError

HERE: Final = Path(__file__).parent


def refusal(name: str, root: Path = HERE, index: str | None = None) -> str:
    """Return why *name* is refused."""
    with pytest.raises(SourceError) as caught, opened(name, root=root, index=index):
        pass
    return str(caught.value)


def contract_in(folder: Path, name: str = "contract.json") -> Path:
    """Write the contract of our document to *folder*."""
    path = folder / name
    path.write_text(json.dumps(CONTRACT), encoding="utf-8")
    return path


def test_document(tmp_path: Path) -> None:
    """Its contract, its version, and the package that is made of it for a while."""
    with opened(str(DOCUMENT), root=tmp_path, index=None) as side:
        assert (side.name, side.contract) == (str(DOCUMENT), CONTRACT)
        assert side.version == "1.0.0"
        assert side.package is not None
        assert (side.package / "corti_interactions" / "__init__.py").is_file()
        folder = side.package

    assert not folder.exists()


def test_contract(tmp_path: Path) -> None:
    """It stands for itself, whatever the file is called; it names no version."""
    path = contract_in(tmp_path, "some.thing")

    with opened(str(path), root=tmp_path, index=None) as side:
        assert side == Side(str(path), CONTRACT)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "is neither a document nor a contract nor a wheel"),
        ('{"operations": {}}', "is neither a document nor a contract nor a wheel"),
        ("[]", "is not an OpenAPI document: no mapping at the top"),
        ("openapi: [", "is not YAML: line 2: did not find expected node content"),
        ("info:\n  a: 1\n  a: 2\n", "#/info: has the key 'a' twice: line 3"),
        ("", "is empty"),
        ("[" * 100_000, f"#{'/0' * 150}: is nested too deep"),
    ],
)
def test_other_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """What it is not is said, and nothing of what it holds."""
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")

    assert refusal(str(path)) == f"{path}: {said}"


def test_contract_with_wrong_parts_is_refused(tmp_path: Path) -> None:
    """Each part has to be an object, or nothing could be compared."""
    path = tmp_path / "contract.json"
    path.write_text(json.dumps({**CONTRACT, "schemas": []}), encoding="utf-8")

    assert refusal(str(path)).endswith("nor a contract nor a wheel")


def test_unsupported_document_has_no_package(tmp_path: Path) -> None:
    """Its contract is compared all the same, and why it has none is known."""
    path = tmp_path / "document.json"
    path.write_text(json.dumps({**load(DOCUMENT), "webhooks": {}}), encoding="utf-8")

    with opened(str(path), root=tmp_path, index=None) as side:
        assert (side.contract, side.package) == (CONTRACT, None)
        assert side.lacking.startswith("no package can be made of it: #/webhooks")


def test_only_the_last_line_says_why_there_is_no_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines of a traceback before it are for others."""

    def fail(*_: object) -> None:
        raise OutputError("it does not work:\nTraceback\n  ...\nValueError: id: no\n")

    monkeypatch.setattr("generator.drift.files.regenerate", fail)

    with opened(str(DOCUMENT), root=tmp_path, index=None) as side:
        assert side.lacking == "no package can be made of it: id: no"


REFERENCE: Final = "#/components/parameters/TenantName"


@pytest.mark.parametrize("is_known", [True, False])
def test_reference_that_leads_nowhere_has_a_place(
    *, is_known: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the generator says of it is said; else what the contract does."""
    path = tmp_path / "document.yaml"
    text = DOCUMENT.read_text(encoding="utf-8")
    path.write_text(text.replace(REFERENCE, f"{REFERENCE}s"), encoding="utf-8")
    if not is_known:
        monkeypatch.setattr("generator.drift.files.accepted", str)

    said = refusal(str(path))

    assert said.startswith(f"{path}: ")
    assert ("#/paths/~1interactions~1/parameters/0/$ref: " in said) is is_known
    assert f"{REFERENCE}s" in said


def test_file_that_cannot_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is the system's."""
    path = contract_in(tmp_path)

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)

    assert refusal(str(path)) == f"{path}: cannot be read: Permission denied"


def test_empty_name_is_shown(tmp_path: Path) -> None:
    """Else nobody would see that it is one."""
    assert refusal("", tmp_path).startswith('"": there is no such thing; ')


@pytest.mark.parametrize("name", ["", "nothing", "--help", "v1\0", "a\nb", "x" * 5000])
def test_unknown_name_is_refused(tmp_path: Path, name: str) -> None:
    """With all that it could have been, and nothing that moves a cursor."""
    said = refusal(name, tmp_path)

    known = 'a file, "released", or a git revision of the project'
    assert said.endswith(f": there is no such thing; it may be {known}")
    assert said.isprintable()


def test_file_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even over the word for the newest release."""
    contract_in(tmp_path, "released")
    monkeypatch.chdir(tmp_path)

    with opened("released", root=tmp_path, index=None) as side:
        assert side.contract == CONTRACT


def test_folder_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not stand in the way of a revision with its name, and says what it is."""
    (tmp_path / "main").mkdir()
    monkeypatch.chdir(tmp_path)

    assert refusal("main", tmp_path) == "main: is a folder, not a file"


def test_index_is_never_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without being named one, nothing is asked for anywhere."""
    monkeypatch.delenv(RELEASE_INDEX, raising=False)

    assert refusal("released", tmp_path) == (
        "released: which index has the releases? Say --index or set RELEASE_INDEX"
    )


def test_released_needs_to_know_what(tmp_path: Path) -> None:
    """The document of the project has the name of the distribution."""
    said = refusal("released", tmp_path, "https://127.0.0.1:1/simple/")

    assert said.startswith("spec/interactions.yaml: ")
    assert said.endswith("interactions.yaml: cannot be read: No such file or directory")


def test_error_of_the_reader_stays_as_it_is(tmp_path: Path) -> None:
    """What fails while a side is open is not taken for a failure to open it."""
    with (
        pytest.raises(OSError, match="elsewhere"),
        opened(str(contract_in(tmp_path)), root=tmp_path, index=None),
    ):
        raise OSError("elsewhere")
