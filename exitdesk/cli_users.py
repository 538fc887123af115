"""Commands about who has a way into a store: its users, and the recovery code."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from exitdesk.command_line import FILE, FOLDER, Command, print_json, progress, read_secret, require_folder_of
from exitdesk.domain.dates import show_date
from exitdesk.domain.roles import Role, role_title
from exitdesk.errors import EnvironmentFailure, UserError
from exitdesk.i18n import tr
from exitdesk.store.files import write_file_safely
from exitdesk.store.opened import OpenStore
from exitdesk.store.opening import open_store, open_with_recovery_code
from exitdesk.store.passphrases import change_passphrase
from exitdesk.store.recovery import change_recovery_code, note_code_kept, store_mark
from exitdesk.store.recovery_code import read_recovery_code
from exitdesk.store.rekey import rekey
from exitdesk.store.users import User, add_user, remove_user, set_passphrase, users_of

_NEW_PASSPHRASE = "--new-passphrase-file"


@dataclass(frozen=True, slots=True)
class _Place:
    """The store, and who opens it, as far as that stands before the action."""

    store: Path
    user: str | None
    passphrase_file: str | None

    @contextlib.contextmanager
    def opened(
        self, user: str | None, passphrase_file: str | None, *, read_only: bool = False, taken: str | None = None
    ) -> Iterator[tuple[OpenStore, str]]:
        """The unlocked store and the passphrase that opened it. ``taken`` is another secret's source."""
        name, source = self.name(user), passphrase_file or self.passphrase_file
        if source == "-" and taken == "-":
            raise click.UsageError(tr("Only one of the two can come from standard input."))
        passphrase = read_secret(source, tr("Passphrase"))
        with open_store(self.store, user=name, passphrase=passphrase, read_only=read_only) as found:
            for warning in found.warnings:
                click.echo(warning, err=True)
            yield found, passphrase

    def name(self, user: str | None) -> str:
        """Who opens the store; a usage error when that is not said."""
        if (user or self.user) is None:
            raise click.MissingParameter(param_hint="'--user'", param_type="option")
        return user or self.user or ""


def _with_user(command: Command) -> Command:
    """``--user`` and ``--passphrase-file``, before or after the action."""
    command = click.option(
        "--passphrase-file", metavar="FILE", help="Read the passphrase from FILE; - is standard input."
    )(command)
    return click.option("--user", metavar="NAME", help="Who opens the store.")(command)


def _with_new_passphrase(command: Command) -> Command:
    return click.option(
        _NEW_PASSPHRASE, "new_file", metavar="FILE", help="Read the new passphrase from FILE; - is standard input."
    )(command)


def _new_passphrase(source: str | None) -> str:
    return read_secret(source, tr("New passphrase"), confirm=True, option=_NEW_PASSPHRASE)


class _OfStore(click.Group):
    """Takes its options on either side of STORE; click alone would look for the action right behind it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and not args[0].startswith("-"):
            store, rest, moved = args[0], args[1:], list[str]()
            while rest and rest[0].split("=")[0] in ("--user", "--passphrase-file"):
                count = 1 if "=" in rest[0] else 2
                moved, rest = [*moved, *rest[:count]], rest[count:]
            args = [*moved, store, *rest]
        return super().parse_args(ctx, args)


# Users


@click.group("users", cls=_OfStore)
@click.argument("store", type=FOLDER)
@_with_user
@click.pass_context
def users(context: click.Context, store: Path, user: str | None, passphrase_file: str | None) -> None:
    """Who can unlock the store: a leader lists, adds, changes and removes."""
    context.obj = _Place(store, user, passphrase_file)


@users.command("list")
@click.option("--json", "as_json", is_flag=True)
@_with_user
@click.pass_obj
def list_users(place: _Place, as_json: bool, user: str | None, passphrase_file: str | None) -> None:
    """Name, role, and when each was last seen."""
    with place.opened(user, passphrase_file, read_only=True) as (store, _):
        found = users_of(store)
    if as_json:
        print_json([_as_json(one) for one in found])
        return
    wide = max((len(one.name) for one in found), default=0)
    for one in found:
        click.echo(f"{one.name:<{wide}}  {role_title(one.role)}  {_seen(one)}")


def _as_json(one: User) -> dict[str, Any]:
    return {"name": one.name, "role": one.role.value, "has_way_in": one.has_way_in, "last_seen": one.last_seen}


def _seen(one: User) -> str:
    if not one.has_way_in:
        return tr("cannot unlock yet: give a passphrase")
    if one.last_seen is None:
        return tr("not yet")
    return show_date(datetime.fromisoformat(one.last_seen).astimezone().date())


@users.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@_with_new_passphrase
@_with_user
@click.pass_obj
def add(
    place: _Place, name: str, role: str, new_file: str | None, user: str | None, passphrase_file: str | None
) -> None:
    """Add a user with a passphrase of her own."""
    with place.opened(user, passphrase_file, taken=new_file) as (store, _):
        add_user(store, name=name, role=Role(role), passphrase=_new_passphrase(new_file))
    click.echo(tr("“{name}” can unlock the store now: {role}.", name=name.strip(), role=role_title(Role(role))))


@users.command("password")
@click.argument("name")
@_with_new_passphrase
@_with_user
@click.pass_obj
def password(place: _Place, name: str, new_file: str | None, user: str | None, passphrase_file: str | None) -> None:
    """A new passphrase: one's own, or a leader gives one to somebody who has forgotten hers."""
    with place.opened(user, passphrase_file, taken=new_file) as (store, passphrase):
        new = _new_passphrase(new_file)
        if _is_own(store, name):
            change_passphrase(store, old=passphrase, new=new)
        else:
            set_passphrase(store, name, new)
    click.echo(tr("The passphrase is changed."))


