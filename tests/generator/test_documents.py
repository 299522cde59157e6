"""A document is YAML 1.2 that holds what JSON can hold, or it is refused."""

import json
from pathlib import Path
from typing import Final

import pytest

from generator.errors import DocumentError
from generator.reading.document import Json, loads
from making.documents import SMALL, changed, small
from making.runs import refusal


def test_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document that is not there is named."""
    path = tmp_path / "none.yaml"
    why = refusal(path, tmp_path, capsys)
    assert why == f"{path}: cannot be read: No such file or directory"


def test_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is no document."""
    assert refusal(tmp_path, tmp_path, capsys).endswith("Is a directory")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"openapi: \xff", "cannot be read: it is not UTF-8 text"),
        (b"", "is empty"),
        (b"# Nothing yet.\n", "is empty"),
        (b"---\n---\n", "holds more than one document"),
        (b"openapi: 3.1.0\n---\nopenapi: 3.1.0\n", "holds more than one document"),
        (b"OpenAPI", "no mapping at the top"),
        (b"- openapi\n", "no mapping at the top"),
        (b"null\n", "no mapping at the top"),
        (b"openapi: [\n", "is not YAML: line 2: did not find expected node content"),
        (b"info:\n\ttitle: A\n", "is not YAML: line 2: found character that cannot"),
        (b"a: b: c\n", "is not YAML: line 1: mapping values are not allowed"),
        (b"a: \x01\n", "is not YAML: control characters are not allowed"),
        (b'{"a": "\\ud800"}', "is not YAML: line 1: found invalid Unicode"),
        (b"%YAML 3.0\n---\na: 1\n", "is not YAML: line 1: found incompatible"),
    ],
)
def test_unreadable(
    text: bytes, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is no YAML, or more or less than one document, is refused by file."""
    why = refusal(text, tmp_path, capsys)
    assert why.startswith(f"{tmp_path / 'document.yaml'}: ")
    assert problem in why


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.1", 3.1),
        ("-1", -1),
        ("+.5e1", 5.0),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("0b1", "0b1"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2026-01-02", "2026-01-02"),
        ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
        ("٣", "٣"),
        ("on", "on"),
        ("NO", "NO"),
        ("True", True),
        ("FALSE", False),
        ("~", None),
        ("", None),
        ("Null", None),
        ("=", "="),
        ("'1'", "1"),
        ("|-\n  1", "1"),
        ("!!str 1", "1"),
        ("!!int '1'", 1),
        ("!!seq [1, ~]", [1, None]),
        ("!!map {b: c}", {"b": "c"}),
        ("[&x 1, *x]", [1, 1]),
    ],
)
def test_value(text: str, value: Json) -> None:
    """A value is what YAML 1.2 and JSON both know, and text otherwise."""
    loaded = loads(f"a: {text}\n")["a"]
    assert loaded == value
    assert type(loaded) is type(value)


def test_keys() -> None:
    """Every key is text, however it is spelled."""
    text = "200: a\n'404': b\n~: c\ntrue: d\n2026-01-02: e\n'<<': f\n"
    assert list(loads(text)) == ["200", "404", "~", "true", "2026-01-02", "<<"]


def test_json() -> None:
    """JSON is read as JSON escapes it, which YAML alone would not."""
    value: dict[str, Json] = {"a": ["\U0001f600", "\\ud83d\\ude00", "\u2028", 1.5]}
    assert loads(json.dumps(value)) == value
    assert loads(f"\ufeff\n{json.dumps(value, indent='	')}") == value


HUGE: Final = "9" * 401
BOMB: Final = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
NO_JSON: Final = "is nothing that JSON can hold"


@pytest.mark.parametrize(
    ("text", "pointer", "problem"),
    [
        ("a: [.inf]", "#/a/0", f"'.inf' {NO_JSON}"),
        ("a: -.INF", "#/a", f"'-.INF' {NO_JSON}"),
        ("a: .nan", "#/a", f"'.nan' {NO_JSON}"),
        ("a: 1e999", "#/a", f"'1e999' {NO_JSON}"),
        (f"a: {HUGE}", "#/a", NO_JSON),
        (f"a: 0x{HUGE}", "#/a", NO_JSON),
        ("a: !local 1", "#/a", f"'1' {NO_JSON}"),
        ("a: !!int one", "#/a", f"'one' {NO_JSON}"),
        ("a: !!bool one", "#/a", f"'one' {NO_JSON}"),
        ("a: !!timestamp 2026-01-02", "#/a", NO_JSON),
        ("a: !!binary aGk=", "#/a", NO_JSON),
        ("a: !!python/object/apply:os.system [ls]", "#/a", "has a tag"),
        ("a: !!set {b}", "#/a", "has a tag"),
        ("a/b: {~: {c: 1, c: 2}}", "#/a~1b/~0", "has the key 'c' twice"),
        ("200: a\n'200': b", "#", "has the key '200' twice"),
        ("a: &x {b: 1}\nc: {<<: *x}", "#/c", "has a merge key"),
        ("? [a]\n: 1", "#", "has a key that is not text"),
        ("a: &x b\n*x : 1", "#", "has a key that is not text"),
        ("a: &x [*x]", "#/a/0", "the alias x stands before or inside"),
        ("a: &x {b: *x}", "#/a/b", "the alias x stands before or inside"),
        ("a: *x", "#/a", "the alias x stands before or inside"),
        (BOMB, "#/f", "unfolds into more than a document holds"),
        (f"a: {'[' * 9000}", "#/a", "is nested too deep"),
        (f"a: {'{a: ' * 9000}", "#/a", "is nested too deep"),
    ],
)
def test_no_json(text: str, pointer: str, problem: str) -> None:
    """What JSON cannot hold, or not in reasonable space, is refused by pointer."""
    with pytest.raises(DocumentError) as caught:
        loads(text)
    assert caught.value.pointer.startswith(pointer)
    assert problem in caught.value.problem


@pytest.mark.parametrize(
    "version", ["3.2.0", "2.0", "'2.0'", "3.1", "3.0", "4.0.0", "''", "null", "[3.1.0]"]
)
def test_other_version(
    version: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """OpenAPI is 3.0 or 3.1, with a third number, as the standard has it."""
    why = refusal(small(f"openapi: {version}"), tmp_path, capsys)
    assert why == "#/openapi: is not OpenAPI 3.0 or 3.1"


def test_swagger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document of the time before OpenAPI has no version of it."""
    document: dict[str, Json] = {"swagger": "2.0", "info": {"title": "A"}, "paths": {}}
    assert refusal(document, tmp_path, capsys).startswith("#/openapi: ")


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ("info: {}", "#/info"),
        ("info: null", "#/info"),
        ("paths: {things: {}}", "#/paths"),
        ("paths: []", "#/paths"),
        ("tags: [things]", "#/tags/0"),
        ("servers: [{}]", "#/servers/0"),
    ],
)
def test_invalid(
    version: str,
    changes: str,
    pointer: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What OpenAPI itself forbids is refused by pointer."""
    document = changed(small(f"openapi: {version}"), changes)
    assert refusal(document, tmp_path, capsys).startswith(f"{pointer}: ")


def test_message_is_bounded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """However much is wrong, it is told in one printable line that can be read."""
    document: dict[str, Json] = {**SMALL, f"\x1b[31m\n{'x' * 900}": 1}
    why = refusal(document, tmp_path, capsys)
    assert why.isprintable()
    assert 500 < len(why) < 1_100


def test_endless_reference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """References that lead on and on end in an error too."""
    schemas = {
        f"A{index}": {"type": "array", "items": _reference(index + 1)}
        for index in range(400)
    }
    document = changed(
        small(), json.dumps({**schemas, "A400": {}}), "#/components/schemas"
    )
    why = refusal(document, tmp_path, capsys)
    assert why == f"{tmp_path / 'document.yaml'}: is nested too deep"


def _reference(index: int) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/A{index}"}
