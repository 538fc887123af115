"""What is kept at the desk and never sent: the users' names and the notes, for the last look at a return."""

from __future__ import annotations

import json
from collections.abc import Collection

from exitdesk.store.opening import OpenStore
from exitdesk.store.reading import Reading

_NOTES = "SELECT note FROM sessions UNION ALL SELECT note FROM contacts UNION ALL SELECT note FROM activities"


def user_names(store: OpenStore) -> set[str]:
    """Everybody who has a way in. For checking what leaves; ``store.users`` is for showing."""
    return {name for (name,) in store.db.execute("SELECT name FROM users")} | {store.user}


def texts_in_notes(reading: Reading, texts: Collection[str]) -> list[str]:
    """Those of the texts that stand in a note or hold a whole one; rows in the bin count too."""
    found = reading.database.execute(
        f"WITH notes AS ({_NOTES}) SELECT value FROM json_each(:texts) WHERE EXISTS "
        "(SELECT 1 FROM notes WHERE note <> '' AND (INSTR(note, value) OR INSTR(value, note)))",
        {"texts": json.dumps(list(texts), ensure_ascii=False)},
    )
    return [text for (text,) in found]
