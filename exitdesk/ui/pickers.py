"""Choosing folders and files: the system's own dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from exitdesk.i18n import tr
from exitdesk.ui.shell import Shell


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder that exists, or None when the user gave up."""
    dialog = file_dialog(parent, title, start or Path.home())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def choose_file(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """A file to read; ``kinds`` as Qt writes filters: ``Excel (*.xlsx)``."""
    dialog = file_dialog(parent, title, start or Path.home())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    return _chosen(dialog)


def choose_target(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where to write a file, with ``name`` proposed in the documents folder; the system asks before overwriting."""
    dialog = file_dialog(parent, title, documents_folder())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.selectFile(name)
    return _chosen(dialog)


def file_dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    """The system's dialog; where Qt draws it itself, the labels that Qt has no Danish for are ours."""
    dialog = QFileDialog(parent.window(), title, str(folder))
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("&Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("&Kind of file:"))
    lock = QShortcut(QKeySequence("Ctrl+L"), dialog)
    lock.activated.connect(lambda: _lock(dialog, parent.window()))
    return dialog


def _lock(dialog: QFileDialog, window: QWidget) -> None:
    """No dialog keeps the desk unlocked: it is given up, and the window's key does what it does."""
    dialog.reject()
    if isinstance(window, Shell):
        window.lock_wanted.emit()


def _chosen(dialog: QFileDialog) -> Path | None:
    accepted = bool(dialog.exec())
    if not isValid(dialog):  # its window was closed meanwhile
        return None
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(files[0]) if accepted and files else None


def show_folder(path: Path) -> None:
    """Open a folder, or the folder of a file, in the system's file browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))


def documents_folder() -> Path:
    """The user's documents, or home where there is no such folder."""
    import platformdirs

    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()
