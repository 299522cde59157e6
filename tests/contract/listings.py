"""Compare how emitted listings go on with what the contract says of them."""

from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from operator import attrgetter
from types import ModuleType
from typing import Final, Protocol

from contract.building import built
from contract.server import Server, client_name, name_of
from generator.contract import JsonObject
from generator.contract.arguments import Arguments
from generator.contract.names import field_name
from generator.contract.values import child, children

ENOUGH: Final = 100
"""Items after which nobody waits for the end of a listing any more."""


class Pager(Protocol):
    """What a listing returns."""

    def __iter__(self) -> Iterator[object]: ...

    def distinct(self) -> "Pager":
        """Return one that gives no item twice."""
        ...


class AsyncPager(Protocol):
    """What a listing of the async client returns."""

    def __aiter__(self) -> AsyncIterator[object]: ...

    def distinct(self) -> "AsyncPager":
        """Return one that gives no item twice."""
        ...


def listing_differences(
    contract: JsonObject, cases: JsonObject, package: ModuleType
) -> Iterator[str]:
    """Yield a sentence for each listing that does not go on as the contract asks."""
    for key, operation in children(contract, "operations").items():
        page = child(operation, "pagination")
        if page:
            case = child(cases, f"{name_of(key, operation)} all")
            listing = Listing(contract, package, case)
            yield from listing.limited(Arguments(contract).of_method(key)[-1].name)
            yield from listing.told_apart(str(page.get("identity", "")))


async def async_listing_differences(
    contract: JsonObject, cases: JsonObject, package: ModuleType
) -> list[str]:
    """Return a sentence for each listing whose async form tells items apart wrongly."""
    found = list[str]()
    for key, operation in children(contract, "operations").items():
        identity = child(operation, "pagination").get("identity")
        if identity is not None:
            case = child(cases, f"{name_of(key, operation)} all")
            listing = Listing(contract, package, case)
            found += await listing.told_apart_async(str(identity))
    return found


class Listing:
    """Goes through one listing, with the arguments of one golden request."""

    def __init__(
        self, contract: JsonObject, package: ModuleType, case: JsonObject
    ) -> None:
        self._contract = contract
        self._package = package
        self._name = str(case["operation"])
        self._arguments = built(package, child(case, "arguments"))

    def limited(self, argument: str) -> Iterator[str]:
        """Try how many items are wanted at most."""
        for wanted in (0, 1):
            server = Server(self._contract, self._name)
            with self._pager(server, **{argument: wanted}) as pager:
                found = list(pager)
            if (len(found), len(server.requests)) != (wanted, wanted):
                yield f"{self._name}: {argument}={wanted} gives {len(found)} items"

    def told_apart(self, identity: str) -> Iterator[str]:
        """Try what becomes of a page that comes for ever."""
        server = Server(self._contract, self._name, is_endless=True)
        with self._pager(server) as pager:
            if not identity:
                with suppress(self._package.ArgumentError):
                    pager.distinct()
                    yield f"{self._name}: tells items apart, but by what?"
                return
            every = [*self._until_refused(pager)]
            distinct = [*self._until_refused(pager.distinct())]
        yield from self._alike(identity, every, distinct)

    async def told_apart_async(self, identity: str) -> list[str]:
        """Try the same with the async client."""
        server = Server(self._contract, self._name, is_endless=True)
        make = getattr(self._package, f"Async{client_name(self._contract)}")
        async with make(**server.options(self._package)) as client:
            pager = attrgetter(self._name)(client)(**self._arguments)
            every = await self._until_refused_async(pager)
            distinct = await self._until_refused_async(pager.distinct())
        return [*self._alike(identity, every, distinct)]

    def _alike(
        self, identity: str, every: list[object], distinct: list[object]
    ) -> Iterator[str]:
        tell = attrgetter(field_name(identity))
        once = [*dict.fromkeys(map(tell, every))]
        if [*map(tell, distinct)] != once or len(every) == ENOUGH:
            yield f"{self._name}: {identity} does not tell items apart"

    def _until_refused(self, pager: Pager) -> Iterator[object]:
        """Yield the items up to where the pager gives up."""
        with suppress(self._package.ContractMismatchError):
            yield from islice(pager, ENOUGH)

    async def _until_refused_async(self, pager: AsyncPager) -> list[object]:
        """Return the items up to where the pager gives up."""
        found = list[object]()
        with suppress(self._package.ContractMismatchError):
            async for item in pager:
                found.append(item)
                if len(found) == ENOUGH:
                    break
        return found

    @contextmanager
    def _pager(self, server: Server, **more: object) -> Generator[Pager]:
        make = getattr(self._package, client_name(self._contract))
        with make(**server.options(self._package)) as client:
            yield attrgetter(self._name)(client)(**self._arguments, **more)
