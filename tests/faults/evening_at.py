"""One evening's work by the clock of this process: ``python -m tests.faults.evening_at STORE BACKUPS NUMBER``.

Prints what it saw as JSON; the tests set the clock.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, time
from pathlib import Path

from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.periods import WHOLE_PROJECT, rede_day
from exitdesk.domain.records import AnswerSet, Contact, Session
from exitdesk.i18n import set_language
from exitdesk.returns.profiles import load_profile_text
from exitdesk.returns.statistics import compute_statistics
from exitdesk.store.auto_backup import back_up_if_due
from exitdesk.store.opening import open_store
from tests.conftest import PASSPHRASE, USER

ACTIVITIES = ("Åben café", "Måltid")


def main(folder: Path, backups: Path, number: int) -> None:
    now = datetime.now()
    today = rede_day(now, time(6))
    with open_store(folder, user=USER, passphrase=PASSPHRASE, today=lambda: today) as store:
        before = store.db.execute("SELECT count(*) FROM history").fetchone()[0]
        store.operations.set_setting("backup_folder", str(backups))
        store.operations.save(Contact(id_number=f"{number:04}", first_contact=today))
        contact = store.reading.contact_by_number(f"{number:04}")
        assert contact is not None and contact.key is not None
        row = EveningRow(
            contact=contact.key, attends=frozenset(ACTIVITIES),
            sessions=(Session(contact=contact.key, date=today, intervention="individuel terapi", minutes=30),),
        ).with_pieces(2, today)  # fmt: skip
        store.operations.save_evening(Evening(day=today, activities=ACTIVITIES, guests=3, rows=(row,)))
        store.operations.save(AnswerSet(contact=contact.key, date=today, answers=(1, 2, 3, 4, 5)))
        contacts = store.reading.contacts()
        day = Contact(id_number=f"{number:04}", first_contact=today, key=contact.key, note=f"evening {number}")
        store.operations.save(day)
        first = min(contacts, key=lambda one: one.id_number)
        assert first.key is not None
        note = f"evening {number}"
        store.operations.save(Session(contact=first.key, date=today, intervention="individuel terapi", note=note))
        outcome = back_up_if_due(store, now=now)
        again = back_up_if_due(store, now=now)
        profile = load_profile_text(store.reading.profile()[2])
        seen = {
            "year": now.year,
            "today": today.isoformat(),
            "read_only": store.read_only,
            "warnings": store.warnings,
            "log_before": before,
            "log_after": store.db.execute("SELECT count(*) FROM history").fetchone()[0],
            "contacts": sorted(one.id_number for one in contacts),
            "notes": [
                entry[0] for entry in store.db.execute("SELECT note FROM sessions WHERE note <> '' ORDER BY key")
            ],
            "logged": [
                entry.new["note"]
                for (row,) in store.db.execute("SELECT key FROM sessions WHERE note <> ''").fetchall()
                for entry in store.reading.row_history(row)
                if entry.new
            ],
            "evening_rows": len(store.reading.evening(today, ACTIVITIES).rows),
            "summaries": len(store.reading.summaries(today)),
            "timeline": len(store.reading.timeline(contact.key)),
            "counted": compute_statistics(store.reading, profile, WHOLE_PROJECT).contacts,
            "backup": [outcome.result.value, again.result.value],
        }
    print(json.dumps(seen))


if __name__ == "__main__":
    set_language("en")
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
