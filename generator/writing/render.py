"""Fill the templates in."""

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.wording.api import Api

TEMPLATES: Final = Path(__file__).parents[1] / "templates"

ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(TEMPLATES),
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701 - this is Python; `python` escapes what it needs
)


def render(template: str, api: Api, **names: object) -> str:
    """Return what *template* makes of *api*."""
    return ENVIRONMENT.get_template(f"{template}.jinja").render(api=api, **names)
