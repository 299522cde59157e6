"""Which version a change asks for."""

from typing import Final

from packaging.version import Version

from .levels import Level

ORDER: Final = ("major", "minor", "patch")


def next_version(current: str, level: Level) -> str:
    """Return the first version after *current* that says as much as *level*.

    Before 1.0.0 nothing is promised, so that each part counts for the one before it. A
    pre-release becomes its release, if that is far enough from the one before.
    """
    version = Version(current)
    part = level.part
    if not part:
        return current
    numbers = _padded(version.release)
    place = ORDER.index(part) + (numbers[0] == 0)
    place = min(place, len(ORDER) - 1)
    if not (version.is_prerelease and not any(numbers[place + 1 :])):
        numbers = [
            *numbers[:place],
            numbers[place] + 1,
            *(0 for _ in ORDER[place + 1 :]),
        ]
    epoch = f"{version.epoch}!" if version.epoch else ""
    return epoch + ".".join(map(str, numbers))


def _padded(release: tuple[int, ...]) -> list[int]:
    return [*release, 0, 0][: len(ORDER)]
