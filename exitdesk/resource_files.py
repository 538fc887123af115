"""Where the program's own files are: inside the installed package, or beside it in a source tree."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource_folder(*parts: str) -> Traversable:
    """The folder or file ``resources/PARTS``; raises FileNotFoundError when the installation is incomplete."""
    package = files("exitdesk")
    for root in (package.joinpath("resources"), package.joinpath("..", "resources")):
        if root.is_dir():
            return root.joinpath(*parts)
    raise FileNotFoundError("resources")
