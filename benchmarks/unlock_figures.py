"""Unlocking with the usual cost of key stretching, for who knows the passphrase and for who tries one after another."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from benchmarks import big_store
from benchmarks.figures import Figure, median, milliseconds
from exitdesk.store import vault
from exitdesk.store.opening import open_store

ROUNDS = 5
MOST_MS = 2000
LEAST_CORE_MS = 300


def unlock(folder: Path) -> Figure:
    """From the passphrase to the open store, Argon2id included."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        store = open_store(folder, user=big_store.USER, passphrase=big_store.PASSPHRASE)
        times.append(1000 * (time.perf_counter() - start))
        store.close()
    return Figure("unlock, key stretching included", "ms", median(times), None, MOST_MS)


def guess(folder: Path) -> Figure:
    """What a wrong passphrase costs: processor time of one core, over all threads. The least of several is told."""
    slot = vault.read_header(folder).user_slot(big_store.USER)
    assert slot is not None
    times = []
    for number in range(ROUNDS):
        start = time.process_time()
        assert slot.open(f"a wrong passphrase, number {number}") is None
        times.append(1000 * (time.process_time() - start))
    return Figure("a guess at the passphrase, one core", "ms", min(times), None, MOST_MS, least=LEAST_CORE_MS)


def close(folder: Path) -> Figure:
    """Closing after a change: what a lock waits for, the hash over all pages included."""
    times = []
    for _ in range(ROUNDS):
        store = open_store(folder, user=big_store.USER, passphrase=big_store.PASSPHRASE)
        times.append(milliseconds(store.close))
    return Figure("store closed", "ms", statistics.median(times), None, 1000)


def all_figures(folder: Path) -> list[Figure]:
    """On a closed store that was made with the usual cost."""
    return [unlock(folder), guess(folder), close(folder)]
