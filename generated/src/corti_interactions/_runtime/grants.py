# Made from generator/runtime/grants.py by "python -m generator regenerate".
"""Ask the token endpoint for an access token (RFC 6749, RFC 7636)."""

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import urlencode

from attrs import frozen

from .auth import AuthorizationCode, ClientCredentials, Grant, Password
from .calls import Call
from .token_answers import TokenAnswer, read_refusal, read_token

__all__ = ["TokenAnswer", "TokenEndpoint", "grant_call", "refresh_call"]

Login: TypeAlias = ClientCredentials | AuthorizationCode | Password
"""What a first token is given for."""


@frozen
class TokenEndpoint:
    """Where tokens are fetched."""

    url: str
    """The whole URL."""

    path: str
    """Its path with places, e.g. `/realms/{tenant}/token`, for messages."""


def grant_call(grant: Login, endpoint: TokenEndpoint) -> Call[TokenAnswer]:
    """Ask for a first token."""
    once = isinstance(grant, AuthorizationCode)
    return _call(endpoint, _fields(grant), repeatable=not once)


def refresh_call(
    refresh_token: str, grant: Grant, endpoint: TokenEndpoint
) -> Call[TokenAnswer]:
    """Ask for another token after the one that came with *refresh_token*."""
    fields = {
        "grant_type": "refresh_token",
        "refresh_token": refresh_token,
        **_client(grant),
    }
    return _call(endpoint, fields, repeatable=False)


def _fields(grant: Login) -> dict[str, str | None]:
    if isinstance(grant, AuthorizationCode):
        return {
            "grant_type": "authorization_code",
            "code": grant.code,
            "redirect_uri": grant.redirect_uri,
            **_client(grant),
            "code_verifier": grant.code_verifier,
        }
    scope = {"scope": " ".join(grant.scopes) or None}
    if isinstance(grant, ClientCredentials):
        return {"grant_type": "client_credentials", **_client(grant), **scope}
    user = {"username": grant.username, "password": grant.password}
    return {"grant_type": "password", **user, **_client(grant), **scope}


def _client(grant: Grant) -> dict[str, str | None]:
    return {"client_id": grant.client_id, "client_secret": grant.client_secret}


def _call(
    endpoint: TokenEndpoint, fields: Mapping[str, str | None], *, repeatable: bool
) -> Call[TokenAnswer]:
    given = {name: value for name, value in fields.items() if value is not None}
    return Call(
        method="POST",
        template=endpoint.path,
        url=endpoint.url,
        body=urlencode(given).encode(),
        content_type="application/x-www-form-urlencoded",
        accept="application/json",
        secured=False,
        repeatable=repeatable,
        answers={200: read_token},
        refusal=read_refusal,
    )
