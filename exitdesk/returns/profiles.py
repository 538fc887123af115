"""The project profiles: four shipped ones (domain.md 3) and any organisation's own .toml file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.resource_files import resource_folder
from exitdesk.returns.profile_file import LARGEST_FILE, load_profile_text
from exitdesk.returns.profile_model import FedBy, Intervention, Profile, RecruitmentWay, ReturnColumn

__all__ = [
    "FedBy",
    "Intervention",
    "Profile",
    "RecruitmentWay",
    "ReturnColumn",
    "find_profile",
    "load_profile",
    "load_profile_text",
    "shipped_profiles",
]


@cache
def _shipped_texts() -> dict[str, str]:
    folder = resource_folder("profiles")
    entries = sorted((e for e in folder.iterdir() if e.name.endswith(".toml")), key=lambda entry: entry.name)
    return {entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8") for entry in entries}


def shipped_profiles() -> tuple[Profile, ...]:
    """The profiles that come with the program, by name."""
    return tuple(load_profile_text(text) for text in _shipped_texts().values())


def load_profile(name_or_file: str) -> Profile:
    """A shipped profile by its name, or the one in a .toml file; raises UserError with one clear sentence."""
    return find_profile(name_or_file)[0]


def find_profile(name_or_file: str) -> tuple[Profile, str]:
    """Like ``load_profile``, with the TOML text, which a new store keeps."""
    texts = _shipped_texts()
    if name_or_file in texts:
        text = texts[name_or_file]
    elif name_or_file.lower().endswith(".toml"):
        text = _read_file(Path(name_or_file))
    else:
        raise UserError(
            tr(
                "There is no profile “{name}”. Choose {names}, or a .toml file.",
                name=name_or_file,
                names=", ".join(texts),
            )
        )
    return load_profile_text(text), text


def _read_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(tr("The profile “{name}” is not a text file in UTF-8.", name=path.name)) from error
    except OSError as error:
        raise UserError(
            tr("The profile “{name}” cannot be opened. Check that the file is there.", name=path.name)
        ) from error
