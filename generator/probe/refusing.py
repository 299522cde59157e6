"""Ask the generator whether it can make a package of a document."""

from generator.contract import JsonObject
from generator.errors import DocumentError
from generator.reading import support
from generator.reading.validation import validate
from generator.wording.build import describe, read


def refusal(document: JsonObject) -> str:
    """Return why it cannot; nothing if it can."""
    try:
        support.check(document)
        validate(document)
        describe(read(document), "a document with changes")
    except DocumentError as error:
        return str(error)
    return ""
