"""Say where a JSON value leaves what a contract promises of it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from attrs import define, evolve, field, frozen

from .drift_kinds import DriftKind as Kind
from .identifiers import is_canonical
from .normal_forms import (
    Form,
    forms_in,
    forms_of,
    has_format,
    has_type,
    is_listed,
    name_of,
    takes_null,
)
from .read_scalars import is_array, is_object

__all__ = ["Deviation", "Kind", "deviations"]


@frozen
class Deviation:
    """One place where a value is not what its schema says."""

    pointer: str
    """A JSON pointer, with `{index}` for items and `{key}` for keys of free maps."""

    kind: Kind

    schema: str
    """The place in the contract, e.g. `Encounter.status`; of a field, its own."""

    value: object = field(repr=False)
    """What came: of an unknown variant its tag, `None` where nothing came."""

    is_phi: bool
    """Whether the value may identify a patient; that of an unknown field may."""


_NAME: Final = re.compile(r"[A-Za-z_$@][A-Za-z0-9_.$-]{0,63}")
"""What an unknown field can be called; other keys may be somebody's."""

_TOLERATED: Final = frozenset({Kind.UNKNOWN_FIELD, Kind.UNKNOWN_VALUE})
"""What does not make a value one of another variant."""


@frozen
class _Spot:
    """A value, and the form that it should have."""

    value: object
    form: Form
    place: str
    pointer: str = ""
    is_phi: bool = False

    def found(self, kind: Kind) -> Deviation:
        """Return that this very value deviates."""
        return Deviation(self.pointer, kind, self.place, self.value, self.is_phi)

    def inner(self, value: object, form: Form, key: str, suffix: str) -> "_Spot":
        """Return the spot of a *value* in this one."""
        place = f"{name_of(self.form) or self.place}{suffix}"
        return _Spot(value, form, place, f"{self.pointer}/{key}", self.is_phi)


_Found: TypeAlias = Iterator[Deviation | _Spot]
"""What deviates, and where to look further."""


def deviations(
    value: object, schema: Form, schemas: Mapping[str, object]
) -> Iterator[Deviation]:
    """Yield each deviation of *value* from *schema*, every occurrence of it.

    *schema* is of a contract's normal form; *schemas* are those that it refers to.
    """
    return _Walk(schemas).through(_Spot(value, schema, name_of(schema)))


