"""Find what a document says beside its operations and schemas."""

from generator.reading.document import Json, JsonObject


def client_settings(document: JsonObject) -> JsonObject:
    """Return what makes the client this client."""
    return as_object(document.get("x-client"))


def title(document: JsonObject) -> str:
    """Return what the document is called."""
    return str(as_object(document.get("info")).get("title", ""))


def first_server(document: JsonObject) -> JsonObject:
    """Return the server that clients speak to unless told otherwise."""
    servers = document.get("servers")
    return as_object(servers[0]) if isinstance(servers, list) and servers else {}


def as_object(value: Json) -> JsonObject:
    """Return *value*, or an empty object in the place of anything else."""
    return value if isinstance(value, dict) else {}


def as_list(value: Json) -> list[Json]:
    """Return *value*, or an empty list in the place of anything else."""
    return value if isinstance(value, list) else []
