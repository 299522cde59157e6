"""The names that Python users see, derived from those on the wire."""

import builtins
import re
import unicodedata
from keyword import kwlist
from typing import Final

from .values import JsonObject

WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z0-9]+(?![a-z])")
PLAIN_WORD: Final = re.compile(r"[a-z0-9]+")

OTHER: Final = re.compile(r"[^\w. -]")
"""What is left out of the names of classes."""

PART: Final = re.compile(r"[^. _-]+")
CLASS_WORD: Final = re.compile(r"[A-Z]?[a-z]+|(?:(?![A-Z]?[a-z])[^. _-])+")

RESERVED: Final = frozenset(
    {
        *("extra", "from_dict", "to_dict", "to_input", "self", "cls", "field"),
        *("frozen", "decode", "encode", "redacted", "datetime", "date", "str"),
        *("int", "float", "bool", "bytes", "object", "tuple"),
    }
)
"""Names that the classes or the modules around them need for themselves."""

OF_RESOURCES: Final = frozenset(
    {
        *("raw", "property", "datetime", "date", "str", "int", "float", "bool"),
        *("bytes", "object", "tuple", *kwlist),
    }
)
"""Names that a resource, or what its methods are described with, needs for itself."""

BUILTINS: Final = frozenset(name for name in dir(builtins) if name.islower())


def words(name: str) -> list[str]:
    """Return the words that *name* is made of: capitals begin one, if there are any."""
    return (PLAIN_WORD if name == name.lower() else WORD).findall(name)


def snake(name: str) -> str:
    """Return *name* as variables are written."""
    return "_".join(words(name)).lower()


def pascal(name: str) -> str:
    """Return *name* as classes are written."""
    kept = OTHER.sub("", unicodedata.normalize("NFKC", name))
    parts = (CLASS_WORD if kept != kept.lower() else PART).findall(kept)
    return "".join(part if part.isupper() else part.capitalize() for part in parts)


def class_name(name: str) -> str:
    """Return the class that is called *name*, even if that begins with a digit."""
    whole = pascal(name)
    return whole if whole.isidentifier() else f"Field{whole}"


def field_name(wire: str) -> str:
    """Return the name of the field for *wire*."""
    name = snake(wire)
    return f"{name}_" if name in RESERVED or name in kwlist else name


def argument_name(wire: str) -> str:
    """Return the name of the argument for *wire*."""
    name = field_name(wire)
    return f"{name}_" if name in BUILTINS else name


def member_name(value: str) -> str:
    """Return the name of the enum member for *value*."""
    name = snake(value).upper()
    return f"VALUE_{name}" if name[:1].isdecimal() else name


def operation_name(key: str, operation: JsonObject) -> str:
    """Return the id of the *operation* at *key*, or else its method and path."""
    method, _, path = key.partition(" ")
    plain = " ".join([method.lower(), *re.findall(r"\w+", path)])
    return str(operation["operationId"] or plain)


def resource_name(operation: JsonObject) -> str:
    """Return the attribute of the client that has the method for *operation*."""
    return snake(str(operation["tag"] or "default"))


def method_name(key: str, operation: JsonObject) -> str:
    """Return the method for *operation*: its name without that of its resource."""
    whole = snake(operation_name(key, operation))
    name = whole.removeprefix(f"{resource_name(operation)}_")
    return f"{name}_" if name in OF_RESOURCES else name
