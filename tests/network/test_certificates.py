"""A client trusts whom it is told to trust, and nobody else."""

import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from corti_interactions import (
    ArgumentError,
    AsyncCortiClient,
    CertificateError,
    CortiClient,
    Network,
    RetryPolicy,
    TransportError,
)
from faults.body_cases import ONE
from faults.calls import CREATE, GET
from faults.cases import fails
from faults.certificates import (
    authority,
    of_another_authority,
    of_another_host,
)
from faults.clients import TOKEN, Doing, Options, Way
from network.serving import calling, good, prove, secured, trusted
from network.trusts import (
    bundle_in,
    context_in,
    demanding,
    folder_in,
    name_of_bundle_in,
    name_of_folder_in,
)
from runtime.peers import Line, in_turn, serving

UNTRUSTED = fails(CertificateError, r"Network\(verify=\)", sent=False, attempts=1)


def gone(line: Line) -> None:
    """Read a request, and leave."""
    line.request()
    line.sock.close()


@pytest.fixture(name="bundle")
def a_bundle(tmp_path: Path) -> Path:
    """Provide the file of certificates that trusts the server."""
    return bundle_in(tmp_path)


@pytest.mark.parametrize(
    "verify",
    [bundle_in, folder_in, name_of_bundle_in, name_of_folder_in, context_in],
)
def test_an_authority_is_named(
    way: Way,
    tmp_path: Path,
    verify: Callable[[Path], Path | str | ssl.SSLContext],
) -> None:
    """It is trusted, and no other one is."""
    network = Network(verify=verify(tmp_path))
    with serving(good, secured()) as peer, serving(good, of_another_authority()) as bad:
        ONE.check(way(GET, calling(peer, network)))
        UNTRUSTED.check(way(CREATE, calling(bad, network)))


def test_the_name_counts(way: Way) -> None:
    """Also for who has a certificate of the authority."""
    with serving(good, of_another_host()) as peer:
        UNTRUSTED.check(way(GET, calling(peer, trusted())))


def test_an_unknown_authority_is_not_trusted(way: Way) -> None:
    """There is nothing to try again either."""
    with serving(good, secured()) as peer:
        UNTRUSTED.check(way(GET, calling(peer, Network())))


def test_an_argument_is_trusted_alone(
    way: Way, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the environment says."""
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with serving(good, secured()) as peer:
        UNTRUSTED.check(way(GET, calling(peer, Network(verify=context))))


def test_the_environment_names_a_file(
    way: Way, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the environment is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    with serving(good, secured()) as peer, serving(good, of_another_authority()) as bad:
        ONE.check(way(GET, calling(peer, Network())))
        UNTRUSTED.check(way(GET, calling(bad, Network())))
        UNTRUSTED.check(way(GET, calling(peer, Network(trust_env=False))))


def test_the_environment_names_a_folder(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the environment is trusted."""
    monkeypatch.setenv("SSL_CERT_DIR", str(folder_in(tmp_path)))
    with serving(good, secured()) as peer:
        ONE.check(way(GET, calling(peer, Network())))
        UNTRUSTED.check(way(GET, calling(peer, Network(trust_env=False))))


@pytest.mark.parametrize("name", ["missing.pem", "empty.pem"])
def test_a_file_without_certificates_is_refused(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Nobody is trusted in its place."""
    tmp_path.joinpath("empty.pem").touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / name))
    with serving(good, secured()) as peer:
        outcome = way(GET, calling(peer, Network()))
        fails(ArgumentError, "^SSL_CERT_FILE: expected a file of cert").check(outcome)
        assert peer.accepted == 0


def test_a_client_proves_who_it_is(way: Way) -> None:
    """With a certificate in its context."""
    cadata = authority().cert_pem.bytes().decode()
    context = ssl.create_default_context(cadata=cadata)
    prove(context, "client@corti.test")
    with serving(good, demanding()) as peer:
        ONE.check(way(GET, calling(peer, Network(verify=context))))


def test_a_client_that_proves_nothing_is_refused(way: Way) -> None:
    """By the server: it is no question of trust in that."""
    with serving(good, demanding()) as peer:
        outcome = way(GET, calling(peer, trusted()))
    fails(TransportError, "ReadError|RemoteProtocolError|SSLError|WriteError").check(
        outcome
    )


@pytest.fixture(name="loads")
def each_load(monkeypatch: pytest.MonkeyPatch) -> list[ssl.SSLContext]:
    """Provide the contexts that certificates were loaded into."""
    loads: list[ssl.SSLContext] = []
    load = ssl.SSLContext.load_verify_locations

    def counted(
        context: ssl.SSLContext,
        cafile: str | None = None,
        capath: str | None = None,
        cadata: str | None = None,
    ) -> None:
        loads.append(context)
        load(context, cafile, capath, cadata)

    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", counted)
    return loads


def twice(doing: Doing, options: Options) -> Doing:
    """Make the call with a second client as well."""

    def blocking(client: CortiClient) -> object:
        with options.blocking(lambda _: None) as other:
            doing.blocking(other)
            return doing.blocking(client)

    async def awaiting(client: AsyncCortiClient) -> object:
        async with options.awaiting(lambda _: None) as other:
            await doing.awaiting(other)
            return await doing.awaiting(client)

    return Doing(blocking, awaiting)


def test_clients_share_what_they_trust(
    way: Way,
    bundle: Path,
    monkeypatch: pytest.MonkeyPatch,
    loads: list[ssl.SSLContext],
) -> None:
    """It takes a while to load, so that is done once, and only when it is needed."""
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    with serving(good) as plain, serving(good, secured()) as peer:
        options = calling(plain, Network())
        ONE.check(way(twice(GET, options), options))
        assert len(loads) == 0
        options = calling(peer, Network())
        ONE.check(way(twice(GET, options), options))
        ONE.check(way(GET, options))
        assert len(loads) == 1


def test_a_client_loads_a_file_once(
    way: Way, bundle: Path, loads: list[ssl.SSLContext]
) -> None:
    """Also when a connection takes the place of one that failed."""
    with serving(in_turn(gone, good), secured()) as peer:
        options = calling(peer, Network(verify=bundle))
        again = RetryPolicy(attempts=2, backoff=0.001)
        outcome = way(GET, evolve(options, retries=again))
        ONE.check(outcome)
        assert peer.accepted == len(outcome.attempts) == 2
    assert len(loads) == 1


def test_making_a_client_loads_nothing(loads: list[ssl.SSLContext]) -> None:
    """Nor does closing it."""
    with CortiClient(auth=TOKEN, tenant="acme"):
        assert loads == []
