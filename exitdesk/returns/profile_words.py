"""What the fields of a profile are called on screen."""

from __future__ import annotations

from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_draft import Listed
from exitdesk.returns.profile_model import Coding, FedBy, Profile, ReturnColumn, Source


def list_words(listed: Listed) -> str:
    """The title of a list."""
    return {
        Listed.INTERVENTIONS: tr("Interventions"),
        Listed.CHALLENGES: tr("Challenges"),
        Listed.ACTIVITIES: tr("Activities"),
        Listed.CLOTHING: tr("Pieces of clothing"),
        Listed.OFFERS: tr("Other offers"),
        Listed.PARTNERS: tr("Partners"),
        Listed.RECRUITMENT: tr("Ways of coming"),
        Listed.AREAS: tr("Areas of life"),
        Listed.COLUMNS: tr("Columns of the return"),
    }[listed]


def fed_by_words(fed_by: FedBy) -> str:
    """What an intervention is counted from."""
    return {
        FedBy.SESSIONS: tr("Talks alone"),
        FedBy.ACTIVITIES: tr("Talks and activities"),
        FedBy.REFERRALS: tr("Talks and referrals to others"),
    }[fed_by]


def source_words(source: Source) -> str:
    """What a column shows; interventions and challenges are named beside it."""
    return {
        Source.ID: tr("ID number"),
        Source.GENDER: tr("Gender"),
        Source.AGE: tr("Age at the start"),
        Source.START: tr("Start"),
        Source.END: tr("Ended"),
        Source.LAST_EVENT: tr("Last event"),
        Source.ENROLLED: tr("Enrolled"),
        Source.PURPOSE: tr("Purpose"),
        Source.RECRUITED_VIA: tr("How they came"),
        Source.INTERVENTION: tr("Intervention"),
        Source.CHALLENGE: tr("Helped with"),
        Source.TRAFFICKING: tr("Referred for trafficking"),
        Source.REFERRED: tr("Referred to other offers"),
        Source.CLOTHING: tr("Free clothing"),
        Source.ACTIVITIES: tr("Activities"),
        Source.SESSIONS: tr("Talks"),
        Source.MINUTES: tr("Minutes"),
        Source.WHO5_WAVES: tr("WHO-5, how many"),
        Source.WHO5_FIRST: tr("WHO-5, first score"),
        Source.WHO5_LATEST: tr("WHO-5, latest score"),
    }[source]


def shown_by(column: ReturnColumn) -> str:
    """What a column shows, with the intervention or challenge."""
    words = source_words(column.source)
    return f"{words}: {column.subject}" if column.subject else words


def coding_words(coding: Coding) -> str:
    """How a column shows it."""
    return {
        Coding.TEXT: tr("words"),
        Coding.NUMBER: tr("number"),
        Coding.YES_NO: tr("yes/no"),
        Coding.COUNT: tr("count"),
        Coding.MONTH: tr("month"),
        Coding.QUARTER: tr("quarter"),
        Coding.HALF_YEAR: tr("half year"),
        Coding.DATE: tr("exact date"),
        Coding.GROUP: tr("age group"),
    }[coding]


def span_words(cumulative: bool) -> str:
    """What a column counts."""
    return tr("from the start") if cumulative else tr("in the period")


def field_words(profile: Profile) -> dict[str, tuple[str, str]]:
    """Every field that is no list: its title and its value in words."""

    def months(number: int) -> str:
        return trn("{n} month", "{n} months", number)

    return {
        "title": (tr("Project"), profile.title),
        "organisation": (tr("Organisation"), profile.organisation),
        "day_starts": (tr("Rede-day"), tr("from {time}", time=f"{profile.day_starts:%H.%M}")),
        "forms_show_organisation": (
            tr("The organisation's name on printed forms"),
            tr("yes") if profile.forms_show_organisation else tr("no"),
        ),
        "return_id": (
            tr("Number in the return"),
            tr("the project's number") if profile.carries_project_id else tr("the desk's ID number"),
        ),
        "small_numbers": (tr("Small numbers"), tr("under {n} are hidden", n=profile.small_numbers)),
        "retention_months": (tr("Kept after the last event"), months(profile.retention_months)),
        "log_months": (tr("The log is kept"), months(profile.log_months)),
        "idle_minutes": (tr("Locks by itself"), trn("after {n} minute", "after {n} minutes", profile.idle_minutes)),
        "who5_months_between": (tr("WHO-5"), trn("every month", "every {n} months", profile.who5_months_between)),
        "cafe": (tr("The café of the evening"), profile.cafe),
        "meal": (tr("The meal of the evening"), profile.meal),
    }
