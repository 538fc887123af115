"""A leak session in a process of its own, with a home of its own, and a look into its memory."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
STORE = Path("home") / "desk" / "store"
CHUNK = 8 << 20
OVERLAP = 512
PATIENCE_S = 120


@dataclass
class DeskProcess:
    """``words`` are the canaries typed, ``code`` the recovery code that was shown."""

    process: subprocess.Popen[str]
    box: Path
    words: list[str] = field(default_factory=list)
    code: str = ""
    ready: threading.Event = field(default_factory=threading.Event)

    @property
    def store(self) -> Path:
        return self.box / STORE

    def go_on(self) -> None:
        """Let it end as it was told to."""
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write("x")
            self.process.stdin.flush()

    def wait_until_locked(self) -> None:
        """The process is a new program that has loaded what unlocking needs."""
        deadline = time.monotonic() + PATIENCE_S
        place = Path(f"/proc/{self.process.pid}")
        while b"--locked" not in (place / "cmdline").read_bytes() or "sqlcipher" not in (place / "maps").read_text():
            assert self.process.poll() is None, "the process ended instead of locking"
            assert time.monotonic() < deadline, "not locked in time"
            time.sleep(0.05)

    def memory(self, *, files: bool = False) -> Iterator[bytes]:
        """All that can be read of it, in pieces that overlap; ``files``: what is mapped from files unchanged, too."""
        with Path(f"/proc/{self.process.pid}/mem").open("rb", buffering=0) as memory:
            for line in Path(f"/proc/{self.process.pid}/maps").read_text().splitlines():
                match = re.match(r"([0-9a-f]+)-([0-9a-f]+) r(.)..\s+\S+\s+\S+\s+(\d+)", line)
                if match is None or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                    continue
                if not files and match[3] == "-" and match[4] != "0":
                    continue
                start, end = (int(number, 16) for number in match.groups()[:2])
                while start < end:
                    try:
                        memory.seek(start)
                        data = memory.read(min(CHUNK, end - start))
                    except OSError:  # beyond the end of a mapped file, or gone meanwhile
                        break
                    if not data:
                        break
                    yield data
                    start += len(data) if len(data) <= OVERLAP or start + len(data) >= end else len(data) - OVERLAP


def _listen(desk: DeskProcess, reading: int) -> None:
    with os.fdopen(reading) as lines:
        for line in lines:
            told = json.loads(line)
            if told["kind"] == "word":
                desk.words.append(told["text"])
            elif told["kind"] == "code":
                desk.code = told["text"]
            else:
                desk.ready.set()
    desk.ready.set()


@contextlib.contextmanager
def desk_process(
    box: Path, ending: str, *, brief: bool = False, command: tuple[str, ...] = ("-m", "tests.faults.leak_session"),
    before: tuple[str, ...] = (), extra: dict[str, str] | None = None,
) -> Iterator[DeskProcess]:  # fmt: skip
    """A session below ``box`` that has typed everything and waits; it is ended with the block."""
    for name in ("home/desk", "temp", "run"):
        (box / name).mkdir(parents=True, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTEST_"))}
    environment |= {
        "HOME": str(box / "home"), "TMPDIR": str(box / "temp"), "XDG_RUNTIME_DIR": str(box / "run"),
        "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT), **(extra or {}),
    }  # fmt: skip
    if brief:
        environment["EXITDESK_TEST_BRIEF"] = "1"
    (box / "run").chmod(0o700)
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [*before, sys.executable, *command, str(box / STORE), ending, str(writing)],
        cwd=box / "temp", env=environment, pass_fds=(writing,), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(writing)
    desk = DeskProcess(process, box)
    listener = threading.Thread(target=_listen, args=(desk, reading))
    listener.start()
    try:
        assert desk.ready.wait(PATIENCE_S), "the session takes too long"
        if process.poll() is not None:
            raise AssertionError(process.communicate()[1])
        yield desk
    finally:
        process.kill()
        process.communicate()
        listener.join()
