"""The bridge between windows and store: one thread owns the store, results come back on the GUI thread."""

from __future__ import annotations

import contextlib
import ctypes
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from exitdesk.errors import ExitDeskError

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore

T = TypeVar("T")
Work = Callable[["OpenStore"], T]
Failed = Callable[[ExitDeskError], object]
_STOP: Final = None
_QUIET_S: Final = 0.7
# How long the worker's Python may keep the window's thread waiting, each time: at the usual 5 ms a key pressed while
# statistics are counted was painted after 32 ms (95th percentile), so after 5.
_TURN_S: Final = 0.0005


class Cancelled(Exception):
    """Raised inside work by ``Progress.step`` once the user pressed Cancel."""


class Progress:
    """Handed to long work: ``step(done, of)`` reports and raises Cancelled when it should end."""

    def __init__(self, worker: Worker, text: str, cancellable: bool) -> None:
        self.text, self.cancellable = text, cancellable
        self._worker = worker
        self._cancelled = threading.Event()

    def step(self, done: int, of: int) -> None:
        """Report how far the work has come; call it between rows, not inside a transaction's commit."""
        if self._cancelled.is_set():
            raise Cancelled
        self._worker.advanced.emit(done / of if of else 0.0)

    def cancel(self) -> None:
        """Ask the work to end at its next step."""
        self._cancelled.set()


@dataclass(frozen=True)
class _Job(Generic[T]):
    """One piece of work and who hears of it; ``tells`` when its result begins with Changes for all pages."""

    work: Work[T]
    then: Callable[[T], object] | None = None
    failed: Failed | None = None
    cancelled: Callable[[], object] | None = None
    progress: Progress | None = None
    tells: bool = False


def _is_gone(hearer: Callable[..., object]) -> bool:
    """Whether the object for which an answer is meant has been deleted: the one whose method ``hearer`` is, or that
    is ``self`` to a function written inside a method."""
    while isinstance(hearer, partial):
        hearer = hearer.func
    owner = getattr(hearer, "__self__", None)
    if owner is None and "self" in (names := getattr(getattr(hearer, "__code__", None), "co_freevars", ())):
        owner = cast("Any", hearer).__closure__[names.index("self")].cell_contents
    return isinstance(owner, QObject) and not isValid(owner)


class Worker(QObject):
    """What pages see of the store.

    ``run`` does work that reads; ``change`` work that returns Changes (or a tuple that starts with Changes) and tells
    all pages. ``then`` and ``failed`` are called on the GUI thread; without ``failed`` the sentence goes to
    ``trouble``, which the main window shows. Anything that is not an ExitDeskError is a bug and goes to ``bug``.

    A window may be closed before its answer comes: ``then`` is not called when it belongs to an object that has been
    deleted (it is its method, or was written inside one with ``self``), and what failed goes to ``trouble``, so that
    nobody believes it done. What must happen all the same belongs into a function without ``self``.
    """

    changed = Signal(object)
    trouble = Signal(object)
    bug = Signal(object)
    began = Signal(object)
    advanced = Signal(float)
    ended = Signal()
    idle = Signal()

    def run(self, work: Work[T], then: Callable[[T], object] | None = None, failed: Failed | None = None) -> None:
        """Do ``work(store)`` when its turn comes."""
        self._submit(_Job(work, then, failed))

    def change(self, work: Work[T], then: Callable[[T], object] | None = None, failed: Failed | None = None) -> None:
        """Like ``run``; the Changes in the result are told to all pages before ``then`` is called."""
        self._submit(_Job(work, then, failed, tells=True))

    def run_long(
        self, work: Callable[[OpenStore, Progress], T], then: Callable[[T], object] | None = None,
        failed: Failed | None = None, *, cancelled: Callable[[], object] | None = None, text: str = "",
        cancellable: bool = True, changes: bool = False,
    ) -> None:  # fmt: skip
        """Work with a bar and Cancel: ``work(store, progress)`` calls ``progress.step(done, of)`` now and then.

        When it is cancelled ``cancelled`` is called, neither ``then`` nor ``failed``. ``changes`` as in ``change``.
        """
        progress = Progress(self, text, cancellable)
        self._submit(_Job(lambda store: work(store, progress), then, failed, cancelled, progress, tells=changes))

    def is_idle(self) -> bool:
        """Whether nothing is running or waiting."""
        return True

    def settle(self) -> None:
        """Finish what is queued and deliver every answer; returns when that is done. What answers ask for is not."""

    def stop(self, last: Work[Any] | None = None) -> None:
        """Finish what is queued, do ``last``, close the store; returns when that is done.

        What fails here has nobody to be told to; everything that was reported saved is in the store all the same.
        """
        raise NotImplementedError

    def _submit(self, job: _Job[Any]) -> None:
        raise NotImplementedError

    def _hand_over(self, job: _Job[Any], result: object, error: BaseException | None) -> None:
        """Give what came of a job to whoever asked, if they are still there."""
        if isinstance(error, Cancelled):
            if job.cancelled is not None and not _is_gone(job.cancelled):
                job.cancelled()
        elif error is not None:
            self._fail(error, job.failed)
        else:
            if job.tells:
                self._tell(result)
            if job.then is not None and not _is_gone(job.then):
                job.then(result)

    def _tell(self, result: object) -> None:
        from exitdesk.store.changes import Changes  # the store's modules are heavy at start

        first = result[0] if isinstance(result, tuple) and result else result
        if isinstance(first, Changes) and first:
            self.changed.emit(first)

    def _fail(self, error: BaseException, failed: Failed | None) -> None:
        if not isinstance(error, ExitDeskError):
            self.bug.emit(error)
        elif failed is not None and not _is_gone(failed):
            failed(error)
        else:
            self.trouble.emit(error)


