"""Small documents for the tests of the contract's reader."""

from generator.contract import JsonObject, contract_of, differences
from generator.contract.values import Json, child, members

TITLE = "Small API"


def document(
    schemas: JsonObject | None = None,
    paths: JsonObject | None = None,
    root: JsonObject | None = None,
    *,
    version: str = "3.1.0",
) -> JsonObject:
    return {
        "openapi": version,
        "info": {"title": TITLE, "version": "1.0.0"},
        "paths": paths or {},
        "components": {"schemas": schemas or {}},
        **(root or {}),
    }


def schemas_of(schemas: JsonObject, *, version: str = "3.1.0") -> JsonObject:
    return child(contract_of(document(schemas, version=version)), "schemas")


def field(
    raw: Json,
    named: JsonObject | None = None,
    *,
    version: str = "3.1.0",
    prose: bool = False,
) -> JsonObject:
    """Return the normal form of a field with the schema *raw*, without `required`.

    That of a class stands where it is used, as the document has it.
    """
    holder: JsonObject = {"type": "object", "properties": {"it": raw}}
    contract = contract_of(
        document({"Holder": holder, **(named or {})}, version=version)
    )
    holder = child(child(contract, "schemas"), "Holder")
    form = child(child(holder, "fields"), "it")
    if form.get("ref") == "HolderIt":
        form = {**form, **child(child(contract, "schemas"), "HolderIt")}
        del form["ref"]
    said = child(contract, "prose").get("Holder.it")
    return {
        **{key: value for key, value in form.items() if key != "required"},
        **({"prose": said} if prose else {}),
    }


def operation(
    raw: JsonObject,
    root: JsonObject | None = None,
    *,
    path: str = "/things",
    method: str = "get",
) -> JsonObject:
    """Return the normal form of one operation, which has no tag of its own."""
    given: JsonObject = {"operationId": "things_do", "tags": ["things"], **raw}
    contract = contract_of(document(paths={path: {method: given}}, root=root))
    operations = child(contract, "operations")
    return members(operations[f"{method.upper()} {path}"], path)


def sentences(old: JsonObject, new: JsonObject) -> list[str]:
    """Return what `differences` says of two documents."""
    return [each.sentence for each in differences(contract_of(old), contract_of(new))]


def sentences_of_field(
    old: Json, new: Json, named: JsonObject | None = None
) -> list[str]:
    """Return what `differences` says of two schemas of the field `Holder.it`."""
    return sentences(*(_holder(raw, named or {}) for raw in (old, new)))


def _holder(raw: Json, named: JsonObject) -> JsonObject:
    return document({"Holder": {"type": "object", "properties": {"it": raw}}, **named})
