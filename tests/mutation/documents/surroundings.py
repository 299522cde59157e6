"""Operators on what surrounds the operations: servers, security, x-client."""

from collections.abc import Iterator
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import child, row, rows, text
from generator.drift.levels import Level

from .operators import (
    ADDITIVE,
    BREAKING,
    PRIVACY,
    Change,
    Edit,
    Operator,
    Show,
    always,
)
from .sources import Source, at

CLIENT: Final = (Show("client.py"), Show("CortiClient"), Show("AsyncCortiClient"))


def _once(
    name: str, level: Level, make: Change, *words: str, where: str = ""
) -> Operator:
    """Return an operator for what there is one of, if it is there."""

    def edits(_: Source) -> Iterator[Edit]:
        found = [Show(where, word) for word in words] if where else []
        shows = [Show(each.where, word) for each in CLIENT for word in words or ("",)]
        yield Edit("document", "any", make, (*found, *shows))

    return Operator(name, always(level), edits)


def _server(make: Change) -> Change:
    return lambda root: make(rows(root, "servers")[0])


def _variable(make: Change) -> Change:
    def change(root: JsonObject) -> None:
        variables = child(rows(root, "servers")[0], "variables")
        make(child(variables, next(iter(variables))))

    return change


def _url(old: str, new: str) -> Change:
    def change(server: JsonObject) -> None:
        url = text(server["url"], "url")
        assert old in url
        server["url"] = url.replace(old, new)

    return change


def _one_more(root: JsonObject) -> None:
    root["servers"] = [*row(root, "servers"), {"url": "https://more.example/v2"}]


def _none(root: JsonObject) -> None:
    del root["servers"]


def _another_first(root: JsonObject) -> None:
    root["servers"] = [{"url": "https://other.example/v2"}, *row(root, "servers")]


def _new_variable(server: JsonObject) -> None:
    server["url"] = text(server["url"], "url").replace("/v2", "/{stage}")
    child(server, "variables")["stage"] = {"default": "v2", "enum": ["v2", "v3"]}


def _fixed(server: JsonObject) -> None:
    server["url"] = text(server["url"], "url").replace("{environment}", "eu")
    del server["variables"]


def _other_name(server: JsonObject) -> None:
    server["url"] = text(server["url"], "url").replace("{environment}", "{region}")
    variables = child(server, "variables")
    variables["region"] = variables.pop("environment")


def _default(variable: JsonObject) -> None:
    variable["default"] = "us"


def _value_added(variable: JsonObject) -> None:
    variable["enum"] = [*row(variable, "enum"), "ca"]


def _value_dropped(variable: JsonObject) -> None:
    variable["enum"] = row(variable, "enum")[:1]


def _value_renamed(variable: JsonObject) -> None:
    variable["enum"] = ["eu", "usa"]


def _values_gone(variable: JsonObject) -> None:
    del variable["enum"]


SERVERS: Final = (
    _once(
        "server's host changed",
        BREAKING,
        _server(_url("corti.app", "corti.example")),
        "corti.example",
    ),
    _once("server's path changed", BREAKING, _server(_url("/v2", "/v3")), "/v3"),
    _once("server lost its path", BREAKING, _server(_url("/v2", "")), "server="),
    _once(
        "server became http", PRIVACY, _server(_url("https://", "http://")), "http://"
    ),
    _once("server added", ADDITIVE, _one_more),
    _once("server put first", BREAKING, _another_first, "other.example"),
    _once("servers dropped", BREAKING, _none, "server="),
    _once("server's variable added", BREAKING, _server(_new_variable), "stage"),
    _once("server's variable dropped", BREAKING, _server(_fixed), "environment"),
    _once("server's variable renamed", BREAKING, _server(_other_name), "region"),
    _once("server's variable: default changed", BREAKING, _variable(_default), '"us"'),
    _once("server's variable: value added", ADDITIVE, _variable(_value_added), '"ca"'),
    _once(
        "server's variable: value dropped", BREAKING, _variable(_value_dropped), '"us"'
    ),
    _once(
        "server's variable: value renamed", BREAKING, _variable(_value_renamed), '"usa"'
    ),
    _once(
        "server's variable: any value", BREAKING, _variable(_values_gone), "environment"
    ),
)