class InlineWorker(Worker):
    """The same, at once and on this thread: for tests and screenshots."""

    def __init__(self, store: OpenStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: OpenStore | None = store

    def _submit(self, job: _Job[Any]) -> None:
        if self._store is None:
            return
        self.began.emit(job.progress)
        result, error = None, None
        try:
            result = job.work(self._store)
        except Exception as caught:
            error = caught
        self.ended.emit()
        self._hand_over(job, result, error)
        self.idle.emit()

    def stop(self, last: Work[Any] | None = None) -> None:
        store, self._store = self._store, None
        if store is not None:
            try:
                if last is not None:
                    last(store)
            finally:
                store.close()


def _explained(error: Exception) -> Exception:
    """The sentence for a disk that fails or a damaged page met while reading; other errors as they are."""
    from exitdesk.store.connection import DatabaseError, explained_database  # the store's modules are heavy at start

    return explained_database(error) if isinstance(error, DatabaseError) else error


def give_back_memory() -> None:
    """Hand freed memory back to the system, where the C library keeps it (Linux with glibc); nothing elsewhere."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)


class StoreWorker(Worker):
    """One thread that opens the store (``opener``) and owns it until ``stop``.

    ``start`` calls ``ready`` with the open store's facts on the GUI thread, or ``failed`` when it cannot be opened;
    then the thread has ended.
    """

    _done = Signal(object)

    def __init__(self, opener: Callable[[], OpenStore], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._jobs: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._live, name="store", daemon=True)
        self._stopped = False
        self._waiting = 0
        self._opening: _Job[Any] = _Job(lambda store: store)
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, facts: Callable[[OpenStore], T], ready: Callable[[T], object], failed: Failed) -> None:
        """Open the store; ``facts`` runs on the worker's thread, its result goes to ``ready``."""
        self._opening = _Job(facts, ready, failed)
        sys.setswitchinterval(_TURN_S)
        self._thread.start()

    def _submit(self, job: _Job[Any]) -> None:
        if not self._stopped:
            self._waiting += 1
            self.began.emit(job.progress)
            self._jobs.put(job)

    def settle(self) -> None:
        if self._stopped or not self._thread.is_alive():
            return
        done = threading.Event()
        self.run(lambda _store: done.set())
        while not done.wait(0.1) and self._thread.is_alive():
            pass
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def stop(self, last: Work[Any] | None = None) -> None:
        if self._stopped:
            return
        self._stopped = True
        if last is not None:
            self._jobs.put(_Job(last, failed=lambda _error: None))
        self._jobs.put(_STOP)
        if self._thread.is_alive():
            self._thread.join()

    def _open(self) -> tuple[OpenStore, Any]:
        """The store and its facts; a store whose facts cannot be read is closed, so that it can be tried again."""
        store = self._opener()
        try:
            return store, self._opening.work(store)
        except BaseException:
            with contextlib.suppress(ExitDeskError):
                store.close()
            raise

    def _live(self) -> None:
        try:
            store, facts = self._open()
        except Exception as error:
            self._done.emit((self._opening, None, _explained(error)))
            return
        try:
            self._done.emit((self._opening, facts, None))
            while (job := self._next_job()) is not _STOP:
                self._do(job, store)
                del job
        finally:
            with contextlib.suppress(ExitDeskError):
                store.close()

    def _next_job(self) -> _Job[Any] | None:
        """The next job. Memory that work left behind goes back to the system once nothing has come for a while."""
        try:
            return self._jobs.get(timeout=_QUIET_S)
        except queue.Empty:
            give_back_memory()
            return self._jobs.get()

    def _do(self, job: _Job[Any], store: OpenStore) -> None:
        try:
            result, error = job.work(store), None
        except Exception as caught:
            result, error = None, _explained(caught)
        self._done.emit((job, result, error))

    @Slot(object)
    def _deliver(self, answer: object) -> None:
        job, result, error = cast("tuple[_Job[Any], Any, BaseException | None]", answer)
        if job is not self._opening:
            self._waiting -= 1
            self.ended.emit()
        self._hand_over(job, result, error)
        if not self._waiting:
            self.idle.emit()

    def is_idle(self) -> bool:
        """Whether nothing is running or waiting."""
        return self._waiting == 0


class Background(QObject):
    """One piece of work without a store (restoring, making the practice store) on a thread of its own."""

    advanced = Signal(float)
    ended = Signal()
    _done = Signal(object)

    def __init__(
        self,
        work: Callable[[Callable[[int, int], None]], T],
        then: Callable[[T], object],
        failed: Failed,
        bug: Callable[[BaseException], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work: Callable[[Callable[[int, int], None]], Any] = work
        self._then: Callable[[Any], object] = then
        self._failed, self._bug = failed, bug
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._live, name="background", daemon=True).start()

    def _live(self) -> None:
        try:
            answer: tuple[Any, BaseException | None] = (self._work(self._report), None)
        except Exception as error:
            answer = (None, error)
        with contextlib.suppress(RuntimeError):  # the window that asked is gone
            self._done.emit(answer)

    def _report(self, done: int, of: int) -> None:
        self.advanced.emit(done / of if of else 0.0)

    @Slot(object)
    def _deliver(self, answer: object) -> None:
        result, error = cast("tuple[Any, BaseException | None]", answer)
        if error is None:
            self._then(result)
        elif isinstance(error, ExitDeskError):
            self._failed(error)
        else:
            self._bug(error)
        self.ended.emit()
