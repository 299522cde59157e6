# Made from generator/runtime/variants.py by "python -m generator regenerate".
"""Choose the variant of a union that a value is to be compared with."""

from collections.abc import Callable, Iterator
from typing import Final

from attrs import evolve

from .drift_kinds import DriftKind
from .normal_forms import Form, has_type
from .promises import Promise, Promises, escaped
from .read_scalars import is_object
from .spots import Deviation, Found, Spot

_TOLERATED: Final = frozenset({DriftKind.UNKNOWN_FIELD, DriftKind.UNKNOWN_VALUE})
"""What does not make a value one of another variant."""

_TAG: Final = Promises({}).of({"kind": "string"})

Trial = Callable[[Spot], tuple[Deviation, ...]]
"""Says what would deviate."""


def chosen(spot: Spot, trial: Trial) -> Iterator[Found]:
    """Yield where to look further, or why nowhere."""
    tags = spot.promise.form.get("discriminator")
    if is_object(tags):
        return _tagged(spot, tags)
    return _closest(spot, trial)


def _tagged(spot: Spot, tags: Form) -> Iterator[Found]:
    """Look further at the variant that the tag says."""
    if not is_object(spot.value):
        yield spot.found(DriftKind.TYPE)
        return
    name, kinds = str(tags.get("property")), tags.get("mapping")
    tag = spot.inner(spot.value.get(name), _TAG, escaped(name), f".{name}")
    variant = kinds.get(str(tag.value)) if is_object(kinds) else None
    promise = spot.promise.variant(variant)
    if name not in spot.value:
        yield tag.found(DriftKind.MISSING)
    elif not isinstance(tag.value, str):
        yield tag
    elif promise is not None:
        yield spot.of(promise)
    else:
        yield evolve(spot, value=tag.value).found(DriftKind.UNKNOWN_VARIANT)


def _closest(spot: Spot, trial: Trial) -> Iterator[Found]:
    """Look further at the variant that fits best, if it fits at all."""
    variants = spot.promise.parts("variants")
    fitting = [each for each in variants if _may_be(spot.value, each)]
    if len(fitting) == 1:
        yield spot.of(fitting[0])
        return
    tried = [trial(spot.of(each)) for each in fitting]
    fit = [each for each in tried if all(x.kind in _TOLERATED for x in each)]
    if fit:
        yield from min(fit, key=len)
    else:
        yield spot.found(DriftKind.UNKNOWN_VARIANT if tried else DriftKind.TYPE)


def _may_be(value: object, variant: Promise) -> bool:
    return variant.kind in {"all", "union"} or has_type(value, variant.form)
