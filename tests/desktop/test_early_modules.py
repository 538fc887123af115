"""The unlock window stands at once because nothing is loaded that it does not show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exitdesk.store.opening import create_store
from tests.conftest import CHEAP, PASSPHRASE, USER

ROOT = Path(__file__).parent.parent.parent
SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from exitdesk.ui import theme
from exitdesk.ui.app import Program
application = QApplication([])
theme.start(application)
program = Program(Path(sys.argv[1]))
program.show_door()
program.shell.show()
print(*sorted(sys.modules))
"""


@pytest.mark.parametrize("practice", [True, False])
def test_the_unlock_window_loads_neither_the_store_nor_returns_nor_forms(tmp_path: Path, practice: bool) -> None:
    folder = tmp_path / "store"
    made, _ = create_store(
        folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, practice=practice, cost=CHEAP
    )
    made.close()
    environment = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    found = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder)], env=environment, capture_output=True, text=True, check=True
    )
    loaded = found.stdout.split()
    assert "exitdesk.ui.unlock" in loaded
    ours = [name for name in loaded if name.startswith(("exitdesk.returns", "exitdesk.forms", "exitdesk.store."))]
    assert ours == ["exitdesk.store.glance"]
    heavy = {"sqlcipher3", "cryptography", "openpyxl", "reportlab", "lxml", "xlsxwriter", "ssl", "PySide6.QtDBus"}
    assert not heavy & set(loaded)
