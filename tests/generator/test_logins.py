"""What a client is told beside its arguments: tokens, variables, codes, streams."""

from typing import Final

import httpx
import pytest

from emitting.building import document, named, operation
from emitting.packages import TOKEN, Made, Workshop
from generator.errors import DocumentError
from generator.reading.document import JsonObject

GRANTED: Final[JsonObject] = {"access_token": TOKEN, "token_type": "Bearer"}
FLOW: Final = "#/components/securitySchemes/login/flows/clientCredentials/tokenUrl"
ELSEWHERE: Final = "https://here.example/t"
PATIENT: Final = {"patient": "p-1"}


@pytest.fixture(scope="module")
def clinic(workshop: Workshop) -> Made:
    return workshop.make(named("clinic"))


def secured(token_url: str, flow: str = "clientCredentials") -> JsonObject:
    """Return a document whose tokens are had at *token_url*."""
    page: JsonObject = {"authorizationUrl": "https://login.example", "scopes": {}}
    asked: JsonObject = page if flow == "authorizationCode" else {"scopes": {}}
    flows: JsonObject = {"implicit": page, flow: {"tokenUrl": token_url, **asked}}
    login: JsonObject = {"type": "oauth2", "flows": flows}
    return document(
        {"/goods": {"get": operation("get")}},
        components={"securitySchemes": {"login": login}},
        security=[{"login": []}],
    )


def served(
    made: Made,
    path: str,
    needed: dict[str, str] | None = None,
    status: int = 403,
    **given: object,
) -> list[httpx.Request]:
    """Return the requests of the call *path* by a client that is made with *given*."""
    requests: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        if request.method == "POST":
            return httpx.Response(200, json=GRANTED)
        return httpx.Response(status, json={"code": "E9"})

    make = getattr(made.package, f"{made.api.client.name}Client")
    given.setdefault("auth", made.package.ClientCredentials("id", "secret"))
    client = make(transport=httpx.MockTransport(handle), **given)
    resource, method = path.split(".")
    with pytest.raises(made.package.StatusError):
        getattr(getattr(client, resource).raw, method)(**(needed or {})).parse()
    return requests


@pytest.mark.parametrize("flow", ["clientCredentials", "authorizationCode", "password"])
def test_token_url(workshop: Workshop, flow: str) -> None:
    """A token is had where the document says, whatever the flow, and then sent."""
    made = workshop.make(secured("https://login.example/token", flow))
    login, call, *_ = served(made, "goods.get")
    assert str(login.url) == "https://login.example/token"
    assert call.headers["Authorization"] == f"Bearer {TOKEN}"


def test_token_url_elsewhere(workshop: Workshop) -> None:
    """A token is had where whoever makes the client says."""
    made = workshop.make(secured("https://login.example/token"))
    login, *_ = served(made, "goods.get", token_url=ELSEWHERE)
    assert str(login.url) == ELSEWHERE


def test_long_token_url(workshop: Workshop) -> None:
    """A long address stands on several lines, and is whole when it is used."""
    url = f"https://login.example/{'a' * 50}/{'b' * 70}/c"
    made = workshop.make(secured(url))
    login, *_ = served(made, "goods.get")
    assert str(login.url) == url
    assert url not in made.text("client")


def test_no_token_url(workshop: Workshop) -> None:
    """Where the document does not say, credentials need an address."""
    bearer: JsonObject = {"login": {"type": "http", "scheme": "bearer"}}
    raw = secured("https://login.example/token")
    raw["components"] = {"securitySchemes": bearer}
    made = workshop.make(raw)
    with pytest.raises(made.package.ArgumentError, match="token_url"):
        served(made, "goods.get")
    login, *_ = served(made, "goods.get", token_url=ELSEWHERE)
    assert str(login.url) == ELSEWHERE


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("https://{region}.example/token", "'region' is neither a variable"),
        ("http://login.example/token", "cannot be reached"),
        ("/token", "cannot be reached"),
        ("https://login.example/token?a=b", "cannot be reached"),
    ],
)
def test_refused_token_url(workshop: Workshop, url: str, problem: str) -> None:
    """An address that no client could use is refused."""
    with pytest.raises(DocumentError, match=problem) as caught:
        workshop.make(secured(url))
    assert caught.value.pointer == FLOW


