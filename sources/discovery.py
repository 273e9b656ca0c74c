"""Find plug-ins: the modules of a package, and what other distributions offer under an entry-point group.

A kind, a rule, a reader or an export format is one file in its package; nothing else has to be edited for it.
"""

import importlib
import pkgutil
from importlib.metadata import entry_points
from types import ModuleType


def plugin_modules(package: str, group: str) -> list[ModuleType]:
    """Import and return every public module of `package`, then every entry point of `group`, each sorted by name.

    Errors of a broken plug-in are not swallowed: an ImportError says which module failed.
    """
    home = importlib.import_module(package)
    names = sorted(info.name for info in pkgutil.iter_modules(home.__path__) if not info.name.startswith("_"))
    found = [importlib.import_module(f"{package}.{name}") for name in names]
    for entry in sorted(entry_points(group=group), key=lambda one: one.name):
        loaded = entry.load()
        if not isinstance(loaded, ModuleType):
            raise TypeError(f"entry point {entry.name!r} of {group!r} must name a module, not {type(loaded).__name__}")
        found.append(loaded)
    return found
