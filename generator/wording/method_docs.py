"""Write the docstring of a method."""

from collections.abc import Iterable, Mapping
from typing import Final

from generator.reading.supported import Operation

from .api import Argument, PageCall
from .python import docstring, section, summary

INDENT: Final = 8

ERRORS: Final[Mapping[str, str]] = {
    "400": "BadRequestError",
    "401": "UnauthorizedError",
    "403": "ForbiddenError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "429": "RateLimitError",
}
"""What a status is raised as; every 5xx is a `ServerError`."""

PAGES: Final = "A pager over all items, which asks for page after page as needed."
DISTINCT: Final = "Its `distinct()` leaves out what comes twice."
AS_IT_CAME: Final = "with the answer as it came"
RAW_RESOURCE: Final = """\
No status is raised, and nothing of an answer is read before `parse` is called on it."""


def method_doc(
    operation: Operation, arguments: Iterable[Argument], page: PageCall | None
) -> str:
    """Return what the document says of *operation*, as a docstring."""
    doc = operation.doc
    if operation.deprecated:
        doc = f"{doc}\n\nDeprecated."
    first = operation.summary or f"Call {operation.method} {operation.path}"
    parts = [
        summary(first, doc, INDENT),
        section("Args", ((a.name, a.doc) for a in arguments), INDENT),
        section("Returns", _returns(operation, page), INDENT),
        section("Raises", _raises(operation), INDENT),
    ]
    return docstring("\n\n".join(filter(None, parts)), INDENT)


def raw_method_doc(method: str, page: PageCall | None) -> str:
    """Return the docstring of the method that is like *method* but for the answer."""
    which = f"One page of `{method}`" if page else f"Like `{method}`"
    return docstring(summary(f"{which}, {AS_IT_CAME}", "", INDENT), INDENT)


def raw_resource_doc(resource: str) -> str:
    """Return the docstring of the class that is like *resource* but for the answers."""
    indent = INDENT // 2
    first = f"The methods of `{resource}`, each {AS_IT_CAME}"
    return docstring(summary(first, RAW_RESOURCE, indent), indent)


def _returns(operation: Operation, page: PageCall | None) -> Iterable[tuple[str, str]]:
    if page:
        return [("", f"{PAGES} {DISTINCT}" if page.identity else PAGES)]
    answers = (item for item in operation.answers if item.status.startswith("2"))
    return [("", " ".join(item.doc for item in answers if item.body))]


def _raises(operation: Operation) -> Iterable[tuple[str, str]]:
    reasons: dict[str, list[str]] = {}
    for answer in operation.answers:
        name = "ServerError" if answer.status[0] == "5" else ERRORS.get(answer.status)
        if name:
            reasons.setdefault(name, []).append(f"{answer.status}: {answer.doc}")
    return [(name, " ".join(docs)) for name, docs in reasons.items()]
