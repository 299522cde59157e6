"""What the token endpoint answers (RFC 6749)."""

from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from math import isfinite
from typing import Final

from attrs import field, frozen

from .auth import is_token
from .errors import TokenError
from .privacy import redacted
from .replies import Reply
from .responses import error_fields

_CLIENT_ERROR: Final = 4
_LATER: Final = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
_BY_CODE: Final[Mapping[str | None, str]] = {
    "invalid_client": "check client id, secret, tenant and environment",
    "unauthorized_client": "check client id and secret, and whether this client may "
    "log in in this way",
    "invalid_grant": "what was used to log in is wrong, expired or used up; "
    "log in again",
    "invalid_scope": "this client may not have these scopes; check scopes=",
    "unsupported_grant_type": "the token endpoint does not offer this way to log in",
}
_BY_STATUS: Final[Mapping[int | None, str]] = {
    404: "there is no such token endpoint; check tenant, environment and token_url",
    408: "the token endpoint waited too long for the request; try again later",
    429: "the token endpoint was asked too often; try again later",
}
_BY_CLASS: Final = {
    3: "the token endpoint redirects, which is not followed; check token_url",
    5: "the token endpoint failed; try again later",
}
_REFUSED: Final = "the token endpoint refused; check credentials, tenant and token_url"


@frozen(kw_only=True)
class TokenAnswer:
    """What the token endpoint gives."""

    access_token: str = field(repr=redacted)
    """The token alone, without `Bearer`."""

    expires_in: float | None = None
    """Seconds that it is valid from when it was asked for; `None` if nobody knows."""

    refresh_token: str | None = field(default=None, repr=redacted)
    """What the next token can be fetched with."""


def read_token(content: bytes) -> TokenAnswer:
    """Read the answer to a request that succeeded.

    Raises `TokenError` for one without a token that can be used.
    """
    fields = error_fields(content)
    token = fields.get("access_token")
    if not isinstance(token, str) or not is_token(token):
        raise _refusal(None, content) if "error" in fields else _useless(content)
    if not _is_bearer(fields.get("token_type")):
        raise TokenError(problem="expected a token of the type Bearer, got another")
    return TokenAnswer(
        access_token=token,
        expires_in=_lifetime(fields.get("expires_in")),
        refresh_token=_text(fields.get("refresh_token")),
    )


def read_refusal(reply: Reply) -> TokenError:
    """Say why there is no token, from an answer with another status than 2xx."""
    return _refusal(reply.status, reply.content)


def is_final(error: Exception) -> bool:
    """Whether it is no use to ask again: the token endpoint understood, and refused."""
    if not isinstance(error, TokenError) or error.status is None:
        return False
    return error.status // 100 == _CLIENT_ERROR and error.status not in _LATER


def _refusal(status: int | None, content: bytes) -> TokenError:
    fields = error_fields(content)
    code = _text(fields.get("error"))
    return TokenError(
        problem=_advice(status, code) + _hint(content),
        status=status,
        code=code,
        description=_text(fields.get("error_description")),
    )


def _advice(status: int | None, code: str | None) -> str:
    by_class = _BY_CLASS.get((status or 0) // 100, _REFUSED)
    return _BY_CODE.get(code) or _BY_STATUS.get(status) or by_class


def _useless(content: bytes) -> TokenError:
    problem = "expected JSON with an access_token; check token_url and the proxy"
    return TokenError(problem=problem + _hint(content))


def _hint(content: bytes) -> str:
    is_page = content.lstrip().startswith(b"<")
    return " (the answer is HTML: perhaps a proxy's)" if is_page else ""


def _is_bearer(kind: object) -> bool:
    return kind is None or (isinstance(kind, str) and kind.lower() == "bearer")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _lifetime(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    with suppress(ValueError, OverflowError):
        seconds = float(value)
        return max(0.0, seconds) if isfinite(seconds) else None
    return None
