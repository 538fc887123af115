"""Unexpected errors end here: a report without data, then a clean stop."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from exitdesk import __version__


def report(error: BaseException) -> str:
    """Where it happened and what kind of error it was: no messages and no values, so it may be mailed to a stranger."""
    lines = [f"ExitDesk {__version__}, Python {platform.python_version()}, {platform.system()}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)
