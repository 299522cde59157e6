"""Compare two contracts: one sentence for each difference, naming where it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .difference import Difference, Differences, became, whole_differences
from .operation_sets import operations_differences
from .pairing import Pairs, paired, same_parts
from .proses import places
from .surrounding_differences import surrounding_differences
from .value_differences import value_differences
from .values import Json, JsonObject, child, children, members


def differences(old: JsonObject, new: JsonObject) -> list[Difference]:
    """Return what *new* promises otherwise than *old*; what is only said comes last."""
    schemas = paired(children(old, "schemas"), children(new, "schemas"), same_parts)
    before = members(_with_names(old, schemas.renamed), "contract")
    found = [
        *surrounding_differences(before, new),
        *operations_differences(before, new),
        *_schemas(Pairs(children(before, "schemas"), schemas.new, schemas.renamed)),
    ]
    return [*_explained(found), *_prose(old, new)]


def _with_names(value: Json, names: Mapping[str, str]) -> Json:
    """Return *value* with every reference to a renamed schema following it."""
    if isinstance(value, list):
        return [_with_names(each, names) for each in value]
    if not isinstance(value, dict):
        return value
    form = {key: _with_names(each, names) for key, each in value.items()}
    name = form.get("ref")
    return {**form, "ref": names.get(name, name)} if isinstance(name, str) else form


def _schemas(pairs: Pairs) -> Differences:
    yield from whole_differences("schema", "was renamed to", pairs)
    for one, other in pairs.both:
        for each in value_differences(other, pairs.old[one], pairs.new[other]):
            yield replace(each, owner=other)


def _explained(found: Sequence[Difference]) -> Differences:
    """Say of a schema that is new or gone which one was used in its place."""
    followed = sorted(
        {
            (str(difference.old["ref"]), str(difference.new["ref"]))
            for difference in found
            if isinstance(difference.old, dict)
            if isinstance(difference.new, dict)
            if "ref" in difference.old.keys() & difference.new.keys()
        }
    )
    for difference in found:
        word, names = _origins(difference, followed)
        said = f"{difference.sentence}, {word} {', '.join(names)}"
        yield replace(difference, sentence=said) if names else difference


def _origins(
    difference: Difference, followed: Sequence[tuple[str, str]]
) -> tuple[str, list[str]]:
    match difference.subject, difference.change:
        case "schema", "added":
            return "split from", [
                old for old, new in followed if new == difference.place
            ]
        case "schema", "removed":
            return "merged into", [
                new for old, new in followed if old == difference.place
            ]
        case _:
            return "", []


def _prose(old: JsonObject, new: JsonObject) -> Differences:
    before, after = child(old, "prose"), child(new, "prose")
    for place in sorted(places(old) & places(new)):
        said, says = before.get(place), after.get(place)
        if said != says:
            yield became(place, "prose", ": description changed", said, says)
