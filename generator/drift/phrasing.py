"""Tell, in a sentence, what is a name or a value from what is only said."""

import re
from collections.abc import Container, Iterator
from typing import Final

from attrs import frozen

SAYING: Final = """
a accepted added all also among an and answer anything approved are argument array async
attribute base bearer became been between body boolean but by can changed class
contract default definition deprecated description discriminator document empty
every exclusive explode false field fields for form format from further has have
header in integer into is it items kind list longer map media mentioned merged
method moved name no none not nothing null nullable number object of operation
optional or parameter path pattern position positional public query raw read-only
removed renamed request required response return returns schema scheme security
server servers split status string style that the to true type types url value
variable variant was were with write-only x-client x-phi yet
"""
SAID: Final = frozenset(SAYING.split())
"""What our own sentences are made of; a name that is one of these is given apart."""

INSIDE: Final = r"\[[^\[\]]*\]"
BRACKETS: Final = rf"\[(?:[^\[\]]|\[(?:[^\[\]]|{INSIDE})*\])*\]"
"""The arguments of a type, with those of two more in them: one word, spaces and all."""

TOKEN: Final = re.compile(
    rf'server \d+|"(?:[^"\\]|\\.)*"|(?:{BRACKETS}|[^\s",()])+|\s+|[",()]'
)
NUMBERED: Final = re.compile(r"server \d+")
ENDING: Final = re.compile(r"[:;.]+$")


@frozen
class Piece:
    """A part of a sentence."""

    text: str
    is_name: bool


def pieces(sentence: str, names: Container[str] = ()) -> list[Piece]:
    """Return what *sentence* consists of; put together, that is all of it again.

    A word among *names* is one here, whatever else it may be.
    """
    found: list[Piece] = []
    for piece in _joined([*_tokens(sentence, names)]):
        if found and found[-1].is_name == piece.is_name:
            found[-1] = Piece(found[-1].text + piece.text, piece.is_name)
        else:
            found.append(piece)
    return found


def _joined(tokens: list[Piece]) -> Iterator[Piece]:
    """Yield *tokens*, where one space between two names belongs to both."""
    for before, token, after in zip(
        [None, *tokens], tokens, [*tokens[1:], None], strict=False
    ):
        between = before and after and before.is_name and after.is_name
        yield (
            Piece(token.text, is_name=True) if between and token.text == " " else token
        )


def _tokens(sentence: str, names: Container[str]) -> Iterator[Piece]:
    for found in TOKEN.finditer(sentence):
        token = found[0]
        ending = "" if token.startswith('"') else "".join(ENDING.findall(token))
        word = token.removesuffix(ending) if ending else token
        if word:
            yield Piece(word, is_name=word in names or _is_name(word))
        if ending:
            yield Piece(ending, is_name=False)


def _is_name(word: str) -> bool:
    is_said = word in SAID or NUMBERED.fullmatch(word)
    return not is_said and word not in {'"', ",", "(", ")"} and not word.isspace()
