# Made from spec/interactions.yaml by "python -m generator regenerate".
"""What the API sends and receives.

A class that was read keeps what it does not know: a value that an enum has no member
for stays a `str` or an `int`, and further fields are in `extra`. `None` means that the
API sent null or nothing. In a class that is sent, `UNSET` leaves a field out and `None`
sends null. What may identify a patient is redacted in every repr.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal, Self, TypeAlias
from uuid import UUID

from attrs import field, frozen

from ._runtime import decode, encode
from ._runtime.privacy import redacted
from ._runtime.unset import UNSET, Unset


class EncounterStatus(StrEnum):
    """How far an encounter has come."""

    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    DELETED = "deleted"


EncounterStatusValue: TypeAlias = (
    EncounterStatus
    | Literal["planned", "in-progress", "on-hold", "completed", "cancelled", "deleted"]
)
"""A member of `EncounterStatus`, or its value."""


class EncounterType(StrEnum):
    """Kind of an encounter."""

    FIRST_CONSULTATION = "first_consultation"
    CONSULTATION = "consultation"
    EMERGENCY = "emergency"
    INPATIENT = "inpatient"
    OUTPATIENT = "outpatient"


EncounterTypeValue: TypeAlias = (
    EncounterType
    | Literal[
        "first_consultation", "consultation", "emergency", "inpatient", "outpatient"
    ]
)
"""A member of `EncounterType`, or its value."""


class Gender(StrEnum):
    """Gender of a patient."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"
    OTHER = "other"


GenderValue: TypeAlias = Gender | Literal["male", "female", "unknown", "other"]
"""A member of `Gender`, or its value."""


class InteractionSort(StrEnum):
    """Field by which interactions are ordered.

    Ordering by patient gave the vendor's own tests a different order every time.
    """

    ID = "id"
    ASSIGNED_USER_ID = "assignedUserId"
    PATIENT = "patient"
    CREATED_AT = "createdAt"
    ENDED_AT = "endedAt"
    UPDATED_AT = "updatedAt"


InteractionSortValue: TypeAlias = (
    InteractionSort
    | Literal["id", "assignedUserId", "patient", "createdAt", "endedAt", "updatedAt"]
)
"""A member of `InteractionSort`, or its value."""


class SortDirection(StrEnum):
    """Ascending (smallest or oldest first) or descending order."""

    ASC = "asc"
    DESC = "desc"


SortDirectionValue: TypeAlias = SortDirection | Literal["asc", "desc"]
"""A member of `SortDirection`, or its value."""


_INTERACTION: Final[frozenset[str]] = frozenset(
    {
        "id",
        "assignedUserId",
        "encounter",
        "patient",
        "endedAt",
        "createdAt",
        "updatedAt",
        "websocketUrl",
        "lastUpdated",
    }
)


