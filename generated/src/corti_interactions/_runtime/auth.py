# Made from generator/runtime/auth.py by "python -m generator regenerate".
"""What proves to the API who is calling.

No secret shows in a repr, and no error holds one.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Awaitable, Callable, Sequence
from hashlib import sha256
from typing import Final, TypeAlias

from attrs import Attribute, field, frozen
from attrs.validators import optional

from .discreet import discreet
from .errors import ArgumentError
from .privacy import redacted

_TOKEN: Final = re.compile(r"[!-~]+")
_SCOPE: Final = re.compile(r"[!#-\[\]-~]+")
_VERIFIER: Final = re.compile(r"[A-Za-z0-9._~-]{43,128}")
_ENDLESS: Final = 1e300
_PASSWORD: Final = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]+")


def is_token(value: object) -> bool:
    """Whether *value* can stand in a header after `Bearer`."""
    return isinstance(value, str) and _TOKEN.fullmatch(value) is not None


def _token(_owner: object, attribute: "Attribute[str]", value: object) -> None:
    if not is_token(value):
        raise ArgumentError(
            "expected a token in visible ASCII, without 'Bearer '", attribute.name
        )


def _printable(_owner: object, attribute: "Attribute[str]", value: object) -> None:
    if not isinstance(value, str) or not _is_trimmed(value):
        raise ArgumentError(
            "expected printable text without spaces or line ends around it",
            attribute.name,
        )


def _is_trimmed(text: str) -> bool:
    # A secret that was read from a file often still has its line end.
    return text != "" and text.isprintable() and text == text.strip()


def _password(_owner: object, attribute: "Attribute[str]", value: object) -> None:
    if not isinstance(value, str) or not _PASSWORD.fullmatch(value):
        raise ArgumentError("expected text without control characters", attribute.name)


def _verifier(_owner: object, attribute: "Attribute[str]", value: object) -> None:
    if not isinstance(value, str) or not _VERIFIER.fullmatch(value):
        raise ArgumentError(
            "expected 43 to 128 letters, digits, '-', '.', '_' and '~'", attribute.name
        )


def _seconds(_owner: object, attribute: "Attribute[float]", value: object) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ArgumentError("expected seconds as a number", attribute.name)
    if not -_ENDLESS < value < _ENDLESS:
        raise ArgumentError("expected seconds as a number with an end", attribute.name)


def _scopes(value: Sequence[str]) -> tuple[str, ...]:
    scopes: object = value
    if isinstance(scopes, list | tuple) and all(map(_is_scope, value)):
        return tuple(value)
    raise ArgumentError("expected a tuple of names, e.g. ('openid',)", "scopes")


def _is_scope(value: object) -> bool:
    return isinstance(value, str) and _SCOPE.fullmatch(value) is not None


@discreet
@frozen
class AccessToken:
    """An access token that is ready to use; nothing renews it."""

    token: str = field(repr=redacted, validator=_token)
    """The token alone, without `Bearer`."""


@discreet
@frozen
class Token:
    """What a callable that is passed as `auth=` may return instead of a string."""

    access_token: str = field(repr=redacted, validator=_token)
    """The token alone, without `Bearer`."""

    expires_in: float | None = field(
        default=None, kw_only=True, validator=optional(_seconds)
    )
    """Seconds that it is valid from now; without it, until the API refuses it."""


@discreet
@frozen
class ClientCredentials:
    """A client's own id and secret; a token is fetched whenever one is needed."""

    client_id: str = field(validator=_printable)
    """The id of the API client."""

    client_secret: str = field(repr=redacted, validator=_printable)
    """The secret that goes with it."""

    scopes: tuple[str, ...] = field(
        default=("openid",), kw_only=True, converter=_scopes
    )
    """What the token is for; `streams` and `transcribe` limit it to that."""


@discreet
@frozen
class RefreshToken:
    """A refresh token that an earlier login gave, with its access token or without.

    When the token endpoint gives a new refresh token, that one is used from then on.
    """

    refresh_token: str = field(repr=redacted, validator=_printable)
    """What new access tokens are fetched with."""

    client_id: str = field(kw_only=True, validator=_printable)
    """The id of the API client that it was given to."""

    client_secret: str | None = field(
        default=None, kw_only=True, repr=redacted, validator=optional(_printable)
    )
    """The client's secret, unless it is a public client."""

    access_token: str | None = field(
        default=None, kw_only=True, repr=redacted, validator=optional(_token)
    )
    """A token to begin with, without `Bearer`."""

    expires_in: float | None = field(
        default=None, kw_only=True, validator=optional(_seconds)
    )
    """Seconds that the access token is valid, from when the client is made."""


@discreet
@frozen
class AuthorizationCode:
    """The code with which a login in a browser came back; it works once."""

    code: str = field(repr=redacted, validator=_printable)
    """The query parameter `code` of the redirect."""

    redirect_uri: str = field(kw_only=True, validator=_printable)
    """The address that the login was told to redirect to."""

    client_id: str = field(kw_only=True, validator=_printable)
    """The id of the API client that the user logged in to."""

    client_secret: str | None = field(
        default=None, kw_only=True, repr=redacted, validator=optional(_printable)
    )
    """The client's secret, unless it is a public client."""

    code_verifier: str | None = field(
        default=None, kw_only=True, repr=redacted, validator=optional(_verifier)
    )
    """What the login's `code_challenge` was made from, with PKCE."""


@discreet
@frozen
class Password:
    """The name and password of a user, for clients that are allowed to know them."""

    username: str = field(repr=redacted, validator=_password)
    """The user's name."""

    password: str = field(repr=redacted, validator=_password)
    """The user's password."""

    client_id: str = field(kw_only=True, validator=_printable)
    """The id of the API client."""

    client_secret: str | None = field(
        default=None, kw_only=True, repr=redacted, validator=optional(_printable)
    )
    """The client's secret, unless it is a public client."""

    scopes: tuple[str, ...] = field(
        default=("openid",), kw_only=True, converter=_scopes
    )
    """What the token is for; `streams` and `transcribe` limit it to that."""


Grant: TypeAlias = ClientCredentials | RefreshToken | AuthorizationCode | Password
"""What the token endpoint gives a token for."""

Auth: TypeAlias = AccessToken | Grant | Callable[[], str | Token]
"""What a sync client takes as `auth=`.

A callable is called whenever a token is needed, by one thread at a time, and what it
raises reaches the caller as it is. A string is used until the API refuses it, a
`Token` until shortly before its end.
"""

AsyncAuth: TypeAlias = (
    AccessToken | Grant | Callable[[], str | Token | Awaitable[str | Token]]
)
"""What an async client takes as `auth=`: as `Auth`, and async callables too.

Others are called in a thread, as they may block. One that has not come back when the
call's deadline passes is left alone, and may be called a second time meanwhile.
"""


def pkce_challenge(code_verifier: str) -> str:
    """Return the `code_challenge` (S256) that a login is begun with."""
    digest = sha256(code_verifier.encode()).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()
