# Made from generator/runtime/setup.py by "python -m generator regenerate".
"""How a client was made, so that another can be made that differs a little."""

from collections.abc import Mapping

from attrs import evolve, field, frozen

from .description import Description
from .grants import TokenEndpoint
from .options import Options
from .settings import ClientSettings


@frozen(kw_only=True)
class Setup:
    """The document's description, and what the client was given."""

    description: Description
    arguments: Mapping[str, object] = field(repr=False)
    """What the address and the headers of every call are made of."""

    base_url: str | None = None
    token_url: str | None = None
    options: Options = field(factory=Options)

    def settings(self) -> ClientSettings:
        """Return what calls need; raises `ArgumentError` for what cannot be."""
        described = self.description
        return ClientSettings(
            base_url=described.base_url(self.arguments, self.base_url),
            headers=described.header_values(self.arguments),
            user_agent=described.user_agent,
            errors=described.errors,
            never_retried=described.never_retried,
            contract=described.contract,
            options=self.options,
        )

    def token_endpoint(self) -> TokenEndpoint | None:
        """Return where tokens are had, if that is known."""
        return self.description.token_endpoint(self.arguments, self.token_url)

    def changed(self, arguments: Mapping[str, object], options: Options) -> "Setup":
        """Return the same with other *options*, and with *arguments* but for `None`."""
        given = {name: each for name, each in arguments.items() if each is not None}
        return evolve(self, arguments={**self.arguments, **given}, options=options)
