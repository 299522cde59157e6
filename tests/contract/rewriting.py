"""Rewrite documents into others that mean the same."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from generator.contract.references import SCHEMAS
from generator.contract.values import Json, JsonObject, child, row


@dataclass
class Rewriter:
    """Rewrites one document, in ways that hypothesis draws."""

    draw: st.DrawFn
    added: JsonObject = field(default_factory=dict[str, Json])
    """The abbreviations that the document gets."""

    def document(self, root: JsonObject) -> JsonObject:
        """Return another document that means the same as *root*."""
        schemas = {
            name: self.named(schema)
            for name, schema in child(child(root, "components"), "schemas").items()
        }
        paths = self.value(root["paths"])
        components: JsonObject = {
            **child(root, "components"),
            "schemas": {**schemas, **self.added},
        }
        return self.shuffled({**root, "paths": paths, "components": components})

    def value(self, value: Json) -> Json:
        """Return *value* with the schemas in it rewritten."""
        match value:
            case dict():
                return self.shuffled({key: self.part(key, value) for key in value})
            case list():
                return [self.value(each) for each in self.draw(st.permutations(value))]
            case _:
                return value

    def part(self, key: str, parent: JsonObject) -> Json:
        """Return another way to say what *parent* holds as *key*."""
        return (self.schema if key == "schema" else self.value)(parent[key])

    def named(self, schema: Json) -> Json:
        """Return another way to say *schema*, which has a name already."""
        assert isinstance(schema, dict)
        return self.described(self.inside(schema))

    def schema(self, schema: Json) -> Json:
        """Return another way to say *schema*."""
        assert isinstance(schema, dict)
        again = self.described(self.inside(schema))
        wrapped: JsonObject = {self.draw(st.sampled_from(["allOf", "anyOf"])): [again]}
        may_be_class = {"properties", "enum", "oneOf", "anyOf"} & schema.keys()
        match self.draw(st.sampled_from(["same", "wrapped", "named"])):
            case "wrapped":
                return wrapped
            case "named" if not may_be_class:
                name = f"Alias{len(self.added)}"
                self.added[name] = again
                return {"$ref": SCHEMAS + name}
            case _:
                return again

    def inside(self, schema: JsonObject) -> JsonObject:
        """Return *schema* with what is inside it said in other ways."""
        form = dict(schema)
        for key in ("items", "additionalProperties"):
            if isinstance(form.get(key), dict):
                form[key] = self.schema(form[key])
        if "properties" in form:
            form["properties"] = self.shuffled(
                {
                    name: self.schema(each)
                    for name, each in child(form, "properties").items()
                }
            )
        for key in ("oneOf", "anyOf"):
            if key in form:
                form[key] = [self.schema(each) for each in row(form, key)]
        return self.shuffled(self.nullable(self.reordered(form)))

    def reordered(self, form: JsonObject) -> JsonObject:
        """Return *form* with those arrays in another order that have none."""
        for key in ("required", "enum", "oneOf", "anyOf"):
            if key in form:
                form[key] = [*self.draw(st.permutations(row(form, key)))]
        return form

    def nullable(self, form: JsonObject) -> JsonObject:
        """Return *form* with its null in another dialect."""
        match form.get("type"):
            case [str(kind), "null"]:
                other: JsonObject = {**form, "type": kind}
                ways: list[JsonObject] = [
                    form,
                    {**other, "nullable": True},
                    {"oneOf": [other, {"type": "null"}]},
                ]
                return self.draw(st.sampled_from(ways))
            case _:
                return form

    def described(self, form: JsonObject) -> JsonObject:
        """Return *form* with something said about it."""
        said = self.draw(st.sampled_from([None, "This.", "That."]))
        return form if said is None or "$ref" in form else {**form, "description": said}

    def shuffled(self, form: JsonObject) -> JsonObject:
        """Return *form* with its keys in another order."""
        keys = [*form]
        return {
            key: form[key] for key in (keys[::-1] if self.draw(st.booleans()) else keys)
        }
