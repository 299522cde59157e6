"""Values without parts, arrays and maps of them, in a document of a bakery."""

from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

import httpx
import pytest
from attrs import evolve

from emitting.building import named
from emitting.packages import Made, Workshop
from generator.reading.document import Json, JsonObject

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
LOAF: Final[JsonObject] = {
    "id": ID,
    "name": "rye",
    "weight": 750.5,
    "slices": 12,
    "sold": False,
    "bakedOn": "2026-01-02",
    "bakedAt": "2026-01-02T03:04:05Z",
    "layers": ["crust", "crumb"],
}
MOMENT: Final = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
GRAMS: Final[Json] = {"wheat": 1.5, "rye": 2}
VALUES: Final[list[tuple[str, str, Json, object]]] = [
    ("id", "id", ID, UUID(ID)),
    ("name", "name", "rye", "rye"),
    ("weight", "weight", 750.5, 750.5),
    ("slices", "slices", 12, 12),
    ("sold", "sold", True, True),
    ("bakedOn", "baked_on", "2026-01-02", date(2026, 1, 2)),
    ("bakedAt", "baked_at", "2026-01-02T03:04:05Z", MOMENT),
    ("soldAt", "sold_at", "2026-01-02T03:04:05Z", MOMENT),
    ("layers", "layers", ["crust"], ("crust",)),
    ("opensAt", "opens_at", "07:30:00", "07:30:00"),
    ("stamp", "stamp", "AAE=", "AAE="),
    ("contact", "contact", "baker", "baker"),
    ("shop", "shop", "/shop", "/shop"),
    ("grid", "grid", [[1, None], []], ((1, None), ())),
    ("anything", "anything", [1, "a", None], (1, "a", None)),
    ("untyped", "untyped", ["2026-01-02"], (date(2026, 1, 2),)),
    ("flour", "flour", GRAMS, GRAMS),
    ("salt", "salt", GRAMS, GRAMS),
    ("batches", "batches", [GRAMS, {}], (GRAMS, {})),
    ("remakes", "remakes", [GRAMS], (GRAMS,)),
    ("shelves", "shelves", {"top": {"left": [ID]}}, {"top": {"left": (UUID(ID),)}}),
    ("free", "free", {"a": [1, {}]}, {"a": [1, {}]}),
    ("open", "open", {"a": None}, {"a": None}),
    ("any", "any", ["a", 1], ["a", 1]),
    ("maybe", "maybe", {"a": 1}, {"a": 1}),
    ("mixed", "mixed", 3, 3),
    ("mixed", "mixed", "three", "three"),
    ("box", "box", {"width": 3}, None),
]
ANNOTATIONS: Final = {
    "id": ("UUID", "UUID | str"),
    "name": ("str", "str"),
    "weight": ("float", "float"),
    "slices": ("int", "int"),
    "sold": ("bool", "bool"),
    "baked_on": ("date", "date"),
    "baked_at": ("datetime", "datetime"),
    "sold_at": ("datetime | None", "datetime | Unset"),
    "layers": ("tuple[str, ...]", "Sequence[str]"),
    "opens_at": ("str | None", "str | Unset"),
    "stamp": ("str | None", "str | Unset"),
    "contact": ("str | None", "str | Unset"),
    "grid": (
        "tuple[tuple[int | None, ...], ...] | None",
        "Sequence[Sequence[int | None]] | Unset",
    ),
    "anything": ("tuple[object, ...] | None", "Sequence[object] | Unset"),
    "untyped": ("tuple[date, ...] | None", "Sequence[date] | Unset"),
    "flour": ("Mapping[str, float] | None", "Mapping[str, float] | Unset"),
    "shelves": (
        "Mapping[str, Mapping[str, tuple[UUID, ...]]] | None",
        "Mapping[str, Mapping[str, Sequence[UUID | str]]] | Unset",
    ),
    "free": ("Mapping[str, object] | None", "Mapping[str, object] | Unset"),
    "open": ("Mapping[str, object] | None", "Mapping[str, object] | Unset"),
    "any": ("object", "object | Unset"),
    "maybe": ("object", "object | Unset"),
    "mixed": ("str | int | None", "str | int | Unset | None"),
    "box": ("LoafBox | None", "LoafBoxInput | Unset"),
}
MISMATCHES: Final[list[tuple[str, Json, str]]] = [
    ("id", "{" + ID + "}", "id: expected a UUID, got str"),
    ("name", 3, "name: expected a string, got int"),
    ("weight", "3", "weight: expected a number, got str"),
    ("slices", 1.5, "slices: expected an integer, got float"),
    ("sold", 1, "sold: expected a boolean, got int"),
    ("bakedOn", "2026-01-02T00:00:00Z", "bakedOn: expected a date, got str"),
    ("bakedAt", "yesterday", "bakedAt: expected a timestamp, got str"),
    ("layers", ["a", 1], "layers[1]: expected a string, got int"),
    ("layers", None, "layers: expected an array, got null"),
    ("grid", [[1], [2, "a"]], "grid[1][1]: expected an integer, got str"),
    ("flour", [], "flour: expected an object, got list"),
    ("batches", [{}, {"a": "b"}], "batches[1].{key}: expected a number, got str"),
    ("shelves", {"a": {"b": 1}}, "shelves.{key}.{key}: expected an array, got int"),
    ("mixed", [], "mixed: expected one of the documented forms, got list"),
    ("box", {"width": "wide"}, "box.width: expected an integer, got str"),
]
DEFAULTS: Final[list[tuple[str, str]]] = [
    ("crust", '"thin"'),
    ("oven", "3"),
    ("heat", "230.5"),
    ("vegan", "false"),
    ("until", '"2026-01-31"'),
    ("seeds", '["rye"]'),
    ("prices", '{"eu": 4.5}'),
    ("baker", f'"{ID}"'),
    ("note", "null"),
    ("box", '{"width": 3}'),
]


