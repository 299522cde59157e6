"""The two archives of a release, as small as they can be."""

import io
import tarfile
from pathlib import Path
from typing import Final
from zipfile import ZipFile

DISTRIBUTION: Final = "corti-interactions"
NAME: Final = "corti_interactions"


def metadata(version: str) -> str:
    """Return what an archive of that *version* says of itself."""
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {DISTRIBUTION}",
        f"Version: {version}",
        "Summary: Nothing.",
        "Classifier: Private :: Do Not Upload",
    ]
    return "\n".join(lines) + "\n\nNothing.\n"


def sdist(folder: Path, version: str = "1.0.0", text: str = "") -> Path:
    """Write the sources to *folder*; return their path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}-{version}.tar.gz"
    texts = {"PKG-INFO": metadata(version), f"src/{NAME}/__init__.py": text}
    with tarfile.open(path, "w:gz") as archive:
        for name, content in texts.items():
            member = tarfile.TarInfo(f"{NAME}-{version}/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content.encode()))
    return path


def wheel(folder: Path, version: str = "1.0.0", text: str = "") -> Path:
    """Write what is installed to *folder*; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}-{version}-py3-none-any.whl"
    about = f"{NAME}-{version}.dist-info"
    says = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with ZipFile(path, "w") as archive:
        archive.writestr(f"{NAME}/__init__.py", text)
        archive.writestr(f"{about}/METADATA", metadata(version))
        archive.writestr(f"{about}/WHEEL", says)
        archive.writestr(f"{about}/RECORD", "")
    return path


def pair(folder: Path, version: str = "1.0.0") -> tuple[Path, Path]:
    """Write both to *folder*; return their paths."""
    return sdist(folder, version), wheel(folder, version)
