"""Make an `Api` of a document: read it, have it parsed, and put both into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from generator.reading.directions import Directions, directions
from generator.reading.document import JsonObject
from generator.reading.merging import Merged, merged
from generator.reading.operations import Operations
from generator.reading.references import References
from generator.reading.schemas import Schemas
from generator.reading.supported import Supported

from .api import Api, ResourceClass
from .client_class import client_class, shared_headers
from .conversion import convertible
from .exports import EXPORTS
from .lowered import lowered, operation_name, schema_name
from .model_classes import ModelClasses, enum_class, wire_names
from .names import RESOURCE_PREFIXES, field_name, unique
from .package_names import package
from .parser import Parsed, parse
from .resource_classes import ResourceClasses
from .words import Vocabulary, known_names


def read(document: JsonObject) -> Supported:
    """Return all that *document*, which is supported, says."""
    references = References(document)
    schemas = Schemas(document, references)
    operations = Operations(document, references, schemas).all()
    return Supported(
        document=document,
        enums=tuple(schemas.enums.values()),
        models=tuple(schemas.models.values()),
        operations=operations,
    )


def describe(supported: Supported, source: str) -> Api:
    """Return what the templates see of *supported*."""
    models = {model.name: model for model in supported.models}
    whole = {name: merged(name, models) for name in models}
    _check_fields(whole)
    parsed = parse(lowered(supported))
    classes = _model_classes(supported, whole, parsed)
    enums = tuple(
        enum_class(enum, parsed.enums[schema_name(enum.name)])
        for enum in supported.enums
    )
    made = classes.all()
    model_names = _model_names(supported, classes.directions)
    headers = shared_headers(supported)
    resources = ResourceClasses(
        classes,
        frozenset(item.name for item in headers),
        _tag_docs(supported.document),
        frozenset(model_names),
    )
    named = package(supported.document, source)
    user_agent = f"{named.distribution}/{named.version}"
    client = client_class(supported, headers, user_agent)
    described = resources.all(
        (operation, parsed.operations[operation_name(index)])
        for index, operation in enumerate(supported.operations)
    )
    exports = tuple(_exports(model_names, described, client.name))
    return Api(
        package=named,
        enums=enums,
        models=made,
        resources=described,
        client=client,
        exports=exports,
        all_names=tuple(sorted(name for _, names in exports for name in names)),
        model_names=model_names,
    )


def _model_classes(
    supported: Supported, whole: Mapping[str, Merged], parsed: Parsed
) -> ModelClasses:
    ways = directions(supported, whole)
    enums = frozenset(enum.name for enum in supported.enums)
    integers = (item for item in supported.enums if isinstance(item.values[0], int))
    closed = {name: each for name, each in whole.items() if each.additional is None}
    vocabulary = Vocabulary(
        inputs={name: ways.input_name(name) for name in ways.written},
        convertible=convertible(whole, enums, ways),
        integers=frozenset(item.name for item in integers),
        weights={
            name: sum(item.required for item in model.properties)
            for name, model in whole.items()
        },
        declared={name: known_names(name) for name in closed},
    )
    spelled = {name: wire_names(model) for name, model in closed.items()}
    return ModelClasses(
        {model.name: model for model in supported.models},
        whole,
        parsed,
        ways,
        vocabulary,
        evolve(vocabulary, declared=spelled),
    )


def _tag_docs(document: JsonObject) -> dict[str, str]:
    tags = document.get("tags")
    return {
        str(tag.get("name")): str(tag.get("description", ""))
        for tag in (tags if isinstance(tags, list) else [])
        if isinstance(tag, dict)
    }


def _exports(
    models: tuple[str, ...], resources: Iterable[ResourceClass], client: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the public names by module; raises `DocumentError` where two are one."""
    runtime = [(f"_runtime.{module}", names) for module, names in EXPORTS.items()]
    listed = [
        *runtime,
        ("client", (f"Async{client}Client", f"{client}Client")),
        *(
            (
                f"resources.{item.attribute}",
                tuple(f"{prefix}{item.name}" for prefix in RESOURCE_PREFIXES),
            )
            for item in resources
        ),
        ("models", models),
    ]
    taken: dict[str, str] = {}
    for module, names in listed:
        for name in names:
            unique(taken, name, module)
        yield module, tuple(sorted(names))


def _model_names(supported: Supported, ways: Directions) -> tuple[str, ...]:
    """Return what `models` defines; raises `DocumentError` where two are one."""
    taken: dict[str, str] = {}
    for enum in supported.enums:
        unique(taken, enum.name, enum.pointer)
        unique(taken, f"{enum.name}Value", enum.pointer)
    for model in supported.models:
        unique(taken, model.name, model.pointer)
        if model.name in ways.read & ways.written:
            unique(taken, ways.input_name(model.name), model.pointer)
    return tuple(taken)


def _check_fields(models: Mapping[str, Merged]) -> None:
    for model in models.values():
        taken: dict[str, str] = {}
        for item in model.properties:
            unique(taken, field_name(item.name), item.place.pointer)
