"""Clients take what they should, and pass all of it on, however they are made."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter, iscoroutinefunction, signature
from operator import attrgetter
from typing import Final, TypeAlias, get_type_hints

import httpx
import pytest

import corti_interactions
from contract.building import built
from contract.golden import CONTRACT, approved
from contract.shapes import shape, shown
from corti_interactions import (
    AccessToken,
    ArgumentError,
    AsyncCortiClient,
    CortiClient,
    RetryPolicy,
    Timeout,
)
from generator.contract.values import child, children, rows

Client: TypeAlias = CortiClient | AsyncCortiClient
Way: TypeAlias = Callable[..., Client]

PREFIX: Final = str(child(CONTRACT, "client")["environmentPrefix"])
STREAM_TOKEN: Final = str(child(CONTRACT, "client")["streamToken"])
HEADERS: Final = child(child(CONTRACT, "client"), "parameters")
PLACES: Final = children(rows(CONTRACT, "servers")[0], "variables")
CASES: Final = approved("requests")
CLIENTS: Final[tuple[type[Client], ...]] = (CortiClient, AsyncCortiClient)

SHARED: Final = {
    "timeout": "None | Timeout | float",
    "deadline": "None | float",
    "retries": "None | RetryPolicy",
    "headers": "Mapping[str, str] | None",
    "max_answer_bytes": "None | int",
    "on_attempt": "Callable[list[Attempt], None] | None",
    "on_drift": "Callable[list[Drift], None] | None",
}
"""The types of what may differ from call to call."""

URLS: Final = {"base_url": "None | str", "token_url": "None | str"}
NETWORK: Final = {"network": "Network | None"}
SYNC: Final = {"transport": "BaseTransport | None", "http_client": "Client | None"}
ASYNC: Final = {
    "transport": "AsyncBaseTransport | None",
    "http_client": "AsyncClient | None",
}
DOCUMENTED: Final = {"auth", *map(str, HEADERS.values()), *PLACES}
"""The arguments that other tests compare with the contract."""

MADE_ANYHOW: Final[Mapping[str, object]] = {
    "auth": AccessToken("from-here"),
    **dict.fromkeys(map(str, HEADERS.values()), "acme"),
}
SILENT: Final = httpx.MockTransport(lambda _: httpx.Response(204))
ENVIRONMENT: Final = {
    "ACCESS_TOKEN": "from-there",
    "TENANT": "there",
    "ENVIRONMENT": "us",
    "BASE_URL": "https://api.there.example",
    "TOKEN_URL": "https://auth.there.example/token",
}

each_client = pytest.mark.parametrize("client", CLIENTS)


def hear_of_attempts(_attempt: object) -> None:
    """Do nothing about it."""


def hear_of_drift(_drift: object) -> None:
    """Do nothing about it."""


OPTIONS: Final[Mapping[str, object]] = {
    "timeout": Timeout(connect=7),
    "deadline": 8.0,
    "retries": RetryPolicy(attempts=9),
    "headers": {"X-Given": "here"},
    "max_answer_bytes": 10,
    "on_attempt": hear_of_attempts,
    "on_drift": hear_of_drift,
}


@dataclass
class Teller:
    """Stands in for the session, to see how a call looks."""

    shown: str = ""

    def answer(self, make: Callable[[], object]) -> None:
        """Keep the repr of the call that *make* describes."""
        self.shown = repr(make())


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)


def make(client: type[Client], **options: object) -> Client:
    """Make a client with arguments of any type, which its own types forbid."""
    made: Way = getattr(corti_interactions, client.__name__)
    return made(**{**MADE_ANYHOW, **options})


def offline(client: type[Client], **options: object) -> Client:
    """Make one that sends nothing."""
    return make(client, transport=SILENT, **options)


def changed(client: type[Client], **options: object) -> Client:
    """Make a client, and then another one from it."""
    change: Way = attrgetter("with_options")(offline(client))
    return change(**options)


def from_env(client: type[Client], **options: object) -> Client:
    """Make one from environment variables."""
    made: Way = attrgetter("from_env")(client)
    return made(**options)


def arguments(method: Callable[..., object]) -> dict[str, str]:
    """Return the types of the arguments of a method that have to be named."""
    hints = get_type_hints(method)
    return {
        name: shown(shape(hints[name]))
        for name, each in signature(method).parameters.items()
        if each.kind is Parameter.KEYWORD_ONLY
    }


@each_client
def test_arguments(client: type[Client]) -> None:
    """Each way to make a client takes what it should, and nothing else."""
    last = SYNC if client is CortiClient else ASYNC
    made = arguments(vars(client)["__init__"])
    rest = {name: made[name] for name in made if name not in DOCUMENTED}
    needed = {"auth", *map(str, HEADERS.values())}
    parameters = signature(vars(client)["__init__"]).parameters
    assert {parameters[name].default for name in needed} == {Parameter.empty}
    assert rest == {**URLS, **SHARED, **NETWORK, **last}
    assert made.keys() - rest.keys() == DOCUMENTED
    assert arguments(client.from_env) == {**SHARED, **NETWORK}
    tenants = dict.fromkeys(map(str, HEADERS.values()), "None | str")
    assert arguments(client.with_options) == {**tenants, **SHARED}


@each_client
def test_defaults(client: type[Client]) -> None:
    """What need not be given is None, which leaves things as they are."""
    methods = (vars(client)["__init__"], client.from_env, client.with_options)
    for method in methods:
        for name, each in signature(method).parameters.items():
            if each.kind is Parameter.KEYWORD_ONLY and (
                name not in DOCUMENTED or method == client.with_options
            ):
                assert (name, each.default) == (name, None)


@each_client
def test_results(client: type[Client]) -> None:
    """Clients make clients of their own class, and a stream's URL is text."""
    for method in (client.from_env, client.with_options):
        assert shown(shape(get_type_hints(method)["return"])) == "Self"
    stream = get_type_hints(client.stream_url)
    assert stream == {"websocket_url": str, "return": str}
    assert [*signature(client.stream_url).parameters] == ["self", "websocket_url"]


