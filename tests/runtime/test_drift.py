"""A hook and a log are told where an answer is not what the document says."""

import copy
import json
import logging
import pickle
from collections.abc import Callable, Iterator, Mapping

import httpx
import pytest
from attrs import evolve, field, fields, frozen

from generator.runtime import decode
from generator.runtime.answers import Reader, bytes_answer, empty_answer, json_answer
from generator.runtime.attempts import LOGGER
from generator.runtime.calls import Call
from generator.runtime.comparing import Comparison
from generator.runtime.drift import Drift, DriftHook, Noted
from generator.runtime.drift_kinds import DriftKind
from generator.runtime.errors import (
    ContractMismatchError,
    CortiError,
    NotFoundError,
    StatusError,
)
from generator.runtime.raw import Answer
from generator.runtime.replies import Reply
from generator.runtime.responses import ErrorShape
from generator.runtime.watching import Watch

OPERATION = "GET /x/{id}"
JSON = "application/json"


def said(content: Mapping[str, object]) -> Mapping[str, object]:
    """Return an answer as a contract has it."""
    return {"content": content}


CONTRACT: Mapping[str, object] = {
    "operations": {
        OPERATION: {
            "answers": {
                "200": said({JSON: {"ref": "Thing"}}),
                "403": said({JSON: {"kind": "any"}}),
                "404": said({"application/problem+json": {"ref": "Problem"}}),
                "5XX": said({JSON: {"ref": "Problem"}}),
            }
        },
        "PUT /x/{id}": {"answers": {"204": said({}), "default": said({})}},
        "POST /x/{id}": {"answers": {"200": said({"image/png": {"kind": "any"}})}},
        "DELETE /x/{id}": {"answers": {"404": said({})}},
    },
    "schemas": {
        "Thing": {
            "kind": "object",
            "fields": {
                "id": {"kind": "string", "required": True},
                "next": {"ref": "Thing", "required": False},
            },
        },
        "Problem": {
            "kind": "object",
            "fields": {"detail": {"kind": "string", "required": True}},
        },
    },
}


def contract() -> Mapping[str, object]:
    """Load the contract."""
    return CONTRACT


def missing() -> Mapping[str, object]:
    """Fail as in a package without its data files."""
    raise FileNotFoundError


@frozen
class Thing:
    """What is read here."""

    id: str
    next: "Thing | None"

    @classmethod
    def read(cls, wire: object) -> "Thing":
        """Read it as emitted code does."""
        given = decode.json_object(wire)
        decode.undeclared(given, frozenset({"id", "next"}))
        return cls(
            decode.required(given, "id", decode.text),
            decode.optional(given, "next", Thing.read),
        )


@frozen
class Stage:
    """Where one client group's answers are read, and what it was told."""

    noted: Noted = field(factory=Noted)
    told: list[Drift] = field(factory=list[Drift])

    def answer(
        self,
        status: int,
        content: object,
        *,
        method: str = "GET",
        reader: Reader[object] | None = None,
        hook: DriftHook | None = None,
        load: Callable[[], Mapping[str, object]] = contract,
    ) -> Answer[object]:
        """Return an answer to a call that documents one status."""
        documented = {"PUT": 204}.get(method, 200)
        call = Call(
            method=method,
            template="/x/{id}",
            answers={documented: reader or json_answer(Thing.read)},
        )
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        reply = Reply(status, httpx.Headers(), body)
        watch = Watch(
            f"{method} /x/{{id}}", reply, load, self.noted, hook or self.told.append
        )
        was_done = False
        return Answer(call, reply, ErrorShape(), 1, was_done, watch)

    def places(self) -> list[tuple[str, DriftKind]]:
        """Return what was told, in short."""
        return [(each.pointer, each.kind) for each in self.told]


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_drift_is_a_few_facts() -> None:
    """There is no room in it for a value."""
    names = [each.name for each in fields(Drift)]
    assert names == ["operation", "status", "pointer", "kind"]


def test_what_is_as_documented_is_not_looked_through(stage: Stage) -> None:
    """The contract is not even loaded."""

    def load() -> Mapping[str, object]:
        raise AssertionError

    answer = stage.answer(200, {"id": "a", "next": {"id": "b"}}, load=load)
    assert answer.parse() == Thing("a", Thing("b", None))
    assert stage.told == []