@frozen(kw_only=True)
class Interaction:
    """One clinical conversation as the API returns it."""

    id: UUID
    """The interaction's unique id."""

    assigned_user_id: UUID | None = None
    """Id of the medical professional who is responsible. The vendor's SDKs call it
    required, but do not enforce it, and its reference page speaks of a value that is
    null: it may be null or missing.
    """

    encounter: Encounter
    """Type, status and time of the encounter."""

    patient: Patient | None = None
    """The patient involved, if there is one. The vendor's SDKs call it required, but do
    not enforce it, and an interaction can be created without a patient: it may be null
    or missing.
    """

    ended_at: datetime | None = None
    """When the interaction ended, in UTC. Null or missing until it has ended."""

    created_at: datetime
    """When the interaction was created, in UTC."""

    updated_at: datetime
    """When the interaction was last modified, in UTC."""

    websocket_url: str = field(repr=redacted)
    """URL for streaming the interaction's audio. Append the query parameter token with
    the value "Bearer" and the access token, percent-encoded. Join it with an ampersand
    if the URL has a query already, with a question mark if not.
    """

    last_updated: datetime
    """When an update of the interaction was last recorded. The sources do not say how
    this differs from updatedAt.
    """

    extra: Mapping[str, object] = field(
        factory=dict[str, object], hash=False, repr=redacted
    )
    """What the API sent beyond the fields above, written back as it came."""

    @classmethod
    def from_dict(cls, wire: object) -> Self:
        """Read the API's JSON; raises `ContractMismatchError`."""
        fields = decode.json_object(wire)
        return cls(
            id=decode.required(fields, "id", decode.uuid),
            assigned_user_id=decode.optional_nullable(
                fields, "assignedUserId", decode.uuid
            ),
            encounter=decode.required(fields, "encounter", Encounter.from_dict),
            patient=decode.optional_nullable(fields, "patient", Patient.from_dict),
            ended_at=decode.optional_nullable(fields, "endedAt", decode.timestamp),
            created_at=decode.required(fields, "createdAt", decode.timestamp),
            updated_at=decode.required(fields, "updatedAt", decode.timestamp),
            websocket_url=decode.required(fields, "websocketUrl", decode.text),
            last_updated=decode.required(fields, "lastUpdated", decode.timestamp),
            extra=decode.undeclared(fields, _INTERACTION),
        )

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = dict(self.extra)
        encode.required(wire, "id", self.id, encode.uuid)
        encode.optional(wire, "assignedUserId", self.assigned_user_id, encode.uuid)
        encode.required(wire, "encounter", self.encounter, encode.model_of(Encounter))
        encode.optional(wire, "patient", self.patient, encode.model_of(Patient))
        encode.optional(wire, "endedAt", self.ended_at, encode.timestamp)
        encode.required(wire, "createdAt", self.created_at, encode.timestamp)
        encode.required(wire, "updatedAt", self.updated_at, encode.timestamp)
        encode.required(wire, "websocketUrl", self.websocket_url, encode.text)
        encode.required(wire, "lastUpdated", self.last_updated, encode.timestamp)
        return wire


_ENCOUNTER: Final[frozenset[str]] = frozenset(
    {"identifier", "status", "type", "period", "title"}
)


@frozen(kw_only=True)
class Encounter:
    """The meeting of patient and professional that the interaction records."""

    identifier: str = field(repr=redacted)
    """Identifier of the encounter, as it was given when the interaction was created or
    updated.
    """

    status: EncounterStatus | str
    """How far the encounter has come."""

    type: EncounterType | str
    """What kind of encounter it is."""

    period: Period
    """When the encounter takes place."""

    title: str | None = field(default=None, repr=redacted)
    """Title of the encounter."""

    extra: Mapping[str, object] = field(
        factory=dict[str, object], hash=False, repr=redacted
    )
    """What the API sent beyond the fields above, written back as it came."""

    @classmethod
    def from_dict(cls, wire: object) -> Self:
        """Read the API's JSON; raises `ContractMismatchError`."""
        fields = decode.json_object(wire)
        return cls(
            identifier=decode.required(fields, "identifier", decode.text),
            status=decode.required(fields, "status", decode.open_enum(EncounterStatus)),
            type=decode.required(fields, "type", decode.open_enum(EncounterType)),
            period=decode.required(fields, "period", Period.from_dict),
            title=decode.optional_nullable(fields, "title", decode.text),
            extra=decode.undeclared(fields, _ENCOUNTER),
        )

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = dict(self.extra)
        encode.required(wire, "identifier", self.identifier, encode.text)
        encode.required(wire, "status", self.status, encode.text)
        encode.required(wire, "type", self.type, encode.text)
        encode.required(wire, "period", self.period, encode.model_of(Period))
        encode.optional(wire, "title", self.title, encode.text)
        return wire


_PATIENT: Final[frozenset[str]] = frozenset(
    {"identifier", "name", "gender", "birthDate", "pronouns"}
)


