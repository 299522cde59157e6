"""Show text that somebody else wrote so that it can do nothing but be read."""

from typing import Final

LINES: Final = frozenset("\n\t")


def visible(text: str) -> str:
    r"""Return *text*, with whatever moves or hides its letters spelt out: `\u202e`."""
    return "".join(
        letter if letter in LINES or letter.isprintable() else _spelt(letter)
        for letter in text
    )


def line(text: str) -> str:
    """Return *text* in the same way, in one line."""
    return "".join(
        letter if letter.isprintable() else _spelt(letter) for letter in text
    )


def _spelt(letter: str) -> str:
    """Return *letter* as Python writes it between quotes."""
    return repr(letter)[1:-1]
