"""Approving a new name gives the golden payloads that name, and nothing else."""

import json
from pathlib import Path
from typing import Final

import pytest

from generator.contract import Difference, JsonObject
from generator.contract.payloads import Renames, rename

CONTRACT: Final[JsonObject] = {
    "schemas": {
        "List": {"fields": {"items": {"kind": "array", "items": {"ref": "Visit"}}}},
        "Person": {"fields": {"fullName": {"kind": "string"}}},
        "Visit": {
            "fields": {
                "fullName": {"kind": "string"},
                "guest": {"ref": "Person"},
            }
        },
    }
}


def renamed(subject: str, place: str, old: str, new: str) -> Difference:
    """Return that what was called *old* is called *new*."""
    return Difference(
        place=place, subject=subject, change="renamed", sentence="", old=old, new=new
    )


FIELD: Final = renamed("field", "Person", "field fullName", "field legalName")
SCHEMA: Final = renamed("schema", "Guest", "Person", "Guest")
ADDED: Final = Difference(
    place="Person", subject="field", change="added", sentence="", new={}
)
VALUE: Final = renamed("value", "Visit", "value a", "value b")

VISIT: Final[JsonObject] = {"fullName": "a", "guest": {"fullName": "b", "more": [1]}}
READ: Final[JsonObject] = {
    "Visit": {"full_name": "a", "guest": {"Person": {"full_name": "b", "extra": {}}}}
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with payloads, in one of which an old name stands."""
    payloads: dict[str, object] = {
        "list": {
            "why": "fullName",
            "schema": "List",
            "wire": {"items": [VISIT]},
            "reads": {"List": {"items": [READ]}},
        },
        "other": {"why": "", "schema": "List", "wire": {}, "reads": {"List": {}}},
    }
    for name, payload in payloads.items():
        text = json.dumps(payload)
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    return tmp_path


def test_field_is_renamed_in_its_schema_only(folder: Path) -> None:
    """A field of another schema keeps its name, and so does what only looks like it."""
    done = rename(folder, Renames.among([ADDED, FIELD, VALUE], CONTRACT))

    assert done == ["list.json"]
    assert json.loads((folder / "list.json").read_text(encoding="utf-8")) == {
        "why": "fullName",
        "schema": "List",
        "wire": {
            "items": [{"fullName": "a", "guest": {"legalName": "b", "more": [1]}}]
        },
        "reads": {
            "List": {
                "items": [
                    {
                        "Visit": {
                            "full_name": "a",
                            "guest": {"Person": {"legal_name": "b", "extra": {}}},
                        }
                    }
                ]
            }
        },
    }


def test_schema_and_its_field_are_renamed_together(folder: Path) -> None:
    """The place of a field's new name is the new name of its schema."""
    moved = renamed("field", "Guest", "field fullName", "field legalName")
    rename(folder, Renames.among([SCHEMA, moved], CONTRACT))
    text = (folder / "list.json").read_text(encoding="utf-8")

    assert '"legalName": "b"' in text
    assert '"Guest"' in text
    assert '"Person"' not in text


@pytest.mark.parametrize("changes", [[], [ADDED], [VALUE]])
def test_nothing_is_written_where_no_name_is_new(
    folder: Path, changes: list[Difference]
) -> None:
    """A payload that stays as it is keeps its layout."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert rename(folder, Renames.among(changes, CONTRACT)) == []
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