@frozen(kw_only=True)
class Patient:
    """The person whom the interaction concerns."""

    identifier: str = field(repr=redacted)
    """Identifier of the patient. Any string, not only a UUID."""

    name: str | None = field(default=None, repr=redacted)
    """Name of the patient."""

    gender: Gender | str | None = field(default=None, repr=redacted)
    """Gender of the patient."""

    birth_date: datetime | None = field(default=None, repr=redacted)
    """When the patient was born. A full timestamp, not only a date."""

    pronouns: str | None = field(default=None, repr=redacted)
    """Pronouns by which the patient wants to be called."""

    extra: Mapping[str, object] = field(
        factory=dict[str, object], hash=False, repr=redacted
    )
    """What the API sent beyond the fields above, written back as it came."""

    @classmethod
    def from_dict(cls, wire: object) -> Self:
        """Read the API's JSON; raises `ContractMismatchError`."""
        fields = decode.json_object(wire)
        return cls(
            identifier=decode.required(fields, "identifier", decode.text),
            name=decode.optional_nullable(fields, "name", decode.text),
            gender=decode.optional(fields, "gender", decode.open_enum(Gender)),
            birth_date=decode.optional_nullable(fields, "birthDate", decode.timestamp),
            pronouns=decode.optional_nullable(fields, "pronouns", decode.text),
            extra=decode.undeclared(fields, _PATIENT),
        )

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = dict(self.extra)
        encode.required(wire, "identifier", self.identifier, encode.text)
        encode.optional(wire, "name", self.name, encode.text)
        encode.optional(wire, "gender", self.gender, encode.text)
        encode.optional(wire, "birthDate", self.birth_date, encode.timestamp)
        encode.optional(wire, "pronouns", self.pronouns, encode.text)
        return wire

    def to_input(self) -> PatientInput:
        """Return this as something to send.

        What is `None` is left out. Raises `ArgumentError` for a value that an enum has
        no member for.
        """
        return PatientInput(
            identifier=self.identifier,
            name=UNSET if self.name is None else self.name,
            gender=UNSET
            if self.gender is None
            else encode.known(Gender, self.gender, "gender"),
            birth_date=UNSET if self.birth_date is None else self.birth_date,
            pronouns=UNSET if self.pronouns is None else self.pronouns,
        )


@frozen(kw_only=True)
class PatientInput:
    """The person whom the interaction concerns."""

    identifier: str = field(repr=redacted)
    """Identifier of the patient. Any string, not only a UUID."""

    name: str | Unset | None = field(default=UNSET, repr=redacted)
    """Name of the patient."""

    gender: GenderValue | Unset = field(default=UNSET, repr=redacted)
    """Gender of the patient."""

    birth_date: datetime | Unset | None = field(default=UNSET, repr=redacted)
    """When the patient was born. A full timestamp, not only a date."""

    pronouns: str | Unset | None = field(default=UNSET, repr=redacted)
    """Pronouns by which the patient wants to be called."""

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = {}
        encode.required(wire, "identifier", self.identifier, encode.text)
        encode.settable(wire, "name", self.name, encode.nullable(encode.text))
        encode.settable(wire, "gender", self.gender, encode.enum(Gender))
        encode.settable(
            wire, "birthDate", self.birth_date, encode.nullable(encode.timestamp)
        )
        encode.settable(wire, "pronouns", self.pronouns, encode.nullable(encode.text))
        return wire


_PERIOD: Final[frozenset[str]] = frozenset({"startedAt", "endedAt"})


@frozen(kw_only=True)
class Period:
    """A span of time."""

    started_at: datetime
    """When the period starts, in UTC."""

    ended_at: datetime | None = None
    """When the period ends, in UTC. Null or missing while it is open."""

    extra: Mapping[str, object] = field(
        factory=dict[str, object], hash=False, repr=redacted
    )
    """What the API sent beyond the fields above, written back as it came."""

    @classmethod
    def from_dict(cls, wire: object) -> Self:
        """Read the API's JSON; raises `ContractMismatchError`."""
        fields = decode.json_object(wire)
        return cls(
            started_at=decode.required(fields, "startedAt", decode.timestamp),
            ended_at=decode.optional_nullable(fields, "endedAt", decode.timestamp),
            extra=decode.undeclared(fields, _PERIOD),
        )

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = dict(self.extra)
        encode.required(wire, "startedAt", self.started_at, encode.timestamp)
        encode.optional(wire, "endedAt", self.ended_at, encode.timestamp)
        return wire

    def to_input(self) -> PeriodInput:
        """Return this as something to send.

        What is `None` is left out. Raises `ArgumentError` for a value that an enum has
        no member for.
        """
        return PeriodInput(
            started_at=self.started_at,
            ended_at=UNSET if self.ended_at is None else self.ended_at,
        )


@frozen(kw_only=True)
class PeriodInput:
    """A span of time."""

    started_at: datetime
    """When the period starts, in UTC."""

    ended_at: datetime | Unset | None = UNSET
    """When the period ends, in UTC. Null or missing while it is open."""

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = {}
        encode.required(wire, "startedAt", self.started_at, encode.timestamp)
        encode.settable(
            wire, "endedAt", self.ended_at, encode.nullable(encode.timestamp)
        )
        return wire


