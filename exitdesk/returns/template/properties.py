"""Who made and last saved a template: where that is somebody at the desk, her name does not leave with it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final

from exitdesk.returns.template.package import Package

_PROPERTIES: Final = "core-properties"
_PERSONS: Final = (
    "{http://purl.org/dc/elements/1.1/}creator",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy",
)


def without_names(package: Package, names: Collection[str]) -> dict[str, Any]:
    """The part with the document's properties, without those of ``names`` (whole words); nothing where none is there.

    The agency's own names stay: they came with the file.
    """
    part = next((t for kind, t in package.relations("").values() if kind == _PROPERTIES), None)
    if part is None or not package.has(part):
        return {}
    root, found = package.xml(part), False
    for person in root.iter(*_PERSONS):
        if any(re.search(rf"\b{re.escape(name)}\b", person.text or "", re.IGNORECASE) for name in names if name):
            person.text = ""
            found = True
    return {part: root} if found else {}
