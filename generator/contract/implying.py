"""Whether a schema says by itself of which type its values are."""

from .kinds import kinds
from .references import Document
from .values import Json, row, text


def implies(
    document: Document, raw: Json, kind: str, above: tuple[str, ...] = ()
) -> bool:
    """Return whether every value of *raw*, null aside, is of *kind*.

    *above* are the references that lead to it, so that a circle has an end.
    """
    if not isinstance(raw, dict):
        return False

    def of(part: Json) -> bool:
        return implies(document, part, kind, above)

    if "$ref" in raw and raw["$ref"] not in above:
        reference = text(raw["$ref"], "$ref")
        if implies(document, document.at(reference), kind, (*above, reference)):
            return True
    fitting = {kind, "integer"} if kind == "number" else {kind}
    return (
        {*kinds(raw)} - {"null"} <= fitting
        or any(of(part) for part in row(raw, "allOf"))
        or any(
            all(of(part) for part in row(raw, keyword))
            for keyword in ("oneOf", "anyOf")
            if keyword in raw
        )
    )
