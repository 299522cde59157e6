"""Compare one answer with what the contract says of it."""

from collections.abc import Iterator, Mapping

from generator.contract import JsonObject
from generator.contract.values import children
from generator.runtime.deviations import Deviation, Kind, departures
from generator.runtime.documented import described, json_media
from generator.runtime.promises import Promises

from .observations import (
    UNDOCUMENTED_BODY,
    UNDOCUMENTED_MEDIA_TYPE,
    Holder,
    Observation,
    Place,
)
from .records import Body, Record
from .routes import Routes


class Checker:
    """Knows the contract."""

    def __init__(self, contract: JsonObject) -> None:
        self._promises = Promises(children(contract, "schemas"))
        self._operations = children(contract, "operations")
        self._routes = Routes(self._operations)

    def operation(self, record: Record) -> str:
        """Return the operation that *record* belongs to; nothing if to none."""
        return record.operation or self._routes.operation(record.method, record.path)

    def observations(self, operation: str, record: Record) -> Iterator[Observation]:
        """Yield what is not as the contract has it."""
        answers = children(self._operations[operation], "answers")
        status = described(record.status, answers)
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
        media = json_media(content)
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
        for each in departures(body.value, self._promises.of(schema)):
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
            promise = self._promises.named(name)
            if promise and next(departures(value, promise), None) is None:
                yield name


def _shown(found: Deviation) -> tuple[str, str]:
    """Return pointer and schema; a whole answer is at neither."""
    return (found.pointer, found.schema) if found.pointer else ("", "")
