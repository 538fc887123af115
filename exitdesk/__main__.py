"""``exitdesk`` and ``exitdesk-gui``: without arguments the windows, with arguments the commands."""

from __future__ import annotations

import sys
from pathlib import Path

from exitdesk import bootstrap
from exitdesk.errors import ExitDeskError
from exitdesk.own_process import DISCREET, LOCKED, READ_TABLE


def main() -> None:
    """The console script."""
    bootstrap.prepare_process()
    if sys.argv[1:] == [READ_TABLE]:
        from exitdesk.returns.tables.child import serve

        serve()
    if len(sys.argv) == 1 or sys.argv[1] == LOCKED:
        sys.exit(_windows())
    from exitdesk.cli import run

    sys.exit(run(sys.argv[1:]))


def main_gui() -> None:
    """The gui-script: always the windows."""
    if sys.argv[1:] == [READ_TABLE]:
        main()
    bootstrap.prepare_process()
    sys.exit(_windows())


def _windows() -> int:
    locked = sys.argv[1:2] == [LOCKED]
    wishes = sys.argv[2:] if locked else []
    discreet = wishes[:1] == [DISCREET]
    folders = wishes[1:] if discreet else wishes
    try:
        return bootstrap.open_program(Path(folders[0]) if folders else None, locked=locked, discreet=discreet)
    except ExitDeskError as error:
        if sys.stderr is not None:
            print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    main()
