"""Unexpected errors end here: caught wherever they happen, told in a report without data."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, qVersion

from exitdesk import __version__

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_MOST_FRAMES = 60


def report(error: BaseException) -> str:
    """Where it happened and what kind of error it was: no messages and no values, so it may be mailed to a stranger."""
    import platform  # both cost the unlock window milliseconds
    import traceback

    lines = [
        f"ExitDesk {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]
    seen: BaseException | None = error
    told: set[int] = set()
    while seen is not None and id(seen) not in told:
        told.add(id(seen))
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        frames = list(traceback.walk_tb(seen.__traceback__))
        for frame, line in frames[-_MOST_FRAMES:]:
            lines.append(f"  {_module(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _module(filename: str) -> str:
    """``ui/pages/today.py`` in the program, the file's name alone elsewhere: folders may hold a person's name."""
    parts = Path(filename).parts
    if "exitdesk" in parts:
        at = len(parts) - 1 - parts[::-1].index("exitdesk")
        return "/".join(parts[at + 1 :])
    return parts[-1] if parts else "?"


class BugCatcher(QObject):
    """Carries errors from any thread, slot or paint event to ``tell`` on the GUI thread, after what runs there."""

    _caught = Signal(object)

    def __init__(self, tell: Callable[[BaseException], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._caught.connect(tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on nothing of an error reaches the terminal, where a log may keep it, but its report."""
        sys.excepthook = self.unexpected
        threading.excepthook = lambda told: self.unexpected(told.exc_type, told.exc_value, told.exc_traceback)
        sys.unraisablehook = self._unraisable

    def unexpected(
        self, kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None = None
    ) -> None:
        """As ``sys.excepthook``. Ctrl+C on the terminal ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        elif error is not None:
            self._caught.emit(error)

    @staticmethod
    def _unraisable(told: UnraisableHookArgs) -> None:
        if told.exc_value is not None and sys.stderr is not None:
            print(report(told.exc_value), file=sys.stderr)