@pytest.fixture(scope="module")
def bakery(workshop: Workshop) -> Made:
    return workshop.make(named("bakery"))


@pytest.mark.parametrize(("wire", "name", "value", "expected"), VALUES)
def test_read(
    bakery: Made, wire: str, name: str, value: Json, expected: object
) -> None:
    """Each type is read as Python's own, and written back as it came."""
    loaf = bakery.models.Loaf.from_dict({**LOAF, wire: value})
    if expected is None:
        expected = bakery.models.LoafBox(width=3)
    assert getattr(loaf, name) == expected
    assert type(getattr(loaf, name)) is type(expected)
    assert loaf.to_dict() == {**LOAF, wire: value}


@pytest.mark.parametrize(("wire", "name", "value", "given"), VALUES)
def test_sent(bakery: Made, wire: str, name: str, value: Json, given: object) -> None:
    """Each type is sent as it was read."""
    if given is None:
        given = bakery.models.LoafBoxInput(width=3)
    loaf = bakery.models.Loaf.from_dict(LOAF).to_input()
    assert evolve(loaf, **{name: given}).to_dict() == {**LOAF, wire: value}


def test_call(bakery: Made) -> None:
    """The fields of a body are arguments; what is left out is not sent."""
    done = bakery.answering(httpx.Response(200, json=LOAF)).call(
        "loaves.put",
        ID.upper(),
        id_=UUID(ID),
        name="rye",
        weight=750.5,
        slices=12,
        sold=False,
        baked_on=date(2026, 1, 2),
        baked_at=MOMENT,
        layers=["crust", "crumb"],
    )
    assert (done.path, done.sent) == (f"/loaves/{ID.upper()}", LOAF)
    assert done.result == bakery.models.Loaf.from_dict(LOAF)


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_annotations(bakery: Made, name: str) -> None:
    """A class that is read and the one that is sent say which types they hold."""
    read, sent = bakery.models.Loaf, bakery.models.LoafInput
    found = (read.__annotations__[name], sent.__annotations__[name])
    assert found == ANNOTATIONS[name]


@pytest.mark.parametrize(("wire", "value", "message"), MISMATCHES)
def test_mismatch(bakery: Made, wire: str, value: Json, message: str) -> None:
    """What does not fit is refused with its path, and without the value."""
    with pytest.raises(bakery.package.ContractMismatchError) as caught:
        bakery.models.Loaf.from_dict({**LOAF, wire: value})
    assert str(caught.value).endswith(message)


@pytest.mark.parametrize("wire", LOAF)
def test_missing(bakery: Made, wire: str) -> None:
    """What the document requires has to be there."""
    fields = {name: value for name, value in LOAF.items() if name != wire}
    with pytest.raises(bakery.package.ContractMismatchError) as caught:
        bakery.models.Loaf.from_dict(fields)
    assert str(caught.value).endswith(f"{wire}: missing")


@pytest.mark.parametrize(("name", "default"), DEFAULTS)
def test_default(bakery: Made, name: str, default: str) -> None:
    """A default is told, and neither filled in nor sent."""
    loaf = bakery.models.Loaf.from_dict(LOAF)
    assert getattr(loaf, name) is None
    assert name not in loaf.to_input().to_dict()
    assert f"The API's default is {default}." in bakery.text("models")


@pytest.mark.parametrize(
    "remark",
    [
        "At least 2 characters. At most 40 characters. Matches ^[a-z]+$",
        "At most 5000. More than 0. A multiple of 0.5.",
        "At least 0. Less than 99.",
        "At least 1 item.",
        "At least 1 entry.",
    ],
)
def test_bounds(bakery: Made, remark: str) -> None:
    """Bounds are told where the field stands; the server checks them."""
    assert f'    """{remark}' in bakery.text("models")


def test_hashable(bakery: Made) -> None:
    """What was read can stand in a set, whatever it holds."""
    loaves = [bakery.models.Loaf.from_dict({**LOAF, "free": {}}) for _ in range(2)]
    assert len({*loaves}) == 1
    assert len({loaf.to_input() for loaf in loaves}) == 1