def _flow(make: Change) -> Change:
    place = ("components", "securitySchemes", "oauth2", "flows", "clientCredentials")
    return lambda root: make(at(root, place))


def _token(old: str, new: str) -> Change:
    def change(flow: JsonObject) -> None:
        url = text(flow["tokenUrl"], "tokenUrl")
        assert old in url
        flow["tokenUrl"] = url.replace(old, new)

    return change


def _refresh(flow: JsonObject) -> None:
    flow["refreshUrl"] = "https://auth.corti.example/refresh"


def _scope(flow: JsonObject) -> None:
    child(flow, "scopes")["more"] = "More."


def _no_scope(flow: JsonObject) -> None:
    del child(flow, "scopes")["transcribe"]


def _scheme(root: JsonObject) -> JsonObject:
    return child(at(root, ("components",)), "securitySchemes")


def _new_scheme(root: JsonObject) -> None:
    _scheme(root)["more"] = {"type": "http", "scheme": "bearer"}


def _gone_scheme(root: JsonObject) -> None:
    del _scheme(root)["bearer"]


def _renamed_scheme(root: JsonObject) -> None:
    schemes = _scheme(root)
    schemes["token"] = schemes.pop("bearer")
    root["security"] = [{"oauth2": ["openid"]}, {"token": []}]


def _basic(root: JsonObject) -> None:
    child(_scheme(root), "bearer")["scheme"] = "basic"


def _formatted(root: JsonObject) -> None:
    child(_scheme(root), "bearer")["bearerFormat"] = "JWT"


def _api_key(root: JsonObject) -> None:
    _scheme(root)["bearer"] = {"type": "apiKey", "in": "header", "name": "X-Key"}


def _other_flow(root: JsonObject) -> None:
    flows = child(child(_scheme(root), "oauth2"), "flows")
    flows["password"] = flows.pop("clientCredentials")


SCHEMES: Final = (
    _once(
        "token URL's host changed",
        BREAKING,
        _flow(_token("corti.app", "corti.example")),
        "corti.example",
    ),
    _once(
        "token URL's path changed",
        BREAKING,
        _flow(_token("/realms/", "/tenants/")),
        "/tenants/",
    ),
    _once(
        "token URL became http",
        PRIVACY,
        _flow(_token("https://", "http://")),
        "http://",
    ),
    _once("refresh URL added", BREAKING, _flow(_refresh)),
    _once("scope added", BREAKING, _flow(_scope)),
    _once("scope dropped", BREAKING, _flow(_no_scope)),
    _once("flow changed", BREAKING, _other_flow),
    _once("security scheme added", ADDITIVE, _new_scheme),
    _once("security scheme dropped", BREAKING, _gone_scheme),
    _once("security scheme renamed", BREAKING, _renamed_scheme),
    _once("security scheme: scheme changed", BREAKING, _basic),
    _once("security scheme: format added", BREAKING, _formatted),
    _once("security scheme: type changed", BREAKING, _api_key),
)


def _client(name: str, value: Json) -> Change:
    def change(root: JsonObject) -> None:
        child(root, "x-client")[name] = value

    return change


def _no_client(name: str) -> Change:
    def change(root: JsonObject) -> None:
        del child(root, "x-client")[name]

    return change


def _errors(name: str, *fields: str) -> Change:
    """Let the errors be read from other fields, or from none."""

    def change(root: JsonObject) -> None:
        errors = child(child(root, "x-client"), "errors")
        if fields:
            errors[name] = [*fields]
        else:
            del errors[name]

    return change


