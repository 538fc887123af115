"""How many corrections wait to be told with a return: worked out one sent return at a time, each once."""

from __future__ import annotations

from exitdesk.domain.periods import Period, parse_period
from exitdesk.returns.freezing import corrections
from exitdesk.store.history import last_mark
from exitdesk.store.opening import OpenStore
from exitdesk.store.snapshots import SnapshotKind, newest_keys, snapshot_of_key


class PendingCorrections:
    """Remembers what it found for as long as nothing is written into the history. Use it on the store's thread."""

    def __init__(self) -> None:
        self._number = -1
        self._found: dict[str, int] = {}

    def step(self, store: OpenStore, period: Period) -> int | None:
        """Compare at most one more return that was sent for a time before ``period``.

        Gives how many corrections there are once all are compared, None before.
        """
        number = last_mark(store.db).seq
        if number != self._number:
            self._number, self._found = number, {}
        earlier = earlier_returns(store, period)
        for key in earlier:
            if key not in self._found:
                self._found[key] = len(corrections(store, sent=[snapshot_of_key(store, key)]).found)
                break
        return sum(self._found[key] for key in earlier) if self._found.keys() >= set(earlier) else None


def earlier_returns(store: OpenStore, period: Period) -> list[str]:
    """Keys of the newest returns of the times before a period; the whole project comes after every quarter."""
    found = []
    for code, key in sorted(newest_keys(store, SnapshotKind.RETURN).items()):
        sent = parse_period(code)
        if sent is not None and sent.last is not None and (period.first is None or sent.last < period.first):
            found.append(key)
    return found
