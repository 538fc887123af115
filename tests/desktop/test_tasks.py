"""The worker: one thread owns the store, answers come back to the windows, trouble has one place to go."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from exitdesk.domain.records import Contact
from exitdesk.errors import ExitDeskError, UserError
from exitdesk.store.changes import Changes
from exitdesk.store.opening import OpenStore, create_store, open_store
from exitdesk.ui.tasks import InlineWorker, Progress, StoreWorker, Worker
from tests.conftest import CHEAP, PASSPHRASE, USER


@pytest.fixture
def worker(folder: Path, qtbot: QtBot) -> StoreWorker:
    store, _ = create_store(
        folder, profile_name="reden-esbjerg", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    store.close()
    made = StoreWorker(lambda: open_store(folder, user=USER, passphrase=PASSPHRASE))
    ready: list[str] = []
    made.start(lambda opened: opened.user, ready.append, lambda _error: None)
    qtbot.waitUntil(lambda: ready == [USER])
    return made


def test_work_runs_elsewhere_and_answers_here(worker: StoreWorker, qtbot: QtBot) -> None:
    places: dict[str, int] = {}
    worker.run(
        lambda _store: places.setdefault("work", threading.get_ident()),
        lambda _answer: places.setdefault("then", threading.get_ident()),
    )
    qtbot.waitUntil(lambda: len(places) == 2)
    assert places["then"] == threading.get_ident()
    assert places["work"] != places["then"]
    worker.stop()


def test_a_change_is_told_before_it_is_answered(worker: StoreWorker, qtbot: QtBot) -> None:
    order: list[str] = []
    worker.changed.connect(lambda changes: order.append(",".join(sorted(changes.kinds))))
    contact = Contact(id_number="0042", first_contact=date(2020, 1, 1))
    worker.change(lambda store: store.operations.save(contact), lambda _changes: order.append("then"))
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["contact", "then"]
    worker.stop()


def test_trouble_goes_to_the_caller_or_to_the_window(worker: StoreWorker, qtbot: QtBot) -> None:
    def refuse(_store: OpenStore) -> None:
        raise UserError("Check the number.")

    mine: list[ExitDeskError] = []
    shown: list[ExitDeskError] = []
    worker.trouble.connect(shown.append)
    worker.run(refuse, failed=mine.append)
    worker.run(refuse)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert [str(error) for error in mine] == ["Check the number."]
    worker.stop()


def test_a_bug_goes_to_one_place_and_the_worker_lives_on(worker: StoreWorker, qtbot: QtBot) -> None:
    bugs: list[BaseException] = []
    answers: list[int] = []
    worker.bug.connect(bugs.append)
    worker.run(lambda _store: 1 // 0)
    worker.run(lambda _store: 7, answers.append)
    qtbot.waitUntil(lambda: answers == [7])
    assert [type(error) for error in bugs] == [ZeroDivisionError]
    worker.stop()


def test_stop_does_what_waits_then_the_last_thing_then_closes(worker: StoreWorker, folder: Path) -> None:
    contact = Contact(id_number="0042", first_contact=date(2020, 1, 1))
    worker.run(lambda store: store.operations.save(contact))
    worker.stop(lambda store: store.operations.stash("today", "{}"))
    with open_store(folder, user=USER, passphrase=PASSPHRASE) as store:
        assert not store.warnings
        assert store.reading.contact_by_number("0042") is not None
        assert store.reading.draft("today") == "{}"


def test_long_work_tells_how_far_it_is_and_can_be_cancelled(worker: StoreWorker, qtbot: QtBot) -> None:
    jobs: list[Progress] = []
    parts: list[float] = []
    reached = threading.Event()
    go_on = threading.Event()
    answers: list[int] = []
    worker.began.connect(lambda job: jobs.append(job) if isinstance(job, Progress) else None)
    worker.advanced.connect(parts.append)

    def work(_store: OpenStore, progress: Progress) -> int:
        progress.step(1, 4)
        reached.set()
        go_on.wait(5)
        progress.step(2, 4)
        return 1

    ended: list[str] = []
    worker.run_long(work, answers.append, answers.append, cancelled=lambda: ended.append("cancelled"), text="Counting")  # type: ignore[arg-type]
    assert reached.wait(5)
    jobs[0].cancel()
    go_on.set()
    qtbot.waitUntil(worker.is_idle)
    assert parts == [0.25]
    assert not answers
    assert ended == ["cancelled"]
    worker.stop()


def test_a_store_that_cannot_be_opened_says_why(folder: Path, qtbot: QtBot) -> None:
    worker = StoreWorker(lambda: open_store(folder, user=USER, passphrase=PASSPHRASE))
    said: list[str] = []
    worker.start(lambda store: store, lambda _facts: None, lambda error: said.append(str(error)))
    qtbot.waitUntil(lambda: bool(said))
    assert "no store" in said[0]
    worker.stop()


def test_a_store_whose_facts_cannot_be_read_is_let_go(worker: StoreWorker, folder: Path, qtbot: QtBot) -> None:
    worker.stop()

    def unreadable(_store: OpenStore) -> None:
        raise UserError("The profile cannot be read.")

    said: list[str] = []
    once = StoreWorker(lambda: open_store(folder, user=USER, passphrase=PASSPHRASE))
    once.start(unreadable, lambda _facts: None, lambda error: said.append(str(error)))
    qtbot.waitUntil(lambda: said == ["The profile cannot be read."])
    again = StoreWorker(lambda: open_store(folder, user=USER, passphrase=PASSPHRASE))
    read_only: list[bool] = []
    again.start(lambda store: store.read_only, read_only.append, lambda _error: None)
    qtbot.waitUntil(lambda: read_only == [False])
    again.stop()
    once.stop()


def test_the_inline_worker_keeps_the_same_promises(store: OpenStore) -> None:
    worker: Worker = InlineWorker(store)
    told: list[Changes] = []
    bugs: list[BaseException] = []
    answers: list[object] = []
    worker.changed.connect(told.append)
    worker.bug.connect(bugs.append)
    contact = Contact(id_number="0042", first_contact=date(2020, 1, 1))
    worker.change(lambda opened: opened.operations.save(contact), answers.append)
    worker.run(lambda _store: 1 // 0, answers.append)
    assert len(told) == len(answers) == len(bugs) == 1


class Asker(QObject):
    """A window that asks and may be closed before the answer comes."""

    def __init__(self, worker: Worker, heard: list[object]) -> None:
        super().__init__()
        self._worker, self._heard = worker, heard

    def ask(self, work: Callable[[OpenStore], object], how: str) -> None:
        """Answers go to a lambda, a function written here, a part of a method, or a method."""

        def hear(answer: object) -> None:
            self.hear(answer)

        hearers = {"lambda": lambda answer: self.hear(answer), "function": hear, "partial": partial(self.hear)}
        hearer = hearers.get(how, self.hear)
        self._worker.change(work, hearer, hearer)

    def hear(self, answer: object) -> None:
        self.objectName()  # as every widget does: it fails once Qt's side is gone
        self._heard.append(answer)


@pytest.mark.parametrize("how", ["lambda", "function", "partial", "method"])
def test_who_is_gone_hears_nothing_and_all_pages_hear_of_the_change(
    worker: StoreWorker, qtbot: QtBot, how: str
) -> None:
    heard: list[object] = []
    told: list[Changes] = []
    bugs: list[BaseException] = []
    worker.changed.connect(told.append)
    worker.bug.connect(bugs.append)
    go_on = threading.Event()
    contact = Contact(id_number="0042", first_contact=date(2020, 1, 1))

    def save(store: OpenStore) -> Changes:
        go_on.wait(5)
        return store.operations.save(contact)

    stays, goes = Asker(worker, heard), Asker(worker, heard)
    goes.ask(save, how)
    stays.ask(lambda store: store.reading.contact_by_number("0042"), how)
    delete(goes)
    go_on.set()
    qtbot.waitUntil(worker.is_idle)
    assert [type(one) for one in heard] == [Contact]
    assert len(told) == 1
    assert not bugs
    worker.stop()


@pytest.mark.parametrize("how", ["lambda", "function", "partial", "method"])
def test_what_failed_for_a_window_that_is_gone_is_told_all_the_same(
    worker: StoreWorker, qtbot: QtBot, how: str
) -> None:
    heard: list[object] = []
    shown: list[ExitDeskError] = []
    worker.trouble.connect(shown.append)
    go_on = threading.Event()

    def refuse(_store: OpenStore) -> None:
        go_on.wait(5)
        raise UserError("The disk is full.")

    asker = Asker(worker, heard)
    asker.ask(refuse, how)
    delete(asker)
    go_on.set()
    qtbot.waitUntil(worker.is_idle)
    assert [str(error) for error in shown] == ["The disk is full."]
    assert not heard
    worker.stop()
