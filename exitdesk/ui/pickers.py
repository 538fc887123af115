"""Choosing folders and files, in Qt's own dialog on every system: nothing of it is remembered outside the store.

The systems' own dialogs write what was chosen into a list of recently used files, and stand over lock and cover.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget
from shiboken6 import delete, isValid

from exitdesk.i18n import tr
from exitdesk.ui.shell import DISCREET_KEY, Shell

_QT: Final = "QtProject"
_REMEMBERED: Final = "FileDialog"
_TYPE: Final = 2


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
    """Where to write a file, with ``name`` proposed in the documents folder; it asks before overwriting."""
    dialog = file_dialog(parent, title, documents_folder())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.selectFile(name)
    return _chosen(dialog)


def file_dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    """Qt's dialog, with our words where Qt has no Danish. Ctrl+L and F9 work in it."""
    with _remembering_nothing():
        dialog = QFileDialog(parent.window(), title, str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("&Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("&Kind of file:"))
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, tr("Cancel"))
    files = dialog.findChild(QTreeView)
    if files is not None:
        files.setColumnHidden(_TYPE, True)  # "Folder", in English alone
    lock = QShortcut(QKeySequence("Ctrl+L"), dialog)
    lock.activated.connect(lambda: _lock(dialog, parent.window()))
    cover = QShortcut(QKeySequence(DISCREET_KEY), dialog)
    cover.activated.connect(lambda: _cover(dialog, parent.window()))
    return dialog


def _lock(dialog: QFileDialog, window: QWidget) -> None:
    """No dialog keeps the desk unlocked: it is given up, and the window's key does what it does."""
    dialog.reject()
    if isinstance(window, Shell):
        window.lock_wanted.emit()


def _cover(dialog: QFileDialog, window: QWidget) -> None:
    """The cover takes the window: the dialog over it is given up."""
    dialog.reject()
    if isinstance(window, Shell):
        window.cover_discreetly()


def _chosen(dialog: QFileDialog) -> Path | None:
    with _remembering_nothing():
        accepted = bool(dialog.exec())
        if not isValid(dialog):  # its window was closed meanwhile
            return None
        files = dialog.selectedFiles()
        delete(dialog)  # at once: it writes what it remembers as it goes
    return Path(files[0]) if accepted and files else None


@contextmanager
def _remembering_nothing() -> Iterator[None]:
    """Qt's dialog keeps the folders visited in a file (the registry on Windows) that all Qt programs share.

    Where Qt can be told another place for it, it is told one that cannot be written; elsewhere what stood there before
    is put back.
    """
    if sys.platform not in ("win32", "darwin"):
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
        yield
        return
    before = _remembered()
    try:
        yield
    finally:
        put_back(before)


def _remembered() -> dict[str, Any]:
    settings = QSettings(QSettings.Scope.UserScope, _QT)
    settings.beginGroup(_REMEMBERED)
    return {key: settings.value(key) for key in settings.allKeys()}


def put_back(before: dict[str, Any]) -> None:
    """What Qt's file dialogs remember is ``before`` and nothing else."""
    settings = QSettings(QSettings.Scope.UserScope, _QT)
    settings.beginGroup(_REMEMBERED)
    settings.remove("")
    for key, value in before.items():
        settings.setValue(key, value)


def show_folder(path: Path) -> None:
    """Open a folder, or the folder of a file, in the system's file browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))


def documents_folder() -> Path:
    """The user's documents, or home where there is no such folder."""
    import platformdirs

    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()
