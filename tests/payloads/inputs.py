"""One full value of each class that is sent, and the JSON that it is sent as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final
from uuid import UUID

from corti_interactions import (
    EncounterCreate,
    EncounterStatus,
    EncounterType,
    EncounterUpdate,
    Gender,
    InteractionCreate,
    InteractionUpdate,
    PatientInput,
    PeriodInput,
)
from payloads.document import Json
from payloads.files import Model
from payloads.identifiers import ID

INDIA: Final = timezone(timedelta(hours=5, minutes=30))
START: Final = datetime(2026, 3, 2, 9, 0, 0, 6, tzinfo=INDIA)
END: Final = datetime(2026, 3, 2, 9, 25, 30, tzinfo=UTC)
PERIOD: Final = PeriodInput(started_at=START, ended_at=END)
PERIOD_WIRE: Final[Json] = {
    "startedAt": "2026-03-02T03:30:00.000006Z",
    "endedAt": "2026-03-02T09:25:30Z",
}
ENCOUNTER_WIRE: Final[Json] = {
    "identifier": "enc-1",
    "status": "in-progress",
    "type": "first_consultation",
    "period": PERIOD_WIRE,
    "title": "Folgetermin 🩺",
}
PATIENT_WIRE: Final[Json] = {
    "identifier": "pat-1",
    "name": "Ada Example",
    "gender": "other",
    "birthDate": "2026-03-02T09:25:30Z",
    "pronouns": "she/her",
}


@dataclass(frozen=True)
class Input:
    """How to make a value that is sent."""

    make: Callable[..., Model]
    """The class, without its types: the tests pass it what types forbid."""

    arguments: Mapping[str, object]
    wire: Json

    def model(self, **changes: object) -> Model:
        """Make the value, with some arguments changed."""
        return self.make(**{**self.arguments, **changes})


_ENCOUNTER: Final[Mapping[str, object]] = {
    "identifier": "enc-1",
    "status": EncounterStatus.IN_PROGRESS,
    "type": EncounterType.FIRST_CONSULTATION,
    "period": PERIOD,
    "title": "Folgetermin 🩺",
}
_PATIENT: Final = PatientInput(
    identifier="pat-1",
    name="Ada Example",
    gender=Gender.OTHER,
    birth_date=END,
    pronouns="she/her",
)
_WHOLE_WIRE: Final[Json] = {
    "assignedUserId": ID,
    "encounter": ENCOUNTER_WIRE,
    "patient": PATIENT_WIRE,
}

INPUTS: Final[Mapping[str, Input]] = {
    "PeriodInput": Input(
        PeriodInput, {"started_at": START, "ended_at": END}, PERIOD_WIRE
    ),
    "PatientInput": Input(
        PatientInput,
        {
            "identifier": "pat-1",
            "name": "Ada Example",
            "gender": "other",
            "birth_date": END,
            "pronouns": "she/her",
        },
        PATIENT_WIRE,
    ),
    "EncounterCreate": Input(EncounterCreate, _ENCOUNTER, ENCOUNTER_WIRE),
    "EncounterUpdate": Input(EncounterUpdate, _ENCOUNTER, ENCOUNTER_WIRE),
    "InteractionCreate": Input(
        InteractionCreate,
        {
            "assigned_user_id": ID,
            "encounter": EncounterCreate(
                identifier="enc-1",
                status="in-progress",
                type="first_consultation",
                period=PERIOD,
                title="Folgetermin 🩺",
            ),
            "patient": _PATIENT,
        },
        _WHOLE_WIRE,
    ),
    "InteractionUpdate": Input(
        InteractionUpdate,
        {
            "assigned_user_id": UUID(ID),
            "encounter": EncounterUpdate(
                identifier="enc-1",
                status="in-progress",
                type="first_consultation",
                period=PERIOD,
                title="Folgetermin 🩺",
            ),
            "patient": _PATIENT,
        },
        _WHOLE_WIRE,
    ),
}
