"""Read a document into its contract: the normal form of all that it promises.

The contract is plain JSON. It is free of how the document is laid out: of the order of
keys, of the style of references, of abbreviations, of the dialect. Two documents that
promise the same have the same contract. What a document says to people stands apart,
under `prose`, and promises nothing.
"""

from pathlib import Path

from .keywords import PROSE
from .lifting import Lifter
from .loading import load
from .merging import without_prose
from .naming import Spot
from .operations import OperationReader
from .plain import prose
from .proses import proses
from .references import Document
from .schemas import SchemaReader
from .settling import Settler
from .surroundings import client, security_schemes, servers
from .values import Json, JsonObject, UnreadableError, child, members


def read(path: Path) -> JsonObject:
    """Return the contract of the document at *path*."""
    return contract_of(load(path))


def contract_of(root: JsonObject) -> JsonObject:
    """Return the contract of the document *root*."""
    told, _ = _read(root)
    said: JsonObject = {**proses(told)}
    return {**members(without_prose(told), "contract"), "prose": said}


def classes_of(root: JsonObject) -> dict[str, str]:
    """Return by name where those classes stand in *root* that it gives no name."""
    _, lifter = _read(root)
    return {name: pointer for pointer, name in lifter.names.items()}


def _read(root: JsonObject) -> tuple[JsonObject, Lifter]:
    try:
        return _told(Document(root))
    except RecursionError:
        raise UnreadableError("the document is nested too deep") from None


def _told(document: Document) -> tuple[JsonObject, Lifter]:
    schemas = SchemaReader(document)
    named = child(child(document.root, "components"), "schemas")
    components = {name: schemas.component(name) for name in named}
    settler = Settler(components, schemas.lifter)

    def schema(raw: Json, spot: Spot) -> JsonObject:
        return settler.settled(schemas.schema(raw, spot))

    told: JsonObject = {
        "client": client(document),
        "servers": servers(document.root),
        "securitySchemes": security_schemes(document),
        "operations": OperationReader(document, schema).operations(),
        "schemas": {**settler.schemas()},
        PROSE: _introduction(document.root),
    }
    return told, schemas.lifter


def _introduction(root: JsonObject) -> str:
    return str(prose(child(root, "info")).get(PROSE, ""))
