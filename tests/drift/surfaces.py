"""What a module held, what it holds now, and what is said of that."""

from typing import Final, TypeAlias

from generator.drift.levels import Level

Found: TypeAlias = list[tuple[Level, str]]
Row: TypeAlias = tuple[str, str, Found]

BREAKING: Final = Level.BREAKING
ADDITIVE: Final = Level.ADDITIVE

IMPORTS: Final = """\
from __future__ import annotations
import enum
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, Optional, TypeAlias, Union
import attrs
from attrs import define, field, frozen
"""

ROWS: Final[dict[str, Row]] = {
    "a name went": (
        "class Note: ...\ndef read(): ...",
        "class Note: ...",
        [(BREAKING, "shop.read was removed")],
    ),
    "a name came": ("", "class Note: ...", [(ADDITIVE, "shop.Note was added")]),
    "a class became a function": (
        "class Note: ...",
        "def Note(): ...",
        [(BREAKING, "shop.Note changed from class to function")],
    ),
    "a function became async": (
        "def read() -> int: ...",
        "async def read() -> int: ...",
        [(BREAKING, "shop.read changed from function to async function")],
    ),
    "a method became one of the class": (
        "class Note:\n def read(self): ...\n def write(self): ...",
        (
            "class Note:\n @classmethod\n def read(cls): ...\n @staticmethod\n"
            " def write(): ..."
        ),
        [
            (BREAKING, "shop.Note.read changed from method to class method"),
            (BREAKING, "shop.Note.write changed from method to static method"),
        ],
    ),
    "an attribute went": (
        "class Note:\n text: str\n def from_dict(): ...",
        "class Note:\n def from_dict(): ...",
        [(BREAKING, "shop.Note.text was removed")],
    ),
    "a base went and another came": (
        "class One: ...\nclass Two: ...\nclass Note(One): ...",
        "class One: ...\nclass Two: ...\nclass Note(Two): ...",
        [
            (BREAKING, "shop.Note is no longer a One"),
            (ADDITIVE, "shop.Note is a Two now"),
        ],
    ),
    "a base of another package went": (
        "class Note(enum.Flag): ...",
        "class Note: ...",
        [(BREAKING, "shop.Note is no longer a Flag")],
    ),
    "a private base is nobody's": (
        "class _Base:\n text: str\nclass Note(_Base): ...",
        "class _Other:\n text: str\nclass Note(_Other): ...",
        [],
    ),
    "what a private base has is the class's own": (
        "class _Base:\n def read(self): ...\nclass Note(_Base): ...",
        "class _Base: ...\nclass Note(_Base): ...",
        [(BREAKING, "shop.Note.read was removed")],
    ),
    "what a public base has is said once": (
        (
            "class Base:\n def read(self, x): ...\n def write(self): ...\n"
            "class Note(Base): ..."
        ),
        (
            "class Base:\n def read(self): ...\n def copy(self): ...\n"
            "class Note(Base): ..."
        ),
        [
            (BREAKING, "shop.Base.read: argument x was removed"),
            (BREAKING, "shop.Base.write was removed"),
            (ADDITIVE, "shop.Base.copy was added"),
        ],
    ),
    "what moved to a base is still there": (
        "class Base: ...\nclass Note(Base):\n def read(self): ...",
        "class Base:\n def read(self): ...\nclass Note(Base): ...",
        [(ADDITIVE, "shop.Base.read was added")],
    ),
    "a protocol of Python went": (
        "class Note:\n def __iter__(self): ...\n def __repr__(self): ...",
        "class Note: ...",
        [(BREAKING, "shop.Note.__iter__ was removed")],
    ),
    "what is private is nobody's": (
        "class Note:\n _text: str\n def _read(self): ...\ndef _write(): ...",
        "class Note: ...",
        [],
    ),
    "an argument went": (
        "def read(x, y=1): ...",
        "def read(x): ...",
        [(BREAKING, "shop.read: argument y was removed")],
    ),
    "arguments came": (
        "def read(): ...",
        "def read(*, x=1, y, **z): ...",
        [
            (BREAKING, "shop.read: argument y was added, and is required"),
            (ADDITIVE, "shop.read: argument x was added"),
            (ADDITIVE, "shop.read: argument z was added"),
        ],
    ),
    "an argument became required": (
        "def read(x=1): ...",
        "def read(x): ...",
        [(BREAKING, "shop.read: argument x became required")],
    ),
    "an argument became optional": (
        "def read(x): ...",
        "def read(x=1): ...",
        [(ADDITIVE, "shop.read: argument x became optional")],
    ),
    "a default changed": (
        "def read(x=1): ...",
        "def read(x=2): ...",
        [(BREAKING, "shop.read: argument x: default changed from 1 to 2")],
    ),
    "an argument can no longer be passed by position": (
        "def read(x): ...",
        "def read(*, x): ...",
        [
            (
                BREAKING,
                (
                    "shop.read: argument x changed from positional or keyword "
                    "to keyword-only"
                ),
            )
        ],
    ),
    "an argument can be passed by position too": (
        "def read(*, x): ...",
        "def read(x): ...",
        [
            (
                ADDITIVE,
                (
                    "shop.read: argument x changed from keyword-only "
                    "to positional or keyword"
                ),
            )
        ],
    ),
    "arguments changed places": (
        "def read(x, y): ...",
        "def read(y, x): ...",
        [
            (BREAKING, "shop.read: argument x was moved"),
            (BREAKING, "shop.read: argument y was moved"),
        ],
    ),
    "an argument takes more": (
        "def read(x: int, y: Sequence[int]): ...",
        "def read(x: float, y: Sequence[int | None]): ...",
        [
            (ADDITIVE, "shop.read: argument x: type changed from int to float"),
            (
                ADDITIVE,
                (
                    "shop.read: argument y: type changed from Sequence[int] "
                    "to Sequence[int | None]"
                ),
            ),
        ],
    ),
    "an argument takes less": (
        "def read(x: str | int, y: list[int]): ...",
        "def read(x: str, y: list[int | None]): ...",
        [
            (BREAKING, "shop.read: argument x: type changed from str | int to str"),
            (
                BREAKING,
                (
                    "shop.read: argument y: type changed from list[int] "
                    "to list[int | None]"
                ),
            ),
        ],
    ),
    "a literal is one of its class": (
        "def read(a: Literal['x'], b: Literal[1], c: Literal[True]): ...",
        "def read(a: str, b: int, c: bool): ...",
        [
            (ADDITIVE, "shop.read: argument a: type changed from Literal['x'] to str"),
            (ADDITIVE, "shop.read: argument b: type changed from Literal[1] to int"),
            (
                ADDITIVE,
                "shop.read: argument c: type changed from Literal[True] to bool",
            ),
        ],
    ),
    "an argument takes anything": (
        "def read(x: str, y: int): ...",
        "def read(x: object, y: Any): ...",
        [
            (ADDITIVE, "shop.read: argument x: type changed from str to object"),
            (ADDITIVE, "shop.read: argument y: type changed from int to Any"),
        ],
    ),
    "the same in other words": (
        "def read(x: Optional[int], y: Union[int, str], z: Annotated[int, 1]): ...",
        "def read(x: None | int, y: str | int, z: int): ...",
        [],
    ),
    "what is called with less can be called with more": (
        "def read(hook: Callable[[int | str], int]): ...",
        "def read(hook: Callable[[int], int | None]): ...",
        [
            (
                ADDITIVE,
                (
                    "shop.read: argument hook: type changed from "
                    "Callable[[int | str], int] to Callable[[int], int | None]"
                ),
            )
        ],
    ),
    "what is called is called with more": (
        "def read(hook: Callable[[int], int]): ...",
        "def read(hook: Callable[[int, int], int]): ...",
        [
            (
                BREAKING,
                (
                    "shop.read: argument hook: type changed from "
                    "Callable[[int], int] to Callable[[int, int], int]"
                ),
            )
        ],
    ),
    "what is called is called with anything": (
        "def read(hook: Callable[..., int]): ...",
        "def read(hook: Callable[..., int | str]): ...",
        [
            (
                ADDITIVE,
                (
                    "shop.read: argument hook: type changed from "
                    "Callable[..., int] to Callable[..., int | str]"
                ),
            )
        ],
    ),
    "a private alias is what it stands for": (
        "_Hook: TypeAlias = int\ndef read(x: _Hook): ...\ndef copy(x: _Hook): ...",
        "_Call: TypeAlias = str\ndef read(x: _Call): ...\ndef copy(x: int): ...",
        [(BREAKING, "shop.read: argument x: type changed from int to str")],
    ),
    "a private alias within itself": (
        "_Json: TypeAlias = 'int | list[_Json]'\ndef read(x: _Json): ...",
        "_Json: TypeAlias = 'str | int | list[_Json]'\ndef read(x: _Json): ...",
        [
            (
                ADDITIVE,
                (
                    "shop.read: argument x: type changed from int | list[_Json] "
                    "to str | int | list[_Json]"
                ),
            )
        ],
    ),
    "a public alias lets more through": (
        "Text: TypeAlias = Literal['a']\ndef read(x: Text): ...",
        "Text: TypeAlias = Literal['a', 'b']\ndef read(x: Text): ...",
        [(ADDITIVE, "shop.Text: type changed from Literal['a'] to Literal['a', 'b']")],
    ),
    "a public alias lets less through": (
        "Text: TypeAlias = Literal['a', 'b.c']\ndef read(x: Text): ...",
        "Text: TypeAlias = Literal['a']\ndef read(x: Text): ...",
        [
            (
                BREAKING,
                "shop.Text: type changed from Literal['a', 'b.c'] to Literal['a']",
            )
        ],
    ),
    "a result may be null": (
        "def read() -> int: ...",
        "def read() -> int | None: ...",
        [(BREAKING, "shop.read: type changed from int to int | None")],
    ),
    "a result is never null": (
        "def read() -> int | None: ...",
        "def read() -> int: ...",
        [(ADDITIVE, "shop.read: type changed from int | None to int")],
    ),
    "a result is no longer said": (
        "def read() -> int: ...",
        "def read(): ...",
        [(BREAKING, "shop.read: type changed from int to nothing said")],
    ),
    "an attribute is less than it was": (
        "class Note:\n @property\n def text(self) -> int | str: ...",
        "class Note:\n @property\n def text(self) -> str: ...",
        [(BREAKING, "shop.Note.text: type changed from int | str to str")],
    ),
    "a module of the standard library is no part of a type's name": (
        "import datetime\ndef read() -> datetime.date: ...",
        "import datetime\ndef read() -> datetime.datetime: ...",
        [(BREAKING, "shop.read: type changed from date to datetime")],
    ),
    "a member of an enum": (
        "class Kind(enum.StrEnum):\n A = 'a'\n B = 'b'",
        "class Kind(enum.StrEnum):\n A = 'x'\n C = 'c'",
        [
            (BREAKING, "shop.Kind.A: value changed from 'a' to 'x'"),
            (BREAKING, "shop.Kind.B was removed"),
            (ADDITIVE, "shop.Kind.C was added"),
        ],
    ),
    "a constant has other contents": ("LIMIT = 1", "LIMIT = 2", []),
    "a field that is passed": (
        (
            "@frozen(kw_only=True)\nclass Note:\n text: str\n size: int = 1\n"
            "def send(note: Note): ..."
        ),
        (
            "@frozen(kw_only=True)\nclass Note:\n text: str | None\n kind: str\n"
            " size: int = field(default=2)\ndef send(note: Note): ..."
        ),
        [
            (BREAKING, "shop.Note: argument size: default changed from 1 to 2"),
            (BREAKING, "shop.Note: argument kind was added, and is required"),
            (ADDITIVE, "shop.Note: argument text: type changed from str to str | None"),
        ],
    ),
    "a field that is read": (
        "@frozen\nclass Note:\n text: str\ndef read() -> Note: ...",
        "@frozen\nclass Note:\n text: str\n kind: str\ndef read() -> Note: ...",
        [(ADDITIVE, "shop.Note.kind was added")],
    ),
    "a field that may be null is read": (
        (
            "@frozen\nclass Note:\n text: str\nclass Notes:\n first: Note\n"
            "def read() -> Notes: ..."
        ),
        (
            "@frozen\nclass Note:\n text: str | None\nclass Notes:\n first: Note\n"
            "def read() -> Notes: ..."
        ),
        [(BREAKING, "shop.Note.text: type changed from str to str | None")],
    ),
    "a field of what a hook is called with": (
        (
            "@frozen\nclass Try:\n number: int\n"
            "class Client:\n def __init__(self, hook: Callable[[Try], None]): ..."
        ),
        (
            "@frozen\nclass Try:\n number: int\n status: int\n"
            "class Client:\n def __init__(self, hook: Callable[[Try], None]): ..."
        ),
        [(ADDITIVE, "shop.Try.status was added")],
    ),
    "a field of what a public alias lets through": (
        (
            "@frozen\nclass Login:\n name: str\nAuth: TypeAlias = str | Login\n"
            "def read(auth: Auth) -> Login: ..."
        ),
        (
            "@frozen\nclass Login:\n name: str\n scope: str\n"
            "Auth: TypeAlias = str | Login\ndef read(auth: Auth) -> Login: ..."
        ),
        [(BREAKING, "shop.Login: argument scope was added, and is required")],
    ),
    "a field of an error": (
        "@define(kw_only=True)\nclass Failed(Exception):\n status: int",
        "@define(kw_only=True)\nclass Failed(Exception):\n status: int\n code: str",
        [(ADDITIVE, "shop.Failed.code was added")],
    ),
    "fields in other words": (
        (
            "@attrs.frozen\nclass Note:\n _text: str\n size: int = field(factory=int)\n"
            " seen: int = field(init=False)\n limit: ClassVar[int] = 1\n"
            " other: str = field(alias='name', kw_only=True)\n"
            " spare: int = field()"
        ),
        (
            "class Note:\n def __init__(self, text: str, size: int = int,"
            " spare: int = 2, *, name: str): ...\n seen: int\n other: str\n"
            " limit: ClassVar[int] = 1\n"
        ),
        [(ADDITIVE, "shop.Note: argument spare became optional")],
    ),
    "fields of a base": (
        "@frozen\nclass _Base:\n text: str\n@frozen\nclass Note(_Base):\n size: int",
        (
            "@frozen\nclass _Base:\n text: str\n more: str\n"
            "@frozen\nclass Note(_Base):\n size: int"
        ),
        [
            (BREAKING, "shop.Note: argument more was added, and is required"),
            (BREAKING, "shop.Note: argument size was moved"),
        ],
    ),
    "a name that is made nowhere": (
        "from elsewhere import Thing\n",
        "from elsewhere import Thing as Other\ndef read(x: Other): ...\n",
        [(ADDITIVE, "shop.read was added")],
    ),
    "a name of a module that is not there": (
        "from .nowhere import Thing\ndef read(x: Thing): ...",
        "from .nowhere import Other\ndef read(x: Other): ...",
        [
            (
                BREAKING,
                "shop.read: argument x: type changed from Thing to Other",
            )
        ],
    ),
    "an alias that is no type": (
        "_Odd: TypeAlias = 'int |'\ndef read(x: _Odd): ...",
        "_Odd: TypeAlias = 'int'\ndef read(x: _Odd): ...",
        [(BREAKING, "shop.read: argument x: type changed from 'int |' to int")],
    ),
    "what a class has comes and goes with it": (
        "class Old:\n text: str\n def read(self): ...",
        "class New:\n text: str\n def read(self): ...",
        [(BREAKING, "shop.Old was removed"), (ADDITIVE, "shop.New was added")],
    ),
    "a property of a private class": (
        (
            "class _Base: ...\nclass Other: ...\nclass Note(Sequence[int]):\n"
            " @property\n def one(self) -> _Base: ...\n"
            " @property\n def two(self) -> Other: ..."
        ),
        (
            "class _Base: ...\nclass Other: ...\nclass Note(Sequence[int]):\n"
            " one: _Base\n two: Other"
        ),
        [],
    ),
    "a field of what is both read and passed": (
        (
            "@frozen\nclass Note:\n text: str\n def from_dict(self): ...\n"
            "def send(note: Note) -> Note: ..."
        ),
        (
            "@frozen\nclass Note:\n text: str | None\n def from_dict(self): ...\n"
            "def send(note: Note) -> Note: ..."
        ),
        [
            (BREAKING, "shop.Note.text: type changed from str to str | None"),
            (ADDITIVE, "shop.Note: argument text: type changed from str to str | None"),
        ],
    ),
}
