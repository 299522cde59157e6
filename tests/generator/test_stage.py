"""Files are put where they belong all at once, or everything stays as it was."""

from pathlib import Path

import pytest

from generator.writing.stage import Changes, compare, contents, staged, swap

FILES = {"README.md": "New.\n", "src/a/b.py": "NEW = 1\n"}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return a folder with what an earlier run wrote."""
    folder = tmp_path / "generated"
    folder.mkdir()
    (folder / "old.txt").write_text("Old.\n")
    return folder


def test_stage_stands_beside_its_target_for_a_while(target: Path) -> None:
    """It is on the same disk, so that a rename is enough, and leaves nothing behind."""
    with staged(FILES, target) as stage:
        assert stage.parent.parent == target.parent
        assert contents(stage) == {path: text.encode() for path, text in FILES.items()}

    assert list(target.parent.iterdir()) == [target]


def test_stage_makes_the_folder_above_its_target(tmp_path: Path) -> None:
    """A first run needs no folder to be there."""
    target = tmp_path / "new" / "generated"
    with staged(FILES, target) as stage:
        swap(stage, target)

    assert set(contents(target)) == set(FILES)


def test_swap_replaces_everything(target: Path) -> None:
    """What nothing makes any more is gone."""
    with staged(FILES, target) as stage:
        swap(stage, target)

    assert set(contents(target)) == set(FILES)
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
@pytest.mark.parametrize("failing", [1, 2])
def test_failed_swap_leaves_the_target(
    target: Path,
    error: type[BaseException],
    failing: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whichever rename fails, the old folder is there, whole and alone."""
    rename, calls = Path.rename, 0

    def fail(path: Path, other: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise error
        return rename(path, other)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(error), staged(FILES, target) as stage:
        swap(stage, target)

    assert contents(target) == {"old.txt": b"Old.\n"}
    assert list(target.parent.iterdir()) == [target]


def test_old_folder_survives_what_nothing_could_put_back(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the way back fails too, the old folder stands beside its place."""
    rename, calls = Path.rename, 0

    def fail(path: Path, other: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise KeyboardInterrupt
        return rename(path, other)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(KeyboardInterrupt), staged(FILES, target) as stage:
        swap(stage, target)

    (kept,) = target.parent.iterdir()
    assert contents(kept) == {"old.txt": b"Old.\n"}


def test_failed_first_swap_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there was no folder, there is none afterwards."""

    def fail(*_: object) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", fail)
    target = tmp_path / "generated"
    with pytest.raises(KeyboardInterrupt), staged(FILES, target) as stage:
        swap(stage, target)

    assert list(tmp_path.iterdir()) == []


def test_comparison_says_what_becomes_of_each_file() -> None:
    """A file is written, unchanged or removed."""
    old = {"same": b"1", "other": b"1", "gone": b"1"}
    new = {"same": b"1", "other": b"2", "new": b"1"}

    changes = compare(old, new)

    assert changes == Changes(("new", "other"), ("same",), ("gone",))
    assert not changes.is_empty
    assert compare(old, old).is_empty


def test_what_python_leaves_behind_does_not_count(target: Path) -> None:
    """Bytecode comes and goes with imports."""
    cache = target / "__pycache__"
    cache.mkdir()
    (cache / "a.pyc").write_bytes(b"x")

    assert set(contents(target)) == {"old.txt"}
