"""Have an independent library say whether a document is valid OpenAPI."""

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from generator.errors import DocumentError

from .document import JsonObject, child


def validate(document: JsonObject) -> None:
    """Raise `DocumentError` at the first thing in *document* that OpenAPI forbids."""
    is_old = str(document.get("openapi")).startswith("3.0.")
    validator = OpenAPIV30SpecValidator if is_old else OpenAPIV31SpecValidator
    # Its further checks follow references as deep as they go, which has an end.
    for error in validator(document).schema_validator.iter_errors(document):
        pointer = child("#", *error.absolute_path)
        raise DocumentError(pointer, f"is not valid OpenAPI: {error.message[:300]}")
