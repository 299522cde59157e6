"""Put types into words: how a place is annotated, read, written and sent on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve, frozen

from generator.errors import OutputError
from generator.reading.supported import (
    Anything,
    Array,
    Const,
    Map,
    Place,
    Scalar,
    Shape,
    Union,
    Use,
)

from .lowered import schema_name
from .names import snake_case
from .parser import Type
from .python import literal

SAME: Final = "{value}"
"""A conversion that changes nothing."""

WHERE: Final = "{where}"
"""Stands in a conversion for the field that its error names."""

CLOSEST_OF: Final = "decode.Closest["
CONST_OF: Final = "decode.const("
MODEL_OF: Final = "encode.model_of("
MODEL_TO_INPUT: Final = f"{SAME}.to_input()"


@frozen(kw_only=True)
class Words:
    """What the code says of one type. Conversions have `{value}` where it stands."""

    read: str
    """The annotation of a value that was read."""

    write: str
    """The annotation of a value to send."""

    decoder: str
    encoder: str
    """The expression that writes a value to send."""

    back: str
    """The expression that writes a value that was read."""

    to_input: str | None = SAME
    """What makes a value to send of one that was read, where there is a way."""

    rank: int
    """Variants of a union are tried from the lowest to the highest."""

    instance_of: str = ""
    """Python's own type of a value without parts."""

    parts: tuple[Words, ...] = ()
    """Of a union, the words for its variants, those of unions within it included."""

    known: str = ""
    """Of a model, the expression for the names that it declares."""

    is_hashable: bool = True
    is_free: bool = False
    """Whether it holds what the document does not describe, and so is redacted."""


SCALARS: Final[Mapping[str, tuple[str, str, int]]] = {
    "timestamp": ("datetime", "datetime", 3),
    "date": ("date", "date", 4),
    "uuid": ("UUID", "UUID | str", 5),
    "boolean": ("bool", "bool", 6),
    "integer": ("int", "int", 8),
    "number": ("float", "float", 9),
    "text": ("str", "str", 11),
}
"""Annotations when read and when written, and the rank, by the parser's kind."""


@frozen
class Vocabulary:
    """Knows which classes there are."""

    inputs: Mapping[str, str]
    """The class of what is sent, by the class name of a model that is sent."""

    convertible: frozenset[str]
    """Models that are read and that can be turned into something to send."""

    integers: frozenset[str]
    """Enums of integers."""

    weights: Mapping[str, int]
    """How many fields a model requires; the more, the sooner it is tried."""

    declared: Mapping[str, str]
    """The expression for all names that a model takes, where there are no others."""

    def place(self, place: Place, parsed: Type, depth: int = 0) -> Words:
        """Return the words for *place*, null included."""
        words = self.shape(place.shape, parsed, depth)
        return _nullable(words) if place.nullable else words

    def shape(self, shape: Shape, parsed: Type, depth: int = 0) -> Words:
        """Return the words for *shape*, which the parser has to see as *parsed*."""
        match shape, parsed.kind:
            case Scalar(), kind if kind in SCALARS:
                return _scalar(kind)
            case Anything(), "anything":
                return ANYTHING
            case Const(value=value), "const":
                return _const(value)
            case Use(name=name), "enum" if parsed.name == schema_name(name):
                return self._enum(name)
            case Use(name=name), "model" if parsed.name == schema_name(name):
                return self._model(name)
            case Array(items=items), "array":
                return _array(self.place(items, parsed.inner[0], depth + 1), depth)
            case Map(values=values), "map":
                return map_of(self.place(values, parsed.inner[0], depth + 1), depth)
            case Union(variants=variants), "union" if len(variants) == len(
                parsed.inner
            ):
                read = [
                    self.shape(variant.shape, inner, depth)
                    for variant, inner in zip(variants, parsed.inner, strict=True)
                ]
                return _tagged(shape, read) if shape.discriminator else _union(read)
            case _:
                raise OutputError(f"the parser sees {parsed} where there is {shape}")

    def _enum(self, name: str) -> Words:
        is_integer = name in self.integers
        kind = "int" if is_integer else "str"
        suffix = "int_" if is_integer else ""
        return Words(
            read=f"{name} | {kind}",
            write=f"{name}Value",
            decoder=f"decode.open_{suffix}enum({name})",
            encoder=f"encode.{suffix}enum({name})",
            back=f"encode.open_int_enum({name})" if is_integer else "encode.text",
            to_input=f"encode.known({name}, {SAME}, {WHERE})",
            rank=7 if is_integer else 10,
            instance_of=kind,
        )

    def _model(self, name: str) -> Words:
        return Words(
            read=name,
            write=self.inputs.get(name, name),
            decoder=f"{name}.from_dict",
            encoder=f"encode.model_of({self.inputs.get(name, name)})",
            back=f"encode.model_of({name})",
            to_input=MODEL_TO_INPUT if name in self.convertible else None,
            rank=-self.weights[name],
            known=self.declared.get(name, "None"),
        )


