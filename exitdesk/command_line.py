"""What all commands share: options for user and passphrase, opening a store, progress, one-sentence errors."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from exitdesk.domain.periods import Period, parse_period
from exitdesk.errors import EnvironmentFailure, UserError
from exitdesk.i18n import tr
from exitdesk.returns.profiles import Profile, load_profile_text
from exitdesk.returns.telling_numbers import telling_words
from exitdesk.store.files import explained
from exitdesk.store.opened import OpenStore
from exitdesk.store.opening import open_store

Command = TypeVar("Command", bound=Callable[..., Any])


class _Named(click.Path):
    """A path with a name: an empty one, of a variable that was not set, would mean the folder one stands in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail(tr("The name is empty."), param, ctx)
        return super().convert(value, param, ctx)


FOLDER: Final = _Named(path_type=Path, readable=False)  # what cannot be read is told as trouble, not as usage
FILE: Final = _Named(path_type=Path, readable=False)
_MAX_SECRET_BYTES: Final = 64 * 1024


def with_user(command: Command) -> Command:
    """``--user`` and ``--passphrase-file`` of every command that opens a store."""
    command = click.option(
        "--passphrase-file", metavar="FILE", help="Read the passphrase from FILE; - is standard input."
    )(command)
    return click.option("--user", metavar="NAME", required=True, help="Who opens the store.")(command)


def read_secret(source: str | None, question: str, *, confirm: bool = False, option: str = "--passphrase-file") -> str:
    """A passphrase from a file (``-``: standard input), or asked for; a trailing newline is not part of it.

    ``option`` is named where there is no terminal to ask on.
    """
    if source is None:
        if not sys.stdin.isatty():
            raise UserError(
                tr("There is no terminal to ask on. Use {option} FILE, or - for standard input.", option=option)
            )
        return str(click.prompt(question, hide_input=True, confirmation_prompt=confirm, err=True))
    if source == "-":
        data = sys.stdin.buffer.read(_MAX_SECRET_BYTES + 1)
    else:
        path = Path(source)
        try:
            with path.open("rb") as file:
                if os.name != "nt" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                    click.echo(tr("Warning: others on this machine can read “{name}”.", name=path.name), err=True)
                data = file.read(_MAX_SECRET_BYTES + 1)
        except FileNotFoundError as error:
            raise UserError(tr("The file “{name}” does not exist. Check the path.", name=path.name)) from error
        except OSError as error:
            raise explained(error, path) from error
    if len(data) > _MAX_SECRET_BYTES:
        raise UserError(tr("The passphrase file holds far more than a passphrase. Check which file it is."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(tr("The passphrase file is not text in UTF-8.")) from error
    return text.removesuffix("\n").removesuffix("\r")


@contextlib.contextmanager
def opened(
    store: Path, user: str, passphrase_file: str | None, *, read_only: bool = False, to_copy: bool = False
) -> Iterator[OpenStore]:
    """The unlocked store; its warnings go to standard error. ``to_copy``: to read only where it cannot be written."""
    passphrase = read_secret(passphrase_file, tr("Passphrase"))
    try:
        unlocked = open_store(store, user=user, passphrase=passphrase, read_only=read_only)
    except EnvironmentFailure as error:
        if not to_copy:
            raise
        click.echo(tr("Nothing can be noted in the store. {why}", why=error), err=True)
        unlocked = open_store(store, user=user, passphrase=passphrase, read_only=True)
    with unlocked as found:
        told = len(found.warnings)
        for warning in found.warnings:
            click.echo(warning, err=True)
        yield found
        for warning in found.warnings[told:]:
            click.echo(warning, err=True)


def require_folder_of(out: Path | None, *, outside: Path | None = None) -> None:
    """Raise UserError before anything is done when there is no folder for the file, or it is the store's own."""
    if out is None:
        return
    if outside is not None and out.resolve().parent == outside.resolve():
        raise UserError(tr("“{name}” is the folder of a store. Choose another place for the file.", name=outside.name))
    if not out.absolute().parent.is_dir():
        raise UserError(tr("The folder for “{name}” does not exist. Choose another place.", name=out.name))


def profile_of(store: OpenStore) -> Profile:
    """The profile in force in the store."""
    profile = load_profile_text(store.reading.profile()[2])
    store.reading.who5_months_between = profile.who5_months_between
    return profile


def read_password(source: str | None) -> str | None:
    """The password for a file that is written, from a file; None where none is asked for."""
    password = read_secret(source, "") if source else None
    if password == "":
        raise UserError(tr("The password file is empty, and nothing was written. Put a password in it."))
    return password


def read_period(text: str) -> Period:
    """A period as the commands take it; raises a usage error."""
    period = parse_period(text)
    if period is None:
        raise click.BadParameter(
            tr("“{text}” is no period. Write 2026-Q3, 2026-07-01..2026-09-30 or project.", text=text)
        )
    return period


def tell_of_numbers(numbers: Iterable[str]) -> None:
    """Say on standard error which ID numbers read like what leads to a person."""
    if words := telling_words(numbers):
        click.echo(words, err=True)


def print_json(value: Any) -> None:
    """JSON on standard output, with Danish letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


@contextlib.contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A progress callback (done, total) that shows a bar on a terminal's standard error and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1000, label=label, file=sys.stderr) as bar:

        def report(done: int, total: int) -> None:
            bar.update(max(0, int(1000 * done / max(1, total)) - bar.pos))

        yield report
        bar.update(1000 - bar.pos)
