"""State what the metadata of every distribution says, whatever its document holds."""

from __future__ import annotations

from typing import Final

from attrs import frozen
from packaging.version import Version

from generator.wording.api import Api

BACKEND: Final = "hatchling==1.33.0"
"""What builds a distribution, exactly: another version makes other bytes."""

LICENCE: Final = "MIT"
DEPENDENCIES: Final = (
    "anyio>=4.1",
    "attrs>=23.2",
    "httpx>=0.27.1,<1",
    "python-dateutil>=2.9",
)
KEYWORDS: Final = ("api", "async", "client", "httpx", "openapi")
BETA: Final = "Development Status :: 4 - Beta"
STABLE: Final = "Development Status :: 5 - Production/Stable"
CLASSIFIERS: Final = (
    "Framework :: AnyIO",
    "Framework :: AsyncIO",
    "Framework :: Trio",
    "Intended Audience :: Developers",
    "Operating System :: OS Independent",
    "Private :: Do Not Upload",  # which public indexes refuse
    "Programming Language :: Python :: 3 :: Only",
    "Programming Language :: Python :: 3.11",
    "Programming Language :: Python :: 3.12",
    "Programming Language :: Python :: 3.13",
    "Topic :: Internet :: WWW/HTTP",
    "Topic :: Software Development :: Libraries :: Python Modules",
    "Typing :: Typed",
)


@frozen(kw_only=True)
class Metadata:
    """What the metadata says of one distribution."""

    name: str
    version: str
    description: str
    author: str
    backend: str = BACKEND
    licence: str = LICENCE
    dependencies: tuple[str, ...] = DEPENDENCIES
    keywords: tuple[str, ...] = KEYWORDS
    classifiers: tuple[str, ...] = CLASSIFIERS


def metadata(api: Api) -> Metadata:
    """Return what is said of the distribution of *api*."""
    package = api.package
    return Metadata(
        name=package.distribution,
        version=package.version,
        description=package.description,
        author=f"The {package.distribution} authors",
        classifiers=(_status(Version(package.version)), *CLASSIFIERS),
    )


def _status(version: Version) -> str:
    """Return how far along a version is, as its number promises."""
    return BETA if version.is_prerelease or version.major == 0 else STABLE
