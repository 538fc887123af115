"""The bridge between windows and store: one thread owns the store, results come back on the GUI thread."""

from __future__ import annotations

import contextlib
import ctypes
import queue
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

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


class Worker(QObject):
    """What pages see of the store.

    ``run`` does work that reads; ``change`` work that returns Changes (or a tuple that starts with Changes) and tells
    all pages. ``then`` and ``failed`` are called on the GUI thread; without ``failed`` the sentence goes to
    ``trouble``, which the main window shows. Anything that is not an ExitDeskError is a bug and goes to ``bug``.
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
        self._submit(work, then, failed, None)

    def change(self, work: Work[T], then: Callable[[T], object] | None = None, failed: Failed | None = None) -> None:
        """Like ``run``; the Changes in the result are told to all pages before ``then`` is called."""

        def told(result: T) -> None:
            self._tell(result)
            if then is not None:
                then(result)

        self._submit(work, told, failed, None)

    def run_long(
        self, work: Callable[[OpenStore, Progress], T], then: Callable[[T], object] | None = None,
        failed: Failed | None = None, *, text: str = "", cancellable: bool = True, changes: bool = False,
    ) -> None:  # fmt: skip
        """Work with a bar and Cancel: ``work(store, progress)`` calls ``progress.step(done, of)`` now and then.

        When it is cancelled neither ``then`` nor ``failed`` is called. ``changes`` as in ``change``.
        """
        progress = Progress(self, text, cancellable)

        def told(result: T) -> None:
            if changes:
                self._tell(result)
            if then is not None:
                then(result)

        self._submit(lambda store: work(store, progress), told, failed, progress)

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

    def _submit(
        self, work: Work[Any], then: Callable[[Any], object] | None, failed: Failed | None, progress: Progress | None
    ) -> None:
        raise NotImplementedError

    def _tell(self, result: object) -> None:
        from exitdesk.store.changes import Changes  # the store's modules are heavy at start

        first = result[0] if isinstance(result, tuple) and result else result
        if isinstance(first, Changes) and first:
            self.changed.emit(first)

    def _fail(self, error: BaseException, failed: Failed | None) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, ExitDeskError):
            self.bug.emit(error)
        elif failed is not None:
            failed(error)
        else:
            self.trouble.emit(error)


class InlineWorker(Worker):
    """The same, at once and on this thread: for tests and screenshots."""

    def __init__(self, store: OpenStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: OpenStore | None = store

    def _submit(
        self, work: Work[Any], then: Callable[[Any], object] | None, failed: Failed | None, progress: Progress | None
    ) -> None:
        if self._store is None:
            return
        self.began.emit(progress)
        try:
            result = work(self._store)
        except Exception as error:
            self.ended.emit()
            self._fail(error, failed)
        else:
            self.ended.emit()
            if then is not None:
                then(result)
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
        self._jobs: queue.SimpleQueue[tuple[Work[Any], Any, Any, Any] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._live, name="store", daemon=True)
        self._stopped = False
        self._waiting = 0
        self._on_open: tuple[Callable[[Any], object], Failed] | None = None
        self._facts: Callable[[OpenStore], Any] = lambda store: store
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, facts: Callable[[OpenStore], T], ready: Callable[[T], object], failed: Failed) -> None:
        """Open the store; ``facts`` runs on the worker's thread, its result goes to ``ready``."""
        self._on_open, self._facts = (ready, failed), facts
        sys.setswitchinterval(_TURN_S)
        self._thread.start()

    def _submit(
        self, work: Work[Any], then: Callable[[Any], object] | None, failed: Failed | None, progress: Progress | None
    ) -> None:
        if not self._stopped:
            self._waiting += 1
            self.began.emit(progress)
            self._jobs.put((work, then, failed, progress))

    def settle(self) -> None:
        if self._stopped or not self._thread.is_alive():
            return
        done = threading.Event()
        self._submit(lambda _store: done.set(), None, None, None)
        while not done.wait(0.1) and self._thread.is_alive():
            pass
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def stop(self, last: Work[Any] | None = None) -> None:
        if self._stopped:
            return
        self._stopped = True
        if last is not None:
            self._jobs.put((last, None, lambda _error: None, None))
        self._jobs.put(_STOP)
        if self._thread.is_alive():
            self._thread.join()

    def _live(self) -> None:
        ready, failed = self._on_open or (None, None)
        try:
            store = self._opener()
        except Exception as error:
            self._done.emit((None, None, failed, error, False))
            return
        try:
            self._answer(self._facts, ready, failed, store, counted=False)
            while (job := self._next_job()) is not _STOP:
                work, then, job_failed, _progress = job
                self._answer(work, then, job_failed, store, counted=True)
                del job, work, then, job_failed
        finally:
            with contextlib.suppress(ExitDeskError):
                store.close()

    def _next_job(self) -> tuple[Work[Any], Any, Any, Any] | None:
        """The next job. Memory that work left behind goes back to the system once nothing has come for a while."""
        try:
            return self._jobs.get(timeout=_QUIET_S)
        except queue.Empty:
            give_back_memory()
            return self._jobs.get()

    def _answer(self, work: Work[Any], then: Any, failed: Any, store: OpenStore, *, counted: bool) -> None:
        try:
            result, error = work(store), None
        except Exception as caught:
            result, error = None, _explained(caught)
        self._done.emit((then, result, failed, error, counted))

    @Slot(object)
    def _deliver(self, answer: object) -> None:
        then, result, failed, error, counted = cast("tuple[Any, Any, Any, Any, bool]", answer)
        if counted:
            self._waiting -= 1
            self.ended.emit()
        if error is not None:
            self._fail(error, failed)
        elif then is not None:
            then(result)
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
