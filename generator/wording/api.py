"""What the templates see: plain strings and flags, nothing left to decide.

Whatever stems from the document is here either a checked identifier, a Python literal,
or the inside of a docstring.
"""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class EnumClass:
    """A class with constants, and the type of what may be sent for them."""

    name: str
    doc: str
    base: str
    members: tuple[tuple[str, str], ...]
    """Each name with the literal of its value."""

    values: str
    """The values as they stand in a `Literal`."""


@frozen(kw_only=True)
class Field:
    """One attribute of a model."""

    name: str
    doc: str
    annotation: str
    value: str
    """The default as an argument has it, or nothing."""

    default: str
    """What follows the annotation: nothing, ` = UNSET`, ` = field(repr=redacted)`."""

    decode: str
    """The expression that reads the field; empty in a class that is only written."""

    encode: str
    """The statement that writes the field."""

    to_input: str
    """The expression that turns the field into something to send; may be empty."""


@frozen(kw_only=True)
class ModelClass:
    """A class with fields."""

    name: str
    doc: str
    is_read: bool
    fields: tuple[Field, ...]
    known: str
    """The constant of the wire names, or nothing where this is not its place."""

    wire_names: str
    """The expression of the names that fields have in JSON."""

    input_name: str
    """The class of what is sent, or nothing where there is no way from one to it."""

    start: str
    """The expression of the object that `to_dict` begins with."""


@frozen(kw_only=True)
class Argument:
    """One argument of a method."""

    name: str
    annotation: str
    default: str
    """The default, or nothing where the argument has to be given."""

    doc: str


@frozen(kw_only=True)
class PageCall:
    """How a listing goes on."""

    argument: str
    first: int
    items: str
    """The attribute of an answer that holds the items."""

    item: str
    """The type of an item."""

    identity: str
    """The attribute that tells items apart, or nothing where none does."""

    limit: str
    """The argument that says how many items are wanted."""


@frozen(kw_only=True)
class Method:
    """One operation as a method, and the pure description behind it."""

    name: str
    doc: str
    raw_doc: str
    """The docstring of the method that returns the answer as it came."""

    request: str
    """Verb and path, as code in Markdown."""

    verb: str
    template: str
    positional: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    result: str
    path: tuple[str, ...]
    """Statements that write the path's values."""

    query: tuple[str, ...]
    headers: tuple[str, ...]
    body: str
    """The expression of the body, or nothing."""

    content_type: str
    accept: str
    answers: tuple[tuple[str, str], ...]
    """Each status with the expression that reads its answer."""

    is_secured: bool
    warning: str
    """The literal of what a deprecated operation says when called, or nothing."""

    page: PageCall | None

    call_keywords: tuple[Argument, ...]
    """The keyword arguments of the description, the page among them."""

    passed: str
    """How the method hands its arguments on."""


@frozen(kw_only=True)
class ResourceClass:
    """All operations of one tag."""

    name: str
    attribute: str
    doc: str
    raw_doc: str
    """The docstring of the class whose methods return answers as they came."""

    methods: tuple[Method, ...]


@frozen(kw_only=True)
class ClientClass:
    """What a client is made with."""

    name: str
    docs: tuple[str, str]
    """The docstrings of the sync and the async client."""

    arguments: tuple[Argument, ...]
    changeable: tuple[Argument, ...]
    """Those of the arguments that may differ from call to call."""

    placed: tuple[tuple[str, str], ...]
    """Each place of addresses and headers (a literal) with its argument."""

    is_secured: bool
    has_server: bool
    """Whether the document says where the API is."""

    headers: tuple[tuple[str, str], ...]
    """Each header of every call (a literal) with its argument."""

    description: tuple[tuple[str, str], ...]
    """What all calls have in common: each name with its expression."""

    options_doc: str
    prefix: str
    """The literal that begins the names of environment variables, or nothing."""

    environment: tuple[tuple[str, str], ...]
    """Each argument with the expression that reads it from the environment."""

    environment_doc: str
    stream_token: str
    """The literal of the query parameter with a stream's token, or nothing."""


@frozen(kw_only=True)
class Package:
    """Names and words of the distribution."""

    distribution: str
    name: str
    version: str
    description: str
    """One line that does no harm in Markdown, in TOML or in Python."""

    doc: str
    source: str
    """The document's file name, for the header of each emitted file."""


@frozen(kw_only=True)
class Api:
    """Everything one document describes."""

    package: Package
    enums: tuple[EnumClass, ...]
    models: tuple[ModelClass, ...]
    resources: tuple[ResourceClass, ...]
    client: ClientClass
    exports: tuple[tuple[str, tuple[str, ...]], ...]
    """Each module of the package with the public names that it defines."""

    all_names: tuple[str, ...]
    model_names: tuple[str, ...]
    """What `models` defines, for the modules that need some of it."""
