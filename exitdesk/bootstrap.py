"""Wires the program together at its start: file rights, language, and which face to show.

Nothing heavy is imported before it is needed: the unlock window must stand at once.
"""

from __future__ import annotations

import contextlib
import ctypes
import locale
import os
import sys
from pathlib import Path
from typing import Final

from exitdesk import i18n
from exitdesk.errors import EnvironmentFailure
from exitdesk.i18n import tr

_PR_SET_DUMPABLE: Final = 4
_SEM_FAILCRITICALERRORS: Final = 0x1
_SEM_NOGPFAULTERRORBOX: Final = 0x2
_QT_LIBRARIES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_X11_LIBRARIES: Final = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def prepare_process() -> None:
    """Files for the owner only, no core dumps of the process, UTF-8 on the terminal, the system's language."""
    os.umask(0o077)
    forbid_dumps()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    i18n.set_language(system_language())


def forbid_dumps() -> None:
    """No picture of the memory on disk when the process crashes; at every start, as exec takes it back.

    Linux: neither dumped nor traced by the same user. macOS: no core file. Windows: no error report, which may hold
    one (from Microsoft's pages, not tried).
    """
    if sys.platform == "win32":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def system_language() -> str:
    """``en`` where the system says so, otherwise Danish."""
    with contextlib.suppress(ValueError):
        code = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
        code = code or (locale.getlocale()[0] or "")
        return "en" if code.lower().startswith("en") else "da"
    return "da"


def open_program(
    store: Path | None = None, *, locked: bool = False, discreet: bool = False, language: str | None = None
) -> int:
    """Show the windows and return the exit status; ``language`` goes before the one chosen in the program.

    Raises EnvironmentFailure when the machine lacks what Qt needs.
    """
    _require_screen()
    try:
        from exitdesk.ui import running
    except ImportError as error:
        raise EnvironmentFailure(_missing_libraries(_QT_LIBRARIES) or str(error)) from error
    return running.run(store, locked=locked, discreet=discreet, language=language)


def _require_screen() -> None:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise EnvironmentFailure(
            tr("There is no screen to show the windows on. The commands work without one; see exitdesk --help.")
        )
    wanted = _QT_LIBRARIES if os.environ.get("WAYLAND_DISPLAY") else {**_QT_LIBRARIES, **_X11_LIBRARIES}
    if sentence := _missing_libraries(wanted):
        raise EnvironmentFailure(sentence)


def _missing_libraries(libraries: dict[str, str]) -> str:
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if not missing:
        return ""
    packages = " ".join(missing)
    return tr("System libraries are missing. Install them with: sudo apt-get install -y {packages}", packages=packages)
