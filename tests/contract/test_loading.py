"""A document is read as YAML 1.2 that holds what JSON can hold."""

from itertools import pairwise
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
        ("5E-1", 0.5),
        ("+1.", 1.0),
        ("e3", "e3"),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("False", False),
        ("FALSE", False),
        ("false", False),
        ("Null", None),
        ("NULL", None),
        ("on", "on"),
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
        ("! 200", 200),
        ("!!str", ""),
        ("-017", -17),
        ("-0x1f", "-0x1f"),
        ("1_000", "1_000"),
        (".5", 0.5),
        ("9" * 400, int("9" * 400)),
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


def test_letters_in_two_halves() -> None:
    """JSON may write a letter beyond the first 65536 as two halves."""
    assert loads(r'{"\ud83d\ude00": "\ud83d\ude00"}') == {"😀": "😀"}


def test_a_key_may_look_like_a_merge() -> None:
    """In quotes, two angle brackets are text."""
    assert loads('"<<": 1') == {"<<": 1}


def test_aliases_that_unfold_without_end() -> None:
    """A small document that holds more than a large one is refused."""
    lines = ["a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    for one, other in pairwise("abcdefg"):
        lines.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 10)}]")

    with pytest.raises(UnreadableError, match="unfolds into more than one can hold"):
        loads("\n".join(lines))


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
        ("? !!str [a]\n: 1", "a key must be text"),
        ("a: &x [*x]", "x: an alias stands before what it repeats"),
        ("a: *x", "x: an alias stands before what it repeats"),
        ("a: 1\n---\nb: 2", "more than one document"),
        ("<<: {a: 1}", "<<: a merge key, which YAML 1.2 does not know"),
        ("a: !!int 5", "2002:int: a tag that JSON has nothing for"),
        ("a: !!binary aGk=", "binary: a tag that JSON has nothing for"),
        ("a: !mine {}", "!mine: a tag that JSON has nothing for"),
        ("!!str {}", "2002:str: a tag that JSON has nothing for"),
        ("!mine a: 1", "!mine: a tag that JSON has nothing for"),
        ('a: "\\ud800"', "'.ud800': nothing that JSON can hold"),
        ('"\\udc00": 1', "'.udc00': nothing that JSON can hold"),
        ("a: 1e999", "'1e999': nothing that JSON can hold"),
        ("a: -.inf", "'-.inf': nothing that JSON can hold"),
        ("a: +.Inf", "'.{5}': nothing that JSON can hold"),
        ("a: .NaN", "'.NaN': nothing that JSON can hold"),
        (f"a: {'9' * 401}", "'9{40}': nothing that JSON can hold"),
        (f"a: {'[' * 1000}", "not YAML: RecursionError"),
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
