"""What servers on this machine prove themselves with, and what they answer."""

import ssl
from functools import cache
from typing import Final

from corti_interactions import Network
from faults.answers import GOOD
from faults.certificates import authority, trusting
from faults.clients import Options
from runtime.peers import Line, Peer

NAME: Final = "api.corti.test"
"""The API's name for who is led to it by a proxy; nobody else has such a name."""


@cache
def secured(*protocols: str) -> ssl.SSLContext:
    """Return the context of a server that has each of the names it is called by."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    prove(context, "127.0.0.1", "localhost", NAME)
    context.set_alpn_protocols(list(protocols or ("http/1.1",)))
    return context


def prove(context: ssl.SSLContext, *names: str) -> None:
    """Let the owner of *context* prove that it has these *names*."""
    pem = authority().issue_cert(*names).private_key_and_cert_chain_pem
    with pem.tempfile() as path:
        context.load_cert_chain(path)


def trusted(
    *, http2: bool = False, proxy: str | None = None, uds: str | None = None
) -> Network:
    """Return a network that trusts it."""
    return Network(verify=trusting(), http2=http2, proxy=proxy, uds=uds)


def good(line: Line) -> None:
    """Answer every request with an interaction."""
    while line.request():
        line.answer(GOOD)


def calling(peer: Peer, network: Network) -> Options:
    """Return the options of a client that calls *peer*."""
    return Options(base_url=peer.url.removesuffix("/path"), network=network)


def calling_by_name(network: Network) -> Options:
    """Return the options of a client that calls what it cannot find by itself."""
    return Options(base_url=f"https://{NAME}/v2", network=network)
