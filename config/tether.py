"""A process that does not outlive its parent: on Linux the kernel kills it when the parent is gone, kill -9 included.

Elsewhere there is no such signal, and this does nothing: what a killed parent leaves there has to be ended by hand.

Needs nothing but the standard library. Before a program: `python -m config.tether PID PROGRAM [ARGUMENT ...]` sets the
signal and becomes the program, which keeps it. In a process that was forked: `hold_to(parent)`.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def hold_to(parent: int) -> None:
    """Die (SIGKILL) when the parent dies; at once if `parent`, a process id, is our parent no longer.

    The kernel means the thread that started this process: processes are to be started from threads that last.

    Raises:
        OSError: the kernel refuses.
    """
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL)):
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG)")
    if os.getppid() != parent:  # it died before the signal was set
        os._exit(1)


def main(arguments: list[str]) -> None:
    """Become the program that the arguments name, tied to the process they name. Returns only by an error."""
    hold_to(int(arguments[0]))
    os.execvp(arguments[1], arguments[1:])  # noqa: S606  (our own programs)


if __name__ == "__main__":
    main(sys.argv[1:])
