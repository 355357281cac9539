"""Netloupe looks inside neural networks while they train. This package is what a Python process embeds:

    import netloupe
    loader = netloupe.watch(model, optimizer, loader)        # for images, labels in loader: ...
    loader.observe(loss=loss, output=output, target=labels)  # after the backward pass

or, for any process, events of its own:

    netloupe.observe("batch", loss=loss, weights=lambda: model.weights())

See docs/user-guide/watch-a-process.md."""
from __future__ import annotations

import threading
from typing import Any, Dict, Optional

from .agent import Agent, Group
from .commands import number, text
from .values import Image, Points

__version__ = "0.1.0"
__all__ = ["Agent", "Group", "Image", "Points", "agent", "begin", "command", "end", "event", "keras_callback", "number", "observe",
           "record_activations", "record_epoch", "record_states", "setting", "text", "watch"]

_default: Optional[Agent] = None
_lock = threading.Lock()
_LAZY = {"watch": "pytorch", "keras_callback": "keras", "record_activations": "recorders", "record_epoch": "recorders",
         "record_states": "recorders"}


def agent(name: Optional[str] = None, folder: Optional[str] = None, labels: Optional[Dict[str, str]] = None,
          host: str = "127.0.0.1") -> Agent:
    """Starts an agent; the first one is also that of the functions of this module. See Agent for the arguments."""
    global _default
    made = Agent(name, folder, labels, host)
    with _lock:
        if _default is None or _default._closed:
            _default = made
    return made


def default_agent() -> Agent:
    """The agent of the functions of this module, started if there has been none; in a forked process it does nothing."""
    known = _default
    return known if known is not None else agent()


def observe(event: str, /, **observables: Any) -> None:
    """Tells that an event has occurred; see Agent.observe."""
    known = _default
    if known is None:
        known = default_agent()
    if event in known._quiet:
        return
    known._attend(event, observables)


def event(event: str, /, **observables: Any) -> Any:
    """Declares an event with functions as observables; see Agent.event."""
    return default_agent().event(event, **observables)


def begin(group: str) -> Group:
    """Begins a group; see Agent.begin."""
    return default_agent().begin(group)


def end(group: str) -> None:
    """Ends a group; see Agent.end."""
    default_agent().end(group)


def command(name: str, handler: Any, description: str = "", parameters: Any = ()) -> None:
    """Declares a command; see Agent.command."""
    default_agent().command(name, handler, description, parameters)


def setting(name: str, read: Any, write: Any, low: float, high: float, description: str = "") -> None:
    """Declares a setting; see Agent.setting."""
    default_agent().setting(name, read, write, low, high, description)


def __getattr__(name: str) -> Any:
    """What needs a framework is imported when it is first asked for."""
    module = _LAZY.get(name)
    if module is None:
        raise AttributeError(f"module 'netloupe' has no attribute '{name}'")
    import importlib
    return getattr(importlib.import_module(f".{module}", __name__), name)