def test_what_is_tolerated_is_told(stage: Stage) -> None:
    """Once for each place, and the value is read all the same."""
    inner = {"id": "b", "next": None, "more": 1}
    content = {"id": "a", "next": inner, "more": 2, "Ada Example": 3}
    assert stage.answer(200, content).parse() == Thing("a", Thing("b", None))
    assert stage.told[0] == Drift(
        operation=OPERATION,
        status=200,
        pointer="/next/next",
        kind=DriftKind.NULL,
    )
    assert stage.places() == [
        ("/next/next", DriftKind.NULL),
        ("/next/more", DriftKind.UNKNOWN_FIELD),
        ("/more", DriftKind.UNKNOWN_FIELD),
        ("/{key}", DriftKind.UNKNOWN_FIELD),
    ]


def test_a_place_is_told_once_for_an_answer(stage: Stage) -> None:
    """However often it is there, and however often the answer is parsed."""
    content = {"id": "a", "Ada": 1, "Ada 1": 1, "Ada 2": 2}
    answer = stage.answer(200, content)
    assert answer.parse() == answer.parse()
    assert [pointer for pointer, _ in stage.places()] == ["/Ada", "/{key}"]


def test_what_cannot_be_read_is_told_before_it_is_raised(stage: Stage) -> None:
    """With everything else that is wrong."""
    with pytest.raises(ContractMismatchError) as caught:
        stage.answer(200, {"more": 1}).parse()
    assert "id: missing" in str(caught.value)
    assert stage.places() == [
        ("/id", DriftKind.MISSING),
        ("/more", DriftKind.UNKNOWN_FIELD),
    ]


STATUSES: list[tuple[int, object, list[tuple[str, DriftKind]]]] = [
    (201, {"id": "a"}, [("", DriftKind.STATUS)]),
    (
        206,
        {"id": "a", "more": 1},
        [("", DriftKind.STATUS), ("/more", DriftKind.UNKNOWN_FIELD)],
    ),
]


@pytest.mark.parametrize(("status", "content", "places"), STATUSES)
def test_another_success_is_told(
    stage: Stage, status: int, content: object, places: list[tuple[str, DriftKind]]
) -> None:
    """It is read as the one that is documented, and looked through as such."""
    assert stage.answer(status, content).parse() == Thing("a", None)
    assert stage.places() == places


ERRORS: list[tuple[int, object, list[tuple[str, DriftKind]]]] = [
    (404, {"detail": "x"}, []),
    (404, {"detail": 1}, [("/detail", DriftKind.TYPE)]),
    (404, {}, [("/detail", DriftKind.MISSING)]),
    (404, b"", [("", DriftKind.TYPE)]),
    (404, b"<html>", [("", DriftKind.TYPE)]),
    (503, {"detail": None}, [("/detail", DriftKind.NULL)]),
    (403, b"", []),
    (403, b"<html>", []),
    (403, {"what": "ever"}, []),
    (418, {"what": "ever"}, [("", DriftKind.STATUS)]),
    (302, b"", [("", DriftKind.STATUS)]),
]


@pytest.mark.parametrize(("status", "content", "places"), ERRORS)
def test_errors_are_looked_through(
    stage: Stage, status: int, content: object, places: list[tuple[str, DriftKind]]
) -> None:
    """They are raised all the same."""
    with pytest.raises(StatusError) as caught:
        stage.answer(status, content).parse()
    assert caught.value.status == status
    assert stage.places() == places


@pytest.mark.parametrize(
    ("method", "status", "content", "reader", "kinds"),
    [
        ("PUT", 204, b"", empty_answer, []),
        ("PUT", 204, b"more", empty_answer, [DriftKind.TYPE]),
        ("POST", 200, b"\x89PNG", bytes_answer, []),
        ("POST", 201, b"\x89PNG", bytes_answer, [DriftKind.STATUS]),
        ("DELETE", 200, b"", empty_answer, []),
        ("DELETE", 200, b"more", empty_answer, [DriftKind.STATUS]),
    ],
)
def test_bodies_that_are_no_json(
    method: str,
    status: int,
    content: bytes,
    reader: Reader[object],
    kinds: list[DriftKind],
) -> None:
    """One that should not be there is told; what is in others is not looked at."""
    stage = Stage()
    stage.answer(status, content, method=method, reader=reader).parse()
    assert stage.places() == [("", kind) for kind in kinds]


