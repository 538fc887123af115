"""How far a person has come with WHO-5 on the screen: pure state, no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import cast

from exitdesk.domain.who5 import ITEMS
from exitdesk.forms.who5_wording import form_languages
from exitdesk.ui.widgets.five_answers import UNANSWERED, Answers


class Phase(StrEnum):
    """Where the person has come."""

    LANGUAGE = "language"
    STATEMENTS = "statements"
    STOPPED = "stopped"
    THANKS = "thanks"


class Answering:
    """``answers`` hold a digit, ``-`` for skipped, nothing for not reached; ``at`` is the statement shown, from 0."""

    def __init__(self, language: str) -> None:
        self.language = language if language in form_languages() else form_languages()[0]
        self.answers = [""] * ITEMS
        self.at = 0
        self.phase = Phase.LANGUAGE

    @property
    def answer(self) -> str:
        """The answer to the statement shown."""
        return self.answers[self.at]

    @property
    def given(self) -> int:
        """How many statements have a digit."""
        return sum(answer not in ("", UNANSWERED) for answer in self.answers)

    @property
    def is_last(self) -> bool:
        """Whether the last statement is shown."""
        return self.at == ITEMS - 1

    def choose(self, digit: int) -> None:
        """Answer the statement shown, or choose the language with this number (from 1)."""
        if self.phase is Phase.LANGUAGE:
            self.language = form_languages()[digit - 1]
        elif self.phase is Phase.STATEMENTS:
            self.answers[self.at] = str(digit)

    def skip(self) -> None:
        """Leave the statement unanswered and go on."""
        if self.phase is Phase.STATEMENTS:
            self.answers[self.at] = UNANSWERED
            self.next()

    def next(self) -> None:
        """Go on, once the statement is answered or skipped."""
        if self.phase is Phase.LANGUAGE:
            self.phase = Phase.STATEMENTS
        elif self.phase is Phase.STATEMENTS and self.answer:
            if self.is_last:
                self.phase = Phase.THANKS
            else:
                self.at += 1

    def back(self) -> None:
        """To the statement before, from the first one to the language."""
        if self.phase is Phase.STATEMENTS:
            if self.at:
                self.at -= 1
            else:
                self.phase = Phase.LANGUAGE

    def stop(self) -> None:
        """Hand back before the end."""
        if self.phase is Phase.STATEMENTS:
            self.phase = Phase.STOPPED

    def go_on(self) -> None:
        """Answer on after all."""
        if self.phase is Phase.STOPPED:
            self.phase = Phase.STATEMENTS

    def as_answers(self) -> Answers:
        """The five answers, None where there is none."""
        given = [None if answer in ("", UNANSWERED) else int(answer) for answer in self.answers]
        return cast("Answers", tuple(given))

    def stash(self) -> dict[str, object]:
        """As JSON values."""
        answers = "".join(answer or " " for answer in self.answers)
        return {
            "language": self.language, "answers": answers, "at": self.at, "stopped": self.phase is Phase.STOPPED,
        }  # fmt: skip

    def restore(self, entry: Mapping[str, object]) -> None:
        """Go on where ``stash`` left it."""
        if entry.get("language") in form_languages():
            self.language = str(entry["language"])
        self.answers = [letter.strip() for letter in f"{entry.get('answers', '')!s:<{ITEMS}}"[:ITEMS]]
        at = entry.get("at")
        self.at = min(max(at, 0), ITEMS - 1) if isinstance(at, int) else 0
        self.phase = Phase.STOPPED if entry.get("stopped") else Phase.STATEMENTS
