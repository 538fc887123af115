"""The house: each layer imports only those below it, Qt stays in ui and SQL in store."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "exitdesk"
LAYERS = ("domain", "store", "returns", "forms", "ui")
BASE = {"errors", "i18n", "resource_files", "own_process", "__init__"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return names


def layer_of(path: Path) -> str | None:
    first = path.relative_to(PACKAGE).parts[0]
    return first if first in LAYERS else None


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_module_keeps_to_its_layer(path: Path) -> None:
    names = imported(path)
    layer = layer_of(path)
    if layer != "ui":
        assert not [n for n in names if n.startswith("PySide6")], "Qt is imported in ui alone"
    if path.stem in BASE and layer is None:
        assert not [n for n in names if any(n.startswith(f"exitdesk.{other}") for other in LAYERS)]
    if layer is None:
        return
    above = LAYERS[LAYERS.index(layer) + 1 :]
    reached = [
        n for n in names if any(n == f"exitdesk.{other}" or n.startswith(f"exitdesk.{other}.") for other in above)
    ]
    assert not reached, f"{layer} reaches up"
    assert not [n for n in names if n.startswith(("exitdesk.cli", "exitdesk.bootstrap"))]


@pytest.mark.parametrize("path", [p for p in MODULES if layer_of(p) not in (None, "store")], ids=str)
def test_sql_is_written_in_store_alone(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.strip()
            assert not text.startswith(("SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA ")), text[:60]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_module_stays_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
