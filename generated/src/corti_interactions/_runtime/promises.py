# Made from generator/runtime/promises.py by "python -m generator regenerate".
"""What a contract promises of values, made ready once for many of them."""

from collections.abc import Mapping
from typing import TypeAlias

from attrs import define, field

from .normal_forms import (
    Check,
    Form,
    check_of,
    forms_in,
    forms_of,
    has_parts,
    name_of,
    takes_null,
)
from .read_scalars import is_object

Fields: TypeAlias = Mapping[str, "PromisedField"]


@define(eq=False)
class Promise:
    """What one form says, with what it refers to in the place of the reference."""

    name: str
    """What the form refers to, if it is a reference."""

    form: Form
    kind: str
    check: Check
    """Says what is wrong with a value as such; null is no value."""

    takes_null: bool
    has_parts: bool
    is_phi: bool
    _promises: "Promises" = field(repr=False, alias="promises")
    _fields: Fields | None = field(default=None, init=False, repr=False)

    def is_kept(self, value: object) -> bool:
        """Whether *value* is as promised, and there is nothing to look for in it."""
        if value is None:
            return self.takes_null
        return not self.has_parts and self.check(value) is None

    def fields(self) -> Fields:
        """Return the fields of an object."""
        if self._fields is None:
            self._fields = {
                name: PromisedField(name, form, self._promises.of(form))
                for name, form in forms_in(self.form.get("fields")).items()
            }
        return self._fields

    def further(self) -> "Promise | None":
        """Return what is promised of fields without a name of their own, if any."""
        return self._of(self.form.get("additional"))

    def items(self) -> "Promise | None":
        """Return what is promised of items, if anything."""
        return self._of(self.form.get("items"))

    def parts(self, name: str) -> "tuple[Promise, ...]":
        """Return the forms in the list called *name*."""
        return tuple(map(self._promises.of, forms_of(self.form.get(name))))

    def variant(self, name: object) -> "Promise | None":
        """Return the schema that a tag stands for, if there is one."""
        return self._promises.named(name) if isinstance(name, str) else None

    def _of(self, form: object) -> "Promise | None":
        return self._promises.of(form) if is_object(form) else None


class PromisedField:
    """One field of an object."""

    def __init__(self, name: str, form: Form, promise: Promise) -> None:
        self.promise = promise
        self.step = escaped(name)
        self.suffix = f".{name}"
        is_sent = form.get("writeOnly") is not True
        self.is_always_there = form.get("required") is True and is_sent


def escaped(name: str) -> str:
    """Return *name* as a step of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


@define(eq=False)
class Promises:
    """Those of all *schemas* of a contract, each made ready on first need."""

    _schemas: Mapping[str, object]
    _made: dict[int, tuple[Form, Promise]] = field(
        factory=dict[int, tuple[Form, Promise]], init=False
    )
    """By the identity of forms, which therefore are kept."""

    _named: dict[str, Promise] = field(factory=dict[str, Promise], init=False)

    def of(self, form: Form) -> Promise:
        """Return what *form*, a part of the contract, promises."""
        made = self._made.get(id(form))
        if made is None:
            made = self._made[id(form)] = form, self._promise(form)
        return made[1]

    def named(self, name: str) -> Promise | None:
        """Return what the schema called *name* promises, if there is one."""
        if name not in self._named and is_object(self._schemas.get(name)):
            self._named[name] = self._promise({"ref": name})
        return self._named.get(name)

    def _promise(self, given: Form) -> Promise:
        form = given
        while is_object(target := self._schemas.get(name_of(form))):
            beside = {key: each for key, each in form.items() if key != "ref"}
            form = {**target, **beside}
        kind = str(form.get("kind"))
        return Promise(
            name=name_of(given),
            form=form,
            kind=kind,
            check=check_of(form),
            takes_null=kind != "all" and takes_null(form),
            has_parts=has_parts(form),
            is_phi=form.get("phi") is True,
            promises=self,
        )