@frozen(kw_only=True)
class InteractionCreate:
    """An interaction to be created."""

    assigned_user_id: UUID | str | Unset = UNSET
    """Id of the medical professional who is responsible. The API chooses a UUID if
    there is none.
    """

    encounter: EncounterCreate
    """Type, status and time of the encounter."""

    patient: PatientInput | Unset = UNSET
    """The patient involved, if there is one."""

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = {}
        encode.settable(wire, "assignedUserId", self.assigned_user_id, encode.uuid)
        encode.required(
            wire, "encounter", self.encounter, encode.model_of(EncounterCreate)
        )
        encode.settable(wire, "patient", self.patient, encode.model_of(PatientInput))
        return wire


@frozen(kw_only=True)
class EncounterCreate:
    """The encounter of an interaction to be created."""

    identifier: str = field(repr=redacted)
    """Identifier of the encounter."""

    status: EncounterStatusValue
    """How far the encounter has come."""

    type: EncounterTypeValue
    """What kind of encounter it is."""

    period: PeriodInput | Unset = UNSET
    """When the encounter takes place."""

    title: str | Unset | None = field(default=UNSET, repr=redacted)
    """Title of the encounter."""

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = {}
        encode.required(wire, "identifier", self.identifier, encode.text)
        encode.required(wire, "status", self.status, encode.enum(EncounterStatus))
        encode.required(wire, "type", self.type, encode.enum(EncounterType))
        encode.settable(wire, "period", self.period, encode.model_of(PeriodInput))
        encode.settable(wire, "title", self.title, encode.nullable(encode.text))
        return wire


@frozen(kw_only=True)
class InteractionUpdate:
    """Changes to an interaction.

    A field that is missing stays as it is; without any field nothing changes.
    """

    assigned_user_id: UUID | str | Unset = UNSET
    """Id of the medical professional who is responsible."""

    encounter: EncounterUpdate | Unset = UNSET
    """Changes to the encounter."""

    patient: PatientInput | Unset = UNSET
    """The patient involved. The identifier is required here too."""

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = {}
        encode.settable(wire, "assignedUserId", self.assigned_user_id, encode.uuid)
        encode.settable(
            wire, "encounter", self.encounter, encode.model_of(EncounterUpdate)
        )
        encode.settable(wire, "patient", self.patient, encode.model_of(PatientInput))
        return wire


@frozen(kw_only=True)
class EncounterUpdate:
    """Changes to an encounter. A field that is missing stays as it is."""

    identifier: str | Unset = field(default=UNSET, repr=redacted)
    """Identifier of the encounter."""

    status: EncounterStatusValue | Unset = UNSET
    """How far the encounter has come."""

    type: EncounterTypeValue | Unset = UNSET
    """What kind of encounter it is."""

    period: PeriodInput | Unset = UNSET
    """When the encounter takes place. The start is required here too."""

    title: str | Unset | None = field(default=UNSET, repr=redacted)
    """Title of the encounter. Null clears it."""

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = {}
        encode.settable(wire, "identifier", self.identifier, encode.text)
        encode.settable(wire, "status", self.status, encode.enum(EncounterStatus))
        encode.settable(wire, "type", self.type, encode.enum(EncounterType))
        encode.settable(wire, "period", self.period, encode.model_of(PeriodInput))
        encode.settable(wire, "title", self.title, encode.nullable(encode.text))
        return wire


_INTERACTION_CREATED: Final[frozenset[str]] = frozenset(
    {"interactionId", "websocketUrl"}
)


@frozen(kw_only=True)
class InteractionCreated:
    """What the API answers when it has created an interaction."""

    interaction_id: UUID
    """The new interaction's unique id."""

    websocket_url: str = field(repr=redacted)
    """URL for streaming the interaction's audio. An access token is appended as
    described at Interaction.
    """

    extra: Mapping[str, object] = field(
        factory=dict[str, object], hash=False, repr=redacted
    )
    """What the API sent beyond the fields above, written back as it came."""

    @classmethod
    def from_dict(cls, wire: object) -> Self:
        """Read the API's JSON; raises `ContractMismatchError`."""
        fields = decode.json_object(wire)
        return cls(
            interaction_id=decode.required(fields, "interactionId", decode.uuid),
            websocket_url=decode.required(fields, "websocketUrl", decode.text),
            extra=decode.undeclared(fields, _INTERACTION_CREATED),
        )

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = dict(self.extra)
        encode.required(wire, "interactionId", self.interaction_id, encode.uuid)
        encode.required(wire, "websocketUrl", self.websocket_url, encode.text)
        return wire


