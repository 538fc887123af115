"""Run a command that the kernel kills the moment it asks for an internet socket.

``python -m tests.faults.no_internet COMMAND…``: a seccomp filter over socket(AF_INET…), socket(AF_INET6…) and
io_uring; it holds for libraries, direct system calls and all processes that the command starts. Linux on x86-64 and
ARM64.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys

# Per machine: the audit code, and the numbers of socket and io_uring_setup.
_MACHINES = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
_INTERNET = (2, 10)  # AF_INET, AF_INET6
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_LOAD, _IS, _RETURN = 0x20, 0x15, 0x06
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16


def is_possible() -> bool:
    """Whether this machine has such filters and we know its system calls."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def forbid() -> None:
    """Set the filter for this process and all that it starts; nothing takes it off again."""
    architecture, socket, ring = _MACHINES[platform.machine()]
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IS, 0, 7, architecture),
        (_LOAD, 0, 0, _NUMBER),
        (_IS, 4, 0, ring),
        (_IS, 0, 4, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IS, 1, 0, _INTERNET[0]),
        (_IS, 0, 1, _INTERNET[1]),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("H6xP", len(steps), ctypes.addressof(code))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or library.prctl(_PR_SET_SECCOMP, _FILTER, program, 0, 0):
        raise OSError(ctypes.get_errno(), "no filter for system calls")


KILLED = -signal.SIGSYS if sys.platform == "linux" else None

if __name__ == "__main__":
    forbid()
    os.execvp(sys.argv[1], sys.argv[1:])
