"""`changelog` and `bump` write what the changes ask for, and say so."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from drift.indexes import HTML, Index, serving
from generator.cli import FINE, REFUSED, main
from generator.commands import bump
from generator.commands.refusing import write
from release.kites import DOCUMENT, FIELD

TOP: Final = "# Changelog\n\n## 1.0.0 (2026-11-23)\n\n- Kites.\n"


@pytest.fixture
def old(tmp_path: Path) -> str:
    """Write the document as it was released."""
    path = tmp_path / "old.yaml"
    path.write_text(DOCUMENT, encoding="utf-8")
    return str(path)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Write one with another field, and the old version still."""
    path = tmp_path / "new.yaml"
    path.write_text(
        DOCUMENT.replace("        pilot:", f"{FIELD}        pilot:"), "utf-8"
    )
    return path


def test_draft(
    old: str, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The draft stands above what was released, for somebody to edit."""
    new.write_text(new.read_text("utf-8").replace("1.0.0", "1.1.0"), "utf-8")
    file = tmp_path / "CHANGELOG.md"
    file.write_text(TOP, encoding="utf-8")
    options = ["--document", str(new), "--file", str(file)]
    assert main(["changelog", old, *options]) == FINE
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Changelog\n\n## 1.1.0 (unreleased)\n\n### Added\n\n- ")
    assert "- `Kite`: field `tail` was added\n" in text
    assert "- `kites_client.Kite.tail` was added\n" in text
    assert text.endswith(TOP.partition("\n\n")[2])
    assert "drafted an entry for 1.1.0" in capsys.readouterr().out


def test_draft_beside_an_entry(
    old: str, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What somebody wrote is left as it is."""
    file = tmp_path / "CHANGELOG.md"
    file.write_text(TOP, encoding="utf-8")
    options = ["--document", str(new), "--file", str(file)]
    assert main(["changelog", old, *options]) == FINE
    assert file.read_text(encoding="utf-8") == TOP
    said = capsys.readouterr()
    assert said.out.startswith("### Added\n\n- `Kite`: field `tail` was added\n")
    assert said.err == "CHANGELOG.md has an entry for 1.0.0: not changed\n"


def test_draft_of_nothing(
    old: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A release may be about nothing that the document says."""
    file = tmp_path / "CHANGELOG.md"
    assert main(["changelog", old, "--document", old, "--file", str(file)]) == FINE
    assert file.read_text(encoding="utf-8") == (
        "## 1.0.0 (unreleased)\n\n- Nothing that the document says.\n"
    )
    assert "put it into words" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "version"), [([], "1.1.0"), (["--pre", "rc"], "1.1.0rc1")]
)
def test_bump(
    options: list[str],
    version: str,
    old: str,
    new: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One line of the document changes."""
    before = new.read_text(encoding="utf-8")
    assert main(["bump", old, "--document", str(new), *options]) == FINE
    assert new.read_text(encoding="utf-8") == before.replace("1.0.0", version)
    said = capsys.readouterr().out
    assert said.startswith("Additive: asks for a minor version, 1.1.0")
    assert f"info.version: 1.0.0 -> {version}\nNow run" in said


def test_bump_of_what_is_far_enough(
    old: str, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing changes."""
    text = new.read_text("utf-8").replace("1.0.0", "2.0.0")
    new.write_text(text, "utf-8")
    assert main(["bump", old, "--document", str(new)]) == FINE
    assert new.read_text(encoding="utf-8") == text
    assert "kites-client 2.0.0 is far enough.\n" in capsys.readouterr().out


@pytest.fixture
def index(
    tmp_path: Path, nobody: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Index]:
    """Serve an index without releases, to a project without a changelog."""
    assert nobody is None
    monkeypatch.setattr(bump, "ROOT", tmp_path)
    (tmp_path / "index").mkdir()
    with serving(Index(tmp_path / "index")) as served:
        yield served


def test_bump_of_what_is_not_released(
    new: Path, index: Index, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only an index can tell that it is not; its address may have been copied."""
    options = ["--index", f" {index.address}\n", "--document", str(new)]
    assert main(["bump", *options]) == FINE
    assert capsys.readouterr().out == (
        f"The index {index.address} has no release of kites-client yet.\n"
        "kites-client 1.0.0 is far enough, and not released yet.\n"
    )


@pytest.mark.parametrize("command", ["bump", "changelog"])
def test_another_index(
    command: str,
    new: Path,
    tmp_path: Path,
    index: Index,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One without releases is no place to count from, unless it is a new one."""
    file = tmp_path / "CHANGELOG.md"
    file.write_text(TOP.replace("1.0.0", "0.9.0"), "utf-8")
    given = [command, "--index", index.address, "--document", str(new)]
    options = ["--file", str(file)] if command == "changelog" else []
    assert main([*given, *options]) == REFUSED
    said = capsys.readouterr().err
    assert "0.9.0 was released on 2026-11-23.\nIs its address right?" in said
    assert main([*given, *options, "--new-index"]) == FINE


def test_first_draft(
    new: Path, tmp_path: Path, index: Index, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was never released was not changed either."""
    file = tmp_path / "CHANGELOG.md"
    options = ["--document", str(new), "--file", str(file)]
    assert main(["changelog", "--index", index.address, *options]) == FINE
    first = "## 1.0.0 (unreleased)\n\n- The first release.\n"
    assert file.read_text(encoding="utf-8") == first
    assert capsys.readouterr().err == (
        f"The index {index.address} has no release of kites-client yet.\n"
    )


def test_draft_of_what_is_released(
    new: Path, tmp_path: Path, index: Index, capsys: pytest.CaptureFixture[str]
) -> None:
    """The entry of a version that users have is not about what is new since."""
    page = b'<a href="/files/kites_client-1.0.tar.gz">kites_client-1.0.tar.gz</a>'
    index.answers["/simple/kites-client/"] = (200, {"Content-Type": HTML}, page)
    file = tmp_path / "CHANGELOG.md"
    options = ["--document", str(new), "--file", str(file)]
    assert main(["changelog", "--index", index.address, *options]) == REFUSED
    said = capsys.readouterr().err
    assert said.startswith("error: kites-client 1.0.0 is on the index already.\nRun")
    assert not file.exists()


@pytest.mark.parametrize("command", ["bump", "changelog", "diff", "release"])
@pytest.mark.parametrize("who", ["a:pass-1234", "pass-1234"])
def test_password_on_the_command_line(
    command: str, who: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Others on the machine see it, so that nobody is asked with it."""
    old = ["released"] if command == "diff" else []
    index = f"https://{who}@index.example/simple/"
    for address in (index, index.removeprefix("https://")):
        assert main([command, *old, "--index", address]) == REFUSED
        said = capsys.readouterr().err
        assert said.startswith("error: a command line can be seen by others: put user")
        assert "pass-1234" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["bump", "https://a:pass-1234@index.example/simple/"],
        ["changelog", "https://a:pass/1234@index.example/simple/"],
        ["diff", "HEAD", "https://pass-1234@index.example/simple/"],
        ["release", "https://a:pass-1234@index.example/simple/"],
        ["release", "--inxed=https://a:pass-1234@index.example/simple/"],
        ["https://a:pass-1234@index.example/simple/"],
        ["bump", "https://a:pass-12\n34@index.example/simple/"],
    ],
)
def test_password_in_the_wrong_place(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused before anything that refuses the argument repeats it."""
    assert main(arguments) == REFUSED
    said = capsys.readouterr()
    assert said.err.startswith("error: a command line can be seen by others: put user")
    assert "index.example" not in said.err + said.out


@pytest.mark.parametrize("name", ["HEAD@{1}", "https://index.example/simple/"])
def test_no_password(name: str, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A revision may have the letter in it, and an address is only not known."""
    assert main(["bump", name, "--document", f"{new}@"]) == REFUSED
    assert "can be seen" not in capsys.readouterr().err


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have room for a few bytes only."""

    def write(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", write)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", ["bump", "changelog"])
def test_full_disk(
    command: str, old: str, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is said to be unchanged is, and nothing is left beside it."""
    file = new.with_name("CHANGELOG.md")
    file.write_text(TOP.replace("1.0.0", "0.9.0"), encoding="utf-8")
    before = {path: path.read_bytes() for path in new.parent.iterdir()}
    options = [] if command == "bump" else ["--file", str(file)]
    assert main([command, old, "--document", str(new), *options]) == REFUSED
    target = new if command == "bump" else file
    assert capsys.readouterr().err == (
        f"error: {target}: cannot be written: No space left on device\n"
        "Nothing was changed.\n"
    )
    assert {path: path.read_bytes() for path in new.parent.iterdir()} == before


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_mode(mode: int, new: Path) -> None:
    """Who could read and write a file still can."""
    new.chmod(mode)
    write(new, b"new")
    assert new.read_bytes() == b"new"
    assert new.stat().st_mode & 0o777 == mode


def test_mode_of_a_new_file(tmp_path: Path) -> None:
    """It is that of any new file."""
    file, other = tmp_path / "file", tmp_path / "other"
    write(file, b"")
    other.touch()
    assert file.stat().st_mode == other.stat().st_mode


def test_link(new: Path, tmp_path: Path) -> None:
    """A link stays one, and leads to what was changed."""
    link = tmp_path / "folder" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(new)
    write(link, b"new")
    assert link.is_symlink()
    assert new.read_bytes() == b"new"


@pytest.mark.parametrize("command", ["bump", "changelog"])
def test_nothing_to_compare(
    command: str, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is named wrongly is refused, and nothing is written."""
    before = new.read_text(encoding="utf-8")
    assert main([command, "nowhere", "--document", str(new)]) == REFUSED
    assert new.read_text(encoding="utf-8") == before
    assert "error: nowhere: there is no such thing" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["bump", "changelog", "release"])
def test_no_index(
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No index is asked that nobody named."""
    monkeypatch.delenv("RELEASE_INDEX", raising=False)
    assert main([command]) == REFUSED
    assert "Say --index or set RELEASE_INDEX" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["bump", "changelog"])
def test_no_version(
    command: str, old: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document that states no version has to."""
    path = tmp_path / "none.yaml"
    path.write_text(DOCUMENT.replace("  version: 1.0.0\n", ""), "utf-8")
    assert main([command, old, "--document", str(path)]) == REFUSED
    assert "version" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["bump", "changelog"])
def test_document_in_another_encoding(
    command: str, old: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused, and nothing is written."""
    path = tmp_path / "other.yaml"
    path.write_bytes(DOCUMENT.replace("title: Kites", "title: Kïtes").encode("latin-1"))
    before = path.read_bytes()
    assert main([command, old, "--document", str(path)]) == REFUSED
    assert path.read_bytes() == before
    assert capsys.readouterr().err.startswith("error: ")


def test_changelog_in_another_encoding(
    old: str, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused before anything is compared, and stays as it is."""
    file = tmp_path / "CHANGELOG.md"
    file.write_bytes("# Änderungen".encode("latin-1"))
    options = ["--document", str(new), "--file", str(file)]
    assert main(["changelog", old, *options]) == REFUSED
    assert file.read_bytes() == "# Änderungen".encode("latin-1")
    assert "error: CHANGELOG.md: cannot be read: it is not" in capsys.readouterr().err


def test_ends_of_lines_of_a_changelog(old: str, new: Path, tmp_path: Path) -> None:
    """What stands there is not changed, and the draft looks like it."""
    file = tmp_path / "CHANGELOG.md"
    before = (
        b"\xef\xbb\xbf" + TOP.replace("1.0.0", "0.9").replace("\n", "\r\n").encode()
    )
    file.write_bytes(before)
    options = ["--document", str(new), "--file", str(file)]
    assert main(["changelog", old, *options]) == FINE
    text = file.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf# Changelog\r\n\r\n## 1.0.0 (unreleased)\r\n")
    assert text.endswith(before[before.index(b"## 0.9") :])
    assert text.count(b"\n") == text.count(b"\r\n")


def test_ends_of_lines(old: str, new: Path) -> None:
    """A document keeps its own."""
    text = new.read_text("utf-8").replace("\n", "\r\n").encode()
    new.write_bytes(text)
    assert main(["bump", old, "--document", str(new)]) == FINE
    assert new.read_bytes() == text.replace(b"1.0.0", b"1.1.0")


def test_no_way_back(old: str, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What would go back is refused, and nothing is written."""
    text = new.read_text("utf-8").replace("1.0.0", "1.1.0rc1")
    new.write_text(text, "utf-8")
    assert main(["bump", old, "--document", str(new), "--pre", "a"]) == REFUSED
    assert new.read_text("utf-8") == text
    assert "1.1.0a1 would be behind 1.1.0rc1" in capsys.readouterr().err
