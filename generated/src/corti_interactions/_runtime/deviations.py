# Made from generator/runtime/deviations.py by "python -m generator regenerate".
"""Say where a JSON value leaves what a contract promises of it."""

from collections.abc import Iterator, Mapping

from attrs import define, field

from .drift_kinds import DriftKind as Kind
from .normal_forms import Form
from .promises import Promise, Promises
from .read_scalars import is_array, is_object
from .spots import Deviation, Found, Spot
from .telling import is_telling
from .variants import chosen

__all__ = ["Deviation", "Kind", "departures", "deviations"]


def deviations(
    value: object, schema: Form, schemas: Mapping[str, object]
) -> Iterator[Deviation]:
    """Yield each deviation of *value* from *schema*, every occurrence of it.

    *schema* is of a contract's normal form; *schemas* are those that it refers to.
    """
    return departures(value, Promises(schemas).of(schema))


def departures(value: object, promise: Promise) -> Iterator[Deviation]:
    """Yield each deviation of *value* from *promise*, which many values can share."""
    return _Walk().through(Spot(value, promise, promise.name))


@define(eq=False)
class _Walk:
    """Goes through one value."""

    _tried: dict[tuple[object, ...], tuple[Deviation, ...]] = field(
        factory=dict[tuple[object, ...], tuple[Deviation, ...]], init=False
    )
    """What was found of each value as each variant, else tried again and again."""

    def through(self, spot: Spot) -> Iterator[Deviation]:
        # Not by calling itself: values may be nested deeper than Python calls.
        left: list[Found] = [spot]
        while left:
            each = left.pop()
            if isinstance(each, Deviation):
                yield each
            else:
                left += reversed([*self._at(each)])

    def _at(self, spot: Spot) -> Iterator[Found]:
        promise = spot.promise
        spot.is_phi = spot.is_phi or promise.is_phi
        if promise.kind == "all":
            yield from self._all(spot)
        elif spot.value is None:
            if not promise.takes_null:
                yield spot.found(Kind.NULL)
        elif promise.kind == "union":
            yield from chosen(spot, self._as)
        elif (wrong := promise.check(spot.value)) is not None:
            yield spot.found(wrong)
        else:
            yield from _inside(spot)

    def _all(self, spot: Spot) -> Iterator[Found]:
        """Yield what deviates from any part, but for fields that one part knows."""
        found = [self._as(spot.of(part)) for part in spot.promise.parts("parts")]
        by_part = [{(each.pointer, each.kind): each for each in some} for some in found]
        for key, each in {
            key: x for some in by_part for key, x in some.items()
        }.items():
            if each.kind is not Kind.UNKNOWN_FIELD or all(key in x for x in by_part):
                yield each

    def _as(self, spot: Spot) -> tuple[Deviation, ...]:
        # By identity: what comes of the parser, or of a contract, outlives the walk.
        promised = id(spot.value), id(spot.promise)
        key = (*promised, spot.pointer, spot.schema, spot.is_phi)
        if key not in self._tried:
            self._tried[key] = tuple(self.through(spot))
        return self._tried[key]


def _inside(spot: Spot) -> Iterator[Found]:
    items = spot.promise.items()
    if spot.promise.kind == "object" and is_object(spot.value):
        yield from _fields(spot, spot.value)
        yield from _further(spot, spot.value)
    elif is_array(spot.value) and items is not None:
        for each in spot.value:
            if not items.is_kept(each):
                yield spot.inner(each, items, "{index}", "[]")


def _fields(spot: Spot, value: Mapping[str, object]) -> Iterator[Found]:
    for name, each in spot.promise.fields().items():
        if name in value:
            if not each.promise.is_kept(value[name]):
                yield spot.inner(value[name], each.promise, each.step, each.suffix)
        elif each.is_always_there:
            inner = spot.inner(None, each.promise, each.step, each.suffix)
            yield inner.found(Kind.MISSING)


def _further(spot: Spot, value: Mapping[str, object]) -> Iterator[Found]:
    known, further = spot.promise.fields(), spot.promise.further()
    if spot.promise.form.get("additional") is True or value.keys() <= known.keys():
        return
    for name, item in value.items():
        if name not in known:
            if further is None:
                yield _unknown(spot, name, item)
            elif not further.is_kept(item):
                yield spot.inner(item, further, "{key}", "{}")


def _unknown(spot: Spot, name: str, value: object) -> Deviation:
    shown = name if is_telling(name) else "{key}"
    schema = f"{spot.promise.name or spot.schema}.{shown}"
    pointer = f"{spot.pointer}/{shown}"
    return Deviation(pointer, Kind.UNKNOWN_FIELD, schema, value, is_phi=True)