@users.command("remove")
@click.argument("name")
@click.option("--rekey", "new_key", is_flag=True, help="Give the store a new key too.")
@_with_user
@click.pass_obj
def remove(place: _Place, name: str, new_key: bool, user: str | None, passphrase_file: str | None) -> None:
    """Take a user's way in; what she wrote stays."""
    with place.opened(user, passphrase_file) as (store, _):
        if _is_own(store, name):
            raise UserError(tr("This is you. Another leader can remove you."))
        remove_user(store, name)
        click.echo(tr("“{name}” can no longer unlock the store.", name=name.strip()))
        if new_key:
            _rekey(store)
    if not new_key:
        click.echo(
            tr(
                "With an old copy of its key files “{name}” could still open the store. This gives it a new key: "
                "exitdesk users STORE rekey",
                name=name.strip(),
            )
        )


@users.command("rekey")
@_with_user
@click.pass_obj
def new_key(place: _Place, user: str | None, passphrase_file: str | None) -> None:
    """Give the store a new key; everybody unlocks as before."""
    with place.opened(user, passphrase_file) as (store, _):
        _rekey(store)


def _rekey(store: OpenStore) -> None:
    with progress(tr("Giving the store a new key")) as report:
        rekey(store, report)
    click.echo(tr("The store has a new key. Make a backup now: those from before keep the old key."))


def _is_own(store: OpenStore, name: str) -> bool:
    return store.header.label(name) == store.header.label(store.user)


# The recovery code


@click.group("recovery", cls=_OfStore)
@click.argument("store", type=FOLDER)
@_with_user
@click.pass_context
def recovery(context: click.Context, store: Path, user: str | None, passphrase_file: str | None) -> None:
    """The recovery code: a new one, or unlocking with it."""
    context.obj = _Place(store, user, passphrase_file)


@recovery.command("new")
@click.option("--recovery-out", type=FILE, metavar="FILE.pdf", help="Write the recovery sheet here.")
@_with_user
@click.pass_obj
def new_code(place: _Place, recovery_out: Path | None, user: str | None, passphrase_file: str | None) -> None:
    """A new code; the one before opens nothing any more."""
    require_folder_of(recovery_out, outside=place.store)
    with place.opened(user, passphrase_file) as (store, passphrase):
        code = change_recovery_code(store, passphrase=passphrase)
        hand_over(code, store_mark(store), recovery_out, renewed=True)
        note_code_kept(store)
    if recovery_out is not None:
        click.echo(tr("The recovery sheet is in “{name}”: print it, then delete the file.", name=recovery_out.name))
    click.echo(tr("The code before opens nothing any more. Tear up the old sheet."), err=True)


def hand_over(code: str, mark: str, out: Path | None, *, renewed: bool = False) -> None:
    """Print the code once, or write the sheet. Whatever fails then, the code is printed: there is no other copy.

    ``renewed`` says that there was a code before, which opens nothing any more, whether the sheet is written or not.
    """
    if out is None:
        click.echo(tr("Recovery code (shown once; keep it under lock and key, away from the laptop):"))
        click.echo(code)
        return
    from exitdesk.forms.recovery_sheet import recovery_sheet

    try:
        write_file_safely(out, recovery_sheet(code, mark, date.today()))
    except BaseException as error:
        click.echo(tr("The sheet could not be written, so the recovery code stands here, once:"))
        click.echo(code)
        if isinstance(error, EnvironmentFailure):  # its own sentence would say that nothing was changed
            before = " " + tr("The code before opens nothing any more.") if renewed else ""
            told = tr("“{name}” could not be written, perhaps because its disk is full.", name=out.name)
            raise EnvironmentFailure(
                told + " " + tr("The code above is the store's: write it down.") + before
            ) from error
        raise


@recovery.command("use")
@click.option("--code-file", metavar="FILE", help="Read the recovery code from FILE; - is standard input.")
@_with_new_passphrase
@_with_user
@click.pass_obj
def use_code(
    place: _Place, code_file: str | None, new_file: str | None, user: str | None, passphrase_file: str | None
) -> None:
    """Unlock with the code and give --user a new passphrase; a new name becomes a leader."""
    name = place.name(user)
    if code_file == "-" and new_file == "-":
        raise click.UsageError(tr("Only one of the two can come from standard input."))
    if passphrase_file or place.passphrase_file:
        raise click.UsageError(tr("The code opens the store here. Leave out --passphrase-file."))
    code = read_recovery_code(read_secret(code_file, tr("Recovery code"), option="--code-file"))
    new = _new_passphrase(new_file)
    with open_with_recovery_code(place.store, code=code, user=name, new_passphrase=new) as store:
        for warning in store.warnings:
            click.echo(warning, err=True)
        role = role_title(store.role)
        own = store.user
    click.echo(tr("“{name}” can unlock the store now: {role}.", name=own, role=role))
    click.echo(tr("The code has been used. Make a new one and print it: exitdesk recovery STORE new"))
