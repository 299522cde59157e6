"""Make the methods of resources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from generator.reading.supported import Operation

from .answers import Answers
from .api import Argument, Method, PageCall, ResourceClass
from .inputs import Inputs
from .method_docs import method_doc, raw_method_doc, raw_resource_doc
from .model_classes import ModelClasses
from .names import attribute_name, method_name, resource_class_name, unique
from .parser import ParsedOperation
from .python import docstring, inline_code, literal, summary

RESOURCE_DOC: Final = "Every method may raise a `CortiError`."


@frozen
class ResourceClasses:
    """Makes a class of each tag."""

    models: ModelClasses
    shared_headers: frozenset[str]
    """Headers that belong to the client, and not to each call."""

    tag_docs: Mapping[str, str]

    taken: frozenset[str]
    """Class names of models and enums."""

    def all(
        self, operations: Iterable[tuple[Operation, ParsedOperation]]
    ) -> tuple[ResourceClass, ...]:
        """Return the classes, in the order in which the operations name them."""
        by_tag: dict[str, list[tuple[Operation, ParsedOperation]]] = {}
        for operation, parsed in operations:
            by_tag.setdefault(operation.tag, []).append((operation, parsed))
        taken: dict[str, str] = {}
        for tag, members in by_tag.items():
            unique(taken, attribute_name(tag), members[0][0].pointer)
        return tuple(self._resource(tag, members) for tag, members in by_tag.items())

    def _resource(
        self, tag: str, members: list[tuple[Operation, ParsedOperation]]
    ) -> ResourceClass:
        name = resource_class_name(tag, self.taken)
        taken: dict[str, str] = {}
        methods: list[Method] = []
        for operation, parsed in members:
            method = self._method(name, operation, parsed)
            unique(taken, method.name, operation.pointer)
            methods.append(method)
        doc = self.tag_docs.get(tag) or f"The operations on {tag}."
        return ResourceClass(
            name=name,
            attribute=attribute_name(tag),
            doc=docstring(summary(doc, RESOURCE_DOC, 4), 4),
            raw_doc=raw_resource_doc(name),
            methods=tuple(methods),
        )

    def _method(
        self, resource: str, operation: Operation, parsed: ParsedOperation
    ) -> Method:
        inputs = Inputs(self.models, operation, parsed, self.shared_headers)
        inputs.check()
        answers = Answers(self.models, operation, parsed)
        limit = inputs.limit()
        page = answers.page(limit.name)
        positional, call_keywords = inputs.positional(), inputs.keywords()
        keywords = _of_listing(call_keywords, page, limit) if page else call_keywords
        name = method_name(operation.id, operation.tag)
        return Method(
            name=name,
            doc=method_doc(operation, (*positional, *keywords), page),
            raw_doc=raw_method_doc(f"{resource}.{name}", page),
            request=inline_code(f"{operation.method} {operation.path}"),
            verb=literal(operation.method),
            template=literal(operation.path),
            positional=positional,
            keywords=keywords,
            result=answers.result(),
            path=inputs.statements("path"),
            query=inputs.statements("query"),
            headers=inputs.statements("header"),
            body=inputs.body(),
            content_type=literal(operation.body.media_type) if operation.body else "",
            accept=literal(answers.accept()),
            answers=answers.readers(),
            is_secured=operation.secured,
            warning=_warning(operation, name),
            page=page,
            call_keywords=call_keywords,
            passed=", ".join(
                [item.name for item in positional]
                + [f"{item.name}={item.name}" for item in call_keywords]
            ),
        )


def _of_listing(
    keywords: tuple[Argument, ...], page: PageCall, limit: Argument
) -> tuple[Argument, ...]:
    """Return the arguments of a pager, which counts the pages itself."""
    return (*(item for item in keywords if item.name != page.argument), limit)


def _warning(operation: Operation, name: str) -> str:
    attribute = attribute_name(operation.tag)
    text = literal(f"{attribute}.{name} is deprecated")
    return text if operation.deprecated else ""
