"""The rules as the tables that stand in the documentation."""

from collections.abc import Iterator, Sequence

from .rules import RULES, Rule
from .surface_rules import SURFACE_RULES


def contract_table() -> str:
    """Return the rules for the contract; the first that fits counts."""
    head = ("what", "change", "way", "if", "class", "because")
    return _table(head, [_row(rule) for rule in RULES])


def surface_table() -> str:
    """Return the rules for what Python sees."""
    head = ("what", "change", "class", "because")
    rows = [(x.kind, x.change, x.level.word, x.reason) for x in SURFACE_RULES]
    return _table(head, rows)


def _row(rule: Rule) -> tuple[str, ...]:
    words = rule.test.words if rule.test else ""
    found = (rule.subject, rule.change, rule.way, words, rule.level.word, rule.reason)
    return tuple("any" if cell == "*" else cell for cell in found)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    rule = [width * "-" for width in widths]
    return "".join(_lines([head, rule, *rows], widths))


def _lines(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield f"| {' | '.join(cells)} |\n"
