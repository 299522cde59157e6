# Made from spec/interactions.yaml by "python -m generator regenerate".
"""Corti Interactions.

An interaction is one clinical conversation: the encounter it belongs to, the patient it
concerns, and the times at which it happened. This document describes the interactions
of Corti's API in our own words, from its public reference page and the vendor's public
SDKs. Nothing in it has been tried against the live API; where the sources disagree, the
description says so.
"""

from ._runtime.attempts import Attempt
from ._runtime.auth import (
    AccessToken,
    AuthorizationCode,
    ClientCredentials,
    Password,
    RefreshToken,
    Token,
    pkce_challenge,
)
from ._runtime.deadlines import Timeout
from ._runtime.drift import Drift
from ._runtime.drift_kinds import DriftKind
from ._runtime.errors import (
    AnswerTooLargeError,
    ArgumentError,
    BadRequestError,
    CertificateError,
    ClosedError,
    ConflictError,
    ContractMismatchError,
    CortiError,
    DeadlineError,
    ForbiddenError,
    ForkedError,
    NotFoundError,
    RateLimitError,
    RedirectError,
    RequestTimeoutError,
    ServerError,
    StatusError,
    TokenError,
    TransportError,
    UnauthorizedError,
)
from ._runtime.network import Network
from ._runtime.paging import AsyncPager, Pager
from ._runtime.raw import Answer
from ._runtime.retrying import RetryPolicy
from ._runtime.unknown import UnknownObject
from ._runtime.unset import UNSET, Unset
from .client import AsyncCortiClient, CortiClient
from .models import (
    Encounter,
    EncounterCreate,
    EncounterStatus,
    EncounterStatusValue,
    EncounterType,
    EncounterTypeValue,
    EncounterUpdate,
    Gender,
    GenderValue,
    Interaction,
    InteractionCreate,
    InteractionCreated,
    InteractionList,
    InteractionSort,
    InteractionSortValue,
    InteractionUpdate,
    Patient,
    PatientInput,
    Period,
    PeriodInput,
    Problem,
    SortDirection,
    SortDirectionValue,
)
from .resources.interactions import (
    AsyncInteractions,
    AsyncRawInteractions,
    Interactions,
    RawInteractions,
)

__all__ = [
    "UNSET",
    "AccessToken",
    "Answer",
    "AnswerTooLargeError",
    "ArgumentError",
    "AsyncCortiClient",
    "AsyncInteractions",
    "AsyncPager",
    "AsyncRawInteractions",
    "Attempt",
    "AuthorizationCode",
    "BadRequestError",
    "CertificateError",
    "ClientCredentials",
    "ClosedError",
    "ConflictError",
    "ContractMismatchError",
    "CortiClient",
    "CortiError",
    "DeadlineError",
    "Drift",
    "DriftKind",
    "Encounter",
    "EncounterCreate",
    "EncounterStatus",
    "EncounterStatusValue",
    "EncounterType",
    "EncounterTypeValue",
    "EncounterUpdate",
    "ForbiddenError",
    "ForkedError",
    "Gender",
    "GenderValue",
    "Interaction",
    "InteractionCreate",
    "InteractionCreated",
    "InteractionList",
    "InteractionSort",
    "InteractionSortValue",
    "InteractionUpdate",
    "Interactions",
    "Network",
    "NotFoundError",
    "Pager",
    "Password",
    "Patient",
    "PatientInput",
    "Period",
    "PeriodInput",
    "Problem",
    "RateLimitError",
    "RawInteractions",
    "RedirectError",
    "RefreshToken",
    "RequestTimeoutError",
    "RetryPolicy",
    "ServerError",
    "SortDirection",
    "SortDirectionValue",
    "StatusError",
    "Timeout",
    "Token",
    "TokenError",
    "TransportError",
    "UnauthorizedError",
    "UnknownObject",
    "Unset",
    "pkce_challenge",
]
