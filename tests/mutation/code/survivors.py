"""Mutants of code and of templates that no golden test kills, and why."""

from collections.abc import Mapping
from typing import Final

SECURED: Final = "what is dropped is the default"
ONE_READER: Final = "every call of the document has one reader only, which is read with"
ORDER: Final = "only the order in which things stand is another"
NO_VALUE: Final = "it holds how to read values, and none of them"
CHECKED_TWICE: Final = "fromisoformat refuses it as well, on every Python"
ALWAYS_PASSED: Final = "the emitted client always passes it"

EQUIVALENT: Final[Mapping[str, str]] = {
    (
        'code: argument dropped: resources/interactions.py _list: ..."applicati'
        'on/json", secured=True, answers={200: json_a... -> ..."application/jso'
        'n", answers={200: json_answer(Interact...'
    ): SECURED,
    (
        'code: argument dropped: resources/interactions.py _create: ..."applica'
        'tion/json", secured=True, answers={201: json_a... -> ..."application/j'
        'son", answers={201: json_answer(Interact...'
    ): SECURED,
    (
        'code: argument dropped: resources/interactions.py _get: ..."applicatio'
        'n/json", secured=True, answers={200: json_a... -> ..."application/json'
        '", answers={200: json_answer(Interact...'
    ): SECURED,
    (
        'code: argument dropped: resources/interactions.py _update: ..."applica'
        'tion/json", secured=True, answers={200: json_a... -> ..."application/j'
        'son", answers={200: json_answer(Interact...'
    ): SECURED,
    (
        'code: argument dropped: resources/interactions.py _delete: ..."applica'
        'tion/json", secured=True, answers={204: empty_... -> ..."application/j'
        'son", answers={204: empty_answer})'
    ): SECURED,
    (
        "code: default dropped: _runtime/description.py Description.contract: f"
        "ield(default=dict[str, object], repr=False) -> field(repr=False)"
    ): ALWAYS_PASSED,
    (
        "code: statement dropped: _runtime/responses.py _reader: raise Contract"
        'MismatchError(f"status {status} is not docu... -> pass'
    ): ONE_READER,
    (
        "code: other error: _runtime/responses.py _reader: ContractMismatchError"
        " -> RuntimeError"
    ): ONE_READER,
    (
        'code: pattern: _runtime/timestamps.py _RFC_3339: ...-9]{2}:[0-9]{2}"'
        ' r"(?:\\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9... -> ...-9]{2}:[0-9]{2}" r"('
        '?:\\.[0-9]+)?(?:Z|[+-][0-9]{2}:.{2})"'
    ): CHECKED_TWICE,
    (
        "templates: redaction dropped: runtime/decode.py Tagged.decoders:"
        " field(repr=False) -> field()"
    ): NO_VALUE,
    (
        "templates: loop turned round: templates/models.py.jinja {% for item "
        "in model.fields if item.t...: model.fields -> (model.fields | list |"
        " reverse)"
    ): ORDER,
}
"""Nothing that anybody could notice is different; each with the reason."""

SURVIVING: Final[Mapping[str, str]] = {}
"""Something is different, and no golden test looks; each with the reason."""