def test_places_of_the_token_url(clinic: Made) -> None:
    """Variables of the server and arguments of the client stand in the token URL."""
    login, *_ = served(clinic, "visits.list", PATIENT, clinic="mitte", region="south")
    assert str(login.url) == "https://south.login.clinic.example/mitte/tokens"


def test_environment(clinic: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document names the variables' prefix, and its arguments the variables."""
    make = clinic.package.ClinicClient.from_env
    monkeypatch.setenv("CLINIC_ACCESS_TOKEN", TOKEN)
    with pytest.raises(clinic.package.ArgumentError, match="CLINIC_CLINIC"):
        make()
    monkeypatch.setenv("CLINIC_CLINIC", "mitte")
    assert (
        repr(make()) == "ClinicClient(base_url='https://north.clinic.example:443/v1')"
    )
    monkeypatch.setenv("CLINIC_REGION", "south")
    monkeypatch.setenv("CLINIC_BASE_PATH", "v2")
    assert (
        repr(make()) == "ClinicClient(base_url='https://south.clinic.example:443/v2')"
    )
    monkeypatch.setenv("CLINIC_PORT", "80")
    with pytest.raises(clinic.package.ArgumentError, match=r"CLINIC_PORT.*443, 8443"):
        make()


def test_no_environment(workshop: Workshop) -> None:
    """Without a prefix there are no variables."""
    made = workshop.make(secured("https://login.example/token"))
    assert not hasattr(made.package.DepotClient, "from_env")


def test_environment_without_a_server(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the document has no host, the environment has to have one."""
    paths: JsonObject = {"/goods": {"get": operation("get")}}
    raw = document(paths, servers=[])
    raw["x-client"] = {"environmentPrefix": "DEPOT_"}
    made = workshop.make(raw)
    with pytest.raises(made.package.ArgumentError, match="DEPOT_BASE_URL"):
        made.package.DepotClient.from_env()
    monkeypatch.setenv("DEPOT_BASE_URL", "https://here.example")
    client = made.package.DepotClient.from_env()
    assert repr(client) == "DepotClient(base_url='https://here.example')"


def test_codes_that_are_never_retried(clinic: Made) -> None:
    """The document names the codes that no other attempt will cure."""
    asked = served(clinic, "visits.list", PATIENT, 429, clinic="mitte")
    assert [request.method for request in asked] == ["POST", "GET"]


def test_another_header_for_some_calls(clinic: Made) -> None:
    """A header of every call can be changed, and the variables cannot."""
    token = clinic.package.AccessToken(TOKEN)
    client = clinic.package.ClinicClient(auth=token, clinic="mitte", region="south")
    other = client.with_options(clinic="wedding")
    assert repr(other) == repr(client)
    with pytest.raises(TypeError, match="region"):
        client.with_options(region="north")


def test_stream_url(clinic: Made, workshop: Workshop) -> None:
    """The document names the parameter that takes a stream's token."""
    token = clinic.package.AccessToken(TOKEN)
    client = clinic.package.ClinicClient(auth=token, clinic="mitte", port="8443")
    url = client.stream_url("wss://north.clinic.example:8443/v1/s")
    assert str(url).endswith(f"/v1/s?ticket=Bearer%20{TOKEN}")
    made = workshop.make(secured("https://login.example/token"))
    assert not hasattr(made.package.DepotClient, "stream_url")


def test_stream_without_tokens(workshop: Workshop) -> None:
    """A stream's token makes no sense where no operation needs a token."""
    paths: JsonObject = {"/goods": {"get": operation("get")}}
    raw = document(paths)
    raw["x-client"] = {"streamToken": "token"}
    with pytest.raises(DocumentError, match="no operation is secured") as caught:
        workshop.make(raw)
    assert caught.value.pointer == "#/x-client/streamToken"


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("environmentPrefix", "1_", "no environment variable begins with '1_'"),
        ("environmentPrefix", "", "no environment variable begins with ''"),
        ("streamToken", "", "is no name of a parameter"),
    ],
)
def test_refused_name(workshop: Workshop, name: str, value: str, problem: str) -> None:
    """A name that means nothing is refused where it stands."""
    raw = secured("https://login.example/token")
    raw["x-client"] = {name: value}
    with pytest.raises(DocumentError, match=problem) as caught:
        workshop.make(raw)
    assert caught.value.pointer == f"#/x-client/{name}"