def _never(status: str, *codes: str) -> Change:
    def change(root: JsonObject) -> None:
        never = child(child(root, "x-client"), "neverRetried")
        if codes:
            never[status] = [*codes]
        else:
            del never[status]

    return change


def _without_x_client(root: JsonObject) -> None:
    del root["x-client"]


ERRORS: Final = {
    "requestId": "request_id",
    "code": "code",
    "detail": "detail",
    "validationErrors": "validation_errors",
}
KNOWN: Final = {
    "requestId": ("requestid",),
    "code": ("type",),
    "detail": ("detail", "details", "title"),
    "validationErrors": ("validationErrors",),
}


def _error_operators() -> Iterator[Operator]:
    for name, word in ERRORS.items():
        known = KNOWN[name]
        yield _once(
            f"x-client.errors.{name}: name added",
            ADDITIVE,
            _errors(name, *known, "more"),
            word,
        )
        # What stands first wins over what was read before.
        yield _once(
            f"x-client.errors.{name}: name put first",
            BREAKING,
            _errors(name, "more", *known),
            word,
        )
        yield _once(
            f"x-client.errors.{name}: names changed",
            BREAKING,
            _errors(name, "other"),
            word,
        )
        yield _once(f"x-client.errors.{name}: dropped", BREAKING, _errors(name), word)


def _tenant(value: str) -> Change:
    return lambda root: child(child(root, "x-client"), "parameters").update(
        {"Tenant-Name": value}
    )


CLIENT_OPERATORS: Final = (
    _once(
        "x-client.distribution changed",
        BREAKING,
        _client("distribution", "corti-talks"),
        "corti-talks",
        where="pyproject.toml",
    ),
    _once(
        "x-client.package changed",
        BREAKING,
        _client("package", "corti_talks"),
        "corti_talks",
        where="pyproject.toml",
    ),
    _once("x-client.name changed", BREAKING, _client("name", "Talks"), "TalksClient"),
    _once("x-client.name dropped", BREAKING, _no_client("name"), "Client"),
    _once(
        "x-client.environmentPrefix changed",
        BREAKING,
        _client("environmentPrefix", "TALKS_"),
        "TALKS_",
    ),
    _once(
        "x-client.environmentPrefix dropped",
        BREAKING,
        _no_client("environmentPrefix"),
        "CORTI_",
    ),
    _once("x-client.parameters: renamed", BREAKING, _tenant("customer"), "customer"),
    _once("x-client.parameters dropped", BREAKING, _no_client("parameters"), "tenant"),
    *_error_operators(),
    _once(
        "x-client.errors.detail: names reordered",
        BREAKING,
        _errors("detail", "title", "details", "detail"),
        "detail",
    ),
    _once(
        "x-client.neverRetried: code added",
        ADDITIVE,
        _never("429", "A0021", "A0016"),
        "A0016",
    ),
    _once(
        "x-client.neverRetried: code changed", ADDITIVE, _never("429", "A0016"), "A0016"
    ),
    _once(
        "x-client.neverRetried: status added", ADDITIVE, _never("503", "A0016"), "A0016"
    ),
    _once(
        "x-client.neverRetried: status dropped",
        ADDITIVE,
        _never("429"),
        "never_retried",
        "A0021",
    ),
    _once(
        "x-client.neverRetried dropped",
        ADDITIVE,
        _no_client("neverRetried"),
        "never_retried",
        "A0021",
    ),
    _once(
        "x-client.streamToken changed",
        BREAKING,
        _client("streamToken", "access"),
        "access",
    ),
    _once(
        "x-client.streamToken dropped",
        BREAKING,
        _no_client("streamToken"),
        "token",
        "stream",
    ),
    _once("x-client dropped", BREAKING, _without_x_client),
)

OPERATORS: Final = (*SERVERS, *SCHEMES, *CLIENT_OPERATORS)
