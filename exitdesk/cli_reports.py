"""The command for the statistics: tables and figures of a period, of two, or the status on a date."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from exitdesk.command_line import FILE, FOLDER, opened, print_json, profile_of, require_folder_of, with_user
from exitdesk.domain.periods import Period
from exitdesk.errors import UserError
from exitdesk.forms.report_files import make_report, report_json, write_report
from exitdesk.i18n import tr
from exitdesk.returns.report import EVERY_PART, Part, Wish, parts_in

_DATE: Final = click.DateTime(["%Y-%m-%d", "%d-%m-%Y"])
_ENDINGS: Final = (".pdf", ".xlsx", ".json")


def _list_sections(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        for part in Part:
            click.echo(part.value)
        context.exit()


@click.command()
@click.argument("store", type=FOLDER)
@click.option("--from", "first", type=_DATE, metavar="DATE")
@click.option("--to", "last", type=_DATE, metavar="DATE")
@click.option("--compare-from", "other_first", type=_DATE, metavar="DATE", help="Beside another period: from.")
@click.option("--compare-to", "other_last", type=_DATE, metavar="DATE", help="Beside another period: to.")
@click.option("--on", "day", type=_DATE, metavar="DATE", help="The status on a date; alone, or in the report.")
@click.option("--sections", metavar="a,b,…", help="Only these sections of the report.")
@click.option(
    "--list-sections", is_flag=True, is_eager=True, expose_value=False, callback=_list_sections,
    help="Say which sections there are.",
)  # fmt: skip
@click.option("--publish", is_flag=True, help="Hide small numbers; with --out it is remembered what was published.")
@click.option("--out", type=FILE, metavar="FILE.pdf|.xlsx|.json")
@click.option("--json", "as_json", is_flag=True)
@with_user
def statistics(
    store: Path,
    first: datetime | None,
    last: datetime | None,
    other_first: datetime | None,
    other_last: datetime | None,
    day: datetime | None,
    sections: str | None,
    publish: bool,
    out: Path | None,
    as_json: bool,
    user: str,
    passphrase_file: str | None,
) -> None:
    """The tables and figures of the agency's report."""
    if out is not None and out.suffix.lower() not in _ENDINGS:
        raise click.BadParameter(tr("The file must end in .pdf, .xlsx or .json."))
    require_folder_of(out)
    period, other = _period(first, last, "--to"), _period(other_first, other_last, "--compare-to")
    comparing = other_first is not None or other_last is not None
    wish = Wish(
        period,
        other if comparing else None,
        day.date() if day else None,
        _parts(sections, alone=day is not None and not comparing and period == Period()),
    )
    if wish.on is not None:
        wish = Wish(wish.period, wish.compare, wish.on, wish.parts | {Part.STATUS})
    with opened(store, user, passphrase_file, read_only=out is None) as found:
        profile, today = profile_of(found), date.today()
        report = make_report(found, profile, wish, today, publish=publish)
        printed = report_json(found, report) if as_json or out is None else None
        if out is not None:
            write_report(found, profile, report, out, today)
        if printed is not None:
            print_json(printed)


def _parts(sections: str | None, *, alone: bool) -> frozenset[Part]:
    """The sections named; all of them, or the status alone where only a date is asked for."""
    if sections is not None:
        try:
            return parts_in(sections)
        except UserError as error:
            raise click.BadParameter(str(error)) from error
    return frozenset({Part.STATUS}) if alone else EVERY_PART


def _period(first: datetime | None, last: datetime | None, option: str) -> Period:
    period = Period(first.date() if first else None, last.date() if last else None)
    if period.first and period.last and period.last < period.first:
        raise click.BadParameter(tr("{option} is before the date it goes with.", option=option))
    return period
