# Made from spec/interactions.yaml by "python -m generator regenerate".
"""Corti Interactions.

An interaction is one clinical conversation: the encounter it belongs to, the patient it
concerns, and the times at which it happened. This document describes the interactions
of Corti's API in our own words, from its public reference page and the vendor's public
SDKs. Nothing in it has been tried against the live API; where the sources disagree, the
description says so.
"""

from ._runtime.auth import AccessToken
from ._runtime.errors import (
    ArgumentError,
    BadRequestError,
    ClosedError,
    ConflictError,
    ContractMismatchError,
    CortiError,
    ForbiddenError,
    NotFoundError,
    RateLimitError,
    RequestTimeoutError,
    ServerError,
    StatusError,
    TransportError,
    UnauthorizedError,
)
from ._runtime.paging import AsyncPager, Pager
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
from .resources.interactions import AsyncInteractions, Interactions

__all__ = [
    "UNSET",
    "AccessToken",
    "ArgumentError",
    "AsyncCortiClient",
    "AsyncInteractions",
    "AsyncPager",
    "BadRequestError",
    "ClosedError",
    "ConflictError",
    "ContractMismatchError",
    "CortiClient",
    "CortiError",
    "Encounter",
    "EncounterCreate",
    "EncounterStatus",
    "EncounterStatusValue",
    "EncounterType",
    "EncounterTypeValue",
    "EncounterUpdate",
    "ForbiddenError",
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
    "NotFoundError",
    "Pager",
    "Patient",
    "PatientInput",
    "Period",
    "PeriodInput",
    "Problem",
    "RateLimitError",
    "RequestTimeoutError",
    "ServerError",
    "SortDirection",
    "SortDirectionValue",
    "StatusError",
    "TransportError",
    "UnauthorizedError",
    "UnknownObject",
    "Unset",
]
