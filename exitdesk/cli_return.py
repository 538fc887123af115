"""The command for the return, and for what has changed in returns that left before."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from exitdesk.command_line import (
    FILE,
    FOLDER,
    opened,
    print_json,
    profile_of,
    progress,
    read_password,
    read_period,
    require_folder_of,
    tell_of_numbers,
    with_user,
)
from exitdesk.forms.agency_workbook import difference_words
from exitdesk.forms.corrections_file import not_compared_words, write_corrections
from exitdesk.forms.paperwork import SentReturn, write_return
from exitdesk.i18n import tr, trn
from exitdesk.returns.corrections_workbook import correction_to_json
from exitdesk.returns.freezing import corrections
from exitdesk.returns.registration import preview_to_json
from exitdesk.store.opened import OpenStore


@click.command("return")
@click.argument("store", type=FOLDER)
@click.option("--period", metavar="2026-Q3|FROM..TO|project")
@click.option("--corrections", "corrected", is_flag=True, help="What has changed in the returns that left before.")
@click.option("--out", type=FILE, metavar="FILE.xlsx")
@click.option("--template", type=FILE, metavar="FILE.xlsx", help="Fill the agency's own workbook.")
@click.option("--password-file", metavar="FILE", help="Encrypt the workbook with the password in FILE.")
@click.option("--json", "as_json", is_flag=True)
@with_user
def return_command(
    store: Path,
    period: str | None,
    corrected: bool,
    out: Path | None,
    template: Path | None,
    password_file: str | None,
    as_json: bool,
    user: str,
    passphrase_file: str | None,
) -> None:
    """Write the return workbook of a period, and keep it as it left; or the corrections to earlier ones."""
    if corrected and (period or template):
        raise click.UsageError(tr("--corrections goes without --period and --template: it is about all that was sent."))
    if not corrected and period is None:
        raise click.UsageError(tr("Say which period: --period 2026-Q3, FROM..TO or project."))
    if out is None and not (corrected and as_json):
        raise click.UsageError(tr("Say where the file goes: --out FILE.xlsx."))
    require_folder_of(out, outside=store)
    if out is not None and not out.is_dir() and out.suffix.lower() != ".xlsx":  # a folder is told as one
        raise click.BadParameter(tr("The file must end in .xlsx."))
    chosen = read_period(period) if period is not None else None
    password = read_password(password_file)
    with opened(store, user, passphrase_file, read_only=out is None) as found:
        if chosen is None:
            _corrections(found, out, password, as_json)
            return
        assert out is not None
        sent = write_return(found, profile_of(found), chosen, out, template=template, password=password)
        if template is not None and found.practice:  # the agency's workbook carries no mark of practice
            click.echo(tr("Practice: the rows in “{name}” are invented. Do not send it.", name=out.name), err=True)
    _tell(sent, out, template is not None, as_json)


def _tell(sent: SentReturn, out: Path, into_template: bool, as_json: bool) -> None:
    preview = sent.prepared.preview
    tell_of_numbers(str(row.cells[0] or "") for row in preview.rows)
    left = preview.period.days_left(date.today())
    if left is not None:
        click.echo(
            trn("The period is not over: {n} day left.", "The period is not over: {n} days left.", left), err=True
        )
    if as_json:
        more: dict[str, Any] = {}
        if into_template:
            changes = [
                {"kind": one.kind, "header": one.header, "before": one.before, "now": one.now} for one in sent.changes
            ]
            more = {
                "empty_columns": list(sent.empty_columns),
                "left_out": list(sent.left_out),
                "template_changes": changes,
            }
        print_json({"out": str(out), **preview_to_json(preview), **more})
        return
    click.echo(trn("{n} contact in the return.", "{n} contacts in the return.", len(preview.rows)))
    if sent.changes:
        click.echo(
            tr(
                "The template is not as it was: {what}.",
                what="; ".join(difference_words(one) for one in sent.changes),
            ),
            err=True,
        )
    if sent.empty_columns:
        click.echo(tr("Columns of the template that stay empty: {names}.", names=", ".join(sent.empty_columns)))
    if sent.left_out and into_template:
        click.echo(
            tr("Columns of the return that the template has no place for: {names}.", names=", ".join(sent.left_out))
        )


def _corrections(store: OpenStore, out: Path | None, password: str | None, as_json: bool) -> None:
    with progress(tr("Comparing with what was sent")) as report:
        made = corrections(store, report)
    found = made.found
    if out is not None and found:
        write_corrections(store, profile_of(store), found, out, password)
    if made.not_compared:
        click.echo(not_compared_words(made.not_compared), err=True)
    if as_json:
        print_json(
            {
                "out": str(out) if out is not None and found else None,
                "corrections": [correction_to_json(one) for one in found],
                "not_compared": list(made.not_compared),
            }
        )
    elif found:
        click.echo(trn("{n} correction.", "{n} corrections.", len(found)))
    elif not made.not_compared:
        click.echo(tr("Nothing has changed in what was returned."))
