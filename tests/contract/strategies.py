"""Documents of every kind, and other documents that mean the same."""

from hypothesis import strategies as st

from contract.documents import document
from contract.rewriting_schemas import PREFIX
from generator.contract import Json, JsonObject

CLASSES = ("Cat", "Dog", "Color")
NAMES = st.sampled_from(["a", "b", "c", "doc", "ref", "kind"])

SCALARS: st.SearchStrategy[JsonObject] = st.sampled_from(
    [
        {},
        {"type": "string"},
        {"type": "string", "format": "uuid", "x-phi": True},
        {"type": "string", "minLength": 1, "default": "x"},
        {"type": ["string", "null"], "format": "date-time"},
        {"type": "integer", "minimum": 1, "deprecated": True},
        {"type": ["number", "null"], "exclusiveMinimum": 0},
        {"type": "boolean", "readOnly": True},
        {"enum": ["a", "b"], "type": "string"},
        {"const": 1, "type": "integer"},
        {"type": ["integer", "string"]},
        *({"$ref": PREFIX + name} for name in CLASSES),
    ]
)


def _array(items: JsonObject) -> JsonObject:
    return {"type": "array", "items": items}


def _map(values: JsonObject) -> JsonObject:
    return {"type": "object", "additionalProperties": values}


def _object(
    fields: dict[str, JsonObject], required: object, additional: Json
) -> JsonObject:
    form: JsonObject = {"type": "object", "properties": {**fields}}
    if required:
        form["required"] = [*fields]
    if additional is not None:
        form["additionalProperties"] = additional
    return form


def _choice(keyword: str, variants: list[JsonObject]) -> JsonObject:
    return {keyword: [*variants]}


def arrays(items: st.SearchStrategy[JsonObject]) -> st.SearchStrategy[JsonObject]:
    return st.builds(_array, items)


def maps(values: st.SearchStrategy[JsonObject]) -> st.SearchStrategy[JsonObject]:
    return st.builds(_map, values)


def objects(values: st.SearchStrategy[JsonObject]) -> st.SearchStrategy[JsonObject]:
    return st.builds(
        _object,
        st.dictionaries(NAMES, values, min_size=1, max_size=3),
        st.booleans(),
        st.sampled_from([None, True, False]),
    )


def choices(variants: st.SearchStrategy[JsonObject]) -> st.SearchStrategy[JsonObject]:
    several = st.lists(variants, min_size=1, max_size=3)
    return st.builds(_choice, st.sampled_from(["oneOf", "anyOf"]), several)


SCHEMAS_OF_ANY_KIND = st.recursive(
    SCALARS,
    lambda inner: arrays(inner) | maps(inner) | objects(inner) | choices(inner),
    max_leaves=6,
)


@st.composite
def documents(draw: st.DrawFn) -> JsonObject:
    """Documents with two models, an enum and two operations."""
    body: JsonObject = {"application/json": {"schema": draw(SCHEMAS_OF_ANY_KIND)}}
    fields = objects(SCHEMAS_OF_ANY_KIND)
    return document(
        {
            "Cat": draw(fields),
            "Dog": draw(fields),
            "Color": {"type": "string", "enum": ["red", "blue"]},
        },
        {
            "/things/{id}": {
                "get": {
                    "operationId": "things_get",
                    "tags": ["things"],
                    "parameters": [
                        {
                            "name": name,
                            "in": place,
                            "required": place == "path",
                            "schema": draw(SCALARS),
                        }
                        for name, place in [("id", "path"), ("q", "query")]
                    ],
                    "responses": {"200": {"description": "Done.", "content": body}},
                },
                "put": {
                    "operationId": "things_put",
                    "tags": ["things"],
                    "requestBody": {"required": draw(st.booleans()), "content": body},
                    "responses": {draw(st.sampled_from(["200", "204"])): {}},
                },
            }
        },
    )