_INTERACTION_LIST: Final[frozenset[str]] = frozenset({"interactions"})


@frozen(kw_only=True)
class InteractionList:
    """One page of interactions."""

    interactions: tuple[Interaction, ...]
    """The interactions on this page, in the order asked for. Empty, never null, if
    there is none.
    """

    extra: Mapping[str, object] = field(
        factory=dict[str, object], hash=False, repr=redacted
    )
    """What the API sent beyond the fields above, written back as it came."""

    @classmethod
    def from_dict(cls, wire: object) -> Self:
        """Read the API's JSON; raises `ContractMismatchError`."""
        fields = decode.json_object(wire)
        return cls(
            interactions=decode.required(
                fields, "interactions", decode.array_of(Interaction.from_dict)
            ),
            extra=decode.undeclared(fields, _INTERACTION_LIST),
        )

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = dict(self.extra)
        encode.required(
            wire,
            "interactions",
            self.interactions,
            encode.array_of(encode.model_of(Interaction)),
        )
        return wire


_PROBLEM: Final[frozenset[str]] = frozenset(
    {
        "requestid",
        "status",
        "type",
        "detail",
        "validationErrors",
        "title",
        "details",
        "instance",
    }
)


@frozen(kw_only=True)
class Problem:
    """Body of most errors, in its shape since 2026-02 and in the one before.

    Only the fields that both shapes share are required.
    """

    requestid: str
    """Id of the failed request, to be quoted to the vendor's support."""

    status: int
    """The HTTP status code, repeated."""

    type: str
    """What went wrong, often as a code such as A0007 (no such interaction) or A0021
    (insufficient balance).
    """

    detail: str | None = field(default=None, repr=redacted)
    """What went wrong, in words. Sent since 2026-02."""

    validation_errors: tuple[Mapping[str, str], ...] | None = field(
        default=None, hash=False, repr=redacted
    )
    """What is wrong with the fields of the request, if that is the error."""

    title: str | None = field(default=None, repr=redacted)
    """What went wrong, in a few words. Sent before 2026-02."""

    details: str | None = field(default=None, repr=redacted)
    """What went wrong, in words. Sent before 2026-02, then detail."""

    instance: str | None = field(default=None, repr=redacted)
    """Where the error occurred. Sent before 2026-02."""

    extra: Mapping[str, object] = field(
        factory=dict[str, object], hash=False, repr=redacted
    )
    """What the API sent beyond the fields above, written back as it came."""

    @classmethod
    def from_dict(cls, wire: object) -> Self:
        """Read the API's JSON; raises `ContractMismatchError`."""
        fields = decode.json_object(wire)
        return cls(
            requestid=decode.required(fields, "requestid", decode.text),
            status=decode.required(fields, "status", decode.integer),
            type=decode.required(fields, "type", decode.text),
            detail=decode.optional(fields, "detail", decode.text),
            validation_errors=decode.optional(
                fields, "validationErrors", decode.array_of(decode.map_of(decode.text))
            ),
            title=decode.optional(fields, "title", decode.text),
            details=decode.optional(fields, "details", decode.text),
            instance=decode.optional(fields, "instance", decode.text),
            extra=decode.undeclared(fields, _PROBLEM),
        )

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON; raises `ArgumentError`."""
        wire: dict[str, object] = dict(self.extra)
        encode.required(wire, "requestid", self.requestid, encode.text)
        encode.required(wire, "status", self.status, encode.integer)
        encode.required(wire, "type", self.type, encode.text)
        encode.optional(wire, "detail", self.detail, encode.text)
        encode.optional(
            wire,
            "validationErrors",
            self.validation_errors,
            encode.array_of(encode.map_of(encode.text)),
        )
        encode.optional(wire, "title", self.title, encode.text)
        encode.optional(wire, "details", self.details, encode.text)
        encode.optional(wire, "instance", self.instance, encode.text)
        return wire
