"""Make the smallest string or number that fits the keywords beside it."""

import math
from typing import Final, Self

from attrs import frozen

from generator.reading.document import Json, JsonObject

FORMATS: Final = {
    "binary": "text",
    "byte": "dGV4dA==",
    "date": "2026-01-02",
    "date-time": "2026-01-02T03:04:05Z",
    "duration": "PT1S",
    "email": "user@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "time": "03:04:05Z",
    "uri": "https://example.com/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def text(schema: JsonObject) -> str:
    """Return a string of the format or the length that *schema* asks for.

    A `pattern` is not looked at.
    """
    known = FORMATS.get(str(schema.get("format")))
    if known is not None:
        return known
    least, most = schema.get("minLength"), schema.get("maxLength")
    value = "text".ljust(least if isinstance(least, int) else 0, "x")
    return value[:most] if isinstance(most, int) else value


def number(schema: JsonObject, *, whole: bool) -> int | float:
    """Return a number within the bounds of *schema*, zero if it can be."""
    limits = _Limits.of(schema)
    found = next((each for each in limits.candidates() if limits.allow(each)), 0)
    return int(found) if whole else float(found)


@frozen
class _Limits:
    low: float
    high: float
    is_low_open: bool
    is_high_open: bool
    step: float

    @classmethod
    def of(cls, schema: JsonObject) -> Self:
        low, is_low_open = _bound(schema, "minimum", "exclusiveMinimum")
        high, is_high_open = _bound(schema, "maximum", "exclusiveMaximum")
        return cls(
            -math.inf if low is None else low,
            math.inf if high is None else high,
            is_low_open,
            is_high_open,
            _number(schema.get("multipleOf")) or 0,
        )

    def candidates(self) -> list[float]:
        found: list[float] = [0]
        step = self.step or 1
        if math.isfinite(self.low):
            steps = math.ceil(self.low / step), math.floor(self.low / step) + 1
            found += [count * step for count in steps]
        if math.isfinite(self.high):
            steps = math.floor(self.high / step), math.ceil(self.high / step) - 1
            found += [count * step for count in steps]
        return [*found, (self.low + self.high) / 2]

    def allow(self, value: float) -> bool:
        over = value > self.low if self.is_low_open else value >= self.low
        under = value < self.high if self.is_high_open else value <= self.high
        return over and under and (not self.step or value % self.step == 0)


def _bound(schema: JsonObject, plain: str, exclusive: str) -> tuple[float | None, bool]:
    """Return a bound and whether it is outside, as OpenAPI 3.0 or as 3.1 says it."""
    bound, strict = _number(schema.get(plain)), _number(schema.get(exclusive))
    if strict is None:
        return bound, schema.get(exclusive) is True
    return strict, True


def _number(value: Json) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value
