"""Choosing folders and files: the system's own dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder that exists, or None when the user gave up."""
    chosen = QFileDialog.getExistingDirectory(parent.window(), title, str(start or Path.home()))
    return Path(chosen) if chosen else None


def choose_file(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """A file to read; ``kinds`` as Qt writes filters: ``Excel (*.xlsx)``."""
    chosen, _kind = QFileDialog.getOpenFileName(parent.window(), title, str(start or Path.home()), kinds)
    return Path(chosen) if chosen else None


def choose_target(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where to write a file, with ``name`` proposed in the documents folder; the system asks before overwriting."""
    chosen, _kind = QFileDialog.getSaveFileName(parent.window(), title, str(documents_folder() / name), kinds)
    return Path(chosen) if chosen else None


def show_folder(path: Path) -> None:
    """Open a folder, or the folder of a file, in the system's file browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))


def documents_folder() -> Path:
    """The user's documents, or home where there is no such folder."""
    import platformdirs

    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()