ANYTHING: Final = Words(
    read="object",
    write="object",
    decoder="decode.anything",
    encoder="encode.anything",
    back="encode.anything",
    rank=12,
    instance_of="object",
    is_hashable=False,
    is_free=True,
)


def _scalar(kind: str) -> Words:
    read, write, rank = SCALARS[kind]
    return Words(
        read=read,
        write=write,
        decoder=f"decode.{kind}",
        encoder=f"encode.{kind}",
        back=f"encode.{kind}",
        rank=rank,
        instance_of=read,
    )


def _const(value: str | int) -> Words:
    kind = {str: "text", int: "integer", bool: "boolean"}[type(value)]
    return evolve(
        _scalar(kind),
        write=f"Literal[{literal(value)}]",
        decoder=f"{CONST_OF}decode.{kind}, {literal(value)})",
        encoder=f"encode.const({literal(value)})",
        to_input=None,
    )


def _array(items: Words, depth: int) -> Words:
    item = f"item{depth or ''}"
    return Words(
        read=f"tuple[{items.read}, ...]",
        write=f"Sequence[{items.write}]",
        decoder=f"decode.array_of({items.decoder})",
        encoder=f"encode.array_of({items.encoder})",
        back=f"encode.array_of({items.back})",
        to_input=_for_each(items, item, f"tuple([{{each}} for {item} in {SAME}])"),
        rank=1,
        is_hashable=items.is_hashable,
        is_free=items.is_free,
    )


def map_of(values: Words, depth: int = 0) -> Words:
    """Return the words for a map of *values*, which were made one level deeper."""
    item, key = f"item{depth or ''}", f"key{depth or ''}"
    loop = f"{{{key}: {{each}} for {key}, {item} in {SAME}.items()}}"
    return Words(
        read=f"Mapping[str, {values.read}]",
        write=f"Mapping[str, {values.write}]",
        decoder=f"decode.map_of({values.decoder})",
        encoder=f"encode.map_of({values.encoder})",
        back=f"encode.map_of({values.back})",
        to_input=_for_each(values, item, loop),
        rank=2,
        is_hashable=False,
        is_free=True,
    )


def _for_each(inner: Words, item: str, loop: str) -> str | None:
    if inner.to_input is None or inner.to_input == SAME:
        return inner.to_input
    return loop.replace("{each}", converted(inner.to_input, item))


def _nullable(words: Words) -> Words:
    """Return *words* where null may stand too; what is free allows it anyway."""
    if words.read == "object":
        return words
    same = words.to_input in {None, SAME}
    return evolve(
        words,
        read=f"{words.read} | None",
        write=f"{words.write} | None",
        decoder=f"decode.nullable({words.decoder})",
        encoder=f"encode.nullable({words.encoder})",
        back=f"encode.nullable({words.back})",
        to_input=words.to_input
        if same
        else f"(None if {SAME} is None else {words.to_input})",
    )


def _union(variants: list[Words]) -> Words:
    parts = [part for words in variants for part in words.parts or (words,)]
    # The order in the document says nothing; of one rank, names decide.
    ranked = sorted(parts, key=lambda words: (words.rank, words.decoder))
    return Words(
        read=alternatives(words.read for words in variants),
        write=alternatives(words.write for words in variants),
        decoder=_either("decode", _decoders(ranked)),
        encoder=_either("encode", _encoders(words.encoder for words in ranked)),
        back=_either("encode", _encoders(words.back for words in ranked)),
        to_input=_union_to_input(variants),
        rank=0,
        parts=tuple(parts),
        is_hashable=all(words.is_hashable for words in variants),
        is_free=any(words.is_free for words in variants),
    )


