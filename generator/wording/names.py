"""Make Python names of what a document calls things."""

import builtins
import keyword
import unicodedata
from collections.abc import Sequence
from typing import Final

from generator.errors import DocumentError

from . import parser
from .exports import EXPORTED

CLASS_NAMES: Final = EXPORTED | {
    "AsyncSession",
    "Call",
    "Final",
    "IntEnum",
    "Literal",
    "Mapping",
    "Self",
    "Sequence",
    "Session",
    "StrEnum",
    "TypeAlias",
    "UUID",
}
"""Class names that the emitted modules import."""

CLIENT_CLASSES: Final = frozenset(
    {
        "AsyncAuth",
        "AsyncClient",
        "Auth",
        "Description",
        "Environment",
        "ErrorShape",
        "Hook",
        "Options",
        "Setup",
        "SyncClient",
    }
)
"""Class names that the module of the clients imports beside the resources."""

RESOURCE_PREFIXES: Final = ("", "Async", "Raw", "AsyncRaw")
"""What the names of a resource's classes begin with."""

FIELD_NAMES: Final = frozenset(
    {
        "bool",
        "bytes",
        "classmethod",
        "cls",
        "date",
        "datetime",
        "dict",
        "extra",
        "field",
        "float",
        "from_dict",
        "frozen",
        "int",
        "object",
        "redacted",
        "self",
        "str",
        "to_dict",
        "to_input",
        "tuple",
    }
)
"""Names that the body of an emitted class gives a meaning of its own."""

METHOD_NAMES: Final = frozenset(
    {
        *("bool", "bytes", "date", "datetime", "float", "int", "object", "str"),
        *("property", "raw", "tuple"),
    }
)
"""Names that every resource has, or that its annotations need."""

CLIENT_NAMES: Final = frozenset(
    {
        "aclose",
        "classmethod",
        "close",
        "float",
        "from_env",
        "httpx",
        "int",
        "log_filter",
        "property",
        "str",
        "stream_url",
        "with_options",
    }
)
"""Names that every client has, or that its annotations need."""

ARGUMENT_NAMES: Final = FIELD_NAMES | {
    "bytes_answer",
    "call",
    "decode",
    "dump_json",
    "empty_answer",
    "encode",
    "fetch",
    "headers",
    "json_answer",
    "path",
    "query",
    "warnings",
    *(name for name in dir(builtins) if name.islower() and name[0] != "_"),
}
"""Names that the body of an emitted function gives a meaning of its own."""


def class_name(text: str) -> str:
    """Return a class name; one that the package needs itself is set apart."""
    name = parser.class_name(_plain(text))
    return f"{name}Model" if name in CLASS_NAMES else name


def resource_class_name(tag: str, taken: frozenset[str]) -> str:
    """Return the class name of a resource; *taken* are those of the models."""
    name = parser.class_name(_plain(tag))
    wanted = {f"{prefix}{name}" for prefix in RESOURCE_PREFIXES}
    is_free = (CLASS_NAMES | CLIENT_CLASSES | taken).isdisjoint(wanted)
    return name if is_free else f"{name}Resource"


def pascal_case(text: str) -> str:
    """Return the part of a class name that *text* makes."""
    return parser.pascal_case(_plain(text))


def field_name(text: str) -> str:
    """Return the name of a field."""
    return _free(text, FIELD_NAMES)


def argument_name(text: str) -> str:
    """Return the name of an argument."""
    return _free(text, ARGUMENT_NAMES)


def member_names(values: Sequence[str | int], pointer: str) -> list[str]:
    """Return the names of an enum's members; raises where two want the same."""
    taken: dict[str, str] = {}
    for index, value in enumerate(values):
        name = _member_name(value, index)
        if name in taken:
            problem = f"{taken[name]} and {value!r} both want the member name {name}"
            raise DocumentError(pointer, problem)
        taken[name] = repr(value)
    return list(taken)


def method_name(operation_id: str, tag: str) -> str:
    """Return the operation's name without that of its resource before it."""
    name, resource = snake_case(operation_id), snake_case(tag)
    short = name.removeprefix(f"{resource}_")
    if not short.isidentifier():
        return name
    return f"{short}_" if keyword.iskeyword(short) or short in METHOD_NAMES else short


def attribute_name(tag: str) -> str:
    """Return the name of a resource, which is a module's name too."""
    return _free(tag, CLIENT_NAMES)


def snake_case(text: str) -> str:
    """Return *text* as an identifier in snake case."""
    name = parser.snake_case(_plain(text)).strip("_")
    return name if name.isidentifier() else f"field_{name}"


def unique(names: dict[str, str], name: str, pointer: str) -> None:
    """Add *name* to *names*; raises `DocumentError` where it is taken."""
    if name in names:
        problem = f"wants the name {name}, which {names[name]} has"
        raise DocumentError(pointer, problem)
    names[name] = pointer


def _member_name(value: str | int, index: int) -> str:
    if isinstance(value, int):
        return f"VALUE_{value}" if value >= 0 else f"VALUE_NEGATIVE_{-value}"
    name = parser.snake_case(_plain(value)).strip("_").upper()
    if name.isidentifier():
        return name
    return f"VALUE_{name}" if f"_{name}".isidentifier() and name else f"VALUE_{index}"


def _free(text: str, taken: frozenset[str]) -> str:
    name = snake_case(text)
    return f"{name}_" if name in taken or keyword.iskeyword(name) else name


def _plain(text: str) -> str:
    """Return *text* as Python reads identifiers, which is not to the letter."""
    return unicodedata.normalize("NFKC", text)
