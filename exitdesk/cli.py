"""The commands: everything the desk must do unattended, on the same services as the windows."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from exitdesk import __version__, bootstrap, i18n
from exitdesk.cli_import import import_command
from exitdesk.cli_reports import statistics
from exitdesk.cli_return import return_command
from exitdesk.cli_users import hand_over, recovery, users
from exitdesk.command_line import (
    FILE,
    FOLDER,
    opened,
    print_json,
    profile_of,
    progress,
    read_password,
    read_secret,
    require_folder_of,
    tell_of_numbers,
    with_user,
)
from exitdesk.domain import practice
from exitdesk.errors import EnvironmentFailure, ExitDeskError
from exitdesk.forms import practice_folder
from exitdesk.forms.paperwork import print_forms, write_data_workbook
from exitdesk.i18n import tr, trn
from exitdesk.returns.profiles import find_profile
from exitdesk.store import backup as backups
from exitdesk.store import restoring
from exitdesk.store.checking import check_store
from exitdesk.store.connection import DatabaseError, explained_database
from exitdesk.store.making import create_store
from exitdesk.store.recovery import store_mark
from exitdesk.store.restoring_words import preview_lines, restored_lines


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(i18n.LANGUAGES), help="Language of messages (default: the system's).")
@click.version_option(__version__, prog_name="exitdesk")
@click.pass_context
def exitdesk(context: click.Context, lang: str | None) -> None:
    """Offline, encrypted registration for drop-in cafés. Without a command: open the program."""
    if lang:
        i18n.set_language(lang)
    context.obj = lang
    if context.invoked_subcommand is None:
        context.exit(bootstrap.open_program(language=lang))


@exitdesk.command("open")
@click.argument("store", type=FOLDER)
@click.pass_obj
def open_command(lang: str | None, store: Path) -> int:
    """Open the program on this store."""
    return bootstrap.open_program(store, language=lang)


@exitdesk.command()
@click.option("--headless", is_flag=True, help="Make the folder without opening the program.")
@click.option("--dir", "directory", type=FOLDER, help="Where (default: a folder in your documents).")
@click.pass_obj
def demo(lang: str | None, headless: bool, directory: Path | None) -> int:
    """Practice store with invented data, and a return, a report and forms made from it."""
    folder = directory or practice_folder.default_folder()
    with progress(tr("Making the practice store")) as report:
        made = practice_folder.make(folder, date.today(), report)
    click.echo(tr("Practice folder: {folder}", folder=folder))
    for path in made:
        click.echo(f"  {path.name}")
    click.echo(tr("User: {user}", user=practice.USER))
    click.echo(tr("Passphrase: {passphrase}", passphrase=practice.PASSPHRASE))
    return 0 if headless else bootstrap.open_program(folder / practice.STORE, language=lang)


@exitdesk.command()
@click.argument("store", type=FOLDER)
@click.option("--profile", required=True, metavar="NAME", help="A shipped profile's name, or a .toml file.")
@click.option("--recovery-out", type=FILE, metavar="FILE.pdf", help="Write the recovery sheet here.")
@with_user
def init(store: Path, profile: str, recovery_out: Path | None, user: str, passphrase_file: str | None) -> None:
    """Make an encrypted store; its first user is a leader."""
    found, text = find_profile(profile)
    require_folder_of(recovery_out, outside=store)
    passphrase = read_secret(passphrase_file, tr("New passphrase"), confirm=True)
    made, code = create_store(store, profile_name=found.name, profile_toml=text, user=user, passphrase=passphrase)
    mark = store_mark(made)
    made.close()
    hand_over(code, mark, recovery_out)
    if recovery_out is not None:
        click.echo(
            tr(
                "The store is made. The recovery sheet is in “{name}”: print it, then delete the file.",
                name=recovery_out.name,
            )
        )


@exitdesk.command()
@click.argument("store", type=FOLDER)
@click.option("--out", type=FILE, required=True, metavar="FILE.xlsx")
@click.option("--password-file", metavar="FILE", help="Encrypt the workbook with the password in FILE.")
@with_user
def export(store: Path, out: Path, password_file: str | None, user: str, passphrase_file: str | None) -> None:
    """Write everything as a data workbook."""
    password = read_password(password_file)
    with opened(store, user, passphrase_file) as found, progress(tr("Writing the workbook")) as report:
        write_data_workbook(found, profile_of(found), out, password, report)
        numbers = [contact.id_number for contact in found.reading.contacts()]
    tell_of_numbers(numbers)
    if not password:
        click.echo(
            tr(
                "“{name}” holds everything in the clear. Keep it safe, and delete it when it has been used.",
                name=out.name,
            ),
            err=True,
        )


@exitdesk.command()
@click.argument("store", type=FOLDER)
@click.option("--contacts", required=True, metavar="due|all|ID[,ID…]")
@click.option("--language", default="da", show_default=True)
@click.option("--layout", type=click.Choice(("a4", "large", "a5")), default="a4", show_default=True)
@click.option("--out", type=FILE, required=True, metavar="FILE.pdf")
@with_user
def forms(
    store: Path, contacts: str, language: str, layout: str, out: Path, user: str, passphrase_file: str | None
) -> None:
    """WHO-5 forms to print: one page a contact."""
    with opened(store, user, passphrase_file) as found:
        count = print_forms(found, profile_of(found), contacts, language, layout, out, date.today())
    click.echo(trn("{n} form written.", "{n} forms written.", count))


@exitdesk.command()
@click.argument("store", type=FOLDER)
@click.option("--json", "as_json", is_flag=True)
@with_user
def check(store: Path, as_json: bool, user: str, passphrase_file: str | None) -> int:
    """Check headers, pages, structure and log; writes nothing."""
    passphrase = read_secret(passphrase_file, tr("Passphrase"))
    try:
        kept = backups.backups_in(store)
        report = check_store(kept[0] if kept else store, user=user, passphrase=passphrase)
    except ExitDeskError as error:
        if as_json:
            print_json({"sound": False, "faults": [{"part": "store", "message": str(error)}]})
        raise
    if as_json:
        faults = [{"part": fault.part, "message": fault.message} for fault in report.faults]
        print_json({"sound": report.sound, "faults": faults, "contacts": report.contacts, "history": report.entries})
    if report.sound:
        if not as_json:
            click.echo(
                tr(
                    "The store is sound: {contacts} contacts, {entries} entries in the log.",
                    contacts=report.contacts,
                    entries=report.entries,
                )
            )
        return 0
    click.echo(" ".join(fault.message for fault in report.faults), err=True)
    return 1


@exitdesk.command()
@click.argument("store", type=FOLDER)
@click.argument("destination", type=FOLDER)
@with_user
def backup(store: Path, destination: Path, user: str, passphrase_file: str | None) -> None:
    """Write a checked, encrypted backup into a folder, also of a store whose disk is full."""
    made: Path | None = None
    try:
        with opened(store, user, passphrase_file, to_copy=True) as found:
            made = backups.back_up(found, destination)
    except EnvironmentFailure as error:
        if made is None:
            raise
        click.echo(tr("Nothing can be noted in the store. {why}", why=error), err=True)
    click.echo(made)


@exitdesk.command()
@click.argument("backup_folder", metavar="BACKUP", type=FOLDER)
@click.argument("store", type=FOLDER)
@with_user
def restore(backup_folder: Path, store: Path, user: str, passphrase_file: str | None) -> None:
    """Put a checked copy of a backup in place of a store; what stood there is kept beside it."""
    passphrase = read_secret(passphrase_file, tr("Passphrase"))
    found = restoring.preview(backup_folder, store, user=user, passphrase=passphrase)
    for line in preview_lines(found):
        click.echo(line)
    done = restoring.restore(found.backup, store, user=user, passphrase=passphrase)
    click.echo(tr("The backup is restored to {store}.", store=store))
    for line in restored_lines(done):
        click.echo(line)


exitdesk.add_command(import_command)
exitdesk.add_command(statistics)
exitdesk.add_command(return_command)
exitdesk.add_command(users)
exitdesk.add_command(recovery)


@exitdesk.command("self-test", hidden=True)
def self_test_command() -> None:
    """Open a store, write a return and a PDF: shows that a bundle is whole."""
    practice_folder.self_test()
    click.echo(tr("The self-test has passed."))


def run(arguments: Sequence[str]) -> int:
    """Run a command; returns the exit status (0 done, 1 refused or failed, 2 wrong usage)."""
    try:
        status = exitdesk.main(list(arguments), prog_name="exitdesk", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ExitDeskError as error:
        click.echo(str(error), err=True)
        return 1
    except (click.Abort, KeyboardInterrupt):
        click.echo(tr("Stopped. Nothing half done was kept."), err=True)
        return 1
    except MemoryError:
        click.echo(tr("The machine has too little memory for this. Close other programs, then try again."), err=True)
        return 1
    except Exception as error:
        click.echo(_one_line(error), err=True)
        return 1
    sys.stdout.flush()
    return status if isinstance(status, int) else 0


def _one_line(error: Exception) -> str:
    """What the database engine met while reading, or the last resort: where it went wrong, without values."""
    if isinstance(error, DatabaseError):
        explained = explained_database(error)
        if isinstance(explained, ExitDeskError):
            return str(explained)
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return tr(
        "ExitDesk made a mistake ({kind} in {where}). Please report it; nothing half done was kept.",
        kind=type(error).__name__,
        where=where,
    )
