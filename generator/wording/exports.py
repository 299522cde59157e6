"""What the package offers beside that which its document describes."""

from typing import Final

EXPORTS: Final[dict[str, tuple[str, ...]]] = {
    "attempts": ("Attempt",),
    "auth": (
        "AccessToken",
        "AuthorizationCode",
        "ClientCredentials",
        "Password",
        "RefreshToken",
        "Token",
        "pkce_challenge",
    ),
    "deadlines": ("Timeout",),
    "drift": ("Drift",),
    "drift_kinds": ("DriftKind",),
    "errors": (
        "AnswerTooLargeError",
        "ArgumentError",
        "BadRequestError",
        "CertificateError",
        "ClosedError",
        "ConflictError",
        "ContractMismatchError",
        "CortiError",
        "DeadlineError",
        "ForbiddenError",
        "ForkedError",
        "NotFoundError",
        "RateLimitError",
        "RedirectError",
        "RequestTimeoutError",
        "ServerError",
        "StatusError",
        "TokenError",
        "TransportError",
        "UnauthorizedError",
    ),
    "network": ("Network",),
    "paging": ("AsyncPager", "Pager"),
    "raw": ("Answer",),
    "retrying": ("RetryPolicy",),
    "unknown": ("UnknownObject",),
    "unset": ("UNSET", "Unset"),
}
"""Public names by the module of the runtime that defines them."""

EXPORTED: Final = frozenset(name for names in EXPORTS.values() for name in names)