@define(eq=False)
class _Walk:
    """Goes through one value."""

    _schemas: Mapping[str, object]
    _tried: dict[tuple[object, ...], tuple[Deviation, ...]] = field(
        factory=dict[tuple[object, ...], tuple[Deviation, ...]], init=False
    )
    """What was found of each value as each variant, else tried again and again."""

    def through(self, spot: _Spot) -> Iterator[Deviation]:
        # Not by calling itself: values may be nested deeper than Python calls.
        left: list[Deviation | _Spot] = [spot]
        while left:
            each = left.pop()
            if isinstance(each, Deviation):
                yield each
            else:
                left += reversed([*self._at(each)])

    def _at(self, spot: _Spot) -> _Found:
        form = self._written_out(spot.form)
        spot = evolve(spot, is_phi=spot.is_phi or form.get("phi") is True)
        if form.get("kind") == "all":
            yield from self._all(spot, forms_of(form.get("parts")))
        elif spot.value is None:
            if not takes_null(form):
                yield spot.found(Kind.NULL)
        elif form.get("kind") == "union":
            yield from self._union(spot, form)
        elif not has_type(spot.value, form):
            yield spot.found(Kind.TYPE)
        elif not is_listed(spot.value, form):
            yield spot.found(Kind.UNKNOWN_VALUE)
        elif not has_format(spot.value, form):
            yield spot.found(Kind.FORMAT)
        else:
            yield from _inside(spot, form)

    def _written_out(self, form: Form) -> Form:
        """Return *form* with what it refers to in the place of the reference."""
        while is_object(target := self._schemas.get(name_of(form))):
            beside = {key: each for key, each in form.items() if key != "ref"}
            form = {**target, **beside}
        return form

    def _all(self, spot: _Spot, parts: tuple[Form, ...]) -> _Found:
        """Yield what deviates from any part, but for fields that one part knows."""
        found = [self._as(spot, part) for part in parts]
        by_part = [{(each.pointer, each.kind): each for each in some} for some in found]
        for key, each in {
            key: x for some in by_part for key, x in some.items()
        }.items():
            if each.kind is not Kind.UNKNOWN_FIELD or all(key in x for x in by_part):
                yield each

    def _union(self, spot: _Spot, form: Form) -> _Found:
        tags = form.get("discriminator")
        if is_object(tags):
            return self._tagged(spot, str(tags.get("property")), tags.get("mapping"))
        return self._closest(spot, forms_of(form.get("variants")))

    def _tagged(self, spot: _Spot, name: str, kinds: object) -> _Found:
        """Look further at the variant that the tag says."""
        if not is_object(spot.value):
            yield spot.found(Kind.TYPE)
            return
        of_tag: Form = {"kind": "string"}
        tag = spot.inner(spot.value.get(name), of_tag, _escaped(name), f".{name}")
        variant = kinds.get(str(tag.value)) if is_object(kinds) else None
        if name not in spot.value:
            yield tag.found(Kind.MISSING)
        elif not isinstance(tag.value, str):
            yield tag
        elif isinstance(variant, str) and variant in self._schemas:
            yield evolve(spot, form={"ref": variant})
        else:
            yield evolve(spot, value=tag.value).found(Kind.UNKNOWN_VARIANT)

    def _closest(self, spot: _Spot, variants: tuple[Form, ...]) -> _Found:
        """Look further at the variant that fits best, if it fits at all."""
        fitting = [each for each in variants if self._may_be(spot.value, each)]
        if len(fitting) == 1:
            yield evolve(spot, form=fitting[0])
            return
        tried = [self._as(spot, each) for each in fitting]
        fit = [each for each in tried if all(x.kind in _TOLERATED for x in each)]
        if fit:
            yield from min(fit, key=len)
        else:
            yield spot.found(Kind.UNKNOWN_VARIANT if tried else Kind.TYPE)

    def _may_be(self, value: object, variant: Form) -> bool:
        form = self._written_out(variant)
        return form.get("kind") in {"all", "union"} or has_type(value, form)

    def _as(self, spot: _Spot, form: Form) -> tuple[Deviation, ...]:
        # By identity: what comes of the parser, or of a contract, outlives the walk.
        key = (id(spot.value), id(form), spot.pointer, spot.place, spot.is_phi)
        if key not in self._tried:
            self._tried[key] = tuple(self.through(evolve(spot, form=form)))
        return self._tried[key]


def _inside(spot: _Spot, form: Form) -> _Found:
    items = form.get("items")
    if form.get("kind") == "object" and is_object(spot.value):
        yield from _fields(spot, spot.value, form)
    elif is_array(spot.value) and is_object(items):
        yield from (spot.inner(each, items, "{index}", "[]") for each in spot.value)


def _fields(spot: _Spot, value: Mapping[str, object], form: Form) -> _Found:
    known, further = forms_in(form.get("fields")), form.get("additional")
    for name, each in known.items():
        inner = spot.inner(value.get(name), each, _escaped(name), f".{name}")
        if name in value:
            yield inner
        elif each.get("required") is True and each.get("writeOnly") is not True:
            yield inner.found(Kind.MISSING)
    if further is not True:
        for name, item in value.items():
            if name not in known:
                yield _further(spot, name, item, further)


def _further(
    spot: _Spot, name: str, value: object, further: object
) -> Deviation | _Spot:
    if is_object(further):
        return spot.inner(value, further, "{key}", "{}")
    is_plain = _NAME.fullmatch(name) and not is_canonical(name)
    shown = name if is_plain else "{key}"
    inner = evolve(spot.inner(value, {}, shown, f".{shown}"), is_phi=True)
    return inner.found(Kind.UNKNOWN_FIELD)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
