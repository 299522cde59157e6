"""Compare one answer with what the contract says of it."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.contract import JsonObject
from generator.contract.values import children
from generator.runtime.deviations import Deviation, Kind, deviations

from .observations import (
    KEY,
    UNDOCUMENTED_BODY,
    UNDOCUMENTED_MEDIA_TYPE,
    Holder,
    Observation,
    Place,
    is_telling,
)
from .records import Body, Record
from .routes import Routes

JSON: Final = "application/json"


class Checker:
    """Knows the contract."""

    def __init__(self, contract: JsonObject) -> None:
        self._schemas = children(contract, "schemas")
        self._operations = children(contract, "operations")
        self._routes = Routes(self._operations)

    def operation(self, record: Record) -> str:
        """Return the operation that *record* belongs to; nothing if to none."""
        found = record.operation or self._routes.operation(record.method, record.path)
        return found if found in self._operations else ""

    def observations(self, operation: str, record: Record) -> Iterator[Observation]:
        """Yield what is not as the contract has it."""
        answers = children(self._operations[operation], "answers")
        status = _described(record.status, answers)
        if status:
            holder = Holder(operation, status)
            yield from self._answer(
                holder, record, children(answers[status], "content")
            )
        else:
            holder = Holder(operation, str(record.status))
            yield self._whole(Kind.STATUS, holder, record)

    def _answer(
        self, holder: Holder, record: Record, content: Mapping[str, JsonObject]
    ) -> Iterator[Observation]:
        media = min((each for each in content if _is_json(each)), default="")
        if record.body is None or (content and not media and not record.body.is_json):
            return
        if not content:
            yield self._whole(UNDOCUMENTED_BODY, holder, record)
        elif not media or not record.body.is_json:
            yield self._whole(UNDOCUMENTED_MEDIA_TYPE, holder, record)
        else:
            holder = Holder(holder.operation, holder.status, media)
            yield from self._body(holder, record.status, record.body, content[media])

    def _body(
        self, holder: Holder, status: int, body: Body, schema: JsonObject
    ) -> Iterator[Observation]:
        for each in deviations(body.value, schema, self._schemas):
            place = Place(holder, status, *_shown(each))
            yield Observation(each.kind, place, each.value, is_phi=each.is_phi)

    def _whole(self, kind: str, holder: Holder, record: Record) -> Observation:
        place = Place(holder, record.status, "", "")
        body = record.body
        if body is None or not body.is_json:
            return Observation(kind, place)
        fitting = frozenset(self._fitting(holder.operation, body.value))
        return Observation(kind, place, body, fitting=fitting)

    def _fitting(self, operation: str, value: object) -> Iterator[str]:
        """Yield which schemas of the operation's answers *value* fits."""
        answers = children(self._operations[operation], "answers")
        given = {
            str(schema["ref"])
            for answer in answers.values()
            for schema in children(answer, "content").values()
            if "ref" in schema
        }
        for name in sorted(given):
            found = deviations(value, {"ref": name}, {**self._schemas})
            if next(found, None) is None:
                yield name


def _described(status: int, answers: Mapping[str, JsonObject]) -> str:
    """Return under which name *answers* describe *status*; nothing if under none."""
    names = (str(status), f"{status // 100}XX", "default")
    return next((name for name in names if name in answers), "")


def _is_json(media: str) -> bool:
    return media == JSON or media.partition(";")[0].strip().endswith(("/json", "+json"))


def _shown(found: Deviation) -> tuple[str, str]:
    """Return pointer and schema; a field that may be a key of a map is not named."""
    before, _, name = found.pointer.rpartition("/")
    if not found.pointer:
        return "", ""
    if found.kind is not Kind.UNKNOWN_FIELD or is_telling(name):
        return found.pointer, found.schema
    return f"{before}/{KEY}", f"{found.schema.removesuffix(f'.{name}')}.{KEY}"
