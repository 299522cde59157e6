# Made from spec/interactions.yaml by "python -m generator regenerate".
"""The operations of one resource, sync and async, and the calls behind them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from attrs import field, frozen

from corti_interactions._runtime import encode
from corti_interactions._runtime.answers import empty_answer, json_answer
from corti_interactions._runtime.calls import Call
from corti_interactions._runtime.discreet import discreet
from corti_interactions._runtime.paging import AsyncPager, Pager
from corti_interactions._runtime.raw import Answer
from corti_interactions._runtime.sessions import AsyncSession, Session
from corti_interactions._runtime.unset import UNSET, Unset
from corti_interactions._runtime.wire import dump_json
from corti_interactions.models import (
    EncounterCreate,
    EncounterStatus,
    EncounterStatusValue,
    EncounterUpdate,
    Interaction,
    InteractionCreate,
    InteractionCreated,
    InteractionList,
    InteractionSort,
    InteractionSortValue,
    InteractionUpdate,
    PatientInput,
    SortDirection,
    SortDirectionValue,
)


@discreet
@frozen
class Interactions:
    """Clinical conversations with their encounter and patient.

    Every method may raise a `CortiError`.
    """

    _session: Session = field(repr=False)

    @property
    def raw(self) -> RawInteractions:
        """The same methods, each with its answer as it came."""
        return RawInteractions(self._session)

    def list(
        self,
        *,
        sort: InteractionSortValue | None = None,
        direction: SortDirectionValue | None = None,
        page_size: int | None = None,
        encounter_status: Sequence[EncounterStatusValue] | None = None,
        patient: str | None = None,
        limit: int | None = None,
    ) -> Pager[Interaction]:
        """List interactions.

        Lists the tenant's interactions page by page, newest first unless asked
        otherwise. The answer has neither a total nor a cursor: ask for page after page
        until one is empty. A short page is not the last one. Interactions created while
        paging newest first shift the others to later pages, so the same one can be seen
        twice.

        Args:
            sort: Field by which the interactions are ordered. The API's default is
                "createdAt".
            direction: Whether the smallest or the largest value comes first. The API's
                default is "desc".
            page_size: Number of interactions on a page. The largest number that the
                server accepts is not documented. At least 1. The API's default is 10.
            encounter_status: Only interactions whose encounter has one of these
                statuses. The key is repeated, once per status. The vendor skips its own
                test with several statuses because the server did not handle them; one
                works.
            patient: Only interactions of this patient. Any string is accepted, not only
                UUIDs.
            limit: How many items at most, over all pages; all of them by default.

        Returns:
            A pager over all items, which asks for page after page as needed. Its
            `distinct()` leaves out what comes twice.

        Raises:
            UnauthorizedError: 401: The access token is missing, wrong or expired. There
                is no body.
            ForbiddenError: 403: The token does not permit this. The body may be a
                Problem, any other JSON, or missing.
            RateLimitError: 429: Too many requests, or an insufficient balance. The type
                A0021 stands for the balance, which no retry will cure.
            ServerError: 504: The server took too long to answer.
        """

        def fetch(index: int) -> Sequence[Interaction]:
            return self._session.send(
                lambda: _list(
                    sort=sort,
                    direction=direction,
                    page_size=page_size,
                    index=index,
                    encounter_status=encounter_status,
                    patient=patient,
                )
            ).interactions

        return Pager(fetch, first=1, limit=limit, identity=lambda item: item.id)

    def create(
        self,
        *,
        encounter: EncounterCreate,
        assigned_user_id: UUID | str | Unset = UNSET,
        patient: PatientInput | Unset = UNSET,
    ) -> InteractionCreated:
        """Create an interaction.

        Creates an interaction and answers with its id and the URL for streaming its
        audio, not with the whole interaction. There is no idempotency key: creating
        twice makes two interactions.

        Args:
            encounter: Type, status and time of the encounter.
            assigned_user_id: Id of the medical professional who is responsible. The API
                chooses a UUID if there is none.
            patient: The patient involved, if there is one.

        Returns:
            The interaction was created.

        Raises:
            BadRequestError: 400: The interaction cannot be created as asked. The body
                may be a Problem, any other JSON, or missing.
            UnauthorizedError: 401: The access token is missing, wrong or expired. There
                is no body.
            ForbiddenError: 403: The token does not permit this. The body may be a
                Problem, any other JSON, or missing.
            RateLimitError: 429: Too many requests, or an insufficient balance. The type
                A0021 stands for the balance, which no retry will cure.
            ServerError: 500: The server failed. 504: The server took too long to
                answer.
        """
        return self._session.send(
            lambda: _create(
                encounter=encounter, assigned_user_id=assigned_user_id, patient=patient
            )
        )

    def get(self, id_: UUID | str) -> Interaction:
        """Get an interaction.

        Reads one interaction with all its details.

        Args:
            id_: Id of the interaction, a UUID.

        Returns:
            The interaction.

        Raises:
            BadRequestError: 400: The request is not valid, for example because the id
                is not a UUID.
            UnauthorizedError: 401: The access token is missing, wrong or expired. There
                is no body.
            ForbiddenError: 403: The token does not permit this. The body may be a
                Problem, any other JSON, or missing.
            NotFoundError: 404: There is no interaction with this id.
            RateLimitError: 429: Too many requests, or an insufficient balance. The type
                A0021 stands for the balance, which no retry will cure.
            ServerError: 504: The server took too long to answer.
        """
        return self._session.send(lambda: _get(id_))

    def update(
        self,
        id_: UUID | str,
        *,
        assigned_user_id: UUID | str | Unset = UNSET,
        encounter: EncounterUpdate | Unset = UNSET,
        patient: PatientInput | Unset = UNSET,
    ) -> Interaction:
        """Update an interaction.

        Changes the fields that are sent, leaves the others as they are, and answers
        with the whole interaction. An empty object is accepted.

        Args:
            id_: Id of the interaction, a UUID.
            assigned_user_id: Id of the medical professional who is responsible.
            encounter: Changes to the encounter.
            patient: The patient involved. The identifier is required here too.

        Returns:
            The whole interaction after the change.

        Raises:
            BadRequestError: 400: The request is not valid, for example because the id
                is not a UUID.
            UnauthorizedError: 401: The access token is missing, wrong or expired. There
                is no body.
            ForbiddenError: 403: The token does not permit this. The body may be a
                Problem, any other JSON, or missing.
            NotFoundError: 404: There is no interaction with this id.
            RateLimitError: 429: Too many requests, or an insufficient balance. The type
                A0021 stands for the balance, which no retry will cure.
            ServerError: 504: The server took too long to answer.
        """
        return self._session.send(
            lambda: _update(
                id_,
                assigned_user_id=assigned_user_id,
                encounter=encounter,
                patient=patient,
            )
        )

    def delete(self, id_: UUID | str) -> None:
        """Delete an interaction.

        Deletes one interaction. The answer has no body.

        Args:
            id_: Id of the interaction, a UUID.

        Raises:
            BadRequestError: 400: The request is not valid, for example because the id
                is not a UUID.
            UnauthorizedError: 401: The access token is missing, wrong or expired. There
                is no body.
            ForbiddenError: 403: The token does not permit this. The body may be a
                Problem, any other JSON, or missing.
            NotFoundError: 404: There is no interaction with this id.
            RateLimitError: 429: Too many requests, or an insufficient balance. The type
                A0021 stands for the balance, which no retry will cure.
            ServerError: 504: The server took too long to answer.
        """
        return self._session.send(lambda: _delete(id_))


@discreet
@frozen
class RawInteractions:
    """The methods of `Interactions`, each with the answer as it came.

    No status is raised, and nothing of an answer is read before `parse` is called on
    it.
    """

    _session: Session = field(repr=False)

    def list(
        self,
        *,
        sort: InteractionSortValue | None = None,
        direction: SortDirectionValue | None = None,
        page_size: int | None = None,
        index: int | None = None,
        encounter_status: Sequence[EncounterStatusValue] | None = None,
        patient: str | None = None,
    ) -> Answer[InteractionList]:
        """One page of `Interactions.list`, with the answer as it came."""
        return self._session.answer(
            lambda: _list(
                sort=sort,
                direction=direction,
                page_size=page_size,
                index=index,
                encounter_status=encounter_status,
                patient=patient,
            )
        )

    def create(
        self,
        *,
        encounter: EncounterCreate,
        assigned_user_id: UUID | str | Unset = UNSET,
        patient: PatientInput | Unset = UNSET,
    ) -> Answer[InteractionCreated]:
        """Like `Interactions.create`, with the answer as it came."""
        return self._session.answer(
            lambda: _create(
                encounter=encounter, assigned_user_id=assigned_user_id, patient=patient
            )
        )

    def get(self, id_: UUID | str) -> Answer[Interaction]:
        """Like `Interactions.get`, with the answer as it came."""
        return self._session.answer(lambda: _get(id_))

    def update(
        self,
        id_: UUID | str,
        *,
        assigned_user_id: UUID | str | Unset = UNSET,
        encounter: EncounterUpdate | Unset = UNSET,
        patient: PatientInput | Unset = UNSET,
    ) -> Answer[Interaction]:
        """Like `Interactions.update`, with the answer as it came."""
        return self._session.answer(
            lambda: _update(
                id_,
                assigned_user_id=assigned_user_id,
                encounter=encounter,
                patient=patient,
            )
        )

    def delete(self, id_: UUID | str) -> Answer[None]:
        """Like `Interactions.delete`, with the answer as it came."""
        return self._session.answer(lambda: _delete(id_))


@discreet
@frozen
class AsyncInteractions:
    """Clinical conversations with their encounter and patient.

    Every method may raise a `CortiError`.
    """

    _session: AsyncSession = field(repr=False)

    @property
    def raw(self) -> AsyncRawInteractions:
        """The same methods, each with its answer as it came."""
        return AsyncRawInteractions(self._session)

    def list(
        self,
        *,
        sort: InteractionSortValue | None = None,
        direction: SortDirectionValue | None = None,
        page_size: int | None = None,
        encounter_status: Sequence[EncounterStatusValue] | None = None,
        patient: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[Interaction]:
        """List interactions.

        Lists the tenant's interactions page by page, newest first unless asked
        otherwise. The answer has neither a total nor a cursor: ask for page after page
        until one is empty. A short page is not the last one. Interactions created while
        paging newest first shift the others to later pages, so the same one can be seen
        twice.

        Args:
            sort: Field by which the interactions are ordered. The API's default is
                "createdAt".
            direction: Whether the smallest or the largest value comes first. The API's
                default is "desc".
            page_size: Number of interactions on a page. The largest number that the
                server accepts is not documented. At least 1. The API's default is 10.
            encounter_status: Only interactions whose encounter has one of these
                statuses. The key is repeated, once per status. The vendor skips its own
                test with several statuses because the server did not handle them; one
                works.
            patient: Only interactions of this patient. Any string is accepted, not only
                UUIDs.
            limit: How many items at most, over all pages; all of them by default.

        Returns:
            A pager over all items, which asks for page after page as needed. Its
            `distinct()` leaves out what comes twice.

        Raises:
            UnauthorizedError: 401: The access token is missing, wrong or expired. There
                is no body.
            ForbiddenError: 403: The token does not permit this. The body may be a
                Problem, any other JSON, or missing.
            RateLimitError: 429: Too many requests, or an insufficient balance. The type
                A0021 stands for the balance, which no retry will cure.
            ServerError: 504: The server took too long to answer.
        """

        async def fetch(index: int) -> Sequence[Interaction]:
            return (
                await self._session.send(
                    lambda: _list(
                        sort=sort,
                        direction=direction,
                        page_size=page_size,
                        index=index,
                        encounter_status=encounter_status,
                        patient=patient,
                    )
                )
            ).interactions

        return AsyncPager(fetch, first=1, limit=limit, identity=lambda item: item.id)

    async def create(
        self,
        *,
        encounter: EncounterCreate,
        assigned_user_id: UUID | str | Unset = UNSET,
        patient: PatientInput | Unset = UNSET,
    ) -> InteractionCreated:
        """Create an interaction.

        Creates an interaction and answers with its id and the URL for streaming its
        audio, not with the whole interaction. There is no idempotency key: creating
        twice makes two interactions.

        Args:
            encounter: Type, status and time of the encounter.
            assigned_user_id: Id of the medical professional who is responsible. The API
                chooses a UUID if there is none.
            patient: The patient involved, if there is one.

        Returns:
            The interaction was created.

        Raises:
            BadRequestError: 400: The interaction cannot be created as asked. The body
                may be a Problem, any other JSON, or missing.
            UnauthorizedError: 401: The access token is missing, wrong or expired. There
                is no body.
            ForbiddenError: 403: The token does not permit this. The body may be a
                Problem, any other JSON, or missing.
            RateLimitError: 429: Too many requests, or an insufficient balance. The type
                A0021 stands for the balance, which no retry will cure.
            ServerError: 500: The server failed. 504: The server took too long to
                answer.
        """
        return await self._session.send(
            lambda: _create(
                encounter=encounter, assigned_user_id=assigned_user_id, patient=patient
            )
        )

    async def get(self, id_: UUID | str) -> Interaction:
        """Get an interaction.

        Reads one interaction with all its details.

        Args:
            id_: Id of the interaction, a UUID.

        Returns:
            The interaction.

        Raises:
            BadRequestError: 400: The request is not valid, for example because the id
                is not a UUID.
            UnauthorizedError: 401: The access token is missing, wrong or expired. There
                is no body.
            ForbiddenError: 403: The token does not permit this. The body may be a
                Problem, any other JSON, or missing.
            NotFoundError: 404: There is no interaction with this id.
            RateLimitError: 429: Too many requests, or an insufficient balance. The type
                A0021 stands for the balance, which no retry will cure.
            ServerError: 504: The server took too long to answer.
        """
        return await self._session.send(lambda: _get(id_))

    async def update(
        self,
        id_: UUID | str,
        *,
        assigned_user_id: UUID | str | Unset = UNSET,
        encounter: EncounterUpdate | Unset = UNSET,
        patient: PatientInput | Unset = UNSET,
    ) -> Interaction:
        """Update an interaction.

        Changes the fields that are sent, leaves the others as they are, and answers
        with the whole interaction. An empty object is accepted.

        Args:
            id_: Id of the interaction, a UUID.
            assigned_user_id: Id of the medical professional who is responsible.
            encounter: Changes to the encounter.
            patient: The patient involved. The identifier is required here too.

        Returns:
            The whole interaction after the change.

        Raises:
            BadRequestError: 400: The request is not valid, for example because the id
                is not a UUID.
            UnauthorizedError: 401: The access token is missing, wrong or expired. There
                is no body.
            ForbiddenError: 403: The token does not permit this. The body may be a
                Problem, any other JSON, or missing.
            NotFoundError: 404: There is no interaction with this id.
            RateLimitError: 429: Too many requests, or an insufficient balance. The type
                A0021 stands for the balance, which no retry will cure.
            ServerError: 504: The server took too long to answer.
        """
        return await self._session.send(
            lambda: _update(
                id_,
                assigned_user_id=assigned_user_id,
                encounter=encounter,
                patient=patient,
            )
        )

    async def delete(self, id_: UUID | str) -> None:
        """Delete an interaction.

        Deletes one interaction. The answer has no body.

        Args:
            id_: Id of the interaction, a UUID.

        Raises:
            BadRequestError: 400: The request is not valid, for example because the id
                is not a UUID.
            UnauthorizedError: 401: The access token is missing, wrong or expired. There
                is no body.
            ForbiddenError: 403: The token does not permit this. The body may be a
                Problem, any other JSON, or missing.
            NotFoundError: 404: There is no interaction with this id.
            RateLimitError: 429: Too many requests, or an insufficient balance. The type
                A0021 stands for the balance, which no retry will cure.
            ServerError: 504: The server took too long to answer.
        """
        return await self._session.send(lambda: _delete(id_))


@discreet
@frozen
class AsyncRawInteractions:
    """The methods of `Interactions`, each with the answer as it came.

    No status is raised, and nothing of an answer is read before `parse` is called on
    it.
    """

    _session: AsyncSession = field(repr=False)

    async def list(
        self,
        *,
        sort: InteractionSortValue | None = None,
        direction: SortDirectionValue | None = None,
        page_size: int | None = None,
        index: int | None = None,
        encounter_status: Sequence[EncounterStatusValue] | None = None,
        patient: str | None = None,
    ) -> Answer[InteractionList]:
        """One page of `Interactions.list`, with the answer as it came."""
        return await self._session.answer(
            lambda: _list(
                sort=sort,
                direction=direction,
                page_size=page_size,
                index=index,
                encounter_status=encounter_status,
                patient=patient,
            )
        )

    async def create(
        self,
        *,
        encounter: EncounterCreate,
        assigned_user_id: UUID | str | Unset = UNSET,
        patient: PatientInput | Unset = UNSET,
    ) -> Answer[InteractionCreated]:
        """Like `Interactions.create`, with the answer as it came."""
        return await self._session.answer(
            lambda: _create(
                encounter=encounter, assigned_user_id=assigned_user_id, patient=patient
            )
        )

    async def get(self, id_: UUID | str) -> Answer[Interaction]:
        """Like `Interactions.get`, with the answer as it came."""
        return await self._session.answer(lambda: _get(id_))

    async def update(
        self,
        id_: UUID | str,
        *,
        assigned_user_id: UUID | str | Unset = UNSET,
        encounter: EncounterUpdate | Unset = UNSET,
        patient: PatientInput | Unset = UNSET,
    ) -> Answer[Interaction]:
        """Like `Interactions.update`, with the answer as it came."""
        return await self._session.answer(
            lambda: _update(
                id_,
                assigned_user_id=assigned_user_id,
                encounter=encounter,
                patient=patient,
            )
        )

    async def delete(self, id_: UUID | str) -> Answer[None]:
        """Like `Interactions.delete`, with the answer as it came."""
        return await self._session.answer(lambda: _delete(id_))


def _list(
    *,
    sort: InteractionSortValue | None = None,
    direction: SortDirectionValue | None = None,
    page_size: int | None = None,
    index: int | None = None,
    encounter_status: Sequence[EncounterStatusValue] | None = None,
    patient: str | None = None,
) -> Call[InteractionList]:
    query: dict[str, object] = {}
    encode.optional(query, "sort", sort, encode.enum(InteractionSort))
    encode.optional(query, "direction", direction, encode.enum(SortDirection))
    encode.optional(query, "pageSize", page_size, encode.integer)
    encode.optional(query, "index", index, encode.integer)
    encode.optional(
        query,
        "encounterStatus",
        encounter_status,
        encode.array_of(encode.enum(EncounterStatus)),
    )
    encode.optional(query, "patient", patient, encode.text)
    return Call(
        method="GET",
        template="/interactions/",
        query=query,
        accept="application/json",
        secured=True,
        answers={200: json_answer(InteractionList.from_dict)},
    )


def _create(
    *,
    encounter: EncounterCreate,
    assigned_user_id: UUID | str | Unset = UNSET,
    patient: PatientInput | Unset = UNSET,
) -> Call[InteractionCreated]:
    return Call(
        method="POST",
        template="/interactions/",
        body=dump_json(
            InteractionCreate(
                assigned_user_id=assigned_user_id, encounter=encounter, patient=patient
            ).to_dict()
        ),
        content_type="application/json",
        accept="application/json",
        secured=True,
        answers={201: json_answer(InteractionCreated.from_dict)},
    )


def _get(id_: UUID | str) -> Call[Interaction]:
    path: dict[str, object] = {}
    encode.required(path, "id", id_, encode.uuid)
    return Call(
        method="GET",
        template="/interactions/{id}",
        path=path,
        accept="application/json",
        secured=True,
        answers={200: json_answer(Interaction.from_dict)},
    )


def _update(
    id_: UUID | str,
    *,
    assigned_user_id: UUID | str | Unset = UNSET,
    encounter: EncounterUpdate | Unset = UNSET,
    patient: PatientInput | Unset = UNSET,
) -> Call[Interaction]:
    path: dict[str, object] = {}
    encode.required(path, "id", id_, encode.uuid)
    return Call(
        method="PATCH",
        template="/interactions/{id}",
        path=path,
        body=dump_json(
            InteractionUpdate(
                assigned_user_id=assigned_user_id, encounter=encounter, patient=patient
            ).to_dict()
        ),
        content_type="application/json",
        accept="application/json",
        secured=True,
        answers={200: json_answer(Interaction.from_dict)},
    )


def _delete(id_: UUID | str) -> Call[None]:
    path: dict[str, object] = {}
    encode.required(path, "id", id_, encode.uuid)
    return Call(
        method="DELETE",
        template="/interactions/{id}",
        path=path,
        accept="application/json",
        secured=True,
        answers={204: empty_answer},
    )
