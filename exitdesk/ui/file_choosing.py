"""Asking where a file is or goes, with the system's own dialog, and showing its folder afterwards.

Pages call ``file_choosing.choose_file(...)`` through the module, so that tests can put another chooser in its place.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


class Wanted(Enum):
    """What is asked for."""

    SAVE = "save"
    OPEN = "open"
    FOLDER = "folder"


_last_folder: Path | None = None


def choose_file(
    parent: QWidget, wanted: Wanted, title: str, *, name: str = "", kind: str = "", ending: str = ""
) -> Path | None:
    """The file or folder chosen, None when the person changed her mind.

    ``name`` is the proposed name of a file to save, ``kind`` says what it is (``Excel``), ``ending`` is with its dot.
    A file to save gets the ending when it has another; the dialog itself asks before replacing one.
    """
    global _last_folder
    start = _last_folder or documents()
    pattern = f"{kind} (*{ending})" if ending else ""
    if wanted is Wanted.FOLDER:
        chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    elif wanted is Wanted.OPEN:
        chosen = QFileDialog.getOpenFileName(parent, title, str(start), pattern)[0]
    else:
        chosen = QFileDialog.getSaveFileName(parent, title, str(start / name), pattern)[0]
    if not chosen:
        return None
    path = Path(chosen)
    _last_folder = path if wanted is Wanted.FOLDER else path.parent
    if wanted is Wanted.SAVE and ending and path.suffix.lower() != ending:
        path = path.with_name(path.name + ending)
    return path


def documents() -> Path:
    """The person's own folder for documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def show_folder(path: Path) -> None:
    """Open the folder of a file in the system's file browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))
