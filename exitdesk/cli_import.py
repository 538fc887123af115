"""``exitdesk import``: the data workbook, or a hand-kept table by a mapping."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from exitdesk.command_line import FILE, FOLDER, opened, print_json, profile_of, progress, tell_of_numbers, with_user
from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Permission
from exitdesk.errors import UserError
from exitdesk.i18n import tr, trn
from exitdesk.returns.hand_kept.id_column import id_doubts
from exitdesk.returns.hand_kept.mapping import ImportMapping
from exitdesk.returns.hand_kept.planning import inspect_tables, plan_mapped_import, table_for
from exitdesk.returns.hand_kept.suggesting import suggest_mapping as suggest_for
from exitdesk.returns.import_plan import ImportPlan, to_json
from exitdesk.returns.importing import plan_import
from exitdesk.store.files import explained
from exitdesk.store.opened import OpenStore

_LONGEST_MAPPING = 1_000_000
_MOST_COLUMNS_TOLD = 20


@click.command("import")
@click.argument("store", type=FOLDER)
@click.argument("workbook", type=FILE)
@click.option("--dry-run", is_flag=True, help="Say what would be imported; save nothing.")
@click.option("--accept", is_flag=True, help="Save the sound rows in spite of doubts.")
@click.option("--mapping", type=FILE, metavar="FILE.json", help="Read a hand-kept table by this mapping.")
@click.option("--suggest-mapping", is_flag=True, help="Print a mapping for a hand-kept table; save nothing.")
@click.option("--json", "as_json", is_flag=True)
@with_user
def import_command(
    store: Path,
    workbook: Path,
    dry_run: bool,
    accept: bool,
    mapping: Path | None,
    suggest_mapping: bool,
    as_json: bool,
    user: str,
    passphrase_file: str | None,
) -> int:
    """Read a data workbook (.xlsx, .ods, .csv), or a hand-kept table by a mapping, into the store."""
    read_only = dry_run or suggest_mapping
    with opened(store, user, passphrase_file, read_only=read_only) as found:
        found.reading.require(Permission.IMPORT)
        if suggest_mapping:
            click.echo(_suggested(found, workbook))
            return 0
        plan = _plan(found, workbook, mapping)
        save = not dry_run and bool(plan.sheets) and (accept or not plan.doubts)
        if save and plan.batch:
            with progress(tr("Saving")) as report:
                found.operations.import_records(plan.batch, progress=report)
    tell_of_numbers(one.id_number for one in plan.batch if isinstance(one, Contact))
    if as_json:
        print_json({**to_json(plan), "saved": save})
    else:
        _say_plan(plan)
        if save:
            click.echo(trn("{n} record saved.", "{n} records saved.", len(plan.batch)))
    if dry_run or save:
        return 0
    if not plan.sheets:
        raise UserError(tr("Nothing in the file could be read as records, and nothing was saved."))
    raise UserError(
        tr("Nothing was saved because of the doubts. Correct the file, or use --accept to save the sound rows.")
    )


def _suggested(store: OpenStore, workbook: Path) -> str:
    table = max(inspect_tables(workbook), key=lambda one: len(one.rows))
    mapping = suggest_for(table, profile_of(store))
    for column, doubt in id_doubts(table, mapping).items():
        click.echo(f"{column}: {doubt}", err=True)
    return mapping.to_json()


def _plan(store: OpenStore, workbook: Path, mapping: Path | None) -> ImportPlan:
    profile, today = profile_of(store), date.today()
    with progress(tr("Reading the workbook")) as report:
        if mapping is None:
            return plan_import(workbook, store.reading, profile, today, progress=report)
        chosen = ImportMapping.from_json(_text_of(mapping))
        table = table_for(chosen, inspect_tables(workbook))
        return plan_mapped_import(workbook, table, chosen, store.reading, profile, today, progress=report)


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST_MAPPING + 1)
    except FileNotFoundError as error:
        raise UserError(tr("There is no file “{name}”. Check the name.", name=path.name)) from error
    except OSError as error:
        raise explained(error, path) from error
    return data.decode("utf-8-sig", errors="replace") if len(data) <= _LONGEST_MAPPING else ""


def _say_plan(plan: ImportPlan) -> None:
    for name, count in plan.sheets.items():
        text = trn(
            "{sheet}: {n} row, {new} new, {old} already there, {doubt} in doubt",
            "{sheet}: {n} rows, {new} new, {old} already there, {doubt} in doubt",
            count.rows,
            sheet=name,
            new=count.new,
            old=count.already_there,
            doubt=count.in_doubt,
        )
        click.echo(text)
    for note in plan.notes:
        click.echo(note)
    for name in plan.unknown_sheets:
        click.echo(tr("The sheet “{sheet}” is not known and was not read.", sheet=name))
    if plan.unknown_sheets and not plan.sheets:
        click.echo(tr("A table kept by hand needs a mapping: see --suggest-mapping and --mapping."))
    for name, column in plan.unknown_columns[:_MOST_COLUMNS_TOLD]:
        click.echo(tr("{sheet}: the column “{column}” is not known and was not read.", sheet=name, column=column))
    if (more := len(plan.unknown_columns) - _MOST_COLUMNS_TOLD) > 0:
        click.echo(trn("{n} more column is not known.", "{n} more columns are not known.", more))
    for doubt in plan.doubts:
        place = tr("{sheet}, row {row}, {column}", sheet=doubt.sheet, row=doubt.row, column=doubt.column or "–")
        click.echo(f"{place}: {doubt.quoted} – {doubt.why}" if doubt.read else f"{place}: {doubt.why}")
