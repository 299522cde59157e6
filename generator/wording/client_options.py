"""The arguments that every client has, whatever its document says."""

from typing import Final

AUTH_DOC: Final = (
    "Who is calling: `ClientCredentials`, an `AccessToken`, another way to log in, or"
    " something to call that returns a token."
)
ADDRESSES: Final = (
    (
        "base_url",
        (
            "Where the API is, if it is not where the document says. It has to be"
            " https, except on this machine."
        ),
    ),
    ("token_url", "Where access tokens are had, if that is somewhere else too."),
)
OPTIONS: Final = (
    (
        "timeout",
        (
            "Seconds that each part of an attempt may take: to connect, to read, to"
            " write, to wait for a free connection."
        ),
    ),
    (
        "deadline",
        (
            "Seconds that a whole call may take, with all its attempts and the waits"
            " between them. 180 at first."
        ),
    ),
    ("retries", "When a call that failed is tried again; see `RetryPolicy`."),
    ("headers", "Further headers of each request to the API."),
    (
        "max_answer_bytes",
        "Size beyond which an answer is refused. 32 MiB at first.",
    ),
    ("on_attempt", "Called with an `Attempt` after each attempt of each call."),
    (
        "on_drift",
        (
            "Called with a `Drift` for each place where an answer is not what the"
            " document says, though it may be read all the same."
        ),
    ),
)
"""What `with_options` can change, too."""

NETWORK: Final = ("network", "Proxy, certificates and connections; see `Network`.")
CONNECTIONS: Final = (
    NETWORK,
    (
        "transport",
        (
            "Stands in for the network, such as `httpx.MockTransport`. It is closed"
            " with the client."
        ),
    ),
    (
        "http_client",
        "A client of httpx to send everything with. Whoever made it closes it.",
    ),
)
NAMES: Final = (
    "auth",
    *(name for name, _ in ADDRESSES),
    *(name for name, _ in OPTIONS),
    *(name for name, _ in CONNECTIONS),
)
"""What no header and no variable can be called."""
