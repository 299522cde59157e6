"""Find what a contract says of an answer as a whole."""

from collections.abc import Iterable


def described(status: int, answers: Iterable[str]) -> str:
    """Return under which name *answers* have *status*; nothing if under none."""
    names = (str(status), f"{status // 100}XX", "default")
    return next((name for name in names if name in answers), "")


def json_media(content: Iterable[str]) -> str:
    """Return the media type of JSON in *content*; nothing if there is none."""
    return min(filter(_is_json, content), default="")


def _is_json(media: str) -> bool:
    return media.partition(";")[0].strip().endswith(("/json", "+json"))