@each_client
@pytest.mark.parametrize("way", [offline, from_env, changed])
def test_options_are_passed_on(client: type[Client], way: Way) -> None:
    """Each option gets to where the calls look for it."""
    made = way(client, **OPTIONS)
    for name, value in OPTIONS.items():
        assert attrgetter(f"_setup.options.{name}")(made) == value


@each_client
def test_environment(client: type[Client]) -> None:
    """Each variable gets to where the argument of that name would."""
    there = client(
        auth=AccessToken("any"),
        tenant="there",
        environment="us",
        base_url="https://api.there.example",
        token_url="https://auth.there.example/token",
        transport=SILENT,
    )
    find = attrgetter("_setup")
    assert find(client.from_env()) == find(there)


@each_client
def test_environment_alone_is_like_the_defaults(
    client: type[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only what is required is set, the rest is as the document has it."""
    for name in ("ENVIRONMENT", "BASE_URL", "TOKEN_URL"):
        monkeypatch.delenv(f"{PREFIX}{name}")
    find = attrgetter("_setup")
    plain = client(auth=AccessToken("any"), tenant="there", transport=SILENT)
    assert find(client.from_env()) == find(plain)


@each_client
def test_regions_of_the_environment(
    client: type[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The values that the document lists are taken, and no other."""
    for name, variable in PLACES.items():
        for value in variable["enum"] if isinstance(variable["enum"], list) else []:
            monkeypatch.setenv(f"{PREFIX}{name.upper()}", str(value))
            found = attrgetter("_setup.arguments")(client.from_env())
            assert found[name] == value
        monkeypatch.setenv(f"{PREFIX}{name.upper()}", "nowhere")
        with pytest.raises(ArgumentError, match=f"^{PREFIX}{name.upper()}: "):
            client.from_env()


@each_client
def test_wrong_variable_is_named(
    client: type[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of an argument names the variable that it comes from."""
    monkeypatch.setenv(f"{PREFIX}TENANT", "a b")
    with pytest.raises(ArgumentError, match=f"^{PREFIX}TENANT: "):
        client.from_env()


@each_client
def test_headers_hold_what_headers_can(client: type[Client]) -> None:
    """A letter that no header carries is refused, wherever it stands."""
    for name in map(str, HEADERS.values()):
        for value in ("ä", "aä", "äa", "a\n", " a"):
            with pytest.raises(ArgumentError, match=f"^{name}: "):
                offline(client, **{name: value})


@each_client
def test_arguments_of_the_document_can_be_changed(client: type[Client]) -> None:
    """A client for another tenant differs in that alone."""
    for name in map(str, HEADERS.values()):
        find = attrgetter("_setup.arguments")
        before, after = find(changed(client)), find(changed(client, **{name: "other"}))
        assert after == {**before, name: "other"}


@each_client
@pytest.mark.parametrize("name", ["network", "transport", "http_client"])
def test_connections_are_passed_on(client: type[Client], name: str) -> None:
    """What cannot send anything is refused by the name of its argument."""
    with pytest.raises(ArgumentError, match=f"^{name}: expected "):
        make(client, **{name: "wrong"})


@each_client
def test_network_of_the_environment(client: type[Client]) -> None:
    """What cannot be a network is refused there too."""
    with pytest.raises(ArgumentError, match=r"^network: expected "):
        from_env(client, network="wrong")


@each_client
def test_token_url(client: type[Client]) -> None:
    """Tokens are asked for where the document says, for each tenant and region."""
    schemes = children(CONTRACT, "securitySchemes").values()
    urls = [
        str(flow["tokenUrl"])
        for scheme in schemes
        for flow in children(scheme, "flows").values()
        if "tokenUrl" in flow
    ]
    for region in ("eu", "us"):
        made = offline(client, environment=region)
        found: object = attrgetter("_setup")(made).token_endpoint().url
        asked = {url.format(environment=region, tenant="acme") for url in urls}
        assert {found} == asked


@each_client
@pytest.mark.parametrize("wrong", ["a\n", " a", "ä"])
def test_headers_are_safe(client: type[Client], wrong: str) -> None:
    """What would end a header is refused by its name."""
    with pytest.raises(ArgumentError, match=r"^headers\.X-Given: expected printable"):
        offline(client, headers={"X-Given": wrong})


@each_client
async def test_stream_url(client: type[Client]) -> None:
    """The token stands in the query, under the name that the document gives."""
    made = client.from_env()
    url = made.stream_url("wss://api.there.example/streams")
    text = url if isinstance(url, str) else await url
    wanted = f"wss://api.there.example/streams?{STREAM_TOKEN}=Bearer%20from-there"
    assert text == wanted


@each_client
def test_nothing_is_shown(client: type[Client]) -> None:
    """The repr of a resource has no inside."""
    for tag in {str(each["tag"]) for each in children(CONTRACT, "operations").values()}:
        resource: object = getattr(changed(client), tag)
        for each in (resource, attrgetter("raw")(resource)):
            assert repr(each) == f"{type(each).__name__}()"


def test_methods_keep_their_arguments_to_themselves() -> None:
    """No traceback that comes out of a client or a resource shows an argument."""
    names = [
        name for name in corti_interactions.__all__ if name.endswith("nteractions")
    ]
    kinds = [getattr(corti_interactions, name) for name in names]
    for kind in (*CLIENTS, *kinds):
        for name, method in vars(kind).items():
            if name[0] != "_" and not isinstance(method, property):
                assert hasattr(method, "__wrapped__"), f"{kind.__name__}.{name}"
    assert len(kinds) == 4


@each_client
def test_waiting(client: type[Client]) -> None:
    """Only the async client has to be awaited."""
    assert iscoroutinefunction(client.stream_url) is (client is AsyncCortiClient)


@pytest.mark.parametrize("name", [name for name in CASES if name.endswith(" all")])
def test_calls_show_no_values(name: str) -> None:
    """The repr of a call says what the document says of it, and no argument."""
    case = child(CASES, name)
    resource, _, method = str(case["operation"]).partition(".")
    kind = getattr(corti_interactions, f"Raw{resource.title()}")
    told = Teller()
    getattr(kind(told), method)(**built(corti_interactions, child(case, "arguments")))
    shown = re.sub(r"='?[^,')]*'?", "", told.shown)
    fields = "method, template, content_type, accept, secured, repeatable"
    assert shown == f"Call({fields})"


async def test_both_send_what_the_document_says_of_all_calls() -> None:
    """The client names itself, and asks for what it can read."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={"interactions": []})

    transport = httpx.MockTransport(answer)
    with CortiClient(auth=AccessToken("it"), tenant="acme", transport=transport) as one:
        list(one.interactions.list())
    async with AsyncCortiClient(
        auth=AccessToken("it"), tenant="acme", transport=transport
    ) as other:
        assert [each async for each in other.interactions.list()] == []
    for request in sent:
        agent, _, version = request.headers["User-Agent"].partition("/")
        assert agent == child(CONTRACT, "client")["distribution"]
        assert version[0].isdigit()
        assert request.headers["Accept-Encoding"] == "gzip, deflate"
        assert request.headers["Connection"] == "keep-alive"
    assert len(sent) == 2
