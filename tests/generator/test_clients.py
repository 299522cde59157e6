"""What a client is made with: servers, security, headers, names and errors."""

from typing import Final

import httpx
import pytest

from emitting.building import document, named, operation
from emitting.packages import TOKEN, Made, Workshop
from generator.reading.document import JsonObject

GOODS: Final[JsonObject] = {"/goods": {"get": operation("get")}}
OK: Final[JsonObject] = {"ok": True}


@pytest.fixture(scope="module")
def clinic(workshop: Workshop) -> Made:
    return workshop.make(named("clinic")).made_with(clinic="mitte")


def asked(made: Made, **given: object) -> str:
    """Return the URL that a client made with *given* asks."""
    urls: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        urls.append(str(request.url))
        return httpx.Response(200, json=OK)

    make = getattr(made.package, f"{made.api.client.name}Client")
    client = make(transport=httpx.MockTransport(handle), **given)
    (client.status if hasattr(client, "status") else client.goods).get()
    return urls[0]


def test_names(clinic: Made) -> None:
    """The document names the distribution, the package and the client."""
    assert (clinic.folder / "src/clinic_client/client.py").is_file()
    assert clinic.api.package.distribution == "clinic-client"
    assert clinic.api.package.version == "3.2.1"
    assert {"ClinicClient", "AsyncClinicClient"} <= {*clinic.package.__all__}
    doc = clinic.package.__doc__
    assert doc
    assert doc.startswith("The Clinic's API.\n\nAppointments")


def test_names_from_the_title(workshop: Workshop) -> None:
    """What the document does not name is called after its title."""
    made = workshop.make(document(GOODS))
    assert made.api.package.distribution == made.api.package.name == "depot"
    assert made.package.DepotClient.__module__ == "depot.client"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ({}, "https://north.clinic.example/v1/status"),
        ({"region": "south"}, "https://south.clinic.example/v1/status"),
        ({"port": "8443"}, "https://north.clinic.example:8443/v1/status"),
        ({"base_path": "v2"}, "https://north.clinic.example/v2/status"),
        ({"base_url": "https://a.example/b"}, "https://a.example/b/status"),
    ],
)
def test_server_variables(clinic: Made, given: dict[str, object], url: str) -> None:
    """The first server's variables are arguments, with the document's defaults."""
    auth = clinic.package.AccessToken(TOKEN)
    assert asked(clinic, auth=auth, clinic="mitte", **given) == url


@pytest.mark.parametrize(
    ("name", "value"), [("region", "east"), ("port", "80"), ("base_path", "../a")]
)
def test_refused_variable(clinic: Made, name: str, value: str) -> None:
    """A variable is one of its values, or at least changes no other part."""
    given = {"auth": clinic.package.AccessToken(TOKEN), "clinic": "mitte", name: value}
    with pytest.raises(clinic.package.ArgumentError, match=name.replace("_", ".")):
        asked(clinic, **given)


@pytest.mark.parametrize("servers", [None, [], [{"url": "/"}], [{"url": "/v1"}]])
def test_no_server(workshop: Workshop, servers: list[JsonObject] | None) -> None:
    """Where the document has no host, whoever makes a client says where the API is."""
    raw = document(GOODS)
    raw["servers"] = [*(servers or [])]
    if servers is None:
        del raw["servers"]
    made = workshop.make(raw)
    assert asked(made, base_url="https://a.example") == "https://a.example/goods"
    with pytest.raises(TypeError, match="base_url"):
        made.package.DepotClient()


def test_first_server(workshop: Workshop) -> None:
    """Of several servers it is the first."""
    servers: list[JsonObject] = [{"url": f"https://{name}.example"} for name in "ab"]
    made = workshop.make(document(GOODS, servers=[*servers]))
    assert asked(made) == "https://a.example/goods"


def test_security(clinic: Made) -> None:
    """The token goes to whatever is secured, and nowhere else."""
    done = clinic.answering(httpx.Response(200, json=OK)).call("status.get")
    assert "Authorization" not in done.request.headers
    visit = {"id": "3c90c3cc-0d44-4b50-8888-8dd25736052a", "room": "1"}
    answering = clinic.answering(httpx.Response(201, json=visit))
    with pytest.warns(DeprecationWarning, match="create"):
        done = answering.call("visits.create", room="1", pin="2")
    assert done.request.headers["Authorization"] == f"Bearer {TOKEN}"


LOGIN: Final[JsonObject] = {"login": []}
OTHER: Final[JsonObject] = {"other": []}
SECURITY: Final[list[tuple[list[JsonObject] | None, list[JsonObject] | None, bool]]] = [
    ([LOGIN], None, True),
    ([LOGIN, OTHER], None, True),
    ([LOGIN], [], False),
    ([LOGIN], [{}], False),
    (None, [LOGIN], True),
    ([], [OTHER], True),
    (None, None, False),
]
SCHEMES: Final[JsonObject] = {
    "securitySchemes": {
        "login": {"type": "http", "scheme": "bearer"},
        "other": {"type": "openIdConnect", "openIdConnectUrl": "https://a.example"},
    }
}


@pytest.mark.parametrize(("everywhere", "here", "is_sent"), SECURITY)
def test_where_security_stands(
    workshop: Workshop,
    everywhere: list[JsonObject] | None,
    here: list[JsonObject] | None,
    *,
    is_sent: bool,
) -> None:
    """What an operation says of security counts, or else what the document says."""
    own: JsonObject = {} if here is None else {"security": [*here]}
    root: JsonObject = {} if everywhere is None else {"security": [*everywhere]}
    paths: JsonObject = {"/goods": {"get": operation("get", **own)}}
    made = workshop.make({**document(paths, components=SCHEMES), **root})
    headers = made.call("goods.get").request.headers
    assert headers.get("Authorization") == (f"Bearer {TOKEN}" if is_sent else None)


def test_shared_header(clinic: Made) -> None:
    """A header of every operation is an argument of the client, by the given name."""
    done = clinic.answering(httpx.Response(200, json=OK)).call("status.get")
    assert done.request.headers["X-Clinic"] == "mitte"
    with pytest.raises(TypeError, match="clinic"):
        asked(clinic, auth=clinic.package.AccessToken(TOKEN))


def test_error_fields(clinic: Made) -> None:
    """The document names the fields of an error that say something of it."""
    body = {"id": "r-1", "code": "E7", "message": "No.", "faults": [{"at": "room"}]}
    answer = httpx.Response(404, json=body)
    with pytest.raises(clinic.package.NotFoundError) as caught:
        clinic.answering(answer).call("status.get")
    error = caught.value
    assert (error.request_id, error.code, error.detail) == ("r-1", "E7", "No.")
    assert error.validation_errors == ({"at": "room"},)
    assert (error.method, error.path) == ("GET", "/status")
