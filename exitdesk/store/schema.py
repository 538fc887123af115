"""The tables of the store, as migrations that each run in one transaction.

A store's version is SQLite's ``user_version``; a store from a newer version is refused unchanged. Every table of
records carries ``created_at/by``, ``modified_at/by`` (UTC ISO text, user name) and ``deleted_at`` (in the bin since).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlite_utils import Database

_META: Final = """
    created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    modified_at TEXT NOT NULL, modified_by TEXT NOT NULL,
    deleted_at TEXT
"""


def _records(name: str, columns: str) -> str:
    return f"CREATE TABLE {name} (key TEXT PRIMARY KEY, {columns}, {_META}) WITHOUT ROWID"


def _first_schema(db: Database) -> None:
    later = "DEFERRABLE INITIALLY DEFERRED"  # a batch may hold children before their parents
    any_contact = f"contact TEXT REFERENCES contacts(key) {later}"
    contact = f"contact TEXT NOT NULL REFERENCES contacts(key) {later}"
    for statement in (
        _records(
            "contacts",
            "id_number TEXT NOT NULL, id_key TEXT NOT NULL UNIQUE, project_id TEXT, gender TEXT NOT NULL, "
            "birth_year INTEGER, age_given INTEGER, age_missing TEXT NOT NULL, first_contact TEXT NOT NULL, "
            "enrolled TEXT, ended TEXT, purpose TEXT NOT NULL, recruited_via TEXT NOT NULL, "
            "who5_declined INTEGER NOT NULL, note TEXT NOT NULL",
        ),
        _records(
            "sessions",
            f"{contact}, date TEXT NOT NULL, intervention TEXT NOT NULL, minutes INTEGER, channel TEXT, "
            "organisation TEXT NOT NULL, challenges TEXT NOT NULL, note TEXT NOT NULL",
        ),
        _records("activities", "date TEXT NOT NULL, name TEXT NOT NULL, headcount INTEGER, note TEXT NOT NULL"),
        _records("attendances", f"activity TEXT NOT NULL REFERENCES activities(key) {later}, {contact}"),
        _records(
            "clothing_handouts",
            f"{any_contact}, date TEXT NOT NULL, items TEXT NOT NULL, pieces INTEGER",
        ),
        _records("answer_sets", f"{contact}, date TEXT NOT NULL, answers TEXT NOT NULL, mode TEXT"),
        _records(
            "referrals",
            f"{contact}, date TEXT NOT NULL, direction TEXT, offer TEXT NOT NULL, trafficking INTEGER, status TEXT",
        ),
        _records("profiles", "version INTEGER NOT NULL UNIQUE, name TEXT NOT NULL, toml TEXT NOT NULL"),
        _records("users", "name TEXT NOT NULL, role TEXT NOT NULL"),
        "CREATE INDEX contacts_first ON contacts(first_contact)",
        "CREATE INDEX sessions_contact ON sessions(contact, date, intervention, deleted_at, minutes, challenges)",
        "CREATE INDEX sessions_date ON sessions(date, contact, deleted_at)",
        "CREATE INDEX activities_date ON activities(date)",
        "CREATE INDEX attendances_contact ON attendances(contact, activity, deleted_at)",
        "CREATE INDEX attendances_activity ON attendances(activity)",
        "CREATE INDEX clothing_contact ON clothing_handouts(contact, date, deleted_at)",
        "CREATE INDEX clothing_date ON clothing_handouts(date, contact, deleted_at)",
        "CREATE INDEX answer_sets_contact ON answer_sets(contact, date, deleted_at)",
        "CREATE INDEX answer_sets_date ON answer_sets(date, contact, deleted_at)",
        "CREATE INDEX referrals_contact ON referrals(contact, date, deleted_at)",
        "CREATE INDEX referrals_date ON referrals(date, contact, deleted_at)",
        # Which contact and language a printed form's code belongs to; the paper carries the code alone.
        f"""CREATE TABLE printed_forms (code TEXT PRIMARY KEY, {contact}, language TEXT NOT NULL, layout TEXT NOT NULL,
            printed_at TEXT NOT NULL, printed_by TEXT NOT NULL)""",
        "CREATE TABLE drafts (page TEXT PRIMARY KEY, entry TEXT NOT NULL, saved_at TEXT NOT NULL)",
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """CREATE TABLE history (
            seq INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL, operation TEXT NOT NULL,
            kind TEXT NOT NULL, row TEXT NOT NULL, old TEXT, new TEXT, salt BLOB,
            old_hash BLOB NOT NULL, new_hash BLOB NOT NULL, hash BLOB NOT NULL)""",
        "CREATE INDEX history_row ON history(row)",
        # Every dated thing that happened with a contact; the participation of a contact runs over these.
        """CREATE VIEW events AS
            SELECT key AS contact, first_contact AS date, 'contact' AS kind, key FROM contacts WHERE deleted_at IS NULL
            UNION ALL SELECT contact, date, 'session', key FROM sessions WHERE deleted_at IS NULL
            UNION ALL SELECT t.contact, a.date, 'activity', a.key
                FROM attendances t JOIN activities a ON a.key = t.activity
                WHERE t.deleted_at IS NULL AND a.deleted_at IS NULL
            UNION ALL SELECT contact, date, 'clothing', key FROM clothing_handouts
                WHERE contact IS NOT NULL AND deleted_at IS NULL
            UNION ALL SELECT contact, date, 'wellbeing', key FROM answer_sets WHERE deleted_at IS NULL
            UNION ALL SELECT contact, date, 'referral', key FROM referrals WHERE deleted_at IS NULL""",
    ):
        db.execute(statement)


def _drafts_of_each_user(db: Database) -> None:
    """What one user left unfinished is no other user's to see; before, the store's first user was the only one."""
    for statement in (
        "ALTER TABLE drafts RENAME TO old_drafts",
        """CREATE TABLE drafts (page TEXT NOT NULL, user TEXT NOT NULL, entry TEXT NOT NULL, saved_at TEXT NOT NULL,
            PRIMARY KEY (page, user))""",
        """INSERT INTO drafts SELECT page, (SELECT name FROM users ORDER BY created_at LIMIT 1), entry, saved_at
            FROM old_drafts WHERE EXISTS (SELECT 1 FROM users)""",
        "DROP TABLE old_drafts",
    ):
        db.execute(statement)


def _what_has_left(db: Database) -> None:
    """Returns and publications as they left, and the agency's workbooks with their mapped columns.

    ``content`` is JSON. ``data`` is the file before any password; NULL once somebody in it has been erased.
    """
    for statement in (
        """CREATE TABLE snapshots (key TEXT PRIMARY KEY, kind TEXT NOT NULL, period TEXT NOT NULL,
            made_at TEXT NOT NULL, made_by TEXT NOT NULL, file_name TEXT NOT NULL,
            profile_version INTEGER NOT NULL, template TEXT, hash TEXT NOT NULL,
            content TEXT NOT NULL, data BLOB) WITHOUT ROWID""",
        "CREATE INDEX snapshots_period ON snapshots(kind, period, made_at)",
        """CREATE TABLE templates (fingerprint TEXT PRIMARY KEY, name TEXT NOT NULL, mapping TEXT NOT NULL,
            saved_at TEXT NOT NULL, saved_by TEXT NOT NULL, data BLOB NOT NULL)""",
    ):
        db.execute(statement)


MIGRATIONS: Final[tuple[Callable[[Database], None], ...]] = (_first_schema, _drafts_of_each_user, _what_has_left)
SCHEMA_VERSION: Final = len(MIGRATIONS)
