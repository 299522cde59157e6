"""Run the command, on recordings that a test writes."""

import json
from pathlib import Path
from typing import Final

import pytest

from generator.cli import main
from generator.contract import Json, JsonObject

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
TIME: Final = "2026-03-02T09:00:00Z"


def interaction(**changed: Json) -> JsonObject:
    """Return an answer that fits, but for what is *changed*."""
    fields: JsonObject = {
        "id": ID,
        "encounter": encounter(),
        "createdAt": TIME,
        "updatedAt": TIME,
        "websocketUrl": "wss://127.0.0.1/streams",
        "lastUpdated": TIME,
    }
    return {**fields, **changed}


def encounter(**changed: Json) -> JsonObject:
    """Return an encounter that fits, but for what is *changed*."""
    fields: JsonObject = {
        "identifier": "enc-1",
        "status": "planned",
        "type": "consultation",
        "period": {"startedAt": TIME},
    }
    return {**fields, **changed}


def without(fields: JsonObject, name: str) -> JsonObject:
    """Return *fields* without one of them."""
    return {key: value for key, value in fields.items() if key != name}


def record(
    body: Json = None,
    *,
    method: str = "GET",
    path: str = "/interactions/1",
    status: int = 200,
) -> JsonObject:
    """Return the envelope of an answer."""
    return {"method": method, "path": path, "status": status, "body": body}


def lines(*records: Json) -> str:
    """Return *records* as JSON lines."""
    return "".join(f"{json.dumps(each)}\n" for each in records)


def har(*entries: Json) -> JsonObject:
    """Return *entries* as a browser saves them."""
    return {"log": {"version": "1.2", "entries": [*entries]}}


def entry(
    text: str | None,
    *,
    url: str = "https://127.0.0.1/v2/interactions/1",
    status: int = 200,
    **content: Json,
) -> JsonObject:
    """Return what a browser saves of one answer."""
    said: JsonObject = {"mimeType": "application/json; charset=utf-8", **content}
    return {
        "request": {"method": "GET", "url": url, "headers": []},
        "response": {
            "status": status,
            "content": said if text is None else {**said, "text": text},
        },
    }


class Desk:
    """Writes recordings, and runs the command on them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def put(self, text: str | bytes, name: str = "answers.jsonl") -> str:
        """Write a recording; return its path."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Return exit status, output and errors."""
        status = main(["probe", *arguments])
        captured = self._capsys.readouterr()
        return status, captured.out, captured.err

    def report(self, *arguments: str) -> "Report":
        """Return what the command says to machines."""
        status, out, err = self.run(*arguments, "--json")
        return Report(status, json.loads(out), err)

    def found(self, *records: Json) -> "Report":
        """Return what it says of *records*, as JSON lines."""
        return self.report(self.put(lines(*records)))


class Report:
    """What the command says to machines."""

    def __init__(self, status: int, report: JsonObject, err: str) -> None:
        self.status = status
        self.report = report
        self.err = err

    @property
    def deviations(self) -> list[JsonObject]:
        """Each deviation."""
        return _objects(self.report["deviations"])

    @property
    def changes(self) -> list[JsonObject]:
        """Each change of the document."""
        return _objects(self.report["changes"])

    @property
    def kinds(self) -> list[tuple[Json, Json, Json]]:
        """Kind, pointer and count of each deviation."""
        return [(x["kind"], x["pointer"], x["count"]) for x in self.deviations]

    @property
    def unread(self) -> JsonObject:
        """What could not be read."""
        return _object(self.report["unread"])

    @property
    def named(self) -> list[JsonObject]:
        """The first of that."""
        return _objects(self.unread["named"])

    @property
    def edits(self) -> list[JsonObject]:
        """Each step of each change."""
        return [step for change in self.changes for step in _objects(change["patch"])]


def _object(value: Json) -> JsonObject:
    assert isinstance(value, dict)
    return value


def _objects(value: Json) -> list[JsonObject]:
    assert isinstance(value, list)
    return [_object(each) for each in value]
