"""A document is read as YAML 1.2 that holds what JSON can hold."""

from pathlib import Path

import pytest

from generator.contract import Json, UnreadableError, load
from generator.contract.loading import loads


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("200", 200),
        ("-1", -1),
        ("0o17", 15),
        ("0x1f", 31),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("yes", "yes"),
        ("012x", "012x"),
        ("2026-01-02", "2026-01-02"),
        ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
        ('"200"', "200"),
        ("'null'", "null"),
        ("!!str 200", "200"),
        ("|-\n  200", "200"),
        ("[1, a]", [1, "a"]),
        ("{a: {b: 1}}", {"a": {"b": 1}}),
    ],
)
def test_values(source: str, value: Json) -> None:
    """Each scalar is what YAML 1.2 and JSON both know, and text otherwise."""
    loaded = loads(f"key: {source}\n")["key"]

    assert loaded == value
    assert type(loaded) is type(value)


def test_keys_are_text() -> None:
    """A status code is a string, quoted or not, and so is every other key."""
    assert loads("200: a\ntrue: b\nnull: c") == {"200": "a", "true": "b", "null": "c"}


def test_json_is_yaml() -> None:
    """A document in JSON is read as well."""
    assert loads('{"a": [1, null]}') == {"a": [1, None]}


def test_an_alias_is_what_it_repeats() -> None:
    """An alias stands for its anchor."""
    assert loads("a: &x [1]\nb: *x") == {"a": [1], "b": [1]}


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", "empty"),
        ("# nothing", "empty"),
        ("[1]", "document: expected an object"),
        ("a: [", "not YAML"),
        ("a: 1\na: 2", "a: a key must be text and stand once"),
        ("? [a]\n: 1", "a key must be text"),
        ("a: &x [*x]", "an alias stands inside what it repeats"),
    ],
)
def test_unreadable(source: str, problem: str) -> None:
    """What cannot be a document is refused, and the message says why."""
    with pytest.raises(UnreadableError, match=problem.replace("[", r"\[")):
        loads(source)


def test_a_file(tmp_path: Path) -> None:
    """A file is read as UTF-8; one that is not is refused by name."""
    file = tmp_path / "document.yaml"
    file.write_bytes("a: ä".encode())
    assert load(file) == {"a": "ä"}

    file.write_bytes(b"a: \xff")
    with pytest.raises(UnreadableError, match=r"document\.yaml: UnicodeDecodeError"):
        load(file)
    with pytest.raises(UnreadableError, match=r"missing\.yaml: FileNotFoundError"):
        load(tmp_path / "missing.yaml")