def _tagged(shape: Union, variants: list[Words]) -> Words:
    words = _union(variants)
    name = literal(shape.discriminator or "")
    tags = ", ".join(f"{literal(tag)}: {model}.from_dict" for tag, model in shape.tags)
    return evolve(
        words,
        read=f"{words.read} | UnknownObject",
        parts=(),
        decoder=f"decode.Tagged[{words.read}]({name}, {{{tags}}})",
        back="encode.model",  # What is of an unknown kind is written back too.
    )


def known_names(name: str) -> str:
    """Return the constant that has the names which the model called *name* declares."""
    return f"_{snake_case(name).upper()}"


def alternatives(annotations: Iterable[str]) -> str:
    """Join annotations, each type once."""
    types = [part for words in annotations for part in split_union(words)]
    return " | ".join(dict.fromkeys(types))


def split_union(annotation: str) -> list[str]:
    """Return the types of an annotation that are not inside brackets."""
    parts, depth = [""], 0
    for letter in annotation:
        depth += (letter == "[") - (letter == "]")
        if letter == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def _closest(ranked: list[Words]) -> dict[str, str]:
    """Return, for each of several models, the one expression that reads them all."""
    models = {words.decoder: words for words in ranked if words.known}
    if len(models) <= 1:
        return {}
    names = " | ".join(words.read for words in models.values())
    kinds = ", ".join(f"({each}, {words.known})" for each, words in models.items())
    return dict.fromkeys(models, f"{CLOSEST_OF}{names}](({kinds}))")


def _decoders(ranked: list[Words]) -> list[str]:
    """Return what tries each form once; an open enum already takes every string."""
    open_to = {words.instance_of for words in ranked if "open_" in words.decoder}
    closed = [words for words in ranked if words.instance_of not in open_to]
    consts = [words for words in closed if words.decoder.startswith(CONST_OF)]
    free = {words.instance_of for words in closed if words not in consts}
    wanted = [
        _const_decoder(words, consts) if words in consts else words.decoder
        for words in ranked
        if "open_" in words.decoder
        or (words in closed and not (words in consts and words.instance_of in free))
    ]
    closest = _closest(ranked)
    return list(dict.fromkeys(closest.get(each, each) for each in wanted))


def _const_decoder(words: Words, consts: Iterable[Words]) -> str:
    """Return what reads *words* and every other of *consts* of the same type."""
    head = f"{words.decoder.partition(', ')[0]}, "
    same = [each.decoder for each in consts if each.decoder.startswith(head)]
    values = [each.removeprefix(head).removesuffix(")") for each in same]
    return f"{head}{', '.join(dict.fromkeys(values))})"


def _encoders(expressions: Iterable[str]) -> list[str]:
    """Return what writes each form; one expression writes all models."""
    listed = list(expressions)
    models = [item for item in listed if item.startswith(MODEL_OF)]
    kinds = [item.removeprefix(MODEL_OF).removesuffix(")") for item in models]
    whole = [f"{MODEL_OF}{', '.join(kinds)})"] if kinds else []
    return whole + [item for item in listed if item not in models]


def _either(module: str, expressions: list[str]) -> str:
    """Nest the expressions two by two, the first one outermost."""
    unique = list(dict.fromkeys(expressions))
    nested = unique[-1]
    for expression in reversed(unique[:-1]):
        nested = f"{module}.either({expression}, {nested})"
    return nested


def _union_to_input(variants: list[Words]) -> str | None:
    is_closed = [words.to_input not in {SAME, MODEL_TO_INPUT} for words in variants]
    if any(is_closed):
        return None
    plain = [words.instance_of for words in variants if words.to_input == SAME]
    if len(plain) == len(variants):
        return SAME
    if not all(plain):
        return None
    if not plain:
        return MODEL_TO_INPUT
    return f"({SAME} if isinstance({SAME}, {' | '.join(plain)}) else {MODEL_TO_INPUT})"


def converted(conversion: str, value: str) -> str:
    """Return *conversion* with *value* in its place."""
    return conversion.replace(SAME, value)
