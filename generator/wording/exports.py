"""What the package offers beside that which its document describes."""

from typing import Final

EXPORTS: Final[dict[str, tuple[str, ...]]] = {
    "auth": ("AccessToken",),
    "errors": (
        "ArgumentError",
        "BadRequestError",
        "ClosedError",
        "ConflictError",
        "ContractMismatchError",
        "CortiError",
        "ForbiddenError",
        "NotFoundError",
        "RateLimitError",
        "RequestTimeoutError",
        "ServerError",
        "StatusError",
        "TransportError",
        "UnauthorizedError",
    ),
    "paging": ("AsyncPager", "Pager"),
    "unknown": ("UnknownObject",),
    "unset": ("UNSET", "Unset"),
}
"""Public names by the module of the runtime that defines them."""

EXPORTED: Final = frozenset(name for names in EXPORTS.values() for name in names)
