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
        "client_id": grant.client_id,
        "client_secret": grant.client_secret,
    }
    return _call(endpoint, fields, repeatable=False)


def _fields(grant: Login) -> dict[str, str | None]:
    if isinstance(grant, ClientCredentials):
        return _client_credentials(grant)
    if isinstance(grant, Password):
        return _password(grant)
    return _authorization_code(grant)


def _client_credentials(grant: ClientCredentials) -> dict[str, str | None]:
    return {
        "grant_type": "client_credentials",
        "client_id": grant.client_id,
        "client_secret": grant.client_secret,
        "scope": _scope(grant.scopes),
    }


def _password(grant: Password) -> dict[str, str | None]:
    return {
        "grant_type": "password",
        "username": grant.username,
        "password": grant.password,
        "client_id": grant.client_id,
        "client_secret": grant.client_secret,
        "scope": _scope(grant.scopes),
    }


def _authorization_code(grant: AuthorizationCode) -> dict[str, str | None]:
    return {
        "grant_type": "authorization_code",
        "code": grant.code,
        "redirect_uri": grant.redirect_uri,
        "client_id": grant.client_id,
        "client_secret": grant.client_secret,
        "code_verifier": grant.code_verifier,
    }


def _scope(scopes: tuple[str, ...]) -> str | None:
    return " ".join(scopes) or None


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
