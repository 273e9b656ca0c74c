"""The packages that Vouch is measured beside: installed apart from it, lent to a benchmark that asks.

    python -m bench.peers

puts what bench/peers.txt names below var/peers (needs a package index). A benchmark that finds none there says so and
measures Vouch alone. Nothing of it is ever imported by Vouch.
"""

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "bench/peers.txt"
PLACE = ROOT / "var/peers"


def peer(name: str) -> ModuleType | None:
    """The module of that name from var/peers, or None (said on stderr) where it is not installed.

    The folder goes to the end of the search path: what Vouch itself runs on keeps its own versions.
    """
    if PLACE.is_dir() and str(PLACE) not in sys.path:
        sys.path.append(str(PLACE))
    try:
        return importlib.import_module(name)
    except ImportError as error:
        print(f"{name} is not measured beside it ({error}): python -m bench.peers installs it", file=sys.stderr)
        return None


def install() -> None:
    """Install what bench/peers.txt names, one package at a time, so that one that is gone costs the others nothing."""
    for line in LIST.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        command = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", str(PLACE)]
        done = subprocess.run([*command, "--upgrade", line], check=False)
        print(f"{line}: {'installed' if done.returncode == 0 else 'NOT installed'}")


if __name__ == "__main__":
    install()
