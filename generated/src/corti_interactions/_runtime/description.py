# Made from generator/runtime/description.py by "python -m generator regenerate".
"""What the document says of all calls alike: where they go, and what they carry."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from attrs import field, frozen

from .grants import TokenEndpoint
from .responses import ErrorShape
from .settings import header_value, server_url
from .watching import Contract


@frozen(kw_only=True)
class Description:
    """Where an API is, and how its clients are told apart."""

    user_agent: str
    """What the clients call themselves."""

    server: str = ""
    """The address with places such as `{environment}`, if the document has one."""

    oauth_url: str = ""
    """Where tokens are had, with places too; empty if that is not said."""

    allowed: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    """The variables of the address, each with its values; none where all will do."""

    headers: Mapping[str, str] = field(factory=dict[str, str])
    """The headers of every call, each with the client's argument that holds it."""

    errors: ErrorShape = field(factory=ErrorShape)
    """Where an error answer says what."""

    never_retried: Mapping[int, tuple[str, ...]] = field(
        factory=dict[int, tuple[str, ...]]
    )
    """Codes by status in answers that no other attempt will cure."""

    contract: Contract = field(default=dict[str, object], repr=False)
    """Loads all that the document promises, on first need."""

    def base_url(self, arguments: Mapping[str, object], given: object) -> str:
        """Return where every path begins: what was *given*, or the document's."""
        return server_url(self.server, self._variables(arguments), self.allowed, given)

    def header_values(self, arguments: Mapping[str, object]) -> dict[str, str]:
        """Return the headers of every call."""
        return {
            header: header_value(name, arguments[name])
            for header, name in self.headers.items()
        }

    def token_endpoint(
        self, arguments: Mapping[str, object], given: str | None
    ) -> TokenEndpoint | None:
        """Return where tokens are had: what was *given*, or the document's.

        Either may have places, such as `{tenant}`.
        """
        if given is None and not self.oauth_url:
            return None
        template = self.oauth_url if given is None else given
        asked = (name for name in self.headers.values() if f"{{{name}}}" in template)
        values = self._variables(arguments) | {name: arguments[name] for name in asked}
        url = server_url(template, values, self.allowed, name="token_url")
        return TokenEndpoint(url, urlsplit(template).path or "/")

    def _variables(self, arguments: Mapping[str, object]) -> dict[str, object]:
        return {name: arguments[name] for name in self.allowed}
