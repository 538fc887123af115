"""Qt's own words, in context menus and file dialogs, in the language in use."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from exitdesk import i18n

_translators: list[QObject] = []


def load_qt_words() -> None:
    """Qt's own words (context menus, file dialogs) in the language in use."""
    application = QApplication.instance()
    if application is None:
        return
    for old in _translators:
        application.removeTranslator(old)  # type: ignore[arg-type]
    _translators.clear()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if i18n.language() != "en" and translator.load(f"qtbase_{i18n.language()}", folder):
        application.installTranslator(translator)
        _translators.append(translator)