def test_an_error_of_any_status(stage: Stage) -> None:
    """Where the document has something to say of all that it does not name."""
    with pytest.raises(NotFoundError):
        stage.answer(404, b"what", method="PUT").parse()
    assert stage.told == []


def test_what_the_hook_raises_is_only_logged(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """The answer is worth more, and the next place is told too."""
    told: list[Drift] = []

    def hook(drift: Drift) -> None:
        told.append(drift)
        raise LookupError

    answer = stage.answer(200, {"id": "a", "b": "secret", "c": 1}, hook=hook)
    assert answer.parse() == Thing("a", None)
    assert [each.pointer for each in told] == ["/b", "/c"]
    failed = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert [each.getMessage() for each in failed] == [
        "on_drift failed; the call goes on"
    ] * 2
    assert [vars(each)["drift"] for each in failed] == told
    assert "secret" not in caplog.text


def test_what_stops_the_program_stops_it(stage: Stage) -> None:
    """A hook can be interrupted, and nothing is told twice."""

    def hook(_: Drift) -> None:
        raise KeyboardInterrupt

    answer = stage.answer(200, {"id": "secret", "b": 1}, hook=hook)
    with pytest.raises(KeyboardInterrupt) as caught:
        answer.parse()
    shown = [repr(each.frame.f_locals) for each in caught.traceback[1:]]
    assert "secret" not in f"{shown}"
    assert answer.parse() == Thing("secret", None)


def test_each_place_is_logged_once(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """As a warning, whatever the number of answers; another client logs it again."""
    for _ in range(3):
        stage.answer(201, {"id": "secret", "more": "secret"}).parse()
    assert len(stage.told) == 6
    records = [each for each in caplog.records if each.name == LOGGER.name]
    assert [(each.levelno, each.getMessage()) for each in records] == [
        (logging.WARNING, "GET /x/{id}: answer 201: undocumented status"),
        (logging.WARNING, "GET /x/{id}: answer 201: unknown field at /more"),
    ]
    assert [vars(each)["drift"] for each in records] == stage.told[:2]
    Stage().answer(201, {"id": "a"}).parse()
    assert len([each for each in caplog.records if each.name == LOGGER.name]) == 3


def test_the_log_has_an_end() -> None:
    """An API could make up a new name for every answer."""
    noted = Noted()
    first = Drift(operation=OPERATION, status=200, pointer="/", kind=DriftKind.NULL)
    others = [evolve(first, pointer=f"/{number}") for number in range(2000)]
    assert noted.is_new(first)
    assert not noted.is_new(first)
    assert sum(map(noted.is_new, others)) == 999


def test_a_missing_contract_costs_no_answer(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """That it is missing is logged once; nothing can be told."""

    def load() -> Mapping[str, object]:
        return missing()

    for _ in range(2):
        answer = stage.answer(200, {"id": "a", "b": 1}, load=load)
        assert answer.parse() == Thing("a", None)
        with pytest.raises(NotFoundError):
            stage.answer(404, {"detail": 1}, load=load).parse()
    assert stage.told == []
    [record] = caplog.records
    said = "loading the contract failed; the call goes on"
    assert (record.levelno, record.getMessage()) == (logging.ERROR, said)
    assert "FileNotFoundError" in caplog.text


def test_a_contract_that_is_none_costs_no_error(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """Not even that of an answer; nor does the log lead to what it held."""

    def load() -> Mapping[str, object]:
        raise LookupError("secret")

    with pytest.raises(NotFoundError):
        stage.answer(404, {"detail": "secret"}, load=load).parse()
    [record] = caplog.records
    assert record.exc_info is not None
    _, error, frames = record.exc_info
    assert isinstance(error, RuntimeError)
    assert (error.__context__, error.__cause__, frames) == (None, None, None)
    assert "LookupError" in caplog.text
    assert "secret" not in caplog.text


def test_looking_may_fail(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found before is told, and what was asked for is read or raised."""

    def found(_self: object, _operation: str, reply: Reply) -> Iterator[object]:
        yield "/a", DriftKind.NULL
        raise LookupError(reply.content)

    monkeypatch.setattr(Comparison, "found", found)
    answer = stage.answer(200, {"id": "secret", "b": 1})
    assert answer.parse() == Thing("secret", None)
    with pytest.raises(NotFoundError):
        stage.answer(404, {"detail": "secret"}).parse()
    assert stage.places() == [("/a", DriftKind.NULL)] * 2
    failed = [each for each in caplog.records if each.levelno == logging.ERROR]
    said = "looking for drift failed; the call goes on"
    assert [each.getMessage() for each in failed] == [said] * 2
    shown = [each.exc_info[1:] for each in failed if each.exc_info]
    assert [repr(each) for each in shown] == ["(RuntimeError('LookupError'), None)"] * 2
    assert "secret" not in caplog.text


def test_answers_can_be_copied_and_sent_on(stage: Stage) -> None:
    """A copy tells no place again; in another process there is nobody to tell."""
    answer = stage.answer(200, {"id": "a", "more": 1}, hook=lambda _: None)
    sent: Answer[object] = pickle.loads(pickle.dumps(answer))
    assert sent.parse() == Thing("a", None)
    answer = stage.answer(200, {"id": "a", "more": 1})
    for each in (copy.copy(answer), copy.deepcopy(answer), answer):
        assert each.parse() == Thing("a", None)
    assert len(stage.told) == 1


@pytest.mark.parametrize(
    ("media", "places"),
    [
        ("application/problem+json; charset=utf-8", [("/detail", DriftKind.MISSING)]),
        ("text/json", [("/detail", DriftKind.MISSING)]),
        ("application/jsonl", []),
        ("application/json-seq", []),
    ],
)
def test_only_json_is_looked_through(
    stage: Stage, media: str, places: list[tuple[str, DriftKind]]
) -> None:
    """Also where its media type is one of many."""
    content = {"a/b": {"kind": "any"}, media: {"ref": "Problem"}}
    answers = {"404": said(content)}
    contract = {**CONTRACT, "operations": {OPERATION: {"answers": answers}}}
    with pytest.raises(NotFoundError):
        stage.answer(404, {}, load=lambda: contract).parse()
    assert stage.places() == places


def test_a_hook_may_read_other_answers(stage: Stage) -> None:
    """What it does is no part of reading the one it is told of."""

    def hook(_: Drift) -> None:
        stage.answer(200, {"id": "b"}).parse()

    stage.answer(200, {"id": "a", "more": 1}, hook=hook).parse()
    assert stage.told == []


def test_a_choice_that_is_nested_too_deeply_is_left(stage: Stage) -> None:
    """What was found before is told, and nothing else is raised."""
    choice = {"kind": "union", "variants": [{"ref": "A"}, {"ref": "B"}]}
    part = {"kind": "object", "fields": {"next": {**choice, "required": False}}}
    thing = {
        "kind": "object",
        "fields": {
            "next": {**choice, "required": True},
            "a": {"kind": "string", "required": True},
        },
    }
    answers = {"200": said({JSON: thing})}
    deep: Mapping[str, object] = {
        "operations": {OPERATION: {"answers": answers}},
        "schemas": {"A": part, "B": part},
    }
    value: dict[str, object] = {"more": 1}
    for _ in range(400):
        value = {"next": value}
    answer = stage.answer(
        200,
        {"id": "a", "next": value["next"], "b": 1},
        load=lambda: deep,
        reader=json_answer(tolerant),
    )
    assert answer.parse() is None
    assert stage.places() == []


def tolerant(wire: object) -> None:
    """Read nothing."""
    decode.undeclared(decode.json_object(wire), frozenset())


def test_tracebacks_hold_no_answer(stage: Stage) -> None:
    """Telling leaves none of its frames behind."""
    with pytest.raises(CortiError) as caught:
        stage.answer(404, {"detail": 1, "more": "secret"}).parse()
    assert len(stage.told) == 2
    shown = [repr(each.frame.f_locals) for each in caught.traceback[1:]]
    assert "secret" not in f"{shown}"
